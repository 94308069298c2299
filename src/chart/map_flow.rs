//! The bowed lines between the hub and the places, with their heads.
//!
//! In: two positions in CSS px, the direction and the furthest status. Out: a line that bows about
//! an eighth of its length away from the straight one, northward for help going out and southward
//! for help coming in, so that a pair never overlaps, and a head that stops short of the marks.
//! One weight: how much was given is never a width.

use super::aid_mark::rank;
use crate::model::fact::{Direction, Status};
use crate::scene::clip::clip_line;
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::simplify::{TOLERANCE_PX, simplify};
use crate::scene::style::{DASHED, Paint, Role, Stroke};

/// Width of every line, in CSS px.
const LINE_PX: f64 = 1.5;

/// Length of a head, in CSS px.
const HEAD_PX: f64 = 7.0;

/// Half the breadth of a head as a part of its length.
const HEAD_HALF: f64 = 0.4;

/// Height of the bow as a part of the straight length: an eighth at [`MIDDLE_PX`], less for a near
/// place and more for a far one, so that lines toward one side part soon after the hub.
const BOW: f64 = 1.0 / 8.0;

/// Straight length of a line that bows an eighth, in CSS px on a full map, and how far the bow of
/// shorter and longer ones may stray from that, as a part of it.
const MIDDLE_PX: f64 = 250.0;
const BOW_STRAY: (f64, f64) = (-0.25, 0.4);

/// Pieces of which a bow is made before it is simplified.
const STEPS: u32 = 48;

/// Strength and width in CSS px of a line whose status no report states: 3:1 on land in every theme.
const PALE: f64 = 0.85;
const THIN_PX: f64 = 1.0;

/// One line to draw.
pub(super) struct Flow {
    /// The hub.
    pub hub: Point,
    /// The place.
    pub place: Point,
    /// Which way the help went.
    pub direction: Direction,
    /// The furthest status on the line.
    pub status: Status,
    /// Room left free about the hub and about the place, in CSS px.
    pub gaps_px: (f64, f64),
    /// Line and head as a part of their full size: 1, or less where the map is small.
    pub size: f64,
}

impl Flow {
    /// The color of a direction.
    pub fn role(direction: Direction) -> Role {
        if direction == Direction::In { Role::AidIn } else { Role::AidOut }
    }

    /// How a status is stroked: whole once sent, dashed when announced, pale when not stated.
    pub fn stroke(direction: Direction, status: Status) -> Stroke {
        let role = Flow::role(direction);
        match status {
            Status::NotStated => Stroke::new(Paint { role, alpha: PALE }, THIN_PX),
            Status::Offer | Status::Announced => Stroke::new(role, LINE_PX).dashed(DASHED),
            _ => Stroke::new(role, LINE_PX),
        }
    }

    /// True when there is a line: an offer alone draws none.
    pub fn is_drawn(status: Status) -> bool {
        status == Status::NotStated || rank(status) > rank(Status::Offer)
    }

    /// The bow from giver to receiver, its ends kept free; empty where there is no room for it.
    pub fn course(&self) -> Vec<Point> {
        let height = self.height();
        let mut bow: Vec<Point> = (0..=STEPS).map(|i| self.on_bow(f64::from(i) / f64::from(STEPS), height)).collect();
        let (from_hub, from_place) = self.gaps_px;
        trim(&mut bow, from_hub);
        bow.reverse();
        trim(&mut bow, from_place);
        if self.direction != Direction::In {
            bow.reverse();
        }
        bow
    }

    /// How high the bow is as a part of its straight length; negative to the south.
    fn height(&self) -> f64 {
        let way = if self.direction == Direction::In { -1.0 } else { 1.0 };
        let straight = libm::hypot(self.place.x - self.hub.x, self.place.y - self.hub.y);
        let beyond = straight / (MIDDLE_PX * self.size) - 1.0;
        BOW * (1.0 + beyond.clamp(BOW_STRAY.0, BOW_STRAY.1)) * way
    }

    /// A point of a bow so high, a quadratic curve from the hub (0) to the place (1).
    fn on_bow(&self, t: f64, height: f64) -> Point {
        let (dx, dy) = (self.place.x - self.hub.x, self.place.y - self.hub.y);
        let north = if dx < 0.0 { (-dy, dx) } else { (dy, -dx) };
        let lift = 4.0 * height * t * (1.0 - t);
        at(self.hub.x + dx * t + north.0 * lift, self.hub.y + dy * t + north.1 * lift)
    }

