//! The days of a dense series that a line needs: of each step the first, lowest, highest and last.
//!
//! In: a column, a window of days, and how many days one step of the picture holds. Out: days in
//! order with their values, none for a gap. Where a step holds few days all of them come out;
//! where it holds many, these four draw the same line (M4; Jugel et al. 2014, Proceedings of the
//! VLDB Endowment 7(10)). No extreme is lost. A gap is told unless it lies within a step, where
//! no eye would find it.

use crate::model::cases::Column;
use crate::model::date::Day;

/// Days in a step above which four stand for all.
const DENSE: f64 = 4.0;

/// Hands over the days of a window, the nearest before and after it included, so that a line can
/// be drawn to the window's edges.
pub fn thin(column: &Column, window: (Day, Day), step_days: f64, each: &mut dyn FnMut(Day, Option<f64>)) {
    let margin = libm::ceil(step_days).clamp(1.0, 1e9) as i32;
    let (from, to) =
        (window.0.plus(-margin).max(column.start), window.1.plus(margin.saturating_add(1)).min(column.end()));
    if step_days <= DENSE {
        for (day, value) in column.within(from, to) {
            each(day, value);
        }
        return;
    }
    // Steps are counted from the window's edge, so that each keeps its px while lines differ in start.
    let step_of = |day: Day| libm::floor(f64::from(day.0.saturating_sub(window.0.0)) / step_days);
    let day_of = |step: f64| window.0.plus(libm::ceil(step * step_days) as i32);
    let mut step = step_of(from);
    let mut day = from;
    while day < to {
        step += 1.0;
        let next = day_of(step).min(to).max(day.plus(1));
        match column.extremes(day, next) {
            Some(extremes) => extremes.by_day().into_iter().for_each(|(day, value)| each(day, Some(value))),
            None => each(day, None),
        }
        day = next;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn thinned(values: &[Option<f64>], window: (i32, i32), step_days: f64) -> Vec<(i32, Option<f64>)> {
        let column = Column::new(Day(0), values.iter().copied());
        let mut days = Vec::new();
        thin(&column, (Day(window.0), Day(window.1)), step_days, &mut |day, value| days.push((day.0, value)));
        days
    }

    #[test]
    fn few_days_a_step_all_come_out_with_one_beyond_each_edge() {
        let values: Vec<_> = (0..9).map(|v| Some(f64::from(v))).collect();
        let days: Vec<i32> = thinned(&values, (3, 5), 1.0).iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_gap_of_a_whole_step_is_told() {
        let values: Vec<_> = (0..30).map(|v| (!(10..20).contains(&v)).then_some(1.0)).collect();
        let gaps = thinned(&values, (0, 29), 5.0).iter().filter(|(_, value)| value.is_none()).count();
        assert_eq!(gaps, 2);
    }

    proptest! {
        #[test]
        fn every_step_keeps_its_extremes(values in proptest::collection::vec(proptest::option::of(0.0..9.0f64), 1..300), step in 4.5..20.0f64) {
            let last = values.len() as i32 - 1;
            let kept = thinned(&values, (0, last), step);
            prop_assert!(kept.is_sorted_by_key(|(day, _)| *day));
            let range = |days: &mut dyn Iterator<Item = (i32, Option<f64>)>, nth: f64| {
                let inside = |day: i32| libm::floor(f64::from(day) / step) == nth;
                let known = days.filter(|(day, _)| inside(*day)).filter_map(|(_, value)| value);
                known.fold((9.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)))
            };
            for nth in 0..(f64::from(last) / step) as i32 {
                let full = range(&mut (0..).zip(values.iter().copied()), f64::from(nth));
                prop_assert_eq!(range(&mut kept.iter().copied(), f64::from(nth)), full);
            }
        }
    }
}
