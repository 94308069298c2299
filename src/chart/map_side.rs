//! What stands beside the map, in columns: the list of places where it is narrow, organisations
//! by channel, unnamed groups as counted blocks, pins.
//!
//! In: the sheet, a list of [`Item`]s, a box to fill. Out: marks and targets, and the height
//! used. A group's block has one small square for each country it is said to hold, the first of
//! them dark: at most so many are named elsewhere on the page.

use super::map_draw::pin;
use super::map_place::{Side, Stop};
use super::map_plate::Plate;
use super::rows::named as named_of;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Role, TextStyle, Weight, size};
use crate::transform::coverage::Coverage;

/// Room of a glyph: width and height, in CSS px.
const GLYPH_ROOM_PX: (f64, f64) = (13.0, 20.0);

/// Height of a line of text, in CSS px.
const LINE_PX: f64 = 20.0;

/// Height of a heading with the space above it, in CSS px.
const HEADING_PX: f64 = 34.0;

/// Pitch of the squares of a counted block, in CSS px, a px of it paper; and their rows.
const PITCH_PX: f64 = 4.0;
const SQUARE_ROWS: u32 = 5;

/// Height of a counted block with the space below it, in CSS px.
const COUNTED_PX: f64 = 29.0;

/// Widest column: beyond it the eye loses the way from a name to its glyphs, in CSS px.
const WIDEST_PX: f64 = 400.0;

/// Room of a pin before its words, in CSS px.
const PIN_PX: f64 = 16.0;

/// How much taller columns may be that break at headings only.
const UNEVEN: f64 = 1.15;

/// Space between columns, in CSS px.
const GUTTER_PX: f64 = 32.0;

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
    /// Something that passed through the hub, by the mark's index.
    Passing(usize),
    /// A remark.
    Remark(String),
}

/// Draws the items in columns of even height, and gives the height used.
pub(super) fn draw(plate: &mut Plate<'_>, items: &[Item<'_>], room: &Rect, columns: usize, lane: u32) -> f64 {
    let pitch = (room.width + GUTTER_PX) / columns as f64;
    let width = (pitch - GUTTER_PX).min(WIDEST_PX);
    let heights: Vec<f64> = items.iter().map(|i| height(plate, i, width)).collect();
    let starts = column_starts(items, &heights, columns);
    let (mut column, mut y, mut lowest) = (0, 0.0, 0.0_f64);
    for (item, (height, start)) in items.iter().zip(heights.iter().zip(starts)) {
        if start {
            column += 1;
            y = if is_first_order(item) { 0.0 } else { HEADING_PX - LINE_PX - 4.0 };
        }
        let left = room.x + column as f64 * pitch;
        let at = Rect::new(left, room.y + y, width, *height);
        entry(plate, item, &at, lane + column as u32);
        y += height;
        lowest = lowest.max(y);
    }
    lowest
}

