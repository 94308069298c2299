//! Guess, then reveal: a reader draws the rest of a curve before it is shown, and is then told how
//! the guess stands to the series.
//!
//! In: a figure with a mask, points of a pen or keys. Out: a draft of the guess, marks for the
//! overlay, and sentences. The layout stays the same all along, so that what was drawn stands
//! still while the rest is laid over it. CSS px.

use super::Context;
use super::case_curves::{Curves, curves, first_places, name};
use super::case_guess_draw::value;
use super::day_brush::x_px;
use super::day_zoom::{Grip, panel_at};
use super::figure::{DayPanel, Figure};
use super::view::View;
use crate::model::date::Day;
use crate::scene::mark::{Point, Rect};
use crate::transform::guess::{Compared, Guess};

/// How far left of the masked days a stroke may begin, in CSS px.
const REACH_PX: f64 = 14.0;

/// Fewest days that are left to draw where the mask is put without being asked for.
const FEWEST_DAYS: i32 = 21;

/// What one key press multiplies a total by, and one with the shift key.
const STEPS: (f64, f64) = (1.059_253_725_177_288_7, 1.333_521_432_163_324);

/// Days that Page Up and Page Down move by.
const PAGE_DAYS: i32 = 7;

/// A guess as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    guess: Guess,
    /// The guess as it was when the keys came to their day: each press draws anew from there.
    before: Guess,
    /// What it is a guess of.
    of: String,
    /// Where the pen is down: the plot and the last day it met.
    pen: Option<(DayPanel, Option<Day>)>,
    /// The day that the keys change.
    cursor: Day,
    is_revealed: bool,
}

/// What is guessed: the mask, the place in front and what is counted.
fn of(context: &Context<'_>, curves: &Curves) -> String {
    let code = curves.leading().map_or("", |s| s.code.as_str());
    let view = context.view;
    [view.get("mask"), code, view.get("metric"), view.get("per")].join(" ")
}

/// What of a plot lies beside the room to draw in, so that no words stand half in it.
#[inline(never)]
pub fn beside(context: &Context<'_>, figure: &Figure, plot: Rect) -> Rect {
    let panel = figure.panels.iter().find(|p| p.plot == plot);
    let edge = panel.zip(Day::parse(context.view.get("mask"))).map(|(panel, day)| x_px(panel, day));
    Rect::new(plot.x, plot.y, edge.map_or(plot.width, |x| x - plot.x).min(plot.width), plot.height)
}

/// The view without its mask.
fn unmasked(view: &View) -> View {
    let mut view = view.clone();
    view.choose("mask", "");
    view
}

/// What is drawn with nothing masked.
pub fn whole(context: &Context<'_>) -> Curves {
    let view = unmasked(context.view);
    curves(&Context { view: &view, ..*context }, first_places(context))
}

/// The day from which a curve is masked where none is asked for: that on which the place in front
/// came to the first total that the documents tell of, or the middle of the days shown.
pub fn usual_mask(context: &Context<'_>) -> Day {
    let curves = whole(context);
    let (first, last) = curves.window;
    let told = context.atlas.outbreak.brackets.first().map(|b| b.to_total).filter(|_| !curves.per_100k);
    let reached = curves.leading().zip(told).and_then(|(series, total)| series.total.first_at_least(total));
    let fits = |day: &Day| *day > first && last.0 - day.0 >= FEWEST_DAYS;
    reached.filter(fits).unwrap_or(Day((first.0 + last.0) / 2))
}

impl Draft {
    /// A draft with nothing drawn; none where nothing is masked, or nothing is left to draw.
    pub fn new(context: &Context<'_>) -> Option<Draft> {
        let mask = Day::parse(context.view.get("mask"))?;
        let shown = curves(context, first_places(context));
        let series = shown.leading()?;
        let start = series.total.present().take_while(|(day, _)| *day <= mask).last().filter(|(_, t)| *t > 0.0)?;
        let last = context.atlas.series(&series.code, series.metric)?.total.present().last()?.0.min(shown.window.1);
        let guess = Guess::new(start, last);
        let cursor = start.0.plus(1);
        (last > start.0).then(|| Draft {
            before: guess.clone(),
            guess,
            of: of(context, &shown),
            pen: None,
            cursor,
            is_revealed: false,
        })
    }

    /// True when it is a guess of what the view now masks.
    pub fn is_of(&self, context: &Context<'_>) -> bool {
        self.of == of(context, &curves(context, first_places(context)))
    }

    /// True when something is drawn.
    pub fn is_drawn(&self) -> bool {
        self.guess.reach() > self.guess.start().0
    }

    /// True when the rest is shown.
    pub fn is_revealed(&self) -> bool {
        self.is_revealed
    }

    /// What is drawn.
    pub fn guess(&self) -> &Guess {
        &self.guess
    }

    /// The day that the keys change.
    pub fn cursor(&self) -> Day {
        self.cursor
    }

    /// Shows the rest, once something is drawn.
    pub fn reveal(&mut self) {
        self.is_revealed = self.is_drawn();
        self.pen = None;
    }

