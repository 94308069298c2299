//! The institutional timeline by years: lanes of outbreaks, laws, plans, guidance, bodies,
//! mechanisms and policy, each ending in a tray of what is named and not dated.
//!
//! In: the facts of the institutions table. Out: one fixed panel of lanes over a scale of years
//! (`years_panel`), or under 600 px a list that runs down (`years_list`). A date is drawn as
//! precisely as it is known; a line between two marks stands only for a relation that a document
//! states. Knows no day axis: that is another view.

use super::Context;
use super::figure::{Account, Datum, Figure, Table};
use super::tenure::{Tenure, tenures};
use super::tenure_link::{TenureLink, links};
use super::view::Choice;
use super::wording::worded;
use super::{years_account, years_list, years_panel, years_rows};
use crate::model::fact::Lane;
use crate::model::order::{sort, sort_by_key};
use crate::scene::style::Role;
use crate::words::Words;

/// Its options.
pub const CHOICES: &[Choice] = &[Choice { key: "blank", values: &[] }];

/// Width under which time runs down, in CSS px.
const PANEL_FROM_PX: f64 = 600.0;

/// One lane of the figure, or the row of periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// True for the row of periods that an author names.
    pub is_periods: bool,
    /// Color of its marks.
    pub role: Role,
    /// Its dated tenures in order.
    pub dated: Vec<usize>,
    /// Its undated tenures in order.
    pub undated: Vec<usize>,
}

/// Everything that both layouts draw.
#[derive(Debug)]
pub struct Years {
    /// The language.
    pub words: Words,
    /// Every tenure.
    pub tenures: Vec<Tenure>,
    /// The lanes, periods first.
    pub sections: Vec<Section>,
    /// Relations to draw.
    pub links: Vec<TenureLink>,
    /// Datum number of each tenure.
    pub data: Vec<u32>,
    /// Letter of the document that reports most; marks of it alone carry no letter.
    pub usual_letter: String,
    /// First and last year.
    pub years: (i32, i32),
}

impl Years {
    /// The name of a tenure, with the letters of its documents where it is not the usual one
    /// alone that reports it.
    pub fn name(&self, tenure: &Tenure) -> String {
        if tenure.letters.is_empty() || tenure.letters == [self.usual_letter.clone()] {
            return tenure.title.clone();
        }
        let letters = tenure.letters.join("\u{a0}");
        self.words.fill("years.lettered", &[("title", &tenure.title), ("letters", &letters)])
    }
}

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let tenures = tenures(context);
    let sections = sections(context.words, &tenures);
    let mut figure = laid(context, &tenures);
    let data = tenures.iter().map(|t| figure.datum(Datum::Facts(t.facts.clone()))).collect();
    let years = Years {
        words: context.words,
        links: links(context, &tenures),
        data,
        usual_letter: usual_letter(&tenures),
        years: context.atlas.outbreak.years,
        tenures,
        sections,
    };
    let no_letter = context.atlas.sources.iter().find(|s| !s.letter.is_empty() && s.letter == years.usual_letter);
    let no_letter = no_letter.map_or("", |s| context.words.pick(&s.short));
    figure.scene = if context.width_px < PANEL_FROM_PX {
        years_list::scene(&years, no_letter, context.width_px)
    } else {
        years_panel::scene(&years, no_letter, context.width_px)
    };
    figure
}

fn sections(words: Words, tenures: &[Tenure]) -> Vec<Section> {
    let mut sections = vec![section(words.t("years.periods").into(), Role::InkSoft, tenures, |t| t.is_period)];
    for &lane in Lane::ALL {
        let role = if lane == Lane::Outbreak { Role::Cases } else { Role::Ink };
        let name = words.name("lane", lane.word());
        sections.push(section(name, role, tenures, |t| t.lane == lane && !t.is_period));
    }
    if let Some(periods) = sections.first_mut() {
        periods.is_periods = true;
        sort_by_key(&mut periods.dated, |i| tenures.get(*i).map(Tenure::order));
    }
    sections.retain(|s| !s.dated.is_empty() || !s.undated.is_empty());
    sections
}

fn section(name: String, role: Role, tenures: &[Tenure], holds: impl Fn(&Tenure) -> bool) -> Section {
    let held = tenures.iter().enumerate().filter(|(_, t)| holds(t));
    let (undated, dated): (Vec<_>, Vec<_>) = held.partition(|(_, t)| t.dates.is_empty());
    let indexes = |of: Vec<(usize, &Tenure)>| of.into_iter().map(|(i, _)| i).collect();
    Section { name, is_periods: false, role, dated: indexes(dated), undated: indexes(undated) }
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let tenures = tenures(context);
    let sections = sections(context.words, &tenures);
    years_account::account(context, &tenures, &sections)
}

/// Its marks as a table.
pub fn table(context: &Context<'_>) -> Table {
    let tenures = tenures(context);
    let sections = sections(context.words, &tenures);
    years_rows::table(context, &tenures, &sections)
}

/// The letter of the document that alone reports most tenures; empty when none does.
fn usual_letter(tenures: &[Tenure]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for tenure in tenures {
        let [letter] = tenure.letters.as_slice() else { continue };
        match counts.iter_mut().find(|(l, _)| l == letter) {
            Some((_, count)) => *count += 1,
            None => counts.push((letter, 1)),
        }
    }
    sort(&mut counts, |a, b| a.cmp(b));
    counts.iter().max_by_key(|(_, count)| *count).map_or(String::new(), |(letter, _)| letter.to_string())
}

fn laid(context: &Context<'_>, tenures: &[Tenure]) -> Figure {
    worded(context, &years_rows::documents(context, tenures))
}

#[cfg(test)]
mod tests {
    use super::super::years_fixture::{atlas, fact, laid};
    use super::*;
    use crate::model::fact::Bilingual;

    #[test]
    fn nothing_undated_is_dropped() {
        let facts: Vec<_> = (0..40).map(|i| fact(&i.to_string(), Lane::Policy, &format!("Policy {i}"), "")).collect();
        let atlas = atlas(facts);
        for width in [320.0, 1080.0] {
            let figure = laid(&atlas, Words::english(), width, layout);
            assert_eq!(figure.scene.targets.len(), 40);
            assert_eq!(laid(&atlas, Words::english(), width, table).rows.len(), 40);
        }
    }

    #[test]
    fn a_period_stands_in_a_row_of_its_own() {
        let mut atlas =
            atlas(vec![fact("a", Lane::Policy, "A period", "1949/198X"), fact("b", Lane::Policy, "B", "2003")]);
        let label = Bilingual { en: "Prevention first".into(), zh: "预防为主".into() };
        atlas.outbreak.periods.push(crate::model::outbreak::Period { fact: "a".into(), label });
        let sections = laid(&atlas, Words::english(), 900.0, |c| sections(c.words, &tenures(c)));
        assert_eq!(sections.iter().map(|s| (s.is_periods, s.dated.len())).collect::<Vec<_>>(), [(true, 1), (false, 1)]);
    }

    #[test]
    fn every_mark_of_a_datum_can_be_reached() {
        let facts = vec![fact("a", Lane::Law, "Law", "2003"), fact("b", Lane::Body, "Body", "2009/")];
        let atlas = atlas(facts);
        for width in [320.0, 700.0, 1080.0] {
            let figure = laid(&atlas, Words::english(), width, layout);
            let reached = |datum| figure.scene.targets.iter().any(|t| t.datum == datum);
            assert!(figure.scene.marks.iter().filter_map(|m| m.datum).all(reached));
        }
    }
}
