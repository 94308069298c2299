//! New counts: by day, and in a trailing window of days, as differences of totals.
//!
//! In: a cumulative column. Out: columns of new counts, gaps and corrections downward kept as
//! they are. A sum over a window is the difference of the totals at its two ends, so a day
//! without a report inside it costs nothing; at an end, a total at most [`STAND_IN_DAYS`] old may
//! stand in, and the day is flagged.

use crate::model::cases::Column;
use crate::model::date::Day;

/// Days in the windows.
pub const WEEK: i32 = 7;

/// How old a total may be that stands in for a missing one, in days.
pub const STAND_IN_DAYS: i32 = 3;

/// A total of a day, or an older one in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The total.
    pub total: f64,
    /// True when it is an older one.
    pub stands_in: bool,
}

/// A new count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct New {
    /// How many; below zero when a correction outweighs them.
    pub count: f64,
    /// True when an older total stands in at an end, so that the days are not exactly those.
    pub stands_in: bool,
}

/// The total of a day, else the latest of the [`STAND_IN_DAYS`] before it.
pub fn known(total: &Column, day: Day) -> Option<Known> {
    let of = |age: i32| total.at(day.plus(-age)).map(|total| Known { total, stands_in: age > 0 });
    (0..=STAND_IN_DAYS).find_map(of)
}

/// What the report of a day adds to the last total before it. The first report of a series counts
/// whole; after a gap the report holds more than one day and is flagged; none in a gap.
pub fn new_in_report(total: &Column, day: Day) -> Option<New> {
    let now = total.at(day)?;
    let mut before = day.plus(-1);
    while before >= total.start {
        if let Some(then) = total.at(before) {
            return Some(New { count: now - then, stands_in: day.0 - before.0 > 1 });
        }
        before = before.plus(-1);
    }
    Some(New { count: now, stands_in: false })
}

/// New in the `days` up to a day: its total less the total `days` before. None where either is
/// unknown for longer than a total may stand in.
pub fn new_in(total: &Column, day: Day, days: i32) -> Option<New> {
    let (now, then) = (known(total, day)?, known(total, day.plus(-days))?);
    Some(New { count: now.total - then.total, stands_in: now.stands_in || then.stands_in })
}

/// The trailing 7-day mean of new counts: the week's new, by seven.
pub fn week_mean(total: &Column, day: Day) -> Option<New> {
    let week = new_in(total, day, WEEK)?;
    Some(New { count: week.count / f64::from(WEEK), ..week })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[Option<f64>]) -> Column {
        Column::new(Day(0), values.iter().copied())
    }

    fn new(count: f64, stands_in: bool) -> Option<New> {
        Some(New { count, stands_in })
    }

    #[test]
    fn a_report_is_what_it_adds() {
        let total = column(&[Some(2.0), Some(5.0), Some(5.0), Some(9.0)]);
        let days: Vec<_> = (0..4).map(|day| new_in_report(&total, Day(day))).collect();
        assert_eq!(days, [new(2.0, false), new(3.0, false), new(0.0, false), new(4.0, false)]);
    }

    #[test]
    fn negative_correction_is_kept() {
        let total = column(&[Some(5.0), Some(8.0), Some(6.0), Some(7.0)]);
        assert_eq!(new_in_report(&total, Day(2)), new(-2.0, false));
        assert_eq!(new_in(&total, Day(2), 1), new(-2.0, false));
    }

    #[test]
    fn a_gap_stays_a_gap_and_the_report_after_it_is_flagged() {
        let total = column(&[Some(1.0), None, None, Some(7.0)]);
        assert_eq!(new_in_report(&total, Day(1)), None);
        assert_eq!(new_in_report(&total, Day(3)), new(6.0, true));
    }

    #[test]
    fn a_window_is_a_difference_of_totals_whatever_lies_between() {
        let total = column(&[Some(1.0), None, None, Some(7.0)]);
        assert_eq!(new_in(&total, Day(3), 3), new(6.0, false));
    }

    #[test]
    fn a_total_at_most_three_days_old_stands_in() {
        let total = column(&[Some(4.0), None, None, None, None, Some(9.0), Some(11.0)]);
        assert_eq!(known(&total, Day(3)).map(|k| (k.total, k.stands_in)), Some((4.0, true)));
        assert_eq!(known(&total, Day(4)), None);
        assert_eq!(new_in(&total, Day(6), 3), new(7.0, true));
        assert_eq!(new_in(&total, Day(6), 2), None);
    }

    #[test]
    fn nothing_is_known_before_the_first_day() {
        let total = column(&[Some(1.0), Some(2.0), Some(3.0), Some(4.0)]);
        assert_eq!(new_in(&total, Day(3), WEEK), None);
        assert_eq!(new_in(&total, Day(3), 3), new(3.0, false));
    }

    #[test]
    fn the_mean_is_the_week_by_seven() {
        let total = Column::new(Day(0), (0..9).map(|day| Some(f64::from(day * day))));
        assert_eq!(week_mean(&total, Day(8)), new((64.0 - 1.0) / 7.0, false));
    }
}
