//! The pages of recipes: how a figure gets into a course, a slide, a notebook or a paper.
//!
//! In: the template of `www/recipes.html`. Out: a page in each language that needs no script. Snippets
//! carry the address that the site is published at, or one that a reader must replace.

use super::html;
use super::site::{File, tagged};
use crate::error::Error;
use crate::model::atlas::Atlas;
use crate::paint::svg::escaped;
use crate::words::Words;

/// Stands in the snippets for the site's address, without a slash at its end.
const SITE: &str = "%SITE%";

/// What stands there where the site does not know its own address.
const NO_SITE: &str = "https://YOUR-SITE";

/// The pages; `address` is the site's own, or empty.
///
/// # Errors
/// When the template names a string that does not exist.
pub fn files(atlas: &Atlas, template: &str, version: &str, address: &str) -> Result<Vec<File>, Error> {
    let site = if address.is_empty() { NO_SITE.to_string() } else { escaped(address.trim_end_matches('/')) };
    let all = Words::all();
    all.map(|words| {
        let page = html::page(template, atlas, words, &[], version)?.replace(SITE, &site);
        Ok((name(words), page.into_bytes()))
    })
    .collect()
}

/// `recipes.html`, or `recipes.LANG.html`.
pub fn name(words: Words) -> String {
    format!("{}.html", tagged("recipes", words.tag()))
}
