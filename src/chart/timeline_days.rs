//! The timeline of days: what these documents date within one half year, lane by lane, under the
//! world's curve.
//!
//! In: the facts of every table that carry a day, a month or a stretch of days, and the events of
//! the reference, which are drawn apart and can be switched off. Out: lanes over one axis of days
//! (`days_panel`), or under 600 px a list that runs down (`days_list`); above them, when a day is
//! open, what each source says of it (`day_card`). What has no date is never placed, and what is
//! known to the year alone is counted in a line below.

use super::Context;
use super::credit;
use super::day_entry::{DayBook, DayEntry, day_book};
use super::day_window::{Asked, asked};
use super::figure::{Account, Datum, Figure, Table};
use super::view::Choice;
use super::{day_card, days_list, days_panel, days_words};
use crate::model::date::Day;
use crate::model::fact::Bilingual;
use crate::model::order::sort_by_key;
use crate::model::outbreak::Wording;
use crate::scene::Scene;

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "events", values: &["on", "off"] },
    Choice { key: "from", values: &[] },
    Choice { key: "to", values: &[] },
    Choice { key: "day", values: &[] },
];

/// Width under which days run down, in CSS px.
const PANEL_FROM_PX: f64 = 600.0;

/// An event of the reference within the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The day.
    pub day: Day,
    /// Its index in the atlas.
    pub event: usize,
    /// Number of its datum.
    pub datum: u32,
}

/// Everything that both layouts draw.
#[derive(Debug)]
pub struct Days<'a> {
    /// What is drawn from.
    pub context: &'a Context<'a>,
    /// What is asked for.
    pub asked: Asked,
    /// The entries of the window, by lane, then by day.
    pub entries: Vec<DayEntry>,
    /// Datum number of each entry.
    pub data: Vec<u32>,
    /// The events of the reference, in order; none when they are switched off.
    pub beside: Vec<Beside>,
    /// Facts known to the year alone, and the number of their datum.
    pub vague: Option<(usize, u32)>,
    /// Letter of the document that reports most; marks of it alone carry no letter.
    pub usual_letter: String,
}

impl Days<'_> {
    /// The name of an entry, with the letters of its documents where it is not the usual one
    /// alone that reports it.
    pub fn name(&self, entry: &DayEntry) -> String {
        if entry.letters.is_empty() || entry.letters == [self.usual_letter.clone()] {
            return entry.title.clone();
        }
        let letters = entry.letters.join("\u{a0}");
        self.context.words.fill("years.lettered", &[("title", &entry.title), ("letters", &letters)])
    }

    /// The entries with their datum numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (&DayEntry, u32)> {
        self.entries.iter().zip(self.data.iter().copied())
    }
}

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let asked = asked(context);
    let book = day_book(context, asked.window);
    let mut figure = worded(context, &asked, &book);
    let days = days(context, asked, book, &mut figure);
    figure.scene = Scene::new(context.width_px, 0.0);
    let top = day_card::draw(&mut figure, &days);
    let bottom = if context.width_px < PANEL_FROM_PX {
        days_list::draw(&mut figure, &days, top)
    } else {
        days_panel::draw(&mut figure, &days, top)
    };
    figure.scene.height_px = libm::ceil(bottom);
    figure
}

/// Numbers everything that is drawn.
fn days<'a>(context: &'a Context<'a>, asked: Asked, book: DayBook, figure: &mut Figure) -> Days<'a> {
    let data = book.entries.iter().map(|e| figure.datum(Datum::Facts(e.facts.clone()))).collect();
    let vague = Some(book.vague.len()).filter(|count| *count > 0);
    let vague = vague.map(|count| (count, figure.datum(Datum::Facts(book.vague))));
    Days {
        beside: beside(context, &asked, figure),
        usual_letter: days_words::usual_letter(&book.entries),
        context,
        entries: book.entries,
        data,
        vague,
        asked,
    }
}

fn beside(context: &Context<'_>, asked: &Asked, figure: &mut Figure) -> Vec<Beside> {
    let is_shown = context.view.get("events") != "off";
    let events = context.atlas.events.iter().enumerate();
    let within = events.filter(|(_, e)| is_shown && (asked.window.0..=asked.window.1).contains(&e.day));
    let one = |(event, e): (usize, &crate::model::cases::ReferenceEvent)| Beside {
        day: e.day,
        event,
        datum: figure.datum(Datum::Event(event)),
    };
    let mut beside: Vec<Beside> = within.map(one).collect();
    sort_by_key(&mut beside, |b| b.day);
    beside
}

/// What an open day holds, in a sentence.
pub fn says(context: &Context<'_>, day: Day) -> String {
    days_words::of_day(context.words, day, &day_book(context, (day, day)))
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let asked = asked(context);
    let book = day_book(context, asked.window);
    let parts = days_words::extent(context.words, &asked, &book);
    super::account::account(
        context,
        "account.institutions.days",
        &parts,
        &days_words::description(context, &asked, &book),
    )
}

/// Its marks as a table.
pub fn table(context: &Context<'_>) -> Table {
    let asked = asked(context);
    let book = day_book(context, asked.window);
    days_words::table(context, &asked, &book)
}

fn worded(context: &Context<'_>, asked: &Asked, book: &DayBook) -> Figure {
    let words = context.words;
    let wording = context.atlas.outbreak.wording("institutions", "days");
    let pick = |text: fn(&Wording) -> &Bilingual| wording.map_or(String::new(), |w| words.pick(text(w)).to_string());
    Figure {
        title: days_words::title(context, asked, book).unwrap_or_else(|| pick(|w| &w.title)),
        deck: pick(|w| &w.deck),
        silence: pick(|w| &w.silence),
        credit: credit::line(context, &days_words::documents(context, book), true),
        ignored: asked.ignored.clone(),
        is_window: asked.is_part,
        ..Figure::default()
    }
}
