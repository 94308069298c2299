//! The reported figures as a table: a row a measure, a column a document, and between the figures
//! of a row the signs of how they stand to each other.
//!
//! Comes in: the rows of one group and a width. Goes out: a [`Sheet`], in CSS px from its own top
//! left; none when the columns need more width than there is. A single pair is joined on its line;
//! several are joined on tracks below, each hung from its figures by thin stems, so that no line
//! runs through a text.

use super::Context;
use super::figure::Datum;
use super::reported_join::{Join, joins, link};
use super::reported_row::{Row, WITHIN};
use super::reported_sign::{BARE_PX, LINE_PX, NUMBER_PX};
use super::reported_words::{cell, dates, named, sources, title};
use super::sheet::Sheet;
use crate::model::source::Source;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Narrowest column of a document, in CSS px.
const COLUMN_PX: f64 = 104.0;

/// From the left of a cell to its words, in CSS px.
const WORDS_PX: f64 = 14.0;

/// From the dot of a figure to that of the next figure in one cell, in CSS px.
const STEP_PX: f64 = 10.0;

/// Space kept free at the right of a cell, in CSS px.
const GAP_PX: f64 = 12.0;

/// Height of a track, in CSS px.
const TRACK_PX: f64 = 17.0;

/// Space above and below a row, each, in CSS px.
const PAD_PX: f64 = 5.0;

/// Room that a sign between two figures needs at least, in CSS px.
const BETWEEN_PX: f64 = 40.0;

/// Share of a column that a long text leaves to the sign after it.
const SHARE: f64 = 0.62;

/// A table in the making.
struct Grid<'a, 'b> {
    context: &'a Context<'b>,
    /// The documents; none where a row holds one document's statements side by side.
    columns: Vec<&'a Source>,
    count: usize,
    names_px: f64,
    column_px: f64,
    shows_reasons: bool,
    sheet: Sheet,
}

/// A figure in its cell.
struct Placed {
    fact: usize,
    column: usize,
    dot: Point,
    /// Right end of its first line.
    right: f64,
}

/// The table of one group.
pub(super) fn section(context: &Context<'_>, heading: &str, rows: &[Row], shows_reasons: bool) -> Option<Sheet> {
    let is_within = rows.iter().all(|row| row.group == WITHIN);
    let columns = if is_within { Vec::new() } else { sources(context, rows) };
    let widest = rows.iter().map(|row| row.facts.len()).max().unwrap_or(1);
    let count = if is_within { widest } else { columns.len() };
    let names_px = (0.23 * context.width_px).clamp(132.0, 250.0);
    let column_px = (context.width_px - names_px) / count.max(1) as f64;
    if column_px < COLUMN_PX {
        return None;
    }
    let mut grid = Grid { context, columns, count, names_px, column_px, shows_reasons, sheet: Sheet::default() };
    grid.head(heading);
    for (i, row) in rows.iter().enumerate() {
        let role = if i == 0 { Role::InkSoft } else { Role::Rule };
        grid.sheet.rule(0.0, context.width_px, grid.sheet.height_px, role);
        grid.row(row);
    }
    Some(grid.sheet)
}

impl Grid<'_, '_> {
    /// The group's heading, and over each column the document with its two dates.
    fn head(&mut self, heading: &str) {
        let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        let mut bottom = self.lines(heading, (0.0, 0.0), self.names_px - GAP_PX, ink);
        for (i, source) in self.columns.clone().into_iter().enumerate() {
            let x = self.x(i);
            let mut y = self.lines(&named(self.context, source), (x, 0.0), self.column_px - GAP_PX, ink);
            for text in dates(self.context, source) {
                y = self.lines(&text, (x, y), self.column_px - GAP_PX, soft);
            }
            bottom = f64::max(bottom, y);
        }
        self.sheet.height_px = bottom + 5.0;
    }

    /// The left edge of a column.
    fn x(&self, column: usize) -> f64 {
        self.names_px + column as f64 * self.column_px
    }

    /// Sets a text from a corner on; where its last line ends below.
    fn lines(&mut self, text: &str, corner: (f64, f64), room: f64, style: TextStyle) -> f64 {
        let (x, y) = corner;
        if text.is_empty() { y } else { self.sheet.lines(text, (x, x + room), y, style) }
    }

