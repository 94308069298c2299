//! The timeline of years as a panel: lanes under one axis, time to the right. CSS px.
//!
//! In: tenures by section. Out: a scene. Each lane takes as many rows as its labels need, and
//! ends in its tray; the years of outbreaks go down through all lanes as pale bands.

use super::dated_label::DatedLabel;
use super::lanes::{Lane, Placed, ROW_PX, Wanted};
use super::soft_span::{Form, SoftSpan};
use super::tenure::Tenure;
use super::tenure_link::line;
use super::timeline_years::{Section, Years};
use super::year_scale::YearScale;
use super::years_key::{BAND_ALPHA, derived, key};
use super::years_rows::{short_dates, year};
use super::{tray, year_axis};
use crate::model::fact;
use crate::model::order::{sort, sort_by_key};
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, Shape, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Paint, Role, Stroke, TextStyle, Weight, size};

/// Width from which the lanes' names stand at the left of the lanes.
const GUTTER_FROM_PX: f64 = 860.0;

/// Room for the lanes' names there.
const GUTTER_PX: f64 = 136.0;

/// Room at the left of the first year, for its name and for beginnings that are not stated.
const INSET_PX: f64 = 16.0;

/// Room at the right of the last year, for ends that are not stated.
const MARGIN_PX: f64 = 34.0;

/// Space above and below the rows of a lane.
const PAD_PX: f64 = 8.0;

/// Widest line of a label that has more than one.
const LABEL_PX: f64 = 330.0;

/// Share of the lane that a label in one line may take.
const ONE_LINE: f64 = 0.6;

/// Distance between two bars where reports date one thing differently.
const APART_PX: f64 = 9.0;

/// What is being drawn, and how far down.
struct Panel<'a> {
    years: &'a Years,
    scale: YearScale,
    /// Left end of the plot.
    left: f64,
    /// Right end of the frame.
    right: f64,
    y: f64,
    under: Vec<Mark>,
    over: Vec<Mark>,
    /// Where words stand and no hairline may.
    words: Vec<Rect>,
    targets: Vec<Target>,
}

/// The panel's scene.
pub fn scene(years: &Years, no_letter: &str, width_px: f64) -> Scene {
    let left = if width_px >= GUTTER_FROM_PX { GUTTER_PX } else { 0.0 };
    let beginnings: Vec<i32> = years.tenures.iter().filter_map(year).collect();
    let scale = YearScale::new(
        years.years,
        &beginnings,
        (left + if left > 0.0 { 2.0 } else { INSET_PX }, width_px - MARGIN_PX),
    );
    let (marks, key_height) = key(years.words, &years.tenures, &years.links, no_letter, width_px);
    let top = key_height + 12.0 + year_axis::HEIGHT_PX;
    let mut panel = Panel {
        years,
        scale,
        left,
        right: width_px,
        y: top,
        under: Vec::new(),
        over: marks,
        words: Vec::new(),
        targets: Vec::new(),
    };
    panel.over.extend(year_axis::head(&scale, top, years.words));
    for (number, section) in years.sections.iter().enumerate() {
        panel.section(section, number as u32);
    }
    let lines = panel.bands(top, panel.y).into_iter().chain(year_axis::grid(&scale, top, panel.y));
    let clear: Vec<Mark> = lines.flat_map(|m| clear_of(m, &panel.words)).collect();
    panel.under.extend(clear);
    panel.over.extend(year_axis::foot(&scale, panel.y));
    let mut scene = Scene::new(width_px, libm::ceil(panel.y + year_axis::FOOT_PX));
    scene.marks = panel.under;
    scene.marks.append(&mut panel.over);
    scene.targets = panel.targets;
    scene
}

