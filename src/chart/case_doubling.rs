//! How many days a doubling took, by two measures, each by its name.
//!
//! In: totals of the places asked for. Out: two plots over dates: days since the total was half of
//! that day's, and the growth rate of this week's against last week's new counts, whose axis says
//! it as days to double above zero and days to halve below. The place in front (or the first) has
//! its 95% interval as a band; under 50 new counts in either week nothing is drawn.

use super::Context;
use super::case_account::{self, FEWEST_TOTAL, tenths};
use super::case_curves::{Curves, curves, first_places, name};
use super::case_event;
use super::case_plot::{self, Axis, Head, Plot, Trace};
use super::case_says::{doubling_words, sentences, stood_in, weekly, worded};
use super::figure::{Account, DayPanel, Figure, Table};
use super::view::Choice;
use crate::model::cases::{Metric, Series};
use crate::model::date::Day;
use crate::scene::Scene;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::style::{Paint, Role, Stroke};
use crate::transform::doubling::{FEWEST, days, look_back, week_over_week};

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "metric", values: &["cases", "deaths"] },
    Choice { key: "events", values: &["on", "off"] },
    Choice { key: "places", values: &[] },
    Choice { key: "front", values: &[] },
    Choice { key: "from", values: &[] },
    Choice { key: "to", values: &[] },
];

/// Days to double that the rate's axis names; below zero, to halve.
const NAMED_DAYS: [f64; 11] = [2.0, 3.0, 5.0, 7.0, 14.0, 30.0, -30.0, -14.0, -7.0, -5.0, -3.0];

/// The axis of days ends here: a curve that is flat has no doubling to tell.
const MOST_DAYS: f64 = 60.0;

/// Places of which all have n and interval in words.
const FEW: usize = 3;

/// Room above and below the plot of rates, in CSS px.
const AROUND_PX: f64 = 120.0;

/// Least distance between two ticks with words, in CSS px.
const TICK_PX: f64 = 14.0;

/// A measure of a series on a day.
type Measure = fn(&Series, Day) -> Option<f64>;

