//! Every view as a picture: a sound SVG document whose words can be read, nothing outside its
//! frame, each text where the scene has it, and a PNG of the same.

use response_atlas::chart::REGISTRY;
use response_atlas::chart::dress::{self, Asked, Frame};
use response_atlas::chart::figure::Figure;
use response_atlas::chart::view::View;
use response_atlas::export::fonts;
use response_atlas::model::atlas::Atlas;
use response_atlas::paint::{GRID, png, svg};
use response_atlas::scene::mark::{Rect, Shape};
use response_atlas::scene::metrics::width_px;
use response_atlas::scene::style::Role;
use response_atlas::scene::theme::{Rgb, Theme};
use response_atlas::seed;
use response_atlas::words::Words;
use resvg::usvg::roxmltree::{Document, Node};

mod bounds;

use bounds::bounds;

/// Smallest text, in CSS px.
const SMALLEST_PX: f64 = 12.0;

/// A picture with what it was made from.
struct Picture {
    name: String,
    figure: Figure,
    words: Words,
    svg: String,
}

/// Each view dressed for export, at each width of the page, in each language.
fn pictures(widths_px: &[f64]) -> Vec<Picture> {
    let atlas: Atlas = seed::load().expect("sound seeds");
    let mut pictures = Vec::new();
    for (figure, entry) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v))) {
        let view = View::read(figure, &[("view".to_string(), entry.id.to_string())]).view;
        for tag in Words::tags() {
            for width in widths_px {
                let words = Words::of(tag).expect("a catalogue");
                let frame = Frame::Free { width_px: *width, height_px: 0.0 };
                let asked =
                    Asked { frame, theme: Theme::Light, site: "https://example.org/", version: "abc 2026-01-01" };
                let laid = dress::picture(&atlas, &view, words, &asked).figure;
                let said = svg::Words { lang: tag, title: &laid.title, description: &laid.account.summary };
                let svg = svg::svg(&laid.scene, Theme::Light, said).expect("a string takes any mark");
                let name = format!("{} {} {tag} {width}", figure.id, entry.id);
                pictures.push(Picture { name, figure: laid, words, svg });
            }
        }
    }
    pictures
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    let text = node.attribute(name).unwrap_or_else(|| panic!("{:?} has no {name}", node.tag_name().name()));
    text.trim_end_matches("em").parse().unwrap_or_else(|_| panic!("{name} is “{text}”"))
}

#[test]
fn the_root_says_its_size_its_language_and_what_it_shows() {
    for Picture { name, figure, words, svg } in pictures(&[360.0, 720.0, 1080.0]) {
        let document = Document::parse(&svg).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "svg", "{name}");
        let scene = &figure.scene;
        assert_eq!(
            (number(root, "width"), number(root, "height")),
            (scene.width_px, scene.height_px.round()),
            "{name}"
        );
        let view_box = format!("0 0 {:.0} {:.0}", scene.width_px * GRID, scene.height_px * GRID);
        assert_eq!(root.attribute("viewBox"), Some(view_box.as_str()), "{name}");
        assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some(words.tag()), "{name}");
        let children: Vec<Node<'_, '_>> = root.children().filter(Node::is_element).take(2).collect();
        assert_eq!(children[0].tag_name().name(), "title", "{name}");
        assert_eq!(
            (children[0].text(), children[1].text()),
            (Some(figure.title.as_str()), Some(figure.account.summary.as_str())),
            "{name}"
        );
        assert!(!figure.title.is_empty() && children[1].tag_name().name() == "desc", "{name}");
    }
}

#[test]
fn every_text_can_be_read_and_stands_on_the_scene_s_baseline() {
    for Picture { name, figure, svg, .. } in pictures(&[320.0, 360.0, 720.0, 1080.0]) {
        let document = Document::parse(&svg).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let mut drawn = document.descendants().filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "text")));
        let mut texts = 0;
        for mark in &figure.scene.marks {
            let Shape::Text { at, content, style } = &mark.shape else { continue };
            assert!(style.size_px >= SMALLEST_PX, "{name}: “{content}” is {} px", style.size_px);
            let copies = if style.halo_px > 0.0 { 4 } else { 0 };
            let node = drawn.nth(copies).unwrap_or_else(|| panic!("{name}: “{content}” is not drawn"));
            assert_eq!(node.text().map(str::trim), Some(content.trim()), "{name}");
            let size = number(node, "font-size");
            assert!((size / GRID - style.size_px).abs() <= 0.5 / GRID, "{name}: “{content}” {size}");
            let baseline = (number(node, "y") + number(node, "dy") * size) / GRID;
            // Half a step of the grid for the position, and as much for a size off the grid.
            assert!((baseline - at.y).abs() <= 1.0 / GRID, "{name}: “{content}” at {baseline}, not {}", at.y);
            assert!((number(node, "x") / GRID - at.x).abs() <= 0.5 / GRID + 1e-9, "{name}: “{content}”");
            let long = width_px(content, style.size_px, style.weight);
            assert!((number(node, "textLength") / GRID - long).abs() <= 0.5 / GRID, "{name}: “{content}”");
            texts += 1;
        }
        assert!(texts > 10 && drawn.next().is_none(), "{name}: {texts} texts");
    }
}

