//! A tenure: one thing in the history of the institutions, with every report of it.
//!
//! Comes in: the facts of the institutions table. Goes out: tenures by lane, the dated ones by
//! their first day. Reports with one event in one lane are one tenure; where they date it
//! differently, each date is kept. Knows nothing of pixels.

use std::cmp::Reverse;

use super::Context;
use super::detail::actors;
use crate::model::date::{Day, When};
use crate::model::fact::{Basis, Fact, InstitutionDetail, Lane};
use crate::model::order::{sort, sort_by_key};
use crate::model::source::Source;

/// One thing, with every report of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tenure {
    /// Its lane.
    pub lane: Lane,
    /// Its reports, by index into the atlas; the one that names it first.
    pub facts: Vec<usize>,
    /// The dates that the reports give, each once; none when no report dates it.
    pub dates: Vec<When>,
    /// Its name, with both issuers where the reports name two.
    pub title: String,
    /// Letters of the documents that report it.
    pub letters: Vec<String>,
    /// True when every report is worked out and none is stated.
    pub is_derived: bool,
    /// True for a period that an author names.
    pub is_period: bool,
}

impl Tenure {
    /// Where it stands in time; a thing of which only the end is known stands at its end.
    pub fn order(&self) -> (Option<Day>, Reverse<Option<Day>>) {
        let first = self.dates.iter().filter_map(|d| d.first().or(d.last())).min();
        (first, Reverse(self.dates.iter().filter_map(When::last).max()))
    }
}

/// Every tenure: by lane, the dated by their first day, then the undated as the table has them.
pub fn tenures(context: &Context<'_>) -> Vec<Tenure> {
    let mut groups: Vec<(Lane, &str, Vec<usize>)> = Vec::new();
    for (index, fact) in context.atlas.facts.iter().enumerate() {
        let Some(institution) = fact.institution() else { continue };
        let same = |g: &&mut (Lane, &str, Vec<usize>)| g.0 == institution.lane && !g.1.is_empty() && g.1 == fact.event;
        match groups.iter_mut().find(same) {
            Some(group) => group.2.push(index),
            None => groups.push((institution.lane, &fact.event, vec![index])),
        }
    }
    let mut tenures: Vec<Tenure> = groups.into_iter().map(|(lane, _, facts)| tenure(context, lane, facts)).collect();
    sort_by_key(&mut tenures, |t| (t.lane, t.dates.is_empty(), t.order()));
    tenures
}

fn tenure(context: &Context<'_>, lane: Lane, mut facts: Vec<usize>) -> Tenure {
    let atlas = context.atlas;
    let of = |i: &usize| atlas.facts.get(*i);
    sort_by_key(&mut facts, |i| of(i).map_or((true, true), |f| (!is_linked(f), f.date.is_none())));
    let reports: Vec<&Fact> = facts.iter().filter_map(of).collect();
    let mut dates: Vec<When> = Vec::new();
    for when in reports.iter().filter_map(|f| f.date.as_ref()).map(|d| d.when) {
        if !dates.contains(&when) {
            dates.push(when);
        }
    }
    sort_by_key(&mut dates, |d| (d.first().or(d.last()), Reverse(d.last())));
    Tenure {
        lane,
        title: title(context, &reports),
        letters: letters(&atlas.sources, &reports),
        is_derived: reports.iter().all(|f| f.basis == Basis::Derived),
        is_period: is_period(context, &reports),
        facts,
        dates,
    }
}

fn is_linked(fact: &Fact) -> bool {
    fact.institution().is_some_and(|i| !i.relation.is_empty())
}

fn is_period(context: &Context<'_>, reports: &[&Fact]) -> bool {
    context.atlas.outbreak.periods.iter().any(|p| reports.iter().any(|f| f.id == p.fact))
}

