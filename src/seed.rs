//! Not yet.
use crate::error::Report;
use crate::model::atlas::Atlas;
/// Loads.
pub fn load() -> Result<Atlas, Report> {
    Err(Report::default())
}