#[test]
fn no_mark_leaves_the_frame() {
    for Picture { name, figure, .. } in pictures(&[320.0, 360.0, 600.0, 720.0, 1080.0, 1920.0]) {
        let scene = &figure.scene;
        // A line's own half width may lie on the edge.
        let frame = Rect::new(0.0, 0.0, scene.width_px, scene.height_px).grown(1.0);
        for mark in &scene.marks {
            let room = bounds(&mark.shape);
            let inside = room.x >= frame.x
                && room.y >= frame.y
                && room.right() <= frame.right()
                && room.bottom() <= frame.bottom();
            assert!(inside, "{name}, {} x {}: {mark:?}", scene.width_px, scene.height_px);
        }
    }
}

#[test]
fn a_png_has_the_size_of_the_svg_times_the_ratio_and_is_not_blank() {
    // Finding the system's Han face takes seconds, so one picture stands for the Chinese ones.
    let is_tried = |p: &Picture| p.words.tag() == "en" || p.name.starts_with("growth");
    for Picture { name, figure, words, svg } in pictures(&[360.0]).into_iter().filter(is_tried) {
        let ratios: &[f32] = if words.tag() == "en" { &[1.0, 2.0] } else { &[2.0] };
        for ratio in ratios {
            let bytes = png::png(&svg, *ratio, fonts::database(&seed::faces(), words)).expect("a picture");
            let pixels = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("a PNG");
            let expected = (figure.scene.width_px as f32 * ratio, figure.scene.height_px.round() as f32 * ratio);
            assert_eq!((pixels.width() as f32, pixels.height() as f32), expected, "{name} at {ratio}");
            let paper = pixels.pixel(0, 0).expect("a corner");
            let inked = pixels.pixels().iter().filter(|p| **p != paper).count();
            assert!(inked * 100 > pixels.pixels().len(), "{name} at {ratio}: {inked} px of ink");
        }
    }
}

/// A picture without its colors, and the colors in order.
fn uncolored(svg: &str) -> (String, Vec<String>) {
    let mut parts = svg.split('#');
    let mut plain = parts.next().unwrap_or_default().to_string();
    let mut colors = Vec::new();
    for part in parts {
        let is_color = part.get(..6).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
        let (color, rest) = part.split_at(if is_color { 6 } else { 0 });
        colors.extend(is_color.then(|| color.to_uppercase()));
        plain.push('#');
        plain.push_str(rest);
    }
    (plain, colors)
}

#[test]
fn a_theme_only_repaints() {
    let hex = |theme: Theme, role: Role| {
        let Rgb(r, g, b) = theme.color(role);
        format!("{r:02X}{g:02X}{b:02X}")
    };
    let pairs: Vec<(String, String)> =
        Role::ALL.iter().map(|role| (hex(Theme::Light, *role), hex(Theme::Dark, *role))).collect();
    for Picture { name, figure, words, svg: light } in pictures(&[360.0, 1080.0]) {
        let said = svg::Words { lang: words.tag(), title: &figure.title, description: &figure.account.summary };
        let dark = svg::svg(&figure.scene, Theme::Dark, said).expect("a string takes any mark");
        let (light, dark) = (uncolored(&light), uncolored(&dark));
        assert!(light.0 == dark.0, "{name}: a theme moves what it should only repaint");
        assert!(light.1.len() == dark.1.len() && !light.1.is_empty(), "{name}");
        for pair in light.1.into_iter().zip(dark.1) {
            assert!(pairs.contains(&pair), "{name}: {pair:?} are no two colors of one role");
        }
    }
}
