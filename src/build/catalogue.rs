//! The catalogues of strings as the build reads them: `www/i18n/*.json`, one file a language.
//!
//! Goes out: what each language says under each key, checked to be complete, as text or as code.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What one language says under each key.
pub type Catalogue = BTreeMap<String, String>;

/// Every language by its tag, English first.
pub fn catalogues(folder: &Path) -> Result<Vec<(String, Catalogue)>, String> {
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

/// Told where a language lacks a string, or a string breaks its line.
pub fn complete(all: &[(String, Catalogue)]) -> Result<(), String> {
    let mut missing = Vec::new();
    let broken = all.iter().flat_map(|(_, strings)| strings).filter(|(_, text)| text.contains('\n'));
    missing.extend(broken.map(|(key, _)| format!("“{key}” holds a line break")));
    for (tag, strings) in all {
        for (other_tag, other) in all {
            let lacks = other.keys().filter(|key| !strings.contains_key(*key));
            missing.extend(lacks.map(|key| format!("{tag}.json lacks “{key}”, which {other_tag}.json has")));
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n")) }
}

/// The catalogues as one text of lines: the number of keys, the keys, then each language's tag and
/// its strings.
pub fn text(all: &[(String, Catalogue)], wanted: impl Fn(&str) -> bool) -> String {
    let kept = |strings: &Catalogue| -> Vec<(String, String)> {
        strings.clone().into_iter().filter(|(key, _)| wanted(key)).collect()
    };
    let keys: Vec<String> = all.first().map_or(Vec::new(), |(_, s)| kept(s).into_iter().map(|(k, _)| k).collect());
    let mut lines = vec![keys.len().to_string()];
    lines.extend(keys);
    for (tag, strings) in all {
        lines.push(tag.clone());
        lines.extend(kept(strings).into_iter().map(|(_, text)| text));
    }
    lines.join("\n")
}

/// The wanted strings as static tables.
pub fn code(all: &[(String, Catalogue)], wanted: fn(&str) -> bool) -> String {
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
