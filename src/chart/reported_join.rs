//! What joins the facts of a row: a pair with its sign, or a bracket over all of one origin.
//!
//! Comes in: a row. Goes out: [`Join`]s, and their marks along a line, in CSS px. Where judgments
//! are hidden a pair is joined by its number alone, so that a class can sort them.

use super::Context;
use super::figure::Datum;
use super::reported_row::{Pair, Row, joined};
use super::reported_sign::{REACH_PX, WORDS_PX, sign};
use super::reported_words::witness;
use crate::model::fact::Relation;
use crate::scene::mark::{Mark, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// A pair, or all pairs of one origin.
pub(super) struct Join {
    /// Indices into `Atlas::facts`, in the order of the row.
    pub facts: Vec<usize>,
    /// Indices into `Atlas::comparisons`.
    pub pairs: Vec<usize>,
    /// The judgment; none when it is hidden.
    pub relation: Option<Relation>,
    /// What stands beside the sign, the longest first.
    pub labels: Vec<String>,
    /// True when the later number stands first.
    pub turned: bool,
}

impl Join {
    /// What stands behind it; where judgments are hidden, the two facts alone.
    pub fn datum(&self) -> Datum {
        match self.relation {
            Some(_) => Datum::Comparisons(self.pairs.clone()),
            None => Datum::Facts(self.facts.clone()),
        }
    }

    /// True for a bracket.
    pub fn is_bracket(&self) -> bool {
        self.relation == Some(Relation::SameOrigin)
    }

    /// Room that sign and label need.
    fn sign_px(&self, label: &str) -> f64 {
        let words = if label.is_empty() { 0.0 } else { room_px(label, size::TICK, Weight::Regular) };
        match (self.relation, label) {
            (None | Some(Relation::SameOrigin), _) => words,
            (_, "") => 2.0 * REACH_PX + 3.0,
            _ => WORDS_PX + words,
        }
    }

    /// The longest label that fits into a room with its sign, and what both need; the sign alone
    /// where no label does, and the number of a pair always.
    pub fn fitting(&self, room_px: f64) -> (&str, f64) {
        let least = self.labels.last().filter(|_| self.relation.is_none()).map_or("", String::as_str);
        let mut labels = self.labels.iter().map(String::as_str);
        let label = labels.find(|l| self.sign_px(l) <= room_px).unwrap_or(least);
        (label, self.sign_px(label))
    }

    /// Sign and label from `x` on, around a height.
    pub fn marks(&self, x: f64, y: f64, label: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut words_x = x;
        if let Some(relation) = self.relation.filter(|_| !self.is_bracket()) {
            marks.extend(sign(relation, at(x + REACH_PX + 1.5, y), self.turned));
            words_x += WORDS_PX;
        }
        if !label.is_empty() {
            let style = TextStyle::new(if self.relation.is_none() { Role::Ink } else { Role::InkSoft }, size::TICK);
            marks.push(Mark::text(at(words_x, y + 4.0), label, style));
        }
        marks
    }
}

/// A thin line that joins.
pub(super) fn link(left: f64, right: f64, y: f64) -> Mark {
    Mark::line(vec![at(left, y), at(right, y)], Stroke::new(Role::InkSoft, 1.0))
}

/// The joins of a row, brackets first.
pub(super) fn joins(context: &Context<'_>, row: &Row, shows_reasons: bool) -> Vec<Join> {
    let (kin, others): (Vec<Pair>, Vec<Pair>) =
        row.pairs.iter().partition(|p| shows_reasons && p.relation == Relation::SameOrigin);
    let mut joins: Vec<Join> = Vec::new();
    for witness_row in joined(&kin) {
        joins.push(Join {
            facts: row.facts.iter().filter(|f| witness_row.facts.contains(f)).copied().collect(),
            pairs: witness_row.pairs.iter().map(|p| p.index).collect(),
            relation: Some(Relation::SameOrigin),
            labels: witness(context, &witness_row.facts).to_vec(),
            turned: false,
        });
    }
    joins.extend(others.iter().map(|pair| of_pair(context, row, pair, shows_reasons)));
    joins
}

fn of_pair(context: &Context<'_>, row: &Row, pair: &Pair, shows_reasons: bool) -> Join {
    let words = context.words;
    let facts: Vec<usize> = row.facts.iter().filter(|f| pair.facts.contains(f)).copied().collect();
    let turned = facts.first() == pair.facts.get(1);
    let label = if shows_reasons {
        words.name("judged", pair.relation.word())
    } else {
        words.fill("reported.pair", &[("n", &words.number(pair.number as f64))])
    };
    let relation = shows_reasons.then_some(pair.relation);
    Join { facts, pairs: vec![pair.index], relation, labels: vec![label], turned }
}
