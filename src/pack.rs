//! Packed bytes: the tables and strings that the page embeds, and the part of the core that it brings next.
//!
//! In comes any run of bytes, out goes a stream that begins with their number (four bytes, the
//! lowest first) and holds them by prediction from what came before (PPMd, variant H, by
//! D. Shkarin, 2001), or the other way round. Text packs to three quarters of what gzip makes of
//! it, compiled code to four fifths. `build.rs` packs with this file too. It knows no format of
//! any file.

use std::io::Read;
#[cfg(not(target_arch = "wasm32"))]
use std::io::Write;
#[cfg(target_arch = "wasm32")]
use std::sync::OnceLock;

use ppmd_rust::Ppmd7Decoder;
#[cfg(not(target_arch = "wasm32"))]
use ppmd_rust::Ppmd7Encoder;

/// How many bytes before a byte are looked at, at most.
const ORDER: u32 = 16;

/// Memory of the packer and of the unpacker.
const MEMORY_BYTES: u32 = 4 << 20;

/// Most bytes that a stream may say it holds, so that a damaged one asks for no more memory.
const MOST_BYTES: usize = 16 << 20;

/// The stream of these bytes; nothing when there are more than a stream may hold.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() <= MOST_BYTES)?;
    let mut packer = Ppmd7Encoder::new(length.to_le_bytes().to_vec(), ORDER, MEMORY_BYTES).ok()?;
    packer.write_all(bytes).ok()?;
    packer.finish(false).ok()
}

/// The bytes of a stream; nothing when it is damaged or cut short.
pub fn unpack(stream: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = stream.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= MOST_BYTES)?;
    let mut bytes = vec![0; length];
    Ppmd7Decoder::new(rest, ORDER, MEMORY_BYTES).ok()?.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(target_arch = "wasm32")]
include!(concat!(env!("OUT_DIR"), "/packed.rs"));

/// The stream of all embedded files, one after another.
#[cfg(target_arch = "wasm32")]
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packed.ppmd"));

/// The embedded files one after another, once they are unpacked or given.
#[cfg(target_arch = "wasm32")]
static TEXT: OnceLock<Vec<u8>> = OnceLock::new();

/// The embedded stream, for a build that packs in another way.
#[cfg(target_arch = "wasm32")]
pub fn embedded() -> &'static [u8] {
    PACKED
}

/// Takes what the embedded stream would be unpacked to, before anything asks for it.
#[cfg(target_arch = "wasm32")]
pub fn give(text: Vec<u8>) {
    // Once somebody has asked, the text is there and the same.
    let _ = TEXT.set(text);
}

/// Every embedded file by its path inside `seeds/` or its own name, unpacked once; none when the stream is damaged.
#[cfg(target_arch = "wasm32")]
pub fn files() -> Vec<(&'static str, &'static [u8])> {
    let mut rest: &[u8] = TEXT.get_or_init(|| unpack(PACKED).unwrap_or_default());
    let mut files = Vec::new();
    for (path, length) in FILES {
        let Some((file, after)) = rest.split_at_checked(length) else { break };
        files.push((path, file));
        rest = after;
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8]) {
        assert_eq!(unpack(&pack(bytes).expect("packed")).expect("unpacked"), bytes);
    }

    #[test]
    fn what_is_packed_comes_back() {
        check(b"");
        check(b"a");
        check(&[0; 70_000]);
        check(&(0..40_000u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect::<Vec<_>>());
    }

    #[test]
    fn a_like_text_takes_less() {
        let text = b"2020-01-20,reported,cases\n".repeat(200);
        assert!(pack(&text).expect("packed").len() < text.len() / 20);
    }

    #[test]
    fn a_stream_without_its_length_gives_nothing() {
        assert_eq!(unpack(b""), None);
        assert_eq!(unpack(&[1, 0, 0]), None);
        assert_eq!(unpack(&[255; 4]), None, "more than a stream may hold");
    }
}
