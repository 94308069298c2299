//! Uses of an id that is given elsewhere, gathered while files are read and checked when all
//! are in: `parent`, `relates_to`, `fact_a`, `fact_b`, and the facts that figures name.

use super::fault::{Faults, Spot};
use super::names::Names;
use crate::error::ErrorKind;
use crate::model::fact::{Detail, Fact};

/// One use of an id.
pub(super) struct Link {
    id: String,
    file: &'static str,
    line: u64,
    column: u64,
    field: String,
}

impl Link {
    /// The id, and where it is used.
    pub fn new(id: &str, spot: Spot<'_>) -> Link {
        Link {
            id: String::from(id),
            file: spot.file,
            line: spot.line,
            column: spot.column,
            field: String::from(spot.field),
        }
    }

    fn spot(&self) -> Spot<'_> {
        Spot::line(self.file, self.line).column(self.column, &self.field)
    }
}

/// Reports every link to an id that is not given.
pub(super) fn check_links(links: &[Link], ids: &Names, faults: &mut Faults) {
    for link in links.iter().filter(|link| ids.lacks(&link.id)) {
        faults.add(ErrorKind::Dangling, link.spot(), &link.id, &ids.expected());
    }
}

/// Reports rows of a structure that stand above themselves, so that no reader of the model can
/// go round for ever. The place is that of the link from the row to its parent.
pub(super) fn check_parents(facts: &[Fact], links: &[Link], ids: &Names, faults: &mut Faults) {
    let mut parents = vec![None; ids.len()];
    for (id, parent) in facts.iter().filter_map(parent) {
        let row = ids.find(id).and_then(|row| parents.get_mut(row));
        if let Some(above) = row {
            *above = ids.find(parent);
        }
    }
    for link in links.iter().filter(|link| link.field == "parent") {
        let mut above = ids.find(&link.id);
        let mut steps = 0;
        while let Some(row) = above.filter(|_| steps <= parents.len()) {
            above = parents.get(row).copied().flatten();
            steps += 1;
        }
        if steps > parents.len() {
            let expected = "a parent that does not stand below its own row";
            faults.add(ErrorKind::Value, link.spot(), &link.id, expected);
        }
    }
}

fn parent(fact: &Fact) -> Option<(&str, &str)> {
    match &fact.detail {
        Detail::Structure(part) if !part.parent.is_empty() => Some((&fact.id, &part.parent)),
        _ => None,
    }
}
