//! The aid matrix at every width, in both languages and every order: no two texts meet, nothing
//! leaves the frame, every report is in the table and behind a mark.

use std::sync::OnceLock;

use proptest::prelude::*;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::scene::mark::{Point, Rect, Shape};
use response_atlas::scene::metrics::text_box;
use response_atlas::seed;
use response_atlas::words::Words;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn view(sort: &str, direction: &str) -> View {
    let entry = REGISTRY.iter().find(|f| f.id == "aid").expect("the aid figure");
    let mut view = View::new(entry);
    assert!(view.choose("sort", sort) && view.choose("direction", direction));
    view
}

fn matrix(lang: &str, width_px: f64, sort: &str, direction: &str) -> Figure {
    chart::layout(atlas(), &view(sort, direction), Words::of(lang).expect("a catalogue"), width_px)
}

fn rows(direction: &str) -> usize {
    chart::table(atlas(), &view("place", direction), Words::english()).rows.len()
}

fn texts(figure: &Figure) -> Vec<(&str, Rect)> {
    let boxed = figure.scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { at, content, style } => Some((content.as_str(), text_box(content, at.x, at.y, style))),
        _ => None,
    });
    boxed.collect()
}

fn points(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points.clone(),
        Shape::Disc { center, .. } => vec![*center],
        Shape::Text { at, .. } => vec![*at],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_two_texts_meet_and_nothing_is_clipped(
        width in 280.0..1920.0f64,
        lang in prop::sample::select(vec!["en", "zh"]),
        sort in prop::sample::select(vec!["place", "date", "number"]),
        direction in prop::sample::select(vec!["all", "out", "in"]),
    ) {
        let figure = matrix(lang, width, sort, direction);
        let frame = Rect::new(0.0, 0.0, figure.scene.width_px, figure.scene.height_px).grown(0.01);
        let texts = texts(&figure);
        for (i, (text, own)) in texts.iter().enumerate() {
            let inside = own.x >= frame.x && own.y >= frame.y && own.right() <= frame.right() && own.bottom() <= frame.bottom();
            prop_assert!(inside, "{text} leaves the frame at {width}");
            for (other, taken) in texts.iter().skip(i + 1) {
                prop_assert!(!own.overlaps(taken), "{text} meets {other} at {width}");
            }
        }
        for mark in &figure.scene.marks {
            prop_assert!(points(&mark.shape).into_iter().all(|p| frame.contains(p)), "{mark:?} at {width}");
        }
    }
}

#[test]
fn every_report_is_in_the_table_and_behind_a_mark() {
    let reports: Vec<usize> = (0..atlas().facts.len()).filter(|i| atlas().facts[*i].aid().is_some()).collect();
    for width in [360.0, 720.0, 1080.0] {
        let figure = matrix("en", width, "place", "all");
        assert_eq!(rows("all"), reports.len());
        let behind = |i: &usize| figure.data.iter().any(|d| matches!(d, Datum::Facts(facts) if facts.contains(i)));
        let reached: Vec<u32> = figure.scene.targets.iter().map(|t| t.datum).collect();
        assert!(reports.iter().all(behind));
        assert!((0..figure.data.len() as u32).all(|datum| reached.contains(&datum)));
    }
}

#[test]
fn no_number_is_dropped_at_any_width() {
    for width in (280..1920).step_by(20).map(f64::from) {
        for (lang, numbers) in [
            ("en", ["US$55m", "US$50m", "US$20m", "US$0.7m", "30,000", "8.1 t", "31 t", "9 people"]),
            ("zh", ["5,500万美元", "5,000万美元", "2,000万美元", "70万美元", "3万只羊", "8.1吨", "31吨", "9人"]),
        ] {
            let figure = matrix(lang, width, "place", "all");
            let said: String = texts(&figure).into_iter().map(|(text, _)| text).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            for number in numbers {
                assert!(bare(&said).contains(&bare(number)), "{number} is missing at {width}");
            }
        }
    }
}

#[test]
fn one_direction_leaves_the_other_out() {
    let whole = rows("all");
    let out = rows("out");
    let back = rows("in");
    assert!(out > 0 && back > 0 && out + back < whole);
}

#[test]
fn the_description_counts_what_is_drawn() {
    let figure = matrix("en", 1080.0, "place", "all");
    assert!(figure.account.summary.contains("At most 14 of the 27 countries"), "{}", figure.account.summary);
    assert!(figure.account.summary.contains("stand apart"), "{}", figure.account.summary);
}
