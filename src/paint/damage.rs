//! What of a picture must be painted anew when another takes its place.
//!
//! In: two scenes as pieces, which are marks, and the ground as one. Out: the bands of rows in which
//! they differ. A piece is told by a number mixed from all that it is made of, so that a picture is
//! remembered without its marks.

use crate::scene::Scene;
use crate::scene::mark::{Mark, Point, Shape};
use crate::scene::style::{Anchor, Dash, Paint, Stroke, TextStyle, Weight};

/// Bands nearer than this to one another are one, in CSS px.
const NEAR_PX: f64 = 12.0;

/// How many pieces of the old picture are looked through for one of the new: as many as come or go at once.
const AHEAD: usize = 512;

/// Rows from the first to the last, in CSS px.
pub type Rows = (f64, f64);

/// A mark, or the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Tells it from every other.
    pub print: u64,
    /// The rows that it may touch.
    pub rows: Rows,
}

/// The pieces of a scene, in the order in which they are painted.
pub fn pieces(scene: &Scene) -> Vec<Piece> {
    let [below, ground, above] = scene.layers();
    let ground_piece = (!ground.is_empty()).then(|| Piece { print: print(ground), rows: rows_of(ground) });
    below.iter().map(piece).chain(ground_piece).chain(above.iter().map(piece)).collect()
}

/// The bands of rows in which one picture differs from another. Pieces that both have stay where
/// they keep their order and little comes between.
pub fn bands(old: &[Piece], new: &[Piece]) -> Vec<Rows> {
    let is_same = |(a, b): &(&Piece, &Piece)| a.print == b.print;
    let shared = old.iter().rev().zip(new.iter().rev()).take_while(is_same).count();
    let part = |all| <[Piece]>::len(all) - shared;
    let mut rest = old.get(..part(old)).unwrap_or(old);
    let mut changed = Vec::new();
    for piece in new.get(..part(new)).unwrap_or(new) {
        match rest.iter().take(AHEAD).position(|known| known.print == piece.print) {
            Some(gone) => {
                let (before, after) = rest.split_at(gone);
                before.iter().for_each(|piece| join(&mut changed, piece.rows));
                rest = after.split_first().map_or(&[], |(_, after)| after);
            }
            None => join(&mut changed, piece.rows),
        }
    }
    rest.iter().for_each(|piece| join(&mut changed, piece.rows));
    changed
}

/// Adds a band, as one with those that it overlaps or lies near.
fn join(bands: &mut Vec<Rows>, added: Rows) {
    let mut whole = added;
    bands.retain(|band| {
        let is_apart = band.1 + NEAR_PX < whole.0 || whole.1 + NEAR_PX < band.0;
        if !is_apart {
            whole = (whole.0.min(band.0), whole.1.max(band.1));
        }
        is_apart
    });
    bands.push(whole);
}

/// True when a piece that touches some rows may touch a band.
pub fn touches(bands: &[Rows], (top, bottom): Rows) -> bool {
    bands.iter().any(|(first, last)| top <= *last && *first <= bottom)
}

/// The rows that a mark may touch: its edges, its breadth, and room for tall letters of any face.
pub fn rows(mark: &Mark) -> Rows {
    let (low, high) = span(points(mark));
    let (above, below) = match &mark.shape {
        Shape::Line(_, stroke) => (stroke.width_px, stroke.width_px),
        Shape::Area(..) => (0.0, 0.0),
        Shape::Disc { radius_px, stroke, .. } => {
            let reach = radius_px + stroke.map_or(0.0, |s| s.width_px);
            (reach, reach)
        }
        Shape::Text { style, .. } => (1.4 * style.size_px + style.halo_px, 0.7 * style.size_px + style.halo_px),
    };
    // One px more for what is rounded to device px.
    (low - above - 1.0, high + below + 1.0)
}

/// A number that tells some marks from others.
pub fn print(marks: &[Mark]) -> u64 {
    marks.iter().fold(0, |print, mark| mixed(print, mark_print(mark)))
}

fn piece(mark: &Mark) -> Piece {
    Piece { print: mark_print(mark), rows: rows(mark) }
}

/// The rows that some marks may touch.
pub fn rows_of(marks: &[Mark]) -> Rows {
    marks.iter().map(rows).fold((f64::INFINITY, f64::NEG_INFINITY), |all, rows| (all.0.min(rows.0), all.1.max(rows.1)))
}

/// The least and the greatest y.
fn span(points: &[Point]) -> Rows {
    points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(p.y), high.max(p.y)))
}

/// Where a mark is.
pub fn points(mark: &Mark) -> &[Point] {
    match &mark.shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points,
        Shape::Disc { center: at, .. } | Shape::Text { at, .. } => std::slice::from_ref(at),
    }
}

/// Mixes a number into another, as FxHash does.
fn mixed(print: u64, bits: u64) -> u64 {
    const SPREAD: u64 = 0x517c_c1b7_2722_0a95;
    (print.rotate_left(5) ^ bits).wrapping_mul(SPREAD)
}

