//! The pages: the template filled with strings, figures and source cards.
//!
//! In: the template of `www/index.html` and figures laid out in each width band. Out: a page that
//! shows pictures, tables, credits and texts before any script and without one.

use std::fmt::Write;

use super::outline::outline;
use super::plate::plates;
use super::site::{BANDS, page_name, picture_name};
use super::switch;
use crate::chart::figure::{Figure, Table};
use crate::chart::{REGISTRY, ViewEntry};
use crate::error::{Error, ErrorKind};
use crate::model::atlas::Atlas;
use crate::model::source::{Role, Source};
use crate::paint::svg::escaped;
use crate::scene::theme::Theme;
use crate::words::Words;

/// Fills the template for a language.
///
/// # Errors
/// When the template names a string or a figure that does not exist.
pub fn page(
    template: &str,
    atlas: &Atlas,
    words: Words,
    figures: &[(&str, String)],
    version: &str,
) -> Result<String, Error> {
    let mut page = String::with_capacity(template.len() * 4);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (key, after) = after.split_once("}}").ok_or_else(|| unknown(after, "}} after {{"))?;
        page.push_str(before);
        page.push_str(&slot(key, words, version)?);
        rest = after;
    }
    page.push_str(rest);
    for (id, block) in figures {
        page = page.replace(&format!("<!-- figure:{id} -->"), block);
    }
    let page = page.replace("<!-- alternates -->\n", &switch::alternates(page_name));
    let page = page.replace("<!-- languages -->\n", &switch::choices(words, page_name));
    let page = page.replace("<!-- plates -->", &plates(atlas, words));
    let page = page.replace("<!-- sources -->", &sources(atlas, words));
    let page = page.replace("<!-- outline -->", &outline(atlas, words));
    match page.split_once("<!-- figure:") {
        None => Ok(page),
        Some((_, after)) => Err(unknown(after, "a figure of the registry")),
    }
}

fn slot(key: &str, words: Words, version: &str) -> Result<String, Error> {
    Ok(match key {
        "lang" => words.tag().to_string(),
        "teach_page" => super::teach::page_path("teach", words.tag()),
        "own_page" => page_name(words.tag()),
        "recipes_page" => super::recipes::name(words),
        "version" => escaped(version),
        "strings" => strings(words, "page.js.")?,
        key => escaped(words.page(key).ok_or_else(|| unknown(key, "a string of www/i18n"))?),
    })
}

/// The scripts' strings whose keys begin alike, as JSON that may stand inside a script element.
///
/// # Errors
/// Never in practice: strings are JSON.
pub fn strings(words: Words, beginning: &str) -> Result<String, Error> {
    let map: serde_json::Map<String, serde_json::Value> =
        words.page_strings(beginning).into_iter().map(|(k, v)| (k.to_string(), v.into())).collect();
    let text = serde_json::to_string(&map).map_err(|e| unknown(&e.to_string(), "strings that are JSON"))?;
    Ok(text.replace('<', "\\u003c"))
}

fn unknown(found: &str, expected: &str) -> Error {
    Error::new(ErrorKind::Unknown, found, expected)
}

/// Whether anything can be chosen above a figure, so that room is kept for it.
fn has_controls(id: &str) -> bool {
    let entry = REGISTRY.iter().find(|f| f.id == id);
    entry.is_some_and(|f| f.views.len() > 1 || f.views.iter().any(|v| v.choices.iter().any(|c| !c.values.is_empty())))
}

/// The row of a figure's tools, which stands above it where a view has places or days to choose; its height is kept where
/// the first view has them.
fn tools(id: &str) -> &'static str {
    let views = REGISTRY.iter().find(|f| f.id == id).map_or(&[][..], |f| f.views);
    let choosing = |v: &ViewEntry| v.choices.iter().any(|c| matches!(c.key, "places" | "place" | "day"));
    match views.iter().position(choosing) {
        Some(0) => "<div class=\"figure-tools\" data-tools></div>\n",
        Some(_) => "<div class=\"figure-tools is-bare\" data-tools></div>\n",
        None => "",
    }
}

