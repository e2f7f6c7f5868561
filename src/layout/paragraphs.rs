//! Lines of print of one column to paragraphs, items and headings.

use super::hyphen::Known;
use super::print::{Word, is_mark, mode, text_of};
use super::{Name, Names, Output};
use crate::document::Mark;

/// Times the usual distance of its lines by which the next line of a paragraph may stand below.
const LEADING: f64 = 1.15;

/// Times the size of most letters that lines of one paragraph are apart at most.
const WIDEST: f64 = 2.3;

/// Parts of the size by which a line may end before the margin and still be full.
const SLACK: f64 = 0.6;

/// Parts of its column that the longest line of a paragraph takes at the least, where lines are broken.
const BROKEN: f64 = 0.8;

/// Width of a space, in parts of the size.
const SPACE_WIDTH: f64 = 0.25;

/// Times the size of most letters from which print is large.
const LARGE: f64 = 1.15;

/// Longest heading, in characters: in bold, and in large print. Longer text is only emphasised.
const LONGEST_HEADINGS: (usize, usize) = (160, 200);

/// The words of a line up to where plain letters follow bold ones: the label or heading that it may begin with.
pub(super) fn beginning(words: &[Word]) -> &[Word] {
    let first = words.iter().position(|word| is_mark(&word.text)).map_or(0, |at| usize::from(at == 0));
    let words = &words[first.min(words.len())..];
    let bold = words.iter().take_while(|word| word.bold).count();
    // A colon behind bold letters may be plain.
    let sign = usize::from(bold > 0 && words.get(bold).is_some_and(|word| word.text == ":"));
    if bold > 0 { &words[..bold + sign] } else { words }
}

/// What the beginning of a line names.
pub(super) fn name(words: &[Word], names: Names) -> Option<Name> {
    let begins = beginning(words);
    let capital = begins.first()?.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    if capital { names(&text_of(begins)) } else { None }
}

/// A line of print in fields: where bold begins again behind plain words, or letters are of another size.
fn parts(line: &[Word], names: Names) -> Vec<&[Word]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 1..line.len() {
        let (before, word) = (&line[at - 1], &line[at]);
        let (small, large) = (word.size.min(before.size), word.size.max(before.size));
        let sizes = large > 1.25 * small && word.x0 - before.x1 > word.size;
        let field =
            word.bold && !before.bold && line[from].bold && name(&line[at..], names).is_some_and(Name::is_field);
        if sizes || field {
            parts.push(&line[from..at]);
            from = at;
        }
    }
    parts.push(&line[from..]);
    parts
}

/// Writes the lines of a column, whose letters mostly are of a size, and that has room up to a place at the right.
pub(super) fn write(lines: &[&[Word]], body: f64, right: f64, names: Names, known: &Known, out: &mut Output) {
    let pieces: Vec<&[Word]> =
        lines.iter().filter(|line| !line.is_empty()).flat_map(|line| parts(line, names)).collect();
    let ends = pieces.iter().filter_map(|piece| piece.last()).map(|word| word.x1).fold(f64::NEG_INFINITY, f64::max);
    let from = pieces.iter().filter_map(|piece| piece.first()).map(|word| word.x0).fold(f64::INFINITY, f64::min);
    // Where no line comes near the place up to which there is room, none was broken for want of it.
    let margin = if ends - from < BROKEN * (right - from) { right } else { ends };
    let steps =
        pieces.windows(2).map(|pair| pair[1][0].y - pair[0][0].y).filter(|step| (1.0..WIDEST * body).contains(step));
    let leading = mode(steps.map(|step| (step, 1))).unwrap_or(1.2 * body);
    let mut open: Vec<&[Word]> = Vec::new();
    for piece in pieces {
        if let [line] = open.as_slice()
            && let Some(end) = broken_label(line, piece, leading, names)
        {
            let (label, value) = line.split_at(end);
            open = vec![label, piece, value];
            continue;
        }
        if open.last().is_some_and(|before| !goes_on(&open, before, piece, &Column { margin, leading, body }, names)) {
            close(&mut open, body, names, known, out);
        }
        open.push(piece);
    }
    close(&mut open, body, names, known, out);
}

