//! What a citation of one fact needs: its words and value, the document that reports it and the place
//! there, and whom that document cites. Ids of sources go out, since how a source is cited stands
//! beside the page (`export::citation`).

use super::credit::said;
use super::figure::{Datum, Figure};
use crate::model::atlas::Atlas;
use crate::model::fact::Fact;
use crate::words::Words;

/// One report of a fact, or an event of the reference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cited {
    /// Its id.
    pub fact: String,
    /// Its wording.
    pub title: String,
    /// Its number with qualifier and unit, or empty.
    pub value: String,
    /// Id of the document; empty for an event, which has a citation of its own.
    pub source: String,
    /// Its short name.
    pub who: String,
    /// Place in the document, or an event's own citation.
    pub locator: String,
    /// Id of whom the document cites, or empty.
    pub origin: String,
    /// Their short name, or empty.
    pub whom: String,
    /// Address of an event's citation, or empty.
    pub url: String,
}

/// Every report that stands behind the mark of a fact, that fact first; the fact alone where the
/// figure has no mark for it, and nothing for an unknown id.
pub fn cited(atlas: &Atlas, words: Words, figure: &Figure, id: &str) -> Vec<Cited> {
    if let Some(event) = atlas.events.iter().find(|event| event.id == id) {
        return vec![Cited {
            fact: event.id.clone(),
            title: words.pick(&event.title).to_string(),
            locator: words.pick(&event.citation).to_string(),
            url: event.url.clone(),
            ..Cited::default()
        }];
    }
    let Some(index) = atlas.facts.iter().position(|fact| fact.id == id) else {
        return Vec::new();
    };
    let mark = figure.data.iter().find_map(|datum| match datum {
        Datum::Facts(facts) if facts.contains(&index) => Some(facts.as_slice()),
        _ => None,
    });
    let others = mark.unwrap_or_default().iter().filter(|other| **other != index);
    let facts = std::iter::once(&index).chain(others).filter_map(|i| atlas.facts.get(*i));
    facts.map(|fact| report(atlas, words, fact)).collect()
}

fn report(atlas: &Atlas, words: Words, fact: &Fact) -> Cited {
    let said = said(atlas, words, fact);
    Cited {
        fact: fact.id.clone(),
        title: words.pick(&fact.title).to_string(),
        value: words.value(fact),
        source: fact.source.clone(),
        who: said.who,
        locator: said.locator,
        origin: fact.origin.clone(),
        whom: said.origin,
        url: String::new(),
    }
}
