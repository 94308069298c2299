//! Places in a lane: each mark keeps its x, takes the first free row, and its label stays beside
//! it, to the right or left, else under it with a leader. CSS px, y from the lane's first row.
//!
//! In: how far a mark reaches along x, and its label in one, two or three lines. Out: a row, and
//! where the label's lines begin. Nothing placed here ever overlaps.

use super::dated_label::DatedLabel;
use super::label::Taken;
use crate::scene::mark::Rect;

/// Height of a row.
pub const ROW_PX: f64 = 18.0;

/// Space between a mark and its label.
const GAP_PX: f64 = 6.0;

/// Space kept free beside a mark and its label.
const AIR_PX: f64 = 8.0;

/// Rows that are tried before a link is given up.
const MOST_ROWS_FOR_LINK: usize = 14;

/// Rows further down that a place beside the mark is worth, against one under it, the row of
/// the mark included.
const UNDER_COST: usize = 3;

/// A side of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// After it.
    Right,
}

/// Places many marks in one lane so that it stays low: the labels of the earlier ones at their
/// left and of the later ones at their right, parted where that takes the fewest rows.
pub fn arranged(ends: (f64, f64), wanted: &[Wanted]) -> (Lane, Vec<Option<Placed>>) {
    let count = wanted.len();
    let measured: Vec<Vec<Size>> = wanted.iter().map(sizes).collect();
    let laid = |parted: usize| {
        let mut lane = Lane::new(ends.0, ends.1);
        let side = |i: usize| if i < parted { Side::Left } else { Side::Right };
        let all = wanted.iter().zip(&measured).enumerate();
        let spots: Vec<Option<Spot>> = all.map(|(i, (w, sizes))| lane.spot(w.extent, sizes, Some(side(i)))).collect();
        (lane, spots)
    };
    let mut best = laid(0);
    let mut partings: Vec<usize> = (1..8).map(|eighth| count * eighth / 8).filter(|parted| *parted > 0).collect();
    partings.dedup();
    for parted in partings {
        let next = laid(parted);
        if next.0.rows.len() < best.0.rows.len() {
            best = next;
        }
    }
    let placed = best.1.iter().zip(wanted).map(|(spot, wanted)| spot.and_then(|s| s.placed(wanted))).collect();
    (best.0, placed)
}

/// Room that a label takes.
#[derive(Debug, Clone, Copy)]
struct Size {
    width_px: f64,
    lines: usize,
}

impl Size {
    /// What it costs in rows: a third line costs one more, since short lines are hard to read.
    fn cost(self) -> usize {
        if self.lines > 2 { self.lines + 1 } else { self.lines }
    }
}

/// The room of each label, measured once.
fn sizes(wanted: &Wanted) -> Vec<Size> {
    wanted.labels.iter().map(|label| Size { width_px: label.width_px, lines: label.lines.len() }).collect()
}

/// A place for a mark and one of its labels.
#[derive(Debug, Clone, Copy)]
struct Spot {
    row: usize,
    label_row: usize,
    label_x: f64,
    /// Which label, and its room.
    label: usize,
    size: Size,
}

impl Spot {
    fn placed(self, wanted: &Wanted) -> Option<Placed> {
        let label = wanted.labels.get(self.label)?.clone();
        Some(Placed { row: self.row, label_row: self.label_row, label_x: self.label_x, label })
    }
}

/// Rows of one lane, filled from the top.
#[derive(Debug)]
pub struct Lane {
    left_px: f64,
    right_px: f64,
    /// Left and right ends of what stands in each row, air at the sides included.
    rows: Vec<Vec<(f64, f64)>>,
    /// The ways of links, which keep to no row.
    ways: Taken,
}

/// A mark to be placed.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Left and right end of the mark.
    pub extent: (f64, f64),
    /// The label in one, two or three lines, as far as those exist; then as it fits the lane.
    pub labels: Vec<DatedLabel>,
}

/// Where a mark and its label stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Row of the mark.
    pub row: usize,
    /// Row of the label's first line.
    pub label_row: usize,
    /// Left end of the label.
    pub label_x: f64,
    /// The label.
    pub label: DatedLabel,
}

impl Lane {
    /// An empty lane between two ends.
    pub fn new(left_px: f64, right_px: f64) -> Lane {
        Lane { left_px, right_px, rows: Vec::new(), ways: Taken::default() }
    }

    /// Height of the rows in use.
    pub fn height_px(&self) -> f64 {
        self.rows.len() as f64 * ROW_PX
    }

