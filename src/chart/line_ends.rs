//! Names at the ends of lines: of a few lines all, of many those that end highest.
//!
//! In: the series of a [`super::line_plot`] and its window. Out: names in lines of their own, moved
//! apart, each with a leader where it was moved.

use super::label::spread;
use super::line_plot::Lines;
use crate::model::date::Day;
use crate::model::order::sort;
use crate::scene::Scene;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{self, wrap};
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Most lines that are named.
const MOST: usize = 7;
/// Height of a line of text, in CSS px.
const LINE_PX: f64 = 16.0;
/// Space between the last day and its name, in CSS px.
const GAP_PX: f64 = 13.0;

/// The end of a line with its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct End {
    /// Index of the series.
    pub series: usize,
    day: Day,
    value: f64,
    name: Vec<String>,
}

/// The ends that are named, the highest first.
pub(super) fn ends(lines: &Lines<'_>) -> Vec<End> {
    let series = lines.bundle.series();
    let last = |index: usize| {
        let (day, value) = series.get(index)?.total.last(lines.window.0, lines.window.1.plus(1))?;
        Some((index, day, value))
    };
    let mut found: Vec<(usize, Day, f64)> = (0..series.len()).filter_map(last).collect();
    sort(&mut found, |a, b| b.2.total_cmp(&a.2));
    found.truncate(MOST);
    let room = (lines.width_px * 0.24).clamp(72.0, 130.0);
    let end = |(index, day, value): (usize, Day, f64)| {
        let name = series.get(index).map_or("", |s| s.label());
        End { series: index, day, value, name: wrap(name, size::LABEL, Weight::Regular, room) }
    };
    found.into_iter().map(end).collect()
}

/// Width that the names need beside the frame, in CSS px.
pub(super) fn room_px(ends: &[End]) -> f64 {
    let lines = ends.iter().flat_map(|end| &end.name);
    let widest = lines.map(|line| metrics::room_px(line, size::LABEL, Weight::Regular)).fold(0.0, f64::max);
    widest + GAP_PX + 1.0
}

/// Sets the names.
pub(super) fn draw(scene: &mut Scene, frame: &Rect, ends: &[End], point: &dyn Fn(Day, f64) -> Option<Point>) {
    let placed: Vec<(&End, Point)> = ends.iter().filter_map(|e| Some((e, point(e.day, e.value)?))).collect();
    let tall = |end: &End| end.name.len() as f64 * LINE_PX;
    let wanted: Vec<(f64, f64)> = placed.iter().map(|(end, point)| (point.y, tall(end))).collect();
    let middles = spread(&wanted, 2.0, frame.y - LINE_PX, frame.bottom());
    for ((end, point), middle) in placed.into_iter().zip(middles) {
        let left = frame.right() + GAP_PX;
        if (middle - point.y).abs() > 4.0 || point.x < frame.right() - 1.0 {
            let leader = vec![at(point.x + 3.0, point.y), at(left - 3.0, middle)];
            scene.push(Mark::line(leader, Stroke::new(Role::InkSoft, 0.75)));
        }
        let top = middle - tall(end) / 2.0;
        for (i, line) in end.name.iter().enumerate() {
            let baseline = top + (i as f64 + 0.78) * LINE_PX;
            scene.push(Mark::text(at(left, baseline), line, TextStyle::new(Role::Ink, size::LABEL)));
        }
    }
}
