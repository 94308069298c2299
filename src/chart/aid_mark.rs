//! Reports of help gathered into marks: one mark an event, kind, direction and partner.
//!
//! Comes in: the facts of `aid.csv`. Goes out: [`AidMark`]s, sorted by direction, partner, day,
//! kind and first fact, each with every report of its event. A fact without an event is a mark of
//! its own; a fact with several partners stands in a mark of each. Reports of one event that are
//! judged to be of one origin are one mark, however each words who received. Knows no pixels and
//! no words.

use crate::model::atlas::Atlas;
use crate::model::date::Day;
use crate::model::fact::{AidDetail, Direction, Fact, Relation, Status};
use crate::model::order::{sort, sort_by_key};

/// One mark: what is told of one kind of help to or from one partner at one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AidMark {
    /// Code of the partner: who received, or for [`Direction::In`] who gave; empty when the
    /// sources name none.
    pub place: String,
    /// Kind of help.
    pub kind: String,
    /// Which way it went.
    pub direction: Direction,
    /// The furthest status that any report states.
    pub status: Status,
    /// The first day that any report gives; none when all are undated.
    pub day: Option<Day>,
    /// `bilateral`, `multilateral`, `regional`, `ngo`, or empty.
    pub channel: String,
    /// Who acted, or empty.
    pub provider: String,
    /// Code of the place where it was seen or transshipped, or empty.
    pub seen_at: String,
    /// True when a report says who gave, or the help came to the hub.
    pub is_given: bool,
    /// Indices into `Atlas::facts`: the one that gives the day first, then the furthest status.
    pub facts: Vec<usize>,
}

impl AidMark {
    /// True for help proper: not trade, not debt service, not a service to own citizens, and not
    /// what passed through the hub without a giver.
    pub fn is_help(&self) -> bool {
        self.is_given && self.direction != Direction::Own && !is_apart(&self.kind)
    }

    /// True for what passed through the hub while no report says who gave it.
    pub fn is_passing(&self) -> bool {
        !self.is_given && !is_apart(&self.kind)
    }

    /// True when the mark, or a report of it that names a single partner, is of a place.
    pub fn is_of(&self, atlas: &Atlas, code: &str) -> bool {
        let single = |f: &Fact| f.aid().is_some_and(|aid| partners(f, aid) == [code]);
        self.place == code || self.facts.iter().filter_map(|i| atlas.facts.get(*i)).any(single)
    }
}

/// True for the kinds that are no help to a place.
fn is_apart(kind: &str) -> bool {
    matches!(kind, "export" | "debt" | "citizen_service")
}

/// How far a status is along the way; what is not stated stands before everything stated.
pub(super) fn rank(status: Status) -> u8 {
    match status {
        Status::NotStated => 0,
        Status::Offer => 1,
        Status::Announced => 2,
        Status::Dispatched => 3,
        Status::Arrived => 4,
        Status::OnSite => 5,
        Status::Completed => 6,
    }
}

/// Every mark of the aid table.
pub(super) fn aid_marks(atlas: &Atlas) -> Vec<AidMark> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut shared = Vec::new();
    let twins = twins(atlas);
    let one = |a: &Report<'_>, b: &Report<'_>| twins.contains(&(a.fact.id.as_str(), b.fact.id.as_str()));
    for (index, fact) in atlas.facts.iter().enumerate() {
        let Some(aid) = fact.aid() else { continue };
        let report = Report { index, fact, aid };
        let partners = partners(fact, aid);
        let several = partners.len() > 1;
        for partner in partners {
            if several {
                shared.push((report, partner));
            } else {
                join(&mut groups, report, partner, same_event, one);
            }
        }
    }
    for (report, partner) in shared {
        join(&mut groups, report, partner, |a, b| same_event(a, b) || same_day(a, b), |_, _| false);
    }
    let mut marks: Vec<AidMark> = groups.into_iter().filter_map(mark).collect();
    sort(&mut marks, |a, b| key(a).cmp(&key(b)));
    marks
}

/// One report of help.
#[derive(Clone, Copy)]
struct Report<'a> {
    index: usize,
    fact: &'a Fact,
    aid: &'a AidDetail,
}

/// Reports of one kind of help at one event, with their partner.
struct Group<'a> {
    partner: &'a str,
    reports: Vec<Report<'a>>,
}

/// The codes on the far side; one empty code when none is named.
fn partners<'a>(fact: &'a Fact, aid: &AidDetail) -> Vec<&'a str> {
    let codes = if aid.direction == Direction::In { &fact.from } else { &fact.to };
    if codes.is_empty() { vec![""] } else { codes.iter().map(String::as_str).collect() }
}

/// Ids of the reports that are judged to be of one origin, both ways round.
fn twins(atlas: &Atlas) -> Vec<(&str, &str)> {
    let judged = atlas.comparisons.iter().filter(|c| c.relation == Relation::SameOrigin);
    judged.flat_map(|c| [(c.fact_a.as_str(), c.fact_b.as_str()), (c.fact_b.as_str(), c.fact_a.as_str())]).collect()
}

/// Adds a report to the mark that it tells of: that of its partner where `same` holds, that of any
/// partner where both reports are of one event and of `one` origin.
fn join<'a>(
    groups: &mut Vec<Group<'a>>,
    report: Report<'a>,
    partner: &'a str,
    same: impl Fn(&Report<'_>, &Report<'_>) -> bool,
    one: impl Fn(&Report<'_>, &Report<'_>) -> bool,
) {
    let fits = |group: &Group<'_>| {
        let kin = |r: &Report<'_>| r.aid.kind == report.aid.kind && r.aid.direction == report.aid.direction;
        let told = |r: &Report<'_>| {
            (group.partner == partner && same(r, &report)) || (same_event(r, &report) && one(r, &report))
        };
        group.reports.iter().any(|r| kin(r) && told(r))
    };
    match groups.iter_mut().find(|g| fits(g)) {
        Some(group) => group.reports.push(report),
        None => groups.push(Group { partner, reports: vec![report] }),
    }
}

