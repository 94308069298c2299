//! Reads `comparisons.csv`: judged pairs of facts, from any tables.

use super::Bytes;
use super::fault::Faults;
use super::link::Link;
use super::table::{Row, read};
use crate::error::ErrorKind;
use crate::model::fact::{Comparison, Relation};

/// The file of judged pairs.
pub(super) const FILE: &str = "comparisons.csv";

/// Its columns, in order.
const COLUMNS: [&str; 5] = ["fact_a", "fact_b", "relation", "reason_en", "reason_zh"];

/// Reads the pairs; the facts that they name are checked when all tables are in.
pub(super) fn comparisons(bytes: Bytes<'_>, links: &mut Vec<Link>, faults: &mut Faults) -> Vec<Comparison> {
    let mut pairs: Vec<Comparison> = Vec::new();
    read(FILE, bytes, &COLUMNS, faults, &mut |row| {
        if let Some(pair) = pair(row, links) {
            check_pair(row, &pairs, &pair);
            pairs.push(pair);
        }
    });
    pairs
}

fn pair(row: &mut Row<'_>, links: &mut Vec<Link>) -> Option<Comparison> {
    let fact_a = fact(row, "fact_a", links);
    let fact_b = fact(row, "fact_b", links);
    let relation = row.choice("relation", Relation::ALL, Relation::word);
    let reason = row.both("reason_en", "reason_zh");
    Some(Comparison { fact_a, fact_b, relation: relation?, reason })
}

fn fact(row: &mut Row<'_>, name: &'static str, links: &mut Vec<Link>) -> String {
    let id = row.required(name);
    if let Some(spot) = row.spot(name).filter(|_| !id.is_empty()) {
        links.push(Link::new(&id, spot));
    }
    id
}

/// A pair is of two facts, stands once in either order, and rows are sorted.
fn check_pair(row: &mut Row<'_>, earlier: &[Comparison], pair: &Comparison) {
    if pair.fact_a == pair.fact_b {
        row.wrong("fact_b", "another fact than fact_a");
    }
    let (a, b) = (&pair.fact_a, &pair.fact_b);
    let same = |p: &&Comparison| (&p.fact_a, &p.fact_b) == (a, b) || (&p.fact_a, &p.fact_b) == (b, a);
    if earlier.iter().any(|p| same(&p)) {
        row.fault(ErrorKind::Duplicate, "fact_b", "each pair once, in either order");
    } else if earlier.last().is_some_and(|p| (a, b) < (&p.fact_a, &p.fact_b)) {
        row.fault(ErrorKind::Shape, "fact_a", "rows in the order of fact_a, then fact_b");
    }
}
