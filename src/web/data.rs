//! Data that leave the page: what the present state shows, as the text of a file.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::figure::Figure;
use super::picture::Asked;
use super::{failed, js};
use crate::chart;
use crate::chart::address::address;
use crate::export::fields::{All, Seen, csv};
use crate::export::picture::file_name;
use crate::export::shown;

/// A file to be saved.
#[derive(Serialize)]
struct File {
    /// Its name.
    name: String,
    /// What stands in it; empty where there is nothing of the kind.
    text: String,
}

#[wasm_bindgen]
impl Figure {
    /// What the present state shows: `marks` and `series` as CSV, `all` as JSON. Asked as a picture
    /// is: by pairs of `site`, `version` and `theme`.
    ///
    /// # Errors
    /// When the pairs are not pairs of strings.
    pub fn data(&mut self, what: &str, asked: JsValue) -> Result<JsValue, JsValue> {
        let asked = Asked::read(asked)?;
        self.settle();
        let (view, words) = (&self.view, self.words);
        let (figure, shown) = shown::of(&self.model, view, words);
        let (ending, text) = match what {
            "marks" => (".csv", csv(&shown.marks)),
            "series" if shown.series.rows.is_empty() => (".csv", Ok(String::new())),
            "series" => (".csv", csv(&shown.series)),
            _ => {
                let address = address(&asked.site, view, words, asked.theme);
                let seen = Seen { version: &asked.version, address: &address };
                let table = &chart::table(&self.model, view, words);
                (".json", Ok(json(&All { view, words, figure: &figure, shown: &shown, table, seen })?))
            }
        };
        let apart = if ending == ".json" { "" } else { what };
        let name = file_name(view, words, &[apart], &asked.version) + ending;
        js(&File { name, text: text.map_err(|e| failed(&e))? })
    }
}

/// The document as the browser writes JSON: a number as it writes it, two spaces a level.
fn json(all: &All<'_>) -> Result<String, JsValue> {
    let value = all.serialize(&Serializer::json_compatible())?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2))?;
    Ok(String::from(text) + "\n")
}
