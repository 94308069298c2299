//! The pages for teaching: lessons, handouts, glossary, and the entry to them, in each language.
//!
//! In: the texts of `www/teach/` (Markdown with slots, and three lists as JSON). Out: static pages
//! that need no script and print on A4, and the lists as the page's scripts read them. Every number
//! of a document comes from the data through a slot.

mod block;
mod fill;
mod glossary;
mod handout;
mod list;
mod page;
mod question;
mod slot;
mod story;

use super::site::{File, tagged};
use crate::chart::REGISTRY;
use crate::error::{Error, ErrorKind};
use crate::model::atlas::Atlas;
use crate::words::Words;
use fill::Fill;
use page::Shell;

/// The lessons, in the order of the entry page.
pub const LESSONS: [&str; 5] = ["equal-steps", "update-copy-conflict", "gift-sale-promise", "named-counted", "one-day"];

/// The texts of the folder, by their names in it.
#[derive(Clone, Copy)]
pub struct Texts<'a>(pub &'a [(String, String)]);

impl<'a> Texts<'a> {
    /// The text of a file.
    ///
    /// # Errors
    /// When there is none of that name.
    fn get(self, name: &str) -> Result<&'a str, Error> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.as_str()).ok_or_else(|| fault(name, "a file of www/teach"))
    }

    /// The text of a page in a language; in English where that language has none.
    fn page(self, name: &str, words: Words) -> Result<&'a str, Error> {
        self.get(&format!("{name}.{}.md", words.tag())).or_else(|_| self.get(&format!("{name}.en.md")))
    }
}

/// Every file for teaching.
///
/// # Errors
/// When a text is missing, or names a slot, a fact or a view that does not exist.
pub fn files(atlas: &Atlas, texts: Texts<'_>, version: &str) -> Result<Vec<File>, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for words in Words::all() {
        let tag = words.tag();
        let shell = Shell { template: texts.get("page.html")?, words, version };
        let questions = question::read(texts.get("questions.json")?)?;
        let mut fill = Fill::new(atlas, words, "../");
        for name in LESSONS {
            let body = page::markdown(texts.page(name, words)?, &mut fill)?;
            files.push(shell.page("../", &format!("lessons/{name}"), &body)?);
        }
        for entry in REGISTRY {
            let body = handout::body(entry.id, &questions, &mut fill)?;
            files.push(shell.page("../", &format!("handouts/{}", entry.id), &body)?);
        }
        files.append(&mut fill.files);
        let mut fill = Fill::new(atlas, words, "");
        let terms = glossary::read(texts.get("glossary.json")?)?;
        files.push(shell.page("", "glossary", &glossary::body(&terms, &mut fill)?)?);
        let steps = story::read(texts.get("story.json")?)?;
        fill.story = story::html(&steps, &mut fill)?;
        let entry = page::markdown(texts.page("teach", words)?, &mut fill)?;
        files.push(shell.page("", "teach", &entry)?);
        files.push((format!("words/story.{tag}.json"), story::json(&steps, &mut fill)?.into_bytes()));
        files.push((format!("words/questions.{tag}.json"), question::json(&questions, &mut fill)?.into_bytes()));
        files.push((format!("words/glossary.{tag}.json"), glossary::json(&terms, &mut fill)?.into_bytes()));
        files.append(&mut fill.files);
    }
    Ok(files)
}

/// Where a page of a name lies in a language.
pub fn page_path(name: &str, tag: &str) -> String {
    format!("{}.html", tagged(name, tag))
}

fn fault(found: &str, expected: &str) -> Error {
    Error::new(ErrorKind::Unknown, found, expected)
}
