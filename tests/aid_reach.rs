//! What the page asks of the figure of help beside its scene: the list, the values to choose, the
//! cards behind a mark.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use response_atlas::chart::aid_reach::{cards, choices, list, told};
use response_atlas::chart::figure::{Datum, Figure};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, Context, entry};
use response_atlas::model::atlas::Atlas;
use response_atlas::scene::mark::Shape;
use response_atlas::seed;
use response_atlas::words::Words;

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| seed::load().expect("sound seeds"))
}

fn view(pairs: &[(&str, &str)]) -> View {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    View::read(entry("aid").expect("the aid figure"), &pairs).view
}

fn context(view: &View) -> Context<'_> {
    Context { atlas: atlas(), view, words: Words::english(), width_px: 1080.0 }
}

fn figure(view: &View) -> Figure {
    chart::layout(atlas(), view, Words::english(), 1080.0)
}

#[test]
fn the_list_holds_every_report_that_is_drawn_and_each_mark_once() {
    for pairs in
        [&[("view", "matrix")][..], &[("view", "map")], &[("view", "map"), ("kind", "cash")], &[("place", "ITA")]]
    {
        let view = view(pairs);
        let figure = figure(&view);
        let listed: Vec<u32> = list(&context(&view), &figure).iter().map(|one| one.datum).collect();
        assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len());
        let facts = |data: &mut dyn Iterator<Item = &Datum>| -> BTreeSet<usize> {
            data.filter_map(|d| if let Datum::Facts(facts) = d { Some(facts.clone()) } else { None })
                .flatten()
                .collect()
        };
        let in_list = facts(&mut listed.iter().map(|d| &figure.data[*d as usize]));
        let drawn = facts(&mut figure.scene.targets.iter().map(|t| &figure.data[t.datum as usize]));
        assert_eq!(in_list, drawn, "{pairs:?}");
        assert!(!in_list.is_empty());
    }
}

#[test]
fn an_entry_says_place_kind_status_day_numbers_and_every_citation() {
    let view = view(&[("kind", "cash"), ("place", "WHO"), ("source", "ghrp-2020")]);
    let figure = figure(&view);
    let entries = list(&context(&view), &figure);
    let [one] = &entries[..] else { panic!("{} entries", entries.len()) };
    assert_eq!(one.place, "World Health Organization");
    for part in ["from China", "Cash", "date not stated", "US$55 million", "US$50 million"] {
        assert!(one.says.contains(part), "{part}: {}", one.says);
    }
    assert!(one.said.contains("GHRP") && one.said.contains("Qiushi"), "{}", one.said);
}

#[test]
fn values_are_counted_over_what_the_other_keys_leave() {
    let view = view(&[("kind", "cash"), ("source", "ma-2020")]);
    let all = choices(&context(&view));
    let keys: Vec<&str> = all.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["kind", "status", "channel", "provider", "source", "place"]);
    for (key, values) in all {
        for value in values {
            let mut pairs = vec![("kind", "cash"), ("source", "ma-2020")];
            pairs.retain(|(k, _)| *k != key);
            pairs.push((key, &value.value));
            let view = self::view(&pairs);
            assert_eq!(list(&context(&view), &figure(&view)).len(), value.count, "{pairs:?}");
        }
    }
}

#[test]
fn a_picture_of_a_part_says_which_part() {
    for id in ["matrix", "map"] {
        let view = view(&[("view", id), ("kind", "cash")]);
        let figure = figure(&view);
        let all: Vec<String> = figure
            .scene
            .marks
            .iter()
            .filter_map(|m| if let Shape::Text { content, .. } = &m.shape { Some(content.clone()) } else { None })
            .collect();
        let shown = list(&context(&view), &figure).len();
        let says = format!("Shown: Kind: Cash; {shown} of ");
        assert!(all.join(" ").contains(&says), "{id}: {says}");
    }
}

#[test]
fn every_mark_and_every_place_on_the_map_leads_to_a_card() {
    let known: BTreeSet<String> = told(atlas(), Words::english()).into_iter().map(|t| t.code).collect();
    assert!(known.contains("USA") && known.contains("HKG"), "named, though no help is told of");
    assert!(known.len() > 50 && !known.contains(&atlas().outbreak.hub));
    for id in ["matrix", "map"] {
        let view = view(&[("view", id)]);
        let figure = figure(&view);
        for target in &figure.scene.targets {
            let found = cards(atlas(), Words::english(), &figure, target.datum);
            assert!(found.iter().all(|(code, _)| known.contains(code)), "{id}: {found:?}");
            match &figure.data[target.datum as usize] {
                Datum::Note { title, .. } => assert_eq!(found.iter().map(|(_, n)| n).collect::<Vec<_>>(), [title]),
                Datum::Facts(facts) => assert!(!found.is_empty(), "{}", atlas().facts[facts[0]].id),
                other => panic!("{other:?}"),
            }
        }
    }
}
