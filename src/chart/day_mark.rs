//! How an entry of the timeline of days is drawn: a glyph on its day, or a bar over its days.
//!
//! In: an entry and the px of its days. Out: marks around a line, and how far they reach. Help
//! has the glyph of its kind and the fill of its status; a total is a bar that its days lead up
//! to; a month has soft ends, since its days are not told. CSS px.

use super::aid_cell;
use super::day_entry::DayEntry;
use super::day_lane::DayLane;
use super::glyph::{self, Glyph};
use super::soft_span::{Form, SoftSpan, Tip};
use crate::model::date::{End, Instant, Precision, When};
use crate::model::fact::{Detail, Fact, Status};
use crate::scene::mark::{Mark, at};
use crate::scene::style::{Role, Stroke};

/// Radius of a glyph.
pub const GLYPH_PX: f64 = 5.0;

/// How far what leads up to a total reaches to its left.
const LEAD_PX: f64 = 9.0;

/// Softness of an end that is known to the month.
const SOFT_PX: f64 = 8.0;

/// A longer stretch is drawn soft, in days.
const LONG_DAYS: i32 = 14;

/// Height of a bar.
const BAR_PX: f64 = 6.0;

/// Shortest bar.
const SHORTEST_PX: f64 = 10.0;

/// How an entry is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DayMark {
    /// A glyph of the grammar of help.
    Help(Glyph, Status, Role),
    /// A disc.
    Point(Role),
    /// A total up to its day.
    Total,
    /// A bar, its ends as soft as they are uncertain.
    Bar(Role, Form, Tip, Tip),
    /// An event of the reference.
    Beside,
}

/// The mark of an entry, told by the first of its reports.
pub fn of(entry: &DayEntry, first: Option<&Fact>) -> DayMark {
    let (role, soft) = (role(entry, first), Tip::Soft(SOFT_PX));
    match (&entry.when, entry.day(), first.and_then(|fact| fact.aid())) {
        _ if entry.is_count => DayMark::Total,
        (When::Single(i), Some(_), _) if i.approximate => DayMark::Bar(role, Form::Date, soft, soft),
        (_, Some(_), Some(aid)) => DayMark::Help(glyph::of_kind(&aid.kind), aid.status, aid_cell::role(aid.direction)),
        (_, Some(_), None) if entry.lane == DayLane::Promises => DayMark::Help(Glyph::Cross, Status::Offer, role),
        (_, Some(_), None) => DayMark::Point(role),
        (When::Single(_), None, _) => DayMark::Bar(role, Form::Date, soft, soft),
        (When::Interval(a, b), None, _) => DayMark::Bar(role, Form::Stretch, tip(a), tip(b)),
    }
}

/// The color of its lane; a long stretch is soft, since it tells less than a day does, and trade
/// stands beside the outbreak without its color.
fn role(entry: &DayEntry, first: Option<&Fact>) -> Role {
    let is_outbreak = |fact: &Fact| matches!(fact.detail, Detail::Case(_) | Detail::Institution(_));
    match entry.lane.role() {
        Role::Cases if !first.is_some_and(is_outbreak) => Role::InkSoft,
        Role::Ink if entry.span.1.0 - entry.span.0.0 > LONG_DAYS => Role::InkSoft,
        role => role,
    }
}

fn tip(end: &End) -> Tip {
    match end {
        End::Known(Instant { precision: Precision::Day, approximate: false, .. }) => Tip::Sharp,
        End::Known(_) => Tip::Soft(SOFT_PX),
        End::Open => Tip::Open,
        End::Unknown => Tip::Unknown,
    }
}

impl DayMark {
    /// Left and right end of the mark for the px of its first and last day.
    pub fn extent(self, (from, to): (f64, f64)) -> (f64, f64) {
        match self {
            DayMark::Total => (to - LEAD_PX, to + 2.0),
            DayMark::Bar(..) => {
                let lack = (SHORTEST_PX - (to - from)).max(0.0) / 2.0;
                (from - lack, to + lack)
            }
            _ => (from - GLYPH_PX, from + GLYPH_PX),
        }
    }

    /// Its marks on the line `y`.
    pub fn marks(self, days: (f64, f64), y: f64) -> Vec<Mark> {
        let (from_px, to_px) = self.extent(days);
        match self {
            DayMark::Help(form, status, role) => glyph::marks(form, status, role, at(days.0, y), GLYPH_PX),
            DayMark::Point(role) => vec![Mark::disc(at(days.0, y), GLYPH_PX - 0.5, role)],
            DayMark::Bar(role, form, start, end) => {
                let span = SoftSpan { form, from_px, to_px, start, end };
                span.marks(y, role, BAR_PX)
            }
            DayMark::Total => {
                let (thin, bold) = (Stroke::new(Role::InkSoft, 1.25), Stroke::new(Role::Ink, 2.0));
                let lead = Mark::line(vec![at(days.1 - LEAD_PX, y), at(days.1, y)], thin);
                vec![lead, Mark::line(vec![at(days.1, y - 5.5), at(days.1, y + 5.5)], bold)]
            }
            DayMark::Beside => {
                let (x, r) = (days.0, GLYPH_PX);
                let points = vec![at(x, y - r), at(x + r, y), at(x, y + r), at(x - r, y), at(x, y - r)];
                vec![Mark::area(points.clone(), Role::Paper), Mark::line(points, Stroke::new(Role::InkSoft, 1.25))]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::fact;
    use super::*;
    use crate::model::date::Day;
    use crate::model::fact::Lane;

    fn entry(edtf: &str) -> DayEntry {
        let when = When::parse(edtf).expect("a sound date");
        let span = (when.first().expect("a day"), when.last().expect("a day"));
        let (facts, title, letters) = Default::default();
        DayEntry { lane: DayLane::Command, facts, when, span, is_count: false, title, letters }
    }

    #[test]
    fn a_day_is_a_point_and_a_month_has_soft_ends() {
        assert_eq!(of(&entry("2020-01-20"), None), DayMark::Point(Role::Ink));
        let soft = Tip::Soft(SOFT_PX);
        assert_eq!(of(&entry("2020-03"), None), DayMark::Bar(Role::InkSoft, Form::Date, soft, soft));
        assert_eq!(of(&entry("2020-05-15~"), None), DayMark::Bar(Role::Ink, Form::Date, soft, soft));
        let exact = of(&entry("2020-01-20/2020-01-21"), None);
        assert_eq!(exact, DayMark::Bar(Role::Ink, Form::Stretch, Tip::Sharp, Tip::Sharp));
    }

    #[test]
    fn a_total_is_led_up_to_whatever_it_counts() {
        let count = DayEntry { is_count: true, ..entry("2020-05-31") };
        let mark = of(&count, Some(&fact("a", Lane::Body, "A", "")));
        assert_eq!(mark, DayMark::Total);
        assert!(mark.extent((50.0, 50.0)).0 < 42.0);
        assert_eq!(Day::parse("2020-05-31"), count.day());
    }

    #[test]
    fn no_bar_is_too_short_to_be_seen() {
        let (from, to) = of(&entry("2020-01-20/2020-01-21"), None).extent((50.0, 52.0));
        assert_eq!((from, to), (46.0, 56.0));
    }
}
