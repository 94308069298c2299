//! How the site speaks: places in documents in the reader's language, words that judge nobody, sentences that a ninth
//! grader reads.

use std::collections::BTreeMap;
use std::fs;

use response_atlas::seed;
use response_atlas::words::Words;

/// English that praises, blames or vouches.
const JUDGING: [&str; 33] = [
    "reliabl",
    "trustworth",
    "credib",
    "independent",
    "official line",
    "propagand",
    "allege",
    "claim",
    "generous",
    "heroic",
    "remarkabl",
    "impressive",
    "successful",
    "failure",
    "failed to",
    "shameful",
    "cover-up",
    "cover up",
    "coverup",
    "lied",
    "liar",
    "true number",
    "real number",
    "true figure",
    "real figure",
    "unfortunately",
    "luckily",
    "of course",
    "clearly",
    "obvious",
    "admit",
    "refuse",
    "so-called",
];

/// The same in Chinese.
const JUDGING_ZH: [&str; 18] = [
    "可靠",
    "可信",
    "独立",
    "官方口径",
    "宣传",
    "声称",
    "宣称",
    "慷慨",
    "英雄",
    "显著",
    "成功",
    "失败",
    "掩盖",
    "隐瞒",
    "谎",
    "遗憾",
    "显然",
    "所谓",
];

/// Highest Flesch-Kincaid grade of the page's prose.
const GRADE: f64 = 9.0;

fn catalogue(tag: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(format!("www/i18n/{tag}.json")).expect("a catalogue");
    serde_json::from_str(&text).expect("a flat object")
}

/// The titles, decks and notes of figures in one language, by place.
fn wordings(tag: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string("seeds/figures.json").expect("the figures' words");
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut found = BTreeMap::new();
    for wording in all["wordings"].as_array().expect("a list") {
        for (key, value) in wording.as_object().expect("an object") {
            if let (true, Some(text)) = (key.ends_with(tag), value.as_str()) {
                found.insert(format!("{} {} {key}", wording["figure"], wording["view"]), text.to_string());
            }
        }
    }
    found
}

/// Everything the site says in its own voice.
fn spoken(tag: &str) -> BTreeMap<String, String> {
    let mut all = catalogue(tag);
    all.extend(wordings(tag));
    all.extend(taught(tag));
    all
}

/// What the pages for teaching say in one language: paragraphs and items of the lessons, and each text of the lists. What
/// comes from the data stands as a number.
fn taught(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir("www/teach").expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let texts = match name.rsplit('.').next() {
            Some("json") => texts_of(&serde_json::from_str(&text).expect("JSON"), tag),
            Some("md") if name.ends_with(&format!(".{tag}.md")) => text.lines().map(str::to_string).collect(),
            _ => Vec::new(),
        };
        let plain = texts.iter().map(|text| unmarked(text)).filter(|text| text.chars().any(char::is_alphabetic));
        found.extend(plain.enumerate().map(|(i, text)| (format!("teach {name} {i}"), text)));
    }
    found
}

/// Every text under a language's tag.
fn texts_of(value: &serde_json::Value, tag: &str) -> Vec<String> {
    let own = value[tag].as_str().map(str::to_string);
    let nested = value.as_object().into_iter().flat_map(|o| o.values()).chain(value.as_array().into_iter().flatten());
    own.into_iter().chain(nested.flat_map(|v| texts_of(v, tag))).collect()
}

/// A line of Markdown without its marks, its links' targets and its classes; a slot is a number.
fn unmarked(line: &str) -> String {
    let mut text = line.replace(" {.flow}", ".");
    for (open, close, instead) in [("[[", "]]", "10"), ("](", ")", "")] {
        while let Some((start, end)) =
            text.find(open).and_then(|at| Some((at, at + text[at..].find(close)? + close.len())))
        {
            text.replace_range(start..end, instead);
        }
    }
    text.replace(['*', '#', '['], "").trim().to_string()
}

fn judgments(text: &str, judging: &[&str]) -> Vec<String> {
    let plain = text.to_lowercase();
    judging.iter().filter(|word| plain.contains(*word)).map(|word| format!("“{word}” in: {text}")).collect()
}

#[test]
fn no_string_praises_blames_or_vouches() {
    for (tag, judging) in [("en", &JUDGING[..]), ("zh", &JUDGING_ZH[..])] {
        let all = spoken(tag);
        assert!(all.len() > 300, "{tag}: {} strings", all.len());
        let faults: Vec<String> = all.values().flat_map(|text| judgments(text, judging)).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
    assert_eq!(judgments("A reliable count", &JUDGING).len(), 1);
}

/// Syllables of an English word: groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let starts =
        letters.iter().enumerate().filter(|(i, c)| is_vowel(**c) && (*i == 0 || !is_vowel(letters[i - 1]))).count();
    let is_silent = word.ends_with('e') && !word.ends_with("le") && starts > 1;
    let has_silent_ed = word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded") && starts > 1;
    (starts - usize::from(is_silent || has_silent_ed)).max(1)
}

/// The grade of a text (Kincaid, Fishburne, Rogers and Chissom 1975), by words that are not numbers.
fn grade(text: &str) -> f64 {
    let sentences = text.split(['.', '?', '!', ';', ':']).filter(|s| s.split_whitespace().count() > 1).count().max(1);
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).collect();
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    let count = words.len().max(1) as f64;
    0.39 * count / sentences as f64 + 11.8 * syllables as f64 / count - 15.59
}

#[test]
fn the_page_reads_at_grade_nine_or_lower() {
    let prose = |text: &&String| text.split_whitespace().count() >= 20 && !text.contains('{');
    let all = spoken("en");
    let long: Vec<&String> =
        all.iter().filter(|(key, _)| !key.starts_with("page.license")).map(|(_, text)| text).filter(prose).collect();
    assert!(long.len() > 30, "{} texts", long.len());
    assert!(taught("en").values().filter(prose).count() > 80, "the lessons are not measured");
    let whole = long.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(" ");
    assert!(grade(&whole) <= GRADE, "all together: {:.1}", grade(&whole));
    let hard: Vec<String> =
        long.iter().filter(|text| grade(text) > GRADE).map(|t| format!("{:.1} {t}", grade(t))).collect();
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}

#[test]
fn the_measure_of_grades_knows_easy_from_hard() {
    assert_eq!(["a", "report", "counted", "table", "used", "infections"].map(syllables), [1, 2, 2, 2, 1, 3]);
    assert!(grade("The cat sat on the mat. The dog ran off.") < 2.0);
    assert!(grade("Epidemiological characterizations necessitate methodological standardization.") > 15.0);
}

#[test]
fn places_in_documents_are_told_in_each_language() {
    let atlas = seed::load().expect("sound seeds");
    let (english, chinese) = (Words::english(), Words::of("zh").expect("Chinese"));
    let counted = [
        "para", "Part ", "Table", "Fig", "Intro", "Abstract", "caption", "note", "item", "group", "English", "Chinese",
    ];
    for locator in atlas.facts.iter().map(|fact| &fact.locator) {
        assert_eq!(&english.locator(locator), locator);
        let said = chinese.locator(locator);
        assert!(counted.iter().all(|word| !said.contains(word)), "{locator}: {said}");
    }
}
