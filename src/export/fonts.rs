//! The faces for PNG: the atlas's own, and the system's Han faces where Chinese is asked for.

use resvg::usvg::fontdb::Database;

use crate::words::Words;

/// Han faces without serifs, the first that is there is taken.
const HAN_FAMILIES: [&str; 6] =
    ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei"];

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
        let chosen = HAN_FAMILIES.into_iter().find(|family| is_there(&fonts, family));
        drop_other_han(&mut fonts, chosen);
    }
    fonts
}

/// Whether a family is among the faces.
fn is_there(fonts: &Database, family: &str) -> bool {
    fonts.faces().any(|face| face.families.iter().any(|(name, _)| name == family))
}

/// Drops every face but ours and those of the chosen family. The fallback of resvg takes the first
/// face that has a character, whatever its weight or style; so none but the right ones may be left.
fn drop_other_han(fonts: &mut Database, chosen: Option<&str>) {
    let Some(chosen) = chosen else { return };
    let wanted = |name: &str| name == chosen || name == "Atlas Sans";
    let others = fonts.faces().filter(|face| !face.families.iter().any(|(name, _)| wanted(name)));
    let others: Vec<_> = others.map(|face| face.id).collect();
    others.into_iter().for_each(|id| fonts.remove_face(id));
}
