//! Letters to words, and words to lines of print.

use super::{Glyph, Link, Page, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of its size by which a letter may stand above or below its line: «1ᵉʳ», «CO₂».
const RAISED: f64 = 0.45;

/// Points by which the letters of one baseline may stand higher or lower.
const BASELINE: f64 = 0.5;

/// Parts of its size between two letters from which there is a space.
const SPACE: f64 = 0.16;

/// Times the usual distance of the letters of its size from which there is a space: letters may be spaced.
const SPACED: f64 = 1.6;

/// Part of the size within which the same letter twice is one letter, drawn twice to look bold.
const SAME: f64 = 0.1;

/// Times the body size from which a word is a watermark across the page, and no part of its lines.
const HUGE: f64 = 3.2;

/// Slopes below this are none.
const LEVEL: f64 = 0.001;

/// A word of print.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its look or place, and all go together")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Word {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) struck: bool,
    pub(super) text: String,
    /// The page on which it stands, from 1.
    pub(super) page: u32,
    /// Whether its line is the first one of a page.
    pub(super) seam: bool,
    /// Whether it stands last on its line of print.
    pub(super) ends_line: bool,
    /// By how much its letters are spaced.
    pub(super) spacing: f64,
    /// The size of its smallest letters.
    least: f64,
    /// Where a capital follows a small letter in it: another column may begin there.
    pub(super) seams: Vec<Seam>,
}

/// A place within a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seam {
    /// Bytes of the word before it.
    at: usize,
    /// Right end of the letter before it, and left end of the one behind.
    x: (f64, f64),
    /// Whether the letter behind it is heavy.
    bold: bool,
}

impl Word {
    /// The word in two where another column begins within it: at the first seam at such a place, or from which on its
    /// letters are bold.
    pub(super) fn parted(mut self, begins: impl Fn(f64) -> bool) -> Vec<Self> {
        let is_one = |seam: &Seam| (seam.bold && !self.bold) || begins(seam.x.1);
        let Some(seam) = self.seams.iter().copied().find(is_one) else { return vec![self] };
        let rest = self.text.split_off(seam.at);
        let second = Self { x0: seam.x.1, bold: seam.bold, text: rest, seams: Vec::new(), ..self };
        let first = Self { x1: seam.x.0, ends_line: false, seams: Vec::new(), ..self };
        vec![first, second]
    }
}

/// A page's lines from above, each from the left; and what is laid across them.
pub(super) struct Printed {
    pub(super) height: f64,
    pub(super) lines: Vec<Vec<Word>>,
    pub(super) rules: Vec<Rule>,
    pub(super) across: Vec<Vec<Word>>,
}

/// The words of a line as one text.
pub(super) fn text_of(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A page's lines.
pub(super) fn printed(mut page: Page, number: u32) -> Printed {
    page.glyphs.retain(|glyph| !glyph.text.is_empty());
    straighten(&mut page);
    let body = mode(page.glyphs.iter().map(|glyph| (glyph.size, glyph.text.len()))).unwrap_or_default();
    let (huge, glyphs): (Vec<Glyph>, Vec<Glyph>) =
        page.glyphs.into_iter().partition(|glyph| glyph.size > HUGE * body && !glyph.text.trim().is_empty());
    let mut lines = lines(glyphs, number);
    level_small_capitals(&mut lines);
    strike(&mut lines, &page.rules);
    link(&mut lines, &page.links);
    Printed { height: page.height, lines, rules: page.rules, across: self::lines(huge, number) }
}

/// Turns a page that lay askew so that its lines are level.
fn straighten(page: &mut Page) {
    let mut slopes: Vec<f64> = page.glyphs.iter().map(|glyph| glyph.slope).collect();
    let middle = slopes.len() / 2;
    if middle >= slopes.len() {
        return;
    }
    let (_, slope, _) = slopes.select_nth_unstable_by(middle, f64::total_cmp);
    let slope = *slope;
    if slope.abs() < LEVEL {
        return;
    }
    let length = slope.hypot(1.0);
    let (cos, sin) = (1.0 / length, slope / length);
    for glyph in &mut page.glyphs {
        let wide = (glyph.x1 - glyph.x0) * length;
        (glyph.x0, glyph.y) = (glyph.x0 * cos + glyph.y * sin, glyph.y * cos - glyph.x0 * sin);
        glyph.x1 = glyph.x0 + wide;
    }
    // Lines and links of such a page are drawn as askew; where they are is no longer sure.
    page.rules.clear();
}

/// The lines of letters. Letters of one baseline stay together whatever their sizes: small capitals, and a title beside the
/// small print of a logo.
fn lines(mut glyphs: Vec<Glyph>, page: u32) -> Vec<Vec<Word>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    let (mut top, mut size) = (f64::NEG_INFINITY, 0.0);
    let mut glyphs = glyphs.into_iter().peekable();
    while let Some(first) = glyphs.next() {
        let baseline = first.y;
        let mut together = vec![first];
        while let Some(next) = glyphs.next_if(|next| next.y - baseline < BASELINE) {
            together.push(next);
        }
        let largest = together.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
        match lines.last_mut() {
            Some(line) if baseline - top <= RAISED * largest.max(size) => line.extend(together),
            _ => {
                (top, size) = (baseline, largest);
                lines.push(together);
            }
        }
    }
    lines.into_iter().map(|line| words(line, page)).filter(|line| !line.is_empty()).collect()
}

