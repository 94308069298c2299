//! The signs of the relations, each known by its shape alone, and the key that explains them.
//!
//! Goes out: marks around a point, and the key as a [`Sheet`], in CSS px from its own top left.

use super::Context;
use super::reported_list::lines;
use super::reported_row::{Row, pairs};
use super::sheet::Sheet;
use crate::model::fact::Relation;
use crate::scene::mark::{Mark, Point, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Role, Stroke, TextStyle, Weight, size};

/// Half the width of a sign, in CSS px.
pub(super) const REACH_PX: f64 = 6.0;

/// From the left of a sign to the words beside it, in CSS px.
pub(super) const WORDS_PX: f64 = 19.0;

/// Height of a line of small text, in CSS px.
pub(super) const LINE_PX: f64 = 16.0;

/// Radius of the disc of a number, in CSS px.
pub(super) const NUMBER_PX: f64 = 4.0;

/// Radius of the disc of a statement without a number, in CSS px.
pub(super) const BARE_PX: f64 = 2.5;

/// Width from which the key has two columns, in CSS px.
const TWO_PX: f64 = 860.0;

/// Space between two columns of the key, in CSS px.
const GUTTER_PX: f64 = 32.0;

/// The marks of a relation's sign around a point; `turned` when the later number stands first.
pub(super) fn sign(relation: Relation, center: Point, turned: bool) -> Vec<Mark> {
    let r = REACH_PX;
    let ink = Stroke::new(Role::Ink, 1.5);
    let flip = if turned && relation == Relation::Update { -1.0 } else { 1.0 };
    let on = |points: &[(f64, f64)], stroke: Stroke| {
        Mark::line(points.iter().map(|(x, y)| at(center.x + x * flip, center.y + y)).collect(), stroke)
    };
    let ring = |x: f64, radius_px: f64| Mark::ring(at(center.x + x, center.y), radius_px, ink);
    match relation {
        Relation::Update => {
            vec![on(&[(-r, 0.0), (r, 0.0)], ink), on(&[(r - 4.0, -4.0), (r, 0.0), (r - 4.0, 4.0)], ink)]
        }
        Relation::SameOrigin => vec![on(&[(-r, -4.0), (-r, 3.0), (r, 3.0), (r, -4.0)], Stroke::new(Role::Ink, 2.0))],
        Relation::Scope => vec![ring(-2.5, 4.2), ring(2.5, 4.2)],
        Relation::Unit => {
            let square = [(-7.0, -3.2), (-0.6, -3.2), (-0.6, 3.2), (-7.0, 3.2), (-7.0, -3.2)];
            vec![on(&square, ink), ring(4.2, 3.3)]
        }
        Relation::Wording => {
            let wave = |i: i32| {
                let x = f64::from(i) / 2.0 - r;
                (x, -2.6 * libm::sin(x / r * std::f64::consts::PI))
            };
            vec![on(&(0..=24).map(wave).collect::<Vec<_>>(), ink)]
        }
        Relation::Complementary => {
            vec![on(&[(-5.0, 0.0), (5.0, 0.0)], ink), on(&[(0.0, -5.0), (0.0, 5.0)], ink)]
        }
        Relation::Contradiction => {
            let paper = Stroke::new(Role::Paper, 1.2);
            vec![
                Mark::disc(center, r + 1.5, Role::Ink),
                on(&[(-4.0, -2.0), (4.0, -2.0)], paper),
                on(&[(-4.0, 2.0), (4.0, 2.0)], paper),
                on(&[(-2.6, 5.0), (2.6, -5.0)], paper),
            ]
        }
        Relation::NotComparable => vec![ring(0.0, r), on(&[(-4.2, 4.2), (4.2, -4.2)], ink)],
    }
}

/// The key: each relation with how often it is judged and what it means, and the two discs. For
/// sorting in class the numbers stay away.
pub(super) fn key(context: &Context<'_>, rows: &[Row], shows_counts: bool) -> Sheet {
    let words = context.words;
    let name = |relation: &Relation| {
        let name = words.name("judged", relation.word());
        let count = words.number(count(rows, *relation) as f64);
        if shows_counts { words.fill("reported.counted", &[("name", &name), ("n", &count)]) } else { name }
    };
    let names: Vec<String> = Relation::ALL.iter().map(name).collect();
    let widest = names.iter().map(|n| room_px(n, size::TICK, Weight::Semibold)).fold(0.0, f64::max);
    let columns = if context.width_px >= TWO_PX { 2 } else { 1 };
    let own = (context.width_px - GUTTER_PX * (columns - 1) as f64) / columns as f64;
    let mut sheet = Sheet::default();
    if !shows_counts {
        let ink = TextStyle::new(Role::Ink, size::LABEL).semibold();
        lines(&mut sheet, words.t("reported.sort"), 0.0, context.width_px, ink);
        sheet.height_px += 4.0;
    }
    let top = sheet.height_px;
    let mut bottom = top;
    for (i, (relation, name)) in Relation::ALL.iter().zip(&names).enumerate() {
        let column = i * columns / names.len();
        if column > (i.max(1) - 1) * columns / names.len() {
            bottom = sheet.height_px;
            sheet.height_px = top;
        }
        let left = column as f64 * (own + GUTTER_PX);
        let center = at(left + REACH_PX + 2.0, sheet.height_px + LINE_PX / 2.0);
        sign(*relation, center, false).into_iter().for_each(|m| sheet.push(m));
        let x = left + WORDS_PX + 3.0;
        sheet.text(x, sheet.height_px + 12.0, name, TextStyle::new(Role::Ink, size::TICK).semibold());
        let means = words.name("judged.means", relation.word());
        let soft = TextStyle::new(Role::InkSoft, size::TICK);
        lines(&mut sheet, &means, x + widest + 8.0, left + own, soft);
        sheet.height_px += 2.0;
    }
    sheet.height_px = sheet.height_px.max(bottom) + 4.0;
    discs(&mut sheet, context);
    sheet
}

/// What the two discs mean.
fn discs(sheet: &mut Sheet, context: &Context<'_>) {
    let soft = TextStyle::new(Role::InkSoft, size::TICK);
    let mut x = 0.0;
    for (radius, key) in [(NUMBER_PX, "reported.disc.number"), (BARE_PX, "reported.disc.bare")] {
        let text = context.words.t(key);
        sheet.push(Mark::disc(at(x + REACH_PX + 2.0, sheet.height_px + LINE_PX / 2.0), radius, Role::Ink));
        sheet.text(x + WORDS_PX + 3.0, sheet.height_px + 12.0, text, soft);
        x += WORDS_PX + room_px(text, size::TICK, Weight::Regular) + GUTTER_PX / 2.0;
    }
    sheet.height_px += LINE_PX;
}

/// How many pairs have a relation, each counted once.
pub(super) fn count(rows: &[Row], relation: Relation) -> usize {
    pairs(rows).iter().filter(|p| p.relation == relation).count()
}
