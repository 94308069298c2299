//! Named of claimed: a document counts those who gave or received, and the documents together
//! name some of them.
//!
//! Comes in: the atlas. Goes out: one [`Coverage`] for each group that an aid fact counts. Who is
//! named is counted by place, direction and kind; offers and promises do not count. No document
//! says that those named are among those counted, so the number is “at most”, except for a count
//! at one dated event, whose members must share the event.

use crate::model::atlas::Atlas;
use crate::model::fact::{AidDetail, Direction, Fact, Status};
use crate::model::order::sort;
use crate::model::place::Place;

/// How many of a counted group are named anywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Code of the group.
    pub group: String,
    /// The fact that states the count, by index into `Atlas::facts`.
    pub fact: usize,
    /// The count, in countries, organisations or both.
    pub claimed: f64,
    /// Codes of those named, sorted.
    pub named: Vec<String>,
    /// True when the documents do not say that those named are among those counted.
    pub at_most: bool,
}

/// Every counted group, in the order of the facts; the first count of a group stands.
///
/// ```
/// use response_atlas::transform::coverage::coverages;
///
/// let atlas = response_atlas::seed::load()?;
/// for group in coverages(&atlas).iter().filter(|group| group.at_most) {
///     println!("at most {} of {} named", group.named.len(), group.claimed);
/// }
/// # Ok::<(), response_atlas::error::Report>(())
/// ```
pub fn coverages(atlas: &Atlas) -> Vec<Coverage> {
    let mut found: Vec<Coverage> = Vec::new();
    for (index, fact) in atlas.facts.iter().enumerate() {
        for claim in claims(atlas, fact) {
            if found.iter().all(|c| c.group != claim.group) {
                found.push(coverage(atlas, index, &claim));
            }
        }
    }
    found
}

/// The coverage of one group.
pub fn of_group<'a>(coverages: &'a [Coverage], group: &str) -> Option<&'a Coverage> {
    coverages.iter().find(|c| c.group == group)
}

/// Who acted on the far side of the hub: who received, or who gave to it.
pub fn partners<'a>(fact: &'a Fact, aid: &AidDetail) -> &'a [String] {
    if aid.direction == Direction::In { &fact.from } else { &fact.to }
}

/// One count in a fact.
struct Claim<'a> {
    fact: &'a Fact,
    aid: &'a AidDetail,
    group: &'a str,
    unit: &'a str,
    claimed: f64,
}

fn claims<'a>(atlas: &Atlas, fact: &'a Fact) -> Vec<Claim<'a>> {
    let Some(aid) = fact.aid().filter(|aid| aid.direction != Direction::Own) else {
        return Vec::new();
    };
    let values = [fact.value, fact.value2];
    let parts = fact.unit.split('+').zip(values).zip(partners(fact, aid));
    let counted = parts.filter_map(|((unit, value), group)| {
        let is_group = atlas.place(group).is_some_and(|p| p.kind == "group");
        let claimed = value.filter(|_| is_group && counts(unit))?;
        Some(Claim { fact, aid, group, unit, claimed })
    });
    counted.collect()
}

/// True for the units that count who gave or received.
fn counts(unit: &str) -> bool {
    matches!(unit, "country" | "country_or_region" | "organisation" | "country_or_organisation")
}

fn coverage(atlas: &Atlas, index: usize, claim: &Claim<'_>) -> Coverage {
    let mut named: Vec<String> = Vec::new();
    for fact in &atlas.facts {
        let Some(aid) = fact.aid().filter(|aid| fits(claim, fact, aid)) else { continue };
        let codes = partners(fact, aid).iter();
        named.extend(codes.filter(|c| atlas.place(c).is_some_and(|p| is_counted(claim, p))).cloned());
    }
    sort(&mut named, |a, b| a.cmp(b));
    named.dedup();
    let at_most = !named.is_empty() && !is_one_event(claim.fact);
    Coverage { group: claim.group.to_string(), fact: index, claimed: claim.claimed, named, at_most }
}

/// True when a report tells of what the claim counts.
fn fits(claim: &Claim<'_>, fact: &Fact, aid: &AidDetail) -> bool {
    let any_help = claim.aid.kind == "support" || claim.fact.measure.starts_with("countries_assisted");
    let kind = if any_help { is_help(&aid.kind) } else { aid.kind == claim.aid.kind };
    let done = !matches!(aid.status, Status::Offer | Status::Announced) || aid.status == claim.aid.status;
    let network = claim.aid.channel != "ngo" || aid.channel == "ngo";
    let event = !is_one_event(claim.fact) || fact.event == claim.fact.event;
    aid.direction == claim.aid.direction && kind && done && network && event
}

fn is_help(kind: &str) -> bool {
    !matches!(kind, "export" | "debt" | "citizen_service")
}

/// True for a count at one event on one day.
fn is_one_event(fact: &Fact) -> bool {
    !fact.event.is_empty() && fact.date.as_ref().is_some_and(|d| d.when.day().is_some())
}

/// True for a place of the kind that the claim counts, in the region that its measure ends with.
fn is_counted(claim: &Claim<'_>, place: &Place) -> bool {
    let kind = match claim.unit {
        "organisation" => place.kind == "organisation",
        "country_or_organisation" => place.is_country() || place.kind == "organisation",
        _ => place.is_country(),
    };
    let last = claim.fact.measure.rsplit('_').next().unwrap_or("");
    let regional = matches!(last, "africa" | "americas" | "asia" | "europe" | "oceania");
    kind && (!regional || place.region == last)
}