    /// The line and its head, within the frame.
    pub fn marks(&self, frame: &Rect) -> Vec<Mark> {
        let course = self.course();
        let mut stroke = Flow::stroke(self.direction, self.status);
        stroke.width_px *= self.size;
        let Some((shaft, head)) = headed(&course, HEAD_PX * self.size) else {
            return Vec::new();
        };
        let pieces = clip_line(&simplify(&shaft, TOLERANCE_PX), frame);
        let mut marks: Vec<Mark> = pieces.into_iter().map(|piece| Mark::line(piece, stroke)).collect();
        if head.iter().all(|p| frame.contains(*p)) {
            marks.push(Mark::area(head, stroke.paint));
        }
        marks
    }
}

/// Drops the first `length` px of a line.
fn trim(line: &mut Vec<Point>, length: f64) {
    let mut left = length;
    while let [a, b, ..] = line.as_slice() {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        // The platform's own root is exact everywhere, and one instruction.
        let step = (dx * dx + dy * dy).sqrt();
        if step > left {
            let t = left / step;
            let start = at(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
            if let Some(first) = line.first_mut() {
                *first = start;
            }
            return;
        }
        left -= step;
        line.remove(0);
    }
    line.clear();
}

/// A line shortened by its head, and the head, its tip where the line ended.
fn headed(course: &[Point], length: f64) -> Option<(Vec<Point>, Vec<Point>)> {
    let tip = *course.last()?;
    let mut shaft: Vec<Point> = course.iter().rev().copied().collect();
    trim(&mut shaft, length);
    let base = *shaft.first()?;
    shaft.reverse();
    let (dx, dy) = ((tip.x - base.x) * HEAD_HALF, (tip.y - base.y) * HEAD_HALF);
    Some((shaft, vec![tip, at(base.x - dy, base.y + dx), at(base.x + dy, base.y - dx)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(place: Point, direction: Direction) -> Flow {
        let hub = at(200.0, 100.0);
        Flow { hub, place, direction, status: Status::Arrived, gaps_px: (0.0, 0.0), size: 1.0 }
    }

    fn highest(course: &[Point]) -> f64 {
        course.iter().map(|p| p.y).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_bow_is_an_eighth_of_a_middling_length_and_out_goes_north() {
        let out = flow(at(200.0 - MIDDLE_PX, 100.0), Direction::Out).course();
        assert!((highest(&out) - (100.0 - MIDDLE_PX / 8.0)).abs() < 1e-9);
        let back = flow(at(200.0 - MIDDLE_PX, 100.0), Direction::In).course();
        assert!((highest(&back) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_farther_place_on_one_side_has_a_rounder_bow() {
        let part = |length: f64| (100.0 - highest(&flow(at(200.0 - length, 100.0), Direction::Out).course())) / length;
        assert!(part(200.0) < part(250.0) && part(250.0) < part(300.0));
        assert!((part(50.0) - 0.75 / 8.0).abs() < 1e-9 && (part(900.0) - 1.4 / 8.0).abs() < 1e-9);
    }

    #[test]
    fn a_pair_meets_only_at_its_ends() {
        for place in [at(0.0, 0.0), at(400.0, 30.0), at(200.0, 300.0), at(210.0, 0.0)] {
            let out = flow(place, Direction::Out).course();
            let back: Vec<Point> = flow(place, Direction::In).course().into_iter().rev().collect();
            let apart = |i: usize| libm::hypot(out[i].x - back[i].x, out[i].y - back[i].y);
            assert!((6..out.len() - 6).all(|i| apart(i) > 8.0));
        }
    }

    #[test]
    fn help_ends_where_it_goes() {
        let gaps_px = (10.0, 6.0);
        let back = Flow { gaps_px, ..flow(at(0.0, 100.0), Direction::In) }.course();
        let end = back[back.len() - 1];
        assert!((libm::hypot(end.x - 200.0, end.y - 100.0) - 10.0).abs() < 0.5);
    }

    #[test]
    fn an_offer_draws_no_line() {
        assert!(!Flow::is_drawn(Status::Offer));
        assert!(Flow::is_drawn(Status::NotStated));
    }
}
