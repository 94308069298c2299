//! Dates in the language's own long form, exactly as precise as they are known.

use super::Words;
use crate::model::date::{Day, End, Instant, Precision, When};

impl Words {
    /// A day in full, such as “12 March 2020” or 2020年3月12日.
    pub fn day(self, day: Day) -> String {
        self.parts("date.day", day)
    }

    /// A day without its year, such as “12 Mar” or 3月12日.
    pub fn short_day(self, day: Day) -> String {
        self.parts("date.short", day)
    }

    /// A month's short name, such as “Mar” or 3月.
    pub fn month(self, month: u8) -> String {
        self.t(&format!("month.short.{month}")).to_string()
    }

    /// A date as precise as it is known.
    pub fn when(self, when: &When) -> String {
        match when {
            When::Single(instant) => self.instant(instant),
            When::Interval(End::Known(a), End::Known(b)) => {
                self.fill("date.interval", &[("a", &self.instant(a)), ("b", &self.instant(b))])
            }
            When::Interval(End::Known(a), End::Open) => self.fill("date.since", &[("a", &self.instant(a))]),
            When::Interval(End::Known(a), End::Unknown) => self.fill("date.from", &[("a", &self.instant(a))]),
            When::Interval(_, End::Known(b)) => self.fill("date.until", &[("b", &self.instant(b))]),
            When::Interval(..) => self.t("date.none").to_string(),
        }
    }

    fn instant(self, instant: &Instant) -> String {
        let key = match instant.precision {
            Precision::Decade => "date.decade",
            Precision::Year => "date.year",
            Precision::Month => "date.month",
            Precision::Day => "date.day",
        };
        let text = self.parts(key, instant.first);
        if instant.approximate { self.fill("date.about", &[("a", &text)]) } else { text }
    }

    fn parts(self, key: &str, day: Day) -> String {
        let (year, month, date) = day.ymd();
        let (long, short) = (format!("month.long.{month}"), format!("month.short.{month}"));
        let (year, date) = (year.to_string(), date.to_string());
        let parts = [("y", year.as_str()), ("month", self.t(&long)), ("mon", self.t(&short)), ("d", &date)];
        self.fill(key, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edtf: &str, en: &str, zh: &str) {
        let when = When::parse(edtf).expect("a sound date");
        assert_eq!(Words::english().when(&when), en);
        assert_eq!(Words::of("zh").expect("a Chinese catalogue").when(&when), zh);
    }

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_known() {
        check("2020-03-12", "12 March 2020", "2020年3月12日");
        check("2020-03", "March 2020", "2020年3月");
        check("2003", "2003", "2003年");
        check("1958/1961", "1958 to 1961", "1958年至1961年");
        check("2003/..", "since 2003", "2003年起");
        check("2009/", "from 2009, end not stated", "2009年起，止期未说明");
        check("1949/198X", "1949 to the 1980s", "1949年至1980年代");
        check("2020-03~", "about March 2020", "约2020年3月");
    }
}
