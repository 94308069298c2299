//! Reads `figures.json`: what the figures take from this outbreak. Another outbreak is another
//! file, not other code.
//!
//! Comes in: its bytes. Goes out: an [`Outbreak`]; the facts that it names are checked when all
//! tables are in.
//!
//! ```json
//! {
//!   "hub": "CHN", "day_zero": "2019-12-31", "window": ["2019-12-31", "2020-06-23"],
//!   "years": [1949, 2020], "days": ["2020-01-01", "2020-06-12"], "organisation": "WHO",
//!   "first_places": ["WLD", "XWC"], "story_places": ["CHN", "ITA"],
//!   "brackets": [{ "fact": "ID", "from_total": 0, "to_total": 100000,
//!                  "other_days": 66, "other_source": "ID" }],
//!   "periods": [{ "fact": "ID", "label_en": "…", "label_zh": "…" }],
//!   "alignments": [{ "heading_en": "…", "heading_zh": "…", "first": ["ID"], "second": ["ID"],
//!                    "grade": "same_word", "note_en": "…", "note_zh": "…" },
//!                  { "first": ["ID"], "second": ["ID"], "states": "ID" }],
//!   "wordings": [{ "figure": "growth", "view": "date", "title_en": "…", "title_zh": "…",
//!                  "deck_en": "…", "deck_zh": "…", "silence_en": "…", "silence_zh": "…" }]
//! }
//! ```

use super::Bytes;
use super::fault::{Faults, Spot};
use super::json::{JsonFile, Node};
use super::link::Link;
use super::names::Names;
use crate::error::ErrorKind;
use crate::model::cases::Series;
use crate::model::date::Day;
use crate::model::fact::Bilingual;
use crate::model::outbreak::{Alignment, Bracket, Grade, OtherDays, Outbreak, Period, Wording};

/// The file of the figures' choices.
pub(super) const FILE: &str = "figures.json";

/// Keys of the whole.
const KEYS: [&str; 12] = [
    "hub",
    "day_zero",
    "window",
    "years",
    "days",
    "organisation",
    "first_places",
    "story_places",
    "brackets",
    "periods",
    "alignments",
    "wordings",
];
/// Keys of a wording.
const WORDING_KEYS: [&str; 8] =
    ["figure", "view", "title_en", "title_zh", "deck_en", "deck_zh", "silence_en", "silence_zh"];

/// Keys of a row of two arrangements.
const ALIGNMENT_KEYS: [&str; 8] =
    ["heading_en", "heading_zh", "first", "second", "grade", "states", "note_en", "note_zh"];

/// Reads the choices; none when a day or a year among them cannot be read.
pub(super) fn outbreak(
    bytes: Bytes<'_>,
    (places, sources): (&Names, &Names),
    links: &mut Vec<Link>,
    faults: &mut Faults,
) -> Option<Outbreak> {
    let file = JsonFile::read(FILE, bytes, faults)?;
    let root = file.root();
    root.only(&KEYS, faults);
    let hub = place(&root.key("hub"), places, faults);
    let day_zero = day(&root.key("day_zero"), faults);
    let window = pair(&root.key("window"), "two days, the first before the last", day, faults);
    let years =
        pair(&root.key("years"), "two years, the first before the last", |node, faults| node.whole(faults), faults);
    let days = pair(&root.key("days"), "two days, the first before the last", day, faults);
    let organisation = place(&root.key("organisation"), places, faults);
    let first_places = root.key("first_places");
    let first_places = first_places.items(faults).iter().map(|n| place(n, places, faults)).collect();
    let story_places = root.key("story_places");
    let story_places = story_places.items(faults).iter().map(|n| place(n, places, faults)).collect();
    let brackets = root.key("brackets").items(faults);
    let brackets = brackets.iter().filter_map(|n| bracket(n, sources, links, faults)).collect();
    let periods = root.key("periods").items(faults);
    let periods = periods.iter().map(|n| period(n, links, faults)).collect();
    let alignments = root.key("alignments").items(faults);
    let alignments = alignments.iter().map(|n| alignment(n, links, faults)).collect();
    let wordings = wordings(&root.key("wordings"), faults);
    Some(Outbreak {
        hub,
        day_zero: day_zero?,
        window: window?,
        years: years?,
        days: days?,
        organisation,
        first_places,
        story_places,
        brackets,
        periods,
        alignments,
        wordings,
    })
}

fn place(node: &Node<'_>, places: &Names, faults: &mut Faults) -> String {
    let code = node.required(faults);
    if !code.is_empty() && places.lacks(&code) {
        node.fault(ErrorKind::Dangling, &code, &places.expected(), faults);
    }
    code
}

fn day(node: &Node<'_>, faults: &mut Faults) -> Option<Day> {
    let text = node.required(faults);
    let day = Day::parse(&text);
    if day.is_none() && !text.is_empty() {
        node.wrong("a day of the calendar, such as 2020-03-12", faults);
    }
    day
}

