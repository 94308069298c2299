//! What stands on the map and what beside it.
//!
//! In: the atlas. Out: every mark of help proper (no trade, no debt service, no service to own
//! citizens) sorted to where it is drawn: countries at their capitals, organisations by channel,
//! unnamed groups with their stated number, and pins where something was seen or transshipped.
//! A mark may have a pin besides its place; none is dropped. Knows no pixels.

use super::Context;
use super::aid_asked::asked;
use super::aid_mark::AidMark;
use crate::model::atlas::Atlas;
use crate::model::fact::Direction;
use crate::model::order::{sort, sort_by_key};
use crate::model::place::Place;
use crate::transform::coverage::{Coverage, coverages, of_group};
use crate::words::Words;

/// A country or territory on the map.
pub(super) struct Stop {
    /// Its code.
    pub code: String,
    /// Its short name.
    pub name: String,
    /// Its capital: longitude and latitude in degrees.
    pub capital_deg: (f64, f64),
    /// Its marks, by index: what it got, then what it gave.
    pub marks: Vec<usize>,
}

/// A partner that has no place on the map.
pub(super) struct Side {
    /// Its short name, without a remark in brackets.
    pub name: String,
    /// `multilateral`, `regional`, `ngo`, or empty.
    pub channel: String,
    /// Whether it got or gave.
    pub direction: Direction,
    /// How many it is said to be.
    pub count: Option<Coverage>,
    /// Its marks, by index.
    pub marks: Vec<usize>,
}

/// Everything the map shows.
pub(super) struct Gathered {
    /// Every mark of help proper.
    pub marks: Vec<AidMark>,
    /// Countries and territories, from west to east.
    pub stops: Vec<Stop>,
    /// Organisations, by channel and then by how much is told of them.
    pub organisations: Vec<Side>,
    /// Groups, the counted first.
    pub groups: Vec<Side>,
    /// Where something was seen or transshipped, neither donor nor recipient.
    pub pins: Vec<Stop>,
    /// What passed through the hub without a giver, by index: it has no line and no place.
    pub passing: Vec<usize>,
}

impl Gathered {
    /// Numbers of the marks whose day no report gives, in the order in which they are drawn:
    /// countries, groups, organisations.
    pub fn undated(&self) -> Vec<usize> {
        let stops = self.stops.iter().map(|s| &s.marks);
        let sides = self.groups.iter().chain(&self.organisations).map(|s| &s.marks);
        let pins = self.pins.iter().map(|p| &p.marks);
        let drawn = stops.chain(sides).chain(pins).chain(std::iter::once(&self.passing)).flatten();
        let mut undated: Vec<usize> = Vec::new();
        for index in drawn.copied().filter(|i| self.marks.get(*i).is_some_and(|m| m.day.is_none())) {
            if !undated.contains(&index) {
                undated.push(index);
            }
        }
        sort_by_key(&mut undated, |i| self.marks.get(*i).map(|m| m.direction));
        undated
    }
}

/// Sorts the marks to where they are drawn.
pub(super) fn gather(context: &Context<'_>) -> Gathered {
    let (atlas, words) = (context.atlas, context.words);
    let marks: Vec<AidMark> = asked(context).into_iter().filter(|m| m.is_help() || m.is_passing()).collect();
    let mut passing: Vec<usize> = marks.iter().enumerate().filter(|(_, m)| m.is_passing()).map(|(i, _)| i).collect();
    sort_by_key(&mut passing, |i| marks.get(*i).map(|m| (m.day.is_none(), m.day)));
    let mut stops = Vec::new();
    let mut sides: Vec<(&Place, Side)> = Vec::new();
    for (index, mark) in marks.iter().enumerate().filter(|(_, m)| m.is_help()) {
        let Some(place) = atlas.place(&mark.place) else { continue };
        match place.capital_deg.filter(|_| place.is_country()) {
            Some(capital) => add_stop(&mut stops, place, capital, words, index),
            None => add_side(&mut sides, place, mark, words, index),
        }
    }
    sort(&mut stops, |a, b| a.capital_deg.0.total_cmp(&b.capital_deg.0));
    let coverages = coverages(atlas);
    let way = |c: &Coverage| atlas.facts.get(c.fact).and_then(|f| f.aid()).map(|aid| aid.direction);
    for (place, side) in &mut sides {
        side.count = of_group(&coverages, &place.code).filter(|c| way(c) == Some(side.direction)).cloned();
    }
    let (organisations, groups) = sides.into_iter().partition(|(place, _)| place.kind == "organisation");
    let pins = pins(atlas, &marks, words);
    Gathered { stops, organisations: by_channel(organisations), groups: by_count(groups), pins, passing, marks }
}

fn add_stop(stops: &mut Vec<Stop>, place: &Place, capital_deg: (f64, f64), words: Words, index: usize) {
    match stops.iter_mut().find(|s| s.code == place.code) {
        Some(stop) => stop.marks.push(index),
        None => {
            let name = words.pick(&place.name).to_string();
            stops.push(Stop { code: place.code.clone(), name, capital_deg, marks: vec![index] });
        }
    }
}

fn add_side<'a>(sides: &mut Vec<(&'a Place, Side)>, place: &'a Place, mark: &AidMark, words: Words, index: usize) {
    let found = sides.iter_mut().find(|(p, s)| p.code == place.code && s.direction == mark.direction);
    if let Some((_, side)) = found {
        side.marks.push(index);
        return;
    }
    let name = unbracketed(words.pick(&place.name)).to_string();
    let (channel, direction) = (mark.channel.clone(), mark.direction);
    sides.push((place, Side { name, channel, direction, count: None, marks: vec![index] }));
}

/// A name without the remark in brackets at its end; the heading above says what it says.
fn unbracketed(name: &str) -> &str {
    let cut = name.find(" (").or_else(|| name.find('（'));
    cut.and_then(|at| name.get(..at)).unwrap_or(name)
}

fn by_channel(organisations: Vec<(&Place, Side)>) -> Vec<Side> {
    let order = ["multilateral", "regional", "ngo"];
    let mut sides: Vec<Side> = organisations.into_iter().map(|(_, side)| side).collect();
    let rank = |side: &Side| order.iter().position(|c| *c == side.channel).unwrap_or(order.len());
    sort_by_key(&mut sides, |s| (rank(s), usize::MAX - s.marks.len()));
    sides
}

/// Groups that gave after groups that got, the counted before the uncounted, the larger first.
fn by_count(groups: Vec<(&Place, Side)>) -> Vec<Side> {
    let mut sides: Vec<Side> = groups.into_iter().map(|(_, side)| side).collect();
    let claimed = |s: &Side| s.count.as_ref().map_or(0, |c| c.claimed as u32);
    sort_by_key(&mut sides, |s| (s.direction, u32::MAX - claimed(s), usize::MAX - s.marks.len()));
    sides
}

fn pins(atlas: &Atlas, marks: &[AidMark], words: Words) -> Vec<Stop> {
    let mut pins = Vec::new();
    for (index, mark) in marks.iter().enumerate().filter(|(_, m)| m.seen_at != atlas.outbreak.hub) {
        let Some(place) = atlas.place(&mark.seen_at) else { continue };
        if let Some(capital) = place.capital_deg {
            add_stop(&mut pins, place, capital, words, index);
        }
    }
    pins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_in_brackets_is_left_to_the_heading() {
        assert_eq!(unbracketed("18 African countries (unnamed)"), "18 African countries");
        assert_eq!(unbracketed("18个非洲国家（未列名）"), "18个非洲国家");
        assert_eq!(unbracketed("Laos"), "Laos");
    }
}
