//! Blocks: a paragraph that is one slot and becomes a table, a picture or lines to write on.
//!
//! | slot | gives |
//! | --- | --- |
//! | `table NAME …` | a table of `chart::lesson`, with `-blank` for pupils |
//! | `sort FACT …`, `sort-answers FACT …` | reports with and without kind and status hidden |
//! | `pairs A B; …`, `pair-answers A B; …` | pairs of figures to judge, and our judgments |
//! | `relations` | the words for relations with what they mean |
//! | `picture STATE` | a figure in a state |
//! | `lines N` | lines to write on |
//! | `story` | the steps of the story |

use std::fmt::Write;

use super::fill::{Fill, view};
use super::slot::{date, fact, pair};
use super::{fault, page_path};
use crate::chart::figure::{Table, TableColumn};
use crate::chart::{self, lesson};
use crate::error::Error;
use crate::export::html::{rows, string};
use crate::export::site::page_name;
use crate::model::date::Day;
use crate::model::fact::{Fact, Relation};
use crate::paint::svg::{self, escaped};
use crate::scene::theme::Theme;
use crate::words::Words;

/// Places whose doublings are compared.
const COMPARED: [&str; 2] = ["WLD", "XWC"];

/// Width of a picture on a narrow screen, in CSS px.
const NARROW_PX: f64 = 328.0;

/// What a sheet leaves for a picture, in CSS px.
const SHEET_PX: (f64, f64) = (700.0, 880.0);

/// Widths tried for it.
const WIDTHS_PX: [f64; 4] = [700.0, 800.0, 900.0, 1080.0];

/// The HTML of a block; none for a slot that is words.
///
/// # Errors
/// When it names what does not exist.
pub(super) fn html(fill: &mut Fill<'_>, slot: &str) -> Result<Option<String>, Error> {
    let (name, rest) = slot.split_once(' ').unwrap_or((slot, ""));
    let (atlas, words) = (fill.atlas, fill.words);
    let ids: Vec<&str> = rest.split_whitespace().collect();
    Ok(Some(match name {
        "table" => table(&lesson_table(fill, &ids)?, words, &format!("is-{}", ids.first().unwrap_or(&""))),
        "sort" | "sort-answers" => {
            let facts: Result<Vec<&Fact>, Error> = ids.iter().map(|id| fact(atlas, id)).collect();
            table(&sorted(fill, &facts?, name == "sort"), words, "is-sort")
        }
        "pairs" | "pair-answers" => pairs(fill, rest, name == "pairs")?,
        "relations" => relations(words),
        "picture" => picture(fill, &rest.replace("&amp;", "&"))?,
        "lines" => "<p class=\"write\"></p>\n".repeat(rest.parse().map_err(|_| fault(slot, "a number of lines"))?),
        "story" => fill.story.clone(),
        _ => return Ok(None),
    }))
}

fn lesson_table(fill: &Fill<'_>, asked: &[&str]) -> Result<Table, Error> {
    let (atlas, words) = (fill.atlas, fill.words);
    let name = asked.first().copied().unwrap_or_default();
    let is_blank = name.ends_with("-blank");
    Ok(match (name.trim_end_matches("-blank"), asked.get(1..)) {
        ("steps", _) => lesson::steps(atlas, words, is_blank),
        ("doublings", _) => lesson::doublings(atlas, words, &COMPARED, is_blank),
        ("coverage", _) => lesson::coverage(atlas, words, is_blank),
        ("days", Some([from, to])) => {
            let ends = Day::parse(from).zip(Day::parse(to)).ok_or_else(|| fault(from, "two days"))?;
            lesson::days(atlas, words, ends, is_blank)
        }
        _ => return Err(fault(name, "a table of lesson.rs")),
    })
}

fn column(words: Words, key: &str) -> TableColumn {
    TableColumn { label: words.t(key).to_string(), numeric: false }
}

/// Reports of help by number: for pupils without kind and status.
fn sorted(fill: &Fill<'_>, facts: &[&Fact], is_blank: bool) -> Table {
    let words = fill.words;
    let row = |(number, fact): (usize, &&Fact)| {
        let aid = fact.aid();
        let kind = aid.map_or(String::new(), |a| words.name("kind", &a.kind));
        let status = aid.map_or(String::new(), |a| words.name("status", a.status.word()));
        let mut row = vec![words.number(number as f64 + 1.0), words.pick(&fact.title).to_string()];
        if is_blank {
            row.extend([String::new(), String::new()]);
        } else {
            row.extend([kind, status, date(words, fact), words.pick(&fact.note).to_string()]);
        }
        row.push(lesson::cited(fill.atlas, words, fact));
        row
    };
    let keys: &[&str] = if is_blank {
        &["lesson.number", "table.what", "table.kind", "table.status", "table.source"]
    } else {
        &["lesson.number", "table.what", "table.kind", "table.status", "table.date", "lesson.note", "table.source"]
    };
    let columns = keys.iter().map(|key| column(words, key)).collect();
    Table { columns, rows: facts.iter().enumerate().map(row).collect() }
}

