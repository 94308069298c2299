//! The aid map in words and as a table: one row a report, with its place in the document.

use super::Context;
use super::aid_mark::AidMark;
use super::credit::said;
use super::detail::when;
use super::figure::{Table, TableColumn};
use super::map_place::{Gathered, Stop};
use super::map_plate::Plate;
use crate::model::fact::{Direction, Fact};
use crate::model::order::sort;
use crate::words::Words;

/// The table's columns.
const COLUMNS: [&str; 8] = [
    "aid.map.column.from",
    "aid.map.column.to",
    "aid.map.column.kind",
    "table.what",
    "aid.map.column.status",
    "table.date",
    "table.value",
    "table.source",
];

/// Every report of help on the map and beside it, each once, in the order of the marks.
pub(super) fn table(context: &Context<'_>, help: &Gathered) -> Table {
    let words = context.words;
    let columns = COLUMNS.iter().map(|key| TableColumn { label: words.t(key).to_string(), numeric: false }).collect();
    let facts = facts(help).into_iter().filter_map(|i| context.atlas.facts.get(i));
    Table { columns, rows: facts.filter_map(|f| row(context, f)).collect() }
}

/// Numbers of the facts behind the marks, each once.
fn facts(help: &Gathered) -> Vec<usize> {
    let mut seen = Vec::new();
    for index in help.marks.iter().flat_map(|m| &m.facts) {
        if !seen.contains(index) {
            seen.push(*index);
        }
    }
    seen
}

fn row(context: &Context<'_>, fact: &Fact) -> Option<Vec<String>> {
    let (words, aid) = (context.words, fact.aid()?);
    let said = said(context.atlas, words, fact);
    Some(vec![
        names(context, &fact.from),
        names(context, &fact.to),
        words.name("kind", &aid.kind),
        words.pick(&fact.title).to_string(),
        words.name("status", aid.status.word()),
        when(words, fact),
        words.value(fact),
        words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]),
    ])
}

/// Names of places, or that none is stated.
fn names(context: &Context<'_>, codes: &[String]) -> String {
    let words = context.words;
    let name = |code: &String| context.atlas.place(code).map_or(code.clone(), |p| words.pick(&p.name).to_string());
    let names: Vec<String> = codes.iter().map(name).collect();
    if names.is_empty() { words.t("aid.map.nobody").to_string() } else { names.join(words.t("list.comma")) }
}

/// Documents that the marks come from.
pub(super) fn documents<'a>(context: &Context<'a>, help: &Gathered) -> Vec<&'a str> {
    let facts = facts(help).into_iter().filter_map(|i| context.atlas.facts.get(i));
    let mut ids: Vec<&str> = facts.map(|f| f.source.as_str()).collect();
    sort(&mut ids, |a, b| a.cmp(b));
    ids.dedup();
    ids
}

/// The map in a few sentences, from the data.
pub(super) fn description(context: &Context<'_>, help: &Gathered) -> Vec<String> {
    let words = context.words;
    let with = |direction: Direction| {
        let has =
            |stop: &&Stop| stop.marks.iter().any(|i| help.marks.get(*i).is_some_and(|m| m.direction == direction));
        help.stops.iter().filter(has).count()
    };
    let number = |n: usize| words.number(n as f64);
    let told: Vec<&AidMark> = help.marks.iter().filter(|m| m.is_help()).collect();
    let reports: usize = told.iter().flat_map(|m| &m.facts).collect::<std::collections::BTreeSet<_>>().len();
    let (reports, marks) = (number(reports), number(told.len()));
    let (out, back) = (number(with(Direction::Out)), number(with(Direction::In)));
    let (organisations, groups) = (number(help.organisations.len()), number(help.groups.len()));
    let undated = number(help.undated().len());
    let parts = [
        ("reports", reports.as_str()),
        ("marks", &marks),
        ("out", &out),
        ("in", &back),
        ("organisations", &organisations),
        ("groups", &groups),
        ("undated", &undated),
    ];
    let mut says = vec![words.fill("aid.map.says", &parts)];
    if let Some((named, claimed)) = team_coverage(help) {
        says.push(words.fill("aid.map.says.teams", &[("k", &number(named)), ("n", &number(claimed))]));
    }
    says
}

/// How many of the countries said to have received expert teams are named, and of how many.
fn team_coverage(help: &Gathered) -> Option<(usize, usize)> {
    let sent = |i: &usize| help.marks.get(*i).is_some_and(|m| m.kind == "expert_team");
    let groups = help.groups.iter().filter(|s| s.marks.iter().any(sent));
    groups.filter_map(|s| s.count.as_ref()).map(|c| (c.named.len(), c.claimed as usize)).next()
}

/// What is told of one place, for its disc.
pub(super) fn of_stop(plate: &Plate<'_>, stop: &Stop) -> String {
    let words = plate.context.words;
    let mut sentences = Vec::new();
    for (direction, key) in [(Direction::Out, "aid.map.got"), (Direction::In, "aid.map.gave")] {
        let marks = stop.marks.iter().filter_map(|i| plate.help.marks.get(*i));
        let kinds: Vec<String> = marks
            .filter(|m| m.direction == direction)
            .map(|m| kind_and_status(words, &m.kind, m.status.word()))
            .collect();
        if !kinds.is_empty() {
            sentences.push(words.fill(key, &[("list", &kinds.join(words.t("list.semicolon")))]));
        }
    }
    sentences.join(words.t("sentence.space"))
}

fn kind_and_status(words: Words, kind: &str, status: &str) -> String {
    words.fill("aid.map.kind_status", &[("kind", &words.name("kind", kind)), ("status", &words.name("status", status))])
}
