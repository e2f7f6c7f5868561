//! All pages below each other, without what pages repeat.

use super::print::{Printed, Word, mode, printed, tenths, text_of};
use super::{Name, Names, Page, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a page's height above and below which stands what pages repeat.
const EDGES: (f64, f64) = (0.1, 0.86);

/// Points by which a repeated line may stand higher or lower on another page.
const NEAR: f64 = 4.0;

/// Points between the last line of a page and the first one of the next.
const SEAM: f64 = 14.0;

/// Times the size of most letters up to which print is small.
const SMALL: f64 = 0.8;

/// Times the size of most letters below which a page's first line is a running head, and by which it stands above the text.
const HEAD: (f64, f64) = (0.92, 1.6);

/// Lines above the first label in which a title and logos are looked for, at most.
const MASTHEAD: usize = 12;

/// Times the size of a title's largest letters from which print belongs to the title, and below which it may be a logo's.
const TITLE: (f64, f64) = (0.9, 0.78);

/// Times the size of a title's largest letters from which a gap parts it from what stands beside it.
const BESIDE: f64 = 1.2;

/// The same where the two are of different sizes.
const APART: f64 = 0.5;

/// Parts of a logo's words that may stand between the ends of the title's lines.
const INSIDE: f64 = 0.25;

/// Parts of the size of white before a word that may begin a column.
const WHITE: f64 = 0.5;

/// Lines that begin at one place where a column does.
const SHARED: usize = 2;

/// A document's lines.
#[derive(Debug, Default)]
pub(super) struct Galley {
    pub(super) lines: Vec<Vec<Word>>,
    pub(super) rules: Vec<Rule>,
    pub(super) apart: Vec<Vec<Word>>,
}

impl Galley {
    /// Parts words that run into the next column: where a capital follows a small letter at a place at which several lines
    /// have a word begin behind white, or is the first one in bold.
    fn part_columns(&mut self) {
        let mut begins: BTreeMap<i64, usize> = BTreeMap::new();
        for line in &self.lines {
            let begins_column =
                |pair: &&[Word]| pair[1].x0 - pair[0].x1 > WHITE * pair[1].size || (pair[1].bold && !pair[0].bold);
            let inner = line.windows(2).filter(begins_column).map(|pair| &pair[1]);
            for x in line.first().into_iter().chain(inner).map(|word| word.x0) {
                *begins.entry(tenths(x) / 10).or_default() += 1;
            }
        }
        let is_edge = |x: f64| {
            let at = tenths(x) / 10;
            (at - 1..=at + 1).filter_map(|at| begins.get(&at)).sum::<usize>() >= SHARED
        };
        for line in &mut self.lines {
            if line.iter().any(|word| !word.seams.is_empty()) {
                *line = line.drain(..).flat_map(|word| word.parted(is_edge)).collect();
            }
        }
    }

    /// Sets apart what stands beside the title in smaller print: the words of logos. The title is what is printed largest
    /// above the first label.
    pub(super) fn part_logos(&mut self, names: Names) {
        let is_field = |line: &Vec<Word>| names(&text_of(line)).is_some_and(Name::is_field);
        let Some(end) = self.lines.iter().take(MASTHEAD).position(is_field) else { return };
        // A number before a title in small capitals is larger than all its words.
        let says = |word: &&Word| word.text.contains(char::is_alphabetic);
        let sizes = self.lines[..end].iter().flatten().filter(says).map(|word| word.size);
        let Some(largest) = sizes.max_by(f64::total_cmp) else { return };
        let is_title = |words: &[Word]| words.iter().any(|word| word.size >= TITLE.0 * largest);
        let parts = |line: &Vec<Word>| -> Vec<Vec<Word>> {
            let is_one = |one: &Word, next: &Word| {
                let alike = one.size.min(next.size) >= TITLE.1 * one.size.max(next.size);
                next.x0 - one.x1 <= if alike { BESIDE } else { APART } * largest
            };
            line.chunk_by(is_one).map(<[Word]>::to_vec).collect()
        };
        let titles = self.lines[..end].iter().flat_map(parts).filter(|part| is_title(part)).flatten();
        let (left, right) = titles
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), word| (left.min(word.x0), right.max(word.x1)));
        for line in &mut self.lines[..end] {
            let is_logo = |part: &Vec<Word>| {
                let small = part.iter().all(|word| word.size < TITLE.1 * largest);
                let (from, to) = (part[0].x0, part[part.len() - 1].x1);
                let inside = (to.min(right) - from.max(left)).max(0.0);
                small && inside < INSIDE * (to - from)
            };
            let (logos, kept): (Vec<_>, Vec<_>) = parts(line).into_iter().partition(is_logo);
            self.apart.extend(logos);
            *line = kept.concat();
        }
        self.lines.retain(|line| !line.is_empty());
    }
}

