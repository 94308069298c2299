//! Names of series at their last points in a plot: beside the point where that lies well inside
//! and the place is free, else right of the plot.

use super::Context;
use super::case_curves::Curves;
use super::case_end::{self, EndLabel};
use super::case_plot::{Plot, Trace};
use super::figure::Figure;
use super::label_near::Busy;
use crate::scene::Scene;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Point, Rect, at};

/// Height that a name may reach above a plot, in CSS px.
pub const ABOVE_PX: f64 = 16.0;

/// Height that a name may reach below a plot, in CSS px.
pub const BELOW_PX: f64 = 8.0;

/// The words at the ends of traces in a plot of a height.
pub fn labels(context: &Context<'_>, curves: &Curves, traces: &[Trace], (width, height): (f64, f64)) -> Vec<EndLabel> {
    let ends: Vec<(usize, String)> = traces.iter().map(|t| (t.index, t.end.clone())).collect();
    case_end::labels(context, curves, &ends, (width, height + ABOVE_PX + BELOW_PX))
}

/// Names the series at their last points.
pub fn names(figure: &mut Figure, curves: &Curves, traces: &[Trace], plot: &Plot) {
    let inside = |p: &Point| plot.rect.grown(0.5).contains(*p);
    let last = |t: &Trace| t.points.iter().rev().find_map(|(_, p)| p.and_then(|p| plot.point(p)).filter(inside));
    let end = |t: &Trace| last(t).zip(plot.labels.iter().find(|l| l.series == t.index));
    let ends: Vec<(Point, &EndLabel)> = traces.iter().filter_map(end).collect();
    let room = (plot.rect.y - ABOVE_PX, plot.rect.bottom() + BELOW_PX);
    let mut outside: Vec<usize> = Vec::new();
    // A name that a leader would strike through goes outside too.
    let (within, margin) = loop {
        let (within, margin) = part(&figure.scene, &ends, plot, &outside);
        let middles = case_end::middles(&margin, &plot.rect, room);
        let leaders =
            margin.iter().zip(middles).filter_map(|((p, _), middle)| case_end::leader(*p, middle, &plot.rect));
        let leaders: Vec<[Point; 2]> = leaders.collect();
        let struck = within.iter().find(|(corner, label)| {
            leaders.iter().any(|leader| !clip_line(leader, &label.box_at(*corner).grown(1.0)).is_empty())
        });
        match struck {
            Some((_, label)) => outside.push(label.series),
            None => break (within, margin),
        }
    };
    case_end::set(figure, curves, &margin, &plot.rect, room);
    within.into_iter().for_each(|(corner, label)| label.write(figure, curves, corner));
}

/// Labels with a point: a corner in the plot, or an end.
type Placed<'a> = Vec<(Point, &'a EndLabel)>;

/// Names that find room beside their ends, at their corners, and the others at their ends.
fn part<'a>(scene: &Scene, ends: &[(Point, &'a EndLabel)], plot: &Plot, outside: &[usize]) -> (Placed<'a>, Placed<'a>) {
    let mut busy = Busy::new(scene, plot.rect);
    let (mut within, mut margin) = (Vec::new(), Vec::new());
    for (point, label) in ends {
        let corner = beside(*point, label, plot, &busy).filter(|_| !outside.contains(&label.series));
        match corner {
            Some(corner) => {
                busy.take(label.box_at(corner).grown(3.0));
                within.push((corner, *label));
            }
            None => margin.push((*point, *label)),
        }
    }
    (within, margin)
}

/// The corner of a name right beside an end that lies well inside the plot, where it is free.
fn beside(point: Point, label: &EndLabel, plot: &Plot, busy: &Busy) -> Option<Point> {
    const INSIDE_PX: f64 = 70.0;
    if plot.rect.right() - point.x < INSIDE_PX {
        return None;
    }
    let (height, width) = (label.tall(), label.room());
    let ups = [height / 2.0, height + 2.0, -2.0];
    let right = ups.map(|up| at(point.x + 9.0, point.y - up));
    let left = ups.map(|up| at(point.x - 9.0 - width, point.y - up));
    let rect = plot.rect;
    let room = Rect::new(rect.x + 4.0, rect.y - ABOVE_PX, rect.width - 4.0, rect.height - 4.0 + ABOVE_PX);
    right.into_iter().chain(left).find(|corner| {
        let own = label.box_at(*corner);
        let fits = own.corners().into_iter().all(|p| room.contains(p));
        fits && busy.is_free(&own.grown(3.0))
    })
}
