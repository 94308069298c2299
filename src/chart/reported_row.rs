//! Judged pairs gathered into the rows of the figure of reported figures.
//!
//! Comes in: the atlas's comparisons. Goes out: [`Row`]s, each with facts that are compared with
//! one another and the pairs among them, numbered in reading order. Pairs that must not be compared
//! make rows of a group of their own. Knows no pixels and no words.

use crate::model::atlas::Atlas;
use crate::model::date::{Day, When};
use crate::model::fact::{Fact, Relation, Table};
use crate::model::order::sort_by_key;
use crate::model::source::{Role, Source};

/// The groups, in the order of the page.
pub(super) const GROUPS: [&str; 6] = ["help", "trade", "exchange", "institutions", "within", "alike"];

/// The place of the group of what one document says twice.
pub(super) const WITHIN: usize = 4;

/// The place of the group of what looks alike and is not the same.
pub(super) const ALIKE: usize = 5;

/// One judged pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// Index into `Atlas::comparisons`.
    pub index: usize,
    /// From 1 in reading order, the same whatever is shown.
    pub number: usize,
    /// The judgment.
    pub relation: Relation,
    /// Indices into `Atlas::facts`, in the order of the table.
    pub facts: [usize; 2],
}

/// Facts that are compared with one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Place in [`GROUPS`].
    pub group: usize,
    /// Indices into `Atlas::facts`, in the order of the columns.
    pub facts: Vec<usize>,
    /// The pairs among them.
    pub pairs: Vec<Pair>,
}

/// The documents by the last date in their text, the earliest first. A date known to the month or
/// year stands at its end, since the text may reach that far.
pub(super) fn documents(atlas: &Atlas) -> Vec<&Source> {
    let mut documents: Vec<&Source> = atlas.sources.iter().filter(|s| s.role == Role::Document).collect();
    sort_by_key(&mut documents, |s| last_date(s).and_then(|w| w.last()).unwrap_or(Day(i32::MAX)));
    documents
}

/// The last date in a document's text, from its card.
pub(super) fn last_date(source: &Source) -> Option<When> {
    let field = source.card.iter().find(|f| f.name == "last_date")?;
    When::parse(&field.text.en)
}

/// Every row, by group; in it those with two numbers or more first, then those with most pairs.
pub(super) fn rows(atlas: &Atlas) -> Vec<Row> {
    let pairs = judged(atlas);
    let (apart, kin): (Vec<Pair>, Vec<Pair>) = pairs.iter().partition(|p| p.relation == Relation::NotComparable);
    let twins = kin.iter().filter(|p| p.relation == Relation::Unit && same_number(atlas, p)).copied();
    let mut rows = joined(&kin);
    let mut alike = joined(&apart.into_iter().chain(twins).collect::<Vec<_>>());
    let order = documents(atlas);
    for row in &mut rows {
        let source = |i: &usize| atlas.facts.get(*i).map(|f| f.source.as_str());
        let is_one = row.facts.iter().all(|i| source(i) == row.facts.first().and_then(source));
        let group = row.facts.iter().map(|i| group(atlas, *i)).min().unwrap_or(0);
        row.group = if is_one { WITHIN } else { group };
    }
    alike.iter_mut().for_each(|row| row.group = ALIKE);
    rows.append(&mut alike);
    for row in &mut rows {
        sort_by_key(&mut row.facts, |i| {
            let source = atlas.facts.get(*i).map(|f| f.source.as_str());
            (order.iter().position(|s| Some(s.id.as_str()) == source), *i)
        });
    }
    sort_by_key(&mut rows, |row| {
        let numbers = row.facts.iter().filter(|i| atlas.facts.get(**i).is_some_and(|f| f.value.is_some()));
        (row.group, numbers.count() < 2, usize::MAX - row.pairs.len(), row.facts.first().copied())
    });
    number(&mut rows);
    rows
}

