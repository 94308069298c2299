//! Keys reach every mark of every view at every width: along each lane from its first to its last,
//! and from lane to lane.

use std::collections::BTreeSet;

use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::scene::hit::{Key, Target, step};
use response_atlas::seed;
use response_atlas::words::Words;

const WIDTHS_PX: [f64; 4] = [288.0, 328.0, 720.0, 1080.0];

/// Presses a key until it leads no further; gives where it led.
fn run(targets: &[Target], mut at: usize, key: Key) -> Vec<usize> {
    let mut passed = vec![at];
    while let Some(next) = step(targets, Some(at), key).filter(|next| *next != at) {
        assert!(passed.len() <= targets.len(), "{key:?} goes round");
        at = next;
        passed.push(at);
    }
    passed
}

/// The targets that a reader meets who goes lane by lane, each from its first to its last.
fn walk(targets: &[Target]) -> BTreeSet<usize> {
    let first = step(targets, None, Key::Right).expect("a first mark");
    let mut at = *run(targets, first, Key::Up).last().expect("a lane");
    at = step(targets, Some(at), Key::Home).expect("its first");
    let mut met = BTreeSet::new();
    loop {
        let row = run(targets, at, Key::Right);
        let end = *row.last().expect("its last");
        met.extend(row);
        let below = step(targets, Some(end), Key::Down).expect("a mark");
        if below == end {
            return met;
        }
        at = step(targets, Some(below), Key::Home).expect("its first");
    }
}

#[test]
fn every_mark_is_met_from_the_first_to_the_last() {
    let atlas = seed::load().expect("sound seeds");
    for (entry, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v))) {
        let asked = View::read(entry, &[("view".to_string(), view.id.to_string())]).view;
        for width in WIDTHS_PX {
            let targets = chart::drawn(&atlas, &asked, Words::english(), width).scene.targets;
            let met = walk(&targets);
            assert_eq!(met.len(), targets.len(), "{} {} at {width} px", entry.id, view.id);
        }
    }
}

#[test]
fn along_a_curve_and_along_a_row_keys_go_to_the_right() {
    let atlas = seed::load().expect("sound seeds");
    for (figure, views) in
        [("growth", &["date", "aligned", "trajectory", "daily", "doubling"][..]), ("reported", &["measures"])]
    {
        let entry = chart::entry(figure).expect("a figure");
        for view in views {
            let asked = View::read(entry, &[("view".to_string(), view.to_string())]).view;
            for width in [720.0, 1080.0] {
                let targets = chart::drawn(&atlas, &asked, Words::english(), width).scene.targets;
                let back = targets.windows(2).filter(|t| t[0].lane == t[1].lane && t[1].anchor.x < t[0].anchor.x - 0.5);
                assert_eq!(back.count(), 0, "{figure} {view} at {width} px");
            }
        }
    }
}
