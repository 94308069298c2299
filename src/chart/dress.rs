//! A figure dressed for leaving the page: title and deck, credit and notes, version and address.
//!
//! On the page the caption says these; a picture that leaves it carries them itself. In: a view
//! and a frame, free in height or fixed by a [`Preset`]. Out: a figure of the frame's size, laid
//! out anew for it. Nothing is cut but on a card, and no text is made smaller: where a fixed frame
//! cannot hold the figure, the picture is of a free frame and says so.

use super::figure::Figure;
use super::preset::Preset;
use super::sheet::Sheet;
use super::view::View;
use super::{NARROWEST_PX, account, address, drawn, excerpt};
use crate::model::atlas::Atlas;
use crate::scene::mark::{Point, Shape, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, TextStyle, Weight, size};
use crate::scene::theme::Theme;
use crate::words::Words;

/// Space between the parts of a picture, in CSS px.
const GAP_PX: f64 = 16.0;

/// Most that is added to it above a figure that leaves room in its frame, in CSS px.
const SPARE_PX: f64 = 24.0;

/// Space between two paragraphs of the foot, in CSS px.
const PARAGRAPH_PX: f64 = 4.0;

/// Space left free around a figure in a frame of free height, in CSS px.
pub const MARGIN_PX: f64 = 24.0;

/// Width of the figure in a picture that no frame holds, in CSS px.
pub const TALL_PX: f64 = 1080.0;

/// Line height as a factor of the type size.
const LEADING: f64 = 1.45;

/// Line height of a title, as a factor of its type size.
const TITLE_LEADING: f64 = 1.25;

/// From this width on the foot stands in two columns, in CSS px.
const TWO_COLUMNS_PX: f64 = 860.0;

/// The part of the width that the first of them takes.
const FIRST_COLUMN: f64 = 0.62;

/// Longest line of a deck, in CSS px.
const DECK_PX: f64 = 860.0;

/// Width of the column of words beside a figure, as a part of the frame, and its bounds in CSS px.
const BESIDE: f64 = 0.26;
const BESIDE_PX: (f64, f64) = (270.0, 380.0);

/// Widths of the column of words on a card that shows the upper part of a figure, in CSS px.
const CARD_COLUMNS_PX: [f64; 3] = [340.0, 420.0, 520.0];

/// The view whose pictures say that a map takes no side.
const MAP: &str = "map";

/// Widths that a figure may take in a frame, as parts of it.
const WIDTHS: [f64; 3] = [1.0, 0.84, 0.7];

/// The frame of a picture.
#[derive(Debug, Clone, Copy)]
pub enum Frame {
    /// As high as the figure, or as asked where that is more.
    Free {
        /// Its width in CSS px.
        width_px: f64,
        /// Least height in CSS px.
        height_px: f64,
    },
    /// As the preset says.
    Preset(&'static Preset),
}

/// What is asked of a picture.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Its frame.
    pub frame: Frame,
    /// Its theme, of which the address tells.
    pub theme: Theme,
    /// Address of the site, or empty.
    pub site: &'a str,
    /// Version of the site, or empty.
    pub version: &'a str,
}

/// A picture ready to be painted.
pub struct Picture {
    /// What is painted.
    pub figure: Figure,
    /// Device px of a PNG to the CSS px; none where no frame says so.
    pub ratio: Option<f64>,
    /// How it stands to the frame asked for.
    pub fit: Fit,
}

/// How a picture stands to the frame asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The figure stands in it.
    Whole,
    /// The figure is too tall for a card, which shows its upper part.
    Part,
    /// The figure is too tall: the picture has a free frame.
    Tall,
}

/// Dresses a view.
pub fn picture(atlas: &Atlas, view: &View, words: Words, asked: &Asked<'_>) -> Picture {
    let address = address::address(asked.site, view, words, asked.theme);
    let maker = Maker { atlas, view, words, version: asked.version, address };
    let mut picture = match asked.frame {
        Frame::Free { width_px, height_px } => {
            Picture { figure: maker.free(width_px, height_px), ratio: None, fit: Fit::Whole }
        }
        Frame::Preset(preset) => maker.framed(preset),
    };
    picture.figure.account = account(atlas, view, words);
    picture
}

