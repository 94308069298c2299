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
use super::line_place::{FLAT_PX, LinePlace};
use crate::model::cases::{Metric, Range, Series};
use crate::model::date::Day;
use crate::scale::ticks;
use crate::scale::time::Time;
use crate::scene::Scene;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::simplify::{Simplifier, TOLERANCE_PX};
use crate::scene::style::{Role, Stroke, TextStyle, size};
use crate::transform::thin::{Blocks, Wanted, thin};
use crate::words::Words;

/// Series that are drawn together, looked over once so that each drawing is quick.
#[derive(Debug, Clone, Default)]
pub struct Bundle {
    series: Vec<Series>,
    blocks: Vec<Blocks>,
}

impl Bundle {
    /// A bundle of series, all of one metric; the first lie lowest.
    pub fn new(series: Vec<Series>) -> Bundle {
        let blocks = series.iter().map(|one| Blocks::new(&one.total)).collect();
        Bundle { series, blocks }
    }

    /// The series.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The first and the last day that any of the series has; none without a day.
    pub fn span(&self) -> Option<(Day, Day)> {
        let known = || self.series.iter().map(|s| &s.total).filter(|total| !total.is_empty());
        let first = known().map(|total| total.start).min()?;
        let end = known().map(|total| total.end()).max()?;
        Some((first, end.plus(-1)))
    }

    fn each(&self) -> impl Iterator<Item = (&Series, &Blocks)> {
        self.series.iter().zip(&self.blocks)
    }
}

/// What is to be drawn, and how.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    /// The series.
    pub bundle: &'a Bundle,
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
    place: LinePlace,
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
/// Px columns that a dense line is thinned to, in CSS px.
const COLUMN_PX: f64 = 1.0;
/// Days in a px above which a line is a hairline: a broader one would be a block.
const DENSE: f64 = 2.0;
/// Most series that are drawn in lines broader than a hair.
const BROAD: usize = 40;
/// How far from a line a pointer may be, in CSS px.
const REACH_PX: f64 = 16.0;

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
    let place = LinePlace::new(lines.window, (low, high), lines.is_log, &frame);
    let mut plot = LinePlot { scene: Scene::new(lines.width_px, height), frame, place };
    plot.axes(lines, &values, &labels);
    plot.lines(lines, &ends);
    line_ends::draw(&mut plot.scene, &frame, &ends, &|day, value| place.point(day, value));
    plot
}

/// The lowest and the highest value of the axis: from 0 to the highest of the window, with room
/// above; on a log scale from the power of ten under the lowest above 0.
fn extent(lines: &Lines<'_>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for (series, blocks) in lines.bundle.each() {
        let range = blocks.range(&series.total, lines.window.0, lines.window.1.plus(1));
        high = high.max(range.high);
        low = low.min(if range.low > 0.0 { range.low } else { 1.0 });
    }
    let high = if high > 0.0 { high } else { 1.0 };
    if !lines.is_log {
        return (0.0, high * 1.04);
    }
    let low = libm::pow(10.0, libm::floor(libm::log10(low.min(high))));
    (low, high.max(low * 10.0) * 1.2)
}

impl LinePlot {
    /// The first and the last day in the frame.
    pub fn window(&self) -> (Day, Day) {
        self.place.window
    }

    fn is_dense(&self) -> bool {
        self.place.px_per_day * DENSE < 1.0
    }

    fn axes(&mut self, lines: &Lines<'_>, values: &[f64], labels: &[String]) {
        let unit = if lines.metric == Metric::Cases { "growth.unit.cases" } else { "growth.unit.deaths" };
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        self.scene.push(Mark::text(at(0.0, 16.0), lines.words.t(unit), style));
        let tick = |(value, label): (&f64, &String)| Some(Tick { y: self.place.y(*value)?, label: label.clone() });
        let ticks: Vec<Tick> = values.iter().zip(labels).filter_map(tick).collect();
        axis::values(&mut self.scene, &self.frame, &ticks);
        let window = self.window();
        let x = Time::new(window.0, window.1, (self.frame.x, self.frame.right()));
        date_axis::dates(&mut self.scene, &self.frame, &x, window, lines.words);
    }

