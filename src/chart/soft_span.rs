//! How a date is drawn, exactly as precise as it is known. Positions in CSS px.
//!
//! A day is a disc, a month a short bar, a year a bar with soft ends, a decade a softer one; an
//! interval is a thinner bar, each end as soft as it is uncertain. An open end fades toward an
//! arrow, an unknown one breaks off before a question mark.

use super::year_scale::YearScale;
use crate::model::date::{End, Instant, Precision, When};
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::style::{Anchor, Paint, Role, Stroke, TextStyle, size};

/// One end of a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tip {
    /// Known to the day.
    Sharp,
    /// Fades over so many px.
    Soft(f64),
    /// Goes on.
    Open,
    /// Not stated.
    Unknown,
}

/// The form of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A day: a disc.
    Point,
    /// A date less precise than a day: a thick bar.
    Date,
    /// A stretch of time: a thin bar.
    Stretch,
    /// A period that an author names: a broad, pale band.
    Period,
}

/// A date laid along x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SoftSpan {
    /// Its form.
    pub form: Form,
    /// Left end of the bar.
    pub from_px: f64,
    /// Right end of the bar.
    pub to_px: f64,
    /// How it begins.
    pub start: Tip,
    /// How it ends.
    pub end: Tip,
}

/// Radius of a day's disc.
pub const DISC_PX: f64 = 4.5;

/// Room that an unknown end takes beyond its bar.
pub const UNKNOWN_PX: f64 = 27.0;

/// Length over which an open end fades.
const OPEN_FADE_PX: f64 = 28.0;

/// Slices of a soft end, each a step in strength.
const STEPS: u32 = 4;

/// Shortest bar.
const SHORTEST_PX: f64 = 8.0;

/// Height of the line through a period's pale bar, which is what contrasts with the ground, in CSS px.
const SPINE_PX: f64 = 2.0;

impl SoftSpan {
    /// A date on a scale of years.
    pub fn of(when: &When, scale: &YearScale, is_period: bool) -> SoftSpan {
        match when {
            When::Single(instant) => single(instant, scale),
            When::Interval(start, end) => {
                let (from_px, start_tip) = match start {
                    End::Known(i) => (scale.start_px(i.first), tip(i, scale)),
                    End::Open => (scale.range_px.0, Tip::Open),
                    End::Unknown => (known(end).map_or(scale.range_px.0, |i| scale.start_px(i.first)), Tip::Unknown),
                };
                let (to_px, end_tip) = match end {
                    End::Known(i) => (scale.end_px(i.last), tip(i, scale)),
                    End::Open => (scale.range_px.1, Tip::Open),
                    End::Unknown => (known(start).map_or(scale.range_px.1, |i| scale.end_px(i.last)), Tip::Unknown),
                };
                let form = if is_period { Form::Period } else { Form::Stretch };
                SoftSpan { form, from_px, to_px, start: start_tip, end: end_tip }.at_least(SHORTEST_PX)
            }
        }
    }

    /// Left and right end with all that stands beyond the bar.
    pub fn extent(&self) -> (f64, f64) {
        if self.form == Form::Point {
            return (self.from_px - DISC_PX, self.from_px + DISC_PX);
        }
        let beyond = |tip: Tip| if tip == Tip::Unknown { UNKNOWN_PX } else { 0.0 };
        (self.from_px - beyond(self.start), self.to_px + beyond(self.end))
    }

    /// Its marks on the line `y`.
    pub fn marks(&self, y: f64, role: Role, height_px: f64) -> Vec<Mark> {
        if self.form == Form::Point {
            return vec![Mark::disc(at(self.from_px, y), DISC_PX, role)];
        }
        let mut marks = self.bar(y, role, height_px);
        if self.start == Tip::Unknown {
            marks.extend(broken(self.from_px, -1.0, y, role, height_px));
        }
        if self.end == Tip::Unknown {
            marks.extend(broken(self.to_px, 1.0, y, role, height_px));
        }
        if self.end == Tip::Open {
            let (x, head) = (self.to_px, 4.0);
            let points = vec![at(x - head, y - head), at(x, y), at(x - head, y + head)];
            marks.push(Mark::line(points, Stroke::new(role, 1.25)));
        }
        marks
    }

