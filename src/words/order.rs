//! Reads numbers and dates back from the language's own words, so that a table can be put in order
//! by what its cells say.

use super::Words;

impl Words {
    /// The first number of a text with its word for millions and the like; none without digits.
    pub fn number_in(self, text: &str) -> Option<f64> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let (before, from) = text.split_at(start);
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = from.find(|c: char| !is_part(c)).unwrap_or(from.len());
        let (digits, rest) = from.split_at(end);
        let digits: String = digits.chars().filter(|c| *c != ',').collect();
        let value: f64 = digits.trim_end_matches('.').parse().ok()?;
        let steps = [("number.1e9", 1e9), ("number.1e8", 1e8), ("number.1e6", 1e6), ("number.1e4", 1e4)];
        let word = |key| self.t(key).strip_prefix("{n}").filter(|word| !word.is_empty());
        let step = steps.iter().find(|(key, _)| word(key).is_some_and(|word| rest.starts_with(word)));
        let sign = if before.ends_with(['−', '-']) { -1.0 } else { 1.0 };
        Some(sign * value * step.map_or(1.0, |(_, step)| *step))
    }

    /// The first date of a text as a number that grows with it, year, month and day; what is not
    /// known counts as the beginning. None without a year.
    pub fn date_in(self, text: &str) -> Option<f64> {
        let (at, year) = year_in(text)?;
        // English puts day and month before the year, Chinese after it.
        let beside = if self.is_chinese() {
            let rest = text.get(at + 4..)?;
            let end = year_in(rest).map_or(rest.len(), |(next, _)| next);
            rest.get(..end)?
        } else {
            text.get(..at)?
        };
        let months = (1..=12).filter_map(|m| Some((m, beside.find(self.t(&format!("month.long.{m}")))?)));
        // “11月” holds “1月”: the month that begins first is meant.
        let month = months.min_by_key(|(_, from)| *from);
        let day = month.and_then(|(m, from)| {
            let name = self.t(&format!("month.long.{m}")).to_string();
            let text = if self.is_chinese() { beside.get(from + name.len()..)? } else { beside.get(..from)? };
            self.number_in(text)
        });
        Some(year * 1e4 + f64::from(month.map_or(0, |(m, _)| m)) * 100.0 + day.unwrap_or(0.0))
    }
}

/// The first run of exactly four digits, and where it begins.
fn year_in(text: &str) -> Option<(usize, f64)> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c: char| c.is_ascii_digit())?;
        let digits = text.get(start..)?;
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        if length == 4 {
            return Some((start, digits.get(..4)?.parse().ok()?));
        }
        from = start + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::When;

    fn both() -> [Words; 2] {
        [Words::english(), Words::of("zh").expect("a Chinese catalogue")]
    }

    #[test]
    fn a_number_is_read_back_as_it_was_written() {
        for words in both() {
            for value in [0.0, 7.0, 2.9, 1_234.0, -10.8, 102_524.0, 7_400_000.0, 70_600_000_000.0, 325_000_000.0] {
                assert_eq!(words.number_in(&words.number(value)), Some(value), "{}", words.number(value));
            }
            assert_eq!(words.number_in("—"), None);
        }
        assert_eq!(Words::english().number_in("over 7.4 million cases"), Some(7_400_000.0));
    }

    #[test]
    fn dates_stand_in_the_order_of_time_however_precise() {
        let order =
            ["/1949", "1949/198X", "1958/1961", "2003", "2003-02", "2003-02-09", "2003-11", "2020-01-20", "2020-10-02"];
        for words in both() {
            let said: Vec<String> = order.iter().map(|e| words.when(&When::parse(e).expect("a date"))).collect();
            let keys: Vec<f64> = said.iter().map(|s| words.date_in(s).expect("a year")).collect();
            assert!(keys.windows(2).all(|k| k[0] <= k[1]), "{said:?} {keys:?}");
            assert_eq!(keys[7], 20_200_120.0, "{}", said[7]);
            assert_eq!(keys[8], 20_201_002.0, "{}", said[8]);
            assert_eq!(words.date_in(words.t("date.none")), None);
        }
    }
}
