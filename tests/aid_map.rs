//! The aid map over the embedded package: what it promises at every width, in both languages.

use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::label::text_boxes;
use response_atlas::chart::view::View;
use response_atlas::chart::{self, entry};
use response_atlas::model::atlas::Atlas;
use response_atlas::scene::mark::{Mark, Rect, Shape};
use response_atlas::scene::style::Role;
use response_atlas::seed;
use response_atlas::words::Words;

fn atlas() -> Atlas {
    seed::load().expect("the embedded package is sound")
}

fn view(pairs: &[(&str, &str)]) -> View {
    let mut all = vec![("view".to_string(), "map".to_string())];
    all.extend(pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())));
    let read = View::read(entry("aid").expect("the aid figure"), &all);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    read.view
}

fn map(atlas: &Atlas, pairs: &[(&str, &str)], lang: &str, width_px: f64) -> Figure {
    chart::layout(atlas, &view(pairs), Words::of(lang).expect("a catalogue"), width_px)
}

#[test]
fn no_text_meets_another_at_any_width() {
    let atlas = atlas();
    for lang in ["en", "zh"] {
        for width in [320.0, 360.0, 599.0, 600.0, 720.0, 899.0, 900.0, 960.0, 1080.0, 1280.0, 1920.0] {
            let boxes = text_boxes(&map(&atlas, &[], lang, width).scene);
            for (i, a) in boxes.iter().enumerate() {
                let met = boxes.iter().skip(i + 1).find(|b| a.overlaps(b));
                assert!(met.is_none(), "{lang} {width}: {a:?} meets {met:?}");
            }
        }
    }
}

#[test]
fn every_place_with_help_is_named() {
    let atlas = atlas();
    for width in [320.0, 600.0, 720.0, 900.0, 1080.0, 1920.0] {
        let figure = map(&atlas, &[], "en", width);
        let texts: Vec<&str> = figure.scene.marks.iter().filter_map(text).collect();
        let partners = atlas.facts.iter().filter(|f| f.aid().is_some()).flat_map(|f| f.from.iter().chain(&f.to));
        for place in partners.filter_map(|code| atlas.place(code)).filter(|p| p.is_country()) {
            assert!(texts.contains(&place.name.en.as_str()), "{width}: {}", place.name.en);
        }
    }
}

fn text(mark: &Mark) -> Option<&str> {
    match &mark.shape {
        Shape::Text { content, .. } => Some(content),
        _ => None,
    }
}

#[test]
fn nothing_leaves_the_frame() {
    let atlas = atlas();
    for region in ["world", "europe", "africa", "asia", "americas"] {
        for width in [320.0, 720.0, 1080.0] {
            let scene = map(&atlas, &[("region", region)], "en", width).scene;
            let frame = Rect::new(0.0, 0.0, scene.width_px, scene.height_px).grown(0.5);
            for text in text_boxes(&scene) {
                let corners = text.corners();
                assert!(corners.iter().all(|c| frame.contains(*c)), "{region} {width}: {text:?}");
            }
            for mark in &scene.marks {
                if let Shape::Line(points, _) | Shape::Area(points, _) = &mark.shape {
                    assert!(points.iter().all(|p| frame.contains(*p)), "{region} {width}: {mark:?}");
                }
            }
        }
    }
}

#[test]
fn every_report_of_help_has_a_mark_and_a_row_and_trade_has_none() {
    let atlas = atlas();
    for width in [360.0, 720.0, 1080.0] {
        let figure = map(&atlas, &[], "en", width);
        let shown = |index: usize| {
            figure.scene.targets.iter().any(|t| match &figure.data[t.datum as usize] {
                Datum::Facts(facts) => facts.contains(&index),
                _ => false,
            })
        };
        let mut rows = 0;
        for (index, fact) in atlas.facts.iter().enumerate() {
            let Some(aid) = fact.aid() else { continue };
            let is_apart = ["export", "debt", "citizen_service"].contains(&aid.kind.as_str());
            let is_help = !is_apart && aid.direction.word() != "own";
            assert_eq!(shown(index), is_help, "{width}: {}", fact.id);
            rows += usize::from(is_help);
        }
        assert_eq!(chart::table(&atlas, &view(&[]), Words::english()).rows.len(), rows);
    }
}

