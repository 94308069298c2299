//! The core in a browser: the same scenes as natively, and the boundary to JavaScript.
#![cfg(target_arch = "wasm32")]

mod golden_text;

use js_sys::{Array, Reflect, Uint8Array};
use response_atlas::chart::view::View;
use response_atlas::model::atlas::Atlas as Model;
use response_atlas::web::Atlas;
use response_atlas::words::Words;
use response_atlas::{chart, parse, seed};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! seeds {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_bytes!(concat!("../seeds/", $path)).as_slice())),+]
    };
}

/// The whole package, as the native command has it.
fn package() -> Model {
    let files = seeds![
        "cases.csv",
        "aid.csv",
        "institutions.csv",
        "countries.csv",
        "sources.json",
        "figures.json",
        "reference/events.csv",
        "geo/land.csv",
        "geo/rings.csv",
        "geo/disputed.csv",
        "exchanges.csv",
        "structures.csv",
        "counts.csv",
        "comparisons.csv",
        "aliases.csv",
        "reference/cases.csv",
    ];
    parse::package(&files).expect("sound seeds")
}

/// A golden without the head that names its test.
fn golden(text: &str) -> &str {
    text.splitn(3, "---\n").nth(2).expect("a golden").trim_end()
}

/// A golden's text without the account in its second and third line, whose words come later.
fn drawing(text: &str) -> String {
    let lines = text.lines().enumerate().filter(|(i, _)| !(1..3).contains(i));
    lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

fn drawn(atlas: &Model, figure: &str, view: &str, tag: &str, width_px: f64) -> String {
    let entry = chart::entry(figure).expect("a figure");
    let view = View::read(entry, &[("view".to_string(), view.to_string())]).view;
    let words = Words::of(tag).expect("a catalogue");
    golden_text::text(&chart::layout(atlas, &view, words, width_px)).trim_end().to_string()
}

macro_rules! same {
    ($atlas:expr, $figure:literal, $view:literal) => {
        same!($atlas, $figure, $view, "en", "360");
        same!($atlas, $figure, $view, "en", "1080");
        same!($atlas, $figure, $view, "zh", "360");
        same!($atlas, $figure, $view, "zh", "1080");
    };
    ($atlas:expr, $figure:literal, $view:literal, $tag:literal, $width:literal) => {
        let known = include_str!(concat!("golden/", $figure, "-", $view, ".", $tag, ".", $width, ".snap"));
        let width: f64 = $width.parse().expect("a width");
        assert!(
            drawing(&drawn($atlas, $figure, $view, $tag, width)) == drawing(golden(known)),
            "{} {} {}",
            $view,
            $tag,
            $width
        );
    };
}

#[wasm_bindgen_test]
fn what_the_page_embeds_draws_the_same_first_views_and_with_what_comes_the_same_map() {
    assert!(!Words::has("aid.strip"), "only the strings of first views are here");
    let atlas = seed::load().expect("sound seeds");
    same!(&atlas, "growth", "date");
    same!(&atlas, "aid", "matrix");
    same!(&atlas, "institutions", "years");
    same!(&atlas, "structures", "groups");
    same!(&atlas, "reported", "measures");
    // One test, for the strings that come stay.
    Words::complete(include_str!(concat!(env!("OUT_DIR"), "/further.txt")).to_string());
    same!(&package(), "aid", "map");
}

fn pairs(pairs: &[(&str, &str)]) -> JsValue {
    let pair = |(key, value): &(&str, &str)| Array::of2(&(*key).into(), &(*value).into());
    pairs.iter().map(pair).collect::<Array>().into()
}

fn text(record: &JsValue, key: &str) -> String {
    Reflect::get(record, &key.into()).ok().and_then(|v| v.as_string()).unwrap_or_default()
}

fn number(record: &JsValue, key: &str) -> f64 {
    Reflect::get(record, &key.into()).ok().and_then(|v| v.as_f64()).unwrap_or(f64::NAN)
}

#[wasm_bindgen_test]
fn a_figure_that_is_not_there_is_an_error_with_a_kind() {
    let atlas = Atlas::new().expect("sound seeds");
    let error = atlas.figure("globe").err().expect("no such figure");
    assert_eq!(text(&error, "kind"), "unknown");
    assert!(text(&error, "message").contains("globe"));
}

#[wasm_bindgen_test]
fn a_layout_tells_height_title_and_what_it_ignored() {
    let atlas = Atlas::new().expect("sound seeds");
    let mut figure = atlas.figure("aid").expect("the figure");
    let laid = figure.layout(pairs(&[("color", "red")]), "zh", 640.0).expect("a layout");
    assert!(number(&laid, "height") > 200.0);
    assert!(text(&laid, "title").chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)));
    let ignored = Array::from(&Reflect::get(&laid, &"ignored".into()).expect("a list"));
    assert_eq!(ignored.length(), 1);
    assert!(figure.layout(JsValue::from(7), "en", 640.0).is_err());
}

#[wasm_bindgen_test]
fn a_mark_is_found_by_its_fact_and_told_with_its_source() {
    let atlas = Atlas::new().expect("sound seeds");
    let mut figure = atlas.figure("growth").expect("the figure");
    figure.layout(pairs(&[]), "en", 900.0).expect("a layout");
    let stated = seed::load().expect("sound seeds").facts.into_iter().map(|f| f.id);
    let target = stated.map(|id| figure.find(&id)).find(|target| *target >= 0).expect("a stated figure is drawn");
    let detail = figure.detail(target).expect("a record");
    assert!(!text(&detail, "title").is_empty() && !text(&detail, "speech").is_empty());
    assert!(Array::from(&Reflect::get(&detail, &"said".into()).expect("citations")).length() > 0);
    assert_eq!(figure.hit(number(&detail, "x"), number(&detail, "y")), target);
    assert!(figure.detail(-1).expect("nothing").is_null());
}

#[wasm_bindgen_test]
fn tables_are_asked_for_and_refused_whole() {
    let mut atlas = Atlas::new().expect("sound seeds");
    assert!(atlas.missing("aid", pairs(&[])).expect("paths").is_empty());
    let map = atlas.missing("aid", pairs(&[("view", "map")])).expect("paths");
    assert!(map.iter().any(|path| path == "geo/land.csv"));
    let facts = atlas.facts();
    let table = Uint8Array::from(b"code,metric,2019-12-31\nWLD,cases,x\nQQQ,cases,0\n".as_slice());
    let error = atlas.load(vec!["reference/cases.csv".into()], vec![table]).expect_err("two faults");
    assert_eq!(text(&error, "kind"), "data");
    let faults = Array::from(&Reflect::get(&error, &"faults".into()).expect("faults"));
    let at = |i: u32| (number(&faults.get(i), "line"), number(&faults.get(i), "column"));
    assert_eq!((at(0), at(1)), ((2.0, 3.0), (3.0, 1.0)));
    assert_eq!(atlas.facts(), facts, "nothing is lost");
}
