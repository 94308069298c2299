//! Broken facts: each test breaks the smallest sound package in one way, and reads the
//! faults as a person would, file, line, column, found and expected. The name is the quirk.

mod package;

use package::{check, sound};

#[test]
fn a_required_field_is_empty() {
    check(
        sound().patched("exchanges.csv", "Call with France", ""),
        &["exchanges.csv:2:3 (title_en): found “”, expected a value, since it is required"],
    );
}

#[test]
fn a_text_in_one_language_only() {
    check(
        sound().patched("institutions.csv", "由正文推得。", ""),
        &["institutions.csv:3:19 (note_zh): found “”, expected a text here too, as in the other language"],
    );
}

#[test]
fn blanks_at_the_ends_of_a_text() {
    check(
        sound().patched("exchanges.csv", "Call with France", " Call with France"),
        &["exchanges.csv:2:3 (title_en): found “ Call with France”, expected text without blanks at its ends"],
    );
}

#[test]
fn an_id_in_capitals_or_without_its_source() {
    let package = sound().patched("exchanges.csv", "doc-2020-call-fra", "doc-2020-Call-fra").patched(
        "counts.csv",
        "doc-2020-assisted",
        "other-assisted",
    );
    check(
        package,
        &[
            "exchanges.csv:2:1 (id): found “doc-2020-Call-fra”, expected an id in kebab-case",
            "counts.csv:2:1 (id): found “other-assisted”, expected an id that begins with its source, “doc-2020-”",
        ],
    );
}

#[test]
fn an_id_twice_in_different_tables() {
    check(
        sound().patched("counts.csv", "doc-2020-assisted", "doc-2020-call-fra"),
        &[
            "counts.csv:2:1 (id): found “doc-2020-call-fra”, expected a name of its own; it stands in exchanges.csv:2 too",
        ],
    );
}

#[test]
fn an_unknown_word() {
    let package = sound()
        .patched("cases.csv", ",cases,WLD", ",infections,WLD")
        .patched("aid.csv", "arrived", "landed")
        .patched("aid.csv", "red_cross", "Red Cross");
    check(
        package,
        &[
            "cases.csv:2:20 (metric): found “infections”, expected one of cases, deaths, period, spread",
            "aid.csv:2:25 (provider): found “Red Cross”, expected one of armed_forces, enterprise, government, head_of_state, hospital, ngo_network, overseas_chinese, party, red_cross, university",
            "aid.csv:2:26 (status): found “landed”, expected one of offer, announced, dispatched, arrived, on_site, completed, not_stated",
        ],
    );
}

#[test]
fn help_goes_one_way() {
    check(
        sound().patched("aid.csv", ",out,", ",both,"),
        &["aid.csv:2:23 (direction): found “both”, expected one of out, in, own"],
    );
}

#[test]
fn an_impossible_date() {
    let package =
        sound().patched("aid.csv", "2020-03-12", "2020-02-30").patched("counts.csv", "2020-05-31", "31 May 2020");
    check(
        package,
        &[
            "aid.csv:2:9 (date): found “2020-02-30”, expected an EDTF date, such as 2020-03-12, 2020-03, 2003/.. or 1949/198X",
            "counts.csv:2:10 (as_of): found “31 May 2020”, expected an EDTF date, such as 2020-03-12, 2020-03, 2003/.. or 1949/198X",
        ],
    );
}

#[test]
fn a_bad_number() {
    let package = sound().patched("cases.csv", "7400000", "7,4e6".replace(',', ".")).patched("cases.csv", "67", "NaN");
    check(
        package,
        &[
            "cases.csv:2:5 (value): found “7.4e6”, expected a plain decimal number, such as 7400000 or 64.3",
            "cases.csv:3:5 (value): found “NaN”, expected a plain decimal number, such as 7400000 or 64.3",
        ],
    );
}

#[test]
fn a_value_without_unit_and_a_unit_without_value() {
    let package =
        sound().patched("cases.csv", "over,case,", ",,").patched("exchanges.csv", ",,,,,2020", ",,,over,call,2020");
    check(
        package,
        &[
            "cases.csv:2:7 (qualifier): found “”, expected one of as_given, over, at_least, under, nearly, about",
            "cases.csv:2:8 (unit): found “”, expected one of aspect, batch, case, cause, country, country+organisation, country_or_organisation, country_or_region, day, death, department, document, goggle_pair, group, hospital, hour, institution, journal, journal+paper, language, leader, mask, meeting, organisation, paper, party, party_or_organisation, percent, person, phase, plan, plan+system, platform, proposal, province, route, service, session, sheep, shipment, step, suit, team, territory, test_kit, thermometer, tonne, usd, user, ventilator, viewer, visit, week, year",
            "exchanges.csv:2:7 (qualifier): found “over”, expected nothing, since there is no value",
            "exchanges.csv:2:8 (unit): found “call”, expected nothing, since there is no value",
        ],
    );
}

