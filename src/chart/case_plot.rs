//! A plot of series that is not totals over dates: its head, axes, lines, markers and end labels.
//!
//! In: traces as points of two numbers a day, and axes with their ticks. Out: marks and targets
//! pushed onto the figure's scene, lowest layer first. Points that a scale cannot show break the
//! line. CSS px.

use super::axis::{self, Tick};
use super::case_curves::Curves;
use super::case_end::{EndLabel, margin_px};
use super::case_event::{self, Sign, Stand};
use super::case_name;
use super::case_style::{drawing_order, series_style};
use super::figure::{Datum, Figure};
use super::{Context, case_style};
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scene::clip::clip_line;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};

/// Height above the plot for its name and its unit, in CSS px.
const HEAD_PX: f64 = 58.0;

/// Height under the plot for ticks and the name of x, in CSS px.
const FOOT_PX: f64 = 44.0;

/// Line height of end labels, in CSS px.
const LINE_PX: f64 = 16.0;

/// A scale of either kind.
pub enum Scale {
    /// Equal steps are equal numbers.
    Linear(Linear),
    /// Equal steps are equal factors.
    Log(Log),
}

impl Scale {
    /// The px of a value, when the scale can show it.
    pub fn px(&self, value: f64) -> Option<f64> {
        match self {
            Scale::Linear(scale) => Some(scale.px(value)),
            Scale::Log(scale) => scale.px(value),
        }
    }
}

/// An axis as it is asked for.
pub struct Axis {
    /// Lowest and highest value.
    pub domain: (f64, f64),
    /// True on a log scale.
    pub is_log: bool,
    /// Values that have a tick, with their words.
    pub ticks: Vec<(f64, String)>,
}

/// One series as it is drawn.
pub struct Trace {
    /// Index of its series, which settles its style.
    pub index: usize,
    /// Each day with its point; none where there is nothing to draw.
    pub points: Vec<(Day, Option<(f64, f64)>)>,
    /// What its end says under the name.
    pub end: String,
}

/// Words of a plot.
pub struct Head {
    /// Its name.
    pub name: String,
    /// What its lines or scale mean, beside the name where there is room.
    pub rule: String,
    /// What y is.
    pub unit: String,
    /// What x is.
    pub x: String,
}

/// A plot as it stands.
pub struct Plot {
    /// Its frame.
    pub rect: Rect,
    /// What stands at the ends of its lines.
    pub labels: Vec<EndLabel>,
    x: Scale,
    y: Scale,
}

impl Plot {
    /// Where two values stand; none when a scale cannot show them.
    pub fn point(&self, (x, y): (f64, f64)) -> Option<Point> {
        Some(at(self.x.px(x)?, self.y.px(y)?))
    }
}

/// Draws head and axes, and gives the plot for what lies under the lines.
pub fn frame(
    figure: &mut Figure,
    context: &Context<'_>,
    (curves, traces): (&Curves, &[Trace]),
    (head, x, y): (&Head, &Axis, &Axis),
    room: &Rect,
) -> Plot {
    let labels: Vec<String> = y.ticks.iter().map(|(_, label)| label.clone()).collect();
    let left = axis::label_room(&labels);
    let below = wrap(&head.x, size::TICK, Weight::Regular, room.width - left);
    let foot = FOOT_PX + (below.len().max(1) - 1) as f64 * LINE_PX;
    let height = room.height - HEAD_PX - foot;
    let ends = case_name::labels(context, curves, traces, (room.width, height));
    let rect = Rect::new(room.x + left, room.y + HEAD_PX, room.width - left - margin_px(&ends), height);
    let scale = |axis: &Axis, range: (f64, f64)| match axis.is_log {
        true => Scale::Log(Log::new(axis.domain, range)),
        false => Scale::Linear(Linear::new(axis.domain, range)),
    };
    let plot = Plot { rect, x: scale(x, (rect.x, rect.right())), y: scale(y, (rect.bottom(), rect.y)), labels: ends };
    let name = TextStyle::new(Role::Ink, size::LABEL).semibold();
    figure.scene.push(Mark::text(at(room.x, room.y + 13.0), &head.name, name));
    let beside = room.x + room_px(&head.name, size::LABEL, Weight::Semibold) + 6.0;
    if !head.rule.is_empty() && beside + room_px(&head.rule, size::LABEL, Weight::Regular) <= room.right() {
        let style = TextStyle::new(Role::InkSoft, size::LABEL);
        figure.scene.push(Mark::text(at(beside, room.y + 13.0), &head.rule, style));
    }
    let soft = TextStyle::new(Role::InkSoft, size::TICK);
    figure.scene.push(Mark::text(at(room.x, room.y + 32.0), &head.unit, soft));
    let ticks: Vec<Tick> = y
        .ticks
        .iter()
        .filter_map(|(value, label)| Some(Tick { y: plot.y.px(*value)?, label: label.clone() }))
        .filter(|tick| tick.y >= rect.y - 0.5 && tick.y <= rect.bottom() + 0.5)
        .collect();
    axis::values(&mut figure.scene, &rect, &ticks);
    figure.scene.push(Mark::line(
        vec![at(rect.x, rect.bottom()), at(rect.right(), rect.bottom())],
        Stroke::new(Role::InkSoft, 0.0),
    ));
    across(figure, &plot, x);
    for (i, line) in below.into_iter().enumerate() {
        figure.scene.push(Mark::text(at(rect.x, rect.bottom() + 36.0 + i as f64 * LINE_PX), line, soft));
    }
    plot
}

