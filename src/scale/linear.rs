//! A linear scale. In: a domain of numbers and a range in px. Out: px, and numbers back.

/// A linear scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range_px: (f64, f64),
}

impl Linear {
    /// A scale from `domain` to `range_px`; an empty domain maps to the middle of the range.
    pub fn new(domain: (f64, f64), range_px: (f64, f64)) -> Linear {
        Linear { domain, range_px }
    }

    /// The px of a value.
    pub fn px(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let (from, to) = self.range_px;
        if high == low { (from + to) / 2.0 } else { from + (value - low) / (high - low) * (to - from) }
    }

    /// The value of a px.
    pub fn value(&self, px: f64) -> f64 {
        let (low, high) = self.domain;
        let (from, to) = self.range_px;
        if to == from { low } else { low + (px - from) / (to - from) * (high - low) }
    }

    /// Its domain.
    pub fn domain(&self) -> (f64, f64) {
        self.domain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_there_and_back() {
        let scale = Linear::new((0.0, 10.0), (100.0, 0.0));
        assert_eq!(scale.px(2.5), 75.0);
        assert_eq!(scale.value(75.0), 2.5);
    }

    #[test]
    fn an_empty_domain_maps_to_the_middle() {
        assert_eq!(Linear::new((3.0, 3.0), (0.0, 8.0)).px(3.0), 4.0);
    }
}
