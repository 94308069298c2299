//! Every view's words against the tables that they tell of, read here by another way: straight from
//! the CSV files, with sums and counts of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use response_atlas::chart::figure::Account;
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::seed;
use response_atlas::words::Words;

type Record = BTreeMap<String, String>;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn account(tag: &str, figure: &str, pairs: &str) -> Account {
    let pairs: Vec<(String, String)> =
        pairs.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(chart::entry(figure).expect("a figure"), &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    chart::account(atlas(), &read.view, Words::of(tag).expect("a catalogue"))
}

fn table(path: &str) -> Vec<Record> {
    let mut reader = csv::Reader::from_path(format!("seeds/{path}")).expect("a table");
    let heads = reader.headers().expect("heads").clone();
    let record = |r: csv::StringRecord| heads.iter().map(str::to_string).zip(r.iter().map(str::to_string)).collect();
    reader.records().map(|r| record(r.expect("a record"))).collect()
}

fn figures() -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string("seeds/figures.json").expect("the figures' words")).expect("JSON")
}

/// Totals of a place by ISO day: running sums of what each day adds; days without a count left out.
fn totals(code: &str, metric: &str) -> Vec<(String, f64)> {
    let of = |code: &str| {
        let mut reader = csv::Reader::from_path("seeds/reference/cases.csv").expect("the reference");
        let days: Vec<String> = reader.headers().expect("heads").iter().skip(2).map(str::to_string).collect();
        let row = reader.records().map(|r| r.expect("a row")).find(|r| &r[0] == code && &r[1] == metric);
        let (row, mut sum) = (row.expect("a series"), 0.0);
        let mut totals = Vec::new();
        for (day, added) in days.into_iter().zip(row.iter().skip(2)) {
            if let Ok(added) = added.parse::<f64>() {
                sum += added;
                totals.push((day, sum));
            }
        }
        totals
    };
    if code != "XWC" {
        return of(code);
    }
    let china: BTreeMap<String, f64> = of("CHN").into_iter().collect();
    let mut known = 0.0;
    let outside = of("WLD").into_iter().map(|(day, world)| {
        known = china.get(&day).copied().unwrap_or(known);
        (day, world - known)
    });
    outside.collect()
}

/// Every number of a text, whatever way the language writes it, in the order of the text.
fn numbers(text: &str) -> Vec<f64> {
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && (letters[at].is_ascii_digit() || is_inner(&letters, at)) {
            at += 1;
        }
        let digits: String = letters[start..at].iter().filter(|c| **c != ',').collect();
        let rest: String = letters[at..].iter().take(9).collect();
        let times = [(" billion", 1e9), (" million", 1e6), ("亿", 1e8), ("万", 1e4)];
        let times = times.iter().find(|(word, _)| rest.starts_with(word)).map_or(1.0, |(_, times)| *times);
        let sign = if start > 0 && letters[start - 1] == '−' { -1.0 } else { 1.0 };
        found.push(sign * times * digits.parse::<f64>().expect("digits"));
    }
    found
}

/// A comma or a point between two digits.
fn is_inner(letters: &[char], at: usize) -> bool {
    matches!(letters[at], ',' | '.') && letters.get(at + 1).is_some_and(char::is_ascii_digit)
}

/// True when two numbers are one, of which the first was rounded to three figures at most.
fn near(told: f64, value: f64) -> bool {
    (told - value).abs() <= 0.006 * value.abs() + 1e-9
}

fn check(text: &str, value: f64) {
    assert!(numbers(text).iter().any(|told| near(*told, value)), "{value} is not in: {text}");
}

fn check_whole(text: &str, value: usize) {
    assert!(numbers(text).contains(&(value as f64)), "{value} is not in: {text}");
}

/// An ISO day as either language writes it.
fn day(tag: &str, iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<usize> = iso.split('-').map(|p| p.parse().expect("a number")).collect();
    match tag {
        "zh" => format!("{}年{}月{}日", parts[0], parts[1], parts[2]),
        _ => format!("{} {} {}", parts[2], MONTHS[parts[1] - 1], parts[0]),
    }
}