/// Two values in their order.
fn pair<T: PartialOrd + Copy>(
    node: &Node<'_>,
    expected: &str,
    read: fn(&Node<'_>, &mut Faults) -> Option<T>,
    faults: &mut Faults,
) -> Option<(T, T)> {
    let items = node.items(faults);
    let [first, last] = items.as_slice() else {
        node.wrong(expected, faults);
        return None;
    };
    let (first, last) = (read(first, faults), read(last, faults));
    let (first, last) = (first?, last?);
    if first >= last {
        node.wrong(expected, faults);
    }
    Some((first, last))
}

fn bracket(node: &Node<'_>, sources: &Names, links: &mut Vec<Link>, faults: &mut Faults) -> Option<Bracket> {
    node.only(&["fact", "from_total", "to_total", "other_days", "other_source"], faults);
    let fact = id(&node.key("fact"), links, faults);
    let from_total = node.key("from_total").whole(faults);
    let to_total = node.key("to_total").whole(faults);
    let (from_total, to_total) = (from_total?, to_total?);
    if from_total < 0 || from_total >= to_total {
        node.key("to_total").wrong("a number above from_total, which is 0 or more", faults);
    }
    let other = other_series(node, sources, faults);
    Some(Bracket { fact, from_total: f64::from(from_total), to_total: f64::from(to_total), other })
}

/// The days that another series takes for the same span, and its source; both or neither.
fn other_series(node: &Node<'_>, sources: &Names, faults: &mut Faults) -> Option<OtherDays> {
    let (days, source) = (node.key("other_days"), node.key("other_source"));
    if days.is_absent() && source.is_absent() {
        return None;
    }
    let id = source.required(faults);
    if !id.is_empty() && sources.lacks(&id) {
        source.fault(ErrorKind::Dangling, &id, &sources.expected(), faults);
    }
    Some(OtherDays { days: f64::from(days.whole(faults)?), source: id })
}

fn period(node: &Node<'_>, links: &mut Vec<Link>, faults: &mut Faults) -> Period {
    node.only(&["fact", "label_en", "label_zh"], faults);
    Period { fact: id(&node.key("fact"), links, faults), label: both(node, "label_en", "label_zh", faults) }
}

/// A row of two arrangements; either side may be empty.
fn alignment(node: &Node<'_>, links: &mut Vec<Link>, faults: &mut Faults) -> Alignment {
    node.only(&ALIGNMENT_KEYS, faults);
    let grade = node.key("grade");
    let word = grade.text(faults);
    let known = Grade::parse(&word);
    if known.is_none() && !word.is_empty() {
        grade.wrong("same_word, similar, unsure, only_first or only_second", faults);
    }
    let first = ids(&node.key("first"), links, faults);
    let second = ids(&node.key("second"), links, faults);
    let states = node.key("states");
    Alignment {
        heading: Bilingual { en: node.key("heading_en").text(faults), zh: node.key("heading_zh").text(faults) },
        sides: [first, second],
        grade: known,
        states: if states.is_absent() { String::new() } else { id(&states, links, faults) },
        note: Bilingual { en: node.key("note_en").text(faults), zh: node.key("note_zh").text(faults) },
    }
}

fn ids(node: &Node<'_>, links: &mut Vec<Link>, faults: &mut Faults) -> Vec<String> {
    let mut ids = Vec::new();
    for item in node.items(faults) {
        ids.push(id(&item, links, faults));
    }
    ids
}

/// The id of a fact.
fn id(node: &Node<'_>, links: &mut Vec<Link>, faults: &mut Faults) -> String {
    let id = node.required(faults);
    if !id.is_empty() {
        node.with_spot(&mut |spot| links.push(Link::new(&id, spot)));
    }
    id
}

/// The places that figures draw at first have series.
pub(super) fn check_series(outbreak: &Outbreak, series: &[Series], faults: &mut Faults) {
    for (key, codes) in [("first_places", &outbreak.first_places), ("story_places", &outbreak.story_places)] {
        for code in codes.iter().filter(|code| series.iter().all(|s| s.code != **code)) {
            let expected = format!("in {key} a place with a series in reference/cases.csv");
            faults.add(ErrorKind::Unknown, Spot::file(FILE), code, &expected);
        }
    }
}

/// The wordings, each figure and view once.
fn wordings(node: &Node<'_>, faults: &mut Faults) -> Vec<Wording> {
    let mut all: Vec<Wording> = Vec::new();
    for item in node.items(faults) {
        item.only(&WORDING_KEYS, faults);
        let wording = Wording {
            figure: item.key("figure").required(faults),
            view: item.key("view").required(faults),
            title: both(&item, "title_en", "title_zh", faults),
            deck: both(&item, "deck_en", "deck_zh", faults),
            silence: both(&item, "silence_en", "silence_zh", faults),
        };
        if all.iter().any(|w| w.figure == wording.figure && w.view == wording.view) {
            item.key("view").fault(ErrorKind::Duplicate, &wording.view, "each view once", faults);
        }
        all.push(wording);
    }
    all
}

fn both(node: &Node<'_>, en: &'static str, zh: &'static str, faults: &mut Faults) -> Bilingual {
    Bilingual { en: node.key(en).required(faults), zh: node.key(zh).required(faults) }
}
