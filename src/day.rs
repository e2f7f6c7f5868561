//! A calendar day in Nouméa. Knows no clock: the edges bring today in.
//!
//! New Caledonia is at UTC+11 all the year (no daylight saving since 1997), so a day is a count
//! of days, and the day of an instant needs a constant, not a table of time zones. The native
//! tests hold this calendar against `jiff` and its table.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Nouméa's distance from UTC, in milliseconds.
pub const NOUMEA_OFFSET_MS: i64 = 11 * 3_600_000;
const DAY_MS: i64 = 86_400_000;

/// A day in Nouméa, counted from 1 January 1970, from year 1 to 9999. Written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day of the week, Monday first as in France (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The weekdays, Monday first.
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Day {
    /// The day of a year, month (1–12) and day of month; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Days from civil: years begin in March, so that the leap day is the last one of its year.
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = (month + 9) % 12;
        #[expect(clippy::cast_possible_wrap, reason = "at most 366")]
        let day_of_year = ((153 * shifted_month + 2) / 5 + day - 1) as i32;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// The day that Nouméa's calendars show at an instant, given in milliseconds since the epoch (UTC).
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "clamped to years 1–9999 just before")]
    pub fn in_noumea(epoch_ms: i64) -> Self {
        let days = epoch_ms.saturating_add(NOUMEA_OFFSET_MS).div_euclid(DAY_MS);
        Self(days.clamp(-719_162, 2_932_896) as i32)
    }

    /// The instant at which this day ends in Nouméa, in milliseconds since the epoch (UTC): an
    /// application counts until just before it.
    #[must_use]
    pub const fn end_in_noumea(self) -> i64 {
        (self.0 as i64 + 1) * DAY_MS - NOUMEA_OFFSET_MS
    }

    /// Days since 1 January 1970: a day as the app's columns hold it.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of such a number, within years 1–9999.
    #[must_use]
    pub fn from_number(number: i32) -> Self {
        Self(0).plus(number)
    }

    /// Year, month (1–12) and day of the month.
    #[must_use]
    #[expect(clippy::cast_sign_loss, reason = "months and days are positive by construction")]
    pub const fn civil(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month as u32, day as u32)
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        WEEKDAYS[(self.0 + 3).rem_euclid(7) as usize]
    }

    /// Days from this one to `later`; negative when `later` is before.
    #[must_use]
    pub const fn until(self, later: Self) -> i32 {
        later.0 - self.0
    }

    /// The day `days` after this one (before it when negative), within years 1–9999.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(-719_162, 2_932_896))
    }
}

/// The number of days of a month (1–12) in the Gregorian calendar.
#[must_use]
pub const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// What was read is not a day of the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day such as 2025-08-22")
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(written: &str) -> Result<Self, NotADay> {
        let digits = |range: std::ops::Range<usize>| {
            written.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit())).ok_or(NotADay)
        };
        if written.len() != 10 || written.as_bytes()[4] != b'-' || written.as_bytes()[7] != b'-' {
            return Err(NotADay);
        }
        let number = |range| digits(range)?.parse::<u32>().map_err(|_| NotADay);
        let year = i32::try_from(number(0..4)?).map_err(|_| NotADay)?;
        Self::new(year, number(5..7)?, number(8..10)?).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        written.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_another_calendar_on_every_day_of_four_centuries() {
        let mut theirs = jiff::civil::date(1800, 1, 1);
        let mut ours = Day::new(1800, 1, 1).unwrap();
        while theirs.year() < 2200 {
            assert_eq!(ours.to_string(), theirs.to_string());
            assert_eq!(ours.to_string().parse(), Ok(ours));
            assert_eq!(ours.weekday() as i8, theirs.weekday().to_monday_zero_offset());
            let (year, month, day) = ours.civil();
            assert_eq!(Day::new(year, month, day), Some(ours));
            theirs = theirs.tomorrow().unwrap();
            ours = ours.plus(1);
        }
    }

    #[test]
    fn a_day_ends_at_midnight_in_noumea() {
        // Seed 002 closes on Friday 22 August 2025; in UTC that day ends there at 13:00.
        let deadline = Day::new(2025, 8, 22).unwrap();
        assert_eq!(deadline.weekday(), Weekday::Friday);
        let end = "2025-08-22T13:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        assert_eq!(deadline.end_in_noumea(), end);
        assert_eq!(Day::in_noumea(end - 1), deadline);
        assert_eq!(Day::in_noumea(end), deadline.plus(1));
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in ["2025-02-29", "2025-2-28", "25-02-28", "2025-13-01", "2025-00-10", "", "2025-06-éé", "+025-01-01"]
        {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }
}
