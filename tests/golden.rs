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
const ALL_AT_MOST: u64 = 600_000;

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

fn name(figure: &str, view: &str, tag: &str, width: u32) -> String {
    format!("{figure}-{view}.{tag}.{width}")
}

#[test]
fn growth_by_date() {
    check("growth", "date");
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
fn institutions_by_year() {
    check("institutions", "years");
}

#[test]
fn every_view_has_its_goldens_and_no_other_stands_there() {
    let mut expected = BTreeSet::new();
    for (figure, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(|v| (f.id, v.id))) {
        for tag in Words::tags() {
            expected.extend(WIDTHS_PX.map(|width| format!("{}.snap", name(figure, view, tag, width))));
        }
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
