//! Keeps a line or an outline within a rectangle, since no backend clips.
//!
//! Lines by Liang and Barsky (1984), outlines by Sutherland and Hodgman (1974).

use super::mark::{Point, Rect, at};

/// The pieces of an open line that lie within the frame.
pub fn clip_line(points: &[Point], frame: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut piece: Vec<Point> = Vec::new();
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let Some((from, to)) = clip_segment(*a, *b, frame) else {
            flush(&mut pieces, &mut piece);
            continue;
        };
        if piece.last() != Some(&from) {
            flush(&mut pieces, &mut piece);
            piece.push(from);
        }
        piece.push(to);
        if to != *b {
            flush(&mut pieces, &mut piece);
        }
    }
    flush(&mut pieces, &mut piece);
    pieces
}

fn flush(pieces: &mut Vec<Vec<Point>>, piece: &mut Vec<Point>) {
    if piece.len() > 1 {
        pieces.push(std::mem::take(piece));
    } else {
        piece.clear();
    }
}

/// The part of a segment that lies within the frame; none where they do not even touch.
pub fn clip_segment(a: Point, b: Point, frame: &Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [(-dx, a.x - frame.x), (dx, frame.right() - a.x), (-dy, a.y - frame.y), (dy, frame.bottom() - a.y)];
    for (toward, room) in edges {
        if toward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if toward < 0.0 {
            enter = enter.max(room / toward);
        } else {
            leave = leave.min(room / toward);
        }
    }
    if enter > leave {
        return None;
    }
    let on = |t: f64| at(a.x + dx * t, a.y + dy * t);
    let from = if enter > 0.0 { on(enter) } else { a };
    let to = if leave < 1.0 { on(leave) } else { b };
    Some((from, to))
}

/// The part of a closed outline that lies within the frame; empty when none does.
pub fn clip_area(points: &[Point], frame: &Rect) -> Vec<Point> {
    let left = clip_side(points, |p| p.x - frame.x);
    let right = clip_side(&left, |p| frame.right() - p.x);
    let top = clip_side(&right, |p| p.y - frame.y);
    clip_side(&top, |p| frame.bottom() - p.y)
}

/// Keeps what has a distance of 0 or more to a side.
fn clip_side(points: &[Point], distance: impl Fn(&Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 4);
    let Some(mut before) = points.last().copied() else {
        return kept;
    };
    for &point in points {
        let (d0, d1) = (distance(&before), distance(&point));
        if (d0 < 0.0) != (d1 < 0.0) {
            let t = d0 / (d0 - d1);
            kept.push(at(before.x + (point.x - before.x) * t, before.y + (point.y - before.y) * t));
        }
        if d1 >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };

    #[test]
    fn a_line_that_leaves_and_returns_is_two() {
        let line = [at(5.0, 5.0), at(15.0, 5.0), at(15.0, 8.0), at(5.0, 8.0)];
        let pieces = clip_line(&line, &FRAME);
        assert_eq!(pieces, [vec![at(5.0, 5.0), at(10.0, 5.0)], vec![at(10.0, 8.0), at(5.0, 8.0)]]);
    }

    #[test]
    fn a_line_outside_leaves_nothing() {
        assert!(clip_line(&[at(11.0, 0.0), at(20.0, 3.0)], &FRAME).is_empty());
    }

    #[test]
    fn an_outline_is_cut_at_the_frame() {
        let area = clip_area(&[at(-5.0, 2.0), at(5.0, 2.0), at(5.0, 4.0), at(-5.0, 4.0)], &FRAME);
        assert!(area.iter().all(|p| FRAME.contains(*p)));
        assert_eq!(area.len(), 4);
    }
}
