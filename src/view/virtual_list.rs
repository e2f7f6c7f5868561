//! Which rows of a long list are drawn: those on the screen, and some around it.
//!
//! All others are room above and below. Rows that are not drawn are taken to be as high as the mean of those that were seen.
//! So thousands of offers cost no more than a screen of them, and the page is as long as if all were there. Here is the
//! arithmetic; the program measures the page.

use std::ops::Range;

/// Height of a row before any was measured, in CSS pixels.
const GUESS: f64 = 168.0;

/// Screens that must be drawn above and below the one seen, and screens that are drawn when they are not.
const LEAST: f64 = 0.5;
const WANTED: f64 = 1.25;

/// Rows that are drawn at the beginning of a list, at least: a short one is whole.
pub const BEGINNING: usize = 12;

/// How high rows are, with the gap behind each: the mean of those measured so far, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RowHeight {
    sum: f64,
    rows: f64,
}

impl RowHeight {
    /// The height of so many rows together.
    #[must_use]
    pub fn room(self, rows: usize) -> i32 {
        let one = if self.rows > 0.0 { self.sum / self.rows } else { GUESS };
        whole(number(rows) * one)
    }

    /// Takes what was measured into account.
    #[must_use]
    pub fn measured(self, list: &Layout) -> Self {
        match list.rows.as_slice() {
            [(top, _), .., (end, _)] => {
                Self { sum: self.sum + end - top, rows: self.rows + number(list.rows.len() - 1) }
            }
            _ => self,
        }
    }
}

/// A list as it stands on the screen. All edges are CSS pixels from the screen's top.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The ranks of its rows.
    pub ranks: Range<usize>,
    /// The list's own top and bottom.
    pub edges: (f64, f64),
    /// The rank of the first row drawn.
    pub first: usize,
    /// Tops and bottoms of the rows drawn.
    pub rows: Vec<(f64, f64)>,
}

impl Layout {
    /// The top of a row; of one that is not drawn, where it would be if those around it were equally high.
    #[must_use]
    pub fn top(&self, rank: usize) -> f64 {
        let end = self.first + self.rows.len();
        let (top, bottom) = self.edges;
        let share =
            |from: f64, to: f64, steps: usize, of: usize| from + (to - from) * number(steps) / number(of.max(1));
        match rank.checked_sub(self.first).map(|at| self.rows.get(at)) {
            Some(Some((top, _))) => *top,
            Some(None) => share(self.rows.last().map_or(top, |row| row.1), bottom, rank - end, self.ranks.end - end),
            None => {
                let to = self.rows.first().map_or(bottom, |row| row.0);
                share(top, to, rank - self.ranks.start, self.first - self.ranks.start)
            }
        }
    }

    /// The first row that ends below a line of the screen.
    #[must_use]
    pub fn below(&self, line: f64) -> usize {
        let (mut from, mut to) = (self.ranks.start, self.ranks.end);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.top(middle + 1) > line { to = middle } else { from = middle + 1 }
        }
        from
    }

    /// The rows on the screen and on so many screens above and below it.
    fn around(&self, screens: f64, screen: f64) -> Range<usize> {
        let line = (1.0 + screens) * screen;
        let from = self.below(-screens * screen);
        from..(self.below(line) + usize::from(self.edges.0 < line)).min(self.ranks.end).max(from)
    }
}

/// A place in a list: how far down the page, which row is the first on the screen, and where its top is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// CSS pixels from the page's top.
    pub top: i32,
    /// The row's rank among all rows.
    pub rank: usize,
    /// Its top, in CSS pixels from the screen's.
    pub offset: i32,
}

/// The rows to draw instead of those that are drawn, on a screen of this height; none where those suffice.
#[must_use]
pub fn next_window(lists: &[Layout], screen: f64, drawn: &Range<usize>) -> Option<Range<usize>> {
    let around = |screens: f64| {
        let parts = lists.iter().map(|list| list.around(screens, screen)).filter(|part| !part.is_empty());
        parts.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
    };
    let (least, wanted) = (around(LEAST)?, around(WANTED)?);
    let found = lists.last().map_or(0, |list| list.ranks.end);
    let end = if wanted.start == 0 { wanted.end.max(BEGINNING.min(found)) } else { wanted.end };
    (least.start < drawn.start || least.end > drawn.end).then_some(wanted.start..end)
}

/// CSS pixels; whole ones are written and read with far less code.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "no page is so long")]
pub fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

#[expect(clippy::cast_precision_loss, reason = "a list has some thousands of rows")]
const fn number(rows: usize) -> f64 {
    rows as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A list of equally high rows, scrolled to a place, of which some are drawn.
    fn list(rows: usize, height: f64, scrolled: f64, drawn: Range<usize>) -> Layout {
        let top = |rank: usize| number(rank) * height - scrolled;
        Layout {
            ranks: 0..rows,
            edges: (top(0), top(rows)),
            first: drawn.start,
            rows: drawn.map(|rank| (top(rank), top(rank + 1))).collect(),
        }
    }

    #[test]
    fn rows_are_found_where_they_are_or_would_be() {
        let list = list(1000, 100.0, 50_000.0, 495..510);
        assert_eq!((list.top(500), list.top(0), list.top(1000)), (0.0, -50_000.0, 50_000.0));
        assert_eq!((list.below(0.0), list.below(-1.0), list.below(99.0)), (500, 499, 500));
    }

    #[test]
    fn a_row_not_drawn_is_as_high_as_those_seen() {
        let height = RowHeight::default();
        assert_eq!(height.room(2), 336);
        assert_eq!(height.measured(&list(9, 100.0, 0.0, 0..5)).room(2), 200);
        assert_eq!(height.measured(&list(9, 100.0, 0.0, 0..1)), height, "one row does not tell of the gap");
    }

    #[test]
    fn a_short_list_is_whole() {
        assert_eq!(next_window(&[list(5, 100.0, 0.0, 0..2)], 200.0, &(0..2)), Some(0..5));
        assert_eq!(next_window(&[list(5, 100.0, 0.0, 0..5)], 200.0, &(0..5)), None);
        assert_eq!(next_window(&[list(0, 100.0, 0.0, 0..0)], 200.0, &(0..12)), None);
    }

    proptest! {
        #[test]
        fn what_is_on_the_screen_is_drawn_and_then_stays(
            rows in 1_usize..30_000, height in 20.0..400.0, part in 0.0..1.0, screen in 300.0..2000.0
        ) {
            let scrolled = f64::max(number(rows) * height - screen, 0.0) * part;
            let drawn = next_window(&[list(rows, height, scrolled, 0..0)], screen, &(0..0)).unwrap();
            let (top, bottom) = (number(drawn.start) * height - scrolled, number(drawn.end) * height - scrolled);
            prop_assert!(top <= 0.0 && (bottom >= screen || drawn.end == rows), "{:?}", drawn);
            prop_assert!(number(drawn.len()) * height <= 4.0 * screen + 12.0 * height + 2.0 * height);
            prop_assert_eq!(next_window(&[list(rows, height, scrolled, drawn.clone())], screen, &drawn), None);
        }
    }
}
