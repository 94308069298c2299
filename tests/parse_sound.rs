//! A sound package is read in full: the smallest one of the fixtures, and the embedded one.

mod package;

use package::{Package, sound};
use response_atlas::model::cases::Metric;
use response_atlas::model::date::Day;
use response_atlas::model::fact::{Qualifier, Table};
use response_atlas::model::land::RingKind;
use response_atlas::{parse, seed};

fn day(iso: &str) -> Day {
    Day::parse(iso).expect("a day")
}

#[test]
fn the_embedded_package_has_no_fault() {
    let atlas = seed::load().unwrap_or_else(|report| panic!("{report}"));
    assert!(atlas.facts.len() > 350, "{} facts", atlas.facts.len());
    assert_eq!(seed::texts().len(), parse::FILES.len());
}

#[test]
fn facts_keep_the_order_of_tables_and_rows() {
    let atlas = sound().read().expect("a sound package");
    let tables: Vec<Table> = atlas.facts.iter().map(|f| f.table()).collect();
    assert!(tables.is_sorted());
    assert_eq!(atlas.facts.len(), 10);
}

#[test]
fn a_fact_keeps_what_its_row_says() {
    let atlas = sound().read().expect("a sound package");
    let world = atlas.fact("doc-2020-cases-world").expect("a fact");
    assert_eq!((world.value, world.qualifier), (Some(7_400_000.0), Some(Qualifier::Over)));
    let goods = atlas.fact("doc-2020-goods-donors").expect("a fact");
    assert_eq!(goods.from, ["FRA", "ITA"]);
    assert_eq!(goods.title.en, "Goods from two countries, \"masks\"");
    assert_eq!(goods.note.en, "Undated.\nTwo lines.");
    assert_eq!(goods.date, None);
}

#[test]
fn the_world_outside_the_hub_is_derived() {
    let atlas = sound().read().expect("a sound package");
    let rest = atlas.series("XWC", Metric::Cases).expect("a series");
    let totals = ["2019-12-31", "2020-01-01", "2020-01-02"].map(|iso| rest.total.at(day(iso)));
    assert_eq!(totals, [Some(0.0), Some(2.0), Some(5.0)]);
}

#[test]
fn a_gap_and_a_correction_stay() {
    let atlas = sound().read().expect("a sound package");
    let italy = atlas.series("ITA", Metric::Cases).expect("a series");
    let totals: Vec<_> = italy.total.days().map(|(_, value)| value).collect();
    assert_eq!(totals, [None, Some(2.0), Some(1.0)]);
}

#[test]
fn sources_have_short_forms() {
    let atlas = sound().read().expect("a sound package");
    let names: Vec<_> = atlas.sources.iter().map(|s| (s.short.en.as_str(), s.short.zh.as_str())).collect();
    assert_eq!(names, [("Doe et al. 2020", "Doe等 2020"), ("A speech 2020", "一次讲话")]);
    let document = atlas.source("doc-2020").expect("a source");
    assert_eq!((document.authors.as_str(), document.issued.as_str()), ("Doe J, A Group", "2020-06"));
}

#[test]
fn arcs_are_found_by_number_and_walked_backward() {
    let atlas = sound().read().expect("a sound package");
    let hole = atlas.land.rings.get(1).expect("a ring");
    assert_eq!((hole.kind, hole.arcs.as_slice()), (RingKind::Hole, [(1, true), (0, true)].as_slice()));
    let arc = atlas.land.arcs.first().expect("an arc");
    assert_eq!(arc.points_deg, [(0.0, 0.0), (2.4, 0.0), (2.4, 2.4)]);
}

#[test]
fn other_files_of_the_folder_are_passed_over() {
    let package = Package::default().with("README.md", "# About").with("geo/README.md", "\0");
    assert!(sound().and(package).read().is_ok());
}
