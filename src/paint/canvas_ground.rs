//! The ground of a scene, kept painted from one drawing to the next.
//!
//! In: the marks of the ground, theme and ratio. Out: a canvas that holds them, and where it goes.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::canvas::{Canvas, clear, context};
use super::damage::{points, print};
use super::paint_marks;
use crate::error::Error;
use crate::scene::mark::{Mark, Point};
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
    made_for: MadeFor,
    image: Image,
}

/// A ground as a number, theme and ratio, and whether it lies on paper alone.
type MadeFor = (u64, Theme, f64, bool);

thread_local! {
    static GROUNDS: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// The ground painted, now or before; `like` is a canvas of the same page. On paper alone it is
/// painted with its paper, so that its edges are those of a whole drawing. None where there is
/// nothing to paint.
///
/// # Errors
/// When a canvas gives no 2D context.
pub(super) fn image(
    marks: &[Mark],
    theme: Theme,
    ratio: f64,
    is_on_paper: bool,
    like: &HtmlCanvasElement,
) -> Result<Option<Image>, Error> {
    GROUNDS.with_borrow_mut(|grounds| {
        let made_for = (print(marks), theme, ratio, is_on_paper);
        if let Some(kept) = grounds.iter().find(|k| k.made_for == made_for) {
            return Ok(Some(kept.image.clone()));
        }
        let Some(image) = painted(marks, theme, ratio, is_on_paper, like)? else { return Ok(None) };
        grounds.insert(0, Kept { made_for, image: image.clone() });
        grounds.truncate(KEPT);
        Ok(Some(image))
    })
}

/// The marks on a canvas as large as they need.
fn painted(
    marks: &[Mark],
    theme: Theme,
    ratio: f64,
    is_on_paper: bool,
    like: &HtmlCanvasElement,
) -> Result<Option<Image>, Error> {
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
    if is_on_paper {
        clear(&context(&canvas)?, &canvas, theme, false);
    }
    let mut backend = Canvas::new(&canvas, ratio, corner_dev)?;
    paint_marks(&mut marks.iter(), theme, ratio, &mut backend)?;
    backend.stroke();
    Ok(Some(Image { canvas, corner_dev }))
}

/// The least and the greatest x and y of the marks.
fn bounds(marks: &[Mark]) -> Option<(Point, Point)> {
    marks.iter().flat_map(points).fold(None, |bounds: Option<(Point, Point)>, p| {
        let (low, high) = bounds.unwrap_or((*p, *p));
        let low = Point { x: low.x.min(p.x), y: low.y.min(p.y) };
        Some((low, Point { x: high.x.max(p.x), y: high.y.max(p.y) }))
    })
}
