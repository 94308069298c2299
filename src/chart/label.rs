//! Places for labels: kept apart along one axis, or set where they meet nothing. CSS px.

use crate::model::order::sort;
use crate::scene::Scene;
use crate::scene::mark::{Rect, Shape};
use crate::scene::metrics::text_box;

/// Moves labels apart along an axis with as little movement as can be.
///
/// `wanted` holds each label's middle and size in order of preference along the axis; the result
/// holds the middles, in the same order, none nearer than `gap`, all within `low..high` when they
/// fit. Pool-adjacent-violators on the overlaps (isotonic regression, Barlow et al. 1972).
pub fn spread(wanted: &[(f64, f64)], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let middle = |i: &usize| wanted.get(*i).map_or(0.0, |w| w.0);
    sort(&mut order, |a, b| middle(a).total_cmp(&middle(b)));
    stacked(wanted, &order, gap, (low, high))
}

/// The same with the labels in a given order along the axis, whatever their wishes.
pub fn stacked(wanted: &[(f64, f64)], order: &[usize], gap: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let mut blocks: Vec<Block> = Vec::new();
    for &index in order {
        let Some(&(at, size)) = wanted.get(index) else { continue };
        let mut block =
            Block { top: at - size / 2.0, size, members: vec![(index, size)], wish: at - size / 2.0, count: 1.0 };
        while let Some(above) = blocks.pop_if(|above| above.top + above.size + gap > block.top) {
            block = above.joined(block, gap);
        }
        blocks.push(block);
    }
    settle(&mut blocks, gap, low, high);
    let mut placed = vec![0.0; wanted.len()];
    for block in &blocks {
        let mut top = block.top;
        for (index, size) in &block.members {
            if let Some(slot) = placed.get_mut(*index) {
                *slot = top + size / 2.0;
            }
            top += size + gap;
        }
    }
    placed
}

/// Labels that touch and move together.
struct Block {
    top: f64,
    size: f64,
    members: Vec<(usize, f64)>,
    /// Mean of the tops its members would give it.
    wish: f64,
    count: f64,
}

impl Block {
    fn joined(mut self, below: Block, gap: f64) -> Block {
        let offset = self.size + gap;
        let count = self.count + below.count;
        self.wish = (self.wish * self.count + (below.wish - offset) * below.count) / count;
        self.count = count;
        self.size = offset + below.size;
        self.members.extend(below.members);
        self.top = self.wish;
        self
    }
}

/// Pushes the blocks into the frame, from the top down and then from the bottom up.
fn settle(blocks: &mut [Block], gap: f64, low: f64, high: f64) {
    let mut edge = low;
    for block in blocks.iter_mut() {
        block.top = block.top.max(edge);
        edge = block.top + block.size + gap;
    }
    let mut edge = high;
    for block in blocks.iter_mut().rev() {
        block.top = block.top.min(edge - block.size);
        edge = block.top - gap;
    }
}

/// Boxes already taken, and whether a further one is free.
#[derive(Debug, Default)]
pub struct Taken {
    boxes: Vec<Rect>,
}

impl Taken {
    /// Takes a box.
    pub fn take(&mut self, rect: Rect) {
        self.boxes.push(rect);
    }

    /// True when the box meets nothing taken.
    pub fn is_free(&self, rect: &Rect) -> bool {
        self.boxes.iter().all(|b| !b.overlaps(rect))
    }

    /// Takes the first free box of several, and says which.
    pub fn first_free(&mut self, candidates: &[Rect]) -> Option<usize> {
        let index = candidates.iter().position(|c| self.is_free(c))?;
        self.take(*candidates.get(index)?);
        Some(index)
    }
}

/// The box of every text in a scene, slack included: what a layout test holds apart.
pub fn text_boxes(scene: &Scene) -> Vec<Rect> {
    let of_text = |shape: &Shape| match shape {
        Shape::Text { at, content, style } => Some(text_box(content, at.x, at.y, style)),
        _ => None,
    };
    scene.marks.iter().filter_map(|m| of_text(&m.shape)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_that_fit_stay_where_they_are() {
        assert_eq!(spread(&[(10.0, 4.0), (30.0, 4.0)], 2.0, 0.0, 100.0), [10.0, 30.0]);
    }

    #[test]
    fn equal_labels_part_evenly() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 2.0, 0.0, 100.0), [44.0, 56.0]);
    }

    proptest! {
        #[test]
        fn none_overlap_and_all_stay_in_the_frame(middles in proptest::collection::vec(0.0..200.0f64, 1..10)) {
            let wanted: Vec<(f64, f64)> = middles.iter().map(|m| (*m, 14.0)).collect();
            let mut placed = spread(&wanted, 2.0, 0.0, 200.0);
            placed.sort_by(f64::total_cmp);
            prop_assert!(placed.windows(2).all(|w| w[1] - w[0] >= 15.999));
            prop_assert!(placed[0] >= 6.999 && placed[placed.len() - 1] <= 193.001);
        }
    }
}
