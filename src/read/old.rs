//! Documents in formats that are not read: each is named, and what to do.

use super::{Content, Format, Opening, Read, refuse};
use crate::finding::Code;

/// Formats of old office programs, of tables, slides and mails.
pub(super) const FORMAT: Format = Format {
    name: "not read",
    extensions: &[
        "doc", "dot", "docm", "rtf", "wps", "wpd", "pages", "xls", "xlsx", "xlsm", "ods", "numbers", "ppt", "pptx",
        "odp", "eml", "msg", "mht", "mhtml", "epub", "xps", "pub",
    ],
    max_bytes: u64::MAX,
    read: Read::Notice(text),
};

fn text(_: &[u8]) -> Opening<Content> {
    Err(refuse(Code::UnreadFormat))
}