    /// Places a mark where its last line ends highest: beside its label, else above it.
    pub fn place(&mut self, wanted: &Wanted) -> Option<Placed> {
        self.spot(wanted.extent, &sizes(wanted), None)?.placed(wanted)
    }

    /// The same, the label at one side alone where the lane has room for it there.
    fn spot(&mut self, extent: (f64, f64), sizes: &[Size], side: Option<Side>) -> Option<Spot> {
        let fewest = sizes.iter().map(|size| size.cost()).min()?;
        // Where sides are told, a label under its mark could be taken for another mark's.
        let fits = |label: (usize, Size)| self.beside(extent, label, label.1.cost(), side).iter().any(Option::is_some);
        let is_beside = side.is_some() && sizes.iter().copied().enumerate().any(fits);
        for bottom in fewest.. {
            let all = || sizes.iter().copied().enumerate();
            let beside = all().filter(|(_, size)| size.cost() <= bottom);
            let mut tries = beside.flat_map(|label| self.beside(extent, label, bottom, side)).flatten();
            if let Some(spot) = tries.find(|spot| self.is_free(extent, spot)) {
                return Some(self.taking(extent, spot));
            }
            if is_beside {
                continue;
            }
            let under = all().filter(|(_, size)| size.cost() + UNDER_COST <= bottom);
            let mut tries = under.map(|label| self.under(extent, label, bottom - label.1.cost() - UNDER_COST));
            if let Some(spot) = tries.find(|spot| self.is_free(extent, spot)) {
                return Some(self.taking(extent, spot));
            }
        }
        None
    }

    /// Places a mark under `from` (x, row), its label under it, so that a line down from `from`
    /// and across to the mark meets nothing; none when there is no such place near.
    pub fn place_linked(&mut self, wanted: &Wanted, from: (f64, usize)) -> Option<Placed> {
        for row in from.1 + 1..from.1 + MOST_ROWS_FOR_LINK {
            for label in sizes(wanted).into_iter().enumerate() {
                let mut spot = self.under(wanted.extent, label, row);
                spot.label_x = (wanted.extent.1 - label.1.width_px).max(self.left_px);
                let path = elbow(from, (wanted.extent.0, row));
                if self.is_free(wanted.extent, &spot) && path.iter().all(|p| self.is_clear(p)) {
                    path.into_iter().for_each(|p| self.ways.take(p));
                    return self.taking(wanted.extent, spot).placed(wanted);
                }
            }
        }
        None
    }

    /// The label at the right of the mark and at its left, as far as there is room, its last line
    /// above `bottom`; only at the side asked for where that has room.
    fn beside(
        &self,
        extent: (f64, f64),
        (label, size): (usize, Size),
        bottom: usize,
        side: Option<Side>,
    ) -> [Option<Spot>; 2] {
        let row = bottom - size.cost();
        let at = |label_x| Spot { row, label_row: row, label_x, label, size };
        let (right, left) = (extent.1 + GAP_PX, extent.0 - GAP_PX - size.width_px);
        let right = Some(right).filter(|x| x + size.width_px <= self.right_px).map(at);
        let left = Some(left).filter(|x| *x >= self.left_px).map(at);
        match side {
            None => [right, left],
            Some(Side::Left) => [left.or(right), None],
            Some(Side::Right) => [right.or(left), None],
        }
    }

    /// The label under the mark, within the lane.
    fn under(&self, extent: (f64, f64), (label, size): (usize, Size), row: usize) -> Spot {
        let label_x = extent.0.min(self.right_px - size.width_px).max(self.left_px);
        Spot { row, label_row: row + 1, label_x, label, size }
    }

    fn is_free(&self, extent: (f64, f64), spot: &Spot) -> bool {
        let is_free = |(row, ends): (usize, (f64, f64))| {
            let met = self.rows.get(row).is_some_and(|taken| taken.iter().any(|t| t.0 < ends.1 && ends.0 < t.1));
            !met && self.ways.is_free(&bar(row, ends))
        };
        bars(extent, spot).all(is_free)
    }

    /// True when a way meets nothing in any row, and no other way.
    fn is_clear(&self, way: &Rect) -> bool {
        let meets = |(row, taken): (usize, &Vec<(f64, f64)>)| taken.iter().any(|ends| bar(row, *ends).overlaps(way));
        self.ways.is_free(way) && !self.rows.iter().enumerate().any(meets)
    }

