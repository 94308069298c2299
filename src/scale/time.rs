//! A time scale: days to px. A day's point is its middle, so that a day is as wide as its step.

use super::linear::Linear;
use crate::model::date::Day;

/// A scale of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time {
    days: Linear,
}

impl Time {
    /// A scale from the first to the last day over `range_px`.
    pub fn new(first: Day, last: Day, range_px: (f64, f64)) -> Time {
        Time { days: Linear::new((f64::from(first.0), f64::from(last.0)), range_px) }
    }

    /// The px of a day.
    pub fn px(&self, day: Day) -> f64 {
        self.days.px(f64::from(day.0))
    }

    /// The day nearest to a px.
    pub fn day(&self, px: f64) -> Day {
        Day(libm::round(self.days.value(px)).clamp(-1e8, 1e8) as i32)
    }
}

/// The first days of the months within two days, ends included.
pub fn months(first: Day, last: Day) -> Vec<Day> {
    let (mut year, mut month, day) = first.ymd();
    if day > 1 {
        (year, month) = next_month(year, month);
    }
    let mut starts = Vec::new();
    while let Some(start) = Day::from_ymd(year, month, 1).filter(|d| *d <= last) {
        starts.push(start);
        (year, month) = next_month(year, month);
    }
    starts
}

fn next_month(year: i32, month: u8) -> (i32, u8) {
    if month == 12 { (year + 1, 1) } else { (year, month + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_start_after_a_day_in_the_middle_of_one() {
        let (first, last) = (Day::from_ymd(2019, 12, 31), Day::from_ymd(2020, 2, 1));
        let starts = months(first.expect("a day"), last.expect("a day"));
        assert_eq!(starts.iter().map(|d| d.iso()).collect::<Vec<_>>(), ["2020-01-01", "2020-02-01"]);
    }
}
