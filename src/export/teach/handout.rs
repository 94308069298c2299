//! A handout for each figure: the picture, how to read it, questions, sources, the same axes to
//! draw on, and the answers on a sheet of their own.

use std::fmt::Write;

use super::block::picture;
use super::fill::{Fill, view};
use super::page::Body;
use super::question::Question;
use crate::chart::{self, NARROWEST_PX};
use crate::error::Error;
use crate::export::html::{reference, string};
use crate::model::source::Role;
use crate::paint::svg::escaped;

/// The state that a figure's handout shows: its first view, cut to what a sheet holds.
fn state(id: &str) -> String {
    match id {
        "reported" => "figure=reported&measure=exchange".into(),
        id => format!("figure={id}"),
    }
}

/// Grounds to draw on beside the figure's own.
fn further(id: &str) -> &'static [&'static str] {
    match id {
        "aid" => &["figure=aid&view=map&blank=on"],
        _ => &[],
    }
}

/// The handout of a figure.
///
/// # Errors
/// When a question names what does not exist.
pub(super) fn body(id: &str, questions: &[Question], fill: &mut Fill<'_>) -> Result<Body, Error> {
    let words = fill.words;
    let state = state(id);
    let figure = chart::layout(fill.atlas, &view(&state)?, words, NARROWEST_PX.max(700.0));
    let own: Vec<&Question> = questions.iter().filter(|q| q.figure == id).collect();
    let mut out = format!("<div class=\"lede\"><p>{}</p></div>\n", string(words, "page.teach_handout_lede"));
    let _ = write!(
        out,
        "<section class=\"leaf flow\"><h2>{}</h2>\n<p>{}</p>\n<p class=\"small\">{}</p></section>\n",
        string(words, "page.teach_read"),
        escaped(&figure.deck),
        escaped(&figure.silence),
    );
    let _ = write!(
        out,
        "<section class=\"leaf flow\"><h2>{}</h2>\n<ol class=\"questions\">\n",
        string(words, "page.teach_questions")
    );
    for question in &own {
        out.push_str(&question.asked(fill)?);
    }
    let _ = write!(
        out,
        "</ol></section>\n<section class=\"leaf flow\"><h2>{}</h2>\n{}</section>\n",
        string(words, "page.sources_title"),
        sources(fill)
    );
    let _ = write!(
        out,
        "<section class=\"leaf\"><h2>{}</h2>\n{}<p class=\"small\">{}</p></section>\n",
        escaped(&figure.title),
        picture(fill, &state)?,
        escaped(&figure.credit),
    );
    for ground in std::iter::once(format!("{state}&blank=on")).chain(further(id).iter().map(|s| (*s).to_string())) {
        let _ = write!(
            out,
            "<section class=\"leaf\"><h2>{}</h2>\n{}</section>\n",
            string(words, "page.teach_draw"),
            picture(fill, &ground)?
        );
    }
    let _ = write!(
        out,
        "<section class=\"leaf\"><h2>{}</h2>\n<ol class=\"questions\">\n",
        string(words, "page.teach_answers")
    );
    for question in &own {
        out.push_str(&question.answered(fill)?);
    }
    out.push_str("</ol></section>\n");
    let title = words.page("page.teach_handout").unwrap_or("{title}").replace("{title}", &figure.title);
    Ok(Body { title, html: out })
}

/// The documents and the reference by their letters.
fn sources(fill: &Fill<'_>) -> String {
    let mut out = String::from("<ul class=\"letters\">\n");
    for source in fill.atlas.sources.iter().filter(|s| s.role != Role::Origin) {
        let _ = writeln!(out, "<li><strong>{}</strong> {}</li>", escaped(&source.letter), reference(source));
    }
    out + "</ul>\n"
}
