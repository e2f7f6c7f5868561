//! Plain text and Markdown: bytes in one of the encodings that offices produce.

use super::{Content, Format, Opening, Read, encoding, front, refuse};
use crate::document::may_be_odd;
use crate::finding::{Code, Reading};
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
    Ok(Reading { value: front::shown(&value).into_owned(), findings })
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
    fn what_is_no_text_says_so() {
        check(b"%PDF-1.7\n...", Err(Code::Unreadable));
        check(b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe\xfd", Err(Code::Unreadable));
        check(b"\0\0\0\0\0\0\0\0", Err(Code::Unreadable));
        check(b"", Ok(("", &[])));
    }
}