/// Rows of the facts that these pairs join, each with its pairs, in no order.
pub(super) fn joined(pairs: &[Pair]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for pair in pairs {
        let mut row = Row { group: 0, facts: pair.facts.to_vec(), pairs: vec![*pair] };
        while let Some(at) = rows.iter().position(|r| r.facts.iter().any(|f| row.facts.contains(f))) {
            let mut earlier = rows.remove(at);
            row.facts.retain(|f| !earlier.facts.contains(f));
            earlier.facts.append(&mut row.facts);
            earlier.pairs.append(&mut row.pairs);
            row = earlier;
        }
        rows.push(row);
    }
    rows
}

/// Every pair of these rows, each once.
pub(super) fn pairs(rows: &[Row]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in rows.iter().flat_map(|r| &r.pairs) {
        if pairs.iter().all(|p| p.index != pair.index) {
            pairs.push(*pair);
        }
    }
    pairs
}

fn judged(atlas: &Atlas) -> Vec<Pair> {
    let place = |id: &str| atlas.facts.iter().position(|f| f.id == id);
    let pair = |(index, c): (usize, &crate::model::fact::Comparison)| {
        let facts = [place(&c.fact_a)?, place(&c.fact_b)?];
        Some(Pair { index, number: 0, relation: c.relation, facts })
    };
    atlas.comparisons.iter().enumerate().filter_map(pair).collect()
}

fn same_number(atlas: &Atlas, pair: &Pair) -> bool {
    let [a, b] = pair.facts.map(|i| atlas.facts.get(i).and_then(|f| f.value));
    a.is_some() && a == b
}

/// The group of a fact: that of its table; what counts the same help otherwise stands with it.
/// Exports are trade and never stand with help.
fn group(atlas: &Atlas, index: usize) -> usize {
    let Some(fact) = atlas.facts.get(index) else { return 0 };
    let same = |f: &Fact| !f.event.is_empty() && f.event == fact.event;
    let table = if atlas.table(Table::Aid).any(same) { Table::Aid } else { fact.table() };
    match table {
        _ if fact.aid().is_some_and(|a| a.kind == "export") => 1,
        Table::Cases | Table::Aid => 0,
        Table::Exchanges | Table::Counts => 2,
        Table::Institutions | Table::Structures => 3,
    }
}

/// Sorts the pairs of each row and numbers them; a pair that stands twice keeps its first number.
fn number(rows: &mut [Row]) {
    let mut known: Vec<usize> = Vec::new();
    for row in rows {
        let place = |fact: usize| row.facts.iter().position(|f| *f == fact);
        sort_by_key(&mut row.pairs, |p| {
            let [a, b] = p.facts.map(place);
            (a.min(b), a.max(b))
        });
        for pair in &mut row.pairs {
            if !known.contains(&pair.index) {
                known.push(pair.index);
            }
            pair.number = known.iter().position(|i| *i == pair.index).unwrap_or(0) + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: usize, b: usize) -> Pair {
        Pair { index: 0, number: 0, relation: Relation::Scope, facts: [a, b] }
    }

    #[test]
    fn a_pair_that_joins_two_rows_makes_them_one() {
        let rows = joined(&[pair(1, 2), pair(3, 4), pair(5, 6), pair(4, 2)]);
        let mut facts: Vec<Vec<usize>> = rows.into_iter().map(|r| r.facts).collect();
        facts.iter_mut().for_each(|f| f.sort_unstable());
        facts.sort();
        assert_eq!(facts, [vec![1, 2, 3, 4], vec![5, 6]]);
    }

    #[test]
    fn pairs_are_numbered_in_reading_order_and_a_second_showing_keeps_its_number() {
        let at = |index, a, b| Pair { index, ..pair(a, b) };
        let row = |facts: &[usize], pairs: &[Pair]| Row { group: 0, facts: facts.to_vec(), pairs: pairs.to_vec() };
        let mut rows = [row(&[7, 8, 9], &[at(4, 9, 8), at(2, 7, 9)]), row(&[8, 9], &[at(4, 9, 8)])];
        number(&mut rows);
        let numbers: Vec<(usize, usize)> = rows.iter().flat_map(|r| &r.pairs).map(|p| (p.index, p.number)).collect();
        assert_eq!(numbers, [(2, 1), (4, 2), (4, 2)]);
    }
}
