//! The aid matrix: places by kind of help, given and received, a mark an event.
//!
//! In: the aid marks. Out: a table of places by region and organisations by channel, and beside or
//! below it a list of the groups that no document names; the glyph the kind, the fill the status,
//! the day beside it where it is known. Where it is narrow all of it is a list. What is not help
//! to a place (trade, debt service, services to own citizens) stands apart below. In CSS px.

use super::aid_mark::{AidMark, aid_marks};
use super::figure::{Account, Figure, Table};
use super::rows::{Kind, Section, sections};
use super::sheet::Sheet;
use super::view::Choice;
use super::wording::worded;
use super::{Context, aid_apart, aid_asked, aid_grid, aid_legend, aid_list, aid_masked, aid_window, aid_words};
use crate::scene::mark::at;
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, TextStyle, Weight, size};

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "sort", values: &["place", "date", "number"] },
    Choice { key: "direction", values: &["all", "out", "in"] },
    Choice { key: "kind", values: &[] },
    Choice { key: "status", values: &[] },
    Choice { key: "channel", values: &[] },
    Choice { key: "provider", values: &[] },
    Choice { key: "source", values: &[] },
    Choice { key: "place", values: &[] },
    Choice { key: "from", values: &[] },
    Choice { key: "to", values: &[] },
    Choice { key: "blank", values: &[] },
    Choice { key: "mask", values: &[] },
];

/// Width from which the help stands in a table, in CSS px.
const TABLE_PX: f64 = 600.0;

/// Width from which the list of groups stands beside the table, in CSS px.
const TWO_PX: f64 = 900.0;

/// Rows above which it does.
const MANY_ROWS: usize = 40;

/// Space between pieces side by side, in CSS px.
const GUTTER_PX: f64 = 32.0;

/// Lengths nearer to each other than this are alike, in CSS px.
const STEP_PX: f64 = 48.0;

/// How trade, debt service and services to own citizens share the width.
const SHARES: [f64; 3] = [0.33, 0.29, 0.38];

/// Space above what stands apart, in CSS px.
const APART_PX: f64 = 24.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    if aid_masked::is_masked(context) {
        return aid_masked::layout(context);
    }
    let marks = asked(context);
    let help: Vec<AidMark> = marks.iter().filter(|m| m.is_help()).cloned().collect();
    let sections = sections(context, &help);
    let mut figure = laid(context, &marks);
    let mut page = Page { context, marks: &marks, figure: &mut figure, bottom: 0.0 };
    page.set(vec![aid_legend::legend(context, context.width_px)], 0.0);
    page.bottom += 6.0;
    if !context.view.is_plain() {
        page.set(vec![aid_asked::note(context, page.marks, context.width_px)], 0.0);
    }
    page.body(&sections);
    if !context.view.is_plain() {
        aid_window::pale(context, &mut figure);
    }
    figure
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    if aid_masked::is_masked(context) {
        return aid_masked::account(context);
    }
    let marks = asked(context);
    super::account::account(
        context,
        "account.aid.matrix",
        &aid_words::extent(context, &marks),
        &aid_words::description(context, &marks),
    )
}

/// Its marks as a table.
pub fn table(context: &Context<'_>) -> Table {
    if aid_masked::is_masked(context) {
        return aid_masked::table(context);
    }
    aid_words::table(context, &asked(context))
}

/// Every mark; of a selection those that it asks for.
fn asked(context: &Context<'_>) -> Vec<AidMark> {
    if context.view.is_plain() { aid_marks(context.atlas) } else { aid_asked::asked(context) }
}

fn laid(context: &Context<'_>, marks: &[AidMark]) -> Figure {
    let facts = aid_words::facts(context, marks.iter());
    let documents: Vec<&str> = facts.iter().map(|(f, _)| f.source.as_str()).collect();
    worded(context, &documents)
}

/// The figure as it fills from the top.
struct Page<'a, 'b> {
    context: &'a Context<'b>,
    marks: &'a [AidMark],
    figure: &'a mut Figure,
    bottom: f64,
}

