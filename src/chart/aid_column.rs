//! The columns of the aid matrix: kinds of help, given and received.
//!
//! Comes in: rows with their cells. Goes out: the columns in which something stands, each with
//! its place, the numbers beside the days where the width allows, else below them. CSS px.

use super::Context;
use super::aid_cell::{self, Entry, Level, PITCH_PX};
use super::aid_mark::AidMark;
use super::rows::Row;
use crate::model::fact::Direction;
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Weight, size};
use crate::words::Words;

/// Kinds of help under one heading.
struct Group {
    /// Its heading is `aid.column.ID`.
    id: &'static str,
    /// The kinds in it.
    kinds: &'static [&'static str],
}

/// The headings, in order; what none of them takes in stands under the last.
const GROUPS: [Group; 7] = [
    Group { id: "expert_team", kinds: &["expert_team"] },
    Group { id: "resident_team", kinds: &["resident_team"] },
    Group { id: "goods", kinds: &["goods"] },
    Group { id: "cash", kinds: &["cash"] },
    Group { id: "facility", kinds: &["laboratory", "facility", "hub", "hospital_pairing"] },
    Group { id: "advice", kinds: &["training", "advice"] },
    Group { id: "other", kinds: &[] },
];

/// Space between two columns, in CSS px.
const GAP_PX: f64 = 7.0;

/// Width into which a heading breaks where it can, in CSS px.
const HEADING_PX: f64 = 66.0;

/// Space between what was given and what was received, in CSS px.
const BLOCK_GAP_PX: f64 = 12.0;

/// A column with its place.
pub(super) struct Column {
    /// Given or received.
    pub direction: Direction,
    group: usize,
    /// How much is written beside its marks.
    pub level: Level,
    /// Its left edge.
    pub x: f64,
    /// Its width, without the space to the next.
    pub width_px: f64,
}

/// The heading that a kind of help stands under.
pub(super) fn group_of(kind: &str) -> usize {
    GROUPS.iter().position(|g| g.kinds.contains(&kind)).unwrap_or(GROUPS.len() - 1)
}

impl Column {
    /// True when the mark stands in this column.
    pub fn holds(&self, mark: &AidMark) -> bool {
        mark.direction == self.direction && group_of(&mark.kind) == self.group
    }

    /// The words of its heading.
    pub fn heading(&self, words: Words) -> String {
        words.t(&format!("aid.column.{}", self.id())).to_string()
    }

    /// The kind whose glyph stands over the heading.
    pub fn kind(&self) -> &'static str {
        GROUPS.get(self.group).and_then(|g| g.kinds.first()).copied().unwrap_or("support")
    }

    fn id(&self) -> &'static str {
        GROUPS.get(self.group).map_or("other", |g| g.id)
    }

    /// The cell of a row in this column.
    pub fn cell<'a>(&self, context: &Context<'_>, row: &'a Row) -> Vec<Entry<'a>> {
        aid_cell::entries(context, &row.name, row.marks.iter().filter(|m| self.holds(m)))
    }
}

/// The columns of these rows from `left` on, `room` wide in all; none when they do not fit.
pub(super) fn columns(context: &Context<'_>, rows: &[&Row], left: f64, room: f64) -> Option<Vec<Column>> {
    let mut columns = used(rows);
    let mut widths: Vec<[f64; 3]> = columns.iter().map(|c| widths(context, c, rows)).collect();
    let gaps = gaps(&columns);
    let least: f64 = widths.iter().map(|w| w[0]).sum::<f64>() + gaps;
    if least > room {
        return None;
    }
    let mut spare = room - least;
    for (level, at) in [(Level::Stacked, 1), (Level::Line, 2)] {
        for (column, width) in columns.iter_mut().zip(widths.iter_mut()) {
            let more = width[at] - width[0];
            if more <= spare {
                spare -= more;
                width[0] = width[at];
                column.level = level;
            }
        }
    }
    let share = (spare / columns.len().max(1) as f64).min(24.0);
    settle(&mut columns, &widths, left, share);
    Some(columns)
}

/// Columns in which some mark of the rows stands, given before received.
fn used(rows: &[&Row]) -> Vec<Column> {
    let mut columns = Vec::new();
    for direction in [Direction::Out, Direction::In] {
        for group in 0..GROUPS.len() {
            let column = Column { direction, group, level: Level::Broken, x: 0.0, width_px: 0.0 };
            if rows.iter().any(|row| row.marks.iter().any(|m| column.holds(m))) {
                columns.push(column);
            }
        }
    }
    columns
}

/// Widths that a column asks for at each level: never under its heading's longest word.
fn widths(context: &Context<'_>, column: &Column, rows: &[&Row]) -> [f64; 3] {
    let heading = column.heading(context.words);
    let words = wrap(&heading, size::TICK, Weight::Regular, HEADING_PX);
    let word = words.iter().map(|w| room_px(w, size::TICK, Weight::Regular)).fold(2.0 * PITCH_PX, f64::max);
    let widest = |level| {
        let cells = rows.iter().map(|row| aid_cell::width_px(&column.cell(context, row), level));
        cells.fold(word, f64::max)
    };
    [widest(Level::Broken), widest(Level::Stacked), widest(Level::Line)]
}

fn gaps(columns: &[Column]) -> f64 {
    let blocks = columns.iter().zip(columns.iter().skip(1)).filter(|(a, b)| a.direction != b.direction);
    columns.len().saturating_sub(1) as f64 * GAP_PX + blocks.count() as f64 * BLOCK_GAP_PX
}

fn settle(columns: &mut [Column], widths: &[[f64; 3]], left: f64, share: f64) {
    let mut x = left;
    let mut before = None;
    for (column, width) in columns.iter_mut().zip(widths) {
        if before.is_some_and(|d| d != column.direction) {
            x += BLOCK_GAP_PX;
        }
        column.x = x;
        column.width_px = width[0] + share;
        x += column.width_px + GAP_PX;
        before = Some(column.direction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_heading_takes_in_stands_under_the_last() {
        assert_eq!(group_of("hub"), group_of("laboratory"));
        assert_eq!(group_of("vaccine"), GROUPS.len() - 1);
    }
}
