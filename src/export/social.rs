//! What other sites show of a link to the atlas: social cards and oEmbed.
//!
//! In: the files of the site and the absolute address that it is published at. Out: tags in the heads
//! of the pages, and for each figure an answer of oEmbed 1.0 (`oembed/ID[.LANG].json`), to which the
//! figure's plain page leads. Without an address there are none of these: a crawler takes only whole
//! addresses.

use std::fmt::Write;

use serde_json::json;

use super::site::{File, page_name, tagged};
use crate::chart::figure::Figure;
use crate::chart::view::View;
use crate::chart::{self, FigureEntry, REGISTRY};
use crate::error::{Error, ErrorKind};
use crate::model::atlas::Atlas;
use crate::paint::svg::escaped;
use crate::words::Words;

/// Size of a social card, in px.
pub const CARD_PX: (u32, u32) = (1200, 630);

/// Width of an embedded figure, in CSS px.
const WIDTH_PX: u32 = 720;

/// What title, choices, notes and credit take above and below the canvas in a frame of that width, in
/// CSS px; a frame that hears `embed-host.js` corrects it.
const WORDS_PX: f64 = 500.0;

/// Where the tags go: before what every page has.
const PLACE: &str = "<link rel=\"icon\"";

/// One page that is shared.
struct Shared<'a> {
    /// Address inside the site.
    page: String,
    title: &'a str,
    says: &'a str,
    /// Picture inside the site.
    card: String,
    /// Answer of oEmbed inside the site, or empty.
    oembed: String,
}

/// Tags in the pages and the answers of oEmbed, for a site that is published at an address.
///
/// # Errors
/// When the address is not one of the web.
pub fn add(files: &mut Vec<File>, atlas: &Atlas, address: &str) -> Result<(), Error> {
    if address.is_empty() {
        return Ok(());
    }
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err(Error::new(ErrorKind::Value, address, "SITE_URL to begin with https:// or http://"));
    }
    let base = format!("{}/", address.trim_end_matches('/'));
    for words in Words::all() {
        let string = |key: &str| words.page(key).unwrap_or_default();
        for (index, entry) in REGISTRY.iter().enumerate() {
            let figure = chart::layout(atlas, &View::new(entry), words, f64::from(WIDTH_PX));
            if index == 0 {
                let home = page_name(words.tag());
                let shared = Shared {
                    page: if home == "index.html" { String::new() } else { home.clone() },
                    title: string("page.title"),
                    says: string("page.description"),
                    card: card_name(entry, words),
                    oembed: String::new(),
                };
                tag(files, &home, &shared, words, &base);
            }
            let oembed = format!("oembed/{}.json", tagged(entry.id, words.tag()));
            let page = format!("figures/{}.html", tagged(entry.id, words.tag()));
            let (title, says) = (figure.title.as_str(), figure.deck.as_str());
            let shared =
                Shared { page: page.clone(), title, says, card: card_name(entry, words), oembed: oembed.clone() };
            tag(files, &page, &shared, words, &base);
            files.push((oembed, answer(entry, &figure, words, &base)?.into_bytes()));
        }
    }
    Ok(())
}

/// The picture of a figure's card.
pub fn card_name(entry: &FigureEntry, words: Words) -> String {
    format!("figures/{}.social.png", tagged(entry.id, words.tag()))
}

/// Puts tags into a page, if the site has it.
fn tag(files: &mut [File], page: &str, shared: &Shared<'_>, words: Words, base: &str) {
    let Some((_, bytes)) = files.iter_mut().find(|(name, _)| name == page) else { return };
    let text = String::from_utf8_lossy(bytes).replacen(PLACE, &format!("{}{PLACE}", tags(shared, words, base)), 1);
    *bytes = text.into_bytes();
}

/// Tags of Open Graph that no page has without an address, of X's cards, and where oEmbed answers.
fn tags(shared: &Shared<'_>, words: Words, base: &str) -> String {
    let mut out = String::new();
    let address = format!("{base}{}", shared.page);
    let _ = writeln!(out, "<link rel=\"canonical\" href=\"{address}\">");
    let locale = if words.is_chinese() { "zh_CN" } else { "en_US" };
    let (width, height) = (CARD_PX.0.to_string(), CARD_PX.1.to_string());
    let image = format!("{base}{}", shared.card);
    let mut say = |key: &str, value: &str| {
        let _ = writeln!(out, "<meta property=\"{key}\" content=\"{}\">", escaped(value));
    };
    say("og:url", &address);
    say("og:locale", locale);
    if !shared.oembed.is_empty() {
        say("og:type", "article");
        say("og:site_name", words.page("page.title").unwrap_or_default());
        say("og:title", shared.title);
        say("og:description", shared.says);
    }
    say("og:image", &image);
    say("og:image:width", &width);
    say("og:image:height", &height);
    say("og:image:alt", shared.title);
    let _ = writeln!(out, "<meta name=\"twitter:card\" content=\"summary_large_image\">");
    if !shared.oembed.is_empty() {
        let title = escaped(shared.title);
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{base}{}\" title=\"{title}\">",
            shared.oembed
        );
    }
    out
}

/// What oEmbed answers for a figure.
fn answer(entry: &FigureEntry, figure: &Figure, words: Words, base: &str) -> Result<String, Error> {
    let height = libm::ceil(figure.scene.height_px + WORDS_PX) as u32;
    let lang = if words.tag() == "en" { String::new() } else { format!("&amp;lang={}", words.tag()) };
    let html = format!(
        "<iframe src=\"{base}embed.html#figure={}{lang}\" title=\"{}\" width=\"100%\" height=\"{height}\" \
         frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>\
         <script src=\"{base}embed-host.js\" defer></script>",
        entry.id,
        escaped(&figure.title),
    );
    let answer = json!({
        "version": "1.0", "type": "rich", "html": html, "width": WIDTH_PX, "height": height,
        "title": figure.title, "provider_name": words.page("page.title"), "provider_url": base,
        "thumbnail_url": format!("{base}{}", card_name(entry, words)),
        "thumbnail_width": CARD_PX.0, "thumbnail_height": CARD_PX.1,
    });
    serde_json::to_string_pretty(&answer).map_err(|e| Error::new(ErrorKind::Shape, e.to_string(), "JSON"))
}
