//! The map itself: ground, lines, discs, and a block of name and glyphs at each place.
//!
//! In: the sheet, and the frame. Out: marks and targets on the sheet. Where it is narrow the
//! blocks are left to the list beside the map, and only discs and lines are drawn.

use super::figure::Datum;
use super::map_flow::Flow;
use super::map_frame::MapFrame;
use super::map_label::{Block, Ground, leader};
use super::map_place::Stop;
use super::map_plate::{ON_MAP, Plate};
use super::{map_kept, map_words};
use crate::model::fact::{Direction, Status};
use crate::model::order::sort;
use crate::scene::hit::{FINGER_PX, Target};
use crate::scene::mark::{Mark, Point, Rect, at};
use crate::scene::metrics::room_px;
use crate::scene::style::{Anchor, DOTTED, Paint, Role, Stroke, TextStyle, Weight, size};

/// Radius of a disc, in CSS px.
const DISC_PX: f64 = 3.0;

/// Radius of the hub's disc, in CSS px.
const HUB_PX: f64 = 4.5;

/// Paper around a disc, in CSS px.
const HALO_PX: f64 = 1.5;

/// Size of discs, lines and heads on a small map, as a part of the full one.
const SMALL: f64 = 0.7;

/// Room left free about the hub and about a place, in CSS px.
const GAPS_PX: (f64, f64) = (11.0, 7.0);

/// Room of a glyph in a block: width and height, in CSS px.
const GLYPH_ROOM_PX: (f64, f64) = (11.0, 14.0);

/// Height of a block's name, in CSS px.
const NAME_PX: f64 = 14.0;

/// Most glyphs that stand on one line with the name.
const MOST_INLINE: usize = 2;

/// Lane of everything on the map.
const LANE: u32 = ON_MAP;

/// What stands beside the discs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Name and glyphs.
    Blocks,
    /// The name; the glyphs stand in the list.
    Names,
    /// Nothing but the hub's name.
    Hub,
}

/// A place as it is drawn.
struct Spot<'a> {
    stop: &'a Stop,
    point: Point,
    is_pin: bool,
    /// Datum of the place as a whole.
    datum: u32,
}

/// Draws the map into its frame.
pub(super) fn draw(plate: &mut Plate<'_>, frame: &MapFrame, naming: Naming) {
    ground(plate, frame, naming == Naming::Blocks);
    let help = plate.help;
    let stops = help.stops.iter().map(|s| (s, false)).chain(help.pins.iter().map(|s| (s, true)));
    let mut spots: Vec<Spot<'_>> = stops.map(|(stop, is_pin)| spot(plate, frame, stop, is_pin)).collect();
    spots.retain(|s| frame.rect.grown(-4.0).contains(s.point));
    sort(&mut spots, |a, b| a.point.x.total_cmp(&b.point.x));
    let hub = hub_deg(plate).map(|deg| frame.point(deg));
    let scale = if naming == Naming::Blocks { 1.0 } else { SMALL };
    let courses = flows(plate, &spots, frame, scale);
    discs(plate, &spots, scale);
    if let Some(hub) = hub {
        plate.figure.scene.push(Mark::disc(hub, HUB_PX * scale + HALO_PX, Role::Paper));
        plate.figure.scene.push(Mark::disc(hub, HUB_PX * scale, Role::Ink));
    }
    if naming == Naming::Hub {
        spots.iter().for_each(|s| disc_target(plate, s));
        hub_alone(plate, hub.filter(|p| frame.rect.contains(*p)));
    } else {
        blocks(plate, &spots, hub, &courses, frame, naming);
    }
    outside(plate, frame, help.stops.len() - spots.iter().filter(|s| !s.is_pin).count());
}

/// Land, and capitals where they have room.
pub(super) fn ground(plate: &mut Plate<'_>, frame: &MapFrame, with_capitals: bool) {
    let atlas = plate.context.atlas;
    let ground = map_kept::marks(&atlas.land, frame, plate.context.view.get("borders") == "on");
    let start = plate.figure.scene.marks.len();
    plate.figure.scene.marks.extend(ground);
    if with_capitals {
        capitals(plate, frame);
    }
    plate.figure.scene.ground = start..plate.figure.scene.marks.len();
}

