//! The sheet that every part of the aid map draws on.
//!
//! It holds the figure in the making and the datum of each mark, so that a mark drawn twice (on
//! the map and among the undated) is one datum, and both light up together. CSS px.

use super::Context;
use super::aid_mark::AidMark;
use super::figure::{Datum, Figure};
use super::glyph;
use super::map_flow::Flow;
use super::map_place::Gathered;
use crate::scene::hit::Target;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::style::{Role, TextStyle};

/// Radius of a glyph, in CSS px.
pub(super) const GLYPH_PX: f64 = 4.2;

/// Lane of everything on the map itself, where lines may run below a glyph.
pub(super) const ON_MAP: u32 = 0;

/// The sheet.
pub(super) struct Plate<'a> {
    /// What is asked.
    pub context: &'a Context<'a>,
    /// What is shown.
    pub help: &'a Gathered,
    /// The figure in the making.
    pub figure: Figure,
    /// Datum number of each mark.
    datums: Vec<u32>,
}

impl<'a> Plate<'a> {
    /// A sheet for a figure that has its words.
    pub fn new(context: &'a Context<'a>, help: &'a Gathered, mut figure: Figure) -> Plate<'a> {
        let datums = help.marks.iter().map(|m| figure.datum(Datum::Facts(m.facts.clone()))).collect();
        Plate { context, help, figure, datums }
    }

    /// Draws a mark's glyph at a point; `room` is what a pointer must meet.
    pub fn glyph(&mut self, index: usize, center: Point, room: Rect, lane: u32) {
        let help = self.help;
        let (Some(mark), Some(&datum)) = (help.marks.get(index), self.datums.get(index)) else {
            return;
        };
        let form = glyph::of_kind(&mark.kind);
        let ground = glyph::ground(form, mark.status, center, GLYPH_PX).filter(|_| lane == ON_MAP);
        self.figure.scene.marks.extend(ground.map(|paper| paper.of(datum)));
        for part in glyph::light(form, mark.status, self.role(mark), center, GLYPH_PX) {
            self.figure.scene.push(part.of(datum));
        }
        self.figure.scene.targets.push(Target { datum, area: room, anchor: center, lane });
    }

    /// Draws glyphs in a row from the left, each with its part of the row as its room.
    pub fn row(&mut self, indexes: &[usize], left: f64, middle: f64, pitch: f64, height: f64, lane: u32) {
        for (i, index) in indexes.iter().enumerate() {
            let x = left + (i as f64 + 0.5) * pitch;
            let room = Rect::new(x - pitch / 2.0, middle - height / 2.0, pitch, height);
            self.glyph(*index, at(x, middle), room, lane);
        }
    }

    /// Lets a mark's datum light up another with it: its place's, its line's.
    pub fn link(&mut self, index: usize, to: u32) {
        if let Some(datum) = self.datums.get(index) {
            self.figure.linked.push((*datum, to));
        }
    }

    /// Puts a datum's name on its baseline.
    pub fn name(&mut self, x: f64, baseline: f64, content: &str, style: TextStyle, datum: u32) {
        self.figure.scene.push(Mark::text(at(x, baseline), content, style).of(datum));
    }

    /// Puts a text on its baseline.
    pub fn text(&mut self, x: f64, baseline: f64, content: &str, style: TextStyle) {
        self.figure.scene.push(Mark::text(at(x, baseline), content, style));
    }

    /// The color of a mark: organisations have their own, else the direction decides; what no one
    /// is said to have given has none.
    fn role(&self, mark: &AidMark) -> Role {
        if mark.is_passing() {
            return Role::InkSoft;
        }
        let place = self.context.atlas.place(&mark.place);
        if place.is_some_and(|p| p.kind == "organisation") { Role::Organisation } else { Flow::role(mark.direction) }
    }
}
