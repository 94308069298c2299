//! The rows of two arrangements of command: what stands on either side, and how the two stand to
//! each other, in words.
//!
//! Comes in: the alignments of `figures.json`, which name facts. Goes out: [`Row`]s of [`Cell`]s.
//! Where two documents say the same, they share a cell. Knows no pixels.

use super::Context;
use crate::model::fact::{Fact, Table};
use crate::model::outbreak::{Alignment, Grade};

/// Marks after which a title goes on to what sets one statement apart from another.
const BREAKS: [char; 5] = [',', '，', '（', ':', '：'];

/// What one side says once.
pub(super) struct Cell {
    /// Its words, without letters.
    pub text: String,
    /// Letters of the documents that say it.
    pub letters: Vec<String>,
    /// Indices into `Atlas::facts`.
    pub facts: Vec<usize>,
}

/// A row of the table.
pub(super) struct Row<'a> {
    /// Index into `Outbreak::alignments`.
    pub index: usize,
    /// What it was made of.
    pub aligned: &'a Alignment,
    /// What the earlier and the later arrangement say.
    pub sides: [Vec<Cell>; 2],
}

/// Every row.
pub(super) fn rows<'a>(context: &Context<'a>) -> Vec<Row<'a>> {
    let mut heading = "";
    let mut rows = Vec::new();
    for (index, aligned) in context.atlas.outbreak.alignments.iter().enumerate() {
        let own = context.words.pick(&aligned.heading);
        heading = if own.is_empty() { heading } else { own };
        let sides = [0, 1].map(|side| cells(context, aligned.sides.get(side), heading));
        rows.push(Row { index, aligned, sides });
    }
    rows
}

/// What the arrangements are called: the dates of the first facts of the first row.
pub(super) fn names(context: &Context<'_>, rows: &[Row<'_>]) -> [String; 2] {
    [0, 1].map(|side| {
        let cell = rows.first().and_then(|row| row.sides.get(side)?.first());
        let fact = cell.and_then(|cell| context.atlas.facts.get(*cell.facts.first()?));
        fact.and_then(|f| f.date.as_ref()).map_or(String::new(), |d| context.words.when(&d.when))
    })
}

fn cells(context: &Context<'_>, ids: Option<&Vec<String>>, heading: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for id in ids.into_iter().flatten() {
        let Some(index) = context.atlas.facts.iter().position(|f| f.id == *id) else { continue };
        let Some(fact) = context.atlas.facts.get(index) else { continue };
        let text = text(context, fact, heading);
        let letter = context.atlas.source(&fact.source).map_or(String::new(), |s| s.letter.clone());
        match cells.iter_mut().find(|c| c.text == text) {
            Some(cell) => {
                cell.facts.push(index);
                if !cell.letters.contains(&letter) {
                    cell.letters.push(letter);
                }
            }
            None => cells.push(Cell { text, letters: vec![letter], facts: vec![index] }),
        }
    }
    cells
}

/// What a fact says below a heading: a count of a structure its number and what sets it apart,
/// any other its title, with its number if it has one.
fn text(context: &Context<'_>, fact: &Fact, heading: &str) -> String {
    let words = context.words;
    let title = words.pick(&fact.title);
    let value = words.value(fact);
    if value.is_empty() {
        let own = title.strip_prefix(heading).and_then(|rest| rest.strip_prefix(BREAKS));
        return own.unwrap_or(title).trim_start().to_string();
    }
    if fact.table() != Table::Structures {
        return words.fill("detail.line", &[("label", title), ("value", &words.figure(fact))]);
    }
    match title.split_once(BREAKS) {
        Some((_, apart)) => [&value, apart.trim_start().trim_end_matches('）')].join(words.t("reported.comma")),
        None => value,
    }
}

/// How the two sides stand to each other: our grade, or what a document states with its letter;
/// empty where neither is said.
pub(super) fn link(context: &Context<'_>, row: &Row<'_>, names: &[String; 2]) -> String {
    let words = context.words;
    if let Some(grade) = row.aligned.grade {
        return graded(context, grade, names);
    }
    let Some(fact) = context.atlas.fact(&row.aligned.states) else { return String::new() };
    let relation = fact.institution().map_or(String::new(), |i| words.name("structures", &i.relation));
    let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
    words.fill("years.lettered", &[("title", &relation), ("letters", letter)])
}

/// A grade in words.
pub(super) fn graded(context: &Context<'_>, grade: Grade, names: &[String; 2]) -> String {
    let [first, second] = names;
    let date = if grade == Grade::OnlyFirst { first } else { second };
    context.words.fill(&format!("grade.{}", grade.word()), &[("date", date)])
}

/// The documents that are cited.
pub(super) fn documents<'a>(context: &Context<'a>, rows: &[Row<'_>]) -> Vec<&'a str> {
    let facts = rows.iter().flat_map(|r| &r.sides).flatten().flat_map(|c| &c.facts);
    facts.filter_map(|i| context.atlas.facts.get(*i)).map(|f| f.source.as_str()).collect()
}

/// The figure in a few sentences.
pub(super) fn description(context: &Context<'_>, rows: &[Row<'_>], names: &[String; 2]) -> String {
    let words = context.words;
    let number = |n: usize| words.number(n as f64);
    let graded_rows = || rows.iter().filter(|r| r.aligned.grade.is_some());
    let [a, b] = [0, 1].map(|side| number(graded_rows().filter_map(|r| r.sides.get(side)).map(Vec::len).sum()));
    let [first, second] = names;
    let groups = [("a", a.as_str()), ("b", &b), ("first", first), ("second", second)];
    let kind = |grade: &Grade| {
        let count = graded_rows().filter(|r| r.aligned.grade == Some(*grade)).count();
        words.fill("reported.counted", &[("name", &graded(context, *grade, names)), ("n", &number(count))])
    };
    let kinds: Vec<String> = Grade::ALL.iter().map(kind).collect();
    let sentences = [
        words.fill("structures.says.groups", &groups),
        words.fill("structures.says.kinds", &[("kinds", &kinds.join(words.t("list.comma")))]),
    ];
    sentences.join(words.t("sentence.space"))
}
