//! The case-growth curve as words and as a table: stated figures each, the series weekly.

use super::Context;
use super::case_curves::{Curves, count_day, name};
use super::credit::said;
use super::figure::{Table, TableColumn};
use super::{case_bracket, case_event};
use crate::model::date::Day;
use crate::model::fact::{Fact, Qualifier};
use crate::transform::agree::{Agreement, agree};
use crate::words::Words;

/// Days between two rows of a series.
const WEEK: usize = 7;

/// The documents whose figures are drawn.
pub fn documents<'a>(context: &Context<'_>, curves: &Curves, all: &[&'a str]) -> Vec<&'a str> {
    let brackets = bracketed(context, curves).into_iter();
    let stated = curves.stated.iter().filter_map(|i| context.atlas.facts.get(*i));
    let used: Vec<&str> = stated.chain(brackets).map(|f| f.source.as_str()).collect();
    all.iter().copied().filter(|id| used.contains(id)).collect()
}

/// The facts of the brackets, where they are drawn.
fn bracketed<'a>(context: &Context<'a>, curves: &Curves) -> Vec<&'a Fact> {
    let brackets = context.atlas.outbreak.brackets.iter().filter(|_| case_bracket::is_drawn(curves));
    brackets.filter_map(|b| context.atlas.fact(&b.fact)).collect()
}

/// The table: what is stated, then each series by the week.
pub fn table(context: &Context<'_>, curves: &Curves) -> Table {
    let words = context.words;
    let column = |key: &str, numeric| TableColumn { label: words.t(key).to_string(), numeric };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let stated = curves.stated.iter().filter_map(|i| context.atlas.facts.get(*i));
    for fact in stated.chain(bracketed(context, curves)) {
        let said = said(context.atlas, words, fact);
        let day = fact.as_of.as_ref().map_or(super::detail::when(words, fact), |d| words.when(&d.when));
        let source = words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]);
        rows.push(vec![words.pick(&fact.title).into(), day, words.value(fact), source]);
    }
    for [what, day, source] in case_event::rows(context, curves) {
        rows.push(vec![what, day, String::new(), source]);
    }
    let reference = context.atlas.reference().map_or(String::new(), |s| words.pick(&s.short).to_string());
    for series in &curves.series {
        let name = name(context, &series.code);
        let present: Vec<(Day, f64)> = series.total.present().collect();
        let last = present.len().saturating_sub(1);
        for (i, (day, total)) in present.iter().enumerate() {
            if (last - i).is_multiple_of(WEEK) {
                rows.push(vec![name.clone(), words.day(*day), words.number(*total), reference.clone()]);
            }
        }
    }
    let columns = vec![
        column("table.what", false),
        column("table.date", false),
        column("table.value", true),
        column("table.source", false),
    ];
    Table { columns, rows }
}

/// How each stated figure stands to the reference.
pub fn standings(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let stated = curves.stated.iter().filter_map(|index| context.atlas.facts.get(*index));
    let within = stated.filter(|f| count_day(f).is_some_and(|d| (curves.window.0..=curves.window.1).contains(&d)));
    within.filter_map(|fact| standing(context, curves, fact)).collect()
}

/// How one stated figure stands to the reference, days first.
fn standing(context: &Context<'_>, curves: &Curves, fact: &Fact) -> Option<String> {
    let words = context.words;
    let (day, value) = (count_day(fact)?, fact.value?);
    let world = context.atlas.series("WLD", curves.metric)?;
    let judged = agree(&world.total, day, value, fact.qualifier.unwrap_or(Qualifier::AsGiven))?;
    let said = said(context.atlas, words, fact);
    let (value, reference) = (words.value(fact), words.number(world.total.at(day)?));
    let (date, gap) = (words.day(day), gap(words, &judged));
    let parts =
        [("who", said.who.as_str()), ("value", &value), ("date", &date), ("reference", &reference), ("gap", &gap)];
    Some(words.fill(if judged.agrees { "growth.stands.agrees" } else { "growth.stands.differs" }, &parts))
}

/// “2 to 3 days behind, 12% lower”: days first, percent second; percent alone where the series
/// passed one reading before the day and the other after it, or never.
pub fn gap(words: Words, judged: &Agreement) -> String {
    let percent = format!("{:.0}", judged.percent.abs());
    let (key, (a, b)) = match judged.days_behind {
        Some((fewest, most)) if fewest > 0 && fewest == most => (behind(most), (fewest, most)),
        Some((fewest, most)) if fewest > 0 => ("growth.gap.behind_range", (fewest, most)),
        Some((fewest, most)) if most < 0 => ("growth.gap.ahead", (fewest, most)),
        _ => ("growth.gap.percent", (0, 0)),
    };
    let (a, b) = (a.abs().to_string(), b.abs().to_string());
    words.fill(key, &[("a", &a), ("b", &b), ("p", &percent)])
}

fn behind(days: i32) -> &'static str {
    if days == 1 { "growth.gap.behind.one" } else { "growth.gap.behind" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_is_told_in_days_first_and_percent_second() {
        let said = |days_behind, percent| gap(Words::english(), &Agreement { agrees: false, days_behind, percent });
        assert_eq!(said(Some((2, 3)), 11.9), "2 to 3 days behind, 12% lower");
        assert_eq!(said(Some((1, 1)), 4.0), "one day behind, 4% lower");
        assert_eq!(said(Some((4, 4)), 4.0), "4 days behind, 4% lower");
        assert_eq!(said(Some((-3, -2)), -9.0), "ahead of it by 2 to 3 days, 9% higher");
        assert_eq!(said(Some((-1, 2)), 1.0), "1% away");
        assert_eq!(said(None, -30.0), "30% away");
    }
}
