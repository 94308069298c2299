//! What is never counted as help to a place, under headings of its own: trade, debt service, what
//! passed through the hub without a giver, and services to the hub's own citizens.
//!
//! Comes in: the aid facts of those kinds. Goes out: [`Sheet`]s, one a heading, in CSS px. One
//! line says one measure or one service; reports of the same stand on one line.

use super::Context;
use super::aid_cell::{self, BASELINE_PX, LINE_PX, PITCH_PX, RADIUS_PX};
use super::aid_list::{self, Item};
use super::aid_mark::{AidMark, rank};
use super::figure::Datum;
use super::glyph;
use super::rows;
use super::sheet::Sheet;
use crate::model::fact::{AidDetail, Direction, Fact, Status};
use crate::model::order::sort_by_key;
use crate::scene::mark::{Rect, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Anchor, Role, TextStyle, Weight, size};
use crate::transform::coverage::{Coverage, coverages, of_group};

/// Height of a heading, in CSS px.
const HEADING_PX: f64 = 30.0;

/// Space between an item and its number, in CSS px.
const GAP_PX: f64 = 12.0;

/// One line: what, and how much.
struct Line {
    what: String,
    amount: String,
    facts: Vec<usize>,
    kind: String,
    status: Status,
    /// Whom a service was for.
    whom: String,
}

/// What stands apart, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Trade,
    Debt,
    Passing,
    Own,
}

impl Part {
    fn holds(self, fact: &Fact, aid: &AidDetail) -> bool {
        match self {
            Part::Passing => aid.direction == Direction::Out && fact.from.is_empty(),
            Part::Trade => aid.kind == "export",
            Part::Debt => aid.kind == "debt",
            Part::Own => aid.direction == Direction::Own,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Part::Trade => "trade",
            Part::Debt => "debt",
            Part::Passing => "passing",
            Part::Own => "own",
        }
    }

    /// Number of the column that it stands in where there is room for several.
    fn column(self) -> usize {
        match self {
            Part::Trade => 0,
            Part::Debt | Part::Passing => 1,
            Part::Own => 2,
        }
    }
}

/// Every part that these marks tell of, at the width of its column, with the column's number.
pub(super) fn parts(context: &Context<'_>, marks: &[AidMark], widths_px: [f64; 3]) -> Vec<(usize, Sheet)> {
    let told = |index: &usize| marks.iter().any(|m| !m.is_help() && m.facts.contains(index));
    let mut sheets = Vec::new();
    for part in [Part::Trade, Part::Debt, Part::Passing, Part::Own] {
        let width_px = widths_px.get(part.column()).copied().unwrap_or_default();
        let facts = context.atlas.facts.iter().enumerate();
        let own = facts.filter(|(i, f)| f.aid().is_some_and(|a| part.holds(f, a)) && told(i));
        let lines = lines(context, part, own);
        if lines.is_empty() {
            continue;
        }
        let mut sheet = head(context, part, width_px);
        match part {
            Part::Own => services(&mut sheet, &lines, marks, width_px),
            _ => lines.iter().for_each(|line| row(&mut sheet, line, width_px)),
        }
        sheets.push((part.column(), sheet));
    }
    sheets
}

/// One line for each measure, or each wording where nothing is measured.
fn lines<'a>(context: &Context<'_>, part: Part, facts: impl Iterator<Item = (usize, &'a Fact)>) -> Vec<Line> {
    let mut lines: Vec<(String, Line)> = Vec::new();
    let coverages = coverages(context.atlas);
    for (index, fact) in facts {
        let Some(aid) = fact.aid() else { continue };
        let key = if fact.measure.is_empty() { fact.id.clone() } else { fact.measure.clone() };
        match lines.iter_mut().find(|(k, _)| *k == key) {
            Some((_, line)) => {
                line.facts.push(index);
                if rank(aid.status) > rank(line.status) {
                    line.status = aid.status;
                }
            }
            None => {
                let what = if matches!(part, Part::Debt | Part::Passing) { &fact.title } else { &aid.item };
                let what = context.words.pick(what).to_string();
                let amount = amount(context, part, fact, &coverages);
                let (facts, kind, status) = (vec![index], aid.kind.clone(), aid.status);
                lines.push((key, Line { what, amount, facts, kind, status, whom: whom(context, fact) }));
            }
        }
    }
    let mut lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    sort_by_key(&mut lines, |line| (line.whom.clone(), line.amount.is_empty(), line.facts.first().copied()));
    lines
}

