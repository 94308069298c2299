//! What is made ready before the core is compiled: the catalogues of strings, and the slices of
//! the reference series, of the places and of the fact tables that the page shows first.
//!
//! `www/i18n/*.json` become static catalogues. Each file is a flat object of key and string, one file a language. Keys that begin with
//! `page.` are the page's own and stay out of the core. A key that stands in one file and not in
//! another fails the build, whoever it is for.

#[path = "build/catalogue.rs"]
mod catalogue;
#[allow(dead_code)]
#[path = "pack.rs"]
mod pack;

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, process};

use catalogue::{catalogues, code, complete, text};

/// What the page holds of `seeds/`; it loads the rest from its own origin when asked.
const FIRST: [&str; 7] = [
    "figures.json",
    "sources.json",
    "reference/events.csv",
    "cases.csv",
    "institutions.csv",
    "aid.csv",
    "comparisons.csv",
];

/// Tables of which the page holds only the facts that are compared or stand in two arrangements.
const COMPARED: [&str; 3] = ["counts.csv", "exchanges.csv", "structures.csv"];

/// Units of which a first view counts one.
const ONE_OF: &[&str] = &["unit.plan.one"];

fn main() {
    println!("cargo:rerun-if-changed=www/i18n");
    let all = catalogues(Path::new("www/i18n")).and_then(|all| complete(&all).map(|()| all));
    match all.and_then(|all| Ok((all, further()?))) {
        Ok((all, later)) => {
            let core = text(&all, |key| !is_page(key));
            write_out("catalogues.rs", format!("static CATALOGUES: &str = {core:?};"));
            let further = text(&all, |key| !is_page(key) && is_further(key, &later));
            write_out("page.rs", format!("static FURTHER: &str = {further:?};\n{}", code(&all, is_page)));
            write_out("further.txt", further);
            let first = text(&all, |key| !is_page(key) && !is_further(key, &later));
            if let Err(fault) = slices().and_then(|slices| embed(slices, first)) {
                fail(&fault);
            }
        }
        Err(fault) => fail(&format!("www/i18n: {fault}")),
    }
}

fn is_page(key: &str) -> bool {
    key.starts_with("page.")
}

/// Whether a key is one of `www/i18n/further.txt`; a unit's word for one is too: what first views count is more.
fn is_further(key: &str, further: &[String]) -> bool {
    let is_named = |f: &String| f == key || (f.ends_with('.') && key.starts_with(f.as_str()));
    (key.starts_with("unit.") && key.ends_with(".one") && !ONE_OF.contains(&key)) || further.iter().any(is_named)
}

/// The keys of `www/i18n/further.txt`.
fn further() -> Result<Vec<String>, String> {
    let text = read("www/i18n/further.txt")?;
    Ok(text.lines().filter(|line| !line.starts_with('#')).map(str::to_string).collect())
}

fn write_out(name: &str, code: impl AsRef<[u8]>) {
    let folder = env::var("OUT_DIR").unwrap_or_default();
    if let Err(fault) = fs::write(Path::new(&folder).join(name), code) {
        fail(&format!("cannot write {name}: {fault}"));
    }
}

fn fail(fault: &str) {
    eprintln!("{fault}");
    process::exit(1);
}

/// Every table that the page holds in part, by its path.
fn slices() -> Result<Vec<(&'static str, String)>, String> {
    let mut slices = vec![("reference/cases.csv", slice_reference()?)];
    let compared = compared()?;
    for path in COMPARED {
        slices.push((path, slim(path, slice_facts(&read(&format!("seeds/{path}"))?, &compared), &compared)?));
    }
    Ok(slices)
}

/// Ids of the facts that are compared, or set side by side in `figures.json`.
fn compared() -> Result<Vec<String>, String> {
    let pairs = read("seeds/comparisons.csv")?;
    let mut ids: Vec<String> = pairs.lines().flat_map(|row| row.split(',').take(2)).map(str::to_string).collect();
    // Every text in quotes that is an id of a fact is one that the figures' file names.
    ids.extend(read("seeds/figures.json")?.split('"').map(str::to_string));
    Ok(ids)
}

