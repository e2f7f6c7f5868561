//! What a folder holds of the portal: which file each address became, and why one could not be had.
//!
//! Downloading writes it and compiling reads it. It knows neither the network nor what stands in the files.

use crate::day::Day;
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::{Component, Path};

/// The manifest's name in its folder. Names that begin with a dot are no notices.
pub const FILE: &str = ".fetched.json";

/// The folder of the documents, in the folder that was downloaded to.
pub const DOCUMENTS: &str = "documents";

/// The version of the manifest's form.
const SCHEMA: u32 = 1;

/// What a folder holds of the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the form.
    schema: u32,
    /// The address that the export was asked from.
    #[serde(default)]
    pub source: Option<String>,
    /// The export.
    pub export: Option<Entry>,
    /// The documents, by their address as the row has it.
    pub documents: BTreeMap<String, Entry>,
}

/// What is known of one address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The last good copy: its path in the folder, with `/` on every system. `None` when there has never been one.
    pub file: Option<String>,
    /// The copy's `ETag`, as the host sent it.
    pub etag: Option<String>,
    /// The copy's `Last-Modified`, as the host sent it.
    pub last_modified: Option<String>,
    /// The copy's SHA-256, in hexadecimal digits.
    pub sha256: Option<String>,
    /// The copy's size.
    pub bytes: u64,
    /// The day, in Nouméa, on which the host was last asked.
    pub checked: Option<Day>,
    /// Why the last request gave no good copy. The copy of before, if any, is still there.
    pub problem: Option<Problem>,
}

/// Why an address could not be had.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// It is no address of the web.
    Address,
    /// The host is none of those that may be asked.
    Host(String),
    /// The host cannot be reached, or breaks the connection.
    Unreachable,
    /// The host does not answer in time.
    TimedOut,
    /// The host leads from one address to another without end.
    Redirects,
    /// The host answers with this HTTP status.
    Status(u16),
    /// The answer is empty.
    Empty,
    /// The answer is a web page.
    Page,
    /// The answer is neither a document nor a page.
    Kind,
    /// The answer ends before the file does.
    Truncated,
    /// The answer is larger than what is read.
    TooLarge,
}

impl Default for Manifest {
    fn default() -> Self {
        Self { schema: SCHEMA, source: None, export: None, documents: BTreeMap::new() }
    }
}

impl Manifest {
    /// Reads a folder's manifest. A missing, broken or unknown one is an empty one: all is then downloaded again.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let text = std::fs::read(folder.join(FILE)).unwrap_or_default();
        let mut read: Self = serde_json::from_slice(&text).unwrap_or_default();
        if read.schema != SCHEMA {
            return Self::default();
        }
        // Who writes a manifest by hand does not lead anybody out of the folder.
        for entry in read.export.iter_mut().chain(read.documents.values_mut()) {
            entry.file = entry.file.take().filter(|file| is_inside(file));
        }
        read
    }

    /// Writes the manifest. Whatever happens meanwhile, the folder has the old one or the new one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, folder: &Path) -> anyhow::Result<()> {
        // Text, numbers and days always have a form in JSON.
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        replace(&folder.join(FILE), text.as_bytes())
    }
}

/// Whether a path leads to a file of the folder.
fn is_inside(file: &str) -> bool {
    !file.is_empty() && Path::new(file).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Puts a file into its place, whole or not at all.
///
/// The bytes reach the disk under a hidden name beside it before the file takes its own.
///
/// # Errors
/// When it cannot be written, as on a full disk: the message names the path, and the file of before stays.
pub fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let part = path.with_file_name(format!(".{name}{PART}"));
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| std::fs::rename(&part, path)) {
        // The message is of the first failure, whether or not the rest of it can be removed.
        _ = std::fs::remove_file(&part);
        return Err(error).with_context(|| format!("cannot write {}", path.display()));
    }
    // The name reaches the disk too, where the system can be asked for that.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        _ = folder.sync_all();
    }
    Ok(())
}

/// How the hidden name of a file ends that is being written.
pub(super) const PART: &str = ".part";

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            file: Some("documents/1.pdf".to_owned()),
            checked: "2026-11-30".parse().ok(),
            problem: Some(Problem::Status(404)),
            ..Entry::default()
        }
    }

    #[test]
    fn a_manifest_is_read_as_it_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let mut manifest = Manifest { export: Some(entry()), ..Manifest::default() };
        manifest.documents.insert("https://exemple.nc/1".to_owned(), entry());
        manifest.save(folder.path()).unwrap();
        assert_eq!(Manifest::open(folder.path()), manifest);
        let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [FILE]);
    }

    #[test]
    fn a_missing_broken_or_later_manifest_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::open(folder.path()), Manifest::default());
        for text in ["{\"schema\": 1, \"docu", "[]", "{\"schema\": 2, \"export\": null, \"documents\": {\"a\": {}}}"] {
            std::fs::write(folder.path().join(FILE), text).unwrap();
            assert_eq!(Manifest::open(folder.path()), Manifest::default(), "{text}");
        }
    }

    #[test]
    fn a_manifest_names_files_of_its_folder_only() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["../1.pdf", "/etc/passwd", "documents/../../1.pdf", ""] {
            let export = Some(Entry { file: Some(file.to_owned()), ..Entry::default() });
            Manifest { export, ..Manifest::default() }.save(folder.path()).unwrap();
            assert_eq!(Manifest::open(folder.path()).export, Some(Entry::default()), "{file}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_named_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        std::fs::create_dir_all(taken.join("below")).unwrap();
        let said = format!("{:#}", replace(&taken, b"x").unwrap_err());
        assert!(said.contains("taken"), "{said}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
