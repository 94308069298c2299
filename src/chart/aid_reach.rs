//! What the page asks of the figure of help beside its scene: the list of everything in the
//! selection, the values that can be chosen with how much bears each, and the places with a card.
//!
//! In: the atlas, a view, a laid-out figure. Out: plain records in words. Knows no pixels; only
//! the later part of the page's core calls it.

use super::Context;
use super::aid_asked::{KEYS, asked_but, asks, bears, is_borne};
use super::aid_mark::aid_marks;
use super::credit::{said, short_name};
use super::detail::when;
use super::figure::{Datum, Figure};
use super::place_card::is_named;
use crate::model::atlas::Atlas;
use crate::model::fact::Fact;
use crate::model::order::sort;
use crate::transform::coverage::partners;
use crate::words::Words;

/// One entry of the list: what stands behind one mark.
pub struct Listed {
    /// Number of its datum in the figure.
    pub datum: u32,
    /// Who received or gave, on the far side.
    pub place: String,
    /// What is told, by its first report.
    pub title: String,
    /// Direction, kind, status, day and number, each where there is one.
    pub says: String,
    /// Every report, with its place in the document.
    pub said: String,
}

/// A value that can be chosen.
pub struct Value {
    /// The value, as the address has it.
    pub value: String,
    /// Its words.
    pub label: String,
    /// How many entries bear it, of what the other keys leave.
    pub count: usize,
}

/// Everything in the selection, in the order in which it is drawn, each mark once.
pub fn list(context: &Context<'_>, figure: &Figure) -> Vec<Listed> {
    let reached = |datum: u32| figure.scene.targets.iter().any(|t| t.datum == datum);
    let is_pin = |datum: u32| figure.linked.iter().any(|(_, to)| *to == datum);
    let entry = |(index, datum): (usize, &Datum)| {
        let number = index as u32;
        let Datum::Facts(facts) = datum else { return None };
        (reached(number) && !is_pin(number)).then(|| listed(context, number, facts)).flatten()
    };
    figure.data.iter().enumerate().filter_map(entry).collect()
}

fn listed(context: &Context<'_>, datum: u32, facts: &[usize]) -> Option<Listed> {
    let (atlas, words) = (context.atlas, context.words);
    let facts: Vec<&Fact> = facts.iter().filter_map(|i| atlas.facts.get(*i)).collect();
    let (first, aid) = facts.first().and_then(|f| Some((*f, f.aid()?)))?;
    let furthest = facts.iter().filter_map(|f| f.aid()).map(|a| a.status).max_by_key(|s| super::aid_mark::rank(*s));
    let mut says = vec![
        super::aid_words::hub(context, &format!("direction.{}", aid.direction.word())),
        words.name("kind", &aid.kind),
        words.name("status", furthest.unwrap_or(aid.status).word()),
        when(words, first),
    ];
    for value in facts.iter().map(|f| words.value(f)) {
        if !says.contains(&value) {
            says.push(value);
        }
    }
    says.retain(|text| !text.is_empty());
    let mut cited: Vec<String> = Vec::new();
    for one in facts.iter().map(|f| said(atlas, words, f)) {
        let text = words.fill("table.said", &[("who", &one.who), ("where", &one.locator)]);
        if !cited.contains(&text) {
            cited.push(text);
        }
    }
    let names: Vec<String> = places(atlas, words, &facts).into_iter().map(|(_, name)| name).collect();
    Some(Listed {
        datum,
        place: if names.is_empty() {
            words.t("aid.table.nobody").to_string()
        } else {
            names.join(words.t("list.semicolon"))
        },
        title: words.pick(&first.title).to_string(),
        says: says.join(words.t("list.comma")),
        said: cited.join(words.t("list.semicolon")),
    })
}

/// The places on the far side of some reports, each once, by code and name.
fn places(atlas: &Atlas, words: Words, facts: &[&Fact]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (fact, aid) in facts.iter().filter_map(|f| Some((*f, f.aid()?))) {
        for code in partners(fact, aid).iter().chain([&aid.place]) {
            let is_new = *code != atlas.outbreak.hub && found.iter().all(|(known, _)| known != code);
            let place = atlas.place(code).filter(|_| is_new);
            found.extend(place.map(|p| (code.clone(), words.pick(&p.name).to_string())));
        }
    }
    found
}

