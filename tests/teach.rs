//! The pages for teaching: there in every language, whole, with numbers that the tables bear out, and with links that
//! lead somewhere.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use response_atlas::chart::detail::detail;
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::export::teach::{LESSONS, Texts, files, page_path};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::cases::Metric;
use response_atlas::model::date::Day;
use response_atlas::model::fact::{Relation, Status, Table};
use response_atlas::model::outbreak::Grade;
use response_atlas::scene::mark::{Mark, Shape};
use response_atlas::scene::style::Role;
use response_atlas::seed;
use response_atlas::transform::{agree, coverage, growth};
use response_atlas::words::Words;
use serde_json::Value;

/// The texts of `www/teach/`.
fn texts() -> Vec<(String, String)> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("a text"))
    };
    fs::read_dir("www/teach").expect("the folder").map(read).collect()
}

fn atlas() -> Atlas {
    seed::load().expect("sound seeds")
}

/// Every file for teaching by its path.
type Site = BTreeMap<String, String>;

fn site() -> Site {
    let texts = texts();
    let made = files(&atlas(), Texts(&texts), "v").expect("pages");
    made.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
}

/// The pages take seconds to make, so they are made once for all that is asked of them.
#[test]
fn the_pages_hold() {
    let site = site();
    every_page_is_there_in_every_language_with_one_title_and_its_language(&site);
    every_link_of_every_page_leads_somewhere(&site);
    the_numbers_of_equal_steps_follow_from_the_reference_as_it_stands(&site);
    the_data_bear_out_the_answer_to_every_question(&site);
    the_story_has_its_steps_in_order_and_ends_in_a_figure(&site);
    the_glossary_has_every_status_and_relation_and_terms_that_stand_on_the_page(&site);
}

fn list(name: &str) -> Vec<Value> {
    let text = fs::read_to_string(format!("www/teach/{name}.json")).expect("a list");
    serde_json::from_str(&text).expect("a JSON list")
}

/// Names of all pages, without language and ending.
fn names() -> Vec<String> {
    let lessons = LESSONS.iter().map(|name| format!("lessons/{name}"));
    let handouts = REGISTRY.iter().map(|figure| format!("handouts/{}", figure.id));
    lessons.chain(handouts).chain(["teach".into(), "glossary".into()]).collect()
}

fn every_page_is_there_in_every_language_with_one_title_and_its_language(site: &Site) {
    for (name, tag) in names().iter().flat_map(|name| ["en", "zh"].map(|tag| (name, tag))) {
        let page = site.get(&page_path(name, tag)).unwrap_or_else(|| panic!("no {name} in {tag}"));
        let lang = if tag == "en" { "<html lang=\"en\"" } else { "<html lang=\"zh-Hans\"" };
        assert!(page.contains(lang), "{name} {tag}");
        assert_eq!(page.matches("<h1>").count(), 1, "{name} {tag}");
        assert!(!page.contains("[[") && !page.contains("{{") && !page.contains("<script"), "{name} {tag}");
        let main = page.split("<footer").next().expect("what comes before the footer");
        assert_eq!(main.matches("<h2").count(), page.matches("<section").count(), "{name} {tag}");
    }
}

/// Targets of the links of a page.
fn links(page: &str) -> Vec<String> {
    let attributes = ["href=\"", "src=\"", "srcset=\""];
    let found = attributes.iter().flat_map(|name| page.split(name).skip(1));
    found.filter_map(|after| after.split('"').next()).map(|link| link.replace("&amp;", "&")).collect()
}

