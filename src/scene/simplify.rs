//! Fewer vertices, the same line: what stays within a tolerance in px is dropped.
//!
//! One pass with an opening cone from the last kept point: a point is dropped while the line
//! from the last kept point to the present one passes within the tolerance of every point
//! between. Ends are kept.

use super::mark::Point;

/// Largest distance that the eye does not see, in CSS px.
pub const TOLERANCE_PX: f64 = 0.25;

/// The line with the points dropped that stray less than `tolerance` px.
pub fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    let mut cone = Cone::open();
    let mut last: Option<Point> = None;
    for &point in points {
        let Some(&anchor) = kept.last() else {
            kept.push(point);
            continue;
        };
        if let Some(before) = last.filter(|_| !cone.admits(anchor, point)) {
            kept.push(before);
            cone = Cone::open();
            cone.narrow(before, point, tolerance);
        } else {
            cone.narrow(anchor, point, tolerance);
        }
        last = Some(point);
    }
    kept.extend(last);
    kept
}

/// The directions, as angles from an anchor, that pass near every point seen since.
struct Cone {
    middle: f64,
    low: f64,
    high: f64,
    reach: f64,
}

impl Cone {
    fn open() -> Cone {
        Cone { middle: f64::NAN, low: f64::NEG_INFINITY, high: f64::INFINITY, reach: 0.0 }
    }

    /// True when the segment to `point` passes near everything the cone has seen, and does not
    /// turn back before the farthest of it.
    fn admits(&self, anchor: Point, point: Point) -> bool {
        if self.middle.is_nan() {
            return true;
        }
        let (dx, dy) = (point.x - anchor.x, point.y - anchor.y);
        let angle = turned(libm::atan2(dy, dx) - self.middle);
        libm::hypot(dx, dy) >= self.reach && angle >= self.low && angle <= self.high
    }

    fn narrow(&mut self, anchor: Point, point: Point, tolerance: f64) {
        let (dx, dy) = (point.x - anchor.x, point.y - anchor.y);
        let length = libm::hypot(dx, dy);
        if length <= tolerance {
            return;
        }
        self.reach = self.reach.max(length);
        let direction = libm::atan2(dy, dx);
        if self.middle.is_nan() {
            self.middle = direction;
        }
        let (angle, width) = (turned(direction - self.middle), libm::asin(tolerance / length));
        self.low = self.low.max(angle - width);
        self.high = self.high.min(angle + width);
    }
}

/// An angle brought between -π and π.
fn turned(angle: f64) -> f64 {
    use std::f64::consts::{PI, TAU};
    if angle > PI {
        angle - TAU
    } else if angle < -PI {
        angle + TAU
    } else {
        angle
    }
}

#[cfg(test)]
mod tests {
    use super::super::mark::at;
    use super::*;
    use proptest::prelude::*;

    fn distance(point: Point, a: Point, b: Point) -> f64 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = dx * dx + dy * dy;
        let t = if length == 0.0 { 0.0 } else { ((point.x - a.x) * dx + (point.y - a.y) * dy) / length };
        let t = t.clamp(0.0, 1.0);
        libm::hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
    }

    #[test]
    fn a_straight_line_keeps_its_ends() {
        let line: Vec<Point> = (0..100).map(|i| at(f64::from(i), 2.0 * f64::from(i))).collect();
        assert_eq!(simplify(&line, TOLERANCE_PX), [at(0.0, 0.0), at(99.0, 198.0)]);
    }

    #[test]
    fn a_corner_is_kept() {
        let line = [at(0.0, 0.0), at(5.0, 0.0), at(10.0, 0.0), at(10.0, 10.0)];
        assert_eq!(simplify(&line, TOLERANCE_PX).len(), 3);
    }

    proptest! {
        #[test]
        fn nothing_strays_beyond_the_tolerance(ys in proptest::collection::vec(-50.0..50.0f64, 2..60)) {
            let line: Vec<Point> = ys.iter().enumerate().map(|(i, y)| at(i as f64 * 1.5, *y)).collect();
            let kept = simplify(&line, 0.25);
            for point in &line {
                let nearest = kept.windows(2).map(|w| distance(*point, w[0], w[1])).fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= 0.2501, "{nearest}");
            }
        }
    }
}
