//! A document as a reader of paper sees it: a name and lines. Knows no file and no format.

use crate::text::{WordAt, any_bytes, is_word_char, markup, words, words_at};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// A notice before reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name, relative to the folder of notices: `000_ffa63cc687610dac.txt`.
    pub name: String,
    /// Its text, in NFC, without control or bidi characters; LF ends a line.
    text: String,
    /// Whether a character stands in it that no reader sees, or sees rightly, as far as its bytes tell.
    may_be_odd: bool,
    /// Its lines, where its layout tells them; else they are read from its text.
    laid: Option<Vec<Line>>,
    /// What stands apart from it: running heads and feet, notes in small print.
    apart: Vec<Line>,
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
    /// The page on which it stands, from 1; `None` where the format has no pages.
    pub page: Option<u32>,
    /// The bytes of [`text`](Self::text) in bold letters: in order, apart, without white space at their ends.
    pub bold: Vec<Range<usize>>,
    /// The bytes that are struck out, in the same way.
    pub struck: Vec<Range<usize>>,
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

impl Mark {
    /// The mark of a part of a line, behind its beginning.
    #[must_use]
    pub const fn of_a_part(self) -> Self {
        match self {
            Self::Row => Self::Row,
            Self::Plain | Self::Heading | Self::Bullet => Self::Plain,
        }
    }
}

impl Document {
    /// A document from a text, whose lines end at LF, CR LF and CR.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Self {
        let foreign = text.contains('\r');
        let text = if foreign { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
        Self { name: name.to_owned(), may_be_odd: may_be_odd(&text), text, laid: None, apart: Vec::new() }
    }

    /// A document from the lines of its layout, and what stands apart from them. Their numbers are those of the lines of its
    /// text.
    #[must_use]
    pub fn laid(name: &str, mut lines: Vec<Line>, mut apart: Vec<Line>) -> Self {
        let mut text = String::new();
        for (line, number) in lines.iter_mut().chain(&mut apart).zip(1..) {
            line.number = number;
            text.push_str(&line.text);
            text.push('\n');
        }
        let lines = lines.into_iter().map(Line::ticked).collect();
        Self { apart, laid: Some(lines), ..Self::new(name, &text) }
    }

    /// Whether its format tells where its lines stand and how they are set, as PDF and Word do.
    #[must_use]
    pub const fn has_layout(&self) -> bool {
        self.laid.is_some()
    }

    /// Its lines, without their ends.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }

    /// The parts that begin with its first line and with these ones: «recueil.txt#1», «recueil.txt#2». Their lines keep their
    /// numbers; what stands apart stays with the first one.
    #[must_use]
    pub fn parts(&self, beginnings: &[u32]) -> Vec<Self> {
        let starts: Vec<u32> = std::iter::once(1).chain(beginnings.iter().copied()).collect();
        let mut lines = self.text.split_inclusive('\n');
        let mut parts = Vec::with_capacity(starts.len());
        for (at, start) in starts.iter().enumerate() {
            let next = starts.get(at + 1).copied().unwrap_or(u32::MAX);
            let count = next.saturating_sub(*start) as usize;
            let text = "\n".repeat(start.saturating_sub(1) as usize) + &lines.by_ref().take(count).collect::<String>();
            let laid = self
                .laid
                .as_ref()
                .map(|laid| laid.iter().filter(|line| (*start..next).contains(&line.number)).cloned().collect());
            let apart = if at == 0 { self.apart.clone() } else { Vec::new() };
            parts.push(Self { laid, apart, ..Self::new(&format!("{}#{}", self.name, at + 1), &text) });
        }
        parts
    }

    /// Whether it may hold a character that no reader sees, or sees rightly.
    #[must_use]
    pub const fn may_be_odd(&self) -> bool {
        self.may_be_odd
    }

    /// What stands apart from its lines: running heads and feet, page numbers, notes in small print.
    #[must_use]
    pub fn apart(&self) -> &[Line] {
        &self.apart
    }

