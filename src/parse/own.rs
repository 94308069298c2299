//! Reads a table of cases that somebody brings: in the wide layout of JHU or the long one of OWID.
//!
//! Comes in: a file's name, its bytes (UTF-8, LF or CRLF), and which metric is meant. Goes out:
//! cumulative series with the keys `own:LABEL`, sorted by label, or every fault with file, line
//! and column. The header says which layout it is: a day a column, or a column `date`. What the
//! two have in common stands here: the report, the limits, and how a day and a total are read.

use std::borrow::Cow;

use super::cursor::{Count, Cursor, plain};
use super::{long, wide};
use crate::error::{Error, ErrorKind, Position, Report};
use crate::model::cases::{Column, Metric, OWN, Series};
use crate::model::date::Day;
use crate::model::order::sort;

/// Most bytes of a file: what a browser's tab can hold twice over.
const FILE_BYTES: usize = 400_000_000;
/// Most days of all series together, gaps counted: 160 MB.
const CELLS: u64 = 20_000_000;

/// Reads a table.
///
/// # Errors
/// Every fault, in the order of lines.
pub fn own(file: &str, bytes: &[u8], metric: Metric) -> Result<Vec<Series>, Report> {
    let mut table = Table { file, report: Report::default(), header: Vec::new(), line: 1 };
    let series = table.read(bytes, metric);
    let place = |error: &Error| error.position.as_ref().map(|at| (at.line, at.column));
    sort(&mut table.report.errors, |a, b| place(a).cmp(&place(b)));
    table.report.into_result(series)
}

/// A table in reading.
pub(super) struct Table<'a> {
    file: &'a str,
    report: Report,
    /// Names of the columns, without blanks at their ends.
    pub header: Vec<String>,
    /// Line of the header.
    line: u64,
}

/// The totals of one place, with the line and column of its label.
pub(super) struct Found {
    /// What the table calls the place.
    pub label: String,
    /// The totals.
    pub total: Column,
    /// Line of the label where it stands first.
    pub line: u64,
    /// Its column.
    pub column: u64,
}

