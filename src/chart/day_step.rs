//! Steps on the timeline of days: what a step makes of the open day and of the window.
//!
//! In: what is asked for and a step by its word. Out: the pairs that change, an empty value for a
//! key that goes; nothing where the step leads nowhere. The page's buttons, keys and swipes ask
//! here, so that no script counts days.

use super::Context;
use super::day_entry::day_book;
use super::day_window::{Asked, FEWEST_DAYS, asked};
use super::days_words::days_of;
use crate::model::date::Day;

/// A key and its new value.
pub type Pair = (&'static str, String);

/// The pairs that a step changes.
///
/// `day-`, `day+`, `week-` and `week+` move the open day, and the window with it where the day
/// leaves it; without an open day they move the window, and where all days are shown they open
/// the last or the first day that an entry carries. `closer` and `wider` halve and double the
/// window, `all` shows all days, `close` closes the day.
pub fn step(context: &Context<'_>, word: &str) -> Vec<Pair> {
    let now = asked(context);
    let whole = context.atlas.outbreak.days;
    let mut next = now.clone();
    match word {
        "day-" => walk(context, &mut next, -1),
        "day+" => walk(context, &mut next, 1),
        "week-" => walk(context, &mut next, -7),
        "week+" => walk(context, &mut next, 7),
        "closer" => stretch(&mut next, whole, |days| days / 2),
        "wider" => stretch(&mut next, whole, |days| days * 2),
        "all" => next.window = whole,
        "close" => next.day = None,
        _ => {}
    }
    changes(&now, &next, whole)
}

/// Opens a day and brings it into the window.
pub fn open(context: &Context<'_>, day: Day) -> Vec<Pair> {
    let now = asked(context);
    let whole = context.atlas.outbreak.days;
    let mut next = Asked { day: Some(day.clamp(whole.0, whole.1)), ..now.clone() };
    follow(&mut next);
    changes(&now, &next, whole)
}

fn walk(context: &Context<'_>, next: &mut Asked, days: i32) {
    let whole = context.atlas.outbreak.days;
    match next.day {
        Some(day) => {
            next.day = Some(day.plus(days).clamp(whole.0, whole.1));
            follow(next);
        }
        None if next.is_part => {
            let by = days.clamp(whole.0.0 - next.window.0.0, whole.1.0 - next.window.1.0);
            next.window = (next.window.0.plus(by), next.window.1.plus(by));
        }
        None => {
            let carried = days_of(&day_book(context, whole));
            let carried = carried.into_iter().filter(|day| (whole.0..=whole.1).contains(day));
            next.day = if days > 0 { carried.min() } else { carried.max() };
        }
    }
}

/// Moves the window so that the open day lies in it.
fn follow(next: &mut Asked) {
    let Some(day) = next.day else { return };
    let by = (day.0 - next.window.0.0).min(0) + (day.0 - next.window.1.0).max(0);
    next.window = (next.window.0.plus(by), next.window.1.plus(by));
}

/// Gives the window another length around the open day, else around its middle.
fn stretch(next: &mut Asked, whole: (Day, Day), length: fn(i32) -> i32) {
    let now = next.window.1.0 - next.window.0.0 + 1;
    let days = length(now).clamp(FEWEST_DAYS, whole.1.0 - whole.0.0 + 1);
    let middle = next.day.map_or((next.window.0.0 + next.window.1.0) / 2, |day| day.0);
    let first = (middle - days / 2).clamp(whole.0.0, whole.1.0 - days + 1);
    next.window = (Day(first), Day(first + days - 1));
}

fn changes(now: &Asked, next: &Asked, whole: (Day, Day)) -> Vec<Pair> {
    let unless = |day: Day, end: Day| if day == end { String::new() } else { day.iso() };
    let mut changes = Vec::new();
    if now.day != next.day {
        changes.push(("day", next.day.map_or(String::new(), Day::iso)));
    }
    if now.window != next.window {
        changes.push(("from", unless(next.window.0, whole.0)));
        changes.push(("to", unless(next.window.1, whole.1)));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::{atlas, fact};
    use super::*;
    use crate::chart::entry;
    use crate::chart::view::View;
    use crate::model::fact::Lane;
    use crate::words::Words;

    /// What a step makes of a state, as `key=value` pairs.
    fn check(state: &str, word: &str, expected: &str) {
        let facts = ["2020-01-03", "2020-03-26", "2020-06-11"].map(|d| fact(d, Lane::Body, "A", d));
        let atlas = atlas(facts.to_vec());
        let pairs = format!("view=days&{state}");
        let pairs: Vec<(String, String)> =
            pairs.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.into(), v.into())).collect();
        let view = View::read(entry("institutions").expect("the figure"), &pairs).view;
        let context = Context { atlas: &atlas, view: &view, words: Words::english(), width_px: 900.0 };
        let step = match Day::parse(word) {
            Some(day) => open(&context, day),
            None => step(&context, word),
        };
        let found: Vec<String> = step.iter().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(found.join("&"), expected, "{state} {word}");
    }

    #[test]
    fn an_open_day_walks_and_takes_the_window_along() {
        check("day=2020-01-20", "day+", "day=2020-01-21");
        check("day=2020-01-20", "week-", "day=2020-01-13");
        check("day=2020-01-27&from=2020-01-20&to=2020-01-27", "day+", "day=2020-01-28&from=2020-01-21&to=2020-01-28");
        check("day=2020-06-10", "week+", "day=2020-06-12");
        check("day=2020-06-12", "day+", "");
    }

    #[test]
    fn a_window_walks_and_stops_at_the_ends() {
        check("from=2020-02-01&to=2020-02-14", "week+", "from=2020-02-08&to=2020-02-21");
        check("from=2020-01-03&to=2020-01-16", "week-", "from=&to=2020-01-14");
        check("to=2020-01-14", "day-", "");
    }

    #[test]
    fn from_all_days_a_step_opens_one_that_an_entry_carries() {
        check("", "day+", "day=2020-01-03");
        check("", "week-", "day=2020-06-11");
    }

    #[test]
    fn the_window_is_halved_and_doubled_around_the_open_day() {
        check("", "closer", "from=2020-02-10&to=2020-05-01");
        check("day=2020-01-20&from=2020-01-13&to=2020-01-26", "closer", "from=2020-01-17&to=2020-01-23");
        check("day=2020-01-20&from=2020-01-17&to=2020-01-23", "closer", "");
        check("from=2020-02-10&to=2020-05-01", "wider", "from=&to=");
        check("from=2020-02-10&to=2020-05-01", "all", "from=&to=");
        check("", "wider", "");
    }

    #[test]
    fn a_day_is_opened_within_the_window_and_closed() {
        check("from=2020-02-01&to=2020-02-14", "2020-01-20", "day=2020-01-20&from=2020-01-20&to=2020-02-02");
        check("", "2021-01-20", "day=2020-06-12");
        check("day=2020-01-20", "close", "day=");
        check("", "close", "");
    }
}