fn has(text: &str, part: &str) {
    assert!(text.contains(part), "“{part}” is not in: {text}");
}

/// How long the doubling up to the day at an index took: back to where half of it was passed.
fn doubling(totals: &[(String, f64)], now: usize) -> Option<f64> {
    let half = totals[now].1 / 2.0;
    let after = (1..=now).rev().find(|i| totals[i - 1].1 <= half && totals[*i].1 > half)?;
    let (low, high) = (totals[after - 1].1, totals[after].1);
    let share = if low > 0.0 { (half / low).ln() / (high / low).ln() } else { half / high };
    let number = |iso: &str| f64::from(response_atlas::model::date::Day::parse(iso).expect("a day").0);
    let (from, to) = (number(&totals[after - 1].0), number(&totals[after].0));
    Some(number(&totals[now].0) - (from + share * (to - from)))
}

/// The day with the fastest doubling of a series, from a total of fifty on.
fn fastest(totals: &[(String, f64)]) -> (String, f64) {
    let all = (0..totals.len()).filter(|i| totals[*i].1 >= 50.0);
    let found = all.filter_map(|i| Some((totals[i].0.clone(), doubling(totals, i)?)));
    found.min_by(|a, b| a.1.total_cmp(&b.1)).expect("it doubled")
}

#[test]
fn the_curves_tell_range_pace_comparison_and_what_is_stated() {
    for tag in ["en", "zh"] {
        let told = account(tag, "growth", "");
        let mut ends = Vec::new();
        for code in ["WLD", "XWC"] {
            let totals = totals(code, "cases");
            let (first, last) = (totals[0].clone(), totals[totals.len() - 1].clone());
            for (iso, total) in [&first, &last] {
                has(&told.summary, &day(tag, iso));
                check_whole(&told.summary, *total as usize);
            }
            let (iso, days) = fastest(&totals);
            has(&told.summary, &day(tag, &iso));
            for days in [days, doubling(&totals, totals.len() - 1).expect("it doubled")] {
                check_whole(&told.summary.replace('.', ""), (days * 10.0).round() as usize);
            }
            ends.push(last.1);
        }
        check(&told.summary, 100.0 * ends[1] / ends[0]);
        check(&told.name, ends[0]);
        let stated = table("cases.csv").into_iter().filter(|r| {
            r["scope"] == "WLD" && r["metric"] == "cases" && r["as_of"].len() == 10 && !r["value"].is_empty()
        });
        let mut found = 0;
        for fact in stated {
            has(&told.summary, &day(tag, &fact["as_of"]));
            check(&told.summary, fact["value"].parse().expect("a number"));
            found += 1;
        }
        assert!(found >= 2, "{found} stated totals");
        for bracket in figures()["brackets"].as_array().expect("brackets") {
            let id = bracket["fact"].as_str().expect("an id");
            let fact = table("cases.csv").into_iter().find(|r| r["id"] == id).expect("its fact");
            check_whole(&told.summary, fact["value"].parse().expect("days"));
        }
    }
}

#[test]
fn a_window_and_a_count_by_people_are_told_as_they_are_drawn() {
    for tag in ["en", "zh"] {
        let part = account(tag, "growth", "from=2020-03-01&to=2020-04-30");
        let world: BTreeMap<String, f64> = totals("WLD", "cases").into_iter().collect();
        for iso in ["2020-03-01", "2020-04-30"] {
            has(&part.name, &day(tag, iso));
            check_whole(&part.summary, world[iso] as usize);
        }
        assert!(!part.summary.contains(&day(tag, "2020-06-23")), "{}", part.summary);
        let per = account(tag, "growth", "per=100k&places=CHN");
        let people: f64 = table("countries.csv").into_iter().find(|r| r["code"] == "CHN").expect("China")["population"]
            .parse()
            .expect("a number");
        check(&per.summary, 1e5 * totals("CHN", "cases").last().expect("a total").1 / people);
    }
}

