//! The label of a tenure: its date and its name, in a few lines.
//!
//! In: strings. Out: lines that fit a room, and their marks at a place in CSS px. The date is
//! soft, the name is ink, both in one size, so that a line breaks as one text.

use crate::scene::mark::{Mark, at};
use crate::scene::metrics::{Run, room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight};

/// Height of a line as a factor of the type size.
pub const LEADING: f64 = 1.24;

/// A label in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedLabel {
    /// Date, or what stands before the name; may be empty.
    pub before: String,
    /// The lines, the date included.
    pub lines: Vec<String>,
    /// Type size in CSS px.
    pub size_px: f64,
}

impl DatedLabel {
    /// A label wrapped to a room, each line no wider, single long words excepted.
    pub fn wrapped(before: &str, name: &str, size_px: f64, room: f64) -> DatedLabel {
        let text = joined(before, name);
        let lines = wrap(&text, size_px, Weight::Regular, room);
        DatedLabel { before: before.into(), lines, size_px }
    }

    /// The label in at most `count` lines of even length, or none when that takes more room.
    pub fn in_lines(before: &str, name: &str, size_px: f64, count: usize, room: f64) -> Option<DatedLabel> {
        let text = joined(before, name);
        let run = Run::new(&text, size_px, Weight::Regular);
        let mut narrow = (run.room_px() / count.max(1) as f64).min(room);
        loop {
            let (lines, widest) = run.measure(narrow);
            if lines <= count && widest <= room {
                return Some(DatedLabel { before: before.into(), lines: run.lines(narrow), size_px });
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
            let (before, name) = self.split(line, i == 0);
            for (text, role) in [(before, Role::InkSoft), (name, Role::Ink)] {
                if !text.is_empty() {
                    marks.push(Mark::text(at(left, baseline), text.trim_end(), TextStyle::new(role, self.size_px)));
                }
                left += room_px(text, self.size_px, Weight::Regular);
            }
        }
        marks
    }

    /// A line as what stands before the name, spaces included, and the name.
    fn split<'a>(&self, line: &'a str, is_first: bool) -> (&'a str, &'a str) {
        let has_before = is_first && !self.before.is_empty() && line.starts_with(&self.before);
        let rest = if has_before { line.get(self.before.len()..).unwrap_or("").trim_start() } else { line };
        line.split_at(line.len() - rest.len())
    }
}

/// Date and name as one text that may break between them.
fn joined(before: &str, name: &str) -> String {
    if before.is_empty() { name.to_string() } else { format!("{before}  {name}") }
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
    fn the_date_is_soft_and_the_name_is_ink() {
        let label = DatedLabel::wrapped("2003", "SARS outbreak", 13.0, 400.0);
        let expected = [("2003", Role::InkSoft), ("SARS outbreak", Role::Ink)];
        assert_eq!(texts(&label), expected.map(|(t, r)| (t.to_string(), r)));
    }

    #[test]
    fn two_lines_are_about_even() {
        let name = "National Emergency Plan for Public Health Emergencies";
        let label = DatedLabel::in_lines("2006", name, 13.0, 2, 300.0).expect("it fits");
        assert_eq!(label.lines.len(), 2);
        assert!(label.width_px() < 230.0);
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(DatedLabel::in_lines("", "a rather long name for so little room", 13.0, 1, 60.0), None);
    }

    #[test]
    fn chinese_breaks_between_characters() {
        let label = DatedLabel::in_lines("2006", "国家突发公共卫生事件应急预案", 13.0, 2, 140.0).expect("it fits");
        assert_eq!(label.lines.len(), 2);
    }
}