fn mark_print(mark: &Mark) -> u64 {
    let places = points(mark).iter().fold(1, |print, p| mixed(mixed(print, p.x.to_bits()), p.y.to_bits()));
    match &mark.shape {
        Shape::Line(_, stroke) => stroke_print(mixed(places, 2), stroke),
        Shape::Area(_, paint) => paint_print(mixed(places, 3), *paint),
        Shape::Disc { center: _, radius_px, fill, stroke } => {
            let filled = fill.map_or(mixed(places, 4), |paint| paint_print(mixed(places, 5), paint));
            let print = mixed(filled, radius_px.to_bits());
            stroke.map_or(print, |stroke| stroke_print(print, &stroke))
        }
        Shape::Text { at: _, content, style } => {
            let TextStyle { paint, size_px, weight, anchor, halo_px } = *style;
            let set = (weight == Weight::Semibold, anchor == Anchor::Start, anchor == Anchor::Middle);
            let set = [size_px.to_bits(), halo_px.to_bits(), u64::from(set.0), u64::from(set.1), u64::from(set.2)];
            let print = set.into_iter().fold(paint_print(mixed(places, 6), paint), mixed);
            content.bytes().fold(print, |print, byte| mixed(print, u64::from(byte)))
        }
    }
}

fn stroke_print(print: u64, stroke: &Stroke) -> u64 {
    let Stroke { paint, width_px, dash } = *stroke;
    let Dash { on_px, off_px } = dash.unwrap_or(Dash { on_px: 0.0, off_px: 0.0 });
    [width_px, on_px, off_px].into_iter().fold(paint_print(print, paint), |print, px| mixed(print, px.to_bits()))
}

fn paint_print(print: u64, Paint { role, alpha }: Paint) -> u64 {
    mixed(mixed(print, role as u64), alpha.to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::at;
    use crate::scene::style::{DASHED, Role};

    fn text(y: f64, content: &str) -> Mark {
        Mark::text(at(10.0, y), content, TextStyle::new(Role::Ink, 12.0))
    }

    fn scene(marks: Vec<Mark>) -> Scene {
        Scene { marks, ..Scene::new(100.0, 1000.0) }
    }

    fn bands_of(old: Vec<Mark>, new: Vec<Mark>) -> Vec<Rows> {
        bands(&pieces(&scene(old)), &pieces(&scene(new)))
    }

    #[test]
    fn the_same_picture_has_no_bands() {
        let marks = vec![text(20.0, "a"), text(20.0, "a"), text(400.0, "b")];
        assert_eq!(bands_of(marks.clone(), marks), []);
    }

    #[test]
    fn a_word_that_changes_is_a_band_about_it_alone() {
        let page = |word: &str| vec![text(20.0, "head"), text(400.0, word), text(800.0, "foot")];
        let bands = bands_of(page("old"), page("new"));
        let [(first, last)] = bands[..] else { panic!("{bands:?}") };
        assert!(first < 390.0 && first > 370.0 && last > 403.0 && last < 420.0, "{first} to {last}");
        assert!(touches(&bands, rows(&text(400.0, "new"))));
        assert!(!touches(&bands, rows(&text(800.0, "foot"))));
    }

    #[test]
    fn what_comes_goes_or_moves_is_painted_where_it_was_and_where_it_is() {
        let [a, b, moved] = [text(20.0, "a"), text(500.0, "b"), text(900.0, "b")];
        assert_eq!(bands_of(vec![a.clone()], vec![a.clone(), b.clone()]), [rows(&b)]);
        assert_eq!(bands_of(vec![a.clone(), b.clone()], vec![a.clone()]), [rows(&b)]);
        assert_eq!(bands_of(vec![a.clone(), b.clone()], vec![a, moved.clone()]), [rows(&moved), rows(&b)]);
    }

    #[test]
    fn what_changes_places_in_the_order_is_painted_anew() {
        let [a, b] = [Mark::disc(at(5.0, 50.0), 8.0, Role::Ink), Mark::disc(at(9.0, 52.0), 8.0, Role::Cases)];
        let bands = bands_of(vec![a.clone(), b.clone()], vec![b, a]);
        assert!(touches(&bands, (50.0, 52.0)), "{bands:?}");
    }

    #[test]
    fn every_part_of_a_mark_tells_it_from_another() {
        let points = || vec![at(0.0, 1.0), at(2.0, 3.0)];
        let line = |stroke| Mark::line(points(), stroke);
        let style = TextStyle::new(Role::Ink, 12.0);
        let marks = [
            line(Stroke::new(Role::Ink, 1.0)),
            line(Stroke::new(Role::Ink, 2.0)),
            line(Stroke::new(Role::Cases, 1.0)),
            line(Stroke::new(Paint { role: Role::Ink, alpha: 0.5 }, 1.0)),
            line(Stroke::new(Role::Ink, 1.0).dashed(DASHED)),
            Mark::line(vec![at(0.0, 1.0), at(2.0, 3.5)], Stroke::new(Role::Ink, 1.0)),
            Mark::area(points(), Role::Ink),
            Mark::disc(at(0.0, 1.0), 2.0, Role::Ink),
            Mark::disc(at(0.0, 1.0), 3.0, Role::Ink),
            Mark::ring(at(0.0, 1.0), 2.0, Stroke::new(Role::Ink, 1.0)),
            Mark::text(at(0.0, 1.0), "a", style),
            Mark::text(at(0.0, 1.0), "b", style),
            Mark::text(at(0.0, 1.0), "a", TextStyle { weight: Weight::Semibold, ..style }),
            Mark::text(at(0.0, 1.0), "a", TextStyle { anchor: Anchor::Middle, ..style }),
            Mark::text(at(0.0, 1.0), "a", TextStyle { anchor: Anchor::End, ..style }),
            Mark::text(at(0.0, 1.0), "a", TextStyle { halo_px: 2.0, ..style }),
            Mark::text(at(0.0, 1.0), "a", TextStyle { size_px: 13.0, ..style }),
        ];
        let mut prints: Vec<u64> = marks.iter().map(|mark| print(std::slice::from_ref(mark))).collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), marks.len());
    }
}
