//! One panel of the case-growth curve: axes, guides, lines, stated figures, end labels.
//!
//! In: the series and facts settled by `case_curves`, a room in CSS px, a scale kind. Out: marks
//! and targets pushed onto the figure's scene, lowest layer first.

use super::Context;
use super::axis::{self, Tick};
use super::case_bracket;
use super::case_curves::{Curves, ScaleKind, count_day};
use super::case_frame::{Panel, Y};
use super::case_guide;
use super::figure::{Datum, Figure};
use super::label::spread;
use crate::model::cases::Series;
use crate::model::fact::Fact;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scale::ticks;
use crate::scale::time::Time;
use crate::scene::clip::clip_line;
use crate::scene::hit::{FINGER_PX, Target};
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{Anchor, Dash, Paint, Role, Stroke, TextStyle, Weight, size};

/// Height above the plot for the panel's name, its unit and the labels of the guides, in CSS px.
const HEAD_PX: f64 = 60.0;

/// Height under the plot for the dates, in CSS px.
const FOOT_PX: f64 = 24.0;

/// Lowest total of the log axis.
const LOG_FLOOR: f64 = 10.0;

/// Draws one panel.
pub fn draw(
    figure: &mut Figure,
    context: &Context<'_>,
    curves: &Curves<'_>,
    kind: ScaleKind,
    room: &Rect,
    number: u32,
) {
    let highest = highest(curves);
    let (values, labels) = tick_words(context, kind, highest);
    let ends = end_labels(context, curves, room.width);
    let left = axis::label_room(&labels);
    let right = ends.iter().map(EndLabel::room).fold(0.0, f64::max) + 14.0;
    let is_paired = room.width < context.width_px;
    let note = case_bracket::foot_px(context, curves, room.width);
    let foot = if kind == ScaleKind::Log || is_paired { FOOT_PX + note } else { FOOT_PX };
    let plot = Rect::new(room.x + left, room.y + HEAD_PX, room.width - left - right, room.height - HEAD_PX - foot);
    let window = context.atlas.outbreak.window;
    let y = match kind {
        ScaleKind::Linear => Y::Linear(Linear::new((0.0, highest * 1.06), (plot.bottom(), plot.y))),
        ScaleKind::Log => Y::Log(Log::new((LOG_FLOOR, highest * 1.5), (plot.bottom(), plot.y))),
    };
    let x = Time::new(window.0, window.1, (plot.x, plot.right()));
    let is_second = number > 0 && (!is_paired || note > 0.0);
    let panel = Panel { plot, x, left_px: room.x, is_second, note_beside: note == 0.0, y, window };
    head(figure, context, curves, kind, room);
    axes(figure, context, &panel, &values, &labels);
    let guides = if panel.is_log() { case_guide::lines(figure, curves, &panel) } else { Vec::new() };
    lines(figure, curves, &panel);
    if context.view.get("events") == "on" {
        breaks(figure, context, curves, &panel, number);
    }
    stated(figure, context, curves, &panel, number);
    if panel.is_log() {
        case_bracket::draw(figure, context, curves, &panel, number);
    }
    samples(figure, curves, &panel, number);
    let unit_end = room.x + room_px(unit(context, curves), size::TICK, Weight::Regular);
    let is_free = unit_end < plot.right() + 13.0;
    let top = room.y + if is_free { 26.0 } else { 40.0 };
    name_ends(figure, &panel, curves, &ends, top);
    case_guide::labels(figure, context, &panel, &guides);
}

fn highest(curves: &Curves<'_>) -> f64 {
    let totals = curves.series.iter().flat_map(|s| s.total.present());
    totals.map(|(_, v)| v).fold(100.0, f64::max)
}

fn tick_words(context: &Context<'_>, kind: ScaleKind, highest: f64) -> (Vec<f64>, Vec<String>) {
    let values = match kind {
        ScaleKind::Linear => ticks::linear(0.0, highest * 1.06, 6),
        ScaleKind::Log => ticks::log(LOG_FLOOR, highest * 1.5),
    };
    let labels = values.iter().map(|v| context.words.tick(*v)).collect();
    (values, labels)
}

fn head(figure: &mut Figure, context: &Context<'_>, curves: &Curves<'_>, kind: ScaleKind, room: &Rect) {
    let words = context.words;
    let (name, rule) = match kind {
        ScaleKind::Linear => ("growth.linear", "growth.linear.rule"),
        ScaleKind::Log => ("growth.log", "growth.log.rule"),
    };
    let name_style = TextStyle::new(Role::Ink, size::LABEL).semibold();
    figure.scene.push(Mark::text(at(room.x, room.y + 13.0), words.t(name), name_style));
    let x = room.x + room_px(words.t(name), size::LABEL, Weight::Semibold) + 6.0;
    if x + room_px(words.t(rule), size::LABEL, Weight::Regular) <= room.right() {
        let style = TextStyle::new(Role::InkSoft, size::LABEL);
        figure.scene.push(Mark::text(at(x, room.y + 13.0), words.t(rule), style));
    }
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    figure.scene.push(Mark::text(at(room.x, room.y + 32.0), unit(context, curves), style));
}

