//! A scale of years in CSS px that may change its step once, at a decade, and says so.
//!
//! In: the first and last year and the years in which things begin. Out: px for days. Where
//! most things begin late, the years before that decade take less room; both parts are linear,
//! and the axis names both steps.

use crate::model::date::Day;

/// Share of the width that the years before the change of step take.
const EARLY_SHARE: f64 = 0.24;

/// Share of all beginnings that must lie after a change of step.
const LATE_SHARE: f64 = 0.7;

/// Share of the years that must lie before a change of step.
const EARLY_YEARS: f64 = 0.5;

/// A scale of years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearScale {
    /// First and last year.
    pub years: (i32, i32),
    /// The year in which the step changes, if it does.
    pub split: Option<i32>,
    /// Left and right end in CSS px.
    pub range_px: (f64, f64),
}

impl YearScale {
    /// A scale over `range_px`; it changes its step where the beginnings ask for it.
    pub fn new(years: (i32, i32), beginnings: &[i32], range_px: (f64, f64)) -> YearScale {
        YearScale { years, split: split(years, beginnings), range_px }
    }

    /// The px at which a day begins; the ends of the scale for what lies beyond them.
    pub fn start_px(&self, day: Day) -> f64 {
        self.px(year_part(day))
    }

    /// The px at which a day ends.
    pub fn end_px(&self, day: Day) -> f64 {
        self.px(year_part(day.plus(1)))
    }

    /// The px of a time in years, such as 2003.5.
    pub fn px(&self, year: f64) -> f64 {
        let (first, end) = (f64::from(self.years.0), f64::from(self.years.1) + 1.0);
        let (left, right) = self.range_px;
        let year = year.clamp(first, end);
        let Some(split) = self.split.map(f64::from) else {
            return left + (year - first) / (end - first) * (right - left);
        };
        let knee = left + EARLY_SHARE * (right - left);
        if year < split {
            left + (year - first) / (split - first) * (knee - left)
        } else {
            knee + (year - split) / (end - split) * (right - knee)
        }
    }
}

/// The last decade after which most things begin, if much time lies before it.
fn split(years: (i32, i32), beginnings: &[i32]) -> Option<i32> {
    let after = |year: i32| beginnings.iter().filter(|b| **b >= year).count() as f64;
    let all = beginnings.len() as f64;
    let enough = |year: &i32| after(*year) >= LATE_SHARE * all && all > 0.0;
    let decade = (years.0..=years.1).filter(|y| y % 10 == 0).rfind(enough)?;
    let before = f64::from(decade - years.0) / f64::from((years.1 + 1 - years.0).max(1));
    (before >= EARLY_YEARS).then_some(decade)
}

/// A day as years: the start of 2 July 2003 is near 2003.5.
fn year_part(day: Day) -> f64 {
    let (year, _, _) = day.ymd();
    let start = Day::from_ymd(year, 1, 1).map_or(day.0, |d| d.0);
    let next = Day::from_ymd(year + 1, 1, 1).map_or(start + 365, |d| d.0);
    f64::from(year) + f64::from(day.0 - start) / f64::from((next - start).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn the_step_changes_at_the_decade_after_which_most_begins() {
        let scale = YearScale::new((1949, 2020), &[1958, 2003, 2005, 2009, 2020], (0.0, 100.0));
        assert_eq!(scale.split, Some(2000));
        assert!((scale.start_px(day("2000-01-01")) - 24.0).abs() < 1e-9);
        assert!((scale.end_px(day("2020-12-31")) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn an_even_history_keeps_one_step() {
        let scale = YearScale::new((1949, 2020), &[1950, 1960, 1970, 1980, 2020], (0.0, 72.0));
        assert_eq!(scale.split, None);
        assert!((scale.start_px(day("1950-01-01")) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_later_day_is_never_further_left() {
        let scale = YearScale::new((1949, 2020), &[2003], (10.0, 900.0));
        let mut before = 0.0;
        for n in -7670..18_627 {
            let x = scale.start_px(Day(n));
            assert!(x >= before && (10.0..=900.0).contains(&x));
            before = x;
        }
    }
}
