//! Fewer vertices, the same line: what stays within a tolerance in px is dropped.
//!
//! One pass with an opening cone from the last kept point: a point is dropped while the line
//! from the last kept point to the present one passes within the tolerance of every point
//! between (Sklansky and Gonzalez 1980). Ends are kept, and so is every extreme that the eye can
//! tell from its neighbors. The pass takes one square root a point and no angle, since a large
//! table is simplified anew for each step of a zoom.

use super::mark::Point;

/// Largest distance that the eye does not see, in CSS px.
pub const TOLERANCE_PX: f64 = 0.25;

/// The line with the points dropped that stray less than `tolerance` px.
pub fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let mut line = Simplifier::new(tolerance);
    for &point in points {
        line.add(point);
    }
    line.finish()
}

/// Simplifies a line point by point, so that its full form never stands in memory.
pub struct Simplifier {
    tolerance: f64,
    kept: Vec<Point>,
    cone: Cone,
    last: Option<Point>,
}

impl Simplifier {
    /// A line without points yet; what strays less than `tolerance` px is dropped.
    pub fn new(tolerance: f64) -> Simplifier {
        Simplifier { tolerance, kept: Vec::new(), cone: Cone::OPEN, last: None }
    }

    /// Takes the next point of the line.
    pub fn add(&mut self, point: Point) {
        let Some(&anchor) = self.kept.last() else {
            self.kept.push(point);
            return;
        };
        match self.last {
            Some(before) if !self.cone.admits(anchor, point) => {
                self.kept.push(before);
                self.cone = Cone::OPEN;
                self.cone.narrow(before, point, self.tolerance);
            }
            _ => self.cone.narrow(anchor, point, self.tolerance),
        }
        self.last = Some(point);
    }

    /// True before the first point.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The points that are kept; the next one begins another line.
    pub fn finish(&mut self) -> Vec<Point> {
        let last = self.last.take();
        self.cone = Cone::OPEN;
        let mut kept = std::mem::take(&mut self.kept);
        kept.extend(last);
        kept
    }
}

/// A direction in px; its length means nothing.
type Direction = (f64, f64);

/// The directions from an anchor that pass near every point seen since: those from `low` turning
/// to `high`, at most half a turn.
struct Cone {
    edges: Option<(Direction, Direction)>,
    /// Square of the distance to the farthest point seen.
    reach: f64,
}

impl Cone {
    /// Nothing was seen yet.
    const OPEN: Cone = Cone { edges: None, reach: 0.0 };

    /// True when the segment to `point` passes near everything the cone has seen, and does not
    /// turn back before the farthest of it.
    fn admits(&self, anchor: Point, point: Point) -> bool {
        let Some((low, high)) = self.edges else { return true };
        let (dx, dy) = (point.x - anchor.x, point.y - anchor.y);
        dx * dx + dy * dy >= self.reach && turn(low, (dx, dy)) >= 0.0 && turn((dx, dy), high) >= 0.0
    }

    /// Leaves the directions that pass within the tolerance of `point` too: those between the
    /// tangents to the circle around it.
    fn narrow(&mut self, anchor: Point, point: Point, tolerance: f64) {
        let (dx, dy) = (point.x - anchor.x, point.y - anchor.y);
        let square = dx * dx + dy * dy;
        if square <= tolerance * tolerance {
            return;
        }
        self.reach = self.reach.max(square);
        // The platform's own root is exact everywhere, and one instruction.
        let along = (square - tolerance * tolerance).sqrt();
        let (mut low, mut high) = (
            (dx * along + dy * tolerance, dy * along - dx * tolerance),
            (dx * along - dy * tolerance, dy * along + dx * tolerance),
        );
        if let Some((was_low, was_high)) = self.edges {
            low = if turn(was_low, low) > 0.0 { low } else { was_low };
            high = if turn(high, was_high) > 0.0 { high } else { was_high };
        }
        self.edges = Some((low, high));
    }
}

/// Above 0 when `to` lies less than half a turn on from `from`, below 0 when it lies back.
fn turn(from: Direction, to: Direction) -> f64 {
    from.0 * to.1 - from.1 * to.0
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
