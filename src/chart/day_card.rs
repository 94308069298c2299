//! The panel of a day: what each source says of it, in both languages where the reports differ.
//!
//! In: the open day and the entries that cover it. Out: marks and targets at the head of the
//! figure, in CSS px: lane by lane a row a report with its title, who reports it and where in the
//! document, and how finely it is dated; then our judgment of the pairs that differ. Nothing when
//! no day is open. Its rows are told from a page's own table too, so nothing is only drawn.

use super::credit::said;
use super::day_entry::DayEntry;
use super::days_words::precision;
use super::figure::{Datum, Figure};
use super::timeline_days::Days;
use crate::model::cases::Metric;
use crate::model::date::Day;
use crate::model::fact::{Basis, Bilingual, Comparison, Fact, Relation};
use crate::model::order::sort_by_key;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Rect, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};
use crate::words::Words;

/// Width from which the lanes' names stand at the left, and who reports it at the right.
const ROOMY_PX: f64 = 860.0;
/// Width from which both languages stand side by side.
const SIDE_BY_SIDE_PX: f64 = 560.0;
/// Room for the lanes' names, as in the panel below.
const GUTTER_PX: f64 = 124.0;
/// Share of the rest that who reports it takes.
const SAID: f64 = 0.36;
/// Space between columns, and within the card.
const GAP_PX: f64 = 16.0;
/// Distances of the lines of titles and of what is said of them.
const LEADING_PX: f64 = 17.0;
const SMALL_LEADING_PX: f64 = 16.0;

/// What is being drawn, and how far down.
struct Card<'a> {
    figure: &'a mut Figure,
    days: &'a Days<'a>,
    words: Words,
    day: Day,
    /// Left and right end of the titles, and of who reports them.
    titles: (f64, f64),
    said: (f64, f64),
    right: f64,
    y: f64,
    /// Lower edge of the present lane's name, which may be taller than its rows.
    floor: f64,
    lane: u32,
}

/// Draws the panel of the open day and gives its lower edge; 0 when no day is open.
pub fn draw(figure: &mut Figure, days: &Days<'_>) -> f64 {
    let Some(day) = days.asked.day else { return 0.0 };
    let right = days.context.width_px;
    let (titles, said) = if right >= ROOMY_PX {
        let left = GUTTER_PX;
        let split = left + (right - left) * (1.0 - SAID);
        ((left, split - GAP_PX), (split, right))
    } else {
        ((0.0, right), (0.0, right))
    };
    let words = days.context.words;
    let mut card = Card { figure, days, words, day, titles, said, right, y: 0.0, floor: 0.0, lane: 0 };
    card.head();
    card.entries();
    card.judged();
    let bottom = card.y.max(card.floor) + 4.0;
    card.rule(bottom, Role::Ink);
    bottom + 16.0
}

/// The entries that cover a day, by lane; what is dated to that day comes before what is not.
fn covering<'a>(days: &'a Days<'_>, day: Day) -> Vec<(&'a DayEntry, u32)> {
    let mut covering: Vec<(&DayEntry, u32)> = days.numbered().filter(|(e, _)| e.is_within((day, day))).collect();
    sort_by_key(&mut covering, |(entry, _)| (entry.lane, entry.day().is_none()));
    covering
}

