//! The boundary to JavaScript: one atlas, and figures laid out from it.
//!
//! The page owns every handle and frees it; a [`Figure`] keeps its last layout until the next.
//! Small owned records of [`dto`] go out. A failure is a JS Error with a kind and a sentence,
//! for broken tables also with every fault. No method holds a formula.

mod dto;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::chart::detail::detail;
use crate::chart::figure::{Datum, Figure as Laid};
use crate::chart::view::View;
use crate::chart::{self, FigureEntry, focus, later};
use crate::error::{Error, ErrorKind, Report};
use crate::model::atlas::Atlas as Model;
use crate::paint::canvas::paint_canvas;
use crate::scene::hit::{self, Key};
use crate::scene::mark::at;
use crate::scene::theme::Theme;
use crate::seed;
use crate::words::Words;

/// How far from a target a pointer may be, in CSS px.
const REACH_PX: f64 = 16.0;

/// The tables as they now stand, for every figure.
type Shared = Rc<RefCell<Rc<Model>>>;

/// The parsed atlas.
#[wasm_bindgen]
pub struct Atlas {
    model: Shared,
    loaded: Vec<(String, Vec<u8>)>,
}

#[wasm_bindgen]
impl Atlas {
    /// Parses the embedded tables.
    ///
    /// # Errors
    /// An Error of kind `data` with every fault, when a table is broken.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Atlas, JsValue> {
        let model = seed::load().map_err(|report| broken(&report))?;
        Ok(Atlas { model: Rc::new(RefCell::new(Rc::new(model))), loaded: Vec::new() })
    }

    /// A figure to lay out and draw.
    ///
    /// # Errors
    /// An Error of kind `unknown`, when there is no such figure.
    pub fn figure(&self, id: &str) -> Result<Figure, JsValue> {
        let entry = chart::entry(id).map_err(|e| failed(&e))?;
        let view = View::new(entry);
        let model = self.model.borrow().clone();
        let (now, words) = (self.model.clone(), Words::english());
        Ok(Figure { now, model, entry, view, words, width_px: 0.0, laid: Laid::default() })
    }

    /// Takes tables of the package by path and bytes, in place of embedded ones or beside them.
    /// What is laid out from now on draws them; on a fault nothing changes.
    ///
    /// # Errors
    /// An Error of kind `data` with every fault.
    pub fn load(&mut self, paths: Vec<String>, contents: Vec<js_sys::Uint8Array>) -> Result<(), JsValue> {
        let mut loaded = self.loaded.clone();
        for (path, bytes) in paths.into_iter().zip(contents) {
            loaded.retain(|(known, _)| *known != path);
            loaded.push((path, bytes.to_vec()));
        }
        let embedded = seed::texts();
        let kept = embedded.into_iter().filter(|(path, _)| loaded.iter().all(|(known, _)| known != path));
        let given = loaded.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let texts: Vec<(&str, &[u8])> = kept.chain(given).collect();
        let model = crate::parse::part(&texts).map_err(|report| broken(&report))?;
        self.model.replace(Rc::new(model));
        self.loaded = loaded;
        Ok(())
    }

    /// Paths of the tables that a figure's state draws and that are not here yet.
    ///
    /// # Errors
    /// When there is no such figure, or the pairs are not pairs of strings.
    pub fn missing(&self, id: &str, pairs: JsValue) -> Result<Vec<String>, JsValue> {
        let entry = chart::entry(id).map_err(|e| failed(&e))?;
        let pairs: Vec<(String, String)> = serde_wasm_bindgen::from_value(pairs)?;
        let wanted = later::tables(&View::read(entry, &pairs).view).iter();
        let lacks = |path: &&&str| self.loaded.iter().all(|(known, _)| known != *path);
        Ok(wanted.filter(lacks).map(|path| path.to_string()).collect())
    }

    /// Paths of the tables that the core is built with in a shorter form, as long as they are.
    pub fn slim(&self) -> Vec<String> {
        let short = later::SLIM.iter().filter(|path| self.loaded.iter().all(|(known, _)| known != *path));
        short.map(|path| path.to_string()).collect()
    }

    /// Every figure with its views.
    ///
    /// # Errors
    /// Never in practice: the records are plain.
    pub fn figures(&self) -> Result<JsValue, JsValue> {
        js(&dto::figures())
    }

    /// Facts in the atlas.
    #[wasm_bindgen(getter)]
    pub fn facts(&self) -> u32 {
        self.model.borrow().facts.len() as u32
    }
}

/// One figure on the page.
#[wasm_bindgen]
pub struct Figure {
    now: Shared,
    /// The tables that `laid` was laid out from.
    model: Rc<Model>,
    entry: &'static FigureEntry,
    view: View,
    words: Words,
    width_px: f64,
    laid: Laid,
}

