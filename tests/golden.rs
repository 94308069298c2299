//! Goldens: the scenes of the figures as text, at a narrow and a full width, in both languages.
//!
//! A mismatch or a missing golden fails and leaves the new text beside the old one, with `.new`
//! at the end of its name; `tests/README.md` says how to look and accept.
#![cfg(not(target_arch = "wasm32"))]

mod golden_text;

use std::collections::BTreeSet;
use std::fs;

use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::seed;
use response_atlas::words::Words;

const WIDTHS_PX: [u32; 2] = [360, 1080];

/// All goldens together, in bytes, so that the repository stays small.
const ALL_AT_MOST: u64 = 2_000_000;

fn check(figure: &str, view: &str) {
    let atlas = seed::load().expect("sound seeds");
    let entry = chart::entry(figure).expect("a figure");
    let read = View::read(entry, &[("view".to_string(), view.to_string())]);
    assert_eq!(read.view.id(), view);
    for tag in Words::tags() {
        for width in WIDTHS_PX {
            let words = Words::of(tag).expect("a catalogue");
            let said = golden_text::text(&chart::layout(&atlas, &read.view, words, f64::from(width)));
            insta::with_settings!({
                snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true
            }, { insta::assert_snapshot!(name(figure, view, tag, width), said) });
        }
    }
}

/// States beside the defaults that have goldens of their own, each at one width: a name, the pairs.
/// The map's hold one kind of help, so that they stay small; its land and borders have tests of their own.
const STATES: [(&str, &str, u32); 9] = [
    ("card-khm", "view=card&place=KHM", 720),
    ("card-irq", "view=card&place=IRQ", 360),
    ("card-who", "view=card&place=WHO", 720),
    ("map-150", "view=map&center=150&kind=goods", 720),
    ("map-borders", "view=map&borders=on&kind=laboratory", 720),
    ("map-europe", "view=map&region=europe&kind=goods", 720),
    ("map-africa", "view=map&region=africa&kind=expert_team", 720),
    ("map-asia", "view=map&region=asia&kind=goods&from=2020-03-20&to=2020-03-31", 720),
    ("map-americas", "view=map&region=americas&kind=expert_team&borders=on", 720),
];

/// The same of the institutions: the two further widths of both timelines, an open day and a window.
const TIMELINES: [(&str, &str, u32); 8] = [
    ("years", "view=years", 720),
    ("years", "view=years", 1440),
    ("days", "view=days", 720),
    ("days", "view=days", 1440),
    ("days-open", "view=days&day=2020-01-20", 360),
    ("days-open", "view=days&day=2020-01-20", 1080),
    ("days-dense", "view=days&day=2020-03-26&from=2020-03-16&to=2020-03-29", 720),
    ("days-bare", "view=days&events=off&from=2020-01-20&to=2020-01-27", 1080),
];

/// The two further widths of the structures.
const STRUCTURES: [(&str, &str, u32); 4] = [
    ("groups", "view=groups", 720),
    ("groups", "view=groups", 1440),
    ("numbers", "view=numbers", 720),
    ("numbers", "view=numbers", 1440),
];

#[test]
fn structures_in_further_states() {
    check_states("structures", &STRUCTURES);
}

#[test]
fn aid_in_further_states() {
    check_states("aid", &STATES);
}

#[test]
fn institutions_in_further_states() {
    check_states("institutions", &TIMELINES);
}

fn check_states(figure: &str, states: &[(&str, &str, u32)]) {
    let atlas = seed::load().expect("sound seeds");
    let entry = chart::entry(figure).expect("a figure");
    for &(state, pairs, width) in states {
        let pairs: Vec<(String, String)> =
            pairs.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.to_string(), v.to_string())).collect();
        let read = View::read(entry, &pairs);
        for tag in Words::tags() {
            let laid = chart::layout(&atlas, &read.view, Words::of(tag).expect("a catalogue"), f64::from(width));
            assert!(read.ignored.is_empty() && laid.ignored.is_empty());
            insta::with_settings!({
                snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true
            }, { insta::assert_snapshot!(name(figure, state, tag, width), golden_text::text(&laid)) });
        }
    }
}

fn name(figure: &str, view: &str, tag: &str, width: u32) -> String {
    format!("{figure}-{view}.{tag}.{width}")
}

#[test]
fn growth_by_date() {
    check("growth", "date");
}

#[test]
fn growth_lined_up() {
    check("growth", "aligned");
}

#[test]
fn growth_as_trajectory() {
    check("growth", "trajectory");
}

#[test]
fn growth_by_day() {
    check("growth", "daily");
}

#[test]
fn growth_as_doubling() {
    check("growth", "doubling");
}

#[test]
fn aid_as_matrix() {
    check("aid", "matrix");
}

#[test]
fn aid_as_map() {
    check("aid", "map");
}

#[test]
fn aid_as_card() {
    check("aid", "card");
}

#[test]
fn institutions_by_year() {
    check("institutions", "years");
}

#[test]
fn institutions_by_day() {
    check("institutions", "days");
}

#[test]
fn structures_as_groups() {
    check("structures", "groups");
}

#[test]
fn structures_as_numbers() {
    check("structures", "numbers");
}

#[test]
fn reported_measures() {
    check("reported", "measures");
}

#[test]
fn reported_goods() {
    check("reported", "goods");
}

#[test]
fn every_view_has_its_goldens_and_no_other_stands_there() {
    let mut expected = BTreeSet::new();
    for (figure, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(|v| (f.id, v.id))) {
        for tag in Words::tags() {
            expected.extend(WIDTHS_PX.map(|width| format!("{}.snap", name(figure, view, tag, width))));
        }
    }
    let further = STATES
        .iter()
        .map(|state| ("aid", state))
        .chain(TIMELINES.iter().map(|state| ("institutions", state)))
        .chain(STRUCTURES.iter().map(|state| ("structures", state)));
    for (figure, (state, _, width)) in further {
        expected.extend(Words::tags().iter().map(|tag| format!("{}.snap", name(figure, state, tag, *width))));
    }
    let (mut found, mut size) = (BTreeSet::new(), 0);
    for entry in fs::read_dir("tests/golden").expect("the goldens") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().to_string();
        if name.ends_with(".snap") {
            size += entry.metadata().expect("its size").len();
            found.insert(name);
        }
    }
    assert_eq!(found, expected);
    assert!(size < ALL_AT_MOST, "the goldens take {size} bytes");
}
