//! Room for words near a point: where they meet no text, no disc and no line, on a thin leader.
//!
//! Comes in: a scene as far as it is drawn, a plot and points in CSS px. Goes out: places for
//! boxes and the leaders to them. Dashed guides may be crossed when there is no other room.

use super::case_label::taken;
use super::label::Taken;
use crate::scene::Scene;
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, Rect, Shape, at};
use crate::scene::metrics::{room_px, wrap};
use crate::scene::style::{Role, Weight, size};

/// Line height of the words, in CSS px.
pub const LINE_PX: f64 = 15.0;

/// Distances from a point to its words that are tried, in CSS px.
const DISTANCES_PX: [f64; 8] = [14.0, 20.0, 28.0, 38.0, 50.0, 64.0, 82.0, 104.0];

/// Longest leader, in CSS px.
const LONGEST_PX: f64 = 116.0;

/// Widths of the words that are tried, in CSS px.
const WIDTHS_PX: [f64; 3] = [150.0, 220.0, 108.0];

/// From a point to the words: above, below and aside.
const DIRECTIONS: [(f64, f64); 8] =
    [(-1.0, -1.0), (0.0, -1.0), (1.0, -1.0), (1.0, 1.0), (0.0, 1.0), (-1.0, 1.0), (1.0, 0.0), (-1.0, 0.0)];

/// Space kept around words, in CSS px.
const CLEAR_PX: f64 = 4.0;

/// What stands in a plot already.
pub struct Busy {
    plot: Rect,
    taken: Taken,
    lines: Vec<Vec<Point>>,
    guides: Vec<Vec<Point>>,
}

/// Words with their place.
pub struct Near {
    /// The words in lines.
    pub lines: Vec<String>,
    /// Top left of their box.
    pub corner: Point,
    /// Where the leader from the point ends.
    pub end: Point,
}

impl Busy {
    /// What a scene holds within a plot.
    pub fn new(scene: &Scene, plot: Rect) -> Busy {
        let mut busy = Busy { plot, taken: taken(scene), lines: Vec::new(), guides: Vec::new() };
        scene.marks.iter().for_each(|mark| busy.add(mark));
        busy
    }

    fn add(&mut self, mark: &Mark) {
        match &mark.shape {
            Shape::Line(points, stroke) if mark.datum.is_none() && stroke.width_px > 0.0 => {
                let is_guide = stroke.dash.is_some() && points.len() == 2;
                let kind = if is_guide { &mut self.guides } else { &mut self.lines };
                kind.push(points.clone());
            }
            Shape::Area(points, paint) if points.len() == 4 && paint.role != Role::Paper => {
                if let [a, _, c, _] = points.as_slice() {
                    self.taken.take(Rect::new(a.x, a.y, c.x - a.x, c.y - a.y));
                }
            }
            _ => {}
        }
    }

    /// True when a box meets nothing but, at most, guides.
    pub fn is_free(&self, own: &Rect) -> bool {
        self.taken.is_free(own) && !meets(&self.lines, own)
    }

    /// Takes a box.
    pub fn take(&mut self, own: Rect) {
        self.taken.take(own);
    }

    /// Places words near a point, across no guide where guides are spared, and takes their room;
    /// none where there is none.
    pub fn place(&mut self, text: &str, point: Point, spares_guides: bool) -> Option<Near> {
        let near = self.find(text, point, spares_guides)?;
        self.taken.take(box_of(&near.lines, near.corner).grown(2.0));
        Some(near)
    }

    fn find(&self, text: &str, point: Point, spares_guides: bool) -> Option<Near> {
        for distance in DISTANCES_PX {
            for width in WIDTHS_PX {
                let lines = wrap(text, size::TICK, Weight::Regular, width);
                for direction in DIRECTIONS {
                    let corner = self.within(&lines, corner(&lines, point, direction, distance));
                    let own = box_of(&lines, corner);
                    let end = at(point.x.clamp(own.x, own.right()), point.y.clamp(own.y, own.bottom()));
                    if self.holds(&own, spares_guides) && self.is_clear(point, end) {
                        return Some(Near { lines, corner, end });
                    }
                }
            }
        }
        None
    }

