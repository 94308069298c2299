//! The words of a card: a sentence for each day on which help is reported, chosen by rule, and the
//! card as a whole.

use super::aid_mark::AidMark;
use super::place_card::Card;
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::model::fact::{Direction, Status};
use crate::transform::standing::{Standing, standing};
use crate::words::Words;

/// Help reported on one day, or without one.
struct Told {
    day: Option<Day>,
    is_seen: bool,
    kinds: Vec<String>,
}

/// One sentence for each day and way of telling, in the order of the days; the undated last.
pub(super) fn sentences(card: &Card<'_>, series: &Series) -> Vec<String> {
    let words = card.context.words;
    let mut told = told(card);
    crate::model::order::sort_by_key(&mut told, |t| (t.day.is_none(), t.day, t.is_seen));
    told.iter().map(|t| sentence(words, t, series)).collect()
}

/// The help to and from the place, by day.
fn told(card: &Card<'_>) -> Vec<Told> {
    let words = card.context.words;
    let mut told: Vec<Told> = Vec::new();
    for mark in card.marks.iter().filter(|m| m.is_help() && m.is_of(card.context.atlas, &card.place.code)) {
        let is_seen = is_seen(card, mark);
        let kind = words.name("kind", &mark.kind);
        match told.iter_mut().find(|t| t.day == mark.day && (t.is_seen == is_seen || t.day.is_none())) {
            Some(day) if day.kinds.contains(&kind) => {}
            Some(day) => day.kinds.push(kind),
            None => told.push(Told { day: mark.day, is_seen, kinds: vec![kind] }),
        }
    }
    told
}

/// True when the report that gives the day tells of something seen there.
fn is_seen(card: &Card<'_>, mark: &AidMark) -> bool {
    let first = mark.facts.first().and_then(|i| card.context.atlas.facts.get(*i));
    first.and_then(|f| f.aid()).is_some_and(|a| a.status == Status::OnSite)
}

fn sentence(words: Words, told: &Told, series: &Series) -> String {
    let kinds = sentence_case(&told.kinds).join(words.t("list.semicolon"));
    let day = told.day.map_or(String::new(), |d| words.day(d));
    let (key, total, days) = match standing(&series.total, told.day, told.is_seen) {
        Standing::After { total, days } => {
            (counted(["place.that_day", "place.after.one", "place.after.other"], days), total, days)
        }
        Standing::Before { total, days } => {
            (counted(["place.that_day", "place.before.one", "place.before.other"], days), total, days)
        }
        Standing::Never { total } => ("place.never", total, 0),
        Standing::Seen { total } => ("place.seen", total, 0),
        Standing::Undated => ("place.undated", 0.0, 0),
        Standing::Unknown => ("place.unknown", 0.0, 0),
    };
    let last = series.total.present().last().map_or(String::new(), |(d, _)| words.day(d));
    let (total, days) = (words.number(total), words.number(f64::from(days)));
    let parts = [("kinds", kinds.as_str()), ("day", &day), ("n", &total), ("days", &days), ("last", &last)];
    words.fill(key, &parts)
}

/// Names as they stand in a sentence: the first with its capital, the others without.
fn sentence_case(names: &[String]) -> Vec<String> {
    let lower = |name: &String| {
        let mut letters = name.chars();
        letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
    };
    names.iter().enumerate().map(|(i, name)| if i == 0 { name.clone() } else { lower(name) }).collect()
}

/// The form for no, one or several days.
fn counted(keys: [&'static str; 3], days: i32) -> &'static str {
    let [none, one, other] = keys;
    match days {
        0 => none,
        1 => one,
        _ => other,
    }
}

/// The card in a few sentences.
pub(super) fn description(card: &Card<'_>) -> Vec<String> {
    let words = card.context.words;
    let own = card.marks.iter().filter(|m| m.is_help() && m.is_of(card.context.atlas, &card.place.code));
    let (out, back): (Vec<&AidMark>, Vec<&AidMark>) = own.partition(|m| m.direction == Direction::Out);
    let number = |marks: &[&AidMark]| words.number(marks.len() as f64);
    let (received, given) = (number(&out), number(&back));
    let parts = [("place", words.pick(&card.place.name)), ("received", &received), ("given", &given)];
    let mut says = vec![words.fill("place.says", &parts)];
    match card.series {
        Some(series) => says.extend(sentences(card, series)),
        None => says.push(words.fill("place.no_series", &[("place", words.pick(&card.place.name))])),
    }
    says.push(words.t("place.closing").to_string());
    says
}
