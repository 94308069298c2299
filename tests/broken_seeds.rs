//! Broken places, sources, series, land and choices: each test breaks the smallest sound package in one way, and reads the
//! faults as a person would, file, line, column, found and expected. The name is the quirk.

mod package;

use package::{check, sound};

#[test]
fn an_id_of_a_fact_is_no_id_of_an_event() {
    check(
        sound().patched("reference/events.csv", "revision", "doc-2020-call-fra"),
        &[
            "reference/events.csv:3:1 (id): found “doc-2020-call-fra”, expected a name of its own; it stands in exchanges.csv:2 too",
        ],
    );
}

#[test]
fn places_off_the_globe() {
    let package =
        sound().patched("countries.csv", "39.91,116.4", "139.91,").patched("countries.csv", "europe", "Europe");
    check(
        package,
        &[
            "countries.csv:2:6 (lat): found “139.91”, expected degrees between -90 and 90",
            "countries.csv:2:7 (lon): found “”, expected a longitude, since there is a latitude",
            "countries.csv:3:5 (region): found “Europe”, expected one of africa, americas, asia, europe, oceania",
        ],
    );
}

#[test]
fn a_name_that_two_places_bear() {
    check(
        sound().patched("aliases.csv", "Italian Republic", "French Republic"),
        &[
            "aliases.csv:3:1 (name): found “French Republic”, expected a name of its own; it stands in aliases.csv:2 too",
        ],
    );
}

#[test]
fn the_reference_lacks_a_day() {
    check(
        sound().patched("reference/cases.csv", ",2020-01-01", ""),
        &[
            "reference/cases.csv:1:4 (2020-01-01): found “no such column”, expected a column “2020-01-01”",
            "reference/cases.csv:2: found “5 fields”, expected 4 fields, as in the header",
            "reference/cases.csv:3: found “5 fields”, expected 4 fields, as in the header",
            "reference/cases.csv:4: found “5 fields”, expected 4 fields, as in the header",
            "reference/cases.csv:5: found “5 fields”, expected 4 fields, as in the header",
            "reference/cases.csv:6: found “5 fields”, expected 4 fields, as in the header",
        ],
    );
}

#[test]
fn a_count_that_is_no_whole_number() {
    check(
        sound().patched("reference/cases.csv", "ITA,cases,,2", "ITA,cases,n/a,2.5"),
        &[
            "reference/cases.csv:4:3 (2019-12-31): found “n/a”, expected a whole number, or nothing for a day without a report",
            "reference/cases.csv:4:4 (2020-01-01): found “2.5”, expected a whole number, or nothing for a day without a report",
        ],
    );
}

#[test]
fn a_place_and_metric_twice() {
    check(
        sound().patched("reference/cases.csv", "CHN,deaths", "CHN,cases"),
        &["reference/cases.csv:3:2 (metric): found “cases”, expected each place and metric once"],
    );
}

#[test]
fn an_event_without_a_day_of_its_own() {
    let package = sound()
        .patched("reference/events.csv", "2020-01-23", "2020-01")
        .patched("reference/events.csv", "https://example.org/revision", "javascript:alert(1)")
        .patched("reference/events.csv", ",yes", ",maybe");
    check(
        package,
        &[
            "reference/events.csv:2:2 (date): found “2020-01”, expected a day of the calendar, such as 2020-03-12",
            "reference/events.csv:3:6 (url): found “javascript:alert(1)”, expected an address that begins with https:// or http://",
            "reference/events.csv:3:9 (breaks_series): found “maybe”, expected one of no, yes",
        ],
    );
}

#[test]
fn arcs_that_do_not_exist() {
    let package = sound()
        .patched("geo/land.csv", "0 0 10 0 0 10", "0 0 10 0 0")
        .patched("geo/rings.csv", "0 3", "0 4")
        .patched("geo/disputed.csv", "7,1,2", "7,1,3");
    check(
        package,
        &[
            "geo/land.csv:2:3 (points): found “0 0 10 0 0”, expected pairs of whole numbers “x y dx dy …”, two points at least, within two turns",
            "geo/disputed.csv:2:3 (to_point): found “3”, expected a point after from_point and below 3",
        ],
    );
}

#[test]
fn json_that_is_none() {
    check(
        sound().patched("figures.json", "\"years\":", "\"years\""),
        &["figures.json:5:11: found “[1949, 2020],”, expected JSON; the reader says: expected `:`"],
    );
}

#[test]
fn choices_of_figures_that_are_wrong() {
    let package = sound()
        .patched("figures.json", "\"hub\": \"CHN\"", "\"hub\": \"XXX\", \"colour\": \"red\"")
        .patched("figures.json", "[1949, 2020]", "[2020, 1949]")
        .patched("figures.json", "\"title_zh\": \"题\"", "\"title_zh\": 3")
        .patched("figures.json", "2020-01-02", "2020-01-32");
    check(
        package,
        &[
            "figures.json:2:10 (hub): found “XXX”, expected a code of countries.csv",
            "figures.json:2:27 (colour): found “colour”, expected one of the keys hub, day_zero, window, years, days, organisation, first_places, story_places, brackets, periods, alignments, wordings",
            "figures.json:4:28 (window[1]): found “2020-01-32”, expected a day of the calendar, such as 2020-03-12",
            "figures.json:5:12 (years): found “a list”, expected two years, the first before the last",
            "figures.json:12:36 (wordings[0].title_zh): found “3”, expected a text",
        ],
    );
}

#[test]
fn rows_of_two_arrangements_that_are_wrong() {
    let rows = r#""alignments": [
  { "first": ["nowhere"], "second": ["doc-2020-law-first"], "grade": "alike", "note_en": "N", "note_zh": "注" },
  { "heading_en": "H", "states": "doc-2020-law-last" }
], "years":"#;
    check(
        sound().patched("figures.json", "\"years\":", rows),
        &[
            "figures.json:6:15 (alignments[0].first[0]): found “nowhere”, expected the id of a fact",
            "figures.json:6:70 (alignments[0].grade): found “alike”, expected same_word, similar, unsure, only_first or only_second",
            "figures.json:7:34 (alignments[1].states): found “doc-2020-law-last”, expected the id of a fact",
        ],
    );
}

#[test]
fn sources_that_are_wrong() {
    let package = sound().patched("sources.json", "\"role\": \"document\"", "\"role\": \"witness\"").patched(
        "sources.json",
        "[[2020, 3, 23]]",
        "[[2020, 3, 32]]",
    );
    check(
        package,
        &[
            "sources.json:10:15 ([0].custom.role): found “witness”, expected one of document, origin, reference",
            "sources.json:25:31 ([1].issued.date-parts): found “2020-03-32”, expected a date as CSL has it, such as [[2020, 9, 18]]",
        ],
    );
}

#[test]
fn a_source_twice() {
    check(
        sound().patched("sources.json", "\"speech-2020\"", "\"doc-2020\""),
        &[
            "cases.csv:3:16 (origin): found “speech-2020”, expected the id of a source in sources.json",
            "sources.json:22:11 ([1].id): found “doc-2020”, expected an id of its own; it stands above too",
        ],
    );
}
