//! A scene onto a plotters backend.
//!
//! Comes in: a scene in CSS px, a theme, a device-pixel ratio. Goes out: calls to a
//! [`DrawingBackend`] on a grid [`GRID`] times finer than CSS px, since plotters' points are
//! whole numbers. Upright lines and boxes are snapped to device px, so that they are crisp at
//! any ratio. A painter knows no fact and no figure.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
#[cfg(target_arch = "wasm32")]
mod canvas_ground;
#[cfg(target_arch = "wasm32")]
pub mod canvas_update;
#[cfg(any(target_arch = "wasm32", test))]
mod damage;
mod path_data;
#[cfg(feature = "command")]
pub mod png;
pub mod svg;
pub mod text;

use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{DrawingBackend, DrawingErrorKind};

use crate::error::{Error, ErrorKind};
use crate::scene::Scene;
use crate::scene::dash::dashes;
use crate::scene::mark::{Mark, Point, Shape, at};
use crate::scene::style::{Paint, Stroke};
use crate::scene::theme::{Rgb, Theme};

/// Grid steps in one CSS px.
pub const GRID: f64 = 16.0;

/// Whole-number position on the grid.
type GridPoint = (i32, i32);

/// A painter: where it paints, in which theme, at how many device px to the CSS px.
struct Painter<'a, B: DrawingBackend> {
    backend: &'a mut B,
    theme: Theme,
    ratio: f64,
}

/// Paints every mark of a scene, in order.
///
/// # Errors
/// The backend's own reason, when it refuses.
pub fn paint<B: DrawingBackend>(scene: &Scene, theme: Theme, ratio: f64, backend: &mut B) -> Result<(), Error> {
    paint_marks(&mut scene.marks.iter(), theme, ratio, backend)
}

/// Paints some of a scene's marks, in order.
#[inline(never)]
fn paint_marks<B: DrawingBackend>(
    marks: &mut dyn Iterator<Item = &Mark>,
    theme: Theme,
    ratio: f64,
    backend: &mut B,
) -> Result<(), Error> {
    let mut painter = Painter { backend, theme, ratio };
    for mark in marks {
        painter.shape(&mark.shape).map_err(refused)?;
    }
    Ok(())
}

fn refused<E: std::error::Error + Send + Sync>(reason: DrawingErrorKind<E>) -> Error {
    Error::new(ErrorKind::Paint, reason.to_string(), "a backend that can draw")
}

impl<B: DrawingBackend> Painter<'_, B> {
    fn shape(&mut self, shape: &Shape) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        match shape {
            Shape::Line(points, stroke) => self.line(points, stroke),
            Shape::Area(points, paint) => self.area(points, *paint),
            Shape::Disc { center, radius_px, fill, stroke } => self.disc(*center, *radius_px, *fill, *stroke),
            Shape::Text { at, content, style } => {
                let color = |role| self.theme.color(role);
                for run in text::runs(*at, style) {
                    let face = text::Face::new(style, color(run.paint.role), run.paint.alpha);
                    self.backend.draw_text(content, &face, on_grid(run.at))?;
                }
                Ok(())
            }
        }
    }

    fn line(&mut self, points: &[Point], stroke: &Stroke) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let is_upright = is_upright(points);
        let is_hair = stroke.width_px <= 0.0;
        let width_px = if is_upright || is_hair { whole_width(stroke.width_px, self.ratio) } else { stroke.width_px };
        let points = if is_upright { upright(points, width_px, self.ratio) } else { points.to_vec() };
        let style = self.style(stroke.paint, width_px);
        let Some(dash) = stroke.dash.or_else(|| self.theme.dash(stroke.paint.role).filter(|_| is_way(&points))) else {
            return self.backend.draw_path(points.into_iter().map(on_grid), &style);
        };
        for piece in dashes(&points, dash) {
            self.backend.draw_path(piece.into_iter().map(on_grid), &style)?;
        }
        Ok(())
    }

    fn area(&mut self, points: &[Point], paint: Paint) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let style = self.style(paint, 0.0).filled();
        let snapped = if is_upright_box(points) {
            points.iter().map(|p| at(self.edge(p.x), self.edge(p.y))).collect()
        } else {
            points.to_vec()
        };
        self.backend.fill_polygon(snapped.into_iter().map(on_grid), &style)
    }

    fn disc(
        &mut self,
        center: Point,
        radius_px: f64,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let radius = (radius_px * GRID).round().max(1.0) as u32;
        if let Some(paint) = fill {
            let style = self.style(paint, 0.0).filled();
            self.backend.draw_circle(on_grid(center), radius, &style, true)?;
        }
        match stroke {
            Some(Stroke { paint, width_px, dash: None }) => {
                let style = self.style(paint, width_px.max(1.0 / self.ratio));
                self.backend.draw_circle(on_grid(center), radius, &style, false)
            }
            Some(dashed) => self.line(&circle(center, radius_px), &dashed),
            None => Ok(()),
        }
    }

    fn style(&self, paint: Paint, width_px: f64) -> ShapeStyle {
        let Rgb(r, g, b) = self.theme.color(paint.role);
        ShapeStyle {
            color: RGBAColor(r, g, b, paint.alpha),
            filled: false,
            stroke_width: (width_px * GRID).round().max(1.0) as u32,
        }
    }

    /// The nearest edge between device px.
    fn edge(&self, px: f64) -> f64 {
        libm::round(px * self.ratio) / self.ratio
    }
}

