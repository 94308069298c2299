//! Fields as files: CSV, and one JSON document of all that a view shows, with its table.
//!
//! In: the fields of [`shown`](super::shown). Out: text. A gap is empty in CSV and null in JSON.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::shown::{Shown, meaning};
use crate::chart::figure::{Figure, Table};
use crate::chart::series::{Cell, Fields};
use crate::chart::view::View;
use crate::error::{Error, ErrorKind};
use crate::words::Words;

/// What identifies the picture that the data are of.
pub struct Seen<'a> {
    /// Version of the site, or empty.
    pub version: &'a str,
    /// Address of the state.
    pub address: &'a str,
}

/// Fields as CSV (RFC 4180): a gap is empty.
///
/// # Errors
/// Never in practice: memory takes what is written.
pub fn csv(fields: &Fields) -> Result<String, Error> {
    let fault = |found: String| Error::new(ErrorKind::Paint, found, "fields that can be written");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&fields.columns).map_err(|e| fault(e.to_string()))?;
    for row in &fields.rows {
        writer.write_record(row.iter().map(text)).map_err(|e| fault(e.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|e| fault(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| fault(e.to_string()))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Gap => String::new(),
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Text(text) => serializer.serialize_str(text),
            // A count without its “.0”.
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                serializer.serialize_i64(*number as i64)
            }
            Cell::Number(number) => serializer.serialize_f64(*number),
            Cell::Gap => serializer.serialize_none(),
        }
    }
}

/// Fields as objects, one a row.
struct Objects<'a>(&'a Fields);

impl Serialize for Objects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|row| Object(&self.0.columns, row)))
    }
}

struct Object<'a>(&'a [&'static str], &'a [Cell]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, cell) in self.0.iter().zip(self.1) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

/// What each column means.
struct Dictionary<'a>(&'a [&'a Fields], Words);

impl Serialize for Dictionary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.0.iter().flat_map(|fields| &fields.columns) {
            if !names.contains(name) {
                names.push(name);
            }
        }
        let mut map = serializer.serialize_map(Some(names.len()))?;
        for name in names {
            map.serialize_entry(name, &meaning(self.1, name))?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct Document<'a> {
    figure: &'a str,
    view: &'a str,
    title: &'a str,
    language: &'a str,
    version: &'a str,
    address: &'a str,
    description: &'a str,
    credit: &'a str,
    silence: &'a str,
    terms: &'a str,
    columns: Dictionary<'a>,
    marks: Objects<'a>,
    series: Objects<'a>,
    table: TableRows<'a>,
}

#[derive(Serialize)]
struct TableRows<'a> {
    columns: Vec<&'a str>,
    rows: &'a [Vec<String>],
}

/// All that a view shows as one document, with its table: what is to be written as JSON.
pub struct All<'a> {
    /// What is asked.
    pub view: &'a View,
    /// The language.
    pub words: Words,
    /// As it was laid out.
    pub figure: &'a Figure,
    /// Its data.
    pub shown: &'a Shown,
    /// As the page shows it.
    pub table: &'a Table,
    /// Where it was seen.
    pub seen: Seen<'a>,
}

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let All { view, words, figure, shown, table, seen } = self;
        let document = Document {
            figure: view.figure(),
            view: view.id(),
            title: &figure.title,
            language: words.tag(),
            version: seen.version,
            address: seen.address,
            description: &figure.account.summary,
            credit: &figure.credit,
            silence: &figure.silence,
            terms: words.t("credit.atlas"),
            columns: Dictionary(&[&shown.marks, &shown.series], *words),
            marks: Objects(&shown.marks),
            series: Objects(&shown.series),
            table: TableRows { columns: table.columns.iter().map(|c| c.label.as_str()).collect(), rows: &table.rows },
        };
        document.serialize(serializer)
    }
}

/// The document as text; the page writes it with the browser's own JSON.
///
/// # Errors
/// Never in practice: the rows are plain.
#[cfg(feature = "command")]
pub fn json(all: &All<'_>) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(all);
    text.map(|text| text + "\n").map_err(|e| Error::new(ErrorKind::Paint, e.to_string(), "data that JSON can hold"))
}
