//! The days of a long series that its line needs.
//!
//! In: a column, a window of days, how many days one step of the picture holds, and what the eye
//! takes for flat. Out: days in order with their values, none for a gap. Where a step holds few
//! days, all of them come out but those inside a flat block. Where it holds many, four stand for
//! all: the first, lowest, highest and last of the step draw the same line (M4; Jugel et al. 2014,
//! Proceedings of the VLDB Endowment 7(10)). No extreme is lost. A gap is told unless it lies
//! within a step, where no eye would find it. Blocks of days are looked over once, when the series
//! comes, so that a step of a zoom need not look at each day again.

use crate::model::cases::{Column, Extremes, Range};
use crate::model::date::Day;

/// Days in a step above which four stand for all.
const DENSE: f64 = 4.0;
/// Days in a block.
const BLOCK: i32 = 32;
/// Blocks in a step above which steps begin and end with a block.
const MANY: usize = 4;

/// A column with the range of each block of its days, from its first day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocks {
    ranges: Vec<Range>,
}

impl Blocks {
    /// Looks a column over.
    pub fn new(column: &Column) -> Blocks {
        let count = column.len().div_ceil(BLOCK as usize) as i32;
        let start = |block: i32| column.start.plus(block.saturating_mul(BLOCK));
        Blocks { ranges: (0..count).map(|block| column.range(start(block), start(block + 1))).collect() }
    }

    /// Between which values the days from `from` up to and without `to` lie.
    pub fn range(&self, column: &Column, from: Day, to: Day) -> Range {
        let (first, last) = (ceil(from, column), floor(to, column));
        if first >= last {
            return column.range(from, to);
        }
        let edges = column.range(from, day(first, column)).and(column.range(day(last, column), to));
        self.between(first, last).iter().fold(edges, |range, block| range.and(*block))
    }

    /// What stands out in the days from `from` up to and without `to`.
    fn extremes(&self, column: &Column, from: Day, to: Day) -> Option<Extremes> {
        let from = from.max(column.start);
        let (first, last) = (ceil(from, column), floor(to, column));
        let blocks = self.between(first, last);
        if blocks.len() < MANY {
            return column.extremes(from, to);
        }
        let mut telling: [Option<i32>; 4] = [None; 4];
        let mut range = Range::default();
        for (number, block) in (first..).zip(blocks).filter(|(_, block)| block.low <= block.high) {
            let [begin, low, high, end] = &mut telling;
            begin.get_or_insert(number);
            if block.low < range.low {
                *low = Some(number);
            }
            if block.high > range.high {
                *high = Some(number);
            }
            *end = Some(number);
            range = range.and(*block);
        }
        let [begin, low, high, end] = telling;
        let mut found = column.extremes(from, day(first, column));
        for number in [begin, low.min(high), low.max(high), end].into_iter().flatten() {
            found = joined(found, column.extremes(day(number, column), day(number + 1, column)));
        }
        joined(found, column.extremes(day(last, column), to))
    }

    fn between(&self, first: i32, last: i32) -> &[Range] {
        let index = |block: i32| usize::try_from(block).unwrap_or(0).min(self.ranges.len());
        self.ranges.get(index(first)..index(last)).unwrap_or_default()
    }
}

fn joined(first: Option<Extremes>, later: Option<Extremes>) -> Option<Extremes> {
    match (first, later) {
        (Some(first), Some(later)) => Some(first.then(later)),
        (first, later) => first.or(later),
    }
}

/// The block that a day stands in.
fn floor(day: Day, column: &Column) -> i32 {
    day.0.saturating_sub(column.start.0).div_euclid(BLOCK)
}

/// The first block that begins on a day or after it.
fn ceil(day: Day, column: &Column) -> i32 {
    floor(day.plus(BLOCK - 1), column)
}

/// The day on which a block begins.
fn day(block: i32, column: &Column) -> Day {
    column.start.plus(block.saturating_mul(BLOCK))
}

/// Which days are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// First and last day in view.
    pub window: (Day, Day),
    /// Days in a step of the picture.
    pub step_days: f64,
}

