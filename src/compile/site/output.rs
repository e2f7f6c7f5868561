//! The site on the disk.
//!
//! A folder is only ever written when it is empty or one of ours. Files are replaced one by one, each
//! at once, in an order in which the folder is a whole site at every moment: first what
//! pages name, then pages, then the worker, and only then what no page names any longer goes.

use super::Site;
use crate::compile::Progress;
use crate::release::DataFile;
use anyhow::{Context as _, bail};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The file by which a folder is known as ours; it is written first.
const MARK: &str = DataFile::OffersSchema.name();

/// Folders that hold nothing but what this program writes: what is too much in them is stale.
const OWN_FOLDERS: &[&str] = &[
    "assets",
    "data",
    "calendrier",
    "carte",
    "comparer",
    "emporter",
    "favoris",
    "icons",
    "offres",
    "page",
    "employeurs",
    "communes",
    "corps",
    "mois",
    "glossaire",
    "statistiques",
    "qualite",
    "donnees",
    "flux",
    "a-propos",
    "accessibilite",
    "composants",
    "mentions-legales",
];

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files new or changed.
    pub written: usize,
    /// Files that were there already, byte for byte, and were not touched.
    pub unchanged: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
}

/// Writes a site into a folder. Of an earlier site, only what differs is written; what people put
/// beside it at the top, such as a `CNAME` or `.git`, stays.
///
/// # Errors
/// When the folder is not ours, or something cannot be written.
pub fn write(site: &Site<'_>, folder: &Path, progress: Progress<'_>) -> anyhow::Result<Written> {
    claim(folder)?;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the output folder {}; is its parent writable?", folder.display()))?;
    let rebuilt = folder.join(MARK).is_file();
    let total = site.paths().count();
    let (written, unchanged) = (AtomicUsize::new(0), AtomicUsize::new(0));
    for stage in 0..=3 {
        let paths: Vec<&str> = site.paths().filter(|path| stage_of(path) == stage).collect();
        make_folders(folder, &paths)?;
        paths.par_iter().try_for_each(|path| -> anyhow::Result<()> {
            let bytes = site.bytes(path)?.with_context(|| format!("{path} is no file of the site"))?;
            let put = if rebuilt { replace } else { put_new };
            let counter = if put(&folder.join(path), &bytes)? { &written } else { &unchanged };
            counter.fetch_add(1, Ordering::Relaxed);
            progress(total);
            Ok(())
        })?;
    }
    // Nothing is stale in a new folder, and to look through thousands takes time.
    let removed = if rebuilt { remove_stale(site, folder)? } else { 0 };
    Ok(Written { written: written.into_inner(), unchanged: unchanged.into_inner(), removed })
}

/// Whether a folder may be written: it is empty, ours, or not there yet. Nothing is made: what fails later, such as a
/// `--previous` that is no site, leaves no folder behind.
///
/// # Errors
/// When it may not; the message says why.
pub fn claim(folder: &Path) -> anyhow::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        listed => listed.with_context(|| format!("cannot list the output folder {}", folder.display()))?,
    };
    let mut foreign = false;
    for entry in entries {
        let name = entry?.file_name();
        // A branch for pages holds `.git` before it holds anything else.
        foreign |= !name.to_string_lossy().starts_with('.');
    }
    if foreign && !folder.join(MARK).is_file() {
        bail!(
            "the output folder {} holds files that are not a site of this program (no {MARK}); give an empty or a new folder to --to",
            folder.display()
        );
    }
    Ok(())
}

fn stage_of(path: &str) -> u8 {
    let page = Path::new(path).extension().is_some_and(|extension| extension == "html");
    match path {
        MARK => 0,
        "sw.js" => 3,
        _ if page => 2,
        _ => 1,
    }
}

/// Puts bytes where they belong unless they are there: beside it first, then by a rename, so that nobody ever reads half a file.
fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    put_new(Path::new(&beside), bytes)?;
    std::fs::rename(&beside, path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(true)
}

/// Puts bytes where nothing is yet, and nobody reads: in a new folder, all of whose files the next build looks at again
/// if this one is broken off.
fn put_new(path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(true)
}

/// Makes the folders of some paths, which come in order. One after the other: those that share a parent would wait for each
/// other, and threads burn processor time on it.
fn make_folders(folder: &Path, paths: &[&str]) -> anyhow::Result<()> {
    let mut parents: Vec<&Path> = paths.iter().filter_map(|path| Path::new(path).parent()).collect();
    parents.dedup();
    for parent in parents {
        let made = folder.join(parent);
        std::fs::create_dir_all(&made).with_context(|| format!("cannot make the folder {}", made.display()))?;
    }
    Ok(())
}

fn remove_stale(site: &Site<'_>, folder: &Path) -> anyhow::Result<usize> {
    let current: BTreeSet<PathBuf> = site.paths().map(|path| folder.join(path)).collect();
    let mut removed = 0;
    for own in OWN_FOLDERS {
        removed += remove_others(&folder.join(own), &current)?;
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let boot = name.strip_prefix("boot-").is_some_and(|rest| rest.strip_suffix(".js").is_some());
        let ours = boot || name.strip_suffix(".new").is_some();
        if ours && !current.contains(&path) {
            std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Removes the files below a folder that are not among the current ones, and the folders this empties.
fn remove_others(folder: &Path, current: &BTreeSet<PathBuf>) -> anyhow::Result<usize> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(0) };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            removed += remove_others(&path, current)?;
        } else if !current.contains(&path) {
            std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            removed += 1;
        }
    }
    // Fails when something is left in it, which is what is wanted.
    let _ = std::fs::remove_dir(folder);
    Ok(removed)
}