/// The hub's name where no other stands.
fn hub_alone(plate: &mut Plate<'_>, hub: Option<Point>) {
    let Some(hub) = hub else { return };
    let style = TextStyle::new(Role::Ink, size::TICK).semibold().haloed().anchored(Anchor::Middle);
    plate.text(hub.x + 4.0, hub.y - 8.0, &hub_name(plate), style);
}

/// Says how many places lie beyond a cropped frame.
fn outside(plate: &mut Plate<'_>, frame: &MapFrame, places: usize) {
    if places == 0 {
        return;
    }
    let words = plate.context.words;
    let text = words.fill("aid.map.outside", &[("n", &words.number(places as f64))]);
    let style = TextStyle::new(Role::InkSoft, size::TICK).haloed();
    plate.text(frame.rect.x + 4.0, frame.rect.bottom() - 8.0, &text, style);
}

/// A place with its position and its datum: what is told of it, or for a pin what was seen there.
fn spot<'a>(plate: &mut Plate<'_>, frame: &MapFrame, stop: &'a Stop, is_pin: bool) -> Spot<'a> {
    let datum = if is_pin {
        let marks = stop.marks.iter().filter_map(|i| plate.help.marks.get(*i));
        Datum::Facts(marks.flat_map(|m| m.facts.clone()).collect())
    } else {
        Datum::Note { title: stop.name.clone(), text: map_words::of_stop(plate, stop) }
    };
    let datum = plate.figure.datum(datum);
    stop.marks.iter().for_each(|index| plate.link(*index, datum));
    Spot { stop, point: frame.point(stop.capital_deg), is_pin, datum }
}

/// The hub's capital in degrees; none when the package places it nowhere.
fn hub_deg(plate: &Plate<'_>) -> Option<(f64, f64)> {
    let atlas = plate.context.atlas;
    atlas.place(&atlas.outbreak.hub)?.capital_deg
}

/// Every country's capital as a faint point, so that the coast alone can be read. Only the full map
/// has room for them.
fn capitals(plate: &mut Plate<'_>, frame: &MapFrame) {
    let inner = frame.rect.grown(-2.0);
    let countries = plate.context.atlas.places.iter().filter(|p| p.kind == "country");
    let points = countries.filter_map(|p| p.capital_deg).map(|c| frame.point(c)).filter(|p| inner.contains(*p));
    let faint = Paint { role: Role::Muted, alpha: 0.5 };
    plate.figure.scene.marks.extend(points.map(|p| Mark::disc(p, 1.2, faint)));
}

/// Draws one line for each place in the frame and direction, and gives points along them. A line
/// to a place beyond a cropped frame would cross it without meaning anything there.
fn flows(plate: &mut Plate<'_>, spots: &[Spot<'_>], frame: &MapFrame, scale: f64) -> Vec<Point> {
    let Some(hub_deg) = hub_deg(plate) else { return Vec::new() };
    let mut courses = Vec::new();
    for spot in spots.iter().filter(|s| !s.is_pin) {
        for direction in [Direction::Out, Direction::In] {
            let Some(status) = furthest(plate, spot.stop, direction).filter(|s| Flow::is_drawn(*s)) else {
                continue;
            };
            let gaps_px = (GAPS_PX.0 * scale, GAPS_PX.1 * scale);
            let hub = frame.origin(hub_deg, spot.stop.capital_deg);
            let flow = Flow { hub, place: spot.point, direction, status, gaps_px, size: scale };
            courses.extend(flow.course().into_iter().filter(|p| frame.rect.contains(*p)));
            let datum = line_datum(plate, spot, direction);
            plate.figure.scene.marks.extend(flow.marks(&frame.rect).into_iter().map(|m| m.of(datum)));
        }
    }
    courses
}

