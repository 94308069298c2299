//! The palette's birthplace: which color a role is, in light, in dark and in gray. `tokens.css`
//! mirrors the first two, and `tests/palette.rs` keeps both equal and their distances wide enough.

use super::style::{DASHED, Dash, Role};

/// A color as red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Light or dark paper, grays on white, or the reader's own few colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// The light one for a reader whose system asks for more contrast.
    LightMore,
    /// The dark one for such a reader.
    DarkMore,
    /// The colors of light paper on white: what a printer leaves alone.
    White,
    /// Grays on white paper: what a printer without colors keeps apart.
    Gray,
    /// Colors that the reader's system forces on every page.
    Forced(Forced),
}

/// The system's colors by their names in CSS Color 4, section 6.2. Shape, dash and words tell
/// apart what has one color here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forced {
    /// `Canvas`.
    pub paper: Rgb,
    /// `CanvasText`.
    pub ink: Rgb,
    /// `GrayText`.
    pub gray: Rgb,
    /// `LinkText`.
    pub link: Rgb,
}

impl Theme {
    /// Reads `light`, `dark`, one of these with `-more`, `white`, `gray`, or `forced` with four colors as `RRGGBB`: paper,
    /// ink, gray, link.
    pub fn parse(word: &str) -> Option<Theme> {
        match word {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            "light-more" => Some(Theme::LightMore),
            "dark-more" => Some(Theme::DarkMore),
            "white" => Some(Theme::White),
            "gray" => Some(Theme::Gray),
            _ => forced(word).map(Theme::Forced),
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::LightMore => "light-more",
            Theme::DarkMore => "dark-more",
            Theme::White => "white",
            Theme::Gray => "gray",
            Theme::Forced(_) => "forced",
        }
    }

    /// Dashes that a role's lines have where its color is too near to another's: in gray, a pale line
    /// to the hub and a full one from it are of one darkness.
    pub fn dash(self, role: Role) -> Option<Dash> {
        (self == Theme::Gray && role == Role::AidIn).then_some(DASHED)
    }

    /// The color of a role.
    pub fn color(self, role: Role) -> Rgb {
        let (light, dark, light_more, dark_more, gray) = match role {
            Role::Paper => (0xFBFAF7, 0x15181C, 0xFFFFFF, 0x000000, 0xFFFFFF),
            Role::Ink => (0x1A1C1E, 0xF0EFEA, 0x000000, 0xFFFFFF, 0x000000),
            Role::InkSoft => (0x5B6066, 0xA3A9AF, 0x3A3D41, 0xD6D6D6, 0x4D4D4D),
            Role::Rule => (0xDEDCD5, 0x31363C, 0x8C8C8C, 0x707070, 0xD9D9D9),
            Role::Land => (0xE9E6DD, 0x262B31, 0xDEDEDE, 0x2B2B2B, 0xEAEAEA),
            Role::LandEdge => (0xC4BFB2, 0x454C54, 0x6E6E6E, 0x9A9A9A, 0xBDBDBD),
            Role::Cases => (0xC64370, 0xE2485D, 0x9E303C, 0xFF5A90, 0x5E5E5E),
            Role::AidOut => (0x0071E0, 0x5D88C2, 0x0C36E7, 0x7D8BFF, 0x767676),
            Role::AidIn => (0x823500, 0xEF9B00, 0x590000, 0xFFB100, 0x1E1E1E),
            Role::Organisation => (0x541599, 0xC7AFFC, 0x291E7B, 0xBABFFF, 0x404040),
            Role::Band => (0xEFEDE6, 0x20252A, 0xEEEEEE, 0x242424, 0xF0F0F0),
            Role::Muted => (0x808282, 0x7E848A, 0x5C5C5C, 0xA6A6A6, 0x8F8F8F),
        };
        from_hex(match self {
            Theme::White if role == Role::Paper => gray,
            Theme::Light | Theme::White => light,
            Theme::Dark => dark,
            Theme::LightMore => light_more,
            Theme::DarkMore => dark_more,
            Theme::Gray => gray,
            Theme::Forced(forced) => return forced.color(role),
        })
    }
}

impl Forced {
    fn color(self, role: Role) -> Rgb {
        match role {
            Role::Paper | Role::Land | Role::Band => self.paper,
            Role::Rule | Role::LandEdge | Role::Muted => self.gray,
            Role::Cases | Role::AidOut => self.link,
            Role::Ink | Role::InkSoft | Role::AidIn | Role::Organisation => self.ink,
        }
    }
}

fn forced(word: &str) -> Option<Forced> {
    let mut colors =
        word.strip_prefix("forced ")?.split(' ').map(|hex| u32::from_str_radix(hex, 16).ok().map(from_hex));
    let mut next = || colors.next().flatten();
    Some(Forced { paper: next()?, ink: next()?, gray: next()?, link: next()? })
}

fn from_hex(hex: u32) -> Rgb {
    let [_, r, g, b] = hex.to_be_bytes();
    Rgb(r, g, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_theme_is_read_by_its_word() {
        for theme in [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore] {
            assert_eq!(Theme::parse(theme.word()), Some(theme));
        }
    }

    #[test]
    fn forced_colors_are_the_readers() {
        let theme = Theme::parse("forced 000000 FFFFFF 3FF23F FFFF00").expect("four colors");
        assert_eq!(theme.color(Role::Paper), Rgb(0, 0, 0));
        assert_eq!(theme.color(Role::AidOut), Rgb(255, 255, 0));
        for role in Role::ALL {
            let is_ground = matches!(role, Role::Paper | Role::Land | Role::Band);
            assert_eq!(theme.color(role) == theme.color(Role::Paper), is_ground, "{role:?}");
        }
        assert_eq!(Theme::parse("forced 000000 FFFFFF"), None);
        assert_eq!(Theme::parse("forced 000000 FFFFFF x FFFF00"), None);
    }
}
