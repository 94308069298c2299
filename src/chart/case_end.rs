//! The names of the series at the ends of their lines, right of the plot, kept apart.

use super::Context;
use super::case_curves::{Curves, name};
use super::case_frame::Panel;
use super::case_style::series_style;
use super::figure::Figure;
use super::label::spread;
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::scene::mark::{Mark, Point, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Stroke, TextStyle, Weight, size};

/// The name of a series at its end, in lines.
pub struct EndLabel {
    lines: Vec<String>,
}

impl EndLabel {
    /// Its width in CSS px.
    pub fn room(&self) -> f64 {
        self.lines.iter().map(|l| room_px(l, size::LABEL, Weight::Semibold)).fold(0.0, f64::max)
    }
}

/// What stands at each end.
pub fn labels(context: &Context<'_>, curves: &Curves, width: f64) -> Vec<EndLabel> {
    let room = (width * 0.24).clamp(72.0, 110.0);
    let named = |series: &Series| {
        let name = name(context, &series.code);
        let last = shown(series, curves).map_or(String::new(), |(_, v)| context.words.rounded(v));
        let mut lines = wrap(&name, size::LABEL, Weight::Semibold, room);
        lines.push(last);
        EndLabel { lines }
    };
    curves.series.iter().map(named).collect()
}

/// Names the series at their ends, none above `top`.
pub fn names(figure: &mut Figure, panel: &Panel, curves: &Curves, labels: &[EndLabel], top: f64) {
    const LINE_PX: f64 = 16.0;
    let ends: Vec<Option<Point>> = curves.series.iter().map(|s| end_point(s, curves, panel)).collect();
    let known: Vec<(usize, Point)> = ends.iter().enumerate().filter_map(|(i, p)| p.map(|p| (i, p))).collect();
    let tall = |i: usize| labels.get(i).map_or(0.0, |l| l.lines.len() as f64 * LINE_PX);
    let wanted: Vec<(f64, f64)> = known.iter().map(|(i, p)| (p.y, tall(*i))).collect();
    let placed = spread(&wanted, 4.0, top, panel.plot.bottom());
    for ((index, point), middle) in known.iter().zip(placed) {
        let role = series_style(curves, *index).role;
        let Some(label) = labels.get(*index) else { continue };
        let top = middle - tall(*index) / 2.0;
        let x = panel.plot.right() + 13.0;
        // While days are masked the room to draw in stays free.
        let is_far = (middle - point.y).abs() > 4.0 || x - point.x > 20.0;
        if is_far && curves.headroom == 0.0 {
            let leader = vec![at(point.x + 3.0, point.y), at(x - 3.0, middle)];
            figure.scene.push(Mark::line(leader, Stroke::new(Paint { role, alpha: 0.6 }, 0.75)));
        }
        let last = label.lines.len().saturating_sub(1);
        for (i, line) in label.lines.iter().enumerate() {
            let style = TextStyle::new(role, size::LABEL);
            let style = if i == last { style } else { style.semibold() };
            figure.scene.push(Mark::text(at(x, top + (i as f64 + 0.78) * LINE_PX), line, style));
        }
    }
}

/// The last day of a series within the window, with its total.
fn shown(series: &Series, curves: &Curves) -> Option<(Day, f64)> {
    series.total.present().take_while(|(day, _)| *day <= curves.window.1).last()
}

fn end_point(series: &Series, curves: &Curves, panel: &Panel) -> Option<Point> {
    let (day, value) = shown(series, curves)?;
    panel.point(day, value).filter(|p| panel.plot.grown(1.0).contains(*p))
}
