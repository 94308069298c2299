//! Case growth at every width, in both languages, of any places, in every view: no two names at
//! the ends of lines meet, none leaves the frame, at most three events have words, and what
//! cannot be drawn is told.

use std::sync::OnceLock;

use proptest::prelude::*;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::scene::mark::{Mark, Rect, Shape};
use response_atlas::scene::metrics::text_box;
use response_atlas::scene::style::size;
use response_atlas::seed;
use response_atlas::words::Words;

const VIEWS: [&str; 5] = ["date", "aligned", "trajectory", "daily", "doubling"];

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn figure(lang: &str, width_px: f64, pairs: &[(&str, &str)]) -> Figure {
    let entry = REGISTRY.iter().find(|f| f.id == "growth").expect("the figure");
    let pairs: Vec<(String, String)> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry, &pairs);
    chart::layout(atlas(), &read.view, Words::of(lang).expect("a catalogue"), width_px)
}

/// Codes of all places that have a series.
fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = atlas().series.iter().map(|s| s.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn words(mark: &Mark) -> Option<(&str, Rect, f64)> {
    match &mark.shape {
        Shape::Text { at, content, style } => {
            Some((content, text_box(content, at.x, at.y, style), style.size_px))
        }
        _ => None,
    }
}

/// The names at the ends: label-size words below the heads, which no event and no figure has.
fn names(figure: &Figure) -> Vec<(&str, Rect)> {
    let marks = figure.scene.marks.iter().filter(|m| m.datum.is_none()).filter_map(words);
    marks.filter(|(_, _, px)| *px == size::LABEL).map(|(text, own, _)| (text, own)).collect()
}

fn check(figure: &Figure, what: &str) {
    let frame = Rect::new(0.0, 0.0, figure.scene.width_px, figure.scene.height_px);
    let names = names(figure);
    for (i, (text, own)) in names.iter().enumerate() {
        assert!(own.x >= frame.x && own.right() <= frame.right() + 0.01, "{text} leaves the frame: {what}");
        assert!(own.y >= frame.y && own.bottom() <= frame.bottom(), "{text} leaves the frame: {what}");
        for (other, taken) in names.iter().skip(i + 1) {
            assert!(!own.overlaps(taken), "{text} meets {other}: {what}");
        }
    }
}

/// Words of events: texts with a datum that is an event or a note.
fn event_words(figure: &Figure) -> Vec<(u32, Rect)> {
    let is_event = |datum: u32| {
        matches!(figure.data.get(datum as usize), Some(Datum::Event(_) | Datum::Note { .. }))
    };
    let marks = figure.scene.marks.iter().filter_map(|m| Some((m.datum?, words(m)?.1)));
    marks.filter(|(datum, _)| is_event(*datum)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]
    #[test]
    fn names_never_meet(
        picks in proptest::sample::subsequence(codes(), 1..=7),
        width in 320..=1920_u32,
        view in proptest::sample::select(VIEWS.to_vec()),
        lang in proptest::sample::select(vec!["en", "zh"]),
        metric in proptest::sample::select(vec!["cases", "deaths"]),
        in_front in any::<bool>(),
    ) {
        let places = picks.join(",");
        let front = if in_front { picks[0] } else { "" };
        let pairs = [("view", view), ("places", &places), ("metric", metric), ("front", front)];
        let figure = figure(lang, f64::from(width), &pairs);
        check(&figure, &format!("{view} {lang} {width} {metric} {places} front={front}"));
        let mut told: Vec<u32> = event_words(&figure).into_iter().map(|(datum, _)| datum).collect();
        told.dedup();
        prop_assert!(told.len() <= 3, "{told:?}");
    }
}
