//! Imports go downwards only: the paths in the source are read and held against the rules of
//! the house, which the crate's own doc states.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms each room may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("model", &["error"]),
    ("parse", &["model", "error"]),
    ("pack", &[]),
    ("seed", &["parse", "model", "pack", "error"]),
    ("words", &["model", "pack"]),
    ("transform", &["model"]),
    ("scale", &["model"]),
    ("geo", &[]),
    ("scene", &[]),
    ("chart", &["model", "transform", "scale", "geo", "scene", "words", "error"]),
    ("paint", &["scene", "error"]),
    ("export", &["model", "chart", "scene", "words", "paint", "error"]),
    ("web", &["seed", "parse", "chart", "scene", "paint", "export", "words", "model", "pack", "error"]),
    (
        "bin",
        &[
            "error",
            "model",
            "parse",
            "pack",
            "seed",
            "words",
            "transform",
            "scale",
            "geo",
            "scene",
            "chart",
            "paint",
            "export",
        ],
    ),
];

/// Names that one room alone may write: the word, and the paths that may hold it.
const ALONE: &[(&str, &[&str])] = &[
    ("web_sys", &["web/", "paint/canvas.rs", "paint/canvas_ground.rs", "paint/canvas_update.rs"]),
    ("js_sys", &["web/"]),
    ("wasm_bindgen", &["web/", "paint/canvas.rs", "paint/canvas_ground.rs"]),
    ("serde_wasm_bindgen", &["web/"]),
    ("plotters", &["paint/"]),
    ("resvg", &["paint/", "export/fonts.rs"]),
    ("hayagriva", &["export/csl.rs"]),
    ("biblatex", &["export/bibtex.rs"]),
    ("clap", &["bin/"]),
    ("pulldown_cmark", &["export/teach/"]),
    ("std::fs", &["bin/", "build"]),
    ("std::env", &["bin/", "build"]),
    ("include_bytes!", &["seed.rs", "pack.rs"]),
    ("ppmd_rust", &["pack.rs", "build"]),
    ("include_str!", &["seed.rs"]),
    ("Deserialize", &["parse/"]),
    ("Serialize", &["export/", "web/"]),
    ("SystemTime", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
];

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix("src").expect("under src").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    found.sort();
    found
}

fn room(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    Path::new(first).file_stem().and_then(|s| s.to_str()).unwrap_or(first)
}

/// Code without comments and without its tests.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = shipped.lines().map(|l| l.split("//").next().unwrap_or(l));
    lines.collect::<Vec<_>>().join("\n")
}

/// Rooms that a file names after `crate::`, `response_atlas::`, or a `super::` that leaves its
/// own room; braces of a `use` are opened.
fn imports(file: &str, code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for root in ["crate::", "response_atlas::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            if let Some(list) = rest.strip_prefix('{') {
                let mut depth = 0;
                let mut item = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => rooms.extend(head(&std::mem::take(&mut item))),
                        c if depth == 0 => item.push(c),
                        _ => {}
                    }
                }
                rooms.extend(head(&item));
            } else {
                rooms.extend(head(rest));
            }
        }
    }
    let depth = file.matches('/').count();
    for supers in code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')) {
        let ups = supers.matches("super::").count();
        if supers.starts_with("super::") && ups > depth {
            rooms.extend(head(supers.trim_start_matches("super::")));
        }
    }
    rooms.remove(room(file));
    rooms
}

fn head(path: &str) -> Option<String> {
    let name: String = path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    MAY_IMPORT.iter().any(|(room, _)| *room == name).then_some(name)
}

#[test]
fn imports_go_downwards_only() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        if file == "lib.rs" || file.starts_with("build") {
            continue;
        }
        let allowed = MAY_IMPORT.iter().find(|(r, _)| *r == room(&file)).map(|(_, a)| *a);
        let allowed = allowed.unwrap_or_else(|| panic!("{file} stands in no known room"));
        for import in imports(&file, &code(&text)) {
            if !allowed.contains(&import.as_str()) {
                faults.push(format!("{file} imports {import}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_upward_import_would_be_seen() {
    let seen = imports("scene/mark.rs", "use crate::{chart::x, paint};\nuse super::super::web::y;");
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["chart", "paint", "web"]);
}

#[test]
fn some_names_stay_in_their_rooms() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let code = code(&text);
        for (name, homes) in ALONE {
            let bounded = code.match_indices(name).any(|(at, _)| {
                let before = code[..at].chars().next_back();
                let after = code[at + name.len()..].chars().next();
                let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !word(before) && !word(after)
            });
            if bounded && !homes.iter().any(|home| file.starts_with(home)) {
                faults.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    for (file, text) in sources() {
        assert!(text.lines().count() <= 400, "{file} has {} lines", text.lines().count());
    }
}

#[test]
fn below_the_boundary_floats_go_through_libm() {
    for (file, text) in sources() {
        let code = code(&text);
        for method in
            [".sin()", ".cos()", ".tan()", ".ln()", ".log10()", ".log2()", ".exp()", ".powf(", ".atan2(", ".hypot("]
        {
            assert!(!code.contains(method), "{file} calls {method} of the platform");
        }
    }
}
