//! The catalogues: every string that the core or the page asks for is there, none stands there
//! unasked, and what is left open to be filled is the same in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use response_atlas::chart::detail::detail;
use response_atlas::chart::figure::Figure;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::cases::Metric;
use response_atlas::model::fact::{Direction, Fact, Lane, Qualifier, Relation, Status};
use response_atlas::model::outbreak::Grade;
use response_atlas::scene::mark::Shape;
use response_atlas::seed;
use response_atlas::words::Words;

mod states;

use states::states;

type Catalogue = BTreeMap<String, String>;

/// Every catalogue by its tag.
fn catalogues() -> Vec<(String, Catalogue)> {
    let files = texts("www/i18n", "json");
    files.into_iter().map(|(path, text)| (path, serde_json::from_str(&text).expect("a flat object"))).collect()
}

fn english() -> Catalogue {
    catalogues().into_iter().find(|(path, _)| path.ends_with("en.json")).expect("English").1
}

/// The files of a folder with one ending, by path, in order.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(folder).to_path_buf()];
    while let Some(here) = folders.pop() {
        for entry in fs::read_dir(&here).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push((path.to_string_lossy().to_string(), fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    found.sort();
    found
}

/// The string literals of Rust code, without those of comments and of its tests.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or(code).replace("'\"'", "");
    let mut found = Vec::new();
    for line in code.lines() {
        let mut rest = line;
        while let Some(open) = rest.find('"') {
            if rest[..open].contains("//") {
                break;
            }
            let body = &rest[open + 1..];
            let Some(close) = closing_quote(body) else { break };
            found.push(body[..close].to_string());
            rest = &body[close + 1..];
        }
    }
    found
}

fn closing_quote(body: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            '"' if !escaped => return Some(at),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

/// Every literal of the core.
fn core_literals() -> BTreeSet<String> {
    texts("src", "rs").iter().filter(|(path, _)| !path.ends_with("build.rs")).flat_map(|(_, t)| literals(t)).collect()
}

/// True for a text in the form of a key, of a family that the catalogues have.
fn is_key(text: &str, families: &BTreeSet<&str>) -> bool {
    let mut parts = text.split('.');
    let known = parts.next().is_some_and(|family| families.contains(family));
    let word = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-')
    };
    let rest: Vec<&str> = parts.collect();
    let is_file = matches!(rest.last(), Some(&("csv" | "json" | "html" | "rs")));
    known && !is_file && !rest.is_empty() && rest.into_iter().all(word)
}

fn families(catalogue: &Catalogue) -> BTreeSet<&str> {
    catalogue.keys().filter_map(|key| key.split('.').next()).collect()
}

/// The words of a list in the parser's vocabulary, which the tables may use.
fn vocabulary(list: &str) -> Vec<String> {
    let text = fs::read_to_string("src/parse/vocabulary.rs").expect("the vocabulary");
    let (_, after) = text.split_once(&format!("const {list}: &[&str] = &[")).expect("a list of that name");
    let (body, _) = after.split_once("];").expect("its end");
    literals(body)
}

/// The keys that the core puts together at run time from a word of a vocabulary.
fn assembled(atlas: &Atlas) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |family: &str, words: Vec<String>| keys.extend(words.iter().map(|w| format!("{family}.{w}")));
    add("kind", vocabulary("AID_KINDS"));
    add("provider", vocabulary("PROVIDERS"));
    add("channel", vocabulary("CHANNELS"));
    add("actor", vocabulary("ACTORS"));
    add("relation", vocabulary("LINKS"));
    add("region", vocabulary("REGIONS"));
    add("region", vec!["other".into()]);
    add("status", Status::ALL.iter().map(|s| s.word().into()).collect());
    add("lane", Lane::ALL.iter().map(|l| l.word().into()).collect());
    add("grade", Grade::ALL.iter().map(|g| g.word().into()).collect());
    let judged: Vec<String> = Relation::ALL.iter().map(|r| r.word().into()).collect();
    add("judged", judged.clone());
    add("judged.means", judged);
    let aid_ways = [Direction::In, Direction::Out, Direction::Own];
    add("direction", aid_ways.iter().map(|d| d.word().into()).collect());
    let hedges = Qualifier::ALL.iter().filter(|q| **q != Qualifier::AsGiven);
    add("qualifier", hedges.map(|q| q.word().into()).collect());
    let units: BTreeSet<String> =
        vocabulary("UNITS").iter().flat_map(|unit| unit.split('+')).map(str::to_string).collect();
    add("unit", units.iter().flat_map(|u| [format!("{u}.one"), format!("{u}.other")]).collect());
    let months: Vec<String> = (1..=12).map(|m| m.to_string()).collect();
    add("month.long", months.clone());
    add("month.short", months);
    add("growth.says", [Metric::Cases, Metric::Deaths].iter().map(|m| m.word().into()).collect());
    add("card", atlas.sources.iter().flat_map(|s| &s.card).map(|field| field.name.clone()).collect());
    keys.extend(control_keys());
    keys
}

