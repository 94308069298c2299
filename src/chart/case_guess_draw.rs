//! A guess on the plots of a figure: the room to draw in, the line that says it is a guess, and,
//! once it is revealed, the rest of each series with its name.
//!
//! In: the plots of a laid-out figure and a draft. Out: marks for the overlay, in CSS px.

use super::Context;
use super::case_cursor::dated;
use super::case_curves::{Curves, name};
use super::case_frame::{Panel, Y};
use super::case_guess::{Draft, whole};
use super::case_style::{drawing_order, series_style};
use super::day_brush::x_px;
use super::figure::{DayPanel, Figure};
use super::label::{spread, text_boxes};
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scale::time::Time;
use crate::scene::Scene;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{Anchor, DASHED, DOTTED, Paint, Role, Stroke, TextStyle, Weight, size};

/// Width that a name gets right of a plot, and its line height, in CSS px.
const NAME_PX: f64 = 90.0;
const LINE_PX: f64 = 16.0;

/// Draws the guess, and the rest once it is revealed, onto an overlay.
pub fn draw(overlay: &mut Scene, context: &Context<'_>, figure: &Figure, draft: &Draft) {
    let whole = draft.is_revealed().then(|| whole(context));
    for panel in &figure.panels {
        if !draft.is_revealed() {
            room(overlay, context, panel, draft);
        }
        if let Some(whole) = &whole {
            rest(overlay, whole, panel, draft.guess().start().0);
            margin(overlay, context, figure, (whole, panel));
        }
        let line = line(overlay, panel, draft.guess().days(), Stroke::new(Role::AidIn, 3.0).dashed(DOTTED));
        if let Some(tip) = line.filter(|_| draft.is_drawn()) {
            name_guess(overlay, context, panel, (tip, draft.guess().at_or_last(draft.guess().reach())));
        }
        if !draft.is_revealed() {
            cursor(overlay, context, figure, (panel, draft));
        }
    }
}

/// The room to draw in, with words as long as it is empty.
fn room(overlay: &mut Scene, context: &Context<'_>, panel: &DayPanel, draft: &Draft) {
    let plot = &panel.plot;
    let left = x_px(panel, draft.guess().start().0).max(plot.x);
    let area = Rect::new(left, plot.y, plot.right() - left, plot.height);
    overlay.push(Mark::rect(area, Paint { role: Role::Band, alpha: 0.6 }));
    let edge = vec![at(left, plot.y), at(left, plot.bottom())];
    overlay.push(Mark::line(edge, Stroke::new(Role::InkSoft, 1.0).dashed(DASHED)));
    if !draft.is_drawn() {
        let style = TextStyle::new(Role::AidIn, size::LABEL).semibold().anchored(Anchor::Middle).haloed();
        let text = context.words.t("growth.guess.here");
        let half = room_px(text, size::LABEL, Weight::Semibold) / 2.0;
        let middle = area.center().x.min(overlay.width_px - half - 2.0);
        overlay.push(Mark::text(at(middle, plot.y + 22.0), text, style));
    }
}

/// A line of days with totals, clipped; gives its last point.
fn line(
    overlay: &mut Scene,
    panel: &DayPanel,
    days: impl Iterator<Item = (Day, f64)>,
    stroke: Stroke,
) -> Option<Point> {
    let frame = frame(panel);
    let points: Vec<Point> = days.filter_map(|(day, total)| frame.point(day, total)).collect();
    let mut tip = None;
    for piece in clip_line(&simplify(&points, TOLERANCE_PX), &panel.plot) {
        tip = piece.last().copied();
        overlay.push(Mark::line(piece, stroke));
    }
    tip
}

/// What was masked, of every series.
fn rest(overlay: &mut Scene, whole: &Curves, panel: &DayPanel, mask: Day) {
    for index in drawing_order(whole) {
        let Some(series) = whole.series.get(index) else { continue };
        let days = series.total.present().filter(|(day, _)| *day >= mask && *day <= whole.window.1);
        line(overlay, panel, days, series_style(whole, index).stroke());
    }
}

