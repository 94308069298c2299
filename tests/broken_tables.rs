//! Broken bytes, headers and rows: each test breaks the smallest sound package in one way, and reads the
//! faults as a person would, file, line, column, found and expected. The name is the quirk.

mod package;

use package::{Package, check, sound};
use response_atlas::error::ErrorKind;

/// The kinds of the faults of a broken package.
fn kinds(package: Package) -> Vec<ErrorKind> {
    let report = package.read().expect_err("a broken package");
    report.errors.iter().map(|e| e.kind).collect()
}

#[test]
fn a_missing_file() {
    check(sound().without("aid.csv"), &["aid.csv: found “no such file”, expected one file of this name"]);
}

#[test]
fn a_file_that_stands_twice() {
    check(
        sound().with("aliases.csv", "name,code\n"),
        &["aliases.csv: found “the file twice”, expected one file of this name"],
    );
}

#[test]
fn an_empty_file() {
    let mut package = sound();
    package.file("exchanges.csv").clear();
    check(package, &["exchanges.csv:1: found “an empty file”, expected a header"]);
}

#[test]
fn a_missing_column() {
    let mut package = sound();
    *package.file("aliases.csv") = b"name\nFrench Republic\n".to_vec();
    check(package, &["aliases.csv:1:2 (code): found “no such column”, expected a column “code”"]);
}

#[test]
fn an_unexpected_and_a_doubled_column() {
    let mut package = sound();
    *package.file("aliases.csv") = b"name,code,colour,code\nFrench Republic,FRA,,\n".to_vec();
    check(
        package,
        &[
            "aliases.csv:1:3 (colour): found “colour”, expected no such column",
            "aliases.csv:1:4 (code): found “code”, expected each column once",
        ],
    );
}

#[test]
fn columns_in_another_order() {
    check(
        sound().patched("comparisons.csv", "fact_a,fact_b", "fact_b,fact_a"),
        &["comparisons.csv:1:1 (fact_b): found “fact_b”, expected “fact_a”, the columns in their order"],
    );
}

#[test]
fn a_row_with_too_few_fields() {
    check(
        sound().patched("countries.csv", "ITA,country,Italy", "ITA,Italy"),
        &["countries.csv:4: found “7 fields”, expected 8 fields, as in the header"],
    );
}

#[test]
fn bytes_that_are_not_utf8() {
    check(
        sound().patched("cases.csv", "全球", b"\xFF\xFE"),
        &[
            "cases.csv:2: found “byte 0xFF as byte 69 of the line”, expected UTF-8",
            "cases.csv:2: found “byte 0xFE as byte 70 of the line”, expected UTF-8",
        ],
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends() {
    let package = sound().patched("aliases.csv", "name,code\n", "\u{FEFF}name,code\r\n");
    check(
        package,
        &[
            "aliases.csv:1: found “a byte order mark”, expected UTF-8 without a byte order mark",
            "aliases.csv:1: found “a carriage return”, expected LF line ends",
        ],
    );
}

#[test]
fn a_nul_byte() {
    check(
        sound().patched("counts.csv", "4, para 1", "4,\0para 1"),
        &["counts.csv:2:14: found “the control character U+0000”, expected printable text"],
    );
}

#[test]
fn a_quote_inside_a_bare_field() {
    check(
        sound().patched("exchanges.csv", "Call with", "Call \"with\""),
        &[
            "exchanges.csv:2:3: found “a quote inside a bare field”, expected the whole field in quotes, a quote in it doubled",
        ],
    );
}

#[test]
fn a_quote_that_is_never_closed() {
    check(
        sound().patched("comparisons.csv", "A total", "\"A total"),
        &["comparisons.csv:2:4: found “a quote that is never closed”, expected a closing quote"],
    );
}

#[test]
fn text_after_a_closing_quote() {
    check(
        sound().patched("cases.csv", "world\",", "world\"!,"),
        &[
            "cases.csv:2:3: found “! after a closing quote”, expected a comma or the line's end (the quote opened on line 2)",
        ],
    );
}

#[test]
fn an_empty_line() {
    check(
        sound().patched("aliases.csv", "Italian", "\nItalian"),
        &["aliases.csv:3: found “an empty line”, expected a row"],
    );
}

#[test]
fn a_million_columns() {
    let header = "x,".repeat(1_000_000);
    check(
        sound().patched("geo/land.csv", "arc,", header),
        &["geo/land.csv:1:2001: found “more fields”, expected at most 2000 fields in a row"],
    );
}

#[test]
fn a_field_without_end() {
    let long = "x".repeat(100_000);
    check(
        sound().patched("comparisons.csv", "A total", long),
        &["comparisons.csv:2:4: found “a longer field”, expected at most 60000 bytes in a field"],
    );
}

#[test]
fn a_broken_table_brings_no_dangling_ids() {
    let package = sound().patched("cases.csv", "doc-2020-cases-world,", "");
    check(package, &["cases.csv:2: found “20 fields”, expected 21 fields, as in the header"]);
}

#[test]
fn rows_out_of_order() {
    let package = sound()
        .patched("institutions.csv", ",2003,", ",2013,")
        .patched("countries.csv", "ITA,country", "CAN,country")
        .patched("reference/cases.csv", "WLD,cases", "ABW,cases");
    check(
        package,
        &[
            "aid.csv:2:12 (to): found “ITA”, expected a code of countries.csv",
            "aid.csv:3:11 (from): found “ITA”, expected a code of countries.csv",
            "institutions.csv:3:1 (id): found “doc-2020-plan-second”, expected rows in the order of date, then id, the undated last",
            "countries.csv:4:1 (code): found “CAN”, expected rows in the order of code",
            "aliases.csv:3:2 (code): found “ITA”, expected a code of countries.csv",
            "reference/cases.csv:4:1 (code): found “ITA”, expected a code of countries.csv",
            "reference/cases.csv:5:1 (code): found “ABW”, expected a code of countries.csv",
            "reference/cases.csv:5:1 (code): found “ABW”, expected rows in the order of code, then metric",
        ],
    );
}

#[test]
fn faults_of_all_files_come_in_one_report() {
    let package = sound()
        .patched("geo/land.csv", "border", "frontier")
        .patched("cases.csv", "7400000", "many")
        .patched("countries.csv", "意大利", "");
    check(
        package,
        &[
            "cases.csv:2:5 (value): found “many”, expected a plain decimal number, such as 7400000 or 64.3",
            "countries.csv:4:4 (name_zh): found “”, expected a value, since it is required",
            "geo/land.csv:4:2 (kind): found “frontier”, expected one of border, coast, cut",
        ],
    );
}

#[test]
fn faults_have_kinds() {
    use ErrorKind::{Dangling, Duplicate, Encoding, Limit, Shape, Value};
    assert_eq!(kinds(sound().without("aid.csv")), [Shape]);
    assert_eq!(kinds(sound().patched("cases.csv", "over", "above")), [Value]);
    assert_eq!(kinds(sound().patched("cases.csv", "cases,WLD", "cases,XXX")), [Dangling]);
    assert_eq!(kinds(sound().patched("aliases.csv", "Italian", b"\xFF")), [Encoding]);
    assert_eq!(kinds(sound().patched("geo/land.csv", "arc,", "x,".repeat(3_000))), [Limit]);
    let again = sound().patched("counts.csv", "doc-2020-assisted", "doc-2020-call-fra");
    assert_eq!(kinds(again), [Duplicate]);
}
