//! One cell of the aid matrix: its marks in lines, each with its day and its numbers, which no
//! width may drop.
//!
//! Comes in: the marks of one place and kind. Goes out: how wide and how many lines the cell
//! needs, and the cell on a [`Sheet`], in CSS px. Marks with words stand a line each, marks
//! without words side by side.

use super::Context;
use super::aid_mark::AidMark;
use super::figure::Datum;
use super::glyph;
use super::sheet::Sheet;
use crate::model::fact::{Direction, Fact, Qualifier};
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Role, TextStyle, Weight, size};
use crate::transform::coverage::partners;
use crate::words::Words;

/// Height of a line in a row, in CSS px.
pub(super) const LINE_PX: f64 = 16.0;

/// Baseline below the top of a line, in CSS px.
pub(super) const BASELINE_PX: f64 = 12.0;

/// Radius of a glyph, in CSS px.
pub(super) const RADIUS_PX: f64 = 5.0;

/// From one glyph to the next beside it, in CSS px.
pub(super) const PITCH_PX: f64 = 15.0;

/// From the left of a cell to the words beside a glyph, in CSS px.
const WORDS_PX: f64 = 15.0;

/// From a day to the number after it, in CSS px.
const SPACE_PX: f64 = 5.0;

/// How much is written beside the marks of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// The day, and below it each number, broken between its words where the column is narrow.
    Broken,
    /// The day, and below it each number on a line of its own.
    Stacked,
    /// Day and number on one line.
    Line,
}

/// A mark with its words.
pub(super) struct Entry<'a> {
    /// The mark.
    pub mark: &'a AidMark,
    /// The day without its year, or empty.
    pub day: String,
    /// The numbers that its reports state, each once.
    pub values: Vec<String>,
}

/// A mark in its cell.
struct Slot<'a, 'b> {
    entry: &'b Entry<'a>,
    x: f64,
    line: usize,
    texts: Vec<Piece>,
}

/// Words beside a mark.
struct Piece {
    line: usize,
    x: f64,
    content: String,
    role: Role,
}

/// The marks of a row with their words; a number that the row's name says is left out.
pub(super) fn entries<'a>(
    context: &Context<'_>,
    name: &str,
    marks: impl Iterator<Item = &'a AidMark>,
) -> Vec<Entry<'a>> {
    let entry = |mark: &'a AidMark| {
        let mut values: Vec<String> = Vec::new();
        for fact in mark.facts.iter().filter_map(|i| context.atlas.facts.get(*i)) {
            let value = short_value(context.words, fact, &mark.place, name);
            if !value.is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        Entry { mark, day: mark.day.map_or(String::new(), |d| context.words.short_day(d)), values }
    };
    marks.map(entry).collect()
}

/// A fact's number as short as it can be said, of a statement with two numbers the one that
/// belongs to this partner; empty when it is shared by several, or the name says it already.
fn short_value(words: Words, fact: &Fact, code: &str, name: &str) -> String {
    let codes = fact.aid().map_or(&[][..], |aid| partners(fact, aid));
    let part = codes.iter().position(|c| c == code).unwrap_or(0);
    let (value, unit) = match fact.unit.split_once('+') {
        Some((_, unit)) if part > 0 => (fact.value2, unit),
        Some((unit, _)) => (fact.value, unit),
        None => (fact.value.filter(|_| codes.len() < 2), fact.unit.as_str()),
    };
    let Some(value) = value else { return String::new() };
    if unit.starts_with("country") || unit.starts_with("organisation") {
        let number = words.number(value);
        if name.split(|c: char| !c.is_ascii_digit()).any(|n| n == number) {
            return String::new();
        }
    }
    let amount = short_amount(words, value, unit);
    match fact.qualifier {
        Some(q) if q != Qualifier::AsGiven => words.fill(&format!("qualifier.{}", q.word()), &[("n", &amount)]),
        _ => amount,
    }
}

/// A number with its unit, both in their short form where they have one: `8.1 t`, `US$20m`.
fn short_amount(words: Words, value: f64, unit: &str) -> String {
    let short = format!("short.{unit}");
    if !Words::has(&short) {
        return words.amount(value, unit);
    }
    let million = words.t("short.million");
    let number = match words.number(value) {
        _ if !words.is_chinese() && (1e5..1e6).contains(&value) => words.number(value / 1e6) + million,
        long => long.replace(words.t("short.million.long"), million),
    };
    words.fill(&short, &[("n", &number)])
}

/// The color of a direction.
pub(super) fn role(direction: Direction) -> Role {
    match direction {
        Direction::Out => Role::AidOut,
        Direction::In => Role::AidIn,
        Direction::Own | Direction::Both => Role::InkSoft,
    }
}

/// Width of words beside a mark.
fn words_px(text: &str) -> f64 {
    room_px(text, size::TICK, Weight::Regular)
}

