//! The key of the timeline: one sample of each way a date or relation is drawn, as far as the
//! figure has it, in one quiet row that wraps. CSS px.

use super::soft_span::{Form, SoftSpan, Tip};
use super::tenure::Tenure;
use super::tenure_link::{TenureLink, line};
use crate::model::date::{End, Instant, Precision, When};
use crate::model::fact::Lane;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Role, Stroke, TextStyle, Weight, size};
use crate::words::Words;

/// Width of a sample.
pub const ICON_PX: f64 = 36.0;

/// Height of a row of the key.
const ROW_PX: f64 = 20.0;

/// Space between two entries.
const GAP_PX: f64 = 18.0;

/// Strength of an outbreak's band.
pub const BAND_ALPHA: f64 = 0.08;

/// The key's marks from the top left corner, and its height.
pub fn key(words: Words, tenures: &[Tenure], links: &[TenureLink], no_letter: &str, width_px: f64) -> (Vec<Mark>, f64) {
    let mut marks = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    let style = TextStyle::new(Role::InkSoft, size::TICK);
    for (name, icon, icon_px) in entries(tenures, links) {
        let text = words.name("years.key", name);
        let width = icon_px + 6.0 + room_px(&text, size::TICK, Weight::Regular);
        if x > 0.0 && x + width > width_px {
            (x, y) = (0.0, y + ROW_PX);
        }
        marks.extend(icon(x, y + ROW_PX / 2.0));
        marks.push(Mark::text(at(x + icon_px + 6.0, y + 14.0), text, style));
        x += width + GAP_PX;
    }
    if !no_letter.is_empty() {
        let text = words.fill("years.key.no_letter", &[("name", no_letter)]);
        if x > 0.0 && x + room_px(&text, size::TICK, Weight::Regular) > width_px {
            (x, y) = (0.0, y + ROW_PX);
        }
        for line in wrap(&text, size::TICK, Weight::Regular, width_px - x) {
            marks.push(Mark::text(at(x, y + 14.0), line, style));
            y += 16.0;
        }
        y -= 16.0;
    }
    (marks, y + ROW_PX)
}

type Icon = Box<dyn Fn(f64, f64) -> Vec<Mark>>;

