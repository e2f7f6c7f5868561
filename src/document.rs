//! A document as a reader of paper sees it: a name and lines. Knows no file and no format.

use crate::text::{WordAt, any_bytes, is_word_char, words_at};
use std::borrow::Cow;

/// A notice before reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name, relative to the folder of notices: `000_ffa63cc687610dac.txt`.
    pub name: String,
    /// Its text, in NFC, without control or bidi characters; LF ends a line.
    text: String,
    /// Whether a character stands in it that no reader sees, or sees rightly, as far as its bytes tell.
    may_be_odd: bool,
}

/// A line without the marks of Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the document, from 1; shared by columns that stand on one line of print.
    pub number: u32,
    /// What its marks said of it.
    pub mark: Mark,
    /// Its words; never empty.
    pub text: String,
}

/// What a line is, by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No mark.
    Plain,
    /// `#`, `##`, …
    Heading,
    /// `-`, `•`, ….
    Bullet,
    /// A row of a table; its cells stand between ` | `.
    Row,
}

impl Document {
    /// A document from a text, whose lines end at LF, CR LF and CR.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Self {
        let foreign = text.contains('\r');
        let text = if foreign { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
        Self { name: name.to_owned(), may_be_odd: may_be_odd(&text), text }
    }

    /// Its lines, without their ends.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }

    /// Whether it may hold a character that no reader sees, or sees rightly.
    #[must_use]
    pub const fn may_be_odd(&self) -> bool {
        self.may_be_odd
    }

    /// The name without folder and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        crate::offer::stem(&self.name)
    }

    /// The lines that hold words, without their marks.
    #[must_use]
    pub fn unmarked(&self) -> Vec<Line> {
        let visible = if self.may_be_odd { visible(&self.text) } else { Cow::Borrowed(self.text.as_str()) };
        let numbered = visible.lines().zip(1_u32..);
        numbered.flat_map(|(text, number)| columns(text).filter_map(move |cell| Line::unmarked(number, cell))).collect()
    }
}

impl Line {
    /// The line that a text is; `None` when no letter or digit is in it (blank, a rule, a table's
    /// second row), save for a lone «/», which notices write for "none".
    #[must_use]
    pub fn read(number: u32, written: &str) -> Option<Self> {
        Self::unmarked(number, &visible(written))
    }

    /// The same of a text in which all characters can be seen.
    fn unmarked(number: u32, visible: &str) -> Option<Self> {
        let plain = without_emphasis(visible);
        let mut text = plain.trim();
        let mut mark = Mark::Plain;
        if text.starts_with('|') {
            let cells = cells(text)?;
            return Some(Self { number, mark: Mark::Row, text: cells });
        }
        while let Some((found, rest)) = leading_mark(text) {
            // «# - …» is a heading whatever follows; «- # …» is still an item.
            if mark == Mark::Plain {
                mark = found;
            }
            text = rest;
        }
        let says_something = text == "/" || text.chars().any(is_word_char);
        says_something.then(|| Self { number, mark, text: collapse_spaces(text) })
    }

    /// Its words, folded: found once, and asked by all who look for a label or a heading.
    #[must_use]
    pub fn words(&self) -> Vec<WordAt<'_>> {
        words_at(&self.text)
    }

    /// The same line with another text.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self { text: text.to_owned(), ..*self }
    }
}

/// A text without the characters that no reader sees.
fn visible(text: &str) -> Cow<'_, str> {
    if may_be_odd(text) && text.contains(is_invisible) { text.replace(is_invisible, "").into() } else { text.into() }
}

/// A text without the marks of bold letters; where they stand within a word they part it.
fn without_emphasis(text: &str) -> Cow<'_, str> {
    if !any_bytes(text, |&[byte]| (byte == b'*') | (byte == b'_')) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::new();
    let mut rest = text;
    // One look for either mark, that ends where it finds one: two looks would each go on to the end of a line of the other.
    let mark = |text: &str| {
        text.match_indices(['*', '_']).find(|(at, sign)| text[at + 1..].starts_with(sign)).map(|(at, _)| at)
    };
    while let Some(at) = mark(rest) {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        if plain.ends_with(is_word_char) && rest.starts_with(is_word_char) {
            plain.push(' ');
        }
    }
    if plain.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// What parts columns.
const GAP: &str = "    ";

/// The columns of a line: what stands apart by a wide gap. «Durée de résidence exigée          Lieu de
/// travail : …» is two lines of print.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    let parted = text.contains(GAP) && !text.trim_start().starts_with('|');
    let cells = parted.then(|| text.split(GAP));
    let whole = (!parted).then_some(text);
    cells.into_iter().flatten().chain(whole).filter(|cell| !cell.trim().is_empty())
}

