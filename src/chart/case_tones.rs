//! A curve as tones: the series in front, day by day, as it is drawn.
//!
//! In: a laid-out case-growth figure. Out: for each day its place in the plot, from 0 at the left and at
//! the bottom to 1 at the right and at the top, so that equal steps of pitch are equal steps on the
//! scale drawn (the log plot, where there is one); the days on which a tap is heard; and what is
//! played, in words. It knows no frequency and no second.

use super::case_curves::{Curves, curves, first_places, name};
use super::figure::{Datum, Figure};
use super::{Context, case_guide};
use crate::model::date::Day;
use crate::scene::hit::Target;
use crate::scene::mark::Rect;

/// A day that is heard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// The day's target, which shows it.
    pub target: usize,
    /// Days since the first.
    pub day: i32,
    /// Its place from left to right, 0 to 1.
    pub along: f64,
    /// Its place from bottom to top, 0 to 1.
    pub height: f64,
    /// True when the day before has no value: the line is broken here, and so is the sound.
    pub after_gap: bool,
    /// True on the first day of a month.
    pub month: bool,
    /// True when the total has doubled since the last day of which this is true.
    pub doubled: bool,
}

/// A curve to be heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Tones {
    /// What is played, in sentences.
    pub says: String,
    /// Its days, in order.
    pub tones: Vec<Tone>,
}

/// The tones of the series in front; none where the view draws no day of it.
pub fn tones(context: &Context<'_>, figure: &Figure) -> Option<Tones> {
    let curves = curves(context, first_places(context));
    let series = curves.leading()?;
    let plot = plot(figure)?;
    let mut tones: Vec<(Day, Tone)> = Vec::new();
    let (mut before, mut rung) = (None::<Day>, case_guide::anchor(&curves));
    for (target, day) in samples(figure, &plot, &series.code) {
        let Some(at) = figure.scene.targets.get(target).map(|t| t.anchor) else { continue };
        let total = series.total.at(day).unwrap_or(0.0);
        let doubled = total >= rung;
        while total >= rung && rung > 0.0 {
            rung *= 2.0;
        }
        let tone = Tone {
            target,
            day: tones.first().map_or(0, |(first, _)| day.0 - first.0),
            along: ((at.x - plot.x) / plot.width).clamp(0.0, 1.0),
            height: ((plot.bottom() - at.y) / plot.height).clamp(0.0, 1.0),
            after_gap: before.is_some_and(|b| (b.0..day.0).skip(1).any(|d| series.total.at(Day(d)).is_none())),
            month: day.ymd().2 == 1,
            doubled,
        };
        tones.push((day, tone));
        before = Some(day);
    }
    let says = says(context, &curves, tones.first()?.0, tones.last()?.0);
    Some(Tones { says, tones: tones.into_iter().map(|(_, tone)| tone).collect() })
}

/// The plot that is heard: the last, which is the log one of a pair.
fn plot(figure: &Figure) -> Option<Rect> {
    figure.panels.last().map(|panel| panel.plot).or(figure.plots.last().copied())
}

/// Every target of a place's day in a plot, in order of days.
fn samples(figure: &Figure, plot: &Rect, place: &str) -> Vec<(usize, Day)> {
    let inside = |t: &Target| plot.grown(1.0).contains(t.anchor);
    let day = |(i, t): (usize, &Target)| match figure.data.get(t.datum as usize) {
        Some(Datum::Sample { code, day }) if code == place && inside(t) => Some((i, *day)),
        _ => None,
    };
    let mut days: Vec<(usize, Day)> = figure.scene.targets.iter().enumerate().filter_map(day).collect();
    days.sort_by_key(|(_, day)| day.0);
    days
}

fn says(context: &Context<'_>, curves: &Curves, first: Day, last: Day) -> String {
    let words = context.words;
    let place = curves.leading().map_or(String::new(), |s| name(context, &s.code));
    let is_log = context.view.get("scale") != "linear" && matches!(context.view.id(), "date" | "aligned");
    let key = if is_log { "growth.tones.log" } else { "growth.tones" };
    let view = words.name("control.view", context.view.id());
    let slots = [("place", place.as_str()), ("view", &view), ("a", &words.day(first)), ("b", &words.day(last))];
    words.fill(key, &slots)
}