/// Ticks of x under the plot, as many of their words as fit.
fn across(figure: &mut Figure, plot: &Plot, axis: &Axis) {
    let style = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::Middle);
    let mut free_from = f64::NEG_INFINITY;
    for (value, label) in &axis.ticks {
        let Some(x) = plot.x.px(*value).filter(|x| *x >= plot.rect.x - 0.5 && *x <= plot.rect.right() + 0.5) else {
            continue;
        };
        let tick = vec![at(x, plot.rect.bottom()), at(x, plot.rect.bottom() + 5.0)];
        figure.scene.push(Mark::line(tick, Stroke::new(Role::InkSoft, 0.0)));
        let half = room_px(label, size::TICK, Weight::Regular) / 2.0;
        let middle = x.max(half).min(figure.scene.width_px - half);
        if middle - half >= free_from {
            figure.scene.push(Mark::text(at(middle, plot.rect.bottom() + 18.0), label, style));
            free_from = middle + half + 6.0;
        }
    }
}

/// Lines, a marker every four weeks and at the end, names at the ends, and a target for each day.
pub fn lines(figure: &mut Figure, (curves, traces): (&Curves, &[Trace]), plot: &Plot, number: u32) {
    for index in drawing_order(curves) {
        let Some(trace) = traces.iter().find(|t| t.index == index) else { continue };
        line(figure, curves, trace, plot);
    }
    for trace in traces {
        let Some(series) = curves.series.get(trace.index) else { continue };
        for (day, point) in &trace.points {
            let point = point.and_then(|p| plot.point(p)).filter(|p| plot.rect.grown(1.0).contains(*p));
            let Some(anchor) = point else { continue };
            let datum = figure.datum(Datum::Sample { code: series.code.clone(), day: *day });
            let area = Rect::new(anchor.x - 3.0, anchor.y - 3.0, 6.0, 6.0);
            figure.scene.targets.push(Target { datum, area, anchor, lane: number * 100 + 10 + trace.index as u32 });
        }
    }
    case_name::names(figure, curves, traces, plot);
}

/// The events that stand on the lines of a plot.
pub fn signs(figure: &mut Figure, stands: &[Stand], traces: &[Trace], plot: &Plot, number: u32) -> (Rect, Vec<Sign>) {
    let place = |series: usize, day: Day| {
        let trace = traces.iter().find(|t| t.index == series)?;
        let (_, point) = trace.points.iter().find(|(at, _)| *at == day)?;
        point.and_then(|p| plot.point(p))
    };
    let signs = case_event::signs(figure, stands, &plot.rect, number * 100 + 2, place);
    give_way(figure, &signs);
    (plot.rect, signs)
}

/// Days under an event give way to it: keys still reach them, and a pointer meets the event.
fn give_way(figure: &mut Figure, signs: &[Sign]) {
    const CLEAR_PX: f64 = 9.0;
    for target in &mut figure.scene.targets {
        let is_day = matches!(figure.data.get(target.datum as usize), Some(Datum::Sample { .. }));
        let far = |s: &Sign| libm::hypot(s.point.x - target.anchor.x, s.point.y - target.anchor.y);
        if is_day && signs.iter().any(|s| far(s) < CLEAR_PX) {
            target.area = Rect::new(target.anchor.x, target.anchor.y, 0.0, 0.0);
        }
    }
}

