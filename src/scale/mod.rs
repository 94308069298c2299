//! From data space to px and back: linear, log, time, and where ticks stand.

pub mod calendar;
pub mod linear;
pub mod log;
pub mod ticks;
pub mod time;
