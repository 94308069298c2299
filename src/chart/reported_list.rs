//! The reported figures as a list, where it is narrow: each measure with its figures below each
//! other, then a line for each judgment.
//!
//! Goes out: [`Sheet`]s, in CSS px from their own top left. A figure goes by the letter of its
//! document, with a number where a document states several.

use super::Context;
use super::figure::Datum;
use super::reported_join::{Join, joins};
use super::reported_row::Row;
use super::reported_sign::{LINE_PX, REACH_PX, WORDS_PX, sign};
use super::reported_words::{cell, dates, sources, tag, title};
use super::sheet::Sheet;
use crate::model::fact::Relation;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Role, TextStyle, Weight, size};

/// From the left of a row to its words, in CSS px.
const INDENT_PX: f64 = 26.0;

/// The documents in the order of the last date in their text.
pub(super) fn head(context: &Context<'_>, rows: &[Row]) -> Sheet {
    let words = context.words;
    let mut sheet = Sheet::default();
    for source in sources(context, rows) {
        let [ends, published] = dates(context, source);
        sheet.text(0.0, sheet.height_px + 12.5, &source.letter, TextStyle::new(Role::Ink, size::TICK).semibold());
        let text = [words.pick(&source.short), &ends, &published].join(words.t("reported.comma"));
        lines(&mut sheet, &text, INDENT_PX, context.width_px, TextStyle::new(Role::InkSoft, size::TICK));
    }
    sheet
}

/// The list of one group.
pub(super) fn section(context: &Context<'_>, heading: &str, rows: &[Row], shows_reasons: bool) -> Sheet {
    let mut sheet = Sheet::default();
    lines(&mut sheet, heading, 0.0, context.width_px, TextStyle::new(Role::Ink, size::LABEL).semibold());
    sheet.height_px += 5.0;
    for (i, row) in rows.iter().enumerate() {
        sheet.rule(0.0, context.width_px, sheet.height_px, if i == 0 { Role::InkSoft } else { Role::Rule });
        sheet.height_px += 5.0;
        self::row(&mut sheet, context, row, shows_reasons);
        sheet.height_px += 6.0;
    }
    sheet
}

fn row(sheet: &mut Sheet, context: &Context<'_>, row: &Row, shows_reasons: bool) {
    let title = title(context, row);
    if !title.is_empty() {
        lines(sheet, title, 0.0, context.width_px, TextStyle::new(Role::Ink, size::LABEL).semibold());
        sheet.height_px += 2.0;
    }
    let mut last = (sheet.height_px, 0.0);
    for index in &row.facts {
        let Some(fact) = context.atlas.facts.get(*index) else { continue };
        let top = sheet.height_px;
        let said = cell(context, fact, title);
        let letter = TextStyle::new(Role::Ink, size::TICK).semibold();
        sheet.text(0.0, top + 12.5, &tag(context, row, *index), letter);
        lines(sheet, &said.main, INDENT_PX, context.width_px, TextStyle::new(Role::Ink, size::LABEL));
        let is_one = sheet.height_px < top + 1.5 * LINE_PX;
        let right = INDENT_PX + room_px(&said.main, size::LABEL, Weight::Regular);
        last = (top, if is_one { right } else { context.width_px });
        if !said.soft.is_empty() {
            lines(sheet, &said.soft, INDENT_PX, context.width_px, TextStyle::new(Role::InkSoft, size::TICK));
        }
        let area = Rect::new(0.0, top, right.min(context.width_px), sheet.height_px - top);
        sheet.reach(Datum::Facts(vec![*index]), Vec::new(), area, at(4.0, top + LINE_PX / 2.0));
        sheet.next_lane();
    }
    let joins = joins(context, row, shows_reasons);
    match joins.as_slice() {
        [join] if row.facts.len() == 2 && beside(sheet, context, join, last) => {}
        _ => joins.iter().for_each(|join| below(sheet, context, row, join)),
    }
}

