//! Axes: ticks in the language's own words, a grid across the value axis only, a darker base.
//!
//! In: a frame in CSS px and ticks that a scale has settled. Out: marks. Nothing is boxed, no
//! title stands on its side: the unit stands above the axis, at its top left.

use crate::model::date::Day;
use crate::scale::time::{Time, months};
use crate::scene::Scene;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};
use crate::words::Words;

/// One tick of a value axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Height in CSS px.
    pub y: f64,
    /// Its words.
    pub label: String,
}

/// Space between an axis and its labels, in CSS px.
const LABEL_GAP_PX: f64 = 8.0;

/// Width that the labels of a value axis need, gap included.
pub fn label_room(labels: &[String]) -> f64 {
    let widest = labels.iter().map(|l| room_px(l, size::TICK, Weight::Regular)).fold(0.0, f64::max);
    libm::ceil(widest) + LABEL_GAP_PX
}

/// Grid lines across the frame with their labels at its left; the lowest is the base.
pub fn values(scene: &mut Scene, frame: &Rect, ticks: &[Tick]) {
    let style = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::End);
    for tick in ticks {
        let is_base = (tick.y - frame.bottom()).abs() < 0.5;
        let role = if is_base { Role::InkSoft } else { Role::Rule };
        let line = vec![at(frame.x, tick.y), at(frame.right(), tick.y)];
        scene.push(Mark::line(line, Stroke::new(role, 0.0)));
        scene.push(Mark::text(at(frame.x - LABEL_GAP_PX, tick.y + 4.0), &tick.label, style));
    }
}

/// Shorter windows than this have ticks by the week, in days.
const MONTHS_FROM_DAYS: i32 = 75;

/// Days that have a tick, with their words: the first days of months, the year once at the first
/// of them; the weeks where the window is short.
pub fn date_ticks(first: Day, last: Day, words: Words) -> Vec<(Day, String)> {
    if last.0 - first.0 < MONTHS_FROM_DAYS {
        let weeks = (0..=(last.0 - first.0) / 7).map(|week| first.plus(week * 7));
        let named = |day: Day| if day == first { words.day(day) } else { words.short_day(day) };
        return weeks.map(|day| (day, named(day))).collect();
    }
    let named = |(i, start): (usize, &Day)| {
        let (year, month, _) = start.ymd();
        let name = words.month(month);
        let is_first = i == 0;
        let label =
            if is_first { words.fill("axis.month_year", &[("month", &name), ("y", &year.to_string())]) } else { name };
        (*start, label)
    };
    months(first, last).iter().enumerate().map(named).collect()
}

/// Ticks of days under the frame, as many of their words as fit.
pub fn dates(scene: &mut Scene, frame: &Rect, scale: &Time, ends: (Day, Day), words: Words) {
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    let mut free_from = f64::NEG_INFINITY;
    let ticks = date_ticks(ends.0, ends.1, words);
    let every = every(&ticks, scale);
    for (i, (start, label)) in ticks.into_iter().enumerate() {
        let x = scale.px(start);
        let tick = vec![at(x, frame.bottom()), at(x, frame.bottom() + 5.0)];
        scene.push(Mark::line(tick, Stroke::new(Role::InkSoft, 0.0)));
        let room = room_px(&label, size::TICK, Weight::Regular);
        if i.is_multiple_of(every) && x + 3.0 >= free_from && x + 3.0 + room <= frame.right() + 24.0 {
            scene.push(Mark::text(at(x + 3.0, frame.bottom() + 16.0), label, style));
            free_from = x + 3.0 + room + 6.0;
        }
    }
}

/// Every how many ticks have a label, so that those after the first stand evenly.
fn every(ticks: &[(Day, String)], scale: &Time) -> usize {
    let [_, (one, label), (other, _), ..] = ticks else { return 1 };
    let room = room_px(label, size::TICK, Weight::Regular) + 9.0;
    libm::ceil(room / (scale.px(*other) - scale.px(*one)).max(1.0)).max(1.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_darker_than_the_grid() {
        let mut scene = Scene::new(100.0, 100.0);
        let frame = Rect::new(20.0, 0.0, 80.0, 100.0);
        let ticks = [100.0, 50.0].map(|y| Tick { y, label: "x".into() });
        values(&mut scene, &frame, &ticks);
        let text = crate::scene::dump::dump(&scene);
        assert!(text.contains("line InkSoft0.00 20.0,100.0"), "{text}");
        assert!(text.contains("line Rule0.00 20.0,50.0"), "{text}");
    }

    #[test]
    fn month_names_never_touch() {
        let mut scene = Scene::new(120.0, 50.0);
        let frame = Rect::new(0.0, 0.0, 120.0, 20.0);
        let ends = (Day(18_261), Day(18_436));
        dates(&mut scene, &frame, &Time::new(ends.0, ends.1, (0.0, 120.0)), ends, Words::english());
        let boxes: Vec<Rect> = crate::chart::label::text_boxes(&scene);
        assert!(boxes.len() > 1);
        for (i, a) in boxes.iter().enumerate() {
            assert!(boxes.iter().skip(i + 1).all(|b| !a.overlaps(b)));
        }
    }
}
