//! The native command as a person runs it: what it prints, what it writes, and how it says no.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use response_atlas::chart::REGISTRY;

fn atlas(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_atlas")).args(arguments).output().expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// What it prints when all is well.
fn says(arguments: &[&str]) -> Vec<u8> {
    let output = atlas(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", text(&output.stderr));
    output.stdout
}

/// What it says when it refuses; it then prints nothing else and exits with 1.
fn refuses(arguments: &[&str], expected: &[&str]) {
    let output = atlas(arguments);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?} printed something");
    for part in expected {
        assert!(said.contains(part), "{arguments:?} does not name {part}: {said}");
    }
}

/// An empty folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder goes");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("a file");
        }
    }
}

#[test]
fn a_blank_map_fits_a_sheet_of_a4() {
    // 297 mm by 210 mm with 10 mm left free on each side.
    let sheet = (277.0, 190.0);
    let svg = text(&says(&["render", "aid", "--view", "map", "--blank", "on", "--width", "1047"]));
    let number = |name: &str| -> f64 {
        let rest = svg.split_once(&format!("{name}=\"")).map(|(_, rest)| rest).expect(name);
        rest.split('"').next().and_then(|n| n.parse().ok()).expect(name)
    };
    assert_eq!(number("width"), 1047.0);
    assert!(number("height") / number("width") <= sheet.1 / sheet.0);
    assert!(svg.contains("Natural Earth"));
    for word in ["China", "Italy", "Expert team", "From China"] {
        assert!(!svg.contains(word), "{word}");
    }
}

/// Width and height of a PNG, from its header.
fn png_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "the signature of a PNG");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn help_names_every_subcommand() {
    let help = text(&says(&["--help"]));
    for job in ["figures", "check", "render", "site"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{job} "))), "{job}: {help}");
    }
}

#[test]
fn help_of_render_names_every_option_of_the_registry() {
    let help = text(&says(&["render", "--help"]));
    for choice in REGISTRY.iter().flat_map(|f| f.views).flat_map(|v| v.choices) {
        assert!(help.contains(&format!("--{} ", choice.key)), "{}: {help}", choice.key);
        assert!(choice.values.iter().all(|value| help.contains(value)), "{}: {help}", choice.key);
    }
}

#[test]
fn figures_are_named_with_their_views() {
    let printed = text(&says(&["figures"]));
    let lines: Vec<&str> = printed.lines().collect();
    let views = REGISTRY.iter().flat_map(|f| f.views.iter().map(|v| format!("{} {}", f.id, v.id)));
    let views: Vec<String> = views.collect();
    assert_eq!(lines.len(), views.len());
    for (line, view) in lines.iter().zip(views) {
        assert!(line.starts_with(&view), "{line}");
    }
}

#[test]
fn figures_as_json_hold_ids_views_and_options() {
    let json: serde_json::Value = serde_json::from_slice(&says(&["figures", "--json"])).expect("JSON");
    let rows = json.as_array().expect("an array");
    assert_eq!(rows.len(), REGISTRY.len());
    for (row, figure) in rows.iter().zip(REGISTRY) {
        assert_eq!(row["id"], figure.id);
        let views: Vec<&str> =
            row["views"].as_array().expect("views").iter().filter_map(|v| v["id"].as_str()).collect();
        assert_eq!(views, figure.views.iter().map(|v| v.id).collect::<Vec<_>>());
    }
    assert_eq!(rows[0]["views"][0]["options"][0]["key"], "scale");
    assert_eq!(rows[0]["views"][0]["options"][0]["values"][0], "both");
}

#[test]
fn a_picture_goes_to_standard_output() {
    let svg = text(&says(&["render", "growth", "--width", "720"]));
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("width=\"720\""));
    let png = says(&["render", "institutions", "--format", "png", "--width", "360"]);
    assert_eq!(png_size(&png).0, 360);
}

#[test]
fn a_picture_goes_to_a_file_in_the_format_of_its_name() {
    let folder = folder("render");
    let (svg, png) = (folder.join("map.svg"), folder.join("map.png"));
    for file in [&svg, &png] {
        let file = file.to_str().expect("a plain path");
        assert!(says(&["render", "aid", "--view", "map", "--borders", "on", "--lang", "zh", "-o", file]).is_empty());
    }
    let drawn = fs::read_to_string(svg).expect("the SVG");
    assert!(drawn.contains("xml:lang=\"zh\""));
    let size = png_size(&fs::read(png).expect("the PNG"));
    assert!(drawn.contains(&format!("width=\"{}\" height=\"{}\"", size.0, size.1)), "{size:?}");
}

#[test]
fn the_ratio_multiplies_the_px_of_a_png() {
    let render = |ratio| png_size(&says(&["render", "growth", "--format", "png", "--width", "480", "--ratio", ratio]));
    let ((width, height), twice) = (render("1"), render("2"));
    assert_eq!(width, 480);
    assert_eq!(twice, (2 * width, 2 * height));
}

