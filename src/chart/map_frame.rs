//! Which part of the world the map shows, and the projection that puts it into the frame.
//!
//! In: the choices `region` and `center`, the land, a left, top and width in CSS px. Out: a
//! [`MapFrame`]. A region is a crop of the same projection, turned to its own middle, never
//! squeezed; the polar south holds nothing that is reported and is cropped away.

use crate::geo::fit::Bounds;
use crate::geo::projection::{Projection, planar};
use crate::geo::rotate::from_center_deg;
use crate::model::land::{Land, RingKind};
use crate::scene::mark::{Point, Rect, at};

/// A part of the world: name, middle meridian, and its west, south, east and north in degrees.
struct Region {
    name: &'static str,
    center_deg: f64,
    box_deg: (f64, f64, f64, f64),
}

/// The regions that can be asked for, besides the world.
const REGIONS: [Region; 4] = [
    Region { name: "europe", center_deg: 15.0, box_deg: (-11.0, 34.0, 46.0, 63.0) },
    Region { name: "africa", center_deg: 20.0, box_deg: (-19.0, -35.5, 53.0, 38.0) },
    Region { name: "asia", center_deg: 95.0, box_deg: (33.0, -11.0, 146.0, 57.0) },
    Region { name: "americas", center_deg: -80.0, box_deg: (-125.0, -40.0, -34.0, 52.0) },
];

/// Southernmost and northernmost latitude of the world map: air is left above the northern coasts.
const WORLD_LAT_DEG: (f64, f64) = (-55.5, 90.0);

/// Westernmost longitude of the world map, counted from its middle: beyond it lies open ocean, and
/// the far end of Asia, which comes back on the other side.
const WORLD_WEST_DEG: f64 = -169.0;

/// Highest frame of a region, in CSS px.
const TALLEST_PX: f64 = 600.0;

/// The frame with its projection.
pub(super) struct MapFrame {
    /// Where it lies.
    pub rect: Rect,
    /// From degrees into it.
    pub projection: Projection,
    /// True for a crop.
    pub is_region: bool,
}

impl MapFrame {
    /// The frame for what is asked, as high as its width needs.
    pub fn new(land: &Land, region: &str, center: &str, left: f64, top: f64, width: f64) -> MapFrame {
        let cropped = REGIONS.iter().find(|r| r.name == region);
        let (center_deg, bounds) = match cropped {
            Some(region) => (region.center_deg, region.bounds()),
            None => world(land, if center == "150" { 150.0 } else { 0.0 }),
        };
        let height = libm::round((width * bounds.aspect()).min(TALLEST_PX));
        let rect = Rect::new(left, top, width, height);
        let projection = Projection::new(center_deg, &bounds, (left, top, width, height));
        MapFrame { rect, projection, is_region: cropped.is_some() }
    }

    /// Where a line to a place comes from: in a crop from the short way round, which may be beyond
    /// the map's edge; in the world from where the position stands.
    pub fn origin(&self, position_deg: (f64, f64), place_deg: (f64, f64)) -> Point {
        let (x, y) = if self.is_region {
            self.projection.point_beside(position_deg, place_deg)
        } else {
            self.projection.point(position_deg)
        };
        at(x, y)
    }

    /// A position in CSS px, whether it lies in the frame or not.
    pub fn point(&self, position_deg: (f64, f64)) -> Point {
        let (x, y) = self.projection.point(position_deg);
        at(x, y)
    }
}

impl Region {
    /// Bounds of the region's box on the plane.
    fn bounds(&self) -> Bounds {
        let (west, south, east, north) = self.box_deg;
        let steps = (0..=8).map(|i| f64::from(i) / 8.0);
        let rim = steps.flat_map(|t| {
            let (lon, lat) = (west + (east - west) * t, south + (north - south) * t);
            [(west, lat), (east, lat), (lon, south), (lon, north)]
        });
        bounds(rim, self.center_deg)
    }
}

/// The middle meridian and the bounds of all land but the polar south.
fn world(land: &Land, center_deg: f64) -> (f64, Bounds) {
    let rings = land.rings.iter().filter(|r| r.kind == RingKind::Outer);
    let arcs = rings.flat_map(|r| &r.arcs).filter_map(|(index, _)| land.arcs.get(*index));
    let points = arcs.flat_map(|a| a.points_deg.iter().copied());
    let shown = points.filter(|p| {
        let in_band = (WORLD_LAT_DEG.0..=WORLD_LAT_DEG.1).contains(&p.1);
        in_band && from_center_deg(p.0, center_deg) > WORLD_WEST_DEG
    });
    let mut bounds = bounds(shown, center_deg);
    bounds.low.1 = planar((0.0, WORLD_LAT_DEG.0), 0.0).1;
    bounds.high.1 = planar((0.0, WORLD_LAT_DEG.1), 0.0).1;
    (center_deg, bounds)
}

/// Bounds on the plane; the whole map when there are no positions.
fn bounds(points_deg: impl IntoIterator<Item = (f64, f64)>, center_deg: f64) -> Bounds {
    let on_plane = points_deg.into_iter().map(|p| planar(p, center_deg));
    let whole = Bounds { low: (-2.7, -1.3), high: (2.7, 1.3) };
    Bounds::of(on_plane).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_cropped_and_not_squeezed() {
        let frame = MapFrame::new(&Land::default(), "africa", "0", 0.0, 0.0, 1000.0);
        assert_eq!(frame.rect.height, TALLEST_PX);
        let (a, b, c) = (frame.point((20.0, 0.0)), frame.point((21.0, 0.0)), frame.point((20.0, 1.0)));
        let (east, north) = (b.x - a.x, a.y - c.y);
        assert!((0.7..1.5).contains(&(east / north)), "{east} {north}");
    }

    #[test]
    fn the_world_can_be_turned() {
        let frame = MapFrame::new(&Land::default(), "world", "150", 0.0, 0.0, 1000.0);
        assert!((frame.point((150.0, 0.0)).x - 500.0).abs() < 1.0);
    }
}
