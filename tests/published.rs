//! What others show of a link: with the address of the site there are social cards and oEmbed, whole
//! addresses all and each of a file that is there; without it there are none.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use response_atlas::chart::REGISTRY;
use response_atlas::words::Words;
use serde_json::Value;

const SITE: &str = "https://example.org/some/atlas";

/// The site, written for an address, which may be empty.
fn site(name: &str, address: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder goes");
    }
    fs::create_dir_all(&folder).expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.arg("site").arg(&folder).env("SITE_URL", address).env("ATLAS_VERSION", "1a2b3c4 2026-11-28");
    let output = command.output().expect("the command starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
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
fn file_of(folder: &Path, address: &str) -> PathBuf {
    let path = address.strip_prefix(SITE).and_then(|rest| rest.strip_prefix('/'));
    let path = path.unwrap_or_else(|| panic!("{address} is not under {SITE}/"));
    let path = path.split('#').next().unwrap_or(path);
    folder.join(if path.is_empty() { "index.html" } else { path })
}

/// Width and height of a PNG, from its header.
fn size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

fn check_card(folder: &Path, page: &str, name: &str) {
    let address = tag(page, "og:url").expect(name);
    assert_eq!(link(page, "rel=\"canonical\""), Some(address), "{name}");
    assert!(file_of(folder, address).ends_with(name), "{name}: {address}");
    assert_eq!(tag(page, "twitter:card"), Some("summary_large_image"), "{name}");
    assert!(tag(page, "og:title").is_some_and(|title| title.len() > 5), "{name}");
    assert!(tag(page, "og:description").is_some_and(|says| says.len() > 20), "{name}");
    let card = size(&file_of(folder, tag(page, "og:image").expect(name)));
    let told = ["og:image:width", "og:image:height"].map(|key| tag(page, key).and_then(|n| n.parse().ok()));
    assert_eq!(told, [Some(card.0), Some(card.1)], "{name}");
    assert_eq!(card, (1200, 630), "{name}");
}

/// What oEmbed 1.0 asks of a rich answer (section 2.3.4).
fn check_oembed(folder: &Path, page: &str, name: &str) {
    let address = link(page, "type=\"application/json+oembed\"").expect(name);
    let answer: Value = serde_json::from_slice(&fs::read(file_of(folder, address)).expect(address)).expect("JSON");
    let text = |key: &str| answer[key].as_str().unwrap_or_else(|| panic!("{address}: {key}"));
    assert_eq!((text("type"), text("version")), ("rich", "1.0"));
    assert_eq!(
        Some(text("title")),
        tag(page, "og:title").map(|t| t.replace("&quot;", "\"").replace("&amp;", "&")).as_deref()
    );
    assert!(
        answer["width"].as_f64().is_some_and(|w| w > 300.0) && answer["height"].as_f64().is_some_and(|h| h > 300.0)
    );
    assert_eq!(size(&file_of(folder, text("thumbnail_url"))), (1200, 630));
    let html = text("html");
    assert!(html.starts_with("<iframe ") && html.contains(" title=\"") && html.contains(" loading=\"lazy\""), "{html}");
    for source in html.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        // Scripts come with the build of the page, not with the command.
        let file = file_of(folder, source);
        assert!(file.exists() || Path::new("www").join(file.file_name().expect("a name")).exists(), "{source}");
    }
}

#[test]
fn a_published_site_tells_others_what_to_show() {
    let folder = site("published", &format!("{SITE}/"));
    for tag_of in Words::tags() {
        let lang = if tag_of == "en" { String::new() } else { format!(".{tag_of}") };
        let home = if tag_of == "en" { "index.html".to_string() } else { format!("{tag_of}.html") };
        check_card(&folder, &read(&folder, &home), &home);
        for figure in REGISTRY {
            let name = format!("figures/{}{lang}.html", figure.id);
            let page = read(&folder, &name);
            check_card(&folder, &page, &name);
            check_oembed(&folder, &page, &name);
            assert!(page.contains(&format!("#figure={}", figure.id)), "{name} leads to the live figure");
        }
        let recipes = read(&folder, &format!("recipes{lang}.html"));
        assert!(
            recipes.contains(&format!("src=\"{SITE}/embed.html#figure=growth\"")) && !recipes.contains('%'),
            "{lang}"
        );
    }
}

#[test]
fn without_its_address_a_site_names_none() {
    let folder = site("unpublished", "");
    assert!(!folder.join("oembed").exists());
    for name in ["index.html", "zh.html", "figures/growth.html", "figures/aid.zh.html"] {
        let page = read(&folder, name);
        for word in ["rel=\"canonical\"", "og:image", "og:url", "twitter:", "oembed"] {
            assert!(!page.contains(word), "{name} has {word}");
        }
    }
    let recipes = read(&folder, "recipes.html");
    assert!(recipes.contains("https://YOUR-SITE/embed.html") && !recipes.contains("%SITE%"));
}

#[test]
fn an_address_that_is_none_is_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused");
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    let output = command.arg("site").arg(&folder).env("SITE_URL", "example.org").output().expect("the command starts");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("SITE_URL"));
}

#[test]
fn references_leave_only_the_slots_that_a_page_fills() {
    let folder = site("cited", "");
    for lang in Words::tags() {
        let all: Value = serde_json::from_str(&read(&folder, &format!("citations/{lang}.json"))).expect("JSON");
        assert_eq!((all["commit"].as_str(), all["day"].as_str()), (Some("1a2b3c4"), Some("2026-11-28")));
        for style in ["apa", "chicago", "gbt"] {
            let own = all["own"][style].as_str().expect(style);
            assert!(own.contains("{title}") && own.contains("{url}") && own.contains("2026"), "{own}");
            assert_eq!(own.contains("{accessed}"), style == "gbt", "{own}");
            assert!(!own.contains('<') && !own.contains("1111"), "{own}");
        }
        let sources = all["sources"].as_object().expect("sources");
        assert_eq!(sources.len(), response_atlas::seed::load().expect("sound seeds").sources.len());
        for (id, forms) in sources {
            let text = ["apa", "chicago", "gbt"].map(|style| forms[style].as_str().expect(id));
            assert!(
                text.iter().all(|t| t.len() > 10 && !t.contains("..") && !t.contains(".”.") && !t.contains(",)")),
                "{id}: {text:?}"
            );
            assert!(!text.concat().contains(['{', '<']), "{id}: {text:?}");
        }
        let paper = sources["white-paper-2020"]["gbt"].as_str().expect("a text");
        let expected = if lang == "zh" {
            "国务院新闻办公室. 《抗击新冠肺炎疫情的中国行动》白皮书[R/OL]."
        } else {
            "Fighting COVID-19: China in Action[R/OL]."
        };
        assert!(paper.contains(expected), "{paper}");
    }
    // A reference of which nothing is known but its number is told as that, and no file is made of it.
    let all: Value = serde_json::from_str(&read(&folder, "citations/en.json")).expect("JSON");
    assert!(all["sources"]["xue-2021-ref-2"]["apa"].as_str().is_some_and(|t| t.starts_with("Reference 2 of")));
    assert!(all["sources"]["xue-2021-ref-2"]["bibtex"].is_null());
}
