//! How many days a doubling takes, by two measures that a pupil can check. Neither is a fit on
//! cumulative counts, which could not see a decline.
//!
//! *Look-back*: days since the total was half of today's. Between two days the total is taken to
//! grow by an even factor, so an exact exponential gives its doubling time back.
//!
//! *Week over week*: the growth rate r = ln(this week / last week) / 7 per day of two seven-day
//! counts; the doubling time is ln 2 / r, a halving time where r is below zero (Anderson et al.
//! 2020, *Reproduction number (R) and growth rate (r) of the COVID-19 epidemic in the UK*, the
//! Royal Society, section 2). Its interval is the 95% interval of a ratio of two Poisson counts on
//! the log scale, ln(a / b) ± 1.96 √(1/a + 1/b) (Rothman, Greenland and Lash 2008, *Modern
//! Epidemiology*, 3rd edition, chapter 14). It knows of chance in counting alone, not of changes
//! in tests or delays.

use super::week::{WEEK, week};
use crate::model::cases::Column;
use crate::model::date::Day;

/// Fewest new counts in either week that a rate is told for.
pub const FEWEST: f64 = 50.0;

/// Standard errors to either side of a 95% interval.
const Z_95: f64 = 1.959_963_984_540_054;

/// A growth rate from two weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weekly {
    /// New counts of the seven days up to the day.
    pub recent: f64,
    /// New counts of the seven days before them.
    pub earlier: f64,
    /// Growth rate per day, natural.
    pub rate: f64,
    /// Lower and upper end of its 95% interval.
    pub interval: (f64, f64),
    /// True when an older total stood in for a missing one.
    pub stood_in: bool,
}

impl Weekly {
    /// Days to double; below zero, days to halve. None when nothing changed.
    pub fn days(&self) -> Option<f64> {
        days(self.rate)
    }
}

/// Days to double at a rate per day; below zero, days to halve; none at zero.
pub fn days(rate: f64) -> Option<f64> {
    (rate != 0.0).then(|| core::f64::consts::LN_2 / rate)
}

/// Days since the total was half of what it is on a day; none when the series does not go back so
/// far, or when there is no total of the day.
///
/// ```
/// use response_atlas::model::{cases::Column, date::Day};
/// use response_atlas::transform::doubling::look_back;
///
/// // A total that doubles every two days.
/// let total = Column::new(Day(0), [100.0, 141.4, 200.0, 282.8, 400.0].map(Some));
/// let days = look_back(&total, Day(4)).ok_or("half of it is there")?;
/// assert!((days - 2.0).abs() < 0.01);
/// # Ok::<(), &str>(())
/// ```
pub fn look_back(total: &Column, day: Day) -> Option<f64> {
    let half = total.at(day).filter(|now| *now > 0.0)? / 2.0;
    let mut later: Option<(Day, f64)> = None;
    let mut found = None;
    for (at, value) in total.present().take_while(|(at, _)| *at <= day) {
        if let Some((before, low)) = later
            && low <= half
            && value > half
        {
            found = Some(crossing((before, low), (at, value), half));
        }
        later = Some((at, value));
    }
    found.map(|at| f64::from(day.0) - at)
}

/// Where a total passes `half` between two days, growing by an even factor; evenly from zero.
fn crossing((before, low): (Day, f64), (after, high): (Day, f64), half: f64) -> f64 {
    let part = if low > 0.0 { libm::log(half / low) / libm::log(high / low) } else { half / high };
    f64::from(before.0) + part * f64::from(after.0 - before.0)
}

/// The rate between the week up to a day and the week before; none under [`FEWEST`] in either.
///
/// ```
/// use response_atlas::model::{cases::Column, date::Day};
/// use response_atlas::transform::doubling::week_over_week;
///
/// // 70 new in one week, 140 in the next: the rate doubles in seven days.
/// let new = (0..15).map(|day| if day <= 7 { 10.0 * f64::from(day) } else { 70.0 + 20.0 * f64::from(day - 7) });
/// let total = Column::new(Day(0), new.map(Some));
/// let weekly = week_over_week(&total, Day(14)).ok_or("two full weeks")?;
/// assert_eq!((weekly.recent, weekly.earlier), (140.0, 70.0));
/// assert!(weekly.days().is_some_and(|days| (days - 7.0).abs() < 1e-9));
/// # Ok::<(), &str>(())
/// ```
pub fn week_over_week(total: &Column, day: Day) -> Option<Weekly> {
    let (recent, earlier) = (week(total, day)?, week(total, day.plus(-WEEK))?);
    if recent.count < FEWEST || earlier.count < FEWEST {
        return None;
    }
    let ratio = libm::log(recent.count / earlier.count);
    let error = Z_95 * libm::sqrt(1.0 / recent.count + 1.0 / earlier.count);
    let days = f64::from(WEEK);
    Some(Weekly {
        recent: recent.count,
        earlier: earlier.count,
        rate: ratio / days,
        interval: ((ratio - error) / days, (ratio + error) / days),
        stood_in: recent.stood_in || earlier.stood_in,
    })
}

