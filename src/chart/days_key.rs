//! The key of the timeline of days, and the line on what has no day. CSS px.
//!
//! In: what is drawn. Out: one sample of each way an entry is drawn, as far as the figure has it,
//! in a quiet row that wraps; and one sentence for what is known to the year alone.

use super::day_mark::{self, DayMark, GLYPH_PX};
use super::figure::Figure;
use super::glyph::{Glyph, is_solid};
use super::soft_span::{Form, Tip};
use super::timeline_days::Days;
use crate::model::fact::Status;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, Shape, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight, size};

/// Height of a row of the key.
const ROW_PX: f64 = 20.0;

/// Space between two entries.
const GAP_PX: f64 = 16.0;

/// The key's marks from the top left corner, and its height.
pub fn key(days: &Days<'_>, width_px: f64) -> (Vec<Mark>, f64) {
    let words = days.context.words;
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    let (mut marks, mut x, mut y) = (Vec::new(), 0.0, 0.0);
    for (key, mark) in samples(days) {
        let (from, to) = if matches!(mark, DayMark::Bar(..)) { (0.0, 22.0) } else { (GLYPH_PX, GLYPH_PX) };
        let (from, to) = if mark == DayMark::Total { (0.0, 10.0) } else { (from, to) };
        let icon = to.max(2.0 * GLYPH_PX) + 6.0;
        let text = words.t(key);
        let width = icon + room_px(text, size::TICK, Weight::Regular);
        if x > 0.0 && x + width > width_px {
            (x, y) = (0.0, y + ROW_PX);
        }
        marks.extend(mark.marks((x + from, x + to), y + ROW_PX / 2.0));
        marks.push(Mark::text(at(x + icon, y + 14.0), text, style));
        x += width + GAP_PX;
    }
    let usual = days.context.atlas.sources.iter().find(|s| !s.letter.is_empty() && s.letter == days.usual_letter);
    if let Some(source) = usual {
        let text = words.fill("years.key.no_letter", &[("name", words.pick(&source.short))]);
        if x > 0.0 && x + room_px(&text, size::TICK, Weight::Regular) > width_px {
            (x, y) = (0.0, y + ROW_PX);
        }
        for line in wrap(&text, size::TICK, Weight::Regular, width_px - x) {
            marks.push(Mark::text(at(x, y + 14.0), line, style));
            y += 16.0;
        }
        y -= 16.0;
    }
    (marks, y + ROW_PX)
}

/// What the figure has, in the order of the key.
fn samples(days: &Days<'_>) -> Vec<(&'static str, DayMark)> {
    let soft = Tip::Soft(8.0);
    let all = [
        ("years.key.day", DayMark::Point(Role::Ink)),
        ("days.key.span", DayMark::Bar(Role::Ink, Form::Stretch, Tip::Sharp, Tip::Sharp)),
        ("years.key.month", DayMark::Bar(Role::Ink, Form::Date, soft, soft)),
        ("days.key.total", DayMark::Total),
        ("days.key.offer", DayMark::Help(Glyph::Disc, Status::Offer, Role::AidOut)),
        ("days.key.announced", DayMark::Help(Glyph::Disc, Status::Announced, Role::AidOut)),
        ("days.key.dispatched", DayMark::Help(Glyph::Disc, Status::Dispatched, Role::AidOut)),
        ("days.key.arrived", DayMark::Help(Glyph::Disc, Status::Arrived, Role::AidOut)),
        ("days.key.not_stated", DayMark::Help(Glyph::Disc, Status::NotStated, Role::AidOut)),
        ("days.key.beside", DayMark::Beside),
    ];
    let facts = &days.context.atlas.facts;
    let drawn: Vec<DayMark> =
        days.entries.iter().map(|e| day_mark::of(e, e.facts.first().and_then(|i| facts.get(*i)))).collect();
    let is_drawn = |sample: &DayMark| match sample {
        DayMark::Beside => !days.beside.is_empty(),
        _ => drawn.iter().any(|mark| is_like(sample, mark)),
    };
    all.into_iter().filter(|(_, sample)| is_drawn(sample)).collect()
}

/// True when a sample of the key shows how the mark is to be read.
fn is_like(sample: &DayMark, mark: &DayMark) -> bool {
    match (sample, mark) {
        (DayMark::Point(_), DayMark::Point(_)) | (DayMark::Total, DayMark::Total) => true,
        (DayMark::Bar(_, a, ..), DayMark::Bar(_, b, ..)) => a == b,
        (DayMark::Help(_, a, _), DayMark::Help(_, b, _)) => a == b || (is_solid(*a) && is_solid(*b)),
        _ => false,
    }
}

/// A mark of the key further down.
pub fn lower(mut mark: Mark, by_px: f64) -> Mark {
    match &mut mark.shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points.iter_mut().for_each(|p| p.y += by_px),
        Shape::Disc { center, .. } => center.y += by_px,
        Shape::Text { at, .. } => at.y += by_px,
    }
    mark
}

/// The line on what is known to the year alone, which can be pointed at; gives the px below it.
pub fn vague(figure: &mut Figure, days: &Days<'_>, top: f64, width_px: f64, lane: u32) -> f64 {
    let Some((count, datum)) = days.vague else { return top };
    let words = days.context.words;
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    let key = if count == 1 { "days.vague.one" } else { "days.vague.other" };
    let text = words.fill(key, &[("n", &words.number(count as f64))]);
    let mut y = top + 6.0;
    for line in wrap(&text, size::TICK, Weight::Regular, width_px) {
        figure.scene.push(Mark::text(at(0.0, y + 12.0), line, style).of(datum));
        y += 16.0;
    }
    let area = Rect::new(0.0, top + 2.0, width_px, y - top);
    figure.scene.targets.push(Target { datum, area, anchor: at(24.0, top + 14.0), lane });
    y + 4.0
}
