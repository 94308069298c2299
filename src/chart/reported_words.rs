//! The reported figures in words: what a cell says, the description, the table.
//!
//! Comes in: rows of judged pairs. Goes out: strings of the language. A number keeps its qualifier
//! and its unit; what has no number says its date; what has neither says what it is.

use super::Context;
use super::credit::{said, short_name};
use super::detail::when;
use super::figure::{Table, TableColumn};
use super::reported_row::{ALIKE, Pair, Row, documents, last_date, pairs};
use super::reported_sign::count;
use crate::model::date::When;
use crate::model::fact::{Bilingual, Fact, Relation};
use crate::model::source::Source;

/// What one fact says in its cell.
pub(super) struct Said {
    /// The number, or the date, or what it is.
    pub main: String,
    /// What is counted, where the row's title does not say it, and up to when.
    pub soft: String,
    /// True when the document gives a number.
    pub has_number: bool,
}

/// What a fact says below the title of its row.
pub(super) fn cell(context: &Context<'_>, fact: &Fact, title: &str) -> Said {
    let words = context.words;
    let own = beyond(words.pick(&fact.title), title);
    let mut soft: Vec<String> = Vec::new();
    let mut main = words.value(fact);
    let has_number = !main.is_empty();
    let date = fact.date.as_ref().map_or(String::new(), |d| words.when(&d.when));
    if !has_number {
        main = date.clone();
    }
    if main.is_empty() {
        main = if own.is_empty() { words.t("reported.bare") } else { own }.to_string();
    } else if !own.is_empty() {
        soft.push(own.to_string());
    }
    if let Some(day) = &fact.as_of {
        soft.push(words.fill("reported.as_of", &[("date", &words.when(&day.when))]));
    } else if has_number && !date.is_empty() {
        soft.push(date);
    }
    Said { main, soft: soft.join(words.t("reported.comma")), has_number }
}

/// Marks after which a title goes on to what sets one statement apart from another.
const BREAKS: [char; 4] = [',', '(', '，', '（'];

/// What a title says beyond that of its row; all of it where it does not begin with that.
fn beyond<'a>(own: &'a str, title: &str) -> &'a str {
    match own.strip_prefix(title) {
        Some(rest) => rest.trim_start().trim_start_matches(BREAKS).trim_start().trim_end_matches([')', '）']),
        None => own,
    }
}

/// The title of a row: what its facts' titles begin with alike, up to a comma or bracket, else the
/// shortest of them in English, so that each language has the same. What only looks alike has none.
pub(super) fn title<'a>(context: &Context<'a>, row: &Row) -> &'a str {
    let words = context.words;
    if row.group == ALIKE {
        return "";
    }
    let facts = row.facts.iter().filter_map(|i| context.atlas.facts.get(*i));
    let titles: Vec<&'a Bilingual> = facts.map(|f| &f.title).collect();
    let shortest = titles.iter().min_by_key(|t| t.en.len()).map_or("", |t| words.pick(t));
    let is_common = |cut: &&str| {
        titles.iter().all(|t| {
            let rest = words.pick(t).strip_prefix(*cut).map(str::trim_start);
            rest.is_some_and(|r| r.is_empty() || r.starts_with(BREAKS))
        })
    };
    let cuts = shortest.rmatch_indices(BREAKS).filter_map(|(at, _)| shortest.get(..at)).map(str::trim_end);
    std::iter::once(shortest).chain(cuts).find(is_common).unwrap_or(shortest)
}

/// The letter of a fact's document, with a number where the document states several in the row.
pub(super) fn tag(context: &Context<'_>, row: &Row, fact: usize) -> String {
    let source = |i: &usize| context.atlas.facts.get(*i).map_or("", |f| f.source.as_str());
    let letter = context.atlas.source(source(&fact)).map_or("", |s| s.letter.as_str());
    let own: Vec<&usize> = row.facts.iter().filter(|i| source(i) == source(&fact)).collect();
    match own.iter().position(|i| **i == fact) {
        Some(at) if own.len() > 1 => format!("{letter}{}", at + 1),
        _ => letter.to_string(),
    }
}

/// “One witness”, and whom one of them cites, as long and as short as it can be said.
pub(super) fn witness(context: &Context<'_>, facts: &[usize]) -> [String; 2] {
    let words = context.words;
    let short = words.t("reported.witness").to_string();
    let origin = facts.iter().filter_map(|i| context.atlas.facts.get(*i)).find(|f| !f.origin.is_empty());
    let long = origin.map_or(short.clone(), |f| {
        words.fill("reported.witness_of", &[("origin", &short_name(context.atlas, words, &f.origin))])
    });
    [long, short]
}

