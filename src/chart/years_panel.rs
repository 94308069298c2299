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
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Paint, Role, Stroke, TextStyle, Weight, size};

/// Width from which the lanes' names stand at the left of the lanes.
const GUTTER_FROM_PX: f64 = 860.0;

/// Room for the lanes' names there.
const GUTTER_PX: f64 = 136.0;

/// Room at the right of the last year, for ends that are not stated.
const MARGIN_PX: f64 = 34.0;

/// Space above and below the rows of a lane.
const PAD_PX: f64 = 8.0;

/// Widest line of a label.
const LABEL_PX: f64 = 330.0;

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
    targets: Vec<Target>,
}

/// The panel's scene.
pub fn scene(years: &Years, no_letter: &str, width_px: f64) -> Scene {
    let left = if width_px >= GUTTER_FROM_PX { GUTTER_PX } else { 0.0 };
    let beginnings: Vec<i32> = years.tenures.iter().filter_map(year).collect();
    let scale = YearScale::new(years.years, &beginnings, (left + 2.0, width_px - MARGIN_PX));
    let (marks, key_height) = key(years.words, &years.tenures, &years.links, no_letter, width_px);
    let top = key_height + 12.0 + year_axis::HEIGHT_PX;
    let mut panel =
        Panel { years, scale, left, right: width_px, y: top, under: Vec::new(), over: marks, targets: Vec::new() };
    panel.over.extend(year_axis::head(&scale, top, years.words));
    for (number, section) in years.sections.iter().enumerate() {
        panel.section(section, number as u32);
    }
    panel.under.extend(panel.bands(top, panel.y));
    panel.under.extend(year_axis::grid(&scale, top, panel.y));
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
        if self.left == 0.0 {
            self.y = name_bottom;
        }
        self.y += PAD_PX;
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
            self.over.push(Mark::text(at(0.0, baseline), line, style));
            baseline += 16.0;
        }
        baseline - 12.0
    }

    fn rows(&mut self, section: &Section, number: u32) {
        let mut lane = Lane::new(self.left, self.right);
        let mut placed: Vec<(usize, Placed)> = Vec::new();
        let mut paths = Vec::new();
        for index in self.partners_together(&section.dated) {
            let Some(wanted) = self.wanted(index) else { continue };
            let partner = self.partner(index, &placed);
            let linked = partner.as_ref().and_then(|(from, relation)| {
                let place = lane.place_linked(&wanted, *from)?;
                Some((place, *from, relation.clone()))
            });
            let place = match linked {
                Some((place, from, relation)) => {
                    paths.push((from, (wanted.extent.0, place.row), relation));
                    Some(place)
                }
                None => lane.place(&wanted),
            };
            placed.extend(place.map(|p| (index, p)));
        }
        for (from, to, relation) in paths {
            let row = |row: usize| self.y + (row as f64 + 0.5) * ROW_PX;
            let points = vec![at(from.0, row(from.1) + 6.0), at(from.0, row(to.1)), at(to.0 - 3.0, row(to.1))];
            self.over.extend(line(&relation, points));
        }
        placed.sort_by_key(|(index, _)| section.dated.iter().position(|i| i == index));
        for (index, place) in &placed {
            self.mark(section, *index, place, number);
        }
        self.y += lane.height_px();
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
        let extents: Vec<(f64, f64)> = self.spans(tenure).iter().map(SoftSpan::extent).collect();
        let low = extents.iter().map(|e| e.0).fold(f64::INFINITY, f64::min);
        let high = extents.iter().map(|e| e.1).fold(f64::NEG_INFINITY, f64::max);
        let (date, after) = (short_dates(self.years.words, tenure), self.years.after(tenure));
        let lane = self.right - self.left;
        let room = LABEL_PX.min(lane * 0.62);
        let in_lines = |n| DatedLabel::in_lines(&date, &tenure.title, &after, size::LABEL, n, room);
        let mut labels: Vec<DatedLabel> = (1..=3).filter_map(in_lines).collect();
        labels.dedup();
        if labels.is_empty() {
            labels.push(DatedLabel::wrapped(&date, &tenure.title, &after, size::LABEL, lane));
        }
        Some(Wanted { extent: (low, high), labels })
    }

    /// A mark with its label, and what a pointer meets of both.
    fn mark(&mut self, section: &Section, index: usize, place: &Placed, number: u32) {
        let years = self.years;
        let (Some(tenure), Some(datum)) = (years.tenures.get(index), years.data.get(index)) else {
            return;
        };
        let middle = self.y + (place.row as f64 + 0.5) * ROW_PX;
        let spans = self.spans(tenure);
        let apart = APART_PX.min((ROW_PX - 9.0) / (spans.len().max(2) - 1) as f64);
        let first = middle - apart * (spans.len() as f64 - 1.0) / 2.0;
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (i, span) in spans.iter().enumerate() {
            let height = if spans.len() > 1 { span.height_px().min(6.0) } else { span.height_px() };
            let marks = span.marks(first + apart * i as f64, section.role, height);
            self.over.extend(marks.into_iter().map(|m| m.of(*datum)));
            (low, high) = (low.min(span.extent().0), high.max(span.extent().1));
        }
        let anchor = at(spans.first().map_or(low, |s| anchor_x(s)), middle);
        if tenure.is_derived {
            self.over.extend(derived(anchor.x, middle).into_iter().map(|m| m.of(*datum)));
        }
        let baseline = self.y + place.label_row as f64 * ROW_PX + 14.0;
        if place.label_row > place.row {
            self.leader(place, low, middle);
        }
        let label = place.label.marks(place.label_x, baseline);
        self.over.extend(label.into_iter().map(|m| m.of(*datum)));
        let bottom = self.y + (place.label_row + place.label.lines.len()) as f64 * ROW_PX;
        let top = self.y + place.row as f64 * ROW_PX;
        let (left, right) = (low.min(place.label_x), high.max(place.label_x + place.label.width_px()));
        let area = Rect::new(left - 2.0, top - 1.0, right - left + 4.0, bottom - top + 2.0);
        self.targets.push(Target { datum: *datum, area, anchor, lane: number });
    }

    /// A thin line from a mark to a label that does not begin under it.
    fn leader(&mut self, place: &Placed, mark_left: f64, middle: f64) {
        let top = self.y + place.label_row as f64 * ROW_PX + 2.0;
        let within = place.label_x..=place.label_x + place.label.width_px();
        let x = mark_left + 5.0;
        if within.contains(&x) && top - middle > ROW_PX {
            self.over.push(Mark::line(vec![at(x, middle + 6.0), at(x, top)], Stroke::new(Role::InkSoft, 0.0)));
        }
    }

    fn tray(&mut self, section: &Section, number: u32, name_bottom: f64) {
        let years = self.years;
        let caption = years.words.fill("years.tray", &[("n", &years.words.number(section.undated.len() as f64))]);
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        let beside = self.left > 0.0;
        let top = self.y;
        let mut head = top + PAD_PX;
        if beside {
            let mut baseline = (top + PAD_PX + 11.0).max(name_bottom + 14.0);
            for line in wrap(&caption, size::TICK, Weight::Regular, self.left - 12.0) {
                self.over.push(Mark::text(at(0.0, baseline), line, style));
                baseline += 15.0;
            }
            self.y = self.y.max(baseline - 11.0);
        } else {
            self.over.push(Mark::text(at(8.0, head + 11.0), caption, style));
            head += 19.0;
        }
        let room = Rect::new(self.left + 8.0, head, self.right - self.left - 16.0, 0.0);
        let tray = tray::lay(years.words, &years.tenures, &section.undated, &years.links, &|t| years.after(t), &room);
        self.y = self.y.max(head + tray.height_px + PAD_PX);
        let ground = Rect::new(self.left, top, self.right - self.left, self.y - top);
        let at_front = self.over.len();
        self.over.extend(tray.lines);
        for item in tray.items {
            let Some(datum) = years.data.get(item.tenure) else { continue };
            self.over.extend(item.marks.into_iter().map(|m| m.of(*datum)));
            let area = item.area.grown(2.0);
            self.targets.push(Target { datum: *datum, area, anchor: item.anchor, lane: number });
        }
        self.over.insert(at_front.min(self.over.len()), Mark::rect(ground, Role::Band));
        if !beside {
            // The caption was put down before its ground was known.
            let caption = self.over.remove(at_front - 1);
            self.over.insert(at_front, caption);
        }
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

/// Where a tooltip hangs from a bar: its middle, or near its beginning when it is long.
fn anchor_x(span: &SoftSpan) -> f64 {
    span.from_px + ((span.to_px - span.from_px) / 2.0).min(12.0)
}
