//! Named of claimed, on the embedded package: what the documents count, and what they name.

use response_atlas::seed;
use response_atlas::transform::coverage::{coverages, of_group};

fn check(group: &str, claimed: f64, named: usize, at_most: bool) {
    let atlas = seed::load().expect("sound seeds");
    let all = coverages(&atlas);
    let coverage = of_group(&all, group).expect("a counted group");
    assert_eq!((coverage.claimed, coverage.named.len(), coverage.at_most), (claimed, named, at_most), "{group}");
}

#[test]
fn at_most_fourteen_of_the_27_destinations_are_named() {
    check("G-TEAM27", 27.0, 14, true);
}

#[test]
fn none_of_the_18_countries_of_one_shipment_is_named() {
    check("G-AFR18", 18.0, 0, false);
}

#[test]
fn the_two_numbers_of_one_statement_count_two_groups() {
    check("G-DONOR77", 77.0, 11, true);
    check("G-DONORORG12", 12.0, 0, false);
}

#[test]
fn a_count_for_one_region_looks_there_alone() {
    check("G-AFR50", 50.0, 3, true);
}
