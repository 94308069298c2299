//! The ground of the map, kept: land is laid out once for a frame, and what is drawn over it as
//! often as the selection or the window asks.
//!
//! In: the land, a [`MapFrame`], whether borders are asked for. Out: the marks of
//! [`map_land::marks`], from the last times if they were made for the same. A memory of a pure
//! function: what comes out does not depend on what was asked before.

use std::cell::RefCell;

use super::map_frame::MapFrame;
use super::map_land;
use crate::geo::projection::Projection;
use crate::model::land::Land;
use crate::scene::mark::{Mark, Rect};

/// How many grounds are kept: as many as a page turns back and forth between.
const KEPT: usize = 2;

/// What a ground was made for.
#[derive(Clone, PartialEq)]
struct Key {
    rect: Rect,
    projection: Projection,
    borders: bool,
    print: Print,
}

/// Numbers that tell one land from another: arcs, rings, disputed parts, and the sums of all
/// longitudes and latitudes.
type Print = (usize, usize, usize, f64, f64);

thread_local! {
    static GROUNDS: RefCell<Vec<(Key, Vec<Mark>)>> = const { RefCell::new(Vec::new()) };
}

/// Land and coasts in a frame, with borders when asked.
pub(super) fn marks(land: &Land, frame: &MapFrame, borders: bool) -> Vec<Mark> {
    let key = Key { rect: frame.rect, projection: frame.projection, borders, print: print(land) };
    GROUNDS.with_borrow_mut(|kept| {
        if let Some((_, marks)) = kept.iter().find(|(k, _)| *k == key) {
            return marks.clone();
        }
        let marks = map_land::marks(land, frame, borders);
        kept.insert(0, (key, marks.clone()));
        kept.truncate(KEPT);
        marks
    })
}

fn print(land: &Land) -> Print {
    let points = land.arcs.iter().flat_map(|arc| &arc.points_deg);
    let (lon, lat) = points.fold((0.0, 0.0), |(x, y), (lon, lat)| (x + lon, y + lat));
    (land.arcs.len(), land.rings.len(), land.disputed.len(), lon, lat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::land::{Arc, ArcKind, Ring, RingKind};

    fn island(east: f64) -> Land {
        let points_deg = vec![(0.0, 0.0), (east, 0.0), (east, 20.0), (0.0, 0.0)];
        let arcs = vec![Arc { id: 0, kind: ArcKind::Coast, points_deg }];
        Land { arcs, rings: vec![Ring { kind: RingKind::Outer, arcs: vec![(0, false)] }], ..Land::default() }
    }

    #[test]
    fn what_is_kept_is_what_would_be_made() {
        for east in [20.0, 30.0, 20.0, 40.0, 30.0] {
            let land = island(east);
            for top in [0.0, 50.0] {
                let frame = MapFrame::new(&land, "world", "0", 0.0, top, 600.0);
                assert_eq!(marks(&land, &frame, false), map_land::marks(&land, &frame, false));
            }
        }
    }
}
