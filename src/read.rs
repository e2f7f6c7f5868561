//! Bytes to documents: the only code that knows file formats. Pure, and compiled for the browser too.
//!
//! A format is a row of [`FORMATS`] and a file below. Whatever a format makes of the bytes then passes
//! through [`clean`], so every [`Document`] keeps the same promises. A file is one notice, several
//! notices, or the open-data portal's export with one notice a row.

pub mod clean;
mod css;
mod csv;
mod docx;
mod encoding;
mod front;
mod html;
mod json;
mod lines;
mod odt;
mod office;
mod old;
mod pdf;
mod plain;
pub mod portal;
mod spaced;

use crate::document::{Document, Line};
use crate::finding::{Code, Finding, Reading};
use crate::label::several;
use crate::{label, layout};
use portal::Row;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A million bytes, as people count them.
const MEGABYTE: u64 = 1_000_000;

/// Bytes of text that a notice may have. The longest of a year's notices is a thousandth of it.
const MAX_TEXT: usize = 5_000_000;

/// A kind of file that holds notices.
#[derive(Debug)]
pub struct Format {
    /// What people call it.
    pub name: &'static str,
    /// Its files' extensions, in lower case.
    pub extensions: &'static [&'static str],
    /// Bytes that such a file may have.
    pub max_bytes: u64,
    /// How it is read.
    pub read: Read,
}

/// How a format is read.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    /// A file is a notice.
    Notice(fn(&[u8]) -> Opening<Content>),
    /// A file is many.
    Export(fn(&[u8]) -> Opening<Vec<Row>>),
}

/// What a file holds, with what was doubtful about the bytes; or why there is nothing.
pub type Opening<T> = Result<Reading<T>, Finding>;

/// What a notice's file says.
#[derive(Debug)]
pub enum Content {
    /// A text, with or without the marks of Markdown.
    Written(String),
    /// Lines that its layout tells.
    Laid(layout::Text),
}

impl Content {
    /// Blocks, and the blocks that stand apart from them.
    fn blocks(blocks: &[layout::Block], apart: &[layout::Block]) -> Self {
        let of = |blocks| layout::of_blocks(blocks, label::name);
        let mut text = of(blocks);
        let furniture = of(apart);
        text.apart.extend(furniture.lines.into_iter().chain(furniture.apart));
        Self::Laid(text)
    }
}

/// The formats read.
pub const FORMATS: &[Format] =
    &[plain::FORMAT, pdf::FORMAT, docx::FORMAT, odt::FORMAT, html::FORMAT, csv::FORMAT, json::FORMAT, old::FORMAT];

/// A notice taken from a file.
#[derive(Debug)]
pub struct Opened {
    /// Its name, relative to the folder of notices: the file's, with that of its row in an export.
    pub name: String,
    /// Its row in an export, whose text is the document's.
    pub row: Option<Row>,
    /// Its text; `None` when it could not be read.
    pub document: Option<Document>,
    /// What was doubtful about the bytes, or why there is no text.
    pub findings: Vec<Finding>,
}

/// The format of a file by its name; `None` when it is no notice.
#[must_use]
pub fn format_of(name: &str) -> Option<&'static Format> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// The notices in the bytes of a file. Never fails: a file without text is a notice without a document, with the
/// finding that says why.
#[must_use]
pub fn notices(name: &str, format: &Format, bytes: &[u8]) -> Vec<Opened> {
    match format.read {
        Read::Notice(read) => {
            let read = guarded(|| read(bytes));
            each(match read {
                Ok(Reading { value: Content::Written(text), findings }) => {
                    opened(name.to_owned(), None, &text, findings)
                }
                Ok(Reading { value: Content::Laid(text), findings }) => laid(name, text, findings),
                Err(finding) => refused(name, finding),
            })
        }
        Read::Export(read) => match guarded(|| read(bytes)) {
            Ok(rows) if rows.value.is_empty() => vec![refused(name, refuse(Code::Empty))],
            Ok(rows) => {
                // What is doubtful about the whole file is told once, with its first row.
                let mut of_file = rows.findings;
                let row = |mut row: Row| {
                    let findings = std::mem::take(&mut of_file);
                    let text = std::mem::take(&mut row.text);
                    opened(format!("{name}/{}", row.id), Some(row), &text, findings)
                };
                rows.value.into_iter().map(row).collect()
            }
            Err(finding) => vec![refused(name, finding)],
        },
    }
}

/// The rows of an export, and the format that it has: for bytes whose file has no name yet.
///
/// # Errors
/// When they are no export of the portal, or one without rows.
pub fn export(bytes: &[u8]) -> Result<(&'static Format, Vec<Row>), Finding> {
    let mut refused = refuse(Code::Unreadable);
    for format in FORMATS {
        let Read::Export(read) = format.read else { continue };
        match guarded(|| read(bytes)) {
            Ok(_) if bytes.len() as u64 > format.max_bytes => refused = refuse(Code::TooLarge),
            Ok(rows) if rows.value.is_empty() => refused = refuse(Code::Empty),
            Ok(rows) => return Ok((format, rows.value)),
            // What a format can read, but not use, says more than what another one cannot read.
            Err(finding) if refused.code == Code::Unreadable => refused = finding,
            Err(_) => {}
        }
    }
    Err(refused)
}