/// What is counted, in words.
fn unit<'a>(context: &Context<'a>, curves: &Curves<'_>) -> &'a str {
    context.words.t(if curves.metric.word() == "cases" { "growth.unit.cases" } else { "growth.unit.deaths" })
}

fn axes(figure: &mut Figure, context: &Context<'_>, panel: &Panel, values: &[f64], labels: &[String]) {
    let tick = |(value, label): (&f64, &String)| {
        let y = panel.point(panel.window.0, *value)?.y;
        Some(Tick { y, label: label.clone() })
    };
    let ticks: Vec<Tick> = values.iter().zip(labels).filter_map(tick).collect();
    axis::values(&mut figure.scene, &panel.plot, &ticks);
    axis::dates(&mut figure.scene, &panel.plot, &panel.x, panel.window, context.words);
}

/// Days on which the counting itself changed, as ticks on the front curve.
fn breaks(figure: &mut Figure, context: &Context<'_>, curves: &Curves<'_>, panel: &Panel, number: u32) {
    let Some(front) = curves.series.first() else { return };
    for (index, event) in context.atlas.events.iter().enumerate() {
        let total = front.total.at(event.day).filter(|_| event.breaks_series);
        let Some(point) = total.and_then(|t| panel.point(event.day, t)) else { continue };
        let datum = figure.datum(Datum::Event(index));
        figure.scene.push(Mark::disc(point, 3.5, Role::Paper).of(datum));
        figure.scene.push(Mark::ring(point, 3.5, Stroke::new(Role::InkSoft, 1.25)).of(datum));
        reach(figure, datum, point, 6.0, number * 100 + 2);
    }
}

/// How a series is drawn: its role and, beyond the first two, its dash.
pub fn series_style(index: usize) -> (Role, Option<Dash>) {
    const LONG: Dash = Dash { on_px: 9.0, off_px: 3.0 };
    match index {
        0 => (Role::Ink, None),
        1 => (Role::Cases, None),
        2 => (Role::AidOut, None),
        3 => (Role::Organisation, None),
        4 => (Role::AidIn, None),
        5 => (Role::Cases, Some(LONG)),
        _ => (Role::AidOut, Some(LONG)),
    }
}

fn lines(figure: &mut Figure, curves: &Curves<'_>, panel: &Panel) {
    for (index, series) in curves.series.iter().enumerate().rev() {
        let (role, dash) = series_style(index);
        let stroke = Stroke { paint: role.into(), width_px: 2.0, dash };
        for run in runs(series, panel) {
            for piece in clip_line(&simplify(&run, TOLERANCE_PX), &panel.plot) {
                figure.scene.push(Mark::line(piece, stroke));
            }
        }
    }
}

