//! Reads `sources.json`: CSL-JSON, with what the atlas adds under `custom`.
//!
//! Comes in: its bytes. Goes out: sources in their order and the ids that tables may use. What
//! only citations need (volume, issue, type) is left to the citation writer, which reads the
//! same file.

use super::Bytes;
use super::event::is_address;
use super::fault::{Faults, Spot};
use super::field::is_kebab;
use super::json::{JsonFile, Node};
use super::names::Names;
use crate::error::ErrorKind;
use crate::model::date::When;
use crate::model::fact::Bilingual;
use crate::model::source::{CardField, Role, Source};

/// The file of sources.
pub(super) const FILE: &str = "sources.json";

/// The fields of a card in reading order: the name shown, and its keys under `custom`.
const CARD: [(&str, &str, &str); 8] = [
    ("genre", "genre_en", "genre_zh"),
    ("relation", "relation_en", "relation_zh"),
    ("publisher_owner", "publisher_owner_en", "publisher_owner_zh"),
    ("language", "language_en", "language_zh"),
    ("last_date", "last_date", "last_date"),
    ("references", "references_en", "references_zh"),
    ("shared_origin", "shared_origin_en", "shared_origin_zh"),
    ("says_not", "says_not_en", "says_not_zh"),
];

/// Sources, and the ids that they give.
pub(super) struct Sources {
    /// In the order of the file.
    pub sources: Vec<Source>,
    /// All ids.
    pub ids: Names,
    /// Ids of what facts are taken from: documents and the reference.
    pub documents: Names,
}

/// Reads the sources.
pub(super) fn sources(bytes: Bytes<'_>, faults: &mut Faults) -> Sources {
    let mut all = Sources {
        sources: Vec::new(),
        ids: Names::new("the id of a source in sources.json"),
        documents: Names::new("the id of a document in sources.json"),
    };
    let file = JsonFile::read(FILE, bytes, faults);
    let root = file.as_ref().map(JsonFile::root);
    let items = root.map(|root| root.items(faults)).unwrap_or_default();
    let mut whole = !items.is_empty();
    if file.is_some() && items.is_empty() {
        faults.add(ErrorKind::Shape, Spot::line(FILE, 1), "no source", "a list of sources");
    }
    for item in &items {
        match source(item, faults) {
            Some(source) => all.add(source, item, faults),
            None => whole = false,
        }
    }
    for names in [&mut all.ids, &mut all.documents] {
        names.read_whole(whole);
        names.settle(faults);
    }
    all
}

impl Sources {
    fn add(&mut self, source: Source, item: &Node<'_>, faults: &mut Faults) {
        if self.sources.iter().any(|earlier| earlier.id == source.id) {
            let expected = "an id of its own; it stands above too";
            item.key("id").fault(ErrorKind::Duplicate, &source.id, expected, faults);
            return;
        }
        self.ids.add(&source.id, Spot::file(FILE));
        if source.role != Role::Origin {
            self.documents.add(&source.id, Spot::file(FILE));
        }
        self.sources.push(source);
    }
}

fn source(item: &Node<'_>, faults: &mut Faults) -> Option<Source> {
    item.only(&[], faults);
    let custom = item.key("custom");
    let id = item.key("id").required(faults);
    if !id.is_empty() && !is_kebab(&id) {
        item.key("id").wrong("an id in kebab-case", faults);
    }
    item.key("type").required(faults);
    let title = item.key("title").required(faults);
    let authors = authors(item, faults);
    let container = item.key("container-title").text(faults);
    let issued = issued(item, faults);
    let role = role(&custom, faults)?;
    let mut source = Source {
        id,
        role,
        letter: letter(&custom, role, faults),
        short: Bilingual::default(),
        title,
        authors: join(&authors),
        container,
        publisher: item.key("publisher").text(faults),
        issued,
        doi: item.key("DOI").text(faults),
        url: url(item, faults),
        card: card(&custom, role, faults),
    };
    source.short = short(&custom, &authors, &source, faults);
    Some(source)
}