/// A file is foreign, and so are the libraries that take it apart: should one of them stop in the
/// middle of a broken file, the others are read all the same.
fn guarded<T>(read: impl FnOnce() -> Result<T, Finding>) -> Result<T, Finding> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(refuse(Code::Unreadable)))
}

/// A text as a document, cleaned.
fn opened(name: String, row: Option<Row>, text: &str, mut findings: Vec<Finding>) -> Opened {
    if text.len() > MAX_TEXT {
        return Opened { row, ..refused(&name, refuse(Code::TooLarge)) };
    }
    let undoubled = encoding::undoubled(text);
    let text = match &undoubled {
        Some(reading) => {
            findings.extend(reading.findings.iter().cloned());
            reading.value.as_str()
        }
        None => text,
    };
    let mut clean = clean::clean(text);
    findings.append(&mut clean.findings);
    if let Some(closed) = spaced::text(&clean.value) {
        clean = closed;
        findings.append(&mut clean.findings);
    }
    if clean.value.chars().any(char::is_alphanumeric) {
        let document = Some(Document::new(&name, &clean.value));
        Opened { name, row, document, findings }
    } else {
        Opened { row, ..refused(&name, refuse(Code::Empty)) }
    }
}

/// Lines as a document, cleaned.
fn laid(name: &str, text: layout::Text, mut findings: Vec<Finding>) -> Opened {
    let mut number = 0;
    let mut clean = |lines: Vec<Line>| -> Vec<Line> {
        lines
            .into_iter()
            .map(|line| {
                number += 1;
                let clean = clean::line(line);
                let closed = spaced::line(clean.value);
                let found = clean.findings.into_iter().chain(closed.findings);
                findings.extend(found.map(|finding| Finding { line: Some(number), ..finding }));
                closed.value
            })
            .collect()
    };
    let (lines, apart) = (clean(text.lines), clean(text.apart));
    if lines.iter().map(|line| line.text.len()).sum::<usize>() > MAX_TEXT {
        return refused(name, refuse(Code::TooLarge));
    }
    if lines.iter().any(|line| line.text.chars().any(char::is_alphanumeric)) {
        Opened { name: name.to_owned(), row: None, document: Some(Document::laid(name, lines, apart)), findings }
    } else {
        refused(name, refuse(Code::Empty))
    }
}

/// The notices of a file that holds several, each with the file's name and its number: «recueil.txt#2».
fn each(opened: Opened) -> Vec<Opened> {
    let beginnings = opened.document.as_ref().map(several::beginnings).unwrap_or_default();
    let Some(document) = opened.document.as_ref().filter(|_| !beginnings.is_empty()) else { return vec![opened] };
    let mut of_file = opened.findings.into_iter().peekable();
    let mut parts = Vec::with_capacity(beginnings.len() + 1);
    for (number, document) in document.parts(&beginnings).into_iter().enumerate() {
        let before = |finding: &Finding| beginnings.get(number).is_none_or(|next| finding.line < Some(*next));
        let mut findings = Vec::new();
        while let Some(finding) = of_file.next_if(before) {
            findings.push(finding);
        }
        parts.push(Opened { name: document.name.clone(), row: None, document: Some(document), findings });
    }
    parts
}

/// A notice without a text.
pub(crate) fn refused(name: &str, finding: Finding) -> Opened {
    Opened { name: name.to_owned(), row: None, document: None, findings: vec![finding] }
}

/// Why there is no text.
pub(crate) fn refuse(code: Code) -> Finding {
    Finding::new(code, None, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_is_known_by_what_it_holds() {
        let format = |bytes: &str| export(bytes.as_bytes()).map(|(format, rows)| (format.name, rows.len()));
        assert_eq!(format("id;libelleposte;numero;datecloture\n1;Agent;24-1;\n").unwrap(), ("CSV", 1));
        let json = r#"[{"id": 1, "libelleposte": "Agent", "numero": "24-1", "datecloture": null, "mission": "x"}]"#;
        assert_eq!(format(json).unwrap(), ("JSON", 1));
        for none in
            ["", "<!doctype html><h1>Erreur</h1>", "[]", "{\"results\": []}", "id;libelleposte;numero;mission\n"]
        {
            assert!(format(none).is_err(), "{none}");
        }
    }

    #[test]
    fn a_reader_that_stops_in_the_middle_refuses_its_file_only() {
        let broken =
            Format { name: "broken", extensions: &["txt"], max_bytes: 1, read: Read::Notice(|_| panic!("foreign")) };
        let opened = notices("broken.txt", &broken, b"");
        assert!(opened[0].document.is_none());
        assert_eq!(opened[0].findings[0].code, Code::Unreadable);
    }
}
