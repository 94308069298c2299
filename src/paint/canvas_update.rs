//! A canvas brought up to date: only the bands of rows in which the scene differs from the one that
//! was painted are painted, under a clip on whole device px.
//!
//! In: a scene, and what is known of the canvas. Out: the canvas as [`super::canvas::paint_canvas`] would
//! leave it. A ground that is met again is kept as an image.

use web_sys::HtmlCanvasElement;

use super::canvas::{Canvas, clear, context, resize, scaled, size_dev};
use super::damage::{Piece, Rows, bands, pieces, rows, rows_of, touches};
use super::{canvas_ground, paint_marks};
use crate::error::Error;
use crate::scene::Scene;
use crate::scene::mark::Mark;
use crate::scene::theme::Theme;

/// From this part of the height on, all of it is painted: a browser that is told so need not keep
/// what was there.
const WHOLE: f64 = 0.8;

/// Steps of a canvas's height, in device px: a browser needs several frames' time to make another.
const ROOM_DEV: u32 = 512;

/// A canvas is made anew when it has more than so many times the rows that it would be given.
const MOST_ROOM: u32 = 2;

/// What was painted, and where.
pub struct Painted {
    canvas: HtmlCanvasElement,
    /// Of the scene; the canvas may have more rows.
    size_dev: (u32, u32),
    theme: Theme,
    ratio: f64,
    pieces: Vec<Piece>,
}

/// Paints what of a scene is not yet on the canvas: all of it where nothing is known of the canvas,
/// or where it has another size, theme or ratio. The canvas may keep rows of paper below the scene,
/// which the page does not show. Whoever paints on the canvas by another way
/// forgets what was `painted`.
///
/// # Errors
/// When the canvas gives no 2D context, or refuses a call; nothing is known of it then.
pub fn update_canvas(
    scene: &Scene,
    theme: Theme,
    ratio: f64,
    canvas: &HtmlCanvasElement,
    painted: &mut Option<Painted>,
) -> Result<(), Error> {
    let (pieces, size_dev) = (pieces(scene), size_dev(scene, ratio));
    let stays =
        |old: &Painted| old.canvas == *canvas && old.size_dev == size_dev && old.theme == theme && old.ratio == ratio;
    let is_sized = canvas.width() == size_dev.0 && has_room(canvas.height(), size_dev.1);
    let known = painted.take().filter(|old| is_sized && stays(old)).map(|old| bands(&old.pieces, &pieces));
    let is_part =
        |bands: &Vec<Rows>| bands.iter().map(|(first, last)| last - first).sum::<f64>() < WHOLE * scene.height_px;
    match known.filter(is_part) {
        Some(bands) => paint_bands(scene, theme, ratio, canvas, &bands)?,
        None => {
            if !is_sized {
                resize(canvas, (size_dev.0, with_room(size_dev.1)));
            }
            clear(&context(canvas)?, canvas, theme, false);
            paint_layers(scene, theme, ratio, canvas, &[(0.0, scene.height_px)])?;
        }
    }
    *painted = Some(Painted { canvas: canvas.clone(), size_dev, theme, ratio, pieces });
    Ok(())
}

/// Whether rows suffice, and are not far more than needed.
fn has_room(rows: u32, needed: u32) -> bool {
    (needed..=with_room(needed).saturating_mul(MOST_ROOM)).contains(&rows)
}

/// Rows with room for a scene that grows a little.
fn with_room(rows: u32) -> u32 {
    rows.next_multiple_of(ROOM_DEV)
}

fn paint_bands(
    scene: &Scene,
    theme: Theme,
    ratio: f64,
    canvas: &HtmlCanvasElement,
    bands: &[Rows],
) -> Result<(), Error> {
    let context = context(canvas)?;
    context.save();
    scaled(&context, 1.0, (0.0, 0.0));
    context.begin_path();
    for (first, last) in bands {
        let (top, bottom) = (libm::floor(first * ratio), libm::ceil(last * ratio));
        context.rect(0.0, top, f64::from(canvas.width()), bottom - top);
    }
    context.clip();
    clear(&context, canvas, theme, false);
    let done = paint_layers(scene, theme, ratio, canvas, bands);
    context.restore();
    done
}

/// Paints those marks of a scene that touch a band, in order, the ground from its image where it is kept.
fn paint_layers(
    scene: &Scene,
    theme: Theme,
    ratio: f64,
    canvas: &HtmlCanvasElement,
    bands: &[Rows],
) -> Result<(), Error> {
    let is_asked = |mark: &&Mark| touches(bands, rows(mark));
    let [below, ground, above] = scene.layers();
    let mut backend = Canvas::new(canvas, ratio, (0.0, 0.0))?;
    paint_marks(&mut below.iter().filter(is_asked), theme, ratio, &mut backend)?;
    if ground.iter().any(|mark| is_asked(&mark)) {
        let under = [rows_of(ground)];
        let is_on_paper = below.iter().all(|mark| !touches(&under, rows(mark)));
        match canvas_ground::image(ground, theme, ratio, is_on_paper, canvas)? {
            Some(image) => backend.put(&image.canvas, image.corner_dev, ratio),
            None => paint_marks(&mut ground.iter(), theme, ratio, &mut backend)?,
        }
    }
    paint_marks(&mut above.iter().filter(is_asked), theme, ratio, &mut backend)?;
    backend.stroke();
    Ok(())
}
