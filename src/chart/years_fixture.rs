//! A small atlas for the tests of the timeline of years.

use super::{Context, REGISTRY};
use crate::chart::view::View;
use crate::model::atlas::Atlas;
use crate::model::date::{Day, When};
use crate::model::fact::{Basis, Bilingual, Dated, Detail, Fact, InstitutionDetail, Lane};
use crate::model::land::Land;
use crate::model::outbreak::Outbreak;
use crate::words::Words;

/// An institutional fact; an empty date is none.
pub fn fact(id: &str, lane: Lane, title: &str, edtf: &str) -> Fact {
    let institution = InstitutionDetail { lane, actor: String::new(), relation: String::new(), relates_to: Vec::new() };
    Fact {
        id: id.into(),
        measure: String::new(),
        title: Bilingual { en: title.into(), zh: title.into() },
        value: None,
        value2: None,
        qualifier: None,
        unit: String::new(),
        date: When::parse(edtf).map(|when| Dated { edtf: edtf.into(), when }),
        as_of: None,
        from: Vec::new(),
        to: Vec::new(),
        source: "doc".into(),
        locator: "para 1".into(),
        basis: Basis::Stated,
        origin: String::new(),
        event: String::new(),
        note: Bilingual::default(),
        detail: Detail::Institution(institution),
    }
}

/// The fact with a stated relation to another.
pub fn related(mut fact: Fact, relation: &str, to: &str) -> Fact {
    if let Detail::Institution(institution) = &mut fact.detail {
        institution.relation = relation.into();
        institution.relates_to = vec![to.into()];
    }
    fact
}

/// An atlas of these facts from 1949 to 2020.
pub fn atlas(facts: Vec<Fact>) -> Atlas {
    let outbreak = Outbreak {
        hub: "CHN".into(),
        day_zero: Day(18_261),
        window: (Day(18_261), Day(18_436)),
        years: (1949, 2020),
        days: (Day(18_262), Day(18_425)),
        organisation: "WHO".into(),
        first_places: Vec::new(),
        story_places: Vec::new(),
        brackets: Vec::new(),
        periods: Vec::new(),
        alignments: Vec::new(),
        wordings: Vec::new(),
    };
    Atlas {
        facts,
        comparisons: Vec::new(),
        sources: Vec::new(),
        places: Vec::new(),
        series: Vec::new(),
        events: Vec::new(),
        land: Land::default(),
        outbreak,
    }
}

/// What a layout step makes of an atlas in the view of years.
pub fn laid<T>(atlas: &Atlas, words: Words, width_px: f64, step: impl Fn(&Context<'_>) -> T) -> T {
    let entry = REGISTRY.iter().find(|f| f.id == "institutions").expect("the figure");
    let view = View::new(entry);
    step(&Context { atlas, view: &view, words, width_px })
}
