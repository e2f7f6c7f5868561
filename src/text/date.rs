//! Dates as French writes them, read and written: «vendredi 1er août 2025», «04/07/2025», «01.01.2026», «1ᵉʳ /07/2025».
//!
//! [`dates`] reads any text: only a day with its month and its year is a date there. [`days_written`] reads the value of
//! a line that must hold a day, and also takes what people write in such a place: «18 12 2026», «1 8 / 1 2 / 2 0 2 6»,
//! «vendredi 18 décembre». Whether the calendar has such a day is not known here.

use super::vocabulary::MONTHS as MONTH_NAMES;
use super::{WordAt, fold, nearness::close, number, words_at};
use crate::day::Day;
use std::borrow::Cow;

/// Months, folded, January first; then the abbreviations in use.
const MONTHS: [(&str, u32); 24] = [
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
    ("janv", 1),
    ("fev", 2),
    ("fevr", 2),
    ("avr", 4),
    ("juil", 7),
    ("juill", 7),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("jan", 1),
    ("sep", 9),
];

/// The weekdays' French names, folded as they are written, Monday first.
pub const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// A date in a text, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateAt {
    /// The day of the week before it, 0 for Monday.
    pub weekday: Option<u8>,
    /// Day of the month.
    pub day: u32,
    /// Month, from 1.
    pub month: u32,
    /// Year, with its century: «25» is 2025.
    pub year: i32,
    /// Byte offset of its first character, the weekday's if there is one.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
    /// Whether letters stand for figures in it, as scanners write them: «l5 août 2O25».
    pub misread: bool,
}

/// A day in the value of a line that must hold one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayAt {
    /// The day of the week before it, 0 for Monday.
    pub weekday: Option<u8>,
    /// Day of the month.
    pub day: u32,
    /// Month, from 1.
    pub month: u32,
    /// Year, where it is written.
    pub year: Option<i32>,
    /// Byte offset of its first character, the weekday's if there is one.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
    /// Whether letters stand for figures in it.
    pub misread: bool,
}