/// New counts of a week at a total that doubles every `days`: total × (1 − 2^(−7/T)).
pub fn new_in_a_week(total: f64, days: f64) -> f64 {
    total * (1.0 - libm::pow(2.0, -f64::from(WEEK) / days))
}

#[cfg(test)]
mod tests {
    use super::super::growth::doubled;
    use super::*;

    fn exponential(days: f64) -> Column {
        Column::new(Day(0), (0..60).map(|day| Some(doubled(1000.0, f64::from(day), days))))
    }

    #[test]
    fn an_exact_exponential_gives_its_doubling_time_back() {
        for time in [2.5, 4.0, 11.0] {
            let total = exponential(time);
            let back = look_back(&total, Day(50)).expect("it goes back far enough");
            assert!((back - time).abs() < 1e-9, "{back}");
            let weekly = week_over_week(&total, Day(50)).and_then(|w| w.days()).expect("a rate");
            assert!((weekly - time).abs() < 1e-9, "{weekly}");
        }
    }

    #[test]
    fn an_exact_exponential_moves_along_its_guide() {
        for time in [2.0, 3.0, 7.0, 14.0, 30.0] {
            let total = exponential(time);
            let (now, new) = (total.at(Day(50)).expect("a total"), week(&total, Day(50)).expect("a week").count);
            assert!((new / new_in_a_week(now, time) - 1.0).abs() < 1e-9, "{time}");
        }
    }

    #[test]
    fn a_halving_time_is_below_zero_and_no_change_has_none() {
        assert_eq!(days(0.0), None);
        assert!((days(core::f64::consts::LN_2 / 7.0).expect("a time") - 7.0).abs() < 1e-9);
        assert!((days(-core::f64::consts::LN_2 / 7.0).expect("a time") + 7.0).abs() < 1e-9);
    }

    #[test]
    fn an_exact_decay_gives_its_halving_time() {
        let mut sum = 0.0;
        let total = Column::new(
            Day(0),
            (0..60).map(|day| {
                sum += doubled(1e6, f64::from(day), -9.0);
                Some(sum)
            }),
        );
        let days = week_over_week(&total, Day(40)).and_then(|w| w.days()).expect("a rate");
        assert!((days + 9.0).abs() < 1e-9, "{days}");
    }

    #[test]
    fn a_plateau_has_neither() {
        let flat = Column::new(Day(0), vec![Some(5000.0); 40]);
        assert_eq!(week_over_week(&flat, Day(30)), None);
        assert_eq!(look_back(&flat, Day(30)), None);
        let even = Column::new(Day(0), (0..40).map(|d| Some(f64::from(d) * 100.0)));
        assert_eq!(week_over_week(&even, Day(30)).and_then(|w| w.days()), None);
    }

    #[test]
    fn a_corrected_day_does_not_break_it() {
        let mut values: Vec<Option<f64>> = exponential(5.0).days().map(|(_, v)| v).collect();
        values[30] = values[29].map(|v| v * 0.9);
        let total = Column::new(Day(0), values);
        assert!(look_back(&total, Day(31)).is_some_and(|d| d > 0.0));
        assert!(look_back(&total, Day(30)).is_some_and(|d| d > 0.0));
        assert!(week_over_week(&total, Day(33)).is_some_and(|w| w.days().is_some_and(|d| (d - 5.0).abs() < 1e-9)));
    }

    #[test]
    fn few_counts_tell_no_rate() {
        let total = Column::new(Day(0), (0..40).map(|d| Some(f64::from(d) * 7.0)));
        assert_eq!(week_over_week(&total, Day(30)), None, "49 in each week");
    }

    #[test]
    fn the_interval_holds_the_rate_and_narrows_with_counts() {
        let wide = week_over_week(&Column::new(Day(0), (0..40).map(|d| Some(f64::from(d) * 20.0))), Day(30));
        let narrow = week_over_week(&Column::new(Day(0), (0..40).map(|d| Some(f64::from(d) * 2000.0))), Day(30));
        let width = |w: Option<Weekly>| w.map(|w| w.interval.1 - w.interval.0).expect("a rate");
        assert!((width(wide) / width(narrow) - 10.0).abs() < 1e-9);
        assert!(wide.is_some_and(|w| w.interval.0 < w.rate && w.rate < w.interval.1));
    }

    #[test]
    fn a_week_at_constant_doubling() {
        assert!((new_in_a_week(1280.0, 7.0) - 640.0).abs() < 1e-9);
        let total = exponential(3.0);
        let week = week(&total, Day(40)).expect("a week").count;
        let there = total.at(Day(40)).expect("a total");
        assert!((week / new_in_a_week(there, 3.0) - 1.0).abs() < 1e-9);
    }
}
