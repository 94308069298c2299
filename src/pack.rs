//! What the page embeds, packed: the tables it draws first and the catalogues of strings.
//!
//! Comes in: the one packed stream that `build.rs` writes, and the names and lengths of the files
//! in it. Goes out: the bytes of each file, unpacked once and kept. Text packs to three quarters
//! of what gzip makes of it, which the page would else wait for. It knows no format of any file.

use std::io::Read;
use std::sync::OnceLock;

use ppmd_rust::Ppmd7Decoder;

include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// The packed stream.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packed.ppmd"));

/// Every file by its path inside `seeds/` or its own name; none when the stream is damaged.
pub fn files() -> Vec<(&'static str, &'static [u8])> {
    let mut rest = unpacked();
    let mut files = Vec::new();
    for (path, length) in FILES {
        let Some((file, after)) = rest.split_at_checked(length) else { break };
        files.push((path, file));
        rest = after;
    }
    files
}

/// The files one after another.
fn unpacked() -> &'static [u8] {
    static TEXT: OnceLock<Vec<u8>> = OnceLock::new();
    TEXT.get_or_init(|| {
        let mut text = vec![0; FILES.iter().map(|(_, length)| length).sum()];
        let read = Ppmd7Decoder::new(PACKED, ORDER, MEMORY_BYTES).map(|mut stream| stream.read_exact(&mut text));
        if matches!(read, Ok(Ok(()))) { text } else { Vec::new() }
    })
}
