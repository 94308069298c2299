//! What takes longest on the map, kept: the land, laid out once for a frame, and the places of the
//! labels, which stay while the window of days moves.
//!
//! In: what [`map_land::marks`] and [`map_label::place`] ask for. Out: what they give, from the last
//! times if it was made for the same. Memories of pure functions: what comes out does not depend on
//! what was asked before.

use std::cell::RefCell;

use super::map_frame::MapFrame;
use super::map_label::{self, Block, Ground};
use super::map_land;
use crate::geo::projection::Projection;
use crate::model::land::Land;
use crate::scene::mark::{Mark, Point, Rect};

/// How many of each are kept: as many as a page turns back and forth between.
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

/// Blocks, where they may stand, and what they keep clear of.
type Crowd = (Vec<Block>, Rect, Vec<Rect>, Vec<Point>);

thread_local! {
    static GROUNDS: RefCell<Vec<(Key, Vec<Mark>)>> = const { RefCell::new(Vec::new()) };
    static PLACES: RefCell<Vec<(Crowd, Vec<Option<Rect>>)>> = const { RefCell::new(Vec::new()) };
}

/// Land and coasts in a frame, with borders when asked.
pub(super) fn marks(land: &Land, frame: &MapFrame, borders: bool) -> Vec<Mark> {
    let key = Key { rect: frame.rect, projection: frame.projection, borders, print: print(land) };
    GROUNDS.with_borrow_mut(|kept| recalled(kept, key, || map_land::marks(land, frame, borders)))
}

/// Boxes for the blocks of names and glyphs; none where no place is free.
pub(super) fn places(blocks: &[Block], ground: &Ground<'_>) -> Vec<Option<Rect>> {
    let crowd = (blocks.to_vec(), ground.frame, ground.taken.to_vec(), ground.courses.to_vec());
    PLACES.with_borrow_mut(|kept| recalled(kept, crowd, || map_label::place(blocks, ground)))
}

/// What was made for a key, now or before.
fn recalled<K: PartialEq, V: Clone>(kept: &mut Vec<(K, V)>, key: K, make: impl FnOnce() -> V) -> V {
    if let Some((_, made)) = kept.iter().find(|(k, _)| *k == key) {
        return made.clone();
    }
    let made = make();
    kept.insert(0, (key, made.clone()));
    kept.truncate(KEPT);
    made
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
    use crate::scene::mark::at;

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

    #[test]
    fn places_that_are_kept_are_what_would_be_found() {
        let frame = Rect::new(0.0, 0.0, 200.0, 100.0);
        for x in [20.0, 90.0, 20.0, 150.0, 90.0] {
            let blocks = [Block { disc: at(x, 50.0), size: (60.0, 20.0) }];
            for taken in [vec![], vec![Rect::new(x + 6.0, 40.0, 5.0, 5.0)]] {
                let ground = Ground { frame, taken: &taken, courses: &[] };
                assert_eq!(places(&blocks, &ground), map_label::place(&blocks, &ground));
            }
        }
    }
}
