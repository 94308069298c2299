//! Reads `countries.csv` and `aliases.csv`.
//!
//! Comes in: their bytes. Goes out: places sorted by code, and the codes that other tables may
//! use. Aliases are checked here and used where a reader brings a table of their own.

use super::Bytes;
use super::fault::Faults;
use super::names::Names;
use super::table::{Row, read};
use super::vocabulary::{PLACE_KINDS, REGIONS};
use crate::error::ErrorKind;
use crate::model::place::Place;

/// The file of places.
pub(super) const PLACES: &str = "countries.csv";
/// The file of their other names.
pub(super) const ALIASES: &str = "aliases.csv";

/// The columns of places, in order.
const COLUMNS: [&str; 8] = ["code", "kind", "name_en", "name_zh", "region", "lat", "lon", "population"];

/// Reads the places and the codes that they give. Rows out of order are a fault, so what leaves
/// is sorted by code.
pub(super) fn places(bytes: Bytes<'_>, faults: &mut Faults) -> (Vec<Place>, Names) {
    let mut places: Vec<Place> = Vec::new();
    let mut codes = Names::new("a code of countries.csv");
    let whole = read(PLACES, bytes, &COLUMNS, faults, &mut |row| {
        let place = place(row);
        if places.last().is_some_and(|last| place.code < last.code) {
            row.fault(ErrorKind::Shape, "code", "rows in the order of code");
        }
        if let Some(spot) = row.spot("code") {
            codes.add(&place.code, spot);
        }
        places.push(place);
    });
    codes.read_whole(whole);
    codes.settle(faults);
    (places, codes)
}

fn place(row: &mut Row<'_>) -> Place {
    Place {
        code: code(row),
        kind: row.word("kind", PLACE_KINDS),
        name: row.both("name_en", "name_zh"),
        region: row.optional_word("region", REGIONS),
        capital_deg: capital_deg(row),
        population: population(row),
    }
}

fn code(row: &mut Row<'_>) -> String {
    let code = row.required("code");
    let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
    if !code.is_empty() && !code.bytes().all(allowed) {
        row.wrong("code", "a code in capitals, digits and hyphens");
    }
    code
}

/// Longitude and latitude of the capital: both or neither.
fn capital_deg(row: &mut Row<'_>) -> Option<(f64, f64)> {
    let lat = degrees(row, "lat", 90);
    let lon = degrees(row, "lon", 180);
    match (row.text("lat").is_empty(), row.text("lon").is_empty()) {
        (true, false) => row.wrong("lat", "a latitude, since there is a longitude"),
        (false, true) => row.wrong("lon", "a longitude, since there is a latitude"),
        _ => {}
    }
    Some((lon?, lat?))
}

fn degrees(row: &mut Row<'_>, name: &str, most: i32) -> Option<f64> {
    let degrees = row.number(name)?;
    if degrees.abs() > f64::from(most) {
        let expected = format!("degrees between -{most} and {most}");
        row.wrong(name, &expected);
    }
    Some(degrees)
}

fn population(row: &mut Row<'_>) -> Option<f64> {
    let population = row.number("population")?;
    if population <= 0.0 {
        row.wrong("population", "a number above 0");
    }
    Some(population)
}

/// Checks the other names of places.
pub(super) fn check_aliases(bytes: Bytes<'_>, codes: &Names, faults: &mut Faults) {
    let mut names = Names::new("a name of aliases.csv");
    let mut last = String::new();
    read(ALIASES, bytes, &["name", "code"], faults, &mut |row| {
        let name = row.required("name");
        if name < last {
            row.fault(ErrorKind::Shape, "name", "rows in the order of name");
        }
        if let Some(spot) = row.spot("name") {
            names.add(&name, spot);
        }
        last = name;
        let code = row.required("code");
        row.known("code", &code, codes);
    });
    names.settle(faults);
}
