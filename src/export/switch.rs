//! The switch of languages: a page in each of them, as links.
//!
//! In: the words of a page, and where its twin in a language lies. Out: one line a language, English
//! first. A new catalogue is in it by itself.

use crate::paint::svg::escaped;
use crate::words::Words;

/// Every language that there is a page in, by its tag in the catalogues, its tag in HTML and its own name.
fn languages() -> impl Iterator<Item = (Words, String, String)> {
    Words::all().map(|words| {
        let said = |key| escaped(words.page(key).unwrap_or(words.tag()));
        (words, said("page.lang_tag"), said("page.language_name"))
    })
}

/// What tells search engines, and the page before its first paint, of the page in each language.
pub fn alternates(page: impl Fn(&str) -> String) -> String {
    let line = |(words, lang, _): (Words, String, String)| {
        let tag = words.tag();
        format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\" data-tag=\"{tag}\">\n", page(tag))
    };
    languages().map(line).collect()
}

/// The items of the switch, of which the page's own is the current one.
pub fn choices(own: Words, page: impl Fn(&str) -> String) -> String {
    let line = |(words, lang, name): (Words, String, String)| {
        let tag = words.tag();
        let here = if words == own { " aria-current=\"true\"" } else { "" };
        let link = format!("href=\"{}\" hreflang=\"{lang}\" lang=\"{lang}\" data-lang=\"{tag}\"{here}", page(tag));
        format!("<li><a class=\"switch-{tag}\" {link}>{name}</a></li>\n")
    };
    languages().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_stands_in_it_by_its_own_name() {
        let switch = choices(Words::of("zh").expect("Chinese"), |tag| format!("{tag}.html"));
        assert_eq!(switch.matches("<li>").count(), Words::tags().len());
        assert!(switch.contains(
            "<a class=\"switch-en\" href=\"en.html\" hreflang=\"en\" lang=\"en\" data-lang=\"en\">English</a>"
        ));
        assert!(switch.contains("lang=\"zh-Hans\" data-lang=\"zh\" aria-current=\"true\">中文</a>"), "{switch}");
    }

    #[test]
    fn every_page_has_its_twins() {
        let links = alternates(|tag| format!("x.{tag}.html"));
        assert!(links.contains("hreflang=\"zh-Hans\" href=\"x.zh.html\" data-tag=\"zh\""), "{links}");
        assert_eq!(links.lines().count(), Words::tags().len());
    }
}
