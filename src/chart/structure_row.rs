//! What stands on either side of two arrangements of command, in words, and how the two sides of
//! a row stand to each other.
//!
//! Comes in: the alignments of `figures.json`, which name facts. Goes out: [`Cell`]s and labels.
//! Where two documents say the same, they share a cell. Knows no pixels.

use super::Context;
use crate::model::atlas::Atlas;
use crate::model::fact::Fact;
use crate::model::outbreak::{Alignment, Grade};
use crate::words::Words;

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
    let date = |ids: &[String]| {
        let date = ids.first().and_then(|id| atlas.fact(id)?.date.as_ref());
        date.map_or(String::new(), |d| words.when(&d.when))
    };
    let Some(Alignment { sides: [first, second], .. }) = atlas.outbreak.alignments.first() else {
        return Default::default();
    };
    [date(first), date(second)]
}

/// What these facts say below a heading.
pub(super) fn cells(context: &Context<'_>, ids: &[String], heading: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for id in ids {
        let Some((index, fact)) = found(context.atlas, id) else { continue };
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

/// A fact by its id, with its index.
pub(super) fn found<'a>(atlas: &'a Atlas, id: &str) -> Option<(usize, &'a Fact)> {
    atlas.facts.iter().enumerate().find(|(_, f)| f.id == id)
}

/// What a fact says below a heading: its number, or its title without the heading's words.
fn text(words: Words, fact: &Fact, heading: &str) -> String {
    let value = words.value(fact);
    if !value.is_empty() {
        return value;
    }
    let title = words.pick(&fact.title);
    let own = title.strip_prefix(heading).and_then(|rest| rest.strip_prefix([':', '：']));
    own.unwrap_or(title).trim_start().to_string()
}

/// How the two sides stand to each other: our grade, or what a document states with its letter;
/// empty where neither is said.
pub(super) fn link(context: &Context<'_>, row: &Alignment, names: &[String; 2]) -> String {
    let words = context.words;
    if let Some(grade) = row.grade {
        return graded(words, grade, names);
    }
    let Some((_, fact)) = found(context.atlas, &row.states) else { return String::new() };
    let letter = context.atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
    let relation = words.name("years.key", relation(fact));
    words.fill("years.lettered", &[("title", &relation), ("letters", letter)])
}

/// The relation that a fact states; empty when it states none.
pub(super) fn relation(fact: &Fact) -> &str {
    fact.institution().map_or("", |i| i.relation.as_str())
}

/// A grade in words.
pub(super) fn graded(words: Words, grade: Grade, [first, second]: &[String; 2]) -> String {
    let date = if grade == Grade::OnlyFirst { first } else { second };
    words.fill(&format!("grade.{}", grade.word()), &[("date", date)])
}

/// The figure in a few sentences.
pub(super) fn description(context: &Context<'_>, names: &[String; 2]) -> Vec<String> {
    let words = context.words;
    let (mut a, mut b) = (0, 0);
    let mut kinds = String::new();
    for grade in Grade::ALL {
        let mut count = 0;
        for row in context.atlas.outbreak.alignments.iter().filter(|row| row.grade == Some(*grade)) {
            let [first, second] = &row.sides;
            a += first.len();
            b += second.len();
            count += 1;
        }
        if !kinds.is_empty() {
            kinds.push_str(words.t("list.comma"));
        }
        let (name, n) = (graded(words, *grade, names), words.number(f64::from(count)));
        kinds.push_str(&words.fill("reported.counted", &[("name", &name), ("n", &n)]));
    }
    let (a, b) = (words.number(a as f64), words.number(b as f64));
    let [first, second] = names;
    let parts = [("a", a.as_str()), ("b", &b), ("first", first), ("second", second), ("kinds", &kinds)];
    let stated = context.atlas.outbreak.alignments.iter().filter(|row| found(context.atlas, &row.states).is_some());
    let stated = words.number(stated.count() as f64);
    vec![
        words.fill("structures.says", &parts),
        words.fill("structures.says.stated", &[("n", &stated)]),
        words.t("structures.says.open").to_string(),
    ]
}
