//! An entry of the timeline of days: one event in one lane, with every report of it.
//!
//! In: the facts of all tables. Out: entries by lane and day. Reports with one event, one lane
//! and one date are one entry. A date is placed as far as it is known to the month or finer; what
//! is known to the year alone is handed over apart, and what has no date is not here. No px.

use std::cmp::Reverse;

use super::Context;
use super::day_lane::DayLane;
use crate::model::date::{Day, End, Precision, When};
use crate::model::fact::{Detail, Fact};
use crate::model::order::sort_by_key;
use crate::words::Words;

/// One event in one lane.
#[derive(Debug, Clone, PartialEq)]
pub struct DayEntry {
    /// Its lane.
    pub lane: DayLane,
    /// Its reports, by index into the atlas; the one that names it first.
    pub facts: Vec<usize>,
    /// When it happened, or the day its count ends on.
    pub when: When,
    /// First and last day that the date covers.
    pub span: (Day, Day),
    /// True for a count of which only the day it ends on is known.
    pub is_count: bool,
    /// Its name, and how many of its reports tell of something else.
    pub title: String,
    /// Letters of the documents that report it.
    pub letters: Vec<String>,
}

impl DayEntry {
    /// The day, when it is one.
    pub fn day(&self) -> Option<Day> {
        Some(self.span.0).filter(|day| *day == self.span.1)
    }

    /// True when it may have happened within two days, ends included.
    pub fn is_within(&self, window: (Day, Day)) -> bool {
        self.span.0 <= window.1 && self.span.1 >= window.0
    }
}

/// What the tables hold for a stretch of days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DayBook {
    /// What can be placed, by lane, then by its first day.
    pub entries: Vec<DayEntry>,
    /// Facts of which only the year, or a longer time, is known.
    pub vague: Vec<usize>,
}

/// Everything that the tables date within two days, ends included; what is known to the year
/// alone may lie in any day of the whole.
pub fn day_book(context: &Context<'_>, days: (Day, Day)) -> DayBook {
    let organisation = &context.atlas.outbreak.organisation;
    let mut groups: Vec<(DayLane, When, Vec<usize>)> = Vec::new();
    let mut vague = Vec::new();
    for (index, fact) in context.atlas.facts.iter().enumerate() {
        let Some(when) = when_of(fact) else { continue };
        let lane = DayLane::of(fact, organisation);
        match span(&when) {
            Some(span) if span.0 <= days.1 && span.1 >= days.0 => {
                let same = |g: &&mut (DayLane, When, Vec<usize>)| {
                    let first = g.2.first().and_then(|i| context.atlas.facts.get(*i));
                    let event = first.map_or("", |f| f.event.as_str());
                    (g.0, g.1) == (lane, when) && !event.is_empty() && event == fact.event
                };
                match groups.iter_mut().find(same) {
                    Some(group) => group.2.push(index),
                    None => groups.push((lane, when, vec![index])),
                }
            }
            None if touches(&when, context.atlas.outbreak.days) => vague.push(index),
            _ => {}
        }
    }
    let mut entries: Vec<DayEntry> = groups.into_iter().filter_map(|g| entry(context, g)).collect();
    sort_by_key(&mut entries, |e| (e.lane, e.span.0, Reverse(e.span.1)));
    DayBook { entries, vague }
}

/// The date of a fact, or the day its count ends on.
pub fn when_of(fact: &Fact) -> Option<When> {
    fact.date.as_ref().or(fact.as_of.as_ref()).map(|dated| dated.when)
}

/// The days of a date whose ends are known to the month or finer.
fn span(when: &When) -> Option<(Day, Day)> {
    let is_fine = |precision: Precision| precision >= Precision::Month;
    match when {
        When::Single(i) => is_fine(i.precision).then_some((i.first, i.last)),
        When::Interval(End::Known(a), End::Known(b)) => {
            (is_fine(a.precision) && is_fine(b.precision)).then_some((a.first, b.last))
        }
        When::Interval(..) => None,
    }
}

/// True when an end of a coarse date may lie in the days.
fn touches(when: &When, days: (Day, Day)) -> bool {
    let ends = match when {
        When::Single(i) => [Some(i), None],
        When::Interval(a, b) => [a, b].map(|end| match end {
            End::Known(i) => Some(i),
            _ => None,
        }),
    };
    ends.into_iter().flatten().any(|i| i.first <= days.1 && i.last >= days.0)
}

