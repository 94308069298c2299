//! The stages in order: unroll, cut, project, resample, fit.

use super::antimeridian::{cut_line, cut_ring};
use super::equal_earth::forward;
use super::fit::{Bounds, Fit};
use super::resample::resample;
use super::rotate::{from_center_deg, unrolled};

/// A position as a pair.
type Pair = (f64, f64);

/// How far a projected edge may stray from its true course, in the frame's unit.
const TOLERANCE: f64 = 0.25;

/// Equal Earth about a meridian, fitted into a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    center_deg: f64,
    fit: Fit,
}

impl Projection {
    /// Fits bounds (of [`planar`] positions) into a frame (left, top, width, height).
    pub fn new(center_deg: f64, bounds: &Bounds, frame: (f64, f64, f64, f64)) -> Projection {
        Projection { center_deg, fit: Fit::new(bounds, frame) }
    }

    /// A position in the frame.
    pub fn point(&self, position_deg: Pair) -> Pair {
        self.fit.apply(planar(position_deg, self.center_deg))
    }

    /// The image of a position that lies the short way round from another, even where that is
    /// beyond the edge of the map.
    pub fn point_beside(&self, position_deg: Pair, other_deg: Pair) -> Pair {
        let other = from_center_deg(other_deg.0, self.center_deg);
        let lon = other + from_center_deg(position_deg.0, other_deg.0);
        self.fit.apply(forward(lon.to_radians(), position_deg.1.to_radians()))
    }

    /// The pieces of an open line in the frame.
    pub fn line(&self, points_deg: &[Pair]) -> Vec<Vec<Pair>> {
        cut_line(&unrolled(points_deg), self.center_deg).iter().map(|piece| self.bent(piece)).collect()
    }

    /// The pieces of a closed outline in the frame. Longitudes must run on already, since an
    /// outline about a pole ends a turn away from its start.
    pub fn ring(&self, points_deg: &[Pair]) -> Vec<Vec<Pair>> {
        let closed = cut_ring(points_deg, self.center_deg).into_iter().map(|mut piece| {
            piece.extend(piece.first().copied());
            self.bent(&piece)
        });
        closed.collect()
    }

    /// A piece whose longitudes count from the middle.
    fn bent(&self, piece: &[Pair]) -> Vec<Pair> {
        resample(piece, TOLERANCE, &|(lon, lat)| self.fit.apply(forward(lon.to_radians(), lat.to_radians())))
    }
}

/// A position on the plane, in radii, y up, for a middle meridian.
pub fn planar((lon_deg, lat_deg): Pair, center_deg: f64) -> Pair {
    forward(from_center_deg(lon_deg, center_deg).to_radians(), lat_deg.to_radians())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world(center_deg: f64) -> Projection {
        let bounds = Bounds { low: (-2.7, -1.3), high: (2.7, 1.3) };
        Projection::new(center_deg, &bounds, (0.0, 0.0, 540.0, 260.0))
    }

    #[test]
    fn the_middle_of_the_map_is_the_middle_of_the_frame() {
        assert_eq!(world(150.0).point((150.0, 0.0)), (270.0, 130.0));
    }

    #[test]
    fn a_position_beside_another_may_lie_beyond_the_edge() {
        let map = world(-80.0);
        let (hub, place) = ((116.0, 40.0), (0.0, 10.0));
        assert!(map.point(hub).0 < 270.0);
        assert!(map.point_beside(hub, place).0 > 540.0 * 0.9);
        assert_eq!(map.point_beside(hub, (-160.0, 0.0)), map.point(hub));
    }

    #[test]
    fn an_outline_about_a_pole_reaches_both_edges() {
        let coast = [(-180.0, -70.0), (-60.0, -70.0), (60.0, -70.0), (180.0, -70.0), (180.0, -90.0), (-180.0, -90.0)];
        let pieces = world(0.0).ring(&coast);
        let xs = pieces.iter().flatten().map(|p| p.0);
        let (low, high) = xs.fold((f64::INFINITY, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
        assert!(low < 120.0 && high > 420.0, "{low} {high}");
    }

    #[test]
    fn a_parallel_is_straight_and_a_meridian_is_bent() {
        assert_eq!(world(0.0).line(&[(-100.0, 40.0), (70.0, 40.0)])[0].len(), 2);
        assert!(world(0.0).line(&[(100.0, -80.0), (100.0, 80.0)])[0].len() > 4);
    }
}