/// Width that the cell asks for.
pub(super) fn width_px(entries: &[Entry<'_>], level: Level) -> f64 {
    let slots = plan(entries, level, if level == Level::Broken { PITCH_PX } else { 3.0 * PITCH_PX });
    let right = |slot: &Slot<'_, '_>| {
        let texts = slot.texts.iter().map(|p| p.x + words_px(&p.content));
        texts.fold(slot.x + PITCH_PX, f64::max)
    };
    slots.iter().map(right).fold(0.0, f64::max)
}

/// Lines that the cell takes in a column of this width.
pub(super) fn lines(entries: &[Entry<'_>], level: Level, width_px: f64) -> usize {
    let slots = plan(entries, level, width_px);
    slots.iter().map(|s| s.texts.iter().map(|p| p.line).fold(s.line, usize::max) + 1).max().unwrap_or(0)
}

/// Draws the cell with its top left at `x`, `top`.
pub(super) fn draw(sheet: &mut Sheet, entries: &[Entry<'_>], level: Level, corner: (f64, f64), width_px: f64) {
    let (x, top) = corner;
    for slot in plan(entries, level, width_px) {
        let mark = slot.entry.mark;
        let center = at(x + slot.x + RADIUS_PX + 1.0, top + slot.line as f64 * LINE_PX + LINE_PX / 2.0);
        let mut marks = glyph::light(glyph::of_kind(&mark.kind), mark.status, role(mark.direction), center, RADIUS_PX);
        let (mut right, mut last) = (slot.x + PITCH_PX, slot.line);
        for piece in &slot.texts {
            let baseline = top + piece.line as f64 * LINE_PX + BASELINE_PX;
            let style = TextStyle::new(piece.role, size::TICK);
            marks.push(Mark::text(at(x + piece.x, baseline), piece.content.clone(), style));
            (right, last) = (right.max(piece.x + words_px(&piece.content)), last.max(piece.line));
        }
        let height = (last - slot.line + 1) as f64 * LINE_PX;
        let area = Rect::new(x + slot.x, top + slot.line as f64 * LINE_PX, right - slot.x, height);
        sheet.reach(Datum::Facts(mark.facts.clone()), marks, area, center);
    }
}

/// Where each mark of a cell and its words stand.
fn plan<'a, 'b>(entries: &'b [Entry<'a>], level: Level, width_px: f64) -> Vec<Slot<'a, 'b>> {
    let mut slots = Vec::new();
    let mut line = 0;
    let says = |e: &Entry<'_>| !e.day.is_empty() || !e.values.is_empty();
    for entry in entries.iter().filter(|e| says(e)) {
        let texts = pieces(entry, level, line, width_px);
        let last = texts.iter().map(|p| p.line).max().unwrap_or(line);
        slots.push(Slot { entry, x: 0.0, line, texts });
        line = last + 1;
    }
    let across = (libm::floor(width_px / PITCH_PX) as usize).max(1);
    for (i, entry) in entries.iter().filter(|e| !says(e)).enumerate() {
        let x = (i % across) as f64 * PITCH_PX;
        slots.push(Slot { entry, x, line: line + i / across, texts: Vec::new() });
    }
    slots
}

fn pieces(entry: &Entry<'_>, level: Level, line: usize, width_px: f64) -> Vec<Piece> {
    let mut texts = Vec::new();
    let mut next = (line, WORDS_PX);
    if !entry.day.is_empty() {
        texts.push(Piece { line, x: WORDS_PX, content: entry.day.clone(), role: Role::InkSoft });
        let after = WORDS_PX + words_px(&entry.day) + SPACE_PX;
        next = if level == Level::Line && entry.values.len() == 1 { (line, after) } else { (line + 1, WORDS_PX) };
    }
    let room = if level == Level::Broken { width_px - WORDS_PX } else { f64::INFINITY };
    for content in entry.values.iter().flat_map(|value| broken(value, room)) {
        texts.push(Piece { line: next.0, x: next.1, content, role: Role::Ink });
        next = (next.0 + 1, WORDS_PX);
    }
    texts
}

/// A number and its unit on as many lines as the room asks for; no word is ever broken.
fn broken(value: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in value.split(' ') {
        match lines.last_mut() {
            Some(line) if words_px(&format!("{line} {word}")) <= room => *line = format!("{line} {word}"),
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Day;
    use crate::model::fact::Status;

    fn goods() -> AidMark {
        AidMark {
            place: "ITA".into(),
            kind: "goods".into(),
            direction: Direction::Out,
            status: Status::Arrived,
            day: Some(Day(0)),
            channel: String::new(),
            provider: String::new(),
            seen_at: String::new(),
            is_given: true,
            facts: vec![0],
        }
    }

    fn entry<'a>(mark: &'a AidMark, day: &str, values: &[&str]) -> Entry<'a> {
        Entry { mark, day: day.into(), values: values.iter().map(|v| v.to_string()).collect() }
    }

    #[test]
    fn a_number_stands_beside_its_day_or_below_it() {
        let mark = goods();
        let cell = [entry(&mark, "12 Mar", &["31 t"])];
        let taken: Vec<usize> = [Level::Stacked, Level::Line].map(|l| lines(&cell, l, 200.0)).to_vec();
        assert_eq!(taken, [2, 1]);
        assert!(width_px(&cell, Level::Line) > width_px(&cell, Level::Stacked));
    }

    #[test]
    fn a_narrow_column_breaks_a_number_from_its_unit_and_drops_neither() {
        let mark = goods();
        let cell = [entry(&mark, "", &["30,000 sheep"])];
        assert_eq!(lines(&cell, Level::Broken, width_px(&cell, Level::Broken)), 2);
        assert_eq!(lines(&cell, Level::Broken, width_px(&cell, Level::Stacked)), 1);
    }

    #[test]
    fn numbers_that_differ_stand_a_line_each() {
        let mark = goods();
        assert_eq!(lines(&[entry(&mark, "", &["US$20m", "US$50m"])], Level::Line, 200.0), 2);
    }

    #[test]
    fn marks_without_words_stand_side_by_side() {
        let mark = goods();
        let cell: Vec<Entry<'_>> = (0..5).map(|_| entry(&mark, "", &[])).collect();
        assert_eq!(lines(&cell, Level::Stacked, 3.0 * PITCH_PX), 2);
    }
}
