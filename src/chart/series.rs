//! The series that a view draws, in full: a row for each place and day.
//!
//! In: a view and what it laid out. Out: columns of words and numbers, a missing number as a gap.
//! The numbers are those that the view draws, by the same transforms; a day that its scale cannot
//! show keeps its row. None for a view without series.

use super::case_curves::{Curves, curves, first_places, name};
use super::figure::{Datum, Figure};
use super::{Context, case_aligned};
use crate::model::cases::{Metric, Series};
use crate::model::date::Day;
use crate::transform::doubling::{days, look_back, week_over_week};
use crate::transform::week::{daily, mean, week};

/// What stands in one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words; an empty text is a gap.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing is known.
    Gap,
}

/// Named columns of fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields {
    /// Their names.
    pub columns: Vec<&'static str>,
    /// Rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Cell {
        value.map_or(Cell::Gap, Cell::Number)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        if text.is_empty() { Cell::Gap } else { Cell::Text(text.to_string()) }
    }
}

/// The code of the world, whose curve stands under a map.
const WORLD: &str = "WLD";

/// Columns that every series has, before those of the view and the source after them.
const COMMON: [&str; 5] = ["place", "place_name", "date", "metric", "per"];

/// The series of a view.
pub fn fields(context: &Context<'_>, figure: &Figure) -> Fields {
    match (context.view.figure(), context.view.id()) {
        _ if context.view.get("blank") == "on" => Fields::default(),
        ("growth", id) => growth(context, id),
        ("aid", "map") => totals(context, WORLD, context.atlas.outbreak.window),
        _ => sampled(context, figure),
    }
}

/// The series of the curves, with what the view works out of them.
fn growth(context: &Context<'_>, id: &str) -> Fields {
    let curves = curves(context, first_places(context));
    let columns: &[&'static str] = match id {
        "aligned" => &["days_since", "total"],
        "trajectory" => &["total", "new_7_days"],
        "daily" => &["total", "new", "mean_7_days"],
        "doubling" => &[
            "total",
            "days_since_half",
            "rate",
            "rate_low",
            "rate_high",
            "days_to_double",
            "new_7_days",
            "new_7_days_before",
        ],
        _ => &["total"],
    };
    let mut out = Fields::new(columns);
    for series in &curves.series {
        let is_shown = |day: Day| match id {
            "aligned" => case_aligned::since(context, &curves, &series.code, day).is_some_and(|days| days >= 0.0),
            "trajectory" => true,
            _ => day >= curves.window.0 && day <= curves.window.1,
        };
        let (new, means) = (daily(&series.total), mean(&series.total));
        for (day, total) in series.total.days().filter(|(day, _)| is_shown(*day)) {
            let value = |column: &&'static str| match *column {
                "total" => total,
                "days_since" => case_aligned::since(context, &curves, &series.code, day),
                "new" => new.at(day),
                "mean_7_days" => means.at(day),
                "days_since_half" => look_back(&series.total, day),
                other => weekly(series, day, other),
            };
            out.rows.push(row(context, &series.code, day, (&curves).into(), columns.iter().map(value)));
        }
    }
    out
}

/// What two weeks say on a day.
fn weekly(series: &Series, day: Day, column: &str) -> Option<f64> {
    let found = || week_over_week(&series.total, day);
    match column {
        "rate" => found().map(|w| w.rate),
        "rate_low" => found().map(|w| w.interval.0),
        "rate_high" => found().map(|w| w.interval.1),
        "days_to_double" => found().and_then(|w| days(w.rate)),
        "new_7_days" => week(&series.total, day).map(|w| w.count),
        "new_7_days_before" => week(&series.total, day.plus(-7)).map(|w| w.count),
        _ => None,
    }
}

/// The totals of the places whose days can be pointed at, from the first of those days to the last.
fn sampled(context: &Context<'_>, figure: &Figure) -> Fields {
    let samples = || {
        figure.data.iter().filter_map(|datum| match datum {
            Datum::Sample { code, day } => Some((code.as_str(), *day)),
            _ => None,
        })
    };
    let mut codes: Vec<&str> = Vec::new();
    for (code, _) in samples() {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let mut out = Fields::default();
    for code in codes {
        let days = || samples().filter(|(c, _)| *c == code).map(|(_, day)| day);
        if let Some(window) = days().min().zip(days().max()) {
            let more = totals(context, code, window);
            out.columns = more.columns;
            out.rows.extend(more.rows);
        }
    }
    out
}

/// The totals of one place within days.
fn totals(context: &Context<'_>, code: &str, (first, last): (Day, Day)) -> Fields {
    let mut out = Fields::new(&["total"]);
    let Some(series) = context.atlas.series(code, Metric::Cases) else { return out };
    for (day, total) in series.total.days().filter(|(day, _)| *day >= first && *day <= last) {
        out.rows.push(row(context, code, day, Counted { metric: Metric::Cases, per: "absolute" }, [total].into_iter()));
    }
    out
}

/// What is counted.
#[derive(Clone, Copy)]
struct Counted {
    metric: Metric,
    per: &'static str,
}

impl From<&Curves> for Counted {
    fn from(curves: &Curves) -> Counted {
        Counted { metric: curves.metric, per: if curves.per_100k { "100k" } else { "absolute" } }
    }
}

impl Fields {
    fn new(columns: &[&'static str]) -> Fields {
        Fields { columns: [&COMMON, columns, &["source"]].concat(), rows: Vec::new() }
    }
}

fn row(
    context: &Context<'_>,
    code: &str,
    day: Day,
    counted: Counted,
    values: impl Iterator<Item = Option<f64>>,
) -> Vec<Cell> {
    let place = name(context, code);
    let mut cells: Vec<Cell> =
        [code, &place, &day.iso(), counted.metric.word(), counted.per].into_iter().map(Cell::from).collect();
    cells.extend(values.map(Cell::from));
    cells.push(context.atlas.reference().map_or("", |source| source.id.as_str()).into());
    cells
}