fn words(mut glyphs: Vec<Glyph>, page: u32) -> Vec<Word> {
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let usual = usual_gaps(&glyphs);
    let mut words: Vec<Word> = Vec::new();
    let mut space = true;
    let mut before: Option<(f64, String)> = None;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            space = true;
            continue;
        }
        let here = (glyph.x0, glyph.text.clone());
        if let Some((x, text)) = &before
            && *text == glyph.text
            && glyph.x0 - x < SAME * glyph.size
        {
            if let Some(word) = words.last_mut() {
                word.bold = true;
            }
            continue;
        }
        let wide = (SPACED * usual.get(&tenths(glyph.size)).copied().unwrap_or_default()).max(SPACE * glyph.size);
        match words.last_mut() {
            Some(word) if !space && glyph.x0 - word.x1 <= wide && glyph.size < 1.3 * word.size + 3.0 => {
                if word.text.ends_with(char::is_lowercase) && glyph.text.starts_with(char::is_uppercase) {
                    word.seams.push(Seam { at: word.text.len(), x: (word.x1, glyph.x0), bold: glyph.bold });
                }
                word.text.push_str(&glyph.text);
                word.x1 = word.x1.max(glyph.x1);
                word.least = word.least.min(glyph.size);
                // A word is as large as its letters, and stands where they do, not where a raised one does.
                if glyph.size > word.size {
                    (word.size, word.y) = (glyph.size, glyph.y);
                }
            }
            _ => words.push(Word {
                x0: glyph.x0,
                x1: glyph.x1,
                y: glyph.y,
                size: glyph.size,
                bold: glyph.bold,
                text: glyph.text,
                page,
                spacing: usual.get(&tenths(glyph.size)).copied().unwrap_or_default(),
                least: glyph.size,
                ..Word::default()
            }),
        }
        space = false;
        before = Some(here);
    }
    let mut words = close_up(words);
    if let Some(last) = words.last_mut() {
        last.ends_line = true;
    }
    words
}

/// Neighbours of one size from which one tells how its letters are spaced.
const SPACED_NEIGHBOURS: usize = 4;

/// Parts of its size up to which a letter may be as large as its neighbour in small capitals.
const SMALL_CAPITALS: f64 = 0.6;

/// The usual distance of neighbouring letters, for each size of a line. A word in small capitals has letters of two sizes,
/// spaced alike: a size with few neighbours of its own is spaced as those of another size beside it.
fn usual_gaps(glyphs: &[Glyph]) -> BTreeMap<i64, f64> {
    let mut alike: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    let mut mixed: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for pair in glyphs.windows(2).filter(|pair| pair.iter().all(|glyph| !glyph.text.trim().is_empty())) {
        let (small, large) = (pair[0].size.min(pair[1].size), pair[0].size.max(pair[1].size));
        let gap = pair[1].x0 - pair[0].x1;
        if large - small < 0.5 {
            alike.entry(tenths(pair[0].size)).or_default().push(gap);
        } else if small >= SMALL_CAPITALS * large && gap < large {
            for size in [small, large] {
                mixed.entry(tenths(size)).or_default().push(gap);
            }
        }
    }
    for (size, gaps) in mixed {
        let own = alike.entry(size).or_default();
        if own.len() < SPACED_NEIGHBOURS {
            own.extend(gaps);
        }
    }
    let median = |mut of: Vec<f64>| {
        let middle = of.len() / 2;
        let (_, median, _) = of.select_nth_unstable_by(middle, f64::total_cmp);
        median.max(0.0)
    };
    alike.into_iter().filter(|(_, of)| !of.is_empty()).map(|(size, of)| (size, median(of))).collect()
}

/// Gives words in small capitals the size of their capitals: where a word in capitals, or one whose letters are spaced, has
/// letters of two sizes, such words of the smaller size on its lines are set like it.
fn level_small_capitals(lines: &mut [Vec<Word>]) {
    let is_capitals =
        |word: &Word| word.text.chars().any(char::is_uppercase) && !word.text.chars().any(char::is_lowercase);
    let is_spaced = |word: &Word| word.spacing > SPACE * word.size / 2.0;
    let mixed = |word: &&Word| {
        let two_sizes = word.least >= SMALL_CAPITALS * word.size && word.size - word.least >= 0.5;
        two_sizes && (is_capitals(word) || is_spaced(word)) && word.text.starts_with(char::is_uppercase)
    };
    let sizes: BTreeMap<i64, f64> =
        lines.iter().flatten().filter(mixed).map(|word| (tenths(word.least), word.size)).collect();
    let large: BTreeSet<i64> = sizes.values().map(|size| tenths(*size)).collect();
    for line in lines.iter_mut().filter(|_| !sizes.is_empty()) {
        // Elsewhere words of the smaller size are what they seem.
        let beside = line.iter().any(|word| large.contains(&tenths(word.size)));
        for word in line.iter_mut().filter(|word| is_spaced(word) || (beside && is_capitals(word))) {
            if let Some(size) = sizes.get(&tenths(word.size)) {
                word.size = *size;
            }
        }
    }
}