/// The places whose card tells more of a datum: of a mark those that its reports name, of a place
/// on the map the place itself.
pub fn cards(atlas: &Atlas, words: Words, figure: &Figure, datum: u32) -> Vec<(String, String)> {
    let facts = |number: u32| match figure.data.get(number as usize) {
        Some(Datum::Facts(facts)) => facts.iter().filter_map(|i| atlas.facts.get(*i)).collect(),
        _ => Vec::new(),
    };
    let own = facts(datum);
    if !own.is_empty() {
        return places(atlas, words, &own);
    }
    let linked = figure.linked.iter().filter(|(_, to)| *to == datum).map(|(from, _)| facts(*from));
    let kin: Vec<Vec<&Fact>> = linked.filter(|facts: &Vec<&Fact>| !facts.is_empty()).collect();
    let Some(first) = kin.first() else { return Vec::new() };
    let in_all = |code: &str| kin.iter().all(|facts| places(atlas, words, facts).iter().any(|(c, _)| c == code));
    places(atlas, words, first).into_iter().filter(|(code, _)| in_all(code)).take(1).collect()
}

/// What can be chosen under each key, counted over what the other keys leave.
pub fn choices(context: &Context<'_>) -> Vec<(&'static str, Vec<Value>)> {
    KEYS.iter().filter(|key| **key != "direction").map(|key| (*key, values(context, key))).collect()
}

fn values(context: &Context<'_>, key: &str) -> Vec<Value> {
    let atlas = context.atlas;
    let (all, left) = (aid_marks(atlas), asked_but(context, key));
    let mut words: Vec<String> = Vec::new();
    for fact in all.iter().flat_map(|m| &m.facts).filter_map(|i| atlas.facts.get(*i)) {
        for word in words_of(fact, key) {
            if !word.is_empty() && word != atlas.outbreak.hub && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    let value = |value: String| {
        let count = left.iter().filter(|m| bears(atlas, m, key, &value)).count();
        Value { label: label(context, key, &value), count, value }
    };
    let mut values: Vec<Value> = words.into_iter().map(value).collect();
    sort(&mut values, |a, b| match key {
        "place" => (standing(atlas, &a.value), &a.label).cmp(&(standing(atlas, &b.value), &b.label)),
        _ => b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)),
    });
    values
}

/// What a report bears under a key.
fn words_of(fact: &Fact, key: &str) -> Vec<String> {
    let Some(aid) = fact.aid() else { return Vec::new() };
    match key {
        "kind" => vec![aid.kind.clone()],
        "status" => vec![aid.status.word().to_string()],
        "channel" => vec![aid.channel.clone()],
        "provider" => vec![aid.provider.clone()],
        "source" => vec![fact.source.clone()],
        _ => partners(fact, aid).iter().chain([&aid.place]).cloned().collect(),
    }
}

fn label(context: &Context<'_>, key: &str, value: &str) -> String {
    let (atlas, words) = (context.atlas, context.words);
    match key {
        "source" => short_name(atlas, words, value),
        "place" => atlas.place(value).map_or(value.to_string(), |p| words.pick(&p.name).to_string()),
        _ => words.name(key, value),
    }
}

/// The selection in words, such as “Kind: Goods; Place: Italy”; empty for all of it.
pub(super) fn selection(context: &Context<'_>) -> String {
    let words = context.words;
    let said = |key: &&str| {
        let value = context.view.get(key);
        let is_asked = asks(value) && is_borne(context, key);
        let value = if *key == "direction" {
            super::aid_words::hub(context, &format!("direction.{value}"))
        } else {
            label(context, key, value)
        };
        is_asked.then(|| words.fill("detail.line", &[("label", words.t(&format!("aid.key.{key}"))), ("value", &value)]))
    };
    KEYS.iter().filter_map(said).collect::<Vec<_>>().join(words.t("list.semicolon"))
}

/// A place that the documents name.
pub struct Told {
    /// Its code.
    pub code: String,
    /// Its name in the language.
    pub name: String,
    /// Its name in the other language.
    pub other: String,
    /// How many entries tell of it.
    pub count: usize,
}

/// Every place that the documents name, also where they tell of no help to or from it.
pub fn told(atlas: &Atlas, words: Words) -> Vec<Told> {
    let marks = aid_marks(atlas);
    let told = |p: &crate::model::place::Place| {
        let count = marks.iter().filter(|m| bears(atlas, m, "place", &p.code)).count();
        let (name, other) = if words.is_chinese() { (&p.name.zh, &p.name.en) } else { (&p.name.en, &p.name.zh) };
        let is_told = p.code != atlas.outbreak.hub && is_named(atlas, &p.code);
        is_told.then(|| Told { code: p.code.clone(), name: name.clone(), other: other.clone(), count })
    };
    let mut all: Vec<Told> = atlas.places.iter().filter_map(told).collect();
    sort(&mut all, |a, b| (standing(atlas, &a.code), &a.name).cmp(&(standing(atlas, &b.code), &b.name)));
    all
}

/// Countries and territories stand first, then organisations, then groups.
fn standing(atlas: &Atlas, code: &str) -> u8 {
    match atlas.place(code) {
        Some(place) if place.is_country() => 0,
        Some(place) if place.kind == "organisation" => 1,
        _ => 2,
    }
}