    /// Every line: those without a name first, so that the named lie above them.
    fn lines(&mut self, lines: &Lines<'_>, ends: &[End]) {
        let is_many = lines.bundle.series.len() > BROAD;
        for is_named in [false, true] {
            let role = if is_named { Role::InkSoft } else { Role::Muted };
            let width_px = if self.is_dense() || (is_many && !is_named) { 0.0 } else { 1.25 };
            for (index, one) in lines.bundle.each().enumerate() {
                if ends.iter().any(|end| end.series == index) == is_named {
                    let marks = self.line(one, Stroke::new(role, width_px));
                    self.scene.marks.extend(marks);
                }
            }
        }
    }

    /// One series as lines and dots within the frame.
    fn line(&self, (series, blocks): (&Series, &Blocks), stroke: Stroke) -> Vec<Mark> {
        let place = &self.place;
        let wanted = Wanted { window: place.window, step_days: COLUMN_PX / place.px_per_day };
        let mut marks = Vec::new();
        let mut run = Simplifier::new(TOLERANCE_PX - FLAT_PX);
        // Many days repeat the value of the day before.
        let mut before = (f64::NAN, None);
        let is_flat = |low: f64, high: f64| place.is_flat(low, high);
        thin((&series.total, blocks), wanted, is_flat, |day, value| {
            let value = value.unwrap_or(f64::NAN);
            if before.0 != value {
                before = (value, if value.is_nan() { None } else { place.y(value) });
            }
            match before.1 {
                Some(y) => run.add(at(place.x(day), y)),
                None if run.is_empty() => {}
                None => self.end(run.finish(), stroke, &mut marks),
            }
        });
        self.end(run.finish(), stroke, &mut marks);
        marks
    }

    /// Adds a finished run to the marks.
    fn end(&self, points: Vec<Point>, stroke: Stroke, marks: &mut Vec<Mark>) {
        let holds = |point: &Point| self.frame.contains(*point);
        match points.as_slice() {
            [] => {}
            [only] if holds(only) => marks.push(Mark::disc(*only, 1.5, stroke.paint)),
            [_] => {}
            [first, .., last] if holds(first) && holds(last) => marks.push(Mark::line(points, stroke)),
            _ => marks.extend(clip_line(&points, &self.frame).into_iter().map(|piece| Mark::line(piece, stroke))),
        }
    }

    /// The value nearest to a position, if one is near enough.
    pub fn near(&self, bundle: &Bundle, position: Point) -> Option<Near> {
        let (from, to) = (self.place.day(position.x - REACH_PX), self.place.day(position.x + REACH_PX));
        let mut least = REACH_PX * REACH_PX;
        let mut best = None;
        for (index, (series, blocks)) in bundle.each().enumerate() {
            let Range { low, high, .. } = blocks.range(&series.total, from, to.plus(1));
            // y grows down. What the scale cannot show lies below all.
            let is_above = self.place.y(low).is_some_and(|y| y < position.y - REACH_PX);
            if is_above || self.place.y(high).is_none_or(|y| y > position.y + REACH_PX) {
                continue;
            }
            for (day, value) in series.total.within(from, to.plus(1)) {
                let Some((value, point)) = value.and_then(|v| Some((v, self.place.point(day, v)?))) else { continue };
                let (dx, dy) = (point.x - position.x, point.y - position.y);
                if dx * dx + dy * dy <= least {
                    least = dx * dx + dy * dy;
                    best = Some(Near { series: index, day, value, point });
                }
            }
        }
        best
    }

