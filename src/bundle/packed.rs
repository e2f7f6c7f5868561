//! The shape of everything that the browser reads: words and numbers, each in the order in which writer and reader
//! know them. One shape for all data makes one small reader for all, and nothing of it is written twice.
//!
//! Knows nothing of what it holds.

use crate::day::Day;
use serde::{Deserialize, Serialize};

/// Stands for a number that is not known.
const UNKNOWN: i32 = i32::MIN;

/// The number of a day, or of none.
#[must_use]
pub fn day_number(day: Option<Day>) -> i32 {
    day.map_or(UNKNOWN, Day::number)
}

/// The day of a number.
#[must_use]
pub fn day(number: i32) -> Option<Day> {
    (number != UNKNOWN).then(|| Day::from_number(number))
}

/// Words and numbers on their way to the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(Vec<String>, Vec<i32>);

impl Packed {
    /// Puts words behind those before.
    pub fn word(&mut self, word: impl Into<String>) {
        self.0.push(word.into());
    }

    /// Puts a number behind those before. Counts beyond two thousand million are cut: there are none.
    pub fn number(&mut self, number: impl TryInto<i32>) {
        self.1.push(number.try_into().unwrap_or(i32::MAX));
    }

    /// Puts a day, or that there is none.
    pub fn day(&mut self, day: Option<Day>) {
        self.1.push(day_number(day));
    }

    /// Begins to take everything out again.
    #[must_use]
    pub fn unpack(self) -> Unpacked {
        Unpacked(self.0.into_iter(), self.1.into_iter())
    }
}

/// What is still to be taken out. All of it is `None` where too little was put in.
#[derive(Debug)]
pub struct Unpacked(std::vec::IntoIter<String>, std::vec::IntoIter<i32>);

impl Unpacked {
    /// The next words.
    pub fn word(&mut self) -> Option<String> {
        self.0.next()
    }

    /// The next number.
    pub fn number(&mut self) -> Option<i32> {
        self.1.next()
    }

    /// The next number, of things.
    pub fn count(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    /// So many of the next numbers.
    pub fn numbers(&mut self, count: usize) -> Option<Vec<i32>> {
        let numbers: Vec<i32> = self.1.by_ref().take(count).collect();
        (numbers.len() == count).then_some(numbers)
    }

    /// Whether everything was taken out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.len() == 0 && self.1.len() == 0
    }
}
