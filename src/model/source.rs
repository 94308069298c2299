//! Who says it: the documents, the reference, and what the documents themselves cite.

use super::fact::Bilingual;

/// What a source is to the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// One of the documents that the atlas charts.
    Document,
    /// The separately compiled series.
    Reference,
    /// Cited by a document or by a note of the atlas, which charts nothing of it.
    Origin,
}

/// One neutral field of a source's card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardField {
    /// Name of the field, such as `genre`.
    pub name: String,
    /// What it says.
    pub text: Bilingual,
}

/// One item of `sources.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id that the tables use.
    pub id: String,
    /// What it is to the atlas.
    pub role: Role,
    /// Small letter shown beside a mark; empty for an origin.
    pub letter: String,
    /// Short form, such as “Xue et al. 2021”.
    pub short: Bilingual,
    /// Full title.
    pub title: String,
    /// Authors as one line.
    pub authors: String,
    /// Journal or other container.
    pub container: String,
    /// Publisher.
    pub publisher: String,
    /// Year, or full date, as EDTF.
    pub issued: String,
    /// DOI, or empty.
    pub doi: String,
    /// Address, or empty.
    pub url: String,
    /// The card, in reading order.
    pub card: Vec<CardField>,
}
