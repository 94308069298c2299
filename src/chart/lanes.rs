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
    let laid = |parted: Option<usize>| {
        let mut lane = Lane::new(ends.0, ends.1);
        let side = |i: usize| parted.map(|parted| if i < parted { Side::Left } else { Side::Right });
        let placed = wanted.iter().enumerate().map(|(i, w)| lane.place_toward(w, side(i))).collect();
        (lane, placed)
    };
    let mut best: (Lane, Vec<Option<Placed>>) = laid(None);
    for parted in [count / 4, count / 3, count / 2, count * 2 / 3] {
        let next = laid(Some(parted));
        if next.0.rows < best.0.rows {
            best = next;
        }
    }
    best
}

/// Rows of one lane, filled from the top.
#[derive(Debug)]
pub struct Lane {
    left_px: f64,
    right_px: f64,
    taken: Taken,
    rows: usize,
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
        Lane { left_px, right_px, taken: Taken::default(), rows: 0 }
    }

    /// Height of the rows in use.
    pub fn height_px(&self) -> f64 {
        self.rows as f64 * ROW_PX
    }

    /// Places a mark where its last line ends highest: beside its label, else above it.
    pub fn place(&mut self, wanted: &Wanted) -> Option<Placed> {
        self.place_toward(wanted, None)
    }

    /// The same, its label at one side alone where the lane has room for it there.
    pub fn place_toward(&mut self, wanted: &Wanted, side: Option<Side>) -> Option<Placed> {
        let fewest = wanted.labels.iter().map(cost).min()?;
        for bottom in fewest.. {
            let beside = wanted.labels.iter().filter(|l| cost(l) <= bottom);
            let mut tries = beside.flat_map(|label| self.beside(wanted.extent, label, bottom - cost(label), side));
            if let Some(placed) = tries.find(|p| self.is_free(wanted.extent, p)) {
                return Some(self.taking(wanted.extent, placed));
            }
            let under = wanted.labels.iter().filter(|l| cost(l) + UNDER_COST <= bottom);
            let mut tries = under.map(|label| self.under(wanted.extent, label, bottom - cost(label) - UNDER_COST));
            if let Some(placed) = tries.find(|p| self.is_free(wanted.extent, p)) {
                return Some(self.taking(wanted.extent, placed));
            }
        }
        None
    }

    /// Places a mark under `from` (x, row), its label under it, so that a line down from `from`
    /// and across to the mark meets nothing; none when there is no such place near.
    pub fn place_linked(&mut self, wanted: &Wanted, from: (f64, usize)) -> Option<Placed> {
        for row in from.1 + 1..from.1 + MOST_ROWS_FOR_LINK {
            for label in &wanted.labels {
                let mut placed = self.under(wanted.extent, label, row);
                placed.label_x = (wanted.extent.1 - label.width_px()).max(self.left_px);
                let path = elbow(from, (wanted.extent.0, row));
                if self.is_free(wanted.extent, &placed) && path.iter().all(|p| self.taken.is_free(p)) {
                    path.into_iter().for_each(|p| self.taken.take(p));
                    return Some(self.taking(wanted.extent, placed));
                }
            }
        }
        None
    }

    /// The label at the right of the mark and at its left, as far as there is room.
    fn beside(&self, extent: (f64, f64), label: &DatedLabel, row: usize, side: Option<Side>) -> Vec<Placed> {
        let width = label.width_px();
        let (right, left) = (extent.1 + GAP_PX, extent.0 - GAP_PX - width);
        let at = |label_x| Placed { row, label_row: row, label_x, label: label.clone() };
        let mut places = Vec::new();
        if right + width <= self.right_px {
            places.push(at(right));
        }
        if left >= self.left_px {
            places.push(at(left));
        }
        if side == Some(Side::Left) {
            places.reverse();
        }
        places.truncate(if side.is_some() { 1 } else { 2 });
        places
    }

    /// The label under the mark, within the lane.
    fn under(&self, extent: (f64, f64), label: &DatedLabel, row: usize) -> Placed {
        let label_x = extent.0.min(self.right_px - label.width_px()).max(self.left_px);
        Placed { row, label_row: row + 1, label_x, label: label.clone() }
    }

    fn is_free(&self, extent: (f64, f64), placed: &Placed) -> bool {
        boxes(extent, placed).iter().all(|b| self.taken.is_free(b))
    }

    fn taking(&mut self, extent: (f64, f64), placed: Placed) -> Placed {
        boxes(extent, &placed).into_iter().for_each(|b| self.taken.take(b));
        self.rows = self.rows.max(placed.label_row + placed.label.lines.len());
        placed
    }
}

/// What a label costs in rows: a third line costs one more, since short lines are hard to read.
fn cost(label: &DatedLabel) -> usize {
    let lines = label.lines.len();
    if lines > 2 { lines + 1 } else { lines }
}

/// What a placed mark and its label fill, air at the sides included.
fn boxes(extent: (f64, f64), placed: &Placed) -> [Rect; 2] {
    let row = |row: usize| row as f64 * ROW_PX;
    let mark = Rect::new(extent.0 - AIR_PX / 2.0, row(placed.row), extent.1 - extent.0 + AIR_PX, ROW_PX);
    let height = placed.label.lines.len() as f64 * ROW_PX;
    let width = placed.label.width_px() + AIR_PX;
    [mark, Rect::new(placed.label_x - AIR_PX / 2.0, row(placed.label_row), width, height)]
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
        let label = |n| DatedLabel::in_lines("", name, 13.0, n, 200.0);
        Wanted { extent: (x, x + 10.0), labels: (1..=3).filter_map(label).collect() }
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
        assert!(placed.label_x + placed.label.width_px() <= 585.0);
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
        let own = Wanted { extent: (400.0, 410.0), ..wanted(400.0, "Another") };
        assert!(boxes(own.extent, &third).iter().all(|b| path.iter().all(|p| !p.overlaps(b))));
    }
}
