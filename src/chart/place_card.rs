//! The card of one place: what was given and received, by whom and where it is reported; below,
//! where the place's own count stood when help was reported.
//!
//! In: the marks of the place that the view names, or of the one most told of; its series. Out: a
//! list with a citation for each report, a curve with the days of the reports on it, and a
//! sentence for each day, chosen by rule. Nothing is shaded, nothing is compared before and
//! after: the card shows when help was reported, not what it did. CSS px.

use super::aid_asked::bears;
use super::aid_mark::{AidMark, aid_marks};
use super::figure::{Account, Datum, Figure, Table};
use super::view::Choice;
use super::{Context, aid_words, case_account, credit, place_curve, place_list, place_words};
use crate::model::atlas::Atlas;
use crate::model::cases::{Metric, Series};
use crate::model::fact::Detail;
use crate::model::place::Place;
use crate::scene::Scene;
use crate::scene::mark::{Mark, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, TextStyle, Weight, size};

/// Its options.
pub const CHOICES: &[Choice] = &[Choice { key: "place", values: &[] }];

/// Height of a heading with the space above it, in CSS px.
const HEADING_PX: f64 = 30.0;

/// Height of a line of text, in CSS px.
const LINE_PX: f64 = 18.0;

/// Longest line of running words, in CSS px: about 68 characters.
pub(super) const MEASURE_PX: f64 = 640.0;

/// A card in the making.
pub(super) struct Card<'a> {
    /// What is asked.
    pub context: &'a Context<'a>,
    /// The place.
    pub place: &'a Place,
    /// Its marks.
    pub marks: Vec<AidMark>,
    /// Datum number of each mark.
    pub datums: Vec<u32>,
    /// Its confirmed cases.
    pub series: Option<&'a Series>,
    /// The figure so far.
    pub figure: Figure,
    /// Where the next piece goes.
    pub y: f64,
}

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let code = code(context);
    let Some(mut card) = card(context, &code) else { return Figure::default() };
    card.worded();
    place_list::draw(&mut card);
    card.standing();
    card.figure.scene.height_px = libm::ceil(card.y + 4.0);
    let asked = context.view.get("place");
    if !asked.is_empty() && asked != code {
        card.figure.ignored.push(("place".to_string(), asked.to_string()));
    }
    card.figure
}

/// The card of a place with nothing on it yet; none without such a place.
fn card<'a>(context: &'a Context<'a>, code: &str) -> Option<Card<'a>> {
    let place = context.atlas.place(code)?;
    let marks = marks(context, code);
    let series = context.atlas.series(code, Metric::Cases);
    let mut figure = Figure { scene: Scene::new(context.width_px, 0.0), ..Figure::default() };
    let datums = marks.iter().map(|m| figure.datum(Datum::Facts(m.facts.clone()))).collect();
    Some(Card { context, place, marks, datums, series, figure, y: 0.0 })
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let Some(card) = card(context, &code(context)) else { return Account::default() };
    let words = context.words;
    let mut parts =
        vec![("place", words.pick(&card.place.name).to_string()), ("n", words.number(card.marks.len() as f64))];
    let key = match card.series {
        Some(series) => {
            let (first, last) = context.atlas.outbreak.window;
            let shown = series.total.present().filter(|(day, _)| (first..=last).contains(day));
            parts.extend(case_account::extent(context, shown.map(|(_, total)| total)));
            "account.aid.card"
        }
        None => "account.aid.card.none",
    };
    super::account::account(context, key, &parts, &place_words::description(&card))
}

/// Its marks as a table.
pub fn table(context: &Context<'_>) -> Table {
    aid_words::table(context, &marks(context, &code(context)))
}

fn marks(context: &Context<'_>, code: &str) -> Vec<AidMark> {
    let atlas = context.atlas;
    aid_marks(atlas).into_iter().filter(|m| bears(atlas, m, "place", code)).collect()
}

/// The place asked for, if the documents name it; else the country that most is told of.
fn code(context: &Context<'_>) -> String {
    let asked = context.view.get("place");
    let is_known = context.atlas.place(asked).is_some() && is_named(context.atlas, asked);
    if is_known {
        return asked.to_string();
    }
    let marks = aid_marks(context.atlas);
    let count = |code: &str| marks.iter().filter(|m| m.place == code && m.is_help()).count();
    let countries = context.atlas.places.iter().filter(|p| p.is_country());
    let most = countries.min_by_key(|p| usize::MAX - count(&p.code));
    most.map_or(String::new(), |p| p.code.clone())
}

/// True for a place that some fact names.
pub(super) fn is_named(atlas: &Atlas, code: &str) -> bool {
    atlas.facts.iter().any(|f| {
        let elsewhere = match &f.detail {
            Detail::Aid(aid) => aid.place == code,
            Detail::Case(case) => case.scope == code,
            _ => false,
        };
        elsewhere || f.from.iter().chain(&f.to).any(|c| c == code)
    })
}

impl Card<'_> {
    /// Title, deck, credit and silence.
    fn worded(&mut self) {
        let (context, words) = (self.context, self.context.words);
        let wording = context.atlas.outbreak.wording("aid", "card");
        let facts = aid_words::facts(context, self.marks.iter());
        let documents: Vec<&str> = facts.iter().map(|(f, _)| f.source.as_str()).collect();
        self.figure.credit = credit::line(context, &documents, self.series.is_some());
        self.figure.title = words.fill("place.title", &[("place", words.pick(&self.place.name))]);
        self.figure.deck = wording.map_or(String::new(), |w| words.pick(&w.deck).to_string());
        self.figure.silence = wording.map_or(String::new(), |w| words.pick(&w.silence).to_string());
    }

    /// The curve under its heading, the sentences, and what none of it says.
    fn standing(&mut self) {
        self.y += 8.0;
        let words = self.context.words;
        self.heading(words.t("place.heading"), Role::Ink);
        match self.series {
            Some(series) => {
                self.prose(words.t("place.closing"), Role::Ink);
                place_curve::draw(self, series);
                for sentence in place_words::sentences(self, series) {
                    self.prose(&sentence, Role::Ink);
                    self.y += 4.0;
                }
            }
            None => {
                let says = words.fill("place.no_series", &[("place", words.pick(&self.place.name))]);
                self.prose(&says, Role::Ink);
                self.prose(words.t("place.closing"), Role::Ink);
            }
        }
    }

    /// A heading over a rule.
    pub fn heading(&mut self, text: &str, role: Role) {
        for line in wrap(text, size::LABEL, Weight::Semibold, self.context.width_px) {
            self.y += if self.y > 0.0 { HEADING_PX - 8.0 } else { HEADING_PX - 10.0 };
            let style = TextStyle::new(role, size::LABEL).semibold();
            self.figure.scene.push(Mark::text(at(0.0, self.y - 4.0), line, style));
        }
        self.y += 8.0;
    }

    /// Running words at a readable measure.
    pub fn prose(&mut self, text: &str, role: Role) {
        let width = self.context.width_px.min(MEASURE_PX);
        for line in wrap(text, size::LABEL, Weight::Regular, width) {
            let style = TextStyle::new(role, size::LABEL);
            self.figure.scene.push(Mark::text(at(0.0, self.y + 13.0), line, style));
            self.y += LINE_PX;
        }
    }
}
