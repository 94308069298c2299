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

/// Middle meridians that the world can be turned to, in degrees.
const WORLD_CENTERS_DEG: [f64; 2] = [0.0, 150.0];

/// About half the breadth and height of the whole map on the plane.
const WHOLE: (f64, f64) = (2.7, 1.3);

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
        let (center_deg, bounds, aspect) = match cropped {
            Some(region) => region.whole(),
            None => world(land, center),
        };
        let height = libm::round((width * aspect).min(TALLEST_PX));
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
    /// Its middle meridian, the bounds of its box on the plane, and their aspect.
    fn whole(&self) -> (f64, Bounds, f64) {
        let (west, south, east, north) = self.box_deg;
        let steps = (0..=8).map(|i| f64::from(i) / 8.0);
        let rim = steps.flat_map(|t| {
            let (lon, lat) = (west + (east - west) * t, south + (north - south) * t);
            [(west, lat), (east, lat), (lon, south), (lon, north)]
        });
        let bounds = Bounds::of(rim.map(|p| planar(p, self.center_deg)));
        let bounds = bounds.unwrap_or(Bounds { low: (-WHOLE.0, -WHOLE.1), high: WHOLE });
        (self.center_deg, bounds, bounds.aspect())
    }
}

/// The middle meridian, the bounds of all land but the polar south, and the aspect of the frame,
/// which stays when the world is turned.
fn world(land: &Land, center: &str) -> (f64, Bounds, f64) {
    let [atlantic, pacific] = WORLD_CENTERS_DEG.map(|center_deg| {
        let (west, east) = breadth(land, center_deg);
        let (south, north) = WORLD_LAT_DEG;
        (center_deg, Bounds { low: (west, planar((0.0, south), 0.0).1), high: (east, planar((0.0, north), 0.0).1) })
    });
    let aspect = atlantic.1.aspect().max(pacific.1.aspect());
    let (center_deg, bounds) = if center == "150" { pacific } else { atlantic };
    (center_deg, bounds, aspect)
}

/// How far land reaches on the plane to the west and east of a meridian; the whole map without land.
fn breadth(land: &Land, center_deg: f64) -> (f64, f64) {
    let rings = land.rings.iter().filter(|r| r.kind == RingKind::Outer);
    let arcs = rings.flat_map(|r| &r.arcs).filter_map(|(index, _)| land.arcs.get(*index));
    let points = arcs.flat_map(|a| a.points_deg.iter());
    // No parallel is longer than the equator: most points need not be projected.
    let longest = planar((1.0, 0.0), 0.0).0;
    let (west, east) = points.filter(|p| (WORLD_LAT_DEG.0..=WORLD_LAT_DEG.1).contains(&p.1)).fold(
        (0.0_f64, 0.0_f64),
        |(west, east), (lon, lat)| {
            let lon = from_center_deg(*lon, center_deg);
            if lon <= WORLD_WEST_DEG || (west..=east).contains(&(lon * longest)) {
                return (west, east);
            }
            let x = planar((lon, *lat), 0.0).0;
            (west.min(x), east.max(x))
        },
    );
    if west < east { (west, east) } else { (-WHOLE.0, WHOLE.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::land::{Arc, ArcKind, Ring};

    #[test]
    fn a_region_is_cropped_and_not_squeezed() {
        let frame = MapFrame::new(&Land::default(), "africa", "0", 0.0, 0.0, 1000.0);
        assert_eq!(frame.rect.height, TALLEST_PX);
        let (a, b, c) = (frame.point((20.0, 0.0)), frame.point((21.0, 0.0)), frame.point((20.0, 1.0)));
        let (east, north) = (b.x - a.x, a.y - c.y);
        assert!((0.7..1.5).contains(&(east / north)), "{east} {north}");
    }

    #[test]
    fn turning_the_world_keeps_its_frame() {
        let points_deg = vec![(-160.0, 60.0), (-30.0, 0.0), (100.0, 70.0), (-160.0, 60.0)];
        let arcs = vec![Arc { id: 0, kind: ArcKind::Coast, points_deg }];
        let rings = vec![Ring { kind: RingKind::Outer, arcs: vec![(0, false)] }];
        let land = Land { arcs, rings, ..Land::default() };
        let [here, there] = ["0", "150"].map(|center| MapFrame::new(&land, "world", center, 0.0, 0.0, 1000.0));
        assert_eq!(here.rect, there.rect);
        let reach = |frame: &MapFrame| land.arcs[0].points_deg.iter().map(|p| frame.point(*p).x).fold(0.0, f64::max);
        assert!(reach(&here) <= 1000.0 && reach(&there) <= 1000.0 + 1e-9);
    }

    #[test]
    fn the_world_can_be_turned() {
        let frame = MapFrame::new(&Land::default(), "world", "150", 0.0, 0.0, 1000.0);
        assert!((frame.point((150.0, 0.0)).x - 500.0).abs() < 1.0);
    }
}
