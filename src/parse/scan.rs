//! Looks a table's bytes over before the `csv` crate reads them.
//!
//! Comes in: the bytes of one file. Goes out: clean text, the line on which each record starts,
//! and which records are not to be trusted. The crate mends bad quoting in silence and does not
//! tell where; here every such fault is reported, and so are wrong bytes, empty lines and
//! tables too large to be read in good faith. It follows RFC 4180 with LF line ends, step for
//! step as the crate does, so that both agree on where a record ends. It knows no columns.

use std::borrow::Cow;

use super::fault::{Faults, Spot};
use crate::error::ErrorKind;

/// Most bytes of a file: eight times the largest table of the first package, rounded up.
const FILE_BYTES: usize = 16_000_000;
/// Most fields of a row: five years of days.
const ROW_FIELDS: u64 = 2_000;
/// Most rows of a table.
const TABLE_ROWS: usize = 100_000;
/// Most bytes of a field; the longest coast of the first package has 2,536.
const FIELD_BYTES: usize = 60_000;

/// Bytes below which a line can break neither limit.
const PLAIN_BYTES: usize = 2_000;
/// The one control character outside the first 32.
const DELETE: u8 = 0x7F;

/// A text fit to be read as a table.
pub(super) struct Scan<'a> {
    /// The text, with LF line ends and without a byte order mark.
    pub text: Cow<'a, str>,
    /// Line on which each record starts, from 1, header first.
    pub starts: Vec<u64>,
    /// Starts of the records that hold a fault, ascending.
    pub spoiled: Vec<u64>,
    /// True when the end of a record could not be told, so that rows may be lost.
    pub torn: bool,
}

/// Scans a file; none when there is nothing that could be read row by row.
pub(super) fn scan<'a>(file: &'static str, bytes: &'a [u8], faults: &mut Faults) -> Option<Scan<'a>> {
    if bytes.len() > FILE_BYTES {
        let found = format!("{} bytes", bytes.len());
        let expected = format!("at most {FILE_BYTES} bytes");
        faults.add(ErrorKind::Limit, Spot::file(file), &found, &expected);
        return None;
    }
    let text = plain_text(file, bytes, faults);
    if text.bytes().all(|b| b == b'\n') {
        faults.add(ErrorKind::Shape, Spot::line(file, 1), "an empty file", "a header");
        return None;
    }
    let mut walk = Walk::new(file, faults);
    let mut at = 0;
    for line in text.as_bytes().split_inclusive(|byte| *byte == b'\n') {
        if walk.state == State::RecordStart && is_plain(line) {
            walk.plain_record(at);
        } else {
            walk.steps(at, line);
        }
        at += line.len();
        if walk.refused {
            return None;
        }
    }
    walk.finish(text.len());
    let Walk { starts, spoiled, torn, .. } = walk;
    Some(Scan { text, starts, spoiled, torn })
}

/// Text without byte order mark and carriage returns; wrong bytes become U+FFFD. Each is a fault.
pub(super) fn plain_text<'a>(file: &'static str, bytes: &'a [u8], faults: &mut Faults) -> Cow<'a, str> {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => {
            let expected = "UTF-8 without a byte order mark";
            faults.add(ErrorKind::Encoding, Spot::line(file, 1), "a byte order mark", expected);
            rest
        }
        None => bytes,
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            report_encoding(file, bytes, faults);
            String::from_utf8_lossy(bytes)
        }
    };
    let Some(at) = text.find('\r') else {
        return text;
    };
    let before = text.get(..at).unwrap_or_default();
    let line = 1 + count_lines(before.as_bytes());
    faults.add(ErrorKind::Encoding, Spot::line(file, line), "a carriage return", "LF line ends");
    Cow::Owned(text.replace('\r', ""))
}

fn count_lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|b| **b == b'\n').count() as u64
}

/// Reports the first wrong byte of every run, with its line and its place in the line.
fn report_encoding(file: &'static str, bytes: &[u8], faults: &mut Faults) {
    let (mut line, mut in_line) = (1, 1);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().as_bytes();
        line += count_lines(valid);
        in_line = match valid.iter().rposition(|b| *b == b'\n') {
            Some(at) => valid.len() - at,
            None => in_line + valid.len(),
        };
        if let Some(first) = chunk.invalid().first() {
            let found = format!("byte 0x{first:02X} as byte {in_line} of the line");
            faults.add(ErrorKind::Encoding, Spot::line(file, line), &found, "UTF-8");
        }
        in_line += chunk.invalid().len();
    }
}

