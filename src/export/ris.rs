//! References as RIS, which reference managers read.
//!
//! The tags are those of the RIS Format Specifications (Research Information Systems, 2001, with the
//! types of 2011): a line is a tag of two characters, two spaces, a hyphen, a space and the value;
//! lines end with CR LF, TY is first and ER last.

use serde_json::Value;

use super::csl::{Item, text_of};

/// The type of reference for a type of CSL.
const TYPES: [(&str, &str); 6] = [
    ("article-journal", "JOUR"),
    ("article-magazine", "MGZN"),
    ("dataset", "DATA"),
    ("entry-dictionary", "DICT"),
    ("report", "RPRT"),
    ("webpage", "ELEC"),
];

/// Text fields in the order of the record: key in CSL, tag in RIS.
const FIELDS: [(&str, &str); 9] = [
    ("title", "TI"),
    ("container-title", "T2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("publisher", "PB"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("language", "LA"),
    ("note", "N1"),
];

/// One record.
pub fn record(item: &Item) -> String {
    let kind = TYPES.iter().find(|(csl, _)| *csl == text_of(item, "type")).map_or("GEN", |(_, ris)| ris);
    let mut lines = vec![("TY", kind.to_string())];
    let names = item.get("author").and_then(Value::as_array).into_iter().flatten();
    lines.extend(names.map(|name| ("AU", author(name))));
    let parts = date(item, "issued");
    if let Some(year) = parts.first() {
        lines.push(("PY", format!("{year:04}")));
        // The form is YYYY/MM/DD/other, with the slashes for what is not known.
        let two = |at: usize| parts.get(at).map_or(String::new(), |n| format!("{n:02}"));
        lines.push(("DA", format!("{year:04}/{}/{}/", two(1), two(2))));
    }
    for (key, tag) in FIELDS {
        lines.push((tag, text_of(item, key).to_string()));
    }
    let page = text_of(item, "page");
    let (first, last) = page.split_once('-').unwrap_or((page, ""));
    lines.extend([("SP", first.to_string()), ("EP", last.to_string()), ("Y2", text_of(item, "accessed").to_string())]);
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let mut out: String = lines.map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect();
    out.push_str("ER  - \r\n");
    out
}

/// The numbers of a date of CSL: year, month, day, as far as it is known.
pub fn date(item: &Item, key: &str) -> Vec<i64> {
    let parts = item.get(key).and_then(|d| d.get("date-parts")?.get(0)?.as_array());
    parts.into_iter().flatten().filter_map(Value::as_i64).collect()
}

/// “Family, Given”, or a name that has no such parts.
pub fn author(name: &Value) -> String {
    let part = |key: &str| name.get(key).and_then(Value::as_str).unwrap_or_default();
    match (part("literal"), part("given")) {
        ("", "") => part("family").to_string(),
        ("", given) => format!("{}, {given}", part("family")),
        (literal, _) => literal.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_begins_with_its_type_and_ends() {
        let item = serde_json::json!({"type": "article-journal", "title": "A title", "page": "5-9",
            "author": [{"family": "Doe", "given": "J"}, {"literal": "A Body"}], "issued": {"date-parts": [[2020, 6]]}});
        let text = record(item.as_object().expect("an item"));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "TY  - JOUR");
        assert_eq!(lines[1..5], ["AU  - Doe, J", "AU  - A Body", "PY  - 2020", "DA  - 2020/06//"]);
        assert_eq!(lines[5..8], ["TI  - A title", "SP  - 5", "EP  - 9"]);
        assert_eq!(lines[8..], ["ER  - ", ""]);
    }
}
