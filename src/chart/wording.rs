//! A figure's own words from `figures.json`, put around what a layout draws.

use super::figure::Figure;
use super::{Context, credit};
use crate::model::outbreak::Wording;
use crate::scene::Scene;

/// A figure of no height yet, with the title, deck and silence of the view in hand and the credit
/// of the documents given.
pub(super) fn worded(context: &Context<'_>, documents: &[&str]) -> Figure {
    let wording = context.atlas.outbreak.wording(context.view.figure(), context.view.id());
    let pick = |text: fn(&Wording) -> &_| wording.map_or(String::new(), |w| context.words.pick(text(w)).to_string());
    Figure {
        scene: Scene::new(context.width_px, 0.0),
        title: pick(|w| &w.title),
        deck: pick(|w| &w.deck),
        silence: pick(|w| &w.silence),
        credit: credit::line(context, documents, false),
        ..Figure::default()
    }
}
