//! `offers`: notices in, site out; what is wrong with them; a look at the result.

mod inside;

use anyhow::{Context as _, ensure};
use clap::{Args, Parser, Subcommand, ValueEnum};
use emploi::compile::settings::{self, Contact, Download, Settings};
use emploi::compile::site::sources::Folder;
use emploi::compile::site::{Base, Site, Sources, output};
use emploi::compile::{self, Compiled, clock, fetch, history, init, report, serve};
use emploi::day::Day;
use emploi::wording::report as words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Notices, offers and pages are made of many small strings, which this one hands out at a fraction of the system's price.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Prints on standard output. Who stops listening, as `| head` does, has heard enough: that is no fault.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = write!(std::io::stdout(), $($words)*);
    }};
}

/// The same, with the end of a line.
macro_rules! sayln {
    ($($words:tt)*) => {{
        say!($($words)*);
        say!("\n");
    }};
}

/// Public-sector vacancies of New Caledonia: turns a folder of notices into a website that searches
/// in the reader's browser.
///
/// Exit status: 0 when all went well; 1 when --strict met findings, or fetch could not have everything; 2 when the command
/// could not run.
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
    /// Download the portal's export and every document it names into the folder of notices
    Fetch(Fetch),
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
    /// The folder; by default this one
    #[arg(value_name = "DIR", default_value = ".")]
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

/// Download the portal's export and every document it names into the folder of notices.
///
/// A document goes to documents/ in the folder, the export to export.csv or export.json. What has not changed is not sent
/// again; what cannot be had keeps its last good copy, and the offers made from it say so. A run that was stopped is taken
/// up by the next one. Other files of the folder are left alone; documents that no row names any more stay.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 when all is there; 1 when the export or a document could not be had: the copies of \
    before are still there, and what could be had is there too; 2 when the command could not run, because of a wrong \
    address, a full disk, or another run at work in the folder"
)]
struct Fetch {
    /// The site's configuration; by default emploi.toml, if there is one. Its avis.hotes names hosts of documents beside the
    /// export's own, its site.contact is told to the portal
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Address of the export (…/exports/csv, …/exports/json), of its data set or its records on a portal by Opendatasoft,
    /// or of a file; by default the one of the configuration
    #[arg(long, value_name = "ADDRESS")]
    export: Option<Download>,
    /// Folder of notices to download into; by default the one of the configuration
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
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
    /// Folder of the built app, in place of the one that this program carries
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Make a site without search, of pages only
    #[arg(long, conflicts_with = "app")]
    no_app: bool,
    /// Folder of templates and icons, in place of those that this program carries
    #[arg(long, value_name = "DIR")]
    public: Option<PathBuf>,
    /// Folder of style sheets, in place of those that this program carries
    #[arg(long, value_name = "DIR")]
    style: Option<PathBuf>,
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
    /// The site's configuration; by default emploi.toml, if there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of the built site; by default the one of the configuration, else dist
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Port to listen on; only this computer can reach it
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Path under which the site is shown, such as /depot/; by default as the configuration says, else /
    #[arg(long, value_name = "PATH")]
    base: Option<Base>,
    /// The app is still being built: open pages announce it when a later build into the folder brings it
    #[arg(long)]
    app_coming: bool,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Init(options) => init(&options.folder),
        Command::Config(options) => config(&options),
        Command::Fetch(options) => fetch(&options),
        Command::Build(options) => build(&options),
        Command::Check(options) => check(&options),
        Command::Serve(options) => serve(&options),
    };
    done.unwrap_or_else(|error| {
        eprintln!("offers: {error:#}");
        ExitCode::from(2)
    })
}

fn init(folder: &Path) -> anyhow::Result<ExitCode> {
    for path in init::init(folder)? {
        sayln!("{}", folder.join(path).components().collect::<PathBuf>().display());
    }
    sayln!("{}", words::begun((folder != Path::new(".")).then(|| typed(folder)).as_deref()));
    Ok(ExitCode::SUCCESS)
}

fn config(options: &Config) -> anyhow::Result<ExitCode> {
    let settings = Settings::open(options.config.as_deref().unwrap_or(Path::new(settings::FILE)))?;
    sayln!("{}", settings.value(&options.key)?);
    Ok(ExitCode::SUCCESS)
}

