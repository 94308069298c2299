//! Stated relations between tenures: which are drawn, and as what kind of line.
//!
//! In: tenures and the relations that their reports state. Out: links within one lane. Every
//! other relation stands in the detail and the table, not in the picture.

use super::Context;
use super::tenure::Tenure;
use crate::scene::mark::{Mark, Point, at};
use crate::scene::style::{DASHED, Role, Stroke};

/// The relations that are drawn.
const DRAWN: [&str; 4] = ["continues_model", "is_now", "lacks_interface", "replaced_by"];

/// A stated relation from one tenure to another of its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenureLink {
    /// The tenure whose report states it.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// Its kind.
    pub relation: String,
}

/// The relations to draw, each pair once.
pub fn links(context: &Context<'_>, tenures: &[Tenure]) -> Vec<TenureLink> {
    let mut links: Vec<TenureLink> = Vec::new();
    for (from, tenure) in tenures.iter().enumerate() {
        let stated = tenure.facts.iter().filter_map(|i| context.atlas.facts.get(*i)?.institution());
        for institution in stated.filter(|i| DRAWN.contains(&i.relation.as_str())) {
            for id in &institution.relates_to {
                let to = tenures.iter().position(|t| has(context, t, id));
                let Some(to) = to.filter(|to| *to != from && lanes_agree(tenures, from, *to)) else { continue };
                if links.iter().all(|l| (l.from, l.to) != (from, to)) {
                    links.push(TenureLink { from, to, relation: institution.relation.clone() });
                }
            }
        }
    }
    links
}

fn has(context: &Context<'_>, tenure: &Tenure, id: &str) -> bool {
    tenure.facts.iter().any(|i| context.atlas.facts.get(*i).is_some_and(|f| f.id == id))
}

/// True when both stand in one lane, and both or neither are dated.
fn lanes_agree(tenures: &[Tenure], a: usize, b: usize) -> bool {
    let place = |i: usize| tenures.get(i).map(|t| (t.lane, t.dates.is_empty(), t.is_period));
    place(a) == place(b)
}

/// The line of a relation: dashed where a model is continued, broken by a gap where an interface
/// is lacking, else thin.
pub fn line(relation: &str, points: Vec<Point>) -> Vec<Mark> {
    let stroke = Stroke::new(Role::InkSoft, 1.0);
    match relation {
        "continues_model" => vec![Mark::line(points, Stroke { width_px: 1.25, ..stroke }.dashed(DASHED))],
        "lacks_interface" => gapped(&points, stroke),
        _ => vec![Mark::line(points, stroke)],
    }
}

/// An upright line with a gap in its middle between two short bars.
fn gapped(points: &[Point], stroke: Stroke) -> Vec<Mark> {
    let (Some(a), Some(b)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let (middle, gap) = ((a.y + b.y) / 2.0, 2.0);
    let bar = |y: f64| Mark::line(vec![at(a.x - 3.0, y), at(a.x + 3.0, y)], stroke);
    let half = |from: Point, y: f64| Mark::line(vec![from, at(from.x, y)], stroke);
    vec![half(*a, middle - gap), bar(middle - gap), bar(middle + gap), half(*b, middle + gap)]
}

#[cfg(test)]
mod tests {
    use super::super::tenure::tenures;
    use super::super::years_fixture::{atlas, fact, laid, related};
    use super::*;
    use crate::model::fact::Lane;
    use crate::words::Words;

    #[test]
    fn only_relations_within_a_lane_are_drawn() {
        let facts = vec![
            related(fact("a", Lane::Mechanism, "New", "2020"), "continues_model", "b"),
            fact("b", Lane::Mechanism, "Old", "2009"),
            related(fact("c", Lane::Outbreak, "Outbreak", "2009"), "prompted", "b"),
            related(fact("d", Lane::Body, "Body", "2009"), "is_now", "b"),
        ];
        let atlas = atlas(facts);
        let found = laid(&atlas, Words::english(), 1080.0, |context| links(context, &tenures(context)));
        assert_eq!(found.iter().map(|l| l.relation.as_str()).collect::<Vec<_>>(), ["continues_model"]);
    }

    #[test]
    fn a_lack_is_drawn_with_a_gap() {
        assert_eq!(line("lacks_interface", vec![at(0.0, 0.0), at(0.0, 20.0)]).len(), 4);
        assert_eq!(line("is_now", vec![at(0.0, 0.0), at(0.0, 20.0)]).len(), 1);
    }
}
