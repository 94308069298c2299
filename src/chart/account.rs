//! A figure in words: its kind and range in one line, and what it shows in sentences.
//!
//! In: what a view draws, from the data. Out: texts in the language. The line names the picture to
//! who cannot see it; the sentences stand beside it for everybody. A layout does not need them, so
//! a page asks for them when its figures stand.

use super::Context;
use super::figure::Account;
use crate::words::Words;

/// An account of a key's line, with its slots filled, and of sentences.
pub(super) fn account(context: &Context<'_>, key: &str, parts: &[(&str, String)], sentences: &[String]) -> Account {
    let summary = sentences.join(context.words.t("sentence.space"));
    Account { name: fill(context.words, key, parts), summary }
}

/// The string of a key with each `{name}` replaced.
pub(super) fn fill(words: Words, key: &str, parts: &[(&str, String)]) -> String {
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(key, &parts)
}

/// The names that are counted most often, with their count; none where nothing is counted.
pub(super) fn most<'a>(names: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, usize) {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    (counts.into_iter().filter(|(_, count)| *count == most).map(|(name, _)| name).collect(), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_are_counted_alike_are_both_named() {
        assert_eq!(most(["b", "a", "c", "a", "b"].into_iter()), (vec!["b", "a"], 2));
        assert_eq!(most(std::iter::empty()), (Vec::new(), 0));
    }
}