/// The keys of the controls that the registry's options make.
fn control_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for figure in REGISTRY {
        if figure.views.len() > 1 {
            keys.insert("control.view".to_string());
            keys.extend(figure.views.iter().map(|v| format!("control.view.{}", v.id)));
        }
        for choice in figure.views.iter().flat_map(|v| v.choices).filter(|c| !c.values.is_empty()) {
            keys.insert(format!("control.{}", choice.key));
            keys.extend(choice.values.iter().map(|value| format!("control.{}.{value}", choice.key)));
        }
    }
    keys
}

/// Families of which the code itself lists the words beside the place where it uses them:
/// the family, and whether a word of the tables may be asked for too.
const LISTED_IN_CODE: [(&str, bool); 9] = [
    ("locator", false),
    ("aid.column", false),
    ("aid.key", false),
    ("aid.apart", false),
    ("aid.matrix.organisations", false),
    ("years.key", false),
    ("judged.means", false),
    ("short", true),
    ("shown", false),
];

/// True when the code lists the last word of a key of these families.
fn is_listed(key: &str, literals: &BTreeSet<String>, tables: &BTreeSet<String>) -> bool {
    LISTED_IN_CODE.iter().any(|(family, of_tables)| {
        let word = key.strip_prefix(family).and_then(|rest| rest.strip_prefix('.'));
        let word = word.map(|w| w.strip_suffix("_note").unwrap_or(w));
        word.is_some_and(|w| literals.contains(w) || (*of_tables && tables.contains(w)))
    })
}

#[test]
fn every_key_that_the_core_names_is_in_every_catalogue() {
    let english = english();
    let families = families(&english);
    let is_family = |text: &str| LISTED_IN_CODE.iter().any(|(family, _)| *family == text);
    let named = core_literals().into_iter().filter(|text| is_key(text, &families) && !is_family(text));
    let named: Vec<String> = named.collect();
    assert!(named.len() > 150, "the reading of the source found only {} keys", named.len());
    for (tag, catalogue) in catalogues() {
        let missing: Vec<&String> = named.iter().filter(|key| !catalogue.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
    }
}

#[test]
fn every_word_of_the_vocabularies_has_a_name() {
    let atlas = seed::load().expect("sound seeds");
    for (tag, catalogue) in catalogues() {
        let missing: Vec<String> = assembled(&atlas).into_iter().filter(|key| !catalogue.contains_key(key)).collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
    }
}

/// The words that the rows of the seeds themselves use, as keys.
fn words_in_use(fact: &Fact) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut add = |family: &str, word: &str| {
        keys.extend(word.split(';').filter(|w| !w.is_empty()).map(|w| format!("{family}.{w}")));
    };
    if let Some(aid) = fact.aid() {
        add("kind", &aid.kind);
        add("status", aid.status.word());
        add("direction", aid.direction.word());
        add("provider", &aid.provider);
        add("channel", &aid.channel);
    }
    if let Some(institution) = fact.institution() {
        add("lane", institution.lane.word());
        add("actor", &institution.actor);
        add("relation", &institution.relation);
    }
    for unit in fact.unit.split('+').filter(|u| !u.is_empty()) {
        add("unit", &format!("{unit}.other"));
    }
    keys
}

#[test]
fn every_word_of_the_seeds_has_a_name_in_every_language() {
    let atlas = seed::load().expect("sound seeds");
    let used: BTreeSet<String> = atlas.facts.iter().flat_map(words_in_use).collect();
    assert!(used.contains("kind.expert_team") && used.contains("unit.system.other"), "{used:?}");
    for tag in Words::tags() {
        let words = Words::of(tag).expect("a catalogue");
        for key in &used {
            assert_ne!(words.t(key), key, "{tag}");
        }
    }
}

#[test]
fn no_string_of_the_core_is_unasked() {
    let atlas = seed::load().expect("sound seeds");
    let (literals, assembled) = (core_literals(), assembled(&atlas));
    let mut tables: BTreeSet<String> = vocabulary("AID_KINDS").into_iter().collect();
    tables.extend(vocabulary("UNITS"));
    let english = english();
    let core = english.keys().filter(|key| !key.starts_with("page."));
    let unasked: Vec<&String> = core
        .filter(|key| !literals.contains(*key) && !assembled.contains(*key) && !is_listed(key, &literals, &tables))
        .collect();
    assert!(unasked.is_empty(), "nothing asks for {unasked:?}");
}

