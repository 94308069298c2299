//! Reads a long table of counts: a place and a day a row, as Our World in Data publishes it.
//!
//! The shape: a column `date` (`YYYY-MM-DD`, or as in a wide table); a column that names the
//! place (`location`, `country`, `place` or `entity`), or none in a table of one place, which
//! then is labeled by the file's name; and `total_cases` or `total_deaths`, the total up to that
//! day, else `new_cases` or `new_deaths`, the day's new count, which may be negative. Upper and
//! lower case mean nothing, further columns are passed over. Rows stand in any order, each place
//! and day once; a blank count and a day left out are gaps.

use super::cursor::{Cursor, plain};
use super::own::{Found, Table, days};
use super::wide;
use crate::error::ErrorKind;
use crate::model::cases::{Column, Metric};
use crate::model::date::Day;

/// Where the three fields of a row stand.
struct Columns {
    day: usize,
    place: Option<usize>,
    count: usize,
    /// True when the count is a day's new one.
    is_new: bool,
}

/// The rows of one place.
struct Place {
    label: String,
    line: u64,
    column: u64,
    rows: Vec<Row>,
    first: Day,
    last: Day,
}

/// One count.
struct Row {
    day: Day,
    /// Line of it; beyond four thousand million the last one is named.
    line: u32,
    /// NaN for a gap.
    count: f64,
}

/// Reads the rows; the cursor stands after the header.
pub(super) fn read(table: &mut Table<'_>, cursor: &mut Cursor<'_>, metric: Metric) -> Vec<Found> {
    let Some(columns) = Columns::of(table, metric) else {
        return Vec::new();
    };
    let mut places = Places { stem: table.stem(), ..Places::default() };
    let mut month = Month::default();
    while cursor.row() {
        row(table, cursor, &columns, &mut places, &mut month);
    }
    let mut found: Vec<Found> = Vec::new();
    let mut cells = 0;
    for place in places.all {
        cells += days(place.first, place.last);
        if !table.holds(1, cells) {
            return Vec::new();
        }
        found.push(place.settled(table, columns.day, columns.is_new));
    }
    found
}

fn row(table: &mut Table<'_>, cursor: &mut Cursor<'_>, columns: &Columns, places: &mut Places, month: &mut Month) {
    let (mut day, mut label, mut count) = (None, None, None);
    let last = columns.day.max(columns.count).max(columns.place.unwrap_or(0));
    let first = columns.day.min(columns.count).min(columns.place.unwrap_or(usize::MAX));
    cursor.skip(first);
    for index in first..=last {
        if index == columns.count {
            count = table.total(cursor, columns.is_new);
        } else if index == columns.day {
            let text = cursor.field().unwrap_or_default();
            day = month.day(text);
            if day.is_none() {
                table.fault(ErrorKind::Value, (cursor.line, cursor.column), text, "a day, such as 2020-01-22");
            }
        } else if columns.place == Some(index) {
            label = cursor.field();
        } else {
            cursor.skip(1);
        }
    }
    let line = cursor.line;
    table.check_width(cursor);
    let count = count.unwrap_or(f64::NAN);
    let label = label.unwrap_or(places.stem);
    let is_named = match day {
        Some(day) => {
            places.add(label, columns.place, Row { day, line: u32::try_from(line).unwrap_or(u32::MAX), count })
        }
        None => !plain(label).is_empty(),
    };
    if !is_named {
        let column = columns.place.map_or(0, |index| index as u64 + 1);
        table.fault(ErrorKind::Value, (line, column), "", "the name of a place");
    }
}

impl Columns {
    fn of(table: &mut Table<'_>, metric: Metric) -> Option<Columns> {
        let (total, new) = match metric {
            Metric::Cases => ("total_cases", "new_cases"),
            Metric::Deaths => ("total_deaths", "new_deaths"),
        };
        let first = table.header.first().cloned().unwrap_or_default();
        let Some(day) = table.column(&["date"]) else {
            table.header_fault(1, &first, "a column “date”, or a day a column, such as 1/22/20 or 2020-01-22");
            return None;
        };
        let Some(count) = table.column(&[total, new]) else {
            table.header_fault(0, "no such column", &format!("a column “{total}” or “{new}”"));
            return None;
        };
        let is_new = table.column(&[total]).is_none();
        Some(Columns { day, place: table.column(&["location", "country", "place", "entity"]), count, is_new })
    }
}

/// Every place so far, found again by label.
#[derive(Default)]
struct Places<'a> {
    all: Vec<Place>,
    /// Indexes by label, in its order.
    order: Vec<usize>,
    /// The place of the row before, which most often is that of the next.
    last: usize,
    /// What a place is called where no column names it.
    stem: &'a str,
}

impl Places<'_> {
    /// Adds a row of a place; false when the label is blank.
    fn add(&mut self, label: &str, column: Option<usize>, row: Row) -> bool {
        if self.all.get(self.last).is_none_or(|place| place.label != label) {
            let label = plain(label);
            if label.is_empty() {
                return false;
            }
            self.last = self.find(&label, column, &row);
        }
        if let Some(place) = self.all.get_mut(self.last) {
            (place.first, place.last) = (place.first.min(row.day), place.last.max(row.day));
            place.rows.push(row);
        }
        true
    }

    fn find(&mut self, label: &str, column: Option<usize>, row: &Row) -> usize {
        let known = |index: &usize| self.all.get(*index).map_or("", |place| place.label.as_str()).cmp(label);
        match self.order.binary_search_by(known) {
            Ok(at) => self.order.get(at).copied().unwrap_or(0),
            Err(at) => {
                let index = self.all.len();
                self.order.insert(at, index);
                let (line, column) = (u64::from(row.line), column.map_or(0, |index| index as u64 + 1));
                let label = label.to_string();
                self.all.push(Place { label, line, column, rows: Vec::new(), first: row.day, last: row.day });
                index
            }
        }
    }
}

