//! What the statistics say beside their numbers.

use super::{grouped, offers, plural};

/// The table behind a chart.
pub const TABLE_BEHIND: &str = "Les nombres en tableau";
/// Heads the lengths of time.
pub const OPEN_FOR: &str = "Durée d’ouverture, en jours";
/// Heads the lengths of time in the table.
pub const DAYS: &str = "De la parution à la clôture";
/// Heads the postponements.
pub const POSTPONED: &str = "Reports de la clôture";
/// Heads the postponements in the table.
pub const CLOSING: &str = "Clôture";
/// How often a deadline was moved: never, once, more often.
pub const TIMES_POSTPONED: [&str; 3] = ["Jamais reportée", "Reportée une fois", "Reportée plusieurs fois"];

/// Describes a chart by its highest number.
#[must_use]
pub fn chart_description(name: &str, number: usize, of: &str) -> String {
    format!(
        "Le plus haut\u{a0}: {name}, {}\u{a0}{}. Le tableau qui suit donne tous les nombres.",
        grouped(number),
        of.to_lowercase()
    )
}

/// A month on a scale: «août 25».
#[must_use]
pub fn short_month(year: i32, month: u32) -> String {
    const SHORT: [&str; 12] =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    let name = SHORT.get(month as usize - 1).copied().unwrap_or_default();
    format!("{name}\u{a0}{:02}", year.rem_euclid(100))
}

/// A length of time in days; without an end, all that are longer.
#[must_use]
pub fn days_between(from: i32, to: Option<i32>) -> String {
    match to {
        Some(to) if from == 0 => format!("{to}\u{a0}jours ou moins"),
        Some(to) => format!("{from} à {to}\u{a0}jours"),
        None => format!("Plus de {}\u{a0}jours", from - 1),
    }
}

/// The same on a scale.
#[must_use]
pub fn short_days_between(from: i32, to: Option<i32>) -> String {
    match to {
        Some(to) => format!("{from}–{to}"),
        None => format!("{from}+"),
    }
}

/// How long half of the notices stay open.
#[must_use]
pub fn median_days(days: usize, known: usize) -> String {
    format!(
        "La moitié des avis restent ouverts {} ou moins ({} donnent les deux dates).",
        plural(days, "jour", "jours"),
        plural(known, "avis", "avis")
    )
}

/// How many deadlines were moved.
#[must_use]
pub fn postponed(number: usize, all: usize) -> String {
    match number {
        0 => format!("Aucun report connu, pour {} avec une date de clôture.", offers(all)),
        _ => format!(
            "{} sur {} avec une date de clôture.",
            plural(number, "offre reportée", "offres reportées"),
            grouped(all)
        ),
    }
}
