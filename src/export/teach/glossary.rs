//! The terms of the atlas: what each means, who defines it, and the words in which it stands on
//! the page.

use std::fmt::Write;

use serde_json::{Value, json};

use super::fill::Fill;
use super::list::{field, items, strings, text};
use super::page::Body;
use crate::error::Error;
use crate::export::html::string;
use crate::paint::svg::escaped;

/// Reads the list.
///
/// # Errors
/// When it is no list.
pub(super) fn read(list: &str) -> Result<Vec<Value>, Error> {
    items(list)
}

/// The page of all terms, by part.
pub(super) fn body(terms: &[Value], fill: &mut Fill<'_>) -> Result<Body, Error> {
    let words = fill.words;
    let mut out = format!("<div class=\"lede\"><p>{}</p></div>\n", string(words, "page.teach_glossary_lede"));
    let parts = [
        ("counts", "page.teach_part_counts"),
        ("help", "page.teach_part_help"),
        ("sources", "page.teach_part_sources"),
        ("world", "page.teach_part_world"),
    ];
    for (part, heading) in parts {
        let _ = write!(out, "<section class=\"leaf flow\"><h2>{}</h2>\n<dl class=\"terms\">\n", string(words, heading));
        for term in terms.iter().filter(|t| t["part"] == part) {
            let says = fill.html(text(term, "says", words)?)?;
            let (id, name) = (field(term, "id")?, fill.html(text(term, "term", words)?)?);
            let _ = writeln!(out, "<div id=\"{id}\"><dt>{name}</dt><dd>{says}{}</dd></div>", source(term));
        }
        out.push_str("</dl></section>\n");
    }
    Ok(Body { title: words.page("page.teach_glossary").unwrap_or_default().to_string(), html: out })
}

/// Whose definition it is, where it is not ours.
fn source(term: &Value) -> String {
    let (Some(name), Some(url)) = (term["source"]["text"].as_str(), term["source"]["url"].as_str()) else {
        return String::new();
    };
    format!(" <cite lang=\"en\"><a href=\"{}\" rel=\"external\">{}</a></cite>", escaped(url), escaped(name))
}

/// All terms as the page's script reads them.
pub(super) fn json(terms: &[Value], fill: &mut Fill<'_>) -> Result<String, Error> {
    let mut all = Vec::new();
    for term in terms {
        let written = &term["written"][fill.words.tag()];
        let written = if written.is_null() { &term["written"]["en"] } else { written };
        all.push(json!({
            "id": field(term, "id")?,
            "term": fill.plain(text(term, "term", fill.words)?)?,
            "says": fill.plain(text(term, "says", fill.words)?)?,
            "written": strings(written),
            "source": term["source"]["text"].as_str().unwrap_or_default(),
            "url": term["source"]["url"].as_str().unwrap_or_default(),
        }));
    }
    super::list::json(all)
}
