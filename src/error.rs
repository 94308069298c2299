//! What went wrong, where, and what was expected.
//!
//! An [`Error`] is a kind plus an optional [`Position`]; its text is made only in `Display`. A
//! [`Report`] gathers every fault of one reading, because whoever mends a table wants all of
//! them at once. Lines and columns count from 1, columns in fields for tables.

use std::fmt;

/// Where in a file a fault stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Path of the file inside its package.
    pub file: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// Field of the row, from 1; 0 when the whole row is meant.
    pub column: u64,
    /// Name of the field, where the file has names for them.
    pub field: String,
}

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The bytes are not UTF-8.
    Encoding,
    /// A file or a column is missing, doubled or unexpected.
    Shape,
    /// A field does not hold what its column demands.
    Value,
    /// An id stands twice.
    Duplicate,
    /// A field names something that does not exist.
    Dangling,
    /// Too much of something to be read in good faith.
    Limit,
    /// A figure, view or format that does not exist was asked for.
    Unknown,
    /// The painting backend refused.
    Paint,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What kind of fault it is.
    pub kind: ErrorKind,
    /// Where it stands, if it stands in a file.
    pub position: Option<Position>,
    /// What was found, cut to a readable length.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

impl Error {
    /// A fault without a place.
    pub fn new(kind: ErrorKind, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Error { kind, position: None, found: shortened(found.into()), expected: expected.into() }
    }

    /// The same fault at a place.
    pub fn at(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }
}

/// Longest piece of a faulty field that is quoted, in characters.
const QUOTED_CHARS: usize = 60;

fn shortened(text: String) -> String {
    if text.chars().count() <= QUOTED_CHARS {
        return text;
    }
    let mut short: String = text.chars().take(QUOTED_CHARS).collect();
    short.push('…');
    short
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = &self.position {
            write!(f, "{position}: ")?;
        }
        write!(f, "found “{}”, expected {}", self.found, self.expected)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        if !self.field.is_empty() {
            write!(f, " ({})", self.field)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Most faults a report keeps; the rest are counted.
const KEPT_FAULTS: usize = 500;

/// Every fault of one reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The faults in the order they were found, at most 500.
    pub errors: Vec<Error>,
    /// How many more there were.
    pub uncounted: usize,
}

impl Report {
    /// Adds a fault.
    pub fn push(&mut self, error: Error) {
        if self.errors.len() < KEPT_FAULTS {
            self.errors.push(error);
        } else {
            self.uncounted += 1;
        }
    }

    /// True when nothing went wrong.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// `value` when nothing went wrong, else this report.
    ///
    /// # Errors
    /// The report itself, when it holds a fault.
    pub fn into_result<T>(self, value: T) -> Result<T, Report> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Error> for Report {
    fn from(error: Error) -> Self {
        Report { errors: vec![error], uncounted: 0 }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.errors {
            writeln!(f, "{error}")?;
        }
        if self.uncounted > 0 {
            writeln!(f, "and {} more", self.uncounted)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
