//! The place's own curve: cumulative confirmed cases, with the days on which help is reported.
//!
//! In: a card and its series. Out: marks and targets from where the card stands, in CSS px. Above
//! the plot one row of glyphs, each over a hairline at its day, then a row for the day of the
//! 100th case. Nothing is shaded and no two totals are joined.

use super::aid_cell;
use super::axis::{self, Tick};
use super::figure::Datum;
use super::glyph;
use super::label::spread;
use super::place_card::Card;
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::ticks;
use crate::scale::time::Time;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{DASHED, Paint, Role, Stroke, TextStyle, Weight, size};
use crate::transform::standing::THRESHOLD;

/// Height of the plot, of a row above it, and of the months below it, in CSS px.
const PLOT_PX: f64 = 180.0;
const ROW_PX: f64 = 20.0;
const MONTHS_PX: f64 = 30.0;

/// Radius of a glyph and pitch of glyphs side by side, in CSS px.
const GLYPH_PX: f64 = 4.5;
const PITCH_PX: f64 = 13.0;

/// Space between two days' glyphs, in CSS px.
const GAP_PX: f64 = 8.0;

/// Lane of the curve's days: after every event of the list.
const LANE: u32 = 1000;

/// A plot with its scales.
struct Plot {
    frame: Rect,
    x: Time,
    y: Linear,
}

/// Draws the curve and moves the card on.
pub(super) fn draw(card: &mut Card<'_>, series: &Series) {
    let words = card.context.words;
    let days = card.context.atlas.outbreak.window;
    let points: Vec<(Day, f64)> = series.total.present().filter(|(d, _)| (days.0..=days.1).contains(d)).collect();
    let most = points.iter().map(|(_, total)| *total).fold(THRESHOLD * 1.2, f64::max);
    let values = ticks::linear(0.0, most, 4);
    let labels: Vec<String> = values.iter().map(|v| words.tick(*v)).collect();
    let left = axis::label_room(&labels);
    let unit = TextStyle::new(Role::InkSoft, size::TICK);
    card.figure.scene.push(Mark::text(at(0.0, card.y + 18.0), words.t("place.unit"), unit));
    let top = card.y + 28.0 + 2.0 * ROW_PX;
    let frame = Rect::new(left, top, card.context.width_px - left - 4.0, PLOT_PX);
    let x = Time::new(days.0, days.1, (frame.x, frame.right()));
    let plot = Plot { x, y: Linear::new((0.0, most), (frame.bottom(), frame.y)), frame };
    let marks: Vec<Tick> = values.iter().zip(labels).map(|(v, label)| Tick { y: plot.y.px(*v), label }).collect();
    axis::values(&mut card.figure.scene, &frame, &marks);
    axis::dates(&mut card.figure.scene, &frame, &plot.x, days, words);
    hundredth(card, series, &plot);
    let curve: Vec<Point> = points.iter().map(|(d, total)| at(plot.x.px(*d), plot.y.px(*total))).collect();
    card.figure.scene.push(Mark::line(simplify(&curve, TOLERANCE_PX), Stroke::new(Role::Cases, 2.0)));
    reports(card, &plot, &points);
    for (day, _) in &points {
        sample(card, series, &plot, *day);
    }
    card.y = frame.bottom() + MONTHS_PX;
}

/// A day of the curve can be pointed at.
fn sample(card: &mut Card<'_>, series: &Series, plot: &Plot, day: Day) {
    let Some(total) = series.total.at(day) else { return };
    let datum = card.figure.datum(Datum::Sample { code: series.code.clone(), day });
    let anchor = at(plot.x.px(day), plot.y.px(total));
    let area = Rect::new(anchor.x - 2.0, plot.frame.y, 4.0, plot.frame.height);
    card.figure.scene.targets.push(Target { datum, area, anchor, lane: LANE + 1 });
}

/// The day of the 100th case, in a row of its own over a dashed line.
fn hundredth(card: &mut Card<'_>, series: &Series, plot: &Plot) {
    let words = card.context.words;
    let Some(day) = series.total.first_at_least(THRESHOLD) else { return };
    let x = plot.x.px(day);
    if !(plot.frame.x..=plot.frame.right()).contains(&x) {
        return;
    }
    let text = words.fill("place.hundredth", &[("day", &words.short_day(day))]);
    let room = room_px(&text, size::TICK, Weight::Regular);
    let left = beside(card, plot, x, room);
    let top = plot.frame.y - ROW_PX;
    let line = vec![at(x, top + 17.0), at(x, plot.frame.bottom())];
    card.figure.scene.push(Mark::line(line, Stroke::new(Role::InkSoft, 1.0).dashed(DASHED)));
    let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
    card.figure.scene.push(Mark::text(at(left, top + 12.0), text, style));
}

