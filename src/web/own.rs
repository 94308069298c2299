//! The boundary to JavaScript for a table of one's own: read it, draw it, ask what is near.
//!
//! The page owns each handle and frees it. Nothing of the atlas is needed: a table stands alone.
//! Built with the feature `own` only, since the page has no form for it yet.

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::figure::theme_of;
use super::{broken, failed, js};
use crate::chart::line_plot::{Bundle, LinePlot, Lines, Near, layout};
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::paint::canvas::paint_canvas;
use crate::parse::own::own;
use crate::scene::mark::at;
use crate::words::Words;

/// A table of one's own, with its last layout.
#[wasm_bindgen]
pub struct OwnTable {
    bundle: Bundle,
    metric: Metric,
    /// First and last day of all series.
    span: (Day, Day),
    plot: Option<LinePlot>,
    near: Option<Near>,
}

/// A day of a series under the pointer.
#[derive(Serialize)]
struct Found<'a> {
    x: f64,
    y: f64,
    label: &'a str,
    day: String,
    value: f64,
}

#[wasm_bindgen]
impl OwnTable {
    /// Reads a table by its name and bytes; `metric` is `cases` or `deaths`.
    ///
    /// # Errors
    /// An Error of kind `data` with every fault.
    #[wasm_bindgen(constructor)]
    pub fn new(file: &str, bytes: &[u8], metric: &str) -> Result<OwnTable, JsValue> {
        let metric = Metric::parse(metric).unwrap_or(Metric::Cases);
        let bundle = Bundle::new(own(file, bytes, metric).map_err(|report| broken(&report))?);
        let span = bundle.span().unwrap_or_default();
        Ok(OwnTable { bundle, metric, span, plot: None, near: None })
    }

    /// Days from the first to the last of all series, both counted.
    #[wasm_bindgen(getter)]
    pub fn days(&self) -> i32 {
        self.span.1.0 - self.span.0.0 + 1
    }

    /// What the table calls its places, in order.
    pub fn labels(&self) -> Vec<String> {
        self.bundle.series().iter().map(|series| series.label().to_string()).collect()
    }

    /// Lays out the days from `from` to `to`, counted from the first day, on a `linear` or `log`
    /// scale, and gives the height in CSS px.
    pub fn layout(&mut self, from: i32, to: i32, scale: &str, lang: &str, width: f64) -> f64 {
        let (start, end) = self.span;
        let first = start.plus(from.max(0)).min(end);
        let window = (first, start.plus(to.max(0)).clamp(first, end));
        let words = Words::of(lang).unwrap_or_else(Words::english);
        let is_log = scale == "log";
        let lines = Lines { bundle: &self.bundle, metric: self.metric, window, is_log, words, width_px: width };
        self.near = None;
        self.plot.insert(layout(&lines)).scene.height_px
    }

    /// Paints the plot at a device-pixel ratio.
    ///
    /// # Errors
    /// When the canvas cannot be drawn on.
    pub fn draw(&self, canvas: &HtmlCanvasElement, ratio: f64, theme: &str) -> Result<(), JsValue> {
        let Some(plot) = &self.plot else { return Ok(()) };
        paint_canvas(&plot.scene, theme_of(theme), ratio, canvas, false).map_err(|e| failed(&e))
    }

    /// The value nearest to a position in CSS px; null when none is near.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn hover(&mut self, x: f64, y: f64) -> Result<JsValue, JsValue> {
        let Some(plot) = &self.plot else { return Ok(JsValue::NULL) };
        self.near = plot.near(&self.bundle, at(x, y));
        let found = self.near.and_then(|near| Some((near, self.bundle.series().get(near.series)?.label())));
        let Some((Near { day, value, point, .. }, label)) = found else { return Ok(JsValue::NULL) };
        js(&Found { x: point.x, y: point.y, label, day: day.iso(), value })
    }

    /// Paints what marks the value of the last hover onto an overlay; nothing when there was none.
    ///
    /// # Errors
    /// When the canvas cannot be drawn on.
    pub fn draw_focus(&self, canvas: &HtmlCanvasElement, ratio: f64, theme: &str) -> Result<(), JsValue> {
        let Some(plot) = &self.plot else { return Ok(()) };
        let scene = plot.focus(&self.bundle, self.near);
        paint_canvas(&scene, theme_of(theme), ratio, canvas, true).map_err(|e| failed(&e))
    }
}
