//! What the site says of a question and its answer.

use super::{plural, province};
use crate::query::{Choice, Facet, Query, Results, Sort};

/// A filter's name.
#[must_use]
pub const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Status => "Statut",
        Facet::Closing => "Clôture",
        Facet::Posted => "Parution",
        Facet::Employer => "Employeur",
        Facet::Province => "Province",
        Facet::Commune => "Commune",
        Facet::Corps => "Corps ou grade",
        Facet::Domain => "Domaine",
        Facet::Residency => "Durée de résidence",
    }
}

/// A filter's value: by its key where the site names it, else as the notices do.
#[must_use]
pub fn choice(facet: Facet, choice: &Choice) -> String {
    let key = choice.key.as_str();
    let number = key.split('-').find_map(|part| part.parse::<usize>().ok());
    match (facet, key, number) {
        (Facet::Status, "ouverte", _) => "Ouvertes".to_owned(),
        (Facet::Status, "close", _) => "Closes".to_owned(),
        (Facet::Status, "sans-date", _) => "Sans date de clôture".to_owned(),
        (Facet::Closing, _, Some(days)) => format!("Dans les {days}\u{a0}jours"),
        (Facet::Posted, _, Some(days)) => format!("Depuis {days}\u{a0}jours"),
        (Facet::Residency, "aucune", _) => "Aucune durée demandée".to_owned(),
        (Facet::Residency, "non-precisee", _) => "Non précisée dans l’avis".to_owned(),
        (Facet::Residency, "selon-le-grade", _) => "Selon le grade".to_owned(),
        (Facet::Residency, "autre", _) => "Autre".to_owned(),
        (Facet::Residency, key, Some(years)) if key.starts_with("moins") => {
            format!("Moins de {}", plural(years, "an", "ans"))
        }
        (Facet::Residency, _, Some(years)) => format!("Au moins {}", plural(years, "an", "ans")),
        (Facet::Province, ..) => capitalised(&province(&choice.name)),
        _ if choice.name.is_empty() => choice.key.replace('-', " "),
        _ => choice.name.clone(),
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sort's name.
#[must_use]
pub const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Pertinence",
        Sort::Deadline => "Clôture la plus proche",
        Sort::Newest => "Parution la plus récente",
        Sort::Title => "Intitulé",
        Sort::Employer => "Employeur",
    }
}

/// How many offers were found, and how many of them are open. Where the page cannot know the day
/// (`live` is false) it only counts.
#[must_use]
pub fn count(results: &Results, live: bool) -> String {
    let all = results.found.len();
    let offers = plural(all, "offre", "offres");
    let (open, closed) = (results.open, all - results.open);
    match (open, closed) {
        _ if all == 0 || !live => offers,
        (0, 1) => format!("{offers}, close"),
        (0, _) => format!("{offers}, toutes closes"),
        (1, 0) => format!("{offers} ouverte"),
        (_, 0) => format!("{offers} ouvertes"),
        _ => format!("{offers} dont {}", plural(open, "ouverte", "ouvertes")),
    }
}

/// What to say when a question finds nothing.
#[must_use]
pub fn nothing_found(query: &Query) -> String {
    match (query.text.is_empty(), query.chosen.is_empty()) {
        (false, true) => format!(
            "Aucune offre ne répond à «\u{a0}{}\u{a0}». Essayez moins de mots, ou un mot plus court.",
            query.text
        ),
        (false, false) => format!("Aucune offre ne répond à «\u{a0}{}\u{a0}» avec ces filtres.", query.text),
        _ => "Aucune offre ne répond à ces filtres.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_in_number() {
        let of = |all: usize, open: usize| count(&Results { found: vec![0; all], open, ..Results::default() }, true);
        assert_eq!(of(5, 0), "5\u{a0}offres, toutes closes");
        assert_eq!(of(1, 0), "1\u{a0}offre, close");
        assert_eq!(of(1, 1), "1\u{a0}offre ouverte");
        assert_eq!(of(12, 3), "12\u{a0}offres dont 3\u{a0}ouvertes");
        assert_eq!(of(0, 0), "0\u{a0}offre");
    }
}
