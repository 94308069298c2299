//! A scene onto an HTML canvas.
//!
//! plotters-canvas fills areas and draws discs. Lines and text are set here. Each call from wasm to
//! the browser counts where a map has ten thousand vertices: opaque lines of one style that follow
//! one another are one stroke, and an outline that was just filled is not traced again for its edge,
//! while plotters-canvas traces and strokes each path by itself. Text is set on its alphabetic
//! baseline, since plotters-canvas would hang it from one that differs by face and browser. The
//! canvas is scaled back from the fine grid by its own transform.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::text::{FAMILY, SVG_SIZE_DIVISOR, TOP_SHIFT_EM};
use super::{GRID, paint_marks};
use crate::error::{Error, ErrorKind};
use crate::scene::Scene;
use crate::scene::style::Role;
use crate::scene::theme::{Rgb, Theme};

/// Most points of lines that are stroked as one: more would make the browser sort too many edges.
const MOST_JOINED: usize = 256;

/// Sizes the canvas to the scene at a device-pixel ratio and paints the scene; the ground is
/// painted unless the canvas is an overlay.
///
/// # Errors
/// When the canvas gives no 2D context.
pub fn paint_canvas(
    scene: &Scene,
    theme: Theme,
    ratio: f64,
    canvas: &HtmlCanvasElement,
    overlay: bool,
) -> Result<(), Error> {
    resize(canvas, size_dev(scene, ratio));
    clear(&context(canvas)?, canvas, theme, overlay);
    let mut backend = Canvas::new(canvas, ratio, (0.0, 0.0))?;
    paint_marks(&mut scene.marks.iter(), theme, ratio, &mut backend)?;
    backend.stroke();
    Ok(())
}

/// Gives a canvas its size where it has another; each that is set, the same one too, takes all
/// that is on it.
pub(super) fn resize(canvas: &HtmlCanvasElement, (width, height): (u32, u32)) {
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
}

/// Width and height of a scene's canvas, in device px.
pub(super) fn size_dev(scene: &Scene, ratio: f64) -> (u32, u32) {
    (device_px(scene.width_px, ratio), device_px(scene.height_px, ratio))
}

/// Paints the ground of the page over all that is there, or takes an overlay's marks away.
pub(super) fn clear(context: &CanvasRenderingContext2d, canvas: &HtmlCanvasElement, theme: Theme, overlay: bool) {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    scaled(context, 1.0, (0.0, 0.0));
    if overlay {
        context.clear_rect(0.0, 0.0, width, height);
    } else {
        let Rgb(r, g, b) = theme.color(Role::Paper);
        context.set_fill_style_str(&css((r, g, b, 1.0)));
        context.fill_rect(0.0, 0.0, width, height);
    }
}

/// Scales what is drawn, after a shift in device px. Refused only where a number is none.
pub(super) fn scaled(context: &CanvasRenderingContext2d, scale: f64, (x, y): (f64, f64)) {
    let _ = context.set_transform(scale, 0.0, 0.0, scale, x, y);
}

fn device_px(css_px: f64, ratio: f64) -> u32 {
    libm::round(css_px * ratio).clamp(1.0, 16_384.0) as u32
}

pub(super) fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, Error> {
    let context = canvas.get_context("2d").ok().flatten().ok_or_else(no_context)?;
    context.dyn_into().map_err(|_| no_context())
}

fn no_context() -> Error {
    Error::new(ErrorKind::Paint, "a canvas without a 2D context", "a canvas that can be drawn on")
}

/// Red, green, blue and alpha.
type Color = (u8, u8, u8, f64);

/// plotters-canvas, the 2D context that it draws on, and what the context was last told here.
pub(super) struct Canvas {
    shapes: CanvasBackend,
    context: CanvasRenderingContext2d,
    now: Now,
}

/// What the context was last told, so that nothing is said twice.
#[derive(Default)]
struct Now {
    stroke: Option<(Color, u32)>,
    /// Color of text; plotters-canvas tells another.
    fill: Option<Color>,
    /// Weight and size of text.
    font: Option<(u32, f64)>,
    align: &'static str,
    /// Points of lines in the path that are not stroked yet.
    waiting: usize,
    /// The outline that the path is, where it was just filled.
    outline: Vec<BackendCoord>,
}

