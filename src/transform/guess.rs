//! A reader's guess of how a total goes on: drawn day by day, then held against the series.
//!
//! In: the last day that is shown with its total, and points that somebody draws. Out: one total a
//! day that never falls, since a cumulative count does not, and how it stands to the series.

use crate::model::cases::Column;
use crate::model::date::Day;

/// A guess, from the day after the last one shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    start: (Day, f64),
    last: Day,
    totals: Vec<f64>,
}

/// How a guess stands to the series on its last day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// The last day that was drawn.
    pub day: Day,
    /// What was drawn for it.
    pub guessed: f64,
    /// What the series has.
    pub reference: f64,
    /// The day on which the series reached what was drawn; none when it did not.
    pub passed: Option<Day>,
    /// Over all days drawn, the largest factor between the two.
    pub widest: f64,
}

impl Guess {
    /// Nothing drawn yet, after a day with its total; `last` is the last day that can be drawn.
    pub fn new(start: (Day, f64), last: Day) -> Guess {
        Guess { start, last, totals: Vec::new() }
    }

    /// The last day shown, and its total.
    pub fn start(&self) -> (Day, f64) {
        self.start
    }

    /// The last day that can be drawn.
    pub fn last(&self) -> Day {
        self.last
    }

    /// The last day that is drawn; that of the start before anything is.
    pub fn reach(&self) -> Day {
        self.start.0.plus(self.totals.len() as i32)
    }

    /// The total of a day that is drawn, or of the start.
    pub fn at(&self, day: Day) -> Option<f64> {
        let days = usize::try_from(day.0.checked_sub(self.start.0.0)?).ok()?;
        if days == 0 { Some(self.start.1) } else { self.totals.get(days - 1).copied() }
    }

    /// The total of a day, beyond the last one drawn that of the last.
    pub fn at_or_last(&self, day: Day) -> f64 {
        self.at(day.min(self.reach())).unwrap_or(self.start.1)
    }

    /// The start and every day that is drawn.
    pub fn days(&self) -> impl Iterator<Item = (Day, f64)> + '_ {
        let drawn = self.totals.iter().enumerate().map(|(i, total)| (self.start.0.plus(i as i32 + 1), *total));
        std::iter::once(self.start).chain(drawn)
    }

    /// Draws up to a point: from the day where the pen came from, or else from the last day drawn
    /// where that lies before. Days between are filled by equal factors or equal steps. The new
    /// point holds: earlier days come down to it, and later ones up.
    pub fn draw(&mut self, pen: Option<Day>, (day, total): (Day, f64), by_factors: bool) {
        let day = day.max(self.start.0.plus(1)).min(self.last);
        if day <= self.start.0 {
            return;
        }
        let total = total.max(self.start.1);
        let gap = Some(self.reach()).filter(|reach| day.0 > reach.0 + 1);
        let from = pen.map(|pen| pen.max(self.start.0).min(self.reach())).or(gap);
        let from = from.and_then(|from| Some((from, self.at(from)?)));
        let (origin, before) = from.unwrap_or((day, total));
        let step = if day >= origin { 1 } else { -1 };
        let span = f64::from((day.0 - origin.0).abs());
        for i in 1..=(day.0 - origin.0).abs() {
            self.set(origin.plus(i * step), part(before, total, f64::from(i) / span, by_factors));
        }
        self.set(day, total);
        self.level(day);
    }

    fn set(&mut self, day: Day, total: f64) {
        let Ok(days) = usize::try_from(day.0 - self.start.0.0) else { return };
        while self.totals.len() < days {
            self.totals.push(self.totals.last().copied().unwrap_or(self.start.1));
        }
        if let Some(slot) = days.checked_sub(1).and_then(|i| self.totals.get_mut(i)) {
            *slot = total;
        }
    }

    /// Brings the days before one down to it, and those after it up.
    fn level(&mut self, day: Day) {
        let Some(held) = self.at(day) else { return };
        let at = usize::try_from(day.0 - self.start.0.0 - 1).unwrap_or(0);
        let mut high = self.start.1;
        for (i, total) in self.totals.iter_mut().enumerate() {
            *total = if i <= at { total.min(held) } else { total.max(held) };
            // What was drawn there and back rises from day to day too.
            high = total.max(high);
            *total = high;
        }
    }

    /// How it stands to the series; none before anything is drawn, or where the series has no
    /// number for the last day.
    pub fn compare(&self, series: &Column) -> Option<Compared> {
        let day = self.reach();
        if self.totals.is_empty() {
            return None;
        }
        let (guessed, reference) = (self.at(day)?, series.at(day)?);
        let factor = |(day, total): (Day, f64)| {
            let known = series.at(day).filter(|known| *known > 0.0)?;
            Some((known / total).max(total / known))
        };
        let widest = self.days().skip(1).filter_map(factor).fold(1.0, f64::max);
        Some(Compared { day, guessed, reference, passed: series.first_at_least(guessed), widest })
    }
}

