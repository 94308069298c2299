//! The timeline of days under 600 px: the curve, then a list that runs down, a line an entry, its
//! date at its left, its mark beside it and its lane before its name. CSS px.
//!
//! In: numbered entries of a window. Out: marks and targets from a top edge on. The events of the
//! reference stand at their days among the entries, each on a ground of its own.

use super::dated_label::DatedLabel;
use super::day_curve;
use super::day_mark::{self, DayMark};
use super::days_key;
use super::days_words::short_date;
use super::figure::Figure;
use super::timeline_days::Days;
use crate::model::date::Day;
use crate::model::order::sort_by_key;
use crate::scale::time::Time;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Least height of a line.
const LINE_PX: f64 = 28.0;

/// Height of the curve with its name, and of the days below it.
const NAME_PX: f64 = 24.0;
const CURVE_PX: f64 = 96.0;
const AXIS_PX: f64 = 26.0;

/// Space between the columns.
const GAP_PX: f64 = 8.0;

/// Room for a mark.
const MARK_PX: f64 = 22.0;

/// Share of the width that dates may take at most.
const MOST_DATES: f64 = 0.2;

/// A line of the list.
struct Line {
    span: (Day, Day),
    mark: DayMark,
    date: String,
    name: String,
    lane: String,
    is_beside: bool,
    datum: u32,
}

/// Draws the list from `top` on and gives its lower edge.
pub fn draw(figure: &mut Figure, days: &Days<'_>, top: f64) -> f64 {
    let width = days.context.width_px;
    let words = days.context.words;
    let (key, key_px) = days_key::key(days, width);
    figure.scene.marks.extend(key.into_iter().map(|m| days_key::lower(m, top)));
    let y = top + key_px + GAP_PX;
    let name = TextStyle::new(Role::Ink, size::LABEL).semibold();
    figure.scene.push(Mark::text(at(0.0, y + 13.0), words.t("days.curve"), name));
    let frame = Rect::new(0.0, y + NAME_PX, width, CURVE_PX);
    let (first, last) = days.asked.window;
    let x = Time::new(first, last, (6.0, width - 6.0));
    let lines = lines(days);
    let dates_px = dates_px(&lines, width);
    let lane = figure.scene.targets.iter().map(|t| t.lane + 1).max().unwrap_or(0);
    let mut list = List { figure, dates_px, width, y: frame.bottom() + AXIS_PX, lane };
    if lines.is_empty() {
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        list.figure.scene.push(Mark::text(at(0.0, list.y + 16.0), words.t("days.none"), style));
        list.y += LINE_PX;
    }
    let mut month = None;
    for line in &lines {
        let of = line.span.0.max(first).ymd();
        if month != Some((of.0, of.1)) {
            month = Some((of.0, of.1));
            list.month(&words.fill("axis.month_year", &[("month", &words.month(of.1)), ("y", &of.0.to_string())]));
        }
        list.line(line, days.asked.day);
    }
    let (bottom, next) = (list.y, list.lane + 1);
    day_curve::draw(figure, days, &frame, &x, next + 1);
    days_key::vague(figure, days, bottom, width, next)
}

/// Entries and events in the order of their days.
fn lines(days: &Days<'_>) -> Vec<Line> {
    let (atlas, words) = (days.context.atlas, days.context.words);
    let entry = |(entry, datum): (&super::day_entry::DayEntry, u32)| Line {
        span: entry.span,
        mark: day_mark::of(entry, entry.facts.first().and_then(|i| atlas.facts.get(*i))),
        date: short_date(words, entry),
        name: days.name(entry),
        lane: words.t(entry.lane.key()).to_string(),
        is_beside: false,
        datum,
    };
    let beside = |beside: &super::timeline_days::Beside| {
        let event = atlas.events.get(beside.event)?;
        Some(Line {
            span: (event.day, event.day),
            mark: DayMark::Beside,
            date: words.short_day(event.day).replace(' ', "\u{a0}"),
            name: words.pick(&event.title).to_string(),
            lane: words.t("days.beside").to_string(),
            is_beside: true,
            datum: beside.datum,
        })
    };
    let mut lines: Vec<Line> = days.numbered().map(entry).chain(days.beside.iter().filter_map(beside)).collect();
    sort_by_key(&mut lines, |line| (line.span.0.max(days.asked.window.0), line.span.1, line.is_beside));
    lines
}

/// Width of the widest date, within its share; a longer one takes two lines.
fn dates_px(lines: &[Line], width_px: f64) -> f64 {
    let rooms = lines.iter().map(|line| room_px(&line.date, size::TICK, Weight::Regular));
    libm::ceil(rooms.fold(0.0, f64::max)).min(width_px * MOST_DATES)
}

/// What is being drawn, and how far down.
struct List<'a> {
    figure: &'a mut Figure,
    dates_px: f64,
    width: f64,
    y: f64,
    lane: u32,
}

impl List<'_> {
    fn month(&mut self, name: &str) {
        self.lane += 1;
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
        self.figure.scene.push(Mark::text(at(0.0, self.y + 18.0), name, style));
        let ends = vec![at(0.0, self.y + 24.0), at(self.width, self.y + 24.0)];
        self.figure.scene.push(Mark::line(ends, Stroke::new(Role::Ink, 1.0)));
        self.y += 28.0;
    }

    /// One line: date, mark, lane and name.
    fn line(&mut self, line: &Line, open: Option<Day>) {
        let top = self.y;
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        let mut marks = Vec::new();
        let mut date_bottom = top + 4.0;
        for part in self.date_lines(&line.date) {
            marks.push(Mark::text(at(0.0, date_bottom + 13.0), part, soft));
            date_bottom += 16.0;
        }
        let left = self.dates_px + GAP_PX;
        let is_bar = matches!(line.mark, DayMark::Bar(..));
        let days_px = if is_bar { (left + 1.0, left + MARK_PX - 1.0) } else { (left + 11.0, left + 11.0) };
        marks.extend(line.mark.marks(days_px, top + 13.0));
        let x = left + MARK_PX + GAP_PX;
        let label = DatedLabel::wrapped(&line.lane, &line.name, size::LABEL, self.width - x);
        marks.extend(label.marks(x, top + 17.0));
        let bottom = top + 4.0 + label.lines.len() as f64 * label.leading_px();
        self.y = (bottom + 6.0).max(date_bottom + 2.0).max(top + LINE_PX);
        let area = Rect::new(0.0, top, self.width, self.y - top);
        if line.is_beside || open.is_some_and(|day| line.span == (day, day)) {
            self.figure.scene.push(Mark::rect(area, Role::Band));
        }
        self.figure.scene.marks.extend(marks.into_iter().map(|m| m.of(line.datum)));
        let anchor = at(days_px.0, top + 13.0);
        self.figure.scene.targets.push(Target { datum: line.datum, area, anchor, lane: self.lane });
    }

    /// A date in one line, or parted behind its dash or at its spaces.
    fn date_lines(&self, date: &str) -> Vec<String> {
        if room_px(date, size::TICK, Weight::Regular) <= self.dates_px {
            return vec![date.to_string()];
        }
        match date.split_once('–') {
            Some((a, b)) => vec![format!("{a}–"), b.into()],
            None => wrap(&date.replace('\u{a0}', " "), size::TICK, Weight::Regular, self.dates_px),
        }
    }
}
