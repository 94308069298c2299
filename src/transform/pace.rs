//! Two measures of how fast a count doubles; neither is a fit on a total, which cannot see decline.
//!
//! **Look-back**: the days since the total was half of today's. **Week over week**: the growth rate
//! r a day between the new cases of this week and of the week before, r = ln(a / b) / 7, which is
//! a doubling time ln 2 / r where r is above zero and a halving time ln 2 / -r where it is below
//! (Wallinga and Lipsitch 2007, Proceedings of the Royal Society B 274, for r; Muniz-Rodriguez et
//! al. 2020, Emerging Infectious Diseases 26(8), for doubling times of COVID-19).

use super::window::{New, STAND_IN_DAYS, WEEK, new_in};
use crate::model::cases::Column;
use crate::model::date::Day;

/// Fewest new cases in a week, and fewest in half a total, that a measure is made of.
pub const FEWEST: f64 = 50.0;

/// Half the width of a 95% interval, in standard errors.
const Z_95: f64 = 1.959_963_984_540_054;

/// How long ago a total was half of what it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HalfAgo {
    /// Days, with fractions.
    pub days: f64,
    /// True when a day without a report lies where the half was passed.
    pub stands_in: bool,
}

/// The days since the total was half of what it is on a day.
///
/// The half was passed between the last report at or below it and the report after that; in
/// between the total is taken to grow by equal factors, so that an exact exponential gives its
/// doubling time. None when the day has no report, when the half was never seen, when the total
/// stood at zero before it, or when more than [`STAND_IN_DAYS`] days lie without a report there.
pub fn half_ago(total: &Column, day: Day) -> Option<HalfAgo> {
    let half = total.at(day)? / 2.0;
    let mut after = (day, half * 2.0);
    let mut at = day.plus(-1);
    while at >= total.start {
        if let Some(value) = total.at(at) {
            if value <= half {
                return between((at, value), after, half, day);
            }
            after = (at, value);
        }
        at = at.plus(-1);
    }
    None
}

fn between(before: (Day, f64), after: (Day, f64), half: f64, day: Day) -> Option<HalfAgo> {
    let step = after.0.0 - before.0.0;
    if before.1 <= 0.0 || after.1 <= before.1 || step > STAND_IN_DAYS + 1 {
        return None;
    }
    let part = libm::log(half / before.1) / libm::log(after.1 / before.1);
    let days = f64::from(day.0 - before.0.0) - part * f64::from(step);
    Some(HalfAgo { days, stands_in: step > 1 })
}

/// The new cases of a week against those of the week before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// New in the 7 days up to the day.
    pub this_week: f64,
    /// New in the 7 days before those.
    pub last_week: f64,
    /// Growth rate a day.
    pub rate: f64,
    /// Its 95% interval, lower and upper.
    pub interval: (f64, f64),
    /// True when an older total stands in at an end of a week.
    pub stands_in: bool,
}

/// The pace at a day; none when either week has fewer than [`FEWEST`] new, or is not known.
///
/// The interval is Wald's on the logarithm of the ratio of two Poisson counts, whose standard
/// error is sqrt(1 / a + 1 / b) (Rothman, Greenland and Lash 2008, Modern Epidemiology, third
/// edition, chapter 14). It holds the chance in the counts alone, not changes in reporting.
pub fn pace(total: &Column, day: Day) -> Option<Pace> {
    let enough = |week: New| (week.count >= FEWEST).then_some(week);
    let this = new_in(total, day, WEEK).and_then(enough)?;
    let last = new_in(total, day.plus(-WEEK), WEEK).and_then(enough)?;
    let days = f64::from(WEEK);
    let rate = libm::log(this.count / last.count) / days;
    let reach = Z_95 * libm::sqrt(1.0 / this.count + 1.0 / last.count) / days;
    Some(Pace {
        this_week: this.count,
        last_week: last.count,
        rate,
        interval: (rate - reach, rate + reach),
        stands_in: this.stands_in || last.stands_in,
    })
}

/// Days in which a count doubles at a rate a day, or halves when the rate is below zero; none at
/// zero.
pub fn days_of(rate: f64) -> Option<f64> {
    let days = std::f64::consts::LN_2 / rate.abs();
    days.is_finite().then_some(days)
}

/// The rate a day of a doubling time in days.
pub fn rate_of(days: f64) -> f64 {
    std::f64::consts::LN_2 / days
}

/// The part of a total that is new in a week when it doubles every `days`: 1 - 2^(-7 / days).
pub fn new_share(days: f64) -> f64 {
    1.0 - libm::pow(2.0, -f64::from(WEEK) / days)
}

#[cfg(test)]
mod tests {
    use super::super::growth::doubled;
    use super::*;

    fn column(values: impl IntoIterator<Item = f64>) -> Column {
        Column::new(Day(0), values.into_iter().map(Some))
    }