/// The name: the author's short label of a period, else what the reports agree on once a
/// bracket that tells them apart is left out, else the first report's own title.
fn title(context: &Context<'_>, reports: &[&Fact]) -> String {
    let words = context.words;
    let labels = &context.atlas.outbreak.periods;
    if let Some(period) = labels.iter().find(|p| reports.iter().any(|f| f.id == p.fact)) {
        return words.pick(&period.label).to_string();
    }
    let Some((first, others)) = reports.split_first() else {
        return String::new();
    };
    let full = words.pick(&first.title);
    let bare = without_bracket(full);
    let agree = !others.is_empty() && others.iter().all(|f| without_bracket(words.pick(&f.title)) == bare);
    let name = if agree { bare } else { full };
    match issuers(context, reports).as_slice() {
        [a, b] if agree => words.fill("years.two_issuers", &[("title", name), ("a", a), ("b", b)]),
        _ => name.to_string(),
    }
}

/// The title up to a bracket at its end.
fn without_bracket(title: &str) -> &str {
    let open = match title.chars().last() {
        Some(')') => title.rfind(" ("),
        Some('）') => title.rfind('（'),
        _ => None,
    };
    open.and_then(|i| title.get(..i)).unwrap_or(title)
}

/// The distinct issuers that the reports name, in words.
fn issuers(context: &Context<'_>, reports: &[&Fact]) -> Vec<String> {
    let mut issuers: Vec<String> = Vec::new();
    let named = |i: &&InstitutionDetail| !i.actor.is_empty();
    for institution in reports.iter().filter_map(|f| f.institution()).filter(named) {
        let name = actors(context.words, &institution.actor);
        if !issuers.contains(&name) {
            issuers.push(name);
        }
    }
    sort(&mut issuers, |a, b| a.cmp(b));
    issuers
}

fn letters(sources: &[Source], reports: &[&Fact]) -> Vec<String> {
    let used = |s: &&Source| reports.iter().any(|f| f.source == s.id) && !s.letter.is_empty();
    sources.iter().filter(used).map(|s| s.letter.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::{atlas, fact, laid};
    use super::*;
    use crate::words::Words;

    fn all(facts: Vec<Fact>) -> Vec<Tenure> {
        let atlas = atlas(facts);
        laid(&atlas, Words::english(), 1080.0, tenures)
    }

    #[test]
    fn two_issuers_of_one_instrument_are_one_mark() {
        let mut a = fact("a", Lane::Plan, "Plan (issuer given: A)", "2006");
        let mut b = fact("b", Lane::Plan, "Plan (issuer given: B)", "2006");
        (a.event, b.event) = ("plan-2006".into(), "plan-2006".into());
        for (fact, name) in [(&mut a, "state-council"), (&mut b, "ministry-of-health")] {
            if let crate::model::fact::Detail::Institution(i) = &mut fact.detail {
                i.actor = name.into();
            }
        }
        let tenures = all(vec![a, b]);
        assert_eq!(tenures.len(), 1);
        assert!(tenures[0].title.contains("Ministry of Health") && tenures[0].title.contains("State Council"));
        assert_eq!(tenures[0].dates.len(), 1);
    }

    #[test]
    fn one_event_in_two_lanes_is_two_marks() {
        let mut a = fact("a", Lane::Body, "Committee", "2009");
        let mut b = fact("b", Lane::Mechanism, "Mechanism", "2009/");
        (a.event, b.event) = ("e".into(), "e".into());
        assert_eq!(all(vec![a, b]).len(), 2);
    }

    #[test]
    fn dates_that_differ_are_both_kept() {
        let mut a = fact("a", Lane::Outbreak, "Outbreak", "2019-12");
        let mut b = fact("b", Lane::Outbreak, "Outbreak", "2020-01-20");
        (a.event, b.event) = ("e".into(), "e".into());
        assert_eq!(all(vec![b, a])[0].dates.len(), 2);
    }

    #[test]
    fn the_undated_come_last_in_their_lane() {
        let facts = vec![fact("a", Lane::Law, "No date", ""), fact("b", Lane::Law, "Dated", "2003")];
        let titles: Vec<String> = all(facts).into_iter().map(|t| t.title).collect();
        assert_eq!(titles, ["Dated", "No date"]);
    }

    #[test]
    fn titles_that_differ_keep_the_bracket_that_says_so() {
        let mut a = fact("a", Lane::Policy, "Proposal (English)", "2020");
        let mut b = fact("b", Lane::Policy, "Meeting (Chinese)", "2020");
        (a.event, b.event) = ("e".into(), "e".into());
        assert_eq!(all(vec![a, b])[0].title, "Proposal (English)");
    }
}
