//! What one document says of staff and spending: changes in percent as bars on one zero line, and
//! two shares as a pair whose period is not stated.
//!
//! In: the facts of `structures.csv` with the roles `staff` and `share`. Out: a bar a change, from
//! zero to the left or right, its name above it and its number at its end; below them the pair on
//! a scale of its own from zero, as lines with a ring. In CSS px.

use super::Context;
use super::detail::when;
use super::figure::{Account, Datum, Figure, Table};
use super::reported_list::lines;
use super::reported_sign::LINE_PX;
use super::sheet::Sheet;
use super::structure_table;
use super::view::Choice;
use super::wording::worded;
use crate::model::fact::{Detail, Fact};
use crate::model::order::sort_by_key;
use crate::scale::linear::Linear;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};

/// Its options: none.
pub const CHOICES: &[Choice] = &[];

/// Widest plot, in CSS px.
const WIDEST_PX: f64 = 860.0;

/// Height of a bar, in CSS px.
const BAR_PX: f64 = 18.0;

/// Radius of the ring of a share, in CSS px.
const RING_PX: f64 = 5.0;

/// Part of the width that the scale of the shares takes, so that it is not taken for that above.
const SHARES_WIDE: f64 = 0.5;

/// Between a bar and its number, in CSS px.
const GAP_PX: f64 = 7.0;

/// Space between the two parts, in CSS px.
const PART_PX: f64 = 34.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let (staff, shares) = (of_role(context, "staff"), of_role(context, "share"));
    let documents: Vec<&str> = staff.iter().chain(&shares).map(|(_, f)| f.source.as_str()).collect();
    let mut figure = worded(context, &documents);
    let mut plot = Plot { context, width: context.width_px.min(WIDEST_PX), sheet: Sheet::default() };
    let period = staff.first().map_or(String::new(), |(_, f)| when(context.words, f));
    plot.head(
        context.words.t("structures.numbers.staff"),
        &context.words.fill("structures.numbers.staff_rule", &[("date", &period)]),
    );
    plot.rows(&staff, 1.0);
    plot.sheet.height_px += PART_PX;
    plot.head(context.words.t("structures.numbers.shares"), context.words.t("structures.numbers.shares_rule"));
    plot.rows(&shares, SHARES_WIDE);
    figure.scene.height_px = libm::ceil(plot.sheet.height_px + 4.0);
    plot.sheet.place(&mut figure, at(0.0, 0.0));
    figure
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let (staff, shares) = (of_role(context, "staff"), of_role(context, "share"));
    let end = |found: Option<&(usize, &Fact)>| found.map_or(String::new(), |(_, f)| signed(context, f));
    let parts = [("least", end(staff.last())), ("most", end(staff.first())), ("n", end(shares.first()))];
    let said = [description(context, &staff, &shares)];
    super::account::account(context, "account.structures.numbers", &parts, &said)
}

/// Its facts as a table.
pub fn table(context: &Context<'_>) -> Table {
    let facts: Vec<(usize, &Fact)> = ["staff", "share"].iter().flat_map(|role| of_role(context, role)).collect();
    structure_table::numbers(context, &facts)
}

/// The facts of a role with their indices, the largest number first.
fn of_role<'a>(context: &Context<'a>, role: &str) -> Vec<(usize, &'a Fact)> {
    let is_of = |f: &Fact| matches!(&f.detail, Detail::Structure(s) if s.role == role) && f.value.is_some();
    let facts = context.atlas.facts.iter().enumerate().filter(|(_, f)| is_of(f));
    let mut facts: Vec<(usize, &Fact)> = facts.collect();
    sort_by_key(&mut facts, |(_, f)| (-1000.0 * f.value.unwrap_or(0.0)) as i64);
    facts
}

fn description(context: &Context<'_>, staff: &[(usize, &Fact)], shares: &[(usize, &Fact)]) -> String {
    let words = context.words;
    let said = |(_, fact): &(usize, &Fact)| {
        words.fill("detail.line", &[("label", words.pick(&fact.title)), ("value", &signed(context, fact))])
    };
    let list = |facts: &[(usize, &Fact)]| facts.iter().map(said).collect::<Vec<_>>().join(words.t("list.semicolon"));
    let period = staff.first().map_or(String::new(), |(_, f)| when(words, f));
    let parts = [("date", period), ("staff", list(staff)), ("shares", list(shares))];
    words.fill("structures.numbers.says", &parts.each_ref().map(|(k, v)| (*k, v.as_str())))
}

