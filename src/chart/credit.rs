//! Who says it: short names of sources, credit lines, how one fact is cited.

use super::Context;
use crate::model::atlas::Atlas;
use crate::model::fact::Fact;
use crate::model::source::Role;
use crate::words::Words;

/// Who said one fact, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The source's short name.
    pub who: String,
    /// Place in the document.
    pub locator: String,
    /// Whom the document itself cites, or empty.
    pub origin: String,
    /// What this report alone says, where several tell of one event; else empty.
    pub says: String,
}

/// How a fact is cited.
pub fn said(atlas: &Atlas, words: Words, fact: &Fact) -> Said {
    Said {
        who: short_name(atlas, words, &fact.source),
        locator: words.locator(&fact.locator),
        origin: if fact.origin.is_empty() { String::new() } else { short_name(atlas, words, &fact.origin) },
        says: String::new(),
    }
}

/// A source's short name; its id when it is unknown.
pub fn short_name(atlas: &Atlas, words: Words, id: &str) -> String {
    let short = atlas.source(id).map(|s| words.pick(&s.short).to_string());
    short.filter(|s| !s.is_empty()).unwrap_or_else(|| id.to_string())
}

/// One line: “Sources: A; B. Reference: C.” for the documents given and, if asked, the
/// reference series.
pub fn line(context: &Context<'_>, documents: &[&str], with_reference: bool) -> String {
    let words = context.words;
    let known = context.atlas.sources.iter().filter(|s| s.role == Role::Document);
    let names: Vec<String> = known
        .filter(|s| documents.contains(&s.id.as_str()))
        .map(|s| words.fill("credit.source", &[("letter", &s.letter), ("name", words.pick(&s.short))]))
        .collect();
    let mut parts = Vec::new();
    if !names.is_empty() {
        parts.push(words.fill("credit.sources", &[("names", &names.join(words.t("list.semicolon")))]));
    }
    if let Some(reference) = context.atlas.reference().filter(|_| with_reference) {
        parts.push(words.fill("credit.reference", &[("name", words.pick(&reference.short))]));
    }
    parts.join(words.t("sentence.space"))
}
