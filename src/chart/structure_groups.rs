//! How command was organised: two arrangements side by side, the groups of one beside the teams
//! of the other.
//!
//! In: the alignments of `figures.json` and the facts that they name. Out: a table of three
//! columns, the two arrangements and between them how a row's two sides stand to each other; where
//! it is narrow, a list. A line is drawn for our reading of two names, which the figure marks as
//! ours, or for a relation that a document states, with its letter and a head. In CSS px.

use super::Context;
use super::figure::{Datum, Figure, Table};
use super::reported_list::lines;
use super::reported_sign::LINE_PX;
use super::sheet::Sheet;
use super::structure_row::{Cell, Row, description, documents, link, names, rows};
use super::tenure_link;
use super::view::Choice;
use super::wording::worded;
use crate::model::outbreak::Grade;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{DOTTED, Role, Stroke, TextStyle, Weight, size};

/// Its options: none.
pub const CHOICES: &[Choice] = &[];

/// Width from which the arrangements stand side by side, in CSS px.
const TABLE_PX: f64 = 600.0;

/// Width from which the headings stand in a column of their own, in CSS px.
const HEADED_PX: f64 = 840.0;

/// Width of that column, in CSS px.
const HEADINGS_PX: f64 = 132.0;

/// How the two arrangements and what is between them share the width.
const SHARES: [f64; 3] = [0.34, 0.31, 0.35];

/// Space between two columns, in CSS px.
const GAP_PX: f64 = 12.0;

/// From the left to the words of a list, and length of a line in it, in CSS px.
const LIST_PX: [f64; 2] = [54.0, 26.0];

/// Space between two statements of one side, in CSS px.
const CELL_PX: f64 = 5.0;

/// Space below a row, in CSS px.
const PAD_PX: f64 = 8.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let rows = rows(context);
    let names = names(context, &rows);
    let mut figure = worded(context, &documents(context, &rows), description(context, &rows, &names));
    let width = context.width_px;
    let mut page = Page { context, names, columns: columns(width), sheet: Sheet::default() };
    page.head();
    rows.iter().for_each(|row| page.row(row));
    figure.scene.height_px = libm::ceil(page.sheet.height_px);
    page.sheet.place(&mut figure, at(0.0, 0.0));
    figure
}

/// Left and right edge of the first side, of what is between, and of the second side; in a list
/// they are one.
fn columns(width_px: f64) -> [(f64, f64); 3] {
    if width_px < TABLE_PX {
        let [left, _] = LIST_PX;
        return [(left, width_px); 3];
    }
    let mut left = if width_px < HEADED_PX { 0.0 } else { HEADINGS_PX };
    let all = width_px - left;
    SHARES.map(|share| {
        let own = (left, left + share * all - GAP_PX);
        left += share * all;
        own
    })
}

/// Its rows as a table.
pub fn table(context: &Context<'_>) -> Table {
    super::structure_table::groups(context)
}

/// The figure as it fills from the top.
struct Page<'a, 'b> {
    context: &'a Context<'b>,
    names: [String; 2],
    columns: [(f64, f64); 3],
    sheet: Sheet,
}

impl Page<'_, '_> {
    fn is_list(&self) -> bool {
        self.context.width_px < TABLE_PX
    }

    /// What the columns hold.
    fn head(&mut self) {
        let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        let ours = self.context.words.t("structures.ours");
        if self.is_list() {
            lines(&mut self.sheet, ours, 0.0, self.context.width_px, soft);
            self.sheet.height_px += PAD_PX;
            return;
        }
        let [first, second] = self.names.clone();
        let mut bottom = 0.0;
        for ((left, right), (text, style)) in
            self.columns.into_iter().zip([(first.as_str(), ink), (ours, soft), (&second, ink)])
        {
            let mut top = 0.0;
            for line in wrap(text, style.size_px, style.weight, right - left) {
                self.sheet.text(left, top + 12.5, &line, style);
                top += LINE_PX;
            }
            bottom = f64::max(bottom, top);
        }
        self.sheet.height_px = bottom + 5.0;
    }

    fn row(&mut self, row: &Row<'_>) {
        let heading = self.context.words.pick(&row.aligned.heading);
        let mut least = 0.0;
        if !heading.is_empty() {
            least = self.heading(heading);
        }
        let [first, second] = &row.sides;
        let top = self.sheet.height_px;
        let (left, end) = self.cells(row, first, 0, top);
        let bottom = if !self.is_list() {
            let between = self.between(row, top, end);
            self.cells(row, second, 2, top).0.max(between).max(left)
        } else if first.is_empty() || second.is_empty() || link(self.context, row, &self.names).is_empty() {
            let gap = if first.is_empty() { 0.0 } else { CELL_PX };
            let right = self.cells(row, second, 2, left + gap).0;
            self.between(row, right, end)
        } else {
            let between = self.between(row, left, end);
            self.cells(row, second, 2, between).0
        };
        self.sheet.height_px = bottom.max(least) + PAD_PX;
        self.sheet.next_lane();
    }

