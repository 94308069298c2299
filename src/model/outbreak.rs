//! What the figures take from this outbreak: `figures.json`. Another outbreak, another file.

use super::date::Day;
use super::fact::{Bilingual, vocabulary};

/// A bracket over a stated span of days.
#[derive(Debug, Clone, PartialEq)]
pub struct Bracket {
    /// Id of the fact that states the days.
    pub fact: String,
    /// Total at which the span begins (0 for day 0).
    pub from_total: f64,
    /// Total at which it ends.
    pub to_total: f64,
    /// What another series gives for the same span.
    pub other: Option<OtherDays>,
}

/// The days that a series not embedded here takes for a span.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherDays {
    /// The days.
    pub days: f64,
    /// Id of that series' source.
    pub source: String,
}

/// Titles and notes of one view of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Figure id.
    pub figure: String,
    /// View id.
    pub view: String,
    /// The takeaway.
    pub title: Bilingual,
    /// How to read it, in three sentences.
    pub deck: Bilingual,
    /// What these documents do not say.
    pub silence: Bilingual,
}

/// A period that an author names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Id of the fact that names it.
    pub fact: String,
    /// Short label.
    pub label: Bilingual,
}

vocabulary! {
    /// How we read the names of two groups beside each other, or the one that stands alone.
    Grade {
        /// Both have the same word.
        SameWord = "same_word",
        /// The words are akin.
        Similar = "similar",
        /// They may be of one kind, or not.
        Unsure = "unsure",
        /// The later list has no like name.
        OnlyFirst = "only_first",
        /// The earlier list has no like name.
        OnlySecond = "only_second",
    }
}

/// A row of the table in which two arrangements of command stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// Heading of the part that begins with this row, or empty.
    pub heading: Bilingual,
    /// Ids of facts, those of the earlier arrangement first.
    pub sides: [Vec<String>; 2],
    /// Our reading of the names; none where none is graded.
    pub grade: Option<Grade>,
    /// Id of the fact that states how the two stand to each other, or empty.
    pub states: String,
    /// The reason of a grade, or what is to be known of the row.
    pub note: Bilingual,
}

/// The outbreak's own choices.
#[derive(Debug, Clone, PartialEq)]
pub struct Outbreak {
    /// Code of the place around which help is reported.
    pub hub: String,
    /// Day 0 of the count of days (our assumption).
    pub day_zero: Day,
    /// First and last day of the window.
    pub window: (Day, Day),
    /// First and last year of the long timeline.
    pub years: (i32, i32),
    /// First and last day of the timeline of days.
    pub days: (Day, Day),
    /// Code of the organisation that has a lane of its own there.
    pub organisation: String,
    /// Codes drawn first on the growth curve.
    pub first_places: Vec<String>,
    /// Codes of places that the documents' own story names, drawn first where places are compared.
    pub story_places: Vec<String>,
    /// Brackets of the growth curve.
    pub brackets: Vec<Bracket>,
    /// Periods of the long timeline.
    pub periods: Vec<Period>,
    /// Rows of the two arrangements of command.
    pub alignments: Vec<Alignment>,
    /// Titles and notes.
    pub wordings: Vec<Wording>,
}

impl Outbreak {
    /// The wording of a figure's view, if there is one.
    pub fn wording(&self, figure: &str, view: &str) -> Option<&Wording> {
        self.wordings.iter().find(|w| w.figure == figure && w.view == view)
    }
}
