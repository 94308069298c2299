//! The pictures of the site that leave it: every view dressed, as PNG, in each language and theme.
//!
//! Painting takes the most time of all that the site is made of, so the processors share it.

use std::num::NonZero;
use std::thread::{available_parallelism, scope};

use super::fonts;
use super::picture::document;
use super::site::{File, picture_name};
use crate::chart::dress::{self, Asked, Frame};
use crate::chart::view::View;
use crate::chart::{FigureEntry, REGISTRY};
use crate::error::{Error, ErrorKind};
use crate::model::atlas::Atlas;
use crate::paint::png;
use crate::scene::theme::Theme;
use crate::words::Words;

/// Width of the pictures, margins included, in CSS px and in device px.
pub const WIDTH_PX: f64 = 1080.0;

/// What each picture is of.
#[derive(Clone, Copy)]
struct Wanted {
    entry: &'static FigureEntry,
    view: usize,
    words: Words,
    theme: Theme,
}

/// Every picture, in order. `faces` are the atlas's own, `site` and `version` what each picture names.
///
/// # Errors
/// When a picture cannot be painted.
pub fn pngs(atlas: &Atlas, faces: &[&[u8]], site: &str, version: &str) -> Result<Vec<File>, Error> {
    let mut wanted = Vec::new();
    for words in Words::all() {
        for theme in [Theme::Light, Theme::Dark] {
            for entry in REGISTRY {
                wanted.extend((0..entry.views.len()).map(|view| Wanted { entry, view, words, theme }));
            }
        }
    }
    let fonts: Vec<_> = Words::all().map(|words| (words, fonts::database(faces, words))).collect();
    let of = |wanted: &Wanted| {
        let fonts = fonts.iter().find(|(words, _)| *words == wanted.words).map(|(_, fonts)| fonts.clone());
        paint(atlas, wanted, site, version)
            .and_then(|(name, svg, ratio)| Ok((name, png::png(&svg, ratio, fonts.unwrap_or_default())?)))
    };
    let workers = available_parallelism().map_or(1, NonZero::get);
    let share =
        |worker: usize| wanted.iter().skip(worker).step_by(workers).map(of).collect::<Result<Vec<File>, Error>>();
    let lost = || Error::new(ErrorKind::Paint, "a painter that stopped", "every picture");
    scope(|scope| {
        let started: Vec<_> = (0..workers).map(|worker| scope.spawn(move || share(worker))).collect();
        let mut files = Vec::new();
        for worker in started {
            files.extend(worker.join().map_err(|_| lost())??);
        }
        files.sort();
        Ok(files)
    })
}

/// The name of a picture, its SVG, and its device px to the CSS px.
fn paint(atlas: &Atlas, wanted: &Wanted, site: &str, version: &str) -> Result<(String, String, f32), Error> {
    let Wanted { entry, view, words, theme } = *wanted;
    let id = entry.views.get(view).map_or("", |v| v.id);
    let asked = View::read(entry, &[("view".into(), id.into())]).view;
    let frame = Frame::Free { width_px: WIDTH_PX, height_px: 0.0 };
    let picture = dress::picture(atlas, &asked, words, &Asked { frame, theme, site, version });
    let name = picture_name(entry.id, (view > 0).then_some(id), words, theme, "").replace(".svg", ".png");
    Ok((name, document(&picture, theme, words, false)?, picture.ratio.unwrap_or(1.0) as f32))
}
