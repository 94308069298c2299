//! Not yet.
use super::Context;
use super::figure::Figure;
use super::view::Choice;
/// Its options.
pub const CHOICES: &[Choice] = &[];
/// Lays it out.
pub fn layout(_: &Context<'_>) -> Figure {
    Figure::default()
}
