//! The names of the series at the ends of their lines, kept apart right of a plot.
//!
//! In: the series with what their ends say, a room and a height in CSS px. Out: labels that fit
//! into the height, and their marks, each with a leader where it had to move. Where it is tight
//! the values go first, then long names give way to the places' codes.

use super::Context;
use super::case_curves::{Curves, name};
use super::case_style::series_style;
use super::figure::Figure;
use super::label::{spread, stacked};
use crate::model::order::sort;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Stroke, TextStyle, Weight, size};

/// Line height, in CSS px.
const LINE_PX: f64 = 16.0;

/// Space between two labels, in CSS px.
const GAP_PX: f64 = 4.0;

/// From the edge of a plot to the labels, in CSS px.
const BESIDE_PX: f64 = 13.0;

/// Room for names without values, in CSS px.
const NARROW_PX: f64 = 90.0;

/// Room that long names get rather than a third line, in CSS px.
const WIDE_PX: f64 = 130.0;

/// What stands at the end of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct EndLabel {
    /// Index of the series.
    pub series: usize,
    lines: Vec<String>,
    has_value: bool,
}

impl EndLabel {
    /// Its width in CSS px.
    pub fn room(&self) -> f64 {
        self.lines.iter().map(|l| room_px(l, size::LABEL, Weight::Semibold)).fold(0.0, f64::max)
    }

    /// Its height in CSS px.
    pub fn tall(&self) -> f64 {
        self.lines.len() as f64 * LINE_PX
    }

    /// Its box from a top left corner on.
    pub fn box_at(&self, corner: Point) -> Rect {
        Rect::new(corner.x, corner.y, self.room(), self.tall())
    }

    /// Writes the name with its value under it.
    pub fn write(&self, figure: &mut Figure, curves: &Curves, corner: Point) {
        let role = series_style(curves, self.series).words();
        let last = self.lines.len().saturating_sub(1);
        for (i, line) in self.lines.iter().enumerate() {
            let style = TextStyle::new(role, size::LABEL).haloed();
            let style = if i == last && self.has_value { style } else { style.semibold() };
            figure.scene.push(Mark::text(at(corner.x, corner.y + (i as f64 + 0.78) * LINE_PX), line, style));
        }
    }
}

/// The width that the labels need right of a plot, in CSS px.
pub fn margin_px(labels: &[EndLabel]) -> f64 {
    labels.iter().map(EndLabel::room).fold(0.0, f64::max) + BESIDE_PX + 1.0
}

/// What stands at each end, for a figure of a width, in as many words as the height holds.
pub fn labels(
    context: &Context<'_>,
    curves: &Curves,
    ends: &[(usize, String)],
    (width_px, height_px): (f64, f64),
) -> Vec<EndLabel> {
    let labels = worded(context, curves, ends, (width_px * 0.24).clamp(72.0, 110.0), true);
    if fit(&labels, (width_px, height_px)) { labels } else { shorter(context, curves, ends, (width_px, height_px)) }
}

/// Names in lines no wider than a room, each with its value where those are told.
fn worded(
    context: &Context<'_>,
    curves: &Curves,
    ends: &[(usize, String)],
    room: f64,
    has_value: bool,
) -> Vec<EndLabel> {
    let mut labels = Vec::new();
    for (series, value) in ends {
        let name = curves.series.get(*series).map_or(String::new(), |s| name(context, &s.code));
        let mut lines = wrap(&name, size::LABEL, Weight::Semibold, room);
        let has_value = has_value && !value.is_empty();
        if has_value {
            lines.push(value.clone());
        }
        labels.push(EndLabel { series: *series, lines, has_value });
    }
    labels
}

/// True when labels one above the other stay within a height and leave the plot its width.
fn fit(labels: &[EndLabel], (width_px, height_px): (f64, f64)) -> bool {
    let tall: f64 = labels.iter().map(|l| l.tall() + GAP_PX).sum();
    tall - GAP_PX <= height_px && margin_px(labels) <= 0.5 * width_px
}

