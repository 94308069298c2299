//! Places in documents, such as `Part I, para 6`, in each language: what is counted (paragraphs, tables, groups) by its
//! own word, names of sections as the document has them.

use super::Words;

/// What is counted in a document, or has no name of its own, as the tables write it.
const PARTS: [&str; 19] = [
    "abstract", "aim", "aspect", "caption", "chinese", "duty", "english", "fig", "group", "intro", "item", "level",
    "note", "para", "paras", "part", "phase", "rule", "table",
];

impl Words {
    /// A place in a document.
    pub fn locator(self, locator: &str) -> String {
        let places = locator.split("; ").map(|place| {
            let parts = place.split(", ").map(|part| self.part(part));
            parts.collect::<Vec<_>>().join(self.t("list.clause"))
        });
        places.collect::<Vec<_>>().join(self.t("list.semicolon"))
    }

    fn part(self, part: &str) -> String {
        let (name, number) = part.rsplit_once(' ').unwrap_or((part, ""));
        let name = name.trim_end_matches('.').to_lowercase();
        let is_part = PARTS.contains(&name.as_str());
        let key = format!("locator.{name}");
        let text = self.fill(&key, &[("n", number)]);
        if is_part && text != key { text } else { part.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(locator: &str, expected: &str) {
        assert_eq!(Words::of("zh").expect("Chinese").locator(locator), expected);
        assert_eq!(Words::english().locator(locator), locator);
    }

    #[test]
    fn what_is_counted_is_said_in_chinese() {
        check("Part III, paras 6-7", "第III部分，第6-7段");
        check("English, para 4; Chinese, para 2, group 1", "英文部分，第4段；中文部分，第2段，第1组");
        check("Fig. 1, note", "图1，注");
    }

    #[test]
    fn names_of_sections_stay() {
        check("Part I, Bond of friendship, para 3", "第I部分，Bond of friendship，第3段");
        check("2.2, para 3, aim 2", "2.2，第3段，目标2");
        check("Global community of health, para 1", "Global community of health，第1段");
    }
}
