//! Gathers the faults of a reading, from every file, and puts them in file order.
//!
//! Comes in: faults as the readers meet them, links checked last. Goes out: one
//! [`Report`], sorted by file, line and column. It knows nothing of what a file means.

use crate::error::{Error, ErrorKind, Position, Report};
use crate::model::order::ordered;

/// Most faults that are kept for sorting; the rest are counted.
const SORTED_FAULTS: usize = 4_096;

/// A place in a file of the package, cheap to carry about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    /// Path inside the package.
    pub file: &'static str,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// Field of the row, from 1; 0 when the whole row is meant.
    pub column: u64,
    /// Name of the field, or empty.
    pub field: &'a str,
}

impl<'a> Spot<'a> {
    /// The whole file.
    pub fn file(file: &'static str) -> Spot<'static> {
        Spot::line(file, 0)
    }

    /// A whole line.
    pub fn line(file: &'static str, line: u64) -> Spot<'static> {
        Spot { file, line, column: 0, field: "" }
    }

    /// A field of the same line.
    pub fn column(self, column: u64, field: &'a str) -> Spot<'a> {
        Spot { column, field, ..self }
    }

    fn position(self) -> Position {
        Position {
            file: String::from(self.file),
            line: self.line,
            column: self.column,
            field: String::from(self.field),
        }
    }
}

/// Every fault so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    errors: Vec<Error>,
    uncounted: usize,
}

impl Faults {
    /// Adds a fault at a place.
    pub fn add(&mut self, kind: ErrorKind, spot: Spot<'_>, found: &str, expected: &str) {
        if self.errors.len() >= SORTED_FAULTS {
            self.uncounted += 1;
            return;
        }
        let error = Error::new(kind, found, expected);
        self.errors.push(error.at(spot.position()));
    }

    /// The report, its faults in the order of `files`, then by line and column.
    pub fn into_report(self, files: &[&str]) -> Report {
        let key = |at: usize| {
            let place = self.errors.get(at)?.position.as_ref()?;
            let rank = files.iter().position(|file| *file == place.file);
            Some((rank.unwrap_or(files.len()), place.line, place.column))
        };
        let mut report = Report::default();
        for at in ordered(self.errors.len(), &mut |a, b| key(a).cmp(&key(b))) {
            if let Some(error) = self.errors.get(at) {
                report.push(error.clone());
            }
        }
        report.uncounted += self.uncounted;
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_come_out_in_file_order() {
        let mut faults = Faults::default();
        faults.add(ErrorKind::Value, Spot::line("b", 1), "x", "y");
        faults.add(ErrorKind::Value, Spot::line("a", 9), "x", "y");
        faults.add(ErrorKind::Value, Spot::line("a", 2).column(3, "f"), "x", "y");
        let report = faults.into_report(&["a", "b"]);
        let places: Vec<String> =
            report.errors.iter().filter_map(|e| e.position.as_ref().map(ToString::to_string)).collect();
        assert_eq!(places, ["a:2:3 (f)", "a:9", "b:1"]);
    }

    #[test]
    fn a_flood_is_counted_not_kept() {
        let mut faults = Faults::default();
        for line in 0..5_000 {
            faults.add(ErrorKind::Value, Spot::line("a", line), "", "");
        }
        let report = faults.into_report(&["a"]);
        assert_eq!(report.errors.len() + report.uncounted, 5_000);
    }
}
