//! Where a day and a value stand in a plot of lines: plain sums, since a large table asks a
//! million times.
//!
//! In: a frame in CSS px, a window of days, the lowest and the highest value. Out: px. On a log
//! scale 0 has no place.

use crate::model::date::Day;
use crate::scene::mark::{Point, Rect, at};

/// From days and values to px.
#[derive(Debug, Clone, Copy)]
pub(super) struct LinePlace {
    /// First and last day in the frame.
    pub window: (Day, Day),
    /// Width of a day, in CSS px.
    pub px_per_day: f64,
    left_px: f64,
    /// Where 0 stands, or on a log scale 1.
    base_px: f64,
    /// Height of one, or on a log scale of a factor of e; below 0, since y grows down.
    px_per_unit: f64,
    is_log: bool,
}

/// Height within which days are drawn as level, in CSS px.
pub(super) const FLAT_PX: f64 = 0.05;

impl LinePlace {
    /// A place for values from `low` to `high`, the one below the other, in a frame.
    pub fn new(window: (Day, Day), (low, high): (f64, f64), is_log: bool, frame: &Rect) -> LinePlace {
        let days = f64::from(window.1.0.saturating_sub(window.0.0)).max(1.0);
        let (low, high) = if is_log { (libm::log(low), libm::log(high)) } else { (low, high) };
        let px_per_unit = -frame.height / (high - low);
        let base_px = frame.bottom() - low * px_per_unit;
        let px_per_day = frame.width.max(1.0) / days;
        LinePlace { window, px_per_day, left_px: frame.x, base_px, px_per_unit, is_log }
    }

    /// The px of a day.
    pub fn x(&self, day: Day) -> f64 {
        self.left_px + f64::from(day.0.saturating_sub(self.window.0.0)) * self.px_per_day
    }

    /// The px of a value; none when the scale cannot show it.
    pub fn y(&self, value: f64) -> Option<f64> {
        if !self.is_log {
            return Some(self.base_px + value * self.px_per_unit);
        }
        (value > 0.0).then(|| self.base_px + libm::log(value) * self.px_per_unit)
    }

    /// Where a value of a day stands; none when the scale cannot show it.
    pub fn point(&self, day: Day, value: f64) -> Option<Point> {
        Some(at(self.x(day), self.y(value)?))
    }

    /// The day under a px, within the window.
    pub fn day(&self, x_px: f64) -> Day {
        let days = libm::round((x_px - self.left_px) / self.px_per_day);
        self.window.0.plus(days.clamp(-1e9, 1e9) as i32).clamp(self.window.0, self.window.1)
    }

    /// True when no eye tells the two values apart, or the scale shows neither.
    pub fn is_flat(&self, low: f64, high: f64) -> bool {
        match (self.y(low), self.y(high)) {
            (Some(low), Some(high)) => low - high <= FLAT_PX,
            (None, None) => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { x: 10.0, y: 0.0, width: 100.0, height: 80.0 };

    #[test]
    fn the_ends_of_the_axis_stand_at_the_ends_of_the_frame() {
        for (is_log, low) in [(false, 0.0), (true, 10.0)] {
            let place = LinePlace::new((Day(5), Day(15)), (low, 1e4), is_log, &FRAME);
            let (foot, top) = (place.point(Day(5), low), place.point(Day(15), 1e4));
            for (point, x, y) in [(foot, 10.0, 80.0), (top, 110.0, 0.0)] {
                let point = point.expect("a place");
                assert!((point.x - x).abs() < 1e-9 && (point.y - y).abs() < 1e-9, "{point:?}");
            }
        }
    }

    #[test]
    fn equal_factors_are_equal_steps_and_zero_has_no_place() {
        let place = LinePlace::new((Day(0), Day(1)), (1.0, 1e4), true, &FRAME);
        assert!((place.y(100.0).unwrap_or(0.0) - 40.0).abs() < 1e-9);
        assert_eq!(place.y(0.0), None);
    }

    #[test]
    fn a_window_of_one_day_has_a_place() {
        let place = LinePlace::new((Day(3), Day(3)), (0.0, 1.0), false, &FRAME);
        assert_eq!((place.x(Day(3)), place.day(50.0)), (10.0, Day(3)));
    }
}
