//! `atlas render`: one view as a picture, or its data, in a file.

use std::path::PathBuf;
use std::{fs, io};

use clap::{Arg, ArgMatches, FromArgMatches, ValueEnum};
use response_atlas::chart::dress::{self, Fit, Frame, Picture};
use response_atlas::chart::preset::{PRESETS, Preset};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY};
use response_atlas::model::atlas::Atlas;
use response_atlas::paint::png;
use response_atlas::scene::theme::Theme;
use response_atlas::words::Words;
use response_atlas::{export, seed};

use super::{Fallible, Outcome, unknown};

/// The themes that a picture may have.
const THEMES: [&str; 4] = ["light", "dark", "white", "gray"];

/// Most device px for each CSS px: more would take the memory of the machine.
const MOST_RATIO: f64 = 8.0;

#[derive(clap::Args)]
pub struct Render {
    /// Figure id; `atlas figures` names them.
    figure: String,
    /// View id; the figure's first view without it.
    #[arg(long)]
    view: Option<String>,
    #[command(flatten)]
    options: Options,
    /// Format of the picture or of its data; the ending of the output's name without it.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Width in CSS px, margins included.
    #[arg(long, default_value_t = 1080.0)]
    width: f64,
    /// Height in CSS px to fill; the figure's own height without it.
    #[arg(long)]
    height: Option<f64>,
    /// Frame to lay the picture out for, in place of width and height.
    #[arg(long, value_parser = PRESETS.iter().map(|p| p.word).collect::<Vec<_>>(), conflicts_with_all = ["bare", "width", "height"])]
    preset: Option<String>,
    /// Device px to the CSS px, for PNG; the preset's own where there is one, else 1.
    #[arg(long)]
    ratio: Option<f64>,
    /// light, dark, white (light on white paper) or gray.
    #[arg(long, default_value = "light", value_parser = THEMES)]
    theme: String,
    /// Grays on white, for a printer without colors: the same as `--theme gray`.
    #[arg(long, conflicts_with = "theme")]
    gray: bool,
    /// No paper under the picture.
    #[arg(long)]
    transparent: bool,
    /// Address of the site, which the picture names with its state; else the environment's SITE_URL.
    #[arg(long)]
    site: Option<String>,
    /// Version that the picture names; else the environment's ATLAS_VERSION.
    #[arg(long)]
    stamp: Option<String>,
    /// Language tag.
    #[arg(long, default_value = "en")]
    lang: String,
    /// The bare figure, without title, credit and notes.
    #[arg(long)]
    bare: bool,
    /// File to write; standard output without it.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Svg,
    Png,
    /// The facts behind the marks.
    Csv,
    /// The series in full, as CSV.
    Series,
    /// Both, with the table.
    Json,
}

/// The options of every view of the registry, each as `--KEY VALUE`, as in the page's address.
pub struct Options {
    chosen: Vec<(String, String)>,
}

