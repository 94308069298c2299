//! What shows a target in focus: the rest steps back, its own marks stay, a ring goes around it.

use super::figure::Figure;
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect};
use crate::scene::style::{Paint, Role, Stroke};

/// How far the rest steps back: paper over it, so that 40% of it is left.
const VEIL: f64 = 0.6;

/// An overlay of the figure's size for a target; empty when there is none.
///
/// A mark that stands for the target's datum is repeated in full above the veil. Where no mark
/// does, as for the days of a curve, nothing steps back and a ring and a hairline find the day.
pub fn scene(figure: &Figure, target: Option<usize>) -> Scene {
    let mut overlay = Scene::new(figure.scene.width_px, figure.scene.height_px);
    let Some(target) = target.and_then(|i| figure.scene.targets.get(i)) else {
        return overlay;
    };
    let linked = |datum: u32| datum == target.datum || figure.linked.contains(&(target.datum, datum));
    let own: Vec<&Mark> = figure.scene.marks.iter().filter(|m| m.datum.is_some_and(linked)).collect();
    if !own.is_empty() {
        let all = Rect::new(0.0, 0.0, overlay.width_px, overlay.height_px);
        overlay.push(Mark::rect(all, Paint { role: Role::Paper, alpha: VEIL }));
    }
    overlay.marks.extend(own.into_iter().cloned());
    let stroke = Stroke::new(Role::Ink, 2.0);
    overlay.push(match ring(target) {
        Ring { area, is_round: true } => Mark::ring(target.anchor, area.width / 2.0, stroke),
        Ring { area, is_round: false } => Mark::outline(area, stroke),
    });
    overlay
}

/// The line around a target: its middle, in CSS px of the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// What it goes around.
    pub area: Rect,
    /// A circle, or else a rectangle.
    pub is_round: bool,
}

/// The ring of a target: a circle around its anchor where it is small.
pub fn ring(target: &Target) -> Ring {
    let around = target.area;
    if around.width > 32.0 || around.height > 32.0 {
        return Ring { area: around.grown(2.0), is_round: false };
    }
    let radius = (around.width.max(around.height) / 2.0).clamp(7.0, 14.0);
    let area = Rect::new(target.anchor.x - radius, target.anchor.y - radius, 2.0 * radius, 2.0 * radius);
    Ring { area, is_round: true }
}
