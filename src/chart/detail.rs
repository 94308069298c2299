//! What a mark says when it is pointed at: value, qualifier, date as precise as it is known, who
//! said so and where. One function serves tooltip, live region and table.

use super::case_curves::count_day;
use super::case_rows::gap;
use super::credit::{Said, said};
use super::figure::Datum;
use super::structure_row::{graded, names as arrangements};
use crate::model::atlas::Atlas;
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::model::fact::{Comparison, Detail as Columns, Direction, Fact, Qualifier};
use crate::transform::agree::agree;
use crate::words::Words;

/// Reports of one mark that are heard at once; a mark with more tells how many remain.
const HEARD: usize = 3;

/// What a line says that cannot be told from its value alone.
const NAMED: [&str; 6] =
    ["detail.against", "detail.as_of", "detail.cases", "detail.deaths", "detail.giver", "detail.provider"];

/// One labeled line of a detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
    /// True where the label is heard with the value.
    pub is_named: bool,
}

/// Everything said about one mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// What it is.
    pub title: String,
    /// Value, date, status and the like.
    pub lines: Vec<Line>,
    /// Who says so, each report in turn.
    pub said: Vec<Said>,
    /// What a careful reader must know.
    pub note: String,
    /// Id of the fact in front, or of the event, by which figures name it to each other; or empty.
    pub fact: String,
}

impl Detail {
    fn line(&mut self, words: Words, key: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.lines.push(Line { label: words.t(key).to_string(), value, is_named: NAMED.contains(&key) });
        }
    }

    /// Takes further lines after the first.
    pub fn add(&mut self, lines: Vec<Line>) {
        let after = self.lines.split_off(self.lines.len().min(1));
        self.lines.extend(lines);
        self.lines.extend(after);
    }

    /// What is heard of it, as one sentence for a live region: of many reports the first.
    pub fn speech(&self, words: Words) -> String {
        let mut parts = vec![self.title.clone()];
        parts.extend(self.lines.iter().map(|line| heard(words, line)));
        parts.extend(reports(words, self.said.iter().take(HEARD)));
        if self.is_explained() {
            parts.push(self.note.clone());
        }
        let more = self.said.len().saturating_sub(HEARD);
        if more > 0 {
            parts.push(words.fill("said.more", &[("n", &more.to_string())]));
        }
        parts.join(words.t("list.semicolon"))
    }

    /// What was not heard of it yet: further reports and the note.
    pub fn further(&self, words: Words) -> String {
        let mut parts: Vec<String> = reports(words, self.said.iter().skip(HEARD)).collect();
        if !self.note.is_empty() && !self.is_explained() {
            parts.push(self.note.clone());
        }
        parts.join(words.t("list.semicolon"))
    }

    /// True where the note is all there is.
    fn is_explained(&self) -> bool {
        self.lines.is_empty() && self.said.is_empty() && !self.note.is_empty()
    }
}

fn heard(words: Words, line: &Line) -> String {
    match line.is_named {
        true => words.fill("detail.line", &[("label", &line.label), ("value", &line.value)]),
        false => line.value.clone(),
    }
}

/// Who reports it and where, and what each says by itself.
fn reports<'a>(words: Words, said: impl Iterator<Item = &'a Said>) -> impl Iterator<Item = String> {
    said.flat_map(move |said| {
        let key = if said.locator.is_empty() { "said.who" } else { "said.speech" };
        let report = words.fill(key, &[("who", &said.who), ("where", &said.locator)]);
        [Some(report), (!said.says.is_empty()).then(|| said.says.clone())].into_iter().flatten()
    })
}

/// The detail of a datum.
pub fn detail(atlas: &Atlas, words: Words, datum: &Datum) -> Detail {
    match datum {
        Datum::Facts(indexes) => {
            let facts: Vec<&Fact> = indexes.iter().filter_map(|i| atlas.facts.get(*i)).collect();
            of_facts(atlas, words, &facts)
        }
        Datum::Sample { code, day } => of_sample(atlas, words, code, *day),
        Datum::Comparisons(indexes) => of_comparisons(atlas, words, indexes),
        Datum::Alignment(index) => of_alignment(atlas, words, *index),
        Datum::Event(index) => of_event(atlas, words, *index),
        Datum::Note { title, text } => Detail { title: title.clone(), note: text.clone(), ..Detail::default() },
    }
}

