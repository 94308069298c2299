//! Reads `geo/land.csv`, `geo/rings.csv` and `geo/disputed.csv`.
//!
//! Comes in: arcs on a grid of 0.24 degrees, the first point in steps and every later one as a
//! difference; rings as numbers of arcs, `~` before one that is walked backward; disputed parts
//! as an arc with its first and last point. Goes out: degrees, and indices instead of numbers.
//! Longitudes may run on beyond 180, so that no arc has a jump.

use super::Bytes;
use super::fault::Faults;
use super::number::whole;
use super::table::{Row, read};
use crate::error::ErrorKind;
use crate::model::land::{Arc, ArcKind, Disputed, Land, Ring, RingKind};

/// The file of arcs.
pub(super) const ARCS: &str = "geo/land.csv";
/// The file of outlines.
pub(super) const RINGS: &str = "geo/rings.csv";
/// The file of disputed parts.
pub(super) const DISPUTED: &str = "geo/disputed.csv";

/// One step of the grid in hundredths of a degree; 750 steps are exactly 180 degrees.
const STEP_HUNDREDTHS: f64 = 24.0;
/// Farthest position in steps: two turns, so that a sum cannot overflow.
const FARTHEST: i32 = 3_000;

/// The bytes of the three files.
pub(super) struct LandBytes<'a> {
    /// `geo/land.csv`.
    pub arcs: Bytes<'a>,
    /// `geo/rings.csv`.
    pub rings: Bytes<'a>,
    /// `geo/disputed.csv`.
    pub disputed: Bytes<'a>,
}

/// Reads the land.
pub(super) fn land(bytes: &LandBytes<'_>, faults: &mut Faults) -> Land {
    let mut land = Land::default();
    let mut whole = true;
    whole &= read(ARCS, bytes.arcs, &["arc", "kind", "points"], faults, &mut |row| {
        let arc = arc(row, land.arcs.last());
        whole &= arc.is_some();
        land.arcs.extend(arc);
    });
    let arcs = Arcs { arcs: &land.arcs, whole };
    let mut rings = Vec::new();
    read(RINGS, bytes.rings, &["ring", "kind", "arcs"], faults, &mut |row| {
        rings.extend(ring(row, rings.len(), &arcs));
    });
    let columns = ["arc", "from_point", "to_point", "title_en", "title_zh"];
    let mut disputed = Vec::new();
    read(DISPUTED, bytes.disputed, &columns, faults, &mut |row| {
        disputed.extend(piece(row, &arcs));
    });
    land.rings = rings;
    land.disputed = disputed;
    land
}

/// The arcs read so far, found by their number.
struct Arcs<'a> {
    arcs: &'a [Arc],
    whole: bool,
}

impl Arcs<'_> {
    /// The index of an arc; a number that is not there is reported.
    fn index(&self, row: &mut Row<'_>, name: &str, text: &str) -> Option<usize> {
        let id = whole(text).and_then(|n| u32::try_from(n).ok());
        let index = id.and_then(|id| self.arcs.binary_search_by_key(&id, |arc| arc.id).ok());
        if index.is_none() && self.whole {
            row.fault_saying(ErrorKind::Dangling, name, text, "the number of an arc of geo/land.csv");
        }
        index
    }
}

fn arc(row: &mut Row<'_>, last: Option<&Arc>) -> Option<Arc> {
    let id = row.count("arc").and_then(|n| u32::try_from(n).ok());
    let kind = match row.text("kind") {
        "coast" => Some(ArcKind::Coast),
        "border" => Some(ArcKind::Border),
        "cut" => Some(ArcKind::Cut),
        _ => None,
    };
    if kind.is_none() {
        row.unknown_word("kind", &["border", "coast", "cut"]);
    }
    let points_deg = points_deg(row.text("points"));
    if points_deg.is_none() {
        row.wrong("points", "pairs of whole numbers “x y dx dy …”, two points at least, within two turns");
    }
    let arc = Arc { id: id?, kind: kind?, points_deg: points_deg? };
    if last.is_some_and(|last| arc.id <= last.id) {
        row.fault(ErrorKind::Shape, "arc", "rows in the order of arc, each number once");
        return None;
    }
    Some(arc)
}

/// Longitude and latitude of each point.
fn points_deg(text: &str) -> Option<Vec<(f64, f64)>> {
    let (mut x, mut y) = (0, 0);
    let mut points = Vec::with_capacity(text.len() / 4);
    let mut numbers = text.split(' ').map(whole);
    while let Some(dx) = numbers.next() {
        (x, y) = (moved(x, dx?)?, moved(y, numbers.next()??)?);
        points.push((degrees(x), degrees(y)));
    }
    Some(points).filter(|points| points.len() > 1)
}

fn moved(from: i32, by: i32) -> Option<i32> {
    let to = from.checked_add(by)?;
    (-FARTHEST..=FARTHEST).contains(&to).then_some(to)
}

fn degrees(steps: i32) -> f64 {
    f64::from(steps) * STEP_HUNDREDTHS / 100.0
}

fn ring(row: &mut Row<'_>, number: usize, arcs: &Arcs<'_>) -> Option<Ring> {
    if row.count("ring").is_some_and(|ring| ring != number) {
        row.wrong("ring", "rings numbered from 0 without a gap");
    }
    let kind = match row.text("kind") {
        "outer" => Some(RingKind::Outer),
        "hole" => Some(RingKind::Hole),
        "pole" => Some(RingKind::Pole),
        _ => None,
    };
    if kind.is_none() {
        row.unknown_word("kind", &["hole", "outer", "pole"]);
    }
    let mut walked = Vec::new();
    for text in row.text("arcs").split(' ') {
        let number = text.strip_prefix('~').unwrap_or(text);
        let index = arcs.index(row, "arcs", number);
        walked.extend(index.map(|index| (index, number.len() < text.len())));
    }
    Some(Ring { kind: kind?, arcs: walked })
}

fn piece(row: &mut Row<'_>, arcs: &Arcs<'_>) -> Option<Disputed> {
    let number = row.text("arc");
    let index = arcs.index(row, "arc", number);
    let (from, to) = (row.count("from_point"), row.count("to_point"));
    let title = row.both("title_en", "title_zh");
    let (arc, from_point, to_point) = (index?, from?, to?);
    let points = arcs.arcs.get(arc).map_or(0, |arc| arc.points_deg.len());
    if from_point >= to_point || to_point >= points {
        let expected = format!("a point after from_point and below {points}");
        row.wrong("to_point", &expected);
    }
    Some(Disputed { arc, from_point, to_point, title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_differences_in_steps() {
        let expected = vec![(180.0, -24.0), (180.24, -23.76)];
        assert_eq!(points_deg("750 -100 1 1"), Some(expected));
    }

    #[test]
    fn broken_points_are_refused() {
        for text in ["", "1 2", "1 2 3", "1 2  3 4", "1 2 x 4", "1 2 999999 0", "1 2 3 4 "] {
            assert_eq!(points_deg(text), None, "{text}");
        }
    }
}
