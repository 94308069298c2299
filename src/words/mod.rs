//! Strings, numbers and dates in each language of the interface.
//!
//! The catalogues are `www/i18n/*.json`, compiled in by `build.rs`; a string missing in one of
//! them fails the build. Facts have English and Chinese; another language falls back to English.

mod catalogue;
mod date;
mod locator;
mod number;
mod order;
#[cfg(feature = "command")]
pub mod page;

use self::catalogue::{catalogues, string};
use crate::model::fact::Bilingual;

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: usize,
}

impl Words {
    /// The words of a language tag; none when there is no such catalogue.
    pub fn of(tag: &str) -> Option<Words> {
        let language = catalogues().tags().position(|t| t == tag)?;
        Some(Words { language })
    }

    /// Takes the strings that the page's core is built without, as `words/further.txt` of the site
    /// holds them.
    #[cfg(target_arch = "wasm32")]
    pub fn complete(text: String) {
        catalogue::complete(text);
    }

    /// English.
    pub fn english() -> Words {
        Words { language: 0 }
    }

    /// Tags of every language, English first.
    pub fn tags() -> Vec<&'static str> {
        catalogues().tags().collect()
    }

    /// Every language, English first.
    pub fn all() -> impl Iterator<Item = Words> {
        (0..catalogues().tags().count()).map(|language| Words { language })
    }

    /// The tag of this language.
    pub fn tag(self) -> &'static str {
        catalogues().tags().nth(self.language).unwrap_or("en")
    }

    /// True for Chinese.
    pub fn is_chinese(self) -> bool {
        self.tag().starts_with("zh")
    }

    /// The string of a key; the key itself when no catalogue has it.
    pub fn t(self, key: &str) -> &str {
        string(self.language, key).unwrap_or(key)
    }

    /// The string of a key of a vocabulary, such as `kind` and `expert_team`; the word itself,
    /// spaced, when no catalogue has it.
    pub fn name(self, vocabulary: &str, word: &str) -> String {
        let key = format!("{vocabulary}.{word}");
        match self.t(&key) {
            same if same == key => word.replace('_', " "),
            text => text.to_string(),
        }
    }

    /// The string of a key with each `{name}` replaced.
    pub fn fill(self, key: &str, parts: &[(&str, &str)]) -> String {
        let mut text = self.t(key).to_string();
        for (name, value) in parts {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// The side of a bilingual text that this language reads.
    pub fn pick(self, text: &Bilingual) -> &str {
        if self.is_chinese() && !text.zh.is_empty() { &text.zh } else { &text.en }
    }

    /// True when some catalogue holds the key.
    pub fn has(key: &str) -> bool {
        string(0, key).is_some()
    }
}
