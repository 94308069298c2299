//! What is heard of a mark: what it is, its value with what that stands for, who reports it and
//! where; of many reports the first, and the others once more is asked for. Nothing is said twice.

use response_atlas::chart::credit::Said;
use response_atlas::chart::detail::{Detail, detail};
use response_atlas::chart::figure::Datum;
use response_atlas::chart::view::View;
use response_atlas::chart::{self, Context, REGISTRY, case_day};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::cases::Metric;
use response_atlas::model::date::Day;
use response_atlas::seed;
use response_atlas::words::Words;

fn both() -> [Words; 2] {
    [Words::english(), Words::of("zh").expect("Chinese")]
}

/// Every mark of every view in both languages.
fn each(check: impl Fn(&Detail, Words)) {
    let atlas = seed::load().expect("sound seeds");
    for (entry, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v))) {
        let view = View::read(entry, &[("view".to_string(), view.id.to_string())]).view;
        for words in both() {
            for datum in &chart::drawn(&atlas, &view, words, 1080.0).data {
                check(&detail(&atlas, words, datum), words);
            }
        }
    }
}

/// A report as it is heard.
fn report(words: Words, said: &Said) -> String {
    let who = match said.locator.as_str() {
        "" => words.fill("said.who", &[("who", &said.who)]),
        at => words.fill("said.speech", &[("who", &said.who), ("where", at)]),
    };
    let parts = [who, said.says.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words.t("list.semicolon"))
}

#[test]
fn of_many_reports_the_first_are_heard_and_the_others_on_request_none_twice() {
    each(|detail, words| {
        let (first, further) = (detail.speech(words), detail.further(words));
        let told: Vec<String> = detail.said.iter().map(|said| report(words, said)).collect();
        let (now, later) = told.split_at(told.len().min(3));
        let is_all = detail.lines.is_empty() && told.is_empty();
        assert!(first.contains(&now.join(words.t("list.semicolon"))), "{first}");
        let note = (!detail.note.is_empty() && !is_all).then(|| detail.note.clone());
        assert_eq!(further, later.iter().cloned().chain(note).collect::<Vec<_>>().join(words.t("list.semicolon")));
        assert!(!is_all || detail.note.is_empty() || first.contains(&detail.note), "{first}");
        let more = words.fill("said.more", &[("n", &later.len().to_string())]);
        assert_eq!(!later.is_empty(), first.ends_with(&more), "{first}");
        assert!(!first.trim_end().ends_with([',', ';', '，', '；', '、']), "it ends with a word: {first}");
    });
}

#[test]
fn what_only_explains_is_heard_at_once() {
    let datum = Datum::Note { title: "Cuba".into(), text: "To China: support".into() };
    let said = detail(&seed::load().expect("sound seeds"), Words::english(), &datum);
    assert_eq!(said.speech(Words::english()), "Cuba; To China: support");
    assert_eq!(said.further(Words::english()), "");
}

/// What is heard of the world's day in a view.
fn world(atlas: &Atlas, pairs: &[(&str, &str)], day: Day) -> String {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let view = View::read(chart::entry("growth").expect("growth"), &pairs).view;
    let words = Words::english();
    let context = Context { atlas, view: &view, words, width_px: 1080.0 };
    let mut said = detail(atlas, words, &Datum::Sample { code: "WLD".into(), day });
    said.add(case_day::told(&context, "WLD", day));
    said.speech(words)
}

#[test]
fn a_day_of_a_curve_says_what_the_view_draws_with_what_it_stands_for() {
    let atlas = seed::load().expect("sound seeds");
    let words = Words::english();
    let day = Day::parse("2020-04-20").expect("a day");
    let totals = &atlas.series("WLD", Metric::Cases).expect("the world").total;
    let total = |back: i32| totals.at(day.plus(-back)).expect("a total");
    let heard = |pairs: &[(&str, &str)]| world(&atlas, pairs, day);

    let said = heard(&[]);
    assert!(said.starts_with("World; 20 April 2020; Confirmed cases, total: "), "{said}");
    assert!(said.contains(&format!("Confirmed cases, total: {}; Deaths, total: ", words.number(total(0)))), "{said}");

    let said = heard(&[("view", "daily")]);
    let (new, mean) = (words.number(total(0) - total(1)), words.rounded((total(0) - total(7)) / 7.0));
    assert!(said.contains(&format!("New confirmed cases: {new}; 7-day mean: {mean} a day; Confirmed")), "{said}");

    let said = heard(&[("view", "trajectory"), ("places", "WLD")]);
    assert!(said.contains(&format!("New in 7 days: {}", words.rounded(total(0) - total(7)))), "{said}");

    let back = (1..100).find(|back| total(*back) <= total(0) / 2.0).expect("half of it");
    let said = heard(&[("view", "doubling"), ("places", "WLD")]);
    let days = said.split("Days since the total was half: ").nth(1).and_then(|rest| rest.split(' ').next());
    let days: f64 = days.and_then(|d| d.parse().ok()).expect("a number of days");
    assert!((f64::from(back) - 1.0..=f64::from(back)).contains(&days), "{days} for {back}: {said}");
    let said = heard(&[("view", "doubling"), ("places", "WLD")]);
    assert!(
        said.contains("This week against last week: doubles in ") || said.contains("last week: halves in "),
        "{said}"
    );

    let said = heard(&[("view", "aligned"), ("places", "WLD")]);
    let reached = totals.present().find(|(_, t)| *t >= 100.0).expect("a hundredth case").0;
    assert!(said.contains(&format!("Days since: {}; Confirmed", day.0 - reached.0)), "{said}");

    let people = atlas.place("WLD").and_then(|p| p.population).expect("people");
    let said = heard(&[("per", "100k")]);
    let rate = words.rounded(total(0) * 1e5 / people);
    assert!(said.contains(&format!("Cumulative confirmed cases per 100,000 people: {rate}")), "{said}");
}
