//! One slot: what it asks of the data, as words.
//!
//! | slot | gives |
//! | --- | --- |
//! | `value FACT`, `number FACT` | the number stated, with its hedge, with and without its unit |
//! | `title FACT`, `date FACT`, `note FACT` | our wording; the date as precise as it is known |
//! | `cite FACT` | the source's letter and the place in it |
//! | `kind FACT`, `status FACT` | the same of a report of help |
//! | `judged A B`, `reason A B` | our judgment of a pair, and why |
//! | `bracket N days, doublings, each, other` | one of the stated stretches of days |
//! | `reached PLACE TOTAL`, `total PLACE DAY` | the reference series |
//! | `covered GROUP named, counted` | how many of a counted group are named |
//! | `pairs RELATION` | how many pairs are judged so; `all` counts every one |
//! | `aid STATUS` | how many reports of help have a status; `undated` those without a day |
//! | `place CODE`, `words KEY`, `short SOURCE` | names |

use super::fault;
use crate::chart::credit::short_name;
use crate::chart::detail::when;
use crate::chart::lesson;
use crate::error::Error;
use crate::model::atlas::Atlas;
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::model::fact::{Comparison, Fact, Table};
use crate::words::Words;

/// What a slot says.
pub(super) enum Said {
    /// Words.
    Text(String),
    /// A place in a source.
    Cited {
        /// The source's letter.
        letter: String,
        /// Its id.
        source: String,
        /// The place, and whom the document itself cites.
        place: String,
    },
}

impl Said {
    /// As words alone.
    pub fn plain(self) -> String {
        match self {
            Said::Text(text) => text,
            Said::Cited { letter, place, .. } => format!("{letter} {place}"),
        }
    }
}

/// Fills a slot.
///
/// # Errors
/// When it names what does not exist.
pub(super) fn said(atlas: &Atlas, words: Words, slot: &str) -> Result<Said, Error> {
    let parts: Vec<&str> = slot.split_whitespace().collect();
    let missing = |what: &str| fault(&format!("[[{slot}]]"), what);
    let text = match parts.as_slice() {
        ["cite", id] => return cited(atlas, words, fact(atlas, id)?),
        ["value", id] => words.value(fact(atlas, id)?),
        ["number", id] => words.figure(fact(atlas, id)?),
        ["title", id] => words.pick(&fact(atlas, id)?.title).to_string(),
        ["note", id] => words.pick(&fact(atlas, id)?.note).to_string(),
        ["date", id] => date(words, fact(atlas, id)?),
        ["kind", id] => fact(atlas, id)?.aid().map_or(String::new(), |aid| words.name("kind", &aid.kind)),
        ["status", id] => fact(atlas, id)?.aid().map_or(String::new(), |aid| words.name("status", aid.status.word())),
        ["judged", a, b] => words.name("judged", pair(atlas, a, b)?.relation.word()),
        ["reason", a, b] => words.pick(&pair(atlas, a, b)?.reason).to_string(),
        ["bracket", number, field] => {
            bracket(atlas, words, number, field).ok_or_else(|| missing("a stated stretch"))?
        }
        ["reached", code, total] => {
            let day =
                total.parse().ok().and_then(|total| atlas.series(code, Metric::Cases)?.total.first_at_least(total));
            words.day(day.ok_or_else(|| missing("a total that the series reaches"))?)
        }
        ["total", code, day] => {
            let total = Day::parse(day).and_then(|day| atlas.series(code, Metric::Cases)?.total.at(day));
            words.number(total.ok_or_else(|| missing("a day of the series"))?)
        }
        ["covered", group, field] => covered(atlas, words, group, field).ok_or_else(|| missing("a counted group"))?,
        ["pairs", relation] => {
            let fits = |c: &&Comparison| *relation == "all" || c.relation.word() == *relation;
            words.number(atlas.comparisons.iter().filter(fits).count() as f64)
        }
        ["aid", status] => {
            let fits = |f: &&Fact| match *status {
                "all" => true,
                "undated" => f.date.as_ref().and_then(|d| d.when.day()).is_none(),
                word => f.aid().is_some_and(|aid| aid.status.word() == word),
            };
            words.number(atlas.table(Table::Aid).filter(fits).count() as f64)
        }
        ["place", code] => {
            let place = atlas.place(code).ok_or_else(|| missing("a place"))?;
            words.pick(&place.name).to_string()
        }
        ["words", key] if Words::has(key) => words.t(key).to_string(),
        ["short", id] => short_name(atlas, words, id),
        _ => return Err(missing("a slot that slot.rs lists")),
    };
    if text.is_empty() { Err(missing("something to say")) } else { Ok(Said::Text(text)) }
}

/// A fact by its id.
pub(super) fn fact<'a>(atlas: &'a Atlas, id: &str) -> Result<&'a Fact, Error> {
    atlas.fact(id).ok_or_else(|| fault(id, "the id of a fact"))
}

/// A judged pair, either way round.
pub(super) fn pair<'a>(atlas: &'a Atlas, a: &str, b: &str) -> Result<&'a Comparison, Error> {
    let is_pair = |c: &&Comparison| (c.fact_a == a && c.fact_b == b) || (c.fact_a == b && c.fact_b == a);
    atlas.comparisons.iter().find(is_pair).ok_or_else(|| fault(&format!("{a} {b}"), "a judged pair"))
}

/// When it happened, or the day up to which it counts, or that no date is stated.
pub(super) fn date(words: Words, fact: &Fact) -> String {
    let said = when(words, fact);
    let as_of = fact.as_of.as_ref().map(|d| words.when(&d.when));
    match (said.is_empty(), as_of) {
        (false, _) => said,
        (true, Some(day)) => words.fill("days.up_to", &[("day", &day)]),
        (true, None) => words.t("date.none").to_string(),
    }
}

fn cited(atlas: &Atlas, words: Words, fact: &Fact) -> Result<Said, Error> {
    let source = atlas.source(&fact.source).ok_or_else(|| fault(&fact.source, "a source"))?;
    let whole = lesson::cited(atlas, words, fact);
    let place =
        whole.strip_prefix(&source.letter).map(|rest| rest.trim_start_matches([',', ' ', '，'])).unwrap_or(&whole);
    Ok(Said::Cited { letter: source.letter.clone(), source: source.id.clone(), place: place.to_string() })
}

fn bracket(atlas: &Atlas, words: Words, number: &str, field: &str) -> Option<String> {
    let stretches = lesson::stretches(atlas);
    let stretch = stretches.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(match field {
        "days" => words.number(stretch.fact.value?),
        "doublings" => lesson::short(stretch.span.doublings?),
        "each" => lesson::short(stretch.span.days_each()?),
        "other" => words.number(stretch.other_days?),
        _ => return None,
    })
}

fn covered(atlas: &Atlas, words: Words, group: &str, field: &str) -> Option<String> {
    let [counted, named] = lesson::covered(atlas, group)?;
    match field {
        "counted" => Some(words.number(counted)),
        "named" => Some(words.number(named)),
        "unnamed" => Some(words.number(counted - named)),
        _ => None,
    }
}