/// The names right of a plot where they stand once nothing is masked, over those of the mask.
fn margin(overlay: &mut Scene, context: &Context<'_>, figure: &Figure, (whole, panel): (&Curves, &DayPanel)) {
    let plot = panel.plot;
    let until = figure.panels.iter().map(|p| p.plot.x).filter(|x| *x > plot.right()).fold(overlay.width_px, f64::min);
    let beside =
        |r: &Rect| r.x > plot.right() && r.right() < until && r.bottom() > plot.y - 30.0 && r.y < plot.bottom();
    let (left, frame) = (plot.right() + 13.0, frame(panel));
    let taken: Vec<Rect> = text_boxes(&figure.scene).into_iter().filter(beside).filter(|r| r.x < left + 12.0).collect();
    overlay.marks.extend(taken.into_iter().map(|r| Mark::rect(r.grown(1.0), Role::Paper)));
    let end = |series: &Series| {
        let (day, total) = series.total.present().take_while(|(day, _)| *day <= whole.window.1).last()?;
        let mut lines = wrap(&name(context, &series.code), size::LABEL, Weight::Semibold, NAME_PX);
        lines.push(context.words.rounded(total));
        Some((frame.point(day, total)?, lines))
    };
    let ends: Vec<(usize, Point, Vec<String>)> =
        whole.series.iter().enumerate().filter_map(|(i, s)| end(s).map(|(point, lines)| (i, point, lines))).collect();
    let wanted: Vec<(f64, f64)> = ends.iter().map(|(_, p, lines)| (p.y, lines.len() as f64 * LINE_PX)).collect();
    for ((index, _, lines), middle) in ends.iter().zip(spread(&wanted, 4.0, plot.y - 14.0, plot.bottom())) {
        let top = middle - lines.len() as f64 * LINE_PX / 2.0;
        for (i, line) in lines.iter().enumerate() {
            let style = TextStyle::new(series_style(whole, *index).role, size::LABEL);
            let style = if i + 1 == lines.len() { style } else { style.semibold() };
            overlay.push(Mark::text(at(left, top + (i as f64 + 0.78) * LINE_PX), line, style));
        }
    }
}

/// The plot with its scales, as the layout had it.
pub fn frame(panel: &DayPanel) -> Panel {
    let (plot, window) = (panel.plot, panel.days);
    let range = (plot.bottom(), plot.y);
    let y = match panel.is_log {
        true => Y::Log(Log::new(panel.values, range)),
        false => Y::Linear(Linear::new(panel.values, range)),
    };
    let x = Time::new(window.0, window.1, (plot.x, plot.right()));
    Panel { plot, x, left_px: plot.x, is_second: false, note_beside: false, y, window }
}

/// Words at the end of the guess, which say that it is one.
fn name_guess(overlay: &mut Scene, context: &Context<'_>, panel: &DayPanel, (tip, total): (Point, f64)) {
    let text = context.words.fill("growth.guess.line", &[("n", &context.words.rounded(total))]);
    let room = room_px(&text, size::TICK, Weight::Semibold) + 6.0;
    let is_left = tip.x - room > panel.plot.x;
    let (x, anchor) = if is_left { (tip.x - 8.0, Anchor::End) } else { (tip.x + 8.0, Anchor::Start) };
    let style = TextStyle::new(Role::AidIn, size::TICK).semibold().anchored(anchor).haloed();
    overlay.push(Mark::text(at(x, (tip.y - 8.0).max(panel.plot.y + 12.0)), text, style));
}

/// The day that the keys change: a rule, a ring at its total, its date at the foot.
fn cursor(overlay: &mut Scene, context: &Context<'_>, figure: &Figure, (panel, draft): (&DayPanel, &Draft)) {
    let plot = &panel.plot;
    let point = frame(panel).point(draft.cursor(), draft.guess().at_or_last(draft.cursor()));
    let Some(Point { x, y }) = point.filter(|point| plot.grown(0.5).contains(*point)) else { return };
    overlay.push(Mark::line(vec![at(x, plot.y), at(x, plot.bottom())], Stroke::new(Role::AidIn, 1.0).dashed(DASHED)));
    overlay.push(Mark::disc(at(x, y), 5.0, Role::Paper));
    overlay.push(Mark::ring(at(x, y), 5.0, Stroke::new(Role::AidIn, 2.0)));
    dated(overlay, figure, (plot, x), (&context.words.short_day(draft.cursor()), Role::AidIn));
}

/// The value at a height of a plot, in CSS px.
pub fn value(panel: &DayPanel, y_px: f64) -> f64 {
    match frame(panel).y {
        Y::Linear(scale) => scale.value(y_px),
        Y::Log(scale) => scale.value(y_px),
    }
}