    /// What shows a value in focus, for a layer above the plot: its line, its day and a ring.
    pub fn focus(&self, bundle: &Bundle, near: Option<Near>) -> Scene {
        let mut overlay = Scene::new(self.scene.width_px, self.scene.height_px);
        let Some((near, one)) = near.and_then(|near| Some((near, bundle.each().nth(near.series)?))) else {
            return overlay;
        };
        let (top, foot) = (at(near.point.x, self.frame.y), at(near.point.x, self.frame.bottom()));
        overlay.push(Mark::line(vec![top, foot], Stroke::new(Role::InkSoft, 0.0)));
        if bundle.series.len() > 1 {
            let width_px = if self.is_dense() { 0.0 } else { 2.0 };
            overlay.marks.extend(self.line(one, Stroke::new(Role::Cases, width_px)));
        }
        overlay.push(Mark::disc(near.point, 5.0, Role::Paper));
        overlay.push(Mark::ring(near.point, 5.0, Stroke::new(Role::Cases, 2.0)));
        overlay
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::cases::Column;
    use crate::scene::mark::Shape;

    /// A total of each day that jumps and falls, with gaps.
    fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
        let value =
            prop_oneof![8 => (0.0..1000.0_f64).prop_map(Some), 1 => (0.0..1e5_f64).prop_map(Some), 1 => Just(None)];
        prop_oneof![proptest::collection::vec(value.clone(), 20..400), proptest::collection::vec(value, 2500..4000)]
    }

    fn plot(values: &[Option<f64>], window: (i32, i32), is_log: bool) -> (Bundle, LinePlot) {
        let total = Column::new(Day(0), values.iter().copied());
        let bundle = Bundle::new(vec![Series { code: "own:A".into(), metric: Metric::Cases, total }]);
        let window = (Day(window.0), Day(window.1));
        let metric = Metric::Cases;
        let lines = Lines { bundle: &bundle, metric, window, is_log, words: Words::english(), width_px: 640.0 };
        let plot = layout(&lines);
        (bundle, plot)
    }

    /// What stands for the series in the scene: its lines, and its dots as lines of one point.
    fn drawn(plot: &LinePlot) -> Vec<Vec<Point>> {
        let shape = |mark: &Mark| match &mark.shape {
            Shape::Line(points, stroke) if stroke.paint.role == Role::InkSoft => Some(points.clone()),
            Shape::Disc { center, .. } => Some(vec![*center]),
            _ => None,
        };
        let inside = |points: &Vec<Point>| points.iter().all(|p| plot.frame.grown(0.01).contains(*p));
        plot.scene.marks.iter().filter_map(shape).filter(inside).collect()
    }

    fn distance(point: Point, line: &[Point]) -> f64 {
        let to = |a: Point, b: Point| {
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let square = dx * dx + dy * dy;
            let part = if square > 0.0 { ((point.x - a.x) * dx + (point.y - a.y) * dy) / square } else { 0.0 };
            let part = part.clamp(0.0, 1.0);
            libm::hypot(point.x - a.x - part * dx, point.y - a.y - part * dy)
        };
        let ends = line.iter().map(|p| to(*p, *p));
        line.windows(2).map(|w| to(w[0], w[1])).chain(ends).fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]
        #[test]
        fn every_visible_extreme_of_the_full_picture_is_drawn(
            values in values(),
            cut in 0.0..0.4_f64,
            is_log in any::<bool>(),
        ) {
            let last = values.len() as f64 - 1.0;
            let window = ((last * cut) as i32, (last * (1.0 - cut)) as i32);
            let (bundle, plot) = plot(&values, window, is_log);
            let lines = drawn(&plot);
            // The highest and the lowest point of the full picture in each px column.
            let mut columns: std::collections::BTreeMap<i64, (Point, Point)> = Default::default();
            for (day, value) in bundle.series()[0].total.within(Day(window.0), Day(window.1 + 1)) {
                let Some(point) = value.and_then(|v| plot.place.point(day, v)) else { continue };
                let column = columns.entry(point.x.floor() as i64).or_insert((point, point));
                if point.y < column.0.y { column.0 = point }
                if point.y > column.1.y { column.1 = point }
            }
            // A line is cut where it leaves the frame, so its last px may hold less of it.
            let (left, right) = (plot.frame.x + 1.0, plot.frame.right() - 1.0);
            let extremes = columns.into_values().flat_map(|(high, low)| [high, low]);
            for extreme in extremes.filter(|p| (left..=right).contains(&p.x)) {
                let nearest = lines.iter().map(|line| distance(extreme, line)).fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= TOLERANCE_PX + 0.001, "{extreme:?} is {nearest} px from what is drawn");
            }
        }
    }
}
