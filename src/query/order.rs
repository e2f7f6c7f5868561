//! The orders of the list. An offer's place is one number, so that sorting compares nothing else; the
//! alphabets come as ranks. An order holds for a day: who asks often keeps it.

use super::Sort;
use crate::day::Day;
use crate::release::Listing;
use crate::search::descend;

/// The bits of a place, from the highest: status, what is sorted by, age, place in the alphabet of
/// titles. The last is each offer's own, so that the order is total.
const TITLE_BITS: u32 = 24;
const AGE_BITS: u32 = 19;
const FIRST_BITS: u32 = 19;

/// The positions of all offers in an order, on a day: open ones first. For relevance, which only
/// words have, the natural one.
#[must_use]
pub fn order(listing: &Listing, sort: Sort, today: Day) -> Vec<u32> {
    // Ranks are unique, so a rank identifies its offer.
    let titles = listing.title_ranks.iter().copied().max().map_or(0, |most| most as usize + 1);
    let mut of_title = vec![0; titles];
    let mut places: Vec<u64> = Vec::with_capacity(listing.len());
    for at in (0..).take(listing.len()) {
        of_title[listing.title_ranks[at as usize] as usize] = at;
        places.push(!place(listing, sort, at, today));
    }
    descend(&mut places);
    let title = |place: &u64| usize::try_from(!place & ((1 << TITLE_BITS) - 1)).unwrap_or(0);
    places.iter().filter_map(|place| of_title.get(title(place)).copied()).collect()
}

fn place(listing: &Listing, sort: Sort, position: u32, today: Day) -> u64 {
    let at = position as usize;
    let deadline = listing.deadline(at);
    let age = listing.posted(at).map(|posted| posted.until(today));
    // Younger than today is possible: the clock of a device may be wrong.
    let age = bits(age.map(|days| days.saturating_add(1 << (AGE_BITS - 1))), AGE_BITS);
    let first = match sort {
        // Soonest first while it is open; once closed, latest first.
        Sort::Relevance | Sort::Deadline => bits(deadline.map(|deadline| today.until(deadline).abs()), FIRST_BITS),
        Sort::Newest => age,
        Sort::Title => 0,
        Sort::Employer => u64::from(listing.employer_ranks[at]),
    };
    let age = if sort == Sort::Title { 0 } else { age };
    let status = listing.status(at, today) as u64;
    ((status << FIRST_BITS | first) << AGE_BITS | age) << TITLE_BITS | u64::from(listing.title_ranks[at])
}

/// A number in so many bits; what is not given stands last.
fn bits(number: Option<i32>, bits: u32) -> u64 {
    let most = (1_u64 << bits) - 1;
    number.map_or(most, |number| u64::try_from(number).unwrap_or(0).min(most))
}
