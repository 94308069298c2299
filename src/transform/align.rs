//! Series lined up on the day of their Nth case.
//!
//! In: a cumulative column. Out: the same values by days since the first report at or above a
//! number, which is day 0. Aligned curves compare pace, not dates.

use crate::model::cases::Column;
use crate::model::date::Day;

/// Where a series reaches a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Day of the first report at or above the number.
    pub day: Day,
    /// True when that is the first report of all: the number may have been reached before it.
    pub at_first_report: bool,
}

/// Where a total reaches `number`; none when it never does.
pub fn reached(total: &Column, number: f64) -> Option<Reached> {
    let day = total.first_at_least(number)?;
    let at_first_report = total.present().next().is_some_and(|(first, _)| first == day);
    Some(Reached { day, at_first_report })
}

/// Days from the day a series reached a number; negative before it.
pub fn days_since(reached: Reached, day: Day) -> i32 {
    day.0 - reached.day.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: [Option<f64>; 4]) -> Column {
        Column::new(Day(100), values)
    }

    #[test]
    fn day_0_is_the_first_report_at_or_above_the_number() {
        let found = reached(&column([Some(3.0), Some(99.0), Some(140.0), Some(200.0)]), 100.0);
        assert_eq!(found, Some(Reached { day: Day(102), at_first_report: false }));
        assert_eq!(found.map(|r| days_since(r, Day(103))), Some(1));
    }

    #[test]
    fn a_number_passed_in_a_gap_is_reached_at_the_next_report() {
        let found = reached(&column([Some(3.0), None, None, Some(200.0)]), 100.0);
        assert_eq!(found.map(|r| r.day), Some(Day(103)));
    }

    #[test]
    fn a_series_that_begins_above_the_number_may_have_passed_it_before() {
        let found = reached(&column([Some(27.0), Some(27.0), Some(27.0), Some(44.0)]), 10.0);
        assert_eq!(found, Some(Reached { day: Day(100), at_first_report: true }));
    }

    #[test]
    fn a_correction_downward_does_not_undo_it() {
        let found = reached(&column([Some(90.0), Some(101.0), Some(97.0), Some(105.0)]), 100.0);
        assert_eq!(found.map(|r| r.day), Some(Day(101)));
    }

    #[test]
    fn some_never_reach_it() {
        assert_eq!(reached(&column([Some(1.0), Some(2.0), Some(19.0), Some(19.0)]), 100.0), None);
    }
}