/// The datum of a line: it lights up with its place and with each mark that it stands for.
fn line_datum(plate: &mut Plate<'_>, spot: &Spot<'_>, direction: Direction) -> u32 {
    let told = plate.figure.data.get(spot.datum as usize).cloned();
    let datum = told.map_or(spot.datum, |told| plate.figure.datum(told));
    plate.figure.linked.push((spot.datum, datum));
    let help = plate.help;
    let own = spot.stop.marks.iter().filter(|i| help.marks.get(**i).is_some_and(|m| m.direction == direction));
    own.for_each(|index| plate.link(*index, datum));
    datum
}

/// The furthest status among a place's marks of one direction.
fn furthest(plate: &Plate<'_>, stop: &Stop, direction: Direction) -> Option<Status> {
    let marks = stop.marks.iter().filter_map(|i| plate.help.marks.get(*i));
    let drawn = |s: &Status| (Flow::is_drawn(*s), super::aid_mark::rank(*s));
    marks.filter(|m| m.direction == direction).map(|m| m.status).max_by_key(drawn)
}

/// Discs on paper halos; a place with nothing but offers has a dotted outline.
fn discs(plate: &mut Plate<'_>, spots: &[Spot<'_>], scale: f64) {
    for spot in spots {
        let only_offers = [Direction::Out, Direction::In]
            .iter()
            .all(|d| furthest(plate, spot.stop, *d).is_none_or(|s| !Flow::is_drawn(s)));
        let scene = &mut plate.figure.scene;
        if spot.is_pin {
            scene.marks.extend(pin(spot.point, scale).into_iter().map(|m| m.of(spot.datum)));
            continue;
        }
        scene.push(Mark::disc(spot.point, (DISC_PX + HALO_PX) * scale, Role::Paper).of(spot.datum));
        let disc = if only_offers {
            Mark::ring(spot.point, DISC_PX * scale, Stroke::new(Role::Ink, 1.25).dashed(DOTTED))
        } else {
            Mark::disc(spot.point, DISC_PX * scale, Role::Ink)
        };
        scene.push(disc.of(spot.datum));
    }
}

/// A pin that stands on its point: a small ring on a stem.
pub(super) fn pin(foot: Point, scale: f64) -> Vec<Mark> {
    let head = at(foot.x, foot.y - 8.0 * scale);
    let stroke = Stroke::new(Role::InkSoft, 1.5 * scale);
    vec![
        Mark::line(vec![foot, at(foot.x, foot.y - 5.0 * scale)], stroke),
        Mark::disc(head, 3.2 * scale, Role::Paper),
        Mark::ring(head, 3.2 * scale, stroke),
    ]
}

fn disc_target(plate: &mut Plate<'_>, spot: &Spot<'_>) {
    let area = Rect::new(spot.point.x - FINGER_PX / 2.0, spot.point.y - FINGER_PX / 2.0, FINGER_PX, FINGER_PX);
    plate.figure.scene.targets.push(Target { datum: spot.datum, area, anchor: spot.point, lane: LANE });
}

