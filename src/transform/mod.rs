//! Model in, model out: numbers worked out of series and facts, each formula with its source.

pub mod agree;
pub mod align;
pub mod coverage;
pub mod growth;
pub mod pace;
pub mod standing;
pub mod window;
