//! The timeline of years at every width, in each language: no words meet, none leave the frame,
//! and no fact of the institutions is dropped.

use proptest::prelude::*;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::label::text_boxes;
use response_atlas::chart::view::View;
use response_atlas::chart::{REGISTRY, layout, table};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::fact::Table;
use response_atlas::scene::mark::{Mark, Rect, Shape, at};
use response_atlas::scene::metrics::text_box;
use response_atlas::seed;
use response_atlas::words::Words;
use std::sync::LazyLock;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| seed::load().expect("sound seeds"));

fn view() -> View {
    let entry = REGISTRY.iter().find(|f| f.id == "institutions").expect("the figure");
    View::read(entry, &[("view".into(), "years".into())]).view
}

fn figure(width_px: f64, tag: &str) -> Figure {
    layout(&ATLAS, &view(), Words::of(tag).expect("a language"), width_px)
}

/// The boxes of marks that stand for something other than a datum's own words.
fn ink(mark: &Mark) -> Option<(u32, Rect)> {
    let datum = mark.datum?;
    match &mark.shape {
        Shape::Disc { center, radius_px, .. } => {
            Some((datum, Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius_px)))
        }
        Shape::Area(points, _) => {
            let (first, third) = (points.first()?, points.get(2)?);
            Some((datum, Rect::new(first.x, first.y, third.x - first.x, third.y - first.y)))
        }
        _ => None,
    }
}

fn check(width_px: f64, tag: &str) {
    let figure = figure(width_px, tag);
    let scene = &figure.scene;
    let frame = Rect::new(0.0, 0.0, scene.width_px, scene.height_px).grown(0.01);
    let boxes = text_boxes(scene);
    for (i, a) in boxes.iter().enumerate() {
        let inside = frame.contains(at(a.x, a.y)) && frame.contains(at(a.right(), a.bottom()));
        assert!(inside, "{width_px} {tag}: {a:?} leaves the frame");
        let meets = boxes.iter().skip(i + 1).find(|b| a.overlaps(b));
        assert!(meets.is_none(), "{width_px} {tag}: {a:?} meets {meets:?}");
    }
    let inks: Vec<(u32, Rect)> = scene.marks.iter().filter_map(ink).collect();
    for mark in &scene.marks {
        let (Some(datum), Shape::Text { at, content, style }) = (mark.datum, &mark.shape) else { continue };
        let words = text_box(content, at.x, at.y, style);
        let crossed = inks.iter().find(|(other, rect)| *other != datum && rect.overlaps(&words));
        assert!(crossed.is_none(), "{width_px} {tag}: “{content}” meets the mark {crossed:?}");
    }
    for (_, rect) in &inks {
        assert!(frame.contains(at(rect.x, rect.y)) && frame.contains(at(rect.right(), rect.bottom())));
    }
}

#[test]
fn words_stay_apart_and_within_at_the_widths_of_the_pictures() {
    for tag in Words::tags() {
        for width_px in [280.0, 320.0, 360.0, 599.0, 600.0, 720.0, 859.0, 860.0, 1080.0, 1280.0, 1920.0] {
            check(width_px, tag);
        }
    }
}

#[test]
fn every_fact_can_be_reached_and_stands_in_the_table() {
    let facts = ATLAS.table(Table::Institutions).count();
    for width_px in [320.0, 1080.0] {
        let figure = figure(width_px, "en");
        let reached = |datum: &Datum| matches!(datum, Datum::Facts(facts) if !facts.is_empty());
        let of = |target: &response_atlas::scene::hit::Target| match figure.data.get(target.datum as usize) {
            Some(Datum::Facts(facts)) => facts.len(),
            _ => 0,
        };
        assert!(figure.data.iter().all(reached));
        assert_eq!(figure.scene.targets.iter().map(of).sum::<usize>(), facts);
    }
    let table = table(&ATLAS, &view(), Words::english());
    assert_eq!(table.rows.len(), facts);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
}

#[test]
fn what_is_pointed_at_lies_in_the_frame() {
    for width_px in [320.0, 600.0, 1080.0] {
        let scene = figure(width_px, "en").scene;
        for target in &scene.targets {
            assert!(target.area.contains(target.anchor), "{target:?}");
            assert!(target.anchor.x >= 0.0 && target.anchor.x <= scene.width_px);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn words_stay_apart_and_within_at_any_width(width_px in 280.0..1920.0f64, chinese in any::<bool>()) {
        check(width_px, if chinese { "zh" } else { "en" });
    }
}