/// Slots of the templates that are no strings.
const VALUES: [&str; 13] = [
    "own_page",
    "recipes_page",
    "lang",
    "teach_page",
    "version",
    "strings",
    "root",
    "title",
    "atlas",
    "entry",
    "glossary",
    "alternates",
    "languages",
];

#[test]
fn the_page_asks_for_its_strings_and_for_no_other() {
    let english = english();
    let pages: String = texts("www", "html").into_iter().map(|(_, text)| text).collect();
    let scripts: String = texts("www", "js").into_iter().map(|(_, text)| text).collect();
    let core = core_literals();
    for key in english.keys().filter(|key| key.starts_with("page.")) {
        let of_scripts = key.strip_prefix("page.js.").or(key.strip_prefix("page.later."));
        let asked = match of_scripts {
            Some(name) => scripts.contains(&format!("'{name}'")) || core.contains(key),
            None => pages.contains(&format!("{{{{{key}}}}}")) || core.contains(key),
        };
        assert!(asked, "nothing asks for {key}");
    }
    for slot in pages.split("{{").skip(1).filter_map(|after| after.split_once("}}")).map(|(key, _)| key) {
        let is_value = VALUES.contains(&slot);
        assert!(is_value || english.contains_key(slot), "a page asks for {slot}");
    }
    for name in scripts.split("say('").skip(1).filter_map(|after| after.split_once('\'')).map(|(name, _)| name) {
        let is_there =
            ["page.js.", "page.later."].iter().any(|beginning| english.contains_key(&format!("{beginning}{name}")));
        assert!(is_there, "a script asks for {name}");
    }
}

/// The names in braces of a string.
fn slots(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_language_leaves_the_same_slots() {
    let english = english();
    for (tag, catalogue) in catalogues() {
        for (key, text) in &catalogue {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{tag} {key}: {text}");
            let expected = english.get(key).map(|t| slots(t)).unwrap_or_default();
            assert_eq!(slots(text), expected, "{tag} {key}: {text}");
        }
    }
}

/// Every text of a figure.
fn said(atlas: &Atlas, figure: &Figure, words: Words) -> Vec<String> {
    let mut said: Vec<String> = [&figure.title, &figure.deck, &figure.credit, &figure.silence, &figure.account.summary]
        .map(Clone::clone)
        .into();
    for mark in &figure.scene.marks {
        if let Shape::Text { content, .. } = &mark.shape {
            said.push(content.clone());
        }
    }
    for datum in &figure.data {
        let detail = detail(atlas, words, datum);
        said.extend(detail.lines.iter().flat_map(|l| [l.label.clone(), l.value.clone()]));
        said.extend([detail.title.clone(), detail.note.clone(), detail.speech(words)]);
    }
    said
}

#[test]
fn no_figure_shows_a_key_or_an_empty_slot() {
    let atlas = seed::load().expect("sound seeds");
    let english = english();
    let families = families(&english);
    for tag in Words::tags() {
        let words = Words::of(tag).expect("a catalogue");
        for view in states(|_| &[]) {
            for width_px in [360.0, 1080.0] {
                let figure = chart::layout(&atlas, &view, words, width_px);
                let table = chart::table(&atlas, &view, words);
                let heads = table.columns.iter().map(|c| c.label.clone());
                let cells = table.rows.iter().flatten().cloned();
                for text in said(&atlas, &figure, words).into_iter().chain(heads).chain(cells) {
                    let shows_key = text.split([' ', '，', '；', '（', '(']).any(|word| is_key(word, &families));
                    let shows_slot = text.contains('{') || text.contains('}');
                    assert!(!shows_key && !shows_slot, "{} {} {tag}: {text}", view.figure(), view.id());
                }
            }
        }
    }
}

#[test]
fn a_key_in_the_source_is_seen() {
    let code = "let a = words.t(\"aid.no\"); // words.t(\"aid.comment\")\n#[cfg(test)] t(\"aid.test\")";
    assert_eq!(literals(code), ["aid.no"]);
    let families = BTreeSet::from(["aid"]);
    assert!(is_key("aid.no", &families) && is_key("aid.a-b.c_1", &families));
    assert!(!is_key("aid.csv", &families) && !is_key("aid", &families) && !is_key("aid. Then", &families));
}
