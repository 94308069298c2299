//! The figures of command as tables: one row a row of the picture, each side with its sources.

use super::Context;
use super::credit::said;
use super::detail::when;
use super::figure::{Table, TableColumn};
use super::structure_row::{Cell, link, names, rows};
use crate::model::fact::Fact;

/// Two arrangements side by side.
pub(super) fn groups(context: &Context<'_>) -> Table {
    let words = context.words;
    let rows = rows(context);
    let names = names(context, &rows);
    let mut part = "";
    let mut table = Table { columns: columns(context, &names), rows: Vec::new() };
    for row in &rows {
        let heading = words.pick(&row.aligned.heading);
        part = if heading.is_empty() { part } else { heading };
        let mut record = vec![part.to_string()];
        for side in &row.sides {
            let texts: Vec<&str> = side.iter().map(|c| c.text.as_str()).collect();
            record.push(texts.join(words.t("list.semicolon")));
            record.push(sources(context, side));
        }
        record.push(link(context, row, &names));
        record.push(words.pick(&row.aligned.note).to_string());
        table.rows.push(record);
    }
    table
}

fn columns(context: &Context<'_>, names: &[String; 2]) -> Vec<TableColumn> {
    let words = context.words;
    let column = |label: &str| TableColumn { label: label.to_string(), numeric: false };
    let source = words.t("table.source");
    let [first, second] = names;
    let labels = [
        words.t("structures.col.part"),
        first,
        source,
        second,
        source,
        words.t("structures.col.link"),
        words.t("structures.col.note"),
    ];
    labels.map(column).into()
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

/// Who states a fact, and where.
fn place(context: &Context<'_>, fact: &Fact) -> String {
    let said = said(context.atlas, context.words, fact);
    context.words.fill("table.said", &[("who", &said.who), ("where", &said.locator)])
}

/// Stated numbers, one row a fact; an undated one with what is said of its period.
pub(super) fn numbers(context: &Context<'_>, facts: &[(usize, &Fact)]) -> Table {
    let words = context.words;
    let column = |key: &str, numeric| TableColumn { label: words.t(key).to_string(), numeric };
    let row = |(_, fact): &(usize, &Fact)| {
        let period = match fact.date {
            Some(_) => when(words, fact),
            None => words.t("structures.no_period").to_string(),
        };
        let origin = said(context.atlas, words, fact).origin;
        let title = words.pick(&fact.title).to_string();
        vec![title, words.value(fact), period, place(context, fact), origin, words.pick(&fact.note).to_string()]
    };
    let columns = vec![
        column("table.what", false),
        column("table.value", true),
        column("structures.col.period", false),
        column("table.source", false),
        column("structures.col.origin", false),
        column("structures.col.note", false),
    ];
    Table { columns, rows: facts.iter().map(row).collect() }
}
