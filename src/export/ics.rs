//! Deadlines for a calendar (RFC 5545): the hour at which applications close in Nouméa, or the last second of that day.
//!
//! [`subscription`] and [`download`] write the same entries: a calendar that has both keeps one entry per offer, and a
//! postponed deadline replaces it, because `SEQUENCE` and `LAST-MODIFIED` grow.

use crate::day::Day;
use crate::offer::{Offer, Term, TimeOfDay};
use crate::query::Listing;
use crate::wording;
use chrono::{DateTime, Utc};
use icalendar::{Alarm, Calendar, Component, DatePerhapsTime, Event, EventLike, Property, Trigger};

/// Days before the deadline on which a downloaded entry reminds.
const ALARM_DAYS: i64 = 3;

/// Nouméa's time zone. A calendar must have at least one component (RFC 5545, 3.6): without entries, it has this one.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Pacific/Noumea\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+1100\r\nTZOFFSETTO:+1100\r\nTZNAME:+11\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The last line of a calendar.
const END: &str = "END:VCALENDAR\r\n";

/// An offer's deadline, as a calendar entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deadline {
    /// The offer's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the entry says of the offer.
    pub description: String,
    /// Where the work is done; empty when unknown.
    pub place: String,
    /// The address of the offer's page. Only a whole one stands in the entry.
    pub address: String,
    /// The last day for applications.
    pub day: Option<Day>,
    /// The hour on that day; none where the whole day counts.
    pub time: Option<TimeOfDay>,
    /// How often the deadline was postponed.
    pub postponements: u32,
    /// The day on which the offer last changed.
    pub touched: Option<Day>,
}

impl Deadline {
    /// The deadline of an offer; the caller adds description and address.
    #[must_use]
    pub fn of_offer(offer: &Offer) -> Self {
        let term = Term::of(offer);
        Self {
            id: offer.id.to_string(),
            title: offer.shown_title(),
            place: wording::short_place(offer.workplace.as_ref()).unwrap_or_default(),
            day: term.day.filter(|_| term.status.is_open()),
            time: term.time,
            postponements: u32::try_from(offer.postponements()).unwrap_or(u32::MAX),
            touched: offer.touched(),
            ..Self::default()
        }
    }

    /// The deadline of the offer at a position of the listing; the caller adds description and address.
    #[must_use]
    pub fn of_listing(listing: &Listing, position: usize) -> Self {
        Self {
            id: listing.ids[position].to_owned(),
            title: listing.titles[position].to_owned(),
            place: listing.places[position].to_owned(),
            day: listing.deadline(position).filter(|_| listing.stands(position)),
            time: listing.term(position).time,
            postponements: listing.postponements(position),
            touched: listing.touched(position),
            ..Self::default()
        }
    }

    /// The calendar entry; none without a last day.
    fn event(&self) -> Option<Event> {
        let day = self.day?;
        let closes = self.time.map_or_else(
            || day.end_in_noumea() - 1000,
            |time| day.plus(-1).end_in_noumea() + i64::from(time.minutes()) * 60_000,
        );
        let modified = self.modified()?;
        let description: Vec<String> = self.description.lines().map(plain).collect();
        let mut event = Event::new();
        event
            .uid(&self.uid())
            .timestamp(modified)
            .summary(&format!("{}{}", wording::AGENDA, plain(&self.title)))
            .description(&description.join("\n"))
            .starts(DatePerhapsTime::from(instant(closes)?))
            .add_property("LAST-MODIFIED", modified.format("%Y%m%dT%H%M%SZ").to_string())
            .add_property("SEQUENCE", self.postponements.to_string())
            .add_property("TRANSP", "TRANSPARENT");
        if !self.place.is_empty() {
            event.location(&plain(&self.place));
        }
        if self.address.starts_with("http") {
            event.url(&self.address);
        }
        Some(event)
    }

    /// The entry, with an alarm some days before.
    fn event_with_alarm(&self) -> Option<Event> {
        let (mut event, modified) = self.event().zip(self.modified())?;
        let summary = event.get_summary().unwrap_or_default().to_owned();
        let mut alarm = Alarm::display(&summary, Trigger::before_start(chrono::Duration::days(ALARM_DAYS)));
        // The library's defaults are a random name and the clock's time: two downloads would differ.
        alarm.uid(&format!("rappel-{}", self.uid())).timestamp(modified);
        event.alarm(alarm);
        Some(event)
    }

    /// The name by which calendars recognise the entry of an offer.
    fn uid(&self) -> String {
        format!("{}@emploi-public-nc", self.id)
    }

    /// When the entry last changed. No clock: the same offer gives the same bytes.
    fn modified(&self) -> Option<DateTime<Utc>> {
        instant(self.touched.or(self.day)?.end_in_noumea())
    }
}

/// A calendar to subscribe to. Deadlines without a day are left out.
#[must_use]
pub fn subscription(name: &str, deadlines: &[Deadline]) -> String {
    calendar(name, deadlines.iter().filter_map(Deadline::event))
}

/// A file of entries to add to one's own calendar, with alarms. Deadlines without a day are left out.
#[must_use]
pub fn download(deadlines: &[Deadline]) -> String {
    calendar(wording::SITE, deadlines.iter().filter_map(Deadline::event_with_alarm))
}

