//! JSON for machines.

use serde::Serialize;

use crate::chart::REGISTRY;

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
