//! Rows of the aid matrix as a list: each name with its marks and their kinds in words.
//!
//! Comes in: sections of rows and a width. Goes out: a [`Sheet`], in CSS px from its own top
//! left. Where it is narrow every section is a list; where it is wide only the groups without
//! names, which tell of one or two kinds each. A name stands beside its marks, or above them
//! where it is long and the list narrow.

use super::Context;
use super::aid_cell::{self, BASELINE_PX, Entry, LINE_PX, PITCH_PX, RADIUS_PX};
use super::aid_column::group_of;
use super::aid_mark::AidMark;
use super::figure::Datum;
use super::glyph;
use super::rows::{Kind, Row, Section};
use super::sheet::Sheet;
use crate::model::fact::Direction;
use crate::model::order::sort_by_key;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight, size};
use crate::words::Words;

/// Width from which names stand beside their marks however long they are, in CSS px.
const ROOMY_PX: f64 = 365.0;

/// Space between one item and the next, in CSS px.
const GAP_PX: f64 = 11.0;

/// Space above and below the lines of a row, together, in CSS px.
const PAD_PX: f64 = 5.0;

/// Marks of one kind without words of their own, one mark with its day and number, or words.
pub(super) struct Item<'a> {
    /// The marks.
    pub marks: Vec<&'a AidMark>,
    /// What stands after them.
    pub text: String,
    /// Color of the words.
    pub role: Role,
}

/// The list of these sections.
pub(super) fn list(context: &Context<'_>, sections: &[Section], width_px: f64) -> Sheet {
    let mut sheet = Sheet::default();
    for (i, section) in sections.iter().enumerate() {
        let role = if section.kind == Kind::Organisations { Role::Organisation } else { Role::Ink };
        sheet.height_px += if i == 0 { 0.0 } else { 10.0 };
        for line in wrap(&section.heading, size::LABEL, Weight::Semibold, width_px) {
            sheet.height_px += LINE_PX;
            sheet.text(0.0, sheet.height_px - 2.0, &line, TextStyle::new(role, size::LABEL).semibold());
        }
        sheet.height_px += 5.0;
        for (i, row) in section.rows.iter().enumerate() {
            sheet.rule(0.0, width_px, sheet.height_px, if i == 0 { Role::InkSoft } else { Role::Rule });
            self::row(&mut sheet, context, row, width_px);
        }
    }
    sheet
}

fn row(sheet: &mut Sheet, context: &Context<'_>, row: &Row, width_px: f64) {
    let roomy = width_px >= ROOMY_PX;
    let names_px = if roomy { (0.36 * width_px).min(280.0) } else { 92.0 };
    let top = sheet.height_px + PAD_PX / 2.0;
    let narrow = wrap(&row.name, size::LABEL, Weight::Regular, names_px);
    let widest = narrow.iter().map(|n| room_px(n, size::LABEL, Weight::Regular)).fold(0.0, f64::max);
    let beside = roomy || (narrow.len() <= 2 && widest <= names_px);
    let names = if beside { narrow } else { wrap(&row.name, size::LABEL, Weight::Regular, width_px) };
    for (i, line) in names.iter().enumerate() {
        let baseline = top + i as f64 * LINE_PX + BASELINE_PX;
        sheet.text(0.0, baseline, line, TextStyle::new(Role::Ink, size::LABEL));
    }
    let below = top + names.len() as f64 * LINE_PX;
    sheet.height_px = if beside { top } else { below };
    flow(sheet, &told(context, row), names_px + 12.0, width_px);
    sheet.height_px = sheet.height_px.max(below) + PAD_PX / 2.0;
    sheet.next_lane();
}

/// What a row tells: what was received; after a word in its color what was given to the hub; the note.
fn told<'a>(context: &Context<'_>, row: &'a Row) -> Vec<Item<'a>> {
    let mut all = items(context, row, Direction::Out);
    let mut received = items(context, row, Direction::In);
    if !received.is_empty() {
        let text = super::aid_words::hub(context, "aid.matrix.to_hub");
        all.push(Item { marks: Vec::new(), text, role: Role::AidIn });
        all.append(&mut received);
    }
    if !row.note.is_empty() {
        all.push(Item { marks: Vec::new(), text: row.note.clone(), role: Role::Ink });
    }
    all
}

