//! The deadlines of some offers as a calendar to subscribe to (RFC 5545).

use super::{Feed, Told};
use crate::day::Day;
use crate::export::ics::{Deadline, subscription};

/// Days after which a deadline leaves the calendar, counted from the newest offer.
const KEPT: i32 = 62;

/// The deadlines of some offers, soonest first. An offer whose notice left, was cancelled or filled is not there.
pub(in crate::compile::site) fn calendar<'a>(
    feed: &Feed<'_>,
    offers: impl Iterator<Item = Told<'a>>,
    data_date: Option<Day>,
) -> Vec<u8> {
    let mut deadlines: Vec<Deadline> = offers
        .filter(|told| told.offer.gone().is_none())
        .map(|Told { offer, sentence }| Deadline {
            description: sentence.to_owned(),
            address: feed.page(offer),
            ..Deadline::of_offer(offer)
        })
        .filter(|one| one.day.is_some_and(|day| data_date.is_none_or(|newest| day.until(newest) <= KEPT)))
        .collect();
    deadlines.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    subscription(&feed.title, &deadlines).into_bytes()
}
