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
        Shape::Text { at, content, style } => Some((content, text_box(content, at.x, at.y, style), style.size_px)),
        _ => None,
    }
}

/// How many series have their name, or their code where it is tight, in the figure.
fn named(figure: &Figure, lang: &str, codes: &[&str]) -> usize {
    let lang = Words::of(lang).expect("a catalogue");
    let texts: Vec<String> = figure.scene.marks.iter().filter_map(words).map(|(text, ..)| text.to_string()).collect();
    let is_named = |code: &&&str| {
        let name = atlas().place(code).map_or(code.to_string(), |p| lang.pick(&p.name).to_string());
        texts.iter().any(|text| text == **code || name.starts_with(text.as_str()))
    };
    codes.iter().filter(is_named).count()
}

fn check(figure: &Figure, what: &str) {
    let frame = Rect::new(0.0, 0.0, figure.scene.width_px, figure.scene.height_px).grown(0.01);
    let texts: Vec<(&str, Rect, f64)> = figure.scene.marks.iter().filter_map(words).collect();
    for (i, (text, own, _)) in texts.iter().enumerate() {
        let inside = own.x >= frame.x && own.right() <= frame.right() && own.bottom() <= frame.bottom();
        assert!(inside && own.y >= frame.y, "{text} leaves the frame: {what}");
        for (other, taken, _) in texts.iter().skip(i + 1) {
            assert!(!own.overlaps(taken), "{text} meets {other}: {what}");
        }
    }
}

/// Words of events: texts with a datum that is an event or a note.
fn event_words(figure: &Figure) -> Vec<(u32, Rect)> {
    let is_event = |datum: u32| matches!(figure.data.get(datum as usize), Some(Datum::Event(_) | Datum::Note { .. }));
    let marks = figure.scene.marks.iter().filter_map(|m| Some((m.datum?, words(m)?.1)));
    marks.filter(|(datum, _)| is_event(*datum)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn names_never_meet(
        places in proptest::sample::subsequence(codes(), 1..=5),
        with_world in any::<bool>(),
        width in 320..=1920_u32,
        view in proptest::sample::select(VIEWS.to_vec()),
        lang in proptest::sample::select(vec!["en", "zh"]),
        metric in proptest::sample::select(vec!["cases", "deaths"]),
        in_front in any::<bool>(),
        per in proptest::sample::select(vec!["absolute", "100k"]),
        scale in proptest::sample::select(vec!["both", "linear", "log"]),
    ) {
        let mut picks = places;
        if with_world {
            picks.retain(|code| !["WLD", "XWC"].contains(code));
            picks.splice(0..0, ["WLD", "XWC"]);
        }
        let places = picks.join(",");
        let front = if in_front { picks[0] } else { "" };
        let pairs = [("view", view), ("places", &places), ("metric", metric), ("front", front), ("per", per), ("scale", scale)];
        let figure = figure(lang, f64::from(width), &pairs);
        let what = format!("{view} {lang} {width} {metric} {places} front={front} {per} {scale}");
        check(&figure, &what);
        // Zero has no place on a log scale.
        if view == "date" && scale != "log" {
            picks.retain(|code| figure.ignored.iter().all(|(_, told)| told != code));
            prop_assert_eq!(named(&figure, lang, &picks), picks.len());
        }
        let mut told: Vec<u32> = event_words(&figure).into_iter().map(|(datum, _)| datum).collect();
        told.dedup();
        prop_assert!(told.len() <= 3, "{told:?}");
    }
}