impl<'a> Table<'a> {
    fn read(&mut self, bytes: &[u8], metric: Metric) -> Vec<Series> {
        if bytes.len() > FILE_BYTES {
            let expected = format!("at most {FILE_BYTES} bytes");
            self.fault(ErrorKind::Limit, (0, 0), &format!("{} bytes", bytes.len()), &expected);
            return Vec::new();
        }
        let text = self.text(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
        let mut cursor = Cursor::new(&text);
        if !cursor.row() {
            self.fault(ErrorKind::Shape, (1, 0), "an empty file", "a header");
            return Vec::new();
        }
        self.line = cursor.line;
        while let Some(name) = cursor.field() {
            self.header.push(plain(name).into_owned());
        }
        let found = if self.header.iter().any(|name| wide::day(name).is_some()) {
            wide::read(self, &mut cursor)
        } else {
            long::read(self, &mut cursor, metric)
        };
        if let Some(at) = cursor.torn() {
            self.fault(ErrorKind::Shape, at, "a quote that is never closed", "a closing quote");
        }
        self.series(found, metric)
    }

    /// The text; wrong bytes are told and become U+FFFD.
    fn text<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, str> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Cow::Borrowed(text);
        }
        let mut line = 1;
        for chunk in bytes.utf8_chunks() {
            line += chunk.valid().bytes().filter(|b| *b == b'\n').count() as u64;
            if let Some(first) = chunk.invalid().first() {
                self.fault(ErrorKind::Encoding, (line, 0), &format!("byte 0x{first:02X}"), "UTF-8");
            }
        }
        String::from_utf8_lossy(bytes)
    }

    fn series(&mut self, mut found: Vec<Found>, metric: Metric) -> Vec<Series> {
        sort(&mut found, |a, b| a.label.cmp(&b.label));
        let mut all: Vec<Series> = Vec::with_capacity(found.len());
        let mut before = "";
        for one in &found {
            if one.label == before {
                self.fault(ErrorKind::Duplicate, (one.line, one.column), &one.label, "each place once");
            }
            before = &one.label;
        }
        for Found { label, total, .. } in found {
            all.push(Series { code: format!("{OWN}{label}"), metric, total });
        }
        all
    }

    /// Reports a fault at a line and a column; 0 stands for the whole of it.
    pub fn fault(&mut self, kind: ErrorKind, (line, column): (u64, u64), found: &str, expected: &str) {
        let index = usize::try_from(column).unwrap_or(0).wrapping_sub(1);
        let field = self.header.get(index).cloned().unwrap_or_default();
        let position = Position { file: self.file.to_string(), line, column, field };
        self.report.push(Error::new(kind, found, expected).at(position));
    }

    /// Reports a fault of the header, at one of its columns from 1.
    pub fn header_fault(&mut self, column: u64, found: &str, expected: &str) {
        self.fault(ErrorKind::Shape, (self.line, column), found, expected);
    }

    /// Index of the first of some columns that the header has; case and blanks mean nothing.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }

    /// A total of the next field: a number from 0 or, as a day's new count, any; none for a gap.
    pub fn total(&mut self, cursor: &mut Cursor<'_>, is_new: bool) -> Option<f64> {
        let found = match cursor.count() {
            Count::Gap => return None,
            Count::Number(number) if is_new || number >= 0.0 => return Some(number),
            Count::Number(number) => number.to_string(),
            Count::Other(text) => text.to_string(),
        };
        let expected = if is_new { "a plain number, or nothing" } else { "a plain number from 0, or nothing" };
        self.fault(ErrorKind::Value, (cursor.line, cursor.column), &found, expected);
        None
    }

    /// Reports a row with fewer or more fields than the header; the cursor stands after its last.
    pub fn check_width(&mut self, cursor: &mut Cursor<'_>) {
        while cursor.field().is_some() {}
        let width = self.header.len() as u64;
        if cursor.column != width {
            let (found, expected) = (format!("{} fields", cursor.column), format!("{width} fields, as in the header"));
            self.fault(ErrorKind::Shape, (cursor.line, 0), &found, &expected);
        }
    }

    /// False, with a fault, when so many series of so many days are too much to hold.
    pub fn holds(&mut self, series: usize, days: u64) -> bool {
        let cells = days.saturating_mul(series as u64);
        if cells > CELLS {
            let expected = format!("at most {CELLS} days of all places together, gaps counted");
            self.fault(ErrorKind::Limit, (0, 0), &format!("{cells} days"), &expected);
        }
        cells <= CELLS
    }

    /// The file's name without folders and ending: a table of one place may not name it.
    pub fn stem(&self) -> &'a str {
        let name = self.file.rsplit('/').next().unwrap_or(self.file);
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// Days from the first to the last, both counted.
pub(super) fn days(first: Day, last: Day) -> u64 {
    u64::try_from(i64::from(last.0) - i64::from(first.0) + 1).unwrap_or(0)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Totals by key, and the faults, of a table of cases.
    pub fn check(text: &str, expected: &[(&str, &str, &[Option<f64>])], told: &[&str]) {
        match own("t.csv", text.as_bytes(), Metric::Cases) {
            Ok(series) => {
                let got: Vec<_> = series
                    .iter()
                    .map(|s| (s.code.as_str(), s.total.start.iso(), s.total.days().map(|d| d.1).collect::<Vec<_>>()))
                    .collect();
                let wanted: Vec<_> = expected.iter().map(|(k, d, v)| (*k, d.to_string(), v.to_vec())).collect();
                assert_eq!(got, wanted);
                assert!(told.is_empty());
            }
            Err(report) => {
                let got: Vec<_> = report.errors.iter().map(ToString::to_string).collect();
                assert_eq!(got, told);
            }
        }
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_are_welcome() {
        let text = "\u{FEFF}date,location,total_cases\r\n2020-01-01,A,1\r\n";
        check(text, &[("own:A", "2020-01-01", &[Some(1.0)])], &[]);
    }

    #[test]
    fn a_table_of_neither_layout_is_told() {
        let expected =
            "t.csv:1:1 (a): found “a”, expected a column “date”, or a day a column, such as 1/22/20 or 2020-01-22";
        check("a,b\n1,2\n", &[], &[expected]);
        check("", &[], &["t.csv:1: found “an empty file”, expected a header"]);
    }

    #[test]
    fn wrong_bytes_are_told_by_line() {
        let told = own("t.csv", b"date,location,total_cases\n2020-01-01,\xB0,1\n", Metric::Cases);
        let told = told.expect_err("a fault").to_string();
        assert_eq!(told, "t.csv:2: found “byte 0xB0”, expected UTF-8\n");
    }

    #[test]
    fn an_open_quote_is_told() {
        let told = [
            "t.csv:2: found “2 fields”, expected 3 fields, as in the header",
            "t.csv:2:2 (location): found “a quote that is never closed”, expected a closing quote",
        ];
        check("date,location,total_cases\n2020-01-01,\"A,1\n", &[], &told);
    }
}
