//! Not yet.
use crate::model::atlas::Atlas;
/// Files of the site.
pub fn files(_: &Atlas, _: &str) -> Result<Vec<(String, Vec<u8>)>, Box<dyn std::error::Error>> {
    Ok(Vec::new())
}
