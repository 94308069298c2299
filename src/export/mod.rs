//! Tables, pictures and pages: what leaves the page, what `atlas site` writes and what the command
//! prints.

#[cfg(feature = "command")]
pub mod archive;
#[cfg(feature = "command")]
mod bibtex;
#[cfg(feature = "command")]
pub mod card;
#[cfg(feature = "command")]
pub mod citation;
#[cfg(feature = "command")]
mod csl;
#[cfg(feature = "command")]
pub mod dictionary;
pub mod fields;
#[cfg(feature = "command")]
pub mod fonts;
#[cfg(feature = "command")]
pub mod frame;
#[cfg(feature = "command")]
pub mod html;
#[cfg(feature = "command")]
pub mod json;
#[cfg(feature = "command")]
mod outline;
pub mod picture;
#[cfg(feature = "command")]
pub mod pictures;
#[cfg(feature = "command")]
pub mod plain;
#[cfg(feature = "command")]
pub mod plate;
#[cfg(feature = "command")]
pub mod recipes;
#[cfg(feature = "command")]
mod ris;
pub mod shown;
#[cfg(feature = "command")]
pub mod site;
#[cfg(feature = "command")]
pub mod social;
#[cfg(feature = "command")]
mod switch;
#[cfg(feature = "command")]
pub mod teach;
#[cfg(feature = "command")]
pub mod text;