/// Sets notes under all that is drawn, across the whole width.
pub fn notes(figure: &mut Figure, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    let width = figure.scene.width_px;
    let mut baseline = figure.scene.height_px + LINE_PX + 6.0;
    for line in notes.iter().flat_map(|n| wrap(n, size::TICK, Weight::Regular, width)) {
        figure.scene.push(Mark::text(at(0.0, baseline), line, style));
        baseline += LINE_PX;
    }
    figure.scene.height_px = baseline - LINE_PX / 2.0;
}

fn line(figure: &mut Figure, curves: &Curves, trace: &Trace, plot: &Plot) {
    /// Days between two markers on a line.
    const MARKER_DAYS: i32 = 28;
    let style = series_style(curves, trace.index);
    for run in runs(trace, plot) {
        for piece in clip_line(&simplify(&run, TOLERANCE_PX), &plot.rect) {
            figure.scene.push(Mark::line(piece, style.stroke()));
        }
    }
    let shown: Vec<(Day, Point)> = trace
        .points
        .iter()
        .filter_map(|(day, point)| Some((*day, point.and_then(|p| plot.point(p))?)))
        .filter(|(_, point)| plot.rect.grown(0.5).contains(*point))
        .collect();
    let Some(last) = shown.last().map(|(day, _)| *day) else { return };
    for (_, point) in shown.iter().filter(|(day, _)| (last.0 - day.0) % MARKER_DAYS == 0) {
        for mark in style.marks(*point) {
            figure.scene.push(mark);
        }
    }
}

/// The trace as lines broken where there is nothing to draw.
fn runs(trace: &Trace, plot: &Plot) -> Vec<Vec<Point>> {
    let mut runs = vec![Vec::new()];
    for (_, value) in &trace.points {
        match value.and_then(|v| plot.point(v)) {
            Some(point) => {
                if let Some(run) = runs.last_mut() {
                    run.push(point);
                }
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// Rooms for one or two plots: side by side where it is wide, else one above the other.
pub fn rooms(count: usize, width: f64) -> Vec<Rect> {
    const GUTTER_PX: f64 = 32.0;
    let height = if width < 600.0 { 330.0 } else { 440.0 };
    if count == 2 && width >= 720.0 {
        let half = (width - GUTTER_PX) / 2.0;
        return vec![Rect::new(0.0, 0.0, half, height), Rect::new(half + GUTTER_PX, 0.0, half, height)];
    }
    (0..count).map(|i| Rect::new(0.0, i as f64 * (height + 20.0), width, height)).collect()
}

/// Months within two days as ticks of an axis of days.
pub fn date_axis(context: &Context<'_>, (first, last): (Day, Day)) -> Axis {
    let ticks = axis::date_ticks(first, last, context.words);
    let ticks = ticks.into_iter().map(|(day, label)| (f64::from(day.0), label)).collect();
    Axis { domain: (f64::from(first.0), f64::from(last.0)), is_log: false, ticks }
}

/// Round ticks in the language's words.
pub fn axis(context: &Context<'_>, domain: (f64, f64), is_log: bool) -> Axis {
    let ticks = match is_log {
        true => crate::scale::ticks::log(domain.0, domain.1),
        false => crate::scale::ticks::linear(domain.0, domain.1, 6),
    };
    Axis { domain, is_log, ticks: ticks.into_iter().map(|v| (v, context.words.tick(v))).collect() }
}

/// Lowest and highest of one coordinate over all traces; none when there is no point.
pub fn extent(traces: &[Trace], of: fn(&(f64, f64)) -> f64) -> Option<(f64, f64)> {
    let values = traces.iter().flat_map(|t| &t.points).filter_map(|(_, p)| p.as_ref()).map(of);
    values.fold(None, |known: Option<(f64, f64)>, value| match known {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    })
}

/// A power of ten at or below a value above zero.
pub fn decade_below(value: f64) -> f64 {
    libm::pow(10.0, libm::floor(libm::log10(value)))
}

/// The style of a trace's own small marks.
pub fn role(curves: &Curves, index: usize) -> Role {
    case_style::series_style(curves, index).role
}
