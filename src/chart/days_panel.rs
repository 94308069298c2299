//! The timeline of days as a panel: the world's curve, the events of the reference, then lanes
//! under one axis, time to the right. CSS px.
//!
//! In: numbered entries of a window. Out: marks and targets from a top edge on. Each lane takes as
//! many rows as its labels need; nothing that is written meets anything else.

use super::dated_label::DatedLabel;
use super::day_entry::DayEntry;
use super::day_mark::{self, DayMark};
use super::days_key;
use super::days_words::short_date;
use super::figure::Figure;
use super::lanes::{Placed, ROW_PX, Wanted, arranged};
use super::timeline_days::Days;
use super::years_panel::clear_of;
use super::{date_axis, day_curve};
use crate::chart::day_lane::DayLane;
use crate::scale::time::Time;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{DOTTED, Paint, Role, Stroke, TextStyle, Weight, size};

/// Width from which the lanes' names stand at the left of the lanes.
const GUTTER_FROM_PX: f64 = 860.0;

/// Room for the lanes' names there.
const GUTTER_PX: f64 = 124.0;

/// Room at both ends of the axis, for marks on its first and last day.
const INSET_PX: f64 = 10.0;

/// Height of the curve, and of the days below it.
const CURVE_PX: f64 = 72.0;
const AXIS_PX: f64 = 20.0;

/// Space above and below the rows of a lane.
const PAD_PX: f64 = 4.0;

/// Widest line of a label that has more than one.
const LABEL_PX: f64 = 340.0;

/// Share of the lane that a label in one line may take.
const ONE_LINE: f64 = 0.55;

/// Number of the curve's lane, and of the first lane below it.
const CURVE_LANE: u32 = 1000;

/// Something to be placed in a lane.
struct Item {
    mark: DayMark,
    days_px: (f64, f64),
    before: String,
    name: String,
    datum: u32,
}

/// What is being drawn, and how far down.
struct Panel<'a> {
    days: &'a Days<'a>,
    x: Time,
    left: f64,
    right: f64,
    y: f64,
    marks: Vec<Mark>,
    /// Where words stand and no hairline may.
    words: Vec<Rect>,
    targets: Vec<Target>,
    /// Number of the next lane.
    lane: u32,
}

/// Draws the panel from `top` on and gives its lower edge.
pub fn draw(figure: &mut Figure, days: &Days<'_>, top: f64) -> f64 {
    let width = days.context.width_px;
    let left = if width >= GUTTER_FROM_PX { GUTTER_PX } else { 0.0 };
    let (first, last) = days.asked.window;
    let x = Time::new(first, last, (left + INSET_PX, width - INSET_PX));
    let (key, key_px) = days_key::key(days, width);
    let (marks, words, targets) = Default::default();
    let lane = figure.scene.targets.iter().map(|t| t.lane + 1).max().unwrap_or(0);
    let mut panel = Panel { days, x, left, right: width, y: top + key_px + PAD_PX, marks, words, targets, lane };
    figure.scene.marks.extend(key.into_iter().map(|m| days_key::lower(m, top)));
    let frame = panel.curve(figure);
    let lanes_top = panel.y;
    panel.beside(&frame);
    for lane in DayLane::ALL {
        panel.lane(lane);
    }
    panel.ground(figure, &frame, lanes_top);
    panel.foot(figure)
}

