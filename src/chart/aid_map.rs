//! Not yet.
use super::Context;
use super::figure::Figure;
use super::view::Choice;
/// Its options.
pub const CHOICES: &[Choice] = &[Choice { key: "borders", values: &["off", "on"] }];
/// Lays it out.
pub fn layout(_: &Context<'_>) -> Figure {
    Figure::default()
}
