//! Data that leave the page: CSV and JSON of what is shown against the marks that are drawn, the
//! dictionary, and the zip of everything as another program opens it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use response_atlas::chart::figure::{Datum, DayPanel, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::export::{archive, dictionary, fields, shown};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::date::Day;
use response_atlas::scene::mark::Shape;
use response_atlas::words::Words;
use response_atlas::{parse, seed};
use serde_json::Value;

type Row = BTreeMap<String, String>;

fn view(figure: &str, pairs: &[(&str, &str)]) -> View {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let read = View::read(chart::entry(figure).expect("a figure"), &pairs);
    assert!(read.ignored.is_empty(), "{:?}", read.ignored);
    read.view
}

fn views() -> Vec<View> {
    let mut views: Vec<View> =
        REGISTRY.iter().flat_map(|f| f.views.iter().map(|v| view(f.id, &[("view", v.id)]))).collect();
    views.push(view(
        "growth",
        &[("metric", "deaths"), ("per", "100k"), ("places", "WLD,ITA,CHN"), ("from", "2020-02-01")],
    ));
    views.push(view("aid", &[("view", "map"), ("kind", "goods"), ("direction", "in")]));
    views
}

/// A CSV as the library reads it.
fn read(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().expect("a head").iter().map(String::from).collect();
    let row = |record: csv::StringRecord| names.iter().cloned().zip(record.iter().map(String::from)).collect();
    reader.into_records().map(|record| row(record.expect("a record of even length"))).collect()
}

/// The data of a view in a language: its figure, marks, series and JSON.
fn data(atlas: &Atlas, view: &View, words: Words) -> (Figure, Vec<Row>, Vec<Row>, Value) {
    let (figure, shown) = shown::of(atlas, view, words);
    let marks = read(&fields::csv(&shown.marks).expect("marks"));
    let series =
        if shown.series.rows.is_empty() { Vec::new() } else { read(&fields::csv(&shown.series).expect("series")) };
    let seen = fields::Seen { version: "abc", address: "#x" };
    let table = &chart::table(atlas, view, words);
    let json = fields::json(&fields::All { view, words, figure: &figure, shown: &shown, table, seen }).expect("JSON");
    (figure, marks, series, serde_json::from_str(&json).expect("JSON that can be read"))
}

#[test]
fn each_fact_behind_a_mark_is_a_row_as_its_table_has_it() {
    let atlas = seed::load().expect("sound seeds");
    for view in views() {
        let (figure, marks, _, _) = data(&atlas, &view, Words::english());
        let name = format!("{} {}", view.figure(), view.id());
        let drawn: BTreeSet<&str> = figure
            .scene
            .targets
            .iter()
            .filter_map(|target| match figure.data.get(target.datum as usize) {
                Some(Datum::Facts(facts)) => Some(facts),
                _ => None,
            })
            .flatten()
            .map(|index| atlas.facts[*index].id.as_str())
            .collect();
        let rows: BTreeMap<&str, &Row> =
            marks.iter().filter(|r| r["row"] == "fact").map(|r| (r["id"].as_str(), r)).collect();
        assert_eq!(rows.len(), marks.iter().filter(|r| r["row"] == "fact").count(), "{name}: each fact once");
        assert!(drawn.iter().all(|id| rows.contains_key(id)), "{name}");
        // The series of some views are all that they draw.
        assert!(!drawn.is_empty() || view.figure() == "growth", "{name} draws no fact");
        for (id, row) in rows {
            let fact = atlas.fact(id).unwrap_or_else(|| panic!("{name}: {id} is no fact"));
            let value = (!row["value"].is_empty()).then(|| row["value"].parse::<f64>().expect("a number"));
            assert_eq!(value, fact.value, "{name} {id}");
            assert_eq!(row["qualifier"], fact.qualifier.map_or("", |q| q.word()), "{name} {id}");
            assert_eq!((&row["source"], &row["locator"]), (&fact.source, &fact.locator), "{name} {id}");
            assert_eq!(row["date"], fact.date.as_ref().map_or("", |d| d.edtf.as_str()), "{name} {id}");
            assert_eq!(row["date"].is_empty(), row["date_precision"].is_empty(), "{name} {id}");
            assert!(!row["source_name"].is_empty() && !row["title"].is_empty(), "{name} {id}");
        }
    }
}

