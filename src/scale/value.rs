//! A scale of values, linear or logarithmic. In: values and a range in px. Out: px.

use super::linear::Linear;
use super::log::Log;

/// A scale of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Equal steps are equal numbers.
    Linear(Linear),
    /// Equal steps are equal factors.
    Log(Log),
}

impl Value {
    /// The px of a value; none for what the scale cannot show.
    pub fn px(&self, value: f64) -> Option<f64> {
        match self {
            Value::Linear(scale) => Some(scale.px(value)),
            Value::Log(scale) => scale.px(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_log_scale_cannot_show_zero() {
        let ends = ((1.0, 10.0), (0.0, 1.0));
        assert_eq!(Value::Log(Log::new(ends.0, ends.1)).px(0.0), None);
        assert!(Value::Linear(Linear::new(ends.0, ends.1)).px(0.0).is_some());
    }
}
