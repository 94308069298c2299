//! The timeline of days on the seeds: no fact that carries a day is left out, no words meet or
//! leave the frame at any width, and a day tells what every source says of it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::label::text_boxes;
use response_atlas::chart::view::View;
use response_atlas::chart::{REGISTRY, layout, table};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::date::{Day, Precision, When};
use response_atlas::model::fact::{Fact, Table};
use response_atlas::scene::mark::{Mark, Rect, Shape, at};
use response_atlas::scene::metrics::text_box;
use response_atlas::scene::style::size;
use response_atlas::seed;
use response_atlas::words::Words;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| seed::load().expect("sound seeds"));

fn view(pairs: &str) -> View {
    let entry = REGISTRY.iter().find(|f| f.id == "institutions").expect("the figure");
    let pairs = format!("view=days&{pairs}");
    let pairs: Vec<(String, String)> =
        pairs.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry, &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    read.view
}

fn figure(pairs: &str, width_px: f64, tag: &str) -> Figure {
    layout(&ATLAS, &view(pairs), Words::of(tag).expect("a language"), width_px)
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Ids of the facts that can be reached in a figure.
fn reached(figure: &Figure) -> BTreeSet<&'static str> {
    let facts = figure.scene.targets.iter().filter_map(|t| match figure.data.get(t.datum as usize) {
        Some(Datum::Facts(facts)) => Some(facts.clone()),
        _ => None,
    });
    facts.flatten().filter_map(|i| ATLAS.facts.get(i)).map(|f| f.id.as_str()).collect()
}

/// The date of a fact, or the day its count ends on.
fn when(fact: &Fact) -> Option<When> {
    fact.date.as_ref().or(fact.as_of.as_ref()).map(|d| d.when)
}

#[test]
fn every_fact_with_a_day_in_the_window_can_be_reached_from_every_table() {
    let within = day("2020-01-01")..=day("2020-06-12");
    assert_eq!((*within.start(), *within.end()), ATLAS.outbreak.days);
    let has_day = |f: &&Fact| when(f).and_then(|w| w.day()).is_some_and(|d| within.contains(&d));
    let dated: Vec<&Fact> = ATLAS.facts.iter().filter(has_day).collect();
    assert!(dated.len() > 130, "{}", dated.len());
    let tables: BTreeSet<Table> = dated.iter().map(|f| f.table()).collect();
    assert_eq!(tables.len(), Table::ALL.len(), "{tables:?}");
    for width_px in [320.0, 720.0, 1080.0] {
        let figure = figure("", width_px, "en");
        let reached = reached(&figure);
        let lost: Vec<&str> = dated.iter().map(|f| f.id.as_str()).filter(|id| !reached.contains(id)).collect();
        assert!(lost.is_empty(), "{width_px}: {lost:?}");
    }
}

#[test]
fn months_and_stretches_are_drawn_years_are_said_and_the_undated_are_not_placed() {
    let figure = figure("", 1080.0, "en");
    let reached = reached(&figure);
    let (first, last) = ATLAS.outbreak.days;
    for fact in &ATLAS.facts {
        let expected = match when(fact) {
            None => false,
            Some(When::Single(i)) if i.precision >= Precision::Month => i.first <= last && i.last >= first,
            Some(When::Single(i)) => i.first <= last && i.last >= first,
            Some(w) => [w.first(), w.last()].into_iter().flatten().any(|d| d.ymd().0 == 2020),
        };
        assert_eq!(reached.contains(fact.id.as_str()), expected, "{} {:?}", fact.id, when(fact));
    }
    assert!(!reached.is_empty());
}

#[test]
fn a_window_that_walks_seldom_moves_what_stands_below() {
    let first = ATLAS.outbreak.days.0;
    let height = |week: i32| {
        let (from, to) = (first.plus(7 * week), first.plus(7 * week + 27));
        let figure = figure(&format!("from={}&to={}", from.iso(), to.iso()), 1080.0, "en");
        assert!(figure.scene.height_px <= figure.page_height_px());
        figure.page_height_px()
    };
    let heights: Vec<f64> = (0..19).map(height).collect();
    let moves = heights.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(moves <= 8, "{heights:?}");
}

#[test]
fn a_picture_of_a_window_has_no_room_to_spare() {
    for pairs in ["from=2020-03-04&to=2020-03-31", "from=2020-01-20&to=2020-01-27", ""] {
        let scene = figure(pairs, 1080.0, "en").scene;
        let lowest = text_boxes(&scene).iter().map(Rect::bottom).fold(0.0, f64::max);
        assert!((0.0..20.0).contains(&(scene.height_px - lowest)), "{pairs}: {lowest} of {}", scene.height_px);
    }
}

