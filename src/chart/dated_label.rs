//! The label of a tenure: its date and its name, in a few lines.
//!
//! In: strings. Out: lines that fit a room, and their marks at a place in CSS px. The date is
//! soft, the name is ink, both in one size, so that a line breaks as one text.

use crate::scene::mark::{Mark, at};
use crate::scene::metrics::{Run, room_px};
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
    /// Width of its longest line, slack included.
    pub width_px: f64,
}

impl DatedLabel {
    /// A label wrapped to a room, each line no wider, single long words excepted.
    pub fn wrapped(before: &str, name: &str, size_px: f64, room: f64) -> DatedLabel {
        let text = joined(before, name);
        DatedLabel::of(before, &Run::new(&text, size_px, Weight::Regular), size_px, room)
    }

    /// The label in one, two and three lines of even length, as far as each takes no more than its
    /// room; where none does, wrapped to the `widest`.
    pub fn choices(
        before: &str,
        name: &str,
        size_px: f64,
        room: impl Fn(usize) -> f64,
        widest: f64,
    ) -> Vec<DatedLabel> {
        let text = joined(before, name);
        let run = Run::new(&text, size_px, Weight::Regular);
        let wrapped = |room| DatedLabel::of(before, &run, size_px, room);
        let fitting = (1..=3).filter_map(|count| Some(wrapped(even(&run, count, room(count))?)));
        let mut labels: Vec<DatedLabel> = fitting.collect();
        labels.dedup();
        if labels.is_empty() {
            labels.push(wrapped(widest));
        }
        labels
    }

    /// A measured text broken to a room.
    fn of(before: &str, run: &Run<'_>, size_px: f64, room: f64) -> DatedLabel {
        let (_, width_px) = run.measure(room);
        DatedLabel { before: before.into(), lines: run.lines(room), size_px, width_px }
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
            if !before.is_empty() {
                marks.push(Mark::text(
                    at(left, baseline),
                    before.trim_end(),
                    TextStyle::new(Role::InkSoft, self.size_px),
                ));
                left += room_px(before, self.size_px, Weight::Regular);
            }
            if !name.is_empty() {
                marks.push(Mark::text(at(left, baseline), name.trim_end(), TextStyle::new(Role::Ink, self.size_px)));
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

/// The room that breaks a text into at most `count` lines of even length, if any up to `room` does.
fn even(run: &Run<'_>, count: usize, room: f64) -> Option<f64> {
    let mut narrow = (run.room_px() / count.max(1) as f64).min(room);
    loop {
        let (lines, widest) = run.measure(narrow);
        if lines <= count && widest <= room {
            return Some(narrow);
        }
        if narrow >= room {
            return None;
        }
        narrow = (narrow + 8.0).min(room);
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
        let [_, label, _] = &DatedLabel::choices("2006", name, 13.0, |_| 500.0, 500.0)[..] else { panic!("not three") };
        assert_eq!(label.lines.len(), 2);
        assert!(label.width_px < 230.0);
    }

    #[test]
    fn what_fits_no_room_is_wrapped_to_the_widest() {
        let name = "a rather long name for so little room";
        let labels = DatedLabel::choices("", name, 13.0, |_| 50.0, 60.0);
        assert_eq!(labels, [DatedLabel::wrapped("", name, 13.0, 60.0)]);
        assert!(labels[0].lines.len() > 3);
    }

    #[test]
    fn a_label_is_as_wide_as_its_longest_line() {
        for label in DatedLabel::choices("18 March", "First help of some kind is seen", 12.0, |_| 300.0, 300.0) {
            let widest = label.lines.iter().map(|line| room_px(line, 12.0, Weight::Regular)).fold(0.0, f64::max);
            assert_eq!(label.width_px, widest, "{label:?}");
        }
    }

    #[test]
    fn chinese_breaks_between_characters() {
        let labels = DatedLabel::choices("2006", "国家突发公共卫生事件应急预案", 13.0, |_| 140.0, 140.0);
        assert_eq!(labels[0].lines.len(), 2);
    }
}