    fn row(&mut self, row: &Row) {
        let top = self.sheet.height_px + PAD_PX;
        let title = title(self.context, row);
        let room = self.names_px - GAP_PX;
        let mut name = self.lines(title, (0.0, top), room, TextStyle::new(Role::Ink, size::LABEL));
        if self.columns.is_empty() {
            let who = sources(self.context, std::slice::from_ref(row));
            let who = who.first().map_or(String::new(), |s| named(self.context, s));
            name = self.lines(&who, (0.0, name), room, TextStyle::new(Role::InkSoft, size::TICK));
        }
        let joins = joins(self.context, row, self.shows_reasons);
        let may_share = matches!(joins.as_slice(), [join] if !join.is_bracket());
        let (placed, mut bottom) = self.cells(row, title, top, may_share);
        let inline = joins.first().filter(|_| may_share).and_then(|j| between(j, &placed).map(|room| (j, room)));
        match inline {
            Some((join, room)) => self.inline(join, room),
            None => bottom = self.tracks(&joins, &placed, bottom),
        }
        self.sheet.height_px = bottom.max(name) + PAD_PX;
        self.sheet.next_row();
    }

    /// The figures of a row, those of one document below each other; and where the lowest ends.
    fn cells(&mut self, row: &Row, title: &str, top: f64, may_share: bool) -> (Vec<Placed>, f64) {
        let mut placed: Vec<Placed> = Vec::new();
        let mut bottoms = vec![top; self.count];
        let column_of = |index: &usize| {
            let fact = self.context.atlas.facts.get(*index)?;
            self.columns.iter().position(|s| s.id == fact.source)
        };
        for (place, index) in row.facts.iter().enumerate() {
            let Some(fact) = self.context.atlas.facts.get(*index) else { continue };
            let column = column_of(index).unwrap_or(place);
            let next = row.facts.iter().filter_map(column_of).filter(|c| *c > column).min();
            let next = next.unwrap_or(if self.columns.is_empty() { column + 1 } else { self.count });
            let Some(y) = bottoms.get_mut(column) else { continue };
            let before = placed.iter().filter(|p| p.column == column).count();
            let dot = at(self.x(column) + 4.0 + before as f64 * STEP_PX, *y + LINE_PX / 2.0);
            let words_x = dot.x + WORDS_PX - 4.0;
            let room = self.x(next) - GAP_PX - words_x;
            let said = cell(self.context, fact, title);
            let radius = if said.has_number { NUMBER_PX } else { BARE_PX };
            let mut marks = vec![Mark::disc(dot, radius, Role::Ink)];
            let mut right = words_x;
            let mut main = wrap(&said.main, size::LABEL, Weight::Regular, room);
            if may_share && place == 0 && main.len() > 1 {
                main = wrap(&said.main, size::LABEL, Weight::Regular, room.min(SHARE * self.column_px));
            }
            let soft = wrap(&said.soft, size::TICK, Weight::Regular, room);
            let first = *y;
            for (i, line) in main.iter().enumerate() {
                right = if i == 0 { words_x + room_px(line, size::LABEL, Weight::Regular) } else { right };
                marks.push(Mark::text(at(words_x, *y + 12.5), line, TextStyle::new(Role::Ink, size::LABEL)));
                *y += LINE_PX;
            }
            for line in soft.iter().filter(|l| !l.is_empty()) {
                marks.push(Mark::text(at(words_x, *y + 12.0), line, TextStyle::new(Role::InkSoft, size::TICK)));
                *y += LINE_PX;
            }
            let area = Rect::new(dot.x - 4.0, first, room + WORDS_PX, *y - first);
            self.sheet.reach(Datum::Facts(vec![*index]), marks, area, dot);
            placed.push(Placed { fact: *index, column, dot, right });
        }
        (placed, bottoms.into_iter().fold(top, f64::max))
    }

    /// A sign between two figures, on their own line.
    fn inline(&mut self, join: &Join, (left, right, y): (f64, f64, f64)) {
        let (label, need) = join.fitting(right - left - 24.0);
        let start = libm::round((left + right - need) / 2.0);
        let mut marks = vec![link(left, start - 5.0, y), link(start + need + 4.0, right, y)];
        marks.extend(join.marks(start, y, label));
        let area = Rect::new(left, y - LINE_PX / 2.0, right - left, LINE_PX);
        self.sheet.reach(join.datum(), marks, area, at(start + 7.5, y));
    }