impl Panel<'_> {
    /// One lane: name, rows, tray, and a line below.
    fn section(&mut self, section: &Section, number: u32) {
        let top = self.y;
        let name_bottom = self.name(section);
        self.y = if self.left > 0.0 { self.y + PAD_PX } else { name_bottom + 2.0 };
        if !section.dated.is_empty() {
            self.rows(section, number);
            self.y += PAD_PX;
        }
        if !section.undated.is_empty() {
            self.y = if self.left > 0.0 && section.dated.is_empty() { top } else { self.y };
            self.tray(section, number, name_bottom);
        }
        self.y = if self.left > 0.0 { self.y.max(name_bottom + PAD_PX) } else { self.y };
        let ends = vec![at(0.0, self.y), at(self.right, self.y)];
        self.over.push(Mark::line(ends, Stroke::new(Role::Rule, 1.0)));
    }

    /// The lane's name; gives the px below it.
    fn name(&mut self, section: &Section) -> f64 {
        let room = if self.left > 0.0 { self.left - 12.0 } else { self.right };
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
        let mut baseline = self.y + PAD_PX + 14.0;
        for line in wrap(&section.name, size::LABEL, Weight::Semibold, room) {
            let width = room_px(&line, size::LABEL, Weight::Semibold) + 4.0;
            self.words.push(Rect::new(0.0, baseline - 13.0, width, 18.0));
            self.over.push(Mark::text(at(0.0, baseline), line, style));
            baseline += 16.0;
        }
        baseline - 12.0
    }

    fn rows(&mut self, section: &Section, number: u32) {
        let mut lane = Lane::new(self.left, self.right);
        let mut placed: Vec<(usize, Placed)> = Vec::new();
        for index in self.partners_together(&section.dated) {
            let Some(wanted) = self.wanted(index) else { continue };
            let linked = self.partner(index, &placed).and_then(|(from, relation)| {
                let place = lane.place_linked(&wanted, from)?;
                self.connector(from, (wanted.extent.0, place.row), &relation);
                Some(place)
            });
            placed.extend(linked.or_else(|| lane.place(&wanted)).map(|p| (index, p)));
        }
        sort_by_key(&mut placed, |(index, _)| section.dated.iter().position(|i| i == index));
        for (index, place) in &placed {
            self.mark(section, *index, place, number);
        }
        self.y += lane.height_px();
    }

    /// A line down from one mark and across to another, each given by x and row.
    fn connector(&mut self, from: (f64, usize), to: (f64, usize), relation: &str) {
        let middle = |row: usize| self.y + (row as f64 + 0.5) * ROW_PX;
        let (from_y, to_y) = (middle(from.1), middle(to.1));
        let points = vec![at(from.0, from_y + 6.0), at(from.0, to_y), at(to.0 - 3.0, to_y)];
        self.over.extend(line(relation, points));
    }

    /// The order of placing: each tenure right behind the one that it is linked to.
    fn partners_together(&self, dated: &[usize]) -> Vec<usize> {
        let links = &self.years.links;
        let mut order: Vec<usize> = dated.iter().copied().filter(|i| links.iter().all(|l| l.from != *i)).collect();
        for link in links.iter().filter(|l| dated.contains(&l.from)) {
            let behind = order.iter().position(|i| *i == link.to).map_or(order.len(), |i| i + 1);
            if !order.contains(&link.from) {
                order.insert(behind, link.from);
            }
        }
        order
    }

    /// Where the tenure that this one is linked to stands (x of its middle, row), and how.
    fn partner(&self, index: usize, placed: &[(usize, Placed)]) -> Option<((f64, usize), String)> {
        let link = self.years.links.iter().find(|l| l.from == index)?;
        let (_, place) = placed.iter().find(|(i, _)| *i == link.to)?;
        let partner = self.years.tenures.get(link.to)?;
        let span = self.spans(partner).into_iter().next()?;
        Some((((span.from_px + span.to_px) / 2.0, place.row), link.relation.clone()))
    }

    fn spans(&self, tenure: &Tenure) -> Vec<SoftSpan> {
        tenure.dates.iter().map(|d| SoftSpan::of(d, &self.scale, tenure.is_period)).collect()
    }

    fn wanted(&self, index: usize) -> Option<Wanted> {
        let tenure = self.years.tenures.get(index)?;
        let (date, name) = (short_dates(self.years.words, tenure), self.years.name(tenure));
        let lane = self.right - self.left;
        let room = |n| if n == 1 { lane * ONE_LINE } else { LABEL_PX.min(lane * ONE_LINE) };
        let labels = DatedLabel::choices(&date, &name, size::LABEL, room, lane);
        Some(Wanted { extent: reach(&self.spans(tenure)), labels })
    }

    /// A mark with its label, and what a pointer meets of both.
    fn mark(&mut self, section: &Section, index: usize, place: &Placed, number: u32) {
        let years = self.years;
        let (Some(tenure), Some(datum)) = (years.tenures.get(index), years.data.get(index)) else {
            return;
        };
        let middle = self.y + (place.row as f64 + 0.5) * ROW_PX;
        let spans = self.spans(tenure);
        let mut marks = stacked(&spans, middle, section.role);
        let anchor = at(spans.first().map_or(0.0, anchor_x), middle);
        if tenure.is_derived {
            marks.extend(derived(anchor.x, middle));
        }
        let (low, high) = reach(&spans);
        let baseline = self.y + place.label_row as f64 * ROW_PX + 14.0;
        let label_height = place.label.lines.len() as f64 * ROW_PX;
        let label_top = self.y + place.label_row as f64 * ROW_PX;
        self.words.push(Rect::new(place.label_x - 2.0, label_top, place.label.width_px + 4.0, label_height));
        marks.extend(place.label.marks(place.label_x, baseline));
        self.over.extend(marks.into_iter().map(|m| m.of(*datum)));
        let bottom = self.y + (place.label_row + place.label.lines.len()) as f64 * ROW_PX;
        let top = self.y + place.row as f64 * ROW_PX;
        let (left, right) = (low.min(place.label_x), high.max(place.label_x + place.label.width_px));
        let area = Rect::new(left - 2.0, top - 1.0, right - left + 4.0, bottom - top + 2.0);
        self.targets.push(Target { datum: *datum, area, anchor, lane: number });
    }

    /// The lane's tray on a ground of its own, named at its left or above it.
    fn tray(&mut self, section: &Section, number: u32, name_bottom: f64) {
        let years = self.years;
        let (top, is_beside) = (self.y, self.left > 0.0);
        let head = top + PAD_PX + if is_beside { 0.0 } else { 19.0 };
        let room = Rect::new(self.left + 8.0, head, self.right - self.left - 16.0, 0.0);
        let tray = tray::lay(years.words, &years.tenures, &section.undated, &years.links, &|t| years.name(t), &room);
        let (caption, caption_bottom) = self.caption(section, name_bottom);
        self.y = (head + tray.height_px + PAD_PX).max(if is_beside { caption_bottom } else { top });
        let ground = Rect::new(self.left, top, self.right - self.left, self.y - top);
        self.over.push(Mark::rect(ground, Role::Band));
        self.over.extend(caption.into_iter().chain(tray.lines));
        for item in tray.items {
            let Some(datum) = years.data.get(item.tenure) else { continue };
            self.over.extend(item.marks.into_iter().map(|m| m.of(*datum)));
            let area = item.area.grown(2.0);
            self.targets.push(Target { datum: *datum, area, anchor: item.anchor, lane: number });
        }
    }

    /// The tray's name, and the px below it: beside the tray under the lane's name, or in the
    /// tray's own first line.
    fn caption(&self, section: &Section, name_bottom: f64) -> (Vec<Mark>, f64) {
        let words = self.years.words;
        let text = words.fill("years.tray", &[("n", &words.number(section.undated.len() as f64))]);
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        if self.left == 0.0 {
            let baseline = self.y + PAD_PX + 11.0;
            return (vec![Mark::text(at(8.0, baseline), text, style)], baseline);
        }
        let mut baseline = (self.y + PAD_PX + 11.0).max(name_bottom + 18.0);
        let mut marks = Vec::new();
        for line in wrap(&text, size::TICK, Weight::Regular, self.left - 12.0) {
            marks.push(Mark::text(at(0.0, baseline), line, style));
            baseline += 15.0;
        }
        (marks, baseline - 7.0)
    }

    /// The years of outbreaks as pale bands, a month or a day as a hairline.
    fn bands(&self, top: f64, bottom: f64) -> Vec<Mark> {
        let outbreaks = self.years.tenures.iter().filter(|t| t.lane == fact::Lane::Outbreak);
        let spans = outbreaks.flat_map(|t| self.spans(t));
        let band = |span: SoftSpan| {
            if span.form == Form::Date && span.to_px - span.from_px > 9.0 {
                let rect = Rect::new(span.from_px, top, span.to_px - span.from_px, bottom - top);
                return Mark::rect(rect, Paint { role: Role::Cases, alpha: BAND_ALPHA });
            }
            let x = anchor_x(&span);
            let faint = Paint { role: Role::Cases, alpha: 0.35 };
            Mark::line(vec![at(x, top), at(x, bottom)], Stroke::new(faint, 1.0))
        };
        spans.map(band).collect()
    }
}

