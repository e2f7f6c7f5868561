//! The folder that is downloaded to: one run at a time, whole files only, a name for each address.
//!
//! It knows neither the network nor what is in the files.

use super::super::fetched::{DOCUMENTS, Entry, Manifest, PART, replace};
use super::digest;
use crate::read::{FORMATS, Format, Read};
use anyhow::{Context as _, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use url::Url;

/// Who holds this file locked works in the folder. It stays there: to remove it would let two runs in.
const LOCK: &str = ".fetched.lock";

/// The export's name, without its extension.
const EXPORT: &str = "export";

/// The extension of a document.
const DOCUMENT: &str = ".pdf";

/// Letters of an address that a file's name takes over.
const LONGEST: usize = 80;

/// Digits that tell names apart.
const DIGITS: usize = 8;

/// The folder, for as long as nobody else may enter it.
pub(super) struct Place<'a> {
    folder: &'a Path,
    /// The system unlocks it when it is closed, also when the program is killed.
    _lock: File,
}

impl<'a> Place<'a> {
    /// Enters a folder, making it where there is none, and clears away what a killed run has left half done.
    pub(super) fn enter(folder: &'a Path) -> anyhow::Result<Self> {
        let documents = folder.join(DOCUMENTS);
        std::fs::create_dir_all(&documents)
            .with_context(|| format!("cannot make the folder {}", documents.display()))?;
        let path = folder.join(LOCK);
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.with_context(|| format!("cannot write {}", path.display()))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("another `offers fetch` is at work in {}; wait until it ends", folder.display())
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {}", path.display()));
            }
        }
        for folder in [folder, &documents] {
            let cannot = || format!("cannot list the folder {}", folder.display());
            for entry in std::fs::read_dir(folder).with_context(cannot)? {
                let entry = entry.with_context(cannot)?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') && name.ends_with(PART) {
                    let path = entry.path();
                    std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
                }
            }
        }
        Ok(Self { folder, _lock: lock })
    }

    /// The copy that an entry speaks of, when it is still what it was.
    pub(super) fn copy(&self, entry: &Entry) -> Option<Vec<u8>> {
        let bytes = std::fs::read(self.path(entry.file.as_ref()?)).ok()?;
        (entry.sha256.as_ref() == Some(&digest(&bytes))).then_some(bytes)
    }

    /// Whether there is a file where an entry says so.
    pub(super) fn has(&self, entry: &Entry) -> bool {
        entry.file.as_ref().is_some_and(|file| self.path(file).is_file())
    }

    /// Writes a file.
    pub(super) fn put(&self, file: &str, bytes: &[u8]) -> anyhow::Result<()> {
        replace(&self.path(file), bytes)
    }

    /// Hides an export in another form than this one, so that no row is read twice. Nothing is removed: it may be somebody's.
    pub(super) fn set_aside_other_exports(&self, file: &str) -> anyhow::Result<()> {
        let others = FORMATS.iter().filter(|format| matches!(format.read, Read::Export(_)));
        for other in others.map(export_name).filter(|other| other != file) {
            let path = self.path(&other);
            if path.is_file() {
                let aside = self.path(&format!(".{other}.aside"));
                std::fs::rename(&path, &aside).with_context(|| format!("cannot rename {}", path.display()))?;
            }
        }
        Ok(())
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }
}

/// The name of an export of some format.
pub(super) fn export_name(format: &Format) -> String {
    format!("{EXPORT}.{}", format.extensions[0])
}

