//! Pictures that leave the page: each view in each frame, with all that it must carry, legible and
//! whole; and what independent programs make of them.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::Mutex;

use response_atlas::chart::dress::{self, Asked, Fit, Frame, Picture};
use response_atlas::chart::figure::Figure;
use response_atlas::chart::preset::{PRESETS, Preset};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::export::fonts;
use response_atlas::export::picture::{document, file_name};
use response_atlas::model::atlas::Atlas;
use response_atlas::paint::png;
use response_atlas::scene::mark::{Mark, Shape};
use response_atlas::scene::style::Role;
use response_atlas::scene::theme::{Rgb, Theme};
use response_atlas::seed;
use response_atlas::words::Words;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{self, roxmltree::Document};

mod bounds;

use bounds::bounds;

const SITE: &str = "https://example.org/atlas/";
const VERSION: &str = "abc1234 2026-01-31";

/// Smallest text, in CSS px.
const SMALLEST_PX: f64 = 12.0;

/// What says that a map takes no side.
const BOUNDARIES: [(&str, &str); 2] = [("en", "imply no view on status"), ("zh", "不代表对任何地位的看法")];

fn views() -> impl Iterator<Item = View> {
    let of = |(entry, id): (&'static chart::FigureEntry, &str)| View::read(entry, &[("view".into(), id.into())]).view;
    REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v.id))).map(of)
}

fn picture(atlas: &Atlas, view: &View, words: Words, frame: Frame) -> Picture {
    dress::picture(atlas, view, words, &Asked { frame, theme: Theme::Light, site: SITE, version: VERSION })
}

/// A picture with what was asked.
struct Made<'a> {
    name: String,
    view: &'a View,
    words: Words,
    preset: &'static Preset,
    laid: &'a Figure,
    picture: Picture,
}

/// Makes each view in each preset, in Chinese in one of a kind; as many at a time as there are processors.
fn each(check: impl Fn(&Made<'_>) + Sync) {
    let atlas = &seed::load().expect("sound seeds");
    let views: Vec<View> = views().collect();
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get);
    let work = |worker: usize| {
        for view in views.iter().skip(worker).step_by(workers) {
            for words in Words::tags().into_iter().filter_map(Words::of) {
                let laid = &chart::layout(atlas, view, words, 1080.0);
                let is_tried =
                    |preset: &&Preset| words.tag() == "en" || ["slide", "a4", "social"].contains(&preset.word);
                for preset in PRESETS.iter().filter(is_tried) {
                    let name = format!("{} {} {} {}", view.figure(), view.id(), words.tag(), preset.word);
                    let picture = picture(atlas, view, words, Frame::Preset(preset));
                    check(&Made { name, view, words, preset, laid, picture });
                }
            }
        }
    };
    std::thread::scope(|scope| (0..workers).for_each(|worker| drop(scope.spawn(move || work(worker)))));
}

/// All texts of a picture, without the spaces that a break of line eats.
fn texts(picture: &Picture) -> String {
    let text = |shape: &Shape| match shape {
        Shape::Text { content, .. } => content.replace(' ', ""),
        _ => String::new(),
    };
    picture.figure.scene.marks.iter().map(|mark| text(&mark.shape)).collect()
}

fn carries_who_says_so_and_where_it_is_from(made: &Made<'_>) {
    let Made { name, view, words, laid, picture, .. } = made;
    let (said, figure) = (texts(picture), &picture.figure);
    let address = chart::address::address(SITE, view, *words, Theme::Light);
    for part in [&laid.title, &laid.deck, &laid.credit, &laid.silence, &address, &VERSION.to_string()] {
        assert!(said.contains(&part.replace(' ', "")), "{name} lacks “{part}”");
    }
    assert!(!figure.account.summary.is_empty() && laid.credit.len() > 10, "{name}");
    if view.id() == "map" {
        let (_, sentence) = BOUNDARIES.iter().find(|(tag, _)| *tag == words.tag()).expect("a language");
        assert!(said.contains(&sentence.replace(' ', "")), "{name}: {sentence}");
    }
}

