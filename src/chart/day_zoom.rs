//! Which days a plot shows, and how a pointer, a finger or a button chooses others.
//!
//! In: the plots of a figure whose x is days (CSS px), the days they show and all there are. Out:
//! other days to show: never fewer than can be asked for, never outside what there is. Nothing
//! here draws.

use super::case_curves::SHORTEST_WINDOW;
use super::figure::DayPanel;
use crate::model::date::Day;
use crate::scene::mark::Point;

/// First and last day.
pub type Window = (Day, Day);

/// Room around a plot that still belongs to it, in CSS px: above for names, below for dates.
const AROUND_PX: (f64, f64) = (14.0, 26.0);

/// A step that a button or a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Half as many days.
    In,
    /// Twice as many.
    Out,
    /// Half of the window back.
    Earlier,
    /// Half of the window on.
    Later,
    /// All days.
    All,
}

impl Move {
    /// Reads the word that the page sends.
    pub fn parse(word: &str) -> Option<Move> {
        Some(match word {
            "in" => Move::In,
            "out" => Move::Out,
            "earlier" => Move::Earlier,
            "later" => Move::Later,
            "all" => Move::All,
            _ => return None,
        })
    }
}

/// The plot at a point, with a little room around it.
pub fn panel_at(panels: &[DayPanel], point: Point) -> Option<&DayPanel> {
    let (above, below) = AROUND_PX;
    let is_at = |panel: &&DayPanel| {
        let plot = &panel.plot;
        (plot.x - above..=plot.right() + above).contains(&point.x)
            && (plot.y - above..=plot.bottom() + below).contains(&point.y)
    };
    panels.iter().find(is_at)
}

/// A plot as it stood when a gesture began; what a gesture asks for is counted from there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grip {
    /// The plot.
    pub panel: DayPanel,
    /// All days there are.
    pub whole: Window,
    /// Where it began, in CSS px.
    pub from_px: f64,
    /// Turns of a wheel since then, each a factor of e.
    turned: f64,
}

/// Most that one turn of a wheel counts for, and what a px of it counts for.
const WHEEL: (f64, f64) = (0.3, 0.01);

impl Grip {
    /// Takes hold of a plot.
    pub fn new(panel: &DayPanel, whole: Window, from_px: f64) -> Grip {
        Grip { panel: *panel, whole, from_px, turned: 0.0 }
    }

    /// The place of a px between days, counted in [`Day`]s.
    fn day_at(&self, x_px: f64) -> f64 {
        let (first, last) = (f64::from(self.panel.days.0.0), f64::from(self.panel.days.1.0));
        let share = (x_px - self.panel.plot.x) / self.panel.plot.width.max(1.0);
        first + share.clamp(0.0, 1.0) * (last - first)
    }

    /// The day nearest to a px.
    pub fn day(&self, x_px: f64) -> Day {
        Day(libm::round(self.day_at(x_px)) as i32)
    }

    /// The days between where the gesture began and a px.
    pub fn brushed(&self, to_px: f64) -> Window {
        let (a, b) = (self.day_at(self.from_px), self.day_at(to_px));
        let (low, high) = (libm::round(a.min(b)), libm::round(a.max(b)));
        let lacking = (f64::from(SHORTEST_WINDOW) - (high - low)).max(0.0);
        settled((low - lacking / 2.0, high - low + lacking), self.whole)
    }

    /// After a turn of a wheel by `delta_px` at a px: what lies there stays there.
    pub fn wheeled(&mut self, delta_px: f64, x_px: f64) -> Window {
        let (most, of_px) = WHEEL;
        self.turned = (self.turned + (delta_px * of_px).clamp(-most, most)).clamp(-6.0, 6.0);
        zoomed(self.panel.days, self.whole, libm::exp(self.turned), self.day_at(x_px))
    }

    /// Two fingers that stood at `before` and stand at `now` keep their days under them.
    pub fn pinched(&self, before: (f64, f64), now: (f64, f64)) -> Window {
        let apart = |(a, b): (f64, f64)| (b - a).abs().max(8.0);
        let middle = |(a, b): (f64, f64)| (a + b) / 2.0;
        let (first, last) = self.panel.days;
        let width = kept(f64::from(last.0 - first.0) * apart(before) / apart(now), self.whole);
        let share = (middle(now) - self.panel.plot.x) / self.panel.plot.width.max(1.0);
        settled((self.day_at(middle(before)) - share * width, width), self.whole)
    }
}

/// What a step leads to; zooming keeps `about` in its place, or else the middle.
pub fn moved(shown: Window, whole: Window, step: Move, about: Option<Day>) -> Window {
    let (first, last) = (f64::from(shown.0.0), f64::from(shown.1.0));
    let about = about.filter(|day| (shown.0..=shown.1).contains(day));
    let about = about.map_or((first + last) / 2.0, |day| f64::from(day.0));
    let half = libm::round((last - first) / 2.0);
    match step {
        Move::In => zoomed(shown, whole, 0.5, about),
        Move::Out => zoomed(shown, whole, 2.0, about),
        Move::Earlier => settled((first - half, last - first), whole),
        Move::Later => settled((first + half, last - first), whole),
        Move::All => whole,
    }
}

/// A window on the way from one to another, `share` of 1 of it gone; one that cannot be shown is
/// moved and widened until it can.
pub fn between(from: Window, to: Window, share: f64, whole: Window) -> Window {
    let part = |a: Day, b: Day| Day(a.0 + libm::round(f64::from(b.0 - a.0) * share.clamp(0.0, 1.0)) as i32);
    let (a, b) = (part(from.0, to.0), part(from.1, to.1));
    settled((f64::from(a.0.min(b.0)), f64::from((b.0 - a.0).abs())), whole)
}

