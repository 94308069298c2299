//! A scene: plain placed marks in CSS px, x to the right, y down.
//!
//! Comes in: positions and strings that a chart has settled. Goes out: marks that a painter can
//! put on any backend, and targets that a pointer or key can reach. A mark carries a role, not a
//! color, and an opaque datum number, not a fact.

pub mod advances;
pub mod clip;
pub mod dash;
pub mod dump;
pub mod hit;
pub mod mark;
pub mod metrics;
pub mod simplify;
pub mod style;
pub mod theme;

use std::ops::Range;

use hit::Target;
use mark::Mark;

/// Placed marks, painted in order, and what can be reached in them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// Width in CSS px.
    pub width_px: f64,
    /// Height in CSS px.
    pub height_px: f64,
    /// Marks, the first lowest.
    pub marks: Vec<Mark>,
    /// What hover, tap and keys reach, in reading order.
    pub targets: Vec<Target>,
    /// Which of the marks are the ground that stays while what lies over it changes: a painter may
    /// keep them painted.
    pub ground: Range<usize>,
}

impl Scene {
    /// An empty scene of a size.
    pub fn new(width_px: f64, height_px: f64) -> Scene {
        Scene { width_px, height_px, ..Scene::default() }
    }

    /// The marks below the ground, the ground, and the marks above it.
    pub fn layers(&self) -> [&[Mark]; 3] {
        let part = |range: Range<usize>| self.marks.get(range).unwrap_or_default();
        let Range { start, end } = self.ground;
        [part(0..start), part(start..end), part(end..self.marks.len())]
    }

    /// Adds a mark on top.
    pub fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
    }
}
