//! A figure without its data: the same axes, lanes, rows and names, to be drawn on by hand.
//!
//! In: a view with `blank=on`. Out: a scene for a sheet of paper; nothing in it can be reached.
//! Curves and years have axes of their own here, since a drawing needs more room than a label.
//! Of the other figures all that stands for a fact is left out. The map has a blank of its own.
//! CSS px.

use super::axis::{self, Tick};
use super::case_curves::{curves, first_places};
use super::figure::Figure;
use super::year_scale::YearScale;
use super::{Context, case_plot, tenure, year_axis, years_rows};
use crate::model::fact::Lane;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scale::time::Time;
use crate::scene::Scene;
use crate::scene::mark::{Mark, Rect, Shape, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Height of a plot with its head and dates, and of what stands above and below it.
const PLOT_PX: (f64, f64, f64) = (440.0, 44.0, 24.0);

/// Room that the words of a value axis take at the left.
const VALUES_PX: f64 = 76.0;

/// Lowest total of the log axis.
const LOG_FLOOR: f64 = 10.0;

/// Height of an empty lane.
const LANE_PX: f64 = 96.0;

/// Room for a lane's name at its left.
const NAME_PX: f64 = 116.0;

/// How far the words of a mark may stand below or above it, in CSS px.
const NEAR_PX: f64 = 34.0;

/// Lays a view out without its data.
#[inline(never)]
pub fn layout(context: &Context<'_>) -> Figure {
    let mut view = context.view.clone();
    view.choose("blank", "");
    let full = Context { view: &view, ..*context };
    let mut figure = (view.entry().layout)(&full);
    match (view.figure(), view.id()) {
        ("growth", _) => figure.scene = plots(&full),
        ("institutions", _) => figure.scene = lanes(&full),
        ("aid", _) => {
            let marks = std::mem::take(&mut figure.scene.marks);
            figure.scene.marks = without_facts(marks, context.words.t("aid.apart.trade"));
        }
        _ => figure.scene.marks.retain(|mark| mark.datum.is_none()),
    }
    figure.scene.targets.clear();
    figure.data.clear();
    figure.linked.clear();
    figure.panels.clear();
    figure.plots.clear();
    figure.title = context.words.t("blank.title").to_string();
    figure.silence.clear();
    figure.deck.clear();
    figure
}

/// What stands for no fact, nor says in small type what the marks beside it stand for; what stands apart, from a heading
/// on, keeps its words.
fn without_facts(marks: Vec<Mark>, heading: &str) -> Vec<Mark> {
    let is_heading = |mark: &Mark| matches!(&mark.shape, Shape::Text { content, .. } if content == heading);
    let apart = marks.iter().position(is_heading).unwrap_or(marks.len());
    let said: Vec<bool> = (0..marks.len()).map(|i| i < apart && is_said_of_a_mark(&marks, i)).collect();
    marks.into_iter().zip(said).filter(|(mark, said)| mark.datum.is_none() && !said).map(|(mark, _)| mark).collect()
}

/// True for words in the colors of marks that follow the marks of a fact, or lead to them, on their line.
fn is_said_of_a_mark(marks: &[Mark], i: usize) -> bool {
    let small = |mark: &Mark| match &mark.shape {
        Shape::Text { at, style, .. } if style.size_px <= size::TICK => Some((at.y, style.paint.role)),
        _ => None,
    };
    let Some((y, role)) = marks.get(i).and_then(small) else { return false };
    let is_near = |mark: &Mark| mark.datum.is_some() && top(mark).is_some_and(|top| (top - y).abs() < NEAR_PX);
    let before =
        marks.get(..i).unwrap_or_default().iter().rev().find(|mark| mark.datum.is_some() || small(mark).is_none());
    match role {
        Role::InkSoft => before.is_some_and(is_near),
        Role::AidIn => marks.get(i + 1).is_some_and(is_near),
        _ => false,
    }
}

fn top(mark: &Mark) -> Option<f64> {
    match &mark.shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points.first().map(|point| point.y),
        Shape::Disc { center, .. } => Some(center.y),
        Shape::Text { at, .. } => Some(at.y),
    }
}