impl Panel<'_> {
    /// The curve with its name, and the days below it.
    fn curve(&mut self, figure: &mut Figure) -> Rect {
        let name = self.days.context.words.t("days.curve").to_string();
        let below = self.name(&name, Role::Ink);
        let top = if self.left > 0.0 { self.y } else { below };
        let frame = Rect::new(self.left, top, self.right - self.left, CURVE_PX);
        day_curve::draw(figure, self.days, &frame, &self.x, CURVE_LANE);
        self.y = frame.bottom() + AXIS_PX;
        frame
    }

    /// The events of the reference, drawn apart on a ground of their own.
    fn beside(&mut self, frame: &Rect) {
        let days = self.days;
        if days.beside.is_empty() {
            return;
        }
        let words = days.context.words;
        let ground = self.marks.len();
        let top = self.y;
        let item = |beside: &super::timeline_days::Beside| {
            let event = days.context.atlas.events.get(beside.event)?;
            let (x, name) = (self.x.px(event.day), words.pick(&event.title).to_string());
            let before = words.short_day(event.day).replace(' ', "\u{a0}");
            Some(Item { mark: DayMark::Beside, days_px: (x, x), before, name, datum: beside.datum })
        };
        let items: Vec<Item> = days.beside.iter().filter_map(item).collect();
        self.section(words.t("days.lane.beside"), &items);
        let band = Rect::new(self.left, top, self.right - self.left, self.y - top);
        self.marks.insert(ground, Mark::rect(band, Role::Band));
        for item in &items {
            let ends = vec![at(item.days_px.0, frame.y), at(item.days_px.0, frame.bottom())];
            self.marks.insert(ground, Mark::line(ends, Stroke::new(Role::InkSoft, 1.0).dashed(DOTTED)));
        }
    }

    fn lane(&mut self, lane: DayLane) {
        let days = self.days;
        let of_lane = days.numbered().filter(|(entry, _)| entry.lane == lane);
        let items: Vec<Item> = of_lane.map(|(entry, datum)| self.item(entry, datum)).collect();
        self.section(days.context.words.t(lane.key()), &items);
    }

    fn item(&self, entry: &DayEntry, datum: u32) -> Item {
        let days = self.days;
        let (first, last) = days.asked.window;
        let span = (entry.span.0.max(first), entry.span.1.min(last));
        let fact = entry.facts.first().and_then(|i| days.context.atlas.facts.get(*i));
        Item {
            mark: day_mark::of(entry, fact),
            days_px: (self.x.px(span.0), self.x.px(span.1)),
            before: short_date(days.context.words, entry),
            name: days.name(entry),
            datum,
        }
    }

    /// One lane: name, rows, and a line below.
    fn section(&mut self, name: &str, items: &[Item]) {
        let name_bottom = self.name(name, Role::Ink);
        self.y = if self.left > 0.0 { self.y + PAD_PX } else { name_bottom + 2.0 };
        if items.is_empty() {
            let text = self.days.context.words.t("days.none");
            let at_left = at(self.left + INSET_PX, self.y + 14.0);
            self.marks.push(Mark::text(at_left, text, TextStyle::new(Role::InkSoft, size::TICK)));
            self.words.push(Rect::new(at_left.x - 2.0, self.y, 300.0, ROW_PX));
            self.y += ROW_PX;
        }
        let wanted: Vec<Wanted> = items.iter().map(|item| self.wanted(item)).collect();
        let (lane, placed) = arranged((self.left + 2.0, self.right), &wanted);
        for ((item, wanted), placed) in items.iter().zip(&wanted).zip(placed) {
            if let Some(placed) = placed {
                self.put(item, wanted, &placed);
            }
        }
        self.y += lane.height_px() + PAD_PX;
        self.y = if self.left > 0.0 { self.y.max(name_bottom + PAD_PX) } else { self.y };
        let ends = vec![at(0.0, self.y), at(self.right, self.y)];
        self.marks.push(Mark::line(ends, Stroke::new(Role::Rule, 1.0)));
        self.lane += 1;
    }

    /// The lane's name; gives the px below it.
    fn name(&mut self, name: &str, role: Role) -> f64 {
        let room = if self.left > 0.0 { self.left - 12.0 } else { self.right };
        let style = TextStyle::new(role, size::LABEL).semibold();
        let mut baseline = self.y + PAD_PX + 14.0;
        for line in wrap(name, size::LABEL, Weight::Semibold, room) {
            let width = room_px(&line, size::LABEL, Weight::Semibold) + 4.0;
            self.words.push(Rect::new(0.0, baseline - 13.0, width, 18.0));
            self.marks.push(Mark::text(at(0.0, baseline), line, style));
            baseline += 16.0;
        }
        baseline - 12.0
    }

    fn wanted(&self, item: &Item) -> Wanted {
        let lane = self.right - self.left;
        let room = |n| if n == 1 { lane * ONE_LINE } else { LABEL_PX.min(lane * ONE_LINE) };
        let labels = DatedLabel::choices(&item.before, &item.name, size::TICK, room, lane - 4.0);
        Wanted { extent: item.mark.extent(item.days_px), labels }
    }

    /// A mark with its label, and what a pointer meets of both.
    fn put(&mut self, item: &Item, wanted: &Wanted, place: &Placed) {
        let row = |row: usize| self.y + row as f64 * ROW_PX;
        let middle = row(place.row) + ROW_PX / 2.0;
        let label_top = row(place.label_row);
        let lines = place.label.lines.len() as f64 * ROW_PX;
        let width = place.label.width_px;
        let mut marks = item.mark.marks(item.days_px, middle);
        marks.extend(place.label.marks(place.label_x, label_top + 14.0));
        self.words.push(Rect::new(place.label_x - 2.0, label_top, width + 4.0, lines));
        self.marks.extend(marks.into_iter().map(|m| m.of(item.datum)));
        let (low, high) = wanted.extent;
        let (left, right) = (low.min(place.label_x), high.max(place.label_x + width));
        let (top, bottom) = (row(place.row), label_top + lines);
        let area = Rect::new(left - 2.0, top - 1.0, right - left + 4.0, bottom - top + 2.0);
        let anchor = at((item.days_px.0 + item.days_px.1.min(item.days_px.0 + 24.0)) / 2.0, middle);
        self.targets.push(Target { datum: item.datum, area, anchor, lane: self.lane });
    }

    /// What lies under everything: the open day, and a hairline at each tick of the axis.
    fn ground(&mut self, figure: &mut Figure, frame: &Rect, lanes_top: f64) {
        let (first, last) = self.days.asked.window;
        let mut under = Vec::new();
        if let Some(day) = self.days.asked.day.filter(|day| (first..=last).contains(day)) {
            let half = ((self.x.px(day.plus(1)) - self.x.px(day)) / 2.0).max(2.0);
            let rect = Rect::new(self.x.px(day) - half, frame.y, 2.0 * half, self.y - frame.y);
            under.push(Mark::rect(rect, Paint { role: Role::Ink, alpha: 0.1 }));
        }
        for day in date_axis::ticks(self.right - self.left, (first, last)) {
            let px = self.x.px(day);
            let line = Mark::line(vec![at(px, lanes_top), at(px, self.y)], Stroke::new(Role::Rule, 0.0));
            under.extend(clear_of(line, &self.words));
        }
        // The ground of the events of the reference is part of the marks, and lies over no line.
        figure.scene.marks.append(&mut under);
        figure.scene.marks.append(&mut self.marks);
        // Who comes by key meets the lanes before the days of the curve.
        let after = figure.scene.targets.iter().position(|t| t.lane == CURVE_LANE);
        let curve = figure.scene.targets.split_off(after.unwrap_or(figure.scene.targets.len()));
        figure.scene.targets.append(&mut self.targets);
        figure.scene.targets.extend(curve);
    }

    /// The days once more below the lanes, and what is known to the year alone.
    fn foot(&mut self, figure: &mut Figure) -> f64 {
        let frame = Rect::new(self.left, self.y, self.right - self.left, 0.0);
        date_axis::dates(&mut figure.scene, &frame, &self.x, self.days.asked.window, self.days.context.words);
        days_key::vague(figure, self.days, self.y + AXIS_PX, self.right, self.lane)
    }
}
