//! What eyes meet in every scene: words of at least 12 px and 4.5:1, marks of 3:1 on what lies under
//! them, and areas that a finger meets. Each view in each of its states, at phone, tablet and desk
//! width, in both languages and every theme.

use std::collections::BTreeSet;

use response_atlas::chart;
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::model::atlas::Atlas;
use response_atlas::scene::hit::{self, FINGER_PX, Target};
use response_atlas::scene::mark::{Mark, Point, Rect, Shape, at};
use response_atlas::scene::metrics::text_box;
use response_atlas::scene::style::{Paint, Role};
use response_atlas::scene::theme::{Rgb, Theme};
use response_atlas::seed;
use response_atlas::words::Words;

mod states;

use states::{Pairs, states};

const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore];

/// Frames of a phone, a tablet and a desk, in CSS px.
const WIDTHS_PX: [f64; 3] = [288.0, 720.0, 1080.0];

/// Least contrast of a mark (WCAG 2.2, 1.4.11).
const LEAST_MARK: f64 = 3.0;

/// How far from a target a pointer may be (`web/figure.rs`), in CSS px.
const REACH_PX: f64 = 16.0;

/// What is free in a state: days, places, a place in front, a doubling time, a day that is open, a mask.
fn free(key: &str) -> Pairs {
    match key {
        "places" => &[("places", "WLD,XWC,CHN,ITA,USA,IRN,KOR")],
        "front" => &[("places", "WLD,CHN,ITA"), ("front", "ITA")],
        "from" => &[("from", "2020-02-10"), ("to", "2020-03-20")],
        "if" => &[("if", "2020-03-01,5")],
        "mask" => &[("mask", "2020-03-15")],
        "day" => &[("day", "2020-01-20")],
        "place" => &[("place", "ITA")],
        _ => &[],
    }
}

/// Looks at every view in a language, at each width.
fn each_figure(tags: &[&str], mut look: impl FnMut(&View, &str, &Figure)) {
    let atlas: Atlas = seed::load().expect("sound seeds");
    for tag in tags {
        let words = Words::of(tag).expect("a catalogue");
        for view in states(free) {
            for width_px in WIDTHS_PX {
                let figure = chart::layout(&atlas, &view, words, width_px);
                look(&view, &format!("{} {} {:?} {tag} {width_px}", view.figure(), view.id(), view.pairs()), &figure);
            }
        }
    }
}

/// Linear light of an sRGB channel.
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
}

/// Contrast ratio (WCAG 2.2).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |Rgb(r, g, b): Rgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
    let (a, b) = (luminance(a), luminance(b));
    if a > b { a / b } else { b / a }
}

/// A paint over a ground, as a screen mixes them.
fn over(theme: Theme, paint: Paint, Rgb(r, g, b): Rgb) -> Rgb {
    let Rgb(tr, tg, tb) = theme.color(paint.role);
    let mix = |top: u8, ground: u8| (f64::from(top) * paint.alpha + f64::from(ground) * (1.0 - paint.alpha)).round();
    Rgb(mix(tr, r) as u8, mix(tg, g) as u8, mix(tb, b) as u8)
}

/// Whether a filled outline holds a point (even-odd rule).
fn holds(points: &[Point], p: Point) -> bool {
    let mut inside = false;
    for (i, a) in points.iter().enumerate() {
        let b = points[(i + 1) % points.len()];
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}

/// The color that marks leave at a point, without their lines and words.
fn ground<'a>(theme: Theme, mut below: impl Iterator<Item = &'a Mark>, point: Point) -> Rgb {
    let paper = theme.color(Role::Paper);
    below.by_ref().fold(paper, |ground, mark| match &mark.shape {
        Shape::Area(points, paint) if holds(points, point) => over(theme, *paint, ground),
        Shape::Disc { center, radius_px, fill: Some(paint), .. }
            if libm::hypot(center.x - point.x, center.y - point.y) < *radius_px =>
        {
            over(theme, *paint, ground)
        }
        _ => ground,
    })
}

#[test]
fn words_are_large_enough_and_stand_out() {
    let mut seen = 0;
    let mut faults = BTreeSet::new();
    each_figure(&["en", "zh"], |_, name, figure| {
        for (i, mark) in figure.scene.marks.iter().enumerate() {
            let Shape::Text { at: place, content, style } = &mark.shape else { continue };
            seen += 1;
            if style.size_px < 12.0 {
                faults.insert(format!("{name}: {} px: {content}", style.size_px));
            }
            let own = text_box(content, place.x, place.y, style);
            let middle = place.y - style.size_px * 0.35;
            for x in [own.x + 1.0, own.center().x, own.right() - own.width * 0.1 - 1.0] {
                for theme in THEMES {
                    let below = if style.halo_px > 0.0 { &[][..] } else { &figure.scene.marks[..i] };
                    let ground = ground(theme, below.iter(), at(x, middle));
                    let ratio = contrast(over(theme, style.paint, ground), ground);
                    if ratio < 4.5 {
                        faults.insert(format!("{name} {}: {ratio:.2}: {content}", theme.word()));
                    }
                }
            }
        }
    });
    assert!(seen > 10_000, "{seen} texts");
    assert!(faults.is_empty(), "{}", told(&faults));
}

