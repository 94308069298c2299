//! The plain page of each view: its picture, table, words and sources, and a link to the atlas.
//!
//! In: the templates of `www/plain.html` and `www/embed.html`. Out: pages beside the pictures that
//! need no script, for a frame that allows none; the custom element takes words and table from
//! them. The page that others embed lists them for a reader whose scripts are off.

use std::fmt::Write;

use super::html::{self, string};
use super::site::{BANDS, EVERY_VIEW, File, page_name, picture_name, tagged};
use crate::chart::figure::Figure;
use crate::chart::view::View;
use crate::chart::{self, FigureEntry, REGISTRY, ViewEntry};
use crate::error::Error;
use crate::model::atlas::Atlas;
use crate::paint::svg::escaped;
use crate::words::Words;

/// Where the plain pages and the pictures lie.
const FOLDER: &str = "figures/";

/// The plain pages of every view in every language.
///
/// # Errors
/// When the template names a string that does not exist.
pub fn files(atlas: &Atlas, template: &str, version: &str) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    for words in Words::all() {
        let page = html::page(template, atlas, words, &[], version)?;
        for entry in REGISTRY {
            for view in entry.views {
                let (title, block) = block(atlas, entry, view, words);
                let page = page.replace("<!-- title -->", &escaped(&title)).replace("<!-- plain -->", &block);
                files.push((format!("{FOLDER}{}", name(entry, view, words)), page.into_bytes()));
            }
        }
    }
    Ok(files)
}

/// The page that others embed, with the list of plain pages for a reader without scripts.
///
/// # Errors
/// When the template names a string that does not exist.
pub fn embed(atlas: &Atlas, template: &str, version: &str) -> Result<File, Error> {
    let lists: String = Words::all().map(list).collect();
    let page = html::page(template, atlas, Words::english(), &[], version)?;
    let english = Words::english();
    let names = REGISTRY.iter().flat_map(|entry| entry.views.iter().map(|view| name(entry, view, english)));
    let names: Vec<String> = names.map(|name| name.trim_end_matches(".html").to_string()).collect();
    let page = page.replace("<!-- plain pages -->", &lists).replace("<!-- plain names -->", &names.join(" "));
    Ok(("embed.html".into(), page.into_bytes()))
}

/// `ID[-VIEW][.zh].html`: what is not plain is named, as in the names of pictures.
fn name(entry: &FigureEntry, view: &ViewEntry, words: Words) -> String {
    let view = if is_first(entry, view) { String::new() } else { format!("-{}", view.id) };
    format!("{}.html", tagged(&format!("{}{view}", entry.id), words.tag()))
}

fn is_first(entry: &FigureEntry, view: &ViewEntry) -> bool {
    entry.views.first().is_some_and(|first| first.id == view.id)
}

/// The title of a view and its figure as HTML.
fn block(atlas: &Atlas, entry: &'static FigureEntry, view: &ViewEntry, words: Words) -> (String, String) {
    let asked = View::read(entry, &[("view".into(), view.id.into())]).view;
    let first = is_first(entry, view);
    let bands = BANDS.into_iter().filter(|(_, band)| first || EVERY_VIEW.contains(band));
    let figures: Vec<_> = bands.map(|band| (band, chart::layout(atlas, &asked, words, band.0))).collect();
    let laid: Vec<((f64, &str), &Figure)> = figures.iter().map(|(band, figure)| (*band, figure)).collect();
    let Some((_, widest)) = laid.last() else { return (String::new(), String::new()) };
    let view_id = if first { None } else { Some(view.id) };
    let picture = html::pictures(&laid, false, |theme, band| {
        let name = picture_name(entry.id, view_id, words, theme, band);
        name.strip_prefix(FOLDER).unwrap_or(&name).to_string()
    });
    let state = if first { String::new() } else { format!("&amp;view={}", view.id) };
    let block = format!(
        "<figure class=\"figure\" data-figure=\"{id}\" aria-labelledby=\"{id}-title\">\n\
         <figcaption class=\"figure-head\"><h1 class=\"figure-title\" id=\"{id}-title\">{}</h1>\n<p class=\"figure-deck\">{}</p></figcaption>\n\
         <p class=\"figure-status plain-failed\" id=\"failed\">{}</p>\n\
         <div class=\"figure-frame\">\n{picture}</div>\n\
         <p class=\"figure-words\"><b>{}</b> <span id=\"{id}-words\">{}</span></p>\n\
         <p class=\"figure-notes\">{}</p>\n<p class=\"figure-credit\">{}</p>\n{}\
         <p class=\"plain-home\"><a href=\"../{}#figure={id}{state}\">{}</a></p>\n</figure>\n",
        escaped(&widest.title),
        escaped(&widest.deck),
        string(words, "page.js.failed"),
        string(words, "page.words"),
        escaped(&widest.account.summary),
        escaped(&widest.silence),
        escaped(&widest.credit),
        html::disclosure(entry.id, &chart::table(atlas, &asked, words), words),
        page_name(words.tag()),
        string(words, "page.plain_atlas"),
        id = entry.id,
    );
    // Two views of one figure may have one takeaway.
    let name = words.name("control.view", view.id);
    (if first { widest.title.clone() } else { format!("{} · {name}", widest.title) }, block)
}

/// The plain pages of a language by figure.
fn list(words: Words) -> String {
    let mut out = format!(
        "<section lang=\"{}\"><h1>{}</h1>\n<p>{}</p>\n<ul>\n",
        string(words, "page.lang_tag"),
        string(words, "page.title"),
        string(words, "page.plain_lede"),
    );
    for (entry, view) in REGISTRY.iter().filter_map(|entry| Some((entry, entry.views.first()?))) {
        let label = string(words, &format!("page.nav_{}", entry.id));
        let _ = writeln!(out, "<li><a href=\"{FOLDER}{}\">{label}</a></li>", name(entry, view, words));
    }
    let _ = writeln!(
        out,
        "</ul>\n<p><a href=\"{}\">{}</a></p></section>",
        page_name(words.tag()),
        string(words, "page.plain_atlas")
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_page_is_named_as_its_picture() {
        let aid = REGISTRY.iter().find(|entry| entry.id == "aid").expect("the aid figure");
        let chinese = Words::of("zh").expect("Chinese");
        assert_eq!(name(aid, &aid.views[0], Words::english()), "aid.html");
        assert_eq!(name(aid, &aid.views[1], chinese), format!("aid-{}.zh.html", aid.views[1].id));
    }

    #[test]
    fn the_embed_page_lists_a_page_of_every_figure_in_every_language() {
        for tag in Words::tags() {
            let words = Words::of(tag).expect("a catalogue");
            let list = list(words);
            for entry in REGISTRY {
                let link = format!("href=\"figures/{}\">", name(entry, &entry.views[0], words));
                let (_, label) = list.split_once(&link).expect("a link to each figure");
                assert!(!label.starts_with('<'), "{tag} {}: its link says nothing", entry.id);
            }
        }
    }
}
