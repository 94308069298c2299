//! The dictionary of the data, as a table: what each column of each file means.
//!
//! In: the descriptor of the data package (`seeds/datapackage.json`) and the columns of the files
//! that the page makes of what is shown. Out: CSV with file, column, type, meaning, unit, range and
//! what a gap is.

use serde_json::Value;

use super::fields::csv;
use super::shown::{columns, meaning};
use crate::chart::series::{Cell, Fields};
use crate::error::{Error, ErrorKind};
use crate::model::date::Day;
use crate::words::Words;

/// Columns of the dictionary.
const COLUMNS: [&str; 7] = ["file", "column", "type", "meaning", "unit", "range", "gaps"];

/// What the files of a view are called here.
const SHOWN: &str = "(data of a view, saved from the page)";

/// The dictionary as CSV.
///
/// # Errors
/// When the descriptor is not JSON, or names a table without its columns.
pub fn dictionary(descriptor: &str) -> Result<String, Error> {
    let package: Value = serde_json::from_str(descriptor).map_err(|e| fault(&e.to_string()))?;
    let mut rows = Vec::new();
    for resource in package["resources"].as_array().ok_or_else(|| fault("no resources"))? {
        let file = resource["path"].as_str().ok_or_else(|| fault("a resource without a path"))?;
        let fields = || resource["schema"]["fields"].as_array().into_iter().flatten();
        rows.extend(fields().filter(|field| day_of(field).is_none()).map(|field| row(file, field)));
        let mut days = fields().filter_map(day_of);
        if let (Some(first), Some(last)) = (days.next(), days.next_back()) {
            rows.push(days_row(file, first, last));
        }
    }
    for column in columns() {
        let about = meaning(Words::english(), column);
        rows.push([SHOWN, column, kind_of(column), &about, unit_of(column), "", "empty"].map(Cell::from).to_vec());
    }
    csv(&Fields { columns: COLUMNS.to_vec(), rows })
}

/// The name of a column that is a day.
fn day_of(field: &Value) -> Option<&str> {
    field["name"].as_str().filter(|name| Day::parse(name).is_some())
}

/// One row for all columns of days.
fn days_row(file: &str, first: &str, last: &str) -> Vec<Cell> {
    let column = format!("{first} to {last}");
    let meaning = "One column a day: the number new in the report of that day; below zero, a correction";
    [file, &column, "integer", meaning, "see the column metric", "", "empty (no report)"].map(Cell::from).to_vec()
}

fn row(file: &str, field: &Value) -> Vec<Cell> {
    let text = |name: &str| match (name, field[name].as_str()) {
        ("description", None) => "As CSL-JSON has it (citationstyles.org)",
        (_, text) => text.unwrap_or_default(),
    };
    let rules = &field["constraints"];
    let gaps = if rules["required"].as_bool() == Some(true) { "none" } else { "empty" };
    [file, text("name"), text("type"), text("description"), unit_of(text("name")), &range(rules), gaps]
        .map(Cell::from)
        .to_vec()
}

/// The values that a column may have: a list, bounds, or the form of its text.
fn range(rules: &Value) -> String {
    if let Some(words) = rules["enum"].as_array() {
        let words: Vec<String> = words.iter().map(|w| w.as_str().map_or(w.to_string(), str::to_string)).collect();
        return words.join(" | ");
    }
    let bound = |name: &str| (!rules[name].is_null()).then(|| rules[name].to_string().replace('"', ""));
    match (bound("minimum"), bound("maximum"), rules["pattern"].as_str()) {
        (Some(low), Some(high), _) => format!("{low} to {high}"),
        (Some(low), None, _) => format!("{low} or more"),
        (None, Some(high), _) => format!("{high} or less"),
        (None, None, pattern) => pattern.unwrap_or_default().to_string(),
    }
}

/// The unit of a column of numbers that names none itself.
fn unit_of(column: &str) -> &'static str {
    match column {
        "value" | "value2" => "see the column unit",
        "total" | "new" | "mean_7_days" | "new_7_days" | "new_7_days_before" => "see the columns metric and per",
        "days_since" | "days_since_half" | "days_to_double" => "days",
        "rate" | "rate_low" | "rate_high" => "natural logarithm per day",
        "lat" | "lon" | "latitude" | "longitude" | "lat_deg" | "lon_deg" => "degrees",
        "population" => "people",
        "date" | "as_of" => "EDTF (ISO 8601-2)",
        "day" => "ISO 8601",
        "url" => "URL",
        _ => "",
    }
}

fn kind_of(column: &str) -> &'static str {
    let is_number = !unit_of(column).is_empty() && !matches!(column, "date" | "as_of" | "day" | "url");
    if is_number { "number" } else { "string" }
}

fn fault(found: &str) -> Error {
    Error::new(ErrorKind::Shape, found, "a descriptor of a data package")
}
