//! Days on which the counting changed, and other dated events of the reference, on the curves.
//!
//! In: the atlas's events and the series that are drawn. Out: a sign on the curve for each, that
//! can be reached, and words at three of them at most. A break stands on the curve of its own
//! place alone; the hub's stand on the world's where the hub is not drawn, since its counts made
//! up the world's. A day that lowers a total is told even where no event explains it.

use super::Context;
use super::case_curves::{Curves, name};
use super::figure::{Datum, Figure};
use super::glyph::{Glyph, marks};
use super::label_near::{Busy, LINE_PX};
use super::sheet::from_left;
use crate::model::date::Day;
use crate::model::fact::Status;
use crate::model::order::sort_by_key;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::style::{Role, Stroke, TextStyle, size};

/// Words in view at a time, at most.
const MOST_WORDS: usize = 3;

/// Radius of a sign, in CSS px.
const RADIUS_PX: f64 = 3.5;

/// An event with the curve that it stands on.
pub struct Stand {
    /// Index of the series.
    pub series: usize,
    /// The day.
    pub day: Day,
    /// True when the counting changed.
    pub breaks: bool,
    datum: Datum,
    words: String,
}

/// An event where it stands in a plot.
pub struct Sign {
    stand: usize,
    /// Where it stands.
    pub point: Point,
    datum: u32,
}

/// The events of what is drawn, those that are named first in front.
pub fn stands(context: &Context<'_>, curves: &Curves) -> Vec<Stand> {
    if context.view.get("events") == "off" {
        return Vec::new();
    }
    let mut stands: Vec<Stand> = Vec::new();
    for (index, event) in context.atlas.events.iter().enumerate() {
        let Some(series) = on(context, curves, &event.scope, event.breaks_series) else { continue };
        let words = dated(context, event.day, short(context.words.pick(&event.title)));
        stands.push(Stand { series, day: event.day, breaks: event.breaks_series, datum: Datum::Event(index), words });
    }
    for index in 0..curves.series.len() {
        for (day, new) in falls(curves, index) {
            if !stands.iter().any(|s| s.series == index && s.day == day) {
                stands.push(lowered(context, curves, (index, day), new));
            }
        }
    }
    let front = curves.front.unwrap_or(0);
    sort_by_key(&mut stands, |s| (!s.breaks, s.series != front, s.day));
    stands
}

/// What, when and by whose word, for a table.
pub fn rows(context: &Context<'_>, curves: &Curves) -> Vec<[String; 3]> {
    let words = context.words;
    let row = |stand: &Stand| {
        let [what, source] = match &stand.datum {
            Datum::Event(index) => {
                let event = context.atlas.events.get(*index)?;
                [&event.title, &event.citation].map(|text| words.pick(text).to_string())
            }
            Datum::Note { title, .. } => {
                let place = curves.series.get(stand.series).map_or(String::new(), |s| name(context, &s.code));
                let what = words.fill("detail.line", &[("label", &place), ("value", title)]);
                [what, super::case_says::reference_name(context)]
            }
            _ => return None,
        };
        Some([what, words.day(stand.day), source])
    };
    stands(context, curves).iter().filter_map(row).collect()
}

/// The series that an event stands on.
fn on(context: &Context<'_>, curves: &Curves, scope: &str, is_break: bool) -> Option<usize> {
    let find = |code: &str| curves.series.iter().position(|s| s.code == code);
    let of_hub = scope == context.atlas.outbreak.hub;
    let of_all = scope == "WLD" && !is_break && !curves.series.is_empty();
    let own = find(scope).or_else(|| find("WLD").filter(|_| of_hub));
    own.or_else(|| of_all.then(|| curves.front.unwrap_or(0)))
}

/// Days whose total lies below that of the day before, with how much.
fn falls(curves: &Curves, index: usize) -> Vec<(Day, f64)> {
    let Some(series) = curves.series.get(index) else { return Vec::new() };
    let mut before: Option<f64> = None;
    let mut falls = Vec::new();
    for (day, total) in series.total.days() {
        if let (Some(was), Some(is)) = (before, total)
            && is < was
        {
            falls.push((day, was - is));
        }
        before = total;
    }
    falls
}

