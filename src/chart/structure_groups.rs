//! How command was organised: two arrangements side by side, the groups of one beside the teams
//! of the other.
//!
//! In: the alignments of `figures.json` and the facts that they name. Out: a table of three
//! columns, the two arrangements and between them how a row's two sides stand to each other; where
//! it is narrow, a list. A line is drawn for our reading of two names, which the figure marks as
//! ours, or for a relation that a document states, with its letter and a head. In CSS px.

use super::Context;
use super::figure::{Account, Datum, Figure, Table};
use super::reported_sign::LINE_PX;
use super::sheet::Sheet;
use super::structure_row::{cells, description, found, link, names, relation};
use super::tenure_link;
use super::view::Choice;
use super::wording::worded;
use crate::model::outbreak::{Alignment, Grade};
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{DOTTED, Role, Stroke, TextStyle, Weight, size};

/// Its options: none.
pub const CHOICES: &[Choice] = &[Choice { key: "blank", values: &[] }];

/// Width from which the arrangements stand side by side, in CSS px.
const TABLE_PX: f64 = 600.0;

/// Share of the width that the headings of parts take, and the least of it, in CSS px.
const HEADINGS: (f64, f64) = (0.12, 104.0);

/// Where what is between the arrangements begins and ends, as shares of the width.
const SHARES: (f64, f64) = (0.34, 0.65);

/// Space between two columns, in CSS px.
const GAP_PX: f64 = 12.0;

/// Left edge of the words of a list, in CSS px.
const LIST_PX: f64 = 54.0;

/// Length of a line in a list, in CSS px.
const STUB_PX: f64 = 26.0;

/// Space between two statements of one side, in CSS px.
const CELL_PX: f64 = 5.0;

/// Space below a row, in CSS px.
const PAD_PX: f64 = 8.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let names = names(context.atlas, context.words);
    let rows = &context.atlas.outbreak.alignments;
    let columns = columns(context.width_px);
    let mut page = Page { context, names, columns, heading: "", documents: Vec::new(), sheet: Sheet::default() };
    page.head();
    for (index, row) in rows.iter().enumerate() {
        page.row(index, row);
    }
    let mut figure = worded(context, &page.documents);
    figure.scene.height_px = libm::ceil(page.sheet.height_px);
    page.sheet.place(&mut figure, at(0.0, 0.0));
    figure
}

/// Left and right edge of the first side, of what is between, and of the second side; in a list
/// they are one.
fn columns(width_px: f64) -> [(f64, f64); 3] {
    if width_px < TABLE_PX {
        return [(LIST_PX, width_px); 3];
    }
    let left = libm::round(width_px * HEADINGS.0).max(HEADINGS.1);
    let (a, b) = (left + SHARES.0 * (width_px - left), left + SHARES.1 * (width_px - left));
    [(left, a - GAP_PX), (a, b - GAP_PX), (b, width_px)]
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let names = names(context.atlas, context.words);
    let [first, second] = names.clone();
    let rows = context.words.number(context.atlas.outbreak.alignments.len() as f64);
    let parts = [("first", first), ("second", second), ("n", rows)];
    super::account::account(context, "account.structures.groups", &parts, &description(context, &names))
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
    /// Of the part in hand.
    heading: &'a str,
    /// Those cited so far.
    documents: Vec<&'a str>,
    sheet: Sheet,
}

