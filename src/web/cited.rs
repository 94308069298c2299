//! What the page needs to cite the fact in focus.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Figure;
use super::js;
use crate::chart::cited::cited;

/// One report, as the page receives it.
#[derive(Serialize)]
struct Cited {
    fact: String,
    title: String,
    value: String,
    source: String,
    who: String,
    locator: String,
    origin: String,
    whom: String,
    url: String,
}

#[wasm_bindgen]
impl Figure {
    /// The reports behind the mark of a fact or an event, by its id, that fact first.
    ///
    /// # Errors
    /// Never in practice: the records are plain.
    pub fn cited(&mut self, fact: &str) -> Result<JsValue, JsValue> {
        self.settle();
        let reports = cited(&self.model, self.words, &self.laid, fact).into_iter().map(|c| Cited {
            fact: c.fact,
            title: c.title,
            value: c.value,
            source: c.source,
            who: c.who,
            locator: c.locator,
            origin: c.origin,
            whom: c.whom,
            url: c.url,
        });
        js(&reports.collect::<Vec<_>>())
    }
}
