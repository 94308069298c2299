//! The lanes of the timeline of days, and which of them a fact stands in.
//!
//! In: a fact and the code of the organisation that has a lane of its own. Out: a lane, told by
//! the fact's table, its kind and who acts in it, never by its words. Knows no dates and no px.

use crate::model::fact::{Detail, Direction, Fact, Lane, Status};
use crate::scene::style::Role;

/// A lane, in the order of the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayLane {
    /// Notices, releases, press conferences, white papers.
    Information,
    /// What the organisation takes part in.
    Organisation,
    /// Calls, meetings and what is put forward there.
    Meetings,
    /// Offers and announcements of help, and of joint research.
    Promises,
    /// Bodies, mechanisms and policy.
    Command,
    /// Help dispatched, arrived or seen.
    Help,
    /// The outbreak itself, totals as of a day, and trade.
    Totals,
}

impl DayLane {
    /// Every lane, in order.
    pub const ALL: [DayLane; 7] = [
        DayLane::Information,
        DayLane::Organisation,
        DayLane::Meetings,
        DayLane::Promises,
        DayLane::Command,
        DayLane::Help,
        DayLane::Totals,
    ];

    /// The lane of a fact. A count that has no date but the day it ends on is a total; exported
    /// goods are trade and stand with the totals, never with help.
    pub fn of(fact: &Fact, organisation: &str) -> DayLane {
        if fact.date.is_none() {
            return DayLane::Totals;
        }
        match &fact.detail {
            Detail::Case(_) | Detail::Count => DayLane::Totals,
            Detail::Aid(aid) if aid.kind == "export" => DayLane::Totals,
            Detail::Aid(aid) if matches!(aid.status, Status::Offer | Status::Announced) => DayLane::Promises,
            Detail::Aid(_) => DayLane::Help,
            Detail::Institution(institution) if institution.lane == Lane::Outbreak => DayLane::Totals,
            Detail::Institution(_) | Detail::Structure(_) => DayLane::Command,
            Detail::Exchange { kind, direction } => of_exchange(fact, kind, *direction, organisation),
        }
    }

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            DayLane::Information => "days.lane.information",
            DayLane::Organisation => "days.lane.organisation",
            DayLane::Meetings => "days.lane.meetings",
            DayLane::Promises => "days.lane.promises",
            DayLane::Command => "days.lane.command",
            DayLane::Help => "days.lane.help",
            DayLane::Totals => "days.lane.totals",
        }
    }

    /// Color of its marks that have no color of their own.
    pub fn role(self) -> Role {
        match self {
            DayLane::Organisation => Role::Organisation,
            DayLane::Promises => Role::AidOut,
            DayLane::Totals => Role::Cases,
            _ => Role::Ink,
        }
    }
}

fn of_exchange(fact: &Fact, kind: &str, direction: Option<Direction>, organisation: &str) -> DayLane {
    let takes_part = fact.from.iter().chain(&fact.to).any(|code| code == organisation);
    match kind {
        "notice" | "platform" | "press_conference" | "publication" | "release" | "statement" | "white_paper" => {
            DayLane::Information
        }
        "research" => DayLane::Promises,
        _ if takes_part => DayLane::Organisation,
        // A meeting that goes neither out nor in is one of the bodies at home.
        "meeting" if direction.is_none() => DayLane::Command,
        _ => DayLane::Meetings,
    }
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::fact;
    use super::*;
    use crate::model::fact::{AidDetail, Bilingual, CaseDetail, StructureDetail};

    fn check(detail: Detail, to: &[&str], expected: DayLane) {
        let mut fact = fact("a", Lane::Law, "A", "2020-01-20");
        fact.detail = detail;
        fact.to = to.iter().map(|code| code.to_string()).collect();
        assert_eq!(DayLane::of(&fact, "WHO"), expected, "{fact:?}");
        fact.as_of = fact.date.take();
        assert_eq!(DayLane::of(&fact, "WHO"), DayLane::Totals, "as of a day: {fact:?}");
    }

    fn exchange(kind: &str, direction: Option<Direction>) -> Detail {
        Detail::Exchange { kind: kind.into(), direction }
    }

    fn aid(kind: &str, status: Status) -> Detail {
        let (item, direction) = (Bilingual::default(), Direction::Out);
        let (channel, provider, place) = Default::default();
        Detail::Aid(AidDetail { kind: kind.into(), item, direction, channel, provider, status, place })
    }

    fn institution(lane: Lane) -> Detail {
        fact("a", lane, "A", "").detail
    }

    #[test]
    fn what_is_released_is_information_whoever_receives_it() {
        for kind in ["notice", "release", "press_conference", "white_paper", "statement"] {
            check(exchange(kind, Some(Direction::Out)), &["WHO"], DayLane::Information);
        }
    }

    #[test]
    fn what_the_organisation_takes_part_in_is_in_its_lane() {
        for kind in ["meeting", "visit", "mission", "speech", "proposal"] {
            check(exchange(kind, Some(Direction::Both)), &["WHO"], DayLane::Organisation);
            check(exchange(kind, Some(Direction::Both)), &["G20"], DayLane::Meetings);
        }
    }

    #[test]
    fn a_meeting_at_home_is_of_the_bodies() {
        check(exchange("meeting", None), &[], DayLane::Command);
        check(exchange("meeting", Some(Direction::Both)), &["SRB"], DayLane::Meetings);
        check(institution(Lane::Body), &[], DayLane::Command);
        check(institution(Lane::Policy), &[], DayLane::Command);
        let (structure, parent, role) = Default::default();
        check(Detail::Structure(StructureDetail { structure, parent, role }), &[], DayLane::Command);
    }

    #[test]
    fn help_is_promised_or_sent_by_the_verb_of_its_source() {
        check(aid("cash", Status::Announced), &[], DayLane::Promises);
        check(aid("support", Status::Offer), &[], DayLane::Promises);
        check(exchange("research", Some(Direction::Out)), &["WLD"], DayLane::Promises);
        for status in [Status::Dispatched, Status::Arrived, Status::OnSite, Status::Completed, Status::NotStated] {
            check(aid("goods", status), &[], DayLane::Help);
        }
    }

    #[test]
    fn trade_is_never_help() {
        check(aid("export", Status::Completed), &[], DayLane::Totals);
    }

    #[test]
    fn the_outbreak_stands_with_the_totals() {
        check(institution(Lane::Outbreak), &[], DayLane::Totals);
        check(Detail::Case(CaseDetail { metric: "cases".into(), scope: "WLD".into() }), &[], DayLane::Totals);
        check(Detail::Count, &[], DayLane::Totals);
    }
}