/// What a card shows of a figure that is too tall for it.
fn is_more_than_words(made: &Made<'_>) {
    let Made { name, words, picture, preset, .. } = made;
    if picture.fit != Fit::Part {
        return;
    }
    assert!(preset.is_card() && texts(picture).contains(&words.t("picture.part").replace(' ', "")), "{name} says so");
    // The column of words ends before this.
    let left = picture.figure.scene.width_px * 0.3;
    let beside = |mark: &&Mark| bounds(&mark.shape).x > left;
    let (read, drawn): (Vec<&Mark>, Vec<&Mark>) =
        picture.figure.scene.marks.iter().filter(beside).partition(|mark| matches!(mark.shape, Shape::Text { .. }));
    assert!(read.len() > 5 && drawn.len() > 5, "{name}: {} texts and {} other marks", read.len(), drawn.len());
}

fn is_whole_and_legible(made: &Made<'_>) {
    let Made { name, preset, picture, .. } = made;
    let scene = &picture.figure.scene;
    for mark in &scene.marks {
        let room = bounds(&mark.shape);
        let is_inside = room.x >= -1.0
            && room.right() <= scene.width_px + 1.0
            && room.y >= -1.0
            && room.bottom() <= scene.height_px + 1.0;
        assert!(is_inside, "{name}, {} x {}: {mark:?}", scene.width_px, scene.height_px);
        if let Shape::Text { content, style, .. } = &mark.shape {
            // In the PNG, which has the px that the preset promises.
            let dev = style.size_px * picture.ratio.unwrap_or(1.0);
            assert!(style.size_px >= SMALLEST_PX && dev >= SMALLEST_PX - 0.01, "{name}: “{content}” is {dev} px");
            // On paper one px of the sheet as it is named is 1/96 inch: 8 px are 6 points.
            let on_sheet = style.size_px * preset.size_px.0.min(preset.size_px.1) / scene.width_px.min(scene.height_px);
            let is_paper = preset.turns && picture.fit == Fit::Whole;
            assert!(!is_paper || on_sheet >= 7.95, "{name}: “{content}” is {on_sheet} px on the sheet");
        }
    }
}

/// A frame holds its form; false where the figure is too tall for it.
fn fits(made: &Made<'_>) -> bool {
    let Made { name, preset, picture, .. } = made;
    let scene = &picture.figure.scene;
    let (width, height) = preset.size_px;
    assert_eq!(picture.ratio.is_none(), picture.fit == Fit::Tall, "{name}");
    if picture.fit != Fit::Tall {
        let form = scene.width_px / scene.height_px;
        let is_turned = preset.turns && (form - height / width).abs() < 0.01;
        assert!(is_turned || (form - width / height).abs() < 0.01, "{name}: {form}");
    }
    picture.fit != Fit::Tall
}

#[test]
fn each_view_stands_in_each_frame_with_all_that_it_carries_or_says_that_it_is_too_tall() {
    let (tall, count) = (Mutex::new(BTreeSet::new()), Mutex::new(0));
    each(|made| {
        carries_who_says_so_and_where_it_is_from(made);
        is_more_than_words(made);
        is_whole_and_legible(made);
        is_read_by_other_programs(made);
        match fits(made) {
            true => *count.lock().expect("a count") += 1,
            false => drop(tall.lock().expect("a set").insert(made.name.clone())),
        }
    });
    let (tall, count) = (tall.into_inner().expect("a set"), count.into_inner().expect("a count"));
    assert!(count > 90, "{count} pictures");
    // Views that stand on a slide or sheet, and those that none holds.
    for held in ["growth date en slide", "aid map zh slide", "institutions days en slide43", "aid map en a4"] {
        assert!(!tall.contains(held), "{held}");
    }
    let other = |name: &&String| {
        !name.starts_with("reported measures") && !["a4", "letter"].iter().any(|sheet| name.ends_with(sheet))
    };
    assert_eq!(tall.iter().find(other), None, "one table alone is too long for a slide");
    assert!(tall.contains("reported measures zh a4"));
}

