//! One cursor over every plot of a case-growth figure: where a day of a series is in focus, a thin
//! rule stands at the same x in each plot, with what each series has there.
//!
//! In: a laid-out figure and the target in focus. Out: marks for the overlay, and the nearest day
//! to a pointer that meets no mark. What has the same x is read from the figure's own targets, so
//! that days since an early case work as dates do. CSS px.

use super::case_curves::{Curves, curves, first_places};
use super::case_guess_draw::frame;
use super::case_style::series_style;
use super::day_brush::x_px;
use super::figure::{Datum, Figure};
use super::label::{spread, text_boxes};
use super::{Context, case_aligned, case_doubling};
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, Paint, Role, Stroke, TextStyle, Weight, size};
use crate::transform::week::mean;

/// Two marks of one day lie on one x within this, in CSS px.
const SAME_PX: f64 = 0.25;

/// Line height of the values, in CSS px.
const LINE_PX: f64 = 16.0;

/// Space between the rule and its values, in CSS px.
const GAP_PX: f64 = 9.0;

/// Every plot that has a cursor.
fn plots(figure: &Figure) -> Vec<Rect> {
    figure.panels.iter().map(|p| p.plot).chain(figure.plots.iter().copied()).collect()
}

/// Draws the cursor onto an overlay: the rule of a day, or the twins of another mark.
pub fn draw(overlay: &mut Scene, context: &Context<'_>, figure: &Figure, target: Option<usize>) {
    let Some(target) = target.and_then(|i| figure.scene.targets.get(i)) else { return };
    let Some(Datum::Sample { code, day }) = figure.data.get(target.datum as usize) else {
        return twins(overlay, figure, target);
    };
    let curves = curves(context, first_places(context));
    let foot = foot(context, &curves, code, *day);
    for (number, plot) in plots(figure).iter().enumerate() {
        let Some(x) = x_in(figure, plot, target, (code, *day)) else { continue };
        let rule = vec![at(x, plot.y), at(x, plot.bottom())];
        overlay.push(Mark::line(rule, Stroke::new(Role::InkSoft, 0.0)));
        dated(overlay, figure, (plot, x), (&foot, Role::Ink));
        values(overlay, context, figure, (&curves, number), (plot, x, *day));
    }
}

/// What is stated or happened stands in each plot: its marks in the others light up with it.
fn twins(overlay: &mut Scene, figure: &Figure, target: &Target) {
    let plots = plots(figure);
    let own = figure.data.get(target.datum as usize);
    let is_twin = |datum: u32| datum != target.datum && figure.data.get(datum as usize) == own;
    if plots.len() < 2 || own.is_none() {
        return;
    }
    let marks = figure.scene.marks.iter().filter(|m| m.datum.is_some_and(is_twin));
    overlay.marks.extend(marks.cloned());
    for twin in figure.scene.targets.iter().filter(|t| is_twin(t.datum)) {
        if plots.iter().any(|plot| plot.grown(1.0).contains(twin.anchor)) {
            overlay.push(Mark::ring(twin.anchor, 10.0, Stroke::new(Role::InkSoft, 1.5)));
        }
    }
}

/// Where the day stands in a plot: at its own mark, or by the scale of its days.
fn x_in(figure: &Figure, plot: &Rect, target: &Target, (code, day): (&str, Day)) -> Option<f64> {
    if plot.grown(1.0).contains(target.anchor) {
        return Some(target.anchor.x);
    }
    let here = || samples(figure, plot);
    let own = here().find(|(_, c, d)| *c == code && *d == day).map(|(p, ..)| p.x);
    // A day under something stated has no mark of its own.
    let dated = figure.panels.iter().find(|p| p.plot == *plot && (p.days.0..=p.days.1).contains(&day));
    own.or_else(|| dated.map(|panel| x_px(panel, day)))
}

/// Each day of a series that has a mark in a plot.
fn samples<'a>(figure: &'a Figure, plot: &'a Rect) -> impl Iterator<Item = (Point, &'a str, Day)> {
    let inside = figure.scene.targets.iter().filter(|t| plot.grown(1.0).contains(t.anchor));
    inside.filter_map(|t| match figure.data.get(t.datum as usize) {
        Some(Datum::Sample { code, day }) => Some((t.anchor, code.as_str(), *day)),
        _ => None,
    })
}

