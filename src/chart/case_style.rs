//! How a series looks: color, dash and marker, so that no two differ by color alone.

use super::case_curves::Curves;
use super::glyph::{Glyph, marks};
use crate::model::fact::Status;
use crate::scene::mark::{Mark, Point};
use crate::scene::style::{Dash, Role, Stroke};

/// How one series is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesStyle {
    /// Its color.
    pub role: Role,
    /// Its dashes.
    pub dash: Option<Dash>,
    /// Its marker.
    pub marker: Glyph,
    /// Width in CSS px.
    pub width_px: f64,
}

const LONG: Dash = Dash { on_px: 9.0, off_px: 3.0 };
const SHORT: Dash = Dash { on_px: 4.0, off_px: 3.0 };

/// In the order of places: color, dashes, marker.
const STYLES: [(Role, Option<Dash>, Glyph); 7] = [
    (Role::Ink, None, Glyph::Disc),
    (Role::Cases, None, Glyph::Square),
    (Role::AidOut, Some(LONG), Glyph::Diamond),
    (Role::AidIn, None, Glyph::Triangle),
    (Role::Organisation, Some(LONG), Glyph::Wedge),
    (Role::AidIn, Some(SHORT), Glyph::Hexagon),
    (Role::Cases, Some(SHORT), Glyph::Cross),
];

/// The style of a series; gray behind the one in front.
pub fn series_style(curves: &Curves, index: usize) -> SeriesStyle {
    let (role, dash, marker) = STYLES[index % STYLES.len()];
    match curves.front {
        Some(front) if front != index => SeriesStyle { role: Role::Muted, dash, marker, width_px: 1.25 },
        Some(_) => SeriesStyle { role: Role::Ink, dash: None, marker, width_px: 2.5 },
        None => SeriesStyle { role, dash, marker, width_px: 2.0 },
    }
}

impl SeriesStyle {
    /// The color of its words: what steps back stays legible.
    pub fn words(&self) -> Role {
        if self.role == Role::Muted { Role::InkSoft } else { self.role }
    }

    /// Its line.
    pub fn stroke(&self) -> Stroke {
        Stroke { paint: self.role.into(), width_px: self.width_px, dash: self.dash }
    }

    /// Its marker at a point.
    pub fn marks(&self, at: Point) -> Vec<Mark> {
        marks(self.marker, Status::Arrived, self.role, at, 3.0)
    }
}

/// Indexes of the series in the order of drawing: the first, or the one in front, comes last.
pub fn drawing_order(curves: &Curves) -> Vec<usize> {
    let mut order: Vec<usize> = (0..curves.series.len()).rev().collect();
    if let Some(front) = curves.front {
        order.retain(|index| *index != front);
        order.push(front);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_of_one_color_differ_by_dash_and_marker() {
        for (i, a) in STYLES.iter().enumerate() {
            for b in &STYLES[i + 1..] {
                assert_ne!(a.2, b.2, "one marker");
                assert!(a.0 != b.0 || a.1 != b.1, "{:?} and {:?} are told apart by their markers alone", a.2, b.2);
            }
        }
    }

    #[test]
    fn every_color_of_a_series_is_a_meaning_of_the_palette() {
        let meanings = [Role::Ink, Role::Cases, Role::AidOut, Role::AidIn, Role::Organisation];
        assert!(STYLES.iter().all(|(role, ..)| meanings.contains(role)));
    }
}
