//! Reported figures side by side: who gave which number, and are they the same number?
//!
//! In: judged pairs of facts. Out: a key of the signs, then a table for each group, a row a measure
//! and a column a document in the order of the last date in its text; then what looks alike and is
//! not the same, in a block of its own. Where it is narrow all of it is a list. In CSS px.

use super::figure::{Account, Figure, Table};
use super::reported_row::{ALIKE, GROUPS, Row, rows};
use super::reported_sign::key;
use super::reported_words as said;
use super::sheet::Sheet;
use super::view::Choice;
use super::wording::worded;
use super::{Context, reported_list, reported_table};
use crate::model::fact::Relation;
use crate::scene::mark::at;
use crate::scene::style::{Role, TextStyle, size};

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "measure", values: &["all", "help", "trade", "exchange", "institutions", "within", "alike"] },
    Choice { key: "reasons", values: &["on", "off"] },
    Choice { key: "blank", values: &[] },
];

/// Width from which the figures stand in a table, in CSS px.
const TABLE_PX: f64 = 660.0;

/// Narrowest column of what looks alike, in CSS px.
const ALIKE_PX: f64 = 280.0;

/// Space between pieces side by side, in CSS px.
const GUTTER_PX: f64 = 32.0;

/// Space above a group, in CSS px.
const GROUP_PX: f64 = 26.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let rows = shown(context);
    let reasons = shows_reasons(context);
    let mut figure = laid(context, &rows);
    let mut page = Page { context, figure: &mut figure, bottom: 0.0 };
    page.set(key(context, &rows, reasons));
    let is_list = context.width_px < TABLE_PX;
    if is_list {
        page.bottom += 8.0;
        page.set(reported_list::head(context, &rows));
    }
    for (group, word) in GROUPS.iter().enumerate() {
        let own: Vec<Row> = rows.iter().filter(|r| r.group == group).cloned().collect();
        if own.is_empty() {
            continue;
        }
        page.bottom += GROUP_PX;
        if group == ALIKE && reasons {
            page.alike(&own);
            continue;
        }
        let heading = match group {
            ALIKE => context.words.t("reported.more").to_string(),
            _ => context.words.name("control.measure", word),
        };
        let table = if is_list { None } else { reported_table::section(context, &heading, &own, reasons) };
        page.set(table.unwrap_or_else(|| reported_list::section(context, &heading, &own, reasons)));
    }
    page.figure.scene.height_px = libm::ceil(page.bottom + 4.0);
    figure
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let rows = shown(context);
    let number = |n: usize| context.words.number(n as f64);
    let parts = [("rows", number(rows.len())), ("documents", number(said::sources(context, &rows).len()))];
    let said = said::description(context, &rows, shows_reasons(context));
    super::account::account(context, "account.reported.measures", &parts, &said)
}

/// Its pairs as a table.
pub fn table(context: &Context<'_>) -> Table {
    said::table(context, &shown(context), shows_reasons(context))
}

fn shows_reasons(context: &Context<'_>) -> bool {
    context.view.get("reasons") != "off"
}

/// The rows of the group asked for. Where judgments are hidden, no pair stands twice.
fn shown(context: &Context<'_>) -> Vec<Row> {
    let asked = context.view.get("measure");
    let mut rows = rows(context.atlas);
    rows.retain(|row| asked == "all" || GROUPS.get(row.group) == Some(&asked));
    if !shows_reasons(context) {
        for row in rows.iter_mut().filter(|r| r.group == ALIKE) {
            row.pairs.retain(|p| p.relation == Relation::NotComparable);
            row.facts.retain(|f| row.pairs.iter().any(|p| p.facts.contains(f)));
        }
    }
    rows
}

fn laid(context: &Context<'_>, rows: &[Row]) -> Figure {
    let documents: Vec<&str> = said::sources(context, rows).iter().map(|s| s.id.as_str()).collect();
    worded(context, &documents)
}

/// The figure as it fills from the top.
struct Page<'a, 'b> {
    context: &'a Context<'b>,
    figure: &'a mut Figure,
    bottom: f64,
}

impl Page<'_, '_> {
    /// Places a piece below what stands already.
    fn set(&mut self, sheet: Sheet) {
        let top = self.bottom;
        self.bottom += sheet.height_px;
        sheet.place(self.figure, at(0.0, top));
    }

    /// What looks alike, under a heading, each in the column that is shortest so far.
    fn alike(&mut self, rows: &[Row]) {
        let (context, width) = (self.context, self.context.width_px);
        let mut head = Sheet::default();
        let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
        reported_list::lines(&mut head, &context.words.name("control.measure", "alike"), 0.0, width, ink);
        head.height_px += 5.0;
        self.set(head);
        let count = libm::floor((width + GUTTER_PX) / (ALIKE_PX + GUTTER_PX)).clamp(1.0, 3.0);
        let own = (width - (count - 1.0) * GUTTER_PX) / count;
        let mut bottoms = vec![self.bottom; count as usize];
        for row in rows {
            let sheet = reported_list::alike(context, row, own);
            let shortest = bottoms.iter().copied().fold(f64::INFINITY, f64::min);
            let column = bottoms.iter().position(|b| *b == shortest).unwrap_or(0);
            if let Some(bottom) = bottoms.get_mut(column) {
                *bottom += sheet.height_px;
            }
            sheet.place(self.figure, at(column as f64 * (own + GUTTER_PX), shortest));
        }
        self.bottom = bottoms.into_iter().fold(self.bottom, f64::max);
    }
}
