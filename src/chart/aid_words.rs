//! The aid matrix in words: its description, counted from the marks, and its table, one row a
//! report.

use super::Context;
use super::account::{fill, most};
use super::aid_mark::AidMark;
use super::credit::said;
use super::detail::when;
use super::figure::{Table, TableColumn};
use crate::model::fact::{AidDetail, Direction, Fact, Status};
use crate::model::order::sort;
use crate::transform::coverage::{Coverage, coverages, partners};

/// The string of a key with the hub's name in it.
pub(super) fn hub(context: &Context<'_>, key: &str) -> String {
    let hub = context.atlas.place(&context.atlas.outbreak.hub);
    context.words.fill(key, &[("hub", hub.map_or("", |p| context.words.pick(&p.name)))])
}

/// How many partners, kinds and entries of help there are, as slots of a line.
pub(super) fn extent(context: &Context<'_>, marks: &[AidMark]) -> [(&'static str, String); 3] {
    let help: Vec<&AidMark> = marks.iter().filter(|m| m.is_help()).collect();
    let different = |of: fn(&AidMark) -> &str| {
        let names: std::collections::BTreeSet<&str> = help.iter().map(|m| of(m)).collect();
        context.words.number(names.len() as f64)
    };
    [
        ("partners", different(|m| &m.place)),
        ("kinds", different(|m| &m.kind)),
        ("n", context.words.number(help.len() as f64)),
    ]
}

/// Of which partner and of which kind most is told; none where nothing is.
pub(super) fn most_told(context: &Context<'_>, marks: &[AidMark]) -> Option<String> {
    let words = context.words;
    let help = || marks.iter().filter(|m| m.is_help());
    let is_one = |m: &&AidMark| context.atlas.place(&m.place).is_some_and(|p| p.is_country());
    let (places, n) = most(help().filter(is_one).map(|m| m.place.as_str()));
    let (kinds, k) = most(help().map(|m| m.kind.as_str()));
    let name = |code: &&str| context.atlas.place(code).map_or(code.to_string(), |p| words.pick(&p.name).to_string());
    let places: Vec<String> = places.iter().map(name).collect();
    let kinds: Vec<String> = kinds.iter().map(|kind| words.name("kind", kind)).collect();
    let parts = [
        ("places", places.join(words.t("list.comma"))),
        ("n", words.number(n as f64)),
        ("kinds", kinds.join(words.t("list.comma"))),
        ("k", words.number(k as f64)),
    ];
    (n > 0).then(|| fill(words, "aid.describe.most", &parts))
}

/// The figure in a few sentences.
pub(super) fn description(context: &Context<'_>, marks: &[AidMark]) -> Vec<String> {
    let help: Vec<&AidMark> = marks.iter().filter(|m| m.is_help()).collect();
    let mut sentences = vec![reports(context, &help), partners_told(context, &help), statuses(context, &help)];
    sentences.extend(most_told(context, marks));
    let coverages = coverages(context.atlas);
    let direction = context.view.get("direction");
    let is_teams =
        |c: &&Coverage| context.atlas.facts.get(c.fact).is_some_and(|f| f.measure == "expert_team_destinations");
    if let Some(teams) = coverages.iter().find(is_teams).filter(|_| direction != "in") {
        let named = context.words.number(teams.named.len() as f64);
        let claimed = context.words.number(teams.claimed);
        sentences.push(context.words.fill("aid.describe.teams", &[("named", &named), ("n", &claimed)]));
    }
    if marks.len() > help.len() {
        sentences.push(context.words.t("aid.describe.apart").to_string());
    }
    sentences
}

fn reports(context: &Context<'_>, help: &[&AidMark]) -> String {
    let count = |direction| context.words.number(help.iter().filter(|m| m.direction == direction).count() as f64);
    let (given, received) = (count(Direction::Out), count(Direction::In));
    let mut sources: Vec<&str> = facts(context, help.iter().copied()).iter().map(|(f, _)| f.source.as_str()).collect();
    sort(&mut sources, |a, b| a.cmp(b));
    sources.dedup();
    let number = context.words.number(sources.len() as f64);
    let documents = if sources.len() == 1 { "aid.describe.documents.one" } else { "aid.describe.documents.other" };
    let documents = context.words.fill(documents, &[("n", &number)]);
    let key = match context.view.get("direction") {
        "out" => "aid.describe.out",
        "in" => "aid.describe.in",
        _ => "aid.describe.all",
    };
    let text = hub(context, key);
    [("documents", documents), ("given", given), ("received", received)]
        .into_iter()
        .fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), &value))
}

