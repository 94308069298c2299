//! What labels on a case-growth panel must keep clear of.

use super::label::{Taken, text_boxes};
use crate::scene::Scene;
use crate::scene::mark::{Mark, Point, Rect, Shape};

/// Room kept around a disc or a leader, in CSS px.
const CLEAR_PX: f64 = 2.0;

/// What a scene holds already: its texts, its discs, and the short lines that belong to a datum.
pub fn taken(scene: &Scene) -> Taken {
    let mut taken = Taken::default();
    for rect in text_boxes(scene).into_iter().chain(scene.marks.iter().filter_map(solid)) {
        taken.take(rect);
    }
    taken
}

fn solid(mark: &Mark) -> Option<Rect> {
    match &mark.shape {
        Shape::Disc { center, radius_px, .. } => Some(around(&[*center]).grown(*radius_px)),
        Shape::Line(points, _) if mark.datum.is_some() => Some(around(points).grown(CLEAR_PX)),
        _ => None,
    }
}

/// The box around points.
fn around(points: &[Point]) -> Rect {
    let low = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let high = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (low(|p| p.x), low(|p| p.y));
    Rect::new(x, y, high(|p| p.x) - x, high(|p| p.y) - y)
}
