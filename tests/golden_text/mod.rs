//! A laid-out figure as the text of its golden, for the native test and for the one in wasm.
//!
//! Outlines of land are left out: they are the data's, long, and held by tests of their own. A
//! path of more than three points stands as its ends, its box and its number of points, so that a
//! person can read it all.

use response_atlas::chart::figure::Figure;
use response_atlas::scene::dump::dump;
use response_atlas::scene::mark::{Mark, Shape};
use response_atlas::scene::style::Role;

/// Title, account and scene.
pub fn text(laid: &Figure) -> String {
    let mut scene = laid.scene.clone();
    scene.marks.retain(|mark| !is_land(mark));
    let lines: Vec<String> = dump(&scene).lines().map(shortened).collect();
    format!("{}\n{}\n{}\n{}\n", laid.title, laid.account.name, laid.account.summary, lines.join("\n"))
}

fn is_land(mark: &Mark) -> bool {
    let role = match &mark.shape {
        Shape::Line(_, stroke) => stroke.paint.role,
        Shape::Area(_, paint) => paint.role,
        _ => return false,
    };
    matches!(role, Role::Land | Role::LandEdge)
}

/// A line of a dump with its path shortened, when that has many points.
fn shortened(line: &str) -> String {
    const MANY: usize = 3;
    let is_path = line.starts_with("line ") || line.starts_with("area ");
    let point = |word: &str| {
        let (x, y) = word.split_once(',')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    };
    let points: Vec<(f64, f64)> = line.split(' ').filter_map(point).collect();
    if !is_path || points.len() <= MANY {
        return line.to_string();
    }
    let low = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let high = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let mut words = line.split(' ').filter(|word| point(word).is_none());
    let (shape, style) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let datum: String = words.map(|word| format!(" {word}")).collect();
    let ends = match (points[0], points[points.len() - 1]) {
        (first, last) if shape == "area" || first == last => String::new(),
        ((x0, y0), (x1, y1)) => format!("{x0},{y0}…{x1},{y1} in "),
    };
    let (left, top, right, bottom) = (low(|p| p.0), low(|p| p.1), high(|p| p.0), high(|p| p.1));
    format!("{shape} {style} {ends}{left},{top} {right},{bottom} n{}{datum}", points.len())
}
