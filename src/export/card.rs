//! Social cards: for each figure and language a picture of 1200 by 630 px that others show beside a link.
//!
//! On the left stand the figure's title and its credit in words, on the right the upper part of the
//! figure itself, as a phone shows it and half as large again, cut by the card's edge: who wants the
//! whole follows the link.

use super::fonts;
use super::site::File;
use super::social::{CARD_PX, card_name};
use crate::chart::figure::Figure;
use crate::chart::view::View;
use crate::chart::{self, REGISTRY};
use crate::error::Error;
use crate::model::atlas::Atlas;
use crate::paint::{png, svg};
use crate::scene::Scene;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, TextStyle, Weight};
use crate::scene::theme::Theme;
use crate::words::Words;

/// Where the picture begins and its margin, in px of the card.
const LEFT_PX: f64 = 588.0;
const MARGIN_PX: f64 = 48.0;

/// Width at which the figure is laid out, in CSS px; its picture is as wide as the card has room.
const LAID_PX: f64 = 376.0;

/// Sizes of the brand, the title (the largest that fits is taken) and the credit, in px.
const BRAND_PX: f64 = 22.0;
const TITLES_PX: [f64; 4] = [44.0, 38.0, 33.0, 28.0];
const CREDIT_PX: f64 = 17.0;

/// Lines of a title, at most.
const MOST_LINES: usize = 7;

/// Every card; `faces` are the atlas's own.
///
/// # Errors
/// When a card cannot be painted.
pub fn files(atlas: &Atlas, faces: &[&[u8]]) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    for words in Words::all() {
        let fonts = fonts::database(faces, words);
        for entry in REGISTRY {
            let figure = chart::layout(atlas, &View::new(entry), words, LAID_PX);
            let bytes = png::png(&document(&figure, words)?, 1.0, fonts.clone())?;
            files.push((card_name(entry, words), bytes));
        }
    }
    Ok(files)
}

/// The card as SVG: its words, and in it the figure's own document, larger and moved to the right.
fn document(figure: &Figure, words: Words) -> Result<String, Error> {
    let said = svg::Words { lang: words.tag(), title: &figure.title, description: "" };
    let card = svg::svg(&written(figure, words), Theme::Light, said)?;
    let picture = svg::svg(&figure.scene, Theme::Light, said)?;
    let (width, height) = (figure.scene.width_px, figure.scene.height_px);
    let scale = (f64::from(CARD_PX.0) - LEFT_PX - MARGIN_PX / 2.0) / width;
    let size = format!(" width=\"{width}\" height=\"{height}\"");
    let place = format!(" x=\"{LEFT_PX}\" y=\"{MARGIN_PX}\" width=\"{}\" height=\"{}\"", width * scale, height * scale);
    let (wide, high) = CARD_PX;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">\n{card}{}</svg>\n",
        picture.replacen(&size, &place, 1)
    ))
}

/// The words of a card.
fn written(figure: &Figure, words: Words) -> Scene {
    let (width, height) = (f64::from(CARD_PX.0), f64::from(CARD_PX.1));
    let mut scene = Scene::new(width, height);
    let room = LEFT_PX - 2.0 * MARGIN_PX;
    scene.push(Mark::rect(Rect::new(0.0, 0.0, width, 8.0), Role::Ink));
    let brand = words.page("page.title").unwrap_or_default();
    let style = TextStyle::new(Role::Ink, BRAND_PX).semibold();
    scene.push(Mark::text(at(MARGIN_PX, MARGIN_PX + BRAND_PX), brand, style));
    let credit = wrap(&figure.credit, CREDIT_PX, Weight::Regular, room);
    let foot = height - MARGIN_PX - credit.len() as f64 * CREDIT_PX * 1.4;
    let head = MARGIN_PX + 2.6 * BRAND_PX;
    let fits = |size: &&f64| {
        let lines = wrap(&figure.title, **size, Weight::Semibold, room);
        lines.len() <= MOST_LINES && head + lines.len() as f64 * **size * 1.2 < foot - CREDIT_PX
    };
    let size = TITLES_PX.iter().find(fits).copied().unwrap_or(TITLES_PX[TITLES_PX.len() - 1]);
    for (i, line) in wrap(&figure.title, size, Weight::Semibold, room).iter().enumerate() {
        let baseline = head + (i as f64 + 0.85) * size * 1.2;
        scene.push(Mark::text(at(MARGIN_PX, baseline), line, TextStyle::new(Role::Ink, size).semibold()));
    }
    for (i, line) in credit.iter().enumerate() {
        let baseline = foot + (i as f64 + 1.0) * CREDIT_PX * 1.4;
        scene.push(Mark::text(at(MARGIN_PX, baseline), line, TextStyle::new(Role::InkSoft, CREDIT_PX)));
    }
    scene
}
