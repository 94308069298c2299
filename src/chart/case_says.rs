//! Words and tables that the further views of case growth share.

use super::Context;
use super::case_curves::{Curves, name};
use super::case_event;
use super::case_plot::Trace;
use super::figure::{Figure, Table, TableColumn};
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::model::fact::Bilingual;
use crate::model::outbreak::Wording;
use crate::transform::week::week;

/// Days between two rows of a series.
const WEEK: usize = 7;

/// Title, deck and what the documents do not say, with the credit of the reference.
pub fn worded(context: &Context<'_>, curves: &Curves, title: String) -> Figure {
    let words = context.words;
    let wording = context.atlas.outbreak.wording("growth", context.view.id());
    let pick = |text: fn(&Wording) -> &Bilingual| wording.map_or(String::new(), |w| words.pick(text(w)).to_string());
    Figure {
        title,
        deck: pick(|w| &w.deck),
        silence: pick(|w| &w.silence),
        credit: reference(context, curves),
        ignored: curves.ignored.clone(),
        ..Figure::default()
    }
}

/// The credit line: no document states these series.
fn reference(context: &Context<'_>, curves: &Curves) -> String {
    let words = context.words;
    let named = context.atlas.reference().map_or(String::new(), |s| words.pick(&s.short).to_string());
    let mut line = words.fill("credit.reference", &[("name", &named)]);
    if curves.per_100k {
        line.push_str(words.t("sentence.space"));
        line.push_str(words.t("growth.population"));
    }
    line
}

/// The reference's name, for a source column.
pub fn reference_name(context: &Context<'_>) -> String {
    context.atlas.reference().map_or(String::new(), |s| context.words.pick(&s.short).to_string())
}

/// A table of one row a week and place, the last day of each series first in its week.
pub fn weekly(
    context: &Context<'_>,
    (curves, traces): (&Curves, &[Trace]),
    heads: &[(&str, bool)],
    row: impl Fn(usize, Day, (f64, f64)) -> Vec<String>,
) -> Table {
    let column = |(key, numeric): &(&str, bool)| TableColumn { label: context.words.t(key).into(), numeric: *numeric };
    let mut columns = vec![column(&("table.place", false)), column(&("table.date", false))];
    columns.extend(heads.iter().map(column));
    columns.push(column(&("table.source", false)));
    let source = reference_name(context);
    let mut rows = Vec::new();
    for [what, day, source] in case_event::rows(context, curves) {
        let mut cells = vec![what, day];
        cells.extend(heads.iter().map(|_| String::new()));
        cells.push(source);
        rows.push(cells);
    }
    for trace in traces {
        let Some(series) = curves.series.get(trace.index) else { continue };
        let place = name(context, &series.code);
        let present: Vec<(Day, (f64, f64))> = trace.points.iter().filter_map(|(d, p)| Some((*d, (*p)?))).collect();
        let last = present.len().saturating_sub(1);
        for (i, (day, point)) in present.iter().enumerate() {
            if (last - i).is_multiple_of(WEEK) {
                let mut cells = vec![place.clone(), context.words.day(*day)];
                cells.extend(row(trace.index, *day, *point));
                cells.push(source.clone());
                rows.push(cells);
            }
        }
    }
    Table { columns, rows }
}

/// New counts of a week with whether an older total stood in for a missing one.
pub fn week_words(context: &Context<'_>, series: Option<&Series>, day: Day, count: f64) -> String {
    let stood_in = series.and_then(|s| week(&s.total, day)).is_some_and(|w| w.stood_in);
    let flag = if stood_in { context.words.t("growth.rate.stood_in") } else { "" };
    format!("{}{flag}", context.words.rounded(count))
}

/// On how many days a total up to three days old stood in for a missing one; none where on none.
pub fn stood_in(context: &Context<'_>, curves: &Curves) -> Option<String> {
    let (first, last) = curves.window;
    let days = curves.series.iter().flat_map(|s| s.total.days().map(move |(day, _)| (s, day)));
    let days = days.filter(|(_, day)| *day >= first && *day <= last);
    let count = days.filter(|(s, day)| s.total.at(*day).is_some() && week(&s.total, *day).is_some_and(|w| w.stood_in));
    let n = count.count();
    (n > 0).then(|| context.words.fill("growth.stood_in", &[("n", &n.to_string())]))
}

/// Days to double or to halve, in words; nothing where there is no rate.
pub fn doubling_words(context: &Context<'_>, days: Option<f64>) -> String {
    let words = context.words;
    let shown = |days: f64| words.number(libm::round(days.abs() * 10.0) / 10.0);
    match days {
        None => words.t("growth.rate.none").to_string(),
        Some(days) if days > 0.0 => words.fill("growth.rate.doubles", &[("n", &shown(days))]),
        Some(days) => words.fill("growth.rate.halves", &[("n", &shown(days))]),
    }
}

/// Sentences joined as the language does.
pub fn sentences(context: &Context<'_>, parts: &[String]) -> String {
    parts.join(context.words.t("sentence.space"))
}