    /// The name without folder and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        crate::offer::stem(&self.name)
    }

    /// Words of marks that [`Self::unmarked`] takes off its lines and leaves nowhere (`mailto`, `sup`), each once, folded.
    #[must_use]
    pub fn markup(&self) -> BTreeSet<String> {
        let mut lost = BTreeSet::new();
        for line in self.lines().filter(|_| self.laid.is_none()) {
            if let Cow::Owned(plain) = markup::plain(line, GAP) {
                let kept: BTreeSet<String> = words(&plain).collect();
                lost.extend(words(line).filter(|word| !kept.contains(word)));
            }
        }
        lost
    }

    /// The lines that hold words, without their marks.
    #[must_use]
    pub fn unmarked(&self) -> Vec<Line> {
        if let Some(laid) = &self.laid {
            return laid.clone();
        }
        let visible = if self.may_be_odd { visible(&self.text) } else { Cow::Borrowed(self.text.as_str()) };
        let mut lines = Vec::new();
        for (text, number) in visible.lines().zip(1_u32..) {
            let text = markup::plain(text, GAP);
            lines.extend(columns(&text).filter_map(|cell| Line::unmarked(number, cell)));
        }
        lines
    }
}

impl Line {
    /// The line that a text is; `None` when no letter or digit is in it (blank, a rule, a table's
    /// second row), save for a lone «/», which notices write for "none".
    #[must_use]
    pub fn read(number: u32, written: &str) -> Option<Self> {
        Self::unmarked(number, &markup::plain(&visible(written), GAP))
    }

    /// A line without a mark, in letters of one weight.
    #[must_use]
    pub fn plain(number: u32, text: &str) -> Self {
        let text = text.to_owned();
        Self { number, mark: Mark::Plain, text, page: None, bold: Vec::new(), struck: Vec::new() }
    }

    /// The same of a text in which all characters can be seen.
    fn unmarked(number: u32, visible: &str) -> Option<Self> {
        let (plain, emphasis) = without_emphasis(visible);
        let whole = plain.trim_end();
        let mut text = whole.trim_start();
        let mut mark = Mark::Plain;
        if text.starts_with('|') {
            return Self::row(number, text, whole.len() - text.len(), &emphasis);
        }
        while let Some((found, rest)) = leading_mark(text) {
            // «# - …» is a heading whatever follows; «- # …» is still an item.
            if mark == Mark::Plain {
                mark = found;
            }
            text = rest;
        }
        let says_something = |text: &str| text == "/" || text.chars().any(is_word_char);
        // «o (»: without what it would mark, a letter is a word.
        if !says_something(text) {
            (mark, text) = (Mark::Plain, whole.trim_start());
        }
        says_something(text).then(|| {
            let mut line = Self { mark, ..Self::plain(number, "") };
            line.append(text, whole.len() - text.len(), &emphasis);
            line.ticked()
        })
    }

    /// The cells of a table's row, joined, a cell that repeats its neighbour once; `None` for a rule.
    fn row(number: u32, row: &str, start: usize, emphasis: &Emphasis) -> Option<Self> {
        if !row.chars().any(is_word_char) {
            return None;
        }
        let mut line = Self { mark: Mark::Row, ..Self::plain(number, "") };
        let (mut before, mut next) = (String::new(), start);
        for cell in row.split('|') {
            let at = next;
            next += cell.len() + 1;
            let text = collapse_spaces(cell);
            if text.is_empty() || text == before {
                continue;
            }
            line.text.push_str(if line.text.is_empty() { "" } else { " | " });
            line.append(cell, at, emphasis);
            before = text;
        }
        Some(line)
    }

    /// Appends a text, its white space made single, and what is bold or struck in it; `start` is its place in the text
    /// of which the emphasis was told.
    fn append(&mut self, text: &str, start: usize, emphasis: &Emphasis) {
        let base = self.text.len();
        self.text.push_str(&collapse_spaces(text));
        for (of_line, told) in [(&mut self.bold, &emphasis.bold), (&mut self.struck, &emphasis.struck)] {
            let behind = &told[told.partition_point(|span| span.end <= start)..];
            if behind.first().is_some_and(|span| span.start < start + text.len()) {
                of_line
                    .extend(collapsed(text, start, behind).into_iter().map(|span| base + span.start..base + span.end));
            }
        }
    }

