//! The window of days: what is dated outside it turns pale, and nothing is hidden.
//!
//! Comes in: a laid-out figure, the view's `from` and `to`. Goes out: the same figure with the
//! marks of the days outside pale, their words and lines with them. A mark without a day is never
//! touched. Called only when a day is asked for.

use super::Context;
use super::aid_mark::AidMark;
use super::figure::{Datum, Figure};
use super::view::View;
use crate::model::date::Day;
use crate::scene::mark::Shape;
use crate::scene::style::{Paint, Role};

/// What is left of a mark's strength; its words turn soft and stay legible.
const PALE: f64 = 0.25;

/// The days asked for, both ends among them; none when no day is.
pub(super) fn window(context: &Context<'_>) -> Option<(Day, Day)> {
    let view = context.view;
    let (from, to) = (Day::parse(view.get("from")), Day::parse(view.get("to")));
    let whole = context.atlas.outbreak.window;
    let to = to.filter(|_| !is_backward(view));
    (from.is_some() || to.is_some()).then(|| (from.unwrap_or(whole.0), to.unwrap_or(whole.1)))
}

/// True when the window would end before it begins.
pub(super) fn is_backward(view: &View) -> bool {
    let (from, to) = (Day::parse(view.get("from")), Day::parse(view.get("to")));
    matches!((from, to), (Some(from), Some(to)) if to < from)
}

/// How many marks are dated inside and outside, and how many are undated; empty without a window.
pub(super) fn says(context: &Context<'_>, marks: &[AidMark]) -> String {
    let Some((from, to)) = window(context) else { return String::new() };
    let words = context.words;
    let days: Vec<Day> = marks.iter().filter_map(|m| m.day).collect();
    let inside = days.iter().filter(|d| (from..=to).contains(*d)).count();
    let number = |n: usize| words.number(n as f64);
    let parts = [
        ("from", words.day(from)),
        ("to", words.day(to)),
        ("in", number(inside)),
        ("out", number(days.len() - inside)),
        ("undated", number(marks.len() - days.len())),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(k, v)| (*k, v.as_str())).collect();
    words.fill("aid.window.says", &parts)
}

/// Turns pale what is dated outside the window.
#[inline(never)]
pub(super) fn pale(context: &Context<'_>, figure: &mut Figure) {
    figure.ignored = super::aid_asked::ignored(context);
    let Some((from, to)) = window(context) else { return };
    let day = |facts: &[usize]| {
        let fact = context.atlas.facts.get(*facts.first()?)?;
        fact.date.as_ref()?.when.day()
    };
    let mut is_pale: Vec<bool> = Vec::new();
    for datum in &figure.data {
        let own = if let Datum::Facts(facts) = datum { day(facts) } else { None };
        is_pale.push(own.is_some_and(|d| !(from..=to).contains(&d)));
    }
    let at = |flags: &[bool], datum: u32| flags.get(datum as usize).copied().unwrap_or(false);
    let linked = |datum: u32| figure.linked.iter().filter(move |(_, to)| *to == datum).map(|(from, _)| *from);
    let mut all_pale = is_pale.clone();
    for (datum, flag) in all_pale.iter_mut().enumerate() {
        let mut kin = linked(datum as u32).filter(|d| is_facts(figure, *d)).peekable();
        *flag |= kin.peek().is_some() && kin.all(|d| at(&is_pale, d));
    }
    for mark in &mut figure.scene.marks {
        if mark.datum.is_some_and(|d| at(&all_pale, d)) {
            fade(&mut mark.shape);
        }
    }
}

fn is_facts(figure: &Figure, datum: u32) -> bool {
    matches!(figure.data.get(datum as usize), Some(Datum::Facts(_)))
}

/// Takes strength from everything but the paper beneath.
fn fade(shape: &mut Shape) {
    let less = |paint: &mut Paint, part: f64| {
        if paint.role != Role::Paper {
            paint.alpha *= part;
        }
    };
    match shape {
        Shape::Line(_, stroke) => less(&mut stroke.paint, PALE),
        Shape::Area(_, paint) => less(paint, PALE),
        Shape::Disc { fill, stroke, .. } => {
            fill.iter_mut().for_each(|f| less(f, PALE));
            stroke.iter_mut().for_each(|s| less(&mut s.paint, PALE));
        }
        Shape::Text { style, .. } => style.paint = Role::InkSoft.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::{Mark, at};

    #[test]
    fn paper_stays_so_that_nothing_shines_through() {
        let mut disc = Mark::disc(at(0.0, 0.0), 3.0, Role::Paper).shape;
        fade(&mut disc);
        assert!(matches!(disc, Shape::Disc { fill: Some(Paint { alpha, .. }), .. } if alpha == 1.0));
    }
}
