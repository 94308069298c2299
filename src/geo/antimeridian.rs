//! Cuts lines and closed outlines where the map ends: half a turn either side of its middle.
//!
//! Comes in: unrolled degrees (see [`super::rotate::unrolled`]) and the middle meridian. Goes out:
//! pieces whose longitudes count from the middle, all within ±180. A piece that leaves on one
//! side comes back on the other.

/// Longitude and latitude in degrees.
type Position = (f64, f64);

/// Half a turn in degrees.
const HALF_TURN_DEG: f64 = 180.0;

/// The pieces of an open line.
pub fn cut_line(points_deg: &[Position], center_deg: f64) -> Vec<Vec<Position>> {
    turns(points_deg, center_deg).iter().flat_map(|copy| within(copy)).collect()
}

/// The pieces of a closed outline, each closed along the cut.
pub fn cut_ring(points_deg: &[Position], center_deg: f64) -> Vec<Vec<Position>> {
    let copies = turns(points_deg, center_deg);
    let kept = copies.iter().map(|copy| {
        let east = keep_side(copy, |lon| lon + HALF_TURN_DEG);
        keep_side(&east, |lon| HALF_TURN_DEG - lon)
    });
    kept.filter(|ring| ring.len() > 2).collect()
}

/// The line moved by whole turns, once for each turn in which some of it lies on the map.
fn turns(points_deg: &[Position], center_deg: f64) -> Vec<Vec<Position>> {
    let turn = |lon: f64| libm::floor((lon - center_deg + HALF_TURN_DEG) / 360.0);
    let numbers = points_deg.iter().map(|p| turn(p.0));
    let (first, last) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), n| (a.min(n), b.max(n)));
    let mut copies = Vec::new();
    let mut number = first;
    while number <= last {
        let shift = center_deg + 360.0 * number;
        copies.push(points_deg.iter().map(|&(lon, lat)| (lon - shift, lat)).collect());
        number += 1.0;
    }
    copies
}

/// The pieces of a line within ±180.
fn within(points: &[Position]) -> Vec<Vec<Position>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Position> = Vec::new();
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let Some((from, to)) = inside(*a, *b) else {
            flush(&mut pieces, &mut piece);
            continue;
        };
        if piece.last() != Some(&from) {
            flush(&mut pieces, &mut piece);
            piece.push(from);
        }
        piece.push(to);
    }
    flush(&mut pieces, &mut piece);
    pieces
}

fn flush(pieces: &mut Vec<Vec<Position>>, piece: &mut Vec<Position>) {
    let done = std::mem::take(piece);
    if done.len() > 1 {
        pieces.push(done);
    }
}

/// The part of a segment within ±180.
fn inside(a: Position, b: Position) -> Option<(Position, Position)> {
    let out = |p: Position| p.0.abs() > HALF_TURN_DEG;
    if (out(a) && out(b) && (a.0 > 0.0) == (b.0 > 0.0)) || a == b {
        return None;
    }
    let end = |p: Position| if out(p) { crossing(a, b, HALF_TURN_DEG.copysign(p.0)) } else { p };
    Some((end(a), end(b)))
}

/// Where a segment meets a meridian.
fn crossing(a: Position, b: Position, lon: f64) -> Position {
    let t = if a.0 == b.0 { 0.0 } else { (lon - a.0) / (b.0 - a.0) };
    (lon, a.1 + (b.1 - a.1) * t)
}

