//! Characters that nobody sees or none can read.

use crate::document::{Document, is_invisible};
use crate::finding::{Code, Finding};

/// The lines of a document that hold such characters, each told by its first one.
#[must_use]
pub fn check(document: &Document) -> Vec<Finding> {
    if !document.may_be_odd() {
        return Vec::new();
    }
    let odd = |c: &char| (is_invisible(*c) && *c != '\u{ad}') || *c == '\u{fffd}';
    let told = document.lines().zip(1_u32..).filter_map(|(line, number)| {
        let first = line.chars().find(odd)?;
        Some(Finding::new(Code::SuspiciousCharacters, Some(number), &format!("U+{:04X}", u32::from(first))))
    });
    told.collect()
}