/// Whether a character is none that a reader sees: byte order mark, zero-width and bidi controls,
/// soft hyphen, control characters other than a tab and the end of a line.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text may hold a character that no reader sees, or sees rightly: a control, a mark that hides or turns, an odd
/// space, U+FFFD. Told from its bytes: hardly any text does.
#[must_use]
pub fn may_be_odd(text: &str) -> bool {
    any_bytes(text, |&[byte]| matches!(byte, 0..=0x9 | 0xb..=0x1f | 0x7f | 0xd8 | 0xe1 | 0xef..))
        || any_bytes(text, |&[lead, next]| (lead == 0xc2) & matches!(next, 0x80..=0x9f | 0xad))
        // Not «’», «–», «…» and their like.
        || any_bytes(text, |&[lead, next, last]| {
            (lead == 0xe2) & (next < 0x82) & !((next == 0x80) & matches!(last, 0x90..=0xa7 | 0xaf..))
        })
}

/// A mark at the start of a text, and the text behind it.
fn leading_mark(text: &str) -> Option<(Mark, &str)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    match first {
        '#' => Some((Mark::Heading, rest.trim_start_matches('#').trim())),
        // Private-use characters are what is left of the bullets of a symbol font.
        '•' | '●' | '▪' | '◦' | '➢' | '➤' | '✓' | '✔' | '■' | '□' | '⁃' | '∙' | '·' | '→' | '\u{e000}'..='\u{f8ff}' => {
            Some((Mark::Bullet, rest.trim()))
        }
        '-' | '*' | '–' | '—' | '+' | 'o' | '\u{2011}' if rest.starts_with([' ', '\t', '\u{a0}']) => {
            Some((Mark::Bullet, rest.trim()))
        }
        '>' if rest.starts_with(' ') => Some((Mark::Plain, rest.trim())),
        _ => None,
    }
}

/// The cells of a table's row, joined, a cell that repeats its neighbour once; `None` for a rule.
fn cells(row: &str) -> Option<String> {
    if !row.chars().any(is_word_char) {
        return None;
    }
    let mut cells: Vec<String> = row.split('|').map(collapse_spaces).filter(|cell| !cell.is_empty()).collect();
    cells.dedup();
    Some(cells.join(" | "))
}

/// Runs of white space to single spaces.
fn collapse_spaces(text: &str) -> String {
    if !holds_wide_spaces(text) {
        return text.to_owned();
    }
    let mut single = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !single.is_empty() {
            single.push(' ');
        }
        single.push_str(word);
    }
    single
}

/// Whether a text holds other white space than single spaces between words.
fn holds_wide_spaces(text: &str) -> bool {
    text.starts_with(' ')
        || text.ends_with(' ')
        || any_bytes(text, |&[one, next]| (one == b' ') & (next == b' '))
        || (any_bytes(text, |&[byte]| matches!(byte, 0..=0x1f | 0xc2 | 0xe1..=0xe3))
            && text.chars().any(|c| c != ' ' && c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_of_every_wide_space() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            assert!(c == ' ' || holds_wide_spaces(&format!("a{c}b")), "{c:?}");
        }
        for (text, wide) in [(" a", true), ("a ", true), ("a  b", true), ("a b", false), ("à b", false), ("", false)] {
            assert_eq!(holds_wide_spaces(text), wide, "{text}");
        }
    }

    #[test]
    fn bytes_tell_of_every_odd_character() {
        for c in ('\0'..=char::MAX).filter(|c| is_invisible(*c) || *c == char::REPLACEMENT_CHARACTER) {
            assert!(may_be_odd(&c.to_string()), "{c:?}");
        }
        assert!(!may_be_odd("«\u{a0}L’été – n° 1\u{a0}»… • 5\u{202f}€"));
    }

    #[test]
    fn takes_the_marks_off_a_line() {
        let check = |written: &str, expected: Option<(Mark, &str)>| {
            let line = Line::read(1, written);
            assert_eq!(line.as_ref().map(|l| (l.mark, l.text.as_str())), expected, "{written}");
        };
        check("# Missions :", Some((Mark::Heading, "Missions :")));
        check("- - Médecin : inférieure à 3 ans.", Some((Mark::Bullet, "Médecin : inférieure à 3 ans.")));
        check("\u{f0b7} Accueillir", Some((Mark::Bullet, "Accueillir")));
        check("o Accueillir", Some((Mark::Bullet, "Accueillir")));
        check("ou attaché", Some((Mark::Plain, "ou attaché")));
        check("**Référence :**  25", Some((Mark::Plain, "Référence : 25")));
        check("|Lieu :|Nouméa|Nouméa|", Some((Mark::Row, "Lieu : | Nouméa")));
        check("l’**avis**long", Some((Mark::Plain, "l’avis long")));
        check("|---|---|", None);
        check("---", None);
        check("/", Some((Mark::Plain, "/")));
        check(" \u{a0} ", None);
    }
}