/// Letters of a word from which single capitals with spaces between them are one: «M I S S I O N S».
const SPACED_OUT: usize = 4;

/// Joins single capitals that are typed with spaces between them.
fn close_up(words: Vec<Word>) -> Vec<Word> {
    let single = |word: &Word| {
        let mut letters = word.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|c| matches!(c, '’' | '\''))
    };
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut run: Vec<Word> = Vec::new();
    let flush = |run: &mut Vec<Word>, out: &mut Vec<Word>| {
        if run.len() < SPACED_OUT {
            out.append(run);
            return;
        }
        let mut gaps: Vec<f64> = run.windows(2).map(|pair| pair[1].x0 - pair[0].x1).collect();
        gaps.sort_by(f64::total_cmp);
        let usual = gaps[gaps.len() / 2];
        let mut first = true;
        for word in run.drain(..) {
            match out.last_mut() {
                Some(last) if !first && word.x0 - last.x1 <= SPACED * usual => {
                    last.text.push_str(&word.text);
                    last.x1 = word.x1;
                }
                _ => out.push(word),
            }
            first = false;
        }
    };
    for word in words {
        if single(&word) {
            run.push(word);
        } else {
            flush(&mut run, &mut out);
            out.push(word);
        }
    }
    flush(&mut run, &mut out);
    out
}

/// Marks the words through which a line is drawn.
fn strike(lines: &mut [Vec<Word>], rules: &[Rule]) {
    if rules.is_empty() {
        return;
    }
    let mut sorted: Vec<Rule> = rules.to_vec();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    for word in lines.iter_mut().flatten() {
        let (from, to) = (word.y - 0.42 * word.size, word.y - 0.16 * word.size);
        let near = sorted[sorted.partition_point(|rule| rule.y < from)..].iter().take_while(|rule| rule.y <= to);
        let wide = word.x1 - word.x0;
        let covered = |rule: &Rule| rule.x1.min(word.x1) - rule.x0.max(word.x0) > 0.8 * wide;
        word.struck = near.take(MOST_RULES).any(covered);
    }
}

/// Lines drawn at the height of a word that are looked at.
const MOST_RULES: usize = 16;

/// Writes where a link leads behind the last of its words, unless they say so.
fn link(lines: &mut [Vec<Word>], places: &[Link]) {
    for link in places {
        let [left, upper, right, lower] = link.place;
        let first = lines.partition_point(|line| line[0].y < upper);
        let mut last = None;
        let mut shown = String::new();
        for (at, line) in lines.iter().enumerate().skip(first).take_while(|(_, line)| line[0].y <= lower + 1.0) {
            for (n, word) in line.iter().enumerate() {
                let middle = f64::midpoint(word.x0, word.x1);
                if middle >= left && middle <= right {
                    last = Some((at, n));
                    shown.push_str(&word.text);
                }
            }
        }
        let bare = link.target.trim_end_matches('/').rsplit("//").next().unwrap_or_default();
        if let Some((at, n)) = last
            && !shown.contains(bare)
        {
            let word = &mut lines[at][n];
            let sign = word.text.trim_end_matches([',', '.', ';']).len();
            let behind = word.text.split_off(sign);
            word.text.extend([" (", &link.target, ")", &behind]);
        }
    }
}

/// A number's tenths.
#[expect(clippy::cast_possible_truncation, reason = "places on a page are below a million")]
pub(super) fn tenths(number: f64) -> i64 {
    (number * 10.0).round() as i64
}

/// The most frequent of numbers, to a tenth; each counts as often as is said.
#[expect(clippy::cast_precision_loss, reason = "places on a page are below a million")]
pub(super) fn mode(numbers: impl Iterator<Item = (f64, usize)>) -> Option<f64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for (number, count) in numbers {
        *counts.entry(tenths(number)).or_default() += count;
    }
    let best = counts.into_iter().max_by_key(|(number, count)| (*count, std::cmp::Reverse(*number)));
    best.map(|(number, _)| number as f64 / 10.0)
}

/// Whether a text is only what stands before an item, however wide the gap behind it: «•», «-», «3.», «a)».
pub(super) fn is_mark(text: &str) -> bool {
    let mut letters = text.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(c), None, _) => {
            !c.is_alphanumeric() && !matches!(c, ':' | '/' | '«' | '»' | '(' | ')' | ',' | ';' | '.' | '&') || c == 'o'
        }
        (Some(c), Some('.' | ')'), None) => c.is_alphanumeric(),
        (Some(a), Some(b), Some('.' | ')')) => a.is_ascii_digit() && b.is_ascii_digit() && text.len() == 3,
        _ => false,
    }
}