/// The dates of a text, in order.
#[must_use]
pub fn dates(text: &str) -> Vec<DateAt> {
    let words = parted(text, words_at(text));
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((date, next)) = date_at(text, &words, at) {
            found.push(date);
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

/// The days of a value, in order, with or without their years.
#[must_use]
pub fn days_written(text: &str) -> Vec<DayAt> {
    let words = parted(text, gathered(text, words_at(text)));
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let whole = date_at(text, &words, at).map(|(date, next)| (DayAt::from(date), next));
        let day = whole.or_else(|| spaced_at(text, &words, at)).or_else(|| yearless_at(text, &words, at));
        if let Some((day, next)) = day {
            found.push(day);
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

impl From<DateAt> for DayAt {
    fn from(date: DateAt) -> Self {
        let DateAt { weekday, day, month, year, start, end, misread } = date;
        Self { weekday, day, month, year: Some(year), start, end, misread }
    }
}

/// Words of which those that hold a month or a weekday glued to figures are parted: «18decembre2026» is three words.
fn parted<'a>(text: &'a str, words: Vec<WordAt<'a>>) -> Vec<WordAt<'a>> {
    let is_glued = |word: &WordAt| {
        word.word.len() > 4
            && word.word.bytes().any(|byte| byte.is_ascii_digit())
            && word.word.split(|c: char| c.is_ascii_digit()).any(|part| part.len() >= 3 && names_time(part))
    };
    if !words.iter().any(is_glued) {
        return words;
    }
    let mut found = Vec::with_capacity(words.len() + 4);
    for word in words {
        if !is_glued(&word) {
            found.push(word);
            continue;
        }
        let written = &text[word.start..word.end];
        let (mut start, mut before) = (0, None);
        for (at, c) in written.char_indices().filter(|(_, c)| *c != ' ') {
            let is_figure = c.is_ascii_digit();
            if before.is_some_and(|before| before != is_figure) {
                found.push(word_of(text, word.start + start, word.start + at));
                start = at;
            }
            before = Some(is_figure);
        }
        found.push(word_of(text, word.start + start, word.end));
    }
    found
}

/// Words of which single letters and figures with single spaces between them are one: «1 8» is 18. The words of spaced
/// text stand further apart, or signs part them.
fn gathered<'a>(text: &'a str, words: Vec<WordAt<'a>>) -> Vec<WordAt<'a>> {
    /// Single letters that only spaced text has in a row.
    const SHORTEST_SPACED: usize = 6;
    let single = |word: &WordAt| word.word.len() == 1;
    let spaced = words.windows(SHORTEST_SPACED).any(|row| row.iter().all(single));
    if !spaced {
        return words;
    }
    let mut found: Vec<WordAt> = Vec::with_capacity(words.len());
    let mut open = false;
    for word in words {
        let is_single = single(&word);
        match found.last_mut() {
            Some(last) if open && is_single && &text[last.end..word.start] == " " => {
                let joined = format!("{}{}", last.word, word.word);
                (last.word, last.end) = (Cow::Owned(joined), word.end);
            }
            _ => found.push(word),
        }
        open = is_single;
    }
    // «v e n d r e d i 1 8 …» with single spaces throughout is one word now; figures and letters part it.
    found
}

fn word_of(text: &str, start: usize, end: usize) -> WordAt<'_> {
    WordAt {
        word: Cow::Owned(fold(&text[start..end]).replace(' ', "")),
        start,
        end: start + text[start..end].trim_end().len(),
    }
}

/// Whether a folded word is a month's or a weekday's whole name or abbreviation.
fn names_time(word: &str) -> bool {
    MONTHS.iter().any(|(name, _)| *name == word) || weekday(word).is_some()
}

/// The day of the week that a folded word names, 0 for Monday.
fn weekday(word: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|name| close(name, word)).or_else(|| {
        let short = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"].iter().position(|name| *name == word);
        short.or_else(|| (word == "vend").then_some(4))
    })
}

/// A date in figures with no one sign between them: «18 12 2026», «18/12-2026», «18122026»; and one whose year has only
/// its last figures.
fn spaced_at(text: &str, words: &[WordAt], at: usize) -> Option<(DayAt, usize)> {
    let weekday = weekday(&words[at].word);
    let first = if weekday.is_some() { at + 1 } else { at };
    let weekday = weekday.and_then(|day| u8::try_from(day).ok());
    let word = words.get(first)?;
    let start = words[at].start;
    let figures = |word: &WordAt| word.word.bytes().all(|byte| byte.is_ascii_digit());
    let day = |day: u32, month: u32, year: u32, end: usize| {
        let plausible = (1..=31).contains(&day) && (1..=12).contains(&month) && (2000..2100).contains(&year);
        let year = i32::try_from(year).ok();
        plausible.then_some(DayAt { weekday, day, month, year, start, end, misread: false })
    };
    if word.word.len() == 8 && figures(word) {
        let part = |range: std::ops::Range<usize>| word.word.get(range)?.parse::<u32>().ok();
        return day(part(0..2)?, part(2..4)?, part(4..8)?, word.end).map(|day| (day, first + 1));
    }
    let (middle, last) = (words.get(first + 1)?, words.get(first + 2)?);
    let short = |word: &WordAt| word.word.len() <= 2 && figures(word);
    if !short(word) || !short(middle) || last.word.len() != 4 || !figures(last) {
        return None;
    }
    let apart = |one: &WordAt, next: &WordAt| {
        text.get(one.end..next.start)
            .is_some_and(|sign| sign.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '/' | '.' | '-' | ',')))
    };
    let number = |word: &WordAt| word.word.parse::<u32>().ok();
    let found = day(number(word)?, number(middle)?, number(last)?, last.end)?;
    (apart(word, middle) && apart(middle, last)).then_some((found, first + 3))
}

/// A day and a month without a year: «vendredi 18 décembre», «18/12».
fn yearless_at(text: &str, words: &[WordAt], at: usize) -> Option<(DayAt, usize)> {
    let weekday = weekday(&words[at].word);
    let first = if weekday.is_some() { at + 1 } else { at };
    let (day, mut next) = day_of_month(words, first)?;
    if words.get(next).is_some_and(|word| word.word == "er") {
        next += 1;
    }
    let middle = words.get(next)?;
    let month = if let Some(month) = month(&middle.word) {
        month
    } else {
        let sign = text.get(words[next - 1].end..middle.start)?.trim();
        let figures = middle.word.len() == 2 && middle.word.bytes().all(|byte| byte.is_ascii_digit());
        // A third figure behind it makes something else of it.
        let more = text.get(middle.end..)?.starts_with(['/', '-', '.'])
            && text[middle.end + 1..].starts_with(|c: char| c.is_ascii_digit());
        if sign != "/" || !figures || more {
            return None;
        }
        middle.word.parse().ok()?
    };
    let plausible = (1..=31).contains(&day) && (1..=12).contains(&month);
    let weekday = weekday.and_then(|day| u8::try_from(day).ok());
    let (start, mut end, mut after) = (words[at].start, middle.end, next + 1);
    // «de l’année 2026», «de l’an 2026»
    let mut year = None;
    if let [of, the, name, figures, ..] = &words[after..]
        && (of.word.as_ref(), the.word.as_ref()) == ("de", "l")
        && matches!(name.word.as_ref(), "an" | "annee")
        && figures.word.len() == 4
    {
        year = figures.word.parse().ok();
        (end, after) = (figures.end, after + 4);
    }
    plausible.then_some((DayAt { weekday, day, month, year, start, end, misread: false }, after))
}

