//! What the site says of a question and its answer. Filters and sorts go by their keys in the address.

use super::dates::date;
use super::plural;
use crate::day::Day;

/// A filter's name.
#[must_use]
pub fn facet(key: &str) -> &'static str {
    match key {
        "statut" => "Statut",
        "cloture" => "Clôture",
        "parution" => "Parution",
        "employeur" => "Employeur",
        "province" => "Province",
        "commune" => "Commune",
        "corps" => "Corps ou grade",
        "domaine" => "Domaine",
        "emploi" => "Emploi",
        "disponible" => "À pourvoir",
        "postes" => "Nombre de postes",
        _ => "Durée de résidence",
    }
}

/// What the rows of a table are, by the folder of its directory or the key of its filter.
#[must_use]
pub fn facet_or_month(of: &str) -> &'static str {
    match of {
        "employeurs" => facet("employeur"),
        "communes" => facet("commune"),
        "corps" => facet("corps"),
        "mois" => "Mois",
        key => facet(key),
    }
}

/// The name of a filter's value that the site itself names; `None` for one that the notices name.
#[must_use]
pub fn choice(facet: &str, key: &str) -> Option<String> {
    let number = key.split('-').find_map(|part| part.parse::<usize>().ok());
    let name = match (facet, key, number) {
        ("statut", "ouverte", _) => "Ouvertes".to_owned(),
        ("statut", "close", _) => "Closes".to_owned(),
        ("statut", "sans-date", _) => "Sans date de clôture".to_owned(),
        ("cloture", _, Some(days)) => format!("Dans les {days}\u{a0}jours"),
        ("parution", _, Some(days)) => format!("Depuis {days}\u{a0}jours"),
        ("disponible", "immediatement", _) => "Immédiatement".to_owned(),
        ("disponible", "des-que-possible", _) => "Dès que possible".to_owned(),
        ("disponible", "non-precise", _) => "Non précisé dans l’avis".to_owned(),
        ("disponible", month, _) if month != "autre" => {
            let (year, month) = month.split_once('-')?;
            format!("En {}", super::pages::month(year.parse().ok()?, month.parse().ok()?))
        }
        ("postes", "un", _) => "Un seul poste".to_owned(),
        ("postes", _, _) => "Plusieurs postes".to_owned(),
        ("residence", "aucune", _) => "Aucune durée demandée".to_owned(),
        ("residence", "non-precisee", _) => "Non précisée dans l’avis".to_owned(),
        ("residence", "selon-le-grade", _) => "Selon le grade".to_owned(),
        ("disponible" | "residence", "autre", _) => "Autre".to_owned(),
        ("residence", key, Some(years)) if key.starts_with("moins") => {
            format!("Moins de {}", plural(years, "an", "ans"))
        }
        ("residence", _, Some(years)) => format!("Au moins {}", plural(years, "an", "ans")),
        _ => return None,
    };
    Some(name)
}

/// A span of days, in the words behind a filter's name; empty where nothing is asked.
#[must_use]
pub fn span(from: Option<Day>, to: Option<Day>) -> String {
    match (from.map(date), to.map(date)) {
        (Some(from), Some(to)) => format!("du {from} au {to}"),
        (Some(from), None) => format!("à partir du {from}"),
        (None, Some(to)) => format!("jusqu’au {to}"),
        (None, None) => String::new(),
    }
}

/// The label of one end of a span, in the order of its ends.
pub const SPAN_ENDS: [&str; 2] = ["Du", "Au"];

/// Offers the values of a filter that are hidden.
#[must_use]
pub fn more_choices(number: usize) -> String {
    format!("Afficher les {number} autres")
}

/// A sort's name.
#[must_use]
pub fn sort(key: &str) -> &'static str {
    match key {
        "pertinence" => "Pertinence",
        "cloture" => "Clôture la plus proche",
        "recentes" => "Parution la plus récente",
        "intitule" => "Intitulé",
        _ => "Employeur",
    }
}

/// How many of the offers found are open, said behind their number.
#[must_use]
pub fn of_them_open(all: usize, open: usize) -> String {
    match (open, all - open.min(all)) {
        (0, 0) => String::new(),
        (0, 1) => ", close".to_owned(),
        (0, _) => ", toutes closes".to_owned(),
        (1, 0) => " ouverte".to_owned(),
        (_, 0) => " ouvertes".to_owned(),
        _ => format!(", dont {}", plural(open, "ouverte", "ouvertes")),
    }
}

/// What to say above offers that have only some of the words asked for.
pub const PARTLY: &str = "Aucun avis n’a tous ces mots. Ceux-ci en ont une partie.";

/// Says as which words one that no notice has was sought.
#[must_use]
pub fn corrected(typed: &str, used: &[String]) -> String {
    let used: Vec<String> = used.iter().map(|word| format!("«\u{a0}{word}\u{a0}»")).collect();
    format!("Aucun avis ne dit «\u{a0}{typed}\u{a0}». Résultats pour {}.", used.join(", "))
}

/// Says which place words were taken for.
#[must_use]
pub fn place_meant(name: &str) -> String {
    format!("Lieu\u{a0}: {name}.")
}

/// Says which kind of employer words were taken for.
#[must_use]
pub fn employer_meant(name: &str) -> String {
    format!("Employeur ou établissement\u{a0}: {name}.")
}

/// Says what was sought beside the words typed.
#[must_use]
pub fn also_sought(words: &[String]) -> String {
    format!("Aussi cherché\u{a0}: {}.", words.join(", "))
}

/// Says that a word is in no notice.
#[must_use]
pub fn unknown_word(typed: &str) -> String {
    format!("Aucun avis ne dit «\u{a0}{typed}\u{a0}».")
}

/// What to say when a question finds nothing.
#[must_use]
pub fn nothing_found(words: &str, filtered: bool) -> String {
    match (words, filtered) {
        ("", _) => "Aucune offre ne répond à ces filtres.".to_owned(),
        (_, true) => format!("Aucune offre ne répond à «\u{a0}{words}\u{a0}» avec ces filtres."),
        (_, false) => {
            format!("Aucune offre ne répond à «\u{a0}{words}\u{a0}». Essayez moins de mots, ou un mot plus court.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_in_number() {
        let count = |all, open| super::super::offers(all) + &of_them_open(all, open);
        assert_eq!(count(5, 0), "5\u{a0}offres, toutes closes");
        assert_eq!(count(1, 0), "1\u{a0}offre, close");
        assert_eq!(count(1, 1), "1\u{a0}offre ouverte");
        assert_eq!(count(12, 3), "12\u{a0}offres, dont 3\u{a0}ouvertes");
        assert_eq!(count(0, 0), "0\u{a0}offre");
    }

    #[test]
    fn values_that_the_site_names_have_names() {
        assert_eq!(choice("residence", "moins-de-3-ans").as_deref(), Some("Moins de 3\u{a0}ans"));
        assert_eq!(choice("cloture", "7-jours").as_deref(), Some("Dans les 7\u{a0}jours"));
        assert_eq!(choice("employeur", "province-sud"), None);
    }
}
