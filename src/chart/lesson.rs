//! Tables for lessons: what pupils fill in or sort, and the answers, counted from the data.
//!
//! In: the atlas and the words of a language. Out: tables of the same form as a figure's. A cell
//! that pupils fill in is empty. Nothing here is typed by hand.

pub use super::case_bracket::short;
use super::credit::short_name;
use super::detail::when;
use super::figure::{Table, TableColumn};
use crate::model::atlas::Atlas;
use crate::model::cases::{Column, Metric};
use crate::model::date::Day;
use crate::model::fact::{self, Fact};
use crate::model::order::sort;
use crate::transform::coverage::{Coverage, coverages};
use crate::transform::growth::{Span, span};
use crate::words::Words;

/// One of the stated stretches of days, with what the reference gives for it.
pub struct Stretch<'a> {
    /// The statement.
    pub fact: &'a Fact,
    /// Totals at its two ends.
    pub totals: (f64, f64),
    /// The same stretch in the reference.
    pub span: Span,
    /// The days of another series.
    pub other_days: Option<f64>,
}

/// The stated stretches, in the order of `figures.json`.
pub fn stretches(atlas: &Atlas) -> Vec<Stretch<'_>> {
    let Some(world) = atlas.series("WLD", Metric::Cases) else { return Vec::new() };
    let stretch = |b: &crate::model::outbreak::Bracket| {
        Some(Stretch {
            fact: atlas.fact(&b.fact)?,
            totals: (b.from_total, b.to_total),
            span: span(&world.total, b.from_total, b.to_total, atlas.outbreak.day_zero)?,
            other_days: b.other.as_ref().map(|other| other.days),
        })
    };
    atlas.outbreak.brackets.iter().filter_map(stretch).collect()
}

/// Days and doublings of the stated stretches; without the worked out columns for pupils.
pub fn steps(atlas: &Atlas, words: Words, is_blank: bool) -> Table {
    let row = |s: Stretch<'_>| {
        let ends = [s.totals.0, s.totals.1].map(|total| words.number(total));
        let worked = [s.span.doublings, s.span.days_each()].map(|v| v.map_or(String::new(), short));
        let worked = worked.map(|text| if is_blank { String::new() } else { text });
        let stated = s.fact.value.map_or(String::new(), |v| words.number(v));
        let stretch = words.fill("value.range", &[("a", &ends[0]), ("b", &ends[1])]);
        let other = s.other_days.map_or(String::new(), |d| words.number(d));
        let [doublings, each] = worked;
        vec![stretch, stated, other, doublings, each]
    };
    Table {
        columns: vec![
            column(words, "lesson.stretch", false),
            column(words, "lesson.days_stated", true),
            column(words, "lesson.days_other", true),
            column(words, "lesson.doublings", true),
            column(words, "lesson.days_each", true),
        ],
        rows: stretches(atlas).into_iter().map(row).collect(),
    }
}

/// From a thousand on, each further doubling with the days it took, for each place; without the
/// days for pupils.
pub fn doublings(atlas: &Atlas, words: Words, codes: &[&str], is_blank: bool) -> Table {
    /// Total from which doublings are told.
    const FIRST: f64 = 1000.0;
    /// How many doublings.
    const COUNT: i32 = 9;
    let mut columns = vec![column(words, "lesson.doubling", false)];
    let mut known = Vec::new();
    for code in codes {
        let Some(series) = atlas.series(code, Metric::Cases) else { continue };
        let name = atlas.place(code).map_or((*code).to_string(), |p| words.pick(&p.name).to_string());
        for key in ["lesson.reached", "lesson.took"] {
            columns.push(TableColumn { label: words.fill(key, &[("place", &name)]), numeric: true });
        }
        known.push(&series.total);
    }
    let row = |step: i32| {
        let from = FIRST * libm::pow(2.0, f64::from(step));
        let ends = [from, 2.0 * from].map(|total| words.number(total));
        let mut row = vec![words.fill("value.range", &[("a", &ends[0]), ("b", &ends[1])])];
        for total in &known {
            let (reached, took) = doubling(total, from);
            row.push(reached.map_or(String::new(), |day| words.short_day(day)));
            let took = took.filter(|_| !is_blank);
            row.push(took.map_or(String::new(), |days| words.number(f64::from(days))));
        }
        row
    };
    Table { columns, rows: (0..COUNT).map(row).collect() }
}