/// The one judgment of a row, at the right of its last figure; false where it has no room.
fn beside(sheet: &mut Sheet, context: &Context<'_>, join: &Join, (top, right): (f64, f64)) -> bool {
    let Some(name) = join.labels.last() else { return false };
    let words_px = |name: &str| WORDS_PX + room_px(name, size::TICK, Weight::Regular);
    let names = Relation::ALL.iter().map(|r| words_px(&context.words.name("judged", r.word())));
    let need = words_px(name);
    let aligned = context.width_px - names.fold(need, f64::max);
    let left = if right + 14.0 <= aligned { aligned } else { context.width_px - need };
    if left < right + 14.0 {
        return false;
    }
    let center = at(left + REACH_PX + 1.5, top + LINE_PX / 2.0);
    let mut marks = join.relation.map_or(Vec::new(), |r| sign(r, center, join.turned));
    marks.push(Mark::text(at(left + WORDS_PX, top + 12.0), name, TextStyle::new(Role::InkSoft, size::TICK)));
    sheet.reach(join.datum(), marks, Rect::new(left, top, need, LINE_PX), center);
    sheet.next_lane();
    true
}

/// A judgment in a line of its own: its sign, its name, and whom it joins.
fn below(sheet: &mut Sheet, context: &Context<'_>, row: &Row, join: &Join) {
    let top = sheet.height_px;
    let center = at(INDENT_PX + REACH_PX + 1.5, top + LINE_PX / 2.0);
    let marks: Vec<Mark> = join.relation.map_or(Vec::new(), |r| sign(r, center, join.turned));
    let left = if join.relation.is_some() { INDENT_PX + WORDS_PX } else { INDENT_PX };
    let tags: Vec<String> = join.facts.iter().map(|f| tag(context, row, *f)).collect();
    let name = join.labels.first().map_or("", String::as_str);
    let text = context.words.fill("reported.joined", &[("name", name), ("letters", &tags.join("–"))]);
    lines(sheet, &text, left, context.width_px, TextStyle::new(Role::InkSoft, size::TICK));
    let area = Rect::new(INDENT_PX, top, context.width_px - INDENT_PX, sheet.height_px - top);
    sheet.reach(join.datum(), marks, area, center);
    sheet.next_lane();
}

/// Figures that look alike: their numbers, and why they are not the same.
pub(super) fn alike(context: &Context<'_>, row: &Row, width_px: f64) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.rule(0.0, width_px, 0.0, Role::Rule);
    sheet.height_px = 5.0;
    for index in &row.facts {
        let Some(fact) = context.atlas.facts.get(*index) else { continue };
        let top = sheet.height_px;
        let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
        sheet.text(0.0, top + 12.5, letter, TextStyle::new(Role::InkSoft, size::TICK).semibold());
        let main = cell(context, fact, "").main;
        lines(&mut sheet, &main, WORDS_PX, width_px, TextStyle::new(Role::Ink, size::LABEL).semibold());
        let area = Rect::new(0.0, top, width_px, sheet.height_px - top);
        sheet.reach(Datum::Facts(vec![*index]), Vec::new(), area, at(4.0, top + LINE_PX / 2.0));
    }
    sheet.height_px += 2.0;
    for pair in &row.pairs {
        let Some(judged) = context.atlas.comparisons.get(pair.index) else { continue };
        let top = sheet.height_px;
        let center = at(REACH_PX + 2.0, top + LINE_PX / 2.0);
        let relation: Relation = pair.relation;
        let reason = context.words.pick(&judged.reason);
        lines(&mut sheet, reason, WORDS_PX, width_px, TextStyle::new(Role::InkSoft, size::TICK));
        let area = Rect::new(0.0, top, width_px, sheet.height_px - top);
        sheet.reach(Datum::Comparisons(vec![pair.index]), sign(relation, center, false), area, center);
    }
    sheet.height_px += 8.0;
    sheet.next_lane();
    sheet
}

/// Sets a text between two edges and goes on below it.
pub(super) fn lines(sheet: &mut Sheet, text: &str, left: f64, right: f64, style: TextStyle) {
    sheet.height_px = sheet.lines(text, (left, right), sheet.height_px, style);
}
