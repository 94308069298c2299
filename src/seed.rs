//! Not yet.
use crate::error::Report;
use crate::model::atlas::Atlas;
/// Loads.
pub fn load() -> Result<Atlas, Report> {
    Err(Report::default())
}

/// The atlas's own faces, regular and semibold, for PNG.
#[cfg(feature = "command")]
pub fn faces() -> [&'static [u8]; 2] {
    [include_bytes!("../www/fonts/atlas-400.ttf"), include_bytes!("../www/fonts/atlas-600.ttf")]
}