fn traces(
    context: &Context<'_>,
    curves: &Curves,
    (of, is_rate): (Measure, bool),
    end: fn(&Context<'_>, f64) -> String,
) -> Vec<Trace> {
    let (first, last) = curves.window;
    let end = |series: &Series, known: Option<f64>| {
        let now = series.total.present().filter(|(day, _)| *day <= last).last().map(|(day, _)| day);
        let now = now.and_then(|day| of(series, day)).or(known.filter(|_| is_rate));
        match (now, known) {
            (Some(v), _) => end(context, v),
            (None, Some(_)) => context.words.fill("growth.end.over", &[("n", &context.words.number(MOST_DAYS))]),
            (None, None) => String::new(),
        }
    };
    let trace = |(index, series): (usize, &Series)| {
        let shown = series.total.days().filter(|(day, _)| *day >= first && *day <= last);
        let points: Vec<_> = shown.map(|(day, _)| (day, of(series, day).map(|v| (f64::from(day.0), v)))).collect();
        let end = end(series, points.iter().rev().find_map(|(_, p)| *p).map(|(_, v)| v));
        Trace { index, points, end }
    };
    curves.series.iter().enumerate().map(trace).collect()
}

fn backs(context: &Context<'_>, curves: &Curves) -> Vec<Trace> {
    let of = |series: &Series, day| {
        let enough = series.total.at(day).filter(|t| *t >= FEWEST_TOTAL);
        enough.and_then(|_| look_back(&series.total, day)).filter(|d| *d <= MOST_DAYS)
    };
    traces(context, curves, (of, false), |context, v| {
        context.words.fill("growth.end.days", &[("n", &context.words.number(libm::round(v)))])
    })
}

fn rates(context: &Context<'_>, curves: &Curves) -> Vec<Trace> {
    let of = |series: &Series, day| week_over_week(&series.total, day).map(|w| w.rate);
    traces(context, curves, (of, true), |context, v| doubling_words(context, days(v)))
}

/// What a plot, the first or the second, tells of a series on a day, in words.
pub(super) fn told(context: &Context<'_>, series: &Series, day: Day, plot: usize) -> Option<String> {
    if plot > 0 {
        return Some(doubling_words(context, days(week_over_week(&series.total, day)?.rate)));
    }
    let back = look_back(&series.total, day)?;
    Some(context.words.fill("growth.end.days", &[("n", &context.words.number(libm::round(back * 10.0) / 10.0))]))
}

/// Lays it out.
pub fn layout(context: &Context<'_>) -> Figure {
    let curves = curves(context, first_places(context));
    let (backs, rates) = (backs(context, &curves), rates(context, &curves));
    let words = context.words;
    let title = words.t(match curves.metric {
        Metric::Cases => "growth.title.doubling.cases",
        Metric::Deaths => "growth.title.doubling.deaths",
    });
    let mut figure = worded(context, &curves, title.to_string());
    let rooms = case_plot::rooms(2, context.width_px);
    figure.scene = Scene::new(context.width_px, rooms.iter().map(Rect::bottom).fold(0.0, f64::max));
    let [upper, lower] = rooms.as_slice() else { return figure };
    let x = case_plot::date_axis(context, curves.window);
    let (_, most) = case_plot::extent(&backs, |p| p.1).unwrap_or((0.0, 30.0));
    let y = case_plot::axis(context, (0.0, (most * 1.05).max(10.0)), false);
    let head = Head {
        name: words.t("growth.back.name").to_string(),
        rule: String::new(),
        unit: words.t("growth.back.unit").to_string(),
        x: words.t("growth.by_report").to_string(),
    };
    let plot = case_plot::frame(&mut figure, context, (&curves, &backs), (&head, &x, &y), upper);
    case_plot::lines(&mut figure, (&curves, &backs), &plot, 0);
    let stands = case_event::stands(context, &curves);
    let mut signs = vec![case_plot::signs(&mut figure, &stands, &backs, &plot, 0)];
    figure.panels.push(DayPanel { plot: plot.rect, days: curves.window, values: y.domain, is_log: false });
    let head = Head {
        name: words.t("growth.rate.name").to_string(),
        rule: words.t("growth.rate.rule").to_string(),
        unit: words.t("growth.rate.unit").to_string(),
        x: words.t("growth.by_report").to_string(),
    };
    let y = rate_axis(context, &rates, lower.height - AROUND_PX);
    let plot = case_plot::frame(&mut figure, context, (&curves, &rates), (&head, &x, &y), lower);
    if let (Some(from), Some(to)) = (plot.point((x.domain.0, 0.0)), plot.point((x.domain.1, 0.0))) {
        figure.scene.push(Mark::line(vec![from, to], Stroke::new(Role::InkSoft, 1.0)));
    }
    band(&mut figure, &curves, &plot);
    figure.panels.push(DayPanel { plot: plot.rect, days: curves.window, values: y.domain, is_log: false });
    case_plot::lines(&mut figure, (&curves, &rates), &plot, 1);
    signs.push(case_plot::signs(&mut figure, &stands, &rates, &plot, 1));
    case_event::name_signs(&mut figure, &stands, &signs);
    case_plot::notes(&mut figure, &notes(context, &curves));
    figure
}

/// An axis of rates whose ticks say days to double or to halve.
fn rate_axis(context: &Context<'_>, rates: &[Trace], height_px: f64) -> Axis {
    let words = context.words;
    let (low, high) = case_plot::extent(rates, |p| p.1).unwrap_or((-0.05, 0.3));
    let domain = (low.clamp(-0.24, -0.03) * 1.1, high.clamp(0.1, 0.5) * 1.1);
    let mut ticks = vec![(0.0, words.t("growth.rate.flat").to_string())];
    for named in NAMED_DAYS {
        let key = if named > 0.0 { "growth.rate.doubles.tick" } else { "growth.rate.halves.tick" };
        let rate = core::f64::consts::LN_2 / named;
        if rate > domain.0 && rate < domain.1 {
            ticks.push((rate, words.fill(key, &[("n", &words.number(named.abs()))])));
        }
    }
    Axis { domain, is_log: false, ticks: apart(ticks, domain, height_px) }
}

/// Ticks that would touch are left out, those nearer to zero first.
fn apart(ticks: Vec<(f64, String)>, (low, high): (f64, f64), height_px: f64) -> Vec<(f64, String)> {
    let mut kept: Vec<(f64, String)> = Vec::new();
    for (value, label) in ticks {
        if kept.iter().all(|(other, _)| (other - value).abs() / (high - low) * height_px >= TICK_PX) {
            kept.push((value, label));
        }
    }
    kept
}

/// The 95% interval of the place in front, run by run.
fn band(figure: &mut Figure, curves: &Curves, plot: &Plot) {
    let Some(series) = curves.leading() else { return };
    let paint = Paint { role: case_plot::role(curves, curves.front.unwrap_or(0)), alpha: 0.16 };
    let mut run: Vec<(Point, Point)> = Vec::new();
    let (first, last) = curves.window;
    let mut flush = |run: &mut Vec<(Point, Point)>| {
        if run.len() > 1 {
            let back = run.iter().rev().map(|(_, lower)| *lower);
            figure.scene.push(Mark::area(run.iter().map(|(upper, _)| *upper).chain(back).collect(), paint));
        }
        run.clear();
    };
    for (day, _) in series.total.days().filter(|(day, _)| *day >= first && *day <= last) {
        let interval = week_over_week(&series.total, day).map(|w| w.interval);
        let ends = interval.and_then(|(low, high)| {
            let x = f64::from(day.0);
            let inside = |p: Point| at(p.x, p.y.clamp(plot.rect.y, plot.rect.bottom()));
            Some((inside(plot.point((x, high))?), inside(plot.point((x, low))?)))
        });
        match ends {
            Some(ends) => run.push(ends),
            None => flush(&mut run),
        }
    }
    flush(&mut run);
}

/// How both measures are worked out, by whom they are described, and n and interval at the end.
fn notes(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let words = context.words;
    let last = |series: &Series| {
        let shown = series.total.present().filter(|(day, _)| *day <= curves.window.1);
        shown.filter_map(|(day, _)| Some((day, week_over_week(&series.total, day)?))).last()
    };
    let told = |series: &Series| {
        let (day, weekly) = last(series)?;
        let ends = [weekly.interval.1, weekly.interval.0].map(|rate| doubling_words(context, days(rate)));
        let slots = [
            ("place", name(context, &series.code)),
            ("date", words.day(day)),
            ("a", words.number(weekly.recent)),
            ("b", words.number(weekly.earlier)),
            ("from", ends[0].clone()),
            ("to", ends[1].clone()),
        ];
        Some(words.fill("growth.rate.n", &slots.each_ref().map(|(k, v)| (*k, v.as_str()))))
    };
    // Of many places the one in front alone, or the first.
    let front = curves.front.unwrap_or(0);
    let is_told = |index: usize| curves.series.len() <= FEW || index == front;
    let shown = curves.series.iter().enumerate().filter(|(index, _)| is_told(*index));
    let told: Vec<String> = shown.filter_map(|(_, series)| told(series)).collect();
    let mut notes = vec![words.t("growth.rate.method").to_string()];
    notes.extend(stood_in(context, curves));
    notes.extend((!told.is_empty()).then(|| sentences(context, &told)));
    notes
}

/// Both measures of each place at the end, and the fastest that the first one saw.
fn says(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let words = context.words;
    let mut parts = Vec::new();
    for series in &curves.series {
        let place = name(context, &series.code);
        let told = case_account::shown(curves, series).filter(|(_, t)| *t >= FEWEST_TOTAL);
        let backs = told.filter_map(|(day, _)| Some((day, look_back(&series.total, day)?)));
        let fastest = backs.reduce(|a, b| if b.1 < a.1 { b } else { a });
        if let Some((day, least)) = fastest {
            let n = words.number(tenths(least));
            let slots = [("place", place.as_str()), ("n", &n), ("date", &words.day(day))];
            parts.push(words.fill("growth.says.fastest", &slots));
        }
        let weeks =
            case_account::shown(curves, series).filter_map(|(day, _)| Some((day, week_over_week(&series.total, day)?)));
        if let Some((day, weekly)) = weeks.last() {
            let slots = [
                ("place", place.as_str()),
                ("rate", &doubling_words(context, weekly.days())),
                ("date", &words.day(day)),
            ];
            parts.push(words.fill("growth.says.rate", &slots));
        }
    }
    parts.push(words.fill("growth.says.few", &[("n", &words.number(FEWEST))]));
    parts
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let curves = curves(context, first_places(context));
    let backs = backs(context, &curves);
    let days = backs.iter().flat_map(|t| &t.points).filter_map(|(_, point)| Some((*point)?.1));
    let mut parts: Vec<(&str, String)> = case_account::window(context, &curves).into();
    parts.extend(case_account::extent(context, days));
    let said = says(context, &curves);
    case_account::account(context, &curves, ("account.growth.doubling", &parts), said)
}

/// Its marks as a table, by the week: both measures with counts and interval.
pub fn table(context: &Context<'_>) -> Table {
    let curves = curves(context, first_places(context));
    let (words, backs) = (context.words, backs(context, &curves));
    let heads = [
        ("growth.back.name", true),
        ("growth.rate.name", false),
        ("growth.col.counts", true),
        ("growth.col.interval", false),
    ];
    weekly(context, (&curves, &backs), &heads, |index, day, (_, back)| {
        let weekly = curves.series.get(index).and_then(|s| week_over_week(&s.total, day));
        let mut cells = vec![words.number(libm::round(back * 10.0) / 10.0)];
        match weekly {
            None => cells.extend([words.t("growth.rate.few").to_string(), String::new(), String::new()]),
            Some(w) => {
                let stood = if w.stood_in { words.t("growth.rate.stood_in") } else { "" };
                cells.push(format!("{}{stood}", doubling_words(context, w.days())));
                cells.push(
                    words
                        .fill("growth.rate.counts", &[("a", &words.number(w.recent)), ("b", &words.number(w.earlier))]),
                );
                let ends = [doubling_words(context, days(w.interval.0)), doubling_words(context, days(w.interval.1))];
                cells.push(words.fill("value.range", &[("a", &ends[1]), ("b", &ends[0])]));
            }
        }
        cells
    })
}
