//! The data package that is built into the library: the only place that embeds a file.
//!
//! Goes out: the bytes of each table as they stand in `seeds/`, and the atlas read from them.
//! What the bytes mean is `parse`'s business alone.

use crate::error::Report;
use crate::model::atlas::Atlas;
use crate::parse;

/// A file of `seeds/` with its path there.
macro_rules! seed {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../seeds/", $path)).as_slice())
    };
}

/// The embedded files: paths inside the package, and bytes.
const TEXTS: [(&str, &[u8]); 16] = [
    seed!("cases.csv"),
    seed!("aid.csv"),
    seed!("exchanges.csv"),
    seed!("institutions.csv"),
    seed!("structures.csv"),
    seed!("counts.csv"),
    seed!("comparisons.csv"),
    seed!("countries.csv"),
    seed!("aliases.csv"),
    seed!("sources.json"),
    seed!("figures.json"),
    seed!("reference/cases.csv"),
    seed!("reference/events.csv"),
    seed!("geo/land.csv"),
    seed!("geo/rings.csv"),
    seed!("geo/disputed.csv"),
];

/// The embedded files: paths inside the package, and bytes.
pub fn texts() -> Vec<(&'static str, &'static [u8])> {
    TEXTS.to_vec()
}

/// Reads the embedded package.
///
/// # Errors
/// Every fault of every file; a build whose tests pass has none.
pub fn load() -> Result<Atlas, Report> {
    parse::package(&TEXTS)
}

/// The atlas's own faces, regular and semibold, for PNG.
#[cfg(feature = "command")]
pub fn faces() -> [&'static [u8]; 2] {
    [include_bytes!("../www/fonts/atlas-400.ttf"), include_bytes!("../www/fonts/atlas-600.ttf")]
}
