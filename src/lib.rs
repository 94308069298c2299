//! Response Atlas: cited facts of the COVID-19 response of 2020, parsed, laid out and painted.
//!
//! **The walk of the data.** [`seed`] holds the embedded tables (the page has them from `pack`); [`parse`] turns their text into
//! the plain types of [`model`], or into a full report of faults. A [`chart`] takes the atlas, a
//! view and a frame in CSS px, asks [`transform`], [`scale`] and [`geo`] for numbers and
//! [`words`] for strings, and returns a figure: a [`scene`] of placed marks, the datum behind
//! each mark, a credit and a description. [`paint`] puts a scene onto a canvas, or into SVG or
//! PNG. [`export`] writes tables and pages. `web` is the boundary to JavaScript, and
//! `bin/atlas.rs` the native command.
//!
//! ```
//! use response_atlas::chart::{self, view::View};
//! use response_atlas::paint::svg;
//! use response_atlas::scene::theme::Theme;
//! use response_atlas::{seed, words::Words};
//!
//! let atlas = seed::load()?;
//! let entry = chart::entry("growth")?;
//! // The pairs of an address: `#figure=growth&view=daily&metric=deaths`.
//! let pairs = [("view".to_string(), "daily".to_string()), ("metric".to_string(), "deaths".to_string())];
//! let view = View::read(entry, &pairs).view;
//! let figure = chart::layout(&atlas, &view, Words::english(), 720.0);
//! let words = svg::Words { lang: "en", title: &figure.title, description: &figure.account.summary };
//! let picture = svg::svg(&figure.scene, Theme::Light, words)?;
//! assert!(picture.starts_with("<svg") && picture.contains(&figure.title));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The main doors: [`seed::load`] and [`parse::package`] (a data folder of your own), [`chart::layout`]
//! and [`chart::table`], [`chart::view::View`], [`paint::svg::svg`] and `paint::png::png`; the formulas,
//! each with its source, stand in [`transform`].
//!
//! **Three parts on the page.** What the page's first figure calls is the core that a visit waits
//! for; what the first views of the others call comes next to it. Hover, tables of marks and the
//! other views are a later part, and further tables and strings lie beside the page: they come
//! when the figures stand. All work on one memory (`tests/tools/split.mjs` names the doors,
//! `chart::later` the tables).
//!
//! **The rule of the house.** Imports go downwards only, and `tests/layers.rs` holds them:
//!
//! | room | may import |
//! | --- | --- |
//! | error, geo, pack, scene | nothing of ours |
//! | model | error |
//! | parse | model, error |
//! | seed | parse, model, pack, error |
//! | words | model, pack |
//! | transform | model |
//! | scale | `model::date` |
//! | chart | model, transform, scale, geo, scene, words, error |
//! | paint | scene, error |
//! | export | model, chart, scene, words, paint |
//! | web | seed, parse, chart, scene, paint, export, words, model, pack, error |
//! | bin | all but web |
//!
//! Below `web` and `bin` there is no clock, no randomness, no hash order, no system font and no
//! file: the same input gives the same scene to the byte, natively and in wasm.

#![warn(missing_docs)]

pub mod chart;
pub mod error;
pub mod export;
pub mod geo;
pub mod model;
pub mod pack;
pub mod paint;
pub mod parse;
pub mod scale;
pub mod scene;
pub mod seed;
pub mod transform;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
