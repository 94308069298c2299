//! Goldens: the scenes of the figures as text, at a narrow and a full width, in both languages.
//!
//! A mismatch or a missing golden fails and leaves the new text beside the old one, with `.new`
//! at the end of its name; `tests/README.md` says how to look and accept. Outlines of land are
//! left out: they are the data's, long, and held by tests of their own. A path of more than three
//! points stands as its ends, its box and its number of points, so that a person can read it all.

use std::collections::BTreeSet;
use std::fs;

use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::scene::dump::dump;
use response_atlas::scene::mark::{Mark, Shape};
use response_atlas::scene::style::Role;
use response_atlas::seed;
use response_atlas::words::Words;

const WIDTHS_PX: [u32; 2] = [360, 1080];

/// All goldens together, in bytes, so that the repository stays small.
const ALL_AT_MOST: u64 = 800_000;

fn is_land(mark: &Mark) -> bool {
    let role = match &mark.shape {
        Shape::Line(_, stroke) => stroke.paint.role,
        Shape::Area(_, paint) => paint.role,
        _ => return false,
    };
    matches!(role, Role::Land | Role::LandEdge)
}

/// A line of a dump with its path shortened, when that has many points.
fn shortened(line: &str) -> String {
    const MANY: usize = 3;
    let is_path = line.starts_with("line ") || line.starts_with("area ");
    let point = |word: &str| {
        let (x, y) = word.split_once(',')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    };
    let points: Vec<(f64, f64)> = line.split(' ').filter_map(point).collect();
    if !is_path || points.len() <= MANY {
        return line.to_string();
    }
    let low = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let high = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let mut words = line.split(' ').filter(|word| point(word).is_none());
    let (shape, style) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let datum: String = words.map(|word| format!(" {word}")).collect();
    let ends = match (points[0], points[points.len() - 1]) {
        (first, last) if shape == "area" || first == last => String::new(),
        ((x0, y0), (x1, y1)) => format!("{x0},{y0}…{x1},{y1} in "),
    };
    let (left, top, right, bottom) = (low(|p| p.0), low(|p| p.1), high(|p| p.0), high(|p| p.1));
    format!("{shape} {style} {ends}{left},{top} {right},{bottom} n{}{datum}", points.len())
}

fn check(figure: &str, view: &str) {
    let atlas = seed::load().expect("sound seeds");
    let entry = chart::entry(figure).expect("a figure");
    let read = View::read(entry, &[("view".to_string(), view.to_string())]);
    assert_eq!(read.view.id(), view);
    for tag in Words::tags() {
        for width in WIDTHS_PX {
            let words = Words::of(tag).expect("a catalogue");
            let mut laid = chart::layout(&atlas, &read.view, words, f64::from(width));
            laid.scene.marks.retain(|mark| !is_land(mark));
            let scene: Vec<String> = dump(&laid.scene).lines().map(shortened).collect();
            let said = format!("{}\n{}\n{}\n", laid.title, laid.description, scene.join("\n"));
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
