//! Everything the package holds, sorted, with lookups by id and code.

use super::cases::{Metric, ReferenceEvent, Series};
use super::fact::{Comparison, Fact, Table};
use super::land::Land;
use super::outbreak::Outbreak;
use super::place::Place;
use super::source::{Role, Source};

/// The whole package. Facts are sorted by table, date and id, places by code.
#[derive(Debug, Clone, PartialEq)]
pub struct Atlas {
    /// Every fact.
    pub facts: Vec<Fact>,
    /// Judged pairs.
    pub comparisons: Vec<Comparison>,
    /// Documents, reference and origins.
    pub sources: Vec<Source>,
    /// Countries, territories, groups, organisations; sorted by code.
    pub places: Vec<Place>,
    /// The reference series, world outside the hub included.
    pub series: Vec<Series>,
    /// Dated events of the reference.
    pub events: Vec<ReferenceEvent>,
    /// Coasts and borders.
    pub land: Land,
    /// What the figures take from this outbreak.
    pub outbreak: Outbreak,
}

impl Atlas {
    /// The facts of one table, in order.
    pub fn table(&self, table: Table) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |f| f.table() == table)
    }

    /// A fact by its id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|f| f.id == id)
    }

    /// A place by its code.
    pub fn place(&self, code: &str) -> Option<&Place> {
        let index = self.places.binary_search_by(|p| p.code.as_str().cmp(code)).ok()?;
        self.places.get(index)
    }

    /// A source by its id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The cumulative series of a place.
    pub fn series(&self, code: &str, metric: Metric) -> Option<&Series> {
        self.series.iter().find(|s| s.code == code && s.metric == metric)
    }

    /// The separately compiled series' own source.
    pub fn reference(&self) -> Option<&Source> {
        self.sources.iter().find(|s| s.role == Role::Reference)
    }
}