/// True for a line that has an end, text, and nothing that could be wrong: most lines of a
/// long table. It is so short that neither its fields nor their number can be too many.
fn is_plain(line: &[u8]) -> bool {
    let Some((b'\n', text)) = line.split_last() else {
        return false;
    };
    let odd = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == DELETE;
    !text.is_empty() && text.len() < PLAIN_BYTES && !text.iter().any(odd)
}

/// Where in the grammar of a record the walk stands; the states are those of `csv-core`.
#[derive(Clone, Copy, PartialEq)]
enum State {
    RecordStart,
    FieldStart,
    Bare,
    Quoted,
    AfterQuote,
}

struct Walk<'f> {
    file: &'static str,
    faults: &'f mut Faults,
    state: State,
    line: u64,
    column: u64,
    field_at: usize,
    record: u64,
    opened: (u64, u64),
    last_fault: (u64, u64),
    starts: Vec<u64>,
    spoiled: Vec<u64>,
    torn: bool,
    refused: bool,
}

impl<'f> Walk<'f> {
    fn new(file: &'static str, faults: &'f mut Faults) -> Walk<'f> {
        Walk {
            file,
            faults,
            state: State::RecordStart,
            line: 1,
            column: 1,
            field_at: 0,
            record: 1,
            opened: (1, 1),
            last_fault: (0, 0),
            starts: Vec::new(),
            spoiled: Vec::new(),
            torn: false,
            refused: false,
        }
    }

    /// Takes a line that is a whole record without quotes.
    fn plain_record(&mut self, at: usize) {
        self.begin_record(at);
        self.state = State::RecordStart;
        self.line += 1;
    }

    /// Takes a line byte by byte; plain bytes inside a field change nothing.
    fn steps(&mut self, from: usize, line: &[u8]) {
        for (at, byte) in (from..).zip(line.iter().copied()) {
            let inside = matches!(self.state, State::Bare | State::Quoted);
            let plain = inside && byte > b',' && byte != DELETE;
            if !plain {
                self.step(at, byte);
            }
            if self.refused {
                return;
            }
        }
    }

    fn step(&mut self, at: usize, byte: u8) {
        if self.state == State::RecordStart && byte != b'\n' {
            self.begin_record(at);
        }
        self.state = self.state_after(at, byte);
        if byte == b'\n' {
            self.line += 1;
        } else if byte < b' ' || byte == DELETE {
            let found = format!("the control character U+{byte:04X}");
            self.fault(ErrorKind::Encoding, &found, "printable text");
        }
    }

    fn state_after(&mut self, at: usize, byte: u8) -> State {
        match (self.state, byte) {
            (State::RecordStart, b'\n') => self.empty_line(),
            (State::Quoted, b'"') => State::AfterQuote,
            (State::Quoted, _) | (State::AfterQuote, b'"') => State::Quoted,
            (_, b',') => self.next_field(at),
            (_, b'\n') => self.end_record(at),
            (State::RecordStart | State::FieldStart, b'"') => self.open_quote(),
            (State::AfterQuote, _) => self.stray_text(byte),
            (State::Bare, b'"') => self.stray_quote(),
            _ => State::Bare,
        }
    }

    fn finish(&mut self, at: usize) {
        if self.state != State::RecordStart {
            self.end_field(at);
        }
        if self.state == State::Quoted {
            self.torn = true;
            let (line, column) = self.opened;
            let spot = Spot::line(self.file, line).column(column, "");
            let found = "a quote that is never closed";
            self.faults.add(ErrorKind::Shape, spot, found, "a closing quote");
            self.spoil();
        }
    }

    fn begin_record(&mut self, at: usize) {
        self.record = self.line;
        self.column = 1;
        self.field_at = at;
        self.starts.push(self.line);
        if self.starts.len() > TABLE_ROWS {
            let expected = format!("at most {TABLE_ROWS} rows");
            self.refuse("more rows", &expected);
        }
    }

    fn empty_line(&mut self) -> State {
        let spot = Spot::line(self.file, self.line);
        self.faults.add(ErrorKind::Shape, spot, "an empty line", "a row");
        State::RecordStart
    }

    fn end_record(&mut self, at: usize) -> State {
        self.end_field(at);
        State::RecordStart
    }

    fn next_field(&mut self, at: usize) -> State {
        self.end_field(at);
        self.field_at = at + 1;
        self.column += 1;
        if self.column > ROW_FIELDS {
            let expected = format!("at most {ROW_FIELDS} fields in a row");
            self.refuse("more fields", &expected);
        }
        State::FieldStart
    }

    fn open_quote(&mut self) -> State {
        self.opened = (self.line, self.column);
        State::Quoted
    }

    fn stray_text(&mut self, byte: u8) -> State {
        let found = format!("{} after a closing quote", byte.escape_ascii());
        let expected = format!("a comma or the line's end (the quote opened on line {})", self.opened.0);
        self.fault(ErrorKind::Shape, &found, &expected);
        State::Bare
    }

    fn stray_quote(&mut self) -> State {
        let expected = "the whole field in quotes, a quote in it doubled";
        self.fault(ErrorKind::Shape, "a quote inside a bare field", expected);
        State::Bare
    }

    fn refuse(&mut self, found: &str, expected: &str) {
        self.refused = true;
        self.fault(ErrorKind::Limit, found, expected);
    }

    fn end_field(&mut self, at: usize) {
        if at.saturating_sub(self.field_at) > FIELD_BYTES {
            let expected = format!("at most {FIELD_BYTES} bytes in a field");
            self.fault(ErrorKind::Limit, "a longer field", &expected);
        }
    }

    /// One fault a field is enough: the first hides what follows from it.
    fn fault(&mut self, kind: ErrorKind, found: &str, expected: &str) {
        if self.last_fault == (self.record, self.column) {
            return;
        }
        self.last_fault = (self.record, self.column);
        let spot = Spot::line(self.file, self.line).column(self.column, "");
        self.faults.add(kind, spot, found, expected);
        self.spoil();
    }

    fn spoil(&mut self) {
        if self.spoiled.last() != Some(&self.record) {
            self.spoiled.push(self.record);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places and findings of the scan, and the lines on which records start.
    fn check(bytes: &[u8], faults_at: &[(u64, u64, &str)], starts: &[u64]) {
        let mut faults = Faults::default();
        let scanned = scan("t.csv", bytes, &mut faults);
        let report = faults.into_report(&["t.csv"]);
        let got: Vec<_> = report
            .errors
            .iter()
            .map(|e| {
                let place = e.position.as_ref().expect("a place");
                (place.line, place.column, e.found.as_str())
            })
            .collect();
        assert_eq!(got, faults_at);
        assert_eq!(scanned.map(|s| s.starts).unwrap_or_default(), starts);
    }

    #[test]
    fn a_sound_table_has_no_fault() {
        check(b"a,b\n1,\"x, \"\"y\"\"\"\n", &[], &[1, 2]);
    }

    #[test]
    fn a_quoted_line_break_moves_the_next_start() {
        check(b"a\n\"1\n2\"\n3\n", &[], &[1, 2, 4]);
    }

    #[test]
    fn a_quote_inside_a_bare_field_is_told_once() {
        check(b"a,b\n1,x\"y\"\n", &[(2, 2, "a quote inside a bare field")], &[1, 2]);
    }

    #[test]
    fn text_after_a_closing_quote_is_told() {
        check(b"a\n\"x\"y\n", &[(2, 1, "y after a closing quote")], &[1, 2]);
    }

    #[test]
    fn an_open_quote_is_told_where_it_opens() {
        check(b"a,b\n1,\"x\n2,3\n", &[(2, 2, "a quote that is never closed")], &[1, 2]);
    }

    #[test]
    fn wrong_bytes_are_counted_within_their_line() {
        check(b"a\nxy\xFFz\n", &[(2, 0, "byte 0xFF as byte 3 of the line")], &[1, 2]);
    }

    #[test]
    fn nul_and_carriage_return_are_refused() {
        check(b"a\n\0\r\n", &[(2, 0, "a carriage return"), (2, 1, "the control character U+0000")], &[1, 2]);
    }

    #[test]
    fn a_million_columns_are_refused() {
        let header = "a,".repeat(1_000_000);
        check(header.as_bytes(), &[(1, 2_001, "more fields")], &[]);
    }

    #[test]
    fn empty_files_and_lines_are_told() {
        check(b"", &[(1, 0, "an empty file")], &[]);
        check(b"a\n\nb\n", &[(2, 0, "an empty line")], &[1, 3]);
    }
}
