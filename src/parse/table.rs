//! Reads a CSV file row by row, each field with its line and column.
//!
//! Comes in: bytes and the columns that the file must have. Goes out: one call a row, whose
//! fields are asked for by name; a field that is asked for keeps its place, so a fault of its
//! value already knows file, line and column. A header that differs is reported name by name,
//! and rows are read on as far as columns are known, so that one reading tells all. It knows
//! no meaning of a column.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::Bytes;
use super::fault::{Faults, Spot};
use super::scan::{Scan, scan};
use crate::error::ErrorKind;

/// One row and the faults it may add to.
pub(super) struct Row<'a> {
    /// Path of the file.
    pub file: &'static str,
    /// Line on which the row starts.
    pub line: u64,
    columns: &'a Columns<'a>,
    record: &'a StringRecord,
    faults: &'a mut Faults,
    next: usize,
}

impl<'a> Row<'a> {
    /// The text of a column by its name; nothing where the file lacks the column.
    pub fn text(&mut self, name: &str) -> &'a str {
        let names = self.columns.expected;
        let index = match names.get(self.next) {
            Some(next) if *next == name => Some(self.next),
            _ => names.iter().position(|known| *known == name),
        };
        let index = index.unwrap_or(usize::MAX);
        self.next = index.wrapping_add(1);
        self.at(index)
    }

    /// The text of a column by its number among the expected ones, from 0.
    pub fn at(&self, index: usize) -> &'a str {
        let place = self.columns.places.get(index).copied().flatten();
        place.and_then(|p| self.record.get(p)).unwrap_or_default()
    }

    /// Where a column's field stands; line breaks inside earlier fields are counted.
    pub fn spot<'n>(&self, name: &'n str) -> Option<Spot<'n>> {
        let expected = self.columns.expected;
        let index = expected.iter().position(|known| *known == name)?;
        let place = self.columns.places.get(index).copied().flatten()?;
        let before = self.record.iter().take(place);
        let breaks: usize = before.map(|field| field.matches('\n').count()).sum();
        let line = self.line + breaks as u64;
        Some(Spot::line(self.file, line).column(place as u64 + 1, name))
    }

    /// Reports the value of a column; silent where the file lacks the column, which is told once.
    pub fn fault(&mut self, kind: ErrorKind, name: &str, expected: &str) {
        let found = self.text(name);
        self.fault_saying(kind, name, found, expected);
    }

    /// Reports a column with a finding of its own.
    pub fn fault_saying(&mut self, kind: ErrorKind, name: &str, found: &str, expected: &str) {
        if let Some(spot) = self.spot(name) {
            self.faults.add(kind, spot, found, expected);
        }
    }
}

/// The expected columns, and where in the file each stands.
struct Columns<'a> {
    expected: &'a [&'a str],
    places: Vec<Option<usize>>,
}

/// Reads a file and hands over its rows; true when every row could be handed over. A file that
/// is not there has no row, and is told elsewhere.
pub(super) fn read(
    file: &'static str,
    bytes: Bytes<'_>,
    expected: &[&str],
    faults: &mut Faults,
    each: &mut dyn FnMut(&mut Row<'_>),
) -> bool {
    let Some(scan) = bytes.and_then(|bytes| scan(file, bytes, faults)) else {
        return false;
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(scan.text.as_bytes());
    let mut record = StringRecord::new();
    let mut starts = scan.starts.iter().copied();
    if starts.next().is_none() || !matches!(reader.read_record(&mut record), Ok(true)) {
        return false;
    }
    let (columns, width) = header(file, &record, expected, faults);
    let mut whole = !scan.torn;
    for line in starts {
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            return false;
        }
        if is_spoiled(&scan, line, &record) {
            whole = false;
        } else if record.len() != width {
            whole = false;
            report_width(Spot::line(file, line), record.len(), width, faults);
        } else {
            each(&mut Row { file, line, columns: &columns, record: &record, faults, next: 0 });
        }
    }
    whole
}

/// True when the record holds a fault that the scan has reported.
fn is_spoiled(scan: &Scan<'_>, line: u64, record: &StringRecord) -> bool {
    let damaged = matches!(scan.text, Cow::Owned(_)) && record.as_slice().contains('\u{FFFD}');
    damaged || scan.spoiled.binary_search(&line).is_ok()
}

fn report_width(spot: Spot<'_>, found: usize, expected: usize, faults: &mut Faults) {
    let found = format!("{found} fields");
    let expected = format!("{expected} fields, as in the header");
    faults.add(ErrorKind::Shape, spot, &found, &expected);
}

/// Compares the header with what is expected; also says how many fields it has.
fn header<'a>(
    file: &'static str,
    found: &StringRecord,
    expected: &'a [&'a str],
    faults: &mut Faults,
) -> (Columns<'a>, usize) {
    if found.iter().eq(expected.iter().copied()) {
        let places = (0..expected.len()).map(Some).collect();
        return (Columns { expected, places }, found.len());
    }
    let places: Vec<Option<usize>> =
        expected.iter().map(|name| found.iter().position(|other| other == *name)).collect();
    let spot = Spot::line(file, 1);
    let strange = report_strange(spot, found, expected, faults);
    let missing = report_missing(spot, expected, &places, faults);
    if !strange && !missing {
        report_order(spot, found, expected, faults);
    }
    (Columns { expected, places }, found.len())
}