impl Page<'_, '_> {
    fn body(&mut self, sections: &[Section]) {
        let (context, width) = (self.context, self.context.width_px);
        let rows: usize = sections.iter().map(|s| s.rows.len()).sum();
        let cut = sections.partition_point(|s| s.kind < Kind::Counted);
        let (named, groups) = sections.split_at(cut);
        let two = width >= TWO_PX && rows > MANY_ROWS;
        match two.then(|| side_by_side(context, named, groups)).flatten() {
            Some((pitch, table, list)) => self.set(vec![table, list], pitch),
            None => {
                let table = (width >= TABLE_PX).then(|| aid_grid::grid(context, named, width)).flatten();
                self.set(vec![table.unwrap_or_else(|| aid_list::list(context, named, width))], 0.0);
                self.bottom += if named.is_empty() { 0.0 } else { 14.0 };
                self.set(vec![groups_list(context, groups, width)], 0.0);
            }
        }
        self.apart();
        self.figure.scene.height_px = libm::ceil(self.bottom + 2.0);
    }

    /// What is not help to a place, side by side where it is wide.
    fn apart(&mut self) {
        self.bottom += APART_PX - 8.0;
        let width = self.context.width_px;
        if width < TABLE_PX {
            for (_, sheet) in aid_apart::parts(self.context, self.marks, [width; 3]) {
                self.set(vec![sheet], 0.0);
                self.bottom += 8.0;
            }
            return;
        }
        let room = width - 2.0 * GUTTER_PX;
        let widths = SHARES.map(|share| libm::floor(share * room));
        let mut tops = [self.bottom; 3];
        let lefts = [0.0, widths[0] + GUTTER_PX, widths[0] + widths[1] + 2.0 * GUTTER_PX];
        for (column, sheet) in aid_apart::parts(self.context, self.marks, widths) {
            let (Some(top), Some(left)) = (tops.get_mut(column), lefts.get(column)) else { continue };
            let corner = at(*left, *top);
            *top += sheet.height_px + 8.0;
            self.bottom = self.bottom.max(*top);
            sheet.place(self.figure, corner);
        }
    }

    /// Places pieces side by side below what stands already.
    fn set(&mut self, sheets: Vec<Sheet>, pitch_px: f64) {
        let top = self.bottom;
        for (i, sheet) in sheets.into_iter().enumerate() {
            self.bottom = self.bottom.max(top + sheet.height_px);
            sheet.place(self.figure, at(i as f64 * pitch_px, top));
        }
    }
}

/// The table of what is named and the list of what is not, side by side, where the longer of the
/// two is shortest, and of like lengths where the table is widest; with the list's left edge.
/// None when no share of the width holds the table.
fn side_by_side(context: &Context<'_>, named: &[Section], groups: &[Section]) -> Option<(f64, Sheet, Sheet)> {
    let shares = [0.64, 0.62, 0.60, 0.58, 0.56, 0.54, 0.52, 0.50].into_iter();
    let pairs = shares.filter_map(|share| {
        let own = libm::round(share * context.width_px - GUTTER_PX / 2.0);
        let table = aid_grid::grid(context, named, own)?;
        let list = groups_list(context, groups, context.width_px - own - GUTTER_PX);
        Some((own + GUTTER_PX, table, list))
    });
    pairs.min_by_key(|(_, table, list)| libm::ceil(table.height_px.max(list.height_px) / STEP_PX) as u32)
}

/// The groups as a list, and why a number named is “at most”.
fn groups_list(context: &Context<'_>, groups: &[Section], width_px: f64) -> Sheet {
    let mut sheet = aid_list::list(context, groups, width_px);
    if groups.iter().any(|s| s.kind == Kind::Counted) {
        sheet.rule(0.0, width_px, sheet.height_px, Role::Rule);
        sheet.height_px += 6.0;
        let text = context.words.t("aid.matrix.at_most_note");
        for line in wrap(text, size::TICK, Weight::Regular, width_px) {
            sheet.height_px += 16.0;
            sheet.text(0.0, sheet.height_px - 4.0, &line, TextStyle::new(Role::InkSoft, size::TICK));
        }
    }
    sheet
}
