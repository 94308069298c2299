//! What the aid table joins and what it leaves apart: one event is one mark, what no document says
//! to be one is not, what has no giver is no help from the hub, and notes speak to a reader.

use std::sync::OnceLock;

use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, entry};
use response_atlas::model::atlas::Atlas;
use response_atlas::model::fact::{Direction, Fact};
use response_atlas::scene::mark::Shape;
use response_atlas::scene::style::Role;
use response_atlas::seed;
use response_atlas::words::Words;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn figure(view: &str) -> Figure {
    let pairs = [("view".to_string(), view.to_string())];
    let view = View::read(entry("aid").expect("the aid figure"), &pairs).view;
    chart::layout(atlas(), &view, Words::english(), 1080.0)
}

fn fact(id: &str) -> &'static Fact {
    atlas().fact(id).unwrap_or_else(|| panic!("no fact {id}"))
}

/// Data of a figure that hold a fact.
fn holding(figure: &Figure, id: &str) -> Vec<u32> {
    let index = atlas().facts.iter().position(|f| f.id == id).expect("a fact");
    let holds = |d: &Datum| matches!(d, Datum::Facts(facts) if facts.contains(&index));
    (0..figure.data.len() as u32).filter(|i| holds(&figure.data[*i as usize])).collect()
}

#[test]
fn what_no_document_says_to_be_one_is_not_one_event() {
    let mut judged = 0;
    for pair in &atlas().comparisons {
        let [a, b] = [&pair.fact_a, &pair.fact_b].map(|id| fact(id));
        let is_open = pair.reason.en.to_lowercase().contains("not stated");
        if is_open && a.aid().is_some() && b.aid().is_some() {
            judged += 1;
            assert!(a.event.is_empty() || a.event != b.event, "{} and {} share {}", a.id, b.id, a.event);
        }
    }
    assert!(judged >= 4, "{judged}");
}

#[test]
fn a_team_on_a_list_is_not_said_to_be_a_team_told_of_elsewhere() {
    let listed = atlas().facts.iter().filter(|f| f.id.starts_with("ma-2020-expert-team-sent-"));
    let mut seen = 0;
    for one in listed {
        seen += 1;
        let kin =
            |f: &&Fact| f.event == one.event && f.id != one.id && f.aid().is_some_and(|a| a.kind == "expert_team");
        assert_eq!(atlas().facts.iter().filter(kin).count(), 0, "{}", one.id);
    }
    assert_eq!(seen, 12);
    assert_ne!(fact("ma-2020-laboratory-irq").event, fact("qiushi-2020-laboratory-irq").event);
    assert_ne!(fact("ma-2020-expert-team-irq").event, fact("qiushi-2020-expert-team-irq-2").event);
}

#[test]
fn one_pledge_and_one_count_of_one_origin_are_one_mark_each() {
    let pledge = ["ghrp-2020-pledge-cash", "qiushi-2020-pledge-cash", "ghrp-2020-pledge-cash-table"];
    let training = ["ghrp-2020-training-sessions", "qiushi-2020-training-sessions"];
    for view in ["matrix", "map"] {
        let figure = figure(view);
        for ids in [&pledge[..], &training[..]] {
            let first = holding(&figure, ids[0]);
            assert_eq!(first.len(), 1, "{view}: {ids:?}");
            assert!(ids.iter().all(|id| holding(&figure, id) == first), "{view}: {ids:?}");
        }
    }
}

#[test]
fn what_passed_through_without_a_giver_is_no_help_from_the_hub() {
    for id in ["ghrp-2020-hub-first-batch", "ghrp-2020-hub-onward"] {
        assert!(fact(id).from.is_empty());
        for view in ["matrix", "map"] {
            let figure = figure(view);
            let data = holding(&figure, id);
            assert!(!data.is_empty(), "{id} is not drawn in the {view}");
            let heading =
                |shape: &Shape| matches!(shape, Shape::Text { content, .. } if content.starts_with("Through China"));
            assert!(figure.scene.marks.iter().any(|m| heading(&m.shape)), "{view}");
            if view == "matrix" {
                let own = figure.scene.marks.iter().filter(|m| m.datum.is_some_and(|d| data.contains(&d)));
                assert!(own.into_iter().all(|m| !format!("{:?}", m.shape).contains(&format!("{:?}", Role::AidOut))));
            }
        }
    }
}

#[test]
fn help_to_teams_of_ones_own_is_not_help_to_a_place() {
    let to_teams: Vec<&Fact> = atlas().facts.iter().filter(|f| f.to.iter().any(|c| c == "G-CHN-TEAMS")).collect();
    assert_eq!(to_teams.len(), 3);
    assert!(to_teams.iter().all(|f| f.aid().is_some_and(|a| a.direction == Direction::Own)));
}

#[test]
fn notes_speak_to_a_reader_and_not_of_the_tables() {
    let ids: Vec<&str> = atlas().sources.iter().map(|s| s.id.as_str()).collect();
    let columns = [
        "left empty",
        "留空",
        "录入",
        "另一行",
        "自成行",
        "other row",
        "rows",
        "row of its own",
        "column",
        "filed under",
    ];
    for fact in &atlas().facts {
        for note in [&fact.note.en, &fact.note.zh] {
            let odd = ids.iter().chain(&columns).find(|odd| note.contains(**odd));
            assert_eq!(odd, None, "{}: {note}", fact.id);
        }
    }
}
