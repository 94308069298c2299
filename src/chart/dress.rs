//! A figure dressed for leaving the page: its title above, its credit and notes below.
//!
//! On the page the caption says these; an exported picture must carry them itself.

use super::figure::Figure;
use crate::scene::mark::{Mark, Shape, at};
use crate::scene::metrics::wrap;
use crate::scene::style::{Role, TextStyle, Weight, size};
use crate::words::Words;

/// Space between title, figure and credit, in CSS px.
const GAP_PX: f64 = 16.0;

/// Line height as a factor of the type size.
const LEADING: f64 = 1.45;

/// Puts the title above the figure and the credit and notes below it.
pub fn dress(figure: &mut Figure, words: Words) {
    let width = figure.scene.width_px;
    let title = wrap(&figure.title, size::TITLE, Weight::Semibold, width);
    let head = title.len() as f64 * size::TITLE * 1.3 + GAP_PX;
    shift(figure, head);
    for (i, line) in title.iter().enumerate() {
        let baseline = (i as f64 + 0.85) * size::TITLE * 1.3;
        let style = TextStyle::new(Role::Ink, size::TITLE).semibold();
        figure.scene.push(Mark::text(at(0.0, baseline), line, style));
    }
    let mut baseline = figure.scene.height_px + GAP_PX + size::TICK;
    let foot = [figure.credit.clone(), figure.silence.clone(), words.t("credit.atlas").to_string()];
    for text in foot.iter().filter(|t| !t.is_empty()) {
        for line in wrap(text, size::TICK, Weight::Regular, width) {
            figure.scene.push(Mark::text(at(0.0, baseline), line, TextStyle::new(Role::InkSoft, size::TICK)));
            baseline += size::TICK * LEADING;
        }
    }
    figure.scene.height_px = baseline;
}

/// Centers the figure in a taller frame; a lower one leaves it as it is.
pub fn heighten(figure: &mut Figure, height_px: f64) {
    let spare = height_px - figure.scene.height_px;
    if spare > 0.0 {
        shift(figure, spare / 2.0);
        figure.scene.height_px = height_px;
    }
}

/// Moves every mark and target down.
fn shift(figure: &mut Figure, by_px: f64) {
    for mark in &mut figure.scene.marks {
        match &mut mark.shape {
            Shape::Line(points, _) | Shape::Area(points, _) => points.iter_mut().for_each(|p| p.y += by_px),
            Shape::Disc { center, .. } => center.y += by_px,
            Shape::Text { at, .. } => at.y += by_px,
        }
    }
    for target in &mut figure.scene.targets {
        target.area.y += by_px;
        target.anchor.y += by_px;
    }
    figure.scene.height_px += by_px;
}
