//! Letters to lines of print, and lines of print to text.

use super::columns;
use super::glyphs::{Glyph, Letters};
use std::collections::BTreeMap;

/// Parts of its size by which a letter may stand above or below its line: «1ᵉʳ», «CO₂».
const RAISED: f64 = 0.45;

/// Parts of its size between two letters from which there is a space.
const SPACE: f64 = 0.16;

/// Parts of its size between two words from which there may be two columns.
const GAP: f64 = 1.5;

/// Parts of its size between which two letters stand in one place: drawn twice to look bold.
const SAME: f64 = 0.1;

/// A piece of a line of print, up to a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
    /// Width of its first word.
    pub(super) first_word: f64,
}

/// Writes a page's text.
pub(super) fn write(page: Letters, text: &mut String) {
    let lines = lines(page.upright);
    let body = body_size(&lines);
    columns::write(&lines, body, 0, text);
    if page.turned.chars().any(char::is_alphanumeric) {
        text.push('\n');
        text.push_str(page.turned.trim());
        text.push('\n');
    }
    text.push('\n');
}

/// The lines of print from above, each in pieces from the left.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Vec<Piece>> {
    glyphs.retain(|glyph| !glyph.text.is_empty());
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    let (mut first, mut largest) = (f64::NEG_INFINITY, 0.0);
    for glyph in glyphs {
        let reach = RAISED * glyph.size.max(largest);
        match lines.last_mut() {
            Some(line) if glyph.y - first <= reach => {
                largest = glyph.size.max(largest);
                line.push(glyph);
            }
            _ => {
                (first, largest) = (glyph.y, glyph.size);
                lines.push(vec![glyph]);
            }
        }
    }
    lines.into_iter().map(pieces).filter(|line| !line.is_empty()).collect()
}

fn pieces(mut glyphs: Vec<Glyph>) -> Vec<Piece> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = false;
    let mut before: Option<Glyph> = None;
    for glyph in glyphs {
        if glyph.text.chars().all(char::is_whitespace) {
            space = true;
            continue;
        }
        if before.as_ref().is_some_and(|b| b.text == glyph.text && glyph.x - b.x < SAME * glyph.size) {
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if glyph.x - piece.x1 <= GAP * glyph.size.max(piece.size) || is_mark(&piece.text) => {
                if space || glyph.x - piece.x1 > SPACE * glyph.size {
                    if !piece.text.contains(' ') {
                        piece.first_word = piece.x1 - piece.x0;
                    }
                    piece.text.push(' ');
                }
                piece.text.push_str(&glyph.text);
                piece.x1 = piece.x1.max(glyph.x + glyph.width);
                // A line is as large as its letters, and stands where they do, not where a raised one does.
                if glyph.size > piece.size {
                    (piece.size, piece.y) = (glyph.size, glyph.y);
                }
            }
            _ => pieces.push(Piece {
                x0: glyph.x,
                x1: glyph.x + glyph.width,
                y: glyph.y,
                size: glyph.size,
                text: glyph.text.clone(),
                first_word: 0.0,
            }),
        }
        space = false;
        before = Some(glyph);
    }
    for piece in &mut pieces {
        if !piece.text.contains(' ') {
            piece.first_word = piece.x1 - piece.x0;
        }
    }
    pieces
}

/// Whether a text is only what stands before an item, however wide the gap behind it: «•», «-», «3.», «a)».
pub(super) fn is_mark(text: &str) -> bool {
    let mut letters = text.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(c), None, _) => !c.is_alphanumeric() && !matches!(c, ':' | '/') || c == 'o',
        (Some(c), Some('.' | ')'), None) => c.is_alphanumeric(),
        (Some(a), Some(b), Some('.' | ')')) => a.is_ascii_digit() && b.is_ascii_digit() && text.len() == 3,
        _ => false,
    }
}

/// The size of most letters.
fn body_size(lines: &[Vec<Piece>]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for piece in lines.iter().flatten() {
        *letters.entry(tenths(piece.size)).or_default() += piece.text.len();
    }
    #[expect(clippy::cast_precision_loss, reason = "sizes are a few thousand tenths")]
    letters.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f64 / 10.0)
}

#[expect(clippy::cast_possible_truncation, reason = "sizes are below a million")]
fn tenths(size: f64) -> i64 {
    (size * 10.0).round() as i64
}