/// A path relative to a page's folder, from the root of the site.
fn from_root(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// True for a state that a figure understands and can draw.
fn is_understood(atlas: &Atlas, state: &str) -> bool {
    let split = |pair: &str| pair.split_once('=').map(|(k, v)| (k.to_string(), v.to_string()));
    let pairs: Vec<(String, String)> = state.split('&').filter_map(split).collect();
    let Some((_, figure)) = pairs.iter().find(|(key, _)| key == "figure") else { return false };
    let Ok(entry) = chart::entry(figure) else { return false };
    let read = View::read(entry, &pairs);
    read.ignored.is_empty() && chart::layout(atlas, &read.view, Words::english(), 720.0).ignored.is_empty()
}

fn every_link_of_every_page_leads_somewhere(site: &Site) {
    let atlas = atlas();
    let mut states = BTreeSet::new();
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in links(page) {
            if link.starts_with("http") {
                continue;
            }
            let (file, hash) = link.split_once('#').unwrap_or((&link, ""));
            let file = if file.is_empty() { path.clone() } else { from_root(path, file) };
            let is_main = ["index.html", "zh.html", "recipes.html", "recipes.zh.html"].contains(&file.as_str());
            let is_own = ["icon.svg", "style/atlas.css", "style/teach.css"].contains(&file.as_str());
            assert!(is_main || is_own || site.contains_key(&file), "{path}: {link}");
            if is_own {
                assert!(
                    file == "style/atlas.css" || fs::exists(format!("www/{file}")).expect("a path"),
                    "{path}: {link}"
                );
            }
            if let Some(id) = hash.strip_prefix("source-") {
                assert!(atlas.source(id).is_some_and(|s| !s.letter.is_empty()), "{path}: {link}");
            } else if hash.contains('=') {
                states.insert(hash.to_string());
            } else if !hash.is_empty() {
                assert!(site[&file].contains(&format!("id=\"{hash}\"")), "{path}: {link}");
            }
        }
    }
    assert!(states.len() > 20, "{states:?}");
    for state in states {
        assert!(is_understood(&atlas, &state), "{state}");
    }
    assert!(!is_understood(&atlas, "figure=aid&view=globe") && !is_understood(&atlas, "figure=aid&mask=nobody"));
}

/// The slots of a text, sorted.
fn slots(text: &str) -> Vec<&str> {
    let found = text.split("[[").skip(1).filter_map(|after| after.split("]]").next());
    let mut found: Vec<&str> = found.collect();
    found.sort_unstable();
    found
}

#[test]
fn the_languages_ask_for_the_same_facts() {
    let texts = texts();
    let get = |name: String| texts.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str());
    for name in LESSONS.iter().chain(["teach"].iter()) {
        let [en, zh] = ["en", "zh"].map(|tag| get(format!("{name}.{tag}.md")).expect("a text"));
        assert_eq!(slots(en), slots(zh), "{name}");
        assert_eq!(en.matches("\n## ").count(), zh.matches("\n## ").count(), "{name}");
    }
    fn pair(value: &Value, found: &mut Vec<(String, String)>) {
        if let (Some(en), Some(zh)) = (value["en"].as_str(), value["zh"].as_str()) {
            found.push((en.into(), zh.into()));
        }
        value.as_object().into_iter().flat_map(|o| o.values()).for_each(|v| pair(v, found));
        value.as_array().into_iter().flatten().for_each(|v| pair(v, found));
    }
    let mut found = Vec::new();
    for name in ["questions", "story", "glossary"] {
        list(name).iter().for_each(|item| pair(item, &mut found));
    }
    assert!(found.len() > 150, "{}", found.len());
    for (en, zh) in found {
        assert_eq!(slots(&en), slots(&zh), "{en}");
    }
}

/// Cumulative cases of a place from the table as it stands, by day from 31 December 2019.
fn totals(code: &str) -> Vec<f64> {
    let table = fs::read_to_string("seeds/reference/cases.csv").expect("the reference");
    let row = table.lines().find(|row| row.starts_with(&format!("{code},cases,"))).expect("a row");
    let daily = row.split(',').skip(2).map(|cell| cell.parse::<f64>().unwrap_or(0.0));
    daily
        .scan(0.0, |sum, new| {
            *sum += new;
            Some(*sum)
        })
        .collect()
}

