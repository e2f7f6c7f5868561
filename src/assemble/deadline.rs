//! The days of a notice: publication, deadline, and the deadlines it replaced.

use super::{Head, Notes};
use crate::day::Day;
use crate::finding::Code;
use crate::label::Field;
use crate::label::vocabulary::Label;
use crate::offer;
use crate::text::date::{self, DateAt, WEEKDAYS};

/// Days between publication and deadline that the notices normally leave.
const USUAL_WINDOW: i32 = 21;

/// The days of a notice.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub(super) posted: Option<Day>,
    pub(super) deadline: Option<Day>,
    pub(super) earlier: Vec<Day>,
    pub(super) changed: bool,
}

/// Reads the days, as written: what contradicts is noted, never mended.
pub(super) fn days(head: Head<'_>, reference_date: Option<Day>, notes: &mut Notes) -> Days {
    let mut days = Days::default();
    match head.first(Label::Posted) {
        None => notes.doubt(Code::MissingPosted, None, ""),
        Some(field) => days.posted = first_day(field, offer::Field::Posted, notes),
    }
    let mut deadline_line = None;
    match head.first(Label::Deadline) {
        None => notes.doubt(Code::MissingDeadline, None, ""),
        Some(field) => {
            days.deadline = first_day(field, offer::Field::Deadline, notes);
            deadline_line = Some(field.value_line());
            // «… (date initialement prévue : 4 juillet 2025)» on the line of the deadline itself.
            for value in &field.values {
                if crate::text::fold(&value.text).contains("initialement") {
                    let dates = date::dates(&value.text);
                    days.earlier.extend(dates.iter().skip(1).filter_map(day));
                    days.changed = true;
                }
            }
        }
    }
    for field in head.all(Label::Change) {
        days.changed = true;
        let before = days.earlier.len();
        for value in &field.values {
            for found in date::dates(&value.text) {
                check_date(&found, &value.text, value.number, notes);
                days.earlier.extend(day(&found));
            }
        }
        if days.earlier.len() > before {
            notes.read(offer::Field::EarlierDeadlines, field.value_line());
        }
    }
    days.earlier.sort_unstable();
    days.earlier.dedup();
    days.earlier.retain(|earlier| Some(*earlier) != days.deadline || days.deadline.is_none());
    compare(&days, reference_date, deadline_line, notes);
    days
}

/// Doubts that arise from comparing the days.
fn compare(days: &Days, reference_date: Option<Day>, line: Option<u32>, notes: &mut Notes) {
    let Some(deadline) = days.deadline else { return };
    let anchor = days.posted.or(reference_date);
    let written = deadline.to_string();
    if let Some(anchor) = anchor {
        let first = days.earlier.iter().copied().chain([deadline]).min().unwrap_or(deadline);
        if deadline < anchor {
            notes.doubt_expecting(Code::DeadlineBeforePosting, line, &written, &anchor.to_string());
        } else if anchor.until(deadline) > 730 {
            notes.doubt(Code::ImplausibleYear, line, &written);
        } else if anchor.until(first) < USUAL_WINDOW && first >= anchor {
            notes.doubt(Code::ShortWindow, line, &anchor.until(first).to_string());
        }
    }
    let contradicts = anchor.is_some_and(|anchor| deadline < anchor);
    for earlier in &days.earlier {
        if *earlier > deadline && !contradicts {
            notes.doubt_expecting(Code::EarlierDeadlineLater, line, &earlier.to_string(), &written);
        }
        if anchor.is_some_and(|anchor| *earlier < anchor) {
            notes.doubt(Code::ImplausibleYear, line, &earlier.to_string());
        }
    }
    if let (Some(posted), Some(reference)) = (days.posted, reference_date)
        && posted.until(reference).abs() > 366
    {
        notes.doubt(Code::ImplausibleYear, line, &posted.to_string());
    }
}

/// The first day of a field's value.
fn first_day(field: &Field, name: offer::Field, notes: &mut Notes) -> Option<Day> {
    for value in &field.values {
        if let Some(found) = date::dates(&value.text).first() {
            check_date(found, &value.text, value.number, notes);
            let day = day(found);
            if day.is_some() {
                notes.read(name, value.number);
            }
            return day;
        }
    }
    if !field.is_empty() {
        notes.unread(name, field.value_line(), &field.text());
    }
    None
}

fn day(found: &DateAt) -> Option<Day> {
    Day::new(found.year, found.month, found.day)
}

/// A date against the calendar and its own weekday.
fn check_date(found: &DateAt, text: &str, line: u32, notes: &mut Notes) {
    let written = &text[found.start..found.end];
    if found.misread {
        notes.doubt(Code::SuspiciousCharacters, Some(line), written);
    }
    match day(found) {
        None => notes.doubt(Code::NoSuchDay, Some(line), written),
        Some(day) => {
            if found.weekday.is_some_and(|weekday| weekday != day.weekday() as u8) {
                notes.doubt_expecting(Code::WeekdayMismatch, Some(line), written, WEEKDAYS[day.weekday() as usize]);
            }
        }
    }
}
