//! The timeline of years as words and as a table: short dates, a row a report, a summary.

use super::Context;
use super::credit::said;
use super::detail::{actors, other_name, relations, when};
use super::figure::{Table, TableColumn};
use super::tenure::Tenure;
use super::timeline_years::Section;
use crate::model::date::{End, Instant, Precision, When};
use crate::model::fact::Fact;
use crate::model::order::sort;
use crate::words::Words;

/// A date in few characters that never break, such as “20 Jan 2020”, “1958–1961”, “2009–?”.
pub fn short_date(words: Words, when: &When) -> String {
    let text = match when {
        When::Single(instant) => instant_of(words, instant),
        When::Interval(End::Known(a), End::Open) => words.fill("years.since", &[("a", &instant_of(words, a))]),
        When::Interval(a, b) => words.fill("years.interval", &[("a", &end_of(words, a)), ("b", &end_of(words, b))]),
    };
    text.replace(' ', "\u{a0}")
}

fn end_of(words: Words, end: &End) -> String {
    match end {
        End::Known(instant) => instant_of(words, instant),
        End::Open => String::new(),
        End::Unknown => "?".into(),
    }
}

fn instant_of(words: Words, instant: &Instant) -> String {
    let (year, month, day) = instant.first.ymd();
    let key = match instant.precision {
        Precision::Decade => "years.decade",
        Precision::Year => "years.year",
        Precision::Month => "years.month",
        Precision::Day => "years.day",
    };
    let (year, day, month) = (year.to_string(), day.to_string(), words.month(month));
    let text = words.fill(key, &[("y", &year), ("mon", &month), ("d", &day)]);
    if instant.approximate { words.fill("years.about", &[("a", &text)]) } else { text }
}

/// The dates of a tenure, the earliest first, as one short text.
pub fn short_dates(words: Words, tenure: &Tenure) -> String {
    let dates: Vec<String> = tenure.dates.iter().map(|d| short_date(words, d)).collect();
    dates.join(words.t("years.or"))
}

/// The table: one row a report, in the order of the figure.
pub fn table(context: &Context<'_>, tenures: &[Tenure], sections: &[Section]) -> Table {
    let words = context.words;
    let keys = ["years.col.lane", "table.date", "table.what", "years.col.other", "years.col.by", "years.col.relation"];
    let mut columns: Vec<TableColumn> = keys.iter().map(|k| column(words, k)).collect();
    columns.push(column(words, "table.source"));
    let mut rows = Vec::new();
    for section in sections {
        for tenure in section.dated.iter().chain(&section.undated).filter_map(|i| tenures.get(*i)) {
            let lane = words.name("lane", tenure.lane.word());
            let facts = tenure.facts.iter().filter_map(|i| context.atlas.facts.get(*i));
            rows.extend(facts.map(|f| row(context, f, &lane)));
        }
    }
    Table { columns, rows }
}

fn column(words: Words, key: &str) -> TableColumn {
    TableColumn { label: words.t(key).to_string(), numeric: false }
}

fn row(context: &Context<'_>, fact: &Fact, lane: &str) -> Vec<String> {
    let words = context.words;
    let said = said(context.atlas, words, fact);
    let source = words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]);
    let actor = fact.institution().map_or(String::new(), |i| actors(words, &i.actor));
    let title = words.pick(&fact.title).to_string();
    let relations = relations(context.atlas, words, fact);
    vec![lane.into(), when(words, fact), title, other_name(words, fact), actor, relations, source]
}

/// The documents that report anything in the figure.
pub fn documents<'a>(context: &'a Context<'_>, tenures: &[Tenure]) -> Vec<&'a str> {
    let facts = tenures.iter().flat_map(|t| &t.facts).filter_map(|i| context.atlas.facts.get(*i));
    let mut ids: Vec<&str> = facts.map(|f| f.source.as_str()).collect();
    sort(&mut ids, |a, b| a.cmp(b));
    ids.dedup();
    ids
}

/// The year in which a tenure begins, or ends when only that is known.
pub fn year(tenure: &Tenure) -> Option<i32> {
    let day = tenure.dates.iter().filter_map(|d| d.first().or(d.last())).min()?;
    Some(day.ymd().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edtf: &str, en: &str, zh: &str) {
        let when = When::parse(edtf).expect("a sound date");
        assert_eq!(short_date(Words::english(), &when).replace('\u{a0}', " "), en);
        assert_eq!(short_date(Words::of("zh").expect("Chinese"), &when), zh);
    }

    #[test]
    fn short_dates_keep_their_precision() {
        check("2003", "2003", "2003年");
        check("2007-02", "Feb 2007", "2007年2月");
        check("2020-01-25", "25 Jan 2020", "2020年1月25日");
        check("1949/198X", "1949–1980s", "1949年–1980年代");
        check("2003/..", "2003–", "2003年起");
        check("2009/", "2009–?", "2009年–?");
        check("/2009", "?–2009", "?–2009年");
    }

    #[test]
    fn a_relation_that_is_not_drawn_is_still_said() {
        use super::super::years_fixture::{atlas, fact, laid, related};
        use crate::model::fact::Lane;
        let outbreak = related(fact("a", Lane::Outbreak, "Outbreak", "2009"), "prompted", "b");
        let atlas = atlas(vec![outbreak, fact("b", Lane::Mechanism, "Mechanism", "2009/")]);
        let figure = laid(&atlas, Words::english(), 800.0, super::super::timeline_years::layout);
        let table = laid(&atlas, Words::english(), 800.0, super::super::timeline_years::table);
        let said = table.rows.iter().flatten().any(|cell| cell == "prompted: Mechanism");
        assert!(said, "{:?}", table.rows);
        let detail = super::super::detail::detail(&atlas, Words::english(), &figure.data[0]);
        assert!(detail.lines.iter().any(|l| l.value == "prompted: Mechanism"));
    }
}
