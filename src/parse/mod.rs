//! Not yet.
use crate::error::Report;
use crate::model::atlas::Atlas;
/// Parses.
pub fn package(_: &[(&str, &[u8])]) -> Result<Atlas, Report> {
    Err(Report::default())
}
