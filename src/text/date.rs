//! Dates as French writes them: «vendredi 1er août 2025», «04/07/2025», «01.01.2026», «1ᵉʳ /07/2025».
//!
//! Only a day with its month and its year is a date. Whether the calendar has such a day is not
//! known here.

use super::{WordAt, nearness::close, number, words_at};

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

/// The dates of a text, in order.
#[must_use]
pub fn dates(text: &str) -> Vec<DateAt> {
    let words = words_at(text);
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

/// The month that a folded word names.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(name, _)| close(name, word)).map(|(_, month)| *month)
}

/// The date that begins at a word, and the place of the word behind it.
fn date_at(text: &str, words: &[WordAt], at: usize) -> Option<(DateAt, usize)> {
    let weekday = WEEKDAYS.iter().position(|name| close(name, &words[at].word));
    let first = if weekday.is_some() { at + 1 } else { at };
    let day_word = words.get(first)?;
    let day = plain_number(day_word).or_else(|| ordinal(&day_word.word))?;
    let mut next = first + 1;
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
        return date(weekday, day_of_month, month, year, &words[at..=next + 1]).map(|date| (date, next + 2));
    }
    let month = if let Some(month) = month(&middle.word) {
        month
    } else {
        joined_by_signs(text, &[&words[next - 1], middle, last])?;
        plain_number(middle)?
    };
    let year = plain_number(last)?;
    let year = match last.word.len() {
        4 => year,
        2 => 2000 + year,
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    date(weekday, day, month, year, &words[at..=next + 1]).map(|date| (date, next + 2))
}

fn date(weekday: Option<usize>, day: u32, month: u32, year: i32, words: &[WordAt]) -> Option<DateAt> {
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

fn ordinal(word: &str) -> Option<u32> {
    if word == MISREAD_FIRST { Some(1) } else { number::ordinal(word) }
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

#[cfg(test)]
mod tests {
    use super::*;

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
