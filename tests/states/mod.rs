//! The states in which tests look at views.

use response_atlas::chart::REGISTRY;
use response_atlas::chart::view::View;

/// Pairs of a view's state.
pub type Pairs = &'static [(&'static str, &'static str)];

/// Each view, at its defaults, with each other value of each option, and with the pairs that `free`
/// gives for the key of an option, if any.
pub fn states(free: impl Fn(&str) -> Pairs) -> Vec<View> {
    let mut views = Vec::new();
    for figure in REGISTRY {
        for entry in figure.views {
            let read = |pairs: &[(&str, &str)]| {
                let mut all = vec![("view".to_string(), entry.id.to_string())];
                all.extend(pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())));
                View::read(figure, &all).view
            };
            views.push(read(&[]));
            for choice in entry.choices {
                views.extend(choice.values.iter().skip(1).map(|value| read(&[(choice.key, value)])));
                let pairs = free(choice.key);
                views.extend((!pairs.is_empty()).then(|| read(pairs)));
            }
        }
    }
    views
}
