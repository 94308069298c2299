//! The rows of the aid matrix: places by region, organisations by channel, then groups whose
//! members no document names, counted or not.
//!
//! Comes in: the atlas's aid marks. Goes out: [`Section`]s of [`Row`]s with their names and
//! notes in words, sorted as asked. Knows no pixels.

use std::cmp::Ordering;

use super::Context;
use super::aid_mark::AidMark;
use crate::model::date::Day;
use crate::model::fact::Direction;
use crate::model::order;
use crate::model::place::Place;
use crate::transform::coverage::{Coverage, coverages, of_group};
use crate::words::Words;

/// The marks of one place.
pub(super) struct Row {
    /// Its short name.
    pub name: String,
    /// How many of a counted group are named, and where goods were seen; or empty.
    pub note: String,
    /// Its marks, given before received.
    pub marks: Vec<AidMark>,
}

/// What a section gathers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Countries and territories.
    Places,
    /// Organisations.
    Organisations,
    /// Groups that a document counts.
    Counted,
    /// Groups without a number.
    Uncounted,
}

/// Rows under one heading.
pub(super) struct Section {
    /// What it gathers.
    pub kind: Kind,
    /// Its heading.
    pub heading: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row with what it is gathered and sorted by.
struct Entry {
    kind: Kind,
    /// Region or channel.
    part: &'static str,
    /// How many a group counts.
    claimed: f64,
    english: String,
    row: Row,
}

/// The regions, and what a place without one stands under.
const REGIONS: [&str; 5] = ["africa", "americas", "asia", "europe", "oceania"];

/// How an organisation may be reached, in the order of the sections.
const CHANNELS: [&str; 3] = ["multilateral", "regional", "ngo"];

/// The sections of these marks, none empty.
pub(super) fn sections(context: &Context<'_>, marks: &[AidMark]) -> Vec<Section> {
    let mut entries = entries(context, marks);
    sort(&mut entries, context.view.get("sort"));
    let mut sections: Vec<(&str, Section)> = Vec::new();
    for Entry { kind, part, row, .. } in entries {
        match sections.iter_mut().find(|(p, s)| *p == part && s.kind == kind) {
            Some((_, section)) => section.rows.push(row),
            None => {
                sections.push((part, Section { kind, heading: heading(context.words, kind, part), rows: vec![row] }))
            }
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

fn heading(words: Words, kind: Kind, part: &str) -> String {
    match kind {
        Kind::Places if part == "all" => words.t("aid.matrix.places").to_string(),
        Kind::Places => words.name("region", part),
        Kind::Organisations => words.t(&format!("aid.matrix.organisations.{part}")).to_string(),
        Kind::Counted => words.t("aid.matrix.counted").to_string(),
        Kind::Uncounted => words.t("aid.matrix.uncounted").to_string(),
    }
}

/// One entry a place, in no order yet.
fn entries(context: &Context<'_>, marks: &[AidMark]) -> Vec<Entry> {
    let coverages = coverages(context.atlas);
    let mut codes: Vec<&str> = marks.iter().map(|m| m.place.as_str()).collect();
    order::sort(&mut codes, |a, b| a.cmp(b));
    codes.dedup();
    codes.into_iter().map(|code| entry(context, code, marks, of_group(&coverages, code))).collect()
}

fn entry(context: &Context<'_>, code: &str, marks: &[AidMark], coverage: Option<&Coverage>) -> Entry {
    let marks: Vec<AidMark> = marks.iter().filter(|m| m.place == code).cloned().collect();
    let place = context.atlas.place(code);
    let kind = match place.map(|p| p.kind.as_str()) {
        Some("country" | "territory") => Kind::Places,
        Some("organisation") => Kind::Organisations,
        _ if coverage.is_some() => Kind::Counted,
        _ => Kind::Uncounted,
    };
    let region = |p: &Place| REGIONS.into_iter().find(|r| *r == p.region);
    let part = match kind {
        Kind::Places if context.view.get("sort") != "place" => "all",
        Kind::Places => place.and_then(region).unwrap_or("other"),
        Kind::Organisations => channel(&marks),
        Kind::Counted | Kind::Uncounted => "",
    };
    let name = name(context.words, code, place, &marks);
    let english = place.map_or(name.clone(), |p| p.name.en.clone());
    let note = note(context, &marks, coverage);
    Entry { kind, part, claimed: coverage.map_or(0.0, |c| c.claimed), english, row: Row { name, note, marks } }
}

/// How an organisation was reached: the first channel stated that is not from state to state.
fn channel(marks: &[AidMark]) -> &'static str {
    let has = |word: &str| marks.iter().any(|m| m.channel == word);
    CHANNELS.into_iter().find(|word| has(word)).unwrap_or("other")
}

fn name(words: Words, code: &str, place: Option<&Place>, marks: &[AidMark]) -> String {
    match place {
        Some(place) if place.kind == "world" => words.t("aid.matrix.world").to_string(),
        Some(place) if place.kind == "group" => bare(words.pick(&place.name)).to_string(),
        Some(place) => words.pick(&place.name).to_string(),
        None if code.is_empty() => {
            let receives = marks.iter().any(|m| m.direction == Direction::Out);
            words.t(if receives { "aid.matrix.no_recipient" } else { "aid.matrix.no_giver" }).to_string()
        }
        None => code.to_string(),
    }
}

/// A group's name without the bracket at its end: the heading says that it is not named.
fn bare(name: &str) -> &str {
    let cut = |open: char, close: char| {
        let inner = name.strip_suffix(close)?;
        inner.rfind(open).and_then(|at| name.get(..at))
    };
    cut('(', ')').or_else(|| cut('（', '）')).unwrap_or(name).trim_end()
}

fn note(context: &Context<'_>, marks: &[AidMark], coverage: Option<&Coverage>) -> String {
    let words = context.words;
    let mut notes: Vec<String> = coverage.iter().map(|c| named(context, c)).collect();
    for code in marks.iter().map(|m| m.seen_at.as_str()) {
        let place = context.atlas.place(code).filter(|p| p.code != context.atlas.outbreak.hub);
        if let Some(place) = place {
            let seen = words.fill("aid.matrix.seen", &[("place", words.pick(&place.name))]);
            if !notes.contains(&seen) {
                notes.push(seen);
            }
        }
    }
    notes.join(words.t("list.semicolon"))
}

/// “At most 14 of 27 named”.
pub(super) fn named(context: &Context<'_>, coverage: &Coverage) -> String {
    let words = context.words;
    let number = words.number(coverage.claimed);
    let qualifier = context.atlas.facts.get(coverage.fact).and_then(|f| f.qualifier).map_or("as_given", |q| q.word());
    let hedge = format!("qualifier.{qualifier}");
    let claimed = if Words::has(&hedge) { words.fill(&hedge, &[("n", &number)]) } else { number };
    let count = coverage.named.len();
    let key = match count as f64 {
        n if n > coverage.claimed => "aid.matrix.named_more",
        _ if coverage.at_most => "aid.matrix.named_most",
        _ => "aid.matrix.named",
    };
    words.fill(key, &[("named", &words.number(count as f64)), ("n", &claimed)])
}

/// Sections keep their order; in them rows go by first day or by number of marks as asked, then
/// by what gave or received, by the group's count and by name.
fn sort(entries: &mut [Entry], by: &str) {
    let day = |e: &Entry| e.row.marks.iter().filter_map(|m| m.day).min().unwrap_or(Day(i32::MAX));
    let part = |e: &Entry| CHANNELS.iter().position(|c| *c == e.part);
    let way = |e: &Entry| e.row.marks.iter().map(|m| m.direction).min();
    order::sort(entries, |a, b| {
        let section = (a.kind, part(a), a.part).cmp(&(b.kind, part(b), b.part));
        let asked = match by {
            "date" => day(a).cmp(&day(b)),
            "number" => b.row.marks.len().cmp(&a.row.marks.len()),
            _ => Ordering::Equal,
        };
        let group = match a.kind {
            Kind::Counted => way(a).cmp(&way(b)).then(b.claimed.total_cmp(&a.claimed)),
            _ => Ordering::Equal,
        };
        section.then(asked).then(group).then_with(|| a.english.cmp(&b.english))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_loses_the_bracket_that_says_it_is_not_named() {
        assert_eq!(bare("18 African countries (unnamed)"), "18 African countries");
        assert_eq!(bare("18个非洲国家（未列名）"), "18个非洲国家");
        assert_eq!(bare("African Union"), "African Union");
    }
}