fn on_grid(point: Point) -> GridPoint {
    // Half a step up and the floor, which is one instruction: rounding is several.
    let whole = |px: f64| (px * GRID + 0.5).floor().clamp(-1e9, 1e9) as i32;
    (whole(point.x), whole(point.y))
}

/// True when every piece of the line runs along a row or a column of px.
fn is_upright(points: &[Point]) -> bool {
    points.len() > 1 && points.windows(2).all(|ends| matches!(ends, [a, b] if a.x == b.x || a.y == b.y))
}

/// True for a line that leads from one place to another: no edge of a shape, and neither level nor upright.
fn is_way(points: &[Point]) -> bool {
    points.first() != points.last() && !is_upright(points)
}

/// The width that covers whole device px, in CSS px; at least one of them.
fn whole_width(width_px: f64, ratio: f64) -> f64 {
    libm::round(width_px * ratio).max(1.0) / ratio
}

/// An upright line, whole device px wide, moved so that its edges fall between device px. The
/// ends of a single piece stay where they are.
fn upright(points: &[Point], width_px: f64, ratio: f64) -> Vec<Point> {
    let is_even = libm::round(width_px * ratio) % 2.0 == 0.0;
    let snapped = |px: f64| {
        if is_even { libm::round(px * ratio) / ratio } else { (libm::floor(px * ratio) + 0.5) / ratio }
    };
    match points {
        [a, b] if a.x == b.x => vec![at(snapped(a.x), a.y), at(snapped(b.x), b.y)],
        [a, b] => vec![at(a.x, snapped(a.y)), at(b.x, snapped(b.y))],
        _ => points.iter().map(|p| at(snapped(p.x), snapped(p.y))).collect(),
    }
}

fn is_upright_box(points: &[Point]) -> bool {
    matches!(points, [a, b, c, d] if a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x)
}

/// A circle as a closed line, for what backends cannot dash.
fn circle(center: Point, radius_px: f64) -> Vec<Point> {
    let step = std::f64::consts::TAU / 48.0;
    let on = |i: i32| {
        let angle = f64::from(i) * step;
        at(center.x + radius_px * libm::cos(angle), center.y + radius_px * libm::sin(angle))
    };
    (0..=48).map(on).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hairline_falls_on_one_row_of_device_px() {
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            let line = upright(&[at(0.0, 10.2), at(5.0, 10.2)], 1.0 / ratio, ratio);
            let row = line[0].y * ratio;
            assert!((row - libm::floor(row) - 0.5).abs() < 1e-9, "ratio {ratio}");
        }
    }

    #[test]
    fn a_slanted_line_is_left_alone() {
        assert!(!is_upright(&[at(0.0, 10.2), at(5.0, 11.3)]));
        assert!(is_upright(&[at(0.0, 10.2), at(5.0, 10.2), at(5.0, 11.3)]));
    }

    #[test]
    fn an_upright_line_is_whole_device_px_wide() {
        let wide = |width_px, ratio| whole_width(width_px, ratio) * ratio;
        assert_eq!((wide(0.0, 1.5), wide(0.75, 1.0), wide(1.5, 1.0), wide(2.0, 1.5)), (1.0, 1.0, 2.0, 3.0));
    }

    #[test]
    fn the_grid_rounds_to_a_sixteenth() {
        assert_eq!(on_grid(at(1.0, 0.03125)), (16, 1));
    }
}
