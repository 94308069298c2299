//! The lists of `www/teach/*.json`: objects whose texts stand in each language under its tag.

use serde_json::Value;

use super::fault;
use crate::error::Error;
use crate::words::Words;

/// The objects of a list.
///
/// # Errors
/// When the text is no JSON list.
pub(super) fn items(text: &str) -> Result<Vec<Value>, Error> {
    let list: Value = serde_json::from_str(text).map_err(|e| fault(&e.to_string(), "a JSON list"))?;
    list.as_array().cloned().ok_or_else(|| fault(text.get(..20).unwrap_or(text), "a JSON list"))
}

/// A text in a language, in English where that language has none.
///
/// # Errors
/// When there is none in English either.
pub(super) fn text<'a>(item: &'a Value, key: &str, words: Words) -> Result<&'a str, Error> {
    let texts = &item[key];
    let found = texts[words.tag()].as_str().or_else(|| texts["en"].as_str());
    found.ok_or_else(|| fault(&item.to_string(), &format!("a text under {key}.en")))
}

/// A field that is the same in every language.
///
/// # Errors
/// When there is none.
pub(super) fn field<'a>(item: &'a Value, key: &str) -> Result<&'a str, Error> {
    item[key].as_str().ok_or_else(|| fault(&item.to_string(), &format!("a text under {key}")))
}

/// The texts of a list under a key.
pub(super) fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A list as JSON.
///
/// # Errors
/// Never in practice.
pub(super) fn json(items: Vec<Value>) -> Result<String, Error> {
    serde_json::to_string(&items).map_err(|e| fault(&e.to_string(), "JSON"))
}
