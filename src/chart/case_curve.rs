//! The case-growth curve: cumulative totals by date of report, linear and log side by side.
//!
//! In: the reference series of the places asked for, and the case figures that documents state.
//! Out: two panels (stacked where it is narrow) with one cursor, direct labels, stated figures as
//! cited discs with a drop line to the reference, brackets over the stated spans of days, and
//! guides of constant doubling on the log panel. y is a cumulative count; a gap breaks the line;
//! zero has no place on a log scale.

use super::Context;
use super::case_curves::{Curves, ScaleKind, curves, first_places, name};
use super::figure::{Account, Datum, Figure, Table};
use super::view::Choice;
use super::{
    case_account, case_bracket, case_event, case_guess, case_guide, case_if, case_panel, case_plot, case_rows, credit,
};
use crate::model::cases::Metric;
use crate::scene::Scene;
use crate::scene::mark::Rect;

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "scale", values: &["both", "linear", "log"] },
    Choice { key: "metric", values: &["cases", "deaths"] },
    Choice { key: "per", values: &["absolute", "100k"] },
    Choice { key: "events", values: &["on", "off"] },
    Choice { key: "places", values: &[] },
    Choice { key: "front", values: &[] },
    Choice { key: "from", values: &[] },
    Choice { key: "to", values: &[] },
    Choice { key: "if", values: &[] },
    Choice { key: "mask", values: &[] },
    Choice { key: "blank", values: &[] },
];

/// Width from which the two panels stand side by side, in CSS px: a limit of the bands, so that each has one height.
const SIDE_BY_SIDE_PX: f64 = 600.0;

/// Space between the panels, in CSS px.
const GUTTER_PX: f64 = 32.0;

/// Lays the figure out.
pub fn layout(context: &Context<'_>) -> Figure {
    let curves = curves(context, first_places(context));
    let mut figure = worded(context, &curves);
    let panels = panels(context, &curves);
    let height = panels.iter().map(|(_, r)| r.bottom()).fold(0.0, f64::max);
    figure.scene = Scene::new(context.width_px, height);
    let stands = case_event::stands(context, &curves);
    let mut signs = Vec::new();
    let mut guides = Vec::new();
    for (number, (kind, room)) in panels.iter().enumerate() {
        let drawn = case_panel::draw(&mut figure, context, (&curves, &stands), *kind, room, number as u32);
        let is_masked = !context.view.get("mask").is_empty();
        let plot = if is_masked { case_guess::beside(context, &figure, drawn.plot) } else { drawn.plot };
        signs.push((plot, drawn.signs));
        guides.push((drawn.plot, drawn.guides));
    }
    case_event::name_signs(&mut figure, &stands, &signs);
    for (plot, guides) in guides {
        case_guide::labels(&mut figure, context, &plot, &guides);
    }
    case_plot::notes(&mut figure, &notes(context, &curves));
    figure
}

/// Why a line that is asked for is not drawn, and what brackets and guides rest on.
fn notes(context: &Context<'_>, curves: &Curves) -> Vec<String> {
    let brackets = case_bracket::says(context, curves).join(context.words.t("sentence.space"));
    let guides = if context.view.get("scale") == "linear" { None } else { case_guide::says(context, curves) };
    let no_line = if context.view.get("if").is_empty() { None } else { case_if::says(context, curves) };
    [no_line, Some(brackets).filter(|text| !text.is_empty()), guides].into_iter().flatten().collect()
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    let curves = curves(context, first_places(context));
    let totals = curves.series.iter().flat_map(|s| case_account::shown(&curves, s)).map(|(_, total)| total);
    let mut parts =
        vec![("scale", case_account::scales(context)), ("what", context.words.t(curves.unit()).to_string())];
    parts.extend(case_account::window(context, &curves));
    parts.extend(case_account::extent(context, totals));
    let mut said = case_account::ranges(context, &curves);
    said.extend(case_account::paces(context, &curves));
    let ends = case_account::ends(context, &curves);
    said.extend(case_account::compared(context, "growth.says.compared", &ends));
    said.extend(case_bracket::told(context, &curves));
    said.extend(case_rows::standings(context, &curves));
    said.extend(case_account::gaps(context, &curves));
    case_account::account(context, &curves, ("account.growth.date", &parts), said)
}

/// Its marks as a table.
pub fn table(context: &Context<'_>) -> Table {
    case_rows::table(context, &curves(context, first_places(context)))
}

fn panels(context: &Context<'_>, curves: &Curves) -> Vec<(ScaleKind, Rect)> {
    let width = context.width_px;
    let height = if width < 600.0 { 300.0 } else { 400.0 };
    let one = |kind| vec![(kind, Rect::new(0.0, 0.0, width, height + 40.0))];
    match context.view.get("scale") {
        "linear" => one(ScaleKind::Linear),
        "log" => one(ScaleKind::Log),
        _ if width >= SIDE_BY_SIDE_PX => {
            let half = (width - GUTTER_PX) / 2.0;
            let height = height + 40.0 + case_bracket::foot_px(context, curves, half);
            let right = Rect::new(half + GUTTER_PX, 0.0, half, height);
            vec![(ScaleKind::Linear, Rect::new(0.0, 0.0, half, height)), (ScaleKind::Log, right)]
        }
        _ => {
            let upper = Rect::new(0.0, 0.0, width, height);
            let lower = Rect::new(0.0, height + 24.0, width, height + 80.0);
            vec![(ScaleKind::Linear, upper), (ScaleKind::Log, lower)]
        }
    }
}

fn worded(context: &Context<'_>, curves: &Curves) -> Figure {
    let words = context.words;
    let documents: Vec<&str> = context.atlas.sources.iter().map(|s| s.id.as_str()).collect();
    let used = case_rows::documents(context, curves, &documents);
    let wording = context.atlas.outbreak.wording("growth", "date");
    let pick = |text: fn(&crate::model::outbreak::Wording) -> &crate::model::fact::Bilingual| {
        wording.map_or(String::new(), |w| words.pick(text(w)).to_string())
    };
    let is_own = ["places", "per", "from", "to", "mask", "if"]
        .iter()
        .any(|key| !matches!(context.view.get(key), "" | "absolute"));
    let title = match curves.metric {
        _ if is_own => places_title(context, curves),
        Metric::Cases => pick(|w| &w.title),
        Metric::Deaths => words.t("growth.title.deaths").to_string(),
    };
    let mut credit = credit::line(context, &used, true);
    if curves.per_100k {
        credit.push_str(words.t("sentence.space"));
        credit.push_str(words.t("growth.population"));
    }
    Figure {
        title,
        deck: if is_own { words.t("growth.deck.own").to_string() } else { pick(|w| &w.deck) },
        silence: if is_own { words.t("growth.silence.own").to_string() } else { pick(|w| &w.silence) },
        ignored: curves.ignored.clone(),
        credit,
        ..Figure::default()
    }
}

/// What is counted, and of which places: a state of the reader's own claims no more.
#[inline(never)]
fn places_title(context: &Context<'_>, curves: &Curves) -> String {
    let words = context.words;
    let places: Vec<String> = curves.series.iter().map(|s| name(context, &s.code)).collect();
    let key = match curves.metric {
        Metric::Cases => "growth.title.places.cases",
        Metric::Deaths => "growth.title.places.deaths",
    };
    words.fill(key, &[("places", &places.join(words.t("list.comma")))])
}

impl Figure {
    /// Notes one fact and gives its number.
    pub fn fact_datum(&mut self, index: usize) -> u32 {
        self.datum(Datum::Facts(vec![index]))
    }
}
