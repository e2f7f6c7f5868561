//! The words of employers' logos, and what scanners make of them.

use crate::text::fold;
use crate::text::table::rows;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Slogans, addresses and misread names, folded.
const LOGOS: &str = include_str!("logos.txt");

static SPELLINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| rows(LOGOS).map(|(_, spelling)| spelling).collect());

/// Whether a line, or a word, is what is left of a logo.
#[must_use]
pub fn is_logo(text: &str) -> bool {
    SPELLINGS.contains(fold(text).as_str())
}
