//! Tables and pages: what `atlas site` writes and what the command prints.

mod bibtex;
pub mod citation;
mod csl;
pub mod fonts;
pub mod frame;
pub mod html;
pub mod json;
mod outline;
pub mod plain;
pub mod plate;
pub mod recipes;
mod ris;
pub mod site;
pub mod social;
pub mod teach;
pub mod text;