/// The words of a line that begin a label whose rest stands on the line below, with its value between: «Corps ou Cadre
/// d’emploi /  attaché» above «Domaine».
fn broken_label(line: &[Word], next: &[Word], leading: f64, names: Names) -> Option<usize> {
    let end = line.iter().take_while(|word| word.bold).count();
    let below = next[0].y - line[0].y < LEADING * leading && (next[0].x0 - line[0].x0).abs() < 1.0;
    let parted = end > 0 && end < line.len() && next.iter().all(|word| word.bold);
    let label = || text_of(&line[..end]);
    let whole = || names(&format!("{} {}", label(), text_of(next))) == Some(Name::Label);
    // A label of its own begins another field.
    (below && parted && label().ends_with('/') && names(&text_of(next)).is_none() && whole()).then_some(end)
}

/// What is usual in a column.
struct Column {
    margin: f64,
    leading: f64,
    body: f64,
}

/// Whether a line is the rest of the one above: it stands close below, its first word had no room there, and it begins
/// nothing of its own.
fn goes_on(open: &[&[Word]], before: &[Word], line: &[Word], column: &Column, names: Names) -> bool {
    let (first, last) = (&line[0], &before[before.len() - 1]);
    let step = first.y - before[0].y;
    let alike = (first.size - last.size).abs() < 0.12 * last.size;
    let large = before[0].size > LARGE * column.body;
    let usual = column.leading.max(if large { 1.3 } else { 1.1 } * before[0].size);
    let close = (0.0 < step && step < LEADING * usual) || first.seam;
    let room = last.x1 + SPACE_WIDTH * column.body + (first.x1 - first.x0);
    let divided = last.text.ends_with(['-', '\u{ad}', '\u{2010}']) && last.text.chars().count() > 1;
    let full = room > column.margin - SLACK * column.body || large || divided;
    let all_bold = open.iter().flat_map(|piece| piece.iter()).all(|word| word.bold);
    let lower = first.text.starts_with(char::is_lowercase);
    let own = name(line, names);
    let headed = || name(before, names) == Some(Name::Section);
    let turns = (first.bold && !last.bold) || (!first.bold && all_bold && headed());
    let item = is_mark(&first.text) && line.len() > 1;
    let starts = item || own.is_some_and(|_| first.bold || names(&text_of(line)).is_some());
    let seam = first.seam && !lower && !full;
    // A label that is broken goes on in bold letters.
    let label = alike && close && all_bold && first.bold && lower && !item;
    (alike && close && full && !turns && !starts && !seam) || label
}

fn close(open: &mut Vec<&[Word]>, body: f64, names: Names, known: &Known, out: &mut Output) {
    let mut words: Vec<Word> = open.drain(..).flatten().cloned().collect();
    if words.is_empty() {
        return;
    }
    if words.len() > 1 && is_mark(&words[0].text) && !words[0].text.ends_with(['.', ')']) {
        out.push(Mark::Bullet, &words[1..], known);
        return;
    }
    let text = text_of(&words);
    let letters = text.chars().count();
    let bold = words.iter().take_while(|word| word.bold).count();
    let heading = (bold == words.len() && letters < LONGEST_HEADINGS.0 && names(&text) != Some(Name::Label))
        || (words[0].size > LARGE * body && letters < LONGEST_HEADINGS.1);
    if !heading && bold > 0 && bold < words.len() {
        let label = text_of(&words[..bold]);
        if names(&label).is_some_and(Name::is_field) && !label.ends_with(':') && !words[bold].text.starts_with(':') {
            words[bold - 1].text.push_str(" :");
        }
    }
    out.push(if heading { Mark::Heading } else { Mark::Plain }, &words, known);
}
