//! The days that a brush holds, on every plot of a figure: the rest steps back, the two ends have
//! a rule and their date.

use super::day_zoom::Window;
use super::figure::{DayPanel, Figure};
use crate::model::date::Day;
use crate::scene::Scene;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, Paint, Role, Stroke, TextStyle, Weight, size};
use crate::words::Words;

/// How far the rest steps back: paper over it.
const VEIL: f64 = 0.65;

/// Draws the brush onto an overlay.
pub fn draw(overlay: &mut Scene, figure: &Figure, words: Words, (from, to): Window) {
    for panel in &figure.panels {
        let plot = &panel.plot;
        let (left, right) = (x_px(panel, from), x_px(panel, to));
        let veil = Paint { role: Role::Paper, alpha: VEIL };
        overlay.push(Mark::rect(Rect::new(plot.x, plot.y, left - plot.x, plot.height), veil));
        overlay.push(Mark::rect(Rect::new(right, plot.y, plot.right() - right, plot.height), veil));
        for x in [left, right] {
            overlay.push(Mark::line(vec![at(x, plot.y), at(x, plot.bottom())], Stroke::new(Role::Ink, 1.0)));
        }
        name(overlay, panel, words.short_day(from), left, Anchor::End);
        name(overlay, panel, words.short_day(to), right, Anchor::Start);
    }
}

/// The px of a day in a plot.
pub fn x_px(panel: &DayPanel, day: Day) -> f64 {
    let (first, last) = panel.days;
    let share = f64::from(day.0 - first.0) / f64::from((last.0 - first.0).max(1));
    panel.plot.x + share * panel.plot.width
}

/// A date outside the brush, or inside where the plot ends.
fn name(overlay: &mut Scene, panel: &DayPanel, text: String, x: f64, outside: Anchor) {
    let room = room_px(&text, size::TICK, Weight::Semibold) + 6.0;
    let anchor = match outside {
        Anchor::End if x - room < panel.plot.x => Anchor::Start,
        Anchor::Start if x + room > panel.plot.right() => Anchor::End,
        _ => outside,
    };
    let dx = if anchor == Anchor::End { -5.0 } else { 5.0 };
    let style = TextStyle::new(Role::Ink, size::TICK).semibold().anchored(anchor).haloed();
    overlay.push(Mark::text(at(x + dx, panel.plot.y + 14.0), text, style));
}
