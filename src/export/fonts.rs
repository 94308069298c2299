//! The faces for PNG: the atlas's own, and the system's Han faces where Chinese is asked for.

use resvg::usvg::fontdb::Database;

use crate::words::Words;

/// The faces that a language needs. Only a language that our own face cannot set reads the
/// system's, so English PNGs are the same everywhere.
pub fn database(faces: &[&[u8]], words: Words) -> Database {
    let mut fonts = Database::new();
    for face in faces {
        fonts.load_font_data(face.to_vec());
    }
    fonts.set_sans_serif_family("Atlas Sans");
    if words.is_chinese() {
        fonts.load_system_fonts();
    }
    fonts
}