/// The color by which a mark is seen, with points of it: a disc without a fill by its edge.
fn seen_by(mark: &Mark) -> Option<(Paint, Vec<Point>)> {
    match &mark.shape {
        Shape::Line(points, stroke) => Some((stroke.paint, points.clone())),
        Shape::Area(points, paint) => Some((*paint, points.clone())),
        Shape::Disc { center, radius_px, fill, stroke } => {
            Some(((*fill).or(stroke.map(|s| s.paint))?, vec![*center, at(center.x + radius_px, center.y)]))
        }
        Shape::Text { .. } => None,
    }
}

/// The contrast of a datum's marks with what others painted before them: of its first part that has
/// 3:1, paper under ink among them, else of its best.
fn contrast_of(theme: Theme, marks: &[Mark], own: &[usize]) -> Option<f64> {
    let mut best = None::<f64>;
    for &i in own {
        let Some((paint, points)) = marks.get(i).and_then(seen_by) else { continue };
        for point in points {
            let below = ground(theme, marks[..i].iter().filter(|m| m.datum != marks[i].datum), point);
            let ratio = contrast(over(theme, paint, below), below);
            best = Some(best.map_or(ratio, |best| best.max(ratio)));
            if ratio >= LEAST_MARK {
                return best;
            }
        }
    }
    best
}

#[test]
fn marks_stand_out_from_what_lies_under_them() {
    let mut seen = 0;
    let mut faults = BTreeSet::new();
    each_figure(&["en"], |view, name, figure| {
        // What lies outside a window that the reader set is pale, as asked.
        if view.figure() == "aid" && !view.get("from").is_empty() {
            return;
        }
        let mut own = vec![Vec::new(); figure.data.len()];
        for (i, mark) in figure.scene.marks.iter().enumerate() {
            if let Some(datum) = mark.datum {
                own[datum as usize].push(i);
            }
        }
        for (datum, own) in figure.data.iter().zip(own) {
            for theme in THEMES {
                let Some(ratio) = contrast_of(theme, &figure.scene.marks, &own) else { continue };
                seen += 1;
                if ratio < LEAST_MARK {
                    faults.insert(format!("{name} {}: {ratio:.2}: {datum:?}", theme.word()));
                }
            }
        }
    });
    assert!(seen > 10_000, "{seen} marks");
    assert!(faults.is_empty(), "{}", told(&faults));
}

/// How many faults there are, and the first of them.
fn told(faults: &BTreeSet<String>) -> String {
    let first: Vec<&str> = faults.iter().take(40).map(String::as_str).collect();
    format!("{} faults:\n{}", faults.len(), first.join("\n"))
}

/// Width and height of what answers a finger for a target, in CSS px: of all that is nearer to it than
/// to any other datum.
fn met(targets: &[Target], own: &Target) -> (f64, f64) {
    const STEP_PX: f64 = 4.0;
    let around = own.area.grown(REACH_PX);
    let steps = |length: f64| 0..=(length / STEP_PX) as u32;
    let near: Vec<Target> = targets.iter().filter(|t| t.area.grown(REACH_PX).overlaps(&around)).copied().collect();
    let mut found: Option<Rect> = None;
    for (i, j) in steps(around.width).flat_map(|i| steps(around.height).map(move |j| (i, j))) {
        let p = at(around.x + f64::from(i) * STEP_PX, around.y + f64::from(j) * STEP_PX);
        if hit::hit(&near, p, REACH_PX).is_some_and(|k| near[k].datum == own.datum) {
            let (left, top) = found.map_or((p.x, p.y), |f| (f.x.min(p.x), f.y.min(p.y)));
            let (right, bottom) = found.map_or((p.x, p.y), |f| (f.right().max(p.x), f.bottom().max(p.y)));
            found = Some(Rect::new(left, top, right - left, bottom - top));
        }
    }
    found.map_or((0.0, 0.0), |f| (f.width + STEP_PX, f.height + STEP_PX))
}

/// Width and height of the least that a finger meets of any mark, in CSS px.
const LEAST_MET_PX: f64 = 8.0;

/// Figures whose marks lie as dense as the data do (WCAG 2.2, 2.5.8, "essential"), and which say the same in
/// rows of 24 px and more: help in its list, events of the curves in the table.
fn is_dense(figure: &str) -> bool {
    matches!(figure, "aid" | "growth")
}

#[test]
fn a_finger_meets_every_mark() {
    let mut faults = BTreeSet::new();
    let mut seen = 0;
    each_figure(&["en"], |view, name, figure| {
        let (targets, figure_of) = (&figure.scene.targets, view.figure());
        for target in targets {
            // The day of a curve is one of a row of days: the plot is the target, and keys and the table reach each.
            if matches!(figure.data[target.datum as usize], Datum::Sample { .. }) {
                continue;
            }
            seen += 1;
            let (width, height) = met(targets, target);
            if width.min(height) < LEAST_MET_PX || (width.max(height) < FINGER_PX && !is_dense(figure_of)) {
                faults.insert(format!("{name}: {width} x {height}: {:?}", figure.data[target.datum as usize]));
            }
        }
    });
    assert!(seen > 10_000, "{seen} targets");
    assert!(faults.is_empty(), "{}", told(&faults));
}
