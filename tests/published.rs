//! What others show of a link: with the address of the site there are social cards and oEmbed, whole
//! addresses all and each of a file that is there; without it there are none. And how the atlas and its
//! sources are cited.

use std::collections::BTreeMap;
use std::fs;

use response_atlas::chart::REGISTRY;
use response_atlas::export::citation::Citations;
use response_atlas::export::{card, recipes, site::File, social};
use response_atlas::seed;
use response_atlas::words::Words;
use serde_json::Value;

const SITE: &str = "https://example.org/some/atlas";

fn template(name: &str) -> String {
    fs::read_to_string(format!("www/{name}")).expect(name)
}

/// The files of a site that others look at, by name; the address may be empty.
fn site(address: &str) -> BTreeMap<String, Vec<u8>> {
    let atlas = seed::load().expect("sound seeds");
    // Pages as their templates have them: the tags go into their heads.
    let mut files: Vec<File> =
        ["index.html", "zh.html"].map(|name| (name.into(), template("index.html").into())).into();
    for figure in REGISTRY {
        for lang in ["", ".zh"] {
            files.push((format!("figures/{}{lang}.html", figure.id), template("plain.html").into()));
        }
    }
    files.extend(["embed.html", "embed-host.js"].map(|name| (name.into(), template(name).into())));
    files.extend(recipes::files(&atlas, &template("recipes.html"), "", address).expect("recipes"));
    if !address.is_empty() {
        files.extend(card::files(&atlas, &seed::faces()).expect("cards"));
    }
    social::add(&mut files, &atlas, address).expect("tags");
    files.into_iter().collect()
}

type Site = BTreeMap<String, Vec<u8>>;

fn read(site: &Site, name: &str) -> String {
    String::from_utf8(site.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).expect("UTF-8")
}

/// The content of a tag in a head, by its key.
fn tag<'a>(page: &'a str, key: &str) -> Option<&'a str> {
    let head = page.split("</head>").next()?;
    let rest = head.split_once(&format!("\"{key}\" content=\""))?.1;
    rest.split('"').next()
}

fn link<'a>(page: &'a str, kind: &str) -> Option<&'a str> {
    page.split("</head>").next()?.split_once(kind)?.1.split_once("href=\"")?.1.split('"').next()
}

/// The file of the site that a whole address names.
fn file_of(address: &str) -> String {
    let path = address.strip_prefix(SITE).and_then(|rest| rest.strip_prefix('/'));
    let path = path.unwrap_or_else(|| panic!("{address} is not under {SITE}/"));
    let path = path.split('#').next().unwrap_or(path);
    if path.is_empty() { "index.html".into() } else { path.into() }
}

