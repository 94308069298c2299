//! The boundary to JavaScript: one atlas, and figures laid out from it.
//!
//! The page owns every handle and frees it; a [`Figure`] keeps its last layout until the next.
//! Small owned records of [`dto`] go out. A failure is a JS Error with a kind and a sentence,
//! for broken tables also with every fault. No method holds a formula.

mod calendar;
mod cited;
mod data;
mod days;
mod dto;
mod figure;
mod guess;
#[cfg(feature = "own")]
mod own;
mod picture;
mod tones;
mod update;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::chart::figure::Figure as Laid;
use crate::chart::view::View;
use crate::chart::{self, later};
use crate::error::{Error, ErrorKind, Report};
use crate::model::atlas::Atlas as Model;
use crate::seed;
use crate::words::Words;
use days::Held;
use figure::Figure;

/// The tables as they now stand, for every figure.
type Shared = Rc<RefCell<Rc<Model>>>;

/// The parsed atlas.
#[wasm_bindgen]
pub struct Atlas {
    model: Shared,
    loaded: Vec<(String, Vec<u8>)>,
}

/// The bytes of a packed file of the site.
///
/// # Errors
/// An Error of kind `data`, when the file is damaged.
#[wasm_bindgen]
pub fn unpack(stream: &[u8]) -> Result<Vec<u8>, JsValue> {
    crate::pack::unpack(stream).ok_or_else(|| thrown("a packed file is damaged", "data").into())
}

/// The stream of the embedded tables and strings: the one file packs them in its own way, and leaves it out.
#[wasm_bindgen]
pub fn embedded() -> Vec<u8> {
    crate::pack::embedded().to_vec()
}

/// Takes the embedded tables and strings unpacked, before the first atlas is made.
#[wasm_bindgen]
pub fn give_embedded(text: Vec<u8>) {
    crate::pack::give(text);
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
        Ok(Figure {
            now,
            model,
            entry,
            view,
            words,
            width_px: 0.0,
            laid: Laid::default(),
            painted: None,
            kept: None,
            held: Held::default(),
        })
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

    /// Takes the strings that the core is built without (`words/further.txt`).
    pub fn speak(&self, further: String) {
        Words::complete(further);
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