#[test]
fn events_of_the_reference_are_drawn_apart_and_can_be_switched_off() {
    let events = |figure: &Figure| figure.data.iter().filter(|d| matches!(d, Datum::Event(_))).count();
    let within = |e: &&response_atlas::model::cases::ReferenceEvent| {
        (ATLAS.outbreak.days.0..=ATLAS.outbreak.days.1).contains(&e.day)
    };
    let expected = ATLAS.events.iter().filter(within).count();
    assert!(expected >= 8);
    for width_px in [360.0, 1080.0] {
        assert_eq!(events(&figure("", width_px, "en")), expected);
        assert_eq!(events(&figure("events=off", width_px, "en")), 0);
    }
    let rows = |pairs: &str| table(&ATLAS, &view(pairs), Words::english()).rows.len();
    assert_eq!(rows(""), rows("events=off") + expected);
}

#[test]
fn a_window_draws_what_may_lie_in_it_and_nothing_else() {
    let figure = figure("from=2020-01-20&to=2020-01-27", 1080.0, "en");
    let within = |f: &&Fact| {
        when(f).is_some_and(|w| match (w.first(), w.last()) {
            (Some(a), Some(b)) => a <= day("2020-01-27") && b >= day("2020-01-20") && b.0 - a.0 < 100,
            _ => false,
        })
    };
    let expected: BTreeSet<&str> = ATLAS.facts.iter().filter(within).map(|f| f.id.as_str()).collect();
    let vague = |f: &&Fact| when(f).is_some_and(|w| w.day().is_none() && !expected.contains(f.id.as_str()));
    let vague: BTreeSet<&str> = ATLAS.facts.iter().filter(vague).map(|f| f.id.as_str()).collect();
    let drawn: BTreeSet<&str> = reached(&figure).into_iter().filter(|id| !vague.contains(id)).collect();
    assert_eq!(drawn, expected);
    assert!(figure.title.contains("20 January 2020") && figure.title.contains("27 January 2020"));
}

/// Every text of a figure, joined.
fn texts(figure: &Figure) -> String {
    let text = |m: &Mark| match &m.shape {
        Shape::Text { content, .. } => Some(content.clone()),
        _ => None,
    };
    figure.scene.marks.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_day_tells_what_every_source_says_in_both_languages_where_they_differ() {
    let words = Words::english();
    for (open, differ) in [("2020-01-20", true), ("2020-01-21", true), ("2020-01-25", false), ("2020-01-27", false)] {
        let facts: Vec<&Fact> =
            ATLAS.facts.iter().filter(|f| when(f).and_then(|w| w.day()) == Some(day(open))).collect();
        assert!(!facts.is_empty(), "{open}");
        for width_px in [360.0, 720.0, 1080.0] {
            let figure = figure(&format!("day={open}"), width_px, "en");
            let told = texts(&figure);
            for fact in &facts {
                let alone =
                    |d: &Datum| matches!(d, Datum::Facts(of) if of.len() == 1 && ATLAS.facts[of[0]].id == fact.id);
                assert!(figure.data.iter().any(alone), "{open} {}: no row of its own", fact.id);
                let short = words.pick(&ATLAS.source(&fact.source).expect("a source").short);
                assert!(told.contains(short), "{open}: {short}");
                assert!(told.contains(fact.locator.split(' ').next().expect("a place")), "{open}: {}", fact.locator);
            }
            let both = told.contains("国家卫生健康委") || told.contains("疫情防控上升到国家层面");
            assert_eq!(both, differ, "{open} at {width_px}: {told}");
            assert!(told.contains("dated to the day"));
        }
    }
}

#[test]
fn a_stretch_that_covers_a_day_says_how_finely_it_is_dated() {
    let told = texts(&figure("day=2020-03-10", 1080.0, "en"));
    assert!(told.contains("dated to the month: March 2020"), "{told}");
    let told = texts(&figure("day=2020-05-31", 1080.0, "en"));
    assert!(told.contains("a total up to 31 May 2020"), "{told}");
    let told = texts(&figure("day=2020-01-05", 1080.0, "en"));
    assert!(told.contains("No report carries this day."), "{told}");
}

#[test]
fn what_is_dated_to_the_open_day_comes_before_what_is_not() {
    let told = texts(&figure("day=2020-03-26", 1080.0, "en"));
    let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("{text} in {told}"));
    assert!(at("Extraordinary G20 Leaders' Summit") < at("Call on non-governmental actors"));
}

#[test]
fn a_row_of_the_open_day_lights_its_mark_in_the_lanes() {
    let figure = figure("day=2020-01-20", 1080.0, "en");
    assert_eq!(figure.linked.len(), 5);
    for (row, entry) in &figure.linked {
        let (Datum::Facts(one), Datum::Facts(all)) = (&figure.data[*row as usize], &figure.data[*entry as usize])
        else {
            panic!("{row} {entry} are no facts");
        };
        assert!(all.contains(&one[0]));
    }
}

#[test]
fn the_table_has_a_row_for_each_report_with_its_source() {
    let rows = table(&ATLAS, &view("events=off"), Words::english());
    let figure = figure("events=off", 1080.0, "en");
    assert_eq!(rows.rows.len(), reached(&figure).len());
    assert!(rows.rows.iter().all(|r| r.len() == rows.columns.len() && r.last().is_some_and(|s| !s.is_empty())));
    assert!(rows.rows.iter().any(|r| r[0] == "up to 31 May 2020"));
}

