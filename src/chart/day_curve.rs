//! The world's curve above the timeline of days: cumulative confirmed cases of the reference.
//!
//! In: a frame and the scale of days below it. Out: the line, its axis of totals, and a target for
//! each day, in CSS px. The totals stand within the plot over their lines, since the plot's left
//! edge is that of the lanes. Linear, so that what is read is a count.

use super::date_axis;
use super::figure::{Datum, Figure};
use super::label::Taken;
use super::timeline_days::Days;
use crate::model::cases::{Metric, Series};
use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::ticks;
use crate::scale::time::Time;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::text_box;
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, size};

/// Code of the world.
const WORLD: &str = "WLD";

/// Space above the highest total, for its words.
const HEAD: f64 = 1.3;

/// How far above its line a total's words stand.
const BASE_PX: f64 = 3.0;

/// Least space between two lines, for words.
const APART_PX: f64 = 13.2;

/// Draws the curve in a frame; the days' axis hangs below it.
pub fn draw(figure: &mut Figure, days: &Days<'_>, frame: &Rect, x: &Time, lane: u32) {
    let window = days.asked.window;
    let words = days.context.words;
    let Some(series) = days.context.atlas.series(WORLD, Metric::Cases) else { return };
    let points: Vec<(Day, f64)> = series.total.present().filter(|(d, _)| (window.0..=window.1).contains(d)).collect();
    let most = points.iter().map(|(_, total)| *total).fold(1.0, f64::max);
    let y = Linear::new((0.0, most * HEAD), (frame.bottom(), frame.y));
    let ticks = totals(most, frame.height);
    let curve: Vec<Point> = points.iter().map(|(d, total)| at(x.px(*d), y.px(*total))).collect();
    for (i, value) in ticks.iter().enumerate() {
        let (role, height) = (if i == 0 { Role::InkSoft } else { Role::Rule }, y.px(*value));
        figure.scene.push(Mark::line(vec![at(frame.x, height), at(frame.right(), height)], Stroke::new(role, 0.0)));
    }
    figure.scene.push(Mark::line(simplify(&curve, TOLERANCE_PX), Stroke::new(Role::Cases, 2.0)));
    date_axis::dates(&mut figure.scene, frame, x, window, words);
    let mut taken = Taken::default();
    if let (Some((day, total)), Some(end)) = (points.last(), curve.last()) {
        let text = words.fill("days.curve.end", &[("n", &words.number(*total)), ("day", &words.short_day(*day))]);
        let style = TextStyle::new(Role::Cases, size::TICK).haloed().anchored(Anchor::End);
        let baseline = end.y - 8.0;
        taken.take(text_box(&text, frame.right(), baseline, &style));
        figure.scene.push(Mark::text(at(frame.right(), baseline), text, style));
    }
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    for value in ticks.iter().skip(1) {
        let (label, baseline) = (words.tick(*value), y.px(*value) - BASE_PX);
        let room = text_box(&label, frame.x, baseline, &style);
        // A total that the curve or other words stand near is left out.
        let is_crossed = curve.iter().any(|p| room.grown(3.0).contains(*p));
        if !is_crossed && taken.first_free(&[room]).is_some() {
            figure.scene.push(Mark::text(at(frame.x, baseline), label, style));
        }
    }
    for (day, _) in &points {
        sample(figure, series, (x, &y), frame, (*day, lane));
    }
}

/// Round totals up to the highest, so few that the words of each stand between two lines.
fn totals(most: f64, height_px: f64) -> Vec<f64> {
    let more = ticks::linear(0.0, most, 4);
    let apart_px = more.get(1).map_or(0.0, |step| height_px * step / (most * HEAD));
    if apart_px < APART_PX { ticks::linear(0.0, most, 3) } else { more }
}

/// A day of the curve can be pointed at.
fn sample(figure: &mut Figure, series: &Series, (x, y): (&Time, &Linear), frame: &Rect, (day, lane): (Day, u32)) {
    let Some(total) = series.total.at(day) else { return };
    let datum = figure.datum(Datum::Sample { code: series.code.clone(), day });
    let anchor = at(x.px(day), y.px(total));
    let half = ((x.px(day.plus(1)) - anchor.x) / 2.0).min(12.0);
    let (left, right) = ((anchor.x - half).max(frame.x), (anchor.x + half).min(frame.right()));
    let area = Rect::new(left, frame.y, right - left, frame.height);
    figure.scene.targets.push(Target { datum, area, anchor, lane });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_total_stand_between_two_lines() {
        for most in [1.0, 40.0, 1_329_576.0, 4.9e6, 7_481_814.0, 9.9e6] {
            let totals = totals(most, 72.0);
            assert!((2..=5).contains(&totals.len()), "{most}: {totals:?}");
            let y = Linear::new((0.0, most * HEAD), (72.0, 0.0));
            let style = TextStyle::new(Role::InkSoft, size::TICK);
            for value in &totals {
                let words = text_box("5 million", 0.0, y.px(*value) - BASE_PX, &style);
                assert!(totals.iter().all(|v| !(words.y..words.bottom()).contains(&y.px(*v))), "{most}: {value}");
            }
        }
    }
}
