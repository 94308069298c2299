//! Reads a wide table of totals: a place a row, a day a column, as JHU published it.
//!
//! The shape: before the first day, columns that name the place: `Province/State` and
//! `Country/Region` (then a province is labeled `Hubei (China)`), else the first column alone;
//! further ones (latitude, longitude, codes) are passed over. From the first day on only days,
//! each after the one before, as `M/D/YY` (of this century), `M/D/YYYY` or `YYYY-MM-DD`; days
//! that are left out are gaps. A cell is the total up to that day, from 0; a blank one is a gap.
//! A total may fall: that is a correction, and is kept. Rows of one country are not summed.

use super::cursor::{Cursor, plain};
use super::own::{Found, Table, days};
use crate::error::ErrorKind;
use crate::model::cases::Column;
use crate::model::date::Day;

/// A day as a column names it; none for any other name.
pub(super) fn day(name: &str) -> Option<Day> {
    let Some((month, rest)) = name.split_once('/') else {
        return Day::parse(name);
    };
    let (day, year) = rest.split_once('/')?;
    let number =
        |text: &str| (text.len() < 5 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?;
    let year: i32 = match year.len() {
        2 => 2000 + number(year)?,
        4 => number(year)?,
        _ => return None,
    };
    Day::from_ymd(year, u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?)
}

/// Reads the rows; the cursor stands after the header.
pub(super) fn read(table: &mut Table<'_>, cursor: &mut Cursor<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(days_from) = table.header.iter().position(|name| day(name).is_some()) else {
        return found;
    };
    let columns = columns(table, days_from);
    let known = || columns.iter().flatten().copied();
    let (Some(first), Some(last)) = (known().next(), known().last()) else {
        return found;
    };
    let count = days(first, last);
    if days_from == 0 {
        table.header_fault(1, "a day", "a column that names the place before the first day");
        return found;
    }
    let place = Place::of(table);
    let mut values = Vec::new();
    while cursor.row() {
        let Some((label, column)) = place.label(table, cursor, days_from) else { continue };
        let line = cursor.line;
        if !table.holds(found.len() + 1, count) {
            return Vec::new();
        }
        values.clear();
        values.resize(usize::try_from(count).unwrap_or(0), None);
        for day in &columns {
            let Some(day) = day else {
                cursor.skip(1);
                continue;
            };
            let total = table.total(cursor, false);
            let slot = usize::try_from(day.0 - first.0).ok().and_then(|at| values.get_mut(at));
            if let Some(slot) = slot {
                *slot = total;
            }
        }
        table.check_width(cursor);
        found.push(Found { label, total: Column::new(first, values.iter().copied()), line, column });
    }
    found
}

/// The days of the header, from the first on; none for a column that is out of place, which is told.
fn columns(table: &mut Table<'_>, days_from: usize) -> Vec<Option<Day>> {
    let mut days = Vec::new();
    let mut before = None;
    for index in days_from..table.header.len() {
        let name = table.header.get(index).cloned().unwrap_or_default();
        let found = day(&name);
        let expected = match found {
            None => "a day, such as 1/22/20 or 2020-01-22, as before",
            Some(_) if found <= before => "a day after the one before",
            Some(_) => {
                before = found;
                days.push(found);
                continue;
            }
        };
        table.header_fault(index as u64 + 1, &name, expected);
        days.push(None);
    }
    days
}

/// Which columns name the place.
struct Place {
    province: Option<usize>,
    country: usize,
}

impl Place {
    fn of(table: &Table<'_>) -> Place {
        let country = table.column(&["Country/Region", "Country_Region"]);
        let province = country.and_then(|_| table.column(&["Province/State", "Province_State"]));
        Place { province, country: country.unwrap_or(0) }
    }

