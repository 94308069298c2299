//! What the panels of a case-growth figure draw: series, stated figures, what is counted.
//!
//! In: the atlas and the view. Out: [`Curves`]: totals by date of report, absolute or per 100,000
//! people, cut where a reader asked for it. Nothing here knows a px.

use super::Context;
use crate::model::cases::{Metric, Series};
use crate::model::date::Day;
use crate::model::fact::{Detail, Fact};

/// Places that one figure draws at most.
pub const MOST_PLACES: usize = 7;

/// Shortest window that can be asked for, in days.
pub(super) const SHORTEST_WINDOW: i32 = 7;

/// What the panels draw.
pub struct Curves {
    /// The places' series, in the order asked for.
    pub series: Vec<Series>,
    /// The place brought forward, by index into `series`.
    pub front: Option<usize>,
    /// Stated world totals with a day, by index into the atlas; none where the world is not drawn.
    pub stated: Vec<usize>,
    /// What is counted.
    pub metric: Metric,
    /// True when totals are per 100,000 people.
    pub per_100k: bool,
    /// First and last day that are drawn.
    pub window: (Day, Day),
    /// True when the window is not the whole one.
    pub is_zoomed: bool,
    /// What the axes reach at least while days are masked, so that they do not tell how it goes on.
    pub headroom: f64,
    /// What was asked for and cannot be drawn.
    pub ignored: Vec<(String, String)>,
    /// What a total of the world is multiplied by.
    world: f64,
}

/// Which scale a panel has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleKind {
    /// Equal steps are equal numbers.
    Linear,
    /// Equal steps are equal factors.
    Log,
}

impl Curves {
    /// The series of the place in front; the first where none is.
    pub fn leading(&self) -> Option<&Series> {
        self.series.get(self.front.unwrap_or(0))
    }

    /// A stated total of the world as the axis counts it.
    pub fn of_world(&self, total: f64) -> f64 {
        total * self.world
    }

    /// Key of the words for what is counted.
    pub fn unit(&self) -> &'static str {
        match (self.metric, self.per_100k) {
            (Metric::Cases, false) => "growth.unit.cases",
            (Metric::Deaths, false) => "growth.unit.deaths",
            (Metric::Cases, true) => "growth.unit.cases.per",
            (Metric::Deaths, true) => "growth.unit.deaths.per",
        }
    }
}

/// The places that a view draws where none is asked for: those of the documents' own story where
/// places are compared, and few of them where the rate of small counts would jump.
pub fn first_places<'a>(context: &Context<'a>) -> &'a [String] {
    let outbreak = &context.atlas.outbreak;
    match context.view.id() {
        "aligned" | "trajectory" => &outbreak.story_places,
        "doubling" => outbreak.story_places.get(..3).unwrap_or(&outbreak.story_places),
        _ => &outbreak.first_places,
    }
}

/// Settles what is drawn, with the places of the documents' own story where none is asked for.
pub fn curves(context: &Context<'_>, first: &[String]) -> Curves {
    if context.view.id() != "date" || !context.view.is_plain() {
        return asked(context, first);
    }
    let atlas = context.atlas;
    let series: Vec<Series> = first.iter().filter_map(|code| atlas.series(code, Metric::Cases).cloned()).collect();
    Curves {
        stated: stated(context, &series, Metric::Cases),
        series,
        front: None,
        metric: Metric::Cases,
        per_100k: false,
        window: atlas.outbreak.window,
        headroom: 0.0,
        is_zoomed: false,
        ignored: Vec::new(),
        world: 1.0,
    }
}

/// The same for a state of the reader's own.
#[inline(never)]
fn asked(context: &Context<'_>, first: &[String]) -> Curves {
    let (atlas, view) = (context.atlas, context.view);
    let metric = Metric::parse(view.get("metric")).unwrap_or(Metric::Cases);
    let per_100k = view.get("per") == "100k";
    let mut ignored = Vec::new();
    let asked: Vec<&str> = match view.get("places") {
        "" => first.iter().map(String::as_str).collect(),
        places => places.split(',').collect(),
    };
    let factor = |code: &str| match atlas.place(code).and_then(|p| p.population) {
        Some(people) if per_100k => Some(1e5 / people),
        None if per_100k => None,
        _ => Some(1.0),
    };
    let mask = Day::parse(view.get("mask"));
    let mut hidden = 0.0;
    let mut series: Vec<Series> = Vec::new();
    for code in asked {
        let found = atlas.series(code, metric).zip(factor(code));
        match found.filter(|_| series.len() < MOST_PLACES && series.iter().all(|s| s.code != code)) {
            Some((known, factor)) => {
                let total = known.total.scaled(factor);
                let total = match mask {
                    Some(day) => {
                        hidden = total.present().map(|(_, t)| t).fold(hidden, f64::max);
                        total.until(day)
                    }
                    None => total,
                };
                series.push(Series { code: code.to_string(), metric, total });
            }
            None => ignored.push(("places".to_string(), code.to_string())),
        }
    }
    let front = view.get("front");
    let found = series.iter().position(|s| s.code == front);
    if found.is_none() && !front.is_empty() {
        ignored.push(("front".to_string(), front.to_string()));
    }
    let window = window(context, &mut ignored);
    let mut told = stated(context, &series, metric);
    let is_masked = |index: &usize| atlas.facts.get(*index).and_then(count_day).zip(mask).is_some_and(|(d, m)| d > m);
    told.retain(|index| !is_masked(index));
    Curves {
        front: found,
        stated: told,
        metric,
        per_100k,
        window,
        headroom: if hidden > 0.0 { round_up(2.0 * hidden) } else { 0.0 },
        is_zoomed: window != atlas.outbreak.window,
        ignored,
        world: factor("WLD").unwrap_or(1.0),
        series,
    }
}

/// The window asked for, within the whole one; the whole one where that is too short.
fn window(context: &Context<'_>, ignored: &mut Vec<(String, String)>) -> (Day, Day) {
    let (first, last) = context.atlas.outbreak.window;
    let (from, to) = (context.view.get("from"), context.view.get("to"));
    let window = (Day::parse(from).unwrap_or(first).max(first), Day::parse(to).unwrap_or(last).min(last));
    if window.1.0 - window.0.0 >= SHORTEST_WINDOW {
        return window;
    }
    for (key, value) in [("from", from), ("to", to)] {
        if !value.is_empty() {
            ignored.push((key.to_string(), value.to_string()));
        }
    }
    (first, last)
}

/// The next of 1, 2 or 5 times a power of ten.
fn round_up(value: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(value)));
    let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= value);
    times.unwrap_or(10.0) * power
}

/// What documents state of the world, where the world is drawn.
fn stated(context: &Context<'_>, series: &[Series], metric: Metric) -> Vec<usize> {
    let has_world = series.iter().any(|s| s.code == "WLD");
    let is_stated = |fact: &Fact| match &fact.detail {
        Detail::Case(case) if has_world => {
            let counts = case.metric == metric.word() && case.scope == "WLD";
            counts && fact.value.is_some() && count_day(fact).is_some()
        }
        _ => false,
    };
    context.atlas.facts.iter().enumerate().filter(|(_, f)| is_stated(f)).map(|(i, _)| i).collect()
}

/// The day a stated count ends on, when it is known to the day.
pub fn count_day(fact: &Fact) -> Option<Day> {
    let dated = fact.as_of.as_ref().or(fact.date.as_ref())?;
    dated.when.day()
}

/// A place's name in the language.
pub fn name(context: &Context<'_>, code: &str) -> String {
    context.atlas.place(code).map_or(code.to_string(), |p| context.words.pick(&p.name).to_string())
}
