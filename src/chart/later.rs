//! Which tables a view draws beyond those that the page's core is built with.
//!
//! The core of the page embeds what the first view of each figure draws. What another view or
//! state needs comes from the site's own `data/`, when somebody asks for it; notes come with
//! whatever answers for a mark.

use super::view::View;

/// Coasts and borders, and every place's capital.
const MAP: &[&str] = &["geo/land.csv", "geo/rings.csv", "geo/disputed.csv", "countries.csv"];

/// Every place's series.
const SERIES: &[&str] = &["reference/cases.csv", "countries.csv"];

/// Tables that the core is built with, but without their notes or without further views' words.
pub const SLIM: &[&str] = &[
    "cases.csv",
    "aid.csv",
    "institutions.csv",
    "exchanges.csv",
    "structures.csv",
    "counts.csv",
    "comparisons.csv",
    "reference/events.csv",
    "countries.csv",
    "figures.json",
    "sources.json",
];

/// Paths inside the package; none for a first view.
pub fn tables(view: &View) -> &'static [&'static str] {
    match (view.figure(), view.id()) {
        ("aid", "map") => MAP,
        ("aid", "card") => SERIES,
        ("growth", id) if id != "date" || !view.get("places").is_empty() => SERIES,
        _ => &[],
    }
}
