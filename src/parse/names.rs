//! The names that one file gives and others use: codes of places, ids of sources and of facts.
//!
//! Names are gathered as rows are read, each with its place, and asked for once all are in. A
//! file that could not be read in full leaves its names unsettled: then nothing is called
//! unknown, since one broken row should not bring a hundred faults elsewhere.

use super::fault::{Faults, Spot};
use crate::error::ErrorKind;
use crate::model::order::ordered;

/// One name and where it is given.
struct Name {
    text: String,
    file: &'static str,
    line: u64,
    column: u64,
    field: &'static str,
}

/// Names of one sort.
pub(super) struct Names {
    /// Where they are given, for messages: such as “a code of countries.csv”.
    given_in: &'static str,
    names: Vec<Name>,
    /// Indices into `names` in the order of their texts, once settled.
    order: Vec<usize>,
    whole: bool,
}

impl Names {
    /// No names yet.
    pub fn new(given_in: &'static str) -> Names {
        Names { given_in, names: Vec::new(), order: Vec::new(), whole: true }
    }

    /// Adds a name with its place; an empty one is left out.
    pub fn add(&mut self, text: &str, spot: Spot<'static>) {
        if !text.is_empty() {
            self.names.push(Name {
                text: String::from(text),
                file: spot.file,
                line: spot.line,
                column: spot.column,
                field: spot.field,
            });
        }
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Notes whether a file that gives names was read in full.
    pub fn read_whole(&mut self, whole: bool) {
        self.whole &= whole;
    }

    /// Puts the names in order and reports those given twice.
    pub fn settle(&mut self, faults: &mut Faults) {
        let text = |at: usize| self.names.get(at).map(|name| name.text.as_str());
        self.order = ordered(self.names.len(), &mut |a, b| text(a).cmp(&text(b)));
        let mut first: Option<&Name> = None;
        for name in self.order.iter().filter_map(|at| self.names.get(*at)) {
            match first {
                Some(first) if first.text == name.text => report_double(first, name, faults),
                _ => first = Some(name),
            }
        }
    }

    /// The place of a name in their order; none before they are settled.
    pub fn find(&self, text: &str) -> Option<usize> {
        let name = |at: &usize| self.names.get(*at).map_or("", |name| name.text.as_str());
        self.order.binary_search_by(|at| name(at).cmp(text)).ok()
    }

    /// True when every name is in and this one is not among them.
    pub fn lacks(&self, text: &str) -> bool {
        self.whole && self.find(text).is_none()
    }

    /// What a use of a name is expected to be.
    pub fn expected(&self) -> String {
        String::from(self.given_in)
    }
}

fn report_double(first: &Name, again: &Name, faults: &mut Faults) {
    let spot = Spot::line(again.file, again.line).column(again.column, again.field);
    let expected = format!("a name of its own; it stands in {}:{} too", first.file, first.line);
    faults.add(ErrorKind::Duplicate, spot, &again.text, &expected);
}
