//! The table of every view holds everything that is drawn, with its source, and its columns of
//! numbers and dates can be put in order.

use std::collections::BTreeSet;

use response_atlas::chart::credit::said;
use response_atlas::chart::figure::{Datum, Table};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::seed;
use response_atlas::words::Words;

/// Every fact behind a mark that can be reached.
fn drawn(atlas: &Atlas, view: &View, words: Words) -> BTreeSet<usize> {
    let figure = chart::drawn(atlas, view, words, 1080.0);
    let mut facts = BTreeSet::new();
    for datum in figure.scene.targets.iter().filter_map(|t| figure.data.get(t.datum as usize)) {
        match datum {
            Datum::Facts(own) => facts.extend(own.iter().copied()),
            Datum::Comparisons(pairs) => facts.extend(pairs.iter().flat_map(|pair| {
                let pair = &atlas.comparisons[*pair];
                [&pair.fact_a, &pair.fact_b].map(|id| atlas.facts.iter().position(|f| f.id == *id).expect("a fact"))
            })),
            _ => {}
        }
    }
    facts
}

fn each(check: impl Fn(&Atlas, &View, Words, &Table)) {
    let atlas = seed::load().expect("sound seeds");
    for (entry, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v))) {
        let view = View::read(entry, &[("view".to_string(), view.id.to_string())]).view;
        for words in Words::tags().into_iter().filter_map(Words::of) {
            check(&atlas, &view, words, &chart::table(&atlas, &view, words));
        }
    }
}

#[test]
fn each_fact_that_is_drawn_stands_in_a_row_with_its_place_in_the_document() {
    each(|atlas, view, words, table| {
        for index in drawn(atlas, view, words) {
            let fact = &atlas.facts[index];
            let said = said(atlas, words, fact);
            let holds = |row: &Vec<String>| {
                let all = row.join("\t");
                all.contains(&said.who) && all.contains(&said.locator)
            };
            assert!(table.rows.iter().any(holds), "{} {}: {}", view.figure(), view.id(), fact.id);
        }
    });
}

#[test]
fn each_series_that_is_drawn_stands_there_up_to_its_last_day() {
    each(|atlas, view, words, table| {
        if view.figure() != "growth" {
            return;
        }
        let figure = chart::drawn(atlas, view, words, 1080.0);
        let codes: BTreeSet<&str> = figure
            .data
            .iter()
            .filter_map(|datum| match datum {
                Datum::Sample { code, .. } => Some(code.as_str()),
                _ => None,
            })
            .collect();
        assert!(!codes.is_empty());
        for code in codes {
            let name = words.pick(&atlas.place(code).expect("a place").name);
            let rows = table.rows.iter().filter(|row| row[0] == name).count();
            assert!(rows >= 7, "{} {code}: {rows} rows", view.id());
        }
    });
}

#[test]
fn columns_of_numbers_and_dates_have_an_order_and_others_none() {
    each(|_, view, words, table| {
        for (i, column) in table.columns.iter().enumerate() {
            let is_date = column.label == words.t("table.date");
            let order = table.order(i, words);
            assert_eq!(order.is_some(), column.numeric || is_date, "{} {}", view.figure(), column.label);
            let Some(order) = order else { continue };
            assert_eq!(order.len(), table.rows.len());
            for (row, value) in table.rows.iter().zip(order) {
                let has_digits = row[i].chars().any(|c| c.is_ascii_digit());
                assert_eq!(!value.is_nan(), has_digits, "{} {}: {}", view.figure(), column.label, row[i]);
            }
        }
    });
}