/// A name in the folder for each document, by its address. The same addresses have the same names, whatever is there already.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// The names for some addresses. One that has a copy keeps its name.
    pub(super) fn of<'a>(addresses: impl Iterator<Item = &'a str>, manifest: &Manifest) -> Self {
        let wanted: BTreeSet<&str> = addresses.collect();
        let mut sharing: BTreeMap<String, usize> = BTreeMap::new();
        for address in
            wanted.iter().copied().chain(manifest.documents.keys().map(String::as_str)).collect::<BTreeSet<_>>()
        {
            *sharing.entry(stem(address).to_ascii_lowercase()).or_default() += 1;
        }
        let name = |address: &str| {
            let kept = manifest.documents.get(address).and_then(|entry| entry.file.clone());
            kept.unwrap_or_else(|| {
                let stem = stem(address);
                // Systems differ in whether small and capital letters make two names.
                let shared = sharing.get(&stem.to_ascii_lowercase()).is_some_and(|sharing| *sharing > 1);
                let own = !shared && is_own(address, &stem);
                let digits = if own { String::new() } else { format!("-{}", &digest(address.as_bytes())[..DIGITS]) };
                format!("{DOCUMENTS}/{stem}{digits}{DOCUMENT}")
            })
        };
        Self(wanted.into_iter().map(|address| (address.to_owned(), name(address))).collect())
    }

    /// The name for a document of these addresses.
    pub(super) fn of_document(&self, address: &str) -> &str {
        self.0.get(address).map_or("", String::as_str)
    }
}

/// The last part of an address.
fn last_part(address: &str) -> String {
    let url = address.parse::<Url>().ok();
    let part = url.as_ref().and_then(|url| url.path_segments()?.rfind(|part| !part.is_empty())).unwrap_or_default();
    let stem = part.len().checked_sub(DOCUMENT.len()).and_then(|at| part.split_at_checked(at));
    stem.filter(|(_, end)| end.eq_ignore_ascii_case(DOCUMENT)).map_or(part, |(stem, _)| stem).to_owned()
}

/// What a file's name takes over from an address: what every system takes as a name, and no more.
fn stem(address: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    let stem: String = last_part(address).chars().map(plain).take(LONGEST).collect();
    if stem.is_empty() { "document".to_owned() } else { stem }
}

/// Whether a name says all that there is in the address to tell it from others on its host.
fn is_own(address: &str, stem: &str) -> bool {
    stem == last_part(address) && address.parse::<Url>().is_ok_and(|url| url.query().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(addresses: &[&str], manifest: &Manifest) -> Vec<String> {
        let names = Names::of(addresses.iter().copied(), manifest);
        addresses.iter().map(|address| names.of_document(address).to_owned()).collect()
    }

    #[test]
    fn a_document_is_named_after_the_last_part_of_its_address() {
        let none = Manifest::default();
        assert_eq!(
            names(&["https://exemple.nc/files/0a1b", "https://exemple.nc/b/Avis-1.PDF"], &none),
            ["documents/0a1b.pdf", "documents/Avis-1.pdf"]
        );
    }

    #[test]
    fn two_addresses_never_share_a_file() {
        let none = Manifest::default();
        let addresses = [
            "https://exemple.nc/a/1",
            "https://exemple.nc/b/1.pdf",
            "https://exemple.nc/A",
            "https://exemple.nc/x/a",
            "https://exemple.nc/get?id=1",
            "https://exemple.nc/get?id=2",
            "https://exemple.nc/%2e%2e%2fetc",
            "https://exemple.nc/",
            "none",
            "",
        ];
        let named = names(&addresses, &none);
        let distinct: BTreeSet<String> = named.iter().map(|name| name.to_ascii_lowercase()).collect();
        assert_eq!(distinct.len(), addresses.len(), "{named:?}");
        for name in &named {
            let stem = name.strip_prefix("documents/").and_then(|name| name.strip_suffix(".pdf")).unwrap();
            assert!(stem.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')), "{name}");
        }
        assert!(named[0].starts_with("documents/1-"), "{named:?}");
    }

    #[test]
    fn a_document_keeps_the_name_that_it_has() {
        let (old, new) = ("https://exemple.nc/a/1", "https://exemple.nc/b/1");
        let mut manifest = Manifest::default();
        let file = Some("documents/1.pdf".to_owned());
        manifest.documents.insert(old.to_owned(), Entry { file, ..Entry::default() });
        let named = names(&[old, new], &manifest);
        assert_eq!(named[0], "documents/1.pdf");
        assert_ne!(named[1], named[0]);
    }
}
