//! The timeline of years in words: how much there is, when it stands, what is outermost, and how
//! much has no date or a rough one.

use super::Context;
use super::account::fill;
use super::figure::Account;
use super::tenure::Tenure;
use super::timeline_years::Section;
use super::years_rows::{short_dates, year};
use crate::model::date::{End, Precision, When};
use crate::model::order::sort;
use crate::words::Words;

/// Entries that are named; of more only how many there are is told.
const FEW: usize = 2;

/// The figure in words: how much there is, when it stands, and how much has no date.
pub(super) fn account(context: &Context<'_>, tenures: &[Tenure], sections: &[Section]) -> Account {
    let words = context.words;
    let dated: Vec<&Tenure> = tenures.iter().filter(|t| !t.dates.is_empty()).collect();
    let number = |n: usize| words.number(n as f64);
    let (first, last) = context.atlas.outbreak.years;
    let parts = [
        ("all", number(tenures.len())),
        ("dated", number(dated.len())),
        ("undated", number(tenures.len() - dated.len())),
        ("lanes", number(sections.iter().filter(|s| !s.is_periods).count())),
        ("first", first.to_string()),
        ("last", last.to_string()),
    ];
    let mut sentences = vec![fill(words, "years.says.all", &parts)];
    sentences.extend(ends(words, &dated));
    if let Some(median) = median_year(&dated) {
        let late = dated.iter().filter_map(|t| year(t)).filter(|y| *y >= median).count();
        let parts = [("n", number(late)), ("year", median.to_string())];
        sentences.push(fill(words, "years.says.half", &parts));
    }
    let outbreaks: Vec<String> = dated.iter().filter(|t| is_outbreak(t)).map(|t| named(words, t)).collect();
    if !outbreaks.is_empty() {
        sentences.push(words.fill("years.says.outbreaks", &[("names", &outbreaks.join(words.t("list.semicolon")))]));
    }
    let counts = sections.iter().map(|s| {
        let parts = [("lane", s.name.clone()), ("n", number(s.dated.len() + s.undated.len()))];
        fill(words, "years.says.lane", &parts)
    });
    let counts: Vec<String> = counts.collect();
    sentences.push(words.fill("years.says.lanes", &[("lanes", &counts.join(words.t("list.semicolon")))]));
    sentences.extend(rough(words, &dated));
    super::account::account(context, "account.institutions.years", &parts, &sentences)
}

/// The entries that begin first and those that begin last, by name where they are few.
fn ends(words: Words, dated: &[&Tenure]) -> Option<String> {
    let first = dated.iter().filter_map(|t| year(t)).min()?;
    let last = dated.iter().filter_map(|t| year(t)).max()?;
    let of = |at: i32| {
        let names: Vec<String> = dated.iter().filter(|t| year(t) == Some(at)).map(|t| t.title.clone()).collect();
        match names.len() {
            n if n > FEW => fill(words, "years.says.many", &[("n", words.number(n as f64))]),
            _ => names.join(words.t("list.semicolon")),
        }
    };
    let parts = [("first", first.to_string()), ("a", of(first)), ("last", last.to_string()), ("b", of(last))];
    (first < last).then(|| fill(words, "years.says.ends", &parts))
}

/// How many dates are known no finer than to the year.
fn rough(words: Words, dated: &[&Tenure]) -> Option<String> {
    let is_rough = |when: &When| match when {
        When::Single(instant) => instant.precision <= Precision::Year,
        When::Interval(a, b) => [a, b].into_iter().any(|end| match end {
            End::Known(instant) => instant.precision <= Precision::Year,
            End::Open | End::Unknown => false,
        }),
    };
    let count = dated.iter().filter(|t| t.dates.iter().all(is_rough)).count();
    (count > 0).then(|| fill(words, "years.says.rough", &[("n", words.number(count as f64))]))
}

fn is_outbreak(tenure: &Tenure) -> bool {
    tenure.lane == crate::model::fact::Lane::Outbreak
}

fn named(words: Words, tenure: &Tenure) -> String {
    words.fill("years.says.named", &[("title", &tenure.title), ("date", &short_dates(words, tenure))])
}

fn median_year(dated: &[&Tenure]) -> Option<i32> {
    let mut years: Vec<i32> = dated.iter().filter_map(|t| year(t)).collect();
    sort(&mut years, |a, b| a.cmp(b));
    years.get(years.len() / 2).copied()
}