    fn exponential(days_each: f64) -> Column {
        column((0..60).map(|day| doubled(1000.0, f64::from(day), days_each)))
    }

    #[test]
    fn an_exact_exponential_gives_its_doubling_time_back_by_both() {
        for days_each in [2.0, 4.5, 7.0, 12.3] {
            let total = exponential(days_each);
            let look = half_ago(&total, Day(59)).expect("it was half");
            let week = pace(&total, Day(59)).expect("two weeks of it");
            assert!((look.days - days_each).abs() < 1e-9, "{look:?}");
            assert!((days_of(week.rate).expect("it grows") - days_each).abs() < 1e-9, "{week:?}");
            assert!(week.rate > 0.0 && week.interval.0 < week.rate && week.rate < week.interval.1);
        }
    }

    #[test]
    fn an_exact_decay_of_new_cases_gives_its_halving_time_back() {
        let mut so_far = 0.0;
        let total = column((0..40).map(|day| {
            so_far += doubled(1e5, -f64::from(day), 6.0);
            so_far
        }));
        let week = pace(&total, Day(39)).expect("two weeks of it");
        assert!(week.rate < 0.0);
        assert!((days_of(week.rate).expect("it shrinks") - 6.0).abs() < 1e-9, "{week:?}");
    }

    #[test]
    fn a_plateau_has_neither() {
        let total = column([500.0; 30]);
        assert_eq!((half_ago(&total, Day(29)), pace(&total, Day(29))), (None, None));
        assert_eq!(days_of(0.0), None);
    }

    #[test]
    fn as_many_new_as_last_week_is_neither_doubling_nor_halving() {
        let steady = column((0..30).map(|day| f64::from(day) * 100.0));
        let week = pace(&steady, Day(29)).expect("two weeks of it");
        assert_eq!((week.rate, days_of(week.rate)), (0.0, None));
        assert!((week.interval.1 + week.interval.0).abs() < 1e-12);
    }

    #[test]
    fn a_corrected_day_does_not_break_it() {
        let (plain, day) = (exponential(4.5), Day(50));
        let corrected: Vec<f64> =
            (0..60).map(|d| plain.at(Day(d)).unwrap_or(0.0) * if d == 48 { 0.7 } else { 1.0 }).collect();
        let corrected = column(corrected);
        assert_eq!(half_ago(&corrected, day), half_ago(&plain, day));
        assert_eq!(pace(&corrected, day), pace(&plain, day));
    }

    #[test]
    fn the_half_is_found_where_it_was_passed_last() {
        // 4 is passed on the way up, lost by a correction, and passed again.
        let look = half_ago(&column([2.0, 5.0, 4.0, 8.0]), Day(3)).expect("it was half");
        assert_eq!(look.days, 1.0);
    }

    #[test]
    fn few_cases_are_hidden() {
        let total = |new: f64| column((0..30).map(|day| 1e4 + f64::from(day) * new / 7.0));
        assert_eq!(pace(&total(49.9), Day(29)), None);
        assert!(pace(&total(50.1), Day(29)).is_some());
    }

    #[test]
    fn a_gap_where_the_half_was_passed_is_flagged_and_a_long_one_gives_none() {
        let gap = |missing: usize| {
            let mut values = vec![Some(2.0)];
            values.extend(std::iter::repeat_n(None, missing));
            values.push(Some(8.0));
            let last = Day(missing as i32 + 1);
            half_ago(&Column::new(Day(0), values), last)
        };
        let near = gap(3).expect("not too long");
        assert!(near.stands_in && (near.days - 2.0).abs() < 1e-9, "{near:?}");
        assert_eq!(gap(4), None);
    }

    #[test]
    fn a_total_that_was_zero_before_has_no_half() {
        assert_eq!(half_ago(&column([0.0, 0.0, 6.0, 6.0]), Day(3)), None);
    }

    #[test]
    fn the_interval_is_that_of_two_poisson_counts() {
        // 200 against 100: ln 2 / 7, give or take 1.96 sqrt(0.015) / 7.
        let total =
            column((0..15).map(|day| {
                if day <= 7 { f64::from(day) * 100.0 / 7.0 } else { 100.0 + f64::from(day - 7) * 200.0 / 7.0 }
            }));
        let week = pace(&total, Day(14)).expect("two weeks of it");
        let reach = 1.959_963_984_540_054 * libm::sqrt(0.015) / 7.0;
        assert!((week.interval.1 - week.interval.0 - 2.0 * reach).abs() < 1e-12, "{week:?}");
    }

    #[test]
    fn at_a_doubling_a_week_half_of_the_total_is_new() {
        assert!((new_share(7.0) - 0.5).abs() < 1e-12);
        let total = exponential(3.0);
        let new = new_in(&total, Day(59), WEEK).expect("a week").count;
        assert!((new / total.at(Day(59)).expect("a total") - new_share(3.0)).abs() < 1e-12);
    }
}
