//! A folder to documents: the only code that opens files of notices and knows formats.
//!
//! A format is a row of [`FORMATS`] and a file below; whatever it makes of the bytes then goes
//! through [`clean`], so that every [`Document`] keeps the same promises.

pub mod clean;
mod folder;
mod plain;

pub use folder::{Listed, NoticeFile, folder};

use crate::document::Document;
use crate::finding::{Code, Finding, Reading};

/// Bytes a notice may have. The longest of a year's notices is a thousandth of it.
pub const MAX_BYTES: u64 = 5 * 1024 * 1024;

/// A kind of file that holds a notice.
#[derive(Debug)]
pub struct Format {
    /// What people call it.
    pub name: &'static str,
    /// Its files' extensions, in lower case.
    pub extensions: &'static [&'static str],
    /// Its text, with what was doubtful about the bytes; or why there is none.
    pub text: fn(&[u8]) -> Result<Reading<String>, Code>,
}

/// The formats read.
pub const FORMATS: &[Format] = &[plain::FORMAT];

/// The format of a file by its name; `None` when it is no notice.
#[must_use]
pub fn format_of(name: &str) -> Option<&'static Format> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// Opens one notice. Never fails: a file without text is `None` with the finding that says why.
#[must_use]
pub fn document(file: &NoticeFile) -> Reading<Option<Document>> {
    match bytes(file).and_then(|bytes| (file.format.text)(&bytes)) {
        Ok(text) => {
            let mut findings = text.findings;
            let clean = clean::clean(&text.value);
            findings.extend(clean.findings);
            if clean.value.chars().any(char::is_alphanumeric) {
                Reading { value: Some(Document::new(&file.name, &clean.value)), findings }
            } else {
                without_text(Code::Empty)
            }
        }
        Err(code) => without_text(code),
    }
}

fn without_text(code: Code) -> Reading<Option<Document>> {
    Reading { value: None, findings: vec![Finding { line: None, code, found: String::new(), expected: None }] }
}

fn bytes(file: &NoticeFile) -> Result<Vec<u8>, Code> {
    let size = std::fs::metadata(&file.path).map_err(|_| Code::Unreadable)?.len();
    if size > MAX_BYTES {
        return Err(Code::TooLarge);
    }
    std::fs::read(&file.path).map_err(|_| Code::Unreadable)
}
