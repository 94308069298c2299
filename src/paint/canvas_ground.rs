//! The ground of a scene, kept painted from one drawing to the next.
//!
//! In: the marks of the ground, theme and ratio. Out: a canvas that holds them, and where it goes.
//! The first time that a ground is seen it is only remembered, and painted with the rest, since
//! many a scene is drawn once.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::canvas::Canvas;
use super::paint_marks;
use crate::error::Error;
use crate::scene::mark::{Mark, Point, Shape};
use crate::scene::theme::Theme;

/// How many grounds are kept: as many as a page turns back and forth between.
const KEPT: usize = 2;

/// Room for the breadth of lines about the points of the ground, in CSS px.
const ROOM_PX: f64 = 4.0;

/// A painted ground.
#[derive(Clone)]
pub(super) struct Image {
    pub canvas: HtmlCanvasElement,
    /// Its left and top, in device px.
    pub corner_dev: (f64, f64),
}

struct Kept {
    print: u64,
    theme: Theme,
    ratio: f64,
    image: Option<Image>,
}

thread_local! {
    static GROUNDS: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// The ground painted, when it was seen before; `like` is a canvas of the same page. It is in the
/// later part of the core, with the figures that have a ground.
///
/// # Errors
/// When a canvas gives no 2D context.
#[inline(never)]
pub(super) fn image(
    marks: &[Mark],
    theme: Theme,
    ratio: f64,
    like: &HtmlCanvasElement,
) -> Result<Option<Image>, Error> {
    GROUNDS.with_borrow_mut(|grounds| {
        let print = print(marks);
        let is_same = |k: &&mut Kept| k.theme == theme && k.ratio == ratio && k.print == print;
        let Some(kept) = grounds.iter_mut().find(is_same) else {
            grounds.insert(0, Kept { print, theme, ratio, image: None });
            grounds.truncate(KEPT);
            return Ok(None);
        };
        if kept.image.is_none() {
            kept.image = painted(marks, theme, ratio, like)?;
        }
        Ok(kept.image.clone())
    })
}

/// The marks on a canvas as large as they need.
fn painted(marks: &[Mark], theme: Theme, ratio: f64, like: &HtmlCanvasElement) -> Result<Option<Image>, Error> {
    let Some((low, high)) = bounds(marks) else { return Ok(None) };
    let Some(canvas) = like.clone_node().ok().and_then(|node| node.dyn_into::<HtmlCanvasElement>().ok()) else {
        return Ok(None);
    };
    let dev = |px: f64| libm::floor(px * ratio);
    let corner_dev = (dev(low.x - ROOM_PX), dev(low.y - ROOM_PX));
    let size = (dev(high.x + ROOM_PX) - corner_dev.0, dev(high.y + ROOM_PX) - corner_dev.1);
    let size = (size.0 as u32, size.1 as u32);
    canvas.set_width(size.0);
    canvas.set_height(size.1);
    let mut backend = Canvas::new(&canvas, ratio, corner_dev)?;
    paint_marks(marks, theme, ratio, &mut backend)?;
    backend.stroke();
    Ok(Some(Image { canvas, corner_dev }))
}

/// A number that tells one ground from another, mixed from the bits of every position in it.
fn print(marks: &[Mark]) -> u64 {
    const SPREAD: u64 = 0x517c_c1b7_2722_0a95;
    let mix = |print: u64, bits: u64| (print.rotate_left(5) ^ bits).wrapping_mul(SPREAD);
    marks.iter().map(points).fold(0, |print, points| {
        let bits = points.iter().flat_map(|p| [p.x.to_bits(), p.y.to_bits()]);
        bits.fold(mix(print, points.len() as u64), mix)
    })
}

/// The least and the greatest x and y of the marks.
fn bounds(marks: &[Mark]) -> Option<(Point, Point)> {
    marks.iter().flat_map(points).fold(None, |bounds: Option<(Point, Point)>, p| {
        let (low, high) = bounds.unwrap_or((*p, *p));
        let low = Point { x: low.x.min(p.x), y: low.y.min(p.y) };
        Some((low, Point { x: high.x.max(p.x), y: high.y.max(p.y) }))
    })
}

/// Where a mark is.
fn points(mark: &Mark) -> &[Point] {
    match &mark.shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points,
        Shape::Disc { center: at, .. } | Shape::Text { at, .. } => std::slice::from_ref(at),
    }
}