/// The day of a month that begins at a word, in figures or letters, and the place of the word behind it.
fn day_of_month(words: &[WordAt], at: usize) -> Option<(u32, usize)> {
    let word = words.get(at)?;
    if let Some(day) = plain_number(word).or_else(|| ordinal(&word.word)) {
        return Some((day, at + 1));
    }
    let (day, next) = number::spelled(words.get(at..)?.iter().map(|word| word.word.as_ref()))?;
    Some((day, at + next))
}

/// The month that a folded word names.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(name, _)| close(name, word)).map(|(_, month)| *month)
}

/// The date that begins at a word, and the place of the word behind it.
fn date_at(text: &str, words: &[WordAt], at: usize) -> Option<(DateAt, usize)> {
    let weekday = weekday(&words[at].word);
    let first = if weekday.is_some() { at + 1 } else { at };
    let day_word = words.get(first)?;
    let (day, mut next) = day_of_month(words, first)?;
    if words.get(next).is_some_and(|word| word.word == "er") {
        next += 1;
    }
    let middle = words.get(next)?;
    let last = words.get(next + 1)?;
    // An ISO date has its year in front.
    if (1900..2200).contains(&day) {
        let (month, day_of_month) = (plain_number(middle)?, plain_number(last)?);
        joined_by_signs(text, &[day_word, middle, last])?;
        let year = i32::try_from(day).ok()?;
        return named_date(weekday, day_of_month, month, year, &words[at..=next + 1]).map(|date| (date, next + 2));
    }
    let month = if let Some(month) = month(&middle.word) {
        month
    } else {
        joined_by_signs(text, &[&words[next - 1], middle, last])?;
        plain_number(middle)?
    };
    let (year, after) = match plain_number(last) {
        Some(year) if last.word.len() == 4 => (year, next + 2),
        Some(year) if last.word.len() == 2 && is_no_hour(text, last) => (2000 + year, next + 2),
        Some(_) => return None,
        None => {
            let (year, count) = number::spelled(words.get(next + 1..)?.iter().map(|word| word.word.as_ref()))?;
            (2000..2100).contains(&year).then_some((year, next + 1 + count))?
        }
    };
    let year = i32::try_from(year).ok()?;
    named_date(weekday, day, month, year, &words[at..after]).map(|date| (date, after))
}

fn named_date(weekday: Option<usize>, day: u32, month: u32, year: i32, words: &[WordAt]) -> Option<DateAt> {
    let (start, end) = (words.first()?.start, words.last()?.end);
    let misread = words
        .iter()
        .any(|word| figures(&word.word).is_some_and(|figures| figures != word.word) || word.word == MISREAD_FIRST);
    let weekday = weekday.and_then(|day| u8::try_from(day).ok());
    let plausible = (1..=31).contains(&day) && (1..=12).contains(&month);
    plausible.then_some(DateAt { weekday, day, month, year, start, end, misread })
}

fn plain_number(word: &WordAt) -> Option<u32> {
    number::number(&figures(&word.word)?)
}

/// Whether two figures behind a month are its year, and not an hour: «18 décembre 16 h».
fn is_no_hour(text: &str, year: &WordAt) -> bool {
    let behind = text.get(year.end..).unwrap_or_default().trim_start();
    !behind.starts_with(['h', 'H', ':'])
}

fn ordinal(word: &str) -> Option<u32> {
    if word == MISREAD_FIRST || word == "premier" { Some(1) } else { number::ordinal(word) }
}

/// «1er», as scanners write it.
const MISREAD_FIRST: &str = "ler";

/// A number in figures, letters that scanners take for figures put right; `None` for a word.
fn figures(word: &str) -> Option<String> {
    let figure = |c: char| match c {
        'o' => Some('0'),
        'l' | 'i' => Some('1'),
        c => c.is_ascii_digit().then_some(c),
    };
    let has_figure = word.contains(|c: char| c.is_ascii_digit());
    (has_figure && word.len() <= 6).then(|| word.chars().map(figure).collect()).flatten()
}

/// Whether one same sign stands between the words: a slash, a point or a hyphen.
fn joined_by_signs(text: &str, words: &[&WordAt]) -> Option<()> {
    let mut signs = words.windows(2).map(|pair| text.get(pair[0].end..pair[1].start).map(str::trim));
    let first = signs.next()??;
    (matches!(first, "/" | "." | "-" | "‐" | "\u{2011}") && signs.all(|sign| sign == Some(first))).then_some(())
}

/// A date in full: «1er août 2025».
#[must_use]
pub fn date(day: Day) -> String {
    let (year, ..) = day.civil();
    format!("{}\u{a0}{year}", day_and_month(day))
}

/// A date without its year: «1er août».
#[must_use]
pub fn day_and_month(day: Day) -> String {
    let (_, month, number) = day.civil();
    let ordinal = if number == 1 { "er" } else { "" };
    format!("{number}{ordinal}\u{a0}{}", MONTH_NAMES[month as usize - 1])
}

