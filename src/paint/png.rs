//! A scene as PNG: our own SVG through resvg, with the atlas's own face and, for Chinese, the
//! faces that the caller brings.

use std::sync::Arc;

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, ID, Weight};
use resvg::{tiny_skia, usvg};

use crate::error::{Error, ErrorKind};

/// The SVG document as PNG bytes, `scale` device px to the CSS px.
///
/// ```
/// use response_atlas::{export::fonts, paint::png, seed, words::Words};
///
/// let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'></svg>";
/// let bytes = png::png(svg, 2.0, fonts::database(&seed::faces(), Words::english()))?;
/// assert_eq!(bytes[..4], *b"\x89PNG");
/// # Ok::<(), response_atlas::error::Error>(())
/// ```
///
/// # Errors
/// When the SVG cannot be read, or the picture is larger than memory allows.
pub fn png(svg: &str, scale: f32, fonts: Database) -> Result<Vec<u8>, Error> {
    let font_resolver = FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(|_, tried, fonts| nearest_in_weight(tried, fonts)),
    };
    let options = usvg::Options { fontdb: Arc::new(fonts), font_resolver, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| fault(&e.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale);
    let size = size.ok_or_else(|| fault("a picture without size"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| fault("a picture too large"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| fault(&e.to_string()))
}

/// The face not tried yet that is nearest in weight to the first one; resvg asks again should it lack
/// the character too. Its own choice heeds no weight.
fn nearest_in_weight(tried: &[ID], fonts: &Database) -> Option<ID> {
    let wanted = tried.first().and_then(|id| fonts.face(*id)).map_or(Weight::NORMAL.0, |face| face.weight.0);
    let others = fonts.faces().filter(|face| !tried.contains(&face.id));
    others.min_by_key(|face| face.weight.0.abs_diff(wanted)).map(|face| face.id)
}

fn fault(found: &str) -> Error {
    Error::new(ErrorKind::Paint, found, "an SVG that can be painted as PNG")
}
