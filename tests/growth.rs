//! The reference facts of case growth, on the embedded package: when the world passed a total,
//! how often it doubled on the way, and how the stated figures stand to it.

use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::{self, Context, case_day, entry, view::View};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::cases::{Column, Metric, Series};
use response_atlas::model::date::Day;
use response_atlas::scene::hit::Target;
use response_atlas::scene::mark::{Mark, Shape};
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
        assert!(figure.account.summary.contains(said), "{said} is not in: {}", figure.account.summary);
    }
}

fn laid(atlas: &Atlas, pairs: &[(&str, &str)]) -> Figure {
    let pairs: Vec<(String, String)> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry("growth").expect("the growth figure"), &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    chart::layout(atlas, &read.view, Words::english(), 1080.0)
}

fn texts(figure: &Figure) -> Vec<&str> {
    fn text(mark: &Mark) -> Option<&str> {
        match &mark.shape {
            Shape::Text { content, .. } => Some(content),
            _ => None,
        }
    }
    figure.scene.marks.iter().filter_map(text).collect()
}

/// Ids of the events that can be reached, each once, in the order of days.
fn events<'a>(atlas: &'a Atlas, figure: &Figure) -> Vec<&'a str> {
    let is_on = |index: usize| figure.data.contains(&Datum::Event(index));
    atlas.events.iter().enumerate().filter(|(i, e)| e.breaks_series && is_on(*i)).map(|(_, e)| e.id.as_str()).collect()
}

#[test]
fn a_break_stands_on_its_own_place_and_the_hubs_on_the_world() {
    let atlas = atlas();
    let of = |pairs: &[(&str, &str)]| events(&atlas, &laid(&atlas, pairs));
    let hub = ["hubei-clinical-diagnoses", "clinical-diagnoses-end", "wuhan-revision"];
    for view in ["date", "aligned", "trajectory", "daily", "doubling"] {
        assert_eq!(of(&[("view", view), ("places", "WLD,XWC")]), hub, "{view}");
        assert_eq!(of(&[("view", view), ("places", "CHN")]), hub, "{view}");
        assert_eq!(of(&[("view", view), ("places", "ESP")]), ["spain-revision"], "{view}");
        assert!(of(&[("view", view), ("places", "XWC,ITA")]).is_empty(), "{view}");
        assert!(of(&[("view", view), ("places", "CHN,ESP"), ("events", "off")]).is_empty(), "{view}");
    }
}

#[test]
fn a_break_is_named_on_the_curve_with_its_day_and_cited() {
    let atlas = atlas();
    let figure = laid(&atlas, &[]);
    let said = texts(&figure).join(" ");
    for words in ["13 Feb: Hubei", "20 Feb: First report", "17 Apr: Wuhan"] {
        assert!(said.contains(words), "{words} is not in: {said}");
    }
    for (index, event) in atlas.events.iter().enumerate().filter(|(_, e)| e.scope == "CHN") {
        let detail = chart::detail::detail(&atlas, Words::english(), &Datum::Event(index));
        assert_eq!(detail.said.first().map(|s| s.who.as_str()), Some(event.citation.en.as_str()));
        assert_eq!(detail.fact, event.id, "other figures know it by its id");
    }
}

#[test]
fn a_day_that_lowers_a_total_is_told_with_its_series() {
    let atlas = atlas();
    let figure = laid(&atlas, &[("places", "ECU")]);
    let note = |datum: &Datum| match datum {
        Datum::Note { title, text } => Some((title.clone(), text.clone())),
        _ => None,
    };
    let mut notes: Vec<(String, String)> = figure.data.iter().filter_map(note).collect();
    notes.dedup();
    notes.sort();
    notes.dedup();
    let titles: Vec<&str> = notes.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, ["total lowered by 1,480", "total lowered by 2,461", "total lowered by 50"]);
    assert!(notes.iter().all(|(_, text)| text.contains("ECDC via OWID")), "{notes:?}");
}

#[test]
fn stated_totals_of_the_world_stand_on_the_worlds_curve_alone() {
    let atlas = atlas();
    let stated = |pairs: &[(&str, &str)]| {
        let figure = laid(&atlas, pairs);
        (figure.data.iter().filter(|d| matches!(d, Datum::Facts(_))).count(), figure.credit)
    };
    assert!(stated(&[]).0 > 0);
    let (count, credit) = stated(&[("places", "ITA,FRA")]);
    assert_eq!((count, credit.as_str()), (0, "Reference series: ECDC via OWID 2020."));
    assert!(stated(&[("places", "ITA"), ("per", "100k")]).1.contains("UN World Population Prospects 2019"));
}

