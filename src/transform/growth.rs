//! How fast a total grows: days to reach a total, doublings on the way.
//!
//! In: cumulative columns. Out: days and doublings. A doubling is a factor of two, so a growth
//! from a to b holds log2(b / a) of them (for instance Muniz-Rodriguez et al. 2020, Emerging
//! Infectious Diseases 26(8)).

use crate::model::cases::Column;
use crate::model::date::Day;

/// A span between two totals of one series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Doublings between the totals of the two days; none when one of them is zero.
    pub doublings: Option<f64>,
}

impl Span {
    /// Days from the first to the last.
    pub fn days(&self) -> i32 {
        self.to.0 - self.from.0
    }

    /// Days for each doubling on average; none when nothing doubled.
    pub fn days_each(&self) -> Option<f64> {
        let doublings = self.doublings.filter(|d| *d > 0.0)?;
        Some(f64::from(self.days()) / doublings)
    }
}

/// The span from the day a series reaches `from_total` to the day it reaches `to_total`;
/// `from_total` of zero means `day_zero`.
pub fn span(total: &Column, from_total: f64, to_total: f64, day_zero: Day) -> Option<Span> {
    let from = if from_total > 0.0 { total.first_at_least(from_total)? } else { day_zero };
    let to = total.first_at_least(to_total)?;
    let doublings = doublings(total.at(from)?, total.at(to)?);
    Some(Span { from, to, doublings })
}

/// Doublings from `a` to `b`; none unless both are above zero.
///
/// ```
/// use response_atlas::transform::growth::doublings;
///
/// // From 100,000 to 800,000 are three doublings, however long they take.
/// assert_eq!(doublings(100_000.0, 800_000.0), Some(3.0));
/// assert_eq!(doublings(0.0, 800_000.0), None);
/// ```
pub fn doublings(a: f64, b: f64) -> Option<f64> {
    (a > 0.0 && b > 0.0).then(|| libm::log2(b / a))
}

/// The total after `days` of constant doubling every `doubling_days`, from `start`.
pub fn doubled(start: f64, days: f64, doubling_days: f64) -> f64 {
    start * libm::pow(2.0, days / doubling_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_exponential_gives_its_doubling_time_back() {
        let total = Column::new(Day(0), (0..40).map(|day| Some(doubled(100.0, f64::from(day), 4.0))));
        let span = span(&total, 100.0, 100.0 * 64.0, Day(0)).expect("it gets there");
        assert_eq!(span.days(), 24);
        assert!((span.days_each().expect("it grows") - 4.0).abs() < 1e-9);
    }

    #[test]
    fn a_plateau_has_no_doubling() {
        assert_eq!(doublings(5.0, 5.0), Some(0.0));
        let flat = Span { from: Day(0), to: Day(3), doublings: Some(0.0) };
        assert_eq!(flat.days_each(), None);
    }

    #[test]
    fn a_total_never_reached_has_no_span() {
        let total = Column::new(Day(0), [Some(1.0), Some(2.0)]);
        assert_eq!(span(&total, 1.0, 50.0, Day(0)), None);
    }
}
