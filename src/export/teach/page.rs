//! A page from Markdown: its title, its sections, and the template around them.
//!
//! Each heading of the second level opens a section, which begins a sheet of paper of its own
//! unless the heading's class is `flow`.

use pulldown_cmark::{Options, Parser, html::push_html};

use super::fill::Fill;
use super::{fault, page_path};
use crate::error::Error;
use crate::export::site::{File, page_name};
use crate::export::switch;
use crate::paint::svg::escaped;
use crate::words::Words;

/// Tables, classes of headings, curved quotes.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_HEADING_ATTRIBUTES).union(Options::ENABLE_SMART_PUNCTUATION);

/// What stands inside the template.
pub(super) struct Body {
    /// The page's title, as text.
    pub title: String,
    /// Its sections, as HTML.
    pub html: String,
}

/// A page's text as HTML, with its slots filled.
///
/// # Errors
/// When a slot names what does not exist, or there is no title.
pub(super) fn markdown(text: &str, fill: &mut Fill<'_>) -> Result<Body, Error> {
    let (title, rest) = text.split_once('\n').ok_or_else(|| fault(text, "a title and a text"))?;
    let title = title.strip_prefix("# ").ok_or_else(|| fault(title, "a title"))?;
    let mut html = String::new();
    push_html(&mut html, Parser::new_ext(rest, OPTIONS));
    let html =
        html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>").replace("</table>", "</table></div>");
    Ok(Body { title: title.to_string(), html: sections(&fill.blocks(&html)?) })
}

/// Wraps what follows each heading of the second level.
fn sections(html: &str) -> String {
    let mut parts = html.split("<h2");
    let mut out = format!("<div class=\"lede\">\n{}</div>\n", parts.next().unwrap_or_default());
    for part in parts {
        let flow = part.split('>').next().unwrap_or_default().contains("flow");
        let class = if flow { "leaf flow" } else { "leaf" };
        out.push_str(&format!("<section class=\"{class}\">\n<h2{part}</section>\n"));
    }
    out
}

/// The template, and what is the same on every page of a language.
#[derive(Clone, Copy)]
pub(super) struct Shell<'a> {
    /// The text of `www/teach/page.html`.
    pub template: &'a str,
    /// The language.
    pub words: Words,
    /// The version of the site.
    pub version: &'a str,
}

impl Shell<'_> {
    /// A page by its name without ending, `root` from it to the root of the site.
    ///
    /// # Errors
    /// When the template names a string that does not exist.
    pub fn page(self, root: &str, name: &str, body: &Body) -> Result<File, Error> {
        let mut page = String::with_capacity(self.template.len() + body.html.len());
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once("{{") {
            let (key, after) = after.split_once("}}").ok_or_else(|| fault(after, "}} after {{"))?;
            page.push_str(before);
            page.push_str(&self.slot(key, root, name, body)?);
            rest = after;
        }
        page.push_str(rest);
        Ok((page_path(name, self.words.tag()), page.replace("<!-- body -->", &body.html).into_bytes()))
    }

    fn slot(self, key: &str, root: &str, name: &str, body: &Body) -> Result<String, Error> {
        let tag = self.words.tag();
        Ok(match key {
            "lang" => tag.to_string(),
            "root" => root.to_string(),
            "title" => escaped(&body.title),
            "version" => escaped(self.version),
            "atlas" => format!("{root}{}", page_name(tag)),
            "entry" => format!("{root}{}", page_path("teach", tag)),
            "glossary" => format!("{root}{}", page_path("glossary", tag)),
            "alternates" => switch::alternates(|tag| format!("{root}{}", page_path(name, tag))),
            "languages" => switch::choices(self.words, |tag| format!("{root}{}", page_path(name, tag))),
            key => escaped(self.words.page(key).ok_or_else(|| fault(key, "a string of www/i18n"))?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn each_heading_opens_a_section() {
        let html = sections("<p>a</p><h2>One</h2><p>b</p><h2 class=\"flow\">Two</h2>");
        assert_eq!(html.matches("<section class=\"leaf\">").count(), 1);
        assert_eq!(html.matches("<section class=\"leaf flow\">").count(), 1);
        assert_eq!(html.matches("</section>").count(), 2);
    }
}
