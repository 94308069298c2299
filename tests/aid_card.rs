//! The card of a place over the embedded package: the five wordings, each on a place of the
//! documents, and what every card promises.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::label::text_boxes;
use response_atlas::chart::view::View;
use response_atlas::chart::{self, entry};
use response_atlas::model::atlas::Atlas;
use response_atlas::scene::mark::{Rect, Shape};
use response_atlas::seed;
use response_atlas::words::Words;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn view(place: &str) -> View {
    let pairs = [("view", "card"), ("place", place)].map(|(k, v)| (k.to_string(), v.to_string()));
    View::read(entry("aid").expect("the aid figure"), &pairs).view
}

fn card(place: &str, lang: &str, width_px: f64) -> Figure {
    chart::layout(atlas(), &view(place), Words::of(lang).expect("a catalogue"), width_px)
}

fn texts(figure: &Figure) -> String {
    let text = |shape: &Shape| match shape {
        Shape::Text { content, .. } => Some(content.clone()),
        _ => None,
    };
    figure.scene.marks.iter().filter_map(|m| text(&m.shape)).collect::<Vec<_>>().join(" ")
}

/// Every place that a report of help names.
fn named() -> BTreeSet<&'static str> {
    let aid = atlas().facts.iter().filter_map(|f| Some((f, f.aid()?)));
    let codes = aid.flat_map(|(f, aid)| f.from.iter().chain(&f.to).chain([&aid.place]));
    codes.map(String::as_str).filter(|c| !c.is_empty() && *c != atlas().outbreak.hub).collect()
}

fn check(place: &str, sentence: &str) {
    let card = card(place, "en", 1080.0);
    assert!(texts(&card).contains(sentence), "{place}: {}", texts(&card));
    assert!(card.account.summary.contains(sentence), "{place}: {}", card.account.summary);
}

#[test]
fn before_the_100th_case() {
    check("KHM", "published on 23 March 2020 stood at 86; 5 days later it passed 100.");
    check("ETH", "stood at 85; 3 days later it passed 100.");
}

#[test]
fn after_the_100th_case() {
    check("SRB", "stood at 135; one day earlier it had passed 100.");
}

#[test]
fn never_at_100() {
    check("LAO", "stood at 6; up to 23 June 2020 it never reached 100.");
}

#[test]
fn seen_on_site_with_the_arrival_unknown() {
    check(
        "MMR",
        "seen on site on 30 April 2020, arrival unknown; the reference count published that day stood at 150.",
    );
}

#[test]
fn undated() {
    check("CUB", "no day is reported");
}

#[test]
fn every_place_that_is_named_has_a_card_with_its_closing_sentence() {
    assert!(named().len() > 50);
    for place in named() {
        let figure = card(place, "en", 720.0);
        assert!(figure.ignored.is_empty(), "{place}");
        assert!(texts(&figure).contains("This shows when help was reported, not what it did."), "{place}");
        let has_series = atlas().series.iter().any(|s| s.code == place);
        assert_eq!(texts(&figure).contains("has no curve"), !has_series, "{place}");
    }
}

#[test]
fn a_card_cites_every_report_of_its_place_and_no_other() {
    for place in named() {
        let figure = card(place, "en", 720.0);
        let shown: BTreeSet<usize> = figure
            .scene
            .targets
            .iter()
            .filter_map(|t| match &figure.data[t.datum as usize] {
                Datum::Facts(facts) => Some(facts.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        let told = |(i, f): (usize, &response_atlas::model::fact::Fact)| {
            let aid = f.aid()?;
            let partners = if aid.direction.word() == "in" { &f.from } else { &f.to };
            (partners.iter().any(|c| c == place) || aid.place == place).then_some(i)
        };
        let expected: BTreeSet<usize> = atlas().facts.iter().enumerate().filter_map(told).collect();
        assert!(expected.is_subset(&shown), "{place}");
        assert_eq!(chart::table(atlas(), &view(place), Words::english()).rows.len(), shown.len(), "{place}");
    }
}

#[test]
fn numbers_that_differ_stand_beside_the_report_that_gives_them() {
    let card = texts(&card("WHO", "en", 1080.0));
    for said in [
        "Reported by GHRP commentary 2020, Multilateral assistance, para 1: US$55 million",
        "Table 1, cash support: US$50 million",
        "Bond of friendship, para 6: US$50 million",
    ] {
        assert!(card.contains(said), "{said}: {card}");
    }
    assert!(card.contains("Cash; US$20 million"), "{card}");
}

#[test]
fn what_no_document_names_is_handed_back() {
    for place in ["XXX", "ABW"] {
        assert_eq!(card(place, "en", 720.0).ignored, [("place".to_string(), place.to_string())]);
    }
}

#[test]
fn no_text_meets_another_or_leaves_the_frame() {
    for place in named() {
        for (lang, width) in [("en", 320.0), ("zh", 320.0), ("en", 720.0), ("zh", 1080.0), ("en", 1920.0)] {
            let figure = card(place, lang, width);
            let frame = Rect::new(0.0, 0.0, figure.scene.width_px, figure.scene.height_px).grown(0.5);
            let boxes = text_boxes(&figure.scene);
            for (i, a) in boxes.iter().enumerate() {
                let met = boxes.iter().skip(i + 1).find(|b| a.overlaps(b));
                assert!(met.is_none(), "{place} {lang} {width}: {a:?} meets {met:?}");
                assert!(a.corners().iter().all(|c| frame.contains(*c)), "{place} {lang} {width}: {a:?}");
            }
        }
    }
}