#[wasm_bindgen]
impl Figure {
    /// Lays the figure out for pairs of key and value, a language and a width in CSS px.
    ///
    /// # Errors
    /// When the pairs are not pairs of strings.
    pub fn layout(&mut self, pairs: JsValue, lang: &str, width: f64) -> Result<JsValue, JsValue> {
        let pairs: Vec<(String, String)> = serde_wasm_bindgen::from_value(pairs)?;
        let read = View::read(self.entry, &pairs);
        self.words = Words::of(lang).unwrap_or_else(Words::english);
        self.view = read.view;
        self.width_px = width;
        self.lay();
        js(&dto::layout(self.entry, &self.view, &self.laid, self.words, read.ignored))
    }

    /// Paints the figure at a device-pixel ratio.
    ///
    /// # Errors
    /// When the canvas cannot be drawn on.
    pub fn draw(&self, canvas: &HtmlCanvasElement, ratio: f64, theme: &str) -> Result<(), JsValue> {
        paint_canvas(&self.laid.scene, theme_of(theme), ratio, canvas, false).map_err(|e| failed(&e))
    }

    /// Paints what marks a target as in focus onto an overlay; -1 clears it.
    ///
    /// # Errors
    /// When the canvas cannot be drawn on.
    pub fn draw_focus(
        &mut self,
        canvas: &HtmlCanvasElement,
        ratio: f64,
        theme: &str,
        target: i32,
    ) -> Result<(), JsValue> {
        self.settle();
        let scene = focus::scene(&self.laid, usize::try_from(target).ok());
        paint_canvas(&scene, theme_of(theme), ratio, canvas, true).map_err(|e| failed(&e))
    }

    /// The target at a position in CSS px, or -1.
    pub fn hit(&mut self, x: f64, y: f64) -> i32 {
        self.settle();
        number(hit::hit(&self.laid.scene.targets, at(x, y), REACH_PX))
    }

    /// Where a key leads from a target (-1: from outside), or -1.
    pub fn step(&mut self, target: i32, key: &str) -> i32 {
        self.settle();
        let key = Key::parse(key);
        number(key.and_then(|k| hit::step(&self.laid.scene.targets, usize::try_from(target).ok(), k)))
    }

    /// The first target that stands for a fact, by the fact's id, or -1.
    pub fn find(&mut self, fact: &str) -> i32 {
        self.settle();
        let index = self.model.facts.iter().position(|f| f.id == fact);
        let stands = |datum: u32| {
            matches!((self.laid.data.get(datum as usize), index),
            (Some(Datum::Facts(facts)), Some(index)) if facts.contains(&index))
        };
        number(self.laid.scene.targets.iter().position(|t| stands(t.datum)))
    }

    /// Everything said about a target; null when there is none.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn detail(&mut self, target: i32) -> Result<JsValue, JsValue> {
        self.settle();
        let found = usize::try_from(target).ok().and_then(|i| self.laid.scene.targets.get(i));
        let Some(target) = found else {
            return Ok(JsValue::NULL);
        };
        let Some(datum) = self.laid.data.get(target.datum as usize) else {
            return Ok(JsValue::NULL);
        };
        let detail = detail(&self.model, self.words, datum);
        js(&dto::detail(target.anchor, &detail, self.words))
    }

    /// The figure's marks as a table.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn table(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        js(&dto::table(&chart::table(&self.model, &self.view, self.words)))
    }
}

impl Figure {
    fn lay(&mut self) {
        self.model = self.now.borrow().clone();
        self.laid = chart::layout(&self.model, &self.view, self.words, self.width_px);
    }

    /// Lays out again where tables came since: what is told of a mark is told from the whole.
    fn settle(&mut self) {
        if !Rc::ptr_eq(&self.model, &self.now.borrow()) {
            self.lay();
        }
    }
}

fn number(found: Option<usize>) -> i32 {
    found.and_then(|i| i32::try_from(i).ok()).unwrap_or(-1)
}

fn theme_of(word: &str) -> Theme {
    Theme::parse(word).unwrap_or(Theme::Light)
}

fn js(record: &impl Serialize) -> Result<JsValue, JsValue> {
    serde_wasm_bindgen::to_value(record).map_err(JsValue::from)
}

/// A fault as a JS Error with its kind.
fn failed(error: &Error) -> JsValue {
    let kind = match error.kind {
        ErrorKind::Unknown => "unknown",
        ErrorKind::Paint => "paint",
        _ => "data",
    };
    thrown(&error.to_string(), kind).into()
}

/// A report as a JS Error of kind `data` with its faults.
fn broken(report: &Report) -> JsValue {
    let error = thrown(&report.to_string(), "data");
    let faults: Array = report.errors.iter().filter_map(|e| js(&dto::fault(e)).ok()).collect();
    set(&error, "faults", &faults);
    error.into()
}

fn thrown(message: &str, kind: &str) -> js_sys::Error {
    let error = js_sys::Error::new(message);
    error.set_name("AtlasError");
    set(&error, "kind", &kind.into());
    error
}

fn set(error: &js_sys::Error, key: &str, value: &JsValue) {
    // Setting a plain property of an Error just made cannot be refused.
    let _ = Reflect::set(error, &key.into(), value);
}