    /// The height that its form asks for.
    pub fn height_px(&self) -> f64 {
        match self.form {
            Form::Point | Form::Date => 9.0,
            Form::Stretch => 5.0,
            Form::Period => 13.0,
        }
    }

    fn alpha(&self) -> f64 {
        match self.form {
            Form::Point | Form::Date => 1.0,
            Form::Stretch => 0.8,
            Form::Period => 0.3,
        }
    }

    fn at_least(mut self, width_px: f64) -> SoftSpan {
        let lack = (width_px - (self.to_px - self.from_px)).max(0.0);
        match (self.start, self.end) {
            (_, Tip::Unknown) => self.to_px += lack,
            (Tip::Unknown, _) => self.from_px -= lack,
            _ => (self.from_px, self.to_px) = (self.from_px - lack / 2.0, self.to_px + lack / 2.0),
        }
        self
    }

    /// The bar in slices: its middle in full, its soft ends in steps.
    fn bar(&self, y: f64, role: Role, height_px: f64) -> Vec<Mark> {
        let width = self.to_px - self.from_px;
        let fade = |tip: Tip, other: Tip| {
            let most = if other == Tip::Sharp { width } else { width / 2.0 };
            match tip {
                Tip::Soft(px) => px.min(most),
                Tip::Open => OPEN_FADE_PX.min(width),
                _ => 0.0,
            }
        };
        let (left, right) = (fade(self.start, self.end), fade(self.end, self.start));
        let mut edges: Vec<(f64, f64)> = Vec::new();
        for i in 0..STEPS {
            let part = f64::from(i) / f64::from(STEPS);
            edges.push((self.from_px + left * part, (f64::from(i) + 0.7) / f64::from(STEPS)));
        }
        edges.push((self.from_px + left, 1.0));
        for i in 0..STEPS {
            let part = f64::from(i) / f64::from(STEPS);
            edges.push((self.to_px - right * (1.0 - part), 1.0 - (f64::from(i) + 0.3) / f64::from(STEPS)));
        }
        let ends = edges.iter().skip(1).map(|e| e.0).chain([self.to_px]);
        let slices = edges.iter().zip(ends).map(|((a, strength), b)| (libm::round(*a), libm::round(b), *strength));
        let solid: Vec<_> = slices.filter(|(a, b, _)| b > a).collect();
        let bar = |height_px: f64, alpha: f64| {
            let rect = move |a: f64, b: f64| Rect::new(a, y - height_px / 2.0, b - a, height_px);
            solid.iter().map(move |(a, b, s)| Mark::rect(rect(*a, *b), Paint { role, alpha: alpha * s }))
        };
        let mut marks: Vec<Mark> = bar(height_px, self.alpha()).collect();
        if self.form == Form::Period {
            marks.extend(bar(SPINE_PX, 1.0));
        }
        marks
    }
}

/// One date that is no interval.
fn single(instant: &Instant, scale: &YearScale) -> SoftSpan {
    let (from_px, to_px) = (scale.start_px(instant.first), scale.end_px(instant.last));
    if instant.precision == Precision::Day && !instant.approximate {
        let middle = (from_px + to_px) / 2.0;
        return SoftSpan { form: Form::Point, from_px: middle, to_px: middle, start: Tip::Sharp, end: Tip::Sharp };
    }
    let bare = SoftSpan { form: Form::Date, from_px, to_px, start: Tip::Sharp, end: Tip::Sharp };
    let span = bare.at_least(if instant.precision >= Precision::Month { 6.0 } else { 11.0 });
    let tip = match (instant.precision, instant.approximate) {
        (Precision::Month, false) => Tip::Sharp,
        (Precision::Year, false) => Tip::Soft((span.to_px - span.from_px) * 0.36),
        _ => Tip::Soft((span.to_px - span.from_px) * 0.5),
    };
    SoftSpan { start: tip, end: tip, ..span }
}

