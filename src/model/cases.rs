//! Daily series by place: cumulative counts with gaps.
//!
//! Long series are columns of numbers. Missing is never zero, and only this file knows how it is
//! kept (as NaN).

use super::date::Day;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Confirmed cases.
    Cases,
    /// Deaths.
    Deaths,
}

impl Metric {
    /// Reads `cases` or `deaths`.
    pub fn parse(word: &str) -> Option<Metric> {
        match word {
            "cases" => Some(Metric::Cases),
            "deaths" => Some(Metric::Deaths),
            _ => None,
        }
    }

    /// The word as it stands in the tables.
    pub fn word(self) -> &'static str {
        match self {
            Metric::Cases => "cases",
            Metric::Deaths => "deaths",
        }
    }
}

/// A column of daily values: one number a day from `start`, gaps included.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Day of the first value.
    pub start: Day,
    values: Vec<f64>,
}

impl Column {
    /// A column of `values` (one a day from `start`), none for a gap.
    pub fn new(start: Day, values: impl IntoIterator<Item = Option<f64>>) -> Column {
        let values = values.into_iter().map(|v| v.unwrap_or(f64::NAN)).collect();
        Column { start, values }
    }

    /// Days in the column, gaps counted.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// True when it holds no day at all.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a day; none in a gap or outside.
    pub fn at(&self, day: Day) -> Option<f64> {
        let index = usize::try_from(day.0.checked_sub(self.start.0)?).ok()?;
        self.values.get(index).copied().filter(|v| !v.is_nan())
    }

    /// Every day that has a value, in order.
    pub fn present(&self) -> impl Iterator<Item = (Day, f64)> + '_ {
        self.days().filter_map(|(day, value)| value.map(|v| (day, v)))
    }

    /// Every day in order, none for a gap.
    pub fn days(&self) -> impl Iterator<Item = (Day, Option<f64>)> + '_ {
        self.values.iter().enumerate().map(|(i, v)| {
            let day = self.start.plus(i as i32);
            (day, if v.is_nan() { None } else { Some(*v) })
        })
    }

    /// The day after the last one in the column.
    pub fn end(&self) -> Day {
        self.start.plus(i32::try_from(self.values.len()).unwrap_or(i32::MAX))
    }

    /// Every day from `from` up to and without `to` that is in the column, none for a gap.
    pub fn within(&self, from: Day, to: Day) -> impl Iterator<Item = (Day, Option<f64>)> + '_ {
        let (first, values) = self.part(from, to);
        (first.0..).zip(values).map(|(day, v)| (Day(day), if v.is_nan() { None } else { Some(*v) }))
    }

    /// Between which values the days from `from` up to and without `to` lie.
    pub fn range(&self, from: Day, to: Day) -> Range {
        let mut range = Range::default();
        for value in self.part(from, to).1 {
            // Both are false of a gap.
            if *value < range.low {
                range.low = *value;
            }
            if *value > range.high {
                range.high = *value;
            }
            range.has_gap |= value.is_nan();
        }
        range
    }

    /// The last known value of the days from `from` up to and without `to`.
    pub fn last(&self, from: Day, to: Day) -> Option<(Day, f64)> {
        let (start, values) = self.part(from, to);
        let at = values.iter().rposition(|v| !v.is_nan())?;
        Some((start.plus(at as i32), values.get(at).copied()?))
    }

    /// What stands out in the days from `from` up to and without `to`; none where all is a gap.
    pub fn extremes(&self, from: Day, to: Day) -> Option<Extremes> {
        let (start, values) = self.part(from, to);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let (mut at_low, mut at_high) = (0, 0);
        for (at, value) in values.iter().enumerate() {
            // Both are false of a gap.
            if *value < low {
                (low, at_low) = (*value, at);
            }
            if *value > high {
                (high, at_high) = (*value, at);
            }
        }
        let known = |at: usize| Some((start.plus(at as i32), values.get(at).copied()?));
        let first = values.iter().position(|v| !v.is_nan())?;
        let last = values.iter().rposition(|v| !v.is_nan())?;
        Some(Extremes { first: known(first)?, low: known(at_low)?, high: known(at_high)?, last: known(last)? })
    }

    /// The days from `from` up to and without `to` as they are kept, with the first of them.
    fn part(&self, from: Day, to: Day) -> (Day, &[f64]) {
        let from = from.clamp(self.start, self.end());
        let index = |day: Day| usize::try_from(i64::from(day.0) - i64::from(self.start.0)).unwrap_or(0);
        let to = index(to).min(self.values.len());
        (from, self.values.get(index(from)..to).unwrap_or_default())
    }

    /// Running totals; a gap stays a gap and the total goes on after it.
    pub fn cumulative(&self) -> Column {
        let mut total = 0.0;
        let values = self.days().map(|(_, value)| {
            total += value?;
            Some(total)
        });
        Column::new(self.start, values.collect::<Vec<_>>())
    }

    /// Day by day the difference of two columns over the days of `self`; where `other` has not
    /// begun, its total is nothing.
    pub fn minus(&self, other: &Column) -> Column {
        let mut taken = 0.0;
        let values: Vec<Option<f64>> = self
            .days()
            .map(|(day, value)| {
                taken = other.at(day).unwrap_or(taken);
                value.map(|v| v - taken)
            })
            .collect();
        Column::new(self.start, values)
    }

    /// Every value times a factor.
    pub fn scaled(&self, factor: f64) -> Column {
        Column { start: self.start, values: self.values.iter().map(|v| v * factor).collect() }
    }

    /// The column up to and with a day.
    pub fn until(&self, last: Day) -> Column {
        let days = usize::try_from(last.0.saturating_sub(self.start.0).saturating_add(1)).unwrap_or(0);
        Column { start: self.start, values: self.values.iter().take(days).copied().collect() }
    }

    /// The first day on which the value reaches `threshold`.
    pub fn first_at_least(&self, threshold: f64) -> Option<Day> {
        self.present().find(|(_, v)| *v >= threshold).map(|(day, _)| day)
    }
}

