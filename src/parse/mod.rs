//! Text in, model out: reads the data package, or tells every fault of it in one report.
//!
//! Comes in: the files of a package as bytes with their paths. Goes out: an [`Atlas`] whose ids,
//! codes and dates all hold, or a [`Report`] with file, line, column, what was found and what
//! was expected, in the order of files. No file is opened here: the page's embedded seeds and
//! the command's folder come through the same door.
//!
//! A table goes through three hands: `scan` tells faults of bytes and quoting, `table` those of
//! header and rows, and one reader a file those of values. Names that files give each other are
//! gathered on the way and checked last. The rooms: `fact` and `detail` (six tables), `place`,
//! `source`, `comparison`, `series`, `event`, `land`, `outbreak`; `json` for the two JSON files;
//! `field`, `number`, `vocabulary` and `names` for what fields hold. Apart from the package stands
//! [`own`], for a table that somebody brings: `wide` and `long` over `cursor`, which is made for size.

mod comparison;
mod cursor;
mod detail;
mod event;
mod fact;
mod fault;
mod field;
mod json;
mod json_place;
mod land;
mod link;
mod long;
mod names;
mod number;
mod outbreak;
pub mod own;
mod place;
mod scan;
mod series;
mod source;
mod table;
mod vocabulary;
mod wide;

use crate::error::{ErrorKind, Report};
use crate::model::atlas::Atlas;
use crate::model::fact::Table;
use fact::{Facts, Known};
use fault::{Faults, Spot};
use land::LandBytes;
use link::{check_links, check_parents};

/// The fact tables and their files.
const TABLES: [(Table, &str); 6] = [
    (Table::Cases, "cases.csv"),
    (Table::Aid, "aid.csv"),
    (Table::Exchanges, "exchanges.csv"),
    (Table::Institutions, "institutions.csv"),
    (Table::Structures, "structures.csv"),
    (Table::Counts, "counts.csv"),
];

/// The bytes of a file, or none where a package lacks it, which is told once and for all.
type Bytes<'a> = Option<&'a [u8]>;

/// Every file that a package must have, in the order of reports.
pub const FILES: [&str; 16] = [
    "cases.csv",
    "aid.csv",
    "exchanges.csv",
    "institutions.csv",
    "structures.csv",
    "counts.csv",
    comparison::FILE,
    place::PLACES,
    place::ALIASES,
    source::FILE,
    outbreak::FILE,
    series::FILE,
    event::FILE,
    land::ARCS,
    land::RINGS,
    land::DISPUTED,
];

/// Reads a package: pairs of a path inside it and that file's bytes, in any order; files that
/// are not part of it (a readme, the descriptor) are passed over.
///
/// ```
/// use response_atlas::{parse, seed};
///
/// // A folder of your own, with one fault in it.
/// let mut texts = seed::texts();
/// texts.retain(|(path, _)| *path != "counts.csv");
/// texts.push(("counts.csv", b"id,measure\n"));
/// let report = parse::package(&texts).err().ok_or("a fault")?;
/// assert!(report.errors[0].to_string().starts_with("counts.csv:1"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Every fault of every file, in the order of [`FILES`], then of lines.
pub fn package(texts: &[(&str, &[u8])]) -> Result<Atlas, Report> {
    settled(&Package { texts, is_whole: true })
}

/// Reads part of a package: a file that is not there is empty, and what only it would give is not
/// missed. What is there is held to every rule.
///
/// # Errors
/// Every fault of every file that is there.
pub fn part(texts: &[(&str, &[u8])]) -> Result<Atlas, Report> {
    settled(&Package { texts, is_whole: false })
}

fn settled(package: &Package<'_>) -> Result<Atlas, Report> {
    let mut faults = Faults::default();
    let atlas = read(package, &mut faults);
    let report = faults.into_report(&FILES);
    match atlas {
        Some(atlas) => report.into_result(atlas),
        None => Err(report),
    }
}

/// The files of a package by their paths.
struct Package<'a> {
    texts: &'a [(&'a str, &'a [u8])],
    /// False for a part, whose missing files are no fault.
    is_whole: bool,
}

impl<'a> Package<'a> {
    /// The bytes of a file, if it is there.
    fn file(&self, path: &str) -> Bytes<'a> {
        let found = self.texts.iter().find(|(name, _)| *name == path);
        found.map(|(_, bytes)| *bytes)
    }

    /// Reports files that are missing or that stand twice.
    fn check(&self, faults: &mut Faults) {
        for path in FILES {
            let times = self.texts.iter().filter(|(name, _)| *name == path).count();
            let found = match times {
                0 if self.is_whole => "no such file",
                0 | 1 => continue,
                _ => "the file twice",
            };
            faults.add(ErrorKind::Shape, Spot::file(path), found, "one file of this name");
        }
    }
}

fn read(package: &Package<'_>, faults: &mut Faults) -> Option<Atlas> {
    package.check(faults);
    let (places, codes) = place::places(package.file(place::PLACES), faults);
    place::check_aliases(package.file(place::ALIASES), &codes, faults);
    let source::Sources { sources, ids, documents } = source::sources(package.file(source::FILE), faults);
    let known = Known { places: &codes, documents: &documents, sources: &ids };
    let Facts { facts, mut ids, mut links } = facts(package, &known, faults);
    let events = event::events(package.file(event::FILE), &codes, &mut ids, faults);
    let comparisons = comparison::comparisons(package.file(comparison::FILE), &mut links, faults);
    let outbreak = outbreak::outbreak(package.file(outbreak::FILE), (&codes, known.sources), &mut links, faults);
    ids.settle(faults);
    check_links(&links, &ids, faults);
    check_parents(&facts, &links, &ids, faults);
    let mut series = series::series(package.file(series::FILE), &codes, faults);
    let land = land::land(&land_bytes(package), faults);
    let outbreak = outbreak?;
    series.extend(series::outside(&series, &outbreak.hub, &codes, faults));
    if package.is_whole && !series.is_empty() {
        outbreak::check_series(&outbreak, &series, faults);
    }
    Some(Atlas { facts, comparisons, sources, places, series, events, land, outbreak })
}

fn facts(package: &Package<'_>, known: &Known<'_>, faults: &mut Faults) -> Facts {
    let mut facts = Facts::new();
    for (table, path) in TABLES {
        facts.read(table, path, package.file(path), known, faults);
    }
    facts
}

fn land_bytes<'a>(package: &Package<'a>) -> LandBytes<'a> {
    LandBytes {
        arcs: package.file(land::ARCS),
        rings: package.file(land::RINGS),
        disputed: package.file(land::DISPUTED),
    }
}
