//! The aid matrix as a table: names at the left, kinds of help across, thin rules between rows.
//!
//! Comes in: sections of rows and a width. Goes out: a [`Sheet`], in CSS px from its own top
//! left; none when the columns need more width than there is.

use super::Context;
use super::aid_cell::{self, BASELINE_PX, LINE_PX, RADIUS_PX};
use super::aid_column::{Column, columns};
use super::glyph;
use super::rows::{Kind, Row, Section};
use super::sheet::Sheet;
use crate::model::fact::{Direction, Status};
use crate::scene::mark::at;
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight, size};

/// Space above and below the lines of a row, together, in CSS px.
const PAD_PX: f64 = 3.0;

/// Space between the names and the first column, in CSS px.
const GAP_PX: f64 = 12.0;

/// Height of a section's heading, in CSS px.
const HEADING_PX: f64 = 26.0;

/// A table in the making.
struct Grid<'a, 'b> {
    context: &'a Context<'b>,
    columns: Vec<Column>,
    names_px: f64,
    width_px: f64,
    sheet: Sheet,
}

/// The table of these sections.
pub(super) fn grid(context: &Context<'_>, sections: &[Section], width_px: f64) -> Option<Sheet> {
    let rows: Vec<&Row> = sections.iter().flat_map(|s| &s.rows).collect();
    let names_px = names_px(sections, width_px);
    let left = names_px + GAP_PX;
    let columns = columns(context, &rows, left, width_px - left)?;
    let mut grid = Grid { context, columns, names_px, width_px, sheet: Sheet::default() };
    grid.head();
    sections.iter().for_each(|section| grid.section(section));
    Some(grid.sheet)
}

/// Width of the names: that of the longest, as far as there is room; longer ones are wrapped.
fn names_px(sections: &[Section], width_px: f64) -> f64 {
    let names = sections.iter().flat_map(|s| &s.rows).map(|r| room_px(&r.name, size::LABEL, Weight::Regular));
    names.fold(0.0, f64::max).min((0.16 * width_px).max(92.0))
}

impl Grid<'_, '_> {
    /// The headings of the columns: whose way, kind by glyph, kind in words.
    fn head(&mut self) {
        self.block(Direction::Out);
        self.block(Direction::In);
        let mut lowest = 0.0;
        for column in &self.columns {
            let middle = at(column.x + RADIUS_PX + 1.0, 36.0);
            let kind = glyph::of_kind(column.kind());
            for mark in glyph::light(kind, Status::Completed, Role::InkSoft, middle, RADIUS_PX - 0.5) {
                self.sheet.push(mark);
            }
            let heading = column.heading(self.context.words);
            for (i, line) in wrap(&heading, size::TICK, Weight::Regular, column.width_px).iter().enumerate() {
                let baseline = 56.0 + 15.0 * i as f64;
                self.sheet.text(column.x, baseline, line, TextStyle::new(Role::InkSoft, size::TICK));
                lowest = f64::max(lowest, baseline);
            }
        }
        self.sheet.height_px = lowest + 2.0;
    }

    /// “From China”, “To China”, over a rule in its color.
    fn block(&mut self, direction: Direction) {
        let own: Vec<&Column> = self.columns.iter().filter(|c| c.direction == direction).collect();
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return };
        let key = if direction == Direction::Out { "aid.matrix.given" } else { "aid.matrix.received" };
        let text = super::aid_words::hub(self.context, key);
        let role = aid_cell::role(direction);
        let (left, right) = (first.x, last.x + last.width_px);
        self.sheet.text(left, 14.0, &text, TextStyle::new(role, size::LABEL).semibold());
        self.sheet.rule(left, right, 21.0, role);
    }

    fn section(&mut self, section: &Section) {
        let top = self.sheet.height_px;
        let role = if section.kind == Kind::Organisations { Role::Organisation } else { Role::Ink };
        self.sheet.text(0.0, top + 19.0, &section.heading, TextStyle::new(role, size::LABEL).semibold());
        self.sheet.rule(0.0, self.width_px, top + HEADING_PX - 1.0, Role::InkSoft);
        self.sheet.height_px += HEADING_PX;
        for (i, row) in section.rows.iter().enumerate() {
            if i > 0 {
                self.sheet.rule(0.0, self.width_px, self.sheet.height_px, Role::Rule);
            }
            self.row(row);
        }
    }

    fn row(&mut self, row: &Row) {
        let top = self.sheet.height_px + PAD_PX / 2.0;
        let mut lines = self.name(row, top);
        for column in &self.columns {
            let cell = column.cell(self.context, row);
            aid_cell::draw(&mut self.sheet, &cell, column.level, (column.x, top), column.width_px);
            lines = lines.max(aid_cell::lines(&cell, column.level, column.width_px));
        }
        self.sheet.next_lane();
        self.sheet.height_px += lines as f64 * LINE_PX + PAD_PX;
    }

    /// The name and, below it, the note; how many lines they take.
    fn name(&mut self, row: &Row, top: f64) -> usize {
        let names = wrap(&row.name, size::LABEL, Weight::Regular, self.names_px);
        let notes = match row.note.as_str() {
            "" => Vec::new(),
            note => wrap(note, size::TICK, Weight::Regular, self.names_px),
        };
        let name = TextStyle::new(Role::Ink, size::LABEL);
        let note = TextStyle::new(Role::InkSoft, size::TICK);
        let all = names.iter().map(|n| (n, name)).chain(notes.iter().map(|n| (n, note)));
        for (i, (line, style)) in all.enumerate() {
            self.sheet.text(0.0, top + i as f64 * LINE_PX + BASELINE_PX, line, style);
        }
        names.len() + notes.len()
    }
}