#[test]
fn every_option_changes_the_picture() {
    for (figure, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f.id, v))) {
        let plain = says(&["render", figure, "--view", view.id, "--bare"]);
        for choice in view.choices.iter().filter(|c| !c.values.is_empty()) {
            let flag = format!("--{}", choice.key);
            for value in &choice.values[1..] {
                let other = says(&["render", figure, "--view", view.id, "--bare", &flag, value]);
                // The usual N of cases is 100.
                let is_usual = (choice.key, *value) == ("nth", "100");
                assert!((plain != other) != is_usual, "{figure} {} {flag} {value}", view.id);
            }
            let default = says(&["render", figure, "--view", view.id, "--bare", &flag, choice.values[0]]);
            assert!(plain == default, "{figure} {} {flag}", view.id);
        }
    }
    let places = ["render", "growth", "--places", "WLD,ITA,CHN"];
    assert!(says(&places) != says(&["render", "growth"]));
    refuses(&["render", "growth", "--places", "WLD,QQQ"], &["QQQ", "places"]);
}

#[test]
fn what_is_unknown_is_refused_with_what_is_known() {
    refuses(&["render", "globe"], &["“globe”", "growth", "aid", "institutions"]);
    refuses(&["render", "aid", "--view", "globe"], &["“globe”", "aid", "matrix", "map"]);
    refuses(&["render", "growth", "--lang", "fr"], &["“fr”", "en", "zh"]);
    refuses(&["render", "growth", "--theme", "blue"], &["'blue'", "light", "dark"]);
    refuses(&["render", "growth", "--scale", "cube"], &["“cube”", "both", "linear", "log"]);
    refuses(&["render", "growth", "--borders", "on"], &["“--borders”", "growth date", "scale", "metric"]);
    refuses(&["render", "institutions", "--sort", "date"], &["“--sort”", "an option of institutions years: blank"]);
    refuses(&["render", "growth", "--color", "red"], &["'--color'", "--scale", "--borders"]);
    refuses(&["paint"], &["'paint'"]);
}

#[test]
fn a_preset_gives_every_view_its_frame_or_says_how_tall_it_is() {
    for (figure, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f.id, v.id))) {
        for preset in ["slide", "a4", "social"] {
            let output = atlas(&["render", figure, "--view", view, "--preset", preset, "--gray", "--transparent"]);
            if output.status.success() {
                let svg = text(&output.stdout);
                assert!(svg.contains("role=\"img\"") && svg.contains("Response Atlas"), "{figure} {view} {preset}");
                assert!(!svg.contains("\" d=\"M0 0H"), "{figure} {view} {preset} has a ground");
            } else {
                let said = text(&output.stderr);
                let is_told = said.contains(&format!("“{figure} {view}, ")) && said.contains(" px high”");
                assert!(is_told && said.contains(preset), "{said}");
            }
        }
    }
    let slide = says(&["render", "growth", "--preset", "slide", "--format", "png"]);
    assert_eq!(png_size(&slide), (1920, 1080));
    let card = says(&["render", "reported", "--preset", "social", "--lang", "zh", "--format", "png"]);
    assert_eq!(png_size(&card), (1200, 630));
    refuses_use(&["render", "growth", "--preset", "slide", "--width", "720"]);
    refuses_use(&["render", "growth", "--gray", "--theme", "dark"]);
}

/// Options that contradict each other are named.
fn refuses_use(arguments: &[&str]) {
    refuses(arguments, &["cannot be used with"]);
}

#[test]
fn a_picture_names_its_version_and_the_address_of_its_state() {
    let asked = [
        "render",
        "growth",
        "--view",
        "daily",
        "--lang",
        "zh",
        "--site",
        "https://example.org/a/",
        "--stamp",
        "abc 2026-01-31",
    ];
    let svg = text(&says(&asked)).replace("&amp;", "&");
    let read: String = svg.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim()).collect();
    assert!(read.contains("https://example.org/a/#figure=growth&view=daily&lang=zh"), "{read}");
    assert!(read.replace(' ', "").contains("abc2026-01-31"), "{read}");
}

#[test]
fn a_picture_that_cannot_be_written_is_named() {
    refuses(&["render", "growth", "-o", "no/such/folder/x.svg"], &["no/such/folder/x.svg"]);
}

#[test]
fn the_seeds_are_sound() {
    let said = text(&says(&["check", "seeds"]));
    assert!(said.starts_with("seeds: ") && said.contains(" facts, no fault"), "{said}");
}

#[test]
fn every_fault_of_a_folder_is_named_by_file_line_and_column() {
    let folder = folder("broken");
    copy(Path::new("seeds"), &folder);
    let path = folder.join("cases.csv");
    let table = fs::read_to_string(&path).expect("a table");
    let header: Vec<&str> = table.lines().next().expect("a header").split(',').collect();
    let column = |name: &str| header.iter().position(|h| *h == name).expect("a column") + 1;
    let broken = table.replace(",2020-06-12,", ",2020-06-31,");
    fs::write(&path, &broken).expect("a broken table");
    let lines = broken.lines().enumerate().filter(|(_, line)| line.contains("2020-06-31"));
    let places: Vec<String> = lines.map(|(i, _)| format!("cases.csv:{}:{}", i + 1, column("as_of"))).collect();
    assert_eq!(places.len(), 2, "two faults");
    refuses(&["check", folder.to_str().expect("a plain path")], &[&places[0], &places[1], "“2020-06-31”"]);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    refuses(&["check", "no-such-folder"], &["no-such-folder"]);
}
