//! What stands beside the map, in columns: the list of places where it is narrow, organisations
//! by channel, unnamed groups as counted blocks, pins.
//!
//! In: the sheet, a list of [`Item`]s, a box to fill. Out: marks and targets, and the height
//! used. A group's block has one small square for each country it is said to hold, the first of
//! them dark: at most so many are named elsewhere on the page.

use super::map_draw::pin;
use super::map_place::{Count, Side, Stop};
use super::map_plate::Plate;
use crate::model::fact::Qualifier;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Role, TextStyle, Weight, size};

/// Room of a glyph: width and height, in CSS px.
const GLYPH_ROOM_PX: (f64, f64) = (13.0, 20.0);

/// Height of a line of text, in CSS px.
const LINE_PX: f64 = 20.0;

/// Height of a heading with the space above it, in CSS px.
const HEADING_PX: f64 = 34.0;

/// Side and pitch of the squares of a counted block, in CSS px, and their rows.
const SQUARE_PX: f64 = 3.0;
const PITCH_PX: f64 = 4.0;
const SQUARE_ROWS: u32 = 5;

/// Height of a counted block with the space below it, in CSS px.
const COUNTED_PX: f64 = 29.0;

/// Space between columns, in CSS px.
const GUTTER_PX: f64 = 36.0;