impl Canvas {
    /// A canvas as marks need it, whose corner lies at a place in device px.
    ///
    /// # Errors
    /// When the canvas gives no 2D context.
    pub fn new(canvas: &HtmlCanvasElement, ratio: f64, corner_dev: (f64, f64)) -> Result<Canvas, Error> {
        let context = context(canvas)?;
        scaled(&context, ratio / GRID, (-corner_dev.0, -corner_dev.1));
        context.set_line_join("round");
        context.set_text_baseline("alphabetic");
        let shapes = CanvasBackend::with_canvas_object(canvas.clone()).ok_or_else(no_context)?;
        Ok(Canvas { shapes, context, now: Now::default() })
    }

    /// Copies another canvas to a place in device px.
    pub fn put(&mut self, image: &HtmlCanvasElement, (x, y): (f64, f64), ratio: f64) {
        self.stroke();
        scaled(&self.context, 1.0, (0.0, 0.0));
        // Refused only where the image has no px.
        let _ = self.context.draw_image_with_html_canvas_element(image, x, y);
        scaled(&self.context, ratio / GRID, (0.0, 0.0));
    }

    /// Strokes the lines that wait.
    pub fn stroke(&mut self) {
        if std::mem::take(&mut self.now.waiting) > 0 {
            self.context.stroke();
        }
    }

    /// What waits is stroked, for plotters-canvas begins another path and sets its own styles.
    fn hand_over(&mut self) -> &mut CanvasBackend {
        self.stroke();
        self.now.outline.clear();
        self.now.fill = None;
        &mut self.shapes
    }

    fn trace(&self, points: &[BackendCoord]) {
        let mut points = points.iter().map(|(x, y)| (f64::from(*x), f64::from(*y)));
        if let Some((x, y)) = points.next() {
            self.context.move_to(x, y);
        }
        points.for_each(|(x, y)| self.context.line_to(x, y));
    }

    fn fill_with(&mut self, color: Color) {
        if self.now.fill.replace(color) != Some(color) {
            self.context.set_fill_style_str(&css(color));
        }
    }

    fn stroke_with(&mut self, color: Color, width: u32) {
        let was = self.now.stroke.replace((color, width));
        if was.is_none_or(|(was, _)| was != color) {
            self.context.set_stroke_style_str(&css(color));
        }
        if was.is_none_or(|(_, was)| was != width) {
            self.context.set_line_width(f64::from(width));
        }
    }

    fn align(&mut self, align: &'static str) {
        if std::mem::replace(&mut self.now.align, align) != align {
            self.context.set_text_align(align);
        }
    }
}

fn parts(color: BackendColor) -> Color {
    let (r, g, b) = color.rgb;
    (r, g, b, color.alpha)
}

fn css((r, g, b, alpha): Color) -> String {
    format!("rgba({r},{g},{b},{alpha})")
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
        self.hand_over().draw_pixel(point, color)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let (color, width) = (parts(style.color()), style.stroke_width());
        let points: Vec<BackendCoord> = path.into_iter().collect();
        let goes_on = self.now.waiting > 0 && self.now.stroke == Some((color, width));
        // Where translucent lines cross, both must show.
        if !goes_on || color.3 < 1.0 || self.now.waiting + points.len() > MOST_JOINED {
            self.stroke();
            self.stroke_with(color, width);
            if self.now.outline == points {
                self.context.stroke();
                return Ok(());
            }
            self.now.outline.clear();
            self.context.begin_path();
        }
        self.trace(&points);
        self.now.waiting += points.len();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        if let [a, b, c, d] = points[..]
            && (a.1, b.0, c.1, d.0) == (b.1, c.0, d.1, a.0)
        {
            // An upright box is one call to the browser and not six.
            return self.hand_over().draw_rect(a, c, style, true);
        }
        self.hand_over().fill_polygon(points.iter().copied(), style)?;
        self.now.outline = points;
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        // An open circle tells the width and color of lines.
        self.now.stroke = None;
        self.hand_over().draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Outcome {
        self.stroke();
        let size = style.size() / SVG_SIZE_DIVISOR;
        let weight = match style.style() {
            FontStyle::Bold => 600,
            _ => 400,
        };
        self.align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        let font = (weight, size);
        if self.now.font.replace(font) != Some(font) {
            self.context.set_font(&format!("{weight} {size}px {FAMILY}"));
        }
        self.fill_with(parts(style.color()));
        // Refused only by a context that is lost, which draws nothing anyway.
        let _ = self.context.fill_text(text, f64::from(pos.0), f64::from(pos.1) + TOP_SHIFT_EM * size);
        Ok(())
    }
}