    /// Joins below the figures, each on the first track where it meets no other; the lowest edge.
    fn tracks(&mut self, joins: &[Join], placed: &[Placed], top: f64) -> f64 {
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        for join in joins {
            let stems: Vec<&Placed> = placed.iter().filter(|p| join.facts.contains(&p.fact)).collect();
            let Some(track) = Track::new(join, &stems, placed, self.context.width_px) else { continue };
            let span = (track.left - 5.0, track.right.max(track.start + track.need) + 10.0);
            let free = |spans: &Vec<(f64, f64)>| spans.iter().all(|s| s.1 < span.0 || span.1 < s.0);
            let level = taken.iter().position(free).unwrap_or(taken.len());
            if level == taken.len() {
                taken.push(Vec::new());
            }
            if let Some(spans) = taken.get_mut(level) {
                spans.push(span);
            }
            let y = top + (level as f64 + 0.5) * TRACK_PX + 1.0;
            let area = Rect::new(span.0, y - TRACK_PX / 2.0, span.1 - span.0, TRACK_PX);
            let anchor = at(track.start + 7.5, y);
            self.sheet.reach(join.datum(), track.marks(join, &stems, y), area, anchor);
        }
        top + taken.len() as f64 * TRACK_PX
    }
}

/// The stretch between the words of a figure and the dot of the next, and its height; none when it
/// is too short or both stand in one column.
fn between(join: &Join, placed: &[Placed]) -> Option<(f64, f64, f64)> {
    let [a, b] = placed else { return None };
    let (left, right) = (a.right + 7.0, b.dot.x - 9.0);
    let (_, need) = join.fitting(0.0);
    (a.column != b.column && right - left >= need.max(BETWEEN_PX - 24.0) + 24.0).then_some((left, right, a.dot.y))
}

/// Where a join lies on its track.
struct Track<'a> {
    left: f64,
    right: f64,
    start: f64,
    need: f64,
    label: &'a str,
}

impl<'a> Track<'a> {
    /// The sign stands right of all stems of the first figure's column and left of the next stem,
    /// with as much of its label as there is room for.
    fn new(join: &'a Join, stems: &[&Placed], placed: &[Placed], width_px: f64) -> Option<Track<'a>> {
        let (first, last) = (stems.first()?, stems.last()?);
        let own = placed.iter().filter(|p| p.column == first.column).map(|p| p.dot.x);
        let start = own.fold(first.dot.x, f64::max) + 9.0;
        let next = placed.iter().filter(|p| p.column > first.column).map(|p| p.dot.x - 9.0);
        let (label, need) = join.fitting(next.fold(width_px, f64::min) - start);
        Some(Track { left: first.dot.x, right: last.dot.x, start, need, label })
    }

    fn marks(&self, join: &Join, stems: &[&Placed], y: f64) -> Vec<Mark> {
        let mut marks = Vec::new();
        let stroke = Stroke::new(if join.is_bracket() { Role::Ink } else { Role::InkSoft }, 1.0);
        for stem in stems {
            marks.push(Mark::line(vec![at(stem.dot.x, stem.dot.y + 5.0), at(stem.dot.x, y)], stroke));
            if join.is_bracket() {
                let tick = vec![at(stem.dot.x, y - 6.0), at(stem.dot.x, y)];
                marks.push(Mark::line(tick, Stroke::new(Role::Ink, 2.0)));
            } else {
                marks.push(Mark::disc(at(stem.dot.x, y), 2.0, Role::InkSoft));
            }
        }
        let ink = if join.is_bracket() { Stroke::new(Role::Ink, 2.0) } else { stroke };
        let gap = (self.start - 4.0, self.start + self.need + 4.0);
        let mut line = |left: f64, right: f64| {
            if right > left {
                marks.push(Mark::line(vec![at(left, y), at(right, y)], ink));
            }
        };
        if self.need > 0.0 {
            line(self.left, self.right.min(gap.0));
            line(gap.1, self.right);
        } else {
            line(self.left, self.right);
        }
        marks.extend(join.marks(self.start, y, self.label));
        marks
    }
}
