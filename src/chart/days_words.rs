//! The timeline of days as words and as a table: short dates, titles, a row a report, a summary.

use super::Context;
use super::account::{fill, most};
use super::credit::said;
use super::day_entry::{DayBook, DayEntry, when_of};
use super::day_lane::DayLane;
use super::day_window::Asked;
use super::detail::other_name;
use super::figure::{Table, TableColumn};
use crate::model::date::{Day, End, Instant, Precision, When};
use crate::model::fact::Fact;
use crate::model::order::{sort, sort_by_key};
use crate::words::Words;

/// The date of an entry in few characters that never break, such as “20 Jan”, “Mar”, “16 Feb–24 Feb”, “up to 31 May”.
pub fn short_date(words: Words, entry: &DayEntry) -> String {
    let date = match &entry.when {
        When::Single(i) => instant(words, i),
        When::Interval(a, b) => {
            let of = |end: &End| match end {
                End::Known(i) => instant(words, i),
                End::Open | End::Unknown => "?".into(),
            };
            words.fill("years.interval", &[("a", &of(a)), ("b", &of(b))])
        }
    };
    let date = if entry.is_count { words.fill("days.up_to", &[("day", &date)]) } else { date };
    date.replace(' ', "\u{a0}")
}

fn instant(words: Words, instant: &Instant) -> String {
    let text = match instant.precision {
        Precision::Day => words.short_day(instant.first),
        _ => words.month(instant.first.ymd().1),
    };
    if instant.approximate { words.fill("years.about", &[("a", &text)]) } else { text }
}

/// How finely a fact's date is known, in words: to the day, to the month, the stretch itself, or
/// that it is the day a count ends on.
pub fn precision(words: Words, fact: &Fact) -> String {
    let Some(when) = when_of(fact) else { return words.t("date.none").to_string() };
    let date = words.when(&when);
    let key = match (&fact.date, &when) {
        (None, _) => "days.precise.total",
        (_, When::Single(i)) if i.precision == Precision::Day && !i.approximate => "days.precise.day",
        (_, When::Single(i)) if i.precision == Precision::Month => "days.precise.month",
        _ => "days.precise.other",
    };
    words.fill(key, &[("date", &date)])
}

/// The letter of the document that alone reports most entries; empty when none does.
pub fn usual_letter(entries: &[DayEntry]) -> String {
    let alone = entries.iter().filter_map(|e| e.letters.first().filter(|_| e.letters.len() == 1));
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for letter in alone {
        match counts.iter_mut().find(|(l, _)| l == letter) {
            Some((_, count)) => *count += 1,
            None => counts.push((letter, 1)),
        }
    }
    sort(&mut counts, |a, b| a.cmp(b));
    counts.iter().max_by_key(|(_, count)| *count).map_or(String::new(), |(letter, _)| letter.to_string())
}

/// The title of a window or of an open day; none for the default view, which has a wording.
pub fn title(context: &Context<'_>, asked: &Asked, book: &DayBook) -> Option<String> {
    let words = context.words;
    if let Some(day) = asked.day {
        return Some(words.fill("days.title.day", &[("day", &words.day(day))]));
    }
    let parts =
        [("a", words.day(asked.window.0)), ("b", words.day(asked.window.1)), ("n", number(words, book.entries.len()))];
    asked.is_part.then(|| fill(words, "days.title.window", &parts))
}

/// The documents that report anything in the figure.
pub fn documents<'a>(context: &'a Context<'_>, book: &DayBook) -> Vec<&'a str> {
    let facts = book.entries.iter().flat_map(|e| &e.facts).filter_map(|i| context.atlas.facts.get(*i));
    let mut ids: Vec<&str> = facts.map(|f| f.source.as_str()).collect();
    sort(&mut ids, |a, b| a.cmp(b));
    ids.dedup();
    ids
}

