//! Two arrangements of command at every width, in both languages: each group and team stands
//! there once, a line is drawn only for what a document states or for our own grading, no two
//! texts meet. Staff and spending: bars in proportion from one zero. Points: each listed once.
#![cfg(not(target_arch = "wasm32"))]

use std::sync::OnceLock;

use proptest::prelude::*;
use response_atlas::chart::detail::detail;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::export::html;
use response_atlas::model::atlas::Atlas;
use response_atlas::model::fact::{Detail, Fact, Table};
use response_atlas::model::outbreak::Grade;
use response_atlas::scene::mark::{Point, Rect, Shape};
use response_atlas::scene::metrics::text_box;
use response_atlas::seed;
use response_atlas::words::Words;

const WIDTHS_PX: [f64; 5] = [320.0, 599.0, 600.0, 720.0, 1080.0];

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn view(id: &str) -> View {
    let entry = REGISTRY.iter().find(|f| f.id == "structures").expect("the figure");
    View::read(entry, &[("view".into(), id.into())]).view
}

fn figure(id: &str, lang: &str, width_px: f64) -> Figure {
    chart::layout(atlas(), &view(id), Words::of(lang).expect("a catalogue"), width_px)
}

fn role(fact: &Fact) -> &str {
    match &fact.detail {
        Detail::Structure(structure) => &structure.role,
        _ => "",
    }
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
        Shape::Disc { center, radius_px, .. } => Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius_px).corners(),
        Shape::Text { at, .. } => vec![*at],
    }
}

/// How often a fact stands behind something that can be reached.
fn reached(figure: &Figure, index: usize) -> usize {
    let holds = |datum: u32| matches!(&figure.data[datum as usize], Datum::Facts(facts) if facts.contains(&index));
    figure.scene.targets.iter().filter(|t| holds(t.datum)).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_two_texts_meet_and_nothing_is_clipped(
        width in 300.0..1920.0f64,
        lang in prop::sample::select(vec!["en", "zh"]),
        id in prop::sample::select(vec!["groups", "numbers"]),
    ) {
        let figure = figure(id, lang, width);
        let frame = Rect::new(0.0, 0.0, figure.scene.width_px, figure.scene.height_px).grown(0.01);
        let texts = texts(&figure);
        for (i, (text, own)) in texts.iter().enumerate() {
            let inside = own.x >= frame.x && own.y >= frame.y && own.right() <= frame.right() && own.bottom() <= frame.bottom();
            prop_assert!(inside, "{text} leaves the frame at {width} {lang}");
            for (other, taken) in texts.iter().skip(i + 1) {
                prop_assert!(!own.overlaps(taken), "{text} meets {other} at {width} {lang}");
            }
        }
        for mark in &figure.scene.marks {
            prop_assert!(points(&mark.shape).into_iter().all(|p| frame.contains(p)), "{mark:?} at {width} {lang}");
            // A line of the table runs beside words, never through them; the zero line is no such line.
            if let (Shape::Line(line, _), Some(_), "groups") = (&mark.shape, mark.datum, id) {
                let (from, to) = (line[0], line[line.len() - 1]);
                let line = Rect::new(from.x.min(to.x), from.y.min(to.y), (to.x - from.x).abs(), (to.y - from.y).abs().max(0.5));
                prop_assert!(texts.iter().all(|(_, own)| !own.overlaps(&line)), "a line runs through words at {width} {lang}");
            }
        }
    }
}

#[test]
fn every_group_and_team_stands_exactly_once() {
    for width in WIDTHS_PX {
        let figure = figure("groups", "en", width);
        let groups = atlas().facts.iter().enumerate().filter(|(_, f)| role(f) == "group");
        let mut count = 0;
        for (index, fact) in groups {
            assert_eq!(reached(&figure, index), 1, "{} at {width}", fact.id);
            count += 1;
        }
        assert_eq!(count, 15);
    }
}

