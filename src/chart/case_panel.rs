//! One panel of the case-growth curve: axes, guides, lines, stated figures, end labels.
//!
//! In: the series and facts settled by `case_curves`, a room in CSS px, a scale kind. Out: marks
//! and targets pushed onto the figure's scene, lowest layer first.

use super::Context;
use super::axis::{self, Tick};
use super::case_curves::{Curves, ScaleKind, count_day};
use super::case_end::EndLabel;
use super::case_event::{Sign, Stand};
use super::case_frame::{Panel, Y};
use super::case_guide::Guide;
use super::case_style::{drawing_order, series_style};
use super::figure::{Datum, DayPanel, Figure};
use super::{case_bracket, case_end, case_event, case_guide, case_if};
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scale::ticks;
use crate::scale::time::Time;
use crate::scene::clip::clip_line;
use crate::scene::hit::{FINGER_PX, Target};
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};

/// Height above the plot for the panel's name, its unit and the labels of the guides, in CSS px.
const HEAD_PX: f64 = 60.0;

/// Height under the plot for the dates, in CSS px.
const FOOT_PX: f64 = 24.0;

/// Lowest total of the log axis.
const LOG_FLOOR: f64 = 10.0;

/// Lowest total per 100,000 people that a log axis reaches down to.
const LOG_FLOOR_PER: f64 = 0.01;

/// A panel that stands, and what is still to be said in it.
pub struct Drawn {
    /// Its plot.
    pub plot: Rect,
    /// The events on its curves.
    pub signs: Vec<Sign>,
    /// Its guides.
    pub guides: Vec<Guide>,
}

/// Draws one panel without the words of its events and guides, which give way to all the rest.
pub fn draw(
    figure: &mut Figure,
    context: &Context<'_>,
    (curves, stands): (&Curves, &[Stand]),
    kind: ScaleKind,
    room: &Rect,
    number: u32,
) -> Drawn {
    let highest = highest(curves);
    let (values, labels) = tick_words(context, kind, (floor(curves), highest));
    let left = axis::label_room(&labels);
    let is_paired = room.width < context.width_px;
    let note = case_bracket::foot_px(context, curves, room.width);
    let foot = if kind == ScaleKind::Log || is_paired { FOOT_PX + note } else { FOOT_PX };
    let height = room.height - HEAD_PX - foot;
    let ends = case_end::labels(context, curves, &end_words(context, curves), (room.width, height + HEAD_PX - 40.0));
    let right = case_end::margin_px(&ends);
    let plot = Rect::new(room.x + left, room.y + HEAD_PX, room.width - left - right, height);
    let window = curves.window;
    let y = match kind {
        ScaleKind::Linear => Y::Linear(Linear::new((0.0, highest * 1.06), (plot.bottom(), plot.y))),
        ScaleKind::Log => Y::Log(Log::new((floor(curves), highest * 1.5), (plot.bottom(), plot.y))),
    };
    let x = Time::new(window.0, window.1, (plot.x, plot.right()));
    let is_second = number > 0 && (!is_paired || note > 0.0);
    let panel = Panel { plot, x, left_px: room.x, is_second, note_beside: note == 0.0, y, window };
    let values_shown =
        (if panel.is_log() { floor(curves) } else { 0.0 }, highest * if panel.is_log() { 1.5 } else { 1.06 });
    figure.panels.push(DayPanel { plot, days: window, values: values_shown, is_log: panel.is_log() });
    head(figure, context, curves, kind, room);
    axes(figure, context, &panel, &values, &labels);
    let guides = if panel.is_log() { case_guide::lines(figure, curves, &panel) } else { Vec::new() };
    lines(figure, curves, &panel);
    if !context.view.get("if").is_empty() {
        case_if::draw(figure, context, curves, &panel);
    }
    let place = |series: usize, day| panel.point(day, curves.series.get(series)?.total.at(day)?);
    let signs = case_event::signs(figure, stands, &plot, number * 100 + 2, place);
    stated(figure, context, curves, &panel, number);
    if panel.is_log() {
        case_bracket::draw(figure, context, curves, &panel, number);
    }
    samples(figure, curves, &panel, number);
    let unit_end = room.x + room_px(unit(context, curves), size::TICK, Weight::Regular);
    let is_free = unit_end < plot.right() + 13.0;
    let top = room.y + if is_free { 26.0 } else { 40.0 };
    let shown = |label: &'_ EndLabel| {
        let (day, total) = curves.series.get(label.series).and_then(|s| last_shown(s, curves))?;
        panel.point(day, total).filter(|p| plot.grown(1.0).contains(*p))
    };
    let placed: Vec<_> = ends.iter().filter_map(|label| Some((shown(label)?, label))).collect();
    case_end::set(figure, curves, &placed, &plot, (top, plot.bottom()));
    Drawn { plot, signs, guides }
}

