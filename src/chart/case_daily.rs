//! New counts by date of report, with a trailing seven-day mean, which is named so.
//!
//! In: totals of the places asked for. Out: one plot. Each day of the place in front (or the
//! first) is a small bar from zero, corrections below it; the mean of every place is a line. A
//! missing day is a gap, and nothing is smoothed in silence.

use super::Context;
use super::case_account;
use super::case_curves::{Curves, curves, first_places, name};
use super::case_event::{self, Sign, Stand};
use super::case_plot::{self, Head, Plot, Trace};
use super::case_says::{stood_in, week_words, weekly, worded};
use super::case_trajectory::week_key;
use super::figure::{Account, DayPanel, Figure, Table};
use super::view::Choice;
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::scene::Scene;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{DASHED, Paint, Role, Stroke, Weight, size};
use crate::transform::week::{WEEK, daily, mean};

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "metric", values: &["cases", "deaths"] },
    Choice { key: "per", values: &["absolute", "100k"] },
    Choice { key: "events", values: &["on", "off"] },
    Choice { key: "places", values: &[] },
    Choice { key: "front", values: &[] },
    Choice { key: "from", values: &[] },
    Choice { key: "to", values: &[] },
];

fn traces(context: &Context<'_>, curves: &Curves) -> Vec<Trace> {
    let (first, last) = curves.window;
    let of = |(index, series): (usize, &crate::model::cases::Series)| {
        let means = mean(&series.total);
        let shown = means.days().filter(|(day, _)| *day >= first && *day <= last);
        let points: Vec<_> = shown.map(|(day, m)| (day, m.map(|m| (f64::from(day.0), m)))).collect();
        let end = points.iter().rev().find_map(|(_, p)| *p);
        let end = end
            .map_or(String::new(), |(_, m)| context.words.fill("growth.end.mean", &[("n", &context.words.rounded(m))]));
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
        Metric::Cases => "growth.title.daily.cases",
        Metric::Deaths => "growth.title.daily.deaths",
    });
    let mut figure = worded(context, &curves, title.to_string());
    let height = if context.width_px < 600.0 { 360.0 } else { 460.0 };
    let room = Rect::new(0.0, 0.0, context.width_px, height);
    figure.scene = Scene::new(context.width_px, height);
    let (low, high) = reach(&curves);
    let y = case_plot::axis(context, (low.min(0.0), high * 1.05), false);
    let x = case_plot::date_axis(context, curves.window);
    let in_front = curves.leading().map_or(String::new(), |s| name(context, &s.code));
    let head = Head {
        name: words.t(unit(&curves)).to_string(),
        rule: String::new(),
        unit: drawn(context, &in_front),
        x: words.t("growth.by_report").to_string(),
    };
    let plot = case_plot::frame(&mut figure, context, (&curves, &traces), (&head, &x, &y), &room);
    bars(&mut figure, &curves, &plot);
    let stands = case_event::stands(context, &curves);
    let signs = breaks(&mut figure, &stands, &curves, &plot);
    case_plot::lines(&mut figure, (&curves, &traces), &plot, 0);
    case_event::name_signs(&mut figure, &stands, &[(plot.rect, signs)]);
    case_plot::notes(&mut figure, &stood_in(context, &curves).into_iter().collect::<Vec<_>>());
    figure.panels.push(DayPanel { plot: plot.rect, days: curves.window, values: y.domain, is_log: false });
    figure
}

/// What bars and lines are, with whose days the bars are where there is room for the name.
fn drawn(context: &Context<'_>, place: &str) -> String {
    let named = context.words.fill("growth.daily.unit", &[("place", place)]);
    let fits = room_px(&named, size::TICK, Weight::Regular) <= context.width_px;
    if fits { named } else { context.words.t("growth.daily.unit_short").to_string() }
}

/// Key of what is counted.
pub(super) fn unit(curves: &Curves) -> &'static str {
    match (curves.metric, curves.per_100k) {
        (Metric::Cases, false) => "growth.daily.cases",
        (Metric::Deaths, false) => "growth.daily.deaths",
        (Metric::Cases, true) => "growth.daily.cases.per",
        (Metric::Deaths, true) => "growth.daily.deaths.per",
    }
}