/// Names and glyphs beside the discs.
fn blocks(
    plate: &mut Plate<'_>,
    spots: &[Spot<'_>],
    hub: Option<Point>,
    courses: &[Point],
    frame: &MapFrame,
    naming: Naming,
) {
    let mut taken: Vec<Rect> = spots.iter().map(|s| about(s.point, DISC_PX + 1.0)).collect();
    taken.extend(spots.iter().filter(|s| s.is_pin).map(|s| about(at(s.point.x, s.point.y - 8.0), 4.0)));
    let mut wanted: Vec<Block> = spots.iter().map(|s| Block { disc: s.point, size: size_of(s, naming) }).collect();
    let hub = hub.filter(|p| frame.rect.contains(*p));
    let hub_name = hub_name(plate);
    let style = TextStyle::new(Role::Ink, size::LABEL).semibold().haloed();
    if let Some(hub) = hub {
        taken.push(about(hub, HUB_PX + 4.0));
        let width = room_px(&hub_name, size::LABEL, Weight::Semibold);
        wanted.push(Block { disc: hub, size: (width, NAME_PX) });
    }
    let rects = map_kept::places(&wanted, &Ground { frame: frame.rect.grown(-1.0), taken: &taken, courses });
    for (spot, rect) in spots.iter().zip(&rects) {
        let Some(rect) = rect else { continue };
        if let Some((from, to)) = leader(spot.point, rect) {
            let line = Mark::line(vec![from, to], Stroke::new(Paint { role: Role::InkSoft, alpha: 0.8 }, 0.75));
            plate.figure.scene.push(line);
        }
    }
    for (spot, rect) in spots.iter().zip(&rects) {
        disc_target(plate, spot);
        if let Some(rect) = rect {
            block(plate, spot, rect, naming);
        }
    }
    if let (Some(rect), Some(hub)) = (rects.get(spots.len()).copied().flatten(), hub) {
        let (x, style) = aligned(&rect, hub, style);
        plate.text(x, rect.y + 11.0, &hub_name, style);
    }
}

fn hub_name(plate: &Plate<'_>) -> String {
    let atlas = plate.context.atlas;
    atlas.place(&atlas.outbreak.hub).map_or(String::new(), |p| plate.context.words.pick(&p.name).to_string())
}

fn about(point: Point, by: f64) -> Rect {
    Rect::new(point.x - by, point.y - by, 2.0 * by, 2.0 * by)
}

fn is_inline(spot: &Spot<'_>) -> bool {
    spot.stop.marks.len() <= MOST_INLINE
}

/// Width and height of a place's block: name and glyphs on one line, or the glyphs below.
fn size_of(spot: &Spot<'_>, naming: Naming) -> (f64, f64) {
    let name = room_px(&spot.stop.name, size::TICK, Weight::Regular);
    let bare = spot.is_pin || naming == Naming::Names;
    let glyphs = if bare { 0.0 } else { spot.stop.marks.len() as f64 * GLYPH_ROOM_PX.0 };
    if bare || is_inline(spot) { (name + glyphs + 3.0, NAME_PX) } else { (name.max(glyphs), NAME_PX + GLYPH_ROOM_PX.1) }
}

/// The end of the box that faces the disc, and the text anchored there.
fn aligned(rect: &Rect, disc: Point, style: TextStyle) -> (f64, TextStyle) {
    if rect.center().x < disc.x && rect.right() <= disc.x + 1.0 {
        (rect.right(), style.anchored(Anchor::End))
    } else {
        (rect.x, style)
    }
}

/// One block: the name, its glyphs after or below it, what China got last.
fn block(plate: &mut Plate<'_>, spot: &Spot<'_>, rect: &Rect, naming: Naming) {
    let soft = if spot.is_pin { Role::InkSoft } else { Role::Ink };
    let (x, style) = aligned(rect, spot.point, TextStyle::new(soft, size::TICK).haloed());
    let width = spot.stop.marks.len() as f64 * GLYPH_ROOM_PX.0;
    let (pitch, height) = GLYPH_ROOM_PX;
    if spot.is_pin || naming == Naming::Names {
        return plate.name(x, rect.y + 11.0, &spot.stop.name, style, spot.datum);
    }
    if is_inline(spot) {
        let name = room_px(&spot.stop.name, size::TICK, Weight::Regular);
        let style = style.anchored(Anchor::Start);
        plate.name(rect.x, rect.y + 11.0, &spot.stop.name, style, spot.datum);
        return plate.row(&spot.stop.marks, rect.x + name + 2.0, rect.y + 7.0, pitch, height, LANE);
    }
    plate.name(x, rect.y + 11.0, &spot.stop.name, style, spot.datum);
    let left = if style.anchor == Anchor::End { rect.right() - width } else { rect.x };
    plate.row(&spot.stop.marks, left, rect.y + NAME_PX + height / 2.0, pitch, height, LANE);
}