fn same_event(a: &Report<'_>, b: &Report<'_>) -> bool {
    !a.fact.event.is_empty() && a.fact.event == b.fact.event
}

/// A report that names several partners tells of the same thing as one that names a single
/// partner on the same day.
fn same_day(a: &Report<'_>, b: &Report<'_>) -> bool {
    day(a.fact).is_some() && day(a.fact) == day(b.fact)
}

fn day(fact: &Fact) -> Option<Day> {
    fact.date.as_ref().and_then(|d| d.when.day())
}

fn mark(group: Group<'_>) -> Option<AidMark> {
    let mut reports = group.reports;
    sort_by_key(&mut reports, |r| (day(r.fact).is_none(), day(r.fact), u8::MAX - rank(r.aid.status), r.index));
    let first = *reports.first()?;
    let status = reports.iter().map(|r| r.aid.status).max_by_key(|s| rank(*s))?;
    let stated = |field: fn(&AidDetail) -> &str| {
        let texts = reports.iter().map(|r| field(r.aid));
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_string()
    };
    Some(AidMark {
        place: group.partner.to_string(),
        kind: first.aid.kind.clone(),
        direction: first.aid.direction,
        status,
        day: day(first.fact),
        channel: stated(|aid| &aid.channel),
        provider: stated(|aid| &aid.provider),
        seen_at: stated(|aid| &aid.place),
        is_given: reports.iter().any(|r| r.aid.direction != Direction::Out || !r.fact.from.is_empty()),
        facts: reports.iter().map(|r| r.index).collect(),
    })
}

fn key(mark: &AidMark) -> (Direction, &str, bool, Option<Day>, &str, &[usize]) {
    (mark.direction, &mark.place, mark.day.is_none(), mark.day, &mark.kind, &mark.facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::When;
    use crate::model::fact::{Basis, Bilingual, Dated, Detail};
    use crate::model::land::Land;
    use crate::model::outbreak::Outbreak;

    fn report(to: &str, kind: &str, status: Status, date: &str, event: &str) -> Fact {
        let both = Bilingual::default();
        let aid = AidDetail {
            kind: kind.into(),
            item: both.clone(),
            direction: Direction::Out,
            channel: String::new(),
            provider: String::new(),
            status,
            place: String::new(),
        };
        Fact {
            id: format!("{to}-{kind}-{date}"),
            measure: String::new(),
            title: both.clone(),
            value: None,
            value2: None,
            qualifier: None,
            unit: String::new(),
            date: When::parse(date).map(|when| Dated { edtf: date.into(), when }),
            as_of: None,
            from: vec!["CHN".into()],
            to: to.split(';').map(String::from).collect(),
            source: "a".into(),
            locator: "b".into(),
            basis: Basis::Stated,
            origin: String::new(),
            event: event.into(),
            note: both,
            detail: Detail::Aid(aid),
        }
    }

    fn marks(facts: Vec<Fact>) -> Vec<AidMark> {
        let outbreak = Outbreak {
            hub: "CHN".into(),
            day_zero: Day(0),
            window: (Day(0), Day(1)),
            years: (1949, 2020),
            days: (Day(18_262), Day(18_425)),
            organisation: "WHO".into(),
            first_places: Vec::new(),
            story_places: Vec::new(),
            brackets: Vec::new(),
            periods: Vec::new(),
            alignments: Vec::new(),
            wordings: Vec::new(),
        };
        let (comparisons, sources, places, series, events) = Default::default();
        let land = Land::default();
        aid_marks(&Atlas { facts, comparisons, sources, places, series, events, land, outbreak })
    }

    #[test]
    fn reports_of_one_event_are_one_mark_with_the_furthest_status_and_the_first_day() {
        let sent = report("ITA", "expert_team", Status::Dispatched, "", "team");
        let seen = report("ITA", "expert_team", Status::OnSite, "2020-03-14", "team");
        let landed = report("ITA", "expert_team", Status::Arrived, "2020-03-12", "team");
        let marks = marks(vec![sent, seen, landed]);
        assert_eq!(marks.len(), 1);
        assert_eq!(marks[0].status, Status::OnSite);
        assert_eq!(marks[0].day, Day::parse("2020-03-12"));
        assert_eq!(marks[0].facts, [2, 1, 0]);
    }

    #[test]
    fn another_kind_at_the_same_event_is_another_mark() {
        let team = report("ITA", "expert_team", Status::Arrived, "", "plane");
        let goods = report("ITA", "goods", Status::Arrived, "", "plane");
        assert_eq!(marks(vec![team, goods]).len(), 2);
    }

    #[test]
    fn facts_without_an_event_stand_alone() {
        let one = report("ITA", "advice", Status::NotStated, "", "");
        assert_eq!(marks(vec![one.clone(), one]).len(), 2);
    }

    #[test]
    fn a_report_on_two_partners_joins_the_mark_of_each_on_its_day() {
        let both = report("ETH;BFA", "expert_team", Status::Arrived, "2020-04-16", "teams");
        let one = report("ETH", "expert_team", Status::Arrived, "2020-04-16", "team-eth");
        let marks = marks(vec![both, one]);
        let placed: Vec<(&str, usize)> = marks.iter().map(|m| (m.place.as_str(), m.facts.len())).collect();
        assert_eq!(placed, [("BFA", 1), ("ETH", 2)]);
    }
}