/// Two plots, one above the other: equal steps are equal numbers, then equal factors.
fn plots(context: &Context<'_>) -> Scene {
    let curves = curves(context, first_places(context));
    let totals = curves.series.iter().flat_map(|s| s.total.present());
    let highest = totals.map(|(_, total)| total).fold(LOG_FLOOR * 10.0, f64::max);
    let mut scene = Scene::new(context.width_px, 2.0 * PLOT_PX.0 + PLOT_PX.2);
    for (number, is_log) in [false, true].into_iter().enumerate() {
        let top = number as f64 * (PLOT_PX.0 + PLOT_PX.2);
        let frame = Rect::new(
            VALUES_PX,
            top + PLOT_PX.1,
            context.width_px - VALUES_PX - 8.0,
            PLOT_PX.0 - PLOT_PX.1 - PLOT_PX.2,
        );
        head(&mut scene, context, curves.unit(), top, is_log);
        let domain = if is_log { (LOG_FLOOR, highest * 1.5) } else { (0.0, highest * 1.06) };
        let ticks = case_plot::axis(context, domain, is_log).ticks;
        let range = (frame.bottom(), frame.y);
        let place = |value: f64| match is_log {
            true => Log::new(domain, range).px(value),
            false => Some(Linear::new(domain, range).px(value)),
        };
        let ticks: Vec<Tick> =
            ticks.into_iter().filter_map(|(value, label)| Some(Tick { y: place(value)?, label })).collect();
        axis::values(&mut scene, &frame, &ticks);
        let ends = curves.window;
        let scale = Time::new(ends.0, ends.1, (frame.x, frame.right()));
        axis::dates(&mut scene, &frame, &scale, ends, context.words);
    }
    scene
}

fn head(scene: &mut Scene, context: &Context<'_>, unit: &str, top: f64, is_log: bool) {
    let key = if is_log { "growth.log" } else { "growth.linear" };
    let words = context.words;
    let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
    scene.push(Mark::text(at(0.0, top + 13.0), words.t(key), ink));
    scene.push(Mark::text(at(0.0, top + 32.0), words.t(unit), TextStyle::new(Role::InkSoft, size::TICK)));
}

/// Empty lanes under the axis of years.
fn lanes(context: &Context<'_>) -> Scene {
    let words = context.words;
    let beginnings: Vec<i32> = tenure::tenures(context).iter().filter_map(years_rows::year).collect();
    let ends = (NAME_PX, context.width_px - 12.0);
    let scale = YearScale::new(context.atlas.outbreak.years, &beginnings, ends);
    let top = year_axis::HEIGHT_PX;
    let bottom = top + LANE_PX * Lane::ALL.len() as f64;
    let mut scene = Scene::new(context.width_px, libm::ceil(bottom + year_axis::FOOT_PX));
    scene.marks = year_axis::grid(&scale, top, bottom);
    scene.marks.extend(year_axis::head(&scale, top, words));
    let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
    for (number, lane) in Lane::ALL.iter().enumerate() {
        let y = top + LANE_PX * number as f64;
        let name = words.name("lane", lane.word());
        for (line, text) in wrap(&name, size::LABEL, Weight::Semibold, NAME_PX - 8.0).into_iter().enumerate() {
            scene.push(Mark::text(at(0.0, y + 22.0 + 16.0 * line as f64), text, style));
        }
        let below = vec![at(0.0, y + LANE_PX), at(context.width_px, y + LANE_PX)];
        scene.push(Mark::line(below, Stroke::new(Role::Rule, 1.0)));
    }
    scene.marks.extend(year_axis::foot(&scale, bottom));
    scene
}