#[test]
fn json_says_the_same_as_csv_and_means_every_column() {
    let atlas = seed::load().expect("sound seeds");
    for words in Words::tags().into_iter().filter_map(Words::of) {
        for view in views() {
            let (_, marks, series, json) = data(&atlas, &view, words);
            let name = format!("{} {} {}", view.figure(), view.id(), words.tag());
            for (rows, key) in [(&marks, "marks"), (&series, "series")] {
                let objects = json[key].as_array().expect("rows");
                assert_eq!(objects.len(), rows.len(), "{name} {key}");
                for (object, row) in objects.iter().zip(rows) {
                    for (column, text) in row {
                        let same = match &object[column] {
                            Value::Null => text.is_empty(),
                            // The reader of JSON may be off in the last digit.
                            Value::Number(number) => {
                                let (a, b) =
                                    (text.parse::<f64>().expect("a number"), number.as_f64().expect("a number"));
                                (a - b).abs() <= a.abs() * 1e-12
                            }
                            other => other.as_str() == Some(text),
                        };
                        assert!(same, "{name} {key} {column}: {} is not “{text}”", object[column]);
                        let meaning = json["columns"][column].as_str().unwrap_or_default();
                        assert!(
                            !meaning.is_empty() && !meaning.starts_with("shown."),
                            "{name}: {column} means “{meaning}”"
                        );
                    }
                }
            }
            let table = chart::table(&atlas, &view, words);
            assert_eq!(json["table"]["rows"].as_array().map(Vec::len), Some(table.rows.len()), "{name}");
            assert!(json["title"].as_str().is_some_and(|title| !title.is_empty()), "{name}");
        }
    }
}

/// How far the nearest line is from a value on a day, in CSS px.
fn distance(figure: &Figure, panel: &DayPanel, day: Day, value: f64) -> f64 {
    let share = f64::from(day.0 - panel.days.0.0) / f64::from(panel.days.1.0 - panel.days.0.0);
    let x = panel.plot.x + share * panel.plot.width;
    let of = |v: f64| if panel.is_log { v.log10() } else { v };
    let (low, high) = (of(panel.values.0), of(panel.values.1));
    let y = panel.plot.bottom() - (of(value) - low) / (high - low) * panel.plot.height;
    let mut nearest = f64::INFINITY;
    for mark in &figure.scene.marks {
        let Shape::Line(points, stroke) = &mark.shape else { continue };
        let is_curve = stroke.width_px >= 1.25;
        for ends in points.windows(2).filter(|_| is_curve) {
            let (a, b) = (ends[0], ends[1]);
            let is_under = a.x != b.x && (a.x.min(b.x) - 1e-6..=a.x.max(b.x) + 1e-6).contains(&x);
            if is_under {
                // Across the line, since a steep one is far away up and down.
                let (dx, dy) = (b.x - a.x, b.y - a.y);
                nearest = nearest.min(((x - a.x) * dy - (y - a.y) * dx).abs() / dx.hypot(dy));
            }
        }
    }
    nearest
}

/// Pairs of a view, the number of a plot, the column that it draws, and the least value that it can show.
type Case = (&'static [(&'static str, &'static str)], usize, &'static str, f64);

#[test]
fn the_lines_run_through_the_numbers_of_the_series() {
    let atlas = seed::load().expect("sound seeds");
    let cases: [Case; 4] = [
        (&[], 0, "total", 1.0),
        (&[("places", "WLD,ITA")], 1, "total", 10.0),
        (&[("view", "daily")], 0, "mean_7_days", 0.0),
        (&[("view", "doubling")], 1, "rate", f64::NEG_INFINITY),
    ];
    for (pairs, number, column, least) in cases {
        let view = view("growth", pairs);
        let (figure, _, series, _) = data(&atlas, &view, Words::english());
        let panel = figure.panels[number];
        let mut tried = 0;
        for three in series.windows(3) {
            let row = &three[1];
            // A day between gaps is a point without a line.
            let is_in_a_run = three.iter().all(|r| r["place"] == row["place"] && !r[column].is_empty());
            let (Some(day), Ok(value)) = (Day::parse(&row["date"]), row[column].parse::<f64>()) else { continue };
            let is_shown = value >= least.max(panel.values.0) && value <= panel.values.1;
            if is_in_a_run && is_shown {
                let gap = distance(&figure, &panel, day, value);
                assert!(gap <= 0.5, "{pairs:?} {} {day:?}: {value} is {gap} px off", row["place"]);
                tried += 1;
            }
        }
        assert!(tried > 150, "{pairs:?}: {tried} of {} numbers lie under a line", series.len());
    }
}

