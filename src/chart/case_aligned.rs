//! Case growth lined up on the day of the Nth case: each place at the same stage.
//!
//! In: totals of the places asked for. Out: one or two plots whose x is days since the first day
//! on which a place's total reached N (1 to 10,000; the 100th case or the 10th death unless
//! asked; 1 in 100,000 people where totals are per capita). Guides of constant doubling start at
//! N on day 0 and stand on the log plot.

use super::Context;
use super::case_account;
use super::case_curves::{Curves, ScaleKind, curves, first_places, name};
use super::case_event::Sign;
use super::case_guide::DAYS;
use super::case_plot::{self, Axis, Head, Trace};
use super::case_says::{weekly, worded};
use super::figure::{Account, Figure, Table};
use super::view::Choice;
use super::{case_event, case_guide};
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::scene::Scene;
use crate::scene::mark::Rect;
use crate::transform::growth::doubled;

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "scale", values: &["both", "linear", "log"] },
    Choice { key: "nth", values: &["usual", "1", "10", "100", "1000", "10000"] },
    Choice { key: "metric", values: &["cases", "deaths"] },
    Choice { key: "per", values: &["absolute", "100k"] },
    Choice { key: "events", values: &["on", "off"] },
    Choice { key: "places", values: &[] },
    Choice { key: "front", values: &[] },
];

/// The total on which the places are lined up.
fn threshold(context: &Context<'_>, curves: &Curves) -> f64 {
    match (context.view.get("nth"), curves.per_100k, curves.metric) {
        (_, true, _) => 1.0,
        ("1", ..) => 1.0,
        ("10", ..) => 10.0,
        ("100", ..) => 100.0,
        ("1000", ..) => 1000.0,
        ("10000", ..) => 10_000.0,
        (_, _, Metric::Deaths) => 10.0,
        (_, _, Metric::Cases) => 100.0,
    }
}

/// Days of a place since its total reached what the places are lined up on.
pub(super) fn since(context: &Context<'_>, curves: &Curves, code: &str, day: Day) -> Option<f64> {
    let series = curves.series.iter().find(|s| s.code == code)?;
    let start = series.total.first_at_least(threshold(context, curves))?;
    Some(f64::from(day.0 - start.0))
}

fn traces(context: &Context<'_>, curves: &Curves, threshold: f64) -> Vec<Trace> {
    let mut traces = Vec::new();
    for (index, series) in curves.series.iter().enumerate() {
        let Some(start) = series.total.first_at_least(threshold) else { continue };
        let since = series.total.days().filter(|(day, _)| *day >= start);
        let points = since.map(|(day, total)| (day, total.map(|t| (f64::from(day.0 - start.0), t)))).collect();
        let end = series.total.present().last().map_or(String::new(), |(_, t)| context.words.rounded(t));
        traces.push(Trace { index, points, end });
    }
    traces
}

/// Lays it out.
pub fn layout(context: &Context<'_>) -> Figure {
    let curves = curves(context, first_places(context));
    let threshold = threshold(context, &curves);
    let traces = traces(context, &curves, threshold);
    let mut figure = worded(context, &curves, title(context, &curves, threshold));
    let kinds: &[ScaleKind] = match context.view.get("scale") {
        "linear" => &[ScaleKind::Linear],
        "log" => &[ScaleKind::Log],
        _ => &[ScaleKind::Linear, ScaleKind::Log],
    };
    let rooms = case_plot::rooms(kinds.len(), context.width_px);
    figure.scene = Scene::new(context.width_px, rooms.iter().map(Rect::bottom).fold(0.0, f64::max));
    let mut signs = Vec::new();
    for (number, (kind, room)) in kinds.iter().zip(&rooms).enumerate() {
        signs.push(panel(&mut figure, context, (&curves, &traces), (*kind, threshold), room, number as u32));
    }
    case_event::name_signs(&mut figure, &case_event::stands(context, &curves), &signs);
    figure
}

