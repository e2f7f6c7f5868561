//! What the calendar of closings says.

use super::plural;
use crate::day::Day;
use crate::text::date::day_and_month;

/// The badge of a day that is over: what ends on a day is not «close» but done.
pub const CALENDAR_OVER: &str = "Terminé";
/// Back to the days that come.
pub const CALENDAR_TODAY: &str = "Aujourd’hui";
/// No closing in the days that come.
pub const CALENDAR_QUIET: &str = "Aucune clôture pendant ces sept jours.";

/// Heads the closings of some days.
#[must_use]
pub fn closings_between(first: Day, last: Day, number: usize) -> String {
    let days = format!("Du {} au {}", start(first, last), day_and_month(last));
    if number == 0 { days } else { format!("{days}\u{a0}: {}", plural(number, "clôture", "clôtures")) }
}

/// The first of some days; its month stands behind the last one where they share it.
fn start(first: Day, last: Day) -> String {
    let (written, month) = (day_and_month(first), |day: Day| day.civil().1);
    let number =
        written.split_once('\u{a0}').filter(|_| month(first) == month(last)).map(|(number, _)| number.to_owned());
    number.unwrap_or(written)
}

/// Heads the closings of a month that are over.
#[must_use]
pub fn past_closings(number: usize) -> String {
    format!("Clôtures passées de ce mois ({number})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_one_month_name_it_once() {
        let heading = |first: &str, last: &str, number| {
            closings_between(first.parse().unwrap(), last.parse().unwrap(), number).replace('\u{a0}', " ")
        };
        assert_eq!(heading("2025-03-01", "2025-03-07", 9), "Du 1er au 7 mars : 9 clôtures");
        assert_eq!(heading("2025-02-26", "2025-03-04", 1), "Du 26 février au 4 mars : 1 clôture");
        assert_eq!(heading("2025-12-28", "2026-01-03", 0), "Du 28 décembre au 3 janvier");
    }
}
