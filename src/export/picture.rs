//! A picture that leaves the page, as a document of its own, and the names of files that leave it.

use crate::chart::dress::Picture;
use crate::chart::view::View;
use crate::error::Error;
use crate::paint::svg::{self, on_ground};
use crate::scene::theme::Theme;
use crate::words::Words;

/// A dressed view as an SVG document; where the ground is clear, without paper under all.
///
/// # Errors
/// The painter's own reason, when it refuses.
pub fn document(picture: &Picture, theme: Theme, words: Words, is_clear: bool) -> Result<String, Error> {
    let figure = &picture.figure;
    let said = svg::Words { lang: words.tag(), title: &figure.title, description: &figure.account.summary };
    on_ground(&figure.scene, theme, said, is_clear)
}

/// The name of a file without its ending: figure, view, language, what else sets it apart, version.
pub fn file_name(view: &View, words: Words, apart: &[&str], version: &str) -> String {
    let mut parts = vec!["response-atlas", view.figure(), view.id(), words.tag()];
    parts.extend(apart.iter().filter(|part| !part.is_empty()));
    parts.extend(version.split(' ').next().filter(|hash| !hash.is_empty()));
    parts.join("-")
}
