//! Puts things in order without a sort of their own.
//!
//! Each type that the standard library sorts costs the page more code. Here it sorts numbers only,
//! by a comparison behind a pointer, and the things are then swapped into that order.

use std::cmp::Ordering;

/// The numbers from 0 below `count` in the order of `compare`; equals keep their order.
pub fn ordered(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Sorts by `compare`; equals keep their order.
pub fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// Sorts by what each stands for; equals keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort(items, |a, b| key(a).cmp(&key(b)));
}

/// The swaps that bring things into order; all are below `count`.
fn swaps(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let order = ordered(count, compare);
    let mut swaps = Vec::new();
    for (at, wanted) in order.iter().enumerate() {
        // What stood at an earlier place was swapped on: follow it.
        let mut from = *wanted;
        while from < at {
            from = order.get(from).copied().unwrap_or(at);
        }
        swaps.push((at, from));
    }
    swaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let words = ["b", "a", "b", "a"];
        let order = ordered(words.len(), &mut |a, b| words[a].cmp(words[b]));
        assert_eq!(order, [1, 3, 0, 2]);
    }

    proptest! {
        #[test]
        fn it_sorts_as_the_library_does(mut numbers in proptest::collection::vec(0..50u32, 0..40)) {
            let mut pairs: Vec<(u32, usize)> = numbers.iter().copied().zip(0..).collect();
            sort_by_key(&mut pairs, |pair| pair.0);
            numbers.sort_unstable();
            prop_assert!(pairs.is_sorted());
            prop_assert_eq!(pairs.into_iter().map(|pair| pair.0).collect::<Vec<_>>(), numbers);
        }
    }
}
