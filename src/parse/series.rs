//! Reads `reference/cases.csv`: a place and a metric a row, new counts of a day a column.
//!
//! Comes in: its bytes; a blank cell is a day without a report, a negative one a correction
//! downward. Goes out: running totals by date of report, and one derived series: the world
//! outside the hub, which is the world's total less the hub's.

use super::Bytes;
use super::fault::{Faults, Spot};
use super::names::Names;
use super::number::whole;
use super::place::PLACES;
use super::table::{Row, read};
use crate::error::ErrorKind;
use crate::model::cases::{Column, Metric, Series};
use crate::model::date::Day;

/// The file of the reference series.
pub(super) const FILE: &str = "reference/cases.csv";
/// Code of the world.
const WORLD: &str = "WLD";
/// Code of the world outside the hub.
const OUTSIDE: &str = "XWC";
/// What is counted, in the order of rows.
const METRICS: [Metric; 2] = [Metric::Cases, Metric::Deaths];
/// Columns before the first day.
const LABELS: usize = 2;
/// Most days that a header is completed to, between its first and its last.
const MOST_DAYS: i32 = 1_900;

/// Reads the series, sorted as they stand.
pub(super) fn series(bytes: Bytes<'_>, codes: &Names, faults: &mut Faults) -> Vec<Series> {
    let (start, days) = days(bytes.unwrap_or_default());
    let mut columns = vec!["code", "metric"];
    columns.extend(days.iter().map(String::as_str));
    let mut all: Vec<Series> = Vec::new();
    read(FILE, bytes, &columns, faults, &mut |row| {
        if let Some(series) = one(row, start, &columns, codes) {
            check_order(row, all.last(), &series);
            all.push(series);
        }
    });
    all
}

/// The world's totals less those of the hub, for each metric that has both.
pub(super) fn outside(all: &[Series], hub: &str, codes: &Names, faults: &mut Faults) -> Vec<Series> {
    let find = |code: &str, metric| all.iter().find(|s| s.code == code && s.metric == metric);
    let rest = |metric| {
        let (world, part) = (find(WORLD, metric)?, find(hub, metric)?);
        let total = world.total.minus(&part.total);
        Some(Series { code: String::from(OUTSIDE), metric, total })
    };
    let rests: Vec<Series> = METRICS.iter().filter_map(|metric| rest(*metric)).collect();
    if !rests.is_empty() && codes.lacks(OUTSIDE) {
        let expected = "a row XWC, the world outside the hub, whose series is derived";
        faults.add(ErrorKind::Shape, Spot::file(PLACES), "no such row", expected);
    }
    rests
}

/// The days that the header should name: all from its first to its last.
fn days(bytes: &[u8]) -> (Day, Vec<String>) {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii_end();
    let first = line.split(|b| *b == b',').nth(LABELS).and_then(day);
    let last = line.rsplit(|b| *b == b',').next().and_then(day).or(first);
    let (Some(first), Some(last)) = (first, last) else {
        return (Day(0), vec![String::from("2019-12-31")]);
    };
    let count = last.0.saturating_sub(first.0).clamp(0, MOST_DAYS);
    (first, (0..=count).map(|n| first.plus(n).iso()).collect())
}

fn day(name: &[u8]) -> Option<Day> {
    std::str::from_utf8(name).ok().and_then(Day::parse)
}

fn one(row: &mut Row<'_>, start: Day, columns: &[&str], codes: &Names) -> Option<Series> {
    let code = row.required("code");
    row.known("code", &code, codes);
    if code == OUTSIDE {
        row.wrong("code", "no row of it, since it is derived");
    }
    let metric = row.choice("metric", &METRICS, Metric::word);
    let mut total = 0.0;
    let mut totals = Vec::with_capacity(columns.len());
    for (index, name) in columns.iter().enumerate().skip(LABELS) {
        let cell = row.at(index);
        let count = whole(cell);
        if count.is_none() && !cell.is_empty() {
            row.wrong(name, "a whole number, or nothing for a day without a report");
        }
        total += f64::from(count.unwrap_or(0));
        totals.push(count.map(|_| total));
    }
    Some(Series { code, metric: metric?, total: Column::new(start, totals) })
}

/// Rows stand by code, then metric, each pair once.
fn check_order(row: &mut Row<'_>, last: Option<&Series>, this: &Series) {
    let Some(last) = last else { return };
    let (before, now) = ((&last.code, last.metric), (&this.code, this.metric));
    if now == before {
        row.fault(ErrorKind::Duplicate, "metric", "each place and metric once");
    } else if now < before {
        row.fault(ErrorKind::Shape, "code", "rows in the order of code, then metric");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Totals of the first row, and the faults, of a table with `rows` over two days.
    fn check(header: &str, rows: &str, totals: &[Option<f64>], told: &[&str]) {
        let text = format!("{header}\n{rows}");
        let mut faults = Faults::default();
        let mut codes = Names::new("a code");
        codes.read_whole(false);
        let all = series(Some(text.as_bytes()), &codes, &mut faults);
        let got: Vec<_> = all.first().map(|s| s.total.days().map(|(_, v)| v).collect()).unwrap_or_default();
        assert_eq!(got, totals);
        let report = faults.into_report(&[FILE]);
        let got: Vec<_> = report.errors.iter().map(ToString::to_string).collect();
        assert_eq!(got, told);
    }

    const HEADER: &str = "code,metric,2020-01-01,2020-01-02,2020-01-03";

    #[test]
    fn blank_is_a_gap_and_negative_correction_is_kept() {
        let totals = [Some(5.0), None, Some(3.0)];
        check(HEADER, "CHN,cases,5,,-2\n", &totals, &[]);
    }

    #[test]
    fn a_missing_day_is_named() {
        check(
            "code,metric,2020-01-01,2020-01-03",
            "",
            &[],
            &["reference/cases.csv:1:4 (2020-01-02): found “no such column”, expected a column “2020-01-02”"],
        );
    }

    #[test]
    fn a_cell_is_named_by_its_day() {
        check(
            HEADER,
            "CHN,cases,1,x,1\n",
            &[Some(1.0), None, Some(2.0)],
            &[
                "reference/cases.csv:2:4 (2020-01-02): found “x”, expected a whole number, or nothing for a day without a report",
            ],
        );
    }

    #[test]
    fn the_world_outside_the_hub_is_derived() {
        let mut faults = Faults::default();
        let mut codes = Names::new("a code");
        codes.read_whole(false);
        let text = format!("{HEADER}\nCHN,cases,1,1,1\nWLD,cases,1,3,6\n");
        let all = series(Some(text.as_bytes()), &codes, &mut faults);
        let rest = outside(&all, "CHN", &codes, &mut faults);
        let values: Vec<_> = rest.iter().flat_map(|s| s.total.present()).map(|(_, v)| v).collect();
        assert_eq!(values, [0.0, 2.0, 7.0]);
    }
}