impl<'a> Page<'a, '_> {
    fn is_list(&self) -> bool {
        self.context.width_px < TABLE_PX
    }

    /// What the columns hold.
    fn head(&mut self) {
        let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        let [(first, _), mut between, (second, _)] = self.columns;
        if self.is_list() {
            between.0 = 0.0;
        } else {
            let [a, b] = &self.names;
            self.sheet.text(first, 12.5, a, ink);
            self.sheet.text(second, 12.5, b, ink);
        }
        self.sheet.height_px = self.sheet.lines(self.context.words.t("structures.ours"), between, 0.0, soft) + PAD_PX;
    }

    fn row(&mut self, index: usize, row: &'a Alignment) {
        let least = self.part(self.context.words.pick(&row.heading));
        let top = self.sheet.height_px;
        let [first, second] = &row.sides;
        let label = link(self.context, row, &self.names);
        let is_joined = !first.is_empty() && !second.is_empty() && !label.is_empty();
        let (left, end) = self.side(row, 0, top);
        let mut bottom = left.max(least);
        if !self.is_list() {
            bottom = bottom.max(self.between(index, row, &label, top, end)).max(self.side(row, 2, top).0);
        } else if is_joined {
            let below = self.between(index, row, &label, left, end);
            bottom = self.side(row, 2, below).0;
        } else {
            let gap = if first.is_empty() || second.is_empty() { 0.0 } else { CELL_PX };
            let right = self.side(row, 2, left + gap).0;
            bottom = self.between(index, row, &label, right, end);
        }
        self.sheet.height_px = bottom + PAD_PX;
        self.sheet.next_lane();
    }

    /// Opens a part if the row has a heading; where that ends when it stands beside the rows.
    fn part(&mut self, heading: &'a str) -> f64 {
        if heading.is_empty() {
            return 0.0;
        }
        self.heading = heading;
        let width = self.context.width_px;
        self.sheet.rule(0.0, width, self.sheet.height_px, Role::Rule);
        self.sheet.height_px += PAD_PX;
        let [(left, _), ..] = self.columns;
        let right = if self.is_list() { width } else { left - GAP_PX };
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
        let bottom = self.sheet.lines(heading, (0.0, right), self.sheet.height_px, style);
        if self.is_list() {
            self.sheet.height_px = bottom + 4.0;
        }
        bottom
    }

    /// What one side says, below each other; where it ends below, and at the right in its first line.
    fn side(&mut self, row: &Alignment, column: usize, top: f64) -> (f64, f64) {
        let [first, _, second] = self.columns;
        let [a, b] = &row.sides;
        let (ids, name, edges) = if column == 0 { (a, &self.names[0], first) } else { (b, &self.names[1], second) };
        let cells = cells(self.context, ids, self.heading);
        if self.is_list() && !cells.is_empty() {
            self.sheet.text(0.0, top + 12.5, name, TextStyle::new(Role::InkSoft, size::TICK));
        }
        let (mut y, mut end) = (top, 0.0);
        for cell in cells {
            y += if y == top { 0.0 } else { CELL_PX };
            let lettered = [("title", cell.text.as_str()), ("letters", &cell.letters)];
            let said = self.context.words.fill("years.lettered", &lettered);
            let text = if row.grade.is_some() { &cell.text } else { &said };
            end = if y == top { edges.0 + room_px(text, size::LABEL, Weight::Regular) } else { end };
            let bottom = self.sheet.lines(text, edges, y, TextStyle::new(Role::Ink, size::LABEL));
            for index in &cell.facts {
                self.documents.extend(self.context.atlas.facts.get(*index).map(|f| f.source.as_str()));
            }
            let area = Rect::new(edges.0, y - 2.0, edges.1 - edges.0, bottom - y + 4.0);
            self.sheet.reach(Datum::Facts(cell.facts), Vec::new(), area, at(edges.0, y + LINE_PX / 2.0));
            y = bottom;
        }
        (y, end)
    }

    /// How the two sides stand to each other, from where the first one ends; where it ends below.
    fn between(&mut self, index: usize, row: &Alignment, label: &str, top: f64, end: f64) -> f64 {
        let [_, (left, right), _] = self.columns;
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        if label.is_empty() {
            return self.sheet.lines(self.context.words.pick(&row.note), (left, right), top, soft);
        }
        let y = top + LINE_PX / 2.0;
        let room = room_px(label, size::TICK, Weight::Regular);
        let is_joined = row.sides.iter().all(|side| !side.is_empty());
        let mut start = libm::round((left + right - room) / 2.0);
        let mut marks = Vec::new();
        if self.is_list() {
            start = left;
            if is_joined {
                start += STUB_PX + 8.0;
                self.line(row, (left, left + STUB_PX), y, &mut marks);
            }
        } else if is_joined {
            let from = end.min(left - GAP_PX).max(left - 90.0) + PAD_PX;
            self.line(row, (from, start - 6.0), y, &mut marks);
            self.line(row, (start + room + 4.0, right + 4.0), y, &mut marks);
            if row.grade.is_none() {
                let head = vec![at(right - 1.0, y - 4.0), at(right + 4.0, y), at(right - 1.0, y + 4.0)];
                marks.push(Mark::line(head, Stroke::new(Role::InkSoft, 1.25)));
            }
        }
        marks.push(Mark::text(at(start, top + 12.0), label, soft));
        let datum = found(self.context.atlas, &row.states)
            .map_or(Datum::Alignment(index), |(fact, _)| Datum::Facts(vec![fact]));
        let area = Rect::new(left, top - 4.0, right - left, LINE_PX + 8.0);
        self.sheet.reach(datum, marks, area, at(start, y));
        top + LINE_PX
    }

    /// A piece of a row's line: double for the same word, dotted where we are unsure; thin, as in
    /// the timeline, for what a document states.
    fn line(&self, row: &Alignment, (from, to): (f64, f64), y: f64, marks: &mut Vec<Mark>) {
        let points = |y: f64| vec![at(from, y), at(to, y)];
        let Some(grade) = row.grade else {
            let stated = found(self.context.atlas, &row.states);
            marks.extend(tenure_link::line(stated.map_or("", |(_, fact)| relation(fact)), points(y)));
            return;
        };
        let ink = Stroke::new(Role::Ink, 1.25);
        let stroke = if grade == Grade::Unsure { ink.dashed(DOTTED) } else { ink };
        let off = if grade == Grade::SameWord { 1.75 } else { 0.0 };
        marks.push(Mark::line(points(y - off), stroke));
        if off > 0.0 {
            marks.push(Mark::line(points(y + off), stroke));
        }
    }
}
