//! The quiet ground of the map: land, coasts, the equator and tropics, and borders when asked.
//!
//! In: the land in degrees and a [`MapFrame`]. Out: marks in CSS px, clipped to the frame, with
//! few vertices: islets of a few px² and bends of half a px are dropped. Outlines come
//! larger before what they enclose; water within land is painted over it as paper.

use super::map_frame::MapFrame;
use crate::model::land::{Arc, ArcKind, Land, Ring, RingKind};
use crate::model::order::sort;
use crate::scene::clip::{clip_area, clip_line};
use crate::scene::mark::{Mark, Point, at};
use crate::scene::simplify::simplify;
use crate::scene::style::{DASHED, Paint, Role, Stroke};

/// Smallest outline that is drawn, in px².
const ISLET_PX2: f64 = 3.0;

/// How far a simplified coast may stray, in CSS px.
const COAST_TOLERANCE_PX: f64 = 0.6;

/// Width of coasts and borders, in CSS px.
const EDGE_PX: f64 = 0.75;

/// Latitude of the tropics, in degrees (the obliquity of the ecliptic in 2020).
const TROPIC_DEG: f64 = 23.44;

/// Land and coasts, over the equator and the tropics; with borders when asked.
pub(super) fn marks(land: &Land, frame: &MapFrame, borders: bool) -> Vec<Mark> {
    let mut marks = parallels(frame);
    let edge = Stroke::new(Role::LandEdge, EDGE_PX);
    for ring in &land.rings {
        let role = if ring.kind == RingKind::Hole { Role::Paper } else { Role::Land };
        let coast = lines(&coast(land, ring), frame);
        let areas = match coast.as_slice() {
            [whole] if whole.first() == whole.last() => vec![whole.clone()],
            _ => areas(&outline(land, ring), frame),
        };
        marks.extend(areas.into_iter().map(|area| Mark::area(area, role)));
        marks.extend(coast.into_iter().map(|line| Mark::line(line, edge)));
    }
    if borders {
        for (index, arc) in land.arcs.iter().enumerate().filter(|(_, a)| a.kind == ArcKind::Border) {
            for (piece, disputed) in pieces(land, index, arc) {
                let stroke = if disputed { edge.dashed(DASHED) } else { edge };
                marks.extend(lines(piece, frame).into_iter().map(|line| Mark::line(line, stroke)));
            }
        }
    }
    marks
}

/// The equator and the tropics, just visible.
fn parallels(frame: &MapFrame) -> Vec<Mark> {
    let stroke = Stroke::new(Paint { role: Role::Rule, alpha: 0.7 }, EDGE_PX);
    let of = |lat: f64| {
        let halves = [[(-179.9, lat), (0.0, lat)], [(0.0, lat), (179.9, lat)]];
        halves.iter().flat_map(|half| lines(half, frame)).map(|line| Mark::line(line, stroke)).collect::<Vec<_>>()
    };
    [TROPIC_DEG, 0.0, -TROPIC_DEG].into_iter().flat_map(of).collect()
}

/// The arcs of a ring joined, longitudes running on; closed but about a pole.
fn coast(land: &Land, ring: &Ring) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (index, backward) in &ring.arcs {
        let Some(arc) = land.arcs.get(*index) else { continue };
        let walked: Vec<(f64, f64)> =
            if *backward { arc.points_deg.iter().rev().copied().collect() } else { arc.points_deg.clone() };
        let turn = match (points.last(), walked.first()) {
            (Some(end), Some(start)) => libm::round((end.0 - start.0) / 360.0) * 360.0,
            _ => 0.0,
        };
        let skipped = usize::from(!points.is_empty());
        points.extend(walked.iter().skip(skipped).map(|(lon, lat)| (lon + turn, *lat)));
    }
    points
}

/// A closed outline in degrees; about a pole it goes on along the pole and back.
fn outline(land: &Land, ring: &Ring) -> Vec<(f64, f64)> {
    let mut points = coast(land, ring);
    if let (RingKind::Pole, Some(first), Some(last)) = (ring.kind, points.first().copied(), points.last().copied()) {
        points.extend([(last.0, -90.0), (first.0, -90.0)]);
    }
    points
}

