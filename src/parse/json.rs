//! A JSON text as a tree whose values can be asked for, each fault with its line and column.
//!
//! Comes in: the bytes of a JSON file. Goes out: a [`Node`] that hands over texts, numbers and
//! lists by key. `serde_json` reads the text; it does not tell where a value stood, so the place
//! of a fault is looked up in the text by `json_place` once there is one. One hand-written
//! visitor instead of a derived type for each file keeps the page small.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Bytes;
use super::fault::{Faults, Spot};
use super::json_place::place;
use super::scan::plain_text;
use crate::error::ErrorKind;

/// How much of a text that is not JSON is shown, in characters.
const SHOWN_CHARS: usize = 20;

/// A value.
#[derive(Debug, PartialEq)]
enum Json {
    Null,
    Truth,
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Json, D::Error> {
        from.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Truth)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(String::from(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        // Keys are read as values, since a second kind of reader would cost code of its own.
        while let Some((key, value)) = from.next_entry()? {
            if let Json::Text(key) = key {
                entries.push((key, value));
            }
        }
        Ok(Json::Object(entries))
    }
}

/// One step from a value to a value in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'j> {
    /// The last value of this key.
    Key(&'j str),
    /// The item of this number, from 0.
    Item(usize),
}

/// A JSON file that could be read.
pub(super) struct JsonFile {
    file: &'static str,
    text: String,
    tree: Json,
}

impl JsonFile {
    /// Reads a file; none when it is not there, or is not JSON, which is told.
    pub fn read(file: &'static str, bytes: Bytes<'_>, faults: &mut Faults) -> Option<JsonFile> {
        let text = plain_text(file, bytes?, faults).into_owned();
        match serde_json::from_str(&text) {
            Ok(tree) => Some(JsonFile { file, text, tree }),
            Err(error) => {
                report_syntax(file, &text, &error, faults);
                None
            }
        }
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node { file: self, value: Some(&self.tree), path: Vec::new() }
    }
}

/// Reports where and why a text is not JSON.
fn report_syntax(file: &'static str, text: &str, error: &serde_json::Error, faults: &mut Faults) {
    let (line, column) = (error.line(), error.column());
    let rest = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let found: String = rest.chars().skip(column.saturating_sub(1)).take(SHOWN_CHARS).collect();
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let expected = format!("JSON; the reader says: {reason}");
    let spot = Spot::line(file, line as u64).column(column as u64, "");
    faults.add(ErrorKind::Shape, spot, &found, &expected);
}

/// A value, or the absence of one, with its path.
#[derive(Clone)]
pub(super) struct Node<'j> {
    file: &'j JsonFile,
    value: Option<&'j Json>,
    path: Vec<Step<'j>>,
}

impl<'j> Node<'j> {
    /// The value of a key.
    pub fn key(&self, key: &'j str) -> Node<'j> {
        let value = match self.value {
            Some(Json::Object(entries)) => entries.iter().rev().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        };
        self.inner(Step::Key(key), value)
    }

    /// The items of a list; a fault when it is none, and nothing when there is no value.
    pub fn items(&self, faults: &mut Faults) -> Vec<Node<'j>> {
        match self.value {
            Some(Json::List(items)) => {
                let items = items.iter().enumerate();
                items.map(|(at, item)| self.inner(Step::Item(at), Some(item))).collect()
            }
            Some(_) => {
                self.wrong("a list", faults);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn inner(&self, step: Step<'j>, value: Option<&'j Json>) -> Node<'j> {
        let mut path = self.path.clone();
        path.push(step);
        Node { file: self.file, value, path }
    }

    /// A text, or empty when there is none.
    pub fn text(&self, faults: &mut Faults) -> String {
        match self.value {
            Some(Json::Text(text)) => text.clone(),
            Some(_) => {
                self.wrong("a text", faults);
                String::new()
            }
            None => String::new(),
        }
    }

    /// A text that must be there.
    pub fn required(&self, faults: &mut Faults) -> String {
        let text = self.text(faults);
        if matches!(self.value, None | Some(Json::Text(_))) && text.trim().is_empty() {
            self.wrong("a text, since it is required", faults);
        }
        text
    }

    /// A whole number that must be there.
    pub fn whole(&self, faults: &mut Faults) -> Option<i32> {
        let number = match self.value {
            Some(Json::Number(number)) => Some(*number),
            _ => None,
        };
        let whole = number.filter(|n| n.trunc() == *n && n.abs() < 1e9);
        if whole.is_none() {
            self.wrong("a whole number", faults);
        }
        whole.map(|n| n as i32)
    }

    /// True when there is no value.
    pub fn is_absent(&self) -> bool {
        self.value.is_none()
    }

    /// Reports keys other than these, and keys that stand twice.
    pub fn only(&self, keys: &[&str], faults: &mut Faults) {
        let Some(Json::Object(entries)) = self.value else {
            self.wrong("an object", faults);
            return;
        };
        for (at, (key, _)) in entries.iter().enumerate() {
            let node = self.inner(Step::Key(key), None);
            if !keys.is_empty() && !keys.contains(&key.as_str()) {
                let expected = format!("one of the keys {}", keys.join(", "));
                node.fault(ErrorKind::Shape, key, &expected, faults);
            }
            if entries.iter().take(at).any(|(earlier, _)| earlier == key) {
                node.fault(ErrorKind::Duplicate, key, "each key once", faults);
            }
        }
    }

    /// Reports the value.
    pub fn wrong(&self, expected: &str, faults: &mut Faults) {
        self.fault(ErrorKind::Value, &self.found(), expected, faults);
    }

    /// Reports the value with a finding of one's own.
    pub fn fault(&self, kind: ErrorKind, found: &str, expected: &str, faults: &mut Faults) {
        self.with_spot(&mut |spot| faults.add(kind, spot, found, expected));
    }

    /// Hands over where the value stands, or the nearest value around it.
    pub fn with_spot(&self, take: &mut dyn FnMut(Spot<'_>)) {
        let (line, column) = place(&self.file.text, &self.path);
        let mut field = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) if field.is_empty() => field.push_str(key),
                Step::Key(key) => field = format!("{field}.{key}"),
                Step::Item(at) => field = format!("{field}[{at}]"),
            }
        }
        take(Spot::line(self.file.file, line).column(column, &field));
    }

    fn found(&self) -> String {
        match self.value {
            None => String::from("nothing"),
            Some(Json::Null) => String::from("null"),
            Some(Json::Truth) => String::from("true or false"),
            Some(Json::Number(number)) if number.trunc() == *number => (*number as i64).to_string(),
            Some(Json::Number(_)) => String::from("a number with a fraction"),
            Some(Json::Text(text)) => text.clone(),
            Some(Json::List(_)) => String::from("a list"),
            Some(Json::Object(_)) => String::from("an object"),
        }
    }
}