/// The day on which twice a total is reached, and the days since the total itself was.
fn doubling(total: &Column, from: f64) -> (Option<Day>, Option<i32>) {
    let (first, second) = (total.first_at_least(from), total.first_at_least(2.0 * from));
    (second, first.zip(second).map(|(a, b)| b.0 - a.0))
}

/// Every counted group of help with how many of it are named anywhere; without these for pupils.
pub fn coverage(atlas: &Atlas, words: Words, is_blank: bool) -> Table {
    let name = |code: &String| atlas.place(code).map_or(code.clone(), |p| words.pick(&p.name).to_string());
    let row = |c: &Coverage| {
        let fact = atlas.facts.get(c.fact)?;
        let count = words.number(c.named.len() as f64);
        let key = if c.at_most { "lesson.at_most" } else { "lesson.exactly" };
        let named = if is_blank { String::new() } else { words.fill(key, &[("n", &count)]) };
        let names: Vec<String> = c.named.iter().map(name).collect();
        let names = if is_blank { String::new() } else { names.join(words.t("list.comma")) };
        let counted = words.qualified(&words.number(c.claimed), fact.qualifier);
        Some(vec![name(&c.group), counted, named, names, cited(atlas, words, fact)])
    };
    Table {
        columns: vec![
            column(words, "lesson.counted_what", false),
            column(words, "lesson.counted", true),
            column(words, "lesson.named", true),
            column(words, "lesson.names", false),
            column(words, "table.source", false),
        ],
        rows: coverages(atlas).iter().filter_map(row).collect(),
    }
}

/// How many a group counts, and how many of it are named anywhere.
pub fn covered(atlas: &Atlas, group: &str) -> Option<[f64; 2]> {
    let coverages = coverages(atlas);
    let found = crate::transform::coverage::of_group(&coverages, group)?;
    Some([found.claimed, found.named.len() as f64])
}

/// Every report dated within some days, by its day; without the dates for pupils.
pub fn days(atlas: &Atlas, words: Words, (from, to): (Day, Day), is_blank: bool) -> Table {
    let row = |fact: &Fact| {
        let said = [words.pick(&fact.title).to_string(), cited(atlas, words, fact)];
        let mut row = vec![if is_blank { String::new() } else { when(words, fact) }];
        row.extend(said);
        row.extend((!is_blank).then(|| words.pick(&fact.note).to_string()));
        row
    };
    let mut facts = dated(atlas, (from, to));
    if is_blank {
        // The order of the days would tell them.
        sort(&mut facts, |a, b| a.id.cmp(&b.id));
    }
    let keys = ["table.date", "table.what", "table.source", "lesson.note"];
    let keys = keys.into_iter().take(if is_blank { 3 } else { 4 });
    Table { columns: keys.map(|key| column(words, key, false)).collect(), rows: facts.into_iter().map(row).collect() }
}

/// Every fact whose date lies within some days, by day, then by id.
pub fn dated(atlas: &Atlas, (from, to): (Day, Day)) -> Vec<&Fact> {
    let day = |fact: &&Fact| fact.date.as_ref().and_then(|d| d.when.first());
    let is_within = |fact: &&Fact| {
        let ends = fact.date.as_ref().and_then(|d| Some((d.when.first()?, d.when.last()?)));
        ends.is_some_and(|(first, last)| first >= from && last <= to)
    };
    // A part of a structure is told of as an institution too.
    let told = atlas.facts.iter().filter(|fact| fact.table() != fact::Table::Structures);
    let mut facts: Vec<&Fact> = told.filter(is_within).collect();
    sort(&mut facts, |a, b| day(a).cmp(&day(b)).then(a.id.cmp(&b.id)));
    facts
}

/// A fact's source by letter and place.
pub fn cited(atlas: &Atlas, words: Words, fact: &Fact) -> String {
    let letter = atlas.source(&fact.source).map_or("", |s| s.letter.as_str());
    let said = [letter, &words.locator(&fact.locator)].join(words.t("list.comma"));
    if fact.origin.is_empty() {
        return said;
    }
    let origin = short_name(atlas, words, &fact.origin);
    words.fill("lesson.cites", &[("said", &said), ("origin", &origin)])
}

fn column(words: Words, key: &str, numeric: bool) -> TableColumn {
    TableColumn { label: words.t(key).to_string(), numeric }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubling_is_told_from_the_days_of_both_totals() {
        let total = Column::new(Day(0), [Some(900.0), Some(1100.0), Some(1500.0), Some(2400.0)]);
        assert_eq!(doubling(&total, 1000.0), (Some(Day(3)), Some(2)));
        assert_eq!(doubling(&total, 2000.0), (None, None));
    }
}
