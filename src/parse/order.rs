//! Puts numbers in order by whatever they stand for.
//!
//! Each type that the standard library sorts costs the page five kilobytes of code of its own.
//! Names and faults are therefore sorted here as indices, by a comparison behind a pointer.

use std::cmp::Ordering;

/// The numbers from 0 below `count` in the order of `compare`; equals keep their order.
pub(super) fn ordered(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let words = ["b", "a", "b", "a"];
        let order = ordered(words.len(), &mut |a, b| words[a].cmp(words[b]));
        assert_eq!(order, [1, 3, 0, 2]);
    }
}
