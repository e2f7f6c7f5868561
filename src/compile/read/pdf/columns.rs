//! Columns: where the lines of print of a page stand side by side, and what that means.
//!
//! Side by side stand labels and their values (read across), fields or running text in two columns
//! (read downwards, one after the other), and tables (read across, cell by cell).

use super::layout::Piece;
use super::paragraphs::{self, LARGE};
use crate::document::Line;
use crate::label::{heading, vocabulary};

/// Times the size of most letters that a gutter is wide at least.
const GUTTER: f64 = 0.8;

/// Times the size of most letters between two lines beyond which a gutter does not reach.
const BREAK: f64 = 4.0;

/// Times the size of most letters between two lines of one cell.
const CLOSE: f64 = 1.45;

/// Times the size of most letters by which the lines of a column may begin apart.
const ALIGNED: f64 = 0.3;

/// Times the size of most letters that two lines of one column are apart at least.
const BESIDE: f64 = 0.9;

/// Lines of print that columns have at most on a page.
const MOST_LINES: usize = 400;

/// Pieces of print in which a gutter's other side is looked for.
const MOST_PIECES: usize = 12;

/// Letters of a line on average from which two columns are running text and no table.
const RUNNING: usize = 28;

/// Columns within columns that are looked for.
const DEEPEST: usize = 4;

/// A run of lines with a gutter in common.
struct Block {
    /// Behind its last line.
    end: usize,
    /// Where the right column begins at the earliest.
    at: f64,
}

/// What two columns are.
enum Side {
    /// Labels to the left of their values.
    Values,
    /// Two texts, each of its own.
    Texts,
    /// Cells of a table.
    Cells,
}

/// Writes lines of print, whose letters mostly are of a size, in the order of reading.
pub(super) fn write(lines: &[Vec<Piece>], body: f64, depth: usize, text: &mut String) {
    let mut plain: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(block) = block(&lines[at..], body).filter(|_| depth < DEEPEST) else {
            plain.push(across(line));
            at += 1;
            continue;
        };
        flush(&mut plain, body, text);
        let of = &lines[at..at + block.end];
        let side = |right: bool| -> Vec<Vec<Piece>> {
            let keep = |piece: &&Piece| (piece.x0 >= block.at) == right;
            of.iter().map(|line| line.iter().filter(keep).cloned().collect()).collect()
        };
        write_block(&side(false), &side(true), body, depth, text);
        at += block.end;
    }
    flush(&mut plain, body, text);
}

fn flush(plain: &mut Vec<Piece>, body: f64, text: &mut String) {
    paragraphs::write(plain, body, text);
    plain.clear();
}

/// A line by itself: its pieces with gaps between them, which none stands behind a label's colon.
fn across(line: &[Piece]) -> Piece {
    let mut whole = line[0].clone();
    for piece in &line[1..] {
        whole.text.push_str(if whole.text.ends_with(':') || piece.text.starts_with(':') { " " } else { "    " });
        whole.text.push_str(&piece.text);
        whole.x1 = piece.x1;
        whole.size = whole.size.max(piece.size);
    }
    whole
}

/// The longest run of lines, from the first one, that a gutter parts. One line with a gap tells
/// nothing; a second one does, or one that goes on where its right part began, or two lines nearer to
/// each other than lines of one column can be: cells need not stand on one line of print.
fn block(lines: &[Vec<Piece>], body: f64) -> Option<Block> {
    let (mut left, mut right) = gutter(lines, body)?;
    let begins = (lines[0].len() > 1).then_some(right);
    let (mut proofs, mut end) = (0, 1);
    let mut was_right = lines[0][0].x0 >= right;
    let mut before = lines.first()?.first()?.y;
    let (mut fields, mut sections) = (begins_field(&lines[0]), begins_section(&lines[0], body));
    for (at, line) in lines.iter().enumerate().take(MOST_LINES).skip(1) {
        let y = line[0].y;
        // The head of a notice and its body may stand in columns alike; they are two blocks.
        let section = begins_section(line, body);
        let distance = y - before;
        if distance > BREAK * body || (section && fields && !sections && distance > CLOSE * body) {
            break;
        }
        fields |= begins_field(line);
        sections |= section;
        let (mut inner, mut outer) = (left, right);
        let mut crossed = false;
        for piece in line {
            if piece.x1 <= inner || piece.x0 < inner && piece.x1 < outer {
                inner = inner.max(piece.x1);
            } else if piece.x0 >= inner {
                outer = outer.min(piece.x0);
            } else {
                crossed = true;
            }
        }
        if crossed || outer - inner < GUTTER * body {
            break;
        }
        (left, right, before) = (inner, outer, y);
        let (on_left, on_right) = (line.iter().any(|p| p.x1 <= left), line.iter().find(|p| p.x0 >= right));
        let aligned = |piece: &Piece| begins.is_some_and(|begins| (piece.x0 - begins).abs() < ALIGNED * body);
        let across = on_left && on_right.is_some();
        let beside = on_left == was_right && distance < BESIDE * body;
        proofs += usize::from(across || beside || on_right.is_some_and(aligned));
        was_right = on_right.is_some();
        let close = distance <= CLOSE * body;
        // What stands close below a left cell is the rest of it.
        if on_right.is_some() || close && end == at {
            end = at + 1;
        }
    }
    (proofs > 0).then_some(Block { end, at: right })
}

