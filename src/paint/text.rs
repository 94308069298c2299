//! The one text fix: every backend sets the same text in the same place.
//!
//! plotters' SVG backend divides the size by 1.24 and hangs a top-anchored text 0.76 em above
//! its baseline; the canvas takes both as they are. So a [`Face`] always says the size times
//! 1.24 and is anchored at the top, its point raised by 0.76 em: SVG then lands on the baseline
//! exactly, and `canvas.rs` undoes both numbers and sets the text on its alphabetic baseline.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontFamily, FontStyle};

use super::GRID;
use crate::scene::mark::{Point, at};
use crate::scene::style::{Anchor, Paint, Role, TextStyle, Weight};
use crate::scene::theme::Rgb;

/// What plotters-svg 0.3.7 divides a text's size by.
pub const SVG_SIZE_DIVISOR: f64 = 1.24;

/// How far plotters-svg 0.3.7 moves a top-anchored text down, in em.
pub const TOP_SHIFT_EM: f64 = 0.76;

/// The faces asked for, first found first: ours, its full form, then the system's. Plain names only: one
/// that needs quotes would make plotters escape the whole list.
pub const FAMILY: &str = "Atlas Sans, Source Sans Pro, system-ui, Segoe UI, Roboto, Noto Sans, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/// One setting of a text: paper copies around it first when it has a halo, then the text.
pub struct Run {
    /// Where plotters' top-anchored point goes, in CSS px.
    pub at: Point,
    /// Its color by meaning.
    pub paint: Paint,
}

/// The settings of a text whose point on the baseline is `point`.
pub fn runs(point: Point, style: &TextStyle) -> Vec<Run> {
    let top = at(point.x, point.y - TOP_SHIFT_EM * style.size_px);
    let mut runs = Vec::new();
    if style.halo_px > 0.0 {
        let reach = style.halo_px * std::f64::consts::FRAC_1_SQRT_2;
        for (dx, dy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            runs.push(Run { at: at(top.x + dx * reach, top.y + dy * reach), paint: Role::Paper.into() });
        }
    }
    runs.push(Run { at: top, paint: style.paint });
    runs
}

/// A text style as plotters backends ask for it.
pub struct Face {
    color: BackendColor,
    size: f64,
    weight: Weight,
    anchor: Anchor,
}

impl Face {
    /// A style in a color, on the painting grid.
    pub fn new(style: &TextStyle, color: Rgb, alpha: f64) -> Face {
        let Rgb(r, g, b) = color;
        Face {
            color: BackendColor { alpha, rgb: (r, g, b) },
            size: style.size_px * GRID * SVG_SIZE_DIVISOR,
            weight: style.weight,
            anchor: style.anchor,
        }
    }
}

/// A layout question that no backend of ours asks.
#[derive(Debug)]
pub struct NeverAsked;

impl std::fmt::Display for NeverAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text is measured by the scene, not by a backend")
    }
}

impl std::error::Error for NeverAsked {}

impl BackendTextStyle for Face {
    type FontError = NeverAsked;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        match self.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(h_pos, VPos::Top)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FAMILY)
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), NeverAsked> {
        Err(NeverAsked)
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, NeverAsked> {
        Err(NeverAsked)
    }
}
