//! What a view of curves draws of one day of a series, beyond its totals.
//!
//! In: a laid-out figure, a day and where its mark stands. Out: lines of a detail, such as the new
//! counts of the day and their trailing mean. CSS px.

use super::Context;
use super::case_aligned::since;
use super::case_cursor::plots;
use super::case_curves::{curves, first_places};
use super::case_says::week_words;
use super::case_trajectory::week_key;
use super::detail::Line;
use super::figure::Figure;
use super::{case_daily, case_doubling};
use crate::model::date::Day;
use crate::scene::mark::Point;
use crate::transform::week::{daily, mean, week};

/// What the view draws there; nothing where that is the totals themselves.
pub fn lines(context: &Context<'_>, figure: &Figure, anchor: Point, (code, day): (&str, Day)) -> Vec<Line> {
    let (words, view) = (context.words, context.view);
    if view.figure() != "growth" || (view.id() == "date" && view.get("per") != "100k") {
        return Vec::new();
    }
    let curves = curves(context, first_places(context));
    let Some(series) = curves.series.iter().find(|s| s.code == code) else { return Vec::new() };
    let total = &series.total;
    let rounded = |value: f64| words.rounded(value);
    let mut told = match view.id() {
        "aligned" => vec![("growth.col.since", since(context, &curves, code, day).map(|n| words.number(n)))],
        "trajectory" => {
            let new = week(total, day).map(|w| week_words(context, Some(series), day, w.count));
            vec![(week_key(&curves), new)]
        }
        "daily" => vec![
            (
                case_daily::unit(&curves),
                daily(total).at(day).map(|new| if curves.per_100k { rounded(new) } else { words.number(new) }),
            ),
            ("growth.col.mean", mean(total).at(day).map(rounded)),
        ],
        "doubling" => {
            let plot = plots(figure).iter().position(|p| p.grown(1.0).contains(anchor)).unwrap_or(0);
            let name = if plot > 0 { "growth.rate.name" } else { "growth.back.name" };
            vec![(name, case_doubling::told(context, series, day, plot))]
        }
        _ => Vec::new(),
    };
    if curves.per_100k {
        told.push((curves.unit(), total.at(day).map(rounded)));
    }
    let line =
        |(key, value): (&str, Option<String>)| Some(Line { label: words.t(key).into(), value: value?, is_named: true });
    told.into_iter().filter_map(line).collect()
}