#[test]
fn places_lined_up_tell_when_and_how_far_each_came() {
    for tag in ["en", "zh"] {
        let told = account(tag, "growth", "view=aligned");
        let mut after = Vec::new();
        for code in figures()["story_places"].as_array().expect("places") {
            let totals = totals(code.as_str().expect("a code"), "cases");
            let start = totals.iter().position(|(_, t)| *t >= 100.0).expect("it came so far");
            has(&told.summary, &day(tag, &totals[start].0));
            let begun = response_atlas::model::date::Day::parse(&totals[start].0).expect("a day");
            let later = totals.iter().find(|(iso, _)| *iso == begun.plus(30).iso()).expect("a total").1;
            check(&told.summary, later);
            after.push(later);
        }
        let (low, high) = after.iter().fold((f64::MAX, 0.0_f64), |(l, h), v| (l.min(*v), h.max(*v)));
        check(&told.summary, 100.0 * low / high);
    }
}

#[test]
fn busiest_weeks_and_days_are_those_of_the_table() {
    for tag in ["en", "zh"] {
        let weeks = account(tag, "growth", "view=trajectory").summary;
        for code in ["CHN", "ITA", "KOR", "IRN"] {
            let totals = totals(code, "cases");
            let of = |i: usize| totals[i].1 - if i < 7 { 0.0 } else { totals[i - 7].1 };
            let most = (0..totals.len()).map(of).fold(0.0, f64::max);
            check(&weeks, most);
            check(&weeks, of(totals.len() - 1));
            check(&weeks, 100.0 * of(totals.len() - 1) / most);
        }
        let days = account(tag, "growth", "view=daily").summary;
        let totals = totals("WLD", "cases");
        let most = (1..totals.len()).max_by(|a, b| {
            let of = |i: usize| totals[i].1 - totals[i - 1].1;
            of(*a).total_cmp(&of(*b))
        });
        let most = most.expect("a day");
        has(&days, &day(tag, &totals[most].0));
        check(&days, totals[most].1 - totals[most - 1].1);
        let last = totals.len() - 1;
        check(&days, (totals[last].1 - totals[last - 7].1) / 7.0);
    }
}

#[test]
fn doublings_are_those_of_the_table() {
    for tag in ["en", "zh"] {
        let told = account(tag, "growth", "view=doubling").summary;
        for code in ["CHN", "ITA", "KOR"] {
            let totals = totals(code, "cases");
            has(&told, &day(tag, &fastest(&totals).0));
            let of = |i: usize| totals[i].1 - totals[i - 7].1;
            let last = totals.len() - 1;
            let days = 7.0 * std::f64::consts::LN_2 / (of(last) / of(last - 7)).ln();
            check_whole(&told.replace('.', ""), (days.abs() * 10.0).round() as usize);
        }
    }
}

/// Reports of help proper, with the codes on the far side of China.
fn help() -> Vec<(Record, Vec<String>)> {
    let apart = ["export", "debt", "citizen_service"];
    let is_help = |r: &Record| {
        r["direction"] != "own"
            && !apart.contains(&r["kind"].as_str())
            && (r["direction"] == "in" || !r["from"].is_empty())
    };
    let rows = table("aid.csv").into_iter().filter(is_help);
    let sided = rows.map(|r| {
        let codes = if r["direction"] == "in" { &r["from"] } else { &r["to"] };
        let codes = codes.split(';').map(|c| c.trim().to_string()).filter(|c| !c.is_empty()).collect();
        (r, codes)
    });
    sided.collect()
}