fn panel(
    figure: &mut Figure,
    context: &Context<'_>,
    (curves, traces): (&Curves, &[Trace]),
    (kind, threshold): (ScaleKind, f64),
    room: &Rect,
    number: u32,
) -> (Rect, Vec<Sign>) {
    let words = context.words;
    let is_log = kind == ScaleKind::Log;
    let (_, days) = case_plot::extent(traces, |p| p.0).unwrap_or((0.0, 30.0));
    let (low, high) = case_plot::extent(traces, |p| p.1).unwrap_or((threshold, threshold * 10.0));
    let y = match is_log {
        true => case_plot::axis(context, (case_plot::decade_below(low.min(threshold).max(1e-3)), high * 1.5), true),
        false => case_plot::axis(context, (0.0, high * 1.06), false),
    };
    let last = days.max(7.0);
    let weeks = crate::scale::ticks::linear(0.0, last, 6);
    let x =
        Axis { domain: (0.0, last), is_log: false, ticks: weeks.into_iter().map(|v| (v, words.number(v))).collect() };
    let head = Head {
        name: words.t(if is_log { "growth.log" } else { "growth.linear" }).to_string(),
        rule: words.t(if is_log { "growth.log.rule" } else { "growth.linear.rule" }).to_string(),
        unit: words.t(curves.unit()).to_string(),
        x: words.fill(since_key(curves), &[("n", &words.number(threshold))]),
    };
    let plot = case_plot::frame(figure, context, (curves, traces), (&head, &x, &y), room);
    let mut guides = Vec::new();
    for days in DAYS.into_iter().filter(|_| is_log) {
        let to = (last, doubled(threshold, last, days));
        let ends = plot.point((0.0, threshold)).zip(plot.point(to));
        guides.extend(ends.and_then(|(from, to)| case_guide::line(figure, &plot.rect, days, [from, to])));
    }
    case_plot::lines(figure, (curves, traces), &plot, number);
    let signs = case_plot::signs(figure, &case_event::stands(context, curves), traces, &plot, number);
    case_guide::labels(figure, context, &plot.rect, &guides);
    figure.plots.push(plot.rect);
    signs
}

fn since_key(curves: &Curves) -> &'static str {
    match (curves.metric, curves.per_100k) {
        (Metric::Cases, false) => "growth.since.cases",
        (Metric::Deaths, false) => "growth.since.deaths",
        (Metric::Cases, true) => "growth.since.cases.per",
        (Metric::Deaths, true) => "growth.since.deaths.per",
    }
}

fn title(context: &Context<'_>, curves: &Curves, threshold: f64) -> String {
    let key = match (curves.metric, curves.per_100k) {
        (Metric::Cases, false) => "growth.title.aligned.cases",
        (Metric::Deaths, false) => "growth.title.aligned.deaths",
        (_, true) => "growth.title.aligned.per",
    };
    context.words.fill(key, &[("n", &context.words.number(threshold))])
}

/// When each place reached the total, and how far it came in the 30 days after; who never did.
fn says(context: &Context<'_>, curves: &Curves, threshold: f64) -> Vec<String> {
    const AFTER_DAYS: i32 = 30;
    let words = context.words;
    let mut parts = Vec::new();
    let mut after = Vec::new();
    for series in &curves.series {
        let place = name(context, &series.code);
        let n = words.number(threshold);
        let Some(day) = series.total.first_at_least(threshold) else {
            parts.push(words.fill("growth.says.never", &[("place", &place), ("n", &n)]));
            continue;
        };
        let total = series.total.at(day.plus(AFTER_DAYS));
        let (key, told) = match total {
            Some(total) => ("growth.says.reached_after", words.rounded(total)),
            None => ("growth.says.reached", String::new()),
        };
        let slots = [("place", place.as_str()), ("n", &n), ("date", &words.day(day)), ("total", &told)];
        parts.push(words.fill(key, &slots));
        after.extend(total.map(|total| (place, total)));
    }
    parts.extend(case_account::compared(context, "growth.says.compared_after", &after));
    parts
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let curves = curves(context, first_places(context));
    let threshold = threshold(context, &curves);
    let traces = traces(context, &curves, threshold);
    let (_, days) = case_plot::extent(&traces, |p| p.0).unwrap_or((0.0, 0.0));
    let points = traces.iter().flat_map(|t| &t.points).filter_map(|(_, point)| *point);
    let words = context.words;
    let mut parts = vec![
        ("scale", case_account::scales(context)),
        ("what", words.t(curves.unit()).to_string()),
        ("x", words.fill(since_key(&curves), &[("n", &words.number(threshold))])),
        ("days", words.number(days)),
    ];
    parts.extend(case_account::extent(context, points.map(|(_, total)| total)));
    let mut said = says(context, &curves, threshold);
    said.extend(case_account::gaps(context, &curves));
    case_account::account(context, &curves, ("account.growth.aligned", &parts), said)
}

/// Its marks as a table, by the week.
pub fn table(context: &Context<'_>) -> Table {
    let curves = curves(context, first_places(context));
    let traces = traces(context, &curves, threshold(context, &curves));
    let words = context.words;
    weekly(context, (&curves, &traces), &[("growth.col.since", true), ("table.value", true)], |_, _, (since, total)| {
        vec![words.number(since), words.rounded(total)]
    })
}
