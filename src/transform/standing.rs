//! Where a place's count stood on the day on which help is reported: five cases, by rule.
//!
//! Comes in: a cumulative column, the day of the report, whether it tells of something seen on
//! site. Goes out: a [`Standing`]. It says where the count stood and nothing of what help did: no
//! later total is compared with an earlier one.

use crate::model::cases::Column;
use crate::model::date::Day;

/// The total that is told of.
pub const THRESHOLD: f64 = 100.0;

/// Where the count stood when help was reported.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// The total had reached the threshold, so many days before (0: that day).
    After {
        /// Total published that day.
        total: f64,
        /// Days since.
        days: i32,
    },
    /// The total reached the threshold so many days later.
    Before {
        /// Total published that day.
        total: f64,
        /// Days until.
        days: i32,
    },
    /// The total reached the threshold on no day of the series.
    Never {
        /// Total published that day.
        total: f64,
    },
    /// The report tells of something seen on site; when it arrived is not known.
    Seen {
        /// Total published that day.
        total: f64,
    },
    /// No day is reported.
    Undated,
    /// The series has no total for that day.
    Unknown,
}

/// Judges one report. A day without a total is not filled from another.
///
/// ```
/// use response_atlas::model::{cases::Column, date::Day};
/// use response_atlas::transform::standing::{Standing, standing};
///
/// let total = Column::new(Day(0), [12.0, 86.0, 140.0].map(Some));
/// assert_eq!(standing(&total, Some(Day(1)), false), Standing::Before { total: 86.0, days: 1 });
/// ```
pub fn standing(total: &Column, day: Option<Day>, is_seen: bool) -> Standing {
    let Some(day) = day else { return Standing::Undated };
    let Some(now) = total.at(day) else { return Standing::Unknown };
    if is_seen {
        return Standing::Seen { total: now };
    }
    match total.first_at_least(THRESHOLD).map(|reached| reached.0 - day.0) {
        Some(days) if days > 0 => Standing::Before { total: now, days },
        Some(days) => Standing::After { total: now, days: -days },
        None => Standing::Never { total: now },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], day: Option<i32>, is_seen: bool) -> Standing {
        let total = Column::new(Day(0), values.iter().map(|v| Some(*v)));
        standing(&total, day.map(Day), is_seen)
    }

    #[test]
    fn before_and_after_are_counted_from_the_first_day_at_the_threshold() {
        let total = [10.0, 60.0, 100.0, 130.0];
        assert_eq!(check(&total, Some(0), false), Standing::Before { total: 10.0, days: 2 });
        assert_eq!(check(&total, Some(2), false), Standing::After { total: 100.0, days: 0 });
        assert_eq!(check(&total, Some(3), false), Standing::After { total: 130.0, days: 1 });
    }

    #[test]
    fn a_small_series_never_reaches_it() {
        assert_eq!(check(&[3.0, 19.0], Some(1), false), Standing::Never { total: 19.0 });
    }

    #[test]
    fn what_was_seen_on_site_is_not_said_to_have_come_before_or_after() {
        assert_eq!(check(&[10.0, 200.0], Some(0), true), Standing::Seen { total: 10.0 });
    }

    #[test]
    fn no_day_and_no_total_are_said() {
        assert_eq!(check(&[10.0], None, true), Standing::Undated);
        assert_eq!(check(&[10.0], Some(5), false), Standing::Unknown);
    }
}
