//! One grammar in every figure: the glyph is the kind, the fill is the status.
//!
//! Solid: arrived, seen or completed. Half: dispatched. Outline: announced. Dotted outline:
//! offer. Gray: not stated. A derived mark carries a tick. Sizes in CSS px.

use crate::model::fact::Status;
use crate::scene::mark::{Mark, Point, Shape, at};
use crate::scene::style::{Dash, Paint, Role, Stroke};

/// Dots of an offer's outline: closer than on a line, so that the small form can still be read.
const DOTS: Dash = Dash { on_px: 1.6, off_px: 1.7 };

/// The form of a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Teams sent: a disc.
    Disc,
    /// Goods: a square.
    Square,
    /// Cash: a diamond.
    Diamond,
    /// Laboratories and facilities: a triangle.
    Triangle,
    /// Training and advice: a triangle on its point.
    Wedge,
    /// Resident teams: a hexagon.
    Hexagon,
    /// Everything else: a cross.
    Cross,
}

/// The glyph of a kind of help.
pub fn of_kind(kind: &str) -> Glyph {
    match kind {
        "expert_team" => Glyph::Disc,
        "goods" => Glyph::Square,
        "cash" | "debt" => Glyph::Diamond,
        "laboratory" | "facility" | "hub" | "hospital_pairing" => Glyph::Triangle,
        "training" | "advice" => Glyph::Wedge,
        "resident_team" => Glyph::Hexagon,
        _ => Glyph::Cross,
    }
}

/// The marks of a glyph around a point, `radius_px` from its middle to its edge.
pub fn marks(glyph: Glyph, status: Status, role: Role, center: Point, radius_px: f64) -> Vec<Mark> {
    let edge = Stroke::new(role, 1.5);
    if glyph == Glyph::Disc && is_solid(status) {
        return vec![Mark::disc(center, radius_px + edge.width_px / 2.0, role)];
    }
    let outline = outline(glyph, center, radius_px);
    let mut closed = outline.clone();
    closed.extend(outline.first().copied());
    let paper = Mark::area(outline.clone(), Role::Paper);
    match status {
        Status::Arrived | Status::OnSite | Status::Completed => {
            vec![Mark::area(outline, role), Mark::line(closed, edge)]
        }
        Status::Dispatched => {
            let lower: Vec<Point> = lower_half(&outline, center.y);
            vec![paper, Mark::area(lower, role), Mark::line(closed, edge)]
        }
        Status::Announced => vec![paper, Mark::line(closed, edge)],
        Status::Offer => vec![paper, Mark::line(closed, edge.dashed(DOTS))],
        Status::NotStated => {
            let gray = Paint { role: Role::Muted, alpha: 0.55 };
            vec![paper, Mark::area(outline, gray), Mark::line(closed, Stroke::new(role, 1.0))]
        }
    }
}

/// The same glyph where nothing lies below it: without the paper that hides a line, and a disc as a
/// true circle. Where there are hundreds, each fill counts.
pub fn light(glyph: Glyph, status: Status, role: Role, center: Point, radius_px: f64) -> Vec<Mark> {
    let edge = Stroke::new(role, 1.5);
    let mut light = match (glyph, status) {
        (Glyph::Disc, Status::Dispatched) => {
            let lower = lower_half(&ring(center, radius_px, 1), center.y);
            vec![Mark::area(lower, role), Mark::ring(center, radius_px, edge)]
        }
        (Glyph::Disc, Status::Announced) => vec![Mark::ring(center, radius_px, edge)],
        _ => marks(glyph, status, role, center, radius_px),
    };
    light.retain(|mark| !is_paper(mark));
    light
}

/// The paper below a glyph that is not solid, so that no line shines through.
pub fn ground(glyph: Glyph, status: Status, center: Point, radius_px: f64) -> Option<Mark> {
    (!is_solid(status)).then(|| Mark::area(outline(glyph, center, radius_px), Role::Paper))
}

/// True for what is there, which is drawn solid.
pub fn is_solid(status: Status) -> bool {
    matches!(status, Status::Arrived | Status::OnSite | Status::Completed)
}

fn is_paper(mark: &Mark) -> bool {
    matches!(&mark.shape, Shape::Area(_, paint) if paint.role == Role::Paper)
}

/// The corners of a glyph, clockwise.
fn outline(glyph: Glyph, center: Point, r: f64) -> Vec<Point> {
    let on = |points: &[(f64, f64)]| points.iter().map(|(x, y)| at(center.x + x * r, center.y + y * r)).collect();
    match glyph {
        Glyph::Disc => ring(center, r, 1),
        Glyph::Hexagon => ring(center, r, 4),
        Glyph::Square => on(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
        Glyph::Diamond => on(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)]),
        Glyph::Triangle => on(&[(0.0, -1.05), (1.05, 0.85), (-1.05, 0.85)]),
        Glyph::Wedge => on(&[(-1.05, -0.85), (1.05, -0.85), (0.0, 1.05)]),
        Glyph::Cross => {
            let (a, b) = (0.36, 1.0);
            on(&[
                (-a, -b),
                (a, -b),
                (a, -a),
                (b, -a),
                (b, a),
                (a, a),
                (a, b),
                (-a, b),
                (-a, a),
                (-b, a),
                (-b, -a),
                (-a, -a),
            ])
        }
    }
}

/// Cosines of every 15 degrees of a quarter turn: a glyph needs no more, and no trigonometry.
const COSINES: [f64; 7] = [
    1.0,
    0.965_925_826_289_068_3,
    0.866_025_403_784_438_6,
    core::f64::consts::FRAC_1_SQRT_2,
    0.5,
    0.258_819_045_102_520_74,
    0.0,
];

/// Corners on a circle, `step` times 15 degrees apart.
fn ring(center: Point, r: f64, step: usize) -> Vec<Point> {
    let on = |turn: usize| at(center.x + r * cosine(turn), center.y + r * cosine(turn + 18));
    (0..24).step_by(step).map(on).collect()
}

/// The cosine of `turn` times 15 degrees.
fn cosine(turn: usize) -> f64 {
    let turn = turn % 24;
    let (index, sign) = match turn {
        0..=6 => (turn, 1.0),
        7..=12 => (12 - turn, -1.0),
        13..=18 => (turn - 12, -1.0),
        _ => (24 - turn, 1.0),
    };
    sign * COSINES.get(index).copied().unwrap_or(0.0)
}

/// The part of an outline below a height.
fn lower_half(outline: &[Point], y: f64) -> Vec<Point> {
    use crate::scene::clip::clip_area;
    use crate::scene::mark::Rect;
    clip_area(outline, &Rect::new(-1e6, y, 2e6, 1e6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_of_a_whole_turn() {
        for turn in 0..48 {
            let angle = f64::from(turn) * std::f64::consts::TAU / 24.0;
            assert!((cosine(turn as usize) - libm::cos(angle)).abs() < 1e-12, "{turn}");
            assert!((cosine(turn as usize + 18) - libm::sin(angle)).abs() < 1e-12, "{turn}");
        }
    }
}
