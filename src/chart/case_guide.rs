//! Guides of constant doubling: straight lines from the point where the series in front reaches a
//! number.
//!
//! Their lines lie under everything, their labels over it, so that a label can give way to what
//! stands there already: it slides back along its line until it meets nothing.

use super::Context;
use super::case_curves::{Curves, name};
use super::case_frame::Panel;
use super::figure::Figure;
use super::label_near::Busy;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::text_box;
use crate::scene::style::{Anchor, DASHED, Role, Stroke, TextStyle, size};
use crate::transform::growth::doubled;

/// Days per doubling of the guides.
pub const DAYS: [f64; 5] = [2.0, 3.0, 7.0, 14.0, 30.0];

/// Total at which the guides are anchored on the front series.
const ANCHOR: f64 = 100.0;

/// The same per 100,000 people.
const ANCHOR_PER: f64 = 1.0;

/// Space kept around a label, in CSS px.
const CLEAR_PX: f64 = 5.0;

/// A guide as drawn: its days per doubling and its two ends, the later last.
pub struct Guide {
    days: f64,
    ends: (Point, Point),
}

/// Where the guides of a panel begin.
pub fn anchor(curves: &Curves) -> f64 {
    if curves.per_100k { ANCHOR_PER } else { ANCHOR }
}

/// Where the guides begin, in words; none where there are none.
pub fn says(context: &Context<'_>, curves: &Curves) -> Option<String> {
    let (series, anchor) = (curves.leading()?, anchor(curves));
    series.total.first_at_least(anchor)?;
    let place = name(context, &series.code);
    let key = if curves.per_100k { "growth.guide.says.per" } else { "growth.guide.says" };
    Some(context.words.fill(key, &[("place", &place), ("n", &context.words.number(anchor))]))
}

/// Draws the guides of a panel of totals over dates.
pub fn lines(figure: &mut Figure, curves: &Curves, panel: &Panel) -> Vec<Guide> {
    let anchor = anchor(curves);
    let reached = curves.leading().and_then(|s| s.total.first_at_least(anchor));
    let Some(day) = reached else { return Vec::new() };
    let guide = |days: f64| {
        let end = doubled(anchor, f64::from(panel.window.1.0 - day.0), days);
        Some((days, panel.point(day, anchor)?, panel.point(panel.window.1, end)?))
    };
    DAYS.into_iter()
        .filter_map(guide)
        .filter_map(|(days, from, to)| line(figure, &panel.plot, days, [from, to]))
        .collect()
}

/// Draws one guide between two points, as far as a plot holds it.
pub fn line(figure: &mut Figure, plot: &Rect, days: f64, ends: [Point; 2]) -> Option<Guide> {
    let piece = clip_line(&ends, plot).pop()?;
    let ends = (*piece.first()?, *piece.last()?);
    figure.scene.push(Mark::line(piece, Stroke::new(Role::InkSoft, 0.75).dashed(DASHED)));
    Some(Guide { days, ends })
}

/// Names the guides, each near its later end, where nothing else stands; the first in more words
/// where there is room over the plot.
pub fn labels(figure: &mut Figure, context: &Context<'_>, plot: &Rect, guides: &[Guide]) {
    let mut busy = Busy::new(&figure.scene, *plot);
    let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
    for (i, guide) in guides.iter().enumerate() {
        let number = context.words.number(guide.days);
        let said = |key: &str| context.words.fill(key, &[("n", &number)]);
        let mut wishes = Vec::new();
        if i == 0 {
            wishes.extend(over(plot, guide, Anchor::End).map(|place| (said("growth.guide.first"), place)));
        }
        wishes.extend(places(plot, guide, i == 0).into_iter().map(|place| (said("growth.guide"), place)));
        let own = |text: &str, place: &(Point, Anchor)| text_box(text, place.0.x, place.0.y, &style.anchored(place.1));
        let is_free = |(text, place): &(String, (Point, Anchor))| {
            let own = own(text, place);
            let clear = Rect::new(own.x - 2.0, own.y - CLEAR_PX, own.width + 4.0, own.height + 2.0 * CLEAR_PX);
            let right = if own.y < plot.y { figure.scene.width_px } else { plot.right() };
            own.x >= (plot.x - 48.0).max(0.0) && own.right() <= right && busy.is_free(&clear)
        };
        let Some((text, place)) = wishes.into_iter().find(is_free) else { continue };
        busy.take(own(&text, &place));
        figure.scene.push(Mark::text(place.0, text, style.anchored(place.1)));
    }
}

/// Over the plot, where a guide leaves it there.
fn over(plot: &Rect, guide: &Guide, anchor: Anchor) -> Option<(Point, Anchor)> {
    let tip = guide.ends.1;
    (tip.y <= plot.y + 0.5).then(|| (at(tip.x + 3.0, plot.y - 4.0), anchor))
}

/// Where a label may stand: over the plot for a guide that leaves it there, then back along the
/// guide from its later end.
fn places(plot: &Rect, guide: &Guide, is_first: bool) -> Vec<(Point, Anchor)> {
    const STEPS: u8 = 24;
    let (from, tip) = guide.ends;
    let anchor = if is_first { Anchor::End } else { Anchor::Start };
    let mut places: Vec<(Point, Anchor)> = over(plot, guide, anchor).into_iter().collect();
    for step in 0..STEPS {
        let back = f64::from(step) / f64::from(STEPS + 4);
        let on = at(tip.x + (from.x - tip.x) * back, tip.y + (from.y - tip.y) * back);
        places.push((at(on.x - 2.0, on.y - 5.0), Anchor::End));
        places.push((at(on.x + 6.0, on.y + 13.0), Anchor::Start));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::case_frame::{Panel, Y};
    use super::*;
    use crate::model::date::Day;
    use crate::scale::log::Log;
    use crate::scale::time::Time;

    /// How far a line strays, in CSS px, at most.
    const STRAYS_PX: f64 = 0.25;

    #[test]
    fn a_guide_is_the_curve_of_constant_doubling() {
        let plot = Rect::new(40.0, 60.0, 400.0, 300.0);
        let window = (Day(0), Day(175));
        let x = Time::new(window.0, window.1, (plot.x, plot.right()));
        let y = Y::Log(Log::new((10.0, 1e7), (plot.bottom(), plot.y)));
        let panel = Panel { plot, x, left_px: 0.0, is_second: false, note_beside: true, y, window };
        for days in DAYS {
            let total = |day: Day| doubled(ANCHOR, f64::from(day.0 - 20), days);
            let point = |day: Day| panel.point(day, total(day)).expect("above zero");
            let guide =
                line(&mut Figure::default(), &plot, days, [point(Day(20)), point(window.1)]).expect("in the plot");
            let (from, to) = guide.ends;
            for on in (20..=window.1.0).map(|day| point(Day(day))).filter(|p| plot.contains(*p)) {
                let along = libm::hypot(to.x - from.x, to.y - from.y);
                let off = ((to.x - from.x) * (on.y - from.y) - (to.y - from.y) * (on.x - from.x)) / along;
                assert!(off.abs() <= STRAYS_PX, "{days} days: {off} px off");
            }
        }
    }
}
