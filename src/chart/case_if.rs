//! The “what if” line: constant doubling from a chosen day, which is arithmetic and no forecast.

use super::Context;
use super::case_curves::{Curves, name};
use super::case_frame::Panel;
use super::figure::Figure;
use super::view::what_if;
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{DASHED, Role, Stroke, TextStyle, Weight, size};
use crate::transform::growth::doubled;

/// Line height of its words, in CSS px.
const LINE_PX: f64 = 15.0;

/// Why there is no line, where one is asked for and none can be drawn.
#[inline(never)]
pub fn says(context: &Context<'_>, curves: &Curves) -> Option<String> {
    let (day, _) = what_if(context.view.get("if"))?;
    let words = context.words;
    if day > curves.window.1 {
        return Some(words.fill("growth.if.after", &[("date", &words.day(day))]));
    }
    let series = curves.leading().filter(|series| start(series, day).is_none())?;
    let slots = [("place", name(context, &series.code)), ("date", words.day(day))];
    Some(words.fill("growth.if.none", &slots.each_ref().map(|(key, value)| (*key, value.as_str()))))
}

/// The total that it starts from.
fn start(series: &Series, day: Day) -> Option<f64> {
    series.total.at(day).filter(|total| *total > 0.0)
}

/// Draws it from the total of the place in front, with its name and what it is.
#[inline(never)]
pub fn draw(figure: &mut Figure, context: &Context<'_>, curves: &Curves, panel: &Panel) {
    let Some((day, days)) = what_if(context.view.get("if")) else { return };
    let Some(start) = curves.leading().and_then(|series| start(series, day)) else { return };
    let total = |after: i32| doubled(start, f64::from(after), days);
    let points = (0..=(panel.window.1.0 - day.0)).filter_map(|after| panel.point(day.plus(after), total(after)));
    let points: Vec<Point> = points.collect();
    let mut tip = None;
    for piece in clip_line(&points, &panel.plot) {
        tip = piece.last().copied();
        figure.scene.push(Mark::line(piece, Stroke::new(Role::AidIn, 1.5).dashed(DASHED)));
    }
    let Some(tip) = tip else { return };
    let words = context.words;
    let (right, left) = (panel.plot.right() - tip.x - 12.0, tip.x - panel.plot.x - 12.0);
    let texts = [words.fill("growth.if", &[("n", &words.number(days))]), words.t("growth.if.what").to_string()];
    let wrapped = texts.iter().map(|text| wrap(text, size::TICK, Weight::Regular, right.max(left)));
    let lines: Vec<String> = wrapped.flatten().collect();
    let style = TextStyle::new(Role::AidIn, size::TICK).haloed();
    let widest = lines.iter().map(|l| room_px(l, size::TICK, Weight::Regular)).fold(0.0, f64::max);
    let left = if right >= left { tip.x + 8.0 } else { tip.x - 8.0 - widest };
    let top = (tip.y + 12.0).min(panel.plot.bottom() - lines.len() as f64 * LINE_PX);
    for (i, line) in lines.into_iter().enumerate() {
        figure.scene.push(Mark::text(at(left, top + i as f64 * LINE_PX), line, style));
    }
}