/// The block of one figure, from its layouts in the bands and its table.
pub fn figure(id: &str, bands: &[Figure], table: &Table, words: Words) -> String {
    let Some(widest) = bands.last() else {
        return String::new();
    };
    let mut out = String::new();
    let _ = write!(
        out,
        "<figure class=\"figure\" data-figure=\"{id}\" data-state=\"picture\" id=\"{id}\" aria-labelledby=\"{id}-title\">\n\
         <figcaption class=\"figure-head\"><h2 class=\"figure-title\" id=\"{id}-title\">{}</h2>\n<p class=\"figure-deck\">{}</p></figcaption>\n\
         <div class=\"figure-controls{}\" data-controls></div>\n{}\
         <div class=\"figure-frame\" data-frame>\n{}{}\
         <canvas class=\"figure-canvas\" hidden></canvas><canvas class=\"figure-focus\" hidden></canvas>\n</div>\n\
         <p class=\"figure-status\" data-status hidden></p>\n\
         <p class=\"figure-words\"><b>{}</b> <span id=\"{id}-words\">{}</span></p>\n\
         <p class=\"figure-notes\">{}</p>\n<p class=\"figure-credit\">{}</p>\n{}{}</figure>\n",
        escaped(&widest.title),
        escaped(&widest.deck),
        if has_controls(id) { "" } else { " is-bare" },
        tools(id),
        picture(id, bands, words),
        paper(id, bands, words),
        string(words, "page.words"),
        escaped(&widest.account.summary),
        escaped(&widest.silence),
        escaped(&widest.credit),
        disclosure(id, table, words),
        share(words),
    );
    out
}

/// The disclosure that the page's scripts fill with what a reader takes along.
fn share(words: Words) -> String {
    format!(
        "<details class=\"figure-share with-scripts\"><summary>{}</summary></details>\n",
        string(words, "page.share")
    )
}

/// A string of the page as HTML; empty where no catalogue has it.
pub(super) fn string(words: Words, key: &str) -> String {
    escaped(words.page(key).unwrap_or_default())
}

/// Width of the window from which the page's margins are wider, and both of a frame's margins below
/// and from it, in CSS px (`--gutter` of `tokens.css`).
const MARGINS_PX: (f64, f64, f64) = (664.0, 32.0, 48.0);

/// Narrowest window whose frame is as wide as a picture, in CSS px.
fn window_px(frame_px: f64) -> f64 {
    let (limit, narrow, wide) = MARGINS_PX;
    if frame_px + narrow < limit { frame_px + narrow } else { frame_px + wide }
}

/// A figure's picture in each band and theme. All but the first figure's come when the reader comes near, or never,
/// where the canvas is quicker.
fn picture(id: &str, bands: &[Figure], words: Words) -> String {
    let laid: Vec<_> = BANDS.into_iter().zip(bands).collect();
    let lazy = REGISTRY.first().is_none_or(|first| first.id != id);
    pictures(&laid, lazy, |theme, band| picture_name(id, None, words, theme, band))
}

/// The pictures of a view in some bands, of which a browser takes the one for its window and theme.
pub(super) fn pictures(laid: &[((f64, &str), &Figure)], lazy: bool, name: impl Fn(Theme, &str) -> String) -> String {
    let mut out = String::from("<picture>\n");
    let under =
        laid.iter().skip(1).map(|(band, _)| band).map(|band| format!("(max-width: {}px)", window_px(band.0) - 1.0));
    let under: Vec<String> = under.chain([String::new()]).collect();
    for theme in [Theme::Dark, Theme::Light] {
        for ((band, figure), under) in laid.iter().zip(&under) {
            let dark = if theme == Theme::Dark { "(prefers-color-scheme: dark)" } else { "" };
            let media = [under.as_str(), dark].into_iter().filter(|m| !m.is_empty()).collect::<Vec<_>>().join(" and ");
            if media.is_empty() {
                continue;
            }
            let (name, height) = (name(theme, band.1), figure.scene.height_px);
            let _ = writeln!(
                out,
                "<source media=\"{media}\" srcset=\"{name}\" width=\"{:.0}\" height=\"{height:.0}\">",
                band.0
            );
        }
    }
    if let Some((band, figure)) = laid.last() {
        let name = name(Theme::Light, band.1);
        let (alt, height) = (escaped(&figure.account.name), figure.scene.height_px);
        let lazy = if lazy { " loading=\"lazy\"" } else { "" };
        let _ =
            writeln!(out, "<img src=\"{name}\"{lazy} width=\"{:.0}\" height=\"{height:.0}\" alt=\"{alt}\">", band.0);
    }
    out.push_str("</picture>\n");
    out
}

