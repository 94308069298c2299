//! Exported goods on a log scale, as trade: each kind by its own count, never added to gifts.
//!
//! In: the export facts of `aid.csv`. Out: a row a kind of goods, the largest number first, with
//! its number in its own unit; an open ring with an arrow where the document says “more than”, a
//! solid disc where it gives the number itself; below them the destinations, each with its document.
//! What all these facts have in common is said once, above. In CSS px.

use super::account::fill;
use super::credit::said;
use super::detail::when;
use super::figure::{Account, Datum, Figure, Table, TableColumn};
use super::reported_list::{self, lines};
use super::reported_row::{ALIKE, Row, rows};
use super::sheet::Sheet;
use super::view::Choice;
use super::wording::worded;
use super::{Context, reported_table};
use crate::model::fact::{Fact, Qualifier};
use crate::model::order::sort;
use crate::scale::log::Log;
use crate::scale::ticks;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};

/// Its options: none.
pub const CHOICES: &[Choice] = &[];

/// Width from which names stand beside their marks, in CSS px.
const BESIDE_PX: f64 = 600.0;

/// Width of the names where they stand beside, in CSS px.
const NAMES_PX: f64 = 190.0;

/// Height of a row, in CSS px; of one with its words above, the second.
const ROW_PX: [f64; 2] = [34.0, 46.0];

/// Radius of a mark, in CSS px.
const RADIUS_PX: f64 = 5.0;

/// Length of an arrow from the middle of its ring, in CSS px.
const ARROW_PX: f64 = 26.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let words = context.words;
    let goods = goods(context);
    let mut sheet = Sheet::default();
    let width = context.width_px;
    let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
    let soft = TextStyle::new(Role::InkSoft, size::TICK);
    lines(&mut sheet, words.t("reported.goods.head"), 0.0, width, ink);
    if let Some((_, first)) = goods.first().filter(|g| goods.iter().all(|other| other.1.note == g.1.note)) {
        lines(&mut sheet, words.pick(&first.note), 0.0, width.min(680.0), soft);
    }
    sheet.height_px += 14.0;
    lines(&mut sheet, words.t("reported.goods.unit"), 0.0, width, soft);
    plot(&mut sheet, context, &goods);
    let mut figure = laid(context);
    let bottom = sheet.height_px + 22.0;
    sheet.place(&mut figure, at(0.0, 0.0));
    let below = destinations(context);
    figure.scene.height_px = libm::ceil(bottom + below.height_px + 4.0);
    below.place(&mut figure, at(0.0, bottom));
    figure
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let (words, goods) = (context.words, goods(context));
    let said = |end: Option<&(usize, &Fact)>| end.map_or(String::new(), |(_, f)| words.value(f));
    let undated = exports(context).iter().filter(|(_, f)| f.date.is_none()).count();
    let parts = [
        ("n", words.number(goods.len() as f64)),
        ("most", said(goods.first())),
        ("least", said(goods.last())),
        ("undated", words.number(undated as f64)),
        ("all", words.number(exports(context).len() as f64)),
    ];
    let said = ["reported.goods.says", "reported.goods.says.undated"].map(|key| fill(words, key, &parts));
    super::account::account(context, "account.reported.goods", &parts, &said)
}

/// Its facts as a table.
pub fn table(context: &Context<'_>) -> Table {
    let words = context.words;
    let column = |key: &str, numeric| TableColumn { label: words.t(key).to_string(), numeric };
    let row = |(_, fact): &(usize, &Fact)| {
        let said = said(context.atlas, words, fact);
        vec![words.pick(&fact.title).to_string(), words.value(fact), when(words, fact), said.who, said.locator]
    };
    let columns = vec![
        column("table.what", false),
        column("table.value", true),
        column("table.date", false),
        column("table.source", false),
        column("table.where", false),
    ];
    Table { columns, rows: exports(context).iter().map(row).collect() }
}

/// Every fact on exports, with its index.
fn exports<'a>(context: &Context<'a>) -> Vec<(usize, &'a Fact)> {
    let facts = context.atlas.facts.iter().enumerate();
    facts.filter(|(_, f)| f.aid().is_some_and(|a| a.kind == "export")).collect()
}

/// The kinds of goods with their numbers, the largest first.
fn goods<'a>(context: &Context<'a>) -> Vec<(usize, &'a Fact)> {
    let mut goods = exports(context);
    goods.retain(|(_, f)| f.value.is_some_and(|v| v > 0.0) && !f.unit.starts_with("country"));
    let value = |f: &Fact| f.value.unwrap_or(0.0);
    sort(&mut goods, |a, b| value(b.1).total_cmp(&value(a.1)));
    goods
}

fn laid(context: &Context<'_>) -> Figure {
    let documents: Vec<&str> = exports(context).iter().map(|(_, f)| f.source.as_str()).collect();
    worded(context, &documents)
}