/// What each series has at the rule: a small ring, and its value beside the rule, kept apart.
fn values(
    overlay: &mut Scene,
    context: &Context<'_>,
    figure: &Figure,
    (curves, number): (&Curves, usize),
    (plot, x, day): (&Rect, f64, Day),
) {
    let here: Vec<_> = samples(figure, plot).filter(|(p, ..)| (p.x - x).abs() < SAME_PX).collect();
    let mut found: Vec<(Point, Role, String)> = Vec::new();
    for (index, series) in curves.series.iter().enumerate() {
        let sample = here.iter().find(|(_, code, _)| *code == series.code).map(|(p, _, day)| (*p, *day));
        let covered = || Some((covered(context, figure, (plot, series), day)?, day));
        let Some((point, day)) = sample.or_else(covered) else { continue };
        let Some(value) = value(context, curves, series, (number, day)) else { continue };
        found.push((point, series_style(curves, index).words(), value));
    }
    let widest = found.iter().map(|(.., text)| room_px(text, size::TICK, Weight::Semibold)).fold(0.0, f64::max);
    // Totals rise to the right: what is left of the rule and above the line is free.
    let is_left = x - plot.x > widest + 2.0 * GAP_PX;
    let (dx, anchor) = if is_left { (-GAP_PX, Anchor::End) } else { (GAP_PX, Anchor::Start) };
    let wanted: Vec<(f64, f64)> = found.iter().map(|(p, ..)| (p.y - LINE_PX * 0.6, LINE_PX)).collect();
    let middles = spread(&wanted, 0.0, plot.y, plot.bottom());
    for ((point, role, text), middle) in found.into_iter().zip(middles) {
        overlay.push(Mark::disc(point, 3.5, Role::Paper));
        overlay.push(Mark::ring(point, 3.5, Stroke::new(role, 1.5)));
        ground(overlay, &text, (x + dx, middle), anchor);
        let style = TextStyle::new(role, size::TICK).semibold().anchored(anchor);
        overlay.push(Mark::text(at(x + dx, middle + 4.0), text, style));
    }
}

/// Where a total stands that has no mark of its own, since something stated covers it.
fn covered(context: &Context<'_>, figure: &Figure, (plot, series): (&Rect, &Series), day: Day) -> Option<Point> {
    let panel = figure.panels.iter().find(|p| p.plot == *plot).filter(|_| context.view.id() == "date")?;
    let point = frame(panel).point(day, series.total.at(day)?)?;
    plot.grown(1.0).contains(point).then_some(point)
}

/// The date at the foot of the rule; words of the axis that it would meet give way.
pub(super) fn dated(overlay: &mut Scene, figure: &Figure, (plot, x): (&Rect, f64), (text, role): (&str, Role)) {
    let half = room_px(text, size::TICK, Weight::Semibold) / 2.0;
    let x = x.max(half + 2.0).min(overlay.width_px - half - 2.0);
    let own = Rect::new(x - half - 3.0, plot.bottom() + 4.0, 2.0 * half + 6.0, LINE_PX);
    let met = text_boxes(&figure.scene).into_iter().filter(|r| r.y >= plot.bottom() - 1.0 && r.overlaps(&own));
    overlay.marks.extend(met.map(|r| Mark::rect(r.grown(1.0), Role::Paper)));
    let style = TextStyle::new(role, size::TICK).semibold().anchored(Anchor::Middle);
    overlay.push(Mark::text(at(x, plot.bottom() + 16.0), text, style));
}

/// Paper behind a text.
fn ground(overlay: &mut Scene, text: &str, (x, middle): (f64, f64), anchor: Anchor) {
    let width = room_px(text, size::TICK, Weight::Semibold) + 6.0;
    let left = match anchor {
        Anchor::Start => x - 3.0,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width + 3.0,
    };
    let paper = Paint { role: Role::Paper, alpha: 0.88 };
    overlay.push(Mark::rect(Rect::new(left, middle - LINE_PX / 2.0, width, LINE_PX), paper));
}

/// The day in words; on days since an early case, their number.
fn foot(context: &Context<'_>, curves: &Curves, code: &str, day: Day) -> String {
    match context.view.id() {
        "aligned" => case_aligned::since(context, curves, code, day)
            .map_or(String::new(), |n| context.words.fill("growth.day_n", &[("n", &context.words.number(n))])),
        _ => context.words.short_day(day),
    }
}

/// What a series has on a day in a plot, in words.
fn value(context: &Context<'_>, curves: &Curves, series: &Series, (plot, day): (usize, Day)) -> Option<String> {
    let words = context.words;
    Some(match context.view.id() {
        "daily" => words.fill("growth.end.mean", &[("n", &words.rounded(mean(&series.total).at(day)?))]),
        "doubling" => case_doubling::told(context, series, day, plot)?,
        _ if curves.per_100k => words.rounded(series.total.at(day)?),
        _ => words.number(series.total.at(day)?),
    })
}

/// The day of a series that is nearest to a point of a plot, by its x before its y.
pub fn near(figure: &Figure, point: Point) -> Option<usize> {
    let plot = plots(figure).into_iter().find(|plot| plot.contains(point))?;
    let is_sample = |t: &Target| matches!(figure.data.get(t.datum as usize), Some(Datum::Sample { .. }));
    let inside = |t: &Target| plot.grown(1.0).contains(t.anchor) && is_sample(t);
    let far = |t: &Target| ((t.anchor.x - point.x).abs(), (t.anchor.y - point.y).abs());
    let of_plot = figure.scene.targets.iter().enumerate().filter(|(_, t)| inside(t));
    let nearest = of_plot.min_by(|(_, a), (_, b)| {
        let (a, b) = (far(a), far(b));
        let is_same = (a.0 - b.0).abs() < SAME_PX;
        if is_same { a.1.total_cmp(&b.1) } else { a.0.total_cmp(&b.0) }
    });
    nearest.map(|(i, _)| i)
}
