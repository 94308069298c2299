//! The frames that a picture is made for: slides, paper, a square, a social card.
//!
//! A preset has a size in CSS px and how many device px of a PNG each of them takes. A figure that
//! needs more room is laid out in a larger frame of the same form, whose px are then smaller on
//! the slide or sheet: on paper never under two thirds, so that text of 12 px is 6 points high. Where
//! they would be smaller than a device px, the PNG has twice as many each way. A figure that leaves
//! room is laid out in a smaller frame.

use crate::scene::theme::Theme;

/// A frame.
#[derive(Debug, PartialEq)]
pub struct Preset {
    /// Its word.
    pub word: &'static str,
    /// Width and height in CSS px.
    pub size_px: (f64, f64),
    /// Device px of a PNG to the CSS px.
    pub ratio: f64,
    /// How many times larger or smaller the frame may be laid out, the most legible first.
    pub steps: &'static [f64],
    /// True for a sheet that may lie on its side.
    pub turns: bool,
    /// Space left free on each side, in CSS px.
    pub margin_px: f64,
    /// Size of the title, in CSS px.
    pub title_px: f64,
}

/// Steps of a screen.
const SCREEN: &[f64] = &[0.75, 0.875, 1.0, 1.125, 1.25, 1.5, 1.75, 2.0];

/// Steps of a card, which others show small: from there on the upper part of a figure says more.
const CARD: &[f64] = &[0.75, 0.875, 1.0, 1.125];

/// Steps of a sheet, which a reader holds at hand.
const PAPER: &[f64] = &[1.0, 1.125, 1.25, 1.5];

/// Every preset.
pub const PRESETS: &[Preset] = &[
    Preset { size_px: (1280.0, 720.0), ratio: 1.5, title_px: 28.0, ..screen("slide") },
    Preset { size_px: (1024.0, 768.0), ratio: 1.5, title_px: 23.0, ..screen("slide43") },
    Preset { size_px: (1080.0, 1080.0), ratio: 2.0, title_px: 23.0, ..screen("square") },
    Preset { size_px: (794.0, 1123.0), ..paper("a4") },
    Preset { size_px: (816.0, 1056.0), ..paper("letter") },
    Preset { size_px: (1200.0, 630.0), ratio: 1.0, title_px: 23.0, steps: CARD, ..screen("social") },
];

const fn screen(word: &'static str) -> Preset {
    Preset { word, size_px: (0.0, 0.0), ratio: 1.0, steps: SCREEN, turns: false, margin_px: 24.0, title_px: 19.0 }
}

const fn paper(word: &'static str) -> Preset {
    Preset { word, size_px: (0.0, 0.0), ratio: 3.0, steps: PAPER, turns: true, margin_px: 40.0, title_px: 19.0 }
}

impl Preset {
    /// The preset of a word.
    pub fn parse(word: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.word == word)
    }

    /// True for a card, which shows the upper part of a figure that is too tall for it: its reader
    /// follows the link.
    pub fn is_card(&self) -> bool {
        self.word == "social"
    }

    /// The theme in its frame: on a sheet the paper of light colors is white.
    pub fn theme(&self, theme: Theme) -> Theme {
        if self.turns && theme == Theme::Light { Theme::White } else { theme }
    }

    /// The frames to try at a step, in whole CSS px, and the device px to each of them.
    pub fn frames(&self, step: f64) -> Vec<((f64, f64), f64)> {
        let whole = |px: f64| libm::round(px * step);
        let (width, height) = (whole(self.size_px.0), whole(self.size_px.1));
        let usual = self.size_px.0 * self.ratio / width;
        let ratio = if usual < 1.0 { 2.0 * usual } else { usual };
        let mut frames = vec![((width, height), ratio)];
        if self.turns {
            frames.push(((height, width), ratio));
        }
        frames
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_has_the_same_px_at_every_step_or_twice_as_many() {
        for (word, expected) in
            [("slide", (1920.0, 1080.0)), ("slide43", (1536.0, 1152.0)), ("social", (1200.0, 630.0))]
        {
            let preset = Preset::parse(word).expect("a preset");
            for step in preset.steps {
                let ((width, height), ratio) = preset.frames(*step)[0];
                let px = (libm::round(width * ratio), libm::round(height * ratio));
                let times = if px.0 > 1.5 * expected.0 { 2.0 } else { 1.0 };
                let off = ((px.0 - times * expected.0).abs(), (px.1 - times * expected.1).abs());
                assert!(off.0 < 2.0 && off.1 < 2.0, "{word} {step}: {px:?}");
                assert!(times < 1.5 || preset.ratio < *step, "{word} {step}: twice without need");
                assert!(ratio >= 1.0, "{word} {step}: text of 12 px would be smaller in the picture");
            }
        }
    }
}