/// The galley of pages.
pub(super) fn galley(pages: Vec<Page>) -> Galley {
    let pages: Vec<Printed> = pages.into_iter().zip(1..).map(|(page, number)| printed(page, number)).collect();
    let mut galley = Galley::default();
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in &pages {
        let here: BTreeSet<(String, i64)> = page
            .lines
            .iter()
            .filter(|line| at_edge(line, page.height))
            .map(|line| (key(line), band(line[0].y)))
            .collect();
        for place in here {
            *seen.entry(place).or_default() += 1;
        }
    }
    let words = pages.iter().flat_map(|page| page.lines.iter().flatten());
    let body = mode(words.map(|word| (word.size, word.text.len()))).unwrap_or_default();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut end = 0.0;
    for (number, page) in pages.into_iter().enumerate() {
        let mut kept = Vec::new();
        let mut notes: Vec<Word> = Vec::new();
        let mut heads = std::iter::once(number > 0 && is_running_head(&page, body));
        for line in page.lines {
            let key = key(&line);
            let band = band(line[0].y);
            let again = || (band - 1..=band + 1).any(|band| seen.get(&(key.clone(), band)).is_some_and(|n| *n > 1));
            let small = line.iter().all(|word| word.size <= SMALL * body);
            let head = heads.next().unwrap_or_default();
            let note = small && (is_note(&line) || !notes.is_empty());
            if note {
                notes.extend(line);
            } else if head || at_edge(&line, page.height) && (again() || is_page_number(&key)) {
                if told.insert(key) {
                    galley.apart.push(line);
                }
            } else {
                kept.push(line);
            }
        }
        if !notes.is_empty() && told.insert(self::key(&notes)) {
            galley.apart.push(notes);
        }
        galley.apart.extend(page.across);
        let Some(first) = kept.first() else { continue };
        let shift = if galley.lines.is_empty() { 0.0 } else { end + SEAM - first[0].y };
        let seam = !galley.lines.is_empty();
        for (at, mut line) in kept.into_iter().enumerate() {
            for word in &mut line {
                word.y += shift;
                word.seam = seam && at == 0;
            }
            end = line[0].y;
            galley.lines.push(line);
        }
        galley.rules.extend(page.rules.into_iter().map(|rule| Rule { y: rule.y + shift, ..rule }));
    }
    galley.rules.sort_by(|a, b| a.y.total_cmp(&b.y));
    galley.part_columns();
    galley
}

fn at_edge(line: &[Word], height: f64) -> bool {
    line[0].y < EDGES.0 * height || line[0].y > EDGES.1 * height
}

/// Whether the first line of a page that is not the first one stands above its text in smaller print: where a notice has two
/// pages, the head of the second is repeated nowhere.
fn is_running_head(page: &Printed, body: f64) -> bool {
    let [first, next, ..] = page.lines.as_slice() else { return false };
    let above = first[0].y < EDGES.0 * page.height && next[0].y - first[0].y > HEAD.1 * body;
    above && first.iter().all(|word| word.size < HEAD.0 * body)
}

/// A line's text, whatever its numbers: «Page 1 sur 3» is «Page 2 sur 3».
fn key(line: &[Word]) -> String {
    let mut key = String::new();
    for c in text_of(line).chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !key.ends_with('#') {
            key.push(c);
        }
    }
    key
}

/// Whether a text, its numbers written «#», numbers a page.
fn is_page_number(key: &str) -> bool {
    let key = key.to_lowercase();
    let key: String = key.trim_start_matches("page").chars().filter(|c| !c.is_whitespace()).collect();
    matches!(key.as_str(), "#/#" | "#sur#" | "-#-" | "–#–" | "#")
}

/// Whether a line begins a note: «(1) …», «* …».
fn is_note(line: &[Word]) -> bool {
    let text = text_of(&line[..line.len().min(2)]);
    let numbered = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    text.starts_with(['*', '¹', '²'])
        || numbered.is_some_and(|(number, _)| matches!(number.trim(), "1" | "2" | "3" | "*"))
}

/// The band of the page in which a line stands.
#[expect(clippy::cast_possible_truncation, reason = "places on a page are below a million")]
fn band(y: f64) -> i64 {
    (y / NEAR).round() as i64
}