    /// Its words, folded: found once, and asked by all who look for a label or a heading.
    #[must_use]
    pub fn words(&self) -> Vec<WordAt<'_>> {
        words_at(&self.text)
    }

    /// The same line, in which the boxes of a form that are not ticked strike out what stands behind them. Only where
    /// another one is ticked.
    #[must_use]
    fn ticked(mut self) -> Self {
        if !self.text.contains(UNTICKED) || !self.text.contains(TICKED) {
            return self;
        }
        let boxes: Vec<(usize, char)> =
            self.text.char_indices().filter(|(_, c)| UNTICKED.contains(c) || TICKED.contains(c)).collect();
        let ends = boxes.iter().skip(1).map(|(at, _)| *at).chain([self.text.len()]);
        let unticked = boxes.iter().zip(ends).filter(|((_, c), _)| UNTICKED.contains(c));
        let spans = unticked.map(|((from, _), to)| *from..from + self.text[*from..to].trim_end().len());
        self.struck.extend(spans);
        self.struck.sort_by_key(|span| span.start);
        self
    }

    /// The same line with another text. A text that is the line's beginning or end keeps what is bold and struck in it.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        if let Some(before) = self.text.strip_suffix(text) {
            self.part(before.len()..self.text.len())
        } else if self.text.starts_with(text) {
            self.part(0..text.len())
        } else {
            Self { number: self.number, mark: self.mark, page: self.page, ..Self::plain(self.number, text) }
        }
    }

    /// A part of the line, by its bytes; nothing of it where they cut a letter in two.
    #[must_use]
    pub fn part(&self, bytes: Range<usize>) -> Self {
        let within = |spans: &[Range<usize>]| -> Vec<Range<usize>> {
            let cut = |span: &Range<usize>| {
                let (from, to) = (span.start.max(bytes.start), span.end.min(bytes.end));
                (from < to).then(|| from - bytes.start..to - bytes.start)
            };
            spans.iter().filter_map(cut).collect()
        };
        let text = self.text.get(bytes.clone()).unwrap_or_default().to_owned();
        Self { text, bold: within(&self.bold), struck: within(&self.struck), ..*self }
    }

    /// Adds the words of a line with which it goes on, and what is bold and struck in them.
    pub fn join(&mut self, next: &Self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let base = self.text.len();
        let moved = |span: &Range<usize>| base + span.start..base + span.end;
        self.bold.extend(next.bold.iter().map(moved));
        self.struck.extend(next.struck.iter().map(moved));
        self.text.push_str(&next.text);
    }

    /// The line without white space and table borders at its ends.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let sign = |c: char| c.is_whitespace() || c == '|';
        let start = self.text.len() - self.text.trim_start_matches(sign).len();
        self.part(start..self.text.trim_end_matches(sign).len().max(start))
    }

    /// Whether it shows the boxes of a form, ticked or not.
    #[must_use]
    pub fn has_boxes(&self) -> bool {
        self.text.contains(UNTICKED) || self.text.contains(TICKED)
    }

    /// Its text without what is struck out of it.
    #[must_use]
    pub fn unstruck(&self) -> Cow<'_, str> {
        if self.struck.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let (mut kept, mut from) = (String::new(), 0);
        for span in &self.struck {
            kept.push_str(self.text.get(from..span.start).unwrap_or_default());
            from = span.end.max(from);
        }
        kept.push_str(self.text.get(from..).unwrap_or_default());
        Cow::Owned(collapse_spaces(&kept))
    }

    /// Whether all its words are in bold letters.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        matches!(self.bold.as_slice(), [span] if *span == (0..self.text.len()))
    }
}

/// A text without the characters that no reader sees.
fn visible(text: &str) -> Cow<'_, str> {
    if may_be_odd(text) && text.contains(is_invisible) { text.replace(is_invisible, "").into() } else { text.into() }
}

/// What is bold and what is struck in a text: ranges of its bytes, in order and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Emphasis {
    bold: Vec<Range<usize>>,
    struck: Vec<Range<usize>>,
}

