//! Reads `reference/events.csv`: dated events that the documents leave out, or that break the
//! reference series, each with a citation of its own.

use super::Bytes;
use super::fact::Key;
use super::fault::Faults;
use super::field::is_kebab;
use super::names::Names;
use super::table::{Row, read};
use crate::error::ErrorKind;
use crate::model::cases::ReferenceEvent;

/// The file of reference events.
pub(super) const FILE: &str = "reference/events.csv";

/// Its columns, in order.
const COLUMNS: [&str; 9] =
    ["id", "date", "scope", "title_en", "title_zh", "url", "citation_en", "citation_zh", "breaks_series"];

/// Reads the events; their ids share one room with those of facts.
pub(super) fn events(bytes: Bytes<'_>, places: &Names, ids: &mut Names, faults: &mut Faults) -> Vec<ReferenceEvent> {
    let mut events = Vec::new();
    let mut last: Option<Key> = None;
    let whole = read(FILE, bytes, &COLUMNS, faults, &mut |row| {
        let key = Key::of(row);
        if last.as_ref().is_some_and(|last| key < *last) {
            row.fault(ErrorKind::Shape, "id", "rows in the order of date, then id");
        }
        last = Some(key);
        if let Some(spot) = row.spot("id") {
            ids.add(row.text("id"), spot);
        }
        events.extend(event(row, places));
    });
    ids.read_whole(whole);
    events
}

fn event(row: &mut Row<'_>, places: &Names) -> Option<ReferenceEvent> {
    let id = row.required("id");
    if !id.is_empty() && !is_kebab(&id) {
        row.wrong("id", "an id in kebab-case");
    }
    let day = row.day("date");
    let scope = row.required("scope");
    row.known("scope", &scope, places);
    let title = row.both("title_en", "title_zh");
    let url = url(row);
    let citation = row.both("citation_en", "citation_zh");
    let breaks_series = row.word("breaks_series", &["no", "yes"]) == "yes";
    Some(ReferenceEvent { id, day: day?, scope, title, url, citation, breaks_series })
}

fn url(row: &mut Row<'_>) -> String {
    let url = row.optional("url");
    if !url.is_empty() && !is_address(&url) {
        row.wrong("url", "an address that begins with https:// or http://");
    }
    url
}

/// True for an address that a page may link to.
pub(super) fn is_address(url: &str) -> bool {
    let scheme = url.starts_with("https://") || url.starts_with("http://");
    scheme && !url.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'))
}