/// What of an outline lies in the frame, islets left out.
fn areas(outline_deg: &[(f64, f64)], frame: &MapFrame) -> Vec<Vec<Point>> {
    let pieces = frame.projection.ring(outline_deg);
    let clipped = pieces.iter().map(|piece| simplify(&clip_area(&on_plane(piece), &frame.rect), COAST_TOLERANCE_PX));
    clipped.filter(|area| area.len() > 2 && area_px2(area) >= ISLET_PX2).collect()
}

/// What of a line lies in the frame, the coasts of islets left out.
fn lines(points_deg: &[(f64, f64)], frame: &MapFrame) -> Vec<Vec<Point>> {
    let closed = points_deg.first() == points_deg.last();
    let pieces = frame.projection.line(points_deg);
    let shown = pieces.iter().map(|piece| on_plane(piece)).filter(|p| !closed || area_px2(p) >= ISLET_PX2);
    shown.flat_map(|p| clip_line(&p, &frame.rect)).map(|line| simplify(&line, COAST_TOLERANCE_PX)).collect()
}

fn on_plane(piece: &[(f64, f64)]) -> Vec<Point> {
    piece.iter().map(|(x, y)| at(*x, *y)).collect()
}

/// Area within a closed outline (the shoelace formula).
fn area_px2(points: &[Point]) -> f64 {
    let next = points.iter().cycle().skip(1);
    let doubled: f64 = points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    doubled.abs() / 2.0
}

/// An arc in pieces, each with whether there is a dispute over it.
fn pieces<'a>(land: &Land, index: usize, arc: &'a Arc) -> Vec<(&'a [(f64, f64)], bool)> {
    let mut parts: Vec<(usize, usize)> =
        land.disputed.iter().filter(|d| d.arc == index).map(|d| (d.from_point, d.to_point)).collect();
    sort(&mut parts, |a, b| a.cmp(b));
    let last = arc.points_deg.len().saturating_sub(1);
    let mut cuts = Vec::new();
    let mut from = 0;
    for (start, end) in parts {
        cuts.extend([(from, start, false), (start, end, true)]);
        from = end;
    }
    cuts.push((from, last, false));
    let points = |(a, b, disputed)| Some((arc.points_deg.get(a..=b)?, disputed));
    cuts.into_iter().filter(|(a, b, _)| a < b).filter_map(points).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fact::Bilingual;
    use crate::model::land::Disputed;

    fn arc(kind: ArcKind, points: &[(f64, f64)]) -> Arc {
        Arc { id: 0, kind, points_deg: points.to_vec() }
    }

    #[test]
    fn a_backward_arc_across_the_date_line_is_joined_without_a_jump() {
        let arcs = vec![
            arc(ArcKind::Coast, &[(170.0, 0.0), (185.0, 0.0)]),
            arc(ArcKind::Coast, &[(170.0, 0.0), (170.0, 9.0), (-175.0, 0.0)]),
        ];
        let ring = Ring { kind: RingKind::Outer, arcs: vec![(0, false), (1, true)] };
        let land = Land { arcs, ..Land::default() };
        let outline = outline(&land, &ring);
        assert_eq!(outline, [(170.0, 0.0), (185.0, 0.0), (530.0, 9.0), (530.0, 0.0)]);
    }

    #[test]
    fn only_the_disputed_part_of_a_border_is_apart() {
        let border = arc(ArcKind::Border, &[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]);
        let disputed = vec![Disputed { arc: 0, from_point: 1, to_point: 2, title: Bilingual::default() }];
        let land = Land { arcs: vec![border.clone()], disputed, ..Land::default() };
        let parts: Vec<(usize, bool)> = pieces(&land, 0, &border).iter().map(|(p, d)| (p.len(), *d)).collect();
        assert_eq!(parts, [(2, false), (2, true), (2, false)]);
    }
}