fn calendar(name: &str, events: impl Iterator<Item = Event>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Emploi public NC//FR"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(name);
    calendar.extend(events);
    let text = folded(&calendar.to_string());
    [text.strip_suffix(END).unwrap_or(&text), TIME_ZONE, END].concat()
}

/// The calendar with its long lines folded again at 75 octets (RFC 5545, 3.1): the library's last part of a folded line may
/// have 76. The `DTSTAMP` that the library gives to alarms, where none belongs (3.6.6), is taken out.
fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len());
    let mut in_alarm = false;
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        in_alarm = line == "BEGIN:VALARM" || in_alarm && line != "END:VALARM";
        if in_alarm && line.starts_with("DTSTAMP:") {
            continue;
        }
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > 75 {
                text.push_str("\r\n ");
                octets = 1;
            }
            text.push(character);
            octets += character.len_utf8();
        }
        text.push_str("\r\n");
    }
    text
}

fn instant(milliseconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(milliseconds)
}

/// One line of text: no notice may begin a line of the file.
fn plain(text: &str) -> String {
    text.split(|c: char| c.is_control()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::release::Bundle;

    fn deadline(title: &str) -> Deadline {
        Deadline {
            id: "3134-25-0834-sr".into(),
            title: title.into(),
            description: "Province Sud\nhttps://example.nc/offres/3134-25-0834-sr/".into(),
            address: "https://example.nc/offres/3134-25-0834-sr/".into(),
            day: "2025-08-22".parse().ok(),
            touched: "2025-08-01".parse().ok(),
            ..Deadline::default()
        }
    }

    fn file(title: &str) -> String {
        download(&[deadline(title), Deadline::default()])
    }

    fn check(file: &str, lines: &[&str]) {
        for line in lines {
            assert!(file.contains(&format!("{line}\r\n")), "{line} in {file}");
        }
    }

    #[test]
    fn a_deadline_is_the_last_second_of_its_day_in_noumea() {
        let file = file("Jardinier");
        // Midnight in Nouméa is 13:00 in UTC; three days are 259,200 seconds.
        check(
            &file,
            &["DTSTART:20250822T125959Z", "SEQUENCE:0", "TRIGGER;RELATED=START:-PT259200S", "DTSTAMP:20250801T130000Z"],
        );
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1, "an offer without a deadline is left out");
        assert_eq!(file, super::tests::file("Jardinier"), "the same offers give the same bytes");
    }

    /// Of the same offer, the page's file and the site's calendar make one entry; a postponed deadline replaces it.
    #[test]
    fn a_download_and_a_subscription_have_the_same_entry() {
        let notice =
            |deadline: &str| format!("# Jardinier\n\nRéférence : 3134-25-0834/SR\n\nLieu : Nouméa\n{deadline}\n");
        let properties = |file: &str| -> Vec<(String, Option<String>)> {
            let parsed = ical::IcalParser::new(file.as_bytes()).next().expect("a calendar").expect("a readable one");
            let names = ["UID", "DTSTART", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "SUMMARY", "LOCATION"];
            let own = parsed.events.into_iter().flat_map(|event| event.properties);
            own.filter(|one| names.contains(&one.name.as_str())).map(|one| (one.name, one.value)).collect()
        };
        let mut offer =
            crate::assemble::read(&Document::new("a.md", &notice("Date limite : 22 août 2025 à 12 h"))).value;
        offer.posted = "2025-08-01".parse().ok();
        let mut sequences = Vec::new();
        for moved in [None, "2025-08-20".parse().ok()] {
            if let Some(day) = moved {
                offer.earlier_deadlines = offer.deadline.into_iter().collect();
                offer.deadline = "2025-09-05".parse().ok();
                offer.status_date = Some(day);
            }
            let listing = Listing::new(&Bundle::new(vec![offer.clone()]));
            let subscribed = properties(&subscription("Tout", &[Deadline::of_offer(&offer)]));
            assert_eq!(properties(&download(&[Deadline::of_listing(&listing, 0)])), subscribed);
            let value =
                |name: &str| subscribed.iter().find(|(known, _)| known == name).and_then(|(_, value)| value.clone());
            sequences.push((value("UID"), value("SEQUENCE"), value("LAST-MODIFIED")));
        }
        let uid = Some("3134-25-0834-sr@emploi-public-nc".to_owned());
        let expected = [("0", "20250801T130000Z"), ("1", "20250820T130000Z")]
            .map(|(sequence, modified)| (uid.clone(), Some(sequence.to_owned()), Some(modified.to_owned())));
        assert_eq!(sequences, expected);
    }

    #[test]
    fn a_calendar_without_entries_has_a_component() {
        let empty = subscription("BEGIN:VEVENT", &[]);
        assert!(empty.ends_with("END:VTIMEZONE\r\nEND:VCALENDAR\r\n"), "{empty}");
    }

    #[test]
    fn no_notice_begins_a_line_and_no_line_is_too_long() {
        let file = file(&format!("Éducateur\r\nEND:VEVENT\nX:{}", "é".repeat(90)));
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "{file:?}");
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert_eq!(file.split("\r\n").filter(|line| *line == "END:VEVENT").count(), 1);
        assert_eq!(file.matches("DTSTAMP").count(), 1, "an alarm has no time stamp: {file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&"é".repeat(90)), "folding is at a letter's edge");
        let parsed =
            ical::IcalParser::new(file.as_bytes()).next().expect("a calendar").expect("another reader reads it");
        assert_eq!(parsed.events.len(), 1);
    }
}