#[test]
fn the_words_count_what_is_drawn() {
    let figure = figure("", 1080.0, "en");
    let entries = figure.data.iter().filter(|d| matches!(d, Datum::Facts(_))).count() - 1;
    assert!(figure.account.summary.contains(&format!("{entries} entries")), "{}", figure.account.summary);
}

#[test]
fn every_mark_of_a_datum_can_be_reached_and_lies_in_the_frame() {
    for width_px in [320.0, 600.0, 1080.0] {
        for pairs in ["", "day=2020-03-26", "from=2020-03-15&to=2020-03-29"] {
            let scene = figure(pairs, width_px, "en").scene;
            let reached = |datum| scene.targets.iter().any(|t| t.datum == datum);
            assert!(scene.marks.iter().filter_map(|m| m.datum).all(reached));
            for target in &scene.targets {
                assert!(target.area.grown(0.1).contains(target.anchor), "{width_px} {pairs}: {target:?}");
                assert!(target.area.x >= -4.0 && target.area.right() <= scene.width_px + 4.0, "{target:?}");
                assert!(target.area.bottom() <= scene.height_px + 1.0, "{width_px} {pairs}: {target:?}");
            }
        }
    }
}

/// The boxes of marks that stand for something other than a datum's own words.
fn ink(mark: &Mark) -> Option<(u32, Rect)> {
    let datum = mark.datum?;
    let around = |points: &[response_atlas::scene::mark::Point]| {
        let (xs, ys) = (points.iter().map(|p| p.x), points.iter().map(|p| p.y));
        let (left, right) = (xs.clone().fold(f64::INFINITY, f64::min), xs.fold(f64::NEG_INFINITY, f64::max));
        let (top, bottom) = (ys.clone().fold(f64::INFINITY, f64::min), ys.fold(f64::NEG_INFINITY, f64::max));
        Rect::new(left, top, right - left, bottom - top)
    };
    match &mark.shape {
        Shape::Disc { center, radius_px, .. } => {
            Some((datum, Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius_px)))
        }
        Shape::Area(points, _) | Shape::Line(points, _) => Some((datum, around(points))),
        Shape::Text { .. } => None,
    }
}

fn check(pairs: &str, width_px: f64, tag: &str) {
    let figure = figure(pairs, width_px, tag);
    let scene = &figure.scene;
    let frame = Rect::new(0.0, 0.0, scene.width_px, scene.height_px).grown(0.01);
    let boxes = text_boxes(scene);
    for (i, a) in boxes.iter().enumerate() {
        let inside = frame.contains(at(a.x, a.y)) && frame.contains(at(a.right(), a.bottom()));
        assert!(inside, "{width_px} {tag} {pairs}: {a:?} leaves the frame");
        let meets = boxes.iter().skip(i + 1).find(|b| a.overlaps(b));
        assert!(meets.is_none(), "{width_px} {tag} {pairs}: {a:?} meets {meets:?}");
    }
    let inks: Vec<(u32, Rect)> = scene.marks.iter().filter_map(ink).collect();
    for mark in &scene.marks {
        let Shape::Text { at, content, style } = &mark.shape else { continue };
        assert!(style.size_px >= size::TICK);
        let Some(datum) = mark.datum else { continue };
        let words = text_box(content, at.x, at.y, style);
        let crossed = inks.iter().find(|(other, rect)| *other != datum && rect.overlaps(&words));
        assert!(crossed.is_none(), "{width_px} {tag} {pairs}: “{content}” meets the mark {crossed:?}");
    }
    for (_, rect) in &inks {
        assert!(frame.contains(at(rect.x, rect.y)) && frame.contains(at(rect.right(), rect.bottom())), "{rect:?}");
    }
}

const STATES: [&str; 6] = [
    "",
    "events=off",
    "day=2020-01-20",
    "day=2020-03-26&from=2020-03-01&to=2020-03-31",
    "from=2020-01-20&to=2020-01-27",
    "from=2020-05-18&to=2020-05-24&day=2020-05-18",
];

#[test]
fn words_stay_apart_and_within_at_the_widths_of_the_pictures() {
    for tag in Words::tags() {
        for width_px in [280.0, 320.0, 328.0, 360.0, 599.0, 600.0, 720.0, 859.0, 860.0, 1080.0, 1440.0, 1920.0] {
            for pairs in STATES {
                check(pairs, width_px, tag);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn words_stay_apart_and_within_at_any_width(
        width_px in 280.0..1920.0f64,
        chinese in any::<bool>(),
        start in 0..120i32,
        length in 6..164i32,
        open in 0..164i32,
        is_open in any::<bool>(),
    ) {
        let first = ATLAS.outbreak.days.0;
        let mut pairs = format!("from={}&to={}", first.plus(start).iso(), first.plus(start + length).iso());
        if is_open {
            pairs.push_str(&format!("&day={}", first.plus(open).iso()));
        }
        check(&pairs, width_px, if chinese { "zh" } else { "en" });
    }
}