    fn taking(&mut self, extent: (f64, f64), spot: Spot) -> Spot {
        for (row, ends) in bars(extent, &spot) {
            if self.rows.len() <= row {
                self.rows.resize(row + 1, Vec::new());
            }
            if let Some(taken) = self.rows.get_mut(row) {
                taken.push(ends);
            }
        }
        spot
    }
}

/// What a mark and its label fill, row by row, air at the sides included.
fn bars(extent: (f64, f64), spot: &Spot) -> impl Iterator<Item = (usize, (f64, f64))> {
    let air = AIR_PX / 2.0;
    let label = (spot.label_x - air, spot.label_x + spot.size.width_px + air);
    let rows = spot.label_row..spot.label_row + spot.size.lines;
    [(spot.row, (extent.0 - air, extent.1 + air))].into_iter().chain(rows.map(move |row| (row, label)))
}

/// The box of a stretch of a row.
fn bar(row: usize, (left, right): (f64, f64)) -> Rect {
    Rect::new(left, row as f64 * ROW_PX, right - left, ROW_PX)
}

/// The boxes of a line down from a mark's row and across to another mark.
fn elbow(from: (f64, usize), to: (f64, usize)) -> [Rect; 2] {
    let top = (from.1 + 1) as f64 * ROW_PX;
    let middle = (to.1 as f64 + 0.5) * ROW_PX;
    let down = Rect::new(from.0 - 3.0, top, 6.0, middle - top);
    [down, Rect::new(from.0, middle - 5.0, to.0 - from.0 - AIR_PX, 10.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(x: f64, name: &str) -> Wanted {
        Wanted { extent: (x, x + 10.0), labels: DatedLabel::choices("", name, 13.0, |_| 200.0, 200.0) }
    }

    #[test]
    fn marks_with_room_share_a_row() {
        let mut lane = Lane::new(0.0, 600.0);
        let rows = [0.0, 300.0].map(|x| lane.place(&wanted(x, "SARS outbreak")).map(|p| p.row));
        assert_eq!(rows, [Some(0), Some(0)]);
        assert_eq!(lane.height_px(), ROW_PX);
    }

    #[test]
    fn a_mark_at_the_right_edge_has_its_label_at_its_left() {
        let mut lane = Lane::new(0.0, 600.0);
        let placed = lane.place(&wanted(585.0, "COVID-19 outbreak")).expect("a place");
        assert!(placed.label_x + placed.label.width_px <= 585.0);
        assert_eq!(placed.label_row, placed.row);
    }

    #[test]
    fn labels_that_point_apart_take_fewer_rows() {
        let near = |i: i32| wanted(280.0 + 14.0 * f64::from(i), "Expert team arrives");
        let marks: Vec<Wanted> = (0..6).map(near).collect();
        let (lane, placed) = arranged((0.0, 600.0), &marks);
        assert_eq!(lane.height_px(), 3.0 * ROW_PX, "{placed:?}");
        let mut one_way = Lane::new(0.0, 600.0);
        marks.iter().for_each(|m| assert!(one_way.place(m).is_some()));
        assert!(one_way.height_px() > lane.height_px());
    }

    #[test]
    fn a_mark_as_wide_as_the_lane_has_its_label_under_it() {
        let mut lane = Lane::new(0.0, 300.0);
        let mark = Wanted { extent: (0.0, 300.0), ..wanted(0.0, "A framework") };
        let placed = lane.place(&mark).expect("a place");
        assert_eq!((placed.row, placed.label_row), (0, 1));
    }

    #[test]
    fn a_linked_mark_stands_below_with_a_free_way_to_it() {
        let mut lane = Lane::new(0.0, 600.0);
        let first = lane.place(&wanted(300.0, "Mechanism of 2009")).expect("a place");
        let second = lane.place_linked(&wanted(580.0, "Mechanism of 2020"), (305.0, first.row)).expect("a place");
        assert!(second.row > first.row && second.label_row > second.row);
        let third = lane.place(&wanted(400.0, "Another")).expect("a place");
        let path = elbow((305.0, first.row), (580.0, second.row));
        let (row, label_row, label_x) = (third.row, third.label_row, third.label_x);
        let size = Size { width_px: third.label.width_px, lines: third.label.lines.len() };
        let spot = Spot { row, label_row, label_x, label: 0, size };
        let is_met = |(row, ends): (usize, (f64, f64))| path.iter().any(|p| p.overlaps(&bar(row, ends)));
        assert!(!bars((400.0, 410.0), &spot).any(is_met));
    }
}
