//! The days that a figure shows, asked for by brush, wheel, fingers and buttons. Positions in CSS
//! px; a state goes out as pairs of `from` and `to`, empty where it is the default.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::figure::Figure;
use super::js;
use crate::chart::case_guess::Draft;
use crate::chart::day_zoom::{self, Grip, Move, Window};
use crate::model::date::Day;
use crate::scene::mark::at;

/// What a gesture holds, and what a reader draws.
#[derive(Default)]
pub struct Held {
    pub(super) grip: Option<Grip>,
    pub(super) brush: Option<Window>,
    pub(super) draft: Option<Draft>,
}

/// The days shown and those there are, ISO 8601, and the former in words.
#[derive(Serialize)]
struct Days {
    from: String,
    to: String,
    first: String,
    last: String,
    said: String,
}

#[wasm_bindgen]
impl Figure {
    /// The days shown; null where x is not days.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn days(&self) -> Result<JsValue, JsValue> {
        let Some((from, to)) = self.shown_days() else { return Ok(JsValue::NULL) };
        let (first, last) = self.model.outbreak.window;
        let said = [("a", self.words.day(from)), ("b", self.words.day(to))];
        let said: Vec<(&str, &str)> = said.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let said = self.words.fill("date.interval", &said);
        js(&Days { from: from.iso(), to: to.iso(), first: first.iso(), last: last.iso(), said })
    }

    /// Takes hold of the plot at a position; false where there is none whose x is days.
    pub fn grab(&mut self, x: f64, y: f64) -> bool {
        self.settle();
        let panel = day_zoom::panel_at(&self.laid.panels, at(x, y));
        self.held.grip = panel.map(|panel| Grip::new(panel, self.model.outbreak.window, x));
        self.held.grip.is_some()
    }

    /// Lets go, and takes a brush away.
    pub fn release(&mut self) {
        (self.held.grip, self.held.brush) = (None, None);
    }

    /// Brushes from where the plot was taken hold of to a position, for the next `draw_focus`.
    pub fn brush(&mut self, x: f64) {
        self.held.brush = self.held.grip.map(|grip| grip.brushed(x));
    }

    /// The days under the brush as a state.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn brushed(&self) -> Result<JsValue, JsValue> {
        self.state(self.held.brush)
    }

    /// The state after a wheel turned by some px at a position.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn wheel(&mut self, delta: f64, x: f64) -> Result<JsValue, JsValue> {
        let window = self.held.grip.as_mut().map(|grip| grip.wheeled(delta, x));
        self.state(window)
    }

    /// The state after two fingers moved, each from one position to another.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn pinch(&self, from_a: f64, from_b: f64, to_a: f64, to_b: f64) -> Result<JsValue, JsValue> {
        self.state(self.held.grip.map(|grip| grip.pinched((from_a, from_b), (to_a, to_b))))
    }

    /// The state after a step `in`, `out`, `earlier`, `later` or `all`, about the day of a target
    /// where one is given, -1 for none.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn zoom(&self, step: &str, target: i32) -> Result<JsValue, JsValue> {
        let anchor = self.target(target).map(|t| t.anchor);
        let about = anchor.and_then(|anchor| {
            let panel = day_zoom::panel_at(&self.laid.panels, anchor)?;
            Some(Grip::new(panel, panel.days, 0.0).day(anchor.x))
        });
        let whole = self.model.outbreak.window;
        let step = Move::parse(step).zip(self.shown_days());
        self.state(step.map(|(step, shown)| day_zoom::moved(shown, whole, step, about)))
    }

    /// The state on the way from two ISO days to two others, `share` of 1 of it gone.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn between(&self, from: Vec<String>, to: Vec<String>, share: f64) -> Result<JsValue, JsValue> {
        let whole = self.model.outbreak.window;
        let read = |days: &[String]| {
            let day = |i: usize, end: Day| days.get(i).and_then(|text| Day::parse(text)).unwrap_or(end);
            (day(0, whole.0), day(1, whole.1))
        };
        self.state(Some(day_zoom::between(read(&from), read(&to), share, whole)))
    }
}

impl Figure {
    fn shown_days(&self) -> Option<Window> {
        self.laid.panels.first().map(|panel| panel.days)
    }

    /// A window as pairs; null for none.
    fn state(&self, window: Option<Window>) -> Result<JsValue, JsValue> {
        match window {
            Some(window) => js(&day_zoom::pairs(window, self.model.outbreak.window)),
            None => Ok(JsValue::NULL),
        }
    }
}