    /// The row's label with its column, the cursor brought before the first day; none, with a
    /// fault, when no place is named.
    fn label(&self, table: &mut Table<'_>, cursor: &mut Cursor<'_>, days_from: usize) -> Option<(String, u64)> {
        let (mut province, mut country) = (None, None);
        for index in 0..days_from {
            let Some(field) = cursor.field() else { break };
            if self.province == Some(index) {
                province = Some(plain(field)).filter(|name| !name.is_empty());
            } else if self.country == index {
                country = Some(plain(field));
            }
        }
        let column = self.country as u64 + 1;
        match (province, country.filter(|name| !name.is_empty())) {
            (_, None) => {
                table.fault(ErrorKind::Value, (cursor.line, column), "", "the name of a place");
                None
            }
            (Some(province), Some(country)) => Some((format!("{province} ({country})"), column)),
            (None, Some(country)) => Some((country.into_owned(), column)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::own::tests::check;
    use super::*;

    const HEADER: &str = "Province/State,Country/Region,Lat,Long,1/22/20,1/23/20,1/25/20";

    #[test]
    fn provinces_are_labeled_with_their_country() {
        let rows = "Hubei,China,30.9,112.2,444,444,549\n,\"Korea, South\",35.9,127.7,1,1,2\n";
        let (hubei, korea) = ([Some(444.0), Some(444.0), None, Some(549.0)], [Some(1.0), Some(1.0), None, Some(2.0)]);
        let expected = [("own:Hubei (China)", "2020-01-22", &hubei[..]), ("own:Korea, South", "2020-01-22", &korea)];
        check(&format!("{HEADER}\n{rows}"), &expected, &[]);
    }

    #[test]
    fn negative_correction_and_gap_are_kept() {
        check(
            "place,2020-01-01,2020-01-02,2020-01-03\nA,5,,3\n",
            &[("own:A", "2020-01-01", &[Some(5.0), None, Some(3.0)])],
            &[],
        );
    }

    #[test]
    fn each_cell_is_told_by_its_day() {
        let told = [
            "t.csv:2:6 (1/23/20): found “x”, expected a plain number from 0, or nothing",
            "t.csv:3: found “6 fields”, expected 7 fields, as in the header",
            "t.csv:3:5 (1/22/20): found “-1”, expected a plain number from 0, or nothing",
        ];
        check(&format!("{HEADER}\n,A,0,0,1,x,2\n,B,0,0,-1,2\n"), &[], &told);
    }

    #[test]
    fn a_day_out_of_order_and_a_name_after_days_are_told() {
        let told = [
            "t.csv:1:3 (2020-01-01): found “2020-01-01”, expected a day after the one before",
            "t.csv:1:4 (note): found “note”, expected a day, such as 1/22/20 or 2020-01-22, as before",
        ];
        check("place,2020-01-02,2020-01-01,note\nA,1,2,text\n", &[], &told);
    }

    #[test]
    fn a_place_twice_or_without_a_name_is_told() {
        let told = [
            "t.csv:2:2 (Country/Region): found “”, expected the name of a place",
            "t.csv:4:2 (Country/Region): found “A”, expected each place once",
        ];
        check(&format!("{HEADER}\nX,,0,0,1,2,3\n,A,0,0,1,2,3\n,A,0,0,1,2,3\n"), &[], &told);
    }

    #[test]
    fn a_day_is_read_as_each_publisher_writes_it() {
        let expected = Day::from_ymd(2020, 3, 9);
        for name in ["3/9/20", "03/09/2020", "2020-03-09"] {
            assert_eq!(day(name), expected, "{name}");
        }
        for name in ["3/9", "13/9/20", "3/9/020", "9.3.2020", "3//20", "/", "Lat"] {
            assert_eq!(day(name), None, "{name}");
        }
    }

    #[test]
    fn days_too_far_apart_are_refused() {
        let rows: String = (0..9).map(|n| format!("{n},1,2\n")).collect();
        let told =
            ["t.csv: found “21912354 days”, expected at most 20000000 days of all places together, gaps counted"];
        check(&format!("place,0001-01-01,9999-12-31\n{rows}"), &[], &told);
    }
}
