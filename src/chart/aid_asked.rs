//! The selection: which reports of help a view asks for, by the keys of the address.
//!
//! Comes in: the atlas and the view's `direction`, `kind`, `status`, `channel`, `provider`,
//! `source` and `place`. Goes out: the marks that bear all of them, the pairs that no report
//! bears, what could be chosen, and a sentence where nothing is left. A selection hides; the window of days
//! (see [`super::aid_window`]) only pales. Called for what differs from the default alone.

use super::aid_cell::BASELINE_PX;
use super::aid_mark::{AidMark, aid_marks};
use super::sheet::Sheet;
use super::{Context, aid_reach, aid_window};
use crate::model::atlas::Atlas;
use crate::model::fact::Fact;
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, TextStyle, Weight, size};

/// Keys whose value a report bears or does not.
pub(super) const KEYS: [&str; 7] = ["direction", "kind", "status", "channel", "provider", "source", "place"];

/// Height of a line of the note, in CSS px.
const LINE_PX: f64 = 17.0;

/// The marks that bear everything asked for; a value that no report bears asks for nothing.
#[inline(never)]
pub(super) fn asked(context: &Context<'_>) -> Vec<AidMark> {
    asked_but(context, "")
}

/// The same, but for one key that may ask for anything.
pub(super) fn asked_but(context: &Context<'_>, free: &str) -> Vec<AidMark> {
    let mut marks = aid_marks(context.atlas);
    for key in KEYS.into_iter().filter(|key| *key != free) {
        let value = context.view.get(key);
        if asks(value) && is_borne(context, key) {
            marks.retain(|m| bears(context.atlas, m, key, value));
        }
    }
    marks
}

/// False for a value that asks for nothing.
pub(super) fn asks(value: &str) -> bool {
    !value.is_empty() && value != "all"
}

pub(super) fn is_borne(context: &Context<'_>, key: &str) -> bool {
    let value = context.view.get(key);
    aid_marks(context.atlas).iter().any(|m| bears(context.atlas, m, key, value))
}

/// The pairs that ask for what no report bears, or for days that end before they begin.
#[inline(never)]
pub(super) fn ignored(context: &Context<'_>) -> Vec<(String, String)> {
    let view = context.view;
    let mut keys: Vec<&str> = KEYS.into_iter().filter(|k| asks(view.get(k))).collect();
    keys.retain(|key| !is_borne(context, key));
    if aid_window::is_backward(view) {
        keys.push("to");
    }
    keys.into_iter().map(|key| (key.to_string(), view.get(key).to_string())).collect()
}

/// True when a mark bears a value.
pub(super) fn bears(atlas: &Atlas, mark: &AidMark, key: &str, value: &str) -> bool {
    let some = |is: &dyn Fn(&Fact) -> bool| mark.facts.iter().filter_map(|i| atlas.facts.get(*i)).any(is);
    match key {
        "direction" => mark.direction.word() == value,
        "kind" => mark.kind == value,
        "status" => mark.status.word() == value,
        "place" => mark.is_of(atlas, value) || mark.seen_at == value,
        "source" => some(&|f| f.source == value),
        "channel" => some(&|f| f.aid().is_some_and(|a| a.channel == value)),
        _ => some(&|f| f.aid().is_some_and(|a| a.provider == value)),
    }
}

/// What is selected and how much of all that is, so that a picture of a part says so; empty for all.
pub(super) fn selected(context: &Context<'_>, marks: &[AidMark], of: impl Fn(&AidMark) -> bool) -> String {
    let words = context.words;
    let asked = aid_reach::selection(context);
    if asked.is_empty() {
        return asked;
    }
    let all = aid_marks(context.atlas).into_iter().filter(of).count();
    let (n, all) = (words.number(marks.len() as f64), words.number(all as f64));
    let says = words.fill("aid.asked.says", &[("asked", &asked), ("n", &n), ("all", &all)]);
    if marks.is_empty() { [says.as_str(), words.t("aid.asked.none")].join(words.t("sentence.space")) } else { says }
}

/// What must be said of a selection: what it is, and how the window parts what is left.
#[inline(never)]
pub(super) fn note(context: &Context<'_>, marks: &[AidMark], width_px: f64) -> Sheet {
    let mut sheet = Sheet::default();
    let texts = [selected(context, marks, |_| true), aid_window::says(context, marks)];
    let text = texts.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(context.words.t("sentence.space"));
    if text.is_empty() {
        return sheet;
    }
    for line in wrap(&text, size::TICK, Weight::Regular, width_px) {
        sheet.text(0.0, sheet.height_px + BASELINE_PX, &line, TextStyle::new(Role::Ink, size::TICK));
        sheet.height_px += LINE_PX;
    }
    sheet.height_px += 8.0;
    sheet
}
