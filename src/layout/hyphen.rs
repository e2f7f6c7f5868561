//! Words that a line's end divided.

use crate::text::fold;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// First and second parts of words that keep their hyphen: `chef-`, `-midi`.
const PARTS: &str = include_str!("vocabulary.txt");

static KEPT: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let parts = PARTS.lines().filter(|line| !line.starts_with("//")).flat_map(str::split_whitespace);
    parts
        .map(|part| if part.starts_with('-') { format!("-{}", fold(part)) } else { format!("{}-", fold(part)) })
        .collect()
});

/// The words of a document that no line's end divides.
#[derive(Debug, Default)]
pub(super) struct Known(pub(super) BTreeSet<String>);

/// How two lines are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// With a space.
    Space,
    /// With the hyphen that stands there.
    Keep,
    /// Without the hyphen that stands there.
    Drop,
}

/// How a text goes on in the next line's first word.
pub(super) fn join(before: &str, next: &str, known: &Known) -> Join {
    let Some(stem) = before.strip_suffix(['-', '\u{ad}', '\u{2010}', '\u{2011}']) else { return Join::Space };
    let first = stem.rsplit(char::is_whitespace).next().unwrap_or_default();
    if !first.ends_with(char::is_alphanumeric) || !next.starts_with(char::is_alphanumeric) {
        return Join::Space;
    }
    if before.ends_with('\u{ad}') {
        return Join::Drop;
    }
    let begins = first.rsplit(['-', '’', '\'', '/', '(', '«']).next().unwrap_or_default();
    let second = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let (one, two) = (fold(begins), fold(second));
    // «Nouvelle-Calédonie», «2026-2027»; but «RESPON-SABLE».
    let shouts = begins.chars().all(char::is_uppercase) && second.chars().all(char::is_uppercase);
    let own = !second.starts_with(char::is_lowercase) && !shouts;
    // «socio-éducatif», «médico-social».
    let linked = one.len() > 3 && one.ends_with('o');
    let kept = KEPT.contains(&format!("{one}-")) || KEPT.contains(&format!("-{two}"));
    let whole = known.0.contains(&format!("{one}{two}"));
    let both = known.0.contains(&one) && known.0.contains(&two);
    if own || kept || (!whole && (linked || both)) { Join::Keep } else { Join::Drop }
}