impl Options {
    /// Every key once, and what it may be in which view.
    pub fn known() -> Vec<(&'static str, String)> {
        let mut known: Vec<(&'static str, String)> = Vec::new();
        for (figure, view) in REGISTRY.iter().flat_map(|f| f.views.iter().map(move |v| (f, v))) {
            for choice in view.choices {
                let values = if choice.values.is_empty() { "any".into() } else { choice.values.join(", ") };
                let help = format!("{} {}: {values}", figure.id, view.id);
                match known.iter_mut().find(|(key, _)| *key == choice.key) {
                    Some((_, text)) => *text = format!("{text}; {help}"),
                    None => known.push((choice.key, help)),
                }
            }
        }
        known
    }
}

impl FromArgMatches for Options {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Options, clap::Error> {
        let given = |(key, _): (&str, String)| Some((key.to_string(), matches.get_one::<String>(key)?.clone()));
        Ok(Options { chosen: Options::known().into_iter().filter_map(given).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Options::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Options {
    fn augment_args(command: clap::Command) -> clap::Command {
        let option =
            |(key, help)| Arg::new(key).long(key).value_name("VALUE").help(help).help_heading("Options of the views");
        command.args(Options::known().into_iter().map(option))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Options::augment_args(command)
    }
}

/// Writes what is asked for.
pub fn render(asked: &Render) -> Outcome {
    let atlas = seed::load()?;
    let words = Words::of(&asked.lang).ok_or_else(|| unknown(&asked.lang, "a language", &Words::tags()))?;
    let theme = if asked.gray { "gray" } else { &asked.theme };
    let theme = Theme::parse(theme).ok_or_else(|| unknown(theme, "a theme", &THEMES))?;
    let preset = asked.preset.as_deref().and_then(Preset::parse);
    let theme = preset.map_or(theme, |preset| preset.theme(theme));
    let file = file(asked, &atlas, words, theme)?;
    match &asked.output {
        Some(path) => fs::write(path, file).map_err(|e| format!("{}: {e}", path.display()).into()),
        None => Ok(io::Write::write_all(&mut io::stdout(), &file)?),
    }
}

/// The picture as the bytes of a file.
fn file(asked: &Render, atlas: &Atlas, words: Words, theme: Theme) -> Fallible<Vec<u8>> {
    let (narrowest, widest) = (chart::NARROWEST_PX, chart::WIDEST_PX);
    if !(narrowest..=widest).contains(&asked.width) {
        return Err(unknown(&asked.width.to_string(), &format!("a width of {narrowest} to {widest} px"), &[]).into());
    }
    if let Some(ratio) = asked.ratio.filter(|ratio| !(0.25..=MOST_RATIO).contains(ratio)) {
        return Err(unknown(&ratio.to_string(), &format!("a ratio of 0.25 to {MOST_RATIO}"), &[]).into());
    }
    if let Format::Csv | Format::Series | Format::Json = format(asked) {
        return data(asked, atlas, words, theme);
    }
    let picture = picture(asked, atlas, words, theme)?;
    if let Some((key, value)) = picture.figure.ignored.first() {
        return Err(unknown(value, &format!("{key} that the tables know"), &[]).into());
    }
    let text = export::picture::document(&picture, theme, words, asked.transparent)?;
    let ratio = asked.ratio.or(picture.ratio).unwrap_or(1.0) as f32;
    Ok(match format(asked) {
        Format::Png => png::png(&text, ratio, export::fonts::database(&seed::faces(), words))?,
        _ => text.into_bytes(),
    })
}

/// The data of the view as the bytes of a file.
fn data(asked: &Render, atlas: &Atlas, words: Words, theme: Theme) -> Fallible<Vec<u8>> {
    let view = view(asked)?;
    let (site, version) = origin(asked);
    let address = chart::address::address(&site, &view, words, theme);
    let (figure, shown) = export::shown::of(atlas, &view, words);
    let text = match format(asked) {
        Format::Csv => export::fields::csv(&shown.marks)?,
        Format::Series => export::fields::csv(&shown.series)?,
        _ => {
            let seen = export::fields::Seen { version: &version, address: &address };
            let (figure, shown, table) = (&figure, &shown, &chart::table(atlas, &view, words));
            export::fields::json(&export::fields::All { view: &view, words, figure, shown, table, seen })?
        }
    };
    Ok(text.into_bytes())
}

/// Address and version of the site that a file names.
fn origin(asked: &Render) -> (String, String) {
    let of = |given: &Option<String>, name| given.clone().or_else(|| std::env::var(name).ok()).unwrap_or_default();
    (of(&asked.site, "SITE_URL"), of(&asked.stamp, "ATLAS_VERSION"))
}

/// The view asked for, dressed for its frame unless it is to be bare.
fn picture(asked: &Render, atlas: &Atlas, words: Words, theme: Theme) -> Fallible<Picture> {
    let view = view(asked)?;
    if asked.bare {
        let mut figure = chart::layout(atlas, &view, words, asked.width);
        figure.scene.height_px = figure.scene.height_px.max(asked.height.unwrap_or(0.0));
        return Ok(Picture { figure, ratio: None, fit: Fit::Whole });
    }
    let preset = asked.preset.as_deref().and_then(Preset::parse);
    let free = Frame::Free { width_px: asked.width, height_px: asked.height.unwrap_or(0.0) };
    let (site, version) = origin(asked);
    let frame = preset.map_or(free, Frame::Preset);
    let picture = dress::picture(atlas, &view, words, &dress::Asked { frame, theme, site: &site, version: &version });
    match (picture.fit, preset) {
        (Fit::Tall, Some(preset)) => {
            let found = format!("{} {}, {:.0} px high", view.figure(), view.id(), picture.figure.scene.height_px);
            let frame = format!("a view that fits the frame {}; leave --preset out for the tall picture", preset.word);
            Err(unknown(&found, &frame, &[]).into())
        }
        _ => Ok(picture),
    }
}

fn format(asked: &Render) -> Format {
    let ending = asked.output.as_ref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    asked.format.unwrap_or(match ending {
        Some("png") => Format::Png,
        Some("csv") => Format::Csv,
        Some("json") => Format::Json,
        _ => Format::Svg,
    })
}

fn view(asked: &Render) -> Fallible<View> {
    let entry = chart::entry(&asked.figure)?;
    let mut pairs: Vec<(String, String)> = asked.view.iter().map(|v| ("view".into(), v.clone())).collect();
    pairs.extend(asked.options.chosen.iter().cloned());
    let read = View::read(entry, &pairs);
    let Some((key, value)) = read.ignored.first() else {
        return Ok(read.view);
    };
    let (name, choices) = (format!("{} {}", entry.id, read.view.id()), read.view.entry().choices);
    let fault = if key == "view" {
        unknown(value, &format!("a view of {}", entry.id), &entry.views.iter().map(|v| v.id).collect::<Vec<_>>())
    } else if let Some(choice) = choices.iter().find(|c| c.key == key) {
        unknown(value, &format!("a {key} of {name}"), choice.values)
    } else if choices.is_empty() {
        unknown(&format!("--{key}"), &format!("nothing: {name} has no options"), &[])
    } else {
        unknown(
            &format!("--{key}"),
            &format!("an option of {name}"),
            &choices.iter().map(|c| c.key).collect::<Vec<_>>(),
        )
    };
    Err(fault.into())
}
