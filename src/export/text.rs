//! What the command prints for people.

use std::fmt::Write;

use crate::chart::REGISTRY;

/// The figures with their views and options, one view a line.
pub fn figures() -> String {
    let mut out = String::new();
    for figure in REGISTRY {
        for view in figure.views {
            let _ = write!(out, "{} {}", figure.id, view.id);
            for choice in view.choices {
                let values = if choice.values.is_empty() { "…".into() } else { choice.values.join("|") };
                let _ = write!(out, " {}={values}", choice.key);
            }
            out.push('\n');
        }
    }
    out
}