fn fetch(options: &Fetch) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let today = clock::today(None)?;
    let settings = settings(options.config.as_deref())?;
    let export = options.export.as_ref().or(settings.notices.export.as_ref());
    let export = export.map(Download::as_str);
    let export =
        export.with_context(|| format!("no address: give --export ADDRESS, or avis.export in {}", settings::FILE))?;
    let folder = folder(options.to.as_ref(), settings.notices.folder.as_ref(), "--to", "avis.dossier")?;
    let hosts: Vec<String> = settings.notices.hosts.iter().map(|host| host.as_str().to_owned()).collect();
    let contact = settings.site.contact.as_ref().map(Contact::as_str);
    let order = fetch::Order { export, folder, hosts: &hosts, contact, today };
    let outcome = with_progress(words::FETCHING, |progress| fetch::fetch(&order, &fetch::Limits::default(), progress))?;

    eprint!("{}", report::not_downloaded(&outcome, export));
    print!("{}", report::downloaded(&outcome, folder));
    if outcome.problem.is_none() {
        let next = match (&options.to, &options.config) {
            (Some(to), _) => format!("offers build --from {}", typed(to)),
            (None, Some(config)) => format!("offers build --config {}", typed(config)),
            (None, None) => "offers build".to_owned(),
        };
        println!("{}", words::fetched(started.elapsed().as_secs_f32(), &next));
    }
    Ok(if outcome.is_whole() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn build(options: &Build) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let today = clock::today(options.today)?;
    let settings = settings(options.config.as_deref())?;
    let from = folder(options.from.as_ref(), settings.notices.folder.as_ref(), "--from", "avis.dossier")?;
    let to = folder(options.to.as_ref(), settings.publication.folder.as_ref(), "--to", "publication.dossier")?;
    let base = options.base.clone().map_or_else(|| settings.base(), Ok)?;
    // Whatever can go wrong without reading a notice goes wrong first.
    let sources = sources(options)?;
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
    say!("{}", report::summary(&compiled));
    if report::count(&compiled) > 0 && !options.strict {
        sayln!("{}", words::one_by_one(&typed(from)));
    }
    sayln!("{}", report::open_and_closed(&compiled.bundle, today));
    if let Some(since) = published_before {
        sayln!("{}", report::changes(&compiled.bundle, since, today));
    }
    sayln!("{}", words::files(&to.display().to_string(), [written.written, written.unchanged, written.removed]));
    if sources.programs.is_some() {
        sayln!("{}", words::first_visit(site.first_visit().div_ceil(1000)));
    } else if !options.no_app {
        sayln!("{}", words::WITHOUT_APP);
    }
    sayln!("{}", words::done(started.elapsed().as_secs_f32(), &look(options, &settings.base()?)));
    let status = status(&compiled, options.strict);
    // The program ends: the system takes all back at once, and not offer by offer.
    std::mem::forget(site);
    std::mem::forget(compiled);
    Ok(status)
}

/// The parts of a site: those that this program carries, or those of the folders told.
fn sources(options: &Build) -> anyhow::Result<Sources> {
    let [app, public, style] =
        [&options.app, &options.public, &options.style].map(|told| told.as_deref().map(Folder::Disk));
    let app = app.or(inside::APP).filter(|_| !options.no_app);
    Sources::open(public.unwrap_or(inside::PUBLIC), style.unwrap_or(inside::STYLE), app)
}

/// A path as it is typed in a command: in quotes where it holds spaces.
fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

/// The command that shows the site just built: with what was told beside the configuration, and nothing else.
fn look(options: &Build, configured: &Base) -> String {
    let config = options.config.as_ref().map(|path| ("--config", typed(path)));
    let to = options.to.as_ref().map(|path| ("--dir", typed(path)));
    let base = options.base.as_ref().filter(|base| *base != configured).map(|base| ("--base", base.to_string()));
    let told = [config, to, base].into_iter().flatten().map(|(option, value)| format!(" {option} {value}"));
    format!("offers serve{}", told.collect::<String>())
}

fn serve(options: &Serve) -> anyhow::Result<ExitCode> {
    let settings = settings(options.config.as_deref())?;
    let configured = options.dir.as_deref().or(settings.publication.folder.as_deref());
    let base = options.base.clone().map_or_else(|| settings.base(), Ok)?;
    serve::serve(configured.unwrap_or(Path::new("dist")), options.port, &base, options.app_coming)?;
    Ok(ExitCode::SUCCESS)
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
    path.map(PathBuf::as_path).with_context(|| {
        format!("no folder: give {option} DIR, or {key} in {} (`offers init` makes one)", settings::FILE)
    })
}

fn check(options: &Check) -> anyhow::Result<ExitCode> {
    let compiled = with_progress(words::READING, |progress| compile::compile(&options.from, progress))?;
    match options.format {
        Format::Text => {
            say!("{}\n{}", report::text(&compiled), report::summary(&compiled));
            say!("{}", report::employers(&compiled));
        }
        Format::Json => say!("{}", report::json(&compiled)),
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
