//! Plates: the figures of a document that the copy at hand lacks, each as a frame with its number,
//! what its caption says in our words, and where to find it. They are never redrawn.

use std::fmt::Write;

use crate::chart::credit::said;
use crate::model::atlas::Atlas;
use crate::model::fact::{Detail, Fact};
use crate::paint::svg::escaped;
use crate::words::Words;

/// The role of a figure in a document's structure.
const FIGURE: &str = "figure";

/// The plates of every figure that the tables name.
pub fn plates(atlas: &Atlas, words: Words) -> String {
    let is_figure = |fact: &&Fact| matches!(&fact.detail, Detail::Structure(part) if part.role == FIGURE);
    atlas.facts.iter().filter(is_figure).map(|fact| plate(atlas, words, fact)).collect()
}

fn plate(atlas: &Atlas, words: Words, fact: &Fact) -> String {
    let said = said(atlas, words, fact);
    let source = words.fill("table.said", &[("who", &said.who), ("where", &said.locator)]);
    let doi = atlas.source(&fact.source).map_or("", |source| &source.doi);
    let mut out = format!(
        "<div class=\"plate\" id=\"plate-{}\"><h4>{}</h4>\n<p>{}</p>\n<p class=\"plate-source\">{}",
        fact.id,
        escaped(words.pick(&fact.title)),
        escaped(words.pick(&fact.note)),
        escaped(&source),
    );
    if !doi.is_empty() {
        let doi = escaped(doi);
        let _ = write!(out, " <a href=\"https://doi.org/{doi}\" rel=\"external\">doi:{doi}</a>");
    }
    out.push_str("</p></div>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed;

    #[test]
    fn each_figure_that_the_copy_lacks_has_its_number_its_caption_and_its_address() {
        let atlas = seed::load().expect("sound seeds");
        for tag in Words::tags() {
            let words = Words::of(tag).expect("a catalogue");
            let plates = plates(&atlas, words);
            assert_eq!(plates.matches("class=\"plate\"").count(), 2, "{plates}");
            assert_eq!(plates.matches("doi:10.15302/J-SSCAE-2021.05.001").count(), 2);
            for number in ["1", "2"] {
                assert!(plates.contains(&words.locator(&format!("Fig. {number}"))), "{plates}");
            }
        }
        assert_eq!(plates(&atlas, Words::english()).matches("not in the copy used here").count(), 2);
    }
}
