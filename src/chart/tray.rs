//! The tray "named, not dated" at the end of a lane: every undated tenure, in even columns.
//!
//! In: the undated tenures of a lane and the relations stated between them. Out: rings with
//! their names, related ones under each other with a line between. Nothing is left out: the
//! tray grows. CSS px.

use super::dated_label::DatedLabel;
use super::tenure::Tenure;
use super::tenure_link::{TenureLink, line};
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::style::{Role, Stroke, size};
use crate::words::Words;

/// Narrowest useful column.
const COLUMN_PX: f64 = 250.0;

/// Space between columns.
const COLUMN_GAP_PX: f64 = 24.0;

/// Space between two that are not related.
const GAP_PX: f64 = 5.0;

/// Further space between two that are related, for the line between them.
const LINK_PX: f64 = 5.0;

/// From the left of a column to its names.
const INDENT_PX: f64 = 14.0;

/// Radius of a ring.
const RING_PX: f64 = 3.5;

/// One of a tray.
#[derive(Debug, Clone, PartialEq)]
pub struct TrayItem {
    /// Which tenure.
    pub tenure: usize,
    /// Its marks.
    pub marks: Vec<Mark>,
    /// What a pointer must meet.
    pub area: Rect,
    /// The middle of its ring.
    pub anchor: Point,
}

/// A tray laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Tray {
    /// Its items in reading order.
    pub items: Vec<TrayItem>,
    /// Lines between related items.
    pub lines: Vec<Mark>,
    /// Its height.
    pub height_px: f64,
}

/// An undated tenure with its label and, below another, its relation to that one.
struct Entry {
    tenure: usize,
    label: DatedLabel,
    relation: Option<String>,
}

impl Entry {
    fn height_px(&self) -> f64 {
        self.label.lines.len() as f64 * self.label.leading_px()
    }
}

/// Height of related entries under each other.
fn block_px(block: &[Entry]) -> f64 {
    block.iter().map(Entry::height_px).sum::<f64>() + LINK_PX * (block.len() as f64 - 1.0) + GAP_PX
}

/// Lays a tray out from the top left corner of `room` within its width; `name` words a tenure.
pub fn lay(
    words: Words,
    tenures: &[Tenure],
    undated: &[usize],
    links: &[TenureLink],
    name: &dyn Fn(&Tenure) -> String,
    room: &Rect,
) -> Tray {
    let chains = chains(undated, links);
    let columns = ((room.width + COLUMN_GAP_PX) / (COLUMN_PX + COLUMN_GAP_PX)).clamp(1.0, chains.len().max(1) as f64);
    let columns = libm::floor(columns) as usize;
    let width = (room.width - (columns as f64 - 1.0) * COLUMN_GAP_PX) / columns as f64;
    let entry = |(tenure, relation): &(usize, Option<String>)| {
        let of = tenures.get(*tenure)?;
        let before = relation.as_ref().map_or(String::new(), |r| words.name("relation", r));
        let label = DatedLabel::wrapped(&before, &name(of), size::TICK, width - INDENT_PX);
        Some(Entry { tenure: *tenure, label, relation: relation.clone() })
    };
    let blocks: Vec<Vec<Entry>> = chains.iter().map(|c| c.iter().filter_map(entry).collect()).collect();
    let heights: Vec<f64> = blocks.iter().map(|b| block_px(b)).collect();
    let limit = column_height(&heights, columns);
    let mut tray = Tray { items: Vec::new(), lines: Vec::new(), height_px: (limit - GAP_PX).max(0.0) };
    let (mut column, mut y) = (0, 0.0);
    for (block, height) in blocks.iter().zip(&heights) {
        if y > 0.0 && y + height > limit + 0.01 {
            (column, y) = (column + 1, 0.0);
        }
        let x = room.x + column as f64 * (width + COLUMN_GAP_PX);
        tray.put(block, x, room.y + y);
        y += height;
    }
    tray
}

