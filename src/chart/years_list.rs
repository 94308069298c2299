//! The timeline of years under 600 px: lanes as sections, time running down, a line an event,
//! its date at its left and between them a sample of how precisely the date is known. CSS px.

use super::dated_label::DatedLabel;
use super::tenure::Tenure;
use super::tenure_link::line;
use super::timeline_years::{Section, Years};
use super::tray;
use super::years_key::{ICON_PX, derived, icon_span, key, moved};
use super::years_rows::short_date;
use crate::scene::Scene;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Anchor, Role, Stroke, TextStyle, Weight, size};

/// Least height of a line.
const LINE_PX: f64 = 24.0;

/// Distance of two lines of text.
const LEADING_PX: f64 = 16.0;

/// Space between the columns of dates, samples and names.
const GAP_PX: f64 = 10.0;

/// Share of the width that dates may take at most.
const MOST_DATES: f64 = 0.34;

/// What is being drawn, and how far down.
struct List<'a> {
    years: &'a Years,
    /// Right end of the dates.
    dates_px: f64,
    width_px: f64,
    y: f64,
    scene: Scene,
}

/// The list's scene.
pub fn scene(years: &Years, no_letter: &str, width_px: f64) -> Scene {
    let (marks, height) = key(years.words, &years.tenures, &years.links, no_letter, width_px);
    let mut scene = Scene::new(width_px, height);
    scene.marks = marks;
    let mut list = List { years, dates_px: dates_px(years, width_px), width_px, y: height + 12.0, scene };
    for (number, section) in years.sections.iter().enumerate() {
        list.section(section, number as u32);
    }
    list.scene.height_px = libm::ceil(list.y);
    list.scene
}

/// Width of the widest date, within its share.
fn dates_px(years: &Years, width_px: f64) -> f64 {
    let dates = years.tenures.iter().flat_map(|t| &t.dates);
    let rooms = dates.map(|d| room_px(&short_date(years.words, d), size::TICK, Weight::Regular));
    libm::ceil(rooms.fold(0.0, f64::max)).min(width_px * MOST_DATES)
}

impl List<'_> {
    fn section(&mut self, section: &Section, number: u32) {
        self.name(section);
        let mut middles: Vec<(usize, f64)> = Vec::new();
        for &index in &section.dated {
            middles.extend(self.event(section, index, number).map(|y| (index, y)));
        }
        for link in &self.years.links {
            let y = |tenure: usize| middles.iter().find(|(i, _)| *i == tenure).map(|(_, y)| *y);
            if let (Some(from), Some(to)) = (y(link.from), y(link.to)) {
                let (x, rail) = (self.dates_px + GAP_PX - 1.0, self.dates_px + GAP_PX - 6.0);
                let points = vec![at(x, to), at(rail, to), at(rail, from), at(x, from)];
                self.scene.marks.extend(line(&link.relation, points));
            }
        }
        if !section.undated.is_empty() {
            self.tray(section, number);
        }
        self.y += 16.0;
    }

    fn name(&mut self, section: &Section) {
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
        for line in wrap(&section.name, size::LABEL, Weight::Semibold, self.width_px) {
            self.scene.push(Mark::text(at(0.0, self.y + 12.0), line, style));
            self.y += 17.0;
        }
        let ends = vec![at(0.0, self.y + 1.0), at(self.width_px, self.y + 1.0)];
        self.scene.push(Mark::line(ends, Stroke::new(section.role, 1.0)));
        self.y += 6.0;
    }

    /// One line: date, sample, name. Gives the height of the sample's middle.
    fn event(&mut self, section: &Section, index: usize, number: u32) -> Option<f64> {
        let years = self.years;
        let (tenure, datum) = (years.tenures.get(index)?, *years.data.get(index)?);
        let top = self.y;
        let dates_bottom = self.dates(section, tenure, datum);
        let x = self.dates_px + ICON_PX + 2.0 * GAP_PX;
        let label = DatedLabel::wrapped("", &years.name(tenure), size::LABEL, self.width_px - x);
        self.scene.marks.extend(label.marks(x, top + 16.0).into_iter().map(|m| m.of(datum)));
        let bottom = top + 9.0 + label.lines.len() as f64 * label.leading_px();
        self.y = bottom.max(dates_bottom).max(top + LINE_PX);
        let area = Rect::new(0.0, top, self.width_px, self.y - top);
        let anchor = at(self.dates_px + GAP_PX + 6.0, top + 12.0);
        self.scene.targets.push(Target { datum, area, anchor, lane: number });
        Some(top + 12.0)
    }

    /// The dates of a tenure under each other, each with its sample; gives the px below them.
    fn dates(&mut self, section: &Section, tenure: &Tenure, datum: u32) -> f64 {
        let style = TextStyle::new(Role::InkSoft, size::TICK).anchored(Anchor::End);
        let mut y = self.y;
        for date in &tenure.dates {
            let span = moved(icon_span(date, tenure.is_period), self.dates_px + GAP_PX);
            let marks = span.marks(y + 12.0, section.role, span.height_px());
            self.scene.marks.extend(marks.into_iter().map(|m| m.of(datum)));
            if tenure.is_derived {
                self.scene
                    .marks
                    .extend(derived(self.dates_px + GAP_PX + 6.0, y + 12.0).into_iter().map(|m| m.of(datum)));
            }
            let text = short_date(self.years.words, date);
            for line in self.date_lines(&text) {
                self.scene.push(Mark::text(at(self.dates_px, y + 16.0), line, style).of(datum));
                y += LEADING_PX;
            }
        }
        y + 8.0
    }

    /// A date in one line, or in two that part behind its dash.
    fn date_lines(&self, text: &str) -> Vec<String> {
        match text.split_once('–') {
            Some((a, b)) if room_px(text, size::TICK, Weight::Regular) > self.dates_px => {
                vec![format!("{a}–"), b.into()]
            }
            _ => vec![text.to_string()],
        }
    }

    fn tray(&mut self, section: &Section, number: u32) {
        let years = self.years;
        let count = years.words.number(section.undated.len() as f64);
        let caption = years.words.fill("years.tray", &[("n", &count)]);
        let top = self.y + 4.0;
        let room = Rect::new(8.0, top + 26.0, self.width_px - 16.0, 0.0);
        let tray = tray::lay(years.words, &years.tenures, &section.undated, &years.links, &|t| years.name(t), &room);
        let ground = Rect::new(0.0, top, self.width_px, 26.0 + tray.height_px + 8.0);
        self.scene.push(Mark::rect(ground, Role::Band));
        self.scene.push(Mark::text(at(8.0, top + 17.0), caption, TextStyle::new(Role::InkSoft, size::TICK)));
        self.scene.marks.extend(tray.lines);
        for item in tray.items {
            let Some(datum) = years.data.get(item.tenure) else { continue };
            self.scene.marks.extend(item.marks.into_iter().map(|m| m.of(*datum)));
            let area = item.area.grown(2.0);
            self.scene.targets.push(Target { datum: *datum, area, anchor: item.anchor, lane: number });
        }
        self.y = ground.bottom();
    }
}
