//! Questions on the figures: what is asked, what can be answered, and why an answer holds or not.

use serde_json::{Value, json};

use super::fault;
use super::fill::Fill;
use super::list::{field, items, strings, text};
use crate::error::Error;
use crate::paint::svg::escaped;

/// One question as it stands in `questions.json`.
pub(super) struct Question {
    item: Value,
    /// The figure that it is on.
    pub figure: String,
    right: usize,
}

/// Reads the list.
///
/// # Errors
/// When a question lacks a figure, or its right answer is none of its answers.
pub(super) fn read(list: &str) -> Result<Vec<Question>, Error> {
    let question = |item: Value| {
        let figure = field(&item, "figure")?.to_string();
        let right = item["right"].as_u64().map(|n| n as usize).filter(|n| item["options"].get(n).is_some());
        let right = right.ok_or_else(|| fault(&item.to_string(), "the number of an answer under right"))?;
        Ok(Question { item, figure, right })
    };
    items(list)?.into_iter().map(question).collect()
}

impl Question {
    fn options(&self) -> impl Iterator<Item = &Value> {
        self.item["options"].as_array().into_iter().flatten()
    }

    fn cites(&self) -> Vec<&str> {
        strings(&self.item["cite"])
    }

    /// The question and its answers to choose from, for paper.
    pub fn asked(&self, fill: &Fill<'_>) -> Result<String, Error> {
        let mut out = format!("<li>{}\n<ol class=\"options\">", fill.html(text(&self.item, "ask", fill.words)?)?);
        for option in self.options() {
            out.push_str(&format!("<li>{}</li>", fill.html(text(option, "text", fill.words)?)?));
        }
        Ok(out + "</ol></li>\n")
    }

    /// The answer that holds, why, and where that stands.
    pub fn answered(&self, fill: &Fill<'_>) -> Result<String, Error> {
        let right = &self.item["options"][self.right];
        let letter = char::from(b'a' + self.right as u8);
        let (answer, why) = (text(right, "text", fill.words)?, text(right, "feedback", fill.words)?);
        let cited: Result<Vec<String>, Error> =
            self.cites().iter().map(|id| fill.inline(&format!("[[cite {id}]]"))).collect();
        Ok(format!(
            "<li><strong>{letter}. {}</strong><br>{} {}</li>\n",
            fill.html(answer)?,
            fill.html(why)?,
            cited?.join(&escaped(fill.words.t("list.semicolon")))
        ))
    }
}

/// All questions as the page's script reads them.
pub(super) fn json(questions: &[Question], fill: &mut Fill<'_>) -> Result<String, Error> {
    let mut all = Vec::new();
    for question in questions {
        let mut options = Vec::new();
        for option in question.options() {
            let (answer, why) = (text(option, "text", fill.words)?, text(option, "feedback", fill.words)?);
            options.push(json!({ "text": fill.plain(answer)?, "feedback": fill.plain(why)? }));
        }
        let cited: Result<Vec<String>, Error> =
            question.cites().iter().map(|id| fill.plain(&format!("[[cite {id}]]"))).collect();
        all.push(json!({
            "id": field(&question.item, "id")?,
            "figure": question.figure,
            "ask": fill.plain(text(&question.item, "ask", fill.words)?)?,
            "options": options,
            "right": question.right,
            "cited": cited?.join(fill.words.t("list.semicolon")),
        }));
    }
    super::list::json(all)
}
