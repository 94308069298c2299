//! What is asked of the timeline of days: a window of days, and a day that is open.
//!
//! In: the view's `from`, `to` and `day`. Out: days within the figure's own first and last day,
//! and the pairs that could not be followed. No px.

use super::Context;
use super::day_entry::when_of;
use super::figure::Datum;
use crate::model::date::Day;

/// Fewest days of a window, so that there is an axis.
pub const FEWEST_DAYS: i32 = 7;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// First and last day drawn.
    pub window: (Day, Day),
    /// True when that is not the whole.
    pub is_part: bool,
    /// The open day.
    pub day: Option<Day>,
    /// Pairs that could not be followed.
    pub ignored: Vec<(String, String)>,
}

/// Reads what is asked for.
pub fn asked(context: &Context<'_>) -> Asked {
    let whole = context.atlas.outbreak.days;
    let get = |key: &str| Day::parse(context.view.get(key));
    let within = |day: &Day| (whole.0..=whole.1).contains(day);
    let mut window = (get("from").unwrap_or(whole.0).max(whole.0), get("to").unwrap_or(whole.1).min(whole.1));
    let mut ignored = Vec::new();
    let mut ignore = |key: &str| {
        let value = context.view.get(key);
        if !value.is_empty() {
            ignored.push((key.to_string(), value.to_string()));
        }
    };
    if window.1.0 - window.0.0 + 1 < FEWEST_DAYS {
        window = whole;
        ["from", "to"].into_iter().for_each(&mut ignore);
    }
    let day = get("day");
    if day.is_some_and(|day| !within(&day)) {
        ignore("day");
    }
    Asked { window, is_part: window != whole, day: day.filter(within), ignored }
}

/// The day that opens from a mark; none where it has no day, or that day is open.
pub fn to_open(context: &Context<'_>, datum: &Datum) -> Option<Day> {
    let whole = context.atlas.outbreak.days;
    let day = match datum {
        Datum::Facts(facts) => context.atlas.facts.get(*facts.first()?).and_then(when_of)?.day(),
        Datum::Sample { day, .. } => Some(*day),
        Datum::Event(index) => context.atlas.events.get(*index).map(|e| e.day),
        _ => None,
    };
    let is_open = |day: &Day| asked(context).day == Some(*day);
    day.filter(|day| (whole.0..=whole.1).contains(day) && !is_open(day))
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::atlas;
    use super::*;
    use crate::chart::view::View;
    use crate::chart::{REGISTRY, entry};
    use crate::words::Words;

    fn read(pairs: &[(&str, &str)]) -> (String, String, Option<String>, usize) {
        let atlas = atlas(Vec::new());
        assert!(REGISTRY.iter().any(|f| f.id == "institutions"));
        let mut all = vec![("view".to_string(), "days".to_string())];
        all.extend(pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())));
        let view = View::read(entry("institutions").expect("the figure"), &all).view;
        let found = asked(&Context { atlas: &atlas, view: &view, words: Words::english(), width_px: 900.0 });
        (found.window.0.iso(), found.window.1.iso(), found.day.map(Day::iso), found.ignored.len())
    }

    fn check(pairs: &[(&str, &str)], from: &str, to: &str, day: Option<&str>, ignored: usize) {
        assert_eq!(read(pairs), (from.into(), to.into(), day.map(str::to_string), ignored), "{pairs:?}");
    }

    #[test]
    fn a_window_is_cut_to_the_whole_and_one_too_short_is_handed_back() {
        check(&[], "2020-01-01", "2020-06-12", None, 0);
        check(&[("from", "2020-03-01")], "2020-03-01", "2020-06-12", None, 0);
        check(&[("from", "2019-01-01"), ("to", "2020-01-27")], "2020-01-01", "2020-01-27", None, 0);
        check(&[("from", "2020-03-01"), ("to", "2020-02-01")], "2020-01-01", "2020-06-12", None, 2);
        check(&[("from", "2020-03-01"), ("to", "2020-03-05")], "2020-01-01", "2020-06-12", None, 2);
    }

    #[test]
    fn a_day_outside_the_whole_is_handed_back() {
        check(&[("day", "2020-01-20")], "2020-01-01", "2020-06-12", Some("2020-01-20"), 0);
        check(&[("day", "2021-01-20")], "2020-01-01", "2020-06-12", None, 1);
    }
}