/// The end of an interval: as soft as it is uncertain.
fn tip(instant: &Instant, scale: &YearScale) -> Tip {
    let width = (scale.end_px(instant.last) - scale.start_px(instant.first)).max(4.0);
    match (instant.precision, instant.approximate) {
        (Precision::Day, false) => Tip::Sharp,
        (_, false) => Tip::Soft(width),
        (_, true) => Tip::Soft(width * 2.0),
    }
}

fn known(end: &End) -> Option<&Instant> {
    match end {
        End::Known(instant) => Some(instant),
        _ => None,
    }
}

/// Three dashes that grow weaker, and a question mark. `side` is −1 to the left, 1 to the right.
fn broken(x: f64, side: f64, y: f64, role: Role, height_px: f64) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (i, alpha) in [0.7, 0.5, 0.35].into_iter().enumerate() {
        let near = x + side * (2.0 + 6.0 * i as f64);
        let far = near + side * 4.0;
        let rect = Rect::new(near.min(far), y - height_px / 2.0, 4.0, height_px);
        marks.push(Mark::rect(rect, Paint { role, alpha }));
    }
    let style = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::Middle);
    marks.push(Mark::text(at(x + side * 23.0, y + 4.0), "?", style));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: YearScale = YearScale { years: (2000, 2019), split: None, range_px: (0.0, 400.0) };

    fn span(edtf: &str) -> SoftSpan {
        SoftSpan::of(&When::parse(edtf).expect("a sound date"), &SCALE, false)
    }

    #[test]
    fn a_day_is_a_point() {
        assert_eq!(span("2003-07-02").form, Form::Point);
    }

    #[test]
    fn a_month_is_a_short_bar_with_sharp_ends() {
        let month = span("2007-02");
        assert_eq!((month.form, month.start), (Form::Date, Tip::Sharp));
        assert!(month.to_px - month.from_px < 8.0);
    }

    #[test]
    fn a_year_is_as_wide_as_a_year_and_soft() {
        let year = span("2003");
        assert!((year.to_px - year.from_px - 20.0).abs() < 1e-9);
        assert!(matches!(year.start, Tip::Soft(px) if px > 0.0));
    }

    #[test]
    fn a_decade_is_softer_than_a_year() {
        let share = |s: SoftSpan| if let Tip::Soft(px) = s.start { px / (s.to_px - s.from_px) } else { 0.0 };
        assert!(share(span("201X")) > share(span("2011")));
    }

    #[test]
    fn open_and_unknown_ends_look_different() {
        assert_eq!(span("2003/..").end, Tip::Open);
        assert_eq!(span("2003/..").to_px, 400.0);
        let unknown = span("2009/");
        assert_eq!(unknown.end, Tip::Unknown);
        assert!(unknown.extent().1 > unknown.to_px);
        assert!(unknown.marks(0.0, Role::Ink, 5.0).iter().any(|m| format!("{:?}", m.shape).contains('?')));
    }

    #[test]
    fn an_unknown_beginning_breaks_off_to_the_left() {
        let span = span("/2009");
        assert_eq!(span.start, Tip::Unknown);
        assert!(span.extent().0 < span.from_px);
    }

    #[test]
    fn the_slices_of_a_bar_do_not_overlap() {
        for edtf in ["2003", "2001/2009", "200X/2015", "2003/..", "2004/2004"] {
            let mut end = f64::NEG_INFINITY;
            for mark in span(edtf).bar(0.0, Role::Ink, 5.0) {
                let crate::scene::mark::Shape::Area(points, _) = mark.shape else { continue };
                assert!(points[0].x >= end, "{edtf}");
                end = points[1].x;
            }
        }
    }
}
