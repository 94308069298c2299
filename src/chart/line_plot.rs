//! A plot of many series as lines: what a table of one's own is first drawn as.
//!
//! In: cumulative series (n places x m days, gaps allowed), a window of days, a linear or log
//! scale, a width in CSS px. Out: a scene with both axes, one line a series broken at gaps, and
//! names at the ends of the highest; and the scales, so that a pointer is answered without a
//! target for every day. One path serves 289 series of 1,143 days and one of a million: each
//! line is thinned by px column where days are dense, then simplified. A value between two gaps
//! is a dot, since no line could show it. y begins at 0 or, on a log scale, at the power of ten
//! below the lowest value of the window. It knows no documents and no atlas.

use super::axis::{self, Tick};
use super::date_axis;
use super::line_ends::{self, End};
use crate::model::cases::{Metric, Series};
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scale::ticks;
use crate::scale::time::Time;
use crate::scale::value::Value;
use crate::scene::Scene;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::simplify::{Simplifier, TOLERANCE_PX};
use crate::scene::style::{Role, Stroke, TextStyle, size};
use crate::transform::thin::thin;
use crate::words::Words;

/// What is to be drawn, and how.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    /// The series, all of one metric; the first lie lowest.
    pub series: &'a [Series],
    /// What is counted.
    pub metric: Metric,
    /// First and last day to show.
    pub window: (Day, Day),
    /// True for a log scale.
    pub is_log: bool,
    /// The language's words.
    pub words: Words,
    /// Width to fill, in CSS px.
    pub width_px: f64,
}

/// A laid-out plot.
#[derive(Debug, Clone)]
pub struct LinePlot {
    /// Its marks.
    pub scene: Scene,
    frame: Rect,
    x: Time,
    y: Value,
    window: (Day, Day),
    width_px: f64,
}

/// A day of a series under the pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Index of the series.
    pub series: usize,
    /// The day.
    pub day: Day,
    /// Its value.
    pub value: f64,
    /// Where it stands, in CSS px.
    pub point: Point,
}

/// Height of the plot with its unit and dates, in CSS px, from the width at which there is room.
const HEIGHT_PX: f64 = 480.0;
/// The same below that width.
const NARROW_HEIGHT_PX: f64 = 360.0;
/// Width from which there is room, in CSS px.
const ROOMY_PX: f64 = 600.0;
/// Height above the frame for the unit, in CSS px.
const HEAD_PX: f64 = 32.0;
/// Height under the frame for the dates, in CSS px.
const FOOT_PX: f64 = 24.0;
/// Px columns that a dense line is thinned to, in CSS px: one device px of a fine screen.
const COLUMN_PX: f64 = 0.5;
/// Days in a px above which a line is a hairline: a broader one would be a block.
const DENSE: f64 = 2.0;
/// Most series that are drawn in lines broader than a hair.
const BROAD: usize = 40;
/// How far from a line a pointer may be, in CSS px.
const REACH_PX: f64 = 16.0;

/// The first and the last day that any of the series has; none without a day.
pub fn span(series: &[Series]) -> Option<(Day, Day)> {
    let first = series.iter().filter(|s| !s.total.is_empty()).map(|s| s.total.start).min()?;
    let end = series.iter().map(|s| s.total.end()).max()?;
    Some((first, end.plus(-1)))
}

/// Lays the plot out.
pub fn layout(lines: &Lines<'_>) -> LinePlot {
    let height = if lines.width_px < ROOMY_PX { NARROW_HEIGHT_PX } else { HEIGHT_PX };
    let (low, high) = extent(lines);
    let values = if lines.is_log { ticks::log(low, high) } else { ticks::linear(0.0, high, 6) };
    let labels: Vec<String> = values.iter().map(|v| lines.words.tick(*v)).collect();
    let ends = line_ends::ends(lines);
    let left = axis::label_room(&labels);
    let right = line_ends::room_px(&ends);
    let frame = Rect::new(left, HEAD_PX, lines.width_px - left - right, height - HEAD_PX - FOOT_PX);
    let range = (frame.bottom(), frame.y);
    let y = if lines.is_log {
        Value::Log(Log::new((low, high), range))
    } else {
        Value::Linear(Linear::new((0.0, high), range))
    };
    let x = Time::new(lines.window.0, lines.window.1, (frame.x, frame.right()));
    let scene = Scene::new(lines.width_px, height);
    let mut plot = LinePlot { scene, frame, x, y, window: lines.window, width_px: lines.width_px };
    plot.axes(lines, &values, &labels);
    plot.lines(lines, &ends);
    line_ends::draw(&mut plot.scene, &frame, &ends, &|day, value| plot_point(&x, &y, day, value));
    plot
}

/// The lowest value above 0 and the highest value of the window, with room above; on a log scale
/// the lowest is a power of ten.
fn extent(lines: &Lines<'_>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for series in lines.series {
        let Some(found) = series.total.extremes(lines.window.0, lines.window.1.plus(1)) else { continue };
        high = high.max(found.high.1);
        let least = if found.low.1 > 0.0 { found.low.1 } else { 1.0 };
        low = low.min(least);
    }
    let high = if high > 0.0 { high } else { 1.0 };
    if !lines.is_log {
        return (0.0, high * 1.04);
    }
    let low = libm::pow(10.0, libm::floor(libm::log10(low.min(high))));
    (low, high.max(low * 10.0) * 1.2)
}

