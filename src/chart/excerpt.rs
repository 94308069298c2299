//! The upper part of a figure, for a card that is too low for all of it.
//!
//! In: a figure in CSS px and the lowest px that is shown. Out: the same figure, its lines and areas
//! cut there, without the discs and texts that do not stand above it whole. What can be reached is
//! left out: a card is a picture.

use super::figure::Figure;
use crate::scene::clip::{clip_area, clip_line};
use crate::scene::mark::{Mark, Rect, Shape};

/// How far a text hangs below its baseline, as a part of its size.
const DESCENT: f64 = 0.3;

/// Leaves what lies above `bottom`.
pub(super) fn upper(figure: &mut Figure, bottom: f64) {
    let frame = Rect::new(0.0, 0.0, figure.scene.width_px, bottom);
    let marks = std::mem::take(&mut figure.scene.marks);
    figure.scene.marks = marks.into_iter().flat_map(|mark| kept(mark, &frame)).collect();
    figure.scene.targets.clear();
    figure.panels.clear();
    figure.plots.clear();
}

/// What is left of a mark.
fn kept(mark: Mark, frame: &Rect) -> Vec<Mark> {
    let datum = mark.datum;
    let shapes = match mark.shape {
        Shape::Line(points, stroke) => {
            clip_line(&points, frame).into_iter().map(|piece| Shape::Line(piece, stroke)).collect()
        }
        Shape::Area(points, paint) => match clip_area(&points, frame) {
            area if area.is_empty() => Vec::new(),
            area => vec![Shape::Area(area, paint)],
        },
        Shape::Disc { center, radius_px, .. } if center.y + radius_px > frame.bottom() => Vec::new(),
        Shape::Text { at, style, .. } if at.y + DESCENT * style.size_px > frame.bottom() => Vec::new(),
        whole => vec![whole],
    };
    shapes.into_iter().map(|shape| Mark { shape, datum }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::at;
    use crate::scene::style::{Role, Stroke, TextStyle};

    #[test]
    fn a_line_is_cut_and_a_text_goes_whole_or_not_at_all() {
        let mut figure = Figure::default();
        figure.scene.width_px = 100.0;
        figure.scene.push(Mark::line(vec![at(5.0, 0.0), at(5.0, 90.0)], Stroke::new(Role::Ink, 1.0)));
        for baseline in [20.0, 48.0] {
            figure.scene.push(Mark::text(at(0.0, baseline), "words", TextStyle::new(Role::Ink, 12.0)));
        }
        figure.scene.push(Mark::disc(at(9.0, 49.0), 3.0, Role::Ink));
        upper(&mut figure, 50.0);
        let shapes: Vec<&Shape> = figure.scene.marks.iter().map(|mark| &mark.shape).collect();
        let [Shape::Line(points, _), Shape::Text { at: above, .. }] = shapes[..] else { panic!("{shapes:?}") };
        assert_eq!((points.last().copied(), above.y), (Some(at(5.0, 50.0)), 20.0));
    }
}
