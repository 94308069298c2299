//! Sentences that the views of case growth share: how far each series came, how its pace changed,
//! how the places compare, and what the counts do not tell.
//!
//! In: the curves of a view. Out: sentences, from the days within its window alone, so that days
//! hidden for a guess are not told.

use super::Context;
use super::account::fill;
use super::case_curves::{Curves, name};
use super::figure::Account;
use crate::model::cases::{Column, Metric, Series};
use crate::model::date::Day;
use crate::transform::doubling::look_back;

/// Totals under this jump about: no doubling is told of them.
pub const FEWEST_TOTAL: f64 = 50.0;

/// The line and the sentences of a view of curves; one line for all where there is no curve.
pub fn account(context: &Context<'_>, curves: &Curves, name: (&str, &[(&str, String)]), said: Vec<String>) -> Account {
    if curves.series.is_empty() {
        return super::account::account(context, "account.growth.none", &[], &[]);
    }
    let mut parts = vec![("places", places(context, curves))];
    parts.extend(name.1.iter().cloned());
    let mut said = said;
    said.push(context.words.t("growth.says.unknown").to_string());
    super::account::account(context, name.0, &parts, &said)
}

/// The places, in their order.
fn places(context: &Context<'_>, curves: &Curves) -> String {
    let names: Vec<String> = curves.series.iter().map(|s| name(context, &s.code)).collect();
    names.join(context.words.t("list.comma"))
}

/// The kind of chart by its scales.
pub fn scales(context: &Context<'_>) -> String {
    let scale = match context.view.get("scale") {
        "linear" => "account.scale.linear",
        "log" => "account.scale.log",
        _ => "account.scale.both",
    };
    context.words.t(scale).to_string()
}

/// The days of the window, as slots of a line.
pub fn window(context: &Context<'_>, curves: &Curves) -> [(&'static str, String); 2] {
    let (first, last) = curves.window;
    [("first", context.words.day(first)), ("last", context.words.day(last))]
}

/// Lowest and highest of some values, as slots of a line.
pub fn extent(context: &Context<'_>, values: impl Iterator<Item = f64>) -> [(&'static str, String); 2] {
    let ends = values
        .fold(None, |ends: Option<(f64, f64)>, v| Some(ends.map_or((v, v), |(low, high)| (low.min(v), high.max(v)))));
    let (low, high) = ends.unwrap_or((0.0, 0.0));
    [("low", context.words.rounded(low)), ("high", context.words.rounded(high))]
}

/// The totals that are drawn of a series.
pub fn shown<'a>(curves: &Curves, series: &'a Series) -> impl Iterator<Item = (Day, f64)> + 'a {
    let (first, last) = curves.window;
    series.total.present().filter(move |(day, _)| (first..=last).contains(day))
}

/// How far each series came.
pub fn ranges(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let words = context.words;
    let number = |value| if curves.per_100k { words.rounded(value) } else { words.number(value) };
    let key = match (curves.metric, curves.per_100k) {
        (Metric::Cases, false) => "growth.says.cases",
        (Metric::Deaths, false) => "growth.says.deaths",
        (Metric::Cases, true) => "growth.says.cases.per",
        (Metric::Deaths, true) => "growth.says.deaths.per",
    };
    let of = |series: &Series| {
        let first = shown(curves, series).next()?;
        let last = shown(curves, series).last()?;
        let parts = [
            ("place", name(context, &series.code)),
            ("from", number(first.1)),
            ("first", words.day(first.0)),
            ("to", number(last.1)),
            ("last", words.day(last.0)),
        ];
        Some(fill(words, key, &parts))
    };
    curves.series.iter().filter_map(of).collect()
}

/// When each series doubled fastest, and how long its last doubling took.
pub fn paces(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let words = context.words;
    let of = |series: &Series| {
        let (last, _) = shown(curves, series).last()?;
        // Absolute totals: how few are too few does not depend on how many people there are.
        let total = &context.atlas.series(&series.code, curves.metric)?.total;
        let told = shown(curves, series).filter(|(day, _)| total.at(*day).is_some_and(|t| t >= FEWEST_TOTAL));
        let backs = told.filter_map(|(day, _)| Some((day, look_back(total, day)?)));
        let (day, least) = backs.reduce(|a, b| if b.1 < a.1 { b } else { a })?;
        let parts = [
            ("place", name(context, &series.code)),
            ("n", words.number(tenths(least))),
            ("date", words.day(day)),
            ("m", words.number(tenths(look_back(total, last)?))),
            ("last", words.day(last)),
        ];
        Some(fill(words, "growth.says.pace", &parts))
    };
    curves.series.iter().filter_map(of).collect()
}

/// One decimal.
pub fn tenths(value: f64) -> f64 {
    libm::round(value * 10.0) / 10.0
}

/// Which place stands highest and which lowest, where there are two or more, by their values.
pub fn compared(context: &Context<'_>, key: &str, values: &[(String, f64)]) -> Option<String> {
    let high = values.iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let low = values.iter().reduce(|a, b| if b.1 < a.1 { b } else { a }).filter(|low| low.0 != high.0)?;
    let words = context.words;
    let percent = words.rounded(100.0 * low.1 / high.1);
    let parts = [
        ("high", high.0.clone()),
        ("x", words.rounded(high.1)),
        ("low", low.0.clone()),
        ("y", words.rounded(low.1)),
        ("p", percent),
    ];
    Some(fill(words, key, &parts))
}

/// Each place's last total.
pub fn ends(context: &Context<'_>, curves: &Curves) -> Vec<(String, f64)> {
    let end = |s: &Series| Some((name(context, &s.code), shown(curves, s).last()?.1));
    curves.series.iter().filter_map(end).collect()
}

/// Days without a count between a series' first and its last, or that there are none.
pub fn gaps(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let words = context.words;
    let of = |series: &Series| {
        let missing = missing(&series.total, curves.window);
        let parts = [("place", name(context, &series.code)), ("n", words.number(missing as f64))];
        (missing > 0).then(|| fill(words, "growth.says.missing", &parts))
    };
    let said: Vec<String> = curves.series.iter().filter_map(of).collect();
    if said.is_empty() { vec![words.t("growth.says.complete").to_string()] } else { said }
}

fn missing(total: &Column, (first, last): (Day, Day)) -> usize {
    let inside = || total.present().map(|(day, _)| day).filter(|day| (first..=last).contains(day));
    let (Some(from), Some(to)) = (inside().next(), inside().last()) else { return 0 };
    total.within(from, to).filter(|(_, value)| value.is_none()).count()
}
