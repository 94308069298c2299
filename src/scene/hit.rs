//! What lies under a pointer, and what the next key press reaches. Positions in CSS px.

use super::mark::{Point, Rect};

/// Something in a scene that can be reached: a box around it, the point a tooltip hangs from,
/// and where it stands in the order of the keys.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// Number of the datum behind it.
    pub datum: u32,
    /// What the pointer must meet.
    pub area: Rect,
    /// What the tooltip hangs from.
    pub anchor: Point,
    /// Series, row or lane: up and down move between these.
    pub lane: u32,
}

/// Smallest side that a finger can meet, in CSS px (WCAG 2.2, 2.5.8).
pub const FINGER_PX: f64 = 24.0;

/// The index of the target under or nearest to a point, at most `reach` px away.
pub fn hit(targets: &[Target], point: Point, reach: f64) -> Option<usize> {
    let near = |target: &Target| {
        let out = outside(&target.area, point);
        let mid = libm::hypot(target.anchor.x - point.x, target.anchor.y - point.y);
        (out, mid)
    };
    targets
        .iter()
        .enumerate()
        .map(|(i, target)| (i, near(target)))
        .filter(|(_, (out, _))| *out <= reach)
        .min_by(|(_, a), (_, b)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
        .map(|(i, _)| i)
}

/// How far a point lies outside a box; 0 within.
fn outside(area: &Rect, point: Point) -> f64 {
    let dx = (area.x - point.x).max(point.x - area.right()).max(0.0);
    let dy = (area.y - point.y).max(point.y - area.bottom()).max(0.0);
    libm::hypot(dx, dy)
}

/// A key that moves the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the one before in its lane.
    Left,
    /// To the one after in its lane.
    Right,
    /// To the nearest in the lane above.
    Up,
    /// To the nearest in the lane below.
    Down,
    /// To the first of its lane.
    Home,
    /// To the last of its lane.
    End,
    /// Ten back in its lane.
    PageUp,
    /// Ten on in its lane.
    PageDown,
}

impl Key {
    /// Reads a key's name as browsers give it.
    pub fn parse(name: &str) -> Option<Key> {
        Some(match name {
            "ArrowLeft" => Key::Left,
            "ArrowRight" => Key::Right,
            "ArrowUp" => Key::Up,
            "ArrowDown" => Key::Down,
            "Home" => Key::Home,
            "End" => Key::End,
            "PageUp" => Key::PageUp,
            "PageDown" => Key::PageDown,
            _ => return None,
        })
    }
}

/// Where a key leads from a target; the first target when nothing is in focus yet. From a target
/// that is alone in its lane the keys go along the whole figure; to its ends only where all are.
pub fn step(targets: &[Target], from: Option<usize>, key: Key) -> Option<usize> {
    let Some((index, here)) = from.and_then(|i| Some((i, targets.get(i)?))) else {
        return if targets.is_empty() { None } else { Some(0) };
    };
    let mut lane: Vec<usize> = in_lane(targets, here.lane);
    let is_list = || targets.iter().all(|t| in_lane(targets, t.lane).len() == 1);
    if lane.len() == 1 && (!matches!(key, Key::Home | Key::End) || is_list()) {
        lane = (0..targets.len()).collect();
        lane.sort_by_key(|i| targets.get(*i).map(|t| t.lane));
    }
    let place = lane.iter().position(|i| *i == index)?;
    let last = lane.len().saturating_sub(1);
    let within = match key {
        Key::Up | Key::Down => return Some(beside(targets, here, key).unwrap_or(index)),
        Key::Left => place.saturating_sub(1),
        Key::Right => (place + 1).min(last),
        Key::Home => 0,
        Key::End => last,
        Key::PageUp => place.saturating_sub(10),
        Key::PageDown => (place + 10).min(last),
    };
    lane.get(within).copied()
}

fn in_lane(targets: &[Target], lane: u32) -> Vec<usize> {
    let of_lane = targets.iter().enumerate().filter(|(_, t)| t.lane == lane);
    of_lane.map(|(i, _)| i).collect()
}

/// The target nearest in the next lane above or below.
fn beside(targets: &[Target], here: &Target, key: Key) -> Option<usize> {
    let lanes = targets.iter().map(|t| t.lane);
    let lane = match key {
        Key::Up => lanes.filter(|l| *l < here.lane).max(),
        _ => lanes.filter(|l| *l > here.lane).min(),
    }?;
    let distance = |i: &usize| {
        let there = targets.get(*i).map_or(here.anchor, |t| t.anchor);
        libm::hypot(there.x - here.anchor.x, there.y - here.anchor.y)
    };
    in_lane(targets, lane).into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

#[cfg(test)]
mod tests {
    use super::super::mark::at;
    use super::*;

    fn target(x: f64, y: f64, lane: u32) -> Target {
        Target { datum: 0, area: Rect::new(x - 4.0, y - 4.0, 8.0, 8.0), anchor: at(x, y), lane }
    }

    fn grid() -> Vec<Target> {
        vec![target(10.0, 10.0, 0), target(50.0, 10.0, 0), target(48.0, 60.0, 1)]
    }

    #[test]
    fn the_nearest_within_reach_is_met() {
        assert_eq!(hit(&grid(), at(52.0, 12.0), 12.0), Some(1));
        assert_eq!(hit(&grid(), at(150.0, 12.0), 12.0), None);
    }

    #[test]
    fn keys_move_along_and_across_lanes() {
        assert_eq!(step(&grid(), None, Key::Right), Some(0));
        assert_eq!(step(&grid(), Some(0), Key::Right), Some(1));
        assert_eq!(step(&grid(), Some(1), Key::Right), Some(1));
        assert_eq!(step(&grid(), Some(1), Key::Down), Some(2));
        assert_eq!(step(&grid(), Some(2), Key::Up), Some(1));
        assert_eq!(step(&grid(), Some(1), Key::Home), Some(0));
    }

    #[test]
    fn a_target_alone_in_its_lane_does_not_hold_the_keys() {
        let list: Vec<Target> = (0..30).map(|i| target(10.0, f64::from(i) * 20.0, i as u32)).collect();
        assert_eq!(step(&list, Some(3), Key::Right), Some(4));
        assert_eq!(step(&list, Some(3), Key::PageDown), Some(13));
        assert_eq!(step(&list, Some(3), Key::Home), Some(0));
        assert_eq!(step(&list, Some(3), Key::End), Some(29));
        assert_eq!(step(&grid(), Some(2), Key::Left), Some(1));
        assert_eq!(step(&grid(), Some(2), Key::Home), Some(2));
    }
}
