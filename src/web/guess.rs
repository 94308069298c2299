//! Guess, then reveal: a pen and keys draw the rest of a masked curve. Positions in CSS px.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Figure;
use super::js;
use crate::chart::case_guess::{self, Draft};
use crate::scene::mark::at;

/// How a guess stands.
#[derive(Serialize)]
struct Stands {
    /// True when something is drawn.
    drawn: bool,
    /// True when the rest is shown.
    revealed: bool,
    /// The day that the keys change and its total, to be heard.
    speech: String,
    /// How it compares, in sentences, once the rest is shown.
    told: Vec<String>,
}

#[wasm_bindgen]
impl Figure {
    /// The day from which the curve is masked where none is asked for, ISO 8601.
    pub fn usual_mask(&mut self) -> String {
        self.settle();
        case_guess::usual_mask(&self.context()).iso()
    }

    /// How the guess of what is now masked stands, begun anew where another is masked; null where
    /// nothing is masked or nothing is left to draw.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn guess(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        let kept = self.held.draft.take().filter(|draft| draft.is_of(&self.context()));
        self.held.draft = kept.or_else(|| Draft::new(&self.context()));
        let Some(draft) = &self.held.draft else { return Ok(JsValue::NULL) };
        let context = self.context();
        js(&Stands {
            drawn: draft.is_drawn(),
            revealed: draft.is_revealed(),
            speech: draft.speech(&context),
            told: draft.told(&context),
        })
    }

    /// Forgets the guess.
    pub fn guess_end(&mut self) {
        self.held.draft = None;
    }

    /// Puts the pen down; false where nothing is to be drawn.
    pub fn guess_press(&mut self, x: f64, y: f64) -> bool {
        let laid = &self.laid;
        self.held.draft.as_mut().is_some_and(|draft| draft.press(laid, at(x, y)))
    }

    /// Moves the pen.
    pub fn guess_stroke(&mut self, x: f64, y: f64) {
        if let Some(draft) = &mut self.held.draft {
            draft.stroke(at(x, y));
        }
    }

    /// Lifts the pen.
    pub fn guess_lift(&mut self) {
        if let Some(draft) = &mut self.held.draft {
            draft.lift();
        }
    }

    /// Takes a key, `far` for a longer step; false for a key that means nothing here.
    pub fn guess_key(&mut self, key: &str, far: bool) -> bool {
        self.held.draft.as_mut().is_some_and(|draft| draft.key(key, far))
    }

    /// Shows the rest.
    pub fn guess_reveal(&mut self) {
        if let Some(draft) = &mut self.held.draft {
            draft.reveal();
        }
    }
}