/// Cells of the rows of the first table of a class.
fn cells(page: &str, class: &str) -> Vec<Vec<String>> {
    let table =
        page.split(&format!("class=\"{class}\"")).nth(1).expect("the table").split("</table>").next().expect("its end");
    let text = |cell: &str| {
        cell.split_once('>').map_or("", |(_, text)| text).split('<').next().unwrap_or("").trim().to_string()
    };
    table.split("<tr>").skip(2).map(|row| row.split("<td").skip(1).map(text).collect()).collect()
}

fn the_numbers_of_equal_steps_follow_from_the_reference_as_it_stands(site: &Site) {
    let page = &site["lessons/equal-steps.html"];
    let world = totals("WLD");
    let first = |totals: &[f64], wanted: f64| totals.iter().position(|t| *t >= wanted).expect("it gets there");
    let answers = cells(page, "is-steps");
    for (row, (from, to)) in answers.iter().zip([(0.0, 1e5), (1e5, 2e5), (2e5, 3e5)]) {
        let start = if from > 0.0 { first(&world, from) } else { 0 };
        let end = first(&world, to);
        let doublings = (world[end] / world[start]).log2();
        let each = (end - start) as f64 / doublings;
        let said: f64 = row[3].parse().expect("doublings");
        assert!((said - doublings).abs() < 0.05, "{row:?}: {doublings}");
        let said: f64 = row[4].parse().expect("days for each");
        assert!((said - each).abs() < 0.051, "{row:?}: {each}");
    }
    assert_eq!(answers.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["67", "11", "4"]);
    let china = totals("CHN");
    let outside: Vec<f64> = world.iter().zip(&china).map(|(all, own)| all - own).collect();
    let rows = cells(page, "is-doublings");
    assert_eq!(rows.len(), 9);
    for (step, row) in rows.iter().enumerate() {
        let from = 1000.0 * 2f64.powi(step as i32);
        for (place, cell) in [(&world, &row[2]), (&outside, &row[4])] {
            assert_eq!(cell.parse::<usize>().expect("days"), first(place, 2.0 * from) - first(place, from), "{row:?}");
        }
    }
    // What the answers say of the table.
    let days: Vec<usize> = rows.iter().map(|row| row[2].parse().expect("days")).collect();
    assert_eq!(days.iter().max(), Some(&days[6]));
    assert!(rows.iter().all(|row| row[4].parse::<usize>().expect("days") <= 5));
    // Pupils get the same rows with empty fields.
    let blank = cells(page, "is-steps-blank");
    assert!(blank.iter().zip(&answers).all(|(b, a)| b[..3] == a[..3] && b[3].is_empty() && b[4].is_empty()));
}

