//! A fact: one thing that one document states, with its place in the document.
//!
//! Comes in: fields already checked one by one by `parse`. A fact never says more than its
//! source: a date is as precise as given or absent, a value keeps its qualifier.

use super::date::When;

/// Text in English and in Simplified Chinese.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

/// Declares a closed vocabulary with its words as they stand in the tables.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$item])* $variant),+ }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word as it stands in the tables.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// Reads a word of the tables.
            pub fn parse(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

pub(super) use vocabulary;

vocabulary! {
    /// The table a fact stands in.
    Table {
        /// Stated case, death or spread figures.
        Cases = "cases",
        /// Reports of help, and totals of them.
        Aid = "aid",
        /// Calls, meetings, releases and the like.
        Exchanges = "exchanges",
        /// Events in the history of the institutions.
        Institutions = "institutions",
        /// Bodies, groups and figures of a structure.
        Structures = "structures",
        /// Counts as of a date.
        Counts = "counts",
    }
}

vocabulary! {
    /// How a stated number is hedged.
    Qualifier {
        /// The bare number.
        AsGiven = "as_given",
        /// More than it.
        Over = "over",
        /// It or more.
        AtLeast = "at_least",
        /// Less than it.
        Under = "under",
        /// A little less than it.
        Nearly = "nearly",
        /// Near it.
        About = "about",
    }
}

vocabulary! {
    /// Whether a row is stated or worked out.
    Basis {
        /// The document says it.
        Stated = "stated",
        /// Arithmetic or inference on what it says; the note says how.
        Derived = "derived",
    }
}

vocabulary! {
    /// Which way help went.
    Direction {
        /// From China.
        Out = "out",
        /// To China.
        In = "in",
        /// To China's own citizens or its teams abroad.
        Own = "own",
        /// Both ways (exchanges only).
        Both = "both",
    }
}

vocabulary! {
    /// How far help had come, by the source's own verb.
    Status {
        /// Offered without terms.
        Offer = "offer",
        /// Promised with terms.
        Announced = "announced",
        /// Sent.
        Dispatched = "dispatched",
        /// Arrived.
        Arrived = "arrived",
        /// Seen at work.
        OnSite = "on_site",
        /// Done.
        Completed = "completed",
        /// The source does not say.
        NotStated = "not_stated",
    }
}

vocabulary! {
    /// The lane of an institutional event.
    Lane {
        /// Outbreaks.
        Outbreak = "outbreak",
        /// Laws and regulations.
        Law = "law",
        /// Plans and strategies.
        Plan = "plan",
        /// Ministry guidance and standards.
        Guidance = "guidance",
        /// Bodies.
        Body = "body",
        /// Joint mechanisms.
        Mechanism = "mechanism",
        /// Guiding policy.
        Policy = "policy",
    }
}

/// What a case figure adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseDetail {
    /// `cases`, `deaths`, `spread` or `period`.
    pub metric: String,
    /// Code of the place counted.
    pub scope: String,
}

/// What a report of help adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AidDetail {
    /// Kind of help.
    pub kind: String,
    /// What was given.
    pub item: Bilingual,
    /// Which way it went.
    pub direction: Direction,
    /// `bilateral`, `multilateral`, `regional`, `ngo`, or empty.
    pub channel: String,
    /// Who acted, or empty.
    pub provider: String,
    /// How far it had come.
    pub status: Status,
    /// Code of the place where it was seen or transshipped, or empty.
    pub place: String,
}

/// What an institutional event adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionDetail {
    /// Its lane.
    pub lane: Lane,
    /// Who issued or did it, or empty.
    pub actor: String,
    /// Kind of the stated link to other rows, or empty.
    pub relation: String,
    /// Ids of those rows.
    pub relates_to: Vec<String>,
}

/// What a part of a structure adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureDetail {
    /// Which arrangement.
    pub structure: String,
    /// Id of the row above, or empty.
    pub parent: String,
    /// What it is there.
    pub role: String,
}

/// The columns beyond the common ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// `cases.csv`.
    Case(CaseDetail),
    /// `aid.csv`.
    Aid(AidDetail),
    /// `exchanges.csv`.
    Exchange {
        /// Kind of exchange.
        kind: String,
        /// Which way it went.
        direction: Option<Direction>,
    },
    /// `institutions.csv`.
    Institution(InstitutionDetail),
    /// `structures.csv`.
    Structure(StructureDetail),
    /// `counts.csv`.
    Count,
}

/// An EDTF date with the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// As written.
    pub edtf: String,
    /// As read.
    pub when: When,
}

/// One row of a fact table.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Unique in the whole package, stable.
    pub id: String,
    /// The same word for the same thing in every source, or empty.
    pub measure: String,
    /// Short neutral wording.
    pub title: Bilingual,
    /// The number stated.
    pub value: Option<f64>,
    /// Upper end of a range, or the second number of one statement.
    pub value2: Option<f64>,
    /// How the number is hedged; none without a number.
    pub qualifier: Option<Qualifier>,
    /// Unit of the number, or empty.
    pub unit: String,
    /// When it happened.
    pub date: Option<Dated>,
    /// The day a count ends on.
    pub as_of: Option<Dated>,
    /// Codes of who gave or acted.
    pub from: Vec<String>,
    /// Codes of who received or was addressed.
    pub to: Vec<String>,
    /// Id of the document.
    pub source: String,
    /// Place in the document.
    pub locator: String,
    /// Stated or derived.
    pub basis: Basis,
    /// Id of what the document itself cites, or empty.
    pub origin: String,
    /// One id for several reports of one event, or empty.
    pub event: String,
    /// What a careful reader must know.
    pub note: Bilingual,
    /// The columns beyond the common ones.
    pub detail: Detail,
}

impl Fact {
    /// The table it stands in.
    pub fn table(&self) -> Table {
        match self.detail {
            Detail::Case(_) => Table::Cases,
            Detail::Aid(_) => Table::Aid,
            Detail::Exchange { .. } => Table::Exchanges,
            Detail::Institution(_) => Table::Institutions,
            Detail::Structure(_) => Table::Structures,
            Detail::Count => Table::Counts,
        }
    }

    /// The aid columns, when it is a report of help.
    pub fn aid(&self) -> Option<&AidDetail> {
        match &self.detail {
            Detail::Aid(aid) => Some(aid),
            _ => None,
        }
    }

    /// The institution columns, when it is an institutional event.
    pub fn institution(&self) -> Option<&InstitutionDetail> {
        match &self.detail {
            Detail::Institution(institution) => Some(institution),
            _ => None,
        }
    }
}

vocabulary! {
    /// How two facts stand to each other.
    Relation {
        /// The same count, later.
        Update = "update",
        /// Both quote one origin.
        SameOrigin = "same_origin",
        /// They count different things.
        Scope = "scope",
        /// They count in different units.
        Unit = "unit",
        /// They word it differently.
        Wording = "wording",
        /// Each adds to the other.
        Complementary = "complementary",
        /// Both cannot hold.
        Contradiction = "contradiction",
        /// They look alike and must not be compared.
        NotComparable = "not_comparable",
    }
}

/// A judged pair of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Id of one fact.
    pub fact_a: String,
    /// Id of the other.
    pub fact_b: String,
    /// The judgement.
    pub relation: Relation,
    /// Its reason.
    pub reason: Bilingual,
}
