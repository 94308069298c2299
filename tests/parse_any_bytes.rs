//! Whatever stands in the files, reading them ends in an atlas or a report, never in a panic.

mod package;

use package::{Package, sound};
use proptest::collection::vec;
use proptest::prelude::*;
use response_atlas::parse::FILES;

/// Bytes that mean something to a reader of tables or JSON, beside any others.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling = b",;\"\n\r\0 -~0129.{}[]:xX/\xEF\xBB\xBF\xFF";
    let one = prop_oneof![3 => proptest::sample::select(telling.as_slice()), 1 => any::<u8>()];
    vec(one, 0..200)
}

fn replaced(mut package: Package, at: usize, bytes: Vec<u8>) -> Package {
    *package.file(FILES[at]) = bytes;
    package
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_file(at in 0..FILES.len(), bytes in any_bytes()) {
        let _ = replaced(sound(), at, bytes).read();
    }

    #[test]
    fn any_bytes_after_a_sound_header(at in 0..FILES.len(), bytes in any_bytes()) {
        let mut package = sound();
        let file = package.file(FILES[at]);
        let header = file.iter().position(|b| *b == b'\n').map_or(0, |end| end + 1);
        file.truncate(header);
        file.extend(bytes);
        let _ = package.read();
    }

    #[test]
    fn any_bytes_amid_a_sound_file(at in 0..FILES.len(), from in 0.0..1.0, cut in 0_usize..9, bytes in any_bytes()) {
        let mut package = sound();
        let file = package.file(FILES[at]);
        let start = (file.len() as f64 * from) as usize;
        let end = (start + cut).min(file.len());
        file.splice(start..end, bytes);
        let _ = package.read();
    }

    #[test]
    fn every_fault_names_its_file(at in 0..FILES.len(), bytes in any_bytes()) {
        if let Err(report) = replaced(sound(), at, bytes).read() {
            for error in &report.errors {
                let place = error.position.as_ref().expect("a place");
                prop_assert!(FILES.contains(&place.file.as_str()));
            }
        }
    }
}
