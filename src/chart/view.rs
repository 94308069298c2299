//! What is asked of a figure: its view and options, to and from pairs of key and value.
//!
//! Only what differs from the default is written. An unknown key or value is never an error: it
//! is handed back so that the page can say so.

use super::{FigureEntry, ViewEntry};
use crate::model::date::Day;
use crate::model::order::sort;

/// An option of a view.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// Its key.
    pub key: &'static str,
    /// Its values, the default first; empty for a free value such as a list of places.
    pub values: &'static [&'static str],
}

/// A view of a figure with its options settled.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    figure: &'static str,
    view: usize,
    chosen: Vec<(&'static str, String)>,
}

/// A view, and the pairs that said nothing to it.
pub struct Read {
    /// The view.
    pub view: View,
    /// Pairs with an unknown key or value.
    pub ignored: Vec<(String, String)>,
}

impl View {
    /// The default view of a figure.
    pub fn new(entry: &'static FigureEntry) -> View {
        View { figure: entry.id, view: 0, chosen: Vec::new() }
    }

    /// Reads pairs. `figure`, `lang`, `theme`, `step` and `v` belong to the page and are passed over.
    ///
    /// ```
    /// use response_atlas::chart::{self, view::View};
    ///
    /// let pairs = [("view", "aligned"), ("nth", "10"), ("nth", "11")].map(|(k, v)| (k.to_string(), v.to_string()));
    /// let read = View::read(chart::entry("growth")?, &pairs);
    /// assert_eq!((read.view.id(), read.view.get("nth")), ("aligned", "10"));
    /// assert_eq!(read.ignored, [("nth".to_string(), "11".to_string())]);
    /// # Ok::<(), response_atlas::error::Error>(())
    /// ```
    pub fn read(entry: &'static FigureEntry, pairs: &[(String, String)]) -> Read {
        let mut view = View::new(entry);
        let mut ignored = Vec::new();
        if let Some((key, value)) = pairs.iter().find(|(key, _)| key == "view") {
            match entry.views.iter().position(|v| v.id == value) {
                Some(index) => view.view = index,
                None => ignored.push((key.clone(), value.clone())),
            }
        }
        for (key, value) in pairs {
            if !PAGE_KEYS.contains(&key.as_str()) && !view.choose(key, value) {
                ignored.push((key.clone(), value.clone()));
            }
        }
        Read { view, ignored }
    }

    /// Settles one option; false when this view does not know the key or the value.
    pub fn choose(&mut self, key: &str, value: &str) -> bool {
        let figure = self.figure;
        let choice = self.entry().choices.iter().find(|c| c.key == key);
        let is_known =
            |c: &&Choice| if c.values.is_empty() { is_sound(figure, key, value) } else { c.values.contains(&value) };
        let Some(choice) = choice.filter(is_known) else {
            return false;
        };
        self.chosen.retain(|(k, _)| *k != choice.key);
        if choice.values.first() != Some(&value) && !value.is_empty() {
            self.chosen.push((choice.key, value.to_string()));
            sort(&mut self.chosen, |a, b| a.cmp(b));
        }
        true
    }

    /// The registry entry of this view.
    pub fn entry(&self) -> &'static ViewEntry {
        let figure = super::REGISTRY.iter().find(|f| f.id == self.figure);
        let figure = figure.unwrap_or(&super::REGISTRY[0]);
        figure.views.get(self.view).unwrap_or(&figure.views[0])
    }

    /// Id of the figure.
    pub fn figure(&self) -> &'static str {
        self.figure
    }

    /// Id of the view.
    pub fn id(&self) -> &'static str {
        self.entry().id
    }

    /// The value of an option: what was chosen, else its default, else nothing.
    pub fn get(&self, key: &str) -> &str {
        if let Some((_, value)) = self.chosen.iter().find(|(k, _)| *k == key) {
            return value;
        }
        let choice = self.entry().choices.iter().find(|c| c.key == key);
        choice.and_then(|c| c.values.first()).copied().unwrap_or("")
    }

    /// True when every option has its default.
    pub fn is_plain(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The pairs that differ from the default.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if self.view > 0 {
            pairs.push(("view".to_string(), self.id().to_string()));
        }
        pairs.extend(self.chosen.iter().map(|(k, v)| (k.to_string(), v.clone())));
        pairs
    }
}

/// Whether a free value has the form that its key asks for; empty takes it back.
fn is_sound(figure: &str, key: &str, value: &str) -> bool {
    let is_day = |text: &str| Day::parse(text).is_some();
    match key {
        _ if value.is_empty() => true,
        "blank" => value == "on",
        // In the table of help it names what to hide, else the day from which all is hidden.
        "mask" if figure == "aid" => true,
        "from" | "to" | "day" | "mask" => is_day(value),
        "if" => what_if(value).is_some(),
        "places" | "front" | "place" => value.split(',').all(|code| !code.is_empty()),
        _ => true,
    }
}

/// A what-if line: the day it starts and its days per doubling, whole and above zero.
pub fn what_if(value: &str) -> Option<(Day, f64)> {
    let (day, days) = value.split_once(',')?;
    let days: u16 = days.parse().ok()?;
    Some((Day::parse(day)?, f64::from(days))).filter(|_| days > 0)
}

/// Keys of the hash that are not the figure's.
const PAGE_KEYS: [&str; 6] = ["figure", "view", "lang", "theme", "v", "step"];

#[cfg(test)]
mod tests {
    use super::super::REGISTRY;
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Read {
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        let aid = REGISTRY.iter().find(|f| f.id == "aid").expect("the aid figure");
        View::read(aid, &pairs)
    }

    #[test]
    fn what_is_not_default_round_trips() {
        let pairs = [("borders", "on"), ("view", "map")];
        let mut written = read(&pairs).view.pairs();
        written.sort();
        let expected: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn defaults_are_not_written() {
        assert!(read(&[("view", "matrix")]).view.pairs().is_empty());
    }

    #[test]
    fn unknown_keys_and_values_are_handed_back() {
        let read = read(&[("view", "globe"), ("color", "red"), ("lang", "zh")]);
        assert_eq!(read.ignored.len(), 2);
        assert_eq!(read.view.id(), "matrix");
    }
}