/// Width and height of a PNG, from its header.
fn size(site: &Site, name: &str) -> (u32, u32) {
    let bytes = site.get(name).unwrap_or_else(|| panic!("no {name}"));
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{name}");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

fn check_card(site: &Site, page: &str, name: &str) {
    let address = tag(page, "og:url").expect(name);
    assert_eq!(link(page, "rel=\"canonical\""), Some(address), "{name}");
    assert_eq!(file_of(address), name);
    assert_eq!(tag(page, "twitter:card"), Some("summary_large_image"), "{name}");
    assert!(tag(page, "og:title").is_some_and(|title| title.len() > 5), "{name}");
    assert!(tag(page, "og:description").is_some_and(|says| says.len() > 15), "{name}");
    let card = size(site, &file_of(tag(page, "og:image").expect(name)));
    let told = ["og:image:width", "og:image:height"].map(|key| tag(page, key).and_then(|n| n.parse().ok()));
    assert_eq!(told, [Some(card.0), Some(card.1)], "{name}");
    assert_eq!(card, (1200, 630), "{name}");
}

/// What oEmbed 1.0 asks of a rich answer (section 2.3.4).
fn check_oembed(site: &Site, page: &str, name: &str) {
    let address = link(page, "type=\"application/json+oembed\"").expect(name);
    let answer: Value = serde_json::from_str(&read(site, &file_of(address))).expect("JSON");
    let text = |key: &str| answer[key].as_str().unwrap_or_else(|| panic!("{address}: {key}"));
    assert_eq!((text("type"), text("version")), ("rich", "1.0"));
    let title = text("title").replace('&', "&amp;").replace('"', "&quot;");
    assert_eq!(Some(title.as_str()), tag(page, "og:title"));
    assert!(["width", "height"].iter().all(|key| answer[key].as_u64().is_some_and(|px| px > 300)), "{address}");
    assert_eq!(size(site, &file_of(text("thumbnail_url"))), (1200, 630));
    let html = text("html");
    assert!(html.starts_with("<iframe ") && html.contains(" title=\"") && html.contains(" loading=\"lazy\""), "{html}");
    let sources: Vec<&str> = html.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(sources.len(), 2, "{html}");
    assert!(sources.iter().all(|source| site.contains_key(&file_of(source))), "{html}");
}

#[test]
fn a_published_site_tells_others_what_to_show() {
    let site = site(&format!("{SITE}/"));
    for language in Words::tags() {
        let lang = if language == "en" { String::new() } else { format!(".{language}") };
        let home = if language == "en" { "index.html".to_string() } else { format!("{language}.html") };
        // The template has title and description as slots.
        check_card(&site, &read(&site, &home), &home);
        for figure in REGISTRY {
            let name = format!("figures/{}{lang}.html", figure.id);
            let page = read(&site, &name);
            check_card(&site, &page, &name);
            check_oembed(&site, &page, &name);
        }
        let page = read(&site, &format!("recipes{lang}.html"));
        assert!(
            page.contains(&format!("src=\"{SITE}/embed.html#figure=growth\"")) && !page.contains("%SITE%"),
            "{lang}"
        );
    }
}

#[test]
fn without_its_address_a_site_names_none() {
    let site = site("");
    assert!(site.keys().all(|name| !name.starts_with("oembed")));
    let pages: Vec<&String> = site.keys().filter(|name| name.ends_with(".html")).collect();
    assert!(pages.len() > 12, "{pages:?}");
    for name in pages {
        let page = read(&site, name);
        for word in ["rel=\"canonical\"", "og:image", "og:url", "twitter:", "oembed", "%SITE%"] {
            assert!(!page.contains(word), "{name} has {word}");
        }
    }
    assert!(read(&site, "recipes.html").contains("https://YOUR-SITE/embed.html"));
}

#[test]
fn an_address_that_is_none_is_refused() {
    let atlas = seed::load().expect("sound seeds");
    let fault = social::add(&mut Vec::new(), &atlas, "example.org").expect_err("no address of the web").to_string();
    assert!(fault.contains("example.org") && fault.contains("SITE_URL"), "{fault}");
}

#[test]
fn references_leave_only_the_slots_that_a_page_fills() {
    let sources = fs::read("seeds/sources.json").expect("the sources");
    let files: Site =
        Citations::new(&sources, "1a2b3c4 2026-11-28").expect("styles").files().expect("texts").into_iter().collect();
    for lang in Words::tags() {
        let all: Value = serde_json::from_str(&read(&files, &format!("citations/{lang}.json"))).expect("JSON");
        assert_eq!((all["commit"].as_str(), all["day"].as_str()), (Some("1a2b3c4"), Some("2026-11-28")));
        for style in ["apa", "chicago", "gbt"] {
            let own = all["own"][style].as_str().expect(style);
            assert!(own.contains("{title}") && own.contains("{url}") && own.contains("2026"), "{own}");
            assert_eq!(own.contains("{accessed}"), style == "gbt", "{own}");
            assert!(!own.contains('<') && !own.contains("1111"), "{own}");
        }
        let sources = all["sources"].as_object().expect("sources");
        assert_eq!(sources.len(), seed::load().expect("sound seeds").sources.len());
        for (id, forms) in sources {
            let texts = ["apa", "chicago", "gbt"].map(|style| forms[style].as_str().expect(id));
            let is_whole =
                |t: &str| t.len() > 10 && !["..", ".”.", ",)", "{", "<"].iter().any(|fault| t.contains(fault));
            assert!(texts.iter().all(|text| is_whole(text)), "{id}: {texts:?}");
        }
        let paper = sources["white-paper-2020"]["gbt"].as_str().expect("a text");
        let chinese = "国务院新闻办公室. 《抗击新冠肺炎疫情的中国行动》白皮书[R/OL].";
        let expected = if lang == "zh" { chinese } else { "Fighting COVID-19: China in Action[R/OL]." };
        assert!(paper.contains(expected), "{paper}");
        // One of which nothing is known but its number is told as that, and no file is made of it.
        let unknown = &sources["xue-2021-ref-2"];
        assert!(unknown["apa"].as_str().is_some_and(|text| text.contains('2')) && unknown["bibtex"].is_null());
    }
}

#[test]
fn without_a_version_no_date_is_made_up() {
    let citations = Citations::new(&fs::read("seeds/sources.json").expect("the sources"), "").expect("styles");
    let files: Site = citations.files().expect("texts").into_iter().collect();
    let all: Value = serde_json::from_str(&read(&files, "citations/en.json")).expect("JSON");
    assert!(all["own"]["apa"].as_str().is_some_and(|text| text.contains("(n.d.)")), "{}", all["own"]["apa"]);
    assert!(all["own"]["csl"]["issued"].is_null() && !all["own"]["bibtex"].as_str().expect("a text").contains("year"));
}
