//! `offers`: notices in, site out; what is wrong with them; a look at the result.

use anyhow::{Context as _, ensure};
use clap::{Args, Parser, Subcommand, ValueEnum};
use emploi::compile::settings::{self, Settings};
use emploi::compile::site::{Base, Site, Sources, output};
use emploi::compile::{self, Compiled, clock, history, init, report, serve};
use emploi::day::Day;
use emploi::wording::report as words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Notices, offers and pages are made of many small strings, which this one hands out at a fraction of the system's price.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Public-sector vacancies of New Caledonia: turns a folder of notices into a website that searches
/// in the reader's browser.
///
/// Exit status: 0 when all went well, 1 when --strict met findings, 2 when the command could not run.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new site's folder: configuration, a sample notice, weekly publication, how it works (in French)
    Init(Init),
    /// Turn a folder of notices into a website
    Build(Build),
    /// Say what is doubtful in each notice, without writing anything
    Check(Check),
    /// Show a built website on this computer
    Serve(Serve),
    /// Print a value of a site's configuration, for scripts
    Config(Config),
}

#[derive(Debug, Args)]
struct Init {
    /// The new folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct Config {
    /// The site's configuration; by default emploi.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The value's name, such as avis.export
    key: String,
}

#[derive(Debug, Args)]
struct Build {
    /// The site's configuration; by default emploi.toml, if there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of notices (.pdf, .docx, .odt, .html, .txt, .md) and exports of the portal (.csv, .json); folders
    /// inside it are read too; by default the one of the configuration
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Folder to write the site into: empty, new, or an earlier site; by default the one of the configuration
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Folder of the built app; without it, the site has no search
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Folder of templates and icons
    #[arg(long, value_name = "DIR", default_value = "public")]
    public: PathBuf,
    /// Folder of style sheets
    #[arg(long, value_name = "DIR", default_value = "style")]
    style: PathBuf,
    /// Where on its host the site will stand, such as /depot/; only the page for wrong addresses needs it;
    /// by default as the configuration says, else /
    #[arg(long, value_name = "PATH")]
    base: Option<Base>,
    /// Folder of the site as it was published before, or of its offers.json and changes.json: offers that left the
    /// folder of notices stay in the site, and changes are told
    #[arg(long, value_name = "DIR")]
    previous: Option<PathBuf>,
    /// The day to count deadlines from, YYYY-MM-DD; by default today in Nouméa
    #[arg(long, value_name = "DAY")]
    today: Option<Day>,
    /// Exit with status 1 when any notice has a finding
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct Check {
    /// Folder of notices (.pdf, .docx, .odt, .html, .txt, .md) and exports of the portal (.csv, .json); folders
    /// inside it are read too
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with status 1 when any notice has a finding
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
struct Serve {
    /// Folder of the built site
    #[arg(long, value_name = "DIR", default_value = "dist")]
    dir: PathBuf,
    /// Port to listen on; only this computer can reach it
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Path under which the site is shown, such as /depot/
    #[arg(long, value_name = "PATH", default_value = "/")]
    base: Base,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Init(options) => init(&options.folder),
        Command::Config(options) => config(&options),
        Command::Build(options) => build(&options),
        Command::Check(options) => check(&options),
        Command::Serve(options) => serve::serve(&options.dir, options.port, &options.base).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("offers: {error:#}");
        ExitCode::from(2)
    })
}

fn init(folder: &Path) -> anyhow::Result<ExitCode> {
    for path in init::init(folder)? {
        println!("{}", folder.join(path).display());
    }
    println!("{}", words::begun(&folder.join(settings::FILE).display().to_string()));
    Ok(ExitCode::SUCCESS)
}

fn config(options: &Config) -> anyhow::Result<ExitCode> {
    let settings = Settings::open(options.config.as_deref().unwrap_or(Path::new(settings::FILE)))?;
    println!("{}", settings.value(&options.key)?);
    Ok(ExitCode::SUCCESS)
}