/// Where a gutter may be, by the first line and what stands near below: its two edges.
fn gutter(lines: &[Vec<Piece>], body: f64) -> Option<(f64, f64)> {
    let first = lines.first()?;
    if let [one, other, ..] = first.as_slice() {
        return Some((one.x1, other.x0));
    }
    let one = first.first()?;
    let near = lines[1..].iter().flatten().take(MOST_PIECES).take_while(|piece| piece.y - one.y <= BREAK * body);
    near.into_iter().find_map(|piece| {
        if piece.x0 - one.x1 >= GUTTER * body {
            Some((one.x1, piece.x0))
        } else {
            (one.x0 - piece.x1 >= GUTTER * body).then_some((piece.x1, one.x0))
        }
    })
}

fn begins_field(line: &[Piece]) -> bool {
    line.iter().any(|piece| label(&piece.text).is_some())
}

fn begins_section(line: &[Piece], body: f64) -> bool {
    let heading =
        |piece: &Piece| Line::read(1, &piece.text).and_then(|line| heading::heading(&line, &line.words())).is_some();
    line.iter().any(|piece| piece.size >= LARGE * body || heading(piece))
}

fn write_block(left: &[Vec<Piece>], right: &[Vec<Piece>], body: f64, depth: usize, text: &mut String) {
    text.push('\n');
    match side(left, right) {
        Side::Texts => {
            for column in [left, right] {
                let lines: Vec<Vec<Piece>> = column.iter().filter(|line| !line.is_empty()).cloned().collect();
                write(&lines, body, depth + 1, text);
                text.push('\n');
            }
        }
        Side::Values => write_values(left, right, body, text),
        Side::Cells => {
            for (left, right) in left.iter().zip(right) {
                let cells: Vec<&str> = left.iter().chain(right).map(|piece| piece.text.as_str()).collect();
                text.extend(["| ", &cells.join(" | "), " |\n"]);
            }
        }
    }
    text.push('\n');
}

/// What the two sides of a gutter are.
fn side(left: &[Vec<Piece>], right: &[Vec<Piece>]) -> Side {
    let labels = |column: &[Vec<Piece>], bare: bool| {
        let found = column.iter().filter_map(|line| label(&line.first()?.text));
        found.filter(|label| label.value.is_empty() == bare).count()
    };
    let (bare, full) = (labels(left, true), labels(left, false));
    if bare > full && bare > labels(right, false) {
        return Side::Values;
    }
    if full + labels(right, false) > 0 {
        return Side::Texts;
    }
    let pieces = || left.iter().chain(right).flatten();
    let letters: usize = pieces().map(|piece| piece.text.chars().count()).sum();
    if letters > RUNNING * pieces().count() { Side::Texts } else { Side::Cells }
}

fn label(text: &str) -> Option<vocabulary::Found> {
    let line = Line::read(1, text)?;
    vocabulary::label(&line, &line.words())
}

/// A label with the value beside it.
#[derive(Default)]
struct Entry {
    label: String,
    /// Where its lines stand.
    from: f64,
    to: f64,
    value: Vec<Piece>,
}

fn write_values(left: &[Vec<Piece>], right: &[Vec<Piece>], body: f64, text: &mut String) {
    let mut entries: Vec<Entry> = Vec::new();
    for line in left.iter().filter(|line| !line.is_empty()) {
        let piece = across(line);
        match entries.last_mut() {
            // A label goes on below until it has its colon or another one begins.
            Some(entry) if !entry.label.ends_with(':') && label(&piece.text).is_none() => {
                entry.label = format!("{} {}", entry.label, piece.text);
                entry.to = piece.y;
            }
            _ => entries.push(Entry { label: piece.text.clone(), from: piece.y, to: piece.y, value: Vec::new() }),
        }
    }
    let values: Vec<Piece> = right.iter().filter(|line| !line.is_empty()).map(|line| across(line)).collect();
    let mut owner = 0;
    for (at, value) in values.iter().enumerate() {
        let beside = |entry: &Entry| value.y >= entry.from - 0.5 * body && value.y <= entry.to + 0.5 * body;
        if let Some(found) = entries.iter().skip(owner).position(beside) {
            owner += found;
        } else if let Some(next) = entries.get(owner + 1) {
            // Beside no label: with the nearer of its neighbours, of which the lower one may begin the next value.
            let above = at.checked_sub(1).map_or(f64::INFINITY, |before| value.y - values[before].y);
            let below = values.get(at + 1).map_or(f64::INFINITY, |below| below.y - value.y);
            if value.y > entries[owner].to && below.min(next.from - value.y) < above {
                owner += 1;
            }
        }
        if let Some(entry) = entries.get_mut(owner) {
            entry.value.push(value.clone());
        }
    }
    for entry in entries {
        let sign = if entry.label.ends_with(':') { "" } else { " :" };
        text.extend([&entry.label, sign, " "]);
        let mut value = String::new();
        paragraphs::write(&entry.value, f64::INFINITY, &mut value);
        text.push_str(value.trim_start());
        text.push_str(if value.is_empty() { "\n\n" } else { "\n" });
    }
}