impl Place {
    /// The rows as a column of days; a day that stands twice is told.
    fn settled(self, table: &mut Table<'_>, day_column: usize, is_new: bool) -> Found {
        let Place { label, line, column, rows, first, last } = self;
        let mut values = vec![None; usize::try_from(days(first, last)).unwrap_or(0)];
        let mut known = vec![false; values.len()];
        for Row { day, line, count } in rows {
            let at = usize::try_from(day.0 - first.0).unwrap_or(0);
            let (Some(value), Some(known)) = (values.get_mut(at), known.get_mut(at)) else { continue };
            if *known {
                let at = (u64::from(line), day_column as u64 + 1);
                table.fault(ErrorKind::Duplicate, at, &day.iso(), "each day of a place once");
            }
            *known = true;
            *value = Some(count).filter(|count| !count.is_nan());
        }
        let total = Column::new(first, values);
        let total = if is_new { total.cumulative() } else { total };
        Found { label, total, line, column }
    }
}

/// Reads days, most of which stand in the month of the one before.
#[derive(Default)]
struct Month {
    /// Year and month with both hyphens, such as `2020-03-`; empty before the first day.
    text: String,
    /// The day before its first.
    before: Day,
    /// How many days it has.
    length: i32,
}

impl Month {
    fn day(&mut self, text: &str) -> Option<Day> {
        if let Some(&[tens @ b'0'..=b'9', ones @ b'0'..=b'9']) = text.as_bytes().strip_prefix(self.text.as_bytes()) {
            let day = i32::from(tens - b'0') * 10 + i32::from(ones - b'0');
            if !self.text.is_empty() && (1..=self.length).contains(&day) {
                return Some(self.before.plus(day));
            }
        }
        let day = wide::day(text.trim())?;
        if let Some(month) = text.get(..8).filter(|month| month.ends_with('-') && text.len() == 10) {
            let (year, number, date) = day.ymd();
            self.text = month.to_string();
            self.before = day.plus(-i32::from(date));
            self.length = (28..=31).take_while(|last| Day::from_ymd(year, number, *last).is_some()).count() as i32 + 27;
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::super::own::own;
    use super::super::own::tests::check;
    use super::*;

    const HEADER: &str = "iso_code,location,Date,total_cases,new_cases";

    #[test]
    fn rows_stand_in_any_order_and_a_day_left_out_is_a_gap() {
        let rows = "AAA,A,2020-01-03,3,\nBBB,B,2020-01-01,7,\nAAA,A,2020-01-01,1,\n";
        let expected =
            [("own:A", "2020-01-01", &[Some(1.0), None, Some(3.0)][..]), ("own:B", "2020-01-01", &[Some(7.0)])];
        check(&format!("{HEADER}\n{rows}"), &expected, &[]);
    }

    #[test]
    fn new_counts_are_summed_and_a_negative_correction_is_kept() {
        let text = "date,country,new_cases\n2020-01-01,A,5\n2020-01-02,A,\n2020-01-03,A,-2\n";
        check(text, &[("own:A", "2020-01-01", &[Some(5.0), None, Some(3.0)])], &[]);
    }

    #[test]
    fn a_table_of_one_place_takes_the_name_of_its_file() {
        check("date,total_cases\n2020-01-01,5\n", &[("own:t", "2020-01-01", &[Some(5.0)])], &[]);
    }

    #[test]
    fn deaths_have_columns_of_their_own() {
        let series = own("t.csv", b"date,total_cases,total_deaths\n2020-01-01,5,2\n", Metric::Deaths);
        let series = series.expect("a sound table");
        assert_eq!(series[0].total.at(Day::parse("2020-01-01").expect("a day")), Some(2.0));
    }

    #[test]
    fn every_fault_of_a_row_is_told() {
        let told = [
            "t.csv:2:3 (Date): found “2020-02-30”, expected a day, such as 2020-01-22",
            "t.csv:2:4 (total_cases): found “1,000”, expected a plain number from 0, or nothing",
            "t.csv:3:2 (location): found “”, expected the name of a place",
            "t.csv:4: found “3 fields”, expected 5 fields, as in the header",
        ];
        check(&format!("{HEADER}\nAAA,A,2020-02-30,\"1,000\",\nAAA,,2020-01-01,1,\nAAA,A,2020-01-01\n"), &[], &told);
    }

    #[test]
    fn a_day_that_stands_twice_is_told() {
        let told = ["t.csv:3:3 (Date): found “2020-01-01”, expected each day of a place once"];
        check(&format!("{HEADER}\nAAA,A,2020-01-01,1,\nAAA,A,2020-01-01,2,\n"), &[], &told);
    }

    #[test]
    fn a_missing_count_is_told() {
        check(
            "date,location\n",
            &[],
            &["t.csv:1: found “no such column”, expected a column “total_cases” or “new_cases”"],
        );
    }

    #[test]
    fn days_of_one_month_are_read_as_those_of_any() {
        let mut month = Month::default();
        for text in [
            "2020-01-01",
            "2020-01-28",
            "2020-01-31",
            "2020-01-00",
            "2020-01-32",
            "2020-02-30",
            "2020-03-0x",
            "1/9/20",
            "2020-03-1",
            "",
        ] {
            assert_eq!(month.day(text), wide::day(text), "{text}");
        }
    }
}
