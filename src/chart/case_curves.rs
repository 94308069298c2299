//! What the panels of a case-growth figure draw: series, stated figures, what is counted.
//!
//! In: the atlas and the view. Out: [`Curves`]. Nothing here knows a px.

use super::Context;
use crate::model::cases::{Metric, Series};
use crate::model::date::Day;
use crate::model::fact::{Detail, Fact};

/// What both panels draw.
pub struct Curves<'a> {
    /// The places' series, the one in front first.
    pub series: Vec<&'a Series>,
    /// Stated world totals with a day, by index into the atlas.
    pub stated: Vec<usize>,
    /// What is counted.
    pub metric: Metric,
}

/// Which scale a panel has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleKind {
    /// Equal steps are equal numbers.
    Linear,
    /// Equal steps are equal factors.
    Log,
}

/// Settles what is drawn.
pub fn curves<'a>(context: &Context<'a>) -> Curves<'a> {
    let atlas = context.atlas;
    let metric = Metric::parse(context.view.get("metric")).unwrap_or(Metric::Cases);
    let asked: Vec<&str> = match context.view.get("places") {
        "" => atlas.outbreak.first_places.iter().map(String::as_str).collect(),
        places => places.split(',').take(7).collect(),
    };
    let series = asked.iter().filter_map(|code| atlas.series(code, metric)).collect();
    let is_stated = |fact: &Fact| match &fact.detail {
        Detail::Case(case) => {
            let counts = case.metric == metric.word() && case.scope == "WLD";
            counts && fact.value.is_some() && count_day(fact).is_some()
        }
        _ => false,
    };
    let stated = atlas.facts.iter().enumerate().filter(|(_, f)| is_stated(f)).map(|(i, _)| i).collect();
    Curves { series, stated, metric }
}

/// The day a stated count ends on, when it is known to the day.
pub fn count_day(fact: &Fact) -> Option<Day> {
    let dated = fact.as_of.as_ref().or(fact.date.as_ref())?;
    dated.when.day()
}
