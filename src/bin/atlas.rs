//! The native command: name the figures, render one, check a data folder, write the site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::{Arg, ArgMatches, FromArgMatches, Parser, Subcommand, ValueEnum};
use response_atlas::chart::view::View;
use response_atlas::chart::{self, REGISTRY, dress};
use response_atlas::error::{Error, ErrorKind};
use response_atlas::model::atlas::Atlas;
use response_atlas::paint::{png, svg};
use response_atlas::scene::theme::Theme;
use response_atlas::words::Words;
use response_atlas::{export, pack, parse, seed};

/// Cited facts of the COVID-19 response of 2020 as pictures and tables.
#[derive(Parser)]
#[command(name = "atlas", version)]
struct Command {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Name the figures, their views and options.
    Figures {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Check a data folder and name every fault.
    Check {
        /// The folder; it must hold the package that seeds/ holds.
        #[arg(default_value = "seeds")]
        folder: PathBuf,
    },
    /// Render one figure as a picture.
    Render(Render),
    /// Pack a file as the page unpacks it.
    #[command(hide = true)]
    Pack {
        /// The file, which becomes one with the ending `.ppmd`.
        file: PathBuf,
    },
    /// Write the pages, pictures and tables of the site.
    Site {
        /// Folder to write into.
        dist: PathBuf,
        /// Folder of the page's own files.
        #[arg(long, default_value = "www")]
        www: PathBuf,
        /// Folder of the data package.
        #[arg(long, default_value = "seeds")]
        seeds: PathBuf,
    },
}

#[derive(clap::Args)]
struct Render {
    /// Figure id; `atlas figures` names them.
    figure: String,
    /// View id; the figure's first view without it.
    #[arg(long)]
    view: Option<String>,
    #[command(flatten)]
    options: Options,
    /// Picture format; the ending of the output's name without it.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Width in CSS px.
    #[arg(long, default_value_t = 1080.0)]
    width: f64,
    /// Height in CSS px to fill; the figure's own height without it.
    #[arg(long)]
    height: Option<f64>,
    /// Device px to the CSS px, for PNG.
    #[arg(long, default_value_t = 1.0)]
    ratio: f32,
    /// light or dark.
    #[arg(long, default_value = "light", value_parser = ["light", "dark"])]
    theme: String,
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
}

/// The options of every view of the registry, each as `--KEY VALUE`, as in the page's address.
struct Options {
    chosen: Vec<(String, String)>,
}

impl Options {
    /// Every key once, and what it may be in which view.
    fn known() -> Vec<(&'static str, String)> {
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

fn main() -> ExitCode {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(fault) => return misread(&fault),
    };
    match run(command.job) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("atlas: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Help and version are no fault; any other misreading is, and an unknown option names those there are.
fn misread(fault: &clap::Error) -> ExitCode {
    // Nothing is left to say when the terminal itself is gone.
    let _ = fault.print();
    if fault.kind() == clap::error::ErrorKind::UnknownArgument {
        let keys: Vec<String> = Options::known().iter().map(|(key, _)| format!("--{key}")).collect();
        eprintln!("Options of the views: {}. `atlas figures` says which view has which.", keys.join(", "));
    }
    if fault.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Most device px for each CSS px: more would take the memory of the machine.
const MOST_RATIO: f32 = 8.0;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;
type Outcome = Fallible<()>;

fn run(job: Job) -> Outcome {
    match job {
        Job::Figures { json } => {
            print!("{}", if json { export::json::figures()? } else { export::text::figures() });
            Ok(())
        }
        Job::Check { folder } => check(&folder),
        Job::Render(render) => self::render(&render),
        Job::Pack { file } => pack(&file),
        Job::Site { dist, www, seeds } => site(&dist, &www, &seeds),
    }
}

/// The atlas of a data folder.
fn load(folder: &Path) -> Fallible<Atlas> {
    let texts = package(folder)?;
    let borrowed: Vec<(&str, &[u8])> = texts.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    Ok(parse::package(&borrowed)?)
}

fn check(folder: &Path) -> Outcome {
    let atlas = load(folder)?;
    println!("{}: {} facts, no fault", folder.display(), atlas.facts.len());
    Ok(())
}

/// Every CSV and JSON file of a data folder, by its path inside, in order.
fn package(folder: &Path) -> Fallible<Vec<(String, Vec<u8>)>> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        let entries = fs::read_dir(&here).map_err(|e| format!("{}: {e}", here.display()))?;
        for entry in entries {
            let path = entry?.path();
            let is_table = path.extension().is_some_and(|e| e == "csv" || e == "json");
            if path.is_dir() {
                folders.push(path);
            } else if is_table && !path.ends_with("datapackage.json") {
                let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                texts.push((name, fs::read(&path)?));
            }
        }
    }
    texts.sort();
    Ok(texts)
}

/// Puts a packed form in the place of a file.
fn pack(file: &Path) -> Outcome {
    let bytes = fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let packed = pack::pack(&bytes).ok_or_else(|| format!("{}: too large to pack", file.display()))?;
    fs::write(file.with_extension("ppmd"), packed)?;
    Ok(fs::remove_file(file)?)
}

fn render(asked: &Render) -> Outcome {
    let atlas = seed::load()?;
    let words = Words::of(&asked.lang).ok_or_else(|| unknown(&asked.lang, "a language", &Words::tags()))?;
    let theme = Theme::parse(&asked.theme).ok_or_else(|| unknown(&asked.theme, "a theme", &["light", "dark"]))?;
    let picture = picture(asked, &atlas, words, theme)?;
    match &asked.output {
        Some(path) => fs::write(path, picture).map_err(|e| format!("{}: {e}", path.display()).into()),
        None => Ok(io::Write::write_all(&mut io::stdout(), &picture)?),
    }
}

fn picture(asked: &Render, atlas: &Atlas, words: Words, theme: Theme) -> Fallible<Vec<u8>> {
    let (narrowest, widest) = (chart::NARROWEST_PX, chart::WIDEST_PX);
    if !(narrowest..=widest).contains(&asked.width) {
        return Err(unknown(&asked.width.to_string(), &format!("a width of {narrowest} to {widest} px"), &[]).into());
    }
    if !(0.25..=MOST_RATIO).contains(&asked.ratio) {
        return Err(unknown(&asked.ratio.to_string(), &format!("a ratio of 0.25 to {MOST_RATIO}"), &[]).into());
    }
    let view = view(asked)?;
    let mut figure = chart::layout(atlas, &view, words, asked.width);
    if let Some((key, value)) = figure.ignored.first() {
        return Err(unknown(value, &format!("{key} that the tables know"), &[]).into());
    }
    if !asked.bare {
        dress::dress(&mut figure, words);
    }
    if let Some(height_px) = asked.height {
        dress::heighten(&mut figure, height_px);
    }
    let said = svg::Words { lang: words.tag(), title: &figure.title, description: &figure.account.summary };
    let text = svg::svg(&figure.scene, theme, said)?;
    Ok(match format(asked) {
        Format::Svg => text.into_bytes(),
        Format::Png => png::png(&text, asked.ratio, export::fonts::database(&seed::faces(), words))?,
    })
}

fn format(asked: &Render) -> Format {
    let by_name = |path: &PathBuf| path.extension().is_some_and(|e| e == "png");
    asked.format.unwrap_or(if asked.output.as_ref().is_some_and(by_name) { Format::Png } else { Format::Svg })
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

fn unknown(found: &str, expected: &str, known: &[&str]) -> Error {
    let expected = if known.is_empty() { expected.into() } else { format!("{expected}: {}", known.join(", ")) };
    Error::new(ErrorKind::Unknown, found, expected)
}

/// Every text of the folder for teaching, by its name.
fn teaching(folder: &Path) -> Fallible<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        texts.push((name, fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?));
    }
    Ok(texts)
}

fn site(dist: &Path, www: &Path, seeds: &Path) -> Outcome {
    let atlas = load(seeds)?;
    let template = |name: &str| {
        let page = www.join(name);
        fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))
    };
    let version = std::env::var("ATLAS_VERSION").unwrap_or_default();
    let mut files = export::site::files(&atlas, &template("index.html")?, &version)?;
    files.extend(export::plain::files(&atlas, &template("plain.html")?, &version)?);
    files.push(export::plain::embed(&atlas, &template("embed.html")?, &version)?);
    let site = std::env::var("SITE_URL").unwrap_or_default();
    files.extend(export::recipes::files(&atlas, &template("recipes.html")?, &version, &site)?);
    export::social::add(&mut files, &atlas, &site)?;
    let texts = teaching(&www.join("teach"))?;
    files.extend(export::teach::files(&atlas, export::teach::Texts(&texts), &version)?);
    let tables = package(seeds)?;
    let sources = tables.iter().find(|(name, _)| name == "sources.json").map_or(&[][..], |(_, bytes)| bytes);
    files.extend(export::citation::Citations::new(sources, &version)?.files()?);
    for (name, bytes) in tables {
        files.push((format!("data/{name}"), bytes));
    }
    for (name, bytes) in files {
        let path = dist.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}