#[test]
fn the_brackets_carry_another_series_day_0_and_their_origin() {
    let figure = laid(&atlas(), &[]);
    let said = texts(&figure).join(" ");
    for words in [
        "67 days (JHU: 66): 11.9, one each 5.6 days",
        "11 days (JHU: 12): 1.0, one each 11.3 days",
        "4 days (JHU: 3): 0.65, one each 6.1 days",
        "Day 0, 31 December 2019, is our assumption",
        "WHO Director-General, 23 March 2020",
        "JHU CSSE (Dong et al. 2020)",
        "Dashed guides start where World reaches 100",
    ] {
        assert!(said.contains(words), "{words} is not in: {said}");
    }
}

/// The wide table of JHU, where it is at hand: the days that the other series gives.
#[test]
fn the_days_of_the_other_series_are_those_of_its_table() {
    let Ok(table) = std::fs::read_to_string("../shared/data/jhu-confirmed-global-2023-03.csv") else {
        println!("skipped: the table of JHU is not here");
        return;
    };
    let first = day("2020-01-22");
    let mut totals: Vec<f64> = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<f64> = line.rsplit(',').map_while(|cell| cell.parse().ok()).collect();
        let days = cells.len().min(1143);
        totals.resize(totals.len().max(days), 0.0);
        for (at, cell) in cells[..days].iter().rev().enumerate() {
            totals[at] += cell;
        }
    }
    let total = Column::new(first, totals.into_iter().map(Some));
    let atlas = atlas();
    for bracket in &atlas.outbreak.brackets {
        let days = span_of_days(&total, bracket.from_total, bracket.to_total, atlas.outbreak.day_zero);
        assert_eq!(bracket.other.as_ref().map(|o| o.days), days, "{}", bracket.fact);
    }
}

fn span_of_days(total: &Column, from: f64, to: f64, zero: Day) -> Option<f64> {
    let from = if from > 0.0 { total.first_at_least(from)? } else { zero };
    Some(f64::from(total.first_at_least(to)?.0 - from.0))
}

/// The atlas with a series of one's own in place of Italy's, and 50,000 people in each place.
fn with_series(values: &[Option<f64>]) -> Atlas {
    let mut atlas = atlas();
    let total = Column::new(day("2020-03-01"), values.iter().copied());
    atlas.series = vec![Series { code: "ITA".into(), metric: Metric::Cases, total }];
    for place in &mut atlas.places {
        place.population = Some(50_000.0);
    }
    atlas
}

/// Days that can be reached with where they stand, in the order of the lanes.
fn reached(figure: &Figure) -> Vec<(String, f64, f64)> {
    let of = |t: &Target| match figure.data.get(t.datum as usize) {
        Some(Datum::Sample { day, .. }) => Some((day.iso(), t.anchor.x, t.anchor.y)),
        _ => None,
    };
    figure.scene.targets.iter().filter_map(of).collect()
}

#[test]
fn four_days_are_lined_up_on_the_nth_case() {
    let atlas = with_series(&[Some(4.0), Some(12.0), Some(30.0), Some(90.0)]);
    let figure = laid(&atlas, &[("view", "aligned"), ("places", "ITA"), ("nth", "10"), ("scale", "linear")]);
    let days: Vec<String> = reached(&figure).into_iter().map(|(day, ..)| day).collect();
    assert_eq!(days, ["2020-03-02", "2020-03-03", "2020-03-04"], "the 10th case came on the second day");
    assert!(figure.account.summary.contains("2 March 2020"), "{}", figure.account.summary);
}

#[test]
fn four_days_per_100_000_people_are_counted_by_population() {
    let atlas = with_series(&[Some(4.0), Some(12.0), Some(30.0), Some(90.0)]);
    let read =
        View::read(entry("growth").expect("growth"), &[("places".into(), "ITA".into()), ("per".into(), "100k".into())]);
    let table = chart::table(&atlas, &read.view, Words::english());
    let values: Vec<&str> = table.rows.iter().filter(|row| row[0] == "Italy").map(|row| row[2].as_str()).collect();
    assert_eq!(values, ["180"], "90 of 50,000 people");
}

#[test]
fn a_missing_day_is_a_gap_and_never_zero() {
    let atlas = with_series(&[Some(4.0), None, Some(30.0), Some(90.0)]);
    let figure = laid(&atlas, &[("places", "ITA"), ("scale", "linear")]);
    let days: Vec<String> = reached(&figure).into_iter().map(|(day, ..)| day).collect();
    assert_eq!(days, ["2020-03-01", "2020-03-03", "2020-03-04"]);
    let before = reached(&figure)[0].1;
    let runs = figure.scene.marks.iter().filter_map(|m| match &m.shape {
        Shape::Line(points, stroke) if stroke.width_px == 2.0 => Some(points.clone()),
        _ => None,
    });
    assert!(runs.clone().count() > 0 && runs.into_iter().all(|run| run.iter().all(|p| p.x > before + 0.1)));
}

