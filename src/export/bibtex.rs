//! References as BibTeX, by the crate biblatex, which also escapes.

use biblatex::{Chunk, Entry, EntryType, Spanned};
use serde_json::Value;

use super::csl::{Item, text_of};
use super::ris::{author, date};
use crate::error::{Error, ErrorKind};

/// Text fields: key in CSL, field in BibLaTeX (the crate knows the names that BibTeX has for them).
const FIELDS: [(&str, &str); 8] = [
    ("volume", "volume"),
    ("issue", "number"),
    ("page", "pages"),
    ("publisher", "publisher"),
    ("DOI", "doi"),
    ("URL", "url"),
    ("note", "note"),
    ("accessed", "urldate"),
];

/// Months as every BibTeX style knows them.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// One entry.
///
/// # Errors
/// When its date is none.
pub fn entry(item: &Item) -> Result<String, Error> {
    let (kind, container) = match text_of(item, "type") {
        "article-journal" | "article-magazine" => (EntryType::Article, "journaltitle"),
        "entry-dictionary" => (EntryType::InReference, "booktitle"),
        "report" => (EntryType::Report, "booktitle"),
        _ => (EntryType::Misc, "booktitle"),
    };
    let is_report = kind == EntryType::Report;
    let mut entry = Entry::new(text_of(item, "id").to_string(), kind);
    let mut set = |key: &str, chunk: Chunk| {
        if !chunk.get().is_empty() {
            entry.set(key, vec![Spanned::detached(chunk)]);
        }
    };
    // A second pair of braces keeps the capitals of a title and a body's name whole.
    set("title", Chunk::Verbatim(text_of(item, "title").into()));
    set(container, Chunk::Normal(text_of(item, "container-title").into()));
    for (key, field) in FIELDS {
        set(field, Chunk::Normal(text_of(item, key).into()));
    }
    let parts: Vec<String> = date(item, "issued").iter().map(|n| format!("{n:02}")).collect();
    set("date", Chunk::Normal(parts.join("-")));
    let names: Vec<&Value> = item.get("author").and_then(Value::as_array).into_iter().flatten().collect();
    if is_report && names.len() == 1 {
        set("institution", Chunk::Normal(author(names[0])));
    }
    let mut chunks = Vec::new();
    for name in names {
        if !chunks.is_empty() {
            chunks.push(Spanned::detached(Chunk::Normal(" and ".into())));
        }
        let is_body = name.get("literal").is_some();
        let text = author(name);
        chunks.push(Spanned::detached(if is_body { Chunk::Verbatim(text) } else { Chunk::Normal(text) }));
    }
    if !chunks.is_empty() {
        entry.set("author", chunks);
    }
    let text = entry.to_bibtex_string();
    let text = text.map_err(|e| Error::new(ErrorKind::Value, e.to_string(), "a date of BibLaTeX"))?;
    Ok(with_month_names(text) + "\n")
}

/// Months by the names that BibTeX's styles put into words; the crate writes numbers.
fn with_month_names(text: String) -> String {
    let numbered = MONTHS.iter().zip(1..);
    numbered.fold(text, |text, (name, n)| text.replace(&format!("month = {{{n:02}}}"), &format!("month = {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_latex_would_read_otherwise_is_escaped_and_an_address_is_not() {
        let item = serde_json::json!({"id": "x", "type": "webpage", "title": "50% of {it} & more_than #1",
            "URL": "https://example.org/#a=b&c=d_e", "author": [{"literal": "A Body"}, {"family": "Doe", "given": "J"}],
            "issued": {"date-parts": [[2020, 6, 7]]}});
        let text = entry(item.as_object().expect("an item")).expect("an entry");
        assert!(text.starts_with("@misc{x,\n"), "{text}");
        assert!(text.contains(r"title = {{50\% of \{it\} \& more\_than \#1}},"), "{text}");
        assert!(text.contains("url = {https://example.org/#a=b&c=d_e},"), "{text}");
        assert!(text.contains("author = {{A Body} and Doe, J},"), "{text}");
        assert!(text.contains("year = {2020},\nmonth = jun,\nday = {07},"), "{text}");
    }
}
