//! A table of one's own: whatever stands in it, reading ends in series or a report, never in a
//! panic; and what a careful writer wrote is read back as it was.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use response_atlas::chart::line_plot::{Bundle, Lines, layout};
use response_atlas::model::cases::{Metric, Series};
use response_atlas::model::date::Day;
use response_atlas::parse::own::own;
use response_atlas::scene::mark::at;
use response_atlas::words::Words;

const WIDE: &str = "Province/State,Country/Region,Lat,Long,1/22/20,1/23/20,1/25/20\n";
const LONG: &str = "location,date,total_cases\n";

/// Bytes that mean something to a reader of tables, beside any others.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling = b",,,\"\n\n\r -.0129/2020-01-22A\xEF\xBB\xBF\xFF";
    let one = prop_oneof![5 => proptest::sample::select(telling.as_slice()), 1 => any::<u8>()];
    vec(one, 0..160)
}

/// Reads, and draws what was read, for that must not panic either.
fn read(bytes: &[u8]) -> Result<Vec<Series>, proptest::test_runner::TestCaseError> {
    match own("t.csv", bytes, Metric::Cases) {
        Ok(series) => {
            let bundle = Bundle::new(series.clone());
            for is_log in [false, true] {
                let window = bundle.span().unwrap_or_default();
                let lines = Lines {
                    bundle: &bundle,
                    metric: Metric::Cases,
                    window,
                    is_log,
                    words: Words::english(),
                    width_px: 320.0,
                };
                let plot = layout(&lines);
                let near = plot.near(&bundle, at(200.0, 100.0));
                plot.focus(&bundle, near);
            }
            Ok(series)
        }
        Err(report) => {
            for error in &report.errors {
                let place = error.position.as_ref().expect("a place");
                prop_assert!(place.file == "t.csv" && (place.line > 0 || place.column == 0));
            }
            prop_assert!(!report.errors.is_empty());
            Ok(Vec::new())
        }
    }
}

/// A field as RFC 4180 quotes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_table(bytes in any_bytes()) {
        read(&bytes)?;
    }

    #[test]
    fn any_bytes_after_a_sound_header(bytes in any_bytes(), is_wide in any::<bool>()) {
        let header = if is_wide { WIDE } else { LONG };
        read(&[header.as_bytes(), &bytes].concat())?;
    }

    #[test]
    fn any_bytes_amid_a_sound_table(bytes in any_bytes(), from in 0..90_usize, cut in 0..9_usize, is_wide in any::<bool>()) {
        let mut text = if is_wide { format!("{WIDE}Hubei,China,30.9,112.2,444,444,549\n,\"Korea, South\",3,4,1,1,\n") }
            else { format!("{LONG}A,2020-01-22,444\nA,2020-01-24,549\n\"B\",2020-01-22,\nB,2020-01-23,7\n") }.into_bytes();
        let from = from.min(text.len());
        let end = (from + cut).min(text.len());
        text.splice(from..end, bytes);
        read(&text)?;
    }

    #[test]
    fn what_was_written_is_read_back(
        label in "[ -~]{0,8}[A-z\"',;é中]",
        start in -700_000..2_000_000_i32,
        values in vec(option::of(0..2_000_000_000_u32), 2..40),
        is_wide in any::<bool>(),
    ) {
        let days: Vec<String> = (start..).take(values.len()).map(|day| Day(day).iso()).collect();
        let cells: Vec<String> = values.iter().map(|value| value.map_or(String::new(), |v| v.to_string())).collect();
        let name = quoted(&label);
        let text = if is_wide {
            format!("place,{}\n{name},{}\n", days.join(","), cells.join(","))
        } else {
            let rows = days.iter().zip(&cells).map(|(day, cell)| format!("{name},{day},{cell}\n"));
            LONG.to_string() + &rows.rev().collect::<String>()
        };
        let series = read(text.as_bytes())?;
        prop_assert_eq!(series.len(), 1);
        prop_assert_eq!(series[0].label(), label.trim());
        prop_assert_eq!(series[0].total.start, Day(start));
        let got: Vec<_> = series[0].total.days().map(|(_, value)| value).collect();
        let expected: Vec<_> = values.iter().map(|value| value.map(f64::from)).collect();
        prop_assert_eq!(got, expected);
    }
}