/// A date with its weekday: «vendredi 22 août 2025».
#[must_use]
pub fn full_date(day: Day) -> String {
    format!("{} {}", WEEKDAYS[day.weekday() as usize], date(day))
}

/// A month: «juillet 2025».
#[must_use]
pub fn month_of_year(year: i32, month: u32) -> String {
    format!("{}\u{a0}{year}", MONTH_NAMES[(month as usize).clamp(1, 12) - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_days_as_people_say_them() {
        let day: Day = "2025-08-01".parse().unwrap();
        assert_eq!(full_date(day), "vendredi 1er\u{a0}août\u{a0}2025");
        assert_eq!(date(day.plus(21)), "22\u{a0}août\u{a0}2025");
    }

    #[test]
    fn reads_the_dates_of_the_notices() {
        let check = |text: &str, expected: &[(Option<u8>, i32, u32, u32)]| {
            let found: Vec<_> = dates(text).iter().map(|d| (d.weekday, d.year, d.month, d.day)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("vendredi 1er août 2025", &[(Some(4), 2025, 8, 1)]);
        check("Vendredi 1ᵉʳ août 2025", &[(Some(4), 2025, 8, 1)]);
        check("3134-25-1068/SR du 04/07/2025", &[(None, 2025, 7, 4)]);
        check("le 06 juin 2025 et le 7 juillet 2025.", &[(None, 2025, 6, 6), (None, 2025, 7, 7)]);
        check("01.01.2026", &[(None, 2026, 1, 1)]);
        check("1ᵉʳ /07/2025", &[(None, 2025, 7, 1)]);
        check("1 er avril 2025", &[(None, 2025, 4, 1)]);
        check("01/08/25", &[(None, 2025, 8, 1)]);
        check("2025-08-01", &[(None, 2025, 8, 1)]);
        check("janvier 2025", &[]);
        check("3134-25-0834/SR", &[]);
        check("24.63.19", &[]);
        check("l5 août 2O25 et ler juillet 2025", &[(None, 2025, 8, 15), (None, 2025, 7, 1)]);
        check("O7/O6/2025", &[(None, 2025, 6, 7)]);
        check("il 10 ou 12 agents", &[]);
        check("le 31 fevrier 2025", &[(None, 2025, 2, 31)]);
        check("vendredi premier janvier 2027", &[(Some(4), 2027, 1, 1)]);
        check("vendredi 18 decembre2026", &[(Some(4), 2026, 12, 18)]);
        check("vendredi18décembre2026", &[(Some(4), 2026, 12, 18)]);
        check("ven. 18 déc. 2026", &[(Some(4), 2026, 12, 18)]);
        check("le dix-huit décembre deux mille vingt-six", &[(None, 2026, 12, 18)]);
        check("le 18 décembre 16 h", &[]);
        check("un mois", &[]);
    }

    #[test]
    fn reads_the_days_of_a_value() {
        let check = |text: &str, expected: &[(Option<u8>, Option<i32>, u32, u32)]| {
            let found: Vec<_> = days_written(text).iter().map(|d| (d.weekday, d.year, d.month, d.day)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("18 12 2026", &[(None, Some(2026), 12, 18)]);
        check("18122026", &[(None, Some(2026), 12, 18)]);
        check("18/12-2026", &[(None, Some(2026), 12, 18)]);
        check("1 8 / 1 2 / 2 0 2 6", &[(None, Some(2026), 12, 18)]);
        check("v e n d r e d i 1 8 d é c e m b r e 2 0 2 6", &[(Some(4), Some(2026), 12, 18)]);
        check("vendredi 18 décembre", &[(Some(4), None, 12, 18)]);
        check("vendredi 18/12", &[(Some(4), None, 12, 18)]);
        check("du 27 novembre au 18 décembre 2026", &[(None, None, 11, 27), (None, Some(2026), 12, 18)]);
        check("premier janvier", &[(None, None, 1, 1)]);
        check("le 18 décembre à 16 h 30", &[(None, None, 12, 18)]);
        check("semaine 48", &[]);
        check("poste 12/13 à 14 h", &[]);
        check("trois semaines", &[]);
    }

    #[test]
    fn tells_where_letters_stand_for_figures() {
        for (text, misread) in
            [("l5 août 2025", true), ("ler août 2025", true), ("1er août 2025", false), ("15/08/2025", false)]
        {
            assert_eq!(dates(text)[0].misread, misread, "{text}");
        }
    }

    #[test]
    fn tells_where_a_date_stands() {
        let text = "prévue le vendredi 1er août 2025.";
        let found = dates(text)[0];
        assert_eq!(&text[found.start..found.end], "vendredi 1er août 2025");
    }
}
