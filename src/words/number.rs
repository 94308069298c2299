//! Numbers in the language's own form: `7.4 million` or 740万, `102,524`, ticks such as `10k`.

use super::Words;
use crate::model::fact::{Fact, Qualifier};

impl Words {
    /// A number in full: grouped, or with its word where that is exact to two decimals.
    pub fn number(self, value: f64) -> String {
        self.exact_word(value).unwrap_or_else(|| grouped(value))
    }

    /// A number as an axis says it: `0`, `100`, `10k`, `1 million`; 1万, 1亿.
    pub fn tick(self, value: f64) -> String {
        if !self.is_chinese() && (10_000.0..1e6).contains(&value.abs()) && value % 1000.0 == 0.0 {
            return format!("{}k", plain(value / 1000.0));
        }
        if !self.is_chinese() && value == 1000.0 {
            return "1k".into();
        }
        self.number(value)
    }

    /// A measured number, rounded to three figures.
    pub fn rounded(self, value: f64) -> String {
        if value == 0.0 || !value.is_finite() {
            return "0".into();
        }
        let scale = libm::pow(10.0, libm::floor(libm::log10(value.abs())) - 2.0);
        self.number(libm::round(value / scale) * scale)
    }

    fn exact_word(self, value: f64) -> Option<String> {
        let steps: &[(f64, &str)] = if self.is_chinese() {
            &[(1e8, "number.1e8"), (1e4, "number.1e4")]
        } else {
            &[(1e9, "number.1e9"), (1e6, "number.1e6")]
        };
        let (step, key) = steps.iter().find(|(step, _)| value.abs() >= *step)?;
        let hundredths = value / step * 100.0;
        let exact = (hundredths - libm::round(hundredths)).abs() < 1e-6;
        exact.then(|| self.fill(key, &[("n", &grouped(libm::round(hundredths) / 100.0))]))
    }

    /// A fact's number with its qualifier and unit, such as “over 7.4 million cases”; empty when
    /// it states none.
    pub fn value(self, fact: &Fact) -> String {
        self.stated(fact, &fact.unit)
    }

    /// The same without its unit.
    pub fn figure(self, fact: &Fact) -> String {
        self.stated(fact, "")
    }

    fn stated(self, fact: &Fact, unit: &str) -> String {
        let Some(value) = fact.value else {
            return String::new();
        };
        let amount = match (fact.value2, unit.split_once('+')) {
            (Some(second), Some((first_unit, second_unit))) => {
                let parts = [self.amount(value, first_unit), self.amount(second, second_unit)];
                self.fill("value.and", &[("a", &parts[0]), ("b", &parts[1])])
            }
            (Some(second), None) => {
                let range = self.fill("value.range", &[("a", &self.number(value)), ("b", &self.number(second))]);
                self.with_unit(&range, false, unit)
            }
            (None, _) => self.amount(value, unit),
        };
        self.qualified(&amount, fact.qualifier)
    }

    /// An amount with the qualifier of its source, such as “over 7.4 million”.
    pub fn qualified(self, amount: &str, qualifier: Option<Qualifier>) -> String {
        match qualifier {
            Some(qualifier) if qualifier != Qualifier::AsGiven => {
                self.fill(&format!("qualifier.{}", qualifier.word()), &[("n", amount)])
            }
            _ => amount.to_string(),
        }
    }

    /// A number with its unit.
    pub fn amount(self, value: f64, unit: &str) -> String {
        self.with_unit(&self.number(value), value == 1.0, unit)
    }

    fn with_unit(self, number: &str, single: bool, unit: &str) -> String {
        if unit.is_empty() {
            return number.to_string();
        }
        let form = if single { "one" } else { "other" };
        let key = format!("unit.{unit}.{form}");
        match self.t(&key) {
            same if same == key => format!("{number} {}", unit.replace('_', " ")),
            text => text.replace("{n}", number),
        }
    }
}

/// Digits in groups of three, at most two decimals, with a true minus.
fn grouped(value: f64) -> String {
    let text = plain(value.abs());
    let (whole, decimals) = text.split_once('.').map_or((text.as_str(), ""), |(w, d)| (w, d));
    let mut out = String::new();
    if value < 0.0 {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// At most two decimals, none when they are nothing.
fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, en: &str, zh: &str) {
        assert_eq!(Words::english().number(value), en);
        assert_eq!(Words::of("zh").expect("a Chinese catalogue").number(value), zh);
    }

    #[test]
    fn large_round_numbers_take_their_word() {
        check(7_400_000.0, "7.4 million", "740万");
        check(70_600_000_000.0, "70.6 billion", "706亿");
    }

    #[test]
    fn uneven_numbers_are_grouped() {
        check(102_524.0, "102,524", "102,524");
        check(-1_290.0, "−1,290", "−1,290");
        check(2.9, "2.9", "2.9");
    }

    #[test]
    fn ticks_are_short() {
        let words = Words::english();
        let ticks: Vec<String> = [0.0, 100.0, 1e3, 1e4, 1e5, 1e6, 2e6].iter().map(|v| words.tick(*v)).collect();
        assert_eq!(ticks, ["0", "100", "1k", "10k", "100k", "1 million", "2 million"]);
    }

    #[test]
    fn measured_numbers_keep_three_figures() {
        assert_eq!(Words::english().rounded(11.8765), "11.9");
        assert_eq!(Words::english().rounded(0.6512), "0.65");
    }
}
