//! Reports of help with kind and status hidden, numbered, to be sorted in class.
//!
//! In: a view whose `mask` names facts by their ids, or is `on` for all that the selection asks
//! for. Out: one row a report: its number, our wording, the letter of its document, and two empty
//! fields. What a row says when it is pointed at hides the same. CSS px.

use super::credit::said;
use super::figure::{Account, Datum, Figure, Table, TableColumn};
use super::sheet::Sheet;
use super::{Context, aid_asked, credit};
use crate::model::fact::Fact;
use crate::scene::Scene;
use crate::scene::mark::{Rect, at};
use crate::scene::style::{Role, TextStyle, size};

/// Room for the number of a row, in CSS px.
const NUMBER_PX: f64 = 28.0;

/// Width from which the two fields stand beside the wording.
const BESIDE_PX: f64 = 600.0;

/// Width of a field with its name.
const FIELD_PX: f64 = 150.0;

/// Space between pieces.
const GAP_PX: f64 = 16.0;

/// Least height of a row, so that a hand can write in it.
const ROW_PX: f64 = 30.0;

/// True for a view with a mask.
pub(super) fn is_masked(context: &Context<'_>) -> bool {
    !context.view.get("mask").is_empty()
}

/// Lays the rows out.
#[inline(never)]
pub(super) fn layout(context: &Context<'_>) -> Figure {
    let words = context.words;
    let (facts, ignored) = asked(context);
    let mut documents: Vec<&str> = facts.iter().map(|f| f.source.as_str()).collect();
    documents.sort_unstable();
    documents.dedup();
    let mut figure = Figure {
        scene: Scene::new(context.width_px, 0.0),
        title: words.t("aid.masked.title").to_string(),
        deck: words.t("aid.masked.deck").to_string(),
        credit: credit::line(context, &documents, false),
        ignored,
        ..Figure::default()
    };
    let mut top = 0.0;
    for (number, fact) in facts.iter().enumerate() {
        let sheet = row(context, number + 1, fact);
        let height = sheet.height_px;
        sheet.place(&mut figure, at(0.0, top));
        top += height;
    }
    figure.scene.height_px = libm::ceil(top + 4.0);
    figure
}

/// The rows in words, which hide the same.
pub(super) fn account(context: &Context<'_>) -> Account {
    let words = context.words;
    let count = words.number(asked(context).0.len() as f64);
    let summary = words.fill("aid.masked.says", &[("n", &count)]);
    Account { name: words.t("aid.masked.title").to_string(), summary }
}

/// The rows as a table, which hides the same.
#[inline(never)]
pub(super) fn table(context: &Context<'_>) -> Table {
    let column = |key: &str| TableColumn { label: context.words.t(key).to_string(), numeric: false };
    let row = |fact: &Fact| {
        let said = said(context.atlas, context.words, fact);
        vec![context.words.pick(&fact.title).to_string(), said.who, said.locator]
    };
    Table {
        columns: ["table.what", "table.source", "table.where"].map(column).into(),
        rows: asked(context).0.into_iter().map(row).collect(),
    }
}

/// The facts that the mask names, in its order, and what it names in vain.
fn asked<'a>(context: &Context<'a>) -> (Vec<&'a Fact>, Vec<(String, String)>) {
    let (atlas, mask) = (context.atlas, context.view.get("mask"));
    if mask == "on" {
        let first = aid_asked::asked(context).into_iter().filter_map(|m| m.facts.first().copied());
        return (first.filter_map(|index| atlas.facts.get(index)).collect(), Vec::new());
    }
    let mut facts = Vec::new();
    let mut ignored = Vec::new();
    for id in mask.split(',') {
        match atlas.fact(id).filter(|f| f.aid().is_some()) {
            Some(fact) => facts.push(fact),
            None => ignored.push(("mask".to_string(), id.to_string())),
        }
    }
    (facts, ignored)
}

fn row(context: &Context<'_>, number: usize, fact: &Fact) -> Sheet {
    let (words, width) = (context.words, context.width_px);
    let is_beside = width >= BESIDE_PX;
    let right = if is_beside { width - 2.0 * (FIELD_PX + GAP_PX) } else { width };
    let said = said(context.atlas, words, fact);
    let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
    let title = words.pick(&fact.title);
    let mut sheet = Sheet::default();
    sheet.rule(0.0, width, 0.0, Role::Rule);
    let ink = TextStyle::new(Role::Ink, size::LABEL);
    sheet.text(0.0, 19.5, &words.number(number as f64), ink.semibold());
    let text = words.fill("years.lettered", &[("title", title), ("letters", letter)]);
    let bottom = sheet.lines(&text, (NUMBER_PX, right), 7.0, ink);
    let (left, top) = if is_beside { (right + GAP_PX, 7.0) } else { (NUMBER_PX, bottom + 6.0) };
    let room = if is_beside { FIELD_PX } else { (width - NUMBER_PX - GAP_PX) / 2.0 };
    for (i, key) in ["kind", "status"].into_iter().enumerate() {
        let x = left + i as f64 * (room + GAP_PX);
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        sheet.text(x, top + 12.5, &words.name("aid.key", key), soft);
        sheet.rule(x + 48.0, x + room, top + 15.5, Role::InkSoft);
    }
    sheet.height_px = (bottom.max(top + 16.0) + 7.0).max(ROW_PX);
    let text = [said.who.as_str(), said.locator.as_str()].join(words.t("list.comma"));
    let datum = Datum::Note { title: title.to_string(), text };
    sheet.reach(datum, Vec::new(), Rect::new(0.0, 0.0, width, sheet.height_px), at(4.0, 15.0));
    sheet.next_lane();
    sheet
}
