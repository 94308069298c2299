//! A scene as SVG text.
//!
//! plotters-svg writes the elements; this file then rewrites what it leaves out: the root (size
//! in CSS px over the fine grid, round joins, the face, title and description), and on each text
//! its length by our width table, so that another face cannot spill over its neighbors. Lines and
//! areas become short paths.

use plotters_svg::SVGBackend;

use super::path_data::Path;
use super::text::FAMILY;
use super::{GRID, paint};
use crate::error::Error;
use crate::scene::Scene;
use crate::scene::mark::Shape;
use crate::scene::metrics::width_px;
use crate::scene::style::Role;
use crate::scene::theme::{Rgb, Theme};

/// What an SVG says besides its marks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words<'a> {
    /// Language tag.
    pub lang: &'a str,
    /// Title for whoever cannot see it.
    pub title: &'a str,
    /// Description likewise.
    pub description: &'a str,
}

/// The scene as an SVG document.
///
/// ```
/// use response_atlas::paint::svg;
/// use response_atlas::scene::Scene;
/// use response_atlas::scene::mark::{Mark, at};
/// use response_atlas::scene::style::{Role, TextStyle};
/// use response_atlas::scene::theme::Theme;
///
/// let mut scene = Scene { width_px: 200.0, height_px: 40.0, ..Scene::default() };
/// scene.push(Mark::text(at(8.0, 24.0), "67 days", TextStyle::new(Role::Ink, 14.0)));
/// let words = svg::Words { lang: "en", title: "A span", description: "A span of 67 days." };
/// assert!(svg::svg(&scene, Theme::Dark, words)?.contains("67 days"));
/// # Ok::<(), response_atlas::error::Error>(())
/// ```
///
/// # Errors
/// The backend's own reason, when it refuses.
pub fn svg(scene: &Scene, theme: Theme, words: Words<'_>) -> Result<String, Error> {
    on_ground(scene, theme, words, false)
}

/// The same; where the ground is clear, without paper under all.
///
/// # Errors
/// The backend's own reason, when it refuses.
pub fn on_ground(scene: &Scene, theme: Theme, words: Words<'_>, is_clear: bool) -> Result<String, Error> {
    let mut drawn = String::new();
    let size = ((scene.width_px * GRID) as u32, (scene.height_px * GRID) as u32);
    {
        let mut backend = SVGBackend::with_string(&mut drawn, size);
        paint(scene, theme, 1.0, &mut backend)?;
    }
    let body = drawn.split_once(">\n").map_or("", |(_, body)| body);
    let body = body.strip_suffix("</svg>\n").unwrap_or(body);
    let mut out = root(scene, words);
    if !is_clear {
        out.push_str(&paper(scene, theme));
    }
    out.push_str(&tidied(body, scene));
    out.push_str("</svg>\n");
    Ok(out)
}

fn root(scene: &Scene, words: Words<'_>) -> String {
    let (width, height) = (scene.width_px, scene.height_px);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" xml:lang=\"{}\" font-family=\"{FAMILY}\" \
         stroke-linejoin=\"round\">\n<title>{}</title>\n<desc>{}</desc>\n",
        width * GRID,
        height * GRID,
        escaped(words.lang),
        escaped(words.title),
        escaped(words.description),
    )
}

/// The ground.
fn paper(scene: &Scene, theme: Theme) -> String {
    let Rgb(r, g, b) = theme.color(Role::Paper);
    let (width, height) = (scene.width_px * GRID, scene.height_px * GRID);
    format!("<path fill=\"#{r:02X}{g:02X}{b:02X}\" d=\"M0 0H{width:.0}V{height:.0}H0z\"/>\n")
}

/// Shorter elements, and each text as long as the scene says.
fn tidied(body: &str, scene: &Scene) -> String {
    let family = format!(" font-family=\"{FAMILY}\"");
    let mut lengths = text_lengths(scene).into_iter();
    let mut out = String::with_capacity(body.len());
    let mut path: Option<Path> = None;
    for line in body.lines() {
        let line = line.replace(&family, "").replace(" opacity=\"1\"", "").replace(" \"/>", "\"/>");
        // Text starts at its point anyway.
        let line = line.replace(" text-anchor=\"start\"", "");
        let line =
            line.replace(" stroke=\"none\" stroke-width=\"0\"", "").replace(" stroke=\"none\" stroke-width=\"1\"", "");
        if let Some(next) = Path::read(&line) {
            let apart = match &mut path {
                Some(path) => path.join(next),
                None => Some(next),
            };
            if let Some(next) = apart {
                out.extend(path.replace(next).map(|path| path.element()));
            }
            continue;
        }
        out.extend(path.take().map(|path| path.element()));
        if let Some(rest) = line.strip_prefix("<text") {
            let length = lengths.next().unwrap_or(0.0);
            out.push_str(&format!("<text textLength=\"{length:.0}\" lengthAdjust=\"spacingAndGlyphs\"{rest}"));
        } else if line.starts_with('<') {
            out.push_str(&line);
            out.push('\n');
        } else {
            out.push_str(&line);
        }
    }
    out.extend(path.map(|path| path.element()));
    out
}

/// Length of each text as painted, on the fine grid; a halo repeats its text.
fn text_lengths(scene: &Scene) -> Vec<f64> {
    let mut lengths = Vec::new();
    for mark in &scene.marks {
        if let Shape::Text { content, style, at } = &mark.shape {
            let length = width_px(content, style.size_px, style.weight) * GRID;
            lengths.extend(super::text::runs(*at, style).iter().map(|_| length));
        }
    }
    lengths
}

/// Text made safe inside an element or an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::{Mark, at};
    use crate::scene::style::TextStyle;

    #[test]
    fn a_text_is_as_long_as_the_table_says_and_stands_on_its_baseline() {
        let mut scene = Scene::new(100.0, 50.0);
        scene.push(Mark::text(at(10.0, 40.0), "疫情 <2020>", TextStyle::new(Role::Ink, 10.0)));
        let text = svg(&scene, Theme::Light, Words::default()).expect("a string takes any mark");
        let line = text.lines().find(|l| l.starts_with("<text")).expect("one text");
        // Baseline 40 px less 0.76 em, on a grid of 16.
        assert!(line.contains("y=\"518\"") && line.contains("font-size=\"160\""), "{line}");
        assert!(line.ends_with("疫情 &lt;2020&gt;</text>"), "{line}");
    }
}