/// The header of a fact table and its rows with one of these ids, with all that stand above them:
/// the parent of a part of a structure is the field before its last.
fn slice_facts(table: &str, ids: &[String]) -> String {
    let id = |row: &str| row.split(',').next().unwrap_or_default().to_string();
    let mut wanted: Vec<String> = ids.to_vec();
    let mut count = 0;
    while count < wanted.len() {
        count = wanted.len();
        for row in table.lines().filter(|row| wanted.contains(&id(row))).collect::<Vec<_>>() {
            let parent = row.rsplit(',').nth(1).unwrap_or_default().to_string();
            if !wanted.contains(&parent) {
                wanted.push(parent);
            }
        }
    }
    let kept = table.lines().enumerate().filter(|(line, row)| *line == 0 || wanted.contains(&id(row)));
    kept.map(|(_, row)| row).collect::<Vec<_>>().join("\n") + "\n"
}

/// The rows of the reference that the figures draw at first: the header and the rows of
/// the first places and of the hub. The page loads the whole table when another place is asked.
fn slice_reference() -> Result<String, String> {
    let figures: serde_json::Value = serde_json::from_str(&read("seeds/figures.json")?).map_err(|e| e.to_string())?;
    let mut codes: Vec<&str> =
        figures["first_places"].as_array().into_iter().flatten().filter_map(|c| c.as_str()).collect();
    codes.extend(figures["hub"].as_str());
    let table = read("seeds/reference/cases.csv")?;
    let wanted = |(line, row): &(usize, &str)| *line == 0 || row.split(',').next().is_some_and(|c| codes.contains(&c));
    let rows: Vec<&str> = table.lines().enumerate().filter(wanted).map(|(_, row)| row).collect();
    Ok(rows.join("\n") + "\n")
}

/// The rows of the places that the files name: the header, and each row whose code is a word of
/// theirs. The page loads the whole table with what names the others.
fn slice_places(files: &[(&str, String)]) -> Result<String, String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let texts = files.iter().filter(|(path, _)| *path != "catalogues");
    let named: BTreeSet<&str> = texts.flat_map(|(_, text)| text.split(|c| !is_part(c))).collect();
    let table = read("seeds/countries.csv")?;
    let wanted =
        |(line, row): &(usize, &str)| *line == 0 || row.split(',').next().is_some_and(|code| named.contains(code));
    let rows: Vec<&str> = table.lines().enumerate().filter(wanted).map(|(_, row)| row).collect();
    Ok(rows.join("\n") + "\n")
}

/// A file as the page holds it at first: a table without its notes, reasons and places in the documents (a derived fact
/// keeps its own, which it must have), the figures' words without those of further views. The page loads the whole when the figures stand.
fn slim(path: &str, text: String, compared: &[String]) -> Result<String, String> {
    if path.ends_with("figures.json") {
        return first_words(&text);
    }
    if path.ends_with("sources.json") {
        return short_sources(&text);
    }
    if !path.ends_with(".csv") {
        return Ok(text);
    }
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut slim = csv::Writer::from_writer(Vec::new());
    let mut header = csv::StringRecord::new();
    for row in rows.records() {
        let row = row.map_err(|e| e.to_string())?;
        if header.is_empty() {
            header = row.clone();
        }
        let is_untitled = path == "aid.csv" && !is_titled(&header, &row, compared);
        let is_plain = header.iter().zip(&row).all(|(name, field)| name != "basis" || field == "stated");
        let kept = row.iter().zip(&header).map(|(field, name)| match name.split('_').next() {
            Some("note") if is_plain && row != header => "",
            // Why two figures that look alike are not is said in the figure itself.
            Some("reason") if row != header && !row.iter().any(|f| f == "not_comparable" || f == "unit") => "-",
            // Who points at a mark is told the place, and that comes later.
            Some("citation" | "locator") if row != header => "-",
            Some("title") if is_untitled && row != header => "-",
            Some("url" | "provider") if row != header => "",
            _ => field,
        });
        slim.write_record(kept).map_err(|e| e.to_string())?;
    }
    let bytes = slim.into_inner().map_err(|e| e.to_string())?;
    String::from_utf8(bytes).map_err(|e| e.to_string())
}

