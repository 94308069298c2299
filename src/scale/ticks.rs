//! Round numbers for an axis.

/// Round numbers from 0 or below `low` to `high`, about `count` of them: steps of 1, 2 or 5
/// times a power of ten (Heckbert 1990).
pub fn linear(low: f64, high: f64, count: usize) -> Vec<f64> {
    let room = (high - low) / (count.max(2) - 1) as f64;
    if room <= 0.0 || !room.is_finite() {
        return vec![low];
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(room)));
    let step = power
        * match room / power {
            part if part < 1.5 => 1.0,
            part if part < 3.5 => 2.0,
            part if part < 7.5 => 5.0,
            _ => 10.0,
        };
    let first = libm::ceil(low / step - 1e-9) as i64;
    let last = libm::floor(high / step + 1e-9) as i64;
    (first..=last.min(first + 100)).map(|i| i as f64 * step).collect()
}

/// Powers of ten within a positive domain, ends included.
pub fn log(low: f64, high: f64) -> Vec<f64> {
    let first = libm::ceil(libm::log10(low) - 1e-9) as i32;
    let last = libm::floor(libm::log10(high) + 1e-9) as i32;
    (first..=last).map(|e| libm::pow(10.0, f64::from(e))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(linear(0.0, 9.1e6, 6), [0.0, 2e6, 4e6, 6e6, 8e6]);
        assert_eq!(linear(0.0, 1.0, 3), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn powers_of_ten_include_the_ends() {
        assert_eq!(log(1.0, 1000.0).len(), 4);
    }

    #[test]
    fn an_empty_domain_has_one_tick() {
        assert_eq!(linear(2.0, 2.0, 5), [2.0]);
    }
}
