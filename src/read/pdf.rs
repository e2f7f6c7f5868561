//! PDF with text: the form in which the notices are published.
//!
//! A PDF holds no lines, only letters and where they stand; [`glyphs`] takes these from the file, and
//! [`crate::layout`] puts them in the order in which a person reads them.

mod glyphs;

use super::{Content, Format, MAX_TEXT, MEGABYTE, Opening, Read, refuse};
use crate::finding::{Code, Finding, Reading};
use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use std::io::Read as _;

/// PDF documents.
pub(super) const FORMAT: Format =
    Format { name: "PDF", extensions: &["pdf"], max_bytes: 20 * MEGABYTE, read: Read::Notice(text) };

/// Pages that a notice may have; the longest of a year's notices has six.
const MAX_PAGES: usize = 200;

/// Bytes that all parts of a file may have once they are unpacked, pictures included.
const MAX_UNPACKED: u64 = 500 * MEGABYTE;

fn text(bytes: &[u8]) -> Opening<Content> {
    if swells(bytes, MAX_UNPACKED) {
        return Err(refuse(Code::Inflated));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => refuse(Code::Encrypted),
        LoadPdfError::Invalid => refuse(Code::Unreadable),
    })?;
    let pages = pdf.pages().len();
    if pages > MAX_PAGES {
        return Err(Finding { found: pages.to_string(), ..refuse(Code::TooManyPages) });
    }
    let (mut letters, mut unknown, mut length) = (0, 0, 0);
    let mut pages = Vec::new();
    for page in glyphs::pages(&pdf) {
        for c in page.glyphs.iter().flat_map(|glyph| glyph.text.chars()).chain(page.turned.chars()) {
            length += c.len_utf8();
            letters += usize::from(c.is_alphanumeric());
            unknown += usize::from(c == char::REPLACEMENT_CHARACTER);
        }
        if length > MAX_TEXT {
            return Err(refuse(Code::TooLarge));
        }
        pages.push(page);
    }
    // A picture of a page has no letters; a font without a table of letters has none that are known.
    if letters <= unknown || is_drawn_elsewhere(&pdf) {
        return Err(refuse(Code::Scanned));
    }
    Ok(Reading::sure(Content::Laid(crate::layout::of_pages(pages, crate::label::name))))
}

/// Whether the pages hold only the placeholder that programs without support for XFA forms show.
fn is_drawn_elsewhere(pdf: &Pdf) -> bool {
    let catalog: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    catalog.and_then(|catalog| catalog.get::<bool>(b"NeedsRendering".as_slice())).unwrap_or_default()
}

/// Whether the compressed parts of a file expand to far more than any document holds. Deflate expands up to a
/// thousandfold, so they are decompressed here in chunks that are dropped, before anything is kept.
fn swells(bytes: &[u8], most: u64) -> bool {
    const MARK: &[u8] = b"stream";
    let mut left = most;
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(MARK.len()).position(|window| window == MARK) {
        at += found + MARK.len();
        let packed = &bytes[at..];
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        // `endstream` matches too; no compressed data follows it.
        if packed.first().is_none_or(|first| first & 0x0f != 8) {
            continue;
        }
        let mut part = ZlibDecoder::new(packed).take(left);
        left -= std::io::copy(&mut part, &mut std::io::sink()).unwrap_or_default().min(left);
        if left == 0 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_says_so() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"Bonjour",
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
        ] {
            assert!(matches!(text(bytes).unwrap_err().code, Code::Unreadable | Code::Scanned), "{bytes:?}");
        }
    }

    #[test]
    fn what_would_swell_is_left_packed() {
        use std::io::Write as _;
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![0; 1 << 20]).unwrap();
        let zeros = packer.finish().unwrap();
        let file = [b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n", zeros.as_slice(), b"\nendstream"].concat();
        assert!(file.len() < 10_000);
        assert!(swells(&file, 1 << 20) && !swells(&file, (1 << 20) + 1));
    }
}
