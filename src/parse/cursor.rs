//! Walks a large CSV field by field, in one pass and without a copy.
//!
//! Comes in: text with LF or CRLF line ends, fields bare or in quotes (RFC 4180). Goes out: the
//! fields of one row after another, each with its line and column. The package's own tables are
//! small and go through `scan` and the `csv` crate, which tell more; a table that somebody brings
//! may hold a million rows, of which a reader asks for three fields each. It knows no meaning of
//! a column.

use std::borrow::Cow;

use super::number::decimal;

/// What a field of a row was read as.
pub(super) enum Count<'a> {
    /// Nothing stands in it.
    Gap,
    /// A number.
    Number(f64),
    /// Something else.
    Other(&'a str),
}

/// A place in the text, before a field.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    is_row_over: bool,
    torn: Option<(u64, u64)>,
    /// Line of the field read last, from 1.
    pub line: u64,
    /// The field read last, from 1; 0 before the first of a row.
    pub column: u64,
    next_line: u64,
}

/// Most digits that are read at once; with these every whole number is exact in `f64`.
const DIGITS: usize = 15;

impl<'a> Cursor<'a> {
    /// Before the first row of a text.
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0, is_row_over: true, torn: None, line: 0, column: 0, next_line: 1 }
    }

    /// Goes to the next row that is not blank, past what is left of the present one; false at the end.
    pub fn row(&mut self) -> bool {
        while self.field().is_some() {}
        while let [first, after @ ..] = self.rest() {
            let blank = match (first, after) {
                (b'\n', _) => 1,
                (b'\r', [b'\n', ..]) => 2,
                _ => break,
            };
            self.at += blank;
            self.next_line += 1;
        }
        self.line = self.next_line;
        self.column = 0;
        self.is_row_over = self.rest().is_empty();
        !self.is_row_over
    }

    /// The next field of the row as it stands, without its quotes; none past the last.
    pub fn field(&mut self) -> Option<&'a str> {
        if self.is_row_over {
            return None;
        }
        self.column += 1;
        self.line = self.next_line;
        let rest = self.rest();
        if let [b'"', ..] = rest {
            return Some(self.quoted());
        }
        let mut length = 0;
        for byte in rest {
            if matches!(byte, b',' | b'\n') {
                break;
            }
            length += 1;
        }
        Some(self.take(length))
    }

    /// Passes over so many fields of the row.
    pub fn skip(&mut self, fields: usize) {
        for _ in 0..fields {
            self.field();
        }
    }

    /// The next field as a number, exact to 15 digits.
    pub fn count(&mut self) -> Count<'a> {
        let rest = self.rest();
        let mut value = 0_u64;
        let mut length = 0;
        for byte in rest.iter().take(DIGITS + 1) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            length += 1;
        }
        let is_whole = matches!(rest.get(length), Some(b',' | b'\n')) && length <= DIGITS;
        if is_whole && !self.is_row_over {
            self.column += 1;
            self.line = self.next_line;
            self.take(length);
            return if length == 0 { Count::Gap } else { Count::Number(value as f64) };
        }
        match self.field() {
            None | Some("") => Count::Gap,
            Some(text) => decimal(text).map_or(Count::Other(text), Count::Number),
        }
    }

    /// Line and column of a quote that was opened and never closed.
    pub fn torn(&self) -> Option<(u64, u64)> {
        self.torn
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Takes a field of so many bytes and what ends it.
    fn take(&mut self, length: usize) -> &'a str {
        let from = self.at;
        self.at += length + 1;
        let field = self.text.get(from..from + length).unwrap_or_default();
        if let Some(b',') = self.text.as_bytes().get(from + length) {
            return field;
        }
        self.is_row_over = true;
        self.next_line += 1;
        match field.as_bytes() {
            [.., b'\r'] => field.get(..length - 1).unwrap_or_default(),
            _ => field,
        }
    }

    /// Takes a field in quotes; what stands after its closing quote belongs to it, so that it is told.
    fn quoted(&mut self) -> &'a str {
        let rest = self.rest();
        let mut is_inside = true;
        let mut end = rest.len();
        for (at, byte) in rest.iter().enumerate().skip(1) {
            match byte {
                b'"' => is_inside = !is_inside,
                b'\n' if is_inside => self.next_line += 1,
                b',' | b'\n' if !is_inside => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        if is_inside {
            self.torn = Some((self.line, self.column));
        }
        let field = self.take(end);
        field.get(1..).and_then(|f| f.strip_suffix('"')).unwrap_or(field)
    }
}

/// The text of a field, doubled quotes taken as one, without blanks at its ends.
pub(super) fn plain(field: &str) -> Cow<'_, str> {
    let field = field.trim();
    if field.contains("\"\"") { Cow::Owned(field.replace("\"\"", "\"")) } else { Cow::Borrowed(field) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field with its line and column.
    fn check(text: &str, expected: &[&str]) {
        let mut cursor = Cursor::new(text);
        let mut got = Vec::new();
        while cursor.row() {
            while let Some(field) = cursor.field() {
                got.push(format!("{}:{} {}", cursor.line, cursor.column, plain(field)));
            }
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn fields_know_their_places() {
        check("a,b\n1,\n", &["1:1 a", "1:2 b", "2:1 1", "2:2 "]);
    }

    #[test]
    fn a_quoted_comma_quote_and_break_belong_to_the_field() {
        check("\"a, \"\"b\"\"\",c\n\"1\n2\",3\n4", &["1:1 a, \"b\"", "1:2 c", "2:1 1\n2", "3:2 3", "4:1 4"]);
    }

    #[test]
    fn blank_lines_are_passed_over_and_counted() {
        check("a\r\n\r\n\nb\r\n\n", &["1:1 a", "4:1 b"]);
    }

    #[test]
    fn a_quote_that_stays_open_is_told() {
        let mut cursor = Cursor::new("a,\"b\nc");
        assert!(cursor.row());
        cursor.skip(2);
        assert_eq!((cursor.torn(), cursor.field()), (Some((1, 2)), None));
    }

    #[test]
    fn numbers_end_with_their_field() {
        let mut cursor = Cursor::new("12,,64.5,x,\"7\",999999999999999,9999999999999999,-3\r\n8\n");
        let mut got = Vec::new();
        while cursor.row() {
            loop {
                let before = cursor.column;
                let count = cursor.count();
                if cursor.column == before {
                    break;
                }
                got.push(match count {
                    Count::Gap => "-".to_string(),
                    Count::Number(number) => number.to_string(),
                    Count::Other(text) => format!("“{text}”"),
                });
            }
        }
        let wide = "“9999999999999999”";
        assert_eq!(got, ["12", "-", "64.5", "“x”", "7", "999999999999999", wide, "-3", "8"]);
    }
}
