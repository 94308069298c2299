//! Reads what single fact tables add to the common columns.
//!
//! Comes in: a row of a known table. Goes out: its [`Detail`], and links to other facts that are
//! checked when all tables are in. A new table is a new arm here and a new variant there.

use super::fact::Known;
use super::field::is_kebab;
use super::link::Link;
use super::table::Row;
use super::vocabulary::{ACTORS, AID_KINDS, CHANNELS, EXCHANGE_KINDS, LINKS, METRICS, PROVIDERS, ROLES, knows};
use crate::model::fact::{
    AidDetail, CaseDetail, Detail, Direction, InstitutionDetail, Lane, Status, StructureDetail, Table,
};

/// Ways that help may go.
const AID_WAYS: &[Direction] = &[Direction::Out, Direction::In, Direction::Own];
/// Ways that an exchange may go.
const EXCHANGE_WAYS: &[Direction] = &[Direction::Out, Direction::In, Direction::Both];

/// The columns that a table has beyond the common ones, in order.
pub(super) fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Cases => &["metric", "scope"],
        Table::Aid => &["kind", "item_en", "item_zh", "direction", "channel", "provider", "status", "place"],
        Table::Exchanges => &["kind", "direction"],
        Table::Institutions => &["lane", "actor", "relation", "relates_to"],
        Table::Structures => &["structure", "parent", "role"],
        Table::Counts => &[],
    }
}

/// Reads them; none when a closed vocabulary does not know a word.
pub(super) fn read(table: Table, row: &mut Row<'_>, known: &Known<'_>, links: &mut Vec<Link>) -> Option<Detail> {
    match table {
        Table::Cases => Some(case(row, known)),
        Table::Aid => aid(row, known),
        Table::Exchanges => Some(exchange(row)),
        Table::Institutions => institution(row, links),
        Table::Structures => Some(structure(row, links)),
        Table::Counts => Some(Detail::Count),
    }
}

fn case(row: &mut Row<'_>, known: &Known<'_>) -> Detail {
    let metric = row.word("metric", METRICS);
    let scope = row.required("scope");
    row.known("scope", &scope, known.places);
    Detail::Case(CaseDetail { metric, scope })
}

fn aid(row: &mut Row<'_>, known: &Known<'_>) -> Option<Detail> {
    let kind = row.word("kind", AID_KINDS);
    let item = row.both_or_neither("item_en", "item_zh");
    let direction = row.choice("direction", AID_WAYS, Direction::word);
    let channel = row.optional_word("channel", CHANNELS);
    let provider = row.optional_word("provider", PROVIDERS);
    let status = row.choice("status", Status::ALL, Status::word);
    let place = row.place("place", known.places);
    Some(Detail::Aid(AidDetail { kind, item, direction: direction?, channel, provider, status: status?, place }))
}

fn exchange(row: &mut Row<'_>) -> Detail {
    Detail::Exchange {
        kind: row.word("kind", EXCHANGE_KINDS),
        direction: row.optional_choice("direction", EXCHANGE_WAYS, Direction::word),
    }
}

fn institution(row: &mut Row<'_>, links: &mut Vec<Link>) -> Option<Detail> {
    let lane = row.choice("lane", Lane::ALL, Lane::word);
    for actor in row.list("actor") {
        if !knows(ACTORS, &actor) {
            row.unknown_word("actor", ACTORS);
        }
    }
    let actor = String::from(row.text("actor"));
    let relation = row.optional_word("relation", LINKS);
    let relates_to = row.list("relates_to");
    match (relation.is_empty(), relates_to.is_empty()) {
        (true, false) => row.wrong("relation", "a relation, since relates_to names ids"),
        (false, true) => row.wrong("relates_to", "an id, since there is a relation"),
        _ => {}
    }
    links.extend(row.spot("relates_to").into_iter().flat_map(|spot| {
        let ids = relates_to.iter();
        ids.map(move |id| Link::new(id, spot))
    }));
    Some(Detail::Institution(InstitutionDetail { lane: lane?, actor, relation, relates_to }))
}

fn structure(row: &mut Row<'_>, links: &mut Vec<Link>) -> Detail {
    let structure = row.required("structure");
    if !structure.is_empty() && !is_kebab(&structure) {
        row.wrong("structure", "an id in kebab-case");
    }
    let parent = row.optional("parent");
    if let Some(spot) = row.spot("parent").filter(|_| !parent.is_empty()) {
        links.push(Link::new(&parent, spot));
    }
    let role = row.word("role", ROLES);
    Detail::Structure(StructureDetail { structure, parent, role })
}
