//! Places for the blocks of name and glyphs about the discs, so that none meets another.
//!
//! In: the discs, each block's size, the courses of the lines, the frame; CSS px. Out: a box for
//! each block, and a leader where it had to move away. Each block takes the cheapest of many
//! places on rings about its disc; in further rounds each looks again among the others. Cheap is
//! near, clear of lines, and with a leader that crosses nothing.

use crate::model::order::{sort, sort_by_key};
use crate::scene::mark::{Point, Rect, at};

/// A block to place.
#[derive(Clone, PartialEq)]
pub(super) struct Block {
    /// Its disc.
    pub disc: Point,
    /// Width and height.
    pub size: (f64, f64),
}

/// What the blocks must keep clear of.
pub(super) struct Ground<'a> {
    /// Where they may stand.
    pub frame: Rect,
    /// Discs and pins: never covered.
    pub taken: &'a [Rect],
    /// Points along the lines: covered only when it must be.
    pub courses: &'a [Point],
}

/// Space between a disc and a block beside it.
const BESIDE_PX: f64 = 6.0;

/// Distance from which a block has a leader.
const LEADER_PX: f64 = 9.0;

/// Space kept between blocks.
const APART_PX: f64 = 3.0;

/// Distances of the rings from the disc.
const RINGS_PX: [f64; 14] = [0.0, 6.0, 12.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0, 98.0, 118.0, 140.0, 165.0, 195.0];

/// Directions looked at on each ring.
const DIRECTIONS: u32 = 24;

/// Times that each block looks again.
const ROUNDS: usize = 4;

/// Cost of one covered point of a line, in px of distance.
const COVERED: f64 = 1.6;

/// Cost of a leader that crosses another or runs through a disc or block, in px of distance.
const CROSSED: f64 = 60.0;

/// Cost of standing nearer to another disc than to one's own, in px of distance.
const MISTAKEN: f64 = 30.0;

/// A block that has its place.
struct Neighbor {
    rect: Rect,
    /// The room that another keeps clear of.
    room: Rect,
    leader: Option<(Point, Point)>,
}

/// Boxes for the blocks; none where no place is free.
pub(super) fn place(blocks: &[Block], ground: &Ground<'_>) -> Vec<Option<Rect>> {
    let mut placed: Vec<Option<Rect>> = vec![None; blocks.len()];
    let order = crowded_first(blocks);
    let ways = ways();
    let mut courses = ground.courses.to_vec();
    sort(&mut courses, |a, b| a.x.total_cmp(&b.x));
    let ground = &Ground { courses: &courses, ..*ground };
    for _ in 0..ROUNDS {
        let before = placed.clone();
        for &index in &order {
            let Some(block) = blocks.get(index) else { continue };
            let best = cheapest(block, index, blocks, &placed, ground, &ways);
            if let Some(slot) = placed.get_mut(index) {
                *slot = best;
            }
        }
        if placed == before {
            break;
        }
    }
    placed
}

/// The leader from a disc to its block, when it is far enough away.
pub(super) fn leader(disc: Point, block: &Rect) -> Option<(Point, Point)> {
    let end = nearest(disc, block);
    (distance(end, disc) > LEADER_PX).then_some((disc, end))
}

/// Numbers of the blocks, those with the most discs about them first.
fn crowded_first(blocks: &[Block]) -> Vec<usize> {
    let near = |a: &Block| {
        let close = |b: &&Block| distance(a.disc, b.disc) < 90.0;
        blocks.iter().filter(close).count()
    };
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    sort_by_key(&mut order, |i| blocks.get(*i).map_or(0, |b| usize::MAX - near(b)));
    order
}

