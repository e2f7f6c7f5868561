//! Which files of a folder are notices, and their bytes.

use crate::finding::{Code, Finding};
use crate::read::{self, Format, Opened, format_of};
use anyhow::Context as _;
use std::path::{Path, PathBuf};

/// A file that holds a notice.
#[derive(Debug)]
pub struct NoticeFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name for people and for the bundle: relative to the folder, with `/` on every system.
    pub name: String,
    /// How it is read.
    pub format: &'static Format,
}

/// The files of a folder of notices, both lists in the order of names.
#[derive(Debug, Default)]
pub struct Listed {
    /// Those that are notices.
    pub notices: Vec<NoticeFile>,
    /// Names of those that are none.
    pub ignored: Vec<String>,
}

/// Opens one file. Never fails: a file that cannot be read is a notice without a document, with the finding that says why.
#[must_use]
pub fn open(file: &NoticeFile) -> Vec<Opened> {
    match bytes(file) {
        Ok(bytes) => read::notices(&file.name, file.format, &bytes),
        Err(finding) => vec![read::refused(&file.name, finding)],
    }
}

fn bytes(file: &NoticeFile) -> Result<Vec<u8>, Finding> {
    let size = std::fs::metadata(&file.path).map_err(|_| read::refuse(Code::Unreadable))?.len();
    if size > file.format.max_bytes {
        return Err(read::refuse(Code::TooLarge));
    }
    std::fs::read(&file.path).map_err(|_| read::refuse(Code::Unreadable))
}

/// Lists a folder with its sub-folders. Hidden files and folders, and what programs leave behind, are passed over in silence; links
/// to folders are not followed, so that a circle of links ends.
///
/// # Errors
/// When the folder, or one below it, cannot be listed.
pub fn list(folder: &Path) -> anyhow::Result<Listed> {
    let mut listed = Listed::default();
    walk(folder, "", &mut listed)?;
    listed.notices.sort_by(|a, b| a.name.cmp(&b.name));
    listed.ignored.sort();
    Ok(listed)
}

/// Whether a file is what a program or a system leaves beside documents: Word's owner files, lists of thumbnails.
fn is_left_behind(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with("~WRL")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
        || [".tmp", ".bak", ".lnk", ".crdownload", ".part"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
}

fn walk(folder: &Path, prefix: &str, listed: &mut Listed) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("cannot list the folder of notices {}; is the path right?", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list the folder {}", folder.display()))?;
        // Names are shown in terminals and pages; a control character in one could write over what stands there.
        let file_name = entry.file_name().to_string_lossy().replace(char::is_control, "\u{fffd}");
        if file_name.starts_with('.') || is_left_behind(&file_name) {
            continue;
        }
        let name = format!("{prefix}{file_name}");
        let path = entry.path();
        let kind = entry.file_type().with_context(|| format!("cannot look at {}", path.display()))?;
        if kind.is_dir() {
            walk(&path, &format!("{name}/"), listed)?;
            continue;
        }
        // Sockets, devices and links to folders are no notices whatever their names say.
        let regular = kind.is_file() || std::fs::metadata(&path).is_ok_and(|meta| meta.is_file());
        match format_of(&file_name) {
            Some(format) if regular => listed.notices.push(NoticeFile { path, name, format }),
            _ => listed.ignored.push(name),
        }
    }
    Ok(())
}
