//! The palette's birthplace: which color a role is, in light and in dark. `tokens.css` mirrors
//! it, and `tests/palette.rs` keeps both equal and their distances wide enough.

use super::style::Role;

/// A color as red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Light or dark paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// Reads `light` or `dark`.
    pub fn parse(word: &str) -> Option<Theme> {
        match word {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            _ => None,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The color of a role.
    pub fn color(self, role: Role) -> Rgb {
        let (light, dark) = match role {
            Role::Paper => (0xFBFAF7, 0x15181C),
            Role::Ink => (0x1A1C1E, 0xF0EFEA),
            Role::InkSoft => (0x5B6066, 0xA3A9AF),
            Role::Rule => (0xDEDCD5, 0x31363C),
            Role::Land => (0xE9E6DD, 0x262B31),
            Role::LandEdge => (0xC4BFB2, 0x454C54),
            Role::Cases => (0xC64370, 0xE2485D),
            Role::AidOut => (0x0071E0, 0x5D88C2),
            Role::AidIn => (0x823500, 0xEF9B00),
            Role::Organisation => (0x541599, 0xC7AFFC),
            Role::Band => (0xEFEDE6, 0x20252A),
            Role::Muted => (0x8A8C8C, 0x7E848A),
        };
        from_hex(match self {
            Theme::Light => light,
            Theme::Dark => dark,
        })
    }
}

fn from_hex(hex: u32) -> Rgb {
    let [_, r, g, b] = hex.to_be_bytes();
    Rgb(r, g, b)
}
