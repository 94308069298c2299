//! A curve as tones, for the script that plays it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Figure;
use super::js;
use crate::chart::case_tones::{self, Tone, Tones};

/// What is played.
#[derive(Serialize)]
struct Played {
    says: String,
    tones: Vec<PlayedDay>,
}

/// A day of it.
#[derive(Serialize)]
struct PlayedDay {
    target: u32,
    day: i32,
    along: f64,
    height: f64,
    gap: bool,
    month: bool,
    doubled: bool,
}

#[wasm_bindgen]
impl Figure {
    /// The series in front as tones, day by day; null where no plot has days.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn tones(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        match case_tones::tones(&self.context(), &self.laid) {
            Some(tones) => js(&played(tones)),
            None => Ok(JsValue::NULL),
        }
    }
}

fn played(Tones { says, tones }: Tones) -> Played {
    Played { says, tones: tones.into_iter().map(played_day).collect() }
}

fn played_day(tone: Tone) -> PlayedDay {
    let Tone { target, day, along, height, after_gap, month, doubled } = tone;
    PlayedDay { target: target as u32, day, along, height, gap: after_gap, month, doubled }
}