#[test]
fn help_is_counted_as_the_table_has_it() {
    let kind: BTreeMap<String, String> =
        table("countries.csv").into_iter().map(|r| (r["code"].clone(), r["kind"].clone())).collect();
    let codes: BTreeSet<String> = help().into_iter().flat_map(|(_, codes)| codes).collect();
    let count = |kinds: &[&str]| codes.iter().filter(|c| kinds.contains(&kind[*c].as_str())).count();
    let sources: BTreeSet<String> = help().into_iter().map(|(r, _)| r["source"].clone()).collect();
    for tag in ["en", "zh"] {
        let told = account(tag, "aid", "").summary;
        for n in [count(&["country", "territory"]), count(&["organisation"]), count(&["group"]), sources.len()] {
            check_whole(&told, n);
        }
        has(&told, if tag == "en" { "Iraq" } else { "伊拉克" });
        let map = account(tag, "aid", "view=map").summary;
        check_whole(&map, help().len());
        check_whole(&map, count(&["organisation"]));
        let country = |(r, codes): &(Record, Vec<String>), direction: &str| -> Vec<String> {
            let own = codes.iter().filter(|c| matches!(kind[*c].as_str(), "country" | "territory"));
            if r["direction"] == direction { own.cloned().collect() } else { Vec::new() }
        };
        for direction in ["in", "out"] {
            let places: BTreeSet<String> = help().iter().flat_map(|r| country(r, direction)).collect();
            check_whole(&map, places.len());
        }
    }
}

#[test]
fn a_card_tells_the_count_of_each_day_that_is_reported() {
    let counts: BTreeMap<String, f64> = totals("IRQ", "cases").into_iter().collect();
    for tag in ["en", "zh"] {
        let told = account(tag, "aid", "view=card&place=IRQ");
        let own = help().into_iter().filter(|(r, codes)| codes.iter().any(|c| c == "IRQ") && r["date"].len() == 10);
        let days: BTreeSet<String> = own.map(|(r, _)| r["date"].clone()).collect();
        assert!(days.len() > 1, "{days:?}");
        for iso in days {
            has(&told.summary, &day(tag, &iso));
            check_whole(&told.summary, counts[&iso] as usize);
        }
        check(&told.name, *counts.values().last().expect("a count"));
    }
}

/// Institutional facts by what they are of: of one lane and one event is one thing.
fn tenures() -> Vec<Vec<Record>> {
    let mut groups: BTreeMap<(String, String), Vec<Record>> = BTreeMap::new();
    for record in table("institutions.csv") {
        let of = if record["event"].is_empty() { record["id"].clone() } else { record["event"].clone() };
        groups.entry((record["lane"].clone(), of)).or_default().push(record);
    }
    groups.into_values().collect()
}

#[test]
fn the_years_are_counted_as_the_table_has_them() {
    let (all, tenures) = (tenures().len(), tenures());
    let dated: Vec<&Vec<Record>> = tenures.iter().filter(|t| t.iter().any(|r| !r["date"].is_empty())).collect();
    let year = |r: &Record| r["date"].split('/').find(|p| p.len() >= 4).and_then(|p| p[..4].parse::<i32>().ok());
    let years: Vec<i32> = dated.iter().filter_map(|t| t.iter().filter_map(&year).min()).collect();
    let (first, last) = (years.iter().min().expect("a year"), years.iter().max().expect("a year"));
    for tag in ["en", "zh"] {
        let told = account(tag, "institutions", "");
        for n in [all, dated.len(), all - dated.len(), years.iter().filter(|y| *y == last).count()] {
            check_whole(&told.summary, n);
        }
        for year in [first, last] {
            check_whole(&told.summary, *year as usize);
        }
        check_whole(&told.name, all);
        for lane in ["law", "plan", "guidance"] {
            check_whole(&told.summary, tenures.iter().filter(|t| t[0]["lane"] == lane).count());
        }
    }
}

