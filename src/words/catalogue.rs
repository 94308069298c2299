//! The catalogues of strings, read from the text that `build.rs` writes of `www/i18n/*.json`.
//!
//! One line a string: first the number of keys, then the keys in order, then for each language
//! its tag and its strings in the order of the keys. The native library holds the text as it
//! is; the page holds what its first views draw, packed, and is given the rest.

use std::sync::OnceLock;

/// Strings by key in every language.
pub(super) struct Catalogues {
    keys: Vec<&'static str>,
    languages: Vec<(&'static str, Vec<&'static str>)>,
}

/// The catalogues, read once.
pub(super) fn catalogues() -> &'static Catalogues {
    static ALL: OnceLock<Catalogues> = OnceLock::new();
    ALL.get_or_init(|| Catalogues::read(text()))
}

/// The strings that came after the first ones, if they came.
static FURTHER: OnceLock<Catalogues> = OnceLock::new();

/// Takes further strings, once; what comes again is passed over.
#[cfg(target_arch = "wasm32")]
pub(super) fn complete(text: String) {
    FURTHER.get_or_init(|| Catalogues::read(text.leak()));
}

/// The string of a key in a language by its place.
pub(super) fn string(language: usize, key: &str) -> Option<&'static str> {
    catalogues().string(language, key).or_else(|| FURTHER.get()?.string(language, key))
}

#[cfg(not(target_arch = "wasm32"))]
fn text() -> &'static str {
    CATALOGUES
}

#[cfg(not(target_arch = "wasm32"))]
include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

#[cfg(target_arch = "wasm32")]
fn text() -> &'static str {
    let found = crate::pack::files().into_iter().find(|(name, _)| *name == "catalogues");
    found.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

impl Catalogues {
    fn read(text: &'static str) -> Catalogues {
        let mut lines = text.lines();
        let count = lines.next().and_then(|n| n.parse().ok()).unwrap_or(0);
        let keys = lines.by_ref().take(count).collect();
        let mut languages = Vec::new();
        while let Some(tag) = lines.next() {
            languages.push((tag, lines.by_ref().take(count).collect()));
        }
        Catalogues { keys, languages }
    }

    /// Tags of every language, English first.
    pub fn tags(&self) -> impl Iterator<Item = &'static str> {
        self.languages.iter().map(|(tag, _)| *tag)
    }

    fn string(&self, language: usize, key: &str) -> Option<&'static str> {
        let index = self.keys.binary_search(&key).ok()?;
        self.languages.get(language)?.1.get(index).copied()
    }
}