/// A day that lowers a total, where no event of the tables tells of it.
#[inline(never)]
fn lowered(context: &Context<'_>, curves: &Curves, (series, day): (usize, Day), by: f64) -> Stand {
    let words = context.words;
    let n = words.number(by);
    let title = words.fill("growth.lowered", &[("n", &n)]);
    let source = super::case_says::reference_name(context);
    let place = curves.series.get(series).map_or(String::new(), |s| name(context, &s.code));
    let slots = [("place", place.as_str()), ("date", &words.day(day)), ("n", &n), ("source", &source)];
    let text = words.fill("growth.lowered.note", &slots);
    let said = dated(context, day, &title);
    Stand { series, day, breaks: true, datum: Datum::Note { title, text }, words: said }
}

fn dated(context: &Context<'_>, day: Day, title: &str) -> String {
    context.words.fill("growth.event", &[("date", &context.words.short_day(day)), ("title", title)])
}

/// What a title says before its first colon or bracket: enough beside a curve.
fn short(title: &str) -> &str {
    title.split([':', '：', '(', '（']).next().unwrap_or(title).trim_end()
}

/// Draws the signs of a plot, each where `place` sets its day on its series.
pub fn signs(
    figure: &mut Figure,
    stands: &[Stand],
    plot: &Rect,
    lane: u32,
    place: impl Fn(usize, Day) -> Option<Point>,
) -> Vec<Sign> {
    let mut signs = Vec::new();
    for (index, stand) in stands.iter().enumerate() {
        let point = place(stand.series, stand.day).filter(|p| plot.grown(0.5).contains(*p));
        let Some(point) = point else { continue };
        let datum = figure.datum(stand.datum.clone());
        let glyph = if stand.breaks { Glyph::Disc } else { Glyph::Diamond };
        for mark in marks(glyph, Status::Announced, Role::InkSoft, point, RADIUS_PX) {
            figure.scene.push(mark.of(datum));
        }
        let area = Rect::new(point.x - 6.0, point.y - 6.0, 12.0, 12.0);
        figure.scene.targets.push(Target { datum, area, anchor: point, lane });
        signs.push(Sign { stand: index, point, datum });
    }
    // Keys go from left to right, whatever the order of the stands.
    let own = figure.scene.targets.len() - signs.len();
    from_left(figure.scene.targets.get_mut(own..).unwrap_or_default());
    signs
}

/// Says in words what the first of the events are, each once, in the last of the plots that has
/// room for it.
pub fn name_signs(figure: &mut Figure, stands: &[Stand], plots: &[(Rect, Vec<Sign>)]) {
    let mut rooms: Vec<Busy> = plots.iter().map(|(plot, _)| Busy::new(&figure.scene, *plot)).collect();
    let mut named = 0;
    // Where the counting changed, that is what needs words.
    let breaks = stands.iter().any(|s| s.breaks);
    for (index, stand) in stands.iter().enumerate().filter(|(_, s)| s.breaks == breaks) {
        if named == MOST_WORDS {
            return;
        }
        let found = [true, false].into_iter().find_map(|spares| {
            plots.iter().zip(&mut rooms).rev().find_map(|((_, signs), busy)| {
                let sign = signs.iter().find(|s| s.stand == index)?;
                Some((sign, busy.place(&stand.words, sign.point, spares)?))
            })
        });
        let Some((sign, near)) = found else { continue };
        named += 1;
        let from = toward(sign.point, near.end, RADIUS_PX + 1.0);
        let leader = vec![from, near.end];
        figure.scene.push(Mark::line(leader, Stroke::new(Role::InkSoft, 0.75)).of(sign.datum));
        for (i, line) in near.lines.iter().enumerate() {
            let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
            let baseline = at(near.corner.x, near.corner.y + (i as f64 + 0.78) * LINE_PX);
            figure.scene.push(Mark::text(baseline, line, style).of(sign.datum));
        }
    }
}

/// The point at a distance from one point toward another.
fn toward(from: Point, to: Point, by_px: f64) -> Point {
    let length = libm::hypot(to.x - from.x, to.y - from.y).max(by_px);
    at(from.x + (to.x - from.x) * by_px / length, from.y + (to.y - from.y) * by_px / length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_short_before_its_colon_or_bracket() {
        assert_eq!(short("Wuhan revises its totals: 325 more"), "Wuhan revises its totals");
        assert_eq!(short("武汉订正数字：病例增加325例"), "武汉订正数字");
        assert_eq!(short("First report (announced later)"), "First report");
        assert_eq!(short("WHO calls the outbreak a pandemic"), "WHO calls the outbreak a pandemic");
    }
}