fn build(options: &Build) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let today = clock::today(options.today)?;
    let settings = settings(options.config.as_deref())?;
    let from = folder(options.from.as_ref(), settings.notices.folder.as_ref(), "--from", "avis.dossier")?;
    let to = folder(options.to.as_ref(), settings.publication.folder.as_ref(), "--to", "publication.dossier")?;
    let base = options.base.clone().map_or_else(|| settings.base(), Ok)?;
    // Whatever can go wrong without reading a notice goes wrong first.
    let sources = Sources::open(&options.public, &options.style, options.app.as_deref())?;
    ensure_apart(from, to)?;
    output::claim(to)?;

    let before = options.previous.as_deref().map(history::open).transpose()?;
    let mut compiled = with_progress(words::READING, |progress| compile::compile(from, progress))?;
    let mut published_before = None;
    if let Some((before, since)) = before {
        compiled = compiled.continued(before, since, today);
        published_before = Some(since);
    }
    let site = Site::new(&compiled, &sources, &settings, &base, today)?;
    let written = with_progress(words::WRITING, |progress| output::write(&site, to, progress))?;

    // Findings are many, and `check` is there to tell them; a notice that is missing must be told at once.
    eprint!("{}", if options.strict { report::text(&compiled) } else { report::unreadable(&compiled) });
    print!("{}", report::summary(&compiled));
    if report::count(&compiled) > 0 && !options.strict {
        println!("{}", words::one_by_one(&from.display().to_string()));
    }
    println!("{}", report::open_and_closed(&compiled.bundle, today));
    if let Some(since) = published_before {
        println!("{}", report::changes(&compiled.bundle, since, today));
    }
    println!("{}", words::files(&to.display().to_string(), [written.written, written.unchanged, written.removed]));
    if options.app.is_some() {
        println!("{}", words::first_visit(site.first_visit().div_ceil(1000)));
    }
    let base = if base.as_str() == "/" { String::new() } else { format!(" --base {base}") };
    let look = format!("offers serve --dir {}{base}", to.display());
    println!("{}", words::done(started.elapsed().as_secs_f32(), &look));
    let status = status(&compiled, options.strict);
    // The program ends: the system takes all back at once, and not offer by offer.
    std::mem::forget(site);
    std::mem::forget(compiled);
    Ok(status)
}

/// The configuration named, else the one of this folder, else none.
fn settings(named: Option<&Path>) -> anyhow::Result<Settings> {
    match named {
        Some(path) => Settings::open(path),
        None if Path::new(settings::FILE).is_file() => Settings::open(Path::new(settings::FILE)),
        None => Ok(Settings::default()),
    }
}

/// A folder told by an option, else by the configuration.
fn folder<'a>(
    told: Option<&'a PathBuf>,
    configured: Option<&'a PathBuf>,
    option: &str,
    key: &str,
) -> anyhow::Result<&'a Path> {
    let path = told.or(configured);
    path.map(PathBuf::as_path).with_context(|| format!("no folder: give {option} DIR, or {key} in {}", settings::FILE))
}

fn check(options: &Check) -> anyhow::Result<ExitCode> {
    let compiled = with_progress(words::READING, |progress| compile::compile(&options.from, progress))?;
    match options.format {
        Format::Text => {
            print!("{}\n{}", report::text(&compiled), report::summary(&compiled));
            print!("{}", report::employers(&compiled));
        }
        Format::Json => print!("{}", report::json(&compiled)),
    }
    Ok(status(&compiled, options.strict))
}

fn status(compiled: &Compiled, strict: bool) -> ExitCode {
    if strict && report::count(compiled) > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// A site among the notices would be read as notices by the next build.
fn ensure_apart(from: &Path, to: &Path) -> anyhow::Result<()> {
    let whole = |path: &Path| std::path::absolute(path).with_context(|| format!("{} is no path", path.display()));
    let (from, to) = (whole(from)?, whole(to)?);
    ensure!(
        !to.starts_with(&from) && !from.starts_with(&to),
        "the output folder {} and the folder of notices {} must not lie in one another; choose another --to",
        to.display(),
        from.display()
    );
    Ok(())
}

/// Runs some work with a bar that appears on a terminal once the work has taken a second.
fn with_progress<T>(what: &'static str, work: impl FnOnce(compile::Progress<'_>) -> T) -> T {
    let started = Instant::now();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}") {
        bar.set_style(style.progress_chars("=> "));
    }
    let shown = std::sync::Once::new();
    let done = work(&|total| {
        if started.elapsed() > Duration::from_secs(1) {
            shown.call_once(|| bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        bar.set_length(total as u64);
        bar.inc(1);
    });
    bar.finish_and_clear();
    done
}
