//! The address of a figure's state, as the page writes and reads it.

use super::view::View;
use crate::scene::theme::Theme;
use crate::words::Words;

/// Where a state can be seen again: the site's own address with the state as its fragment; the
/// fragment alone where the site has no address.
pub fn address(site: &str, view: &View, words: Words, theme: Theme) -> String {
    let mut pairs = vec![("figure".to_string(), view.figure().to_string())];
    pairs.extend(view.pairs());
    if words.tag() != "en" {
        pairs.push(("lang".into(), words.tag().into()));
    }
    if theme == Theme::Dark {
        pairs.push(("theme".into(), theme.word().into()));
    }
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| [encoded(key), encoded(value)].join("=")).collect();
    [site, "#", &pairs.join("&")].concat()
}

/// Percent-encodes what a fragment cannot hold as it is; commas and colons stay readable.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'(),:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit & 15)])));
        }
    }
    out
}

const HEX: [u8; 16] = *b"0123456789ABCDEF";

/// The address in pieces that a line may break after.
pub fn pieces(address: &str) -> Vec<&str> {
    address.split_inclusive(['#', '&', ',', '/']).collect()
}

#[cfg(test)]
mod tests {
    use super::super::REGISTRY;
    use super::*;

    #[test]
    fn a_state_is_written_as_the_page_reads_it() {
        let entry = REGISTRY.iter().find(|f| f.id == "growth").expect("the growth figure");
        let pairs = [("places", "WLD,ITA"), ("view", "daily")].map(|(k, v)| (k.to_string(), v.to_string()));
        let view = View::read(entry, &pairs).view;
        let zh = Words::of("zh").expect("Chinese");
        assert_eq!(
            address("https://example.org/atlas/", &view, zh, Theme::Dark),
            "https://example.org/atlas/#figure=growth&view=daily&places=WLD,ITA&lang=zh&theme=dark"
        );
        assert_eq!(address("", &View::new(entry), Words::english(), Theme::Light), "#figure=growth");
        assert_eq!(encoded("a b/中"), "a%20b%2F%E4%B8%AD");
    }
}
