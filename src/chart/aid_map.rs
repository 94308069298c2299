//! The map of help: a star of bowed lines about the hub, and beside it what has no place on it.
//!
//! In: the aid facts, the places, the land. Out: land and capitals, one line for each place and
//! direction, a glyph for each mark at its place; organisations by channel, unnamed groups as
//! counted blocks, pins, and the undated in a strip of their own. Nothing that has no place on
//! the map is dropped. Exported goods, debt service and services to own citizens are no help in
//! this sense and stand in the matrix. Under 600 px the list of places comes first and the map
//! has no names.

use super::figure::{Account, Figure, Table};
use super::map_draw::Naming;
use super::map_frame::MapFrame;
use super::map_place::{Gathered, Side, gather};
use super::map_plate::Plate;
use super::map_side::Item;
use super::view::Choice;
use super::{Context, aid_window, aid_words, credit, map_draw, map_legend, map_side, map_strip, map_words};
use crate::model::fact::Direction;
use crate::model::order::sort;
use crate::scene::Scene;
use crate::scene::mark::Rect;

/// Its options.
pub const CHOICES: &[Choice] = &[
    Choice { key: "borders", values: &["off", "on"] },
    Choice { key: "center", values: &["0", "150"] },
    Choice { key: "region", values: &["world", "europe", "africa", "asia", "americas"] },
    Choice { key: "blank", values: &["off", "on"] },
    Choice { key: "direction", values: &["all", "out", "in"] },
    Choice { key: "kind", values: &[] },
    Choice { key: "status", values: &[] },
    Choice { key: "channel", values: &[] },
    Choice { key: "provider", values: &[] },
    Choice { key: "source", values: &[] },
    Choice { key: "place", values: &[] },
    Choice { key: "from", values: &[] },
    Choice { key: "to", values: &[] },
];

/// Width under which the list comes first, in CSS px.
const NARROW_PX: f64 = 600.0;

/// Width from which a map of the world has room for glyphs, in CSS px.
const GLYPHS_PX: f64 = 900.0;

/// Width from which three columns stand under the map, in CSS px.
const THREE_COLUMNS_PX: f64 = 960.0;

/// Space between the parts, in CSS px.
const GAP_PX: f64 = 16.0;

/// Lanes of the keys: the map is 0, the columns follow, the undated come last.
const COLUMNS_LANE: u32 = 1;
const UNDATED_LANE: u32 = 9;

/// Lays it out.
pub fn layout(context: &Context<'_>) -> Figure {
    let help = gather(context);
    let mut figure = worded(context, &help);
    figure.scene = Scene::new(context.width_px, 0.0);
    let mut plate = Plate::new(context, &help, figure);
    let height = match context.width_px < NARROW_PX {
        _ if context.view.get("blank") == "on" => blank(&mut plate),
        true => narrow(&mut plate),
        false => wide(&mut plate),
    };
    plate.figure.scene.height_px = libm::ceil(height);
    aid_window::pale(context, &mut plate.figure);
    plate.figure
}

/// The ground and the foot alone, to be drawn on.
fn blank(plate: &mut Plate<'_>) -> f64 {
    let frame = frame(plate, 0.0);
    map_draw::ground(plate, &frame, true);
    let words = plate.context.words;
    plate.figure.title = words.t("aid.map.blank").to_string();
    // How to read lines that are not drawn.
    plate.figure.deck = String::new();
    plate.figure.credit.clear();
    plate.figure.silence.clear();
    let width = plate.context.width_px;
    frame.rect.bottom() + GAP_PX + map_legend::foot(plate, 0.0, frame.rect.bottom() + GAP_PX, width)
}

/// It in words.
pub fn account(context: &Context<'_>) -> Account {
    if context.view.get("blank") == "on" {
        return Account { name: context.words.t("aid.map.blank").to_string(), ..Account::default() };
    }
    let help = gather(context);
    let region = context.words.name("control.region", context.view.get("region"));
    let mut parts = vec![("region", region)];
    parts.extend(aid_words::extent(context, &help.marks));
    let mut said = map_words::description(context, &help);
    said.extend(aid_words::most_told(context, &help.marks));
    super::account::account(context, "account.aid.map", &parts, &said)
}

/// Its marks as a table.
pub fn table(context: &Context<'_>) -> Table {
    map_words::table(context, &gather(context))
}

/// The map with its names, the key, the columns, the undated, the foot. The places stand in a list
/// too where the map has no room for their glyphs.
fn wide(plate: &mut Plate<'_>) -> f64 {
    let width = plate.context.width_px;
    let whole = plate.context.view.get("region") == "world";
    let naming = if whole && width < GLYPHS_PX { Naming::Names } else { Naming::Blocks };
    let mut y = map(plate, 0.0, naming) + GAP_PX;
    y += map_legend::key(plate, 0.0, y, width);
    if naming == Naming::Names {
        let places = countries(plate);
        y += map_side::draw(plate, &places, &Rect::new(0.0, y, width, 0.0), 3, COLUMNS_LANE);
    }
    let items = beside(plate);
    let columns = if width >= THREE_COLUMNS_PX { 3 } else { 2 };
    y += map_side::draw(plate, &items, &Rect::new(0.0, y, width, 0.0), columns, COLUMNS_LANE + 3) + GAP_PX;
    finish(plate, y)
}

