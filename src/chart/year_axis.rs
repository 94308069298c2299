//! The axis of years: a comb of ticks, years in words, and where its step changes, said so.
//!
//! In: a scale of years. Out: marks. Each tick is the first of January; the year's name stands
//! over the middle of the year, since a year is a span. CSS px.

use super::year_scale::YearScale;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, DOTTED, Role, Stroke, TextStyle, Weight, size};
use crate::words::Words;

use super::label::Taken;

/// Height of the axis with its years and steps.
pub const HEIGHT_PX: f64 = 46.0;

/// Height of the years alone.
pub const FOOT_PX: f64 = 22.0;

/// Steps of ticks, in years.
const STEPS: [i32; 6] = [1, 2, 5, 10, 20, 50];

/// Narrowest tick that can be told from the next.
const TICK_PX: f64 = 6.0;

/// One part of the axis with one step.
struct Part {
    first: i32,
    end: i32,
    /// Years from tick to tick.
    step: i32,
    px_a_year: f64,
}

/// Width of a year from which every decade's name has room in full.
const FULL_PX: f64 = 30.0;

impl Part {
    /// True for a year named with all four digits: a decade, and where years are narrow only
    /// the first and last of the part.
    fn in_full(&self, year: i32) -> bool {
        let is_outer = year < self.first + 10 || year + 10 >= self.end;
        year % 10 == 0 && (is_outer || self.step > 1 || self.px_a_year >= FULL_PX)
    }
}

/// The axis above the plot, its line at `y`; steps above the years where there are two.
pub fn head(scale: &YearScale, y: f64, words: Words) -> Vec<Mark> {
    let mut marks = line(scale, y, 1.0);
    marks.extend(years(scale, y - 9.0));
    if let Some(split) = scale.split {
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        for part in parts(scale) {
            let key = if part.step == 1 { "years.step.one" } else { "years.step.other" };
            let mut step = words.fill(key, &[("n", &part.step.to_string())]);
            if part.first == split {
                step = words.fill("years.step.from", &[("y", &split.to_string()), ("step", &step)]);
            }
            marks.push(Mark::text(at(scale.px(f64::from(part.first)), y - 27.0), step, style));
        }
    }
    marks
}

/// The axis below the plot.
pub fn foot(scale: &YearScale, y: f64) -> Vec<Mark> {
    let mut marks = line(scale, y, -1.0);
    marks.extend(years(scale, y + 16.0));
    marks
}

/// Hairlines through the plot: the decades of the early part, every fifth year of the late one.
pub fn grid(scale: &YearScale, top: f64, bottom: f64) -> Vec<Mark> {
    let mut marks = Vec::new();
    for part in parts(scale) {
        let step = part.step.max(5);
        for year in (part.first..part.end).filter(|y| y % step == 0 && Some(*y) != scale.split) {
            let x = scale.px(f64::from(year));
            marks.push(Mark::line(vec![at(x, top), at(x, bottom)], Stroke::new(Role::Rule, 0.0)));
        }
    }
    if let Some(split) = scale.split {
        let x = scale.px(f64::from(split));
        marks.push(Mark::line(vec![at(x, top), at(x, bottom)], Stroke::new(Role::InkSoft, 1.0).dashed(DOTTED)));
    }
    marks
}

fn parts(scale: &YearScale) -> Vec<Part> {
    let (first, end) = (scale.years.0, scale.years.1 + 1);
    let cuts: Vec<i32> = [Some(first), scale.split, Some(end)].into_iter().flatten().collect();
    let part = |(a, b): (&i32, &i32)| {
        let px_a_year = (scale.px(f64::from(*b)) - scale.px(f64::from(*a))) / f64::from((b - a).max(1));
        let step = STEPS.into_iter().find(|s| f64::from(*s) * px_a_year >= TICK_PX * 2.0).unwrap_or(50);
        let step = if step > 1 && scale.split.is_some() { step.max(10) } else { step };
        Part { first: *a, end: *b, step, px_a_year }
    };
    cuts.iter().zip(cuts.iter().skip(1)).map(part).collect()
}

/// The line with its comb, and two strokes where the step changes. `side` is 1 when the plot
/// lies below.
fn line(scale: &YearScale, y: f64, side: f64) -> Vec<Mark> {
    let stroke = Stroke::new(Role::InkSoft, 0.0);
    let mut marks = vec![Mark::line(vec![at(scale.range_px.0, y), at(scale.range_px.1, y)], stroke)];
    for part in parts(scale) {
        for year in (part.first..=part.end).filter(|year| year % part.step == 0) {
            let x = scale.px(f64::from(year));
            marks.push(Mark::line(vec![at(x, y), at(x, y + side * 5.0)], stroke));
        }
    }
    if let Some(split) = scale.split {
        let x = scale.px(f64::from(split));
        marks.push(Mark::rect(Rect::new(x - 3.0, y - 5.0, 6.0, 10.0), Role::Paper));
        for dx in [-3.0, 3.0] {
            marks.push(Mark::line(
                vec![at(x + dx - 2.5, y + 5.0), at(x + dx + 2.5, y - 5.0)],
                Stroke::new(Role::InkSoft, 1.0),
            ));
        }
    }
    marks
}

/// The names of the years: decades in full first, then the years between in two digits, as far
/// as they do not touch.
fn years(scale: &YearScale, baseline: f64) -> Vec<Mark> {
    let style = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::Middle);
    let mut taken = Taken::default();
    let mut marks = Vec::new();
    for wanted in [true, false] {
        for part in parts(scale) {
            let years = (part.first..part.end).filter(|y| y % part.step == 0 && part.in_full(*y) == wanted);
            for year in years {
                let label = if wanted { year.to_string() } else { format!("{:02}", year % 100) };
                let x = scale.px(f64::from(year)) + part.px_a_year / 2.0;
                let room = room_px(&label, size::TICK, Weight::Regular) + if wanted { 8.0 } else { 4.0 };
                if taken.first_free(&[Rect::new(x - room / 2.0, 0.0, room, 1.0)]).is_some() {
                    marks.push(Mark::text(at(x, baseline), label, style));
                }
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::Shape;

    fn texts(marks: &[Mark]) -> Vec<String> {
        let text = |m: &Mark| match &m.shape {
            Shape::Text { content, .. } => Some(content.clone()),
            _ => None,
        };
        marks.iter().filter_map(text).collect()
    }

    #[test]
    fn an_axis_with_two_steps_names_both() {
        let scale = YearScale { years: (1949, 2020), split: Some(2000), range_px: (0.0, 900.0) };
        let texts = texts(&head(&scale, 40.0, Words::english()));
        for said in ["1950", "2000", "03", "2020"] {
            assert!(texts.iter().any(|t| t == said), "{said} in {texts:?}");
        }
        assert_eq!(texts.iter().filter(|t| t.contains("tick")).count(), 2);
    }

    #[test]
    fn an_even_axis_names_no_step() {
        let scale = YearScale { years: (1949, 2020), split: None, range_px: (0.0, 900.0) };
        assert!(texts(&head(&scale, 40.0, Words::english())).iter().all(|t| t.len() <= 4));
    }
}
