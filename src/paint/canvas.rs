//! A scene onto an HTML canvas.
//!
//! plotters-canvas draws every shape; the canvas is scaled back from the fine grid by its own
//! transform. Only text is set here, on its alphabetic baseline, because plotters-canvas would
//! hang it from a baseline that differs by face and browser.

use std::cell::Cell;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::text::{FAMILY, SVG_SIZE_DIVISOR, TOP_SHIFT_EM};
use super::{GRID, paint};
use crate::error::{Error, ErrorKind};
use crate::scene::Scene;
use crate::scene::style::Role;
use crate::scene::theme::{Rgb, Theme};

/// Sizes the canvas to the scene at a device-pixel ratio and paints the scene; the ground is
/// painted unless the canvas is an overlay.
///
/// # Errors
/// When the canvas gives no 2D context, or refuses a call.
pub fn paint_canvas(
    scene: &Scene,
    theme: Theme,
    ratio: f64,
    canvas: &HtmlCanvasElement,
    overlay: bool,
) -> Result<(), Error> {
    let (width, height) = (device_px(scene.width_px, ratio), device_px(scene.height_px, ratio));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = context(canvas)?;
    let reset = |scale: f64| context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    reset(1.0).map_err(|_| no_context())?;
    if overlay {
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    } else {
        let Rgb(r, g, b) = theme.color(Role::Paper);
        context.set_fill_style_str(&format!("rgb({r},{g},{b})"));
        context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }
    reset(ratio / GRID).map_err(|_| no_context())?;
    context.set_line_join("round");
    let shapes = CanvasBackend::with_canvas_object(canvas.clone()).ok_or_else(no_context)?;
    paint(scene, theme, ratio, &mut Canvas { shapes, context, font: Cell::new(None) })
}

fn device_px(css_px: f64, ratio: f64) -> u32 {
    libm::round(css_px * ratio).clamp(1.0, 16_384.0) as u32
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, Error> {
    let context = canvas.get_context("2d").ok().flatten().ok_or_else(no_context)?;
    context.dyn_into().map_err(|_| no_context())
}

fn no_context() -> Error {
    Error::new(ErrorKind::Paint, "a canvas without a 2D context", "a canvas that can be drawn on")
}

/// plotters-canvas for shapes, the canvas itself for text.
struct Canvas {
    shapes: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// Weight and size of the last text, so that a face is named only where it changes.
    font: Cell<Option<(u32, f64)>>,
}

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Canvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.shapes.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.shapes.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.shapes.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.shapes.draw_pixel(point, color)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.shapes.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.shapes.fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.shapes.draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Outcome {
        let size = style.size() / SVG_SIZE_DIVISOR;
        let BackendColor { alpha, rgb: (r, g, b) } = style.color();
        let weight = match style.style() {
            FontStyle::Bold => 600,
            _ => 400,
        };
        let align = match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        let context = &self.context;
        context.set_text_baseline("alphabetic");
        context.set_text_align(align);
        let font = (weight, size);
        if self.font.replace(Some(font)) != Some(font) {
            context.set_font(&format!("{weight} {size}px {FAMILY}"));
        }
        context.set_fill_style_str(&format!("rgba({r},{g},{b},{alpha})"));
        // A canvas that refuses a text has lost its context; the shapes after it will say so.
        let _ = context.fill_text(text, f64::from(pos.0), f64::from(pos.1) + TOP_SHIFT_EM * size);
        Ok(())
    }
}