fn cheapest(
    block: &Block,
    index: usize,
    blocks: &[Block],
    placed: &[Option<Rect>],
    ground: &Ground<'_>,
    ways: &[(f64, f64)],
) -> Option<Rect> {
    let others = blocks.iter().zip(placed).enumerate().filter(|(i, _)| *i != index);
    let others: Vec<Neighbor> = others.filter_map(|(_, (b, rect))| Some(neighbor(b.disc, (*rect)?))).collect();
    let mut best: Option<(f64, Rect)> = None;
    for ring in RINGS_PX {
        if best.is_some_and(|(cost, _)| cost <= ring) {
            break;
        }
        for direction in 0..DIRECTIONS {
            let least = ring + leaning(direction);
            if best.is_some_and(|(cost, _)| cost <= least) {
                continue;
            }
            let rect = candidate(block, ring + BESIDE_PX, ways.get(direction as usize).copied().unwrap_or((1.0, 0.0)));
            if !is_free(&rect, &others, ground) {
                continue;
            }
            let most = best.map_or(f64::INFINITY, |(cost, _)| cost);
            let cost = cost(least, block.disc, &rect, &others, ground, most);
            if cost < most {
                best = Some((cost, rect));
            }
        }
    }
    best.map(|(_, rect)| rect)
}

fn neighbor(disc: Point, rect: Rect) -> Neighbor {
    Neighbor { rect, room: rect.grown(APART_PX), leader: leader(disc, &rect) }
}

/// A block whose nearest point lies at a distance from the disc in a direction.
fn candidate(block: &Block, distance: f64, (cos, sin): (f64, f64)) -> Rect {
    let (width, height) = block.size;
    let x = block.disc.x + cos * distance + (snapped(cos) - 1.0) * width / 2.0;
    let y = block.disc.y + sin * distance + (snapped(sin) - 1.0) * height / 2.0;
    Rect::new(libm::round(x), libm::round(y), width, height)
}

/// A component of a direction, drawn toward a whole side so that blocks hang by a corner or an
/// edge's middle.
fn snapped(component: f64) -> f64 {
    if component.abs() < 0.2 { 0.0 } else { (component * 1.6).clamp(-1.0, 1.0) }
}

/// A little is charged for places other than right or left of the disc.
fn leaning(direction: u32) -> f64 {
    match direction {
        0 => 0.0,
        d if d == DIRECTIONS / 2 => 1.0,
        _ => 2.0,
    }
}

fn is_free(rect: &Rect, others: &[Neighbor], ground: &Ground<'_>) -> bool {
    let frame = &ground.frame;
    let inside = rect.x >= frame.x && rect.y >= frame.y && rect.right() <= frame.right();
    inside
        && rect.bottom() <= frame.bottom()
        && ground.taken.iter().all(|t| !t.overlaps(rect))
        && others.iter().all(|o| !o.room.overlaps(rect))
}

/// What a place costs: its distance, lines covered, leaders crossed, nearness to other discs. Once
/// that reaches `most`, it is not reckoned to the end.
fn cost(least: f64, disc: Point, rect: &Rect, others: &[Neighbor], ground: &Ground<'_>, most: f64) -> f64 {
    let covered = covered(rect, ground.courses) as f64 * COVERED;
    if least + covered >= most {
        return most;
    }
    let burden = covered + f64::from(struck(disc, rect, others, ground)) * CROSSED;
    if least + burden >= most {
        return most;
    }
    least + (burden + mistaken(disc, rect, ground) * MISTAKEN)
}

/// How often its leader would cross another or run through a disc or block, and another through it.
fn struck(disc: Point, rect: &Rect, others: &[Neighbor], ground: &Ground<'_>) -> u32 {
    let theirs = others.iter().filter_map(|o| o.leader);
    let through = theirs.map(|(a, b)| u32::from(meets(a, b, rect))).sum::<u32>();
    let Some((a, b)) = leader(disc, rect) else { return through };
    let crossed = |o: &Neighbor| o.leader.is_some_and(|(c, d)| crosses(a, b, c, d));
    let blocks: u32 = others.iter().map(|o| u32::from(meets(a, b, &o.rect)) + u32::from(crossed(o))).sum();
    let discs = ground.taken.iter().filter(|t| meets(a, b, t) && !t.contains(disc)).count();
    through + blocks + discs as u32
}

