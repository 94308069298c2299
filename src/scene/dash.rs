//! Cuts a line into its dashes, since no backend does. Lengths in CSS px.

use super::mark::{Point, at};
use super::style::Dash;

/// The drawn pieces of a dashed line, each a line of its own.
pub fn dashes(points: &[Point], dash: Dash) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    if dash.on_px <= 0.0 || dash.off_px <= 0.0 {
        return vec![points.to_vec()];
    }
    let mut piece: Vec<Point> = Vec::new();
    let (mut drawing, mut left) = (true, dash.on_px);
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        // The platform's own root is exact everywhere, and one instruction.
        let length = (dx * dx + dy * dy).sqrt();
        let mut walked = 0.0;
        while walked < length {
            if drawing && piece.is_empty() {
                piece.push(between(*a, *b, walked / length));
            }
            let step = left.min(length - walked);
            walked += step;
            left -= step;
            if drawing {
                piece.push(between(*a, *b, walked / length));
            }
            if left <= f64::EPSILON {
                if drawing {
                    pieces.push(std::mem::take(&mut piece));
                }
                drawing = !drawing;
                left = if drawing { dash.on_px } else { dash.off_px };
            }
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

fn between(a: Point, b: Point, t: f64) -> Point {
    at(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_their_share() {
        let pieces = dashes(&[at(0.0, 0.0), at(100.0, 0.0)], Dash { on_px: 5.0, off_px: 5.0 });
        assert_eq!(pieces.len(), 10);
        assert_eq!(pieces.first(), Some(&vec![at(0.0, 0.0), at(5.0, 0.0)]));
    }

    #[test]
    fn a_dash_goes_around_a_corner() {
        let pieces = dashes(&[at(0.0, 0.0), at(3.0, 0.0), at(3.0, 9.0)], Dash { on_px: 5.0, off_px: 1.0 });
        assert_eq!(pieces.first().map(Vec::len), Some(3));
    }
}