/// Where words about a day stand so that no report's hairline crosses them: over it, or at either side of it.
fn beside(card: &Card<'_>, plot: &Plot, x: f64, room: f64) -> f64 {
    let days: Vec<f64> = card.marks.iter().filter_map(|m| m.day).map(|d| plot.x.px(d)).collect();
    let is_free = |left: &f64| days.iter().all(|day| !(left - 3.0..=left + room + 3.0).contains(day));
    let fit = |left: f64| left.clamp(plot.frame.x, plot.frame.right() - room);
    let sides = [fit(x - room / 2.0), fit(x + 4.0), fit(x - room - 4.0)];
    sides.into_iter().find(is_free).unwrap_or(sides[0])
}

/// A row of glyphs for each dated day, with its day, over a hairline down to the curve.
fn reports(card: &mut Card<'_>, plot: &Plot, points: &[(Day, f64)]) {
    let words = card.context.words;
    let mut days: Vec<(Day, Vec<usize>)> = Vec::new();
    for (index, mark) in card.marks.iter().enumerate().filter(|(_, m)| m.is_of(card.context.atlas, &card.place.code)) {
        let Some(day) = mark.day.filter(|_| mark.is_help()) else { continue };
        match days.iter_mut().find(|(d, _)| *d == day) {
            Some((_, marks)) => marks.push(index),
            None => days.push((day, vec![index])),
        }
    }
    let label = |day: Day| words.short_day(day);
    let room = |(day, marks): &(Day, Vec<usize>)| {
        marks.len() as f64 * PITCH_PX + room_px(&label(*day), size::TICK, Weight::Regular) + 2.0
    };
    // Where many days stand on a narrow card their dates are left to the list.
    let fits = days.iter().map(|d| room(d) + GAP_PX).sum::<f64>() <= plot.frame.width;
    let label = |day: Day| if fits { label(day) } else { String::new() };
    let room = |d: &(Day, Vec<usize>)| if fits { room(d) } else { d.1.len() as f64 * PITCH_PX };
    let wanted: Vec<(f64, f64)> = days.iter().map(|d| (plot.x.px(d.0), room(d))).collect();
    let gap = if fits { GAP_PX } else { 2.0 };
    let middles = spread(&wanted, gap, plot.frame.x, plot.frame.right());
    let y = plot.frame.y - 1.5 * ROW_PX - 2.0;
    for ((day, marks), (middle, (x, room))) in days.iter().zip(middles.iter().zip(&wanted)) {
        let total = points.iter().find(|(d, _)| d == day).map_or(plot.frame.bottom(), |(_, t)| plot.y.px(*t));
        let line = vec![at(*middle, y + 8.0), at(*x, y + 14.0), at(*x, total)];
        let thin = Stroke::new(Paint { role: Role::Ink, alpha: 0.7 }, 1.0);
        card.figure.scene.push(Mark::line(line, thin));
        card.figure.scene.push(Mark::disc(at(*x, total), 3.5, Role::Ink));
        let mut left = middle - room / 2.0;
        for index in marks {
            glyph_of(card, *index, at(left + PITCH_PX / 2.0, y));
            left += PITCH_PX;
        }
        let style = TextStyle::new(Role::Ink, size::TICK).haloed();
        if fits {
            card.figure.scene.push(Mark::text(at(left + 2.0, y + 4.0), label(*day), style));
        }
    }
}

/// One event above the plot; the same datum as in the list.
fn glyph_of(card: &mut Card<'_>, index: usize, center: Point) {
    let (Some(mark), Some(datum)) = (card.marks.get(index), card.datums.get(index).copied()) else { return };
    let form = glyph::of_kind(&mark.kind);
    let drawn = glyph::light(form, mark.status, aid_cell::role(mark.direction), center, GLYPH_PX);
    let area = Rect::new(center.x - PITCH_PX / 2.0, center.y - 12.0, PITCH_PX, 24.0);
    card.figure.scene.marks.extend(drawn.into_iter().map(|m| m.of(datum)));
    card.figure.scene.targets.push(Target { datum, area, anchor: center, lane: LANE });
}