/// Number of points in a box; the points are sorted from west to east.
fn covered(rect: &Rect, courses: &[Point]) -> usize {
    let first = courses.partition_point(|p| p.x < rect.x);
    let reached = courses.iter().skip(first).take_while(|p| p.x <= rect.right());
    reached.filter(|p| rect.contains(**p)).count()
}

/// Number of other discs that a block stands nearer to, or hardly farther from.
fn mistaken(disc: Point, rect: &Rect, ground: &Ground<'_>) -> f64 {
    let away = |from: Point| distance(nearest(from, rect), from);
    let own = away(disc);
    let others = ground.taken.iter().filter(|t| !t.contains(disc)).map(Rect::center);
    others.filter(|other| away(*other) < own + BESIDE_PX).count() as f64
}

/// The point of a box nearest to a point.
fn nearest(point: Point, rect: &Rect) -> Point {
    at(point.x.clamp(rect.x, rect.right()), point.y.clamp(rect.y, rect.bottom()))
}

/// How far two points are apart; a root is exact on every machine, and quicker than the careful
/// hypotenuse, which so many places would call.
fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (dx * dx + dy * dy).sqrt()
}

/// Cosine and sine of each direction.
fn ways() -> Vec<(f64, f64)> {
    let angle = |direction| f64::from(direction) / f64::from(DIRECTIONS) * std::f64::consts::TAU;
    (0..DIRECTIONS).map(angle).map(|a| (libm::cos(a), libm::sin(a))).collect()
}

/// True when a segment passes through a box; most lie wholly to one side of it.
fn meets(a: Point, b: Point, rect: &Rect) -> bool {
    let beside = a.x.max(b.x) < rect.x || a.x.min(b.x) > rect.right();
    let is_apart = beside || a.y.max(b.y) < rect.y || a.y.min(b.y) > rect.bottom();
    !is_apart && crate::scene::clip::clip_segment(a, b, rect).is_some()
}

/// True when two segments cross.
fn crosses(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, width: 800.0, height: 500.0 };

    fn ground(taken: &[Rect]) -> Ground<'_> {
        Ground { frame: FRAME, taken, courses: &[] }
    }

    fn disc_box(disc: Point) -> Rect {
        Rect::new(disc.x - 5.0, disc.y - 5.0, 10.0, 10.0)
    }

    #[test]
    fn a_lone_block_stands_right_of_its_disc_without_a_leader() {
        let disc = at(100.0, 100.0);
        let taken = [disc_box(disc)];
        let placed = place(&[Block { disc, size: (60.0, 20.0) }], &ground(&taken));
        assert_eq!(placed, [Some(Rect::new(106.0, 90.0, 60.0, 20.0))]);
        assert_eq!(leader(disc, &Rect::new(106.0, 90.0, 60.0, 20.0)), None);
    }

    proptest! {
        #[test]
        fn no_block_meets_another_or_a_disc(
            discs in proptest::collection::vec((300.0..450.0f64, 200.0..300.0f64), 1..14),
        ) {
            let discs: Vec<Point> = discs.iter().map(|(x, y)| at(*x, *y)).collect();
            let taken: Vec<Rect> = discs.iter().map(|d| disc_box(*d)).collect();
            let blocks: Vec<Block> = discs.iter().map(|disc| Block { disc: *disc, size: (70.0, 28.0) }).collect();
            let placed: Vec<Rect> = place(&blocks, &ground(&taken)).into_iter().flatten().collect();
            for (i, a) in placed.iter().enumerate() {
                prop_assert!(taken.iter().all(|t| !t.overlaps(a)));
                prop_assert!(placed.iter().skip(i + 1).all(|b| !a.overlaps(b)));
            }
        }
    }
}
