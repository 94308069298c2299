//! What a figure of case growth draws of a day, told in the note beside it.
//!
//! In: the view, a place's code and a day. Out: lines for the note, which tells the day and its
//! totals; none where those totals are what is drawn. Knows no pixels.

use super::case_curves::{curves, first_places};
use super::detail::Line;
use super::{Context, case_aligned, case_daily, case_doubling};
use crate::model::date::Day;
use crate::transform::week::{daily, mean, week};

/// The measures that the view draws of a place on a day.
#[inline(never)]
pub fn told(context: &Context<'_>, code: &str, day: Day) -> Vec<Line> {
    if context.view.id() == "date" && context.view.get("per") != "100k" {
        return Vec::new();
    }
    let curves = curves(context, first_places(context));
    let Some(index) = curves.series.iter().position(|s| s.code == code) else { return Vec::new() };
    let Some(series) = curves.series.get(index) else { return Vec::new() };
    let words = context.words;
    let mut measures: Vec<(&str, Option<String>)> = match context.view.id() {
        "daily" => {
            let is_front = curves.front.unwrap_or(0) == index;
            let new = daily(&series.total).at(day).filter(|_| is_front);
            let mean = mean(&series.total).at(day).map(|n| words.fill("growth.end.mean", &[("n", &words.rounded(n))]));
            vec![(case_daily::unit(&curves), new.map(|n| words.number(n))), ("growth.col.mean", mean)]
        }
        "doubling" => vec![
            ("growth.back.name", case_doubling::told(context, series, day, 0)),
            ("growth.rate.name", case_doubling::told(context, series, day, 1)),
        ],
        "aligned" => {
            vec![("growth.col.since", case_aligned::since(context, &curves, code, day).map(|n| words.number(n)))]
        }
        "trajectory" => {
            let new = week(&series.total, day).map(|w| words.rounded(w.count));
            vec![("growth.col.week", new)]
        }
        _ => Vec::new(),
    };
    if curves.per_100k {
        measures.push((curves.unit(), series.total.at(day).map(|n| words.rounded(n))));
    }
    let line = |(key, value): (&str, Option<String>)| {
        Some(Line { label: words.t(key).to_string(), value: value?, is_named: true })
    };
    measures.into_iter().filter_map(line).collect()
}
