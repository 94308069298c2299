//! The command renders every view of the registry in every language, as SVG and as PNG.

use std::process::Command;

use response_atlas::chart::REGISTRY;
use response_atlas::words::Words;

fn render(figure: &str, view: &str, lang: &str, format: &str) -> Vec<u8> {
    let asked = ["render", figure, "--view", view, "--lang", lang, "--format", format, "--width", "480"];
    let output = Command::new(env!("CARGO_BIN_EXE_atlas")).args(asked).output().expect("the command starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{asked:?}: {said}");
    output.stdout
}

/// Width and height that the root of an SVG names, and that the header of a PNG holds.
fn sizes(svg: &str, png: &[u8]) -> [(u32, u32); 2] {
    let number = |name: &str| -> f64 {
        let rest = svg.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest).expect(name);
        rest.split('"').next().and_then(|n| n.parse().ok()).expect(name)
    };
    let four = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    [(number("width").ceil() as u32, number("height").ceil() as u32), (four(16), four(20))]
}

#[test]
fn every_view_is_rendered_in_every_language_as_svg_and_png() {
    let mut rendered = 0;
    for (figure, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f.id, v.id))) {
        let mut titles = Vec::new();
        for lang in Words::tags() {
            let svg = String::from_utf8(render(figure, view, lang, "svg")).expect("UTF-8");
            let png = render(figure, view, lang, "png");
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{figure} {view} {lang}");
            let [drawn, painted] = sizes(&svg, &png);
            assert_eq!(painted, drawn, "{figure} {view} {lang}");
            assert!(svg.contains(&format!("xml:lang=\"{lang}\"")), "{figure} {view} {lang}");
            let title = svg.split_once("<title").and_then(|(_, rest)| rest.split_once("</title>")).expect("a title").0;
            assert!(svg.matches("<text").count() > 5 && title.len() > 10, "{figure} {view} {lang}: {title}");
            titles.push(title.to_string());
            rendered += 1;
        }
        titles.dedup();
        assert_eq!(titles.len(), Words::tags().len(), "{figure} {view}: each language has its own title");
    }
    assert_eq!(rendered, REGISTRY.iter().map(|f| f.views.len()).sum::<usize>() * Words::tags().len());
}