/// Fewest and most new on one day of the place in front, and most of any mean.
fn reach(curves: &Curves) -> (f64, f64) {
    let (first, last) = curves.window;
    let inside = |day: &crate::model::date::Day| *day >= first && *day <= last;
    let days = curves.leading().map(|s| daily(&s.total));
    let days = days.iter().flat_map(|c| c.present()).filter(|(day, _)| inside(day)).map(|(_, v)| v);
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for value in days {
        low = low.min(value);
        high = high.max(value);
    }
    for series in &curves.series {
        high = mean(&series.total).present().filter(|(day, _)| inside(day)).map(|(_, v)| v).fold(high, f64::max);
    }
    (low, if high > 0.0 { high } else { 1.0 })
}

/// Each day of the place in front as a thin bar from zero.
fn bars(figure: &mut Figure, curves: &Curves, plot: &Plot) {
    let Some(series) = curves.leading() else { return };
    let index = curves.front.unwrap_or(0);
    let (first, last) = curves.window;
    let width = (plot.rect.width / f64::from(last.0 - first.0) * 0.6).clamp(0.75, 8.0);
    let paint = Paint { role: case_plot::role(curves, index), alpha: 0.28 };
    for (day, new) in daily(&series.total).present() {
        let x = f64::from(day.0);
        let (Some(from), Some(to)) = (plot.point((x, 0.0)), plot.point((x, new))) else { continue };
        if day < first || day > last || (from.y - to.y).abs() < 0.05 {
            continue;
        }
        let top = from.y.min(to.y).max(plot.rect.y);
        figure.scene.push(Mark::rect(Rect::new(from.x - width / 2.0, top, width, (from.y - to.y).abs()), paint));
    }
}

/// Days on which the counting changed, each with a rule from its sign at the top.
fn breaks(figure: &mut Figure, stands: &[Stand], curves: &Curves, plot: &Plot) -> Vec<Sign> {
    let (first, last) = curves.window;
    let head = |day: Day| {
        let foot = plot.point((f64::from(day.0), 0.0)).filter(|_| day >= first && day <= last)?;
        Some((at(foot.x, plot.rect.y), foot))
    };
    for (top, foot) in stands.iter().filter(|s| s.breaks).filter_map(|s| head(s.day)) {
        figure.scene.push(Mark::line(vec![top, foot], Stroke::new(Role::Muted, 0.75).dashed(DASHED)));
    }
    case_event::signs(figure, stands, &plot.rect, 2, |_, day| head(day).map(|(top, _)| top))
}

/// The day with most new counts of each place, and days with fewer than none.
fn says(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let words = context.words;
    let (first, last) = curves.window;
    let mut parts = Vec::new();
    for series in &curves.series {
        let new = daily(&series.total);
        let place = name(context, &series.code);
        let inside = || new.present().filter(|(day, _)| (first..=last).contains(day));
        let Some(most) = inside().reduce(|a, b| if b.1 > a.1 { b } else { a }) else { continue };
        let slots = [("place", place.as_str()), ("most", &words.rounded(most.1)), ("date", &words.day(most.0))];
        parts.push(words.fill("growth.says.day", &slots));
        let corrected = inside().filter(|(_, v)| *v < 0.0).count();
        if corrected > 0 {
            let n = corrected.to_string();
            parts.push(words.fill("growth.says.corrected", &[("place", &place), ("n", &n)]));
        }
    }
    parts
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let curves = curves(context, first_places(context));
    let traces = traces(context, &curves);
    let mut parts = vec![("what", context.words.t(unit(&curves)).to_string())];
    parts.extend(case_account::window(context, &curves));
    let (low, high) = reach(&curves);
    parts.extend(case_account::extent(context, [low, high].into_iter()));
    let mut said = says(context, &curves);
    let last = |t: &Trace| {
        let mean = t.points.iter().rev().find_map(|(_, point)| *point)?.1;
        Some((name(context, &curves.series.get(t.index)?.code), mean))
    };
    let ends: Vec<(String, f64)> = traces.iter().filter_map(last).collect();
    said.extend(case_account::compared(context, "growth.says.compared_mean", &ends));
    said.extend(case_account::gaps(context, &curves));
    case_account::account(context, &curves, ("account.growth.daily", &parts), said)
}

/// Its marks as a table, by the week.
pub fn table(context: &Context<'_>) -> Table {
    let curves = curves(context, first_places(context));
    let traces = traces(context, &curves);
    let words = context.words;
    weekly(
        context,
        (&curves, &traces),
        &[(week_key(&curves), true), ("growth.col.mean", true)],
        |index, day, (_, mean)| {
            let new = week_words(context, curves.series.get(index), day, mean * f64::from(WEEK));
            vec![new, words.rounded(mean)]
        },
    )
}
