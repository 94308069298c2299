//! The page's own strings, for the pages that the native command writes; the wasm has none of
//! them.

use super::Words;

include!(concat!(env!("OUT_DIR"), "/page.rs"));

impl Words {
    /// The core's strings that the page brings when the figures stand, in every language.
    pub fn further() -> &'static str {
        FURTHER
    }

    /// The page's string of a key; none when no catalogue has it.
    pub fn page(self, key: &str) -> Option<&'static str> {
        let index = KEYS.binary_search(&key).ok()?;
        CATALOGUES.iter().find(|(tag, _)| *tag == self.tag()).and_then(|(_, texts)| texts.get(index).copied())
    }

    /// The strings whose keys begin alike, by key, in order: `page.js.` are those that the page's
    /// scripts need at once, `page.later.` those that they need when the figures stand.
    pub fn page_strings(self, beginning: &str) -> Vec<(&'static str, &'static str)> {
        let wanted = KEYS.iter().filter(|key| key.starts_with(beginning));
        wanted.filter_map(|key| Some((*key, self.page(key)?))).collect()
    }
}
