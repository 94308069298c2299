//! A logarithmic scale. In: a domain of positive numbers and a range in px. Out: px; nothing for
//! zero and below, which a log axis cannot show.

use super::linear::Linear;

/// A logarithmic scale, base 10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Log {
    exponents: Linear,
}

impl Log {
    /// A scale from a positive `domain` to `range_px`.
    pub fn new(domain: (f64, f64), range_px: (f64, f64)) -> Log {
        let low = domain.0.max(f64::MIN_POSITIVE);
        let high = domain.1.max(low);
        Log { exponents: Linear::new((libm::log10(low), libm::log10(high)), range_px) }
    }

    /// The px of a value; none for zero and below.
    pub fn px(&self, value: f64) -> Option<f64> {
        (value > 0.0).then(|| self.exponents.px(libm::log10(value)))
    }

    /// The value of a px.
    pub fn value(&self, px: f64) -> f64 {
        libm::pow(10.0, self.exponents.value(px))
    }

    /// Its domain.
    pub fn domain(&self) -> (f64, f64) {
        let (low, high) = self.exponents.domain();
        (libm::pow(10.0, low), libm::pow(10.0, high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_factors_are_equal_steps() {
        let scale = Log::new((1.0, 1e4), (0.0, 400.0));
        assert!((scale.px(10.0).unwrap_or(0.0) - 100.0).abs() < 1e-9);
        assert!((scale.px(1000.0).unwrap_or(0.0) - 300.0).abs() < 1e-9);
    }

    #[test]
    fn zero_has_no_place() {
        assert_eq!(Log::new((1.0, 10.0), (0.0, 1.0)).px(0.0), None);
    }
}