/// Reports columns that are not expected, or stand twice; true when there are any.
fn report_strange(spot: Spot<'_>, found: &StringRecord, expected: &[&str], faults: &mut Faults) -> bool {
    let mut any = false;
    for (at, name) in found.iter().enumerate() {
        let first = found.iter().position(|other| other == name);
        let expected = match (expected.contains(&name), first == Some(at)) {
            (true, true) => continue,
            (true, false) => "each column once",
            (false, _) => "no such column",
        };
        any = true;
        let spot = spot.column(at as u64 + 1, name);
        faults.add(ErrorKind::Shape, spot, name, expected);
    }
    any
}

/// Reports columns that are not there, at the place where each should stand; true when there
/// are any.
fn report_missing(spot: Spot<'_>, expected: &[&str], places: &[Option<usize>], faults: &mut Faults) -> bool {
    let mut any = false;
    for (at, (name, place)) in expected.iter().zip(places).enumerate() {
        if place.is_none() {
            any = true;
            let expected = format!("a column “{name}”");
            let spot = spot.column(at as u64 + 1, name);
            faults.add(ErrorKind::Shape, spot, "no such column", &expected);
        }
    }
    any
}

/// Reports the first column that stands elsewhere than expected.
fn report_order(spot: Spot<'_>, found: &StringRecord, expected: &[&str], faults: &mut Faults) {
    let mut pairs = found.iter().zip(expected).enumerate();
    if let Some((at, (name, other))) = pairs.find(|(_, (name, other))| name != *other) {
        let expected = format!("“{other}”, the columns in their order");
        let spot = spot.column(at as u64 + 1, name);
        faults.add(ErrorKind::Shape, spot, name, &expected);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `bytes` with the columns `a` and `b`; rows as joined text, faults as text.
    fn check(bytes: &str, rows: &[&str], faults_told: &[&str]) {
        let mut faults = Faults::default();
        let mut got = Vec::new();
        read("t.csv", Some(bytes.as_bytes()), &["a", "b"], &mut faults, &mut |row| {
            let (a, b) = (row.text("a"), row.text("b"));
            got.push(format!("{}|{a}|{b}", row.line));
        });
        assert_eq!(got, rows);
        let told: Vec<String> = faults.into_report(&["t.csv"]).errors.iter().map(ToString::to_string).collect();
        assert_eq!(told, faults_told);
    }

    #[test]
    fn rows_know_their_lines_after_a_quoted_break() {
        check("a,b\n\"1\n2\",3\n4,5\n", &["2|1\n2|3", "4|4|5"], &[]);
    }

    #[test]
    fn each_header_fault_is_told_and_rows_are_read_on() {
        check(
            "b,c,b\n1,2,3\n",
            &["2||1"],
            &[
                "t.csv:1:1 (a): found “no such column”, expected a column “a”",
                "t.csv:1:2 (c): found “c”, expected no such column",
                "t.csv:1:3 (b): found “b”, expected each column once",
            ],
        );
    }

    #[test]
    fn columns_out_of_order_are_told_once() {
        check("b,a\n1,2\n", &["2|2|1"], &["t.csv:1:1 (b): found “b”, expected “a”, the columns in their order"]);
    }

    #[test]
    fn a_short_row_is_told_by_its_line() {
        check("a,b\n1\n2,3\n", &["3|2|3"], &["t.csv:2: found “1 fields”, expected 2 fields, as in the header"]);
    }

    #[test]
    fn a_fault_after_a_quoted_break_stands_on_its_own_line() {
        let mut faults = Faults::default();
        read("t.csv", Some(b"a,b\n\"1\n2\",3\n"), &["a", "b"], &mut faults, &mut |row| {
            row.fault(ErrorKind::Value, "b", "x");
        });
        let told = faults.into_report(&[]).to_string();
        assert_eq!(told, "t.csv:3:2 (b): found “3”, expected x\n");
    }
}
