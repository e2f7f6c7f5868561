//! The deadlines of some offers as a calendar to subscribe to (RFC 5545).

use super::{Feed, Told};
use crate::day::Day;
use crate::export::ics::{Deadline, folded};
use crate::wording;
use icalendar::{Calendar, Component as _, EventLike as _, Property};

/// Days after which a deadline leaves the calendar, counted from the newest offer.
const KEPT: i32 = 62;

/// Nouméa's time. A calendar must have some component (RFC 5545, 3.6), and one of no deadlines has this one.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Pacific/Noumea\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+1100\r\nTZOFFSETTO:+1100\r\nTZNAME:+11\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The deadlines of some offers. A deadline is an instant, so that it is right in any zone. An offer whose notice left,
/// was cancelled or filled is no longer there.
pub(in crate::compile::site) fn calendar<'a>(
    feed: &Feed<'_>,
    offers: impl Iterator<Item = Told<'a>>,
    data_date: Option<Day>,
) -> Vec<u8> {
    let mut closing: Vec<(Day, Told<'_>)> = offers
        .filter(|told| told.offer.gone().is_none() && told.offer.status.is_open())
        .filter_map(|told| Some((told.offer.deadline?, told)))
        .filter(|(deadline, _)| data_date.is_none_or(|newest| deadline.until(newest) <= KEPT))
        .collect();
    closing.sort_by_key(|(deadline, told)| (*deadline, &told.offer.id));
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Emploi public NC//FR"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(&feed.title);
    for (deadline, Told { offer, sentence }) in closing {
        let touched = offer.touched();
        let entry = Deadline {
            id: offer.id.to_string(),
            title: offer.title.clone(),
            day: Some(deadline),
            time: offer.deadline_time,
            postponements: u32::try_from(offer.postponements()).unwrap_or(u32::MAX),
            touched,
            ..Deadline::default()
        };
        let Some(mut event) = entry.event(touched.unwrap_or(deadline)) else { continue };
        event.description(sentence);
        if let Some(place) = wording::place(offer.workplace.as_ref()) {
            event.location(&place);
        }
        if feed.address.is_some() {
            event.url(&feed.page(offer));
        }
        calendar.push(event.done());
    }
    let text = folded(&calendar.to_string());
    // A feed's title may hold such words too; a line of the file begins with none of its own.
    let line = |words: &str| text.find(&format!("\r\n{words}\r\n")).map(|at| at + 2);
    let properties = line("BEGIN:VEVENT").or_else(|| line("END:VCALENDAR")).unwrap_or_default();
    let (properties, events) = text.split_at(properties);
    [properties, TIME_ZONE, events].concat().into_bytes()
}