#[test]
fn a_bulge_and_a_correction_are_drawn_as_they_are() {
    let atlas = with_series(&[Some(100.0), Some(110.0), Some(900.0), Some(880.0), Some(890.0)]);
    let figure = laid(&atlas, &[("view", "daily"), ("places", "ITA")]);
    let bars: Vec<(f64, f64)> = figure
        .scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Area(points, paint) if points.len() == 4 && paint.alpha < 1.0 => {
                Some((points[0].y, points[2].y - points[0].y))
            }
            _ => None,
        })
        .collect();
    let heights: Vec<f64> = bars.iter().map(|(_, height)| *height).collect();
    assert_eq!(heights.len(), 5);
    assert!((heights[2] / heights[1] - 79.0).abs() < 1e-6, "790 beside 10: {heights:?}");
    assert!((heights[3] / heights[1] - 2.0).abs() < 1e-6, "20 beside 10: {heights:?}");
    let zero = bars[1].0 + bars[1].1;
    assert!((bars[3].0 - zero).abs() < 1e-6, "the corrected day hangs below zero: {bars:?}");
}

#[test]
fn a_stated_total_says_how_it_stands_to_the_reference_in_days_first() {
    let atlas = atlas();
    let index = atlas.facts.iter().position(|f| f.id == "ma-2020-cases-world").expect("a fact");
    let speech = chart::detail::detail(&atlas, Words::english(), &Datum::Facts(vec![index])).speech(Words::english());
    assert!(speech.contains("1,816,194; the stated figure is 2 to 3 days behind, 12% lower"), "{speech}");
}

#[test]
fn the_table_of_each_view_holds_its_events_with_their_own_citation() {
    let atlas = atlas();
    for view in ["date", "aligned", "trajectory", "daily", "doubling"] {
        let pairs = [("view", view), ("places", "ESP")].map(|(k, v)| (k.to_string(), v.to_string()));
        let read = View::read(entry("growth").expect("growth"), &pairs);
        let table = chart::table(&atlas, &read.view, Words::english());
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{view}");
        let event = atlas.events.iter().find(|e| e.id == "spain-revision").expect("an event");
        let row = table.rows.iter().find(|row| row[0] == event.title.en).expect("a row");
        assert_eq!(row.last(), Some(&event.citation.en), "{view}");
    }
}

#[test]
fn a_what_if_that_cannot_start_says_why() {
    let atlas = with_series(&[Some(4.0), None, Some(30.0), Some(90.0)]);
    let of = |what_if: &str| {
        let figure = laid(&atlas, &[("places", "ITA"), ("if", what_if), ("to", "2020-06-01")]);
        texts(&figure).join(" ")
    };
    assert!(of("2020-03-02,5").contains("no total for Italy on 2 March 2020 to start from"));
    assert!(of("2020-06-20,5").contains("would start on 20 June 2020, after the days"));
    let drawn = of("2020-03-03,5");
    assert!(drawn.contains("what if: doubling every 5 days") && !drawn.contains("What if:"), "{drawn}");
}

#[test]
fn the_note_of_a_day_tells_what_is_drawn() {
    let atlas = with_series(&(0..21).map(|i| Some(100.0 * f64::powi(2.0, i / 7))).collect::<Vec<_>>());
    let told = |view: &str| {
        let pairs = [("view".to_string(), view.to_string()), ("places".into(), "ITA".into())];
        let view = View::read(entry("growth").expect("growth"), &pairs).view;
        let context = Context { atlas: &atlas, view: &view, words: Words::english(), width_px: 1080.0 };
        let sample = Datum::Sample { code: "ITA".into(), day: day("2020-03-15") };
        let mut detail = chart::detail::detail(&atlas, Words::english(), &sample);
        detail.add(case_day::told(&context, "ITA", day("2020-03-15")));
        detail.lines.into_iter().map(|l| format!("{}: {}", l.label, l.value)).collect::<Vec<_>>()
    };
    let total = "Confirmed cases, total: 400";
    assert_eq!(told("date")[1..], [total]);
    assert_eq!(told("daily")[1..], ["New confirmed cases: 200", "7-day mean: 28.6 a day", total]);
    assert_eq!(told("trajectory")[1..], ["New in 7 days: 200", total]);
    assert_eq!(
        told("doubling")[1..],
        ["Days since the total was half: 1 days", "This week against last week: doubles in 7 days", total]
    );
}

#[test]
fn a_window_is_named_as_ignored_where_x_is_no_date() {
    let ignored = |view: &str| {
        let pairs = [("view", view), ("from", "2020-03-01"), ("to", "2020-05-01")];
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        View::read(entry("growth").expect("growth"), &pairs).ignored.len()
    };
    assert_eq!(["date", "daily", "doubling", "aligned", "trajectory"].map(ignored), [0, 0, 0, 2, 2]);
}
