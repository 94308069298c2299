//! A stated figure against the reference: by its qualifier, in days first, in percent second.
//!
//! “Over X” agrees when the series is at or above X. A bare or “about” figure stands for half its
//! last digit either way. The gap is the days between the count's own day and the days on which
//! the series passed the figure's lowest and highest reading.

use crate::model::cases::Column;
use crate::model::date::Day;
use crate::model::fact::Qualifier;

/// How a stated figure stands to a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// True when the series agrees by the figure's qualifier.
    pub agrees: bool,
    /// Days by which the figure trails the series (fewest, most); negative when it is ahead.
    /// None when the series never came so far.
    pub days_behind: Option<(i32, i32)>,
    /// The series less the figure, in percent of the series.
    pub percent: f64,
}

/// Judges a figure as of a day.
///
/// ```
/// use response_atlas::model::{cases::Column, date::Day, fact::Qualifier};
/// use response_atlas::transform::agree::agree;
///
/// let total = Column::new(Day(0), [1.4e6, 1.5e6, 1.6e6].map(Some));
/// let judged = agree(&total, Day(2), 1.5e6, Qualifier::Over).ok_or("a total of the day")?;
/// assert!(judged.agrees);
/// # Ok::<(), &str>(())
/// ```
pub fn agree(total: &Column, as_of: Day, stated: f64, qualifier: Qualifier) -> Option<Agreement> {
    let reference = total.at(as_of)?;
    let half = half_last_digit(stated);
    let agrees = match qualifier {
        Qualifier::Over | Qualifier::AtLeast => reference >= stated,
        Qualifier::Under => reference < stated,
        Qualifier::Nearly => reference <= stated && reference >= stated - 2.0 * half,
        Qualifier::AsGiven | Qualifier::About => (reference - stated).abs() <= half,
    };
    let passed = |value: f64| total.first_at_least(value).map(|day| as_of.0 - day.0);
    let days_behind = match (passed(stated + half), passed(stated - half)) {
        (Some(fewest), Some(most)) => Some((fewest, most)),
        (None, Some(most)) => Some((most, most)),
        _ => None,
    };
    let percent = if reference > 0.0 { (reference - stated) / reference * 100.0 } else { 0.0 };
    Some(Agreement { agrees, days_behind, percent })
}

/// Half of the last digit that is not zero: 50,000 for 1.6 million.
pub fn half_last_digit(value: f64) -> f64 {
    let mut digit = 1.0;
    while value != 0.0 && value % (digit * 10.0) == 0.0 {
        digit *= 10.0;
    }
    digit / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rising() -> Column {
        Column::new(Day(0), [1.4e6, 1.5e6, 1.6e6, 1.7e6, 1.8e6].map(Some))
    }

    #[test]
    fn over_agrees_at_and_above() {
        let check = |stated| agree(&rising(), Day(4), stated, Qualifier::Over).map(|a| a.agrees);
        assert_eq!((check(1.8e6), check(1.7e6), check(1.9e6)), (Some(true), Some(true), Some(false)));
    }

    #[test]
    fn a_rounded_figure_stands_for_half_its_last_digit() {
        assert_eq!(half_last_digit(1.6e6), 50_000.0);
        let close = Column::new(Day(0), [Some(1_640_000.0)]);
        assert_eq!(agree(&close, Day(0), 1.6e6, Qualifier::AsGiven).map(|a| a.agrees), Some(true));
    }

    #[test]
    fn the_gap_is_told_in_days() {
        let gap = agree(&rising(), Day(4), 1.6e6, Qualifier::AsGiven).expect("a day of the series");
        assert!(!gap.agrees);
        assert_eq!(gap.days_behind, Some((1, 2)));
    }

    #[test]
    fn no_reference_no_judgement() {
        assert_eq!(agree(&rising(), Day(9), 1.0, Qualifier::Over), None);
    }
}
