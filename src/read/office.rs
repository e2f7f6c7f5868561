//! What Word and `OpenDocument` files have in common: XML in an archive.

use super::lines::Lines;
use super::refuse;
use crate::finding::{Code, Finding};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Bytes that a part of a document may have once it is unpacked: a hundred thousand pages of text.
/// An archive may swell to a thousand times its size.
const MAX_PART: u64 = 64 * super::MEGABYTE;

/// Opening of the files that older Office programs write, and newer ones around a document with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Name, within such a file, of a document with a password; in UTF-16.
const ENCRYPTED: &str = "EncryptedPackage";

/// The archive that a document is.
pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Finding> {
        if bytes.starts_with(COMPOUND) {
            let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name);
            return Err(refuse(if encrypted { Code::Encrypted } else { Code::Unreadable }));
        }
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|_| refuse(Code::Unreadable))
    }

    /// Names of the parts, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.0.file_names().flatten().map(Cow::into_owned).collect();
        names.sort();
        names
    }

    /// A part, unpacked; nothing where the document has none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        if self.0.index_for_name(name).is_none() {
            return Ok(None);
        }
        let part = self.0.by_name(name).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                refuse(Code::Encrypted)
            }
            _ => refuse(Code::Unreadable),
        })?;
        let mut bytes = Vec::new();
        part.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|_| refuse(Code::Unreadable))?;
        if bytes.len() as u64 > MAX_PART { Err(refuse(Code::Inflated)) } else { Ok(Some(bytes)) }
    }
}

/// A dialect: what its elements do to the lines.
pub(super) trait Dialect {
    /// An element begins.
    fn start(&mut self, name: &str, element: &BytesStart<'_>, lines: &mut Lines);
    /// Called at the end of an element, and right after its start if it is empty.
    fn end(&mut self, name: &str, lines: &mut Lines);
    /// Text within the innermost element.
    fn text(&mut self, text: &str, lines: &mut Lines);
}

/// Reads a part through a dialect. The elements' prefixes are left off: every writer uses the same
/// ones. A reference is never more than the character it stands for, so that no text swells.
pub(super) fn read(xml: &[u8], dialect: &mut impl Dialect, lines: &mut Lines) -> Result<(), Finding> {
    let broken = || refuse(Code::Unreadable);
    let xml = std::str::from_utf8(xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml)).map_err(|_| broken())?;
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) => dialect.start(element.local_name().as_ref(), &element, lines),
            Event::End(element) => dialect.end(element.local_name().as_ref(), lines),
            Event::Text(text) => dialect.text(&text.xml10_content(), lines),
            Event::CData(text) => dialect.text(&text.xml10_content(), lines),
            Event::GeneralRef(reference) => dialect.text(&character(&reference), lines),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if lines.is_too_long() {
            return Err(refuse(Code::Inflated));
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// Where a link leads, as it is to be read: a mail address, a telephone number, a page; `None` within the document.
pub(super) fn address(target: &str) -> Option<String> {
    let target = target.trim();
    let lower = target.to_ascii_lowercase();
    let person = ["mailto:", "tel:"].iter().find(|scheme| lower.starts_with(**scheme));
    let address = match person {
        Some(scheme) => target[scheme.len()..].split('?').next().unwrap_or_default().trim(),
        None if lower.starts_with("http://") || lower.starts_with("https://") => target,
        None => "",
    };
    (!address.is_empty()).then(|| address.to_owned())
}

/// What of an address is written at the least where it is shown.
pub(super) fn bare(address: &str) -> &str {
    let behind = address.split_once("://").map_or(address, |(_, rest)| rest);
    behind.trim_start_matches("www.").trim_end_matches('/')
}

/// The character that a reference stands for; the reference itself if it is unknown.
fn character(reference: &BytesRef<'_>) -> String {
    let written = reference.xml10_content();
    let known = reference.resolve_char_ref().ok().flatten().map(String::from);
    known
        .or_else(|| quick_xml::escape::resolve_predefined_entity(&written).map(str::to_owned))
        .unwrap_or_else(|| format!("&{written};"))
}