/// What the parts of a picture are made from.
struct Maker<'a> {
    atlas: &'a Atlas,
    view: &'a View,
    words: Words,
    version: &'a str,
    address: String,
}

impl Maker<'_> {
    fn figure(&self, width_px: f64) -> Figure {
        drawn(self.atlas, self.view, self.words, width_px)
    }

    fn free(&self, width_px: f64, height_px: f64) -> Figure {
        let margin = ((width_px - NARROWEST_PX) / 2.0).clamp(0.0, MARGIN_PX);
        let inner = width_px - 2.0 * margin;
        let mut figure = self.figure(inner);
        let head = self.head(&figure, inner, (size::TITLE, size::LABEL));
        let foot = self.foot(&figure, inner, size::TICK);
        let around = head.height_px + foot.height_px + 2.0 * (GAP_PX + margin);
        let height = (figure.scene.height_px + around).max(height_px);
        let spare = height - around - figure.scene.height_px;
        shift(&mut figure, at(margin, margin + head.height_px + GAP_PX + spare / 2.0));
        head.place(&mut figure, at(margin, margin));
        let top = height - margin - foot.height_px;
        foot.place(&mut figure, at(margin, top));
        sized(figure, width_px, height)
    }

    /// The picture in the most legible frame that holds it.
    fn framed(&self, preset: &'static Preset) -> Picture {
        for step in preset.steps {
            let mut best: Option<(f64, Figure, f64)> = None;
            for (frame, ratio) in preset.frames(*step) {
                for (area, figure) in [self.stacked(preset, frame), self.beside(preset, frame)].into_iter().flatten() {
                    if best.as_ref().is_none_or(|(most, ..)| area > *most) {
                        best = Some((area, figure, ratio));
                    }
                }
            }
            if let Some((_, figure, ratio)) = best {
                return Picture { figure, ratio: Some(ratio), fit: Fit::Whole };
            }
        }
        match preset.is_card() {
            true => Picture { figure: self.card(preset), ratio: Some(preset.ratio), fit: Fit::Part },
            false => Picture { figure: self.free(TALL_PX + 2.0 * MARGIN_PX, 0.0), ratio: None, fit: Fit::Tall },
        }
    }

    /// Words above and below the figure, which is as wide as fills the frame best; with the area that it takes.
    fn stacked(&self, preset: &Preset, (width, height): (f64, f64)) -> Option<(f64, Figure)> {
        let margin = preset.margin_px;
        let inner = width - 2.0 * margin;
        let mut best: Option<(f64, Figure, [Sheet; 2], f64)> = None;
        for part in WIDTHS {
            let asked = libm::floor(inner * part / 8.0) * 8.0;
            if asked < NARROWEST_PX
                || (part < 1.0 && best.as_ref().is_none_or(|(_, f, _, room)| f.scene.height_px > room * 0.75))
            {
                break;
            }
            let figure = self.figure(asked);
            let head = self.head(&figure, inner, (preset.title_px, size::LABEL));
            let foot = self.foot(&figure, inner, size::TICK);
            let room = height - 2.0 * (margin + GAP_PX) - head.height_px - foot.height_px;
            let area = asked * figure.scene.height_px;
            if figure.scene.height_px <= room && best.as_ref().is_none_or(|(most, ..)| area > *most) {
                best = Some((area, figure, [head, foot], room));
            }
        }
        let (area, mut figure, [head, foot], room) = best?;
        let spare = ((room - figure.scene.height_px) / 2.0).min(SPARE_PX);
        let top = margin + head.height_px + GAP_PX + spare;
        shift(&mut figure, at(margin, top));
        head.place(&mut figure, at(margin, margin));
        let bottom = height - margin - foot.height_px;
        foot.place(&mut figure, at(margin, bottom));
        Some((area, sized(figure, width, height)))
    }

    /// Words in a column to the left of the figure, in a frame wide enough; with the area that the figure takes.
    fn beside(&self, preset: &Preset, (width, height): (f64, f64)) -> Option<(f64, Figure)> {
        let (margin, gap) = (preset.margin_px, 2.0 * GAP_PX);
        let column = libm::floor((width * BESIDE).clamp(BESIDE_PX.0, BESIDE_PX.1));
        let asked = libm::floor((width - 2.0 * margin - column - gap) / 8.0) * 8.0;
        if width < 1.2 * height || asked < NARROWEST_PX {
            return None;
        }
        let mut figure = self.figure(asked);
        let room = height - 2.0 * margin;
        let foot = self.foot(&figure, column, size::TICK);
        let heads =
            [size::PROSE, size::LABEL].map(|deck_px| self.head(&figure, column, (preset.title_px.min(23.0), deck_px)));
        let head = heads.into_iter().find(|head| head.height_px + 2.0 * GAP_PX + foot.height_px <= room)?;
        if figure.scene.height_px > room {
            return None;
        }
        let area = asked * figure.scene.height_px;
        let left = width - margin - asked;
        let top = margin + (room - figure.scene.height_px) / 2.0;
        shift(&mut figure, at(left, top));
        head.place(&mut figure, at(margin, margin));
        let bottom = height - margin - foot.height_px;
        foot.place(&mut figure, at(margin, bottom));
        Some((area, sized(figure, width, height)))
    }

    /// The words in a column, beside the upper part of the figure, which the card's edge cuts.
    fn card(&self, preset: &Preset) -> Figure {
        let ((width, height), margin, gap) = (preset.size_px, preset.margin_px, 2.0 * GAP_PX);
        let laid = |column: f64| {
            let asked = libm::floor((width - 2.0 * margin - column - gap) / 8.0) * 8.0;
            let figure = self.figure(asked);
            let head = self.head(&figure, column, (preset.title_px, size::LABEL));
            let foot = self.foot_of_part(&figure, column);
            (figure, head, foot, width - margin - asked)
        };
        let mut best = laid(CARD_COLUMNS_PX[0]);
        for column in CARD_COLUMNS_PX.into_iter().skip(1) {
            let words_px = best.1.height_px + best.2.height_px + GAP_PX;
            if words_px + 2.0 * margin > height {
                best = laid(column);
            }
        }
        let (mut figure, head, foot, left) = best;
        shift(&mut figure, at(left, margin));
        figure.scene.width_px = width;
        excerpt::upper(&mut figure, height);
        head.place(&mut figure, at(margin, margin));
        let top = height - margin - foot.height_px;
        foot.place(&mut figure, at(margin, top));
        sized(figure, width, height)
    }

    /// The foot below a part of a figure: it says so, and what the part that is left out may say of a map.
    fn foot_of_part(&self, figure: &Figure, column: f64) -> Sheet {
        let style = TextStyle::new(Role::InkSoft, size::TICK);
        let mut sheet = Sheet::default();
        let is_map = self.view.id() == MAP;
        for key in ["picture.part"].into_iter().chain(is_map.then_some("aid.map.names")) {
            paragraph(&mut sheet, self.words.t(key), column, style, LEADING);
            sheet.height_px += PARAGRAPH_PX;
        }
        sheet.append(self.foot(figure, column, size::TICK));
        sheet
    }

    /// Title and deck.
    fn head(&self, figure: &Figure, width: f64, (title_px, deck_px): (f64, f64)) -> Sheet {
        let mut sheet = Sheet::default();
        paragraph(&mut sheet, &figure.title, width, TextStyle::new(Role::Ink, title_px).semibold(), TITLE_LEADING);
        if !figure.deck.is_empty() {
            sheet.height_px += GAP_PX / 2.0;
            paragraph(&mut sheet, &figure.deck, width.min(DECK_PX), TextStyle::new(Role::InkSoft, deck_px), LEADING);
        }
        sheet
    }

    /// Credit and what is not said; terms, version and address.
    fn foot(&self, figure: &Figure, width: f64, size_px: f64) -> Sheet {
        let words = self.words;
        let style = TextStyle::new(Role::InkSoft, size_px);
        let mut sheet = Sheet::default();
        sheet.rule(0.0, width, 0.0, Role::Rule);
        sheet.height_px = GAP_PX / 2.0;
        let is_wide = width >= TWO_COLUMNS_PX;
        let column = if is_wide { width * FIRST_COLUMN } else { width };
        for text in [&figure.credit, &figure.silence].into_iter().filter(|text| !text.is_empty()) {
            paragraph(&mut sheet, text, column, style, LEADING);
            sheet.height_px += PARAGRAPH_PX;
        }
        let left_end = sheet.height_px;
        let (x, room) = if is_wide { (column + 2.0 * GAP_PX, width - column - 2.0 * GAP_PX) } else { (0.0, width) };
        if is_wide {
            sheet.height_px = GAP_PX / 2.0;
        }
        let mut about = words.t("credit.atlas").to_string();
        if !self.version.is_empty() {
            about.push_str(words.t("sentence.space"));
            about.push_str(&words.fill("picture.version", &[("version", self.version)]));
        }
        let about = wrap(&about, style.size_px, style.weight, room);
        for line in about.iter().chain(&self.address_lines(room, size_px)) {
            line_of(&mut sheet, x, line, style, LEADING);
        }
        sheet.height_px = sheet.height_px.max(left_end);
        sheet
    }

    /// The address of the state, broken where one may go on reading.
    fn address_lines(&self, room: f64, size_px: f64) -> Vec<String> {
        let whole = self.words.fill("picture.address", &[("address", &self.address)]);
        let fits = |text: &str| room_px(text, size_px, Weight::Regular) <= room;
        let mut lines: Vec<String> = vec![String::new()];
        let (lead, _) = whole.split_once(&self.address).unwrap_or_default();
        for piece in [lead].into_iter().chain(address::pieces(&self.address)) {
            match lines.last_mut() {
                Some(line) if line.is_empty() || fits(&[line.as_str(), piece].concat()) => line.push_str(piece),
                _ => lines.push(piece.to_string()),
            }
        }
        lines
    }
}

