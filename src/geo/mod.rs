//! From longitude and latitude to a frame, as a chain of small stages, each a pure function.
//!
//! [`rotate`] puts a meridian in the middle, [`antimeridian`] cuts where the map ends,
//! [`equal_earth`] projects, [`resample`] keeps projected edges round, [`fit`] scales into a
//! frame; [`projection`] runs them in order. Degrees come in, north and east positive; pairs in
//! the frame's unit go out, y down. Knows nothing of land, marks or backends.

pub mod antimeridian;
pub mod equal_earth;
pub mod fit;
pub mod projection;
pub mod resample;
pub mod rotate;
