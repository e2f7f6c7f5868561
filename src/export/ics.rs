//! Deadlines for a calendar (RFC 5545): the hour at which applications close in Nouméa, or the last second of their day.
//! The calendar that one subscribes to and the file that one takes home have the same entries.

use crate::day::Day;
use crate::offer::TimeOfDay;
use crate::wording;
use chrono::{DateTime, Utc};
use icalendar::{Alarm, Calendar, Component, DatePerhapsTime, Event, EventLike, Trigger};

/// Days before the deadline on which the calendar reminds.
const ALARM_DAYS: i64 = 3;

/// A deadline to be kept in a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deadline {
    /// The offer's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Employer and reference, for the description.
    pub about: String,
    /// Its page's address.
    pub address: String,
    /// The last day.
    pub day: Option<Day>,
    /// The hour on that day; none where the whole day counts.
    pub time: Option<TimeOfDay>,
    /// How often it was moved: a calendar that has the entry takes the one with the higher number.
    pub postponements: u32,
    /// The day on which the offer last changed.
    pub touched: Option<Day>,
}

impl Deadline {
    /// The name under which calendars know the entry of an offer.
    #[must_use]
    pub fn uid(id: &str) -> String {
        format!("{id}@emploi-public-nc")
    }

    /// The calendar's entry, made on a day; none without a last day.
    #[must_use]
    pub fn event(&self, made: Day) -> Option<Event> {
        let day = self.day?;
        let closes = self.time.map_or_else(
            || day.end_in_noumea() - 1000,
            |time| day.plus(-1).end_in_noumea() + i64::from(time.minutes()) * 60_000,
        );
        let mut event = Event::new();
        event
            .uid(&Self::uid(&self.id))
            .timestamp(instant(made.end_in_noumea())?)
            .summary(&format!("{}{}", wording::AGENDA, plain(&self.title)))
            .starts(DatePerhapsTime::from(instant(closes)?))
            .add_property("LAST-MODIFIED", utc(instant(self.touched.unwrap_or(made).end_in_noumea())?))
            .add_property("SEQUENCE", self.postponements.to_string())
            .add_property("TRANSP", "TRANSPARENT");
        Some(event)
    }
}

/// The calendar file of some deadlines, made on a day; offers without one are left out.
#[must_use]
pub fn calendar(deadlines: &[Deadline], made: Day) -> String {
    let mut calendar = Calendar::new();
    calendar.name(wording::SITE);
    for one in deadlines {
        let Some((mut event, stamp)) = one.event(made).zip(instant(made.end_in_noumea())) else { continue };
        let summary = event.get_summary().unwrap_or_default().to_owned();
        let mut alarm = Alarm::display(&summary, Trigger::before_start(chrono::Duration::days(ALARM_DAYS)));
        // Left to itself it would have a name by chance, and the clock's time.
        alarm.uid(&format!("rappel-{}", Deadline::uid(&one.id))).timestamp(stamp);
        event.description(&format!("{}\n{}", plain(&one.about), one.address)).alarm(alarm);
        if one.address.starts_with("http") {
            event.url(&one.address);
        }
        calendar.push(event);
    }
    folded(&calendar.to_string())
}

/// A calendar with its long lines folded anew at 75 octets (RFC 5545, 3.1): the library forgets the space with which
/// a folded line goes on. The time stamp that it gives to alarms, where none belongs (3.6.6), is taken out.
#[must_use]
pub fn folded(calendar: &str) -> String {
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

/// An instant as calendars write it: `20250822T125959Z`.
fn utc(instant: DateTime<Utc>) -> String {
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

/// One line of text: no notice may begin a line of the file.
fn plain(text: &str) -> String {
    text.split(|c: char| c.is_control()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(title: &str) -> String {
        let day = Some("2025-08-22".parse().unwrap());
        let one = Deadline {
            id: "3134-25-0834-sr".into(),
            title: title.into(),
            about: "Province Sud · 3134-25-0834/SR".into(),
            address: "https://example.nc/offres/3134-25-0834-sr/".into(),
            day,
            ..Deadline::default()
        };
        calendar(&[one, Deadline::default()], "2025-08-01".parse().unwrap())
    }

    #[test]
    fn no_line_is_longer_than_the_standard_allows() {
        let text = file(&"é".repeat(200));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&"é".repeat(200)));
    }

    #[test]
    fn a_deadline_is_the_last_second_of_its_day_in_noumea() {
        let file = file("Jardinier");
        // Midnight in Nouméa is 13:00 in UTC; three days are 259,200 seconds.
        for line in
            ["DTSTART:20250822T125959Z", "SEQUENCE:0", "TRIGGER;RELATED=START:-PT259200S", "DTSTAMP:20250801T130000Z"]
        {
            assert!(file.contains(&format!("{line}\r\n")), "{line} in {file}");
        }
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1, "an offer without a deadline is left out");
        assert_eq!(file, super::tests::file("Jardinier"), "the same offers give the same bytes");
    }

    #[test]
    fn a_deadline_keeps_its_hour_and_a_moved_one_replaces_the_entry() {
        let one = Deadline {
            id: "a".into(),
            day: "2025-08-22".parse().ok(),
            time: TimeOfDay::new(12, 0),
            postponements: 1,
            touched: "2025-07-30".parse().ok(),
            ..Deadline::default()
        };
        let file = calendar(&[one], "2025-08-01".parse().unwrap());
        // Noon in Nouméa is one o'clock in UTC.
        for line in
            ["DTSTART:20250822T010000Z", "SEQUENCE:1", "LAST-MODIFIED:20250730T130000Z", "UID:a@emploi-public-nc"]
        {
            assert!(file.contains(&format!("{line}\r\n")), "{line} in {file}");
        }
        assert_eq!(file.matches("DTSTAMP").count(), 1, "an alarm has no time stamp: {file}");
    }

    #[test]
    fn no_notice_begins_a_line_and_no_line_is_too_long() {
        let file = file(&format!("Éducateur\r\nEND:VEVENT\nX:{}", "é".repeat(90)));
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "{file:?}");
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert_eq!(file.split("\r\n").filter(|line| *line == "END:VEVENT").count(), 1);
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&"é".repeat(90)), "folding is at a letter's edge");
        let parsed =
            ical::IcalParser::new(file.as_bytes()).next().expect("a calendar").expect("another reader reads it");
        assert_eq!(parsed.events.len(), 1);
    }
}
