//! The reported figures at every width, in both languages and every option: no two texts meet,
//! nothing leaves the frame, every judged pair stands there, and what must not be compared is named.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use response_atlas::chart::detail::detail;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::fact::{Qualifier, Relation};
use response_atlas::scene::mark::{Point, Rect, Shape};
use response_atlas::scene::metrics::text_box;
use response_atlas::seed;
use response_atlas::words::Words;

const MEASURES: [&str; 7] = ["all", "help", "trade", "exchange", "institutions", "within", "alike"];

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn view(pairs: &[(&str, &str)]) -> View {
    let entry = REGISTRY.iter().find(|f| f.id == "reported").expect("the figure");
    let pairs: Vec<(String, String)> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(entry, &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    read.view
}

fn figure(lang: &str, width_px: f64, pairs: &[(&str, &str)]) -> Figure {
    chart::layout(atlas(), &view(pairs), Words::of(lang).expect("a catalogue"), width_px)
}

fn texts(figure: &Figure) -> Vec<(&str, Rect)> {
    let boxed = figure.scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { at, content, style } => Some((content.as_str(), text_box(content, at.x, at.y, style))),
        _ => None,
    });
    boxed.collect()
}

/// The extent of a mark's shape, strokes aside.
fn ends(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points.clone(),
        Shape::Disc { center, radius_px, .. } => Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius_px).corners(),
        Shape::Text { at, .. } => vec![*at],
    }
}

fn check(lang: &str, width_px: f64, pairs: &[(&str, &str)]) {
    let figure = figure(lang, width_px, pairs);
    let frame = Rect::new(0.0, 0.0, figure.scene.width_px, figure.scene.height_px).grown(0.01);
    let texts = texts(&figure);
    for (i, (text, own)) in texts.iter().enumerate() {
        let inside =
            own.x >= frame.x && own.y >= frame.y && own.right() <= frame.right() && own.bottom() <= frame.bottom();
        assert!(inside, "{text} leaves the frame at {width_px} {lang} {pairs:?}");
        for (other, taken) in texts.iter().skip(i + 1) {
            assert!(!own.overlaps(taken), "{text} meets {other} at {width_px} {lang} {pairs:?}");
        }
    }
    for mark in &figure.scene.marks {
        assert!(ends(&mark.shape).into_iter().all(|p| frame.contains(p)), "{mark:?} at {width_px} {lang} {pairs:?}");
    }
}

#[test]
fn no_two_texts_meet_and_nothing_is_clipped() {
    for lang in ["en", "zh"] {
        for width in (300..=1920).step_by(45).chain([320, 328, 659, 660, 720, 1080]) {
            for reasons in ["on", "off"] {
                check(lang, f64::from(width), &[("reasons", reasons)]);
            }
            check(lang, f64::from(width), &[("view", "goods")]);
        }
        for measure in MEASURES {
            for width in [328.0, 720.0, 1080.0] {
                check(lang, width, &[("measure", measure)]);
            }
        }
    }
}

/// The pairs behind the targets that can be reached.
fn reached(figure: &Figure) -> Vec<usize> {
    let behind = |datum: u32| match figure.data.get(datum as usize) {
        Some(Datum::Comparisons(pairs)) => pairs.clone(),
        _ => Vec::new(),
    };
    figure.scene.targets.iter().flat_map(|t| behind(t.datum)).collect()
}

#[test]
fn every_pair_and_every_fact_of_a_pair_can_be_reached() {
    let all: BTreeSet<usize> = (0..atlas().comparisons.len()).collect();
    for width in [328.0, 720.0, 1080.0] {
        let figure = figure("en", width, &[]);
        assert_eq!(reached(&figure).into_iter().collect::<BTreeSet<_>>(), all, "at {width}");
        let facts = atlas().comparisons.iter().flat_map(|c| [&c.fact_a, &c.fact_b]);
        for id in facts {
            let index = atlas().facts.iter().position(|f| f.id == *id).expect("a fact");
            let stands = |datum: &Datum| matches!(datum, Datum::Facts(facts) if facts.contains(&index));
            assert!(figure.scene.targets.iter().any(|t| stands(&figure.data[t.datum as usize])), "{id} at {width}");
        }
    }
}

#[test]
fn the_table_holds_each_pair_once_with_its_reason() {
    for (lang, words) in [("en", Words::english()), ("zh", Words::of("zh").expect("Chinese"))] {
        let table = chart::table(atlas(), &view(&[]), words);
        let mut found: Vec<&str> = table.rows.iter().filter_map(|r| r.last()).map(String::as_str).collect();
        let mut reasons: Vec<&str> = atlas().comparisons.iter().map(|c| words.pick(&c.reason)).collect();
        found.sort_unstable();
        reasons.sort_unstable();
        assert_eq!(found, reasons, "{lang}");
        assert!(table.rows.iter().all(|r| r.len() == table.columns.len() && r.iter().all(|cell| !cell.is_empty())));
    }
}

#[test]
fn a_group_shows_its_own_pairs_and_all_groups_together_all() {
    let count = |measure| chart::table(atlas(), &view(&[("measure", measure)]), Words::english()).rows.len();
    let parts: usize = MEASURES[1..].iter().map(|m| count(m)).sum();
    // Teams and countries of one number stand in their row and among what looks alike.
    assert_eq!(parts, atlas().comparisons.len() + 1);
}