/// Hands over the days of a window, the nearest before and after it included, so that a line can
/// be drawn to the window's edges; of a block between two values that `is_flat` only its ends.
pub fn thin(
    (column, blocks): (&Column, &Blocks),
    wanted: Wanted,
    is_flat: impl Fn(f64, f64) -> bool,
    mut each: impl FnMut(Day, Option<f64>),
) {
    let Wanted { window, step_days } = wanted;
    let is_dense = step_days > DENSE;
    let margin = if is_dense { libm::ceil(step_days).min(1e9) as i32 } else { 1 };
    let from = window.0.plus(-margin).max(column.start);
    let to = window.1.plus(margin.saturating_add(1)).min(column.end());
    let mut next = from;
    while next < to {
        let first = next;
        next =
            if is_dense { step_end(first, window.0, step_days, column) } else { day(floor(first, column) + 1, column) };
        next = next.max(first.plus(1)).min(to);
        let block = floor(first, column);
        let flat = blocks.between(block, block + 1).first();
        let flat = flat.is_some_and(|range| !is_dense && !range.has_gap && is_flat(range.low, range.high));
        if is_dense {
            match blocks.extremes(column, first, next) {
                Some(extremes) => extremes.by_day().into_iter().for_each(|(day, value)| each(day, Some(value))),
                None => each(first, None),
            }
        } else if flat {
            each(first, column.at(first));
            each(next.plus(-1), column.at(next.plus(-1)));
        } else {
            column.within(first, next).for_each(|(day, value)| each(day, value));
        }
    }
}

/// The day after a step: steps are counted from the window's first day, so that each keeps its
/// px whatever day a line begins on; one of many blocks ends with a block.
fn step_end(from: Day, origin: Day, step_days: f64, column: &Column) -> Day {
    let step = libm::floor(f64::from(from.0.saturating_sub(origin.0)) / step_days) + 1.0;
    let end = origin.plus(libm::ceil(step * step_days) as i32);
    if step_days > f64::from(BLOCK) * MANY as f64 { day(ceil(end, column), column) } else { end }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn thinned(values: &[Option<f64>], window: (i32, i32), step_days: f64, flat: f64) -> Vec<(i32, Option<f64>)> {
        let column = Column::new(Day(0), values.iter().copied());
        let mut days = Vec::new();
        let wanted = Wanted { window: (Day(window.0), Day(window.1)), step_days };
        let blocks = Blocks::new(&column);
        thin((&column, &blocks), wanted, |low, high| high - low <= flat, |day, value| days.push((day.0, value)));
        days
    }

    #[test]
    fn few_days_a_step_all_come_out_with_one_beyond_each_edge() {
        let values: Vec<_> = (0..9).map(|v| Some(f64::from(v))).collect();
        let days: Vec<i32> = thinned(&values, (3, 5), 1.0, 0.0).iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [2, 3, 4, 5, 6]);
    }

    #[test]
    fn long_steps_end_with_a_block_and_hand_over_four_days_each() {
        let values: Vec<_> = (0..3200).map(|v| Some(f64::from(v % 7))).collect();
        let days = thinned(&values, (0, 3199), 200.0, 0.0);
        assert_eq!(days.len(), 4 * 16);
        assert!(days.chunks(4).all(|step| step[0].0 % BLOCK == 0 && step.iter().any(|day| day.1 == Some(6.0))));
    }

    #[test]
    fn of_a_flat_block_only_its_ends_come_out() {
        let mut values = vec![Some(5.0); 96];
        values[40] = Some(9.0);
        let days: Vec<i32> = thinned(&values, (0, 95), 1.0, 1.0).iter().map(|(day, _)| *day).collect();
        assert_eq!((days[..2].to_vec(), days.len(), days[34..].to_vec()), (vec![0, 31], 36, vec![64, 95]));
    }

    #[test]
    fn a_gap_in_a_flat_block_is_told() {
        let values: Vec<_> = (0..32).map(|v| (v != 7).then_some(1.0)).collect();
        assert!(thinned(&values, (0, 31), 1.0, 1.0).contains(&(7, None)));
    }

    #[test]
    fn a_gap_of_a_whole_step_is_told() {
        let values: Vec<_> = (0..30).map(|v| (!(10..20).contains(&v)).then_some(1.0)).collect();
        let gaps = thinned(&values, (0, 29), 5.0, 0.0).iter().filter(|(_, value)| value.is_none()).count();
        assert_eq!(gaps, 2);
    }

    fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
        proptest::collection::vec(proptest::option::weighted(0.8, 0.0..9.0f64), 1..900)
    }

    proptest! {
        #[test]
        fn blocks_tell_what_the_days_tell(values in values(), from in -50..900, length in 0..900) {
            let column = Column::new(Day(7), values);
            let blocks = Blocks::new(&column);
            let (from, to) = (Day(from), Day(from + length));
            prop_assert_eq!(blocks.extremes(&column, from, to), column.extremes(from, to));
            let (told, days) = (blocks.range(&column, from, to), column.range(from, to));
            prop_assert_eq!((told.low, told.high), (days.low, days.high));
        }

        #[test]
        fn every_step_keeps_its_extremes(values in values(), step in 4.5..20.0f64) {
            let last = values.len() as i32 - 1;
            let kept = thinned(&values, (0, last), step, 0.0);
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