    /// Opens a part; where its heading ends when it stands beside the rows.
    fn heading(&mut self, heading: &str) -> f64 {
        let width = self.context.width_px;
        self.sheet.rule(0.0, width, self.sheet.height_px, Role::Rule);
        self.sheet.height_px += PAD_PX;
        let top = self.sheet.height_px;
        let is_beside = width >= HEADED_PX;
        let right = if is_beside { HEADINGS_PX - GAP_PX } else { width };
        lines(&mut self.sheet, heading, 0.0, right, TextStyle::new(Role::Ink, size::LABEL).semibold());
        let bottom = self.sheet.height_px;
        self.sheet.height_px = if is_beside { top } else { bottom + 4.0 };
        if is_beside { bottom } else { 0.0 }
    }

    /// What one side says, below each other; where it ends below, and at the right in its first line.
    fn cells(&mut self, row: &Row<'_>, cells: &[Cell], column: usize, top: f64) -> (f64, f64) {
        let (left, right) = self.columns.get(column).copied().unwrap_or_default();
        let (mut y, mut end) = (top, left);
        for cell in cells {
            y += if y == top { 0.0 } else { CELL_PX };
            let from = y;
            let letters = cell.letters.join("\u{a0}");
            let lettered = [("title", cell.text.as_str()), ("letters", &letters)];
            let text = match row.aligned.grade {
                Some(_) => cell.text.clone(),
                None => self.context.words.fill("years.lettered", &lettered),
            };
            let mut marks = Vec::new();
            if self.is_list() && from == top {
                let name = self.names.get(column / 2).map_or("", String::as_str);
                marks.push(Mark::text(at(0.0, y + 12.5), name, TextStyle::new(Role::InkSoft, size::TICK)));
            }
            for line in wrap(&text, size::LABEL, Weight::Regular, right - left) {
                end = if y == top { left + room_px(&line, size::LABEL, Weight::Regular) } else { end };
                marks.push(Mark::text(at(left, y + 12.5), line, TextStyle::new(Role::Ink, size::LABEL)));
                y += LINE_PX;
            }
            let area = Rect::new(left, from - 2.0, right - left, y - from + 4.0);
            self.sheet.reach(Datum::Facts(cell.facts.clone()), marks, area, at(left, from + LINE_PX / 2.0));
        }
        (y, end)
    }

    /// How the two sides stand to each other, from where the first one ends; where it ends below.
    fn between(&mut self, row: &Row<'_>, top: f64, end: f64) -> f64 {
        let (left, right) = self.columns.get(1).copied().unwrap_or_default();
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        let label = link(self.context, row, &self.names);
        if label.is_empty() {
            let mut y = top;
            let note = self.context.words.pick(&row.aligned.note);
            for line in wrap(note, size::TICK, Weight::Regular, right - left) {
                self.sheet.text(left, y + 12.0, &line, soft);
                y += LINE_PX;
            }
            return y;
        }
        let middle = top + LINE_PX / 2.0;
        let room = room_px(&label, size::TICK, Weight::Regular);
        let is_joined = row.sides.iter().all(|side| !side.is_empty());
        let mut marks = Vec::new();
        let start = if self.is_list() {
            let [_, length] = LIST_PX;
            marks.extend(if is_joined { self.line(row, (left, left + length), middle) } else { Vec::new() });
            if is_joined { left + length + 8.0 } else { left }
        } else {
            let start = libm::round((left + right - room) / 2.0);
            if is_joined {
                marks.extend(self.line(row, (end.max(left - 90.0) + 8.0, start - 6.0), middle));
                marks.extend(self.line(row, (start + room + 4.0, right + 4.0), middle));
                if row.aligned.grade.is_none() {
                    let tip = at(right + 4.0, middle);
                    let head = [at(tip.x - 5.0, middle - 4.0), tip, at(tip.x - 5.0, middle + 4.0)];
                    marks.push(Mark::line(head.into(), Stroke::new(Role::InkSoft, 1.25)));
                }
            }
            start
        };
        marks.push(Mark::text(at(start, top + 12.0), label, soft));
        let datum = match self.context.atlas.facts.iter().position(|f| f.id == row.aligned.states) {
            Some(fact) => Datum::Facts(vec![fact]),
            None => Datum::Alignment(row.index),
        };
        let area = Rect::new(left, top - 4.0, right - left, LINE_PX + 8.0);
        self.sheet.reach(datum, marks, area, at(start, middle));
        top + LINE_PX
    }

    /// A piece of a row's line: double for the same word, dotted where we are unsure; thin, as in
    /// the timeline, for what a document states.
    fn line(&self, row: &Row<'_>, (from, to): (f64, f64), y: f64) -> Vec<Mark> {
        let ink = Stroke::new(Role::Ink, 1.25);
        let line = |y: f64, stroke| Mark::line(vec![at(from, y), at(to, y)], stroke);
        match row.aligned.grade {
            Some(Grade::SameWord) => vec![line(y - 1.75, ink), line(y + 1.75, ink)],
            Some(Grade::Unsure) => vec![line(y, ink.dashed(DOTTED))],
            Some(_) => vec![line(y, ink)],
            None => {
                let fact = self.context.atlas.fact(&row.aligned.states);
                let relation = fact.and_then(|f| f.institution()).map_or("", |i| i.relation.as_str());
                tenure_link::line(relation, vec![at(from, y), at(to, y)])
            }
        }
    }
}