fn part(from: f64, to: f64, share: f64, by_factors: bool) -> f64 {
    if by_factors && from > 0.0 && to > 0.0 {
        return from * libm::pow(to / from, share);
    }
    from + (to - from) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess() -> Guess {
        Guess::new((Day(10), 100.0), Day(14))
    }

    fn totals(guess: &Guess) -> Vec<f64> {
        guess.days().map(|(_, total)| libm::round(total)).collect()
    }

    #[test]
    fn days_that_were_passed_over_are_filled() {
        let mut steps = guess();
        steps.draw(None, (Day(14), 500.0), false);
        assert_eq!(totals(&steps), [100.0, 200.0, 300.0, 400.0, 500.0]);
        let mut factors = guess();
        factors.draw(None, (Day(14), 1600.0), true);
        assert_eq!(totals(&factors), [100.0, 200.0, 400.0, 800.0, 1600.0]);
    }

    #[test]
    fn a_total_never_falls_and_the_last_stroke_holds() {
        let mut guess = guess();
        guess.draw(None, (Day(14), 500.0), false);
        guess.draw(None, (Day(12), 150.0), false);
        assert_eq!(totals(&guess), [100.0, 150.0, 150.0, 400.0, 500.0]);
        guess.draw(None, (Day(11), 450.0), false);
        assert_eq!(totals(&guess), [100.0, 450.0, 450.0, 450.0, 500.0]);
        guess.draw(None, (Day(13), 20.0), false);
        assert_eq!(totals(&guess), [100.0, 100.0, 100.0, 100.0, 500.0], "nor below what is shown");
    }

    #[test]
    fn a_stroke_goes_back_as_well() {
        let mut guess = guess();
        guess.draw(None, (Day(14), 500.0), false);
        guess.draw(Some(Day(14)), (Day(11), 200.0), false);
        assert_eq!(totals(&guess), [100.0, 200.0, 300.0, 400.0, 500.0]);
    }

    #[test]
    fn days_outside_are_moved_in() {
        let mut guess = guess();
        guess.draw(None, (Day(3), 300.0), false);
        guess.draw(Some(Day(11)), (Day(99), 900.0), false);
        assert_eq!((guess.reach(), guess.at(Day(11)), guess.at(Day(14))), (Day(14), Some(300.0), Some(900.0)));
        assert_eq!(guess.at(Day(15)), None);
    }

    #[test]
    fn it_is_held_against_the_series() {
        let series = Column::new(Day(10), [100.0, 200.0, 400.0, 800.0, 1600.0].map(Some));
        let mut guess = guess();
        assert_eq!(guess.compare(&series), None);
        guess.draw(None, (Day(13), 400.0), false);
        let told = guess.compare(&series).expect("a day of the series");
        assert_eq!((told.day, told.guessed, told.reference), (Day(13), 400.0, 800.0));
        assert_eq!((told.passed, told.widest), (Some(Day(12)), 2.0));
        guess.draw(Some(Day(13)), (Day(14), 9000.0), true);
        assert_eq!(guess.compare(&series).and_then(|told| told.passed), None, "never reached");
    }
}
