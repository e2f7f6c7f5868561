//! What every format's text goes through: composed letters, and no character that cannot be seen.

use crate::document::{Line, may_be_odd};
use crate::finding::{Code, Finding, Reading};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The text in NFC, without control, zero-width and bidi-control characters, which could hide
/// words or turn them round on the page. Lines keep their numbers.
#[must_use]
pub fn clean(text: &str) -> Reading<String> {
    let mut kept = String::with_capacity(text.len());
    let mut removed: BTreeMap<char, usize> = BTreeMap::new();
    let mut first_line = None;
    let mut from = 0;
    let odd = if may_be_odd(text) { text } else { "" };
    // Whole runs are kept at once: most texts are one.
    for (at, c) in odd.char_indices().filter(|(_, c)| is_white(*c) || is_hidden(*c)) {
        kept.push_str(&text[from..at]);
        from = at + c.len_utf8();
        if is_white(c) {
            kept.push(' ');
        } else {
            *removed.entry(c).or_default() += 1;
            first_line.get_or_insert_with(|| line_of(&text[..at]));
        }
    }
    kept.push_str(&text[from..]);
    let findings = first_line.map(|line| {
        let found = removed.iter().map(|(c, n)| format!("U+{:04X} × {n}", u32::from(*c))).collect::<Vec<_>>();
        Finding::new(Code::HiddenCharacters, Some(line), &found.join(", "))
    });
    // Composed last: a hidden character may stand between a letter and its accent.
    let composed = is_nfc_quick(kept.chars().filter(|c| *c >= FIRST_COMBINING)) == IsNormalized::Yes;
    Reading { value: if composed { kept } else { kept.nfc().collect() }, findings: findings.into_iter().collect() }
}

/// A line cleaned, in which what is bold and struck keeps its place.
#[must_use]
pub fn line(line: Line) -> Reading<Line> {
    let quick = !may_be_odd(&line.text)
        && is_nfc_quick(line.text.chars().filter(|c| *c >= FIRST_COMBINING)) == IsNormalized::Yes;
    if quick {
        return Reading { value: line, findings: Vec::new() };
    }
    let whole = clean(&line.text);
    let mut cuts: BTreeSet<usize> =
        line.bold.iter().chain(&line.struck).flat_map(|span| [span.start, span.end]).collect();
    cuts.insert(line.text.len());
    let (mut text, mut from) = (String::new(), 0);
    let mut places = BTreeMap::from([(0, 0)]);
    for at in cuts {
        text.push_str(&clean(line.text.get(from..at).unwrap_or_default()).value);
        places.insert(at, text.len());
        from = at;
    }
    let moved = |spans: &[Range<usize>]| -> Vec<Range<usize>> {
        let place = |at: &usize| places.get(at).copied().unwrap_or_default();
        spans.iter().map(|span| place(&span.start)..place(&span.end)).filter(|span| !span.is_empty()).collect()
    };
    let (bold, struck) = (moved(&line.bold), moved(&line.struck));
    Reading { value: Line { text, bold, struck, ..line }, findings: whole.findings }
}

/// The number of the line that stands behind a text.
fn line_of(before: &str) -> u32 {
    let ends = before.matches(['\n', '\r']).count() - before.matches("\r\n").count();
    u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
}

/// All characters below this one are in NFC, whatever their neighbours are.
const FIRST_COMBINING: char = '\u{300}';

/// Page breaks and the like part words but are no lines to an editor: a space keeps both true.
const fn is_white(c: char) -> bool {
    matches!(c, '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing, save those that part words or lines: controls, soft hyphens, zero-width and bidi
/// marks, tags.
const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, expected: &str, found: Option<(u32, &str)>) {
        let read = clean(written);
        assert_eq!(read.value, expected);
        let first = read.findings.first().map(|f| (f.line.unwrap(), f.found.clone()));
        assert_eq!(first, found.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn what_cannot_be_seen_goes_and_is_named() {
        check("Noume\u{301}a", "Nouméa", None);
        check("a\u{c}b\tc", "a b c", None);
        check("un\r\ndeux\u{200b}\r\n\u{202e}trois", "un\r\ndeux\r\ntrois", Some((2, "U+200B × 1, U+202E × 1")));
        check("a\rb\0c\0", "a\rbc", Some((2, "U+0000 × 2")));
    }

    #[test]
    fn bytes_tell_of_all_that_goes() {
        for c in ('\0'..=char::MAX).filter(|c| is_white(*c) || is_hidden(*c)) {
            assert!(may_be_odd(&format!("a{c}b")), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_is_total_and_idempotent(text in any::<String>()) {
            let once = clean(&text).value;
            prop_assert_eq!(clean(&once).findings, vec![]);
            prop_assert_eq!(clean(&once).value, once.clone());
        }
    }
}
