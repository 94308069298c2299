//! Slots filled in a text: `[[value FACT]]` and the like give words from the data.
//!
//! In: a text, plain or already HTML. Out: the same with every slot filled. A slot that names what
//! does not exist is a fault, so no page is built with a hole.

use super::slot::{Said, said};
use super::{block, fault};
use crate::chart::view::View;
use crate::error::Error;
use crate::export::site::File;
use crate::model::atlas::Atlas;
use crate::paint::svg::escaped;
use crate::words::Words;

/// What slots are filled from, and the pictures that they ask for.
pub(super) struct Fill<'a> {
    /// Everything there is.
    pub atlas: &'a Atlas,
    /// The language.
    pub words: Words,
    /// From the page to the root of the site.
    pub root: &'static str,
    /// Pictures made on the way.
    pub files: Vec<File>,
    /// The story as HTML, for the page that lists it.
    pub story: String,
}

impl<'a> Fill<'a> {
    /// With no picture yet.
    pub fn new(atlas: &'a Atlas, words: Words, root: &'static str) -> Fill<'a> {
        Fill { atlas, words, root, files: Vec::new(), story: String::new() }
    }

    /// A text for a script: citations are words in brackets.
    pub fn plain(&self, text: &str) -> Result<String, Error> {
        each_slot(text, |slot| said(self.atlas, self.words, slot).map(|s| s.plain()))
    }

    /// A plain text as HTML: citations link to the card of their source.
    pub fn html(&self, text: &str) -> Result<String, Error> {
        self.inline(&escaped(text))
    }

    /// HTML with its slots filled, blocks apart.
    pub fn inline(&self, html: &str) -> Result<String, Error> {
        each_slot(html, |slot| {
            Ok(match said(self.atlas, self.words, slot)? {
                Said::Text(text) => escaped(&text),
                Said::Cited { letter, source, place } => {
                    let href =
                        format!("{}{}#source-{source}", self.root, super::super::site::page_name(self.words.tag()));
                    format!(
                        "<span class=\"cited\"><a href=\"{href}\">{}</a> {}</span>",
                        escaped(&letter),
                        escaped(&place)
                    )
                }
            })
        })
    }

    /// HTML with blocks and slots filled. A block is a paragraph of its own.
    pub fn blocks(&mut self, html: &str) -> Result<String, Error> {
        let mut out = String::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once("<p>[[") {
            let Some((slot, tail)) = after.split_once("]]</p>").filter(|(slot, _)| !slot.contains("]]")) else {
                let (text, tail) = after.split_once("</p>").ok_or_else(|| fault(after, "</p>"))?;
                out.push_str(&self.inline(&format!("{before}<p>[[{text}</p>"))?);
                rest = tail;
                continue;
            };
            out.push_str(&self.inline(before)?);
            match block::html(self, slot)? {
                Some(block) => out.push_str(&block),
                None => out.push_str(&self.inline(&format!("<p>[[{slot}]]</p>"))?),
            }
            rest = tail;
        }
        out.push_str(&self.inline(rest)?);
        let page = format!("href=\"{}{}#", self.root, super::super::site::page_name(self.words.tag()));
        let out =
            out.replace("href=\"#figure=", &format!("{page}figure=")).replace("href=\"#step=", &format!("{page}step="));
        check_states(&out)?;
        Ok(out)
    }
}

/// Fills what stands between `[[` and `]]`.
fn each_slot(text: &str, mut fill: impl FnMut(&str) -> Result<String, Error>) -> Result<String, Error> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let (slot, tail) = after.split_once("]]").ok_or_else(|| fault(after, "]] after [["))?;
        out.push_str(before);
        out.push_str(&fill(slot)?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

/// Pairs of a state such as `figure=aid&view=map`.
pub(super) fn pairs(state: &str) -> Vec<(String, String)> {
    let pairs = state.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.to_string(), value.to_string())).collect()
}

/// The view of a state; every pair of it must be understood.
pub(super) fn view(state: &str) -> Result<View, Error> {
    let pairs = pairs(state);
    let figure = pairs.iter().find(|(key, _)| key == "figure").ok_or_else(|| fault(state, "a state with a figure"))?;
    let entry = crate::chart::entry(&figure.1)?;
    let known: Vec<(String, String)> = pairs.iter().filter(|(key, _)| key != "fact").cloned().collect();
    let read = View::read(entry, &known);
    match read.ignored.first() {
        Some((key, value)) => Err(fault(&format!("{key}={value}"), &format!("a pair that {} knows", entry.id))),
        None => Ok(read.view),
    }
}

/// Every link to a state is understood.
fn check_states(html: &str) -> Result<(), Error> {
    for link in html.split("href=\"").skip(1).filter_map(|after| after.split('"').next()) {
        if let Some((_, state)) = link.split_once("#figure=") {
            view(&format!("figure={}", state.replace("&amp;", "&")))?;
        }
    }
    Ok(())
}
