//! The timeline of days on the page: which days it shows, and where a step leads.
//!
//! Days go as in the address, `YYYY-MM-DD`, an empty text for none. No method counts a day: the
//! chart is asked.

use wasm_bindgen::prelude::*;

use super::figure::Figure;
use super::{dto, js};
use crate::chart::day_step::{Pair, open, step};
use crate::chart::day_window::asked;
use crate::model::date::Day;

#[wasm_bindgen]
impl Figure {
    /// The days that can be shown and those that are, and the open day in a sentence.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn calendar(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        let asked = asked(&self.context());
        let says = asked.day.map_or(String::new(), |day| crate::chart::timeline_days::says(&self.context(), day));
        js(&dto::calendar(self.model.outbreak.days, &asked, says))
    }

    /// The pairs that a step changes, or that open a day; none where it leads nowhere.
    ///
    /// # Errors
    /// Never in practice: the pairs are plain.
    pub fn stride(&mut self, word: &str) -> Result<JsValue, JsValue> {
        self.settle();
        let pairs: Vec<Pair> = match Day::parse(word) {
            Some(day) => open(&self.context(), day),
            None => step(&self.context(), word),
        };
        js(&pairs)
    }
}
