//! A column: one value an offer. A part of a listing is picked from a whole one, and appended to another part.

use crate::day::Day;
use crate::offer::{Status, TimeOfDay};
use serde::{Deserialize, Serialize};

/// One value an offer, in the order of the release.
pub trait Column: Sized {
    /// Whether there is a value for each of so many offers, and no more.
    fn is_of(&self, offers: usize) -> bool;

    /// The values of the offers at these positions, in this order.
    #[must_use]
    fn pick(&self, positions: &[u32]) -> Self;

    /// Appends the values of further offers.
    fn append(&mut self, more: &Self);
}

/// Values that stand in a plain vector.
trait Plain: Copy {}
impl Plain for u32 {}
impl Plain for bool {}
impl Plain for Status {}
impl Plain for Option<TimeOfDay> {}
impl Plain for Option<i32> {}

impl<T: Plain> Column for Vec<T> {
    fn is_of(&self, offers: usize) -> bool {
        self.len() == offers
    }

    fn pick(&self, positions: &[u32]) -> Self {
        positions.iter().map(|at| self[*at as usize]).collect()
    }

    fn append(&mut self, more: &Self) {
        self.extend_from_slice(more);
    }
}

impl<T: Column, const N: usize> Column for [T; N] {
    fn is_of(&self, offers: usize) -> bool {
        self.iter().all(|column| column.is_of(offers))
    }

    fn pick(&self, positions: &[u32]) -> Self {
        self.each_ref().map(|column| column.pick(positions))
    }

    fn append(&mut self, more: &Self) {
        for (column, more) in self.iter_mut().zip(more) {
            column.append(more);
        }
    }
}

/// A column of days, as day numbers: a browser reads them in a fraction of the time that written dates take.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DayColumn(Vec<Option<i32>>);

impl DayColumn {
    /// The day of the offer at a position.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<Day> {
        self.0[position].map(Day::from_number)
    }
}

impl FromIterator<Option<Day>> for DayColumn {
    fn from_iter<I: IntoIterator<Item = Option<Day>>>(days: I) -> Self {
        Self(days.into_iter().map(|day| day.map(Day::number)).collect())
    }
}

impl Column for DayColumn {
    fn is_of(&self, offers: usize) -> bool {
        self.0.is_of(offers)
    }

    fn pick(&self, positions: &[u32]) -> Self {
        Self(self.0.pick(positions))
    }

    fn append(&mut self, more: &Self) {
        self.0.extend_from_slice(&more.0);
    }
}
