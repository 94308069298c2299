//! JSON for machines.

use serde::Serialize;

use crate::chart::REGISTRY;
use crate::model::atlas::Atlas;
use crate::model::fact::Fact;

#[derive(Serialize)]
struct FigureRow {
    id: &'static str,
    views: Vec<ViewRow>,
}

#[derive(Serialize)]
struct ViewRow {
    id: &'static str,
    options: Vec<OptionRow>,
}

#[derive(Serialize)]
struct OptionRow {
    key: &'static str,
    values: &'static [&'static str],
}

/// The registry as JSON.
///
/// # Errors
/// Never in practice: the rows are plain strings.
pub fn figures() -> Result<String, serde_json::Error> {
    let view = |v: &crate::chart::ViewEntry| ViewRow {
        id: v.id,
        options: v.choices.iter().map(|c| OptionRow { key: c.key, values: c.values }).collect(),
    };
    let rows: Vec<FigureRow> =
        REGISTRY.iter().map(|f| FigureRow { id: f.id, views: f.views.iter().map(view).collect() }).collect();
    serde_json::to_string_pretty(&rows).map(|text| text + "\n")
}

/// A fact with the common columns under their own names.
#[derive(Serialize)]
struct FactRow<'a> {
    table: &'static str,
    id: &'a str,
    measure: Option<&'a str>,
    title_en: &'a str,
    title_zh: &'a str,
    value: Option<f64>,
    value2: Option<f64>,
    qualifier: Option<&'static str>,
    unit: Option<&'a str>,
    date: Option<&'a str>,
    as_of: Option<&'a str>,
    from: Option<String>,
    to: &'a [String],
    source: &'a str,
    locator: &'a str,
    basis: &'static str,
    origin: Option<&'a str>,
    event: Option<&'a str>,
    note_en: Option<&'a str>,
    note_zh: Option<&'a str>,
}

/// Every fact as JSON: numbers as numbers, absent as null, `to` as an array.
///
/// # Errors
/// Never in practice: the rows are plain.
pub fn facts(atlas: &Atlas) -> Result<String, serde_json::Error> {
    let rows: Vec<FactRow<'_>> = atlas.facts.iter().map(row).collect();
    serde_json::to_string_pretty(&rows).map(|text| text + "\n")
}

fn row(fact: &Fact) -> FactRow<'_> {
    fn filled(text: &str) -> Option<&str> {
        (!text.is_empty()).then_some(text)
    }
    FactRow {
        table: fact.table().word(),
        id: &fact.id,
        measure: filled(&fact.measure),
        title_en: &fact.title.en,
        title_zh: &fact.title.zh,
        value: fact.value,
        value2: fact.value2,
        qualifier: fact.qualifier.map(|q| q.word()),
        unit: filled(&fact.unit),
        date: fact.date.as_ref().map(|d| d.edtf.as_str()),
        as_of: fact.as_of.as_ref().map(|d| d.edtf.as_str()),
        from: (!fact.from.is_empty()).then(|| fact.from.join(";")),
        to: &fact.to,
        source: &fact.source,
        locator: &fact.locator,
        basis: fact.basis.word(),
        origin: filled(&fact.origin),
        event: filled(&fact.event),
        note_en: filled(&fact.note.en),
        note_zh: filled(&fact.note.zh),
    }
}
