//! Brackets over the spans of days that a document states, with the doublings they hold.
//!
//! Equal steps on a growing quantity shrink even at constant speed, so each bracket carries its
//! doublings and the days for each, marked as derived from the reference series.

use super::Context;
use super::case_curves::Curves;
use super::case_frame::Panel;
use super::credit::short_name;
use super::figure::{Datum, Figure};
use super::label::spread;
use crate::model::cases::Column;
use crate::model::outbreak::OtherDays;
use crate::scene::hit::{FINGER_PX, Target};
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};
use crate::transform::growth::{Span, span};

/// Height of the brackets above the base line, in CSS px.
const RISE_PX: f64 = 16.0;

/// One bracket: its fact and the span that the reference gives it.
struct Bracket {
    fact: usize,
    span: Span,
    other: Option<OtherDays>,
}

/// Narrowest panel that has room for the note right of the brackets, in CSS px: half of the widest
/// band, so that a figure has one height in each band.
const NOTE_BESIDE_PX: f64 = 524.0;

/// Line height of the note, in CSS px.
const NOTE_LINE_PX: f64 = 15.0;

/// Room that the note needs under the dates; none where it stands beside the brackets.
pub fn foot_px(context: &Context<'_>, curves: &Curves, width_px: f64) -> f64 {
    let count = context.atlas.outbreak.brackets.len();
    let none = (width_px >= NOTE_BESIDE_PX && is_corner_free(curves)) || !is_drawn(curves) || count == 0;
    if none { 0.0 } else { 10.0 + NOTE_LINE_PX * (count as f64 + 1.0) }
}

/// True when no line and no name reaches down to the corner right of the brackets.
fn is_corner_free(curves: &Curves) -> bool {
    const HIGH: f64 = 1e5;
    let ends_high = |total: &Column| total.present().last().is_some_and(|(_, t)| t >= HIGH);
    curves.series.len() <= 2 && curves.series.iter().all(|s| ends_high(&s.total))
}

/// True when the spans belong to what is drawn: cases of the world.
pub fn is_drawn(curves: &Curves) -> bool {
    let plain = curves.metric.word() == "cases" && !curves.per_100k && !curves.is_zoomed;
    plain && curves.series.iter().any(|s| s.code == "WLD" && s.total.present().last().is_some_and(|(_, t)| t >= 3e5))
}

/// Draws the brackets at the foot of the panel, and a note of their doublings.
pub fn draw(figure: &mut Figure, context: &Context<'_>, curves: &Curves, panel: &Panel, number: u32) {
    if !is_drawn(curves) {
        return;
    }
    let brackets = brackets(context, curves);
    let y = panel.plot.bottom() - RISE_PX;
    let ends = |b: &Bracket| (panel.x.px(b.span.from), panel.x.px(b.span.to));
    let labels: Vec<String> = brackets.iter().map(|b| label(context, b, ends(b))).collect();
    let wanted: Vec<(f64, f64)> = brackets
        .iter()
        .zip(&labels)
        .map(|(b, text)| ((ends(b).0 + ends(b).1) / 2.0, room_px(text, size::LABEL, Weight::Semibold)))
        .collect();
    let middles = spread(&wanted, 5.0, panel.plot.x, panel.plot.right());
    for ((bracket, text), middle) in brackets.iter().zip(labels).zip(middles) {
        let (left, right) = ends(bracket);
        let datum = figure.datum(Datum::Facts(vec![bracket.fact]));
        let path = vec![at(left + 1.0, y + 6.0), at(left + 1.0, y), at(right - 1.0, y), at(right - 1.0, y + 6.0)];
        figure.scene.push(Mark::line(path, Stroke::new(Role::Ink, 1.25)).of(datum));
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold().anchored(Anchor::Middle).haloed();
        figure.scene.push(Mark::text(at(middle, y - 5.0), text, style).of(datum));
        let area = Rect::new(left, y - FINGER_PX / 2.0 - 6.0, right - left, FINGER_PX);
        figure.scene.targets.push(Target { datum, area, anchor: at(middle, y), lane: number * 100 + 1 });
    }
    if let Some(first) = brackets.first() {
        day_zero(figure, context, ends(first), y);
    }
    note(figure, context, panel, &brackets);
}

/// Names day 0 under the left end of the first bracket, where that is long enough.
fn day_zero(figure: &mut Figure, context: &Context<'_>, (left, right): (f64, f64), y: f64) {
    let text = context.words.t("growth.bracket.day_zero");
    if 3.0 * room_px(text, size::TICK, Weight::Regular) <= right - left {
        let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
        figure.scene.push(Mark::text(at(left + 5.0, y + RISE_PX - 3.5), text, style));
    }
}