/// The marks of a row in one direction: those of one kind without words together.
fn items<'a>(context: &Context<'_>, row: &'a Row, direction: Direction) -> Vec<Item<'a>> {
    let mut marks: Vec<&AidMark> = row.marks.iter().filter(|m| m.direction == direction).collect();
    sort_by_key(&mut marks, |m| group_of(&m.kind));
    let mut items: Vec<Item<'_>> = Vec::new();
    for Entry { mark, day, values } in aid_cell::entries(context, &row.name, marks.into_iter()) {
        let kind = kind_name(context, &mark.kind);
        let said: Vec<String> = std::iter::once(day).chain(values).filter(|t| !t.is_empty()).collect();
        let text = if said.is_empty() { kind } else { format!("{kind} {}", said.join(context.words.t("list.comma"))) };
        match items.iter_mut().find(|item| item.text == text && said.is_empty()) {
            Some(item) => item.marks.push(mark),
            None => items.push(Item { marks: vec![mark], text, role: Role::InkSoft }),
        }
    }
    items
}

/// A kind as short as it can be said.
fn kind_name(context: &Context<'_>, kind: &str) -> String {
    let short = format!("short.{kind}");
    if Words::has(&short) { context.words.t(&short).to_string() } else { context.words.name("kind", kind) }
}

/// Sets items one after the other between `left` and `right`, on as many lines as they take;
/// words without marks stay with the item after them.
pub(super) fn flow(sheet: &mut Sheet, items: &[Item<'_>], left: f64, right: f64) {
    let mut x = left;
    for (i, item) in items.iter().enumerate() {
        let lead = items.get(i + 1).filter(|_| item.marks.is_empty());
        if x > left && x + wanted_px(item) + lead.map_or(0.0, |next| GAP_PX / 2.0 + wanted_px(next)) > right {
            x = left;
            sheet.height_px += LINE_PX;
        }
        let widest = place(sheet, item, x, right);
        x += glyphs_px(item) + widest + if item.marks.is_empty() { GAP_PX / 2.0 } else { GAP_PX };
    }
    sheet.height_px += LINE_PX;
}

/// Width of an item on one line.
fn wanted_px(item: &Item<'_>) -> f64 {
    glyphs_px(item) + room_px(&item.text, size::TICK, Weight::Regular)
}

fn glyphs_px(item: &Item<'_>) -> f64 {
    item.marks.len() as f64 * PITCH_PX
}

/// Draws an item, on several lines when it is wider than the room; the width of its words.
fn place(sheet: &mut Sheet, item: &Item<'_>, x: f64, right: f64) -> f64 {
    let left = x + glyphs_px(item);
    let lines = wrap(&item.text, size::TICK, Weight::Regular, right - left);
    let widest = lines.iter().map(|l| room_px(l, size::TICK, Weight::Regular)).fold(0.0, f64::max);
    let top = sheet.height_px;
    let style = TextStyle::new(item.role, size::TICK);
    let set = |(i, line): (usize, &String)| Mark::text(at(left, top + i as f64 * LINE_PX + BASELINE_PX), line, style);
    let mut texts: Vec<Mark> = lines.iter().enumerate().map(set).collect();
    for (i, mark) in item.marks.iter().enumerate() {
        let center = at(x + i as f64 * PITCH_PX + RADIUS_PX + 1.0, top + LINE_PX / 2.0);
        let role = aid_cell::role(mark.direction);
        let mut drawn = glyph::light(glyph::of_kind(&mark.kind), mark.status, role, center, RADIUS_PX);
        if item.marks.len() == 1 {
            drawn.append(&mut texts);
        }
        let is_last = i + 1 == item.marks.len();
        let width = if is_last { PITCH_PX + widest } else { PITCH_PX };
        let area = Rect::new(x + i as f64 * PITCH_PX, top, width, LINE_PX * lines.len() as f64);
        sheet.reach(Datum::Facts(mark.facts.clone()), drawn, area, center);
    }
    texts.into_iter().for_each(|text| sheet.push(text));
    sheet.height_px = top + lines.len().saturating_sub(1) as f64 * LINE_PX;
    widest
}