fn is_read_by_other_programs(made: &Made<'_>) {
    let Made { name, words, preset, picture, .. } = made;
    let theme = preset.theme(Theme::Light);
    let svg = document(picture, theme, *words, false).expect("a picture");
    let read = Document::parse(&svg).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let root = read.root_element();
    assert_eq!(root.attribute("role"), Some("img"), "{name}");
    let first: Vec<&str> = root.children().filter(|n| n.is_element()).take(2).map(|n| n.tag_name().name()).collect();
    assert_eq!(first, ["title", "desc"], "{name}");
    assert!(
        read.descendants().filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "text"))).count() > 2,
        "{name}"
    );
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let scene = &picture.figure.scene;
    assert_eq!(
        (f64::from(tree.size().width()), f64::from(tree.size().height())),
        (scene.width_px, scene.height_px),
        "{name}"
    );
}

/// Share of the px that bear ink, in a part of a picture from top to bottom.
fn ink(pixels: &Pixmap, from: f64, to: f64) -> f64 {
    let paper = pixels.pixel(0, 0).expect("a corner");
    let row = |part: f64| (part * f64::from(pixels.height())) as usize * pixels.width() as usize;
    let part = &pixels.pixels()[row(from)..row(to)];
    part.iter().filter(|px| **px != paper).count() as f64 / part.len() as f64
}

#[test]
fn resvg_paints_each_figure_for_a_card_with_its_words_and_decodes_its_own_png() {
    let (atlas, words) = (seed::load().expect("sound seeds"), Words::english());
    let preset = Preset::parse("social").expect("a preset");
    for entry in REGISTRY {
        let view = View::new(entry);
        let picture = picture(&atlas, &view, words, Frame::Preset(preset));
        let svg = document(&picture, Theme::Light, words, false).expect("a picture");
        let ratio = picture.ratio.expect("a frame") as f32;
        let bytes = png::png(&svg, ratio, fonts::database(&seed::faces(), words)).expect("a PNG");
        let pixels = Pixmap::decode_png(&bytes).expect("a PNG");
        assert!([(1200, 630), (2400, 1260)].contains(&(pixels.width(), pixels.height())), "{}", entry.id);
        for (from, to) in [(0.0, 0.25), (0.25, 0.75), (0.75, 1.0)] {
            let ink = ink(&pixels, from, to);
            assert!(ink > 0.01 && ink < 0.6, "{}: {ink} from {from} to {to}", entry.id);
        }
    }
}

#[test]
fn a_clear_ground_leaves_out_the_paper_alone() {
    let (atlas, words) = (seed::load().expect("sound seeds"), Words::english());
    let view = View::new(&REGISTRY[0]);
    let picture = picture(&atlas, &view, words, Frame::Preset(Preset::parse("slide").expect("a preset")));
    let [clear, full] = [true, false].map(|clear| document(&picture, Theme::Dark, words, clear).expect("a picture"));
    let Rgb(r, g, b) = Theme::Dark.color(Role::Paper);
    let ground = full.lines().find(|line| !clear.contains(*line)).expect("the ground");
    assert!(ground.contains(&format!("#{r:02X}{g:02X}{b:02X}")), "{ground}");
    assert_eq!(full.replacen(&format!("{ground}\n"), "", 1), clear);
}

#[test]
fn a_file_is_named_by_figure_view_language_and_version() {
    let view = View::read(&REGISTRY[1], &[("view".into(), "map".into())]).view;
    let name = file_name(&view, Words::of("zh").expect("Chinese"), &["a4", "dark", ""], VERSION);
    assert_eq!(name, "response-atlas-aid-map-zh-a4-dark-abc1234");
    assert_eq!(file_name(&View::new(&REGISTRY[0]), Words::english(), &[], ""), "response-atlas-growth-date-en");
}
