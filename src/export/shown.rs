//! The data of what is shown: the facts behind the marks, and the series in full.
//!
//! In: a view as it was laid out. Out: fields under fixed names, the tables' own words and dates
//! (EDTF), a gap where nothing is stated. A row is a fact, an event of the reference, a judged
//! pair, a reading of ours, or a note that the figure works out. `shown.*` of the catalogues tells
//! what each column means.

use crate::chart::credit::short_name;
use crate::chart::figure::{Datum, Figure};
use crate::chart::series::{self, Cell, Fields};
use crate::chart::view::View;
use crate::chart::{self, Context};
use crate::model::atlas::Atlas;
use crate::model::date::{End, Instant, Precision, When};
use crate::model::fact::{Dated, Detail, Fact};
use crate::words::Words;

/// Columns of every table of marks.
const COMMON: [&str; 23] = [
    "row",
    "id",
    "table",
    "measure",
    "title",
    "value",
    "value2",
    "qualifier",
    "unit",
    "date",
    "date_precision",
    "as_of",
    "as_of_precision",
    "from",
    "to",
    "source",
    "source_name",
    "locator",
    "basis",
    "origin",
    "origin_name",
    "event",
    "note",
];

/// Columns that stand where a row fills them.
const FURTHER: [&str; 18] = [
    "fact_a",
    "fact_b",
    "relation",
    "metric",
    "scope",
    "kind",
    "item",
    "direction",
    "channel",
    "provider",
    "status",
    "place",
    "lane",
    "actor",
    "relates_to",
    "structure",
    "parent",
    "role",
];

/// What a view shows, in data.
pub struct Shown {
    /// The facts and what else stands behind its marks.
    pub marks: Fields,
    /// Its series; without columns where it has none.
    pub series: Fields,
}

/// The data of a view as it was laid out.
pub fn shown(context: &Context<'_>, figure: &Figure) -> Shown {
    Shown { marks: marks(context, figure), series: series::fields(context, figure) }
}

