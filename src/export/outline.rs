//! What documents list as challenges, shortcomings and advice, as an outline with the place of
//! each point; and where the abstract of one differs from its body.
//!
//! In: the facts of `structures.csv` with such roles, and judged pairs of which one fact stands in
//! an abstract. Out: HTML in our own words, made once when the site is built.

use std::fmt::Write;

use super::html::string;
use crate::model::atlas::Atlas;
use crate::model::fact::{Detail, Fact, StructureDetail, Table};
use crate::model::source::{Role, Source};
use crate::paint::svg::escaped;
use crate::words::Words;

/// Roles of the points that are listed.
const LISTED: [&str; 3] = ["challenge", "shortcoming", "recommendation"];

/// How the place of what stands in an abstract begins.
const ABSTRACT: &str = "Abstract";

/// Every document's points, the longest list first, with what its abstract says otherwise below it.
pub(super) fn outline(atlas: &Atlas, words: Words) -> String {
    let mut documents: Vec<(&Source, Vec<&Fact>)> = Vec::new();
    for source in atlas.sources.iter().filter(|s| s.role == Role::Document) {
        let points: Vec<&Fact> = points(atlas).filter(|f| f.source == source.id).collect();
        if !points.is_empty() {
            documents.push((source, points));
        }
    }
    documents.sort_by_key(|(_, points)| usize::MAX - points.len());
    let Some(((source, points), others)) = documents.split_first() else { return String::new() };
    let (parts, differences) = (parts(points, words), differences(atlas, source, words));
    let mut out =
        format!("<h3>{}</h3>\n<div class=\"points\">\n{parts}{differences}</div>\n", points_of(source, words));
    if !others.is_empty() {
        let _ = write!(out, "<h3>{}</h3>\n<div class=\"points\">\n", string(words, "page.points_others"));
    }
    for (source, points) in others {
        let _ = writeln!(
            out,
            "<section class=\"part\"><h4>{}</h4>{}</section>",
            points_of(source, words),
            list(points, &firsts(points), words)
        );
    }
    if others.is_empty() { out } else { out + "</div>\n" }
}

fn named(source: &Source, words: Words) -> String {
    format!("{} {}", escaped(&source.letter), escaped(words.pick(&source.short)))
}

/// A heading that differs from that of the document's card.
fn points_of(source: &Source, words: Words) -> String {
    string(words, "page.points_of").replace("{name}", &named(source, words))
}

fn points(atlas: &Atlas) -> impl Iterator<Item = &Fact> {
    atlas.table(Table::Structures).filter(|f| structure(f).is_some_and(|s| LISTED.contains(&s.role.as_str())))
}

fn structure(fact: &Fact) -> Option<&StructureDetail> {
    match &fact.detail {
        Detail::Structure(structure) => Some(structure),
        _ => None,
    }
}

/// The parts of a document in its own order, each with its points.
fn parts(points: &[&Fact], words: Words) -> String {
    let mut out = String::new();
    for head in firsts(points) {
        let _ = write!(out, "<section class=\"part\"><h4>{}</h4>", entry(head, words));
        out.push_str(&list(points, &children(points, head), words));
        out.push_str("</section>\n");
    }
    out
}

/// The points that belong to no other, in the order of the document.
fn firsts<'a>(points: &[&'a Fact]) -> Vec<&'a Fact> {
    let parent = |f: &Fact| structure(f).map_or(String::new(), |s| s.parent.clone());
    let mut firsts: Vec<&Fact> =
        points.iter().filter(|f| points.iter().all(|other| other.id != parent(f))).copied().collect();
    firsts.sort_by_key(|f| order(f));
    firsts
}

fn children<'a>(points: &[&'a Fact], of: &Fact) -> Vec<&'a Fact> {
    let mut children: Vec<&Fact> =
        points.iter().filter(|f| structure(f).is_some_and(|s| s.parent == of.id)).copied().collect();
    children.sort_by_key(|f| order(f));
    children
}

/// A place as text that sorts as the document runs: each number in it with three digits.
fn order(fact: &Fact) -> String {
    let mut key = String::new();
    let mut digits = String::new();
    for c in fact.locator.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let _ = write!(key, "{digits:0>3}");
            digits.clear();
        }
        key.push(c);
    }
    key
}

fn list(points: &[&Fact], of: &[&Fact], words: Words) -> String {
    if of.is_empty() {
        return String::new();
    }
    let mut out = String::from("<ul>");
    for point in of {
        let below = list(points, &children(points, point), words);
        let _ = write!(out, "<li>{}{below}</li>", entry(point, words));
    }
    out + "</ul>"
}

/// A point: what it is, where it stands, what is to be known of it.
fn entry(fact: &Fact, words: Words) -> String {
    let mut out = format!(
        "{} <span class=\"place\">{}</span>",
        escaped(words.pick(&fact.title)),
        escaped(&words.locator(&fact.locator))
    );
    let note = words.pick(&fact.note);
    if !note.is_empty() {
        let _ = write!(out, " <span class=\"aside\">{}</span>", escaped(note));
    }
    out
}

/// Judged pairs of the abstract and the body of a document, then what stands in the abstract alone.
fn differences(atlas: &Atlas, source: &Source, words: Words) -> String {
    let own = |id: &str| atlas.fact(id).filter(|f| f.source == source.id);
    let is_abstract = |f: &Fact| f.locator.starts_with(ABSTRACT);
    let mut paired: Vec<&str> = Vec::new();
    let mut items = String::new();
    for pair in &atlas.comparisons {
        let (Some(a), Some(b)) = (own(&pair.fact_a), own(&pair.fact_b)) else { continue };
        if is_abstract(a) == is_abstract(b) {
            continue;
        }
        paired.extend([a.id.as_str(), b.id.as_str()]);
        let reason = escaped(words.pick(&pair.reason));
        let places = [a, b].map(|f| escaped(&words.locator(&f.locator))).join(words.t("list.semicolon"));
        let _ = write!(items, "<li>{reason} <span class=\"place\">{places}</span></li>");
    }
    let is_part = |f: &Fact| structure(f).is_some_and(|s| paired.contains(&s.parent.as_str()));
    let alone = atlas
        .facts
        .iter()
        .filter(|f| f.source == source.id && f.locator.starts_with(ABSTRACT) && !f.locator.contains(';'));
    let alone: Vec<&Fact> = alone.filter(|f| !paired.contains(&f.id.as_str()) && !is_part(f)).collect();
    for fact in alone {
        let _ = write!(items, "<li>{}: {}</li>", string(words, "page.points_alone"), entry(fact, words));
    }
    if items.is_empty() {
        return items;
    }
    let title = string(words, "page.points_differ");
    format!("<section class=\"part\"><h4>{title}</h4><ul>{items}</ul></section>\n")
}
