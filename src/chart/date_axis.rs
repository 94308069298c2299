//! A date axis for any span, from days to centuries: round days under a frame, in the language's
//! own words, the year wherever it changes.
//!
//! In: a frame in CSS px, a scale of days and its window. Out: ticks and labels, none touching
//! and none clipped. (The axis of [`super::axis`] names the months of one known half-year.)

use crate::model::date::{Day, Precision};
use crate::scale::calendar::calendar;
use crate::scale::time::Time;
use crate::scene::Scene;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};
use crate::words::Words;

/// Width in which one label stands well, in CSS px.
const LABEL_PX: f64 = 72.0;

/// Space between a tick and its label, in CSS px.
const GAP_PX: f64 = 3.0;

/// Ticks with labels under the frame.
pub(super) fn dates(scene: &mut Scene, frame: &Rect, scale: &Time, window: (Day, Day), words: Words) {
    let calendar = calendar(window.0, window.1, most(frame.width));
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    let mut year_before = None;
    let mut free_from = f64::NEG_INFINITY;
    for day in calendar.starts {
        let x = scale.px(day);
        let tick = vec![at(x, frame.bottom()), at(x, frame.bottom() + 5.0)];
        scene.push(Mark::line(tick, Stroke::new(Role::InkSoft, 0.0)));
        let year = day.ymd().0;
        let label = label(day, calendar.precision, year_before != Some(year), words);
        let left = x + GAP_PX;
        let right = left + room_px(&label, size::TICK, Weight::Regular);
        if left >= free_from && right <= scene.width_px {
            scene.push(Mark::text(at(left, frame.bottom() + 16.0), label, style));
            free_from = right + 2.0 * GAP_PX;
            year_before = Some(year);
        }
    }
}

/// Days that have a tick on an axis of a width in CSS px.
pub(super) fn ticks(width_px: f64, window: (Day, Day)) -> Vec<Day> {
    calendar(window.0, window.1, most(width_px)).starts
}

/// Most ticks of an axis.
fn most(width_px: f64) -> usize {
    (width_px / LABEL_PX).clamp(2.0, 8.0) as usize
}

fn label(day: Day, precision: Precision, is_new_year: bool, words: Words) -> String {
    let (year, month, _) = day.ymd();
    match precision {
        Precision::Day if is_new_year => words.day(day),
        Precision::Day => words.short_day(day),
        Precision::Month if is_new_year => {
            words.fill("axis.month_year", &[("month", &words.month(month)), ("y", &year.to_string())])
        }
        Precision::Month => words.month(month),
        _ => words.fill("date.year", &[("y", &year.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::label::text_boxes;
    use crate::scene::mark::Shape;

    fn labels(first: &str, last: &str, width_px: f64, words: Words) -> Vec<String> {
        let mut scene = Scene::new(width_px, 60.0);
        let frame = Rect::new(10.0, 0.0, width_px - 20.0, 20.0);
        let window = (Day::parse(first).expect("a day"), Day::parse(last).expect("a day"));
        let scale = Time::new(window.0, window.1, (frame.x, frame.right()));
        dates(&mut scene, &frame, &scale, window, words);
        let boxes = text_boxes(&scene);
        assert!(boxes.iter().all(|b| b.right() <= width_px));
        assert!(boxes.windows(2).all(|w| w[0].right() <= w[1].x), "{boxes:?}");
        let text = |mark: &Mark| match &mark.shape {
            Shape::Text { content, .. } => Some(content.clone()),
            _ => None,
        };
        scene.marks.iter().filter_map(text).collect()
    }

    #[test]
    fn the_year_stands_where_it_changes() {
        let named = labels("2020-01-22", "2021-12-31", 1000.0, Words::english());
        assert_eq!(named, ["Apr 2020", "Jul", "Oct", "Jan 2021", "Apr", "Jul", "Oct"]);
    }

    #[test]
    fn a_narrow_axis_names_fewer() {
        assert_eq!(labels("2020-01-01", "2023-01-01", 300.0, Words::english()), ["2020", "2021", "2022"]);
    }

    #[test]
    fn days_are_named_in_both_languages_and_none_is_clipped() {
        assert_eq!(labels("2020-03-01", "2020-03-17", 300.0, Words::english()), ["2 March 2020", "9 Mar"]);
        let chinese = Words::of("zh").expect("a Chinese catalogue");
        assert_eq!(labels("2020-03-01", "2020-03-17", 300.0, chinese), ["2020年3月2日", "3月9日"]);
    }
}