/// Fields of one row by name.
type Row = Vec<(&'static str, Cell)>;

fn marks(context: &Context<'_>, figure: &Figure) -> Fields {
    let mut rows: Vec<Row> = Vec::new();
    let mut seen: Vec<u32> = figure.scene.marks.iter().filter_map(|mark| mark.datum).collect();
    seen.extend(figure.scene.targets.iter().map(|target| target.datum));
    seen.sort_unstable();
    seen.dedup();
    let mut facts: Vec<usize> = Vec::new();
    for datum in seen.into_iter().filter_map(|number| figure.data.get(number as usize)) {
        gather(context, datum, &mut facts, &mut rows);
    }
    let known = facts.iter().filter_map(|index| context.atlas.facts.get(*index));
    let mut all: Vec<Row> = known.map(|fact| fact_row(context, fact)).collect();
    all.extend(rows);
    settle(all)
}

/// Adds what stands behind a mark, each thing once.
fn gather(context: &Context<'_>, datum: &Datum, facts: &mut Vec<usize>, rows: &mut Vec<Row>) {
    let atlas = context.atlas;
    let mut add = |index: usize| {
        if !facts.contains(&index) {
            facts.push(index);
        }
    };
    let by_id = |id: &String| atlas.facts.iter().position(|fact| fact.id == *id);
    let mut further = Vec::new();
    match datum {
        Datum::Sample { .. } => {}
        Datum::Facts(indexes) => indexes.iter().copied().for_each(add),
        Datum::Event(index) => further.extend(atlas.events.get(*index).map(|event| {
            vec![
                ("row", "event".into()),
                ("id", event.id.as_str().into()),
                ("title", context.words.pick(&event.title).into()),
                ("date", event.day.iso().as_str().into()),
                ("date_precision", "day".into()),
                ("source_name", context.words.pick(&event.citation).into()),
                ("locator", event.url.as_str().into()),
                ("place", event.scope.as_str().into()),
            ]
        })),
        Datum::Comparisons(indexes) => {
            for pair in indexes.iter().filter_map(|index| atlas.comparisons.get(*index)) {
                [&pair.fact_a, &pair.fact_b].into_iter().filter_map(by_id).for_each(&mut add);
                further.push(vec![
                    ("row", "comparison".into()),
                    ("relation", pair.relation.word().into()),
                    ("fact_a", pair.fact_a.as_str().into()),
                    ("fact_b", pair.fact_b.as_str().into()),
                    ("note", context.words.pick(&pair.reason).into()),
                    ("basis", "derived".into()),
                ]);
            }
        }
        Datum::Alignment(index) => {
            if let Some(alignment) = atlas.outbreak.alignments.get(*index) {
                let [first, second] = &alignment.sides;
                first.iter().chain(second).chain([&alignment.states]).filter_map(by_id).for_each(&mut add);
                further.push(vec![
                    ("row", "reading".into()),
                    ("relation", alignment.grade.map_or("", |grade| grade.word()).into()),
                    ("fact_a", first.join(";").as_str().into()),
                    ("fact_b", second.join(";").as_str().into()),
                    ("note", context.words.pick(&alignment.note).into()),
                    ("basis", "derived".into()),
                ]);
            }
        }
        Datum::Note { title, text } => further.push(vec![
            ("row", "note".into()),
            ("title", title.as_str().into()),
            ("note", text.as_str().into()),
            ("basis", "derived".into()),
        ]),
    }
    for row in further {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
}

fn fact_row(context: &Context<'_>, fact: &Fact) -> Row {
    let (atlas, words) = (context.atlas, context.words);
    let mut row: Row = vec![
        ("row", "fact".into()),
        ("id", fact.id.as_str().into()),
        ("table", fact.table().word().into()),
        ("measure", fact.measure.as_str().into()),
        ("title", words.pick(&fact.title).into()),
        ("value", fact.value.into()),
        ("value2", fact.value2.into()),
        ("qualifier", fact.qualifier.map_or("", |q| q.word()).into()),
        ("unit", fact.unit.as_str().into()),
        ("date", edtf(&fact.date).into()),
        ("date_precision", precision(&fact.date).into()),
        ("as_of", edtf(&fact.as_of).into()),
        ("as_of_precision", precision(&fact.as_of).into()),
        ("from", fact.from.join(";").as_str().into()),
        ("to", fact.to.join(";").as_str().into()),
        ("source", fact.source.as_str().into()),
        ("source_name", short_name(atlas, words, &fact.source).as_str().into()),
        ("locator", fact.locator.as_str().into()),
        ("basis", fact.basis.word().into()),
        ("origin", fact.origin.as_str().into()),
        ("event", fact.event.as_str().into()),
        ("note", words.pick(&fact.note).into()),
    ];
    if !fact.origin.is_empty() {
        row.push(("origin_name", short_name(atlas, words, &fact.origin).as_str().into()));
    }
    row.extend(detail(&fact.detail, words));
    row
}

fn detail(detail: &Detail, words: Words) -> Row {
    match detail {
        Detail::Case(case) => vec![("metric", case.metric.as_str().into()), ("scope", case.scope.as_str().into())],
        Detail::Aid(aid) => vec![
            ("kind", aid.kind.as_str().into()),
            ("item", words.pick(&aid.item).into()),
            ("direction", aid.direction.word().into()),
            ("channel", aid.channel.as_str().into()),
            ("provider", aid.provider.as_str().into()),
            ("status", aid.status.word().into()),
            ("place", aid.place.as_str().into()),
        ],
        Detail::Exchange { kind, direction } => {
            vec![("kind", kind.as_str().into()), ("direction", direction.map_or("", |d| d.word()).into())]
        }
        Detail::Institution(institution) => vec![
            ("lane", institution.lane.word().into()),
            ("actor", institution.actor.as_str().into()),
            ("relation", institution.relation.as_str().into()),
            ("relates_to", institution.relates_to.join(";").as_str().into()),
        ],
        Detail::Structure(structure) => vec![
            ("structure", structure.structure.as_str().into()),
            ("parent", structure.parent.as_str().into()),
            ("role", structure.role.as_str().into()),
        ],
        Detail::Count => Vec::new(),
    }
}

fn edtf(date: &Option<Dated>) -> &str {
    date.as_ref().map_or("", |dated| dated.edtf.as_str())
}

/// How finely a date is known: `day`, `month`, `year`, `decade`, or `interval`.
fn precision(date: &Option<Dated>) -> &'static str {
    match date.as_ref().map(|dated| dated.when) {
        None => "",
        Some(When::Single(instant)) => fineness(instant),
        Some(When::Interval(End::Known(from), End::Known(to))) if fineness(from) == fineness(to) => {
            match fineness(from) {
                "day" => "days",
                "month" => "months",
                _ => "years",
            }
        }
        Some(When::Interval(..)) => "interval",
    }
}

fn fineness(instant: Instant) -> &'static str {
    match instant.precision {
        Precision::Decade => "decade",
        Precision::Year => "year",
        Precision::Month => "month",
        Precision::Day => "day",
    }
}

/// Rows under one list of columns; further columns that nothing fills are left out.
fn settle(rows: Vec<Row>) -> Fields {
    let is_filled = |name: &str| rows.iter().flatten().any(|(key, cell)| *key == name && *cell != Cell::Gap);
    let mut columns: Vec<&'static str> = COMMON.to_vec();
    columns.extend(FURTHER.into_iter().filter(|name| is_filled(name)));
    let field =
        |row: &Row, name: &str| row.iter().find(|(key, _)| *key == name).map_or(Cell::Gap, |(_, cell)| cell.clone());
    let rows = rows.iter().map(|row| columns.iter().map(|name| field(row, name)).collect()).collect();
    Fields { columns, rows }
}

/// The data of a state, laid out anew.
pub fn of(atlas: &Atlas, view: &View, words: Words) -> (Figure, Shown) {
    let context = Context { atlas, view, words, width_px: chart::TABLE_PX };
    let figure = chart::layout(atlas, view, words, chart::TABLE_PX);
    let shown = shown(&context, &figure);
    (figure, shown)
}

/// What a column means, in words.
pub fn meaning(words: Words, column: &str) -> String {
    words.t(&["shown.", column].concat()).to_string()
}

/// Every column that may stand in the data of a view.
pub fn columns() -> Vec<&'static str> {
    const OF_SERIES: [&str; 15] = [
        "place_name",
        "per",
        "total",
        "days_since",
        "new",
        "mean_7_days",
        "new_7_days",
        "new_7_days_before",
        "days_since_half",
        "rate",
        "rate_low",
        "rate_high",
        "days_to_double",
        "metric",
        "place",
    ];
    let mut all: Vec<&'static str> = Vec::new();
    for name in COMMON.into_iter().chain(FURTHER).chain(OF_SERIES) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
