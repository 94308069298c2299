//! One grammar in every figure: the glyph is the kind, the fill is the status.
//!
//! Solid: arrived, seen or completed. Half: dispatched. Outline: announced. Dotted outline:
//! offer. Gray: not stated. A derived mark carries a tick. Sizes in CSS px.

use crate::model::fact::Status;
use crate::scene::mark::{Mark, Point, at};
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
    let outline = outline(glyph, center, radius_px);
    let edge = Stroke::new(role, 1.5);
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

/// The corners of a glyph, clockwise.
fn outline(glyph: Glyph, center: Point, r: f64) -> Vec<Point> {
    let on = |points: &[(f64, f64)]| points.iter().map(|(x, y)| at(center.x + x * r, center.y + y * r)).collect();
    match glyph {
        Glyph::Disc => ring(center, r, 24, 0.0),
        Glyph::Hexagon => ring(center, r, 6, 0.0),
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

fn ring(center: Point, r: f64, corners: i32, turn: f64) -> Vec<Point> {
    let step = std::f64::consts::TAU / f64::from(corners);
    let on = |i: i32| {
        let angle = f64::from(i) * step + turn;
        at(center.x + r * libm::cos(angle), center.y + r * libm::sin(angle))
    };
    (0..corners).map(on).collect()
}

/// The part of an outline below a height.
fn lower_half(outline: &[Point], y: f64) -> Vec<Point> {
    use crate::scene::clip::clip_area;
    use crate::scene::mark::Rect;
    clip_area(outline, &Rect::new(-1e6, y, 2e6, 1e6))
}