fn join(authors: &[(String, String)]) -> String {
    let names: Vec<&str> = authors.iter().map(|(name, _)| name.as_str()).collect();
    names.join(", ")
}

fn role(custom: &Node<'_>, faults: &mut Faults) -> Option<Role> {
    let node = custom.key("role");
    match node.required(faults).as_str() {
        "document" => Some(Role::Document),
        "reference" => Some(Role::Reference),
        "origin" => Some(Role::Origin),
        "" => None,
        _ => {
            node.wrong("one of document, origin, reference", faults);
            None
        }
    }
}

/// Each author as in a list and as in a short form: a literal name, or family and given name.
fn authors(item: &Node<'_>, faults: &mut Faults) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for author in item.key("author").items(faults) {
        let literal = author.key("literal");
        if !literal.is_absent() {
            let name = literal.required(faults);
            names.push((name.clone(), name));
            continue;
        }
        let family = author.key("family").required(faults);
        let given = author.key("given").text(faults);
        names.push((format!("{family} {given}").trim_end().into(), family));
    }
    names
}

/// The first of CSL's `date-parts` as EDTF: `2021`, `2020-06` or `2020-09-18`.
fn issued(item: &Node<'_>, faults: &mut Faults) -> String {
    let parts = item.key("issued").key("date-parts");
    let lists = parts.items(faults);
    let numbers = lists.first().map(|list| list.items(faults)).unwrap_or_default();
    let mut edtf = String::new();
    for number in &numbers {
        let number = number.whole(faults).unwrap_or(0);
        edtf = if edtf.is_empty() { format!("{number:04}") } else { format!("{edtf}-{number:02}") };
    }
    if When::parse(&edtf).is_none() {
        let expected = "a date as CSL has it, such as [[2020, 9, 18]]";
        parts.fault(ErrorKind::Value, &edtf, expected, faults);
    }
    edtf
}

fn url(item: &Node<'_>, faults: &mut Faults) -> String {
    let url = item.key("URL").text(faults);
    if !url.is_empty() && !is_address(&url) {
        item.key("URL").wrong("an address that begins with https:// or http://", faults);
    }
    url
}

/// The short form that is given, or else the first author and the year. A source without
/// authors goes by its container, one without a container by its title.
fn short(custom: &Node<'_>, authors: &[(String, String)], source: &Source, faults: &mut Faults) -> Bilingual {
    let (mut en, mut zh) = (custom.key("short_en").text(faults), custom.key("short_zh").text(faults));
    let title_zh = custom.key("title_zh").text(faults);
    let year = source.issued.get(..4).unwrap_or_default();
    let (name, others) = match authors {
        [] if source.container.is_empty() => (&source.title, false),
        [] => (&source.container, false),
        [(_, first), rest @ ..] => (first, !rest.is_empty()),
    };
    if en.is_empty() {
        let others = if others { " et al." } else { "" };
        en = format!("{name}{others} {year}");
    }
    if zh.is_empty() && title_zh.is_empty() {
        let others = if others { "等" } else { "" };
        zh = format!("{name}{others} {year}");
    } else if zh.is_empty() {
        zh = title_zh;
    }
    Bilingual { en, zh }
}

/// The small letter of a document or the reference; an origin has none.
fn letter(custom: &Node<'_>, role: Role, faults: &mut Faults) -> String {
    let node = custom.key("letter");
    let letter = node.text(faults);
    let expected = match role {
        Role::Origin if !letter.is_empty() => "no letter, since it is an origin",
        Role::Document | Role::Reference if letter.chars().count() != 1 => "one letter",
        _ => return letter,
    };
    node.wrong(expected, faults);
    letter
}

/// The card; an origin has none.
fn card(custom: &Node<'_>, role: Role, faults: &mut Faults) -> Vec<CardField> {
    if role == Role::Origin {
        return Vec::new();
    }
    let mut fields = Vec::new();
    for (name, en, zh) in CARD {
        fields.push(CardField {
            name: String::from(name),
            text: Bilingual { en: custom.key(en).required(faults), zh: custom.key(zh).required(faults) },
        });
    }
    fields
}
