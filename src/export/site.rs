//! Every file that the core makes for the site: the page in each language, the pictures of each
//! view in each language, theme and width band. What leaves the site is made by `pictures` and `archive`.

use super::{frame, html};
use crate::chart::figure::Figure;
use crate::chart::view::View;
use crate::chart::{self, FigureEntry, REGISTRY};
use crate::model::atlas::Atlas;
use crate::paint::svg;
use crate::scene::theme::Theme;
use crate::words::Words;

/// A file by its path inside the site.
pub type File = (String, Vec<u8>);

/// Widths of the pictures in CSS px, with the ending of their names. The narrowest is made for a
/// window of 360 px, whose frame is 328 px wide. A wider frame takes the next narrower picture, so
/// that no text is made smaller.
pub const BANDS: [(f64, &str); 7] = [
    (328.0, ".360"),
    (400.0, ".430"),
    (504.0, ".540"),
    (600.0, ".630"),
    (720.0, ".720"),
    (896.0, ".940"),
    (1080.0, ""),
];

/// The endings of the bands in which every view has a picture; in the others only a figure's first
/// view has one, which the page brings.
pub(super) const EVERY_VIEW: [&str; 3] = [".360", ".720", ""];

/// Every file that the core makes. `version` is the site's, and `mark` that of its data, for scripts that name them.
///
/// # Errors
/// When a picture or page cannot be made; the template may name an unknown string.
pub fn files(
    atlas: &Atlas,
    template: &str,
    version: &str,
    mark: &str,
) -> Result<Vec<File>, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for words in Words::all() {
        let tag = words.tag();
        let mut blocks = Vec::new();
        for entry in REGISTRY {
            let laid = pictures(atlas, entry, words, &mut files)?;
            let table = chart::table(atlas, &View::new(entry), words);
            blocks.push((entry.id, html::figure(entry.id, &laid, &table, words)));
        }
        let page = html::page(template, atlas, words, &blocks, version)?;
        files.push((page_name(tag).to_string(), page.into_bytes()));
        let told = |name: &str, value: &str| (format!("\"{{{name}}}\""), format!("\"{value}\""));
        let [(version_slot, version), (mark_slot, mark)] = [told("version", version), told("mark", mark)];
        let later = html::strings(words, "page.later.")?.replace(&version_slot, &version).replace(&mark_slot, &mark);
        files.push((format!("words/{tag}.json"), later.into_bytes()));
        files.push((format!("style/frame.{tag}.css"), frames(atlas, words).into_bytes()));
    }
    files.push(("words/further.txt".into(), Words::further().as_bytes().to_vec()));
    Ok(files)
}

/// The heights of the figures' frames in a language.
fn frames(atlas: &Atlas, words: Words) -> String {
    let ids: Vec<&str> = REGISTRY.iter().map(|entry| entry.id).collect();
    frame::sheet(&ids, |id, width_px| {
        let entry = REGISTRY.iter().find(|entry| entry.id == id);
        entry.map_or(0.0, |entry| chart::layout(atlas, &View::new(entry), words, width_px).scene.height_px)
    })
}

/// The file name of a language's page.
pub fn page_name(tag: &str) -> String {
    if tag == "en" { "index.html".into() } else { format!("{tag}.html") }
}

/// `NAME` or `NAME.LANG`: what every other file that there is in each language is called, without its ending.
pub fn tagged(name: &str, tag: &str) -> String {
    if tag == "en" { name.to_string() } else { format!("{name}.{tag}") }
}

/// Paints every view of a figure and gives its default view in each band.
fn pictures(
    atlas: &Atlas,
    entry: &'static FigureEntry,
    words: Words,
    files: &mut Vec<File>,
) -> Result<Vec<Figure>, Box<dyn std::error::Error>> {
    let mut defaults = Vec::new();
    for (index, view) in entry.views.iter().enumerate() {
        let asked = View::read(entry, &[("view".into(), view.id.into())]).view;
        for (width_px, band) in BANDS.into_iter().filter(|(_, band)| index == 0 || EVERY_VIEW.contains(band)) {
            let figure = chart::layout(atlas, &asked, words, width_px);
            for theme in [Theme::Light, Theme::Dark] {
                let view_id = if index == 0 { None } else { Some(view.id) };
                let name = picture_name(entry.id, view_id, words, theme, band);
                let said = svg::Words { lang: words.tag(), title: &figure.title, description: &figure.account.summary };
                files.push((name, svg::svg(&figure.scene, theme, said)?.into_bytes()));
            }
            if index == 0 {
                defaults.push(figure);
            }
        }
    }
    Ok(defaults)
}

/// `figures/ID[-VIEW][.zh][.dark][BAND].svg`.
pub fn picture_name(figure: &str, view: Option<&str>, words: Words, theme: Theme, band: &str) -> String {
    let view = view.map_or(String::new(), |v| format!("-{v}"));
    let name = tagged(&format!("figures/{figure}{view}"), words.tag());
    let dark = if theme == Theme::Dark { ".dark" } else { "" };
    format!("{name}{dark}{band}.svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_by_what_is_not_plain() {
        let name = |view, theme, band| picture_name("aid", view, Words::english(), theme, band);
        assert_eq!(name(None, Theme::Light, ""), "figures/aid.svg");
        assert_eq!(name(Some("map"), Theme::Dark, ".360"), "figures/aid-map.dark.360.svg");
    }
}
