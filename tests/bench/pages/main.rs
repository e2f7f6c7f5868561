//! Writes what the two pages of the peers' benchmark show, out of folders of notices:
//! `cargo bench --bench pages -- FROM TO APP`.
//!
//! FROM is a folder of notices, or one of folders `md-NAME`, from which a page's `?n=NAME` chooses.

use anyhow::Context as _;
use emploi::compile::settings::Settings;
use emploi::compile::site::sources::Folder;
use emploi::compile::site::{Base, Site, Sources};
use emploi::compile::{self, clock};
use emploi::day::Day;
use emploi::release::Bundle;
use emploi::release::Chunking;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Paths of a site that the pages ask for.
const NEEDED: [&str; 5] = ["assets/", "data/", "boot-", "icons/", "index.html"];

/// The pages, and where they wait to be told of the data.
const PAGES: [&str; 2] = ["search.html", "list.html"];
const PLACE: &str = "const SETS = null;";

fn main() -> anyhow::Result<()> {
    let arguments: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").map(PathBuf::from).collect();
    let [from, to, app] = arguments.as_slice() else {
        println!("no folders: cargo bench --bench pages -- FROM TO APP");
        return Ok(());
    };
    let sources =
        Sources::open(Folder::Disk(Path::new("public")), Folder::Disk(Path::new("style")), Some(Folder::Disk(app)))?;
    let mut sets = Map::new();
    for (name, folder) in named(from)? {
        sets.insert(name.clone(), write(&folder, &to.join(&name), &name, &sources)?);
    }
    for page in PAGES {
        let html = std::fs::read_to_string(Path::new("tests/bench/pages").join(page))?;
        let filled = html.replace(PLACE, &format!("const SETS = {};", serde_json::to_string(&sets)?));
        std::fs::write(to.join(page), filled)?;
    }
    Ok(())
}

/// The folders of notices with the names by which the pages know them.
fn named(from: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(from).with_context(|| format!("no folder {}", from.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let (Some(name), true) = (name.strip_prefix("md-"), entry.path().is_dir()) {
            found.push((name.to_owned(), entry.path()));
        }
    }
    found.sort();
    Ok(if found.is_empty() { vec![("all".to_owned(), from.to_owned())] } else { found })
}

/// Writes the app's part of the site of a folder of notices; tells where its parts are.
fn write(from: &Path, to: &Path, name: &str, sources: &Sources) -> anyhow::Result<Value> {
    let compiled = compile::compile(from, &|_| ())?;
    let (settings, today) = (Settings::default(), clock::today(None)?);
    let site = Site::new(&compiled, sources, &settings, &Base::default(), today)?;
    let paths: Vec<&str> = site.paths().filter(|path| NEEDED.iter().any(|needed| path.starts_with(needed))).collect();
    for path in &paths {
        let file = to.join(path);
        std::fs::create_dir_all(file.parent().context("a folder above")?)?;
        std::fs::write(file, site.bytes(path)?.context("a file of the site")?)?;
    }
    std::fs::write(to.join("names.json"), serde_json::to_vec(&stems(&compiled.bundle, today))?)?;
    let one = |before: &str| paths.iter().find(|path| path.starts_with(before)).copied().unwrap_or_default();
    println!("{}: {} notices", to.display(), compiled.bundle.offers.len());
    let boot = format!("{name}/{}", one("boot-"));
    Ok(json!({ "folder": name, "boot": boot, "style": one("assets/style-"), "search": one("data/search-") }))
}

/// The notices' names, without their endings, by the positions that the search index speaks of.
fn stems(bundle: &Bundle, today: Day) -> Vec<&str> {
    let sources =
        Chunking::of(&bundle.offers, today).1.into_iter().map(|at| bundle.offers[at as usize].source.as_str());
    sources.map(|source| source.rsplit_once('.').map_or(source, |(stem, _)| stem)).collect()
}
