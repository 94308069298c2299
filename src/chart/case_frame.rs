//! A panel of a case-growth figure: its plot and the scales of its two axes, in CSS px.

use crate::model::date::Day;
use crate::scale::linear::Linear;
use crate::scale::log::Log;
use crate::scale::time::Time;
use crate::scene::mark::{Point, Rect, at};

/// A panel's scales and plot.
pub struct Panel {
    /// The plot, in CSS px.
    pub plot: Rect,
    /// Days to px.
    pub x: Time,
    /// Left edge of its room, in CSS px.
    pub left_px: f64,
    /// True when another panel names the stated figures already, and this one is narrow.
    pub is_second: bool,
    /// True when the note of the brackets stands beside them.
    pub note_beside: bool,
    /// Totals to px.
    pub y: Y,
    /// First and last day.
    pub window: (Day, Day),
}

/// The scale of totals.
pub enum Y {
    /// Equal steps are equal numbers.
    Linear(Linear),
    /// Equal steps are equal factors.
    Log(Log),
}

impl Panel {
    /// Where a total of a day stands; none when the scale cannot show it.
    pub fn point(&self, day: Day, total: f64) -> Option<Point> {
        let y = match &self.y {
            Y::Linear(scale) => scale.px(total),
            Y::Log(scale) => scale.px(total)?,
        };
        Some(at(self.x.px(day), y))
    }

    /// True on the log panel.
    pub fn is_log(&self) -> bool {
        matches!(self.y, Y::Log(_))
    }
}