fn plot_point(x: &Time, y: &Value, day: Day, value: f64) -> Option<Point> {
    Some(at(x.px(day), y.px(value)?))
}

impl LinePlot {
    /// The first and the last day in the frame.
    pub fn window(&self) -> (Day, Day) {
        self.window
    }

    /// The day under a position, within the window.
    pub fn day_at(&self, x_px: f64) -> Day {
        self.x.day(x_px).clamp(self.window.0, self.window.1)
    }

    /// Where a value of a day stands; none when the scale cannot show it.
    fn point(&self, day: Day, value: f64) -> Option<Point> {
        plot_point(&self.x, &self.y, day, value)
    }

    /// Days in one px.
    fn days_per_px(&self) -> f64 {
        f64::from(self.window.1.0.saturating_sub(self.window.0.0)) / self.frame.width.max(1.0)
    }

    fn axes(&mut self, lines: &Lines<'_>, values: &[f64], labels: &[String]) {
        let unit = if lines.metric == Metric::Cases { "growth.unit.cases" } else { "growth.unit.deaths" };
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        self.scene.push(Mark::text(at(0.0, 16.0), lines.words.t(unit), style));
        let tick = |(value, label): (&f64, &String)| Some(Tick { y: self.y.px(*value)?, label: label.clone() });
        let ticks: Vec<Tick> = values.iter().zip(labels).filter_map(tick).collect();
        axis::values(&mut self.scene, &self.frame, &ticks);
        date_axis::dates(&mut self.scene, &self.frame, &self.x, self.window, lines.words);
    }

    /// Every line: those without a name first, so that the named lie above them.
    fn lines(&mut self, lines: &Lines<'_>, ends: &[End]) {
        let is_fine = self.days_per_px() > DENSE;
        let is_many = lines.series.len() > BROAD;
        for is_named in [false, true] {
            let role = if is_named { Role::InkSoft } else { Role::Muted };
            let width_px = if is_fine || (is_many && !is_named) { 0.0 } else { 1.25 };
            for (index, series) in lines.series.iter().enumerate() {
                if ends.iter().any(|end| end.series == index) == is_named {
                    let marks = self.line(series, Stroke::new(role, width_px));
                    self.scene.marks.extend(marks);
                }
            }
        }
    }

    /// One series as lines and dots within the frame.
    fn line(&self, series: &Series, stroke: Stroke) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut run = Simplifier::new(TOLERANCE_PX);
        thin(&series.total, self.window, self.days_per_px() * COLUMN_PX, &mut |day, value| match value
            .and_then(|value| self.point(day, value))
        {
            Some(point) => run.add(point),
            None => self.end(std::mem::replace(&mut run, Simplifier::new(TOLERANCE_PX)), stroke, &mut marks),
        });
        self.end(run, stroke, &mut marks);
        marks
    }

    /// Adds a finished run to the marks.
    fn end(&self, run: Simplifier, stroke: Stroke, marks: &mut Vec<Mark>) {
        let points = run.finish();
        match points.as_slice() {
            [] => {}
            [only] if self.frame.contains(*only) => marks.push(Mark::disc(*only, 1.5, stroke.paint)),
            [_] => {}
            [first, .., last] if self.frame.contains(*first) && self.frame.contains(*last) => {
                marks.push(Mark::line(points, stroke));
            }
            _ => marks.extend(clip_line(&points, &self.frame).into_iter().map(|piece| Mark::line(piece, stroke))),
        }
    }

    /// The value nearest to a position, if one is near enough.
    pub fn near(&self, series: &[Series], position: Point) -> Option<Near> {
        let reach = libm::ceil(REACH_PX * self.days_per_px()).clamp(1.0, 1e9) as i32;
        let middle = self.x.day(position.x);
        let (from, to) = (middle.plus(-reach).max(self.window.0), middle.plus(reach).min(self.window.1));
        let mut best: Option<(f64, Near)> = None;
        for (index, one) in series.iter().enumerate() {
            for (day, value) in one.total.within(from, to.plus(1)) {
                let Some((value, point)) = value.and_then(|v| Some((v, self.point(day, v)?))) else { continue };
                let (dx, dy) = (point.x - position.x, point.y - position.y);
                let square = dx * dx + dy * dy;
                if square <= best.as_ref().map_or(REACH_PX * REACH_PX, |(least, _)| *least) {
                    best = Some((square, Near { series: index, day, value, point }));
                }
            }
        }
        best.map(|(_, near)| near)
    }

    /// What shows a value in focus, for a layer above the plot: its line, its day and a ring.
    pub fn focus(&self, series: &[Series], near: Option<Near>) -> Scene {
        let mut overlay = Scene::new(self.width_px, self.scene.height_px);
        let Some((near, one)) = near.and_then(|near| Some((near, series.get(near.series)?))) else {
            return overlay;
        };
        let (top, foot) = (at(near.point.x, self.frame.y), at(near.point.x, self.frame.bottom()));
        overlay.push(Mark::line(vec![top, foot], Stroke::new(Role::InkSoft, 0.0)));
        if series.len() > 1 {
            let width_px = if self.days_per_px() > DENSE { 0.0 } else { 2.0 };
            overlay.marks.extend(self.line(one, Stroke::new(Role::Cases, width_px)));
        }
        overlay.push(Mark::disc(near.point, 5.0, Role::Paper));
        overlay.push(Mark::ring(near.point, 5.0, Stroke::new(Role::Cases, 2.0)));
        overlay
    }
}