/// The part of an outline on one side of a meridian (Sutherland and Hodgman 1974).
fn keep_side(ring: &[Position], distance: impl Fn(f64) -> f64) -> Vec<Position> {
    let mut kept = Vec::with_capacity(ring.len() + 2);
    let Some(mut before) = ring.last().copied() else {
        return kept;
    };
    for &point in ring {
        let (d0, d1) = (distance(before.0), distance(point.0));
        if (d0 < 0.0) != (d1 < 0.0) {
            let lon = before.0 + (point.0 - before.0) * d0 / (d0 - d1);
            kept.push(crossing(before, point, lon));
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
    use super::super::equal_earth::{HALF_WIDTH, forward};
    use super::super::rotate::unrolled;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_over_the_edge_comes_back_on_the_other_side() {
        let pieces = cut_line(&[(170.0, 0.0), (190.0, 10.0)], 0.0);
        assert_eq!(pieces, [vec![(170.0, 0.0), (180.0, 5.0)], vec![(-180.0, 5.0), (-170.0, 10.0)]]);
    }

    #[test]
    fn an_outline_over_the_edge_is_two_closed_ones() {
        let ring = [(170.0, 0.0), (190.0, 0.0), (190.0, 10.0), (170.0, 10.0)];
        let pieces = cut_ring(&ring, 0.0);
        assert_eq!(pieces.len(), 2);
        assert!(pieces.iter().all(|piece| piece.len() == 4));
        assert!(pieces[0].iter().all(|p| (170.0..=180.0).contains(&p.0)));
        assert!(pieces[1].iter().all(|p| (-180.0..=-170.0).contains(&p.0)));
    }

    #[test]
    fn what_lies_within_is_left_alone() {
        let line = [(-10.0, 0.0), (10.0, 10.0)];
        assert_eq!(cut_line(&line, 0.0), [line.to_vec()]);
    }

    proptest! {
        #[test]
        fn no_projected_segment_jumps_more_than_half_the_map(
            points in proptest::collection::vec((-180.0..180.0f64, -89.0..89.0f64), 2..8),
            center in prop_oneof![Just(0.0), Just(150.0), -180.0..180.0f64],
        ) {
            for piece in cut_line(&unrolled(&points), center) {
                let on_map: Vec<f64> = piece.iter().map(|p| forward(p.0.to_radians(), p.1.to_radians()).0).collect();
                prop_assert!(piece.iter().all(|p| p.0.abs() <= 180.0 + 1e-9));
                prop_assert!(on_map.windows(2).all(|w| (w[1] - w[0]).abs() <= HALF_WIDTH * 1.000_001));
            }
        }

        #[test]
        fn a_cut_line_loses_nothing_and_stays_on_the_map(
            a in (-180.0..180.0f64, -80.0..80.0f64),
            b in (-180.0..180.0f64, -80.0..80.0f64),
            center in prop_oneof![Just(0.0), Just(150.0)],
        ) {
            let length = |line: &[Position]| -> f64 {
                line.windows(2).map(|w| libm::hypot(w[1].0 - w[0].0, w[1].1 - w[0].1)).sum()
            };
            let whole = unrolled(&[a, b]);
            let pieces = cut_line(&whole, center);
            prop_assert!(pieces.len() <= 2);
            prop_assert!((pieces.iter().map(|p| length(p)).sum::<f64>() - length(&whole)).abs() < 1e-6);
            prop_assert!(pieces.iter().flatten().all(|p| p.0.abs() <= 180.0 + 1e-9));
        }

        #[test]
        fn cut_land_keeps_its_area(
            a in (-180.0..180.0f64, -70.0..70.0f64),
            (wide, high) in (1.0..170.0f64, 1.0..15.0f64),
            center in prop_oneof![Just(0.0), Just(150.0)],
        ) {
            let ring = [a, (a.0 + wide, a.1), (a.0 + wide, a.1 + high), (a.0 + wide / 3.0, a.1 + high)];
            let area = |ring: &[Position]| -> f64 {
                let next = ring.iter().cycle().skip(1);
                (ring.iter().zip(next).map(|(p, q)| p.0 * q.1 - q.0 * p.1).sum::<f64>() / 2.0).abs()
            };
            let pieces = cut_ring(&ring, center);
            prop_assert!((pieces.iter().map(|p| area(p)).sum::<f64>() - area(&ring)).abs() < 1e-6);
            prop_assert!(pieces.iter().flatten().all(|p| p.0.abs() <= 180.0 + 1e-9));
        }
    }
}