/// One fact with all its lines; several reports of one event with what they share above, and
/// beside each source what it alone says, so that no report is cited for another's words.
fn of_facts(atlas: &Atlas, words: Words, facts: &[&Fact]) -> Detail {
    let Some(first) = facts.first() else {
        return Detail::default();
    };
    let title = words.pick(&first.title).to_string();
    let told: Vec<Vec<Line>> = facts.iter().map(|fact| lines(atlas, words, fact)).collect();
    let is_shared = |line: &Line| told.iter().all(|lines| lines.contains(line));
    let shared = told.first().into_iter().flatten().filter(|line| is_shared(line)).cloned().collect();
    let mut said: Vec<Said> = Vec::new();
    for (fact, lines) in facts.iter().zip(&told) {
        let mut one = super::credit::said(atlas, words, fact);
        if facts.len() > 1 {
            one.says = own_words(words, fact, &title, lines.iter().filter(|line| !is_shared(line)));
        }
        if !said.contains(&one) {
            said.push(one);
        }
    }
    let note = if facts.len() > 1 { String::new() } else { words.pick(&first.note).to_string() };
    Detail { title, lines: shared, said, note, fact: first.id.clone() }
}

/// What one report of several says by itself: its title where that differs, its lines, its note.
fn own_words<'a>(words: Words, fact: &Fact, title: &str, lines: impl Iterator<Item = &'a Line>) -> String {
    let own = words.pick(&fact.title);
    let mut parts: Vec<String> = (own != title).then(|| own.to_string()).into_iter().collect();
    parts.extend(lines.map(|l| words.fill("detail.line", &[("label", &l.label), ("value", &l.value)])));
    let note = words.pick(&fact.note);
    if !note.is_empty() {
        parts.push(note.to_string());
    }
    parts.join(words.t("list.semicolon"))
}

/// Every line that a fact has.
fn lines(atlas: &Atlas, words: Words, fact: &Fact) -> Vec<Line> {
    let mut detail = Detail::default();
    detail.line(words, "detail.value", words.value(fact));
    detail.line(words, "detail.date", when(words, fact));
    if let Some(as_of) = &fact.as_of {
        detail.line(words, "detail.as_of", words.when(&as_of.when));
    }
    match &fact.detail {
        Columns::Case(_) => detail.line(words, "detail.against", against(atlas, words, fact)),
        Columns::Aid(aid) => {
            detail.line(words, "detail.kind", words.name("kind", &aid.kind));
            detail.line(words, "detail.item", words.pick(&aid.item));
            detail.line(words, "detail.status", words.name("status", aid.status.word()));
            partner(atlas, words, fact, &mut detail);
            if !aid.provider.is_empty() {
                detail.line(words, "detail.provider", words.name("provider", &aid.provider));
            }
        }
        Columns::Institution(institution) => {
            detail.line(words, "detail.actor", actors(words, &institution.actor));
            detail.line(words, "detail.other_name", other_name(words, fact));
            detail.line(words, "detail.relation", relations(atlas, words, fact));
        }
        _ => {}
    }
    if fact.basis == crate::model::fact::Basis::Derived {
        detail.line(words, "detail.basis", words.t("basis.derived"));
    }
    detail.lines
}

/// How a stated total stands to the reference of its place and day: by its qualifier, the gap in
/// days first; empty where the reference has no such day.
fn against(atlas: &Atlas, words: Words, fact: &Fact) -> String {
    let judged = || {
        let Columns::Case(case) = &fact.detail else { return None };
        let series = atlas.series(&case.scope, Metric::parse(&case.metric)?)?;
        let (day, value) = (count_day(fact)?, fact.value?);
        let judged = agree(&series.total, day, value, fact.qualifier.unwrap_or(Qualifier::AsGiven))?;
        let key = if judged.agrees { "detail.agrees" } else { "detail.differs" };
        let (reference, gap) = (words.number(series.total.at(day)?), gap(words, &judged));
        Some(words.fill(key, &[("reference", &reference), ("gap", &gap)]))
    };
    judged().unwrap_or_default()
}

/// Who received or gave, on the far side of the hub; and that no giver is stated.
fn partner(atlas: &Atlas, words: Words, fact: &Fact, detail: &mut Detail) {
    let Some(aid) = fact.aid() else { return };
    let is_in = aid.direction == Direction::In;
    let name = |code: &String| atlas.place(code).map_or(code.clone(), |p| words.pick(&p.name).to_string());
    let names: Vec<String> = if is_in { &fact.from } else { &fact.to }.iter().map(name).collect();
    detail.line(words, if is_in { "detail.giver" } else { "detail.receiver" }, names.join(words.t("list.semicolon")));
    if fact.from.is_empty() {
        detail.line(words, "detail.giver", words.t("aid.table.nobody"));
    }
}

