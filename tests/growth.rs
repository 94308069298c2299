//! The reference facts of case growth, on the embedded package: when the world passed a total,
//! how often it doubled on the way, and how the stated figures stand to it.

use response_atlas::chart::{self, entry, view::View};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::cases::{Column, Metric};
use response_atlas::model::date::Day;
use response_atlas::seed;
use response_atlas::transform::agree::{Agreement, agree};
use response_atlas::transform::growth::{Span, span};
use response_atlas::words::Words;

fn atlas() -> Atlas {
    seed::load().expect("sound seeds")
}

fn total<'a>(atlas: &'a Atlas, code: &str) -> &'a Column {
    &atlas.series(code, Metric::Cases).expect("a series of the reference").total
}

fn day(iso: &str) -> Day {
    Day::parse(iso).expect("a day")
}

#[test]
fn the_world_passes_each_hundred_thousand_on_its_day() {
    let atlas = atlas();
    let world = total(&atlas, "WLD");
    for (threshold, iso, reached) in
        [(1e5, "2020-03-07", 102_524.0), (2e5, "2020-03-18", 201_363.0), (3e5, "2020-03-22", 316_942.0)]
    {
        let passed = world.first_at_least(threshold).expect("it is passed");
        assert_eq!((passed.iso().as_str(), world.at(passed)), (iso, Some(reached)));
    }
}

#[test]
fn the_totals_of_the_two_stated_days_are_known() {
    let atlas = atlas();
    let at = |iso| total(&atlas, "WLD").at(day(iso));
    assert_eq!(at("2020-04-13"), Some(1_816_194.0));
    assert_eq!(at("2020-06-12"), Some(7_481_814.0));
}

#[test]
fn the_three_stretches_hold_their_days_and_doublings() {
    let atlas = atlas();
    let spans: Vec<Span> = atlas
        .outbreak
        .brackets
        .iter()
        .filter_map(|b| span(total(&atlas, "WLD"), b.from_total, b.to_total, atlas.outbreak.day_zero))
        .collect();
    let expected = [(67, 11.9, 5.6), (11, 1.0, 11.3), (4, 0.65, 6.1)];
    assert_eq!(spans.len(), expected.len());
    for (span, (days, doublings, each)) in spans.iter().zip(expected) {
        assert_eq!(span.days(), days);
        // As data.md and product.md round them: to the last digit they give.
        let half = if doublings < 1.0 { 0.005 } else { 0.05 };
        let near = |found: Option<f64>, said: f64, half: f64| (found.expect("it grows") - said).abs() <= half;
        assert!(near(span.doublings, doublings, half), "{span:?}");
        assert!(near(span.days_each(), each, 0.05), "{span:?}: {:?}", span.days_each());
    }
}

#[test]
fn the_spans_stated_are_those_of_the_series() {
    let atlas = atlas();
    for bracket in &atlas.outbreak.brackets {
        let stated = atlas.fact(&bracket.fact).and_then(|f| f.value).expect("days are stated");
        let series = span(total(&atlas, "WLD"), bracket.from_total, bracket.to_total, atlas.outbreak.day_zero);
        assert_eq!(series.map(|s| f64::from(s.days())), Some(stated), "{}", bracket.fact);
    }
}

fn judged(atlas: &Atlas, id: &str) -> Agreement {
    let fact = atlas.fact(id).expect("a fact of the seeds");
    let as_of = fact.as_of.as_ref().and_then(|d| d.when.day()).expect("known to the day");
    let (value, qualifier) = (fact.value.expect("a number"), fact.qualifier.expect("its qualifier"));
    agree(total(atlas, "WLD"), as_of, value, qualifier).expect("the reference has that day")
}

#[test]
fn the_figure_of_april_is_two_to_three_days_behind() {
    let april = judged(&atlas(), "ma-2020-cases-world");
    assert!(!april.agrees);
    assert_eq!(april.days_behind, Some((2, 3)));
    assert!((april.percent - (1_816_194.0 - 1_600_000.0) / 1_816_194.0 * 100.0).abs() < 1e-9);
}

#[test]
fn the_figure_of_june_agrees() {
    assert!(judged(&atlas(), "qiushi-2020-cases-world").agrees);
}

#[test]
fn the_world_outside_china_is_the_world_less_china() {
    let atlas = atlas();
    for iso in ["2020-01-23", "2020-02-13", "2020-03-07", "2020-04-17", "2020-06-23"] {
        let at = |code| total(&atlas, code).at(day(iso)).expect("a total of that day");
        assert_eq!(at("XWC"), at("WLD") - at("CHN"), "{iso}");
        assert!(at("CHN") > 0.0 && at("XWC") > 0.0, "{iso}");
    }
}

#[test]
fn the_figure_says_what_the_series_says() {
    let atlas = atlas();
    let view = View::new(entry("growth").expect("the growth figure"));
    let figure = chart::layout(&atlas, &view, Words::english(), 1080.0);
    for said in ["1,816,194", "7,481,814", "2 to 3 days behind"] {
        assert!(figure.description.contains(said), "{said} is not in: {}", figure.description);
    }
}