fn partners_told(context: &Context<'_>, help: &[&AidMark]) -> String {
    let mut codes: Vec<&str> = help.iter().map(|m| m.place.as_str()).collect();
    sort(&mut codes, |a, b| a.cmp(b));
    codes.dedup();
    let kinds = |kind: &dyn Fn(&str) -> bool| {
        let known = codes.iter().filter(|c| context.atlas.place(c).is_some_and(|p| kind(&p.kind)));
        context.words.number(known.count() as f64)
    };
    let places = kinds(&|kind| kind == "country" || kind == "territory");
    let organisations = kinds(&|kind| kind == "organisation");
    let groups = kinds(&|kind| kind == "group");
    let parts = [("places", places.as_str()), ("organisations", &organisations), ("groups", &groups)];
    context.words.fill("aid.describe.partners", &parts)
}

fn statuses(context: &Context<'_>, help: &[&AidMark]) -> String {
    let count = |is: &dyn Fn(&AidMark) -> bool| context.words.number(help.iter().filter(|m| is(m)).count() as f64);
    let arrived = count(&|m| matches!(m.status, Status::Arrived | Status::OnSite | Status::Completed));
    let unstated = count(&|m| m.status == Status::NotStated);
    let offers = count(&|m| m.status == Status::Offer);
    let dated = count(&|m| m.day.is_some());
    let all = count(&|_| true);
    let parts =
        [("arrived", arrived.as_str()), ("unstated", &unstated), ("offers", &offers), ("dated", &dated), ("all", &all)];
    context.words.fill("aid.describe.status", &parts)
}

/// The reports behind marks, in the marks' order, each once.
pub(super) fn facts<'a, 'b>(
    context: &Context<'a>,
    marks: impl Iterator<Item = &'b AidMark>,
) -> Vec<(&'a Fact, &'a AidDetail)> {
    let mut seen: Vec<usize> = Vec::new();
    let mut facts = Vec::new();
    for index in marks.flat_map(|m| &m.facts) {
        let fact = context.atlas.facts.get(*index).filter(|_| !seen.contains(index));
        if let Some((fact, aid)) = fact.and_then(|f| Some((f, f.aid()?))) {
            seen.push(*index);
            facts.push((fact, aid));
        }
    }
    facts
}

/// The table: one row a report.
pub(super) fn table(context: &Context<'_>, marks: &[AidMark]) -> Table {
    let words = context.words;
    let column = |key: &str, numeric| TableColumn { label: words.t(key).to_string(), numeric };
    let columns = vec![
        column("table.place", false),
        column("table.direction", false),
        column("table.kind", false),
        column("table.item", false),
        column("table.value", true),
        column("table.status", false),
        column("table.date", false),
        column("table.provider", false),
        column("table.source", false),
        column("table.where", false),
    ];
    let rows = facts(context, marks.iter()).into_iter().map(|(fact, aid)| report(context, fact, aid));
    Table { columns, rows: rows.collect() }
}

fn report(context: &Context<'_>, fact: &Fact, aid: &AidDetail) -> Vec<String> {
    let words = context.words;
    let name = |code: &String| context.atlas.place(code).map_or(code.clone(), |p| words.pick(&p.name).to_string());
    let places: Vec<String> = partners(fact, aid).iter().map(name).collect();
    let places = if places.is_empty() {
        words.t("aid.table.nobody").to_string()
    } else {
        places.join(words.t("list.semicolon"))
    };
    let said = said(context.atlas, words, fact);
    let provider = if aid.provider.is_empty() { String::new() } else { words.name("provider", &aid.provider) };
    vec![
        places,
        hub(context, &format!("direction.{}", aid.direction.word())),
        words.name("kind", &aid.kind),
        words.pick(&aid.item).to_string(),
        words.value(fact),
        words.name("status", aid.status.word()),
        when(words, fact),
        provider,
        said.who,
        said.locator,
    ]
}
