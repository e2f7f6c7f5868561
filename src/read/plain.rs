//! Plain text and Markdown: bytes in one of the encodings that offices produce.

use super::{Content, Format, Opening, Read, encoding, front, refuse};
use crate::document::{GAP, may_be_odd};
use crate::finding::{Code, Reading};
use crate::label;
use crate::layout::Name;
use encoding_rs::Encoding;

/// Text files.
pub(super) const FORMAT: Format =
    Format { name: "text", extensions: &["txt", "md"], max_bytes: 5 * super::MEGABYTE, read: Read::Notice(content) };

/// Openings of files that are no text whatever their names say: PDF, zip (docx, odt), PNG, JPEG, OLE (doc).
const BINARY_OPENINGS: &[&[u8]] =
    &[b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"];

fn content(bytes: &[u8]) -> Opening<Content> {
    text(bytes).map(|text| Reading { value: Content::Written(text.value), findings: text.findings })
}

fn text(bytes: &[u8]) -> Opening<String> {
    if is_binary(bytes) {
        return Err(refuse(Code::Unreadable));
    }
    let Reading { value, findings } = decode(bytes, None)?;
    let shown = front::shown(&value);
    Ok(Reading { value: tabulated(&shown).unwrap_or_else(|| shown.into_owned()), findings })
}

/// A text in which the tabulators of a form are what they stand for: behind a label a colon, before one the gap of another
/// column. `None` where there are none.
fn tabulated(text: &str) -> Option<String> {
    if !text.contains('\t') {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (mut before, mut is_first) = (None, true);
        for cell in line.split('\t') {
            let names = if cell.trim().is_empty() { None } else { label::name(cell) };
            match (before, names) {
                _ if is_first => {}
                (Some(Name::Label), None) if !cell.trim().is_empty() && !out.trim_end().ends_with(':') => {
                    out.push_str(" : ");
                }
                (_, Some(Name::Label | Name::Field)) if !out.ends_with('\n') => out.push_str(GAP),
                _ => out.push('\t'),
            }
            out.push_str(cell);
            is_first = false;
            // Several tabulators are one.
            if !cell.trim().is_empty() {
                before = names;
            }
        }
    }
    Some(out)
}

/// Whether a file begins with the signature of a binary format.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    BINARY_OPENINGS.iter().any(|opening| bytes.starts_with(opening))
}

/// The letters of a text, in the encoding that its bytes tell, else in the one it names, else in that of old offices.
pub(super) fn decode(bytes: &[u8], named: Option<&'static Encoding>) -> Opening<String> {
    let decoded = encoding::decode(bytes, named).ok_or_else(|| refuse(Code::Unreadable))?;
    if is_noise(&decoded.value) { Err(refuse(Code::Unreadable)) } else { Ok(decoded) }
}

/// Whether a text is mostly what no keyboard types: a binary file that happened to decode.
fn is_noise(text: &str) -> bool {
    let odd =
        |c: &char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || *c == char::REPLACEMENT_CHARACTER;
    may_be_odd(text) && text.chars().filter(odd).count() * 10 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(&str, &[Code]), Code>) {
        let read =
            text(bytes).map(|reading| (reading.value, reading.findings.iter().map(|f| f.code).collect::<Vec<_>>()));
        let read = read.map_err(|finding| finding.code);
        assert_eq!(read, expected.map(|(text, codes)| (text.to_owned(), codes.to_vec())), "{bytes:?}");
    }

    #[test]
    fn every_encoding_of_an_office_gives_the_same_text() {
        check("Nouméa".as_bytes(), Ok(("Nouméa", &[])));
        check("\u{feff}Nouméa".as_bytes(), Ok(("Nouméa", &[])));
        check(b"\xff\xfeN\0o\0u\0m\0\xe9\0a\0", Ok(("Nouméa", &[])));
        check(b"\xfe\xff\0N\0o\0u\0m\0\xe9\0a", Ok(("Nouméa", &[])));
        check(b"Noum\xe9a \x96 l\x92offre", Ok(("Nouméa – l’offre", &[Code::OldEncoding])));
    }

    #[test]
    fn tabulators_part_labels_from_values() {
        let check = |written: &str, expected: &str| {
            assert_eq!(tabulated(written).as_deref().unwrap_or(written), expected, "{written}");
        };
        check("Employeur\tVille de Poya\n", "Employeur : Ville de Poya\n");
        check("Employeur\t\tVille de Poya", "Employeur\t : Ville de Poya");
        check(
            "Employeur :\tVille de Poya\tLieu de travail\tPoya",
            "Employeur :\tVille de Poya    Lieu de travail : Poya",
        );
        check("1.\tAccueillir le public\n\tet orienter", "1.\tAccueillir le public\n\tet orienter");
    }

    #[test]
    fn what_is_no_text_says_so() {
        check(b"%PDF-1.7\n...", Err(Code::Unreadable));
        check(b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe\xfd", Err(Code::Unreadable));
        check(b"\0\0\0\0\0\0\0\0", Err(Code::Unreadable));
        check(b"", Ok(("", &[])));
    }
}