#[test]
fn the_undated_are_counted_and_all_of_them_drawn() {
    let atlas = atlas();
    let figure = map(&atlas, &[], "en", 1080.0);
    let number = |said: &str| said.strip_prefix("Date not stated (")?.strip_suffix(')')?.parse().ok();
    let said = figure.scene.marks.iter().filter_map(text).find_map(number);
    let last_lane = figure.scene.targets.iter().map(|t| t.lane).max();
    let drawn = figure.scene.targets.iter().filter(|t| Some(t.lane) == last_lane).count();
    assert_eq!(said, Some(drawn));
}

#[test]
fn fourteen_of_the_27_destinations_are_named_and_none_of_the_18() {
    let figure = map(&atlas(), &[], "en", 1080.0);
    let says = |wanted: &str| figure.scene.marks.iter().filter_map(text).any(|t| t == wanted);
    assert!(says("at most 14 of 27 named"));
    assert!(says("0 of 18 named"));
    let all: Vec<&str> = figure.scene.marks.iter().filter_map(text).collect();
    assert!(all.join(" ").contains("“At most”: the names come from several documents"));
}

#[test]
fn borders_come_when_asked_and_the_disputed_are_dashed() {
    let atlas = atlas();
    let edges = |borders: &str| -> (usize, usize) {
        let scene = map(&atlas, &[("borders", borders)], "en", 1080.0).scene;
        let lines = scene.marks.iter().filter_map(|m| if let Shape::Line(_, s) = &m.shape { Some(*s) } else { None });
        let edges: Vec<_> = lines.filter(|s| s.paint.role == Role::LandEdge).collect();
        (edges.len(), edges.iter().filter(|s| s.dash.is_some()).count())
    };
    let ((coasts, none), (all, dashed)) = (edges("off"), edges("on"));
    assert_eq!(none, 0);
    assert!(all > coasts + 100 && dashed >= 8, "{coasts} coasts, {all} with borders, {dashed} disputed");
}

#[test]
fn land_never_runs_from_one_edge_of_the_map_to_the_other() {
    let atlas = atlas();
    for center in ["0", "150"] {
        let scene = map(&atlas, &[("center", center), ("borders", "on")], "en", 1080.0).scene;
        for mark in &scene.marks {
            let Shape::Line(points, stroke) = &mark.shape else { continue };
            let is_land = stroke.paint.role == Role::LandEdge;
            let jump = points.windows(2).map(|w| (w[1].x - w[0].x).abs()).fold(0.0, f64::max);
            assert!(!is_land || jump < 540.0, "{center}: {jump}");
        }
    }
}

#[test]
fn a_finger_meets_every_place_on_the_map() {
    let figure = map(&atlas(), &[], "en", 1080.0);
    let of_place = |d: &Datum| matches!(d, Datum::Note { .. });
    let places: Vec<_> = figure.scene.targets.iter().filter(|t| of_place(&figure.data[t.datum as usize])).collect();
    assert!(places.len() > 20 && places.iter().all(|t| t.area.width >= 24.0 && t.area.height >= 24.0));
}

#[test]
fn a_blank_map_has_ground_and_names_its_datasets_and_nothing_else() {
    let figure = map(&atlas(), &[("blank", "on")], "en", 720.0);
    assert!(figure.scene.targets.is_empty() && figure.scene.marks.iter().all(|m| m.datum.is_none()));
    assert!(figure.scene.marks.iter().filter_map(text).any(|t| t.contains("Natural Earth")));
}
