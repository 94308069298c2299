//! A piece of a figure laid out on its own, then placed: marks, targets and data from (0, 0).
//!
//! Comes in: texts, rules and glyphs in CSS px of the piece. Goes out: the same, moved into a
//! figure, with datum numbers and lanes that go on from what the figure holds. A layout can so
//! try several pieces, compare their heights, and place the best.

use super::figure::{Datum, Figure};
use crate::model::order::sort;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, Shape, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, Stroke, TextStyle};

/// Height of a line of small text, in CSS px.
const LINE_PX: f64 = 16.0;

/// Puts targets in the order of their anchors from left to right.
pub(super) fn from_left(targets: &mut [Target]) {
    sort(targets, |a, b| a.anchor.x.total_cmp(&b.anchor.x));
}

/// A piece of a figure.
#[derive(Default)]
pub(super) struct Sheet {
    marks: Vec<Mark>,
    targets: Vec<Target>,
    data: Vec<Datum>,
    lane: u32,
    /// Its height so far, in CSS px.
    pub height_px: f64,
}

impl Sheet {
    /// Sets one line of text.
    pub fn text(&mut self, x: f64, baseline: f64, content: &str, style: TextStyle) {
        self.marks.push(Mark::text(at(x, baseline), content, style));
    }

    /// Sets a text in lines between two edges, from a top on; where the last one ends below.
    pub fn lines(&mut self, text: &str, (left, right): (f64, f64), top: f64, style: TextStyle) -> f64 {
        let mut y = top;
        for line in wrap(text, style.size_px, style.weight, right - left) {
            self.text(left, y + 12.5, &line, style);
            y += LINE_PX;
        }
        y
    }

    /// Draws a thin rule across.
    pub fn rule(&mut self, left: f64, right: f64, y: f64, role: Role) {
        self.marks.push(Mark::line(vec![at(left, y), at(right, y)], Stroke::new(role, 0.0)));
    }

    /// Adds a mark without a datum.
    pub fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Puts the targets of the row in hand in order from left to right, and begins the next row.
    pub fn next_row(&mut self) {
        let first = self.targets.partition_point(|t| t.lane < self.lane);
        from_left(self.targets.get_mut(first..).unwrap_or_default());
        self.next_lane();
    }

    /// Sets the texts and rules of another piece below what it holds.
    pub fn append(&mut self, other: Sheet) {
        let by = at(0.0, self.height_px);
        self.marks.extend(other.marks.into_iter().map(|mut mark| {
            shift(&mut mark, by);
            mark
        }));
        self.height_px += other.height_px;
    }

    /// Begins the next row for the keys.
    pub fn next_lane(&mut self) {
        self.lane += 1;
    }

    /// Adds the marks of a datum with what reaches them.
    pub fn reach(&mut self, datum: Datum, marks: Vec<Mark>, area: Rect, anchor: Point) {
        let number = self.data.len() as u32;
        self.data.push(datum);
        self.marks.extend(marks.into_iter().map(|m| m.of(number)));
        self.targets.push(Target { datum: number, area, anchor, lane: self.lane });
    }

    /// Moves the piece into a figure, its top left at `corner`.
    pub fn place(self, figure: &mut Figure, corner: Point) {
        let first = figure.data.len() as u32;
        let lane = figure.scene.targets.iter().map(|t| t.lane + 1).max().unwrap_or(0);
        for mut mark in self.marks {
            shift(&mut mark, corner);
            mark.datum = mark.datum.map(|d| d + first);
            figure.scene.push(mark);
        }
        for mut target in self.targets {
            target.datum += first;
            target.lane += lane;
            target.area.x += corner.x;
            target.area.y += corner.y;
            target.anchor = at(target.anchor.x + corner.x, target.anchor.y + corner.y);
            figure.scene.targets.push(target);
        }
        figure.data.extend(self.data);
    }
}

fn shift(mark: &mut Mark, by: Point) {
    let moved = |p: &mut Point| *p = at(p.x + by.x, p.y + by.y);
    match &mut mark.shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points.iter_mut().for_each(moved),
        Shape::Disc { center, .. } => moved(center),
        Shape::Text { at, .. } => moved(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_lanes_go_on_from_what_the_figure_holds() {
        let mut figure = Figure::default();
        for _ in 0..2 {
            let mut sheet = Sheet::default();
            sheet.reach(Datum::Event(0), Vec::new(), Rect::new(0.0, 0.0, 1.0, 1.0), at(0.0, 0.0));
            sheet.place(&mut figure, at(5.0, 7.0));
        }
        let reached: Vec<(u32, u32)> = figure.scene.targets.iter().map(|t| (t.datum, t.lane)).collect();
        assert_eq!(reached, [(0, 0), (1, 1)]);
        assert_eq!(figure.scene.targets[1].anchor, at(5.0, 7.0));
    }
}