/// An upright line in pieces that stay clear of words; anything else as it is.
pub(super) fn clear_of(mark: Mark, words: &[Rect]) -> Vec<Mark> {
    let Shape::Line(points, stroke) = &mark.shape else {
        return vec![mark];
    };
    let (Some(from), Some(to)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let mut met: Vec<&Rect> = words.iter().filter(|w| (w.x..w.right()).contains(&from.x)).collect();
    sort(&mut met, |a, b| a.y.total_cmp(&b.y));
    let mut pieces = Vec::new();
    let mut top = from.y;
    for word in met {
        if word.y > top {
            pieces.push(Mark::line(vec![at(from.x, top), at(from.x, word.y)], *stroke));
        }
        top = top.max(word.bottom());
    }
    if to.y > top {
        pieces.push(Mark::line(vec![at(from.x, top), *to], *stroke));
    }
    pieces
}

/// Left and right end of several dates together.
fn reach(spans: &[SoftSpan]) -> (f64, f64) {
    let extents = spans.iter().map(SoftSpan::extent);
    extents.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (a, b)| (low.min(a), high.max(b)))
}

/// The dates of one thing, one above the other within a row; a question mark stays in the middle
/// of the row, once.
fn stacked(spans: &[SoftSpan], middle: f64, role: Role) -> Vec<Mark> {
    let several = spans.len() > 1;
    let apart = APART_PX.min((ROW_PX - 9.0) / (spans.len().max(2) - 1) as f64);
    let first = middle - apart * (spans.len() as f64 - 1.0) / 2.0;
    let mut marks: Vec<Mark> = Vec::new();
    let mut asked: Vec<f64> = Vec::new();
    for (i, span) in spans.iter().enumerate() {
        let height = if several { span.height_px().min(6.0) } else { span.height_px() };
        for mut mark in span.marks(first + apart * i as f64, role, height) {
            if let Shape::Text { at, .. } = &mut mark.shape {
                if asked.iter().any(|x| (x - at.x).abs() < 10.0) {
                    continue;
                }
                asked.push(at.x);
                at.y = middle + 4.0;
            }
            marks.push(mark);
        }
    }
    marks
}

/// Where a tooltip hangs from a bar: its middle, or near its beginning when it is long.
fn anchor_x(span: &SoftSpan) -> f64 {
    span.from_px + ((span.to_px - span.from_px) / 2.0).min(12.0)
}