#[test]
fn a_second_number_that_is_no_range() {
    let package = sound().patched("counts.csv", "country+organisation", "country").patched(
        "aid.csv",
        "9,,as_given,person",
        "9,,as_given,country+organisation",
    );
    check(
        package,
        &[
            "aid.csv:2:6 (value2): found “”, expected a second number, since the unit names two things",
            "counts.csv:2:6 (value2): found “4”, expected the upper end of a range, or a unit with “+”",
        ],
    );
}

#[test]
fn a_derived_fact_without_a_note() {
    let package = sound().patched("institutions.csv", "Derived from the text.,由正文推得。", ",");
    check(package, &["institutions.csv:3:18 (note_en): found “”, expected a note that says how the fact is derived"]);
}

#[test]
fn unknown_codes_of_places() {
    let package = sound()
        .patched("cases.csv", "cases,WLD", "cases,WRL")
        .patched("aid.csv", "FRA;ITA,", "FRA;ITL,")
        .patched("aid.csv", "not_stated,FRA", "not_stated,QAT");
    check(
        package,
        &[
            "cases.csv:2:21 (scope): found “WRL”, expected a code of countries.csv",
            "aid.csv:3:11 (from): found “ITL”, expected a code of countries.csv",
            "aid.csv:4:27 (place): found “QAT”, expected a code of countries.csv",
        ],
    );
}

#[test]
fn lists_are_without_blanks_and_doubles() {
    check(
        sound().patched("aid.csv", "FRA;ITA,", "FRA; ITA;FRA,"),
        &[
            "aid.csv:3:11 (from): found “FRA; ITA;FRA”, expected items with “;” between them and no blanks",
            "aid.csv:3:11 (from): found “FRA”, expected each item once",
            "aid.csv:3:11 (from): found “ ITA”, expected a code of countries.csv",
        ],
    );
}

#[test]
fn dangling_source_and_origin() {
    let package = sound().patched("cases.csv", "stated,speech-2020", "stated,speech-2021").patched(
        "counts.csv",
        ",doc-2020,",
        ",speech-2020,",
    );
    check(
        package,
        &[
            "cases.csv:3:16 (origin): found “speech-2021”, expected the id of a source in sources.json",
            "counts.csv:2:1 (id): found “doc-2020-assisted”, expected an id that begins with its source, “speech-2020-”",
            "counts.csv:2:13 (source): found “speech-2020”, expected the id of a document in sources.json",
        ],
    );
}

#[test]
fn dangling_ids_of_facts() {
    let package = sound()
        .patched("institutions.csv", "model,doc-2020-law-first", "model,doc-2020-law-none")
        .patched("structures.csv", "2020,doc-2020-group-lead", "2020,doc-2020-group-none")
        .patched("comparisons.csv", "doc-2020-cases-world", "doc-2020-cases-none")
        .patched("figures.json", "doc-2020-period-first", "doc-2020-period-none");
    check(
        package,
        &[
            "institutions.csv:3:23 (relates_to): found “doc-2020-law-none”, expected the id of a fact",
            "structures.csv:3:21 (parent): found “doc-2020-group-none”, expected the id of a fact",
            "comparisons.csv:2:1 (fact_a): found “doc-2020-cases-none”, expected the id of a fact",
            "figures.json:7:26 (brackets[0].fact): found “doc-2020-period-none”, expected the id of a fact",
        ],
    );
}

#[test]
fn a_relation_without_an_id() {
    check(
        sound().patched("institutions.csv", "model,doc-2020-law-first", "model,"),
        &["institutions.csv:3:23 (relates_to): found “”, expected an id, since there is a relation"],
    );
}

#[test]
fn a_parent_below_its_own_row() {
    let package = sound().patched("structures.csv", "mechanism-2020,,lead", "mechanism-2020,doc-2020-group-part,lead");
    check(
        package,
        &[
            "structures.csv:2:21 (parent): found “doc-2020-group-part”, expected a parent that does not stand below its own row",
            "structures.csv:3:21 (parent): found “doc-2020-group-lead”, expected a parent that does not stand below its own row",
        ],
    );
}

#[test]
fn a_fact_compared_with_itself() {
    check(
        sound().patched("comparisons.csv", ",doc-2020-period-first", ",doc-2020-cases-world"),
        &["comparisons.csv:2:2 (fact_b): found “doc-2020-cases-world”, expected another fact than fact_a"],
    );
}

#[test]
fn a_pair_that_is_judged_twice() {
    let again = "doc-2020-period-first,doc-2020-cases-world,scope,x,y\n";
    let mut package = sound();
    package.file("comparisons.csv").extend_from_slice(again.as_bytes());
    check(
        package,
        &["comparisons.csv:3:2 (fact_b): found “doc-2020-cases-world”, expected each pair once, in either order"],
    );
}
