//! The values of facets that change with the day, and what a facet offers.

use crate::day::Day;
use crate::offer::ApplicationStatus;
use crate::release::{Facet, Listing};

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key in the address.
    pub key: String,
    /// Its name as the notices write it; empty for a value that the site names. For people see `wording::choice`.
    pub written: String,
}

/// Keys of the application statuses.
const STATUSES: [&str; 3] =
    [ApplicationStatus::Open.key(), ApplicationStatus::Undated.key(), ApplicationStatus::Closed.key()];

/// Steps of «closes within» and «posted since», in days, with their keys.
const STEPS: [i32; 4] = [7, 14, 30, 90];
const STEP_KEYS: [&str; 4] = ["7-jours", "14-jours", "30-jours", "90-jours"];

/// The facets whose values change with the day, with the keys of these.
const MOVING: [(Facet, &[&str]); 3] =
    [(Facet::Status, &STATUSES), (Facet::Closing, &STEP_KEYS), (Facet::Posted, &STEP_KEYS)];

impl Facet {
    /// The keys of a facet whose values change with the day; none for the others.
    pub(super) fn moving_keys(self) -> &'static [&'static str] {
        MOVING.iter().find(|(facet, _)| *facet == self).map_or(&[], |(_, keys)| keys)
    }

    /// The positions, among [`Self::moving_keys`], of the values that an offer has on a day.
    pub(super) fn moving_values(self, listing: &Listing, position: usize, today: Day) -> std::ops::Range<u32> {
        if self == Self::Status {
            let place = listing.status(position, today) as u32;
            return place..place + 1;
        }
        let days = if self == Self::Closing {
            let deadline = listing.deadline(position).filter(|_| listing.stands(position));
            deadline.map(|deadline| today.until(deadline))
        } else {
            listing.posted(position).filter(|_| self == Self::Posted).map(|posted| posted.until(today))
        };
        // Who is within seven days is within fourteen.
        let first = days.filter(|days| *days >= 0).and_then(|days| STEPS.iter().position(|step| days <= *step));
        first.map_or(0..0, |first| u32::try_from(first).unwrap_or(0)..4)
    }
}
