//! The story: steps through the figures, each a state of the page with a few sentences.

use std::fmt::Write;

use serde_json::{Value, json};

use super::fill::{Fill, view};
use super::list::{field, items, text};
use crate::error::Error;
use crate::export::site::page_name;
use crate::paint::svg::escaped;

/// Reads the list; every state must be understood.
///
/// # Errors
/// When a step names a state that is not.
pub(super) fn read(list: &str) -> Result<Vec<Value>, Error> {
    let steps = items(list)?;
    for step in &steps {
        view(field(step, "state")?)?;
    }
    Ok(steps)
}

/// The steps as a list of links, for readers without scripts and for teachers.
pub(super) fn html(steps: &[Value], fill: &mut Fill<'_>) -> Result<String, Error> {
    let page = format!("{}{}", fill.root, page_name(fill.words.tag()));
    let mut out = String::from("<ol class=\"steps\">\n");
    for (number, step) in steps.iter().enumerate() {
        let (title, says) = (fill.html(text(step, "title", fill.words)?)?, fill.html(text(step, "text", fill.words)?)?);
        let state = escaped(field(step, "state")?);
        let _ = writeln!(out, "<li><a href=\"{page}#{state}&amp;step={}\">{title}</a><br>{says}</li>", number + 1);
    }
    Ok(out + "</ol>\n")
}

/// The steps as the page's script reads them.
pub(super) fn json(steps: &[Value], fill: &mut Fill<'_>) -> Result<String, Error> {
    let mut all = Vec::new();
    for step in steps {
        all.push(json!({
            "state": field(step, "state")?,
            "title": fill.plain(text(step, "title", fill.words)?)?,
            "text": fill.plain(text(step, "text", fill.words)?)?,
        }));
    }
    super::list::json(all)
}
