//! Days, and dates as precise as a source gives them.
//!
//! A [`Day`] is one calendar day, kept as a count. A [`When`] is what an EDTF string says: a day,
//! a month, a year, an interval, with open, unknown or unspecified ends. A year is an interval
//! of days, never the first of January. Calendar arithmetic is the `time` crate's; the EDTF
//! profile (levels 0 and 1 and the unspecified digit of level 2 that the tables use) is read
//! here, since the one crate for it has no level 2.

use time::{Date, Month};

/// A calendar day, counted from 1970-01-01 (day 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i32);

/// Julian day number of 1970-01-01, the zero of [`Day`].
const EPOCH_JULIAN: i32 = 2_440_588;

impl Day {
    /// The day of a proleptic Gregorian date, or none when there is no such date.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Some(Day(date.to_julian_day() - EPOCH_JULIAN))
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn ymd(self) -> (i32, u8, u8) {
        match Date::from_julian_day(self.0.saturating_add(EPOCH_JULIAN)) {
            Ok(date) => (date.year(), date.month() as u8, date.day()),
            Err(_) => (9999, 12, 31),
        }
    }

    /// The day `days` later (earlier when negative).
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// ISO 8601, such as `2020-03-12`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Reads exactly `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Day> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Day::from_ymd(digits(year)?, digits(month)? as u8, digits(day)? as u8)
    }
}

fn digits(text: &str) -> Option<i32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// How finely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// To the decade (`198X`).
    Decade,
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
}

/// One end of a date: a span of days as wide as its precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    /// First day that it may mean.
    pub first: Day,
    /// Last day that it may mean.
    pub last: Day,
    /// How finely it is known.
    pub precision: Precision,
    /// Marked `~` (approximate).
    pub approximate: bool,
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A date.
    Known(Instant),
    /// `..`: the interval goes on.
    Open,
    /// Empty: nothing is said.
    Unknown,
}

/// What an EDTF string says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One date, as precise as given.
    Single(Instant),
    /// From one end to another.
    Interval(End, End),
}

impl When {
    /// Reads the profile of EDTF that the tables use: `2003`, `198X`, `2005-03`, `2020-03-12`,
    /// each with an optional `~`, and intervals of these with `..` or nothing for an end.
    pub fn parse(text: &str) -> Option<When> {
        let Some((from, to)) = text.split_once('/') else {
            return Instant::parse(text).map(When::Single);
        };
        let (from, to) = (End::parse(from)?, End::parse(to)?);
        match (from, to) {
            (End::Known(a), End::Known(b)) if a.first > b.last => None,
            (End::Known(_), _) | (_, End::Known(_)) => Some(When::Interval(from, to)),
            _ => None,
        }
    }

    /// First day that it may mean; none when it has no known beginning.
    pub fn first(&self) -> Option<Day> {
        match self {
            When::Single(instant) | When::Interval(End::Known(instant), _) => Some(instant.first),
            When::Interval(..) => None,
        }
    }

    /// Last day that it may mean; none when it has no known end.
    pub fn last(&self) -> Option<Day> {
        match self {
            When::Single(instant) | When::Interval(_, End::Known(instant)) => Some(instant.last),
            When::Interval(..) => None,
        }
    }

    /// The day, when it is one date known to the day.
    pub fn day(&self) -> Option<Day> {
        match self {
            When::Single(instant) if instant.precision == Precision::Day => Some(instant.first),
            _ => None,
        }
    }
}

impl End {
    fn parse(text: &str) -> Option<End> {
        match text {
            ".." => Some(End::Open),
            "" => Some(End::Unknown),
            date => Instant::parse(date).map(End::Known),
        }
    }
}

impl Instant {
    fn parse(text: &str) -> Option<Instant> {
        let (date, approximate) = match text.strip_suffix('~') {
            Some(date) => (date, true),
            None => (text, false),
        };
        let (first, last, precision) = span(date)?;
        Some(Instant { first, last, precision, approximate })
    }
}

fn span(date: &str) -> Option<(Day, Day, Precision)> {
    if let Some(decade) = date.strip_suffix('X') {
        let decade = if decade.len() == 3 { digits(decade)? * 10 } else { return None };
        let last = Day::from_ymd(decade + 9, 12, 31)?;
        return Some((Day::from_ymd(decade, 1, 1)?, last, Precision::Decade));
    }
    match date.len() {
        4 => {
            let year = digits(date)?;
            let last = Day::from_ymd(year, 12, 31)?;
            Some((Day::from_ymd(year, 1, 1)?, last, Precision::Year))
        }
        7 => {
            let first = Day::parse(&format!("{date}-01"))?;
            let (year, month, _) = first.ymd();
            let next = if month == 12 { Day::from_ymd(year + 1, 1, 1)? } else { Day::from_ymd(year, month + 1, 1)? };
            Some((first, next.plus(-1), Precision::Month))
        }
        _ => Day::parse(date).map(|day| (day, day, Precision::Day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Option<(Option<String>, Option<String>)> {
        let when = When::parse(text)?;
        Some((when.first().map(Day::iso), when.last().map(Day::iso)))
    }

    fn check(text: &str, first: Option<&str>, last: Option<&str>) {
        assert_eq!(ends(text), Some((first.map(String::from), last.map(String::from))), "{text}");
    }

    #[test]
    fn a_year_is_an_interval_of_days() {
        check("2003", Some("2003-01-01"), Some("2003-12-31"));
    }

    #[test]
    fn february_knows_leap_years() {
        check("2020-02", Some("2020-02-01"), Some("2020-02-29"));
        assert_eq!(When::parse("2019-02-29"), None);
    }

    #[test]
    fn open_and_unknown_ends_differ() {
        check("2003/..", Some("2003-01-01"), None);
        check("2009/", Some("2009-01-01"), None);
        assert_ne!(When::parse("2009/.."), When::parse("2009/"));
    }

    #[test]
    fn an_unspecified_digit_is_a_decade() {
        check("1949/198X", Some("1949-01-01"), Some("1989-12-31"));
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["", "/", "../..", "2020-13", "2020-3-1", "20", "2020-04-31", "2020/2019", "198x", "2020-1"] {
            assert_eq!(When::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_round_trip() {
        for text in ["1949-10-01", "1970-01-01", "2020-02-29"] {
            assert_eq!(Day::parse(text).map(Day::iso).as_deref(), Some(text));
        }
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
    }
}