#[test]
fn the_days_are_counted_as_the_rows_of_their_table() {
    for tag in ["en", "zh"] {
        let words = Words::of(tag).expect("a catalogue");
        let pairs = [("view".to_string(), "days".to_string()), ("events".to_string(), "off".to_string())];
        let view = View::read(chart::entry("institutions").expect("a figure"), &pairs).view;
        let rows = chart::table(atlas(), &view, words).rows;
        let told = account(tag, "institutions", "view=days&events=off");
        // A date without a day or a month.
        let is_vague = |row: &&Vec<String>| (1..=12).all(|m| !row[0].contains(words.t(&format!("month.long.{m}"))));
        let vague = rows.iter().filter(is_vague).count();
        check_whole(&told.summary, vague);
        check_whole(&told.summary, rows.len() - vague);
        has(&told.name, &day(tag, "2020-01-01"));
        has(&told.name, &day(tag, "2020-06-12"));
    }
}

#[test]
fn the_arrangements_and_numbers_of_command_are_those_of_the_tables() {
    let figures = figures();
    let rows = figures["alignments"].as_array().expect("rows");
    let graded: Vec<&str> = rows.iter().filter_map(|r| r["grade"].as_str()).collect();
    let side = |key: &str| -> usize {
        rows.iter().filter(|r| r["grade"].is_string()).filter_map(|r| r[key].as_array()).map(Vec::len).sum()
    };
    let numbers: Vec<f64> = table("structures.csv")
        .into_iter()
        .filter(|r| matches!(r["role"].as_str(), "staff" | "share"))
        .filter_map(|r| r["value"].parse().ok())
        .collect();
    assert_eq!(numbers.len(), 5);
    for tag in ["en", "zh"] {
        let told = account(tag, "structures", "");
        check_whole(&told.name, rows.len());
        for grade in graded.iter().collect::<BTreeSet<_>>() {
            check_whole(&told.summary, graded.iter().filter(|g| g == &grade).count());
        }
        for key in ["first", "second"] {
            check_whole(&told.summary, side(key));
        }
        let told = account(tag, "structures", "view=numbers");
        for number in &numbers {
            check(&told.summary, *number);
        }
    }
}

#[test]
fn pairs_and_goods_are_counted_as_the_tables_have_them() {
    let pairs = table("comparisons.csv");
    let exports: Vec<Record> = table("aid.csv").into_iter().filter(|r| r["kind"] == "export").collect();
    for tag in ["en", "zh"] {
        let told = account(tag, "reported", "").summary;
        check_whole(&told, pairs.len());
        let facts: BTreeSet<&String> = pairs.iter().flat_map(|r| [&r["fact_a"], &r["fact_b"]]).collect();
        check_whole(&told, facts.len());
        let relations: BTreeSet<&String> = pairs.iter().map(|r| &r["relation"]).collect();
        for relation in relations {
            check_whole(&told, pairs.iter().filter(|r| &r["relation"] == relation).count());
        }
        let told = account(tag, "reported", "view=goods");
        let goods = exports.iter().filter(|r| !r["unit"].starts_with("country"));
        let goods: Vec<f64> = goods.filter_map(|r| r["value"].parse().ok()).collect();
        check_whole(&told.name, goods.len());
        check(&told.summary, goods.iter().copied().fold(0.0, f64::max));
        check(&told.summary, goods.iter().copied().fold(f64::MAX, f64::min));
        check_whole(&told.summary, exports.iter().filter(|r| r["date"].is_empty()).count());
    }
}

#[test]
fn every_view_has_a_line_and_sentences_without_an_open_slot() {
    for (entry, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v))) {
        for tag in Words::tags() {
            let told = account(tag, entry.id, &format!("view={}", view.id));
            assert!(told.name.chars().count() > 10 && told.summary.chars().count() > 40, "{} {}", entry.id, view.id);
            let open = |c: char| matches!(c, '{' | '}');
            assert!(!told.name.contains(open) && !told.summary.contains(open), "{}", told.summary);
            assert!(!told.summary.contains("says.") && !told.name.contains("account."), "{}", told.summary);
        }
    }
}