fn entry(context: &Context<'_>, (lane, when, mut facts): (DayLane, When, Vec<usize>)) -> Option<DayEntry> {
    let atlas = context.atlas;
    let span = span(&when)?;
    sort_by_key(&mut facts, |i| atlas.facts.get(*i).map_or(u8::MAX, rank));
    let reports: Vec<&Fact> = facts.iter().filter_map(|i| atlas.facts.get(*i)).collect();
    let used = atlas.sources.iter().filter(|s| !s.letter.is_empty() && reports.iter().any(|f| f.source == s.id));
    Some(DayEntry {
        lane,
        when,
        span,
        is_count: reports.first().is_some_and(|f| f.date.is_none()),
        title: title(context.words, &reports),
        letters: used.map(|s| s.letter.clone()).collect(),
        facts,
    })
}

/// What names an event best comes first: the occasion, then what was said at it.
fn rank(fact: &Fact) -> u8 {
    match &fact.detail {
        Detail::Exchange { kind, .. } => match kind.as_str() {
            "summit" | "meeting" | "mission" | "visit" | "call" => 0,
            "videoconference" | "press_conference" | "white_paper" | "release" => 1,
            "speech" => 2,
            "proposal" | "statement" => 4,
            _ => 3,
        },
        Detail::Institution(_) => 0,
        _ => 1,
    }
}

/// The name of the first report, and how many reports have another.
fn title(words: Words, reports: &[&Fact]) -> String {
    let Some(first) = reports.first() else { return String::new() };
    let name = words.pick(&first.title);
    let others = reports.iter().filter(|f| words.pick(&f.title) != name).count();
    if others == 0 {
        return name.to_string();
    }
    let key = if others == 1 { "days.more.one" } else { "days.more.other" };
    words.fill(key, &[("title", name), ("n", &words.number(others as f64))])
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::{atlas, fact, laid};
    use super::*;
    use crate::model::date::Day;
    use crate::model::fact::Lane;

    fn book(facts: Vec<Fact>) -> DayBook {
        let atlas = atlas(facts);
        laid(&atlas, Words::english(), 900.0, |c| day_book(c, c.atlas.outbreak.days))
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_date_is_placed_as_far_as_it_is_known() {
        let dates = ["2020-01-20", "2020-03", "2020-01-20/2020-01-21", "2019-12-20/2020-01-05", "2020-05-15~"];
        let facts = dates.iter().enumerate().map(|(i, d)| fact(&i.to_string(), Lane::Body, "Body", d)).collect();
        let spans: Vec<_> = book(facts).entries.iter().map(|e| (e.span.0.iso(), e.span.1.iso())).collect();
        let expected = [
            ("2019-12-20", "2020-01-05"),
            ("2020-01-20", "2020-01-21"),
            ("2020-01-20", "2020-01-20"),
            ("2020-03-01", "2020-03-31"),
            ("2020-05-15", "2020-05-15"),
        ];
        assert_eq!(spans, expected.map(|(a, b)| (a.to_string(), b.to_string())));
    }

    #[test]
    fn a_year_and_an_end_that_is_not_stated_have_no_day() {
        let dates = ["2020", "2020/", "2008/2020", "2003/..", "", "2019"];
        let facts = dates.iter().enumerate().map(|(i, d)| fact(&i.to_string(), Lane::Body, "Body", d)).collect();
        let book = book(facts);
        assert!(book.entries.is_empty());
        assert_eq!(book.vague, [0, 1, 2]);
    }

    #[test]
    fn a_count_stands_on_the_day_it_ends_on() {
        let mut count = fact("a", Lane::Body, "Count", "");
        count.as_of = fact("b", Lane::Body, "B", "2020-05-31").date;
        let entries = book(vec![count]).entries;
        assert_eq!((entries[0].is_count, entries[0].day()), (true, Some(day("2020-05-31"))));
    }

    #[test]
    fn reports_of_one_event_on_one_day_are_one_entry() {
        let mut facts: Vec<Fact> =
            ["Launch", "Launch", "Start"].iter().map(|t| fact(t, Lane::Body, t, "2020-01-21")).collect();
        facts.iter_mut().for_each(|f| f.event = "launch".into());
        facts.push(Fact { event: "launch".into(), ..fact("later", Lane::Body, "Launch", "2020-01-22") });
        let entries = book(facts).entries;
        assert_eq!(entries.iter().map(|e| e.facts.len()).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(entries[0].title, "Launch (and 1 more)");
    }

    #[test]
    fn what_lies_outside_the_days_is_not_here() {
        let facts = vec![fact("a", Lane::Body, "A", "2019-12-31"), fact("b", Lane::Body, "B", "2020-06-13")];
        assert_eq!(book(facts), DayBook::default());
    }
}
