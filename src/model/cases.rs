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
    fn a_difference_holds_the_last_known_total() {
        let world = column(&[Some(3.0), Some(5.0)]);
        let part = column(&[Some(1.0), None]);
        let rest: Vec<_> = world.minus(&part).present().map(|(_, v)| v).collect();
        assert_eq!(rest, [2.0, 4.0]);
    }
}
