//! What JavaScript receives: small owned records, structs and vectors, no maps.

use serde::Serialize;

use crate::chart::day_window::Asked;
use crate::chart::detail::Detail as Said;
use crate::chart::figure::{self, Figure, Table};
use crate::chart::view::View;
use crate::chart::{Context, FigureEntry, REGISTRY, aid_reach, focus};
use crate::error::Error;
use crate::model::atlas::Atlas;
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::model::place::Place;
use crate::scene::hit::Target;
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

/// A figure in words.
#[derive(Serialize)]
pub struct Account {
    name: String,
    summary: String,
}

/// The record of an account.
pub fn account(said: &figure::Account) -> Account {
    Account { name: said.name.clone(), summary: said.summary.clone() }
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
    for choice in view.entry().choices {
        let value = view.get(choice.key);
        if !choice.values.is_empty() {
            controls.push(named(control(choice.key, choice.values, value, words), view, words));
        } else if let Some(kind) = tool(view, choice.key) {
            let (value, label, options) = (value.to_string(), String::new(), Vec::new());
            controls.push(Control { key: choice.key, label, value, kind, options });
        }
    }
    if view.figure() == "aid" {
        controls.extend(["card", "list"].map(|kind| {
            let (value, label, options) = (String::new(), String::new(), Vec::new());
            Control { key: kind, label, value, kind, options }
        }));
    }
    controls
}

/// The page's tool that sets a key with a free value; it has words of its own.
fn tool(view: &View, key: &str) -> Option<&'static str> {
    Some(match key {
        "from" | "to" | "day" if view.id() == "days" => "day",
        "place" if view.id() == "card" => "card",
        "from" | "to" if view.figure() == "aid" => "window",
        "kind" | "status" | "channel" | "provider" | "source" | "place" => "select",
        "places" | "front" => "places",
        "from" | "to" => "days",
        "if" => "what_if",
        "mask" if view.figure() == "growth" => "guess",
        _ => return None,
    })
}