impl Tray {
    /// Places related entries under each other.
    fn put(&mut self, block: &[Entry], x: f64, top: f64) {
        let mut y = top;
        let mut above: Option<Point> = None;
        for entry in block {
            let baseline = y + libm::round(entry.label.size_px * 0.9);
            let anchor = at(x + RING_PX + 1.0, baseline - 4.0);
            let mut marks = vec![Mark::ring(anchor, RING_PX, Stroke::new(Role::InkSoft, 1.25))];
            marks.extend(entry.label.marks(x + INDENT_PX, baseline));
            if let (Some(from), Some(relation)) = (above, &entry.relation) {
                let ends = vec![at(from.x, from.y + RING_PX + 1.0), at(anchor.x, anchor.y - RING_PX - 1.0)];
                self.lines.extend(line(relation, ends));
            }
            let area = Rect::new(x, y, INDENT_PX + entry.label.width_px, entry.height_px());
            self.items.push(TrayItem { tenure: entry.tenure, marks, area, anchor });
            above = Some(anchor);
            y += entry.height_px() + LINK_PX;
        }
    }
}

/// The undated in order, each related pair one under the other.
fn chains(undated: &[usize], links: &[TenureLink]) -> Vec<Vec<(usize, Option<String>)>> {
    let is_below = |tenure: usize| links.iter().any(|l| l.to == tenure && undated.contains(&l.from));
    let mut placed: Vec<usize> = Vec::new();
    let mut chains = Vec::new();
    let heads = undated.iter().filter(|t| !is_below(**t)).chain(undated);
    for &head in heads {
        let mut chain = Vec::new();
        let mut next = Some((head, None));
        while let Some((tenure, relation)) = next.filter(|(t, _)| !placed.contains(t)) {
            placed.push(tenure);
            chain.push((tenure, relation));
            let onward = links.iter().find(|l| l.from == tenure && undated.contains(&l.to));
            next = onward.map(|l| (l.to, Some(l.relation.clone())));
        }
        if !chain.is_empty() {
            chains.push(chain);
        }
    }
    chains
}

/// The smallest height at which blocks, kept in order, fill no more than so many columns.
fn column_height(heights: &[f64], columns: usize) -> f64 {
    let all: f64 = heights.iter().sum();
    let tallest = heights.iter().copied().fold(0.0, f64::max);
    let mut limit = tallest.max(all / columns.max(1) as f64);
    while columns_at(heights, limit) > columns {
        limit += 3.0;
    }
    let mut used: f64 = 0.0;
    let mut y = 0.0;
    for height in heights {
        y = if y > 0.0 && y + height > limit + 0.01 { *height } else { y + height };
        used = used.max(y);
    }
    used
}

fn columns_at(heights: &[f64], limit: f64) -> usize {
    let (mut columns, mut y) = (1, 0.0);
    for height in heights {
        if y > 0.0 && y + height > limit + 0.01 {
            (columns, y) = (columns + 1, 0.0);
        }
        y += height;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: usize, to: usize) -> TenureLink {
        TenureLink { from, to, relation: "is_now".into() }
    }

    #[test]
    fn related_entries_stand_under_each_other() {
        let order: Vec<Vec<usize>> =
            chains(&[1, 2, 3], &[link(3, 1)]).iter().map(|c| c.iter().map(|(t, _)| *t).collect()).collect();
        assert_eq!(order, [vec![2], vec![3, 1]]);
    }

    #[test]
    fn a_circle_of_relations_loses_nobody() {
        let chains = chains(&[1, 2], &[link(1, 2), link(2, 1)]);
        assert_eq!(chains.iter().map(Vec::len).sum::<usize>(), 2);
    }

    #[test]
    fn columns_are_filled_evenly() {
        assert_eq!(column_height(&[20.0; 6], 3), 40.0);
        assert_eq!(column_height(&[20.0; 7], 3), 60.0);
        assert_eq!(column_height(&[], 3), 0.0);
    }
}
