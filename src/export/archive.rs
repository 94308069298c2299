//! All data of the site in one zip: tables, descriptor, dictionary, terms and checksums.
//!
//! The same files give the same bytes: entries are in order, and each has the first day that a
//! zip can tell.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::dictionary::dictionary;
use super::site::File;
use crate::error::{Error, ErrorKind};
use crate::words::Words;

/// The name of the list of checksums, in the form that `sha256sum -c` reads.
pub const CHECKSUMS: &str = "SHA256SUMS";

/// The name of the zip.
pub const NAME: &str = "response-atlas-data";

/// What of the data is made and not copied: descriptor, dictionary, terms, and the zip of all, by their paths in the site.
/// `tables` are the files of the data by their names.
///
/// # Errors
/// When the descriptor is broken, or a file cannot be packed.
pub fn files(tables: &[File], descriptor: &str, version: &str) -> Result<Vec<File>, Error> {
    let stamped = match version.split(' ').next().filter(|hash| !hash.is_empty()) {
        Some(hash) => descriptor.replacen("\"version\": \"1.0.0\"", &format!("\"version\": \"1.0.0+{hash}\""), 1),
        None => descriptor.to_string(),
    };
    let made = [
        ("datapackage.json".to_string(), stamped.into_bytes()),
        ("dictionary.csv".to_string(), dictionary(descriptor)?.into_bytes()),
        ("TERMS.txt".to_string(), terms(version).into_bytes()),
    ];
    let zip = archive(NAME, &[tables, &made].concat())?;
    let in_site = |(name, bytes): File| (format!("data/{name}"), bytes);
    Ok(made.into_iter().chain([(format!("{NAME}.zip"), zip)]).map(in_site).collect())
}

/// A short mark of the data: another one for other tables, whatever else of the atlas has changed.
pub fn mark(tables: &[File]) -> String {
    let mut files: Vec<&File> = tables.iter().collect();
    files.sort();
    let digest = Sha256::digest(sums(&files));
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Terms and version in each language.
fn terms(version: &str) -> String {
    let mut out = String::new();
    for words in Words::all() {
        for key in ["page.title", "page.license", "page.license_reference", "page.names"] {
            let _ = writeln!(out, "{}\n", words.page(key).unwrap_or_default());
        }
        let _ = writeln!(out, "{} {version}\n", words.page("page.version").unwrap_or_default());
    }
    let _ = writeln!(out, "https://creativecommons.org/licenses/by/4.0/\nsha256sum -c {CHECKSUMS}");
    out
}

/// Packs files, sorted by name, with their checksums, under one folder.
///
/// # Errors
/// When a file cannot be packed.
pub fn archive(folder: &str, files: &[File]) -> Result<Vec<u8>, Error> {
    let mut files: Vec<&File> = files.iter().collect();
    files.sort();
    let sums = sums(&files);
    pack(folder, &files, &sums).map_err(|e| Error::new(ErrorKind::Paint, e.to_string(), "files that a zip can hold"))
}

fn pack(folder: &str, files: &[&File], sums: &str) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let all = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    for (name, bytes) in all.chain([(CHECKSUMS, sums.as_bytes())]) {
        writer.start_file(format!("{folder}/{name}"), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A line for each file: its SHA-256 and its name.
fn sums(files: &[&File]) -> String {
    let mut out = String::new();
    for (name, bytes) in files {
        for byte in Sha256::digest(bytes) {
            let _ = write!(out, "{byte:02x}");
        }
        let _ = writeln!(out, "  {name}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_marked_by_what_they_hold_in_any_order() {
        let table = |name: &str, text: &str| (name.to_string(), text.as_bytes().to_vec());
        let (a, b) = (table("a.csv", "1"), table("b.csv", "2"));
        let marked = mark(&[a.clone(), b.clone()]);
        assert_eq!(marked.len(), 8);
        assert_eq!(marked, mark(&[b.clone(), a.clone()]));
        assert_ne!(marked, mark(&[a, table("b.csv", "3")]));
        assert_ne!(marked, mark(&[b]));
    }
}
