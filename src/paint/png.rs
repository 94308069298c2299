//! A scene as PNG: our own SVG through resvg, with the atlas's own face and, for Chinese, the
//! faces that the caller brings.

use std::sync::Arc;

use resvg::usvg::fontdb::Database;
use resvg::{tiny_skia, usvg};

use crate::error::{Error, ErrorKind};

/// The SVG document as PNG bytes, `scale` device px to the CSS px.
///
/// # Errors
/// When the SVG cannot be read, or the picture is larger than memory allows.
pub fn png(svg: &str, scale: f32, fonts: Database) -> Result<Vec<u8>, Error> {
    let options = usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| fault(&e.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale);
    let size = size.ok_or_else(|| fault("a picture without size"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| fault("a picture too large"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| fault(&e.to_string()))
}

fn fault(found: &str) -> Error {
    Error::new(ErrorKind::Paint, found, "an SVG that can be painted as PNG")
}
