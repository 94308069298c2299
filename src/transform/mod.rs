//! Model in, model out: numbers worked out of series and facts, each formula with its source.

pub mod agree;
pub mod coverage;
pub mod doubling;
pub mod growth;
pub mod guess;
pub mod standing;
pub mod thin;
pub mod week;
