//! The data package that is built into the library: which is embedded here or, for the page, in `pack`.
//!
//! Goes out: the bytes of each table as they stand in `seeds/`, and the atlas read from them.
//! What the bytes mean is `parse`'s business alone. The native command holds the whole package;
//! the page holds what its figures draw first and loads the rest from its own origin when asked.

use crate::error::Report;
use crate::model::atlas::Atlas;
use crate::parse;

/// A file of `seeds/` with its path there.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! seed {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../seeds/", $path)).as_slice())
    };
}

/// The whole package: paths inside it, and bytes.
#[cfg(not(target_arch = "wasm32"))]
const FILES: [(&str, &[u8]); 16] = [
    seed!("cases.csv"),
    seed!("aid.csv"),
    seed!("institutions.csv"),
    seed!("countries.csv"),
    seed!("sources.json"),
    seed!("figures.json"),
    seed!("reference/events.csv"),
    seed!("geo/land.csv"),
    seed!("geo/rings.csv"),
    seed!("geo/disputed.csv"),
    seed!("exchanges.csv"),
    seed!("structures.csv"),
    seed!("counts.csv"),
    seed!("comparisons.csv"),
    seed!("aliases.csv"),
    seed!("reference/cases.csv"),
];

/// The embedded files: paths inside the package, and bytes.
#[cfg(not(target_arch = "wasm32"))]
pub fn texts() -> Vec<(&'static str, &'static [u8])> {
    FILES.to_vec()
}

/// The embedded files: paths inside the package, and bytes; of the reference, the places drawn
/// first.
#[cfg(target_arch = "wasm32")]
pub fn texts() -> Vec<(&'static str, &'static [u8])> {
    let mut files = crate::pack::files();
    files.retain(|(path, _)| path.contains('.'));
    files
}

/// Reads the embedded package: whole natively, in part on the page.
///
/// ```
/// let atlas = response_atlas::seed::load()?;
/// let fact = atlas.fact("who-dg-2020-days-100k").or(atlas.facts.first());
/// assert!(fact.is_some_and(|fact| !fact.locator.is_empty()));
/// # Ok::<(), response_atlas::error::Report>(())
/// ```
///
/// # Errors
/// Every fault of every file; a build whose tests pass has none.
pub fn load() -> Result<Atlas, Report> {
    if cfg!(target_arch = "wasm32") { parse::part(&texts()) } else { parse::package(&texts()) }
}

/// The atlas's own faces, regular and semibold, for PNG.
#[cfg(feature = "command")]
pub fn faces() -> [&'static [u8]; 2] {
    [include_bytes!("../www/fonts/atlas-400.ttf"), include_bytes!("../www/fonts/atlas-600.ttf")]
}