/// The key, the list of places, the map, what stands beside it, the undated, the foot.
fn narrow(plate: &mut Plate<'_>) -> f64 {
    let width = plate.context.width_px;
    let whole = plate.context.view.get("region") == "world";
    let mut y = map_legend::key(plate, 0.0, 0.0, width);
    let places = countries(plate);
    y += map_side::draw(plate, &places, &Rect::new(0.0, y, width, 0.0), 2, COLUMNS_LANE) + GAP_PX;
    y = map(plate, y, if whole { Naming::Hub } else { Naming::Names });
    let items = beside(plate);
    y += map_side::draw(plate, &items, &Rect::new(0.0, y, width, 0.0), 1, COLUMNS_LANE + 2) + GAP_PX;
    finish(plate, y)
}

/// The map from a height on; gives the height below it.
fn map(plate: &mut Plate<'_>, top: f64, naming: Naming) -> f64 {
    let frame = frame(plate, top);
    map_draw::draw(plate, &frame, naming);
    let below = frame.rect.bottom() + GAP_PX;
    below + map_strip::draw(plate, below, plate.context.width_px)
}

fn frame(plate: &Plate<'_>, top: f64) -> MapFrame {
    let (atlas, view) = (plate.context.atlas, plate.context.view);
    MapFrame::new(&atlas.land, view.get("region"), view.get("center"), 0.0, top, plate.context.width_px)
}

/// The undated and the foot; gives the whole height.
fn finish(plate: &mut Plate<'_>, top: f64) -> f64 {
    let width = plate.context.width_px;
    let mut y = top;
    y += map_legend::undated(plate, 0.0, y, width, UNDATED_LANE) + GAP_PX;
    y += map_legend::foot(plate, 0.0, y, width);
    y
}

/// The countries: by name where there is an alphabet, else those with most told of them first.
fn countries<'a>(plate: &Plate<'a>) -> Vec<Item<'a>> {
    let help: &'a Gathered = plate.help;
    let mut stops: Vec<_> = help.stops.iter().collect();
    if plate.context.words.is_chinese() {
        sort(&mut stops, |a, b| b.marks.len().cmp(&a.marks.len()).then(a.code.cmp(&b.code)));
    } else {
        sort(&mut stops, |a, b| a.name.cmp(&b.name));
    }
    let heading = plate.context.words.t("aid.map.countries").to_string();
    let heading = (!stops.is_empty()).then_some(Item::Heading(heading));
    heading.into_iter().chain(stops.into_iter().map(Item::Country)).collect()
}

/// Organisations by channel, pins, what is left out, groups that got and that gave.
fn beside<'a>(plate: &Plate<'a>) -> Vec<Item<'a>> {
    let (help, words): (&'a Gathered, _) = (plate.help, plate.context.words);
    let heading = |key: &str| Item::Heading(words.t(key).to_string());
    let mut items = Vec::new();
    if !help.organisations.is_empty() {
        items.push(heading("aid.map.organisations"));
    }
    let mut channel = "";
    for side in &help.organisations {
        if side.channel != channel {
            channel = &side.channel;
            items.push(Item::Channel(words.name("channel", channel)));
        }
        items.push(Item::Side(side));
    }
    if !help.pins.is_empty() {
        items.push(heading("aid.map.pins"));
        items.extend(help.pins.iter().map(Item::Pin));
    }
    if !help.passing.is_empty() {
        items.push(Item::Heading(aid_words::hub(plate.context, "aid.apart.passing")));
        items.extend(help.passing.iter().map(|index| Item::Passing(*index)));
    }
    items.push(Item::Remark(words.t("aid.map.left_out").to_string()));
    let parts: [(&str, Direction, Option<bool>); 3] = [
        ("aid.map.groups.counted", Direction::Out, Some(true)),
        ("aid.map.groups.uncounted", Direction::Out, Some(false)),
        ("aid.map.groups.in", Direction::In, None),
    ];
    for (key, direction, counted) in parts {
        let belongs = |s: &&Side| s.direction == direction && counted.is_none_or(|c| c == s.count.is_some());
        let mut groups = help.groups.iter().filter(belongs).map(Item::Side).peekable();
        if groups.peek().is_some() {
            items.push(heading(key));
            if counted == Some(true) {
                items.push(Item::Remark(words.t("aid.matrix.at_most_note").to_string()));
            }
        }
        items.extend(groups);
    }
    items
}

/// The figure with its words, and nothing drawn yet.
fn worded(context: &Context<'_>, help: &Gathered) -> Figure {
    let words = context.words;
    let wording = context.atlas.outbreak.wording("aid", "map");
    let text = |pick: fn(&crate::model::outbreak::Wording) -> &crate::model::fact::Bilingual| {
        wording.map_or(String::new(), |w| words.pick(pick(w)).to_string())
    };
    Figure {
        title: text(|w| &w.title),
        deck: text(|w| &w.deck),
        silence: text(|w| &w.silence),
        credit: credit::line(context, &map_words::documents(context, help), true),
        ..Figure::default()
    }
}