/// The picture for print: light, in the band that a sheet of paper shows largest. No page loads it
/// before it prints.
fn paper(id: &str, bands: &[Figure], words: Words) -> String {
    // What A4 or Letter leaves between margins, caption and notes, and how small a picture may be made for it; CSS px.
    const SHEET: (f64, f64) = (700.0, 780.0);
    const LEAST_SCALE: f64 = 0.5;
    let scale = |width_px: f64, figure: &Figure| (SHEET.0 / width_px).min(SHEET.1 / figure.scene.height_px);
    let wide = BANDS.iter().zip(bands).skip(1).map(|((width_px, band), figure)| (scale(*width_px, figure), *band));
    let (scale, band) = wide.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((1.0, ""));
    let name = picture_name(id, None, words, Theme::Light, band);
    let long = if scale < LEAST_SCALE { " is-long" } else { "" };
    format!("<img class=\"figure-paper{long}\" src=\"{name}\" alt=\"\" loading=\"lazy\">\n")
}

/// The table behind a disclosure.
pub(super) fn disclosure(id: &str, table: &Table, words: Words) -> String {
    let count = table.rows.len().to_string();
    let summary = words.page("page.later.table").unwrap_or("{n}").replace("{n}", &count);
    format!(
        "<details class=\"figure-table\"><summary id=\"{id}-table\">{}</summary><div class=\"table-scroll\" role=\"group\" aria-labelledby=\"{id}-table\" tabindex=\"0\"><table>{}</table></div></details>\n",
        escaped(&summary),
        rows(table, words)
    )
}

/// The head and the rows of a table.
pub(super) fn rows(table: &Table, words: Words) -> String {
    let mut out = String::from("<thead><tr>");
    let class = |numeric: bool| if numeric { " class=\"numeric\"" } else { "" };
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(column.numeric), escaped(&column.label));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        // A cell and a row end where the next begins, as HTML allows.
        out.push_str("<tr>");
        for (cell, column) in row.iter().zip(&table.columns) {
            let _ = write!(out, "<td{}{}>{}", class(column.numeric), tongue(cell, words), escaped(cell));
        }
        out.push('\n');
    }
    out + "</tbody>"
}

/// The language of a cell, where it is not the page's: names stand in both languages side by side.
fn tongue(text: &str, words: Words) -> &'static str {
    let has_han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    match (words.is_chinese(), has_han) {
        (false, true) => " lang=\"zh-Hans\"",
        (true, false) if text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count() > 1 => {
            " lang=\"en\""
        }
        _ => "",
    }
}

/// The cards of the documents and of the reference.
fn sources(atlas: &Atlas, words: Words) -> String {
    let mut out = String::new();
    for source in atlas.sources.iter().filter(|s| s.role != Role::Origin) {
        out.push_str(&card(source, words));
    }
    out
}

fn card(source: &Source, words: Words) -> String {
    let mut out = format!(
        "<article class=\"source\" id=\"source-{}\"><h3 class=\"source-title\">{} {}</h3>\n<p>{}</p>\n\
         <dl class=\"source-fields\">\n",
        source.id,
        escaped(&source.letter),
        escaped(words.pick(&source.short)),
        reference(source),
    );
    for field in &source.card {
        let label = escaped(&words.name("card", &field.name));
        let _ = writeln!(out, "<div><dt>{label}</dt><dd>{}</dd></div>", escaped(words.pick(&field.text)));
    }
    out.push_str("</dl></article>\n");
    out
}

/// Authors, title, container, date and where to find it.
pub(in crate::export) fn reference(source: &Source) -> String {
    let parts = [&source.authors, &source.title, &source.container, &source.publisher, &source.issued];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).map(|p| escaped(p)).collect();
    let mut out = format!("<cite lang=\"en\">{}.</cite>", parts.join(". "));
    let address = if source.doi.is_empty() { source.url.clone() } else { format!("https://doi.org/{}", source.doi) };
    if !address.is_empty() {
        let shown = if source.doi.is_empty() { address.clone() } else { format!("doi:{}", source.doi) };
        let _ = write!(out, " <a href=\"{}\" rel=\"external\">{}</a>", escaped(&address), escaped(&shown));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_the_other_language_is_tagged_with_it() {
        let (english, chinese) = (Words::english(), Words::of("zh").expect("Chinese"));
        assert_eq!(tongue("应急条例", english), " lang=\"zh-Hans\"");
        assert_eq!(tongue("Regulations of 2003", english), "");
        assert_eq!(tongue("Regulations of 2003", chinese), " lang=\"en\"");
        assert_eq!(tongue("2003年", chinese), "");
        assert_eq!(tongue("2020-01-20", chinese), "");
    }
}