/// `from` and `to` of the state; empty where the window ends as the whole does.
pub fn pairs(window: Window, whole: Window) -> [(&'static str, String); 2] {
    let iso = |day: Day, end: Day| if day == end { String::new() } else { day.iso() };
    [("from", iso(window.0, whole.0)), ("to", iso(window.1, whole.1))]
}

fn zoomed(shown: Window, whole: Window, factor: f64, about: f64) -> Window {
    let (first, last) = (f64::from(shown.0.0), f64::from(shown.1.0));
    let share = (about - first) / (last - first).max(1.0);
    let width = kept((last - first) * factor, whole);
    settled((about - share * width, width), whole)
}

/// A number of days that can be shown.
fn kept(days: f64, whole: Window) -> f64 {
    let most = f64::from(whole.1.0 - whole.0.0);
    days.max(f64::from(SHORTEST_WINDOW)).min(most)
}

/// A first day and a number of days, moved into the whole and set on days.
fn settled((first, days): (f64, f64), whole: Window) -> Window {
    let days = libm::round(kept(days, whole));
    let latest = f64::from(whole.1.0) - days;
    let first = libm::round(first).min(latest).max(f64::from(whole.0.0)) as i32;
    (Day(first), Day(first + days as i32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::mark::{Rect, at};

    const WHOLE: Window = (Day(0), Day(100));

    /// A plot with two px a day from x 10.
    fn grip(days: Window, from_px: f64) -> Grip {
        let plot = Rect::new(10.0, 0.0, f64::from(days.1.0 - days.0.0) * 2.0, 50.0);
        let panel = DayPanel { plot, days, values: (0.0, 1.0), is_log: false };
        Grip::new(&panel, WHOLE, from_px)
    }

    #[test]
    fn a_brush_chooses_its_days_in_either_direction() {
        assert_eq!(grip(WHOLE, 50.0).brushed(110.0), (Day(20), Day(50)));
        assert_eq!(grip(WHOLE, 110.0).brushed(50.0), (Day(20), Day(50)));
    }

    #[test]
    fn a_short_brush_is_widened_and_stays_inside() {
        let (first, last) = grip(WHOLE, 208.0).brushed(210.0);
        assert_eq!(last.0 - first.0, SHORTEST_WINDOW);
        assert!(last <= WHOLE.1);
    }

    #[test]
    fn a_wheel_keeps_the_day_under_it() {
        let mut grip = grip(WHOLE, 0.0);
        let (first, last) = grip.wheeled(-30.0, 60.0);
        let share = f64::from(25 - first.0) / f64::from(last.0 - first.0);
        assert!(last.0 - first.0 < 80 && (share - 0.25).abs() < 0.02, "{first:?} {last:?}");
        let small: Vec<i32> = (0..20).map(|_| grip.wheeled(-1.0, 60.0)).map(|(a, b)| b.0 - a.0).collect();
        assert!(small.last() < small.first(), "small turns add up: {small:?}");
    }

    #[test]
    fn a_wheel_turned_out_ends_at_the_whole() {
        let mut grip = grip((Day(40), Day(60)), 0.0);
        let mut last = (Day(0), Day(0));
        for _ in 0..20 {
            last = grip.wheeled(120.0, 20.0);
        }
        assert_eq!(last, WHOLE);
    }

    #[test]
    fn fingers_keep_their_days() {
        // 30 and 50 days in, opened from 40 to 80 px about the same middle.
        let (first, last) = grip(WHOLE, 0.0).pinched((70.0, 110.0), (50.0, 130.0));
        assert_eq!((first, last), (Day(20), Day(70)));
        let day_at = |px: f64| f64::from(first.0) + (px - 10.0) / 200.0 * f64::from(last.0 - first.0);
        assert_eq!((day_at(50.0), day_at(130.0)), (30.0, 50.0));
        // Both moved on: the window goes back.
        assert_eq!(grip((Day(40), Day(60)), 0.0).pinched((20.0, 40.0), (30.0, 50.0)), (Day(35), Day(55)));
    }

    #[test]
    fn steps_move_within_the_whole() {
        let moved = |step, about| moved((Day(40), Day(80)), WHOLE, step, about);
        assert_eq!(moved(Move::In, None), (Day(50), Day(70)));
        assert_eq!(moved(Move::In, Some(Day(40))), (Day(40), Day(60)));
        assert_eq!(moved(Move::Out, None), (Day(20), Day(100)));
        assert_eq!(moved(Move::Earlier, None), (Day(20), Day(60)));
        assert_eq!(moved(Move::Later, None), (Day(60), Day(100)));
        assert_eq!(moved(Move::All, None), WHOLE);
        assert_eq!(super::moved((Day(40), Day(47)), WHOLE, Move::In, None), (Day(40), Day(47)), "no fewer days");
    }

    #[test]
    fn only_what_differs_is_written() {
        assert_eq!(pairs((Day(0), Day(60)), WHOLE), [("from", String::new()), ("to", "1970-03-02".into())]);
        let between = |from, to| between(from, to, 0.5, WHOLE);
        assert_eq!(between((Day(0), Day(100)), (Day(40), Day(60))), (Day(20), Day(80)));
        assert_eq!(between((Day(60), Day(40)), (Day(60), Day(40))), (Day(40), Day(60)), "put in order");
        assert_eq!(between((Day(99), Day(140)), (Day(99), Day(140))), (Day(59), Day(100)), "moved in");
    }

    #[test]
    fn a_plot_is_met_with_its_dates() {
        let panels = [grip(WHOLE, 0.0).panel];
        assert!(panel_at(&panels, at(100.0, 70.0)).is_some());
        assert!(panel_at(&panels, at(100.0, 90.0)).is_none());
        assert!(panel_at(&panels, at(300.0, 20.0)).is_none());
    }
}
