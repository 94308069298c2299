//! A third language of the interface is one file of strings and no code: the build's own reading of the
//! catalogues takes it in, hands its strings on to the core, and names what it lacks.

#[path = "../src/build/catalogue.rs"]
mod catalogue;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The folder of the catalogues with one more, made of the English strings.
fn folder(name: &str, change: impl FnOnce(&mut BTreeMap<String, String>)) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    for tag in ["en", "zh"] {
        fs::copy(format!("www/i18n/{tag}.json"), folder.join(format!("{tag}.json"))).expect("a copy");
    }
    let english = fs::read_to_string("www/i18n/en.json").expect("English");
    let mut strings: BTreeMap<String, String> = serde_json::from_str(&english).expect("a flat object");
    strings.values_mut().for_each(|text| *text = format!("‹{text}›"));
    change(&mut strings);
    fs::write(folder.join("eo.json"), serde_json::to_string(&strings).expect("JSON")).expect("a file");
    folder
}

#[test]
fn one_file_makes_a_language() {
    let all = catalogue::catalogues(&folder("third", |_| {})).expect("three catalogues");
    let tags: Vec<&str> = all.iter().map(|(tag, _)| tag.as_str()).collect();
    assert_eq!(tags, ["en", "eo", "zh"], "English comes first");
    assert_eq!(catalogue::complete(&all), Ok(()));
    let handed_on = catalogue::text(&all, |key| !key.starts_with("page."));
    assert!(handed_on.lines().any(|line| line == "eo") && handed_on.contains("‹World›"), "the core has its strings");
    assert!(catalogue::code(&all, |key| key.starts_with("page.")).contains("(\"eo\", "), "and the pages theirs");
}

#[test]
fn what_it_lacks_and_what_only_it_has_is_named() {
    let lacking = folder("lacking", |strings| {
        strings.remove("page.skip");
        strings.insert("page.more_than_others".into(), "text".into());
    });
    let fault = catalogue::complete(&catalogue::catalogues(&lacking).expect("three catalogues")).expect_err("a fault");
    assert!(fault.contains("eo.json lacks “page.skip”, which en.json has"), "{fault}");
    assert!(fault.contains("zh.json lacks “page.more_than_others”, which eo.json has"), "{fault}");
}