/// The documents that these rows cite, in the order of the columns.
pub(super) fn sources<'a>(context: &Context<'a>, rows: &[Row]) -> Vec<&'a Source> {
    let facts: Vec<&Fact> = rows.iter().flat_map(|r| &r.facts).filter_map(|i| context.atlas.facts.get(*i)).collect();
    documents(context.atlas).into_iter().filter(|s| facts.iter().any(|f| f.source == s.id)).collect()
}

/// The figure in a few sentences.
pub(super) fn description(context: &Context<'_>, rows: &[Row], shows_reasons: bool) -> Vec<String> {
    let words = context.words;
    let number = |n: usize| words.number(n as f64);
    let all = pairs(rows);
    let mut facts: Vec<usize> = Vec::new();
    for fact in all.iter().flat_map(|p| p.facts) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let parts = [
        ("pairs", number(all.len())),
        ("facts", number(facts.len())),
        ("documents", number(sources(context, rows).len())),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut sentences = vec![words.fill("reported.says.pairs", &parts)];
    if !shows_reasons {
        sentences.push(words.t("reported.says.hidden").to_string());
        return sentences;
    }
    let kind = |relation: &Relation| {
        let name = words.name("judged", relation.word());
        words.fill("reported.counted", &[("name", &name), ("n", &number(count(rows, *relation)))])
    };
    let kinds: Vec<String> = Relation::ALL.iter().filter(|r| count(rows, **r) > 0).map(kind).collect();
    sentences.push(words.fill("reported.says.kinds", &[("kinds", &kinds.join(words.t("list.comma")))]));
    let alike: Vec<&Row> = rows.iter().filter(|r| r.group == ALIKE).collect();
    if let Some(first) = alike.first() {
        let values = first.facts.iter().filter_map(|i| context.atlas.facts.get(*i)).map(|f| words.value(f));
        let example = values.collect::<Vec<_>>().join(words.t("list.semicolon"));
        sentences.push(words.fill("reported.says.alike", &[("n", &number(alike.len())), ("example", &example)]));
    }
    sentences
}

/// The table: one row a pair; without judgments when they are hidden.
pub(super) fn table(context: &Context<'_>, rows: &[Row], shows_reasons: bool) -> Table {
    let words = context.words;
    let column = |key: &str, numeric| TableColumn { label: words.t(key).to_string(), numeric };
    let mut columns = vec![
        column("reported.col.number", true),
        column("reported.col.first", false),
        column("table.source", false),
        column("reported.col.second", false),
        column("table.source", false),
    ];
    if shows_reasons {
        columns.push(column("reported.col.relation", false));
        columns.push(column("reported.col.reason", false));
    }
    Table { columns, rows: pairs(rows).iter().map(|p| record(context, p, shows_reasons)).collect() }
}

fn record(context: &Context<'_>, pair: &Pair, shows_reasons: bool) -> Vec<String> {
    let words = context.words;
    let mut record = vec![words.number(pair.number as f64)];
    for fact in pair.facts.into_iter().filter_map(|i| context.atlas.facts.get(i)) {
        let said = said(context.atlas, words, fact);
        record.push(statement(context, fact));
        record.push(words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]));
    }
    if let Some(judged) = context.atlas.comparisons.get(pair.index).filter(|_| shows_reasons) {
        record.push(words.name("judged", judged.relation.word()));
        record.push(words.pick(&judged.reason).to_string());
    }
    record
}

/// What a fact is, its number and its date, in one line.
fn statement(context: &Context<'_>, fact: &Fact) -> String {
    let words = context.words;
    let as_of = fact.as_of.as_ref().map(|d| words.fill("reported.as_of", &[("date", &words.when(&d.when))]));
    let parts = [words.pick(&fact.title).to_string(), words.value(fact), as_of.unwrap_or_else(|| when(words, fact))];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    parts.join(words.t("list.semicolon"))
}

/// A document's letter and short name.
pub(super) fn named(context: &Context<'_>, source: &Source) -> String {
    let name = context.words.pick(&source.short);
    context.words.fill("credit.source", &[("letter", &source.letter), ("name", name)])
}

/// When a document's text ends and when it was published.
pub(super) fn dates(context: &Context<'_>, source: &Source) -> [String; 2] {
    let words = context.words;
    let say = |key: &str, date: Option<When>| {
        let date = date.map_or(words.t("date.none").to_string(), |when| words.when(&when));
        words.fill(key, &[("date", &date)])
    };
    [say("reported.text_ends", last_date(source)), say("reported.published", When::parse(&source.issued))]
}
