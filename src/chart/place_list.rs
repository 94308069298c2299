//! The list of a card: each event with its glyph, what it was, how far it had come and on which
//! day, who acted, and every report of it.
//!
//! In: a card with its marks. Out: marks and targets from where the card stands. CSS px.

use super::aid_cell;
use super::aid_mark::AidMark;
use super::aid_words::hub;
use super::credit::said;
use super::glyph;
use super::place_card::{Card, MEASURE_PX};
use crate::model::atlas::Atlas;
use crate::model::fact::{Direction, Fact};
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Radius of a glyph, and the room before the words, in CSS px.
const RADIUS_PX: f64 = 5.0;
const INDENT_PX: f64 = 20.0;

/// Height of a line of words, in CSS px.
const LINE_PX: f64 = 17.0;

/// Space below an event, in CSS px.
const AFTER_PX: f64 = 7.0;

/// Every event under its heading: received, given, and what stands apart.
pub(super) fn draw(card: &mut Card<'_>) {
    let context = card.context;
    let code = card.place.code.clone();
    let parts = [
        ("aid.matrix.given", Role::AidOut),
        ("aid.matrix.received", Role::AidIn),
        ("place.apart", Role::InkSoft),
        ("place.seen_here", Role::InkSoft),
    ];
    for (part, (key, role)) in parts.into_iter().enumerate() {
        let marks = card.marks.iter().enumerate();
        let own: Vec<usize> = marks.filter(|(_, m)| part_of(context.atlas, m, &code) == part).map(|(i, _)| i).collect();
        if own.is_empty() {
            continue;
        }
        card.heading(&hub(context, key), role);
        own.into_iter().for_each(|index| event(card, index));
    }
    if card.marks.is_empty() {
        card.prose(context.words.t("place.nothing"), Role::Ink);
    }
}

/// Number of the heading that an event stands under.
fn part_of(atlas: &Atlas, mark: &AidMark, code: &str) -> usize {
    match mark.direction {
        _ if !mark.is_of(atlas, code) => 3,
        _ if !mark.is_help() => 2,
        Direction::In => 1,
        _ => 0,
    }
}

/// One event: its glyph beside its lines.
fn event(card: &mut Card<'_>, index: usize) {
    let (Some(mark), Some(datum)) = (card.marks.get(index).cloned(), card.datums.get(index).copied()) else { return };
    let context = card.context;
    let (left, width) = (INDENT_PX, context.width_px);
    let top = card.y;
    card.figure.scene.push(Mark::line(vec![at(0.0, top), at(width, top)], Stroke::new(Role::Rule, 0.0)));
    let middle = at(RADIUS_PX + 1.0, top + 4.0 + LINE_PX / 2.0);
    let role = aid_cell::role(mark.direction);
    let drawn = glyph::light(glyph::of_kind(&mark.kind), mark.status, role, middle, RADIUS_PX);
    card.figure.scene.marks.extend(drawn.into_iter().map(|m| m.of(datum)));
    let mut y = top + 4.0;
    for (text, role) in lines(card, &mark) {
        for line in wrap(&text, size::TICK, Weight::Regular, (width - left).min(MEASURE_PX)) {
            let style = TextStyle::new(role, size::TICK);
            card.figure.scene.push(Mark::text(at(left, y + 12.5), line, style).of(datum));
            y += LINE_PX;
        }
    }
    let area = Rect::new(0.0, top + 2.0, width, y - top);
    card.figure.scene.targets.push(Target { datum, area, anchor: middle, lane: index as u32 });
    card.y = y + AFTER_PX;
}

/// What it was; how far, when and by whom; each report with its place in the document.
fn lines(card: &Card<'_>, mark: &AidMark) -> Vec<(String, Role)> {
    let (atlas, words) = (card.context.atlas, card.context.words);
    let facts: Vec<&Fact> = mark.facts.iter().filter_map(|i| atlas.facts.get(*i)).collect();
    let mut values: Vec<String> = Vec::new();
    for value in facts.iter().map(|f| words.value(f)) {
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
    // Numbers that differ stand beside the report that gives them.
    let differ = values.len() > 1;
    let mut what = vec![words.name("kind", &mark.kind)];
    for item in facts.iter().filter_map(|f| f.aid()).map(|a| words.pick(&a.item)) {
        add_item(&mut what, item);
    }
    what.extend(values.into_iter().filter(|_| !differ));
    let day = mark.day.map_or(words.t("date.none").to_string(), |d| words.day(d));
    let mut how = vec![words.name("status", mark.status.word()), day];
    if !mark.provider.is_empty() {
        how.push(words.fill("place.by", &[("who", &words.name("provider", &mark.provider))]));
    }
    let comma = words.t("list.semicolon");
    let mut lines = vec![(what.join(comma), Role::Ink), (how.join(comma), Role::InkSoft)];
    for fact in facts {
        let said = said(atlas, words, fact);
        let key = if said.origin.is_empty() { "place.reported" } else { "place.quoted" };
        let mut text =
            words.fill(key, &[("who", &said.who), ("where", &said.locator)]).replace("{origin}", &said.origin);
        let value = words.value(fact);
        if differ && !value.is_empty() {
            text = words.fill("detail.line", &[("label", &text), ("value", &value)]);
        }
        if !lines.iter().any(|(line, _)| *line == text) {
            lines.push((text, Role::InkSoft));
        }
    }
    lines
}

/// Adds what was given, unless the kind says it already; an item that begins with the kind takes
/// its place.
fn add_item(what: &mut Vec<String>, item: &str) {
    let lower = item.to_lowercase();
    if item.is_empty() || what.iter().any(|w| w.to_lowercase() == lower) {
        return;
    }
    match what.as_mut_slice() {
        [kind] if lower.starts_with(&kind.to_lowercase()) => {
            let rest: String = item.chars().skip(kind.chars().count()).collect();
            kind.push_str(&rest);
        }
        _ => what.push(item.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_that_repeats_the_kind_is_said_once() {
        let said = |items: &[&str]| {
            let mut what = vec!["Training".to_string()];
            items.iter().for_each(|item| add_item(&mut what, item));
            what
        };
        assert_eq!(said(&["training"]), ["Training"]);
        assert_eq!(said(&["training, online"]), ["Training, online"]);
        assert_eq!(said(&["a course", "a course"]), ["Training", "a course"]);
    }
}
