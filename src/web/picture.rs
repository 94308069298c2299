//! Pictures that leave the page: the present state dressed for a frame, as SVG and on a canvas.
//!
//! What is asked comes as pairs: `preset` (a word of [`PRESETS`](crate::chart::preset::PRESETS), or
//! none for the width on screen), `theme`, `ground` (`clear` for none), `site` and `version`. Each
//! call lays out anew, so that nothing here goes stale.

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::figure::{Figure, theme_of};
use super::{failed, js};
use crate::chart::dress::{self, Fit, Frame, MARGIN_PX, Picture};
use crate::chart::preset::Preset;
use crate::export::picture::{document, file_name};
use crate::paint::canvas::paint_canvas;
use crate::scene::theme::Theme;

/// What the page learns of a picture before it paints it.
#[derive(Serialize)]
struct Sized {
    width: f64,
    height: f64,
    /// Device px of a PNG to the CSS px; 0 where the page may choose.
    ratio: f64,
    /// `whole`, `words` or `tall`.
    fit: &'static str,
    /// Name of its file without an ending.
    file: String,
}

/// What is asked, read.
pub(super) struct Asked {
    preset: Option<&'static Preset>,
    pub(super) theme: Theme,
    is_clear: bool,
    pub(super) site: String,
    pub(super) version: String,
}

impl Asked {
    pub(super) fn read(pairs: JsValue) -> Result<Asked, JsValue> {
        let pairs: Vec<(String, String)> = serde_wasm_bindgen::from_value(pairs)?;
        let of = |key: &str| pairs.iter().find(|(k, _)| k == key).map_or("", |(_, value)| value.as_str());
        let preset = Preset::parse(of("preset"));
        let theme = theme_of(of("theme"));
        Ok(Asked {
            theme: preset.map_or(theme, |preset| preset.theme(theme)),
            is_clear: of("ground") == "clear",
            site: of("site").to_string(),
            version: of("version").to_string(),
            preset,
        })
    }
}

#[wasm_bindgen]
impl Figure {
    /// How large a picture of the present state is, and how it stands to its frame.
    ///
    /// # Errors
    /// When the pairs are not pairs of strings.
    pub fn picture(&mut self, asked: JsValue) -> Result<JsValue, JsValue> {
        let asked = Asked::read(asked)?;
        let picture = self.dressed(&asked);
        let scene = &picture.figure.scene;
        let color = if asked.theme == Theme::Light { "" } else { asked.theme.word() };
        let apart = [asked.preset.map_or("", |p| p.word), color, if asked.is_clear { "clear" } else { "" }];
        js(&Sized {
            width: scene.width_px,
            height: scene.height_px,
            ratio: picture.ratio.unwrap_or(0.0),
            fit: match picture.fit {
                Fit::Whole => "whole",
                Fit::Part => "part",
                Fit::Tall => "tall",
            },
            file: file_name(&self.view, self.words, &apart, &asked.version),
        })
    }

    /// The picture as an SVG document.
    ///
    /// # Errors
    /// When the pairs are not pairs of strings, or the painter refuses.
    pub fn picture_svg(&mut self, asked: JsValue) -> Result<String, JsValue> {
        let asked = Asked::read(asked)?;
        document(&self.dressed(&asked), asked.theme, self.words, asked.is_clear).map_err(|e| failed(&e))
    }

    /// Paints the picture on a canvas, at so many device px to the CSS px.
    ///
    /// # Errors
    /// When the pairs are not pairs of strings, or the canvas cannot be drawn on.
    pub fn picture_draw(&mut self, asked: JsValue, canvas: &HtmlCanvasElement, ratio: f64) -> Result<(), JsValue> {
        let asked = Asked::read(asked)?;
        let picture = self.dressed(&asked);
        paint_canvas(&picture.figure.scene, asked.theme, ratio, canvas, asked.is_clear).map_err(|e| failed(&e))
    }
}

impl Figure {
    fn dressed(&mut self, asked: &Asked) -> Picture {
        self.settle();
        let free = Frame::Free { width_px: self.width_px + 2.0 * MARGIN_PX, height_px: 0.0 };
        let frame = asked.preset.map_or(free, Frame::Preset);
        let asked = dress::Asked { frame, theme: asked.theme, site: &asked.site, version: &asked.version };
        dress::picture(&self.model, &self.view, self.words, &asked)
    }
}
