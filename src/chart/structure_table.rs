//! The figures of command as tables: one row a row of the picture, each side with its sources.

use super::Context;
use super::credit::said;
use super::detail::when;
use super::figure::{Table, TableColumn};
use super::structure_row::{Cell, cells, found, link, names};
use crate::model::fact::Fact;
use crate::model::outbreak::Alignment;

/// Two arrangements side by side.
pub(super) fn groups(context: &Context<'_>) -> Table {
    let words = context.words;
    let names = names(context.atlas, words);
    let mut part = "";
    let mut table = Table { columns: columns(context, &names), rows: Vec::new() };
    for row in &context.atlas.outbreak.alignments {
        let heading = words.pick(&row.heading);
        part = if heading.is_empty() { part } else { heading };
        let mut record = vec![part.to_string()];
        for side in &row.sides {
            let cells = cells(context, side, part);
            let texts: Vec<&str> = cells.iter().map(|c| c.text.as_str()).collect();
            record.push(texts.join(words.t("list.semicolon")));
            record.push(sources(context, &cells));
        }
        record.push(sourced(context, row, link(context, row, &names)));
        record.push(words.pick(&row.note).to_string());
        table.rows.push(record);
    }
    table
}

/// A relation that a document states, with its place there.
fn sourced(context: &Context<'_>, row: &Alignment, link: String) -> String {
    let Some((_, fact)) = found(context.atlas, &row.states).filter(|_| row.grade.is_none()) else { return link };
    let said = said(context.atlas, context.words, fact);
    let place = context.words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]);
    context.words.fill("detail.line", &[("label", &link), ("value", &place)])
}

fn columns(context: &Context<'_>, names: &[String; 2]) -> Vec<TableColumn> {
    let words = context.words;
    let column = |label: &str| TableColumn { label: label.to_string(), numeric: false };
    let source = words.t("table.source");
    let [first, second] = names;
    let link = words.t("reported.col.relation");
    [words.t("table.what"), first, source, second, source, link, words.t("reported.col.reason")].map(column).into()
}

/// Who says it and where, each place once.
fn sources(context: &Context<'_>, cells: &[Cell]) -> String {
    let mut places: Vec<String> = Vec::new();
    for fact in cells.iter().flat_map(|c| &c.facts).filter_map(|i| context.atlas.facts.get(*i)) {
        let place = place(context, fact);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.join(context.words.t("list.semicolon"))
}

/// Who states a fact, and where; whom it cites for it.
fn place(context: &Context<'_>, fact: &Fact) -> String {
    let said = said(context.atlas, context.words, fact);
    let key = if said.origin.is_empty() { "table.said" } else { "place.quoted" };
    context.words.fill(key, &[("origin", &said.origin), ("who", &said.who), ("where", &said.locator)])
}

/// Stated numbers, one row a fact.
pub(super) fn numbers(context: &Context<'_>, facts: &[(usize, &Fact)]) -> Table {
    let words = context.words;
    let column = |key: &str, numeric| TableColumn { label: words.t(key).to_string(), numeric };
    let row = |(_, fact): &(usize, &Fact)| {
        let title = words.pick(&fact.title).to_string();
        vec![title, words.value(fact), when(words, fact), place(context, fact), words.pick(&fact.note).to_string()]
    };
    let columns = vec![
        column("table.what", false),
        column("table.value", true),
        column("table.date", false),
        column("table.source", false),
        column("structures.note", false),
    ];
    Table { columns, rows: facts.iter().map(row).collect() }
}
