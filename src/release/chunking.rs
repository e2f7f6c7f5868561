//! The order of a release's offers and the files that they come in: current offers first, then the archive, latest first,
//! in chunks that stay the same when an archive grows.

use crate::day::Day;
use crate::offer::{ApplicationStatus, Offer};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Offers of the first part of a listing, at least, as far as there are any.
const FIRST: usize = 512;

/// Offers of a further part of a listing, at most.
const FURTHER: usize = 2048;

/// Offers of a chunk of texts, at most.
const TEXTS: usize = 64;

/// How a release of `all` offers, of which the first `current` are not over, is cut into files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunking {
    current: usize,
    all: usize,
}

impl Chunking {
    /// The chunking of so many offers.
    #[must_use]
    pub const fn new(current: usize, all: usize) -> Self {
        Self { current, all }
    }

    /// How many offers are not over.
    #[must_use]
    pub const fn current(self) -> usize {
        self.current
    }

    /// The number of offers.
    #[must_use]
    pub const fn all(self) -> usize {
        self.all
    }

    /// The offers' positions in the order in which they come, and the parts that they come in. What
    /// is not over on this day comes first, as given; then what is over, latest deadline first.
    #[must_use]
    pub fn of(offers: &[Offer], today: Day) -> (Self, Vec<u32>) {
        let last_day = |at: u32| offers[at as usize].last_day();
        let is_over = |at: u32| {
            let offer = &offers[at as usize];
            ApplicationStatus::of(offer.last_day(), offer.status.is_open(), today) == ApplicationStatus::Closed
        };
        let (mut order, mut archive): (Vec<u32>, Vec<u32>) = (0..).take(offers.len()).partition(|at| !is_over(*at));
        let current = order.len();
        // Stable: of one day, the order of the bundle.
        archive.sort_by_key(|at| std::cmp::Reverse(last_day(*at)));
        order.extend(archive);
        (Self::new(current, offers.len()), order)
    }

    /// The positions of each part of the listing.
    #[must_use]
    pub fn listing(self) -> Vec<Range<usize>> {
        let first = self.current.max(FIRST).min(self.all);
        let further = (first..self.all).step_by(FURTHER).map(|from| from..(from + FURTHER).min(self.all));
        std::iter::once(0..first).chain(further).collect()
    }

    /// The chunk that holds the text at a position, and its place there.
    #[must_use]
    pub fn text_of(self, position: usize) -> (usize, usize) {
        if position < self.current {
            return (position / TEXTS, position % TEXTS);
        }
        let chunks = |offers: usize| offers.div_ceil(TEXTS);
        let behind = chunks(self.all.saturating_sub(position));
        let chunk = chunks(self.current) + chunks(self.all - self.current).saturating_sub(behind);
        (chunk, position - self.all.saturating_sub(behind * TEXTS).max(self.current))
    }

    /// The positions of each chunk of texts. The archive's are counted from its end, so that a newly
    /// closed offer changes its first one only.
    #[must_use]
    pub fn texts(self) -> Vec<Range<usize>> {
        let mut chunks = Vec::new();
        let mut from = 0;
        while from < self.all {
            let to = if from < self.current {
                (from + TEXTS).min(self.current)
            } else {
                self.all - (self.all - from - 1) / TEXTS * TEXTS
            };
            chunks.push(from..to);
            from = to;
        }
        chunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_offer_stands_in_one_part(current in 0_usize..700, archive in 0_usize..5000) {
            let all = current + archive;
            let chunking = Chunking::new(current, all);
            for parts in [chunking.listing(), chunking.texts()] {
                prop_assert_eq!(parts.iter().flat_map(Clone::clone).collect::<Vec<_>>(), (0..all).collect::<Vec<_>>());
            }
            for (chunk, range) in chunking.texts().into_iter().enumerate() {
                for (at, position) in range.enumerate() {
                    prop_assert_eq!(chunking.text_of(position), (chunk, at));
                }
            }
        }

        #[test]
        fn an_archive_that_grows_keeps_its_chunks(current in 0_usize..200, archive in 0_usize..900) {
            let from_the_end = |chunking: Chunking| -> Vec<_> {
                let all = chunking.all;
                let full = chunking.texts().into_iter().filter(|chunk| chunk.start >= chunking.current && chunk.len() == TEXTS);
                full.map(|chunk| all - chunk.end).collect()
            };
            let before = from_the_end(Chunking::new(current, current + archive));
            let after = from_the_end(Chunking::new(current, current + archive + 1));
            prop_assert!(after.ends_with(&before));
        }
    }
}