/// The last day of a series within the window, with its total.
fn last_shown(series: &Series, curves: &Curves) -> Option<(Day, f64)> {
    series.total.present().take_while(|(day, _)| *day <= curves.window.1).last()
}

/// What the end of each series says: its last total.
fn end_words(context: &Context<'_>, curves: &Curves) -> Vec<(usize, String)> {
    let value = |series| last_shown(series, curves).map_or(String::new(), |(_, v)| context.words.rounded(v));
    curves.series.iter().map(value).enumerate().collect()
}

/// Every total within the window.
fn shown(curves: &Curves) -> impl Iterator<Item = f64> + '_ {
    let (first, last) = curves.window;
    let totals = curves.series.iter().flat_map(|s| s.total.present());
    totals.filter(move |(day, _)| *day >= first && *day <= last).map(|(_, total)| total)
}

fn highest(curves: &Curves) -> f64 {
    let least: f64 = if curves.per_100k { 0.01 } else { 100.0 };
    shown(curves).fold(least.max(curves.headroom), f64::max)
}

/// The foot of a log axis: fixed on the whole window, else the power of ten under what is shown.
fn floor(curves: &Curves) -> f64 {
    let least = if curves.per_100k { LOG_FLOOR_PER } else { LOG_FLOOR };
    if !curves.is_zoomed && !curves.per_100k {
        return least;
    }
    let lowest = shown(curves).filter(|total| *total > 0.0).fold(highest(curves), f64::min);
    libm::pow(10.0, libm::floor(libm::log10(lowest))).max(least)
}

fn tick_words(context: &Context<'_>, kind: ScaleKind, (floor, highest): (f64, f64)) -> (Vec<f64>, Vec<String>) {
    let values = match kind {
        ScaleKind::Linear => ticks::linear(0.0, highest * 1.06, 6),
        ScaleKind::Log => ticks::log(floor, highest * 1.5),
    };
    let labels = values.iter().map(|v| context.words.tick(*v)).collect();
    (values, labels)
}

fn head(figure: &mut Figure, context: &Context<'_>, curves: &Curves, kind: ScaleKind, room: &Rect) {
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
fn unit<'a>(context: &Context<'a>, curves: &Curves) -> &'a str {
    context.words.t(curves.unit())
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

fn lines(figure: &mut Figure, curves: &Curves, panel: &Panel) {
    for index in drawing_order(curves) {
        let Some(series) = curves.series.get(index) else { continue };
        let style = series_style(curves, index);
        for run in runs(series, panel) {
            for piece in clip_line(&simplify(&run, TOLERANCE_PX), &panel.plot) {
                figure.scene.push(Mark::line(piece, style.stroke()));
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
fn stated(figure: &mut Figure, context: &Context<'_>, curves: &Curves, panel: &Panel, number: u32) {
    let world = context.atlas.series("WLD", curves.metric);
    for &index in &curves.stated {
        let Some(fact) = context.atlas.facts.get(index) else { continue };
        let (Some(day), Some(value)) = (count_day(fact), fact.value) else { continue };
        let point = panel.point(day, curves.of_world(value)).filter(|p| panel.plot.grown(0.5).contains(*p));
        let Some(point) = point else { continue };
        let datum = figure.fact_datum(index);
        if let Some(there) = world.and_then(|s| s.total.at(day)).and_then(|t| panel.point(day, curves.of_world(t))) {
            let drop = vec![point, there];
            figure.scene.push(Mark::line(drop, Stroke::new(Role::Ink, 1.0)).of(datum));
        }
        figure.scene.push(Mark::disc(point, 6.0, Role::Paper).of(datum));
        figure.scene.push(Mark::disc(point, 4.5, Role::Ink).of(datum));
        let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
        let text = context.words.fill("growth.stated", &[("value", &context.words.figure(fact)), ("letter", letter)]);
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

fn reach(figure: &mut Figure, datum: u32, anchor: Point, radius: f64, lane: u32) {
    let area = Rect::new(anchor.x - radius, anchor.y - radius, radius * 2.0, radius * 2.0);
    figure.scene.targets.push(Target { datum, area, anchor, lane });
}

/// Every day of every series can be reached, though few days have a vertex of their own; only
/// days under the disc of something stated give way to it.
fn samples(figure: &mut Figure, curves: &Curves, panel: &Panel, number: u32) {
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
