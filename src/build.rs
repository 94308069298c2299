//! What is made ready before the core is compiled: the catalogues of strings, and the slice of
//! the reference series that the page shows first.
//!
//! `www/i18n/*.json` become static catalogues. Each file is a flat object of key and string, one file a language. Keys that begin with
//! `page.` are the page's own and stay out of the core. A key that stands in one file and not in
//! another fails the build, whoever it is for.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, process};

type Catalogue = BTreeMap<String, String>;

fn main() {
    println!("cargo:rerun-if-changed=www/i18n");
    match catalogues(Path::new("www/i18n")).and_then(|all| complete(&all).map(|()| all)) {
        Ok(all) => {
            write_out("catalogues.rs", &code(&all, |key| !is_page(key)));
            write_out("page.rs", &code(&all, is_page));
        }
        Err(fault) => fail(&format!("www/i18n: {fault}")),
    }
    if let Err(fault) = slice_reference() {
        fail(&fault);
    }
}

fn is_page(key: &str) -> bool {
    key.starts_with("page.")
}

fn write_out(name: &str, code: &str) {
    let folder = env::var("OUT_DIR").unwrap_or_default();
    if let Err(fault) = fs::write(Path::new(&folder).join(name), code) {
        fail(&format!("cannot write {name}: {fault}"));
    }
}

fn fail(fault: &str) {
    eprintln!("{fault}");
    process::exit(1);
}

/// Writes the rows of the reference that the figures draw at first: the header and the rows of
/// the first places and of the hub. The page loads the whole table when another place is asked.
fn slice_reference() -> Result<(), String> {
    let read = |path: &str| {
        println!("cargo:rerun-if-changed={path}");
        fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
    };
    let figures: serde_json::Value = serde_json::from_str(&read("seeds/figures.json")?).map_err(|e| e.to_string())?;
    let mut codes: Vec<&str> =
        figures["first_places"].as_array().into_iter().flatten().filter_map(|c| c.as_str()).collect();
    codes.extend(figures["hub"].as_str());
    let table = read("seeds/reference/cases.csv")?;
    let wanted = |(line, row): &(usize, &str)| *line == 0 || row.split(',').next().is_some_and(|c| codes.contains(&c));
    let rows: Vec<&str> = table.lines().enumerate().filter(wanted).map(|(_, row)| row).collect();
    write_out("reference-first.csv", &(rows.join("\n") + "\n"));
    Ok(())
}

/// Every language by its tag, English first.
fn catalogues(folder: &Path) -> Result<Vec<(String, Catalogue)>, String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| e.to_string())? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().to_string();
        println!("cargo:rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).map_err(|e| e.to_string())?;
        let strings = serde_json::from_str(&text).map_err(|e| format!("{tag}.json: {e}"))?;
        all.push((tag, strings));
    }
    all.sort_by_key(|(tag, _)| (tag != "en", tag.clone()));
    Ok(all)
}

fn complete(all: &[(String, Catalogue)]) -> Result<(), String> {
    let mut missing = Vec::new();
    for (tag, strings) in all {
        for (other_tag, other) in all {
            let lacks = other.keys().filter(|key| !strings.contains_key(*key));
            missing.extend(lacks.map(|key| format!("{tag}.json lacks “{key}”, which {other_tag}.json has")));
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n")) }
}

fn code(all: &[(String, Catalogue)], wanted: fn(&str) -> bool) -> String {
    let mut out = String::new();
    let core = |strings: &Catalogue| -> Vec<(String, String)> {
        let kept = strings.iter().filter(|(key, _)| wanted(key));
        kept.map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    let keys: Vec<String> = all.first().map_or(Vec::new(), |(_, s)| core(s).into_iter().map(|(k, _)| k).collect());
    let _ = writeln!(out, "static KEYS: [&str; {}] = {keys:?};", keys.len());
    let _ = writeln!(out, "static CATALOGUES: [(&str, [&str; {}]); {}] = [", keys.len(), all.len());
    for (tag, strings) in all {
        let texts: Vec<String> = core(strings).into_iter().map(|(_, text)| text).collect();
        let _ = writeln!(out, "({tag:?}, {texts:?}),");
    }
    out.push_str("];\n");
    out
}