/// The number of the answer that the data bear out, worked out apart from the question.
fn right_answer(atlas: &Atlas, id: &str) -> usize {
    let fact = |id: &str| atlas.fact(id).unwrap_or_else(|| panic!("no fact {id}"));
    let judged = |a: &str, b: &str| {
        let is_pair = |c: &&response_atlas::model::fact::Comparison| c.fact_a == a && c.fact_b == b;
        atlas.comparisons.iter().find(is_pair).expect("a judged pair").relation
    };
    let world = &atlas.series("WLD", Metric::Cases).expect("the world").total;
    match id {
        "growth-fastest" => {
            let each = |(i, (from, to)): (usize, (f64, f64))| {
                let span = growth::span(world, from, to, atlas.outbreak.day_zero).expect("a span");
                (i, span.days_each().expect("growth"))
            };
            let stretches = [(0.0, 1e5), (1e5, 2e5), (2e5, 3e5)].into_iter().enumerate().map(each);
            stretches.min_by(|a, b| a.1.total_cmp(&b.1)).expect("a stretch").0
        }
        // Equal factors in equal times: the steps of the logarithm are equal.
        "growth-straight" => {
            let steps = |grow: &dyn Fn(f64) -> f64| {
                [1.0, 2.0, 3.0].map(|t| growth::doublings(grow(t), grow(t + 1.0)).expect("growth"))
            };
            let is_straight = |grow: &dyn Fn(f64) -> f64| {
                let [a, b, c] = steps(grow);
                (a - b).abs() < 1e-9 && (b - c).abs() < 1e-9 && a > 0.0
            };
            let kinds: [&dyn Fn(f64) -> f64; 3] = [&|t| 10.0 + 10.0 * t, &|t| growth::doubled(10.0, t, 3.0), &|_| 10.0];
            kinds.iter().position(|grow| is_straight(grow)).expect("one is straight")
        }
        "growth-over" => {
            let stated = fact("qiushi-2020-cases-world");
            let day = stated.as_of.as_ref().and_then(|d| d.when.day()).expect("a day");
            let judged = agree::agree(world, day, stated.value.expect("a number"), stated.qualifier.expect("a hedge"));
            usize::from(!judged.expect("a count").agrees)
        }
        "aid-named" => {
            let all = coverage::coverages(atlas);
            let teams = coverage::of_group(&all, "G-TEAM27").expect("the teams");
            assert_eq!(Some(teams.claimed), fact("qiushi-2020-expert-teams-destinations").value);
            match teams.named.len() as f64 {
                0.0 => 2,
                n if n >= teams.claimed => 0,
                _ => 1,
            }
        }
        "aid-masks" => usize::from(fact("ghrp-2020-exports-masks").aid().expect("a report").kind == "export"),
        "aid-undated" => {
            let undated =
                atlas.table(Table::Aid).filter(|f| f.date.as_ref().and_then(|d| d.when.day()).is_none()).count() as f64;
            match undated / atlas.table(Table::Aid).count() as f64 {
                s if s < 0.25 => 0,
                s if s > 2.0 / 3.0 => 2,
                _ => 1,
            }
        }
        // What the page says of a soft end, and that there are such dates.
        "institutions-soft" => {
            assert!(atlas.table(Table::Institutions).filter_map(|f| f.date.as_ref()).any(|d| d.edtf.len() == 4));
            let says = Words::english().page("page.key_fade").expect("the key").to_lowercase();
            assert!(says.contains("year"), "{says}");
            2
        }
        "institutions-launch" => {
            let day = |id: &str| fact(id).date.as_ref().and_then(|d| d.when.day());
            assert_eq!(day("keywords-2020-mechanism-launch-en"), Day::parse("2020-01-21"));
            assert_eq!(day("keywords-2020-mechanism-launch-zh"), Day::parse("2020-01-21"));
            assert_eq!(day("xue-2021-mechanism-joint-covid"), None);
            1
        }
        "structures-trend" => {
            let pair = judged("xue-2021-joint-first-departments-expanded", "xue-2021-joint-second-departments");
            usize::from(pair == Relation::NotComparable)
        }
        "structures-only" => {
            assert!(atlas.outbreak.alignments.iter().any(|row| row.grade == Some(Grade::OnlyFirst)));
            2
        }
        "reported-cash" => match judged("ghrp-2020-cash-who", "qiushi-2020-cash-who") {
            Relation::Update => 0,
            Relation::Contradiction => 1,
            Relation::SameOrigin => 2,
            other => panic!("{other:?}"),
        },
        "reported-witness" => usize::from(
            judged("ghrp-2020-expert-teams-total", "qiushi-2020-expert-teams-total") != Relation::SameOrigin,
        ),
        "reported-alike" => {
            let ids = ["ma-2020-briefing-countries", "qiushi-2020-donors-in", "qiushi-2020-debt-suspension-2"];
            assert!(ids.iter().all(|id| fact(id).value == Some(77.0)));
            usize::from(
                judged(ids[0], ids[1]) == Relation::NotComparable && judged(ids[2], ids[1]) == Relation::NotComparable,
            )
        }
        other => panic!("no check for the question {other}"),
    }
}

