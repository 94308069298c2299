//! Reads the fields of a row: each reader takes a column's name and gives a value, or reports
//! the fault with its place and gives nothing (for text: empty text). Readers never stop a row,
//! so that every fault of it is told in one go.

use super::names::Names;
use super::number::{decimal, whole};
use super::table::Row;
use super::vocabulary::knows;
use crate::error::ErrorKind;
use crate::model::date::{Day, When};
use crate::model::fact::{Bilingual, Dated};

impl Row<'_> {
    /// Reports a wrong value.
    pub fn wrong(&mut self, name: &str, expected: &str) {
        self.fault(ErrorKind::Value, name, expected);
    }

    /// Text that may be empty, without blanks at its ends.
    pub fn optional(&mut self, name: &str) -> String {
        let text = self.text(name);
        let ends = [text.bytes().next(), text.bytes().next_back()];
        if ends.iter().flatten().any(u8::is_ascii_whitespace) {
            self.wrong(name, "text without blanks at its ends");
        }
        String::from(text)
    }

    /// Text that must be there.
    pub fn required(&mut self, name: &str) -> String {
        let text = self.optional(name);
        if text.is_empty() {
            self.wrong(name, "a value, since it is required");
        }
        text
    }

    /// Text in both languages; both are required.
    pub fn both(&mut self, en: &str, zh: &str) -> Bilingual {
        Bilingual { en: self.required(en), zh: self.required(zh) }
    }

    /// Text in both languages or in neither.
    pub fn both_or_neither(&mut self, en: &str, zh: &str) -> Bilingual {
        let text = Bilingual { en: self.optional(en), zh: self.optional(zh) };
        match (text.en.is_empty(), text.zh.is_empty()) {
            (true, false) => self.wrong(en, "a text here too, as in the other language"),
            (false, true) => self.wrong(zh, "a text here too, as in the other language"),
            _ => {}
        }
        text
    }

    /// A plain decimal, or nothing.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        let number = decimal(text);
        if number.is_none() {
            self.wrong(name, "a plain decimal number, such as 7400000 or 64.3");
        }
        number
    }

    /// A whole number that is not negative; required.
    pub fn count(&mut self, name: &str) -> Option<usize> {
        let number = whole(self.text(name)).and_then(|n| usize::try_from(n).ok());
        if number.is_none() {
            self.wrong(name, "a whole number from 0");
        }
        number
    }

    /// An EDTF date, or nothing.
    pub fn when(&mut self, name: &str) -> Option<Dated> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        let when = When::parse(text);
        if when.is_none() {
            self.wrong(name, "an EDTF date, such as 2020-03-12, 2020-03, 2003/.. or 1949/198X");
        }
        Some(Dated { edtf: String::from(text), when: when? })
    }

    /// A calendar day; required.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        let day = Day::parse(self.text(name));
        if day.is_none() {
            self.wrong(name, "a day of the calendar, such as 2020-03-12");
        }
        day
    }

    /// One of a list of words; required.
    pub fn word(&mut self, name: &str, words: &[&str]) -> String {
        let text = self.text(name);
        if !knows(words, text) {
            self.unknown_word(name, words);
        }
        String::from(text)
    }

    /// One of a list of words, or nothing.
    pub fn optional_word(&mut self, name: &str, words: &[&str]) -> String {
        if self.text(name).is_empty() {
            return String::new();
        }
        self.word(name, words)
    }

    /// Reports a word that its column does not know, and says the known ones.
    pub fn unknown_word(&mut self, name: &str, words: &[&str]) {
        let expected = format!("one of {}", words.join(", "));
        self.wrong(name, &expected);
    }

    /// A word of a closed vocabulary of the model; required.
    pub fn choice<T: Copy>(&mut self, name: &str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let text = self.text(name);
        let found = all.iter().copied().find(|one| word(*one) == text);
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
            self.unknown_word(name, &words);
        }
        found
    }

    /// The same, where the field may be empty.
    pub fn optional_choice<T: Copy>(&mut self, name: &str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        if self.text(name).is_empty() {
            return None;
        }
        self.choice(name, all, word)
    }

    /// Items with `;` between them, none empty and none twice; nothing for an empty field.
    pub fn list(&mut self, name: &str) -> Vec<String> {
        let text = self.text(name);
        if text.is_empty() {
            return Vec::new();
        }
        let items: Vec<&str> = text.split(';').collect();
        if items.iter().any(|i| i.is_empty() || i.trim() != *i) {
            self.wrong(name, "items with “;” between them and no blanks");
        }
        for (at, item) in items.iter().enumerate() {
            if items.iter().take(at).any(|earlier| earlier == item) {
                self.fault_saying(ErrorKind::Duplicate, name, item, "each item once");
            }
        }
        items.into_iter().map(String::from).collect()
    }

    /// Codes of places with `;` between them.
    pub fn places(&mut self, name: &str, places: &Names) -> Vec<String> {
        let codes = self.list(name);
        for code in &codes {
            self.known(name, code, places);
        }
        codes
    }

    /// The code of one place, or nothing.
    pub fn place(&mut self, name: &str, places: &Names) -> String {
        let code = self.optional(name);
        self.known(name, &code, places);
        code
    }

    /// Reports a name that its table does not have; an empty field names nothing.
    pub fn known(&mut self, name: &str, found: &str, names: &Names) {
        if !found.is_empty() && names.lacks(found) {
            let expected = names.expected();
            self.fault_saying(ErrorKind::Dangling, name, found, &expected);
        }
    }
}

/// True for words in lower case with single hyphens between them.
pub(super) fn is_kebab(text: &str) -> bool {
    is_joined(text, '-')
}

/// True for words in lower case with single underscores between them.
pub(super) fn is_snake(text: &str) -> bool {
    is_joined(text, '_')
}

fn is_joined(text: &str, joint: char) -> bool {
    let lower = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    text.split(joint).all(|word| !word.is_empty() && word.bytes().all(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_case_has_single_hyphens_inside() {
        assert!(is_kebab("qiushi-2020-expert-team-khm"));
        for text in ["", "-a", "a-", "a--b", "A-b", "a_b", "é"] {
            assert!(!is_kebab(text), "{text}");
        }
    }

    #[test]
    fn snake_case_has_single_underscores_inside() {
        assert!(is_snake("confirmed_cases_world"));
        assert!(!is_snake("confirmed-cases"));
    }
}