/// For each item, whether it starts a column: at a heading if the columns stay about even, else
/// anywhere but after a heading.
fn column_starts(items: &[Item<'_>], heights: &[f64], columns: usize) -> Vec<bool> {
    let sections = lowest(items, heights, columns, by_section);
    let entries = lowest(items, heights, columns, by_entry);
    if sections.0 <= entries.0 * UNEVEN { sections.1 } else { entries.1 }
}

/// The tallest column, and the starts of columns, at the lowest limit at which a way of breaking
/// fills no more columns than there are.
fn lowest(items: &[Item<'_>], heights: &[f64], columns: usize, breaks: Breaking) -> (f64, Vec<bool>) {
    let total: f64 = heights.iter().sum();
    let mut limit = libm::ceil(total / columns as f64);
    loop {
        let starts = breaks(items, heights, limit);
        if limit >= total || starts.iter().filter(|s| **s).count() < columns {
            return (tallest(heights, &starts), starts);
        }
        limit += 4.0;
    }
}

/// Height of the tallest column.
fn tallest(heights: &[f64], starts: &[bool]) -> f64 {
    let mut y = 0.0;
    let below = |(height, start): (&f64, &bool)| {
        y = if *start { *height } else { y + height };
        y
    };
    heights.iter().zip(starts).map(below).fold(0.0, f64::max)
}

/// A way to break items into columns of at most so many px.
type Breaking = fn(&[Item<'_>], &[f64], f64) -> Vec<bool>;

/// Breaks before any entry; a heading goes with what follows it.
fn by_entry(items: &[Item<'_>], heights: &[f64], limit: f64) -> Vec<bool> {
    fill(items, heights, limit, |i| {
        let after_heading = i > 0 && items.get(i - 1).is_some_and(is_heading);
        let heads = items.get(i).is_some_and(is_heading);
        let with_next = if heads { heights.get(i + 1).copied().unwrap_or(0.0) } else { 0.0 };
        (!after_heading).then(|| heights.get(i).copied().unwrap_or(0.0) + with_next)
    })
}

/// Breaks before headings of the first order only.
fn by_section(items: &[Item<'_>], heights: &[f64], limit: f64) -> Vec<bool> {
    fill(items, heights, limit, |i| {
        let rest = items.iter().zip(heights).skip(i);
        let section = rest.enumerate().take_while(|(n, (item, _))| *n == 0 || !is_first_order(item));
        items.get(i).is_some_and(is_first_order).then(|| section.map(|(_, (_, h))| h).sum())
    })
}

/// Fills columns: `needs` says how much room must be left where a column may break.
fn fill(items: &[Item<'_>], heights: &[f64], limit: f64, needs: impl Fn(usize) -> Option<f64>) -> Vec<bool> {
    let mut y = 0.0;
    let start = |(i, height): (usize, &f64)| {
        let start = y > 0.0 && needs(i).is_some_and(|room| y + room > limit);
        y = if start { *height } else { y + height };
        start
    };
    heights.iter().take(items.len()).enumerate().map(start).collect()
}

fn is_first_order(item: &Item<'_>) -> bool {
    matches!(item, Item::Heading(_))
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
        Item::Pin(stop) => {
            let (lines, follows) =
                named(&title_of(plate, stop.marks.first(), &stop.name), stop.marks.len(), width - PIN_PX);
            (lines.len() + usize::from(!follows)) as f64 * LINE_PX + 4.0
        }
        Item::Passing(index) => of(&title_of(plate, Some(index), ""), 1),
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
            plate.figure.scene.marks.extend(pin(at(room.x + 5.0, room.y + 16.0), 1.0));
            let text = title_of(plate, stop.marks.first(), &stop.name);
            let inner = Rect::new(room.x + PIN_PX, room.y, room.width - PIN_PX, room.height);
            named_row(plate, &text, &stop.marks, &inner, inner.x, lane);
        }
        Item::Passing(index) => {
            named_row(plate, &title_of(plate, Some(index), ""), &[*index], room, room.x, lane);
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

/// What a mark tells, as its first report titles it.
fn title_of(plate: &Plate<'_>, index: Option<&usize>, otherwise: &str) -> String {
    let mark = index.and_then(|i| plate.help.marks.get(*i));
    let fact = mark.and_then(|m| plate.context.atlas.facts.get(*m.facts.first()?));
    fact.map_or(otherwise.to_string(), |f| plate.context.words.pick(&f.title).to_string())
}

/// A block of squares, one for each country of a group, and how many may be named.
fn counted(plate: &mut Plate<'_>, count: &Coverage, left: f64, top: f64) {
    let claimed = count.claimed as u32;
    let dark = Some(count.named.len() as u32).filter(|named| *named <= claimed).unwrap_or(0);
    let scene = &mut plate.figure.scene;
    let faint = Paint { role: Role::Muted, alpha: 0.45 };
    scene.push(Mark::area(columns_of(claimed, left, top), faint));
    if dark > 0 {
        scene.push(Mark::area(columns_of(dark, left, top), Role::Ink));
    }
    let columns = claimed.div_ceil(SQUARE_ROWS);
    let (width, height) = (f64::from(columns) * PITCH_PX, f64::from(SQUARE_ROWS) * PITCH_PX);
    let slit = |i: u32| left + f64::from(i) * PITCH_PX - 1.0;
    let upright: Vec<Point> = (1..columns).flat_map(|i| loop_around(&Rect::new(slit(i), top, 1.0, height))).collect();
    if !upright.is_empty() {
        scene.push(Mark::area(upright, Role::Paper));
    }
    for row in 1..SQUARE_ROWS {
        let y = top + f64::from(row) * PITCH_PX - 1.0;
        scene.push(Mark::rect(Rect::new(left, y, width, 1.0), Role::Paper));
    }
    let text = named_of(plate.context, count);
    plate.text(left + width + 8.0, top + 14.0, &text, TextStyle::new(Role::InkSoft, size::TICK));
}

/// A closed loop about a box from its top left. Loops of boxes with one top edge make one outline,
/// since what joins them has no area.
fn loop_around(rect: &Rect) -> Vec<Point> {
    let mut corners = rect.corners();
    corners.extend(corners.first().copied());
    corners
}

/// The outline of so many squares, filled by columns from the left; paper lines part them.
fn columns_of(squares: u32, left: f64, top: f64) -> Vec<Point> {
    let (whole, rest) = (f64::from(squares / SQUARE_ROWS), f64::from(squares % SQUARE_ROWS));
    let bottom = top + f64::from(SQUARE_ROWS) * PITCH_PX - 1.0;
    let edge = left + whole * PITCH_PX - 1.0;
    let mut points = vec![at(left, top)];
    if rest > 0.0 {
        let (right, low) = (edge + PITCH_PX, top + rest * PITCH_PX - 1.0);
        points.extend([at(right, top), at(right, low), at(edge.max(left), low)]);
    } else {
        points.push(at(edge, top));
    }
    if whole > 0.0 {
        points.extend([at(edge, bottom), at(left, bottom)]);
    } else {
        points.push(at(left, top + rest * PITCH_PX - 1.0));
    }
    points
}
