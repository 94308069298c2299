//! Names of series at their last points in a plot: beside the point where that lies well inside
//! and the place is free, else right of the plot, kept apart, with a leader.

use super::Context;
use super::case_curves::{Curves, name};
use super::case_plot::{Plot, Trace};
use super::case_style::series_style;
use super::figure::Figure;
use super::label::spread;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Stroke, TextStyle, Weight, size};

/// Line height, in CSS px.
const LINE_PX: f64 = 16.0;

/// Room for the names at the ends of the lines.
pub struct Ends {
    lines: Vec<(usize, Vec<String>)>,
    /// Width in CSS px.
    pub room_px: f64,
}

/// The words at the ends, and the room they need right of the plot.
pub fn ends(context: &Context<'_>, curves: &Curves, traces: &[Trace], width: f64) -> Ends {
    let room = (width * 0.24).clamp(72.0, 110.0);
    let mut lines = Vec::new();
    for trace in traces {
        let Some(series) = curves.series.get(trace.index) else { continue };
        let mut words = wrap(&name(context, &series.code), size::LABEL, Weight::Semibold, room);
        if !trace.end.is_empty() {
            words.push(trace.end.clone());
        }
        lines.push((trace.index, words));
    }
    let widest =
        lines.iter().flat_map(|(_, l)| l).map(|l| room_px(l, size::LABEL, Weight::Semibold)).fold(0.0, f64::max);
    Ends { lines, room_px: widest + 18.0 }
}

/// Names the series at their last points, kept apart, with a leader where a name had to move.
pub fn names(figure: &mut Figure, context: &Context<'_>, (curves, traces): (&Curves, &[Trace]), plot: &Plot) {
    let width = plot.rect.width / 0.7;
    let ends = ends(context, curves, traces, width);
    let mut known: Vec<(usize, Point, &[String])> = Vec::new();
    for trace in traces {
        let inside = |p: &Point| plot.rect.grown(0.5).contains(*p);
        let last = trace.points.iter().rev().find_map(|(_, p)| p.and_then(|p| plot.point(p)).filter(inside));
        let words = ends.lines.iter().find(|(index, _)| *index == trace.index);
        if let (Some(point), Some((_, words))) = (last, words) {
            known.push((trace.index, point, words));
        }
    }
    let mut taken = points_px(traces, plot);
    let mut margin = Vec::new();
    for (index, point, words) in known {
        match beside(point, words, plot, &taken) {
            Some(corner) => {
                taken.extend(box_of(corner, words).corners());
                taken.push(box_of(corner, words).center());
                write(figure, curves, index, words, corner);
            }
            None => margin.push((index, point, words)),
        }
    }
    let wanted: Vec<(f64, f64)> = margin.iter().map(|(_, p, words)| (p.y, tall(words))).collect();
    let placed = spread(&wanted, 4.0, plot.rect.y - 10.0, plot.rect.bottom() + 8.0);
    let x = plot.rect.right() + 13.0;
    for ((index, point, words), middle) in margin.into_iter().zip(placed) {
        let role = series_style(curves, index).role;
        if (middle - point.y).abs() > 4.0 || x - point.x > 20.0 {
            let leader = vec![at(point.x + 5.0, point.y), at(x - 3.0, middle)];
            figure.scene.push(Mark::line(leader, Stroke::new(Paint { role, alpha: 0.6 }, 0.75)));
        }
        write(figure, curves, index, words, at(x, middle - tall(words) / 2.0));
    }
}

fn tall(words: &[String]) -> f64 {
    words.len() as f64 * LINE_PX
}

fn box_of(corner: Point, words: &[String]) -> Rect {
    let widest = words.iter().map(|l| room_px(l, size::LABEL, Weight::Semibold)).fold(0.0, f64::max);
    Rect::new(corner.x, corner.y, widest, tall(words))
}

/// Every point that a line passes, so that a name does not stand on one.
fn points_px(traces: &[Trace], plot: &Plot) -> Vec<Point> {
    let points = traces.iter().flat_map(|t| &t.points).filter_map(|(_, p)| p.and_then(|p| plot.point(p)));
    points.filter(|p| plot.rect.grown(1.0).contains(*p)).collect()
}

/// The corner of a name right beside an end that lies well inside the plot, where it is free.
fn beside(point: Point, words: &[String], plot: &Plot, taken: &[Point]) -> Option<Point> {
    const INSIDE_PX: f64 = 70.0;
    if plot.rect.right() - point.x < INSIDE_PX {
        return None;
    }
    let height = tall(words);
    let width = box_of(point, words).width;
    let ups = [height / 2.0, height + 2.0, -2.0];
    let right = ups.map(|up| at(point.x + 9.0, point.y - up));
    let left = ups.map(|up| at(point.x - 9.0 - width, point.y - up));
    right.into_iter().chain(left).find(|corner| {
        let own = box_of(*corner, words);
        let room = Rect::new(plot.rect.x + 4.0, plot.rect.y, plot.rect.width - 4.0, plot.rect.height - 4.0);
        let fits = own.corners().into_iter().all(|p| room.contains(p));
        fits && !taken.iter().any(|p| own.grown(3.0).contains(*p))
    })
}

/// A name with its value under it.
fn write(figure: &mut Figure, curves: &Curves, index: usize, words: &[String], corner: Point) {
    let role = series_style(curves, index).role;
    for (i, text) in words.iter().enumerate() {
        let style = TextStyle::new(role, size::LABEL).haloed();
        let is_value = i + 1 == words.len() && i > 0;
        let style = if is_value { style } else { style.semibold() };
        figure.scene.push(Mark::text(at(corner.x, corner.y + (i as f64 + 0.78) * LINE_PX), text, style));
    }
}