/// How facts stand to each other, and why: the judgment, then what each document says.
fn of_comparisons(atlas: &Atlas, words: Words, indexes: &[usize]) -> Detail {
    let judged: Vec<&Comparison> = indexes.iter().filter_map(|i| atlas.comparisons.get(*i)).collect();
    let mut facts: Vec<&Fact> = Vec::new();
    for fact in judged.iter().flat_map(|c| [&c.fact_a, &c.fact_b]).filter_map(|id| atlas.fact(id)) {
        if !facts.iter().any(|f| f.id == fact.id) {
            facts.push(fact);
        }
    }
    let title = judged.first().map_or(String::new(), |c| words.name("judged", c.relation.word()));
    let said = each_once(facts.iter().map(|f| said(atlas, words, f)));
    let mut detail = Detail { title, said, ..Detail::default() };
    for comparison in &judged {
        detail.line(words, "detail.reason", words.pick(&comparison.reason));
    }
    for fact in facts {
        let label = atlas.source(&fact.source).map_or(String::new(), |s| s.letter.clone());
        let parts = [words.pick(&fact.title).to_string(), words.value(fact), when(words, fact)];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        detail.lines.push(Line { label, value: parts.join(words.t("list.comma")), is_named: false });
    }
    detail
}

/// Two facts of one sentence are reported at one and the same place, which is told once.
fn each_once(said: impl Iterator<Item = Said>) -> Vec<Said> {
    let mut kept: Vec<Said> = Vec::new();
    for one in said {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// Who acted, in words; several are separated in the tables by a semicolon.
pub fn actors(words: Words, actor: &str) -> String {
    let names = actor.split(';').filter(|a| !a.is_empty()).map(|a| words.name("actor", a));
    names.collect::<Vec<_>>().join(words.t("list.comma"))
}

/// The title in the other language, where there is one.
pub fn other_name(words: Words, fact: &Fact) -> String {
    let other = if words.is_chinese() { &fact.title.en } else { &fact.title.zh };
    if other == words.pick(&fact.title) { String::new() } else { other.clone() }
}

/// The relations that an institutional fact states, such as “is now: National Health Commission”.
pub fn relations(atlas: &Atlas, words: Words, fact: &Fact) -> String {
    let Some(institution) = fact.institution().filter(|i| !i.relation.is_empty()) else {
        return String::new();
    };
    let others = institution.relates_to.iter().filter_map(|id| atlas.fact(id)).map(|f| words.pick(&f.title));
    let others = others.collect::<Vec<_>>().join(words.t("list.comma"));
    words.fill("detail.related", &[("relation", &words.name("relation", &institution.relation)), ("to", &others)])
}

/// A fact's date in words, or that it is not stated; nothing for a count that has its own day.
pub fn when(words: Words, fact: &Fact) -> String {
    match (&fact.date, &fact.as_of) {
        (Some(date), _) => words.when(&date.when),
        (None, Some(_)) => String::new(),
        (None, None) => words.t("date.none").to_string(),
    }
}

/// Our reading of two names, with its reason and whose names they are.
fn of_alignment(atlas: &Atlas, words: Words, index: usize) -> Detail {
    let Some(aligned) = atlas.outbreak.alignments.get(index) else {
        return Detail::default();
    };
    let facts: Vec<&Fact> = aligned.sides.iter().flatten().filter_map(|id| atlas.fact(id)).collect();
    let names = facts.iter().map(|f| words.pick(&f.title)).collect::<Vec<_>>().join(words.t("list.semicolon"));
    let title = words.fill("structures.reading", &[("names", &names)]);
    let said = facts.iter().map(|f| said(atlas, words, f)).collect();
    let mut detail = Detail { title, said, ..Detail::default() };
    if let Some(grade) = aligned.grade {
        detail.line(words, "reported.col.relation", graded(words, grade, &arrangements(atlas, words)));
    }
    detail.line(words, "detail.reason", words.pick(&aligned.note));
    detail
}

fn of_sample(atlas: &Atlas, words: Words, code: &str, day: Day) -> Detail {
    let place = atlas.place(code).map_or(code.to_string(), |p| words.pick(&p.name).to_string());
    let at = |metric| atlas.series(code, metric).and_then(|s| s.total.at(day));
    let mut detail = Detail { title: place, ..Detail::default() };
    detail.line(words, "detail.date", words.day(day));
    if let Some(cases) = at(Metric::Cases) {
        detail.line(words, "detail.cases", words.number(cases));
    }
    if let Some(deaths) = at(Metric::Deaths) {
        detail.line(words, "detail.deaths", words.number(deaths));
    }
    if let Some(reference) = atlas.reference() {
        detail.said.push(Said {
            who: words.pick(&reference.short).to_string(),
            locator: words.t("detail.by_report").to_string(),
            ..Said::default()
        });
    }
    detail
}

fn of_event(atlas: &Atlas, words: Words, index: usize) -> Detail {
    let Some(event) = atlas.events.get(index) else {
        return Detail::default();
    };
    let title = words.pick(&event.title).to_string();
    let mut detail = Detail { title, fact: event.id.clone(), ..Detail::default() };
    detail.line(words, "detail.date", words.day(event.day));
    detail.said.push(Said { who: words.pick(&event.citation).to_string(), ..Said::default() });
    detail
}
