//! Guides of constant doubling on a log panel: straight lines from the point where the series in
//! front reaches a number.
//!
//! Their lines lie under everything, their labels over it, so that a label can give way to what
//! stands there already: it slides back along its line until it meets nothing.

use super::Context;
use super::case_curves::Curves;
use super::case_frame::Panel;
use super::case_label;
use super::figure::Figure;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, at};
use crate::scene::metrics::text_box;
use crate::scene::style::{Anchor, DASHED, Role, Stroke, TextStyle, size};
use crate::transform::growth::doubled;

/// Days per doubling of the guides.
pub const DAYS: [f64; 5] = [2.0, 3.0, 7.0, 14.0, 30.0];

/// Total at which the guides are anchored on the front series.
pub const ANCHOR: f64 = 100.0;

/// A guide as drawn: its days per doubling and its two ends, the later last.
pub struct Guide {
    days: f64,
    ends: (Point, Point),
}

/// Draws the lines.
pub fn lines(figure: &mut Figure, curves: &Curves<'_>, panel: &Panel) -> Vec<Guide> {
    let mut guides = Vec::new();
    let reached = curves.series.first().and_then(|s| s.total.first_at_least(ANCHOR));
    let Some(day) = reached else { return guides };
    for days in DAYS {
        let span = f64::from(panel.window.1.0 - day.0);
        let end = doubled(ANCHOR, span, days);
        let (Some(from), Some(to)) = (panel.point(day, ANCHOR), panel.point(panel.window.1, end)) else {
            continue;
        };
        for piece in clip_line(&[from, to], &panel.plot) {
            if let [from, to] = piece[..] {
                guides.push(Guide { days, ends: (from, to) });
            }
            figure.scene.push(Mark::line(piece, Stroke::new(Role::InkSoft, 0.75).dashed(DASHED)));
        }
    }
    guides
}

/// Names the guides, each near its later end, where nothing else stands.
pub fn labels(figure: &mut Figure, context: &Context<'_>, panel: &Panel, guides: &[Guide]) {
    let mut taken = case_label::taken(&figure.scene);
    for (i, guide) in guides.iter().enumerate() {
        let number = context.words.number(guide.days);
        let text = context.words.fill(if i == 0 { "growth.guide.first" } else { "growth.guide" }, &[("n", &number)]);
        let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
        let places = places(panel, guide, i == 0);
        let boxes: Vec<_> =
            places.iter().map(|(p, anchor)| text_box(&text, p.x, p.y, &style.anchored(*anchor))).collect();
        let Some((place, anchor)) = taken.first_free(&boxes).and_then(|i| places.get(i)) else { continue };
        figure.scene.push(Mark::text(*place, text, style.anchored(*anchor)));
    }
}

/// Where a label may stand: over the plot for a guide that leaves it there, then back along the
/// guide from its later end.
fn places(panel: &Panel, guide: &Guide, is_first: bool) -> Vec<(Point, Anchor)> {
    let (from, tip) = guide.ends;
    let mut places = Vec::new();
    if tip.y <= panel.plot.y + 0.5 {
        let over = if is_first { Anchor::End } else { Anchor::Start };
        places.push((at(tip.x + 3.0, panel.plot.y - 4.0), over));
    }
    for step in 0..20 {
        let back = f64::from(step) / 25.0;
        let on = at(tip.x + (from.x - tip.x) * back, tip.y + (from.y - tip.y) * back);
        places.push((at(on.x - 2.0, on.y - 5.0), Anchor::End));
    }
    places
}