/// The series as lines broken at gaps and where the scale cannot show it.
fn runs(series: &Series, panel: &Panel) -> Vec<Vec<Point>> {
    let mut runs = vec![Vec::new()];
    for (day, value) in series.total.days() {
        match value.and_then(|v| panel.point(day, v)) {
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

/// What the documents state, as discs with a drop line to the reference.
fn stated(figure: &mut Figure, context: &Context<'_>, curves: &Curves<'_>, panel: &Panel, number: u32) {
    let world = context.atlas.series("WLD", curves.metric);
    for &index in &curves.stated {
        let Some(fact) = context.atlas.facts.get(index) else { continue };
        let (Some(day), Some(value)) = (count_day(fact), fact.value) else { continue };
        let Some(point) = panel.point(day, value) else { continue };
        let datum = figure.fact_datum(index);
        if let Some(there) = world.and_then(|s| s.total.at(day)).and_then(|t| panel.point(day, t)) {
            let drop = vec![point, there];
            figure.scene.push(Mark::line(drop, Stroke::new(Role::Ink, 1.0)).of(datum));
        }
        figure.scene.push(Mark::disc(point, 6.0, Role::Paper).of(datum));
        figure.scene.push(Mark::disc(point, 4.5, Role::Ink).of(datum));
        let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
        let text = context.words.fill("growth.stated", &[("value", &stated_words(context, fact)), ("letter", letter)]);
        let style = TextStyle::new(Role::Ink, size::TICK).semibold().haloed();
        name_stated(figure, panel, point, (text, style), datum);
        reach(figure, datum, point, FINGER_PX / 2.0, number * 100);
    }
}

/// The words of a stated figure: left of its disc on the linear panel, where the curve leaves
/// room; under it on a short leader on the log panel, unless the panel above names it already.
fn name_stated(figure: &mut Figure, panel: &Panel, point: Point, (text, style): (String, TextStyle), datum: u32) {
    let room = room_px(&text, size::TICK, Weight::Semibold);
    if panel.is_log() && panel.is_second {
        return;
    }
    if !panel.is_log() {
        let (dx, anchor) =
            if point.x - room - 12.0 > panel.plot.x { (-9.0, Anchor::End) } else { (9.0, Anchor::Start) };
        figure.scene.push(Mark::text(at(point.x + dx, point.y + 4.0), text, style.anchored(anchor)).of(datum));
        return;
    }
    let leader = vec![at(point.x, point.y + 7.0), at(point.x, point.y + 30.0)];
    figure.scene.push(Mark::line(leader, Stroke::new(Role::InkSoft, 0.75)).of(datum));
    let left = (point.x - 12.0).min(panel.plot.right() - room);
    figure.scene.push(Mark::text(at(left, point.y + 42.0), text, style).of(datum));
}

/// A stated number with its qualifier; the unit stands above the axis.
fn stated_words(context: &Context<'_>, fact: &Fact) -> String {
    let number = fact.value.map_or(String::new(), |v| context.words.number(v));
    context.words.qualified(&number, fact.qualifier)
}

fn reach(figure: &mut Figure, datum: u32, anchor: Point, radius: f64, lane: u32) {
    let area = Rect::new(anchor.x - radius, anchor.y - radius, radius * 2.0, radius * 2.0);
    figure.scene.targets.push(Target { datum, area, anchor, lane });
}

/// Every day of every series can be reached, though few days have a vertex of their own; only
/// days under the disc of something stated give way to it.
fn samples(figure: &mut Figure, curves: &Curves<'_>, panel: &Panel, number: u32) {
    let stated: Vec<Point> = figure.scene.targets.iter().map(|t| t.anchor).collect();
    let is_covered = |p: &Point| stated.iter().any(|s| libm::hypot(s.x - p.x, s.y - p.y) < 7.0);
    for (index, series) in curves.series.iter().enumerate() {
        let lane = number * 100 + 10 + index as u32;
        for (day, value) in series.total.present() {
            let point = panel.point(day, value).filter(|p| panel.plot.grown(1.0).contains(*p));
            let Some(point) = point.filter(|p| !is_covered(p)) else { continue };
            let datum = figure.datum(Datum::Sample { code: series.code.clone(), day });
            reach(figure, datum, point, 3.0, lane);
        }
    }
}

/// The name of a series at its end, in lines.
struct EndLabel {
    lines: Vec<String>,
}

impl EndLabel {
    fn room(&self) -> f64 {
        self.lines.iter().map(|l| room_px(l, size::LABEL, Weight::Semibold)).fold(0.0, f64::max)
    }
}

fn end_labels(context: &Context<'_>, curves: &Curves<'_>, width: f64) -> Vec<EndLabel> {
    let room = (width * 0.24).clamp(72.0, 110.0);
    let name = |series: &&Series| {
        let name =
            context.atlas.place(&series.code).map_or(series.code.clone(), |p| context.words.pick(&p.name).into());
        let last = series.total.present().last().map_or(String::new(), |(_, v)| context.words.rounded(v));
        let mut lines = wrap(&name, size::LABEL, Weight::Semibold, room);
        lines.push(last);
        EndLabel { lines }
    };
    curves.series.iter().map(name).collect()
}

/// Names the series at their ends, none above `top`.
fn name_ends(figure: &mut Figure, panel: &Panel, curves: &Curves<'_>, labels: &[EndLabel], top: f64) {
    const LINE_PX: f64 = 16.0;
    let ends: Vec<Option<Point>> = curves.series.iter().map(|s| end_point(s, panel)).collect();
    let known: Vec<(usize, Point)> = ends.iter().enumerate().filter_map(|(i, p)| p.map(|p| (i, p))).collect();
    let tall = |i: usize| labels.get(i).map_or(0.0, |l| l.lines.len() as f64 * LINE_PX);
    let wanted: Vec<(f64, f64)> = known.iter().map(|(i, p)| (p.y, tall(*i))).collect();
    let placed = spread(&wanted, 4.0, top, panel.plot.bottom());
    for ((index, point), middle) in known.iter().zip(placed) {
        let (role, _) = series_style(*index);
        let Some(label) = labels.get(*index) else { continue };
        let top = middle - tall(*index) / 2.0;
        if (middle - point.y).abs() > 4.0 {
            let leader = vec![at(point.x + 3.0, point.y), at(point.x + 10.0, middle)];
            figure.scene.push(Mark::line(leader, Stroke::new(Paint { role, alpha: 0.6 }, 0.75)));
        }
        let last = label.lines.len().saturating_sub(1);
        for (i, line) in label.lines.iter().enumerate() {
            let style = TextStyle::new(role, size::LABEL);
            let style = if i == last { style } else { style.semibold() };
            figure.scene.push(Mark::text(at(point.x + 13.0, top + (i as f64 + 0.78) * LINE_PX), line, style));
        }
    }
}

fn end_point(series: &Series, panel: &Panel) -> Option<Point> {
    let (day, value) = series.total.present().last()?;
    panel.point(day, value)
}
