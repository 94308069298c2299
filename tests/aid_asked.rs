//! The selection and the window of the aid figure: what is asked for stays, what is dated outside
//! turns pale, what has no day is never touched, and what cannot be asked for is handed back.

use std::sync::OnceLock;

use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, entry};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::date::Day;
use response_atlas::model::fact::Fact;
use response_atlas::scene::mark::Mark;
use response_atlas::seed;
use response_atlas::words::Words;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn view(pairs: &[(&str, &str)]) -> View {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry("aid").expect("the aid figure"), &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    read.view
}

fn figure(pairs: &[(&str, &str)]) -> Figure {
    chart::layout(atlas(), &view(pairs), Words::english(), 1080.0)
}

fn facts(figure: &Figure) -> impl Iterator<Item = &Fact> {
    let behind = figure.data.iter().flat_map(|d| if let Datum::Facts(facts) = d { facts.as_slice() } else { &[] });
    behind.filter_map(|i| atlas().facts.get(*i))
}

#[test]
fn a_selection_leaves_what_bears_all_of_it() {
    for id in ["matrix", "map"] {
        let cash = figure(&[("view", id), ("kind", "cash"), ("direction", "out"), ("source", "ghrp-2020")]);
        assert!(cash.ignored.is_empty());
        assert!(facts(&cash).count() > 0);
        let is_out = |f: &Fact| f.aid().is_some_and(|a| a.kind == "cash" && a.direction.word() == "out");
        assert!(facts(&cash).all(is_out));
    }
}

#[test]
fn the_place_of_a_photograph_can_be_asked_for() {
    let seen = figure(&[("place", "QAT")]);
    assert_eq!(facts(&seen).map(|f| f.id.as_str()).collect::<Vec<_>>(), ["qiushi-2020-goods-in-doha"]);
}

#[test]
fn what_no_report_bears_is_handed_back_and_asks_for_nothing() {
    for id in ["matrix", "map"] {
        let odd = figure(&[("view", id), ("kind", "balloons"), ("provider", "nobody"), ("status", "arrived")]);
        let keys: Vec<&str> = odd.ignored.iter().map(|(k, _)| k.as_str()).collect();
        assert_eq!(keys, ["kind", "provider"]);
        assert_eq!(odd.scene.marks, figure(&[("view", id), ("status", "arrived")]).scene.marks);
    }
}

#[test]
fn a_selection_without_reports_says_so() {
    let none = figure(&[("kind", "resident_team"), ("direction", "in")]);
    assert!(none.scene.targets.is_empty() && none.ignored.is_empty());
    assert!(format!("{:?}", none.scene).contains("No report fits this selection."));
}

#[test]
fn a_day_must_be_a_day_and_a_window_must_not_end_before_it_begins() {
    let mut view = view(&[]);
    assert!(!view.choose("from", "2020-02-31") && view.choose("from", "2020-04-01"));
    let backward = figure(&[("from", "2020-04-01"), ("to", "2020-03-01")]);
    assert_eq!(backward.ignored, [("to".to_string(), "2020-03-01".to_string())]);
}

/// Marks that stand for data whose first report has a day or has none.
fn dated(figure: &Figure, wanted: fn(Option<Day>) -> bool) -> Vec<&Mark> {
    let day = |datum: u32| match figure.data.get(datum as usize) {
        Some(Datum::Facts(facts)) => {
            let first = facts.first().and_then(|i| atlas().facts.get(*i))?;
            Some(first.date.as_ref().and_then(|d| d.when.day()))
        }
        _ => None,
    };
    figure.scene.marks.iter().filter(|m| m.datum.and_then(day).is_some_and(wanted)).collect()
}

#[test]
fn a_window_hides_nothing_pales_what_is_outside_and_leaves_the_undated() {
    for id in ["matrix", "map"] {
        let whole = figure(&[("view", id)]);
        let march = figure(&[("view", id), ("from", "2020-03-01"), ("to", "2020-03-31")]);
        assert_eq!(whole.scene.targets.len(), march.scene.targets.len());
        assert_eq!(whole.data, march.data);
        let undated = |day: Option<Day>| day.is_none();
        let strengths = |figure: &Figure, wanted| -> Vec<String> {
            let look =
                |m: &&Mark| format!("{:?}", m.shape).split("alpha: ").skip(1).map(|s| s[..4].to_string()).collect();
            dated(figure, wanted).iter().map(look).collect()
        };
        assert_eq!(strengths(&whole, undated), strengths(&march, undated));
        let outside = |day: Option<Day>| day.is_some_and(|d| !d.iso().starts_with("2020-03"));
        assert_ne!(strengths(&whole, outside), strengths(&march, outside));
        let inside = |day: Option<Day>| day.is_some_and(|d| d.iso().starts_with("2020-03"));
        assert_eq!(strengths(&whole, inside), strengths(&march, inside));
    }
}

#[test]
fn a_mark_on_the_map_lights_up_its_place_and_its_own_line_only() {
    let map = figure(&[("view", "map")]);
    let mark = map.data.iter().position(|d| match d {
        Datum::Facts(facts) => facts.iter().any(|i| atlas().facts[*i].id == "qiushi-2020-expert-team-ita"),
        _ => false,
    });
    let mark = mark.expect("Italy's team") as u32;
    let kin: Vec<u32> = map.linked.iter().filter(|(from, _)| *from == mark).map(|(_, to)| *to).collect();
    let drawn = |datum: u32| map.scene.marks.iter().filter(|m| m.datum == Some(datum)).count();
    assert_eq!(kin.len(), 2);
    assert!(kin.iter().all(|datum| drawn(*datum) > 0));
}