/// What the figure has, in the order of the key: name, sample, width of the sample.
fn entries(tenures: &[Tenure], links: &[TenureLink]) -> Vec<(&'static str, Icon, f64)> {
    let mut entries: Vec<(&'static str, Icon, f64)> = Vec::new();
    for (name, edtf, width) in SAMPLES {
        let sample = When::parse(edtf).filter(|_| tenures.iter().any(|t| t.dates.iter().any(|d| shows(d, name))));
        if let Some(when) = sample {
            let span = icon_span(&when, false);
            entries.push((name, Box::new(move |x, y| moved(span, x).marks(y, Role::Ink, span.height_px())), width));
        }
    }
    if tenures.iter().any(|t| t.is_period) {
        entries.push(("period", Box::new(|x, y| moved(PERIOD, x).marks(y, Role::InkSoft, 13.0)), 26.0));
    }
    if tenures.iter().any(|t| t.lane == Lane::Outbreak && !t.dates.is_empty()) {
        let band = |x: f64, y: f64| {
            let faint = Paint { role: Role::Cases, alpha: BAND_ALPHA * 2.0 };
            vec![Mark::rect(Rect::new(x, y - 7.0, 14.0, 14.0), faint)]
        };
        entries.push(("outbreak", Box::new(band), 14.0));
    }
    if tenures.iter().any(|t| t.dates.is_empty()) {
        let ring = |x: f64, y: f64| vec![Mark::ring(at(x + 5.0, y), 3.5, Stroke::new(Role::InkSoft, 1.25))];
        entries.push(("undated", Box::new(ring), 10.0));
    }
    for name in ["continues_model", "lacks_interface"] {
        if links.iter().any(|l| l.relation == name) {
            entries.push((
                name,
                Box::new(move |x, y| relation(name, x, y)),
                if name == "lacks_interface" { 8.0 } else { 24.0 },
            ));
        }
    }
    if tenures.iter().any(|t| t.is_derived && !t.dates.is_empty()) {
        let tick = |x: f64, y: f64| derived(x + 3.0, y - 8.0);
        entries.push(("derived", Box::new(tick), 6.0));
    }
    entries
}

/// Name, sample and its width.
const SAMPLES: [(&str, &str, f64); 7] = [
    ("day", "2020-01-20", 10.0),
    ("month", "2007-02", 8.0),
    ("year", "2003", 22.0),
    ("stretch", "1958/1961", 26.0),
    ("decade", "198X/2003", 26.0),
    ("open", "2003/..", 30.0),
    ("unknown", "2009/", ICON_PX),
];

const PERIOD: SoftSpan =
    SoftSpan { form: Form::Period, from_px: 0.0, to_px: 26.0, start: Tip::Soft(6.0), end: Tip::Soft(6.0) };

/// The tick of what is worked out, below a mark whose lower edge is near `y`.
pub fn derived(x: f64, y: f64) -> Vec<Mark> {
    vec![Mark::line(vec![at(x, y + 5.5), at(x, y + 9.5)], Stroke::new(Role::InkSoft, 1.25))]
}

fn relation(name: &str, x: f64, y: f64) -> Vec<Mark> {
    match name {
        "lacks_interface" => line(name, vec![at(x + 4.0, y - 8.0), at(x + 4.0, y + 8.0)]),
        _ => line(name, vec![at(x, y), at(x + 24.0, y)]),
    }
}

fn shows(when: &When, name: &str) -> bool {
    let precise = |i: &Instant, p: Precision| i.precision == p;
    match (name, when) {
        ("day", When::Single(i)) => precise(i, Precision::Day),
        ("month", When::Single(i)) => precise(i, Precision::Month),
        ("year", When::Single(i)) => precise(i, Precision::Year),
        ("stretch", When::Interval(End::Known(a), End::Known(b))) => {
            !precise(a, Precision::Decade) && !precise(b, Precision::Decade)
        }
        ("decade", When::Interval(a, b)) => {
            [a, b].iter().any(|e| matches!(e, End::Known(i) if precise(i, Precision::Decade)))
        }
        ("open", When::Interval(a, b)) => [a, b].contains(&&End::Open),
        ("unknown", When::Interval(a, b)) => [a, b].contains(&&End::Unknown),
        _ => false,
    }
}

/// A date as a sample of fixed size, at the left end of its room.
pub fn icon_span(when: &When, is_period: bool) -> SoftSpan {
    let form = if is_period { Form::Period } else { Form::Stretch };
    let soft = |i: &Instant| match i.precision {
        Precision::Day => Tip::Sharp,
        Precision::Month => Tip::Soft(3.0),
        Precision::Year => Tip::Soft(6.0),
        Precision::Decade => Tip::Soft(13.0),
    };
    let tip = |end: &End| match end {
        End::Known(i) => soft(i),
        End::Open => Tip::Open,
        End::Unknown => Tip::Unknown,
    };
    match when {
        When::Single(i) => {
            let (form, width, tip) = match i.precision {
                Precision::Day => (Form::Point, 0.0, Tip::Sharp),
                Precision::Month => (Form::Date, 6.0, Tip::Sharp),
                Precision::Year => (Form::Date, 22.0, Tip::Soft(8.0)),
                Precision::Decade => (Form::Date, 28.0, Tip::Soft(14.0)),
            };
            let from_px = if form == Form::Point { 5.0 } else { 0.0 };
            SoftSpan { form, from_px, to_px: from_px + width, start: tip, end: tip }
        }
        When::Interval(End::Unknown, end) => {
            SoftSpan { form, from_px: 27.0, to_px: ICON_PX, start: Tip::Unknown, end: tip(end) }
        }
        When::Interval(start, End::Unknown) => {
            SoftSpan { form, from_px: 0.0, to_px: 9.0, start: tip(start), end: Tip::Unknown }
        }
        When::Interval(start, end) => SoftSpan { form, from_px: 0.0, to_px: 26.0, start: tip(start), end: tip(end) },
    }
}

/// The span further to the right.
pub fn moved(span: SoftSpan, by_px: f64) -> SoftSpan {
    SoftSpan { from_px: span.from_px + by_px, to_px: span.to_px + by_px, ..span }
}

#[cfg(test)]
mod tests {
    use super::super::tenure::tenures;
    use super::super::years_fixture::{atlas, fact, laid};
    use super::*;
    use crate::scene::mark::Shape;

    fn names(edtf: &[&str]) -> Vec<&'static str> {
        let facts = edtf.iter().enumerate().map(|(i, e)| fact(&i.to_string(), Lane::Law, "Law", e)).collect();
        let atlas = atlas(facts);
        laid(&atlas, Words::english(), 800.0, |c| entries(&tenures(c), &[]).iter().map(|e| e.0).collect())
    }

    #[test]
    fn the_key_names_only_what_is_drawn() {
        assert_eq!(names(&["2003", "2009/"]), ["year", "unknown"]);
        assert_eq!(names(&["2020-01-20", ""]), ["day", "undated"]);
    }

    #[test]
    fn the_key_wraps_within_its_width() {
        let atlas = atlas(vec![fact("a", Lane::Law, "Law", "2003"), fact("b", Lane::Law, "Law", "")]);
        let tenures = laid(&atlas, Words::english(), 280.0, tenures);
        let (marks, height) = key(Words::english(), &tenures, &[], "Somebody et al. 2021", 120.0);
        assert!(height > ROW_PX);
        assert!(marks.iter().all(|m| !matches!(&m.shape, Shape::Text { at, .. } if at.y > height)));
    }
}
