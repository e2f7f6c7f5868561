//! Deadlines for a calendar (RFC 5545): the last minute of their day in Nouméa, with an alarm three days before.

use crate::day::Day;
use crate::wording;
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
}

/// The calendar file of some deadlines, made on a day; offers without one are left out.
#[must_use]
pub fn calendar(deadlines: &[Deadline], made: Day) -> String {
    let mut calendar = Calendar::new();
    calendar.name(wording::SITE);
    let stamp = instant(made.end_in_noumea());
    for one in deadlines {
        let Some(day) = one.day else { continue };
        let Some((end, stamp)) = instant(day.end_in_noumea()).zip(stamp) else { continue };
        let summary = format!("{}{}", wording::AGENDA, plain(&one.title));
        let uid = format!("{}@emploi-public-nc", one.id);
        let mut alarm = Alarm::display(&summary, Trigger::before_start(chrono::Duration::days(ALARM_DAYS)));
        // Left to itself it would have a name by chance, and the clock's time.
        alarm.uid(&format!("rappel-{uid}")).timestamp(stamp);
        let mut event = Event::new();
        event
            .uid(&uid)
            .timestamp(stamp)
            .summary(&summary)
            .description(&format!("{}\n{}", plain(&one.about), one.address))
            .starts(DatePerhapsTime::from(end - chrono::Duration::minutes(1)))
            .ends(DatePerhapsTime::from(end))
            .alarm(alarm);
        if one.address.starts_with("http") {
            event.url(&one.address);
        }
        calendar.push(event);
    }
    folded(&calendar.to_string())
}

/// A calendar with its long lines folded anew at 75 octets (RFC 5545, 3.1): the library forgets the space with which
/// a folded line goes on.
#[must_use]
pub fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
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

fn instant(milliseconds: i64) -> Option<chrono::DateTime<chrono::Utc>> {
    chrono::DateTime::from_timestamp_millis(milliseconds)
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
    fn a_deadline_is_the_last_minute_of_its_day_in_noumea() {
        let file = file("Jardinier");
        // Midnight in Nouméa is 13:00 in UTC; three days are 259,200 seconds.
        for line in [
            "DTSTART:20250822T125900Z",
            "DTEND:20250822T130000Z",
            "TRIGGER;RELATED=START:-PT259200S",
            "DTSTAMP:20250801T130000Z",
        ] {
            assert!(file.contains(&format!("{line}\r\n")), "{line} in {file}");
        }
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1, "an offer without a deadline is left out");
        assert_eq!(file, super::tests::file("Jardinier"), "the same offers give the same bytes");
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
