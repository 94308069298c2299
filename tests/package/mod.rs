//! The smallest sound package, and ways to break it.

use std::fs;
use std::path::Path;

use response_atlas::error::Report;
use response_atlas::model::atlas::Atlas;
use response_atlas::parse;

/// Files of a package: paths and bytes.
#[derive(Clone, Default)]
pub struct Package {
    /// In the order of reports.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The package of `tests/fixtures/sound`.
pub fn sound() -> Package {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sound");
    let read = |path: &str| fs::read(folder.join(path)).expect("a fixture");
    let files = parse::FILES.iter().map(|path| (String::from(*path), read(path)));
    Package { files: files.collect() }
}

#[allow(dead_code, reason = "each test file uses some of these")]
impl Package {
    /// Reads it.
    pub fn read(&self) -> Result<Atlas, Report> {
        let texts: Vec<(&str, &[u8])> = self.files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect();
        parse::package(&texts)
    }

    /// With a file added.
    pub fn with(mut self, path: &str, text: impl AsRef<[u8]>) -> Package {
        self.files.push((String::from(path), text.as_ref().to_vec()));
        self
    }

    /// With the files of another.
    pub fn and(mut self, other: Package) -> Package {
        self.files.extend(other.files);
        self
    }

    /// Without a file.
    pub fn without(mut self, path: &str) -> Package {
        self.files.retain(|(name, _)| name != path);
        self
    }

    /// With the first `from` in a file changed to `to`.
    pub fn patched(mut self, path: &str, from: impl AsRef<[u8]>, to: impl AsRef<[u8]>) -> Package {
        let (from, to) = (from.as_ref(), to.as_ref());
        let bytes = self.file(path);
        let at = bytes.windows(from.len()).position(|window| window == from);
        let at = at.unwrap_or_else(|| panic!("{path} has no {}", from.escape_ascii()));
        bytes.splice(at..at + from.len(), to.iter().copied());
        self
    }

    /// The bytes of a file.
    pub fn file(&mut self, path: &str) -> &mut Vec<u8> {
        let found = self.files.iter_mut().find(|(name, _)| name == path);
        found.map(|(_, bytes)| bytes).expect("a file of the package")
    }
}

/// Reads a broken package and compares its faults, all of them, in order.
#[track_caller]
#[allow(dead_code, reason = "each test file uses some of these")]
pub fn check(package: Package, faults: &[&str]) {
    let report = package.read().expect_err("a broken package");
    let told: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
    assert_eq!(told, faults);
}