/// The scale and the rows.
fn plot(sheet: &mut Sheet, context: &Context<'_>, goods: &[(usize, &Fact)]) {
    let is_wide = context.width_px >= BESIDE_PX;
    let left = if is_wide { NAMES_PX } else { 8.0 };
    let value = |g: Option<&(usize, &Fact)>| g.and_then(|(_, f)| f.value).unwrap_or(1.0);
    let low = libm::pow(10.0, libm::floor(libm::log10(value(goods.last()))));
    let high = libm::pow(10.0, libm::floor(libm::log10(value(goods.first()))) + 1.0);
    let scale = Log::new((low, high), (left, context.width_px - 34.0));
    let row_px = ROW_PX[usize::from(!is_wide)];
    let top = sheet.height_px + 24.0;
    let bottom = top + row_px * goods.len() as f64;
    grid(sheet, context, &scale, (top, bottom));
    for (i, (index, fact)) in goods.iter().enumerate() {
        let Some(x) = fact.value.and_then(|v| scale.px(v)) else { continue };
        let y = top + i as f64 * row_px;
        let center = at(x, y + row_px - 17.0);
        let mut marks = mark(center, fact.qualifier);
        let item = fact.aid().map_or("", |a| context.words.pick(&a.item));
        let (name, number) = (TextStyle::new(Role::Ink, size::LABEL), TextStyle::new(Role::Ink, size::LABEL).haloed());
        let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
        let parts = [("value", context.words.value(fact)), ("letter", letter.to_string())];
        let value = context.words.fill("growth.stated", &parts.each_ref().map(|(k, v)| (*k, v.as_str())));
        if is_wide {
            marks.push(Mark::text(at(0.0, center.y + 4.5), capital(item), name));
            let (beside, anchor) = beside(&value, center, context.width_px);
            marks.push(Mark::text(beside, &value, number.anchored(anchor)));
        } else {
            marks.push(Mark::text(at(0.0, center.y - 12.0), capital(&value), name.haloed()));
        }
        let area = Rect::new(0.0, y, context.width_px, row_px);
        sheet.reach(Datum::Facts(vec![*index]), marks, area, center);
        sheet.next_lane();
    }
    sheet.height_px = bottom;
}

/// A line at each power of ten; words over all of them, or over each second or third.
fn grid(sheet: &mut Sheet, context: &Context<'_>, scale: &Log, ends: (f64, f64)) {
    let (low, high) = scale.domain();
    let ticks: Vec<(f64, String)> = ticks::log(low, high).into_iter().map(|t| (t, context.words.tick(t))).collect();
    let room = |label: &str| room_px(label, size::TICK, Weight::Regular);
    let widest = ticks.iter().map(|(_, label)| room(label)).fold(1.0, f64::max);
    let pitch = scale.px(10.0 * low).unwrap_or(0.0) - scale.px(low).unwrap_or(0.0);
    let step = libm::ceil((widest + 10.0) / pitch.max(1.0)).max(1.0) as usize;
    for (i, (tick, label)) in ticks.iter().enumerate() {
        let Some(x) = scale.px(*tick) else { continue };
        sheet.push(Mark::line(vec![at(x, ends.0 - 4.0), at(x, ends.1)], Stroke::new(Role::Rule, 0.0)));
        if i % step == 0 {
            let half = room(label) / 2.0;
            let middle = x.clamp(half, context.width_px - half);
            let style = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::Middle);
            sheet.text(middle, ends.0 - 10.0, label, style);
        }
    }
}

/// A ring with an arrow where the number is more than stated, else a disc.
fn mark(center: Point, qualifier: Option<Qualifier>) -> Vec<Mark> {
    if !matches!(qualifier, Some(Qualifier::Over | Qualifier::AtLeast)) {
        return vec![Mark::disc(center, RADIUS_PX, Role::Ink)];
    }
    let tip = at(center.x + ARROW_PX, center.y);
    let ink = Stroke::new(Role::Ink, 1.5);
    vec![
        Mark::disc(center, RADIUS_PX + 1.0, Role::Paper),
        Mark::ring(center, RADIUS_PX, ink),
        Mark::line(vec![at(center.x + RADIUS_PX, center.y), tip], ink),
        Mark::line(vec![at(tip.x - 4.5, tip.y - 4.0), tip, at(tip.x - 4.5, tip.y + 4.0)], ink),
    ]
}

/// Where a number stands: right of its arrow, or left of its ring where there is no room.
fn beside(value: &str, center: Point, width_px: f64) -> (Point, Anchor) {
    let right = center.x + ARROW_PX + 7.0;
    if right + room_px(value, size::LABEL, Weight::Regular) <= width_px {
        (at(right, center.y + 4.5), Anchor::Start)
    } else {
        (at(center.x - RADIUS_PX - 8.0, center.y + 4.5), Anchor::End)
    }
}

/// A text with its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// How many places the goods went to, as each document counts them.
fn destinations(context: &Context<'_>) -> Sheet {
    let exports = exports(context);
    let mut rows = rows(context.atlas);
    rows.retain(|r: &Row| r.group != ALIKE && r.facts.iter().any(|f| exports.iter().any(|(i, _)| i == f)));
    if rows.is_empty() {
        return Sheet::default();
    }
    let heading = context.words.t("reported.goods.destinations");
    let wide = if context.width_px < BESIDE_PX { None } else { reported_table::section(context, heading, &rows, true) };
    wide.unwrap_or_else(|| reported_list::section(context, heading, &rows, true))
}
