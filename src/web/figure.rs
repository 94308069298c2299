//! One figure on the page: laid out, drawn, and asked what is where.
//!
//! All lengths are CSS px of the figure. Targets go by their number in the last layout, -1 for
//! none. Only `layout` and `draw` are called before the figures stand; the rest is in the later
//! part of the core.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::days::Held;
use super::{Shared, dto, failed, js};
use crate::chart::detail::detail;
use crate::chart::figure::{Datum, Figure as Laid};
use crate::chart::view::View;
use crate::chart::{
    self, Context, FigureEntry, aid_reach, case_cursor, case_curves, case_day, case_guess_draw, day_brush, day_window,
    focus,
};
use crate::model::atlas::Atlas as Model;
use crate::paint::canvas::paint_canvas;
use crate::paint::canvas_update::Painted;
use crate::scene::hit::{self, Key, Target};
use crate::scene::mark::at;
use crate::scene::theme::Theme;
use crate::words::Words;

/// How far from a target a pointer may be, in CSS px.
const REACH_PX: f64 = 16.0;

/// One figure on the page.
#[wasm_bindgen]
pub struct Figure {
    pub(super) now: Shared,
    /// The tables that `laid` was laid out from.
    pub(super) model: Rc<Model>,
    pub(super) entry: &'static FigureEntry,
    pub(super) view: View,
    pub(super) words: Words,
    pub(super) width_px: f64,
    pub(super) laid: Laid,
    /// What `update` left on its canvas.
    pub(super) painted: Option<Painted>,
    /// What a target stood for before the last layout, and its lane.
    pub(super) kept: Option<(Datum, u32)>,
    /// What a gesture holds.
    pub(super) held: Held,
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
    pub fn draw(&mut self, canvas: &HtmlCanvasElement, ratio: f64, theme: &str) -> Result<(), JsValue> {
        self.painted = None;
        paint_canvas(&self.laid.scene, theme_of(theme), ratio, canvas, false).map_err(|e| failed(&e))
    }

    /// Paints what marks a target as in focus onto an overlay, with a brush or a guess; -1 for no
    /// target. False when there is nothing to see on it.
    ///
    /// # Errors
    /// When the canvas cannot be drawn on.
    pub fn draw_focus(
        &mut self,
        canvas: &HtmlCanvasElement,
        ratio: f64,
        theme: &str,
        target: i32,
    ) -> Result<bool, JsValue> {
        self.settle();
        let target = usize::try_from(target).ok();
        let mut scene = focus::scene(&self.laid, target);
        if let Some(draft) = self.held.draft.as_ref().filter(|_| !self.view.get("mask").is_empty()) {
            case_guess_draw::draw(&mut scene, &self.context(), &self.laid, draft);
        }
        match self.held.brush {
            Some(brush) => day_brush::draw(&mut scene, &self.laid, self.words, brush),
            None => case_cursor::draw(&mut scene, &self.context(), &self.laid, target),
        }
        let is_empty = scene.marks.is_empty();
        if !(is_empty && canvas.hidden()) {
            paint_canvas(&scene, theme_of(theme), ratio, canvas, true).map_err(|e| failed(&e))?;
        }
        Ok(!is_empty)
    }

    /// The target at a position in CSS px, else the nearest day of a plot of curves there, or -1.
    pub fn hit(&mut self, x: f64, y: f64) -> i32 {
        self.settle();
        let met = hit::hit(&self.laid.scene.targets, at(x, y), REACH_PX);
        number(met.or_else(|| case_cursor::near(&self.laid, at(x, y))))
    }

    /// Where a key leads from a target (-1: from outside), or -1.
    pub fn step(&mut self, target: i32, key: &str) -> i32 {
        self.settle();
        let key = Key::parse(key);
        number(key.and_then(|k| hit::step(&self.laid.scene.targets, usize::try_from(target).ok(), k)))
    }

    /// The first target that stands for a fact or an event, by its id, or -1.
    pub fn find(&mut self, fact: &str) -> i32 {
        self.settle();
        let index = self.model.facts.iter().position(|f| f.id == fact);
        let event = self.model.events.iter().position(|e| e.id == fact);
        let stands = |datum: u32| match self.laid.data.get(datum as usize) {
            Some(Datum::Facts(facts)) => index.is_some_and(|index| facts.contains(&index)),
            Some(Datum::Event(index)) => event == Some(*index),
            _ => false,
        };
        number(self.laid.scene.targets.iter().position(|t| stands(t.datum)))
    }

