//! How the atlas and its sources are cited: what the page fetches when somebody asks.
//!
//! In: `sources.json`, the version, a language. Out: `citations/LANG.json`, with each source ready in
//! every form, and one reference of the atlas with slots: `{title}`, `{url}`, `{accessed}`, `{note}`
//! and `{key}`, since a state of a figure has its own title and address, and only the reader knows
//! the day. A fact is cited with that reference and its source's, so facts need no texts of their own.

use serde_json::{Value, json};

use super::csl::{Item, STYLES, Setter, text_of};
use super::site::File;
use super::{bibtex, ris};
use crate::error::{Error, ErrorKind};
use crate::words::Words;

/// Stands in an item where a slot will be: no style and no format changes it.
const MARKS: [(&str, &str); 5] =
    [("<1>", "{title}"), ("<2>", "{url}"), ("<3>", "{note}"), ("<4>", "{key}"), ("<5>", "{accessed}")];

/// The day that stands for the day of access, in the one style that asks for it.
const SOME_DAY: ([i32; 3], &str) = ([1111, 11, 11], "1111-11-11");

/// The citations of one build.
pub struct Citations {
    setter: Setter,
    sources: Vec<Item>,
    /// Commit and date.
    version: (String, String),
}

impl Citations {
    /// Reads the sources; the version is a commit and its date, or empty.
    ///
    /// # Errors
    /// When the sources are not a list of CSL-JSON items.
    pub fn new(sources: &[u8], version: &str) -> Result<Citations, Error> {
        let fault = |e: serde_json::Error| Error::new(ErrorKind::Shape, e.to_string(), "sources.json as CSL-JSON");
        let items: Vec<Value> = serde_json::from_slice(sources).map_err(fault)?;
        let sources = items.iter().filter_map(|item| item.as_object().cloned()).collect();
        let (commit, day) = version.split_once(' ').unwrap_or((version, ""));
        Ok(Citations { setter: Setter::new()?, sources, version: (commit.into(), day.into()) })
    }

    /// `citations/LANG.json` for each language.
    ///
    /// # Errors
    /// When an item cannot be set.
    pub fn files(&self) -> Result<Vec<File>, Error> {
        let all = Words::all();
        all.map(|words| Ok((format!("citations/{}.json", words.tag()), self.file(words)?.into_bytes()))).collect()
    }

    fn file(&self, words: Words) -> Result<String, Error> {
        let mut sources = serde_json::Map::new();
        for source in &self.sources {
            sources.insert(text_of(source, "id").to_string(), self.source(source, words)?);
        }
        let all = json!({
            "title": words.page("page.cite_title"), "commit": self.version.0, "day": self.version.1,
            "own": self.own(words)?, "sources": sources,
        });
        serde_json::to_string(&all).map_err(|e| Error::new(ErrorKind::Shape, e.to_string(), "JSON"))
    }

    /// The reference of the atlas with its slots, in every form.
    fn own(&self, words: Words) -> Result<Value, Error> {
        let mut forms = serde_json::Map::new();
        for (word, _) in STYLES {
            forms.insert(word.into(), slots(self.setter.set(word, &self.own_item(word, words))?).into());
        }
        let mut item = self.own_item("", words);
        item.insert("id".into(), "<4>".into());
        item.insert("note".into(), "<3>".into());
        item.insert("accessed".into(), "<5>".into());
        forms.insert("bibtex".into(), slots(bibtex::entry(&item)?).into());
        forms.insert("ris".into(), slots(ris::record(&item)).into());
        // The page sets these by key.
        for key in ["id", "note", "accessed", "title", "URL"] {
            item.remove(key);
        }
        forms.insert("csl".into(), Value::Object(item));
        Ok(Value::Object(forms))
    }

    /// What the atlas says of itself, with marks for what a state fills in.
    fn own_item(&self, style: &str, words: Words) -> Item {
        let (commit, day) = (&self.version.0, &self.version.1);
        let mut item = Item::new();
        let mut set = |key: &str, value: Value| item.insert(key.into(), value);
        set("id", "response-atlas".into());
        set("type", "webpage".into());
        set("title", "<1>".into());
        set("author", json!([{ "literal": words.page("page.title") }]));
        set("URL", "<2>".into());
        set("language", if words.is_chinese() { "zh-CN".into() } else { words.tag().into() });
        let parts: Vec<i32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
        if parts.len() == 3 {
            set("issued", json!({ "date-parts": [parts] }));
        }
        if !commit.is_empty() {
            set("version", commit.as_str().into());
            if style == "apa" {
                // APA has no version of a web page; a description in brackets may say it.
                set("genre", words.page("page.cite_version").unwrap_or("{v}").replace("{v}", commit).into());
            }
        }
        if style == "gbt" {
            set("accessed", json!({ "date-parts": [SOME_DAY.0] }));
        }
        item
    }

    /// A source in every form; one of which nothing but its number is known has a text alone.
    fn source(&self, source: &Item, words: Words) -> Result<Value, Error> {
        let item = item(source, words);
        let mut forms = serde_json::Map::new();
        if text_of(&item, "type") == "document" {
            for (word, _) in STYLES {
                forms.insert(word.into(), text_of(&item, "title").into());
            }
            return Ok(Value::Object(forms));
        }
        let plain = self::item(source, Words::english());
        for (word, _) in STYLES {
            let item = if word == "gbt" { &item } else { &plain };
            forms.insert(word.into(), self.setter.set(word, item)?.into());
        }
        forms.insert("bibtex".into(), bibtex::entry(&item)?.into());
        forms.insert("ris".into(), ris::record(&item).into());
        forms.insert("csl".into(), Value::Object(item));
        Ok(Value::Object(forms))
    }
}

/// A source as it is cited in a language: in Chinese by its Chinese title, where the data have one.
fn item(source: &Item, words: Words) -> Item {
    let mut item = source.clone();
    let custom = item.remove("custom").unwrap_or_default();
    let chinese = |key: &str| custom.get(key).and_then(Value::as_str).filter(|_| words.is_chinese());
    if let Some(title) = chinese("title_zh") {
        item.insert("title".into(), title.into());
        item.insert("language".into(), "zh-CN".into());
        if let Some(author) = chinese("author_zh") {
            item.insert("author".into(), json!([{ "literal": author }]));
        }
    }
    // The address of a DOI says nothing that the DOI does not say.
    let is_doi = !text_of(&item, "DOI").is_empty() && text_of(&item, "URL").starts_with("https://doi.org/");
    if is_doi {
        item.remove("URL");
    }
    item
}

/// Marks become the slots that the page fills.
fn slots(text: String) -> String {
    let text = MARKS.iter().fold(text, |text, (mark, slot)| text.replace(mark, slot));
    text.replace(SOME_DAY.1, "{accessed}")
}