/// A control whose name another view has for something else.
fn named(mut control: Control, view: &View, words: Words) -> Control {
    if control.key == "events" && view.id() == "days" {
        control.label = words.t("days.control.events").to_string();
    }
    control
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

/// A place that can be drawn, by its code, its name in the language and in the other one.
#[derive(Serialize)]
struct PlaceName {
    code: String,
    name: String,
    other: String,
}

/// Every place that has a series.
pub fn places(atlas: &Atlas, words: Words) -> impl Serialize {
    let has_series = |p: &&Place| atlas.series(&p.code, Metric::Cases).is_some();
    let name = |p: &Place| {
        let (name, other) = if words.is_chinese() { (&p.name.zh, &p.name.en) } else { (&p.name.en, &p.name.zh) };
        PlaceName { code: p.code.clone(), name: name.clone(), other: other.clone() }
    };
    atlas.places.iter().filter(has_series).map(name).collect::<Vec<_>>()
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
    says: String,
}

/// What goes around a mark in focus.
#[derive(Serialize)]
struct Ring {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    round: bool,
}

fn ring(target: &Target) -> Ring {
    let focus::Ring { area, is_round } = focus::ring(target);
    Ring { x: area.x, y: area.y, width: area.width, height: area.height, round: is_round }
}

/// Everything said about one mark.
#[derive(Serialize)]
pub struct Detail {
    x: f64,
    y: f64,
    ring: Ring,
    title: String,
    lines: Vec<Line>,
    said: Vec<Citation>,
    note: String,
    fact: Option<String>,
    day: Option<String>,
    cards: Vec<Card>,
    speech: String,
}

/// A place whose card tells more.
#[derive(Serialize)]
struct Card {
    code: String,
    name: String,
}

/// The record of a detail.
pub fn detail(target: &Target, said: &Said, words: Words, cards: Vec<(String, String)>, day: Option<Day>) -> Detail {
    Detail {
        x: target.anchor.x,
        y: target.anchor.y,
        ring: ring(target),
        title: said.title.clone(),
        lines: said.lines.iter().map(|l| Line { label: l.label.clone(), value: l.value.clone() }).collect(),
        said: said
            .said
            .iter()
            .map(|s| Citation {
                who: s.who.clone(),
                locator: s.locator.clone(),
                origin: s.origin.clone(),
                says: s.says.clone(),
            })
            .collect(),
        note: said.note.clone(),
        fact: (!said.fact.is_empty()).then(|| said.fact.clone()),
        day: day.map(Day::iso),
        cards: cards.into_iter().map(|(code, name)| Card { code, name }).collect(),
        speech: said.speech(words),
    }
}

/// An entry of a list with the numbers of its targets.
#[derive(Serialize)]
struct Entry {
    targets: Vec<u32>,
    place: String,
    title: String,
    says: String,
    said: String,
}

/// Everything in the selection.
pub fn list(context: &Context<'_>, laid: &Figure) -> impl Serialize + use<> {
    let entry = |listed: aid_reach::Listed| {
        let targets = laid.scene.targets.iter().enumerate().filter(|(_, t)| t.datum == listed.datum);
        let targets = targets.map(|(i, _)| i as u32).collect();
        Entry { targets, place: listed.place, title: listed.title, says: listed.says, said: listed.said }
    };
    aid_reach::list(context, laid).into_iter().map(entry).collect::<Vec<_>>()
}

#[derive(Serialize)]
struct Counted {
    value: String,
    label: String,
    count: u32,
}

/// A key with its values.
#[derive(Serialize)]
struct Key {
    key: &'static str,
    label: String,
    values: Vec<Counted>,
}

/// The values under each key of a selection.
pub fn choices(context: &Context<'_>) -> impl Serialize + use<> {
    let counted = |v: aid_reach::Value| Counted { value: v.value, label: v.label, count: v.count as u32 };
    let key = |(key, values): (&'static str, Vec<aid_reach::Value>)| Key {
        key,
        label: context.words.name("aid.key", key),
        values: values.into_iter().map(counted).collect(),
    };
    aid_reach::choices(context).into_iter().map(key).collect::<Vec<_>>()
}

/// A place with a card.
#[derive(Serialize)]
struct Told {
    code: String,
    name: String,
    other: String,
    count: u32,
}

/// Every place with a card.
pub fn told(atlas: &Atlas, words: Words) -> impl Serialize + use<> {
    let told = |t: aid_reach::Told| Told { code: t.code, name: t.name, other: t.other, count: t.count as u32 };
    aid_reach::told(atlas, words).into_iter().map(told).collect::<Vec<_>>()
}

#[derive(Serialize)]
struct Column {
    key: String,
    label: String,
    numeric: bool,
}

/// The days of the timeline of days, as in the address.
#[derive(Serialize)]
pub struct Calendar {
    first: String,
    last: String,
    from: String,
    to: String,
    day: String,
    says: String,
}

/// The record of what is asked of the timeline of days.
pub fn calendar(whole: (Day, Day), asked: &Asked, says: String) -> Calendar {
    let (first, last) = (whole.0.iso(), whole.1.iso());
    let (from, to) = (asked.window.0.iso(), asked.window.1.iso());
    Calendar { first, last, from, to, day: asked.day.map_or(String::new(), Day::iso), says }
}

/// A figure's table.
#[derive(Serialize)]
pub struct Rows {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    /// For each column of numbers or dates what its cells stand for, in their order; not a number
    /// where a cell says none.
    orders: Vec<Option<Vec<f64>>>,
}

/// The record of a table.
pub fn table(table: &Table, words: Words) -> Rows {
    let column = |(i, c): (usize, &figure::TableColumn)| Column {
        key: i.to_string(),
        label: c.label.clone(),
        numeric: c.numeric,
    };
    Rows {
        columns: table.columns.iter().enumerate().map(column).collect(),
        rows: table.rows.clone(),
        orders: (0..table.columns.len()).map(|i| table.order(i, words)).collect(),
    }
}