/// What the codes of places in somebody's own table begin with.
pub const OWN: &str = "own:";

/// Between which values a stretch of days lies; `low` is above `high` where all is a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// True when a day has no value.
    pub has_gap: bool,
}

impl Default for Range {
    fn default() -> Range {
        Range { low: f64::INFINITY, high: f64::NEG_INFINITY, has_gap: false }
    }
}

impl Range {
    /// The range of both stretches.
    pub fn and(self, other: Range) -> Range {
        let (low, high) = (self.low.min(other.low), self.high.max(other.high));
        Range { low, high, has_gap: self.has_gap || other.has_gap }
    }
}

/// What stands out in a stretch of days, gaps passed over; the four may fall together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extremes {
    /// The first known value.
    pub first: (Day, f64),
    /// The lowest, the first of equals.
    pub low: (Day, f64),
    /// The highest, the first of equals.
    pub high: (Day, f64),
    /// The last known value.
    pub last: (Day, f64),
}

impl Extremes {
    /// The four in the order of days.
    pub fn by_day(&self) -> [(Day, f64); 4] {
        let (a, b) = if self.low.0 <= self.high.0 { (self.low, self.high) } else { (self.high, self.low) };
        [self.first, a, b, self.last]
    }

    /// What stands out in this stretch and a later one.
    pub fn then(self, later: Extremes) -> Extremes {
        let low = if later.low.1 < self.low.1 { later.low } else { self.low };
        let high = if later.high.1 > self.high.1 { later.high } else { self.high };
        Extremes { first: self.first, low, high, last: later.last }
    }
}

/// The cumulative series of one place and metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Code of the place.
    pub code: String,
    /// What is counted.
    pub metric: Metric,
    /// Totals by date of report.
    pub total: Column,
}

impl Series {
    /// What somebody's own table calls the place; of any other place its code.
    pub fn label(&self) -> &str {
        self.code.strip_prefix(OWN).unwrap_or(&self.code)
    }
}

/// A dated event of the reference: what breaks a series or what the documents leave out.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceEvent {
    /// Unique id.
    pub id: String,
    /// The day.
    pub day: Day,
    /// Code of the place.
    pub scope: String,
    /// Short neutral wording.
    pub title: super::fact::Bilingual,
    /// Address of the citation, or empty.
    pub url: String,
    /// Its own citation.
    pub citation: super::fact::Bilingual,
    /// True when the counting changed.
    pub breaks_series: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[Option<f64>]) -> Column {
        Column::new(Day(0), values.iter().copied())
    }

    #[test]
    fn a_gap_stays_a_gap_and_the_total_goes_on() {
        let total = column(&[Some(1.0), None, Some(2.0)]).cumulative();
        let got: Vec<_> = total.days().map(|(_, v)| v).collect();
        assert_eq!(got, [Some(1.0), None, Some(3.0)]);
    }

    #[test]
    fn negative_correction_is_kept() {
        let total = column(&[Some(5.0), Some(-2.0)]).cumulative();
        assert_eq!(total.at(Day(1)), Some(3.0));
    }

    #[test]
    fn a_column_is_cut_after_a_day() {
        let total = column(&[Some(1.0), None, Some(3.0)]);
        assert_eq!(total.until(Day(1)).len(), 2);
        assert_eq!(total.until(Day(9)).scaled(2.0).at(Day(2)), Some(6.0));
        assert!(total.until(Day(-1)).is_empty());
    }

    #[test]
    fn nothing_outside_the_column() {
        let total = column(&[Some(1.0)]);
        assert_eq!((total.at(Day(-1)), total.at(Day(1))), (None, None));
    }

    #[test]
    fn extremes_pass_over_gaps_and_stand_by_day() {
        let total = column(&[None, Some(2.0), Some(9.0), None, Some(1.0), Some(3.0), None]);
        let days = total.extremes(Day(-5), Day(99)).map(|e| e.by_day().map(|(day, _)| day.0));
        assert_eq!(days, Some([1, 2, 4, 5]));
        assert_eq!(total.extremes(Day(3), Day(4)), None);
        let range = total.range(Day(-5), Day(99));
        assert_eq!((range.low, range.high, range.has_gap), (1.0, 9.0, true));
        assert_eq!(total.last(Day(0), Day(5)), Some((Day(4), 1.0)));
    }

    #[test]
    fn days_within_are_those_of_the_column() {
        let total = column(&[Some(1.0), None, Some(3.0)]);
        let days = |from, to| total.within(Day(from), Day(to)).map(|(day, v)| (day.0, v)).collect::<Vec<_>>();
        assert_eq!(days(-9, 2), [(0, Some(1.0)), (1, None)]);
        assert_eq!(days(2, 9), [(2, Some(3.0))]);
        assert_eq!((days(5, 9), days(2, 1)), (vec![], vec![]));
    }

    #[test]
    fn a_difference_holds_the_last_known_total() {
        let world = column(&[Some(3.0), Some(5.0)]);
        let part = column(&[Some(1.0), None]);
        let rest: Vec<_> = world.minus(&part).present().map(|(_, v)| v).collect();
        assert_eq!(rest, [2.0, 4.0]);
    }
}