/// The window, its entries, reports and days, as slots.
pub fn extent(words: Words, asked: &Asked, book: &DayBook) -> [(&'static str, String); 5] {
    let facts: usize = book.entries.iter().map(|e| e.facts.len()).sum();
    [
        ("a", words.day(asked.window.0)),
        ("b", words.day(asked.window.1)),
        ("n", number(words, book.entries.len())),
        ("facts", number(words, facts)),
        ("days", number(words, days_of(book).len())),
    ]
}

/// The days with most entries of their own; none where no day has one.
fn busiest(words: Words, book: &DayBook) -> Option<String> {
    let days = book.entries.iter().filter_map(DayEntry::day).map(Day::iso);
    let days: Vec<String> = days.collect();
    let (names, most) = most(days.iter().map(String::as_str));
    let names: Vec<String> = names.into_iter().filter_map(Day::parse).map(|day| words.day(day)).collect();
    let parts = [("days", names.join(words.t("list.comma"))), ("n", number(words, most))];
    (most > 0).then(|| fill(words, "days.says.busiest", &parts))
}

/// The figure in words: how much there is, lane by lane, what is dated to no day, and what an open
/// day holds.
pub fn description(context: &Context<'_>, asked: &Asked, book: &DayBook) -> Vec<String> {
    let words = context.words;
    let mut sentences = vec![fill(words, "days.says.all", &extent(words, asked, book))];
    sentences.extend(busiest(words, book));
    let lane = |lane: &DayLane| {
        let count = book.entries.iter().filter(|e| e.lane == *lane).count();
        fill(words, "days.says.lane", &[("lane", words.t(lane.key()).to_string()), ("n", number(words, count))])
    };
    let lanes: Vec<String> = DayLane::ALL.iter().map(lane).collect();
    sentences.push(words.fill("days.says.lanes", &[("lanes", &lanes.join(words.t("list.semicolon")))]));
    let wide = book.entries.iter().filter(|e| e.day().is_none()).count();
    if wide + book.vague.len() > 0 {
        let parts = [("n", number(words, wide)), ("vague", number(words, book.vague.len()))];
        sentences.push(fill(words, "days.says.rough", &parts));
    }
    sentences.extend(asked.day.map(|day| of_day(words, day, book)));
    sentences
}

/// What a day holds, in a sentence.
pub fn of_day(words: Words, day: Day, book: &DayBook) -> String {
    let of_day: Vec<&str> = book.entries.iter().filter(|e| e.is_within((day, day))).map(|e| e.title.as_str()).collect();
    let key = if of_day.is_empty() { "days.says.day.none" } else { "days.says.day" };
    words.fill(key, &[("day", &words.day(day)), ("titles", &of_day.join(words.t("list.semicolon")))])
}

/// The days that an entry is dated to, in order, each once.
pub fn days_of(book: &DayBook) -> Vec<Day> {
    let mut days: Vec<Day> = book.entries.iter().filter_map(DayEntry::day).collect();
    sort_by_key(&mut days, |day| *day);
    days.dedup();
    days
}

/// The table: one row a report, in the order of the days; then the events of the reference.
pub fn table(context: &Context<'_>, asked: &Asked, book: &DayBook) -> Table {
    let words = context.words;
    let keys = ["table.date", "years.col.lane", "table.what", "years.col.other", "table.value", "table.source"];
    let columns = keys.iter().map(|k| TableColumn { label: words.t(k).to_string(), numeric: false }).collect();
    let mut rows: Vec<(Day, Vec<String>)> = Vec::new();
    for entry in &book.entries {
        let facts = entry.facts.iter().filter_map(|i| context.atlas.facts.get(*i));
        rows.extend(facts.map(|fact| (entry.span.0, row(context, fact, words.t(entry.lane.key())))));
    }
    let is_shown = context.view.get("events") != "off";
    let events = context.atlas.events.iter();
    for event in events.filter(|e| is_shown && (asked.window.0..=asked.window.1).contains(&e.day)) {
        let (title, other) = both(words, &event.title.en, &event.title.zh);
        let (lane, source) = (words.t("days.lane.beside").to_string(), words.pick(&event.citation).to_string());
        rows.push((event.day, vec![words.day(event.day), lane, title, other, String::new(), source]));
    }
    sort_by_key(&mut rows, |(day, _)| *day);
    let vague = book.vague.iter().filter_map(|i| context.atlas.facts.get(*i));
    let lane = |fact: &Fact| words.t(DayLane::of(fact, &context.atlas.outbreak.organisation).key()).to_string();
    let vague: Vec<Vec<String>> = vague.map(|fact| row(context, fact, &lane(fact))).collect();
    Table { columns, rows: rows.into_iter().map(|(_, row)| row).chain(vague).collect() }
}

fn both(words: Words, en: &str, zh: &str) -> (String, String) {
    if words.is_chinese() { (zh.into(), en.into()) } else { (en.into(), zh.into()) }
}

fn row(context: &Context<'_>, fact: &Fact, lane: &str) -> Vec<String> {
    let words = context.words;
    let said = said(context.atlas, words, fact);
    let source = words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]);
    let date = when_of(fact).map_or(String::new(), |when| words.when(&when));
    let date = if fact.date.is_none() { words.fill("days.up_to", &[("day", &date)]) } else { date };
    vec![date, lane.into(), words.pick(&fact.title).into(), other_name(words, fact), words.value(fact), source]
}

fn number(words: Words, n: usize) -> String {
    words.number(n as f64)
}
