//! Tables and pages: what `atlas site` writes and what the command prints.

pub mod fonts;
pub mod frame;
pub mod html;
pub mod json;
mod outline;
pub mod plain;
pub mod plate;
pub mod site;
pub mod text;
