//! New counts of a week against all counts so far, both on log scales: x is not time.
//!
//! In: totals of the places asked for. Out: one plot. While growth is exponential a place moves
//! along a straight line, and it drops from it when growth slows (Bhatia and Reich 2020,
//! aatishb.com/covidtrends). Guides of constant doubling: new = total × (1 − 2^(−7/T)).

use super::Context;
use super::case_account;
use super::case_curves::{Curves, curves, first_places, name};
use super::case_guide::DAYS;
use super::case_plot::{self, Head, Trace};
use super::case_says::{stood_in, week_words, weekly, worded};
use super::figure::{Account, Figure, Table};
use super::view::Choice;
use super::{case_event, case_guide};
use crate::model::cases::Metric;
use crate::scene::Scene;
use crate::scene::mark::Rect;
use crate::transform::doubling::new_in_a_week;
use crate::transform::week::week;

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "metric", values: &["cases", "deaths"] },
    Choice { key: "per", values: &["absolute", "100k"] },
    Choice { key: "events", values: &["on", "off"] },
    Choice { key: "places", values: &[] },
    Choice { key: "front", values: &[] },
];

/// Fewest counts so far that a line starts with; fewer jump about.
const FEWEST: f64 = 10.0;

fn traces(context: &Context<'_>, curves: &Curves) -> Vec<Trace> {
    let least = if curves.per_100k { 0.01 } else { FEWEST };
    let of = |(index, series): (usize, &crate::model::cases::Series)| {
        let point = |day, total: Option<f64>| {
            let total = total.filter(|t| *t >= least)?;
            let new = week(&series.total, day)?.count;
            (new > 0.0).then_some((total, new))
        };
        let points: Vec<_> = series.total.days().map(|(day, total)| (day, point(day, total))).collect();
        let last = points.iter().rev().find_map(|(_, p)| *p);
        let end = last.map_or(String::new(), |(_, new)| {
            context.words.fill("growth.end.week", &[("n", &context.words.rounded(new))])
        });
        Trace { index, points, end }
    };
    curves.series.iter().enumerate().map(of).collect()
}

/// Lays it out.
pub fn layout(context: &Context<'_>) -> Figure {
    let curves = curves(context, first_places(context));
    let traces = traces(context, &curves);
    let words = context.words;
    let title = words.t(match curves.metric {
        Metric::Cases => "growth.title.trajectory.cases",
        Metric::Deaths => "growth.title.trajectory.deaths",
    });
    let mut figure = worded(context, &curves, title.to_string());
    let height = if context.width_px < 600.0 { 420.0 } else { 560.0 };
    let room = Rect::new(0.0, 0.0, context.width_px, height);
    figure.scene = Scene::new(context.width_px, height);
    let (low, high) = case_plot::extent(&traces, |p| p.0).unwrap_or((10.0, 1000.0));
    let (few, many) = case_plot::extent(&traces, |p| p.1).unwrap_or((1.0, 1000.0));
    let x = case_plot::axis(context, (case_plot::decade_below(low), high * 1.3), true);
    let y = case_plot::axis(context, (case_plot::decade_below(few), many * 1.6), true);
    let head = Head {
        name: words.t("growth.trajectory.name").to_string(),
        rule: words.t("growth.trajectory.rule").to_string(),
        unit: words.t(week_key(&curves)).to_string(),
        x: words.fill("growth.trajectory.x", &[("unit", words.t(curves.unit()))]),
    };
    let plot = case_plot::frame(&mut figure, context, (&curves, &traces), (&head, &x, &y), &room);
    let mut guides = Vec::new();
    for days in DAYS {
        let ends = [x.domain.0, x.domain.1].map(|total| plot.point((total, new_in_a_week(total, days))));
        if let [Some(from), Some(to)] = ends {
            guides.extend(case_guide::line(&mut figure, &plot.rect, days, [from, to]));
        }
    }
    case_plot::lines(&mut figure, (&curves, &traces), &plot, 0);
    let stands = case_event::stands(context, &curves);
    let signs = case_plot::signs(&mut figure, &stands, &traces, &plot, 0);
    case_event::name_signs(&mut figure, &stands, &[signs]);
    case_guide::labels(&mut figure, context, &plot.rect, &guides);
    let mut notes = vec![words.t("growth.trajectory.note").to_string()];
    notes.extend(stood_in(context, &curves));
    case_plot::notes(&mut figure, &notes);
    figure
}

/// Key of the words for new counts of a week.
pub fn week_key(curves: &Curves) -> &'static str {
    match (curves.metric, curves.per_100k) {
        (Metric::Cases, false) => "growth.week.cases",
        (Metric::Deaths, false) => "growth.week.deaths",
        (Metric::Cases, true) => "growth.week.cases.per",
        (Metric::Deaths, true) => "growth.week.deaths.per",
    }
}

/// The busiest week of each place and its last.
fn says(context: &Context<'_>, curves: &Curves, traces: &[Trace]) -> Vec<String> {
    let words = context.words;
    let mut parts = Vec::new();
    for trace in traces {
        let Some(series) = curves.series.get(trace.index) else { continue };
        let present = || trace.points.iter().filter_map(|(day, p)| Some((*day, (*p)?.1)));
        let Some(most) = present().reduce(|a, b| if b.1 > a.1 { b } else { a }) else { continue };
        let Some(last) = present().next_back() else { continue };
        parts.push(words.fill(
            "growth.says.weeks",
            &[
                ("place", &name(context, &series.code)),
                ("most", &words.rounded(most.1)),
                ("date", &words.day(most.0)),
                ("new", &words.rounded(last.1)),
                ("last", &words.day(last.0)),
                ("p", &words.rounded(100.0 * last.1 / most.1)),
            ],
        ));
    }
    parts
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let curves = curves(context, first_places(context));
    let traces = traces(context, &curves);
    let points = || traces.iter().flat_map(|t| &t.points).filter_map(|(_, point)| *point);
    let words = context.words;
    let [(_, least), (_, most)] = case_account::extent(context, points().map(|(total, _)| total));
    let mut parts = vec![
        ("y", words.t(week_key(&curves)).to_string()),
        ("what", words.t(curves.unit()).to_string()),
        ("least", least),
        ("most", most),
    ];
    parts.extend(case_account::extent(context, points().map(|(_, new)| new)));
    let mut said = says(context, &curves, &traces);
    let last = |t: &Trace| {
        let new = t.points.iter().rev().find_map(|(_, point)| *point)?.1;
        Some((name(context, &curves.series.get(t.index)?.code), new))
    };
    let ends: Vec<(String, f64)> = traces.iter().filter_map(last).collect();
    said.extend(case_account::compared(context, "growth.says.compared_week", &ends));
    said.extend(stood_in(context, &curves));
    case_account::account(context, &curves, ("account.growth.trajectory", &parts), said)
}

/// Its marks as a table, by the week.
pub fn table(context: &Context<'_>) -> Table {
    let curves = curves(context, first_places(context));
    let traces = traces(context, &curves);
    let words = context.words;
    weekly(
        context,
        (&curves, &traces),
        &[("growth.col.total", true), ("growth.col.week", true)],
        |index, day, (total, new)| vec![words.rounded(total), week_words(context, curves.series.get(index), day, new)],
    )
}