#[test]
fn every_line_is_stated_or_marked_as_ours() {
    for width in WIDTHS_PX {
        let figure = figure("groups", "en", width);
        let mut stated = 0;
        for mark in &figure.scene.marks {
            let Shape::Line(line, _) = &mark.shape else { continue };
            match mark.datum.map(|d| &figure.data[d as usize]) {
                Some(Datum::Alignment(row)) => assert!(atlas().outbreak.alignments[*row].grade.is_some()),
                Some(Datum::Facts(facts)) => {
                    let institution = atlas().facts[facts[0]].institution().expect("a stated relation");
                    assert!(!institution.relation.is_empty() && !institution.relates_to.is_empty());
                    stated += 1;
                }
                _ => assert!(line.len() == 2 && line[0].x == 0.0 && line[1].x == width, "a line without a reason"),
            }
        }
        assert!(stated >= 2, "{stated} at {width}");
        let said: String = texts(&figure).iter().map(|(t, _)| format!("{t} ")).collect();
        assert!(said.contains("our reading"), "{said}");
    }
}

/// What one side and a fact of the institutions have in common: an event, or a name in a name.
fn is_of(side: &[String], fact: &Fact) -> bool {
    let name = fact.title.en.trim_end_matches(" (former)");
    side.iter().filter_map(|id| atlas().fact(id)).any(|f| {
        let same_event = !f.event.is_empty() && f.event == fact.event;
        same_event || f.title.en.contains(name)
    })
}

#[test]
fn a_stated_line_joins_the_two_that_the_document_joins() {
    let rows = atlas().outbreak.alignments.iter().filter(|row| !row.states.is_empty());
    for row in rows {
        let fact = atlas().fact(&row.states).expect("a fact");
        let other = atlas().fact(&fact.institution().expect("a relation").relates_to[0]).expect("a fact");
        let [first, second] = &row.sides;
        assert!(
            is_of(first, fact) && is_of(second, other) || is_of(first, other) && is_of(second, fact),
            "{}",
            row.states
        );
    }
}

#[test]
fn nothing_joins_the_leading_group() {
    let row = |id: &str| atlas().outbreak.alignments.iter().find(|r| r.sides.iter().flatten().any(|own| own == id));
    let row = row("xue-2021-leading-group-central").expect("its row");
    assert!(row.states.is_empty() && row.grade.is_none() && row.sides[0].is_empty());
}