#[test]
fn hidden_judgments_are_hidden_everywhere() {
    for width in [328.0, 1080.0] {
        let figure = figure("en", width, &[("reasons", "off")]);
        assert!(reached(&figure).is_empty());
        let mut said: Vec<String> = texts(&figure).into_iter().map(|(t, _)| t.to_string()).collect();
        let numbers: BTreeSet<String> =
            said.iter().filter_map(|t| t.strip_prefix("pair ").map(str::to_string)).collect();
        let numbers = numbers.into_iter().map(|t| t.split(':').next().map(str::to_string));
        assert_eq!(numbers.collect::<BTreeSet<_>>().len(), atlas().comparisons.len(), "at {width}");
        said.retain(|text| text.contains("witness") && !text.contains("bracket"));
        assert!(said.is_empty(), "{said:?}");
        for datum in &figure.data {
            let speech = detail(atlas(), Words::english(), datum).speech(Words::english());
            assert!(atlas().comparisons.iter().all(|c| !speech.contains(&c.reason.en)), "{speech}");
        }
    }
    let table = chart::table(atlas(), &view(&[("reasons", "off")]), Words::english());
    assert_eq!(table.rows.len(), atlas().comparisons.len());
    assert!(!table.columns.iter().any(|c| c.label == "Reason"));
}

#[test]
fn a_reason_is_heard_with_its_pair_in_both_languages() {
    for words in [Words::english(), Words::of("zh").expect("Chinese")] {
        for (index, pair) in atlas().comparisons.iter().enumerate() {
            let speech = detail(atlas(), words, &Datum::Comparisons(vec![index])).speech(words);
            assert!(speech.contains(words.pick(&pair.reason)), "{speech}");
        }
    }
}

/// The left edges of the columns of the first group that has one, by letter.
fn head_order(figure: &Figure) -> Vec<char> {
    let heads = texts(figure).into_iter().filter(|(t, _)| {
        let mut chars = t.chars();
        chars.next().is_some_and(|c| ('A'..='E').contains(&c)) && chars.next() == Some(' ')
    });
    let mut heads: Vec<(f64, char)> = heads.map(|(t, own)| (own.x, t.chars().next().unwrap_or(' '))).collect();
    heads.retain(|(x, _)| *x > 0.0);
    heads.sort_by(|a, b| a.0.total_cmp(&b.0));
    heads.into_iter().map(|(_, letter)| letter).collect()
}

#[test]
fn columns_go_by_the_last_date_in_the_text() {
    // 28 February, 13 April, 12 June, June and 2020: a month or a year stands at its end.
    assert_eq!(head_order(&figure("en", 1080.0, &[("measure", "institutions")])), ['E', 'C', 'B', 'D', 'A']);
    assert_eq!(head_order(&figure("en", 1080.0, &[("measure", "help")])), ['C', 'B', 'D']);
}

#[test]
fn the_description_counts_what_the_table_holds() {
    let judged = |relation| atlas().comparisons.iter().filter(|c| c.relation == relation).count();
    let said = figure("en", 720.0, &[]).account.summary;
    assert!(said.contains(&format!("make {} pairs", atlas().comparisons.len())), "{said}");
    for (name, relation) in [("not comparable", Relation::NotComparable), ("same origin", Relation::SameOrigin)] {
        assert!(said.contains(&format!("{name} ({})", judged(relation))), "{said}");
    }
}

#[test]
fn false_comparisons_stand_in_a_block_of_their_own() {
    let figure = figure("en", 1080.0, &[("measure", "alike")]);
    let said: Vec<&str> = texts(&figure).into_iter().map(|(t, _)| t).collect();
    assert!(said.contains(&"56 teams") && said.contains(&"56 countries"), "{said:?}");
    assert_eq!(said.iter().filter(|t| t.starts_with("77 ")).count(), 3, "{said:?}");
    let own: BTreeSet<usize> = reached(&figure).into_iter().collect();
    let all = atlas().comparisons.iter().enumerate();
    assert!(all.filter(|(_, c)| c.relation == Relation::NotComparable).all(|(i, _)| own.contains(&i)));
}

#[test]
fn figures_of_one_origin_hang_on_one_bracket() {
    let figure = figure("en", 1080.0, &[("measure", "help")]);
    let pledge = |c: &str| c.contains("pledge-cash");
    let indices: Vec<usize> =
        (0..atlas().comparisons.len()).filter(|i| pledge(&atlas().comparisons[*i].fact_a)).collect();
    assert_eq!(indices.len(), 3);
    assert!(figure.data.iter().any(
        |d| matches!(d, Datum::Comparisons(pairs) if pairs.len() == 3 && indices.iter().all(|i| pairs.contains(i)))
    ));
}

#[test]
fn more_than_is_an_open_ring_and_goods_stand_by_size() {
    let figure = figure("en", 1080.0, &[("view", "goods")]);
    let facts: Vec<&response_atlas::model::fact::Fact> = figure
        .data
        .iter()
        .filter_map(|d| match d {
            Datum::Facts(facts) => atlas().facts.get(*facts.first()?).filter(|f| f.qualifier == Some(Qualifier::Over)),
            _ => None,
        })
        .collect();
    assert_eq!(facts.len(), 6);
    assert!(facts.windows(2).all(|w| w[0].value >= w[1].value));
    let rings =
        figure.scene.marks.iter().filter(|m| m.datum.is_some() && matches!(m.shape, Shape::Disc { fill: None, .. }));
    assert_eq!(rings.count(), 6);
}
