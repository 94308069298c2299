//! The label of a tenure: its date, its name, the letters of its documents, in a few lines.
//!
//! In: strings. Out: lines that fit a room, and their marks at a place in CSS px. The date and
//! the letters are soft, the name is ink, all in one size, so that a line breaks as one text.

use crate::scene::mark::{Mark, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight};

/// Height of a line as a factor of the type size.
pub const LEADING: f64 = 1.24;

/// A label in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedLabel {
    /// Date, or what stands before the name; may be empty.
    pub before: String,
    /// What stands behind the name; may be empty.
    pub after: String,
    /// The lines, date and letters included.
    pub lines: Vec<String>,
    /// Type size in CSS px.
    pub size_px: f64,
}

impl DatedLabel {
    /// A label wrapped to a room, each line no wider, single long words excepted.
    pub fn wrapped(before: &str, name: &str, after: &str, size_px: f64, room: f64) -> DatedLabel {
        let text = joined(before, name, after);
        let lines = wrap(&text, size_px, Weight::Regular, room);
        DatedLabel { before: before.into(), after: after.into(), lines, size_px }
    }

    /// The label in at most `count` lines of even length, or none when that takes more room.
    pub fn in_lines(
        before: &str,
        name: &str,
        after: &str,
        size_px: f64,
        count: usize,
        room: f64,
    ) -> Option<DatedLabel> {
        let whole = room_px(&joined(before, name, after), size_px, Weight::Regular);
        let mut narrow = (whole / count.max(1) as f64).min(room);
        loop {
            let label = DatedLabel::wrapped(before, name, after, size_px, narrow);
            if label.lines.len() <= count && label.width_px() <= room {
                return Some(label);
            }
            if narrow >= room {
                return None;
            }
            narrow = (narrow + 8.0).min(room);
        }
    }

    /// Width of its longest line, slack included.
    pub fn width_px(&self) -> f64 {
        self.lines.iter().map(|l| room_px(l, self.size_px, Weight::Regular)).fold(0.0, f64::max)
    }

    /// Distance from one baseline to the next.
    pub fn leading_px(&self) -> f64 {
        libm::round(self.size_px * LEADING)
    }

    /// Its marks, the first baseline at `y`, every line from `x` on.
    pub fn marks(&self, x: f64, y: f64) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            let baseline = y + i as f64 * self.leading_px();
            let mut left = x;
            for (text, role) in self.runs(line, i == 0, i + 1 == self.lines.len()) {
                let shown = text.trim_end();
                if !shown.is_empty() {
                    marks.push(Mark::text(at(left, baseline), shown, TextStyle::new(role, self.size_px)));
                }
                left += room_px(text, self.size_px, Weight::Regular);
            }
        }
        marks
    }

    /// A line as its soft and ink parts.
    fn runs<'a>(&self, line: &'a str, is_first: bool, is_last: bool) -> Vec<(&'a str, Role)> {
        let before = if is_first && line.starts_with(&self.before) { self.before.len() } else { 0 };
        let mut rest = line.get(before..).unwrap_or("");
        let mut behind = "";
        if is_last && !self.after.is_empty() && rest.ends_with(&self.after) {
            (rest, behind) = rest.split_at(rest.len() - self.after.len());
        }
        let spaces = rest.len() - rest.trim_start().len();
        let (head, ink) = line.get(..before + spaces).map_or(("", rest), |head| (head, rest.trim_start()));
        vec![(head, Role::InkSoft), (ink, Role::Ink), (behind, Role::InkSoft)]
    }
}

/// Date, name and letters as one text that may break between them.
fn joined(before: &str, name: &str, after: &str) -> String {
    let parts = [before, name, after];
    let mut text = String::new();
    for (i, part) in parts.iter().filter(|p| !p.is_empty()).enumerate() {
        if i > 0 {
            text.push_str("  ");
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::Shape;

    fn texts(label: &DatedLabel) -> Vec<(String, Role)> {
        let text = |m: Mark| match m.shape {
            Shape::Text { content, style, .. } => (content, style.paint.role),
            _ => (String::new(), Role::Paper),
        };
        label.marks(0.0, 0.0).into_iter().map(text).collect()
    }

    #[test]
    fn date_and_letters_are_soft_and_the_name_is_ink() {
        let label = DatedLabel::wrapped("2003", "SARS outbreak", "A", 13.0, 400.0);
        let expected = [("2003", Role::InkSoft), ("SARS outbreak", Role::Ink), ("A", Role::InkSoft)];
        assert_eq!(texts(&label), expected.map(|(t, r)| (t.to_string(), r)));
    }

    #[test]
    fn two_lines_are_about_even() {
        let name = "National Emergency Plan for Public Health Emergencies";
        let label = DatedLabel::in_lines("2006", name, "", 13.0, 2, 300.0).expect("it fits");
        assert_eq!(label.lines.len(), 2);
        assert!(label.width_px() < 230.0);
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(DatedLabel::in_lines("", "a rather long name for so little room", "", 13.0, 1, 60.0), None);
    }

    #[test]
    fn chinese_breaks_between_characters() {
        let label = DatedLabel::in_lines("2006", "国家突发公共卫生事件应急预案", "A", 13.0, 2, 140.0).expect("it fits");
        assert_eq!(label.lines.len(), 2);
    }
}