/// Sets a text in lines below what a sheet holds.
fn paragraph(sheet: &mut Sheet, text: &str, width: f64, style: TextStyle, leading: f64) {
    if text.is_empty() {
        return;
    }
    for line in wrap(text, style.size_px, style.weight, width) {
        line_of(sheet, 0.0, &line, style, leading);
    }
}

fn line_of(sheet: &mut Sheet, x: f64, line: &str, style: TextStyle, leading: f64) {
    let height = libm::ceil(style.size_px * leading);
    // The baseline stands so that the letters are in the middle of their line.
    let baseline = sheet.height_px + height / 2.0 + style.size_px * 0.33;
    sheet.text(x, baseline, line, style);
    sheet.height_px += height;
}

fn sized(mut figure: Figure, width: f64, height: f64) -> Figure {
    figure.scene.width_px = width;
    figure.scene.height_px = libm::ceil(height);
    figure
}

/// Moves all that a figure holds.
fn shift(figure: &mut Figure, by: Point) {
    let moved = |p: &mut Point| *p = at(p.x + by.x, p.y + by.y);
    for mark in &mut figure.scene.marks {
        match &mut mark.shape {
            Shape::Line(points, _) | Shape::Area(points, _) => points.iter_mut().for_each(moved),
            Shape::Disc { center, .. } => moved(center),
            Shape::Text { at, .. } => moved(at),
        }
    }
    for target in &mut figure.scene.targets {
        target.area.x += by.x;
        target.area.y += by.y;
        moved(&mut target.anchor);
    }
    for plot in figure.plots.iter_mut().chain(figure.panels.iter_mut().map(|panel| &mut panel.plot)) {
        plot.x += by.x;
        plot.y += by.y;
    }
}