#[test]
fn grades_fit_their_sides_and_have_reasons() {
    for row in atlas().outbreak.alignments.iter().filter(|r| r.grade.is_some()) {
        let sides = row.sides.each_ref().map(Vec::len);
        let expected = match row.grade {
            Some(Grade::OnlyFirst) => [1, 0],
            Some(Grade::OnlySecond) => [0, 1],
            _ => [1, 1],
        };
        assert_eq!(sides, expected);
        assert!(!row.note.en.is_empty() && !row.note.zh.is_empty());
    }
    for row in &atlas().outbreak.alignments {
        for text in [&row.heading, &row.note] {
            assert_eq!(text.en.is_empty(), text.zh.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn a_grade_is_heard_with_its_reason_and_both_documents() {
    let index = atlas().outbreak.alignments.iter().position(|r| r.grade == Some(Grade::Unsure)).expect("an unsure row");
    for words in [Words::english(), Words::of("zh").expect("Chinese")] {
        let detail = detail(atlas(), words, &Datum::Alignment(index));
        assert!(detail.speech(words).contains(words.pick(&atlas().outbreak.alignments[index].note)));
        assert_eq!(detail.said.len(), 2);
        assert!(detail.title.contains(words.t("structures.reading").split([':', '：']).next().expect("a word")));
    }
}

#[test]
fn the_description_counts_what_is_drawn() {
    let graded = |grade| atlas().outbreak.alignments.iter().filter(|r| r.grade == Some(grade)).count();
    let said = figure("groups", "en", 720.0).account.summary;
    let named = |structure: &str| {
        let of = |f: &&Fact| matches!(&f.detail, Detail::Structure(s) if s.structure == structure && s.role == "group");
        atlas().table(Table::Structures).filter(of).count()
    };
    let groups = format!(
        "{} groups are named for 2009 and {} teams for 2020",
        named("joint-mechanism-2009"),
        named("joint-mechanism-2020")
    );
    assert!(said.contains(&groups), "{said}");
    let grades = [
        ("same word", Grade::SameWord),
        ("similar", Grade::Similar),
        ("unsure", Grade::Unsure),
        ("named only in 2009", Grade::OnlyFirst),
        ("named only in 2020", Grade::OnlySecond),
    ];
    for (name, grade) in grades {
        assert!(said.contains(&format!("{name} ({})", graded(grade))), "{said}");
    }
}

#[test]
fn the_table_holds_each_row_with_its_sources() {
    for lang in ["en", "zh"] {
        let words = Words::of(lang).expect("a catalogue");
        let groups = chart::table(atlas(), &view("groups"), words);
        assert_eq!(groups.rows.len(), atlas().outbreak.alignments.len());
        for row in &groups.rows {
            assert_eq!(row.len(), groups.columns.len());
            for side in [1, 3] {
                assert_eq!(row[side].is_empty(), row[side + 1].is_empty(), "{row:?}");
            }
        }
        let numbers = chart::table(atlas(), &view("numbers"), words);
        assert_eq!(numbers.rows.len(), 5);
        assert_eq!(numbers.rows.iter().filter(|r| r[2] == words.t("date.none")).count(), 2);
    }
}

#[test]
fn bars_are_in_proportion_from_one_zero() {
    for width in [320.0, 720.0, 1080.0] {
        let figure = figure("numbers", "en", width);
        let mut scale: Option<(f64, f64)> = None;
        let mut bars = 0;
        for mark in &figure.scene.marks {
            let (Shape::Area(corners, _), Some(datum)) = (&mark.shape, mark.datum) else { continue };
            let Datum::Facts(facts) = &figure.data[datum as usize] else { continue };
            let value = atlas().facts[facts[0]].value.expect("a number");
            let (left, right) = (corners[0].x, corners[1].x);
            let zero = if value < 0.0 { right } else { left };
            let per = (right - left) / value.abs();
            let (known_zero, known_per) = *scale.get_or_insert((zero, per));
            assert!((zero - known_zero).abs() < 1e-6 && (per - known_per).abs() < 1e-6, "{value} at {width}");
            bars += 1;
        }
        assert_eq!(bars, 3);
        assert!(texts(&figure).iter().any(|(t, _)| t.contains("eriod not stated")));
    }
}

#[test]
fn every_point_is_listed_once_with_its_place() {
    for lang in ["en", "zh"] {
        let words = Words::of(lang).expect("a catalogue");
        let page = html::page("<!-- outline -->", atlas(), words, &[], "").expect("a page");
        let listed = |f: &&Fact| ["challenge", "shortcoming", "recommendation"].contains(&role(f));
        for fact in atlas().table(Table::Structures).filter(listed) {
            let escaped = |text: &str| response_atlas::paint::svg::escaped(text);
            let entry = format!(
                ">{} <span class=\"place\">{}</span>",
                escaped(words.pick(&fact.title)),
                escaped(&words.locator(&fact.locator))
            );
            assert_eq!(page.matches(&entry).count(), 1, "{entry}");
        }
        let reasons = atlas().comparisons.iter().filter(|c| c.fact_a.starts_with("xue-2021-abstract"));
        let reasons: Vec<&str> = reasons.map(|c| words.pick(&c.reason)).collect();
        assert_eq!(reasons.len(), 2);
        assert!(reasons.iter().all(|r| page.matches(*r).count() == 1));
    }
}