/// The same in fewer words: names alone, then in a wider room, then the places' codes.
#[inline(never)]
fn shorter(context: &Context<'_>, curves: &Curves, ends: &[(usize, String)], room: (f64, f64)) -> Vec<EndLabel> {
    let forms = [NARROW_PX, WIDE_PX].map(|width| worded(context, curves, ends, width, false));
    if let Some(labels) = forms.into_iter().find(|labels| fit(labels, room)) {
        return labels;
    }
    let code = |(series, _): &(usize, String)| {
        let code = curves.series.get(*series).map_or(String::new(), |s| s.code.clone());
        EndLabel { series: *series, lines: vec![code], has_value: false }
    };
    ends.iter().map(code).collect()
}

/// Sets labels right of a plot between two heights, each as near to its end as can be; leaders
/// cross neither each other nor, as they lie lowest, any name.
pub fn set(figure: &mut Figure, curves: &Curves, ends: &[(Point, &EndLabel)], plot: &Rect, room: (f64, f64)) {
    let x = plot.right() + BESIDE_PX;
    let placed = middles(ends, plot, room);
    for ((point, label), middle) in ends.iter().zip(&placed) {
        // While days are masked the room to draw in stays free.
        let leader = leader(*point, *middle, plot).filter(|_| curves.headroom == 0.0);
        if let Some(leader) = leader {
            let role = series_style(curves, label.series).role;
            figure.scene.push(Mark::line(leader.to_vec(), Stroke::new(Paint { role, alpha: 0.6 }, 0.75)));
        }
    }
    for ((_, label), middle) in ends.iter().zip(placed) {
        label.write(figure, curves, at(x, middle - label.tall() / 2.0));
    }
}

/// The middles of the labels, in an order in which no two leaders cross.
pub fn middles(ends: &[(Point, &EndLabel)], plot: &Rect, room: (f64, f64)) -> Vec<f64> {
    let wanted: Vec<(f64, f64)> = ends.iter().map(|(point, label)| (point.y, label.tall())).collect();
    if ends.len() < 3 { spread(&wanted, GAP_PX, room.0, room.1) } else { uncrossed(ends, &wanted, plot, room) }
}

/// The same for many ends.
#[inline(never)]
fn uncrossed(ends: &[(Point, &EndLabel)], wanted: &[(f64, f64)], plot: &Rect, room: (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    let end = |i: usize| ends.get(i).map_or(at(0.0, 0.0), |(point, _)| *point);
    sort(&mut order, |a, b| end(*a).y.total_cmp(&end(*b).y));
    by_level(&mut order, end);
    let mut placed = stacked(wanted, &order, GAP_PX, room);
    for _ in 0..ends.len() * ends.len() {
        let line = |i: &usize| Some((ends.get(*i)?.0, at(plot.right() + BESIDE_PX, *placed.get(*i)?)));
        let crossed = order.windows(2).position(|pair| match pair {
            [a, b] => matches!((line(a), line(b)), (Some(a), Some(b)) if cross(a, b)),
            _ => false,
        });
        let Some(at) = crossed else { break };
        order.swap(at, at + 1);
        placed = stacked(wanted, &order, GAP_PX, room);
    }
    placed
}

/// Ends at about one height are named from the left down, since their lines come from below.
fn by_level(order: &mut [usize], end: impl Fn(usize) -> Point) {
    const LEVEL_PX: f64 = 6.0;
    let wrong = |a: usize, b: usize| (end(a).y - end(b).y).abs() < LEVEL_PX && end(a).x > end(b).x;
    for _ in 0..order.len() {
        let found = order.windows(2).position(|pair| matches!(pair, [a, b] if wrong(*a, *b)));
        let Some(at) = found else { break };
        order.swap(at, at + 1);
    }
}

/// The leader from an end to its label; none where the label stands beside the end.
pub fn leader(point: Point, middle: f64, plot: &Rect) -> Option<[Point; 2]> {
    let x = plot.right() + BESIDE_PX;
    let is_apart = (middle - point.y).abs() > 4.0 || x - point.x > 20.0;
    is_apart.then(|| [at(point.x + 4.0, point.y), at(x - 3.0, middle)])
}

/// True when two lines that both run to the right, to ends below each other, cross on the way.
fn cross(upper: (Point, Point), lower: (Point, Point)) -> bool {
    let from = upper.0.x.max(lower.0.x);
    let y = |(a, b): (Point, Point)| a.y + (b.y - a.y) * (from - a.x) / (b.x - a.x).max(1.0);
    y(upper) > y(lower) + 0.01
}