/// Whom something was for, where that is one of the hub's own.
fn whom(context: &Context<'_>, fact: &Fact) -> String {
    let is_own = fact.aid().is_some_and(|a| a.direction == Direction::Own);
    let place = fact.to.first().filter(|_| is_own).and_then(|code| context.atlas.place(code));
    place.map_or(String::new(), |p| context.words.pick(&p.name).to_string())
}

/// The number or the day, and for debt service how many of those counted are named.
fn amount(context: &Context<'_>, part: Part, fact: &Fact, coverages: &[Coverage]) -> String {
    let named = fact.to.iter().filter_map(|code| of_group(coverages, code));
    let counts = part == Part::Debt && fact.unit.starts_with("country");
    let named = named.filter(|_| counts).map(|c| rows::named(context, c));
    if part == Part::Passing {
        return fact.date.as_ref().map_or(String::new(), |d| context.words.when(&d.when));
    }
    let parts: Vec<String> = std::iter::once(context.words.value(fact)).chain(named).collect();
    parts.join(context.words.t("list.comma"))
}

/// The heading and what is said below it.
fn head(context: &Context<'_>, part: Part, width_px: f64) -> Sheet {
    let mut sheet = Sheet::default();
    let heading = super::aid_words::hub(context, &format!("aid.apart.{}", part.word()));
    for (i, line) in wrap(&heading, size::LABEL, Weight::Semibold, width_px).iter().enumerate() {
        let style = TextStyle::new(Role::Ink, size::LABEL).semibold();
        sheet.height_px = HEADING_PX + LINE_PX * i as f64;
        sheet.text(0.0, sheet.height_px - 9.0, line, style);
    }
    sheet.rule(0.0, width_px, sheet.height_px - 2.0, Role::InkSoft);
    sheet.height_px += 2.0;
    let note = super::aid_words::hub(context, &format!("aid.apart.{}_note", part.word()));
    for line in wrap(&note, size::TICK, Weight::Regular, width_px) {
        sheet.text(0.0, sheet.height_px + BASELINE_PX, &line, TextStyle::new(Role::InkSoft, size::TICK));
        sheet.height_px += LINE_PX;
    }
    sheet.height_px += 4.0;
    sheet
}

/// Services one after the other.
fn services(sheet: &mut Sheet, lines: &[Line], marks: &[AidMark], width_px: f64) {
    let mut items = Vec::new();
    let mut whom = "";
    for line in lines {
        if line.whom != whom {
            whom = &line.whom;
            items.push(Item { marks: Vec::new(), text: format!("{whom}:"), role: Role::Ink });
        }
        let marks = marks.iter().filter(|m| m.facts.iter().any(|f| line.facts.contains(f))).collect();
        let text = match line.amount.as_str() {
            "" => line.what.clone(),
            amount => format!("{} ({amount})", line.what),
        };
        items.push(Item { marks, text, role: Role::InkSoft });
    }
    aid_list::flow(sheet, &items, 0.0, width_px);
    sheet.next_lane();
}

/// A glyph, what it was, and the number at the right; below it where both do not fit on a line.
fn row(sheet: &mut Sheet, line: &Line, width_px: f64) {
    let top = sheet.height_px;
    let center = at(RADIUS_PX + 1.0, top + LINE_PX / 2.0);
    let role = aid_cell::role(Direction::Own);
    let glyphs = glyph::light(glyph::of_kind(&line.kind), line.status, role, center, RADIUS_PX);
    let soft = TextStyle::new(Role::InkSoft, size::TICK);
    let room = |text: &str| room_px(text, size::TICK, Weight::Regular);
    let fits = PITCH_PX + room(&line.what) + GAP_PX + room(&line.amount) <= width_px;
    for text in wrap(&line.what, size::TICK, Weight::Regular, width_px - PITCH_PX) {
        sheet.text(PITCH_PX, sheet.height_px + BASELINE_PX, &text, soft);
        sheet.height_px += LINE_PX;
    }
    let amount = TextStyle::new(Role::Ink, size::TICK).anchored(Anchor::End);
    if fits && !line.amount.is_empty() {
        sheet.text(width_px, top + BASELINE_PX, &line.amount, amount);
    } else if !line.amount.is_empty() {
        for text in wrap(&line.amount, size::TICK, Weight::Regular, width_px - PITCH_PX) {
            sheet.text(PITCH_PX, sheet.height_px + BASELINE_PX, &text, amount.anchored(Anchor::Start));
            sheet.height_px += LINE_PX;
        }
    }
    let area = Rect::new(0.0, top, width_px, sheet.height_px - top);
    sheet.reach(Datum::Facts(line.facts.clone()), glyphs, area, center);
    sheet.next_lane();
}