/// A text without the marks of bold and of struck letters, and where these stood; where they stand within a word they
/// part it. A mark that is opened and never closed is taken off and says nothing.
fn without_emphasis(text: &str) -> (Cow<'_, str>, Emphasis) {
    let mut emphasis = Emphasis::default();
    if !any_bytes(text, |&[byte]| (byte == b'*') | (byte == b'_') | (byte == b'~')) {
        return (Cow::Borrowed(text), emphasis);
    }
    let mut plain = String::new();
    let mut rest = text;
    // One look for any mark, that ends where it finds one: a look for each would go on to the end of a line of the others.
    let mark = |text: &str| {
        text.match_indices(['*', '_', '~']).find(|(at, sign)| text[at + 1..].starts_with(sign)).map(|(at, _)| at)
    };
    let mut open: [Option<usize>; 3] = [None; 3];
    while let Some(at) = mark(rest) {
        plain.push_str(&rest[..at]);
        let sign = rest.as_bytes()[at];
        let (open, spans) = match sign {
            b'*' => (&mut open[0], &mut emphasis.bold),
            b'_' => (&mut open[1], &mut emphasis.bold),
            _ => (&mut open[2], &mut emphasis.struck),
        };
        match open.take() {
            Some(start) => spans.push(start..plain.len()),
            None => *open = Some(plain.len()),
        }
        rest = &rest[at + 2..];
        if plain.ends_with(is_word_char) && rest.starts_with(is_word_char) {
            plain.push(' ');
        }
    }
    if plain.is_empty() && rest.len() == text.len() {
        return (Cow::Borrowed(text), emphasis);
    }
    plain.push_str(rest);
    // «**a __b__ c**» closes the inner span first.
    emphasis.bold.sort_by_key(|span| span.start);
    emphasis.bold.dedup_by(|inner, outer| {
        let overlap = inner.start < outer.end;
        outer.end = if overlap { outer.end.max(inner.end) } else { outer.end };
        overlap
    });
    (Cow::Owned(plain), emphasis)
}

/// Ranges of the bytes of a larger text, in which this one starts at a place, as those of this one with single spaces,
/// without white space at their ends; what only white space parts is one.
fn collapsed(text: &str, start: usize, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut spans = spans.iter().peekable();
    let (mut length, mut space) = (0, false);
    // Whether the word character before stood in the same span or, with only white space between, in the one before.
    let mut joins = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            space = length > 0;
            continue;
        }
        length += usize::from(std::mem::take(&mut space));
        while spans.next_if(|span| span.end <= start + at).is_some() {}
        let inside = spans.peek().is_some_and(|span| span.start <= start + at);
        match found.last_mut().filter(|_| joins) {
            Some(last) if inside => last.end = length + c.len_utf8(),
            _ if inside => found.push(length..length + c.len_utf8()),
            _ => {}
        }
        joins = inside;
        length += c.len_utf8();
    }
    found
}

/// Boxes of a form: empty, and with a mark.
const UNTICKED: [char; 3] = ['☐', '□', '❑'];
const TICKED: [char; 4] = ['☒', '☑', '✓', '✔'];

/// What parts columns.
pub(crate) const GAP: &str = "    ";

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
#[expect(clippy::single_range_in_vec_init, reason = "spans are ranges")]
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

    #[test]
    fn bold_and_struck_letters_keep_their_place() {
        let check = |written: &str, text: &str, bold: &[&str], struck: &[&str]| {
            let line = Line::read(1, written).unwrap();
            let of = |spans: &[Range<usize>]| spans.iter().map(|s| line.text[s.clone()].to_owned()).collect::<Vec<_>>();
            assert_eq!(line.text, text, "{written}");
            assert_eq!(of(&line.bold), bold, "{written}");
            assert_eq!(of(&line.struck), struck, "{written}");
        };
        check("- **Employeur** : Ville  de **Nouméa **", "Employeur : Ville de Nouméa", &["Employeur", "Nouméa"], &[]);
        check(
            "**Date limite :** ~~18 décembre~~ 8 janvier",
            "Date limite : 18 décembre 8 janvier",
            &["Date limite :"],
            &["18 décembre"],
        );
        check("**Corps** **ou cadre** d’emploi", "Corps ou cadre d’emploi", &["Corps ou cadre"], &[]);
        check("| __Lieu__ | **Nouméa** | x |", "Lieu | Nouméa | x", &["Lieu", "Nouméa"], &[]);
        check("| **Lieu** | **Lieu** | ~~a~~ b |", "Lieu | a b", &["Lieu"], &["a"]);
        check("# **a __b__ c**", "a b c", &["a b c"], &[]);
        check("l’**avis", "l’avis", &[], &[]);
        check("Nom : ______", "Nom :", &[], &[]);
        assert!(Line::read(1, "**Missions**").unwrap().is_bold());
        let line = Line::read(1, "**Corps :** attaché **ou** adjoint").unwrap();
        assert_eq!(line.with_text("attaché ou adjoint").bold, [9..11]);
        assert_eq!(line.with_text("Corps :").bold, [0..7]);
    }
}
