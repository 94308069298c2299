//! What stands on either side of two arrangements of command, in words, and how the two sides of
//! a row stand to each other.
//!
//! Comes in: the alignments of `figures.json`, which name facts. Goes out: [`Cell`]s and labels.
//! Where two documents say the same, they share a cell. Knows no pixels.

use super::Context;
use crate::model::atlas::Atlas;
use crate::model::fact::{Fact, Table};
use crate::model::outbreak::{Alignment, Grade};
use crate::words::Words;

/// Marks after which a title goes on to what sets one statement apart from another.
const BREAKS: [char; 5] = [',', '，', '（', ':', '：'];

/// What one side says once.
pub(super) struct Cell {
    /// Its words, without letters.
    pub text: String,
    /// Letters of the documents that say it.
    pub letters: String,
    /// Indices into `Atlas::facts`.
    pub facts: Vec<usize>,
}

/// What the arrangements are called: the dates of the first facts of the first row.
pub(super) fn names(atlas: &Atlas, words: Words) -> [String; 2] {
    [0, 1].map(|side| {
        let id = atlas.outbreak.alignments.first().and_then(|row| row.sides.get(side)?.first());
        let date = id.and_then(|id| atlas.fact(id)?.date.as_ref());
        date.map_or(String::new(), |d| words.when(&d.when))
    })
}

/// What these facts say below a heading.
pub(super) fn cells(context: &Context<'_>, ids: &[String], heading: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for id in ids {
        let Some(index) = context.atlas.facts.iter().position(|f| f.id == *id) else { continue };
        let Some(fact) = context.atlas.facts.get(index) else { continue };
        let text = text(context.words, fact, heading);
        let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
        match cells.iter_mut().find(|c| c.text == text) {
            Some(cell) => {
                cell.facts.push(index);
                cell.letters.push('\u{a0}');
                cell.letters.push_str(letter);
            }
            None => cells.push(Cell { text, letters: letter.to_string(), facts: vec![index] }),
        }
    }
    cells
}

/// What a fact says below a heading: a count of a structure its number and what sets it apart,
/// any other its title, with its number if it has one.
fn text(words: Words, fact: &Fact, heading: &str) -> String {
    let title = words.pick(&fact.title);
    let value = words.value(fact);
    if value.is_empty() {
        let own = title.strip_prefix(heading).and_then(|rest| rest.strip_prefix(BREAKS));
        return own.unwrap_or(title).trim_start().to_string();
    }
    let parts = match title.split_once(BREAKS) {
        _ if fact.table() != Table::Structures => [title, &words.figure(fact)],
        Some((_, apart)) => [&value, apart.trim_start().trim_end_matches('）')],
        None => return value,
    };
    parts.join(words.t("reported.comma"))
}

/// How the two sides stand to each other: our grade, or what a document states with its letter;
/// empty where neither is said.
pub(super) fn link(context: &Context<'_>, row: &Alignment, names: &[String; 2]) -> String {
    let words = context.words;
    if let Some(grade) = row.grade {
        return graded(words, grade, names);
    }
    let Some(fact) = context.atlas.fact(&row.states) else { return String::new() };
    let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
    let relation = words.name("years.key", relation(context, row));
    words.fill("years.lettered", &[("title", &relation), ("letters", letter)])
}

/// The relation that a document states between the two sides; empty when none does.
pub(super) fn relation<'a>(context: &Context<'a>, row: &Alignment) -> &'a str {
    context.atlas.fact(&row.states).and_then(|f| f.institution()).map_or("", |i| i.relation.as_str())
}

/// A grade in words.
pub(super) fn graded(words: Words, grade: Grade, [first, second]: &[String; 2]) -> String {
    let date = if grade == Grade::OnlyFirst { first } else { second };
    words.fill(&format!("grade.{}", grade.word()), &[("date", date)])
}

/// The figure in two sentences.
pub(super) fn description(context: &Context<'_>, names: &[String; 2]) -> String {
    let words = context.words;
    let number = |n: usize| words.number(n as f64);
    let mut sides = [0, 0];
    let mut kinds = String::new();
    for grade in Grade::ALL {
        let mut count = 0;
        for row in context.atlas.outbreak.alignments.iter().filter(|row| row.grade == Some(*grade)) {
            let [first, second] = &row.sides;
            sides = [sides[0] + first.len(), sides[1] + second.len()];
            count += 1;
        }
        if !kinds.is_empty() {
            kinds.push_str(words.t("list.comma"));
        }
        let parts = [("name", graded(words, *grade, names)), ("n", number(count))];
        kinds.push_str(&words.fill("reported.counted", &parts.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    let [a, b] = sides.map(number);
    let [first, second] = names;
    words.fill("structures.says", &[("a", &a), ("b", &b), ("first", first), ("second", second), ("kinds", &kinds)])
}
