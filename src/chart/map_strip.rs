//! The strip under the map: the world's curve over the days of the atlas, and on it the window.
//!
//! In: the sheet, the series of the world, the window of days, a box to fill. Out: marks, and the
//! height used, in CSS px. Below the base one tick for each day on which a mark is dated. What
//! lies outside the window is veiled; the curve itself is never cut.

use super::aid_asked;
use super::aid_window;
use super::axis;
use super::map_plate::Plate;
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::time::Time;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{Anchor, Paint, Role, Stroke, TextStyle, Weight, size};

/// Height of the curve, of the ticks of dated marks, and of the months below, in CSS px.
const CURVE_PX: f64 = 44.0;
const DAYS_PX: f64 = 9.0;
const MONTHS_PX: f64 = 22.0;

/// Height of a line of text, in CSS px.
const LINE_PX: f64 = 17.0;

/// Code of the world.
const WORLD: &str = "WLD";

/// How far what lies outside the window steps back.
const VEIL: f64 = 0.65;

/// The strip; gives the height used.
pub(super) fn draw(plate: &mut Plate<'_>, top: f64, width: f64) -> f64 {
    let context = plate.context;
    let Some(series) = context.atlas.series(WORLD, Metric::Cases) else { return 0.0 };
    let days = context.atlas.outbreak.window;
    let last = series.total.present().filter(|(d, _)| *d <= days.1).last().map_or(0.0, |(_, total)| total);
    let mut y = head(plate, top, width, last);
    let frame = Rect::new(0.0, y, width, CURVE_PX);
    let x = Time::new(days.0, days.1, (frame.x, frame.right()));
    let height = Linear::new((0.0, last.max(1.0)), (frame.bottom(), frame.y));
    let points = series.total.present().filter(|(d, _)| (days.0..=days.1).contains(d));
    let curve: Vec<Point> = points.map(|(d, total)| at(x.px(d), height.px(total))).collect();
    area(plate, &curve, &frame);
    ticks(plate, &x, &frame);
    y = frame.bottom() + DAYS_PX;
    let below = Rect::new(0.0, frame.y, width, CURVE_PX + DAYS_PX);
    axis::dates(&mut plate.figure.scene, &below, &x, days, context.words);
    if let Some(window) = aid_window::window(context) {
        edges(plate, &x, &below, window);
    }
    y + MONTHS_PX - top
}

/// What the strip shows, with the last total, and what the window leaves out.
fn head(plate: &mut Plate<'_>, top: f64, width: f64, last: f64) -> f64 {
    let words = plate.context.words;
    let total = words.rounded(last);
    let mut says = words.fill("aid.strip.says", &[("n", &total)]);
    let marks = &plate.help.marks;
    let selected = aid_asked::selected(plate.context, marks, |m| m.is_help() || m.is_passing());
    for more in [aid_window::says(plate.context, marks), selected].into_iter().filter(|more| !more.is_empty()) {
        says = [says, more].join(words.t("sentence.space"));
    }
    let mut y = top;
    for line in wrap(&says, size::TICK, Weight::Regular, width) {
        plate.text(0.0, y + 12.0, &line, TextStyle::new(Role::InkSoft, size::TICK));
        y += LINE_PX;
    }
    y + 4.0
}

/// The curve over its ground, on a base.
fn area(plate: &mut Plate<'_>, curve: &[Point], frame: &Rect) {
    let (Some(first), Some(last)) = (curve.first(), curve.last()) else { return };
    let line = simplify(curve, TOLERANCE_PX);
    let mut ground = line.clone();
    ground.extend([at(last.x, frame.bottom()), at(first.x, frame.bottom())]);
    let scene = &mut plate.figure.scene;
    scene.push(Mark::area(ground, Role::Band));
    scene.push(Mark::line(line, Stroke::new(Role::Ink, 1.25)));
    scene.push(Mark::line(
        vec![at(frame.x, frame.bottom()), at(frame.right(), frame.bottom())],
        Stroke::new(Role::InkSoft, 0.0),
    ));
}

/// A tick below the base for each day that a mark is dated on.
fn ticks(plate: &mut Plate<'_>, x: &Time, frame: &Rect) {
    let mut seen: Vec<Day> = Vec::new();
    for day in plate.help.marks.iter().filter_map(|m| m.day) {
        if !seen.contains(&day) {
            seen.push(day);
        }
    }
    for day in seen {
        let line = vec![at(x.px(day), frame.bottom() + 2.0), at(x.px(day), frame.bottom() + DAYS_PX - 1.0)];
        plate.figure.scene.push(Mark::line(line, Stroke::new(Role::Ink, 1.5)));
    }
}

/// The window's two edges with their days, and a veil over what lies outside.
fn edges(plate: &mut Plate<'_>, x: &Time, room: &Rect, (from, to): (Day, Day)) {
    let (left, right) = (x.px(from).clamp(room.x, room.right()), x.px(to).clamp(room.x, room.right()));
    let paper = Paint { role: Role::Paper, alpha: VEIL };
    let scene = &mut plate.figure.scene;
    scene.push(Mark::rect(Rect::new(room.x, room.y, left - room.x, room.height), paper));
    scene.push(Mark::rect(Rect::new(right, room.y, room.right() - right, room.height), paper));
    for edge in [left, right] {
        scene.push(Mark::line(vec![at(edge, room.y), at(edge, room.bottom())], Stroke::new(Role::Ink, 1.5)));
    }
    let words = plate.context.words;
    let style = TextStyle::new(Role::Ink, size::TICK).haloed();
    let (first, last) = (words.short_day(from), words.short_day(to));
    let wide = |text: &str| room_px(text, size::TICK, Weight::Regular) + 8.0;
    if right - left > wide(&first) + wide(&last) {
        plate.text(left + 4.0, room.y + 11.0, &first, style);
        plate.text(right - 4.0, room.y + 11.0, &last, style.anchored(Anchor::End));
    }
}
