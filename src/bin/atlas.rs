//! The native command: name the figures, render one, check a data folder, write the site.

#[path = "atlas/render.rs"]
mod render;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use response_atlas::error::{Error, ErrorKind};
use response_atlas::model::atlas::Atlas;
use response_atlas::{export, pack, parse, seed};

use render::{Options, Render};

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

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;
type Outcome = Fallible<()>;

fn run(job: Job) -> Outcome {
    match job {
        Job::Figures { json } => {
            print!("{}", if json { export::json::figures()? } else { export::text::figures() });
            Ok(())
        }
        Job::Check { folder } => check(&folder),
        Job::Render(asked) => render::render(&asked),
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
    let site = std::env::var("SITE_URL").unwrap_or_default();
    let mut tables = package(seeds)?;
    let mark = export::archive::mark(&tables);
    let mut files = export::site::files(&atlas, &template("index.html")?, &version, &mark)?;
    files.extend(export::plain::files(&atlas, &template("plain.html")?, &version)?);
    files.push(export::plain::embed(&atlas, &template("embed.html")?, &version)?);
    files.extend(export::recipes::files(&atlas, &template("recipes.html")?, &version, &site)?);
    export::social::add(&mut files, &atlas, &site)?;
    files.extend(export::card::files(&atlas, &seed::faces())?);
    let texts = teaching(&www.join("teach"))?;
    files.extend(export::teach::files(&atlas, export::teach::Texts(&texts), &version)?);
    files.extend(export::pictures::pngs(&atlas, &seed::faces(), &site, &version)?);
    let sources = tables.iter().find(|(name, _)| name == "sources.json").map_or(&[][..], |(_, bytes)| bytes);
    files.extend(export::citation::Citations::new(sources, &version)?.files()?);
    tables.push(("facts.json".into(), export::json::facts(&atlas)?.into_bytes()));
    let descriptor = seeds.join("datapackage.json");
    let descriptor = fs::read_to_string(&descriptor).map_err(|e| format!("{}: {e}", descriptor.display()))?;
    files.extend(export::archive::files(&tables, &descriptor, &version)?);
    files.extend(tables.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes)));
    for (name, bytes) in files {
        let path = dist.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}
