//! The plain types of the domain. Comes in: nothing but values that a constructor accepts. Goes
//! out: an [`atlas::Atlas`] whose invariants hold. No serde, no pixels, no strings of the page.

pub mod atlas;
pub mod cases;
pub mod date;
pub mod fact;
pub mod land;
pub mod order;
pub mod outbreak;
pub mod place;
pub mod source;