#[test]
fn a_gap_in_the_series_is_an_empty_field_and_never_a_zero() {
    let mut atlas = seed::load().expect("sound seeds");
    let day = Day::parse("2020-04-01").expect("a day");
    let world = atlas.series.iter_mut().find(|s| s.code == "WLD").expect("the world");
    let days: Vec<Option<f64>> = world.total.days().map(|(d, v)| v.filter(|_| d != day)).collect();
    world.total = response_atlas::model::cases::Column::new(world.total.start, days);
    let (_, _, series, json) = data(&atlas, &view("growth", &[]), Words::english());
    let row = series.iter().find(|r| r["date"] == "2020-04-01" && r["place"] == "WLD").expect("its row");
    assert_eq!(row["total"], "");
    let objects = json["series"].as_array().expect("rows");
    let object = objects.iter().find(|r| r["date"] == "2020-04-01" && r["place"] == "WLD").expect("its row");
    assert!(object["total"].is_null());
}

#[test]
fn views_with_curves_have_series_and_the_others_none() {
    let atlas = seed::load().expect("sound seeds");
    for view in views() {
        let (_, _, series, _) = data(&atlas, &view, Words::english());
        let has = view.figure() == "growth" || matches!(view.id(), "map" | "card" | "days");
        assert_eq!(!series.is_empty(), has, "{} {}", view.figure(), view.id());
        assert!(series.iter().all(|row| !row["source"].is_empty()), "{} {}", view.figure(), view.id());
    }
}

#[test]
fn the_dictionary_has_every_column_of_every_table() {
    let descriptor = fs::read_to_string("seeds/datapackage.json").expect("the descriptor");
    let rows = read(&dictionary::dictionary(&descriptor).expect("a dictionary"));
    let known: BTreeSet<(&str, &str)> = rows.iter().map(|r| (r["file"].as_str(), r["column"].as_str())).collect();
    for file in ["cases.csv", "aid.csv", "counts.csv", "reference/cases.csv", "countries.csv"] {
        let text = fs::read_to_string(Path::new("seeds").join(file)).expect("a table");
        let is_day = |column: &&str| Day::parse(column).is_some();
        for column in text.lines().next().unwrap_or_default().split(',').filter(|column| !is_day(column)) {
            assert!(known.contains(&(file, column)), "{file} {column}");
        }
    }
    assert!(rows.iter().all(|row| !row["meaning"].is_empty() && !row["gaps"].is_empty()));
    let days: Vec<&Row> = rows.iter().filter(|r| r["column"].contains(" to ")).collect();
    assert_eq!(days.len(), 1, "the days of the reference stand in one row");
    assert_eq!(
        (days[0]["file"].as_str(), days[0]["column"].as_str()),
        ("reference/cases.csv", "2019-12-31 to 2020-06-23")
    );
    let hedge = rows.iter().find(|r| r["file"] == "cases.csv" && r["column"] == "qualifier").expect("the qualifier");
    assert!(hedge["range"].contains("over | at_least"), "{}", hedge["range"]);
}

#[test]
fn the_zip_opens_elsewhere_and_its_checksums_hold() {
    const CHECK: &str = "
import hashlib, json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
names = z.namelist()
root = names[0].split('/')[0] + '/'
lines = z.read(root + 'SHA256SUMS').decode().splitlines()
for line in lines:
    digest, name = line.split('  ', 1)
    assert hashlib.sha256(z.read(root + name)).hexdigest() == digest, name
assert sorted(root + l.split('  ', 1)[1] for l in lines) + [root + 'SHA256SUMS'] == names, names
package = json.loads(z.read(root + 'datapackage.json'))
assert package['version'] == '1.0.0+abc1234', package['version']
assert package['licenses'][0]['name'] == 'CC-BY-4.0'
for resource in package['resources']:
    assert root + resource['path'] in names, resource['path']
assert 'CC BY 4.0' in z.read(root + 'TERMS.txt').decode()
print(len(names))
";
    let tables: Vec<(String, Vec<u8>)> = parse::FILES
        .iter()
        .map(|path| (path.to_string(), fs::read(Path::new("seeds").join(path)).expect("a table")))
        .collect();
    let descriptor = fs::read_to_string("seeds/datapackage.json").expect("the descriptor");
    let made = || archive::files(&tables, &descriptor, "abc1234 2026-01-31").expect("files");
    let (files, again) = (made(), made());
    assert!(files == again, "the same data give the same bytes");
    let (_, zip) = files.iter().find(|(name, _)| name == "data/response-atlas-data.zip").expect("the zip");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("data.zip");
    fs::write(&path, zip).expect("a file");
    let output = Command::new("python3").args(["-c", CHECK]).arg(&path).output().expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let count: usize = String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number");
    assert_eq!(count, tables.len() + 4);
}
