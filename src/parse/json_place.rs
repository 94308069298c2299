//! Finds the line and column of a value in a JSON text that is known to be sound.
//!
//! Comes in: the text and the path of the value. Goes out: line and column from 1, the column
//! counted in characters. Used only to report a fault, so it walks the text afresh each time.

use super::json::Step;

/// Line and column of the value at `path`, or of the innermost value on the way that exists.
pub(super) fn place(text: &str, path: &[Step<'_>]) -> (u64, u64) {
    let mut walk = Walk { text, at: 0 };
    walk.skip_blanks();
    let mut at = walk.at;
    for step in path {
        let found = match step {
            Step::Key(key) => walk.enter_key(key),
            Step::Item(number) => walk.enter_item(*number),
        };
        if !found {
            break;
        }
        at = walk.at;
    }
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line as u64, column as u64)
}

struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Walk<'t> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(b'}')
    }

    fn is_over(&self) -> bool {
        self.at >= self.text.len()
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// From the brace of an object to the last value of a key.
    fn enter_key(&mut self, key: &str) -> bool {
        if self.peek() != b'{' {
            return false;
        }
        self.at += 1;
        self.skip_blanks();
        let mut found = None;
        while self.peek() == b'"' {
            let start = self.at;
            self.skip_value();
            let name = self.text.get(start..self.at).unwrap_or_default();
            self.skip_past(b':');
            if is_quoted(name, key) {
                found = Some(self.at);
            }
            self.skip_value();
            self.skip_past(b',');
        }
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// From the bracket of a list to an item.
    fn enter_item(&mut self, number: usize) -> bool {
        if self.peek() != b'[' {
            return false;
        }
        self.at += 1;
        self.skip_blanks();
        for _ in 0..number {
            self.skip_value();
            self.skip_past(b',');
        }
        self.peek() != b']'
    }

    /// Over blanks, one `mark` if it is there, and blanks again.
    fn skip_past(&mut self, mark: u8) {
        self.skip_blanks();
        if self.peek() == mark {
            self.at += 1;
        }
        self.skip_blanks();
    }

    /// Over one value, however deep.
    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        while !self.is_over() {
            match self.peek() {
                b'"' => self.skip_text(),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                b',' | b':' if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// From the opening quote of a text to its closing one.
    fn skip_text(&mut self) {
        self.at += 1;
        while !self.is_over() && self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
    }
}

/// True when `name` is `key` in quotes; keys with escapes are not looked for.
fn is_quoted(name: &str, key: &str) -> bool {
    let bare = name.trim_ascii_end().strip_prefix('"').and_then(|n| n.strip_suffix('"'));
    bare == Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, path: &[Step<'_>], expected: (u64, u64)) {
        assert_eq!(place(text, path), expected, "{text} {path:?}");
    }

    const TEXT: &str = "{\n  \"a\": [1, {\"b\\\"}\": \"],\", \"c\": 3}],\n  \"d\": \"中\", \"e\": {}\n}";

    #[test]
    fn a_value_is_found_past_quoted_brackets() {
        check(TEXT, &[Step::Key("a"), Step::Item(1), Step::Key("c")], (2, 32));
    }

    #[test]
    fn columns_count_characters() {
        check(TEXT, &[Step::Key("e")], (3, 18));
    }

    #[test]
    fn a_missing_value_is_placed_at_what_should_hold_it() {
        check(TEXT, &[Step::Key("e"), Step::Key("x")], (3, 18));
        check(TEXT, &[Step::Key("a"), Step::Item(2)], (2, 8));
    }

    #[test]
    fn the_last_of_doubled_keys_counts() {
        check("{\"a\": 1, \"a\": 2}", &[Step::Key("a")], (1, 15));
    }
}