    /// A corner moved aside, so that the words do not leave the plot there.
    fn within(&self, lines: &[String], corner: Point) -> Point {
        let (left, right) = (self.plot.x + 2.0, self.plot.right() - 2.0 - box_of(lines, corner).width);
        at(corner.x.min(right).max(left), corner.y)
    }

    /// True when a box lies in the plot and meets nothing.
    fn holds(&self, own: &Rect, spares_guides: bool) -> bool {
        let inside = own.y >= self.plot.y && own.bottom() <= self.plot.bottom() && own.right() <= self.plot.right();
        inside && self.is_free(&own.grown(CLEAR_PX)) && !(spares_guides && meets(&self.guides, own))
    }

    /// True when a leader runs through no words and crosses no line beyond the one it begins on.
    fn is_clear(&self, from: Point, to: Point) -> bool {
        const STEP_PX: f64 = 3.0;
        let length = libm::hypot(to.x - from.x, to.y - from.y);
        let steps = libm::floor(length / STEP_PX) as i32;
        length <= LONGEST_PX
            && (3..steps).all(|step| {
                let part = f64::from(step) * STEP_PX / length;
                let on = at(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
                self.is_free(&Rect::new(on.x - 1.5, on.y - 1.5, 3.0, 3.0))
            })
    }
}

fn meets(lines: &[Vec<Point>], own: &Rect) -> bool {
    lines.iter().any(|line| !clip_line(line, own).is_empty())
}

/// Top left of the words at a distance from a point, half of it aside where they stand above or below.
fn corner(lines: &[String], point: Point, (across, down): (f64, f64), distance: f64) -> Point {
    let own = box_of(lines, point);
    let aside = if down == 0.0 { distance } else { distance / 2.0 };
    let x = point.x + across * aside + (across - 1.0) / 2.0 * own.width;
    at(x, point.y + down * distance + (down - 1.0) / 2.0 * own.height)
}

/// The box of words, from their top left.
pub fn box_of(lines: &[String], corner: Point) -> Rect {
    let widest = lines.iter().map(|line| room_px(line, size::TICK, Weight::Regular)).fold(0.0, f64::max);
    Rect::new(corner.x, corner.y, widest, lines.len() as f64 * LINE_PX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::style::{DASHED, Stroke};

    fn scene() -> Scene {
        let mut scene = Scene::new(300.0, 200.0);
        scene.push(Mark::line(vec![at(0.0, 150.0), at(150.0, 120.0), at(300.0, 60.0)], Stroke::new(Role::Ink, 2.0)));
        scene
    }

    #[test]
    fn words_and_their_leader_meet_no_line() {
        let scene = scene();
        let plot = Rect::new(0.0, 0.0, 300.0, 200.0);
        let mut busy = Busy::new(&scene, plot);
        let mut boxes: Vec<Rect> = Vec::new();
        for x in [20.0, 140.0] {
            let near =
                busy.place("13 Feb: counted in another way", at(x, 150.0 - x / 5.0), true).expect("there is room");
            let own = box_of(&near.lines, near.corner);
            assert!(!meets(&busy.lines, &own) && boxes.iter().all(|b| !b.overlaps(&own)));
            boxes.push(own);
        }
    }

    #[test]
    fn guides_can_be_spared() {
        let mut scene = scene();
        let plot = Rect::new(0.0, 0.0, 300.0, 200.0);
        scene.push(Mark::line(vec![at(60.0, 0.0), at(60.0, 200.0)], Stroke::new(Role::InkSoft, 0.75).dashed(DASHED)));
        let near = Busy::new(&scene, plot).place("short", at(70.0, 136.0), true).expect("there is room");
        assert!(near.corner.x > 60.0 || near.corner.x + 40.0 < 60.0);
    }

    #[test]
    fn a_full_plot_has_no_room() {
        let mut busy = Busy::new(&scene(), Rect::new(0.0, 0.0, 300.0, 200.0));
        busy.take(Rect::new(0.0, 0.0, 300.0, 200.0));
        assert!(busy.place("words", at(100.0, 130.0), false).is_none());
    }
}
