//! References as CSL-JSON, and set in a style of CSL by hayagriva.
//!
//! In: an item, which is what `sources.json` holds or what the atlas says of itself. Out: one line of
//! text in APA, Chicago or GB/T 7714. The styles stand in hayagriva's archive (CC BY-SA 3.0, their
//! authors); only what they make of an item leaves the command.

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::json::Item as CslItem;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as AnyStyle};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest};
use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind};

/// A reference as CSL-JSON has it.
pub type Item = Map<String, Value>;

/// A style: its word on the page, and its name in the archive.
pub const STYLES: [(&str, &str); 3] =
    [("apa", "apa"), ("chicago", "chicago-author-date"), ("gbt", "gb-7714-2015-numeric")];

/// The styles with the words of their languages.
pub struct Setter {
    locales: Vec<Locale>,
    styles: Vec<(&'static str, IndependentStyle)>,
}

impl Setter {
    /// Reads the styles.
    ///
    /// # Errors
    /// When the archive lacks one.
    pub fn new() -> Result<Setter, Error> {
        let mut styles = Vec::new();
        for (word, name) in STYLES {
            let style = match ArchivedStyle::by_name(name).map(ArchivedStyle::get) {
                Some(AnyStyle::Independent(style)) => style,
                _ => return Err(Error::new(ErrorKind::Unknown, name, "a style of hayagriva's archive")),
            };
            styles.push((word, style));
        }
        Ok(Setter { locales: archive::locales(), styles })
    }

    /// An item in a style, as one line.
    ///
    /// # Errors
    /// When there is no such style, the item is not CSL-JSON, or the style makes nothing of it.
    pub fn set(&self, word: &str, item: &Item) -> Result<String, Error> {
        let found = self.styles.iter().find(|(known, _)| *known == word);
        let (_, style) = found.ok_or_else(|| Error::new(ErrorKind::Unknown, word, "a style: apa, chicago, gbt"))?;
        let mut text = self.line(style, word, item)?;
        if text.is_empty() {
            // Chicago leaves entries of dictionaries to the notes; as a chapter they stand in the list.
            let mut chapter = item.clone();
            chapter.insert("type".into(), "chapter".into());
            text = self.line(style, word, &chapter)?;
        }
        if text.is_empty() {
            return Err(Error::new(ErrorKind::Unknown, text_of(item, "id"), format!("an item that {word} can set")));
        }
        Ok(mended(text, word, item))
    }

    fn line(&self, style: &IndependentStyle, word: &str, item: &Item) -> Result<String, Error> {
        let fault = |e: &dyn std::fmt::Display| Error::new(ErrorKind::Unknown, e.to_string(), "an item of CSL-JSON");
        let locale = Some(LocaleCode(locale(word, item).into()));
        let item: CslItem = serde_json::from_value(Value::Object(item.clone())).map_err(|e| fault(&e))?;
        let mut driver = BibliographyDriver::new();
        let cited = vec![CitationItem::with_entry(&item)];
        driver.citation(CitationRequest::new(cited, style, locale.clone(), &self.locales, None));
        let set = driver.finish(BibliographyRequest::new(style, locale, &self.locales));
        let mut text = String::new();
        for entry in set.bibliography.iter().flat_map(|b| &b.items) {
            entry.content.write_buf(&mut text, BufWriteFormat::Plain).map_err(|e| fault(&e))?;
        }
        Ok(text.trim().to_string())
    }
}

/// A text field of an item, or empty.
pub fn text_of<'a>(item: &'a Item, key: &str) -> &'a str {
    item.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The language of a style's own words: GB/T 7714 takes the item's, the others are English styles.
fn locale(word: &str, item: &Item) -> &'static str {
    if word == "gbt" && text_of(item, "language").starts_with("zh") { "zh-CN" } else { "en-US" }
}

/// What hayagriva 0.10 gets wrong: a comma after a year that stands alone, a stop after a closing
/// quote that follows one, and capitals for authors that are no persons with a family name.
fn mended(text: String, word: &str, item: &Item) -> String {
    let mut text = text.replace(",)", ")").replace(".”.", ".”");
    let names = item.get("author").and_then(Value::as_array).into_iter().flatten();
    for name in names.filter_map(|name| name.get("literal")?.as_str()).filter(|_| word == "gbt") {
        text = text.replacen(&name.to_uppercase(), name, 1);
    }
    text
}
