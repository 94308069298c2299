//! The key of the aid matrix, once, quiet: the fill is the status; where there are no column
//! headings the words beside each mark say its kind.
//!
//! Goes out: a [`Sheet`], in CSS px from its own top left.

use super::Context;
use super::aid_cell::{BASELINE_PX, PITCH_PX, RADIUS_PX};
use super::glyph::{self, Glyph};
use super::sheet::Sheet;
use crate::model::fact::Status;
use crate::scene::mark::at;
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight, size};

/// Height of a line of the key, in CSS px.
const LINE_PX: f64 = 18.0;

/// Space between two entries, in CSS px.
const GAP_PX: f64 = 16.0;

/// The statuses with their words.
const FILLS: [(Status, &str); 5] = [
    (Status::Arrived, "aid.fill.solid"),
    (Status::Dispatched, "aid.fill.half"),
    (Status::Announced, "aid.fill.outline"),
    (Status::Offer, "aid.fill.dotted"),
    (Status::NotStated, "aid.fill.gray"),
];

/// The key at a width.
pub(super) fn legend(context: &Context<'_>, width_px: f64) -> Sheet {
    let mut sheet = Sheet::default();
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    let mut x = 0.0;
    for (status, key) in FILLS {
        let text = context.words.t(key);
        let width = PITCH_PX + room_px(text, size::TICK, Weight::Regular);
        if x > 0.0 && x + width > width_px {
            x = 0.0;
            sheet.height_px += LINE_PX;
        }
        let center = at(x + RADIUS_PX + 1.0, sheet.height_px + LINE_PX / 2.0 - 1.0);
        for mark in glyph::light(Glyph::Disc, status, Role::InkSoft, center, RADIUS_PX) {
            sheet.push(mark);
        }
        sheet.text(x + PITCH_PX, sheet.height_px + BASELINE_PX, text, style);
        x += width + GAP_PX;
    }
    undated(&mut sheet, context, x, width_px);
    sheet.height_px += LINE_PX;
    sheet
}

/// Says what a mark without a day means, on the last line or below it.
fn undated(sheet: &mut Sheet, context: &Context<'_>, x: f64, width_px: f64) {
    let text = context.words.t("aid.fill.undated");
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    if x + room_px(text, size::TICK, Weight::Regular) <= width_px {
        sheet.text(x, sheet.height_px + BASELINE_PX, text, style);
        return;
    }
    for line in wrap(text, size::TICK, Weight::Regular, width_px) {
        sheet.height_px += LINE_PX;
        sheet.text(0.0, sheet.height_px + BASELINE_PX, &line, style);
    }
}