/// One entry of a column.
pub(super) enum Item<'a> {
    /// A heading.
    Heading(String),
    /// A heading below a heading.
    Channel(String),
    /// An organisation or a group.
    Side(&'a Side),
    /// A country.
    Country(&'a Stop),
    /// A place where something was seen.
    Pin(&'a Stop),
    /// A remark.
    Remark(String),
}

/// Draws the items in columns of even height, and gives the height used.
pub(super) fn draw(plate: &mut Plate<'_>, items: &[Item<'_>], room: &Rect, columns: usize, lane: u32) -> f64 {
    let width = (room.width - GUTTER_PX * (columns as f64 - 1.0)) / columns as f64;
    let heights: Vec<f64> = items.iter().map(|i| height(plate, i, width)).collect();
    let limit = lowest_limit(items, &heights, columns);
    let (mut column, mut y, mut lowest) = (0, 0.0, 0.0_f64);
    for (item, (height, starts)) in items.iter().zip(heights.iter().zip(breaks(items, &heights, limit))) {
        if starts {
            column += 1;
            y = 0.0;
        }
        let left = room.x + column as f64 * (width + GUTTER_PX);
        let at = Rect::new(left, room.y + y, width, *height);
        entry(plate, item, &at, lane + column as u32);
        y += height;
        lowest = lowest.max(y);
    }
    lowest
}

/// For each item, whether it starts a new column of at most `limit` px. A heading goes with what
/// follows it.
fn breaks(items: &[Item<'_>], heights: &[f64], limit: f64) -> Vec<bool> {
    let mut y = 0.0;
    let mut starts = Vec::with_capacity(items.len());
    for (i, height) in heights.iter().enumerate() {
        let after_heading = i > 0 && items.get(i - 1).is_some_and(is_heading);
        let with_next =
            if items.get(i).is_some_and(is_heading) { heights.get(i + 1).copied().unwrap_or(0.0) } else { 0.0 };
        let start = y > 0.0 && !after_heading && y + height + with_next > limit;
        y = if start { *height } else { y + height };
        starts.push(start);
    }
    starts
}

/// The lowest limit at which the items fit into the columns.
fn lowest_limit(items: &[Item<'_>], heights: &[f64], columns: usize) -> f64 {
    let total: f64 = heights.iter().sum();
    let mut limit = libm::ceil(total / columns as f64);
    while limit < total && breaks(items, heights, limit).iter().filter(|b| **b).count() >= columns {
        limit += 4.0;
    }
    limit
}

fn is_heading(item: &Item<'_>) -> bool {
    matches!(item, Item::Heading(_) | Item::Channel(_))
}

/// Glyphs that stand in one line of a width.
fn per_line(width: f64) -> usize {
    (width / GLYPH_ROOM_PX.0).max(1.0) as usize
}

/// The lines of an entry's name, and whether its glyphs follow on the last of them.
fn named(name: &str, glyphs: usize, width: f64) -> (Vec<String>, bool) {
    let lines = wrap(name, size::LABEL, Weight::Regular, width);
    let last = lines.last().map_or(0.0, |l| room_px(l, size::LABEL, Weight::Regular));
    let follows = last + 10.0 + glyphs as f64 * GLYPH_ROOM_PX.0 <= width;
    (lines, follows)
}

fn height(plate: &Plate<'_>, item: &Item<'_>, width: f64) -> f64 {
    let of = |name: &str, glyphs: usize| {
        let (lines, follows) = named(name, glyphs, width);
        let rows = if follows { 0 } else { glyphs.div_ceil(per_line(width)) };
        (lines.len() + rows) as f64 * LINE_PX + 4.0
    };
    match item {
        Item::Heading(_) => HEADING_PX,
        Item::Channel(_) => LINE_PX,
        Item::Side(side) => {
            let counted = side.count.as_ref().map_or(0.0, |_| COUNTED_PX);
            of(&side.name, side.marks.len()) + counted
        }
        Item::Country(stop) => of(&stop.name, stop.marks.len()),
        Item::Pin(stop) => of(&pin_text(plate, stop), 2 + stop.marks.len()),
        Item::Remark(text) => wrap(text, size::TICK, Weight::Regular, width).len() as f64 * 17.0 + 6.0,
    }
}

fn entry(plate: &mut Plate<'_>, item: &Item<'_>, room: &Rect, lane: u32) {
    let strong = TextStyle::new(Role::Ink, size::LABEL).semibold();
    let soft = TextStyle::new(Role::InkSoft, size::TICK);
    match item {
        Item::Heading(text) => plate.text(room.x, room.bottom() - 10.0, text, strong),
        Item::Channel(text) => plate.text(room.x, room.y + 14.0, text, soft),
        Item::Side(side) => {
            let y = named_row(plate, &side.name, &side.marks, room, room.x, lane);
            if let Some(count) = &side.count {
                counted(plate, count, room.x, y);
            }
        }
        Item::Country(stop) => {
            named_row(plate, &stop.name, &stop.marks, room, room.x, lane);
        }
        Item::Pin(stop) => {
            plate.figure.scene.marks.extend(pin(at(room.x + 5.0, room.y + 16.0)));
            let text = pin_text(plate, stop);
            let inner = Rect::new(room.x + 16.0, room.y, room.width - 16.0, room.height);
            named_row(plate, &text, &stop.marks, &inner, room.x + 16.0, lane);
        }
        Item::Remark(text) => {
            for (i, line) in wrap(text, size::TICK, Weight::Regular, room.width).iter().enumerate() {
                plate.text(room.x, room.y + 12.0 + i as f64 * 17.0, line, soft);
            }
        }
    }
}

/// A name with its glyphs at the right end of its last line, or below it; gives the y below.
fn named_row(plate: &mut Plate<'_>, name: &str, marks: &[usize], room: &Rect, left: f64, lane: u32) -> f64 {
    let (lines, follows) = named(name, marks.len(), room.width);
    let mut y = room.y;
    for line in &lines {
        plate.text(left, y + 14.0, line, TextStyle::new(Role::Ink, size::LABEL));
        y += LINE_PX;
    }
    let (pitch, high) = GLYPH_ROOM_PX;
    if follows {
        let start = room.right() - marks.len() as f64 * pitch;
        plate.row(marks, start, y - LINE_PX / 2.0, pitch, high, lane);
        return y;
    }
    for row in marks.chunks(per_line(room.width)) {
        plate.row(row, left, y + LINE_PX / 2.0 - 1.0, pitch, high, lane);
        y += LINE_PX;
    }
    y
}

fn pin_text(plate: &Plate<'_>, stop: &Stop) -> String {
    plate.context.words.fill("aid.map.pin", &[("place", &stop.name)])
}

/// A block of squares, one for each country of a group, and how many may be named.
fn counted(plate: &mut Plate<'_>, count: &Count, left: f64, top: f64) {
    let dark = count.named.unwrap_or(0).min(count.claimed);
    for i in 0..count.claimed {
        let (column, row) = (i / SQUARE_ROWS, i % SQUARE_ROWS);
        let (x, y) = (left + f64::from(column) * PITCH_PX, top + f64::from(row) * PITCH_PX);
        let paint =
            Paint { role: if i < dark { Role::Ink } else { Role::Muted }, alpha: if i < dark { 1.0 } else { 0.45 } };
        plate.figure.scene.push(Mark::rect(Rect::new(x, y, SQUARE_PX, SQUARE_PX), paint));
    }
    let width = f64::from(count.claimed.div_ceil(SQUARE_ROWS)) * PITCH_PX;
    let text = coverage(plate, count);
    plate.text(left + width + 8.0, top + 14.0, &text, TextStyle::new(Role::InkSoft, size::TICK));
}

/// “at most 14 of 27 named”.
fn coverage(plate: &Plate<'_>, count: &Count) -> String {
    let words = plate.context.words;
    let claimed = match count.qualifier {
        Qualifier::AsGiven => words.number(f64::from(count.claimed)),
        hedge => words.fill(&format!("qualifier.{}", hedge.word()), &[("n", &words.number(f64::from(count.claimed)))]),
    };
    match count.named {
        Some(0) => words.fill("aid.map.named.none", &[("n", &claimed)]),
        Some(named) => words.fill("aid.map.named.some", &[("k", &words.number(f64::from(named))), ("n", &claimed)]),
        None => words.fill("aid.map.named.unsaid", &[("n", &claimed)]),
    }
}
