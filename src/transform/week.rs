//! New counts from totals: day by day, and over seven days.
//!
//! In: cumulative columns. Out: counts of a day or of seven days, none where the totals leave it
//! open. A correction that lowers a total gives a negative count, which is kept. Nothing is
//! smoothed but by the trailing mean, which is named so.

use crate::model::cases::Column;
use crate::model::date::Day;

/// Days in a window.
pub const WEEK: i32 = 7;

/// A total at most so many days old may stand in for one that is missing.
pub const OLDEST_STAND_IN: i32 = 3;

/// The count of seven days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    /// New in the seven days up to and with the day.
    pub count: f64,
    /// True when an older total stood in for a missing one at either end.
    pub stood_in: bool,
}

/// New on each day: a day's total less the day's before. None where either is missing; on the
/// first day of the column the total itself, when the column begins with it.
///
/// ```
/// use response_atlas::model::{cases::Column, date::Day};
/// use response_atlas::transform::week::daily;
///
/// let total = Column::new(Day(0), [Some(2.0), Some(5.0), None, Some(9.0)]);
/// let new: Vec<_> = daily(&total).days().map(|(_, n)| n).collect();
/// assert_eq!(new, [Some(2.0), Some(3.0), None, None]);
/// ```
pub fn daily(total: &Column) -> Column {
    let values = total.days().map(|(day, value)| {
        let before = if day == total.start { Some(0.0) } else { total.at(day.plus(-1)) };
        Some(value? - before?)
    });
    Column::new(total.start, values.collect::<Vec<_>>())
}

/// New in the seven days up to and with a day: a difference of two totals.
pub fn week(total: &Column, day: Day) -> Option<Week> {
    let (last, late) = recent(total, day)?;
    let (first, early) = recent(total, day.plus(-WEEK))?;
    Some(Week { count: last - first, stood_in: late || early })
}

/// The trailing seven-day mean of new counts on each day.
pub fn mean(total: &Column) -> Column {
    let values =
        total.days().map(|(day, value)| value.and_then(|_| week(total, day)).map(|w| w.count / f64::from(WEEK)));
    Column::new(total.start, values.collect::<Vec<_>>())
}

/// The total of a day, or the newest of the few days before it, with whether it stood in.
fn recent(total: &Column, day: Day) -> Option<(f64, bool)> {
    (0..=OLDEST_STAND_IN).find_map(|back| total.at(day.plus(-back)).map(|value| (value, back > 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[Option<f64>]) -> Column {
        Column::new(Day(0), values.iter().copied())
    }

    #[test]
    fn a_correction_is_a_negative_day_and_a_gap_is_no_zero() {
        let new = daily(&column(&[Some(4.0), Some(9.0), Some(7.0), None, Some(8.0)]));
        let got: Vec<_> = new.days().map(|(_, v)| v).collect();
        assert_eq!(got, [Some(4.0), Some(5.0), Some(-2.0), None, None]);
    }

    #[test]
    fn seven_days_are_a_difference_of_totals() {
        let total = column(&[1.0, 2.0, 4.0, 8.0, 9.0, 9.0, 9.0, 15.0].map(Some));
        assert_eq!(week(&total, Day(7)), Some(Week { count: 14.0, stood_in: false }));
        assert_eq!(week(&total, Day(6)), None, "there is no total seven days before");
    }

    #[test]
    fn a_total_three_days_old_stands_in_and_says_so() {
        // Totals of days 0 to 3, none on days 4 to 6 (or 7), and again after them.
        let total = |missing: usize| {
            let mut values = vec![Some(10.0); 4];
            values.extend(vec![None; missing]);
            values.extend(vec![Some(24.0); 8]);
            column(&values)
        };
        assert_eq!(week(&total(3), Day(10)), Some(Week { count: 14.0, stood_in: false }), "no gap at either end");
        assert_eq!(week(&total(3), Day(13)), Some(Week { count: 14.0, stood_in: true }), "day 6 by day 3");
        assert_eq!(week(&total(4), Day(14)), None, "day 7 by day 3 would be four days old");
    }

    #[test]
    fn the_mean_is_a_seventh_of_the_week() {
        let total = Column::new(Day(0), (0..20).map(|d| Some(f64::from(d) * 3.0)));
        assert_eq!(mean(&total).at(Day(12)), Some(3.0));
        assert_eq!(mean(&total).at(Day(6)), None);
    }
}
