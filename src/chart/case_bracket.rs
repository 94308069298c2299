//! Brackets over the spans of days that a document states, with the doublings they hold.
//!
//! Equal steps on a growing quantity shrink even at constant speed, so each bracket carries its
//! doublings and the days for each, marked as derived from the reference series.

use super::Context;
use super::case_curve::Curves;
use super::case_panel::Panel;
use super::figure::{Datum, Figure};
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
}

/// Draws the brackets at the foot of the panel, and a small table of their doublings.
pub fn draw(figure: &mut Figure, context: &Context<'_>, curves: &Curves<'_>, panel: &Panel, number: u32) {
    if curves.metric.word() != "cases" || !curves.series.iter().any(|s| s.code == "WLD") {
        return;
    }
    let brackets = brackets(context, curves);
    let y = panel.plot.bottom() - RISE_PX;
    for bracket in &brackets {
        let (left, right) = (panel.x.px(bracket.span.from), panel.x.px(bracket.span.to));
        let datum = figure.datum(Datum::Facts(vec![bracket.fact]));
        let path = vec![at(left + 1.0, y + 6.0), at(left + 1.0, y), at(right - 1.0, y), at(right - 1.0, y + 6.0)];
        figure.scene.push(Mark::line(path, Stroke::new(Role::Ink, 1.25)).of(datum));
        let days = stated_days(context, bracket);
        let label = if right - left > 60.0 { context.words.fill("growth.bracket.days", &[("n", &days)]) } else { days };
        let middle = at((left + right) / 2.0, y - 5.0);
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold().anchored(Anchor::Middle).haloed();
        figure.scene.push(Mark::text(middle, label, style).of(datum));
        let area = Rect::new(left, y - FINGER_PX / 2.0 - 6.0, right - left, FINGER_PX);
        figure.scene.targets.push(Target { datum, area, anchor: at(middle.x, y), lane: number * 100 + 1 });
    }
    note(figure, context, panel, &brackets);
}

fn brackets(context: &Context<'_>, curves: &Curves<'_>) -> Vec<Bracket> {
    let atlas = context.atlas;
    let Some(world) = atlas.series("WLD", curves.metric) else {
        return Vec::new();
    };
    let of = |b: &crate::model::outbreak::Bracket| {
        let fact = atlas.facts.iter().position(|f| f.id == b.fact)?;
        let span = span(&world.total, b.from_total, b.to_total, atlas.outbreak.day_zero)?;
        Some(Bracket { fact, span })
    };
    atlas.outbreak.brackets.iter().filter_map(of).collect()
}

fn stated_days(context: &Context<'_>, bracket: &Bracket) -> String {
    let fact = context.atlas.facts.get(bracket.fact);
    fact.and_then(|f| f.value).map_or(String::new(), |v| context.words.number(v))
}

/// The doublings of each bracket, in the empty corner right of the brackets.
fn note(figure: &mut Figure, context: &Context<'_>, panel: &Panel, brackets: &[Bracket]) {
    let words = context.words;
    let Some(right) = brackets.iter().map(|b| panel.x.px(b.span.to)).reduce(f64::max) else {
        return;
    };
    let lines: Vec<String> = brackets.iter().map(|b| doubling_words(context, b)).collect();
    let head = words.t("growth.bracket.derived");
    let widest = lines.iter().map(String::as_str).chain([head]).map(|l| room_px(l, size::TICK, Weight::Regular));
    let x = right + 14.0;
    if x + widest.fold(0.0, f64::max) > panel.plot.right() + 60.0 {
        return;
    }
    let rows = lines.len() as f64 + 1.0;
    let mut baseline = panel.plot.bottom() - 6.0 - (rows - 1.0) * 15.0;
    let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
    figure.scene.push(Mark::text(at(x, baseline), head, style));
    for line in lines {
        baseline += 15.0;
        figure.scene.push(Mark::text(at(x, baseline), line, style));
    }
}

fn doubling_words(context: &Context<'_>, bracket: &Bracket) -> String {
    let words = context.words;
    let doublings = bracket.span.doublings.unwrap_or(0.0);
    let each = bracket.span.days_each().unwrap_or(0.0);
    let days = stated_days(context, bracket);
    let parts = [("days", days.as_str()), ("n", &short(doublings)), ("each", &short(each))];
    words.fill("growth.bracket.doublings", &parts)
}

/// One decimal, two below one.
fn short(value: f64) -> String {
    if value < 1.0 && value > 0.0 && (value - 1.0).abs() > 0.05 { format!("{value:.2}") } else { format!("{value:.1}") }
}