fn label(context: &Context<'_>, bracket: &Bracket, (left, right): (f64, f64)) -> String {
    let days = stated_days(context, bracket);
    if right - left > 60.0 { context.words.fill("growth.bracket.days", &[("n", &days)]) } else { days }
}

fn brackets(context: &Context<'_>, curves: &Curves) -> Vec<Bracket> {
    let atlas = context.atlas;
    let Some(world) = atlas.series("WLD", curves.metric) else {
        return Vec::new();
    };
    let of = |b: &crate::model::outbreak::Bracket| {
        let fact = atlas.facts.iter().position(|f| f.id == b.fact)?;
        let span = span(&world.total, b.from_total, b.to_total, atlas.outbreak.day_zero)?;
        Some(Bracket { fact, span, other: b.other.clone() })
    };
    atlas.outbreak.brackets.iter().filter_map(of).collect()
}

fn stated_days(context: &Context<'_>, bracket: &Bracket) -> String {
    let fact = context.atlas.facts.get(bracket.fact);
    fact.and_then(|f| f.value).map_or(String::new(), |v| context.words.number(v))
}

/// The doublings of each bracket: in the empty corner right of the brackets, or under the dates
/// where that is too narrow.
fn note(figure: &mut Figure, context: &Context<'_>, panel: &Panel, brackets: &[Bracket]) {
    let Some(right) = brackets.iter().map(|b| panel.x.px(b.span.to)).reduce(f64::max) else {
        return;
    };
    let head = context.words.t("growth.bracket.derived").to_string();
    let lines: Vec<String> = brackets.iter().map(|b| doubling_words(context, b)).collect();
    let beside = panel.note_beside;
    let (x, mut baseline) = if beside {
        (right + 16.0, panel.plot.bottom() - 6.0 - lines.len() as f64 * NOTE_LINE_PX)
    } else {
        (panel.left_px, panel.plot.bottom() + 44.0)
    };
    let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
    for line in std::iter::once(head).chain(lines) {
        figure.scene.push(Mark::text(at(x, baseline), line, style));
        baseline += NOTE_LINE_PX;
    }
}

fn doubling_words(context: &Context<'_>, bracket: &Bracket) -> String {
    let words = context.words;
    let doublings = bracket.span.doublings.unwrap_or(0.0);
    let each = bracket.span.days_each().unwrap_or(0.0);
    let days = stated_days(context, bracket);
    let other = bracket.other.as_ref().map_or(String::new(), |other| {
        let name = short_name(context.atlas, words, &other.source);
        let name = name.split([' ', '（']).next().unwrap_or_default();
        words.fill("growth.bracket.other", &[("name", name), ("n", &words.number(other.days))])
    });
    let parts = [("days", days.as_str()), ("n", &short(doublings)), ("each", &short(each)), ("other", &other)];
    words.fill("growth.bracket.doublings", &parts)
}

/// The stated days of each bracket and the doublings on their way, in one sentence.
pub fn told(context: &Context<'_>, curves: &Curves) -> Option<String> {
    let brackets = if is_drawn(curves) { brackets(context, curves) } else { Vec::new() };
    let lines: Vec<String> = brackets.iter().map(|b| doubling_words(context, b)).collect();
    let words = context.words;
    (!lines.is_empty()).then(|| words.fill("growth.says.brackets", &[("list", &lines.join(words.t("list.semicolon")))]))
}

/// Day 0, who first gave the days, and the other series, in a sentence each.
pub fn says(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let (atlas, words) = (context.atlas, context.words);
    let brackets = if is_drawn(curves) { brackets(context, curves) } else { Vec::new() };
    let Some(first) = brackets.first() else { return Vec::new() };
    let mut said = vec![words.fill("growth.bracket.zero", &[("date", &words.day(atlas.outbreak.day_zero))])];
    if let Some(fact) = atlas.facts.get(first.fact).filter(|f| !f.origin.is_empty()) {
        let parts =
            [("origin", short_name(atlas, words, &fact.origin)), ("who", short_name(atlas, words, &fact.source))];
        said.push(words.fill("growth.bracket.origin", &parts.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    if let Some(other) = &first.other {
        said.push(words.fill("growth.bracket.series", &[("name", &short_name(atlas, words, &other.source))]));
    }
    said
}

/// One decimal, two below one.
pub fn short(value: f64) -> String {
    if value < 1.0 && value > 0.0 && (value - 1.0).abs() > 0.05 { format!("{value:.2}") } else { format!("{value:.1}") }
}
