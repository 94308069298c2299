//! What JavaScript receives: small owned records, structs and vectors, no maps.

use serde::Serialize;

use crate::chart::detail::Detail as Said;
use crate::chart::figure::{Figure, Table};
use crate::chart::view::View;
use crate::chart::{FigureEntry, REGISTRY};
use crate::error::Error;
use crate::scene::mark::Point;
use crate::words::Words;

/// One fault of a table.
#[derive(Serialize)]
pub struct Fault {
    file: String,
    line: f64,
    column: f64,
    found: String,
    expected: String,
    message: String,
}

/// The record of a fault.
pub fn fault(error: &Error) -> Fault {
    let at = error.position.as_ref();
    Fault {
        file: at.map_or(String::new(), |p| p.file.clone()),
        line: at.map_or(0.0, |p| p.line as f64),
        column: at.map_or(0.0, |p| p.column as f64),
        found: error.found.clone(),
        expected: error.expected.clone(),
        message: error.to_string(),
    }
}

/// A figure of the registry.
#[derive(Serialize)]
pub struct FigureName {
    id: &'static str,
    views: Vec<&'static str>,
}

/// Every figure of the registry.
pub fn figures() -> Vec<FigureName> {
    let name = |f: &FigureEntry| FigureName { id: f.id, views: f.views.iter().map(|v| v.id).collect() };
    REGISTRY.iter().map(name).collect()
}

/// One value of a control.
#[derive(Serialize)]
struct Value {
    value: &'static str,
    label: String,
}

/// One control above a figure.
#[derive(Serialize)]
struct Control {
    key: &'static str,
    label: String,
    value: String,
    kind: &'static str,
    options: Vec<Value>,
}

/// A laid-out figure.
#[derive(Serialize)]
pub struct Layout {
    height: f64,
    title: String,
    deck: String,
    credit: String,
    notes: String,
    description: String,
    state: Vec<(String, String)>,
    ignored: Vec<(String, String)>,
    controls: Vec<Control>,
}

/// The record of a layout.
pub fn layout(
    entry: &'static FigureEntry,
    view: &View,
    figure: &Figure,
    words: Words,
    mut ignored: Vec<(String, String)>,
) -> Layout {
    ignored.extend(figure.ignored.iter().cloned());
    Layout {
        height: figure.scene.height_px,
        title: figure.title.clone(),
        deck: figure.deck.clone(),
        credit: figure.credit.clone(),
        notes: figure.silence.clone(),
        description: figure.description.clone(),
        state: view.pairs(),
        ignored,
        controls: controls(entry, view, words),
    }
}

fn controls(entry: &'static FigureEntry, view: &View, words: Words) -> Vec<Control> {
    let mut controls = Vec::new();
    if entry.views.len() > 1 {
        let ids: Vec<&'static str> = entry.views.iter().map(|v| v.id).collect();
        controls.push(control("view", &ids, view.id(), words));
    }
    for choice in view.entry().choices.iter().filter(|c| !c.values.is_empty()) {
        controls.push(control(choice.key, choice.values, view.get(choice.key), words));
    }
    controls
}

fn control(key: &'static str, values: &[&'static str], value: &str, words: Words) -> Control {
    let options = values.iter().map(|v| Value { value: v, label: words.name(&format!("control.{key}"), v) }).collect();
    let is_switch = matches!(values, ["on", "off"] | ["off", "on"]);
    Control {
        key,
        label: words.name("control", key),
        value: value.to_string(),
        kind: if is_switch { "toggle" } else { "choice" },
        options,
    }
}

#[derive(Serialize)]
struct Line {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Citation {
    who: String,
    locator: String,
    origin: String,
}

/// Everything said about one mark.
#[derive(Serialize)]
pub struct Detail {
    x: f64,
    y: f64,
    title: String,
    lines: Vec<Line>,
    said: Vec<Citation>,
    note: String,
    fact: Option<String>,
    speech: String,
}

/// The record of a detail.
pub fn detail(anchor: Point, said: &Said, words: Words) -> Detail {
    Detail {
        x: anchor.x,
        y: anchor.y,
        title: said.title.clone(),
        lines: said.lines.iter().map(|l| Line { label: l.label.clone(), value: l.value.clone() }).collect(),
        said: said
            .said
            .iter()
            .map(|s| Citation { who: s.who.clone(), locator: s.locator.clone(), origin: s.origin.clone() })
            .collect(),
        note: said.note.clone(),
        fact: (!said.fact.is_empty()).then(|| said.fact.clone()),
        speech: said.speech(words),
    }
}

#[derive(Serialize)]
struct Column {
    key: String,
    label: String,
    numeric: bool,
}

/// A figure's table.
#[derive(Serialize)]
pub struct Rows {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// The record of a table.
pub fn table(table: &Table) -> Rows {
    let column = |(i, c): (usize, &crate::chart::figure::TableColumn)| Column {
        key: i.to_string(),
        label: c.label.clone(),
        numeric: c.numeric,
    };
    Rows { columns: table.columns.iter().enumerate().map(column).collect(), rows: table.rows.clone() }
}