    /// Remembers what a target stands for, to find it in the next layout.
    pub fn keep(&mut self, target: i32) {
        self.kept = self.target(target).and_then(|t| Some((self.datum(t)?.clone(), t.lane)));
    }

    /// The target that stands for what was kept, in its lane where that still has it, or -1.
    pub fn kept(&self) -> i32 {
        let Some((datum, lane)) = &self.kept else { return -1 };
        let stands = |t: &Target| self.datum(t) == Some(datum);
        let targets = &self.laid.scene.targets;
        let there = targets.iter().position(|t| t.lane == *lane && stands(t));
        number(there.or_else(|| targets.iter().position(stands)))
    }

    /// Everything said about a target; null when there is none.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn detail(&mut self, target: i32) -> Result<JsValue, JsValue> {
        self.settle();
        let Some((target, datum)) = self.target(target).and_then(|t| Some((t, self.datum(t)?))) else {
            return Ok(JsValue::NULL);
        };
        let mut detail = detail(&self.model, self.words, datum);
        if let (Datum::Sample { code, day }, "growth") = (datum, self.entry.id) {
            detail.add(case_day::told(&self.context(), code, *day));
        }
        let cards = aid_reach::cards(&self.model, self.words, &self.laid, target.datum);
        let day = if self.view.id() == "days" { day_window::to_open(&self.context(), datum) } else { None };
        js(&dto::detail(target, &detail, self.words, cards, day))
    }

    /// Codes of the places that are drawn, in their order.
    pub fn shown(&self) -> Vec<String> {
        match self.view.get("places") {
            "" => case_curves::first_places(&self.context()).to_vec(),
            places => places.split(',').map(str::to_string).collect(),
        }
    }

    /// Every place that can be drawn, with its names.
    ///
    /// # Errors
    /// Never in practice: the records are plain.
    pub fn places(&self) -> Result<JsValue, JsValue> {
        js(&dto::places(&self.now.borrow(), self.words))
    }

    /// Everything that the figure of help now shows, as a list; each entry with its targets.
    ///
    /// # Errors
    /// Never in practice: the records are plain.
    pub fn list(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        js(&dto::list(&self.context(), &self.laid))
    }

    /// The values that the figure of help can be selected by.
    ///
    /// # Errors
    /// Never in practice: the records are plain.
    pub fn choices(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        js(&dto::choices(&self.context()))
    }

    /// The places that have a card.
    ///
    /// # Errors
    /// Never in practice: the records are plain.
    pub fn told(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        js(&dto::told(&self.model, self.words))
    }

    /// The first and the last day that help is looked at, as in the address.
    pub fn window(&self) -> Vec<String> {
        let (first, last) = self.model.outbreak.window;
        vec![first.iso(), last.iso()]
    }

    /// The figure in words.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn account(&mut self) -> Result<JsValue, JsValue> {
        self.tell();
        js(&dto::account(&self.laid.account))
    }

    /// The figure's marks as a table.
    ///
    /// # Errors
    /// Never in practice: the record is plain.
    pub fn table(&mut self) -> Result<JsValue, JsValue> {
        self.settle();
        js(&dto::table(&chart::table(&self.model, &self.view, self.words), self.words))
    }
}

impl Figure {
    pub(super) fn target(&self, number: i32) -> Option<&Target> {
        usize::try_from(number).ok().and_then(|i| self.laid.scene.targets.get(i))
    }

    fn datum(&self, target: &Target) -> Option<&Datum> {
        self.laid.data.get(target.datum as usize)
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context { atlas: &self.model, view: &self.view, words: self.words, width_px: self.width_px }
    }

    fn lay(&mut self) {
        self.model = self.now.borrow().clone();
        self.laid = chart::drawn(&self.model, &self.view, self.words, self.width_px);
        self.laid.scene.height_px = self.laid.page_height_px();
    }

    /// Says the layout in words, where it is not said yet; whoever reads `laid.account` asks for it.
    pub(super) fn tell(&mut self) {
        self.settle();
        if self.laid.account.name.is_empty() {
            self.laid.account = chart::account(&self.model, &self.view, self.words);
        }
    }

    /// Lays out again where tables came since: what is told of a mark is told from the whole.
    pub(super) fn settle(&mut self) {
        if !Rc::ptr_eq(&self.model, &self.now.borrow()) {
            self.lay();
        }
    }
}

/// A place in a list as JavaScript takes it: -1 for none.
fn number(found: Option<usize>) -> i32 {
    found.and_then(|i| i32::try_from(i).ok()).unwrap_or(-1)
}

pub(super) fn theme_of(word: &str) -> Theme {
    Theme::parse(word).unwrap_or(Theme::Light)
}
