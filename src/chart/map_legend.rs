//! The key of the map in one quiet flow, the strip of the undated, and the lines at the foot.
//!
//! In: the sheet and a box to fill, CSS px. Out: marks, and the height used. Only what the map
//! shows is explained, and each sign once.

use super::glyph::{self, Glyph};
use super::map_flow::Flow;
use super::map_plate::{GLYPH_PX, Plate};
use crate::model::fact::{Direction, Status};
use crate::scene::mark::{Mark, Point, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Height of a line, in CSS px.
const LINE_PX: f64 = 20.0;

/// Space after an entry of the key, in CSS px.
const AFTER_PX: f64 = 18.0;

/// Room of a glyph in the strip: width and height, in CSS px.
const GLYPH_ROOM_PX: (f64, f64) = (13.0, 22.0);

/// Forms with the key of their name.
const FORMS: [(Glyph, &str); 7] = [
    (Glyph::Disc, "aid.map.form.disc"),
    (Glyph::Square, "aid.map.form.square"),
    (Glyph::Diamond, "aid.map.form.diamond"),
    (Glyph::Triangle, "aid.map.form.triangle"),
    (Glyph::Wedge, "aid.map.form.wedge"),
    (Glyph::Hexagon, "aid.map.form.hexagon"),
    (Glyph::Cross, "aid.map.form.cross"),
];

/// Fills with the key of their name.
const FILLS: [(Status, &str); 5] = [
    (Status::Arrived, "aid.map.fill.solid"),
    (Status::Dispatched, "aid.map.fill.half"),
    (Status::Announced, "aid.map.fill.outline"),
    (Status::Offer, "aid.map.fill.dotted"),
    (Status::NotStated, "aid.map.fill.gray"),
];

/// The sign of one entry of the key.
enum Sign {
    Form(Glyph),
    Fill(Status),
    Line(Direction),
    Organisation,
}

impl Sign {
    fn width_px(&self) -> f64 {
        if matches!(self, Sign::Line(_)) { 30.0 } else { 16.0 }
    }

    fn marks(&self, left: f64, middle: f64) -> Vec<Mark> {
        let center = at(left + 6.0, middle);
        match self {
            Sign::Form(form) => glyph::light(*form, Status::Arrived, Role::InkSoft, center, GLYPH_PX),
            Sign::Fill(status) => glyph::light(Glyph::Square, *status, Role::InkSoft, center, GLYPH_PX),
            Sign::Organisation => glyph::light(Glyph::Square, Status::Arrived, Role::Organisation, center, GLYPH_PX),
            Sign::Line(direction) => arrow(*direction, at(left, middle)),
        }
    }
}

/// A short straight line with its head.
fn arrow(direction: Direction, from: Point) -> Vec<Mark> {
    let role = Flow::role(direction);
    let (base, tip) = (from.x + 17.0, from.x + 24.0);
    let head = vec![at(tip, from.y), at(base, from.y + 2.8), at(base, from.y - 2.8)];
    vec![Mark::line(vec![from, at(base, from.y)], Stroke::new(role, 1.5)), Mark::area(head, role)]
}

/// The key; gives the height used.
pub(super) fn key(plate: &mut Plate<'_>, left: f64, top: f64, width: f64) -> f64 {
    let shown = |form: Glyph| plate.help.marks.iter().any(|m| glyph::of_kind(&m.kind) == form);
    let forms = FORMS.iter().filter(|(form, _)| shown(*form)).map(|(form, key)| (Sign::Form(*form), *key));
    let fills = FILLS.iter().map(|(status, key)| (Sign::Fill(*status), *key));
    let ways = [
        (Sign::Line(Direction::Out), "aid.map.key.out"),
        (Sign::Line(Direction::In), "aid.map.key.in"),
        (Sign::Organisation, "aid.map.key.organisation"),
    ];
    let rows: [Vec<(Sign, &str)>; 2] = [forms.collect(), ways.into_iter().chain(fills).collect()];
    let mut y = top;
    for row in rows {
        y = flow(plate, row, left, y, width) + LINE_PX;
    }
    y - top
}

/// Sets entries one after another, on as many lines as they need; gives the top of the last.
fn flow(plate: &mut Plate<'_>, entries: Vec<(Sign, &str)>, left: f64, top: f64, width: f64) -> f64 {
    let (mut x, mut y) = (left, top);
    for (sign, key) in entries {
        let text = plate.context.words.t(key).to_string();
        let room = sign.width_px() + room_px(&text, size::TICK, Weight::Regular);
        if x > left && x + room > left + width {
            x = left;
            y += LINE_PX;
        }
        plate.figure.scene.marks.extend(sign.marks(x, y + LINE_PX / 2.0));
        plate.text(x + sign.width_px(), y + 14.0, &text, TextStyle::new(Role::InkSoft, size::TICK));
        x += room + AFTER_PX;
    }
    y
}

/// The strip of the undated, all at full strength; gives the height used.
pub(super) fn undated(plate: &mut Plate<'_>, left: f64, top: f64, width: f64, lane: u32) -> f64 {
    let undated = plate.help.undated();
    let count = plate.context.words.number(undated.len() as f64);
    let text = plate.context.words.fill("aid.map.undated", &[("n", &count)]);
    plate.figure.scene.push(Mark::line(vec![at(left, top), at(left + width, top)], Stroke::new(Role::Rule, 0.0)));
    plate.text(left, top + 20.0, &text, TextStyle::new(Role::Ink, size::LABEL).semibold());
    let (pitch, height) = GLYPH_ROOM_PX;
    let most = (width / pitch).max(1.0) as usize;
    let lines = undated.len().div_ceil(most).max(1);
    let mut y = top + 30.0;
    for row in undated.chunks(undated.len().div_ceil(lines).max(1)) {
        plate.row(row, left, y + height / 2.0, pitch, height, lane);
        y += height;
    }
    y - top
}

/// The lines at the foot; gives the height used.
pub(super) fn foot(plate: &mut Plate<'_>, left: f64, top: f64, width: f64) -> f64 {
    let words = plate.context.words;
    let text = [words.t("aid.map.names"), words.t("aid.map.outlines")].join(words.t("sentence.space"));
    let lines = wrap(&text, size::TICK, Weight::Regular, width);
    for (i, line) in lines.iter().enumerate() {
        plate.text(left, top + 12.0 + i as f64 * 17.0, line, TextStyle::new(Role::InkSoft, size::TICK));
    }
    lines.len() as f64 * 17.0
}
