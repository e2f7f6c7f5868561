//! Lines of print of one column to lines of text: what was broken to fit the page is joined again.

use super::layout::{Piece, is_mark};
use crate::document::Line;
use crate::label::{heading, vocabulary};

/// Times its size by which the next line of a paragraph may stand below.
const LEADING: f64 = 1.75;

/// Parts of its size by which a line may end before the margin and still be full.
const SLACK: f64 = 0.6;

/// Times the size of most letters from which a line is a heading.
pub(super) const LARGE: f64 = 1.15;

/// Times its size by which a line stands apart from the one above.
const APART: f64 = 1.6;

/// Letters of a heading; what is longer is only printed large.
const LONGEST_HEADING: usize = 160;

/// Writes the lines of a column, whose letters mostly are of a size.
pub(super) fn write(lines: &[Piece], body: f64, text: &mut String) {
    let margin = lines.iter().map(|line| line.x1).fold(f64::NEG_INFINITY, f64::max);
    let mut before: Option<&Piece> = None;
    for line in lines {
        let joins = before.is_some_and(|before| goes_on(before, line, margin));
        if joins {
            // «Nouvelle-» at the end of a line goes on without a space.
            if !text.ends_with('-') || text.ends_with(" -") {
                text.push(' ');
            }
        } else {
            if before.is_some() {
                text.push('\n');
            }
            if before.is_some_and(|before| line.y - before.y > APART * line.size || before.size > body * LARGE) {
                text.push('\n');
            }
            let is_heading = line.size >= body * LARGE && line.text.chars().count() <= LONGEST_HEADING;
            if is_heading && !line.text.starts_with(is_bullet) {
                text.push_str("# ");
            }
        }
        text.push_str(&line.text);
        before = Some(line);
    }
    if before.is_some() {
        text.push('\n');
    }
}

/// Whether a line is the rest of the one above: it stands close below, its first word had no room
/// there, and it begins nothing of its own.
pub(super) fn goes_on(before: &Piece, line: &Piece, margin: f64) -> bool {
    let alike = (before.size - line.size).abs() <= 0.1 * before.size.max(line.size);
    let close = line.y > before.y && line.y - before.y <= LEADING * before.size;
    let full = before.x1 + SPACE_WIDTH * before.size + line.first_word > margin - SLACK * before.size;
    alike && close && full && !begins_something(&line.text)
}

/// Width of a space, in parts of the size.
const SPACE_WIDTH: f64 = 0.25;

fn begins_something(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let Some(line) = Line::read(1, text) else { return true };
    let words = line.words();
    (is_mark(first) && first.chars().all(is_bullet))
        || vocabulary::label(&line, &words).is_some()
        || heading::heading(&line, &words).is_some()
}

fn is_bullet(c: char) -> bool {
    Line::read(1, &format!("{c} x")).is_some_and(|line| line.mark == crate::document::Mark::Bullet)
}
