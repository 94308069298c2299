//! Drawing a part only, and what is made ready before it is asked for.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::failed;
use super::figure::{Figure, theme_of};
use crate::chart;
use crate::chart::view::View;
use crate::paint::canvas_update::update_canvas;

#[wasm_bindgen]
impl Figure {
    /// Paints what differs from the last update of the same canvas: all of it after a `draw`.
    ///
    /// # Errors
    /// When the canvas cannot be drawn on.
    pub fn update(&mut self, canvas: &HtmlCanvasElement, ratio: f64, theme: &str) -> Result<(), JsValue> {
        let scene = &self.laid.scene;
        update_canvas(scene, theme_of(theme), ratio, canvas, &mut self.painted).map_err(|e| failed(&e))
    }

    /// Lays another state out and paints it on a canvas that nobody sees: the browser then has the
    /// code that it takes, and the core what it keeps of it. The layout that is shown stays.
    ///
    /// # Errors
    /// When the pairs are not pairs of strings, or the canvas cannot be drawn on.
    pub fn ahead(&self, pairs: JsValue, canvas: &HtmlCanvasElement, ratio: f64, theme: &str) -> Result<(), JsValue> {
        let pairs: Vec<(String, String)> = serde_wasm_bindgen::from_value(pairs)?;
        let view = View::read(self.entry, &pairs).view;
        let laid = chart::drawn(&self.now.borrow(), &view, self.words, self.width_px);
        update_canvas(&laid.scene, theme_of(theme), ratio, canvas, &mut None).map_err(|e| failed(&e))
    }
}
