//! A country, territory, group or organisation. Coordinates are degrees, north and east positive.

use super::fact::Bilingual;

/// One row of `countries.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// ISO 3166-1 alpha-3, or a code of our own.
    pub code: String,
    /// `country`, `territory`, `group`, `organisation`, `world` or `other`.
    pub kind: String,
    /// Short name.
    pub name: Bilingual,
    /// `africa`, `asia`, `europe`, `americas`, `oceania`, or empty.
    pub region: String,
    /// Capital: longitude and latitude in degrees.
    pub capital_deg: Option<(f64, f64)>,
    /// Inhabitants, as the reference series gives them.
    pub population: Option<f64>,
}

impl Place {
    /// True for a country or territory, which may stand on the map.
    pub fn is_country(&self) -> bool {
        matches!(self.kind.as_str(), "country" | "territory")
    }
}
