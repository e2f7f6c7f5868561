//! Days in words.

use crate::day::Day;
use crate::text::date::WEEKDAYS;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A date in full: «1er août 2025».
#[must_use]
pub fn date(day: Day) -> String {
    let (year, ..) = day.civil();
    format!("{}\u{a0}{year}", day_and_month(day))
}

/// A date without its year: «1er août».
pub(super) fn day_and_month(day: Day) -> String {
    let (_, month, number) = day.civil();
    let ordinal = if number == 1 { "er" } else { "" };
    format!("{number}{ordinal}\u{a0}{}", MONTHS[month as usize - 1])
}

/// A date with its weekday: «vendredi 22 août 2025».
#[must_use]
pub fn full_date(day: Day) -> String {
    format!("{} {}", WEEKDAYS[day.weekday() as usize], date(day))
}

/// A month: «juillet 2025».
#[must_use]
pub fn month(year: i32, month: u32) -> String {
    format!("{}\u{a0}{year}", MONTHS[(month as usize).clamp(1, 12) - 1])
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
}