/// Pairs of statements: for pupils with a field for the relation, else with our judgment.
fn pairs(fill: &Fill<'_>, asked: &str, is_blank: bool) -> Result<String, Error> {
    let words = fill.words;
    let mut rows = Vec::new();
    for (number, ids) in asked.split(';').enumerate() {
        let ids: Vec<&str> = ids.split_whitespace().collect();
        let [a, b] = ids.as_slice() else { return Err(fault(asked, "pairs of facts with ; between")) };
        let judged = pair(fill.atlas, a, b)?;
        let mut row = vec![words.number(number as f64 + 1.0)];
        for id in [a, b] {
            row.push(statement(fill, fact(fill.atlas, id)?));
        }
        if is_blank {
            row.push(String::new());
        } else {
            row.extend([words.name("judged", judged.relation.word()), words.pick(&judged.reason).to_string()]);
        }
        rows.push(row);
    }
    let mut keys = vec!["lesson.number", "reported.col.first", "reported.col.second", "lesson.relation"];
    if !is_blank {
        keys.push("reported.col.reason");
    }
    let columns = keys.into_iter().map(|key| column(words, key)).collect();
    Ok(table(&Table { columns, rows }, words, "is-pairs"))
}

/// What one document states, with its number, date and place.
fn statement(fill: &Fill<'_>, fact: &Fact) -> String {
    let words = fill.words;
    let parts = [words.pick(&fact.title).to_string(), words.value(fact), date(words, fact)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} ({})", parts.join(words.t("list.semicolon")), lesson::cited(fill.atlas, words, fact))
}

fn relations(words: Words) -> String {
    let mut out = String::from("<dl class=\"terms\">\n");
    for relation in Relation::ALL {
        let (name, means) = (words.name("judged", relation.word()), words.name("judged.means", relation.word()));
        let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(&name), escaped(&means));
    }
    out + "</dl>\n"
}

/// A table that scrolls where it is too wide.
pub(super) fn table(table: &Table, words: Words, class: &str) -> String {
    format!("<div class=\"scroll\" tabindex=\"0\"><table class=\"{class}\">{}</table></div>\n", rows(table, words))
}

/// A figure in a state, for the sheet, for a narrow screen, and both on dark ground; a link to the live state below.
pub(super) fn picture(fill: &mut Fill<'_>, state: &str) -> Result<String, Error> {
    let (atlas, words, view) = (fill.atlas, fill.words, view(state)?);
    let lay = |width_px: f64| chart::layout(atlas, &view, words, width_px);
    let scale = |width_px: f64| {
        let height_px = chart::drawn(atlas, &view, words, width_px).scene.height_px;
        (SHEET_PX.0 / width_px).min(SHEET_PX.1 / height_px)
    };
    let wide = WIDTHS_PX.into_iter().max_by(|a, b| scale(*a).total_cmp(&scale(*b))).unwrap_or(SHEET_PX.0);
    let mut out = String::from("<figure class=\"shown\"><picture>\n");
    for (width_px, narrow) in [(NARROW_PX, "(max-width: 759px)"), (wide, "")] {
        let figure = lay(width_px);
        if let Some((key, value)) = figure.ignored.first() {
            return Err(fault(&format!("{key}={value}"), "a state that the tables know"));
        }
        for theme in [Theme::Dark, Theme::Light] {
            let name = picture_name(state, words, width_px, theme);
            let said = svg::Words { lang: words.tag(), title: &figure.title, description: &figure.account.summary };
            let text = svg::svg(&figure.scene, theme, said).map_err(|e| fault(&e.to_string(), "a picture"))?;
            if fill.files.iter().all(|(known, _)| *known != name) {
                fill.files.push((name.clone(), without_ground(&text).into_bytes()));
            }
            let dark = if theme == Theme::Dark { "(prefers-color-scheme: dark)" } else { "" };
            let media: Vec<&str> = [narrow, dark].into_iter().filter(|m| !m.is_empty()).collect();
            let size = format!("width=\"{width_px:.0}\" height=\"{:.0}\"", figure.scene.height_px);
            if media.is_empty() {
                let alt = escaped(&figure.account.name);
                let _ = writeln!(out, "<img src=\"{}{name}\" {size} alt=\"{alt}\" loading=\"lazy\">", fill.root);
            } else {
                let media = media.join(" and ");
                let _ = writeln!(out, "<source media=\"screen and {media}\" srcset=\"{}{name}\" {size}>", fill.root);
            }
        }
    }
    out.push_str("</picture>");
    if !state.contains("blank=on") {
        let href = format!("{}{}#{}", fill.root, page_name(words.tag()), escaped(state));
        let _ = write!(out, "\n<figcaption><a href=\"{href}\">{}</a></figcaption>", string(words, "page.teach_live"));
    }
    Ok(out + "</figure>\n")
}

/// A picture that lets the page's ground or the white of a sheet through.
fn without_ground(svg: &str) -> String {
    let ground = svg.find("<path ").and_then(|at| Some((at, at + svg.get(at..)?.find("/>\n")? + 3)));
    let parts = ground.and_then(|(start, end)| Some([svg.get(..start)?, svg.get(end..)?]));
    parts.map_or(svg.to_string(), |parts| parts.concat())
}

/// `teach/VALUES[.zh][.dark].WIDTH.svg`.
fn picture_name(state: &str, words: Words, width_px: f64, theme: Theme) -> String {
    let values: Vec<&str> = state
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| if key == "blank" { key } else { value })
        .collect();
    let values: String = values.join("-").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let dark = if theme == Theme::Dark { ".dark" } else { "" };
    let path = page_path(&format!("teach/{values}"), words.tag());
    path.replace(".html", &format!("{dark}.{width_px:.0}.svg"))
}