impl Card<'_> {
    /// The day, how many reports of how many documents, and the world's total.
    fn head(&mut self) {
        self.rule(0.5, Role::Ink);
        let style = TextStyle::new(Role::Ink, size::PROSE).semibold();
        self.figure.scene.push(Mark::text(at(0.0, 22.0), self.words.day(self.day), style));
        self.y = 30.0;
        let facts = self.facts();
        let mut documents: Vec<&str> = Vec::new();
        for fact in &facts {
            if !documents.contains(&fact.source.as_str()) {
                documents.push(&fact.source);
            }
        }
        let number = |n: usize| self.words.number(n as f64);
        let key = match facts.len() {
            0 => "days.card.none",
            1 => "days.card.one",
            _ => "days.card.other",
        };
        let mut text = self.words.fill(key, &[("n", &number(facts.len())), ("documents", &number(documents.len()))]);
        let world = self.days.context.atlas.series("WLD", Metric::Cases).and_then(|s| s.total.at(self.day));
        if let Some(total) = world {
            text.push_str(self.words.t("sentence.space"));
            text.push_str(&self.words.fill("days.card.world", &[("n", &self.words.number(total))]));
        }
        self.paragraph(&text, (0.0, self.right), TextStyle::new(Role::InkSoft, size::LABEL), None);
        self.y += 4.0;
    }

    fn facts(&self) -> Vec<&Fact> {
        let facts = &self.days.context.atlas.facts;
        covering(self.days, self.day)
            .into_iter()
            .flat_map(|(entry, _)| &entry.facts)
            .filter_map(|i| facts.get(*i))
            .collect()
    }

    fn entries(&mut self) {
        let days = self.days;
        let mut lane = None;
        for (entry, datum) in covering(days, self.day) {
            if lane != Some(entry.lane) {
                lane = Some(entry.lane);
                self.lane(days.context.words.t(entry.lane.key()));
            }
            for index in &entry.facts {
                self.report(*index, datum);
            }
        }
        let of_day: Vec<_> = days.beside.iter().filter(|beside| beside.day == self.day).copied().collect();
        if !of_day.is_empty() {
            self.lane(days.context.words.t("days.lane.beside"));
        }
        for beside in of_day {
            if let Some(event) = days.context.atlas.events.get(beside.event) {
                let citation = self.words.pick(&event.citation).to_string();
                self.row(&event.title, false, &citation, beside.datum);
            }
        }
    }

    /// A lane's name at the left, or above its rows; with a rule over it.
    fn lane(&mut self, name: &str) {
        self.y = self.y.max(self.floor);
        self.rule(self.y + 2.0, Role::Rule);
        self.y += 6.0;
        self.lane += 1;
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
        let is_beside = self.titles.0 > 0.0;
        let room = if is_beside { self.titles.0 - 12.0 } else { self.right };
        let top = self.y;
        for line in wrap(name, size::LABEL, Weight::Semibold, room) {
            self.figure.scene.push(Mark::text(at(0.0, self.y + 13.0), line, style));
            self.y += LEADING_PX;
        }
        if is_beside {
            self.floor = self.y;
            self.y = top;
        }
    }

    fn report(&mut self, index: usize, entry_datum: u32) {
        let days = self.days;
        let Some(fact) = days.context.atlas.facts.get(index) else { return };
        let datum = self.figure.datum(Datum::Facts(vec![index]));
        self.figure.linked.push((datum, entry_datum));
        let said = said(days.context.atlas, self.words, fact);
        let parts = [("who", said.who.as_str()), ("where", said.locator.as_str()), ("origin", said.origin.as_str())];
        let key = if said.origin.is_empty() { "table.said" } else { "place.quoted" };
        let mut says = vec![self.words.fill(key, &parts)];
        let value = self.words.value(fact);
        says.extend((!value.is_empty()).then_some(value));
        says.push(precision(self.words, fact));
        says.extend((fact.basis == Basis::Derived).then(|| self.words.t("basis.derived").to_string()));
        let says = says.join(self.words.t("list.semicolon"));
        let differs = self.differs(fact);
        self.row(&fact.title, differs, &says, datum);
    }

    /// True when another report of this day is judged to differ from this one; what both take from
    /// one origin does not.
    fn differs(&self, fact: &Fact) -> bool {
        self.pairs().iter().any(|i| {
            let pair = self.days.context.atlas.comparisons.get(*i);
            let is_said = |c: &Comparison| c.relation != Relation::SameOrigin;
            pair.is_some_and(|c| is_said(c) && (c.fact_a == fact.id || c.fact_b == fact.id))
        })
    }

    /// The judged pairs of which both reports are of this day.
    fn pairs(&self) -> Vec<usize> {
        let facts = self.facts();
        let has = |id: &str| facts.iter().any(|f| f.id == id);
        let judged = self.days.context.atlas.comparisons.iter().enumerate();
        judged.filter(|(_, c)| has(&c.fact_a) && has(&c.fact_b)).map(|(i, _)| i).collect()
    }

    /// A title, in both languages where reports differ, and what is said of it.
    fn row(&mut self, title: &Bilingual, both: bool, says: &str, datum: u32) {
        let top = self.y;
        let ink = TextStyle::new(Role::Ink, size::LABEL);
        let (left, right) = self.titles;
        if both && self.right >= SIDE_BY_SIDE_PX {
            let middle = left + (right - left + GAP_PX) / 2.0;
            self.paragraph(&title.en, (left, middle - GAP_PX), ink, Some(datum));
            let english = std::mem::replace(&mut self.y, top);
            self.paragraph(&title.zh, (middle, right), ink, Some(datum));
            self.y = self.y.max(english);
        } else if both {
            self.paragraph(&title.en, self.titles, ink, Some(datum));
            self.paragraph(&title.zh, self.titles, ink, Some(datum));
        } else {
            self.paragraph(self.words.pick(title), self.titles, ink, Some(datum));
        }
        let below = if self.said.0 > 0.0 { std::mem::replace(&mut self.y, top) } else { self.y };
        self.paragraph(says, self.said, TextStyle::new(Role::InkSoft, size::TICK), Some(datum));
        self.y = self.y.max(below);
        let area = Rect::new(left, top, self.right - left, self.y - top);
        self.figure.scene.targets.push(Target { datum, area, anchor: at(left + 24.0, top + 8.0), lane: self.lane });
        self.y += 5.0;
    }

    /// Our judgment of the pairs of this day, each with its reason.
    fn judged(&mut self) {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return;
        }
        let days = self.days;
        self.lane(self.words.t("days.card.judged"));
        let style = TextStyle::new(Role::Ink, size::LABEL);
        for relation in Relation::ALL {
            let judged = pairs.iter().filter_map(|i| Some((*i, days.context.atlas.comparisons.get(*i)?)));
            for (index, pair) in judged.filter(|(_, c)| c.relation == *relation) {
                let datum = self.figure.datum(Datum::Comparisons(vec![index]));
                let top = self.y;
                let name = self.words.name("judged", relation.word());
                let parts = [("label", name.as_str()), ("value", self.words.pick(&pair.reason))];
                let text = self.words.fill("detail.line", &parts);
                self.paragraph(&text, (self.titles.0, self.right), style, Some(datum));
                let area = Rect::new(self.titles.0, top, self.right - self.titles.0, self.y - top);
                let anchor = at(self.titles.0 + 24.0, top + 8.0);
                self.figure.scene.targets.push(Target { datum, area, anchor, lane: self.lane });
                self.y += 3.0;
            }
        }
    }

    /// Lines of text between two edges.
    fn paragraph(&mut self, text: &str, (left, right): (f64, f64), style: TextStyle, datum: Option<u32>) {
        let leading = if style.size_px < size::LABEL { SMALL_LEADING_PX } else { LEADING_PX };
        for line in wrap(text, style.size_px, style.weight, right - left) {
            let mark = Mark::text(at(left, self.y + 13.0), line, style);
            self.figure.scene.push(Mark { datum, ..mark });
            self.y += leading;
        }
    }

    fn rule(&mut self, y: f64, role: Role) {
        let ends = vec![at(0.0, y), at(self.right, y)];
        self.figure.scene.push(Mark::line(ends, Stroke::new(role, if role == Role::Ink { 1.0 } else { 0.0 })));
    }
}