fn is_change(fact: &Fact) -> bool {
    matches!(&fact.detail, Detail::Structure(s) if s.role == "staff")
}

/// A value, a change with its sign.
fn signed(context: &Context<'_>, fact: &Fact) -> String {
    let value = context.words.value(fact);
    if is_change(fact) && fact.value.is_some_and(|v| v > 0.0) { format!("+{value}") } else { value }
}

/// The figure as it fills from the top.
struct Plot<'a, 'b> {
    context: &'a Context<'b>,
    width: f64,
    sheet: Sheet,
}

impl Plot<'_, '_> {
    fn head(&mut self, title: &str, rule: &str) {
        let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
        lines(&mut self.sheet, title, 0.0, self.width, ink);
        lines(&mut self.sheet, rule, 0.0, self.width, TextStyle::new(Role::InkSoft, size::TICK));
        self.sheet.height_px += 8.0;
    }

    /// Rows from one zero line: bars, or, where the numbers are no changes, lines with a ring.
    fn rows(&mut self, facts: &[(usize, &Fact)], share: f64) {
        let values = || facts.iter().filter_map(|(_, f)| f.value);
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let room = |(_, f): &(usize, &Fact)| room_px(&signed(self.context, f), size::LABEL, Weight::Semibold);
        let widest = facts.iter().map(room).fold(0.0, f64::max) + GAP_PX + RING_PX;
        let left = if low < 0.0 { widest } else { 1.0 };
        let scale = Linear::new((low, high), (left, left + share * (self.width - left - widest)));
        let zero = scale.px(0.0);
        let top = self.sheet.height_px;
        for (index, fact) in facts {
            self.row(*index, fact, zero, scale.px(fact.value.unwrap_or(0.0)));
        }
        let bottom = self.sheet.height_px;
        self.sheet.push(Mark::line(vec![at(zero, top), at(zero, bottom)], Stroke::new(Role::Ink, 1.0)));
        let tick = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::Middle);
        self.sheet.text(zero.max(4.0), bottom + 16.0, "0", tick);
        self.sheet.height_px = bottom + 20.0;
    }

    /// One number: its name above it, right of the zero line, and its value at its end.
    fn row(&mut self, index: usize, fact: &Fact, zero: f64, end: f64) {
        let top = self.sheet.height_px;
        let (left, mut y) = (zero + GAP_PX, top + 8.0);
        let mut marks = Vec::new();
        for line in wrap(self.context.words.pick(&fact.title), size::LABEL, Weight::Regular, self.width - left) {
            marks.push(Mark::text(at(left, y + 12.5), line, TextStyle::new(Role::Ink, size::LABEL)));
            y += LINE_PX;
        }
        let bar = Rect::new(zero.min(end), y + 4.0, (end - zero).abs(), BAR_PX);
        let middle = bar.center().y;
        let mut beside = GAP_PX;
        if is_change(fact) {
            marks.push(Mark::rect(bar, Role::InkSoft));
        } else {
            marks.push(Mark::line(vec![at(zero, middle), at(end - RING_PX, middle)], Stroke::new(Role::InkSoft, 1.25)));
            marks.push(Mark::ring(at(end, middle), RING_PX, Stroke::new(Role::Ink, 1.5)));
            beside += RING_PX;
        }
        let (x, anchor) = if end < zero { (end - beside, Anchor::End) } else { (end + beside, Anchor::Start) };
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold().anchored(anchor);
        marks.push(Mark::text(at(x, middle + 4.5), signed(self.context, fact), style));
        self.sheet.height_px = bar.bottom() + 6.0;
        let area = Rect::new(0.0, top, self.width, self.sheet.height_px - top);
        self.sheet.reach(Datum::Facts(vec![index]), marks, area, at(end, middle));
        self.sheet.next_lane();
    }
}