/// Whether the table of help, or the figure of compared facts, draws a report's title: it names debt, what has no giver,
/// and what is compared; other marks tell it when they are asked.
fn is_titled(header: &csv::StringRecord, row: &csv::StringRecord, compared: &[String]) -> bool {
    let field = |name: &str| header.iter().position(|n| n == name).and_then(|at| row.get(at)).unwrap_or_default();
    field("kind") == "debt" || field("from").is_empty() || compared.iter().any(|id| id == field("id"))
}

/// The sources with what a figure draws of them: names, letters and dates; the rest of a card is
/// in the page already.
fn short_sources(text: &str) -> Result<String, String> {
    const KEPT: [&str; 6] = ["role", "letter", "short_en", "short_zh", "title_zh", "last_date"];
    let mut sources: serde_json::Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    for source in sources.as_array_mut().into_iter().flatten().filter_map(|s| s.as_object_mut()) {
        for key in ["publisher", "volume", "issue", "page", "DOI", "URL", "language"] {
            source.remove(key);
        }
        // A short name that is given needs no authors and no title to be made of.
        if source["custom"]["short_en"].is_string() && source["custom"]["short_zh"].is_string() {
            source.remove("author");
            source.insert("title".into(), "-".into());
        }
        let card = source.get_mut("custom").and_then(|custom| custom.as_object_mut());
        for (key, value) in card.into_iter().flatten() {
            if value.is_string() && !KEPT.contains(&key.as_str()) {
                *value = "-".into();
            }
        }
    }
    serde_json::to_string(&sources).map_err(|e| e.to_string())
}

/// The figures' file with the wording of each figure's first view alone, and our gradings without
/// their reasons.
fn first_words(text: &str) -> Result<String, String> {
    let mut figures: serde_json::Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let mut known = BTreeSet::new();
    // Why we read two names as we do is told when it is asked.
    for row in figures["alignments"].as_array_mut().into_iter().flatten().filter(|row| row["grade"].is_string()) {
        (row["note_en"], row["note_zh"]) = ("-".into(), "-".into());
    }
    if let Some(wordings) = figures["wordings"].as_array_mut() {
        wordings.retain(|wording| known.insert(wording["figure"].to_string()));
    }
    serde_json::to_string(&figures).map_err(|e| e.to_string())
}

fn read(path: &str) -> Result<String, String> {
    println!("cargo:rerun-if-changed={path}");
    fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
}

/// Writes the one stream that the page embeds, and the names and lengths of the files in it; like
/// stands by like, so that each tells more of the next. Only the page's build needs it.
fn embed(slices: Vec<(&'static str, String)>, catalogues: String) -> Result<(), String> {
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() != Ok("wasm32") {
        return Ok(());
    }
    let mut files = vec![("catalogues", catalogues)];
    files.extend(slices);
    let compared = compared()?;
    for path in FIRST {
        files.push((path, slim(path, read(&format!("seeds/{path}"))?, &compared)?));
    }
    let places = slice_places(&files)?;
    files.push(("countries.csv", places));
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    let stream = pack::pack(all.as_bytes()).ok_or("the tables are more than a stream may hold")?;
    let lengths: Vec<(&str, usize)> = files.iter().map(|(path, text)| (*path, text.len())).collect();
    write_out("packed.ppmd", stream);
    write_out("packed.rs", format!("static FILES: [(&str, usize); {}] = {lengths:?};", files.len()));
    Ok(())
}
