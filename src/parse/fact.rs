//! Reads the six fact tables: the columns that every fact has, and their rules.
//!
//! Comes in: a table's bytes and the names of places and sources. Goes out: facts, the ids they
//! give, and the ids they point to, which are checked when all tables are in. What single
//! tables add stands in `detail`.

use super::Bytes;
use super::detail;
use super::fault::Faults;
use super::field::{is_kebab, is_snake};
use super::link::Link;
use super::names::Names;
use super::table::{Row, read};
use super::vocabulary::UNITS;
use crate::error::ErrorKind;
use crate::model::fact::{Basis, Bilingual, Fact, Qualifier, Table};

/// The columns of every fact table, in order.
pub(super) const COMMON: [&str; 19] = [
    "id",
    "measure",
    "title_en",
    "title_zh",
    "value",
    "value2",
    "qualifier",
    "unit",
    "date",
    "as_of",
    "from",
    "to",
    "source",
    "locator",
    "basis",
    "origin",
    "event",
    "note_en",
    "note_zh",
];

/// The names that facts use.
pub(super) struct Known<'k> {
    /// Codes of `countries.csv`.
    pub places: &'k Names,
    /// Documents and the reference.
    pub documents: &'k Names,
    /// Everything in `sources.json`.
    pub sources: &'k Names,
}

/// What the fact tables give.
pub(super) struct Facts {
    /// Facts in the order of tables and rows.
    pub facts: Vec<Fact>,
    /// Their ids.
    pub ids: Names,
    /// Ids that they point to.
    pub links: Vec<Link>,
}

impl Facts {
    /// No facts yet.
    pub fn new() -> Facts {
        Facts { facts: Vec::new(), ids: Names::new("the id of a fact"), links: Vec::new() }
    }

    /// Reads one table and adds what it gives.
    pub fn read(&mut self, table: Table, file: &'static str, bytes: Bytes<'_>, known: &Known<'_>, faults: &mut Faults) {
        let mut columns = COMMON.to_vec();
        columns.extend_from_slice(detail::columns(table));
        let mut last: Option<Key> = None;
        let whole = read(file, bytes, &columns, faults, &mut |row| {
            let key = Key::of(row);
            if last.as_ref().is_some_and(|last| key < *last) {
                let expected = "rows in the order of date, then id, the undated last";
                row.fault(ErrorKind::Shape, "id", expected);
            }
            last = Some(key);
            self.row(table, row, known);
        });
        self.ids.read_whole(whole);
    }

    fn row(&mut self, table: Table, row: &mut Row<'_>, known: &Known<'_>) {
        if let Some(spot) = row.spot("id") {
            self.ids.add(row.text("id"), spot);
        }
        let fact = fact(table, row, known, &mut self.links);
        self.facts.extend(fact);
    }
}

fn fact(table: Table, row: &mut Row<'_>, known: &Known<'_>, links: &mut Vec<Link>) -> Option<Fact> {
    let id = id(row);
    let measure = measure(row);
    let title = row.both("title_en", "title_zh");
    let stated = Stated::read(row);
    let (date, as_of) = (row.when("date"), row.when("as_of"));
    let from = row.places("from", known.places);
    let to = row.places("to", known.places);
    let source = row.required("source");
    row.known("source", &source, known.documents);
    let locator = row.required("locator");
    let basis = row.choice("basis", Basis::ALL, Basis::word);
    let origin = row.optional("origin");
    row.known("origin", &origin, known.sources);
    let event = row.optional("event");
    if !event.is_empty() && !is_kebab(&event) {
        row.wrong("event", "an id in kebab-case");
    }
    let note = note(row, basis);
    let detail = detail::read(table, row, known, links);
    Some(Fact {
        id,
        measure,
        title,
        value: stated.value,
        value2: stated.value2,
        qualifier: stated.qualifier,
        unit: stated.unit,
        date,
        as_of,
        from,
        to,
        source,
        locator,
        basis: basis?,
        origin,
        event,
        note,
        detail: detail?,
    })
}

/// An id in kebab-case that begins with the id of its source.
fn id(row: &mut Row<'_>) -> String {
    let source = row.text("source");
    let id = row.required("id");
    let rest = id.strip_prefix(source).and_then(|rest| rest.strip_prefix('-'));
    if !id.is_empty() && !is_kebab(&id) {
        row.wrong("id", "an id in kebab-case");
    } else if !id.is_empty() && rest.is_none() {
        let expected = format!("an id that begins with its source, “{source}-”");
        row.wrong("id", &expected);
    }
    id
}

fn measure(row: &mut Row<'_>) -> String {
    let measure = row.optional("measure");
    if !measure.is_empty() && !is_snake(&measure) {
        row.wrong("measure", "a word in snake_case");
    }
    measure
}

/// The note; a derived fact must say how it was derived.
fn note(row: &mut Row<'_>, basis: Option<Basis>) -> Bilingual {
    let note = row.both_or_neither("note_en", "note_zh");
    if basis == Some(Basis::Derived) && note.en.is_empty() && note.zh.is_empty() {
        row.wrong("note_en", "a note that says how the fact is derived");
    }
    note
}

/// A number with its hedge and its unit: all three or none.
#[derive(Default)]
struct Stated {
    value: Option<f64>,
    value2: Option<f64>,
    qualifier: Option<Qualifier>,
    unit: String,
}

impl Stated {
    fn read(row: &mut Row<'_>) -> Stated {
        if row.text("value").is_empty() {
            return Stated::nothing(row);
        }
        let stated = Stated {
            value: row.number("value"),
            value2: row.number("value2"),
            qualifier: row.choice("qualifier", Qualifier::ALL, Qualifier::word),
            unit: row.word("unit", UNITS),
        };
        stated.check_second(row);
        stated
    }

    fn nothing(row: &mut Row<'_>) -> Stated {
        for name in ["value2", "qualifier", "unit"] {
            if !row.text(name).is_empty() {
                row.wrong(name, "nothing, since there is no value");
            }
        }
        Stated::default()
    }

    /// A second number is the upper end of a range, or has a unit of its own.
    fn check_second(&self, row: &mut Row<'_>) {
        let paired = self.unit.contains('+');
        match (self.value, self.value2) {
            (_, None) if paired && row.text("value2").is_empty() => {
                row.wrong("value2", "a second number, since the unit names two things");
            }
            (Some(low), Some(high)) if !paired && high <= low => {
                row.wrong("value2", "the upper end of a range, or a unit with “+”");
            }
            _ => {}
        }
    }
}

/// What rows are sorted by.
#[derive(PartialEq, PartialOrd)]
pub(super) struct Key {
    undated: bool,
    date: String,
    id: String,
}

impl Key {
    /// The key of a row that has `date` and `id`.
    pub fn of(row: &mut Row<'_>) -> Key {
        let date = String::from(row.text("date"));
        Key { undated: date.is_empty(), date, id: String::from(row.text("id")) }
    }
}