fn the_data_bear_out_the_answer_to_every_question(site: &Site) {
    let atlas = atlas();
    let questions = list("questions");
    for question in &questions {
        let id = question["id"].as_str().expect("an id");
        assert_eq!(question["right"].as_u64(), Some(right_answer(&atlas, id) as u64), "{id}");
    }
    for figure in REGISTRY {
        let own = questions.iter().filter(|q| q["figure"] == figure.id).count();
        assert!((2..=3).contains(&own), "{}: {own} questions", figure.id);
    }
    // Feedback stands beside every answer, and every figure cites in at least one.
    let made: Vec<Value> = serde_json::from_str(&site["words/questions.en.json"]).expect("JSON");
    for question in &made {
        let options = question["options"].as_array().expect("answers");
        assert!(options.iter().all(|o| o["feedback"].as_str().is_some_and(|f| f.len() > 20)), "{question}");
    }
    for figure in REGISTRY {
        assert!(made.iter().any(|q| q["figure"] == figure.id && q["cited"] != ""), "{}", figure.id);
    }
}

fn the_story_has_its_steps_in_order_and_ends_in_a_figure(site: &Site) {
    for tag in ["en", "zh"] {
        let steps: Vec<Value> = serde_json::from_str(&site[&format!("words/story.{tag}.json")]).expect("JSON");
        assert!((8..=10).contains(&steps.len()));
        let page = &site[&page_path("teach", tag)];
        for (number, step) in steps.iter().enumerate() {
            let link =
                format!("{}&step={}", step["state"].as_str().expect("a state"), number + 1).replace('&', "&amp;");
            assert!(page.contains(&link), "{tag}: {link}");
        }
    }
}

fn the_glossary_has_every_status_and_relation_and_terms_that_stand_on_the_page(site: &Site) {
    for tag in ["en", "zh"] {
        let words = Words::of(tag).expect("a language");
        let page = &site[&page_path("glossary", tag)];
        let statuses = Status::ALL.iter().map(|s| words.name("status", s.word()));
        let relations = Relation::ALL.iter().map(|r| words.name("judged", r.word()));
        for term in statuses.chain(relations) {
            assert!(page.contains(&format!("<dt>{term}</dt>")), "{tag}: {term}");
        }
    }
    let catalogue = |tag: &str| {
        fs::read_to_string(format!("www/i18n/{tag}.json")).expect("a catalogue")
            + &fs::read_to_string("seeds/figures.json").expect("words")
    };
    for (tag, said) in [("en", catalogue("en")), ("zh", catalogue("zh"))] {
        for term in list("glossary") {
            let written: Vec<&str> =
                term["written"][tag].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
            assert!(written.is_empty() || written.iter().any(|w| said.contains(w)), "{tag}: {written:?} stand nowhere");
        }
    }
}

/// The words of a scene.
fn words_of(marks: &[Mark]) -> Vec<String> {
    let text = |mark: &Mark| match &mark.shape {
        Shape::Text { content, .. } => Some(content.clone()),
        _ => None,
    };
    marks.iter().filter_map(text).collect()
}

fn role(mark: &Mark) -> Option<Role> {
    match &mark.shape {
        Shape::Line(_, stroke) => Some(stroke.paint.role),
        Shape::Area(_, paint) => Some(paint.role),
        Shape::Disc { fill, stroke, .. } => fill.map(|f| f.role).or(stroke.map(|s| s.paint.role)),
        Shape::Text { style, .. } => Some(style.paint.role),
    }
}

