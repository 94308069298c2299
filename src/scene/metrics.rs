//! How wide a text is, from a table of the one face, never from a backend.
//!
//! A Latin character takes its own advance, a Han character or full-width mark one em, anything
//! else the widest digit's room. An SVG seen elsewhere may fall back to another face, so layout
//! keeps [`SLACK`] in hand.

use super::advances::{ADVANCES, CAP_HEIGHT};
use super::mark::Rect;
use super::style::{Anchor, TextStyle, Weight};

/// Room kept beyond the table's width, as a factor.
pub const SLACK: f64 = 1.08;

/// Height of a capital letter, in em.
pub const CAP_EM: f64 = CAP_HEIGHT as f64 / 1000.0;

/// Advance of a character that the face lacks and that is not full-width, in thousandths of an em.
const UNKNOWN_ADVANCE: u32 = 600;

/// Height that a line's tallest glyphs reach above its baseline, in em.
pub const ASCENT_EM: f64 = 0.84;

/// Depth that a line's deepest glyphs reach below its baseline, in em.
pub const DESCENT_EM: f64 = 0.24;

/// Width of a text in CSS px, as the face sets it.
pub fn width_px(text: &str, size_px: f64, weight: Weight) -> f64 {
    f64::from(thousandths(text, weight)) * size_px / 1000.0
}

/// Width to keep free for a text, slack included.
pub fn room_px(text: &str, size_px: f64, weight: Weight) -> f64 {
    width_px(text, size_px, weight) * SLACK
}

/// The box that a text fills when its point is at `x`, `y` on the baseline, slack included.
pub fn text_box(text: &str, x: f64, y: f64, style: &TextStyle) -> Rect {
    let width = room_px(text, style.size_px, style.weight);
    let left = match style.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    let top = y - ASCENT_EM * style.size_px;
    Rect::new(left, top, width, (ASCENT_EM + DESCENT_EM) * style.size_px)
}

/// Width of a text in thousandths of an em.
fn thousandths(text: &str, weight: Weight) -> u32 {
    text.chars().map(|c| advance(c, weight)).sum()
}

fn advance(c: char, weight: Weight) -> u32 {
    // The table begins with the printable characters of ASCII, each at its place.
    let code = u32::from(c);
    let row = match code.checked_sub(0x20).and_then(|place| ADVANCES.get(place as usize)) {
        Some(row) if row.0 == code => Some(row),
        _ => ADVANCES.binary_search_by_key(&code, |row| row.0).ok().and_then(|place| ADVANCES.get(place)),
    };
    match (row, weight) {
        (Some(row), Weight::Regular) => u32::from(row.1),
        (Some(row), Weight::Semibold) => u32::from(row.2),
        (None, _) if is_wide(c) => 1000,
        (None, _) => UNKNOWN_ADVANCE,
    }
}

/// True for Han characters and the full-width marks set with them.
pub fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF)
}

/// Breaks a text into lines no wider than `room`, at spaces, and between Han characters.
/// A word longer than a line stands alone on its own.
pub fn wrap(text: &str, size_px: f64, weight: Weight, room: f64) -> Vec<String> {
    Run::new(text, size_px, weight).lines(room)
}

/// A text measured once, to be broken into lines of one width or another.
pub struct Run<'a> {
    text: &'a str,
    size_px: f64,
    pieces: Vec<Piece>,
}

/// What stands between two places where a line may break.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it begins, and where it ends without the space behind it.
    start: usize,
    end: usize,
    /// Width with that space and without it, in thousandths of an em.
    full: u32,
    ink: u32,
}

impl Piece {
    fn from(start: usize) -> Piece {
        Piece { start, end: start, full: 0, ink: 0 }
    }
}

impl<'a> Run<'a> {
    /// Measures a text.
    pub fn new(text: &'a str, size_px: f64, weight: Weight) -> Run<'a> {
        let (mut pieces, mut piece) = (Vec::new(), Piece::from(0));
        let mut before: Option<char> = None;
        for (i, c) in text.char_indices() {
            if before.is_some_and(|before| may_break(before, c)) {
                pieces.push(std::mem::replace(&mut piece, Piece::from(i)));
            }
            piece.full += advance(c, weight);
            if !c.is_whitespace() {
                (piece.end, piece.ink) = (i + c.len_utf8(), piece.full);
            }
            before = Some(c);
        }
        pieces.push(piece);
        Run { text, size_px, pieces }
    }

    /// Width to keep free for the whole in one line, slack included.
    pub fn room_px(&self) -> f64 {
        let full: u32 = self.pieces.iter().map(|piece| piece.full).sum();
        self.px(full)
    }

    /// How many lines a room takes, and the width of the widest.
    pub fn measure(&self, room: f64) -> (usize, f64) {
        let (mut count, mut widest) = (0, 0.0_f64);
        self.each(room, |_, _, width| {
            count += 1;
            widest = widest.max(width);
        });
        (count, widest)
    }

    /// The lines for a room; at least one, which may be empty.
    pub fn lines(&self, room: f64) -> Vec<String> {
        let mut lines = Vec::new();
        self.each(room, |start, end, _| lines.extend(self.text.get(start..end).map(String::from)));
        lines
    }

    /// Tells of each line where it begins and ends, and its width.
    fn each(&self, room: f64, mut tell: impl FnMut(usize, usize, f64)) {
        let mut line: Option<(usize, usize, u32, u32)> = None;
        for piece in &self.pieces {
            line = Some(match line {
                Some((start, _, full, _)) if self.px(full + piece.ink) <= room => {
                    (start, piece.end, full + piece.full, full + piece.ink)
                }
                before => {
                    if let Some((start, end, _, ink)) = before {
                        tell(start, end, self.px(ink));
                    }
                    (piece.start, piece.end, piece.full, piece.ink)
                }
            });
        }
        let (start, end, _, ink) = line.unwrap_or_default();
        tell(start, end, self.px(ink));
    }

    fn px(&self, thousandths: u32) -> f64 {
        f64::from(thousandths) * self.size_px / 1000.0 * SLACK
    }
}

/// Whether a line may break between two characters: behind the spaces after a word, and at a
/// single Han character with the closing mark after it.
fn may_break(before: char, c: char) -> bool {
    let after_space = before == ' ' && c != ' ';
    after_space || ((is_wide(before) || is_wide(c)) && !closes(c) && !opens(before) && c != ' ')
}

fn closes(c: char) -> bool {
    "，。、；：？！）》」』”’".contains(c)
}

fn opens(c: char) -> bool {
    "（《「『“‘".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_one_em() {
        assert_eq!(width_px("疫情", 10.0, Weight::Regular), 20.0);
    }

    #[test]
    fn digits_are_tabular() {
        let one = width_px("1111", 12.0, Weight::Regular);
        assert_eq!(one, width_px("8888", 12.0, Weight::Regular));
    }

    #[test]
    fn lines_break_at_spaces_and_stay_within_their_room() {
        let lines = wrap("Expert team to Cambodia arrives", 13.0, Weight::Regular, 90.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "Expert team to Cambodia arrives");
        assert!(lines.iter().all(|l| room_px(l, 13.0, Weight::Regular) <= 90.0));
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        for line in wrap("国务院，联防联控机制。", 13.0, Weight::Regular, 40.0) {
            assert!(!line.starts_with(closes), "{line}");
        }
    }
}
