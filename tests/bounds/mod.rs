//! The room that a mark takes, in CSS px.

use response_atlas::scene::mark::{Point, Rect, Shape};
use response_atlas::scene::metrics::width_px;
use response_atlas::scene::style::Anchor;

/// The smallest rectangle around a shape.
pub fn bounds(shape: &Shape) -> Rect {
    let around = |points: &[Point]| {
        let low = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (x, y) = (low(|p| p.x), low(|p| p.y));
        Rect::new(x, y, high(|p| p.x) - x, high(|p| p.y) - y)
    };
    match shape {
        Shape::Line(points, _) | Shape::Area(points, _) => around(points),
        Shape::Disc { center, radius_px, .. } => {
            Rect::new(center.x - radius_px, center.y - radius_px, 2.0 * radius_px, 2.0 * radius_px)
        }
        Shape::Text { at, content, style } => {
            let long = width_px(content, style.size_px, style.weight);
            let left = match style.anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - long / 2.0,
                Anchor::End => at.x - long,
            };
            Rect::new(left, at.y - 0.76 * style.size_px, long, style.size_px)
        }
    }
}
