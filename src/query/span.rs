//! A span of days that a reader asks for: from, to, both, or neither.

use crate::day::Day;

/// A span of days, both ends in it; an end that is not given is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

/// Behind a filter's name in the address: the first day, and the last one.
pub const ENDS: [&str; 2] = ["-du", "-au"];

impl Span {
    /// Whether nothing is asked.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether a day lies in it. What is not dated lies only where nothing is asked.
    #[must_use]
    pub fn has(self, day: Option<Day>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.is_open(),
        }
    }

    /// Its two ends, in the order of [`ENDS`].
    #[must_use]
    pub const fn ends(self) -> [Option<Day>; 2] {
        [self.from, self.to]
    }
}