    /// Puts the pen down; false where nothing is to be drawn.
    pub fn press(&mut self, figure: &Figure, point: Point) -> bool {
        let panel = panel_at(&figure.panels, point).filter(|_| !self.is_revealed);
        let panel = panel.filter(|panel| point.x >= x_px(panel, self.guess.start().0) - REACH_PX);
        self.pen = panel.map(|panel| (*panel, None));
        if self.pen.is_some() {
            self.stroke(point);
        }
        self.pen.is_some()
    }

    /// Moves the pen that is down.
    pub fn stroke(&mut self, point: Point) {
        let Some((panel, before)) = self.pen else { return };
        let day = Grip::new(&panel, panel.days, 0.0).day(point.x);
        let y = point.y.max(panel.plot.y).min(panel.plot.bottom());
        self.guess.draw(before, (day, value(&panel, y)), panel.is_log);
        self.cursor = day.max(self.guess.start().0.plus(1)).min(self.guess.last());
        self.pen = Some((panel, Some(self.cursor)));
    }

    /// Lifts the pen.
    pub fn lift(&mut self) {
        self.before = self.guess.clone();
        self.pen = None;
    }

    /// Takes a key: arrows move the day and its total; `far` is for a longer step. False for
    /// another key.
    pub fn key(&mut self, key: &str, is_far: bool) -> bool {
        if self.is_revealed {
            return false;
        }
        let (first, last) = (self.guess.start().0.plus(1), self.guess.last());
        let factor = if is_far { STEPS.1 } else { STEPS.0 };
        let days = if is_far { PAGE_DAYS } else { 1 };
        let to = match key {
            "ArrowLeft" => self.cursor.plus(-days),
            "ArrowRight" => self.cursor.plus(days),
            "PageUp" => self.cursor.plus(-PAGE_DAYS),
            "PageDown" => self.cursor.plus(PAGE_DAYS),
            "Home" => first,
            "End" => last,
            "ArrowUp" => return self.scale(factor),
            "ArrowDown" => return self.scale(1.0 / factor),
            _ => return false,
        };
        self.cursor = to.max(first).min(last);
        self.before = self.guess.clone();
        true
    }

    fn scale(&mut self, factor: f64) -> bool {
        let total = self.guess.at_or_last(self.cursor) * factor;
        self.guess = self.before.clone();
        self.guess.draw(None, (self.cursor, total), true);
        true
    }

    /// The day that the keys change, and its total: to be heard.
    pub fn speech(&self, context: &Context<'_>) -> String {
        let total = context.words.rounded(self.guess.at_or_last(self.cursor));
        context.words.fill("growth.guess.said", &[("date", &context.words.day(self.cursor)), ("n", &total)])
    }

    /// How the guess stands to the series, in sentences that neither praise nor blame; none before
    /// the rest is shown.
    pub fn told(&self, context: &Context<'_>) -> Vec<String> {
        let whole = whole(context);
        let series = whole.leading().filter(|_| self.is_revealed);
        let Some((series, found)) = series.and_then(|s| Some((s, self.guess.compare(&s.total)?))) else {
            return Vec::new();
        };
        vec![
            size_told(context, &found, &name(context, &series.code)),
            days_told(context, &found),
            within(context, &found),
        ]
    }
}

/// What was drawn for the last day and what the series has.
fn size_told(context: &Context<'_>, found: &Compared, place: &str) -> String {
    let words = context.words;
    let (low, high) = (found.guessed.min(found.reference), found.guessed.max(found.reference));
    let percent = libm::round((found.guessed / found.reference - 1.0).abs() * 100.0);
    let is_under = found.guessed < found.reference;
    let (key, n) = match (high >= 2.0 * low, is_under) {
        _ if percent == 0.0 => ("growth.guess.same", String::new()),
        (true, true) => ("growth.guess.times_under", words.number(tenth(high / low))),
        (true, false) => ("growth.guess.times_over", words.number(tenth(high / low))),
        (false, true) => ("growth.guess.percent_under", words.number(percent)),
        (false, false) => ("growth.guess.percent_over", words.number(percent)),
    };
    let (date, guess, reference) = (words.day(found.day), words.rounded(found.guessed), words.rounded(found.reference));
    words.fill(key, &[("date", &date), ("place", place), ("guess", &guess), ("reference", &reference), ("n", &n)])
}

/// By how many days the series came earlier to what was drawn.
fn days_told(context: &Context<'_>, found: &Compared) -> String {
    let words = context.words;
    let guess = words.rounded(found.guessed);
    let earlier = found.passed.filter(|day| *day <= found.day).map(|day| (day, found.day.0 - day.0));
    match earlier {
        None => words.fill("growth.guess.not_reached", &[("guess", &guess), ("date", &words.day(found.day))]),
        Some((day, n)) => {
            let n = words.number(f64::from(n));
            words.fill("growth.guess.reached", &[("guess", &guess), ("date", &words.day(day)), ("n", &n)])
        }
    }
}

fn within(context: &Context<'_>, found: &Compared) -> String {
    let factor = libm::ceil(found.widest * 10.0 - 1e-9) / 10.0;
    context.words.fill("growth.guess.within", &[("n", &context.words.number(factor))])
}

fn tenth(value: f64) -> f64 {
    libm::round(value * 10.0) / 10.0
}