#[test]
fn blank_axes_are_those_of_the_figure_and_hold_no_data() {
    let atlas = atlas();
    for entry in REGISTRY {
        let read = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
            let read = View::read(entry, &pairs);
            assert!(read.ignored.is_empty(), "{}", entry.id);
            read.view
        };
        for words in [Words::english(), Words::of("zh").expect("Chinese")] {
            for width_px in [328.0, 700.0, 1080.0] {
                let full = chart::layout(&atlas, &read(&[]), words, width_px);
                let blank = chart::layout(&atlas, &read(&[("blank", "on")]), words, width_px);
                assert!(
                    blank.scene.targets.is_empty() && blank.scene.marks.iter().all(|m| m.datum.is_none()),
                    "{}",
                    entry.id
                );
                assert!(blank.scene.marks.iter().filter_map(role).all(|r| r != Role::Cases), "{}", entry.id);
                let (told, kept) = (words_of(&full.scene.marks), words_of(&blank.scene.marks));
                assert!(kept.len() > 7, "{} {width_px}: {kept:?}", entry.id);
                // A list without marks names no kind and no direction; a table has them in its heads.
                if entry.id == "aid" && width_px < 600.0 {
                    let kinds = atlas.facts.iter().filter_map(|f| f.aid()).map(|aid| format!("short.{}", aid.kind));
                    let kinds = kinds.filter(|key| Words::has(key)).map(|key| words.t(&key).to_string());
                    let hub = words.t("aid.matrix.to_hub").split('{').next().unwrap_or_default().trim().to_string();
                    assert!(
                        !hub.is_empty() && !kept.iter().any(|text| text.starts_with(&hub)),
                        "{width_px}: “{hub}” is kept"
                    );
                    for kind in kinds {
                        assert!(!kept.contains(&kind), "{width_px}: “{kind}” is kept");
                    }
                }
                // Where it is narrow the years are a list that runs down; blank, they stay lanes.
                let is_list = entry.id == "institutions" && width_px < 600.0;
                let shared = kept.iter().filter(|word| told.contains(word)).count();
                assert!(is_list || shared * 10 >= kept.len() * 6, "{} {width_px}: {kept:?}", entry.id);
                let outside = blank.scene.marks.iter().any(|m| matches!(&m.shape, Shape::Text { at, .. } if at.x < -0.5 || at.x > width_px || at.y > blank.scene.height_px));
                assert!(!outside, "{} {width_px}", entry.id);
            }
        }
    }
}

#[test]
fn masked_rows_hide_kind_and_status_wherever_they_are_read() {
    let atlas = atlas();
    let entry = chart::entry("aid").expect("the figure");
    let ids = ["qiushi-2020-sourcing-jpn", "qiushi-2020-goods-in-doha", "ma-2020-service-manuals"];
    let view = |mask: &str| View::read(entry, &[("mask".to_string(), mask.to_string())]).view;
    for words in [Words::english(), Words::of("zh").expect("Chinese")] {
        for width_px in [328.0, 1080.0] {
            let figure = chart::layout(&atlas, &view(&ids.join(",")), words, width_px);
            assert_eq!(figure.scene.targets.len(), ids.len());
            let table = chart::table(&atlas, &view(&ids.join(",")), words);
            assert_eq!(table.rows.len(), ids.len());
            let mut told = words_of(&figure.scene.marks);
            told.extend(figure.data.iter().map(|d| detail(&atlas, words, d).speech(words)));
            told.extend(figure.data.iter().map(|d| detail(&atlas, words, d).note));
            told.extend(table.rows.into_iter().flatten());
            told.extend([figure.account.name, figure.account.summary]);
            for id in ids {
                let aid = atlas.fact(id).and_then(|f| f.aid()).expect("a report");
                // The word for a kind may stand in a title, as goods do; alone it stands nowhere.
                let (kind, status) = (words.name("kind", &aid.kind), words.name("status", aid.status.word()));
                assert!(told.iter().all(|text| *text != kind && !text.contains(&status)), "{id}: {told:?}");
            }
        }
    }
    let asked = chart::layout(&atlas, &view("qiushi-2020-sourcing-jpn,nobody"), Words::english(), 720.0);
    assert_eq!(asked.ignored, [("mask".to_string(), "nobody".to_string())]);
    let all = chart::layout(&atlas, &view("on"), Words::english(), 720.0);
    assert!(all.scene.targets.len() > 100, "{}", all.scene.targets.len());
}
