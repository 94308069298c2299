//! Round days for a time axis: days, months or years, whatever the span asks for.

use crate::model::date::{Day, Precision};

/// Days that an axis names, all to one precision.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Whether days, months or years are named.
    pub precision: Precision,
    /// The first day of each.
    pub starts: Vec<Day>,
}

/// Steps from fine to coarse: the precision, how many of it, and about how many days that is.
const STEPS: [(Precision, i32, f64); 20] = [
    (Precision::Day, 1, 1.0),
    (Precision::Day, 2, 2.0),
    (Precision::Day, 7, 7.0),
    (Precision::Day, 14, 14.0),
    (Precision::Month, 1, 30.4),
    (Precision::Month, 2, 60.9),
    (Precision::Month, 3, 91.3),
    (Precision::Month, 6, 182.6),
    (Precision::Year, 1, 365.2),
    (Precision::Year, 2, 730.5),
    (Precision::Year, 5, 1826.2),
    (Precision::Year, 10, 3652.4),
    (Precision::Year, 20, 7304.8),
    (Precision::Year, 50, 18_262.0),
    (Precision::Year, 100, 36_524.0),
    (Precision::Year, 200, 73_048.0),
    (Precision::Year, 500, 182_621.0),
    (Precision::Year, 1000, 365_242.0),
    (Precision::Year, 2000, 730_485.0),
    (Precision::Year, 5000, 1_826_212.0),
];

/// The finest round days from `first` to `last`, ends included, of which there are about `most`
/// or fewer.
pub fn calendar(first: Day, last: Day, most: usize) -> Calendar {
    let span = f64::from(last.0.saturating_sub(first.0));
    let fits = |days: f64| span / days <= most.max(1) as f64 + 0.5;
    let step = STEPS.iter().find(|(_, _, days)| fits(*days)).or(STEPS.last());
    let (precision, count, _) = *step.unwrap_or(&STEPS[0]);
    let (low, high) = (number(first, precision), number(last, precision));
    let mut starts = Vec::new();
    // The first number may have begun before the first day: it is passed over.
    let mut nth = low.div_euclid(count) * count;
    while nth <= high {
        starts.extend(start(nth, precision).filter(|day| (first..=last).contains(day)));
        nth += count;
    }
    Calendar { precision, starts }
}

/// Monday of 1969-12-29 in [`Day`]s, so that weeks begin on Mondays.
const MONDAY: i32 = -3;

/// How many days, months or years have begun at a day.
fn number(day: Day, precision: Precision) -> i32 {
    let (year, month, _) = day.ymd();
    match precision {
        Precision::Day => day.0 - MONDAY,
        Precision::Month => year * 12 + i32::from(month) - 1,
        _ => year,
    }
}

/// The first day of such a number.
fn start(number: i32, precision: Precision) -> Option<Day> {
    match precision {
        Precision::Day => Some(Day(number + MONDAY)),
        Precision::Month => Day::from_ymd(number.div_euclid(12), number.rem_euclid(12) as u8 + 1, 1),
        _ => Day::from_ymd(number, 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first: &str, last: &str, most: usize, expected: &[&str]) {
        let day = |text| Day::parse(text).expect("a day");
        let starts = calendar(day(first), day(last), most).starts;
        assert_eq!(starts.iter().map(|d| d.iso()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_fortnight_is_named_by_mondays() {
        check("2020-03-01", "2020-03-17", 3, &["2020-03-02", "2020-03-09", "2020-03-16"]);
    }

    #[test]
    fn three_years_are_named_by_halves() {
        let halves = ["2020-07-01", "2021-01-01", "2021-07-01", "2022-01-01", "2022-07-01", "2023-01-01"];
        check("2020-01-22", "2023-03-09", 7, &halves);
    }

    #[test]
    fn a_long_count_of_days_is_named_by_centuries() {
        let starts = ["0500-01-01", "1000-01-01", "1500-01-01", "2000-01-01", "2500-01-01"];
        check("0001-01-01", "2738-11-28", 6, &starts);
    }

    #[test]
    fn one_day_is_named() {
        check("2020-03-01", "2020-03-01", 5, &["2020-03-01"]);
    }
}
