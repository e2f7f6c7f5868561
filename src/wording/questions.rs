//! What the site says of a question and its answer.

use super::date;
use super::plural;
use crate::day::Day;
use crate::offer::{ApplicationStatus, Condition, ConditionKind};
use crate::query::{self, Choice, Facet, Listing, Named, Query, SPANS, Sort, Span};
use crate::release::{Known, Opening, Start, Years};

/// A facet's name.
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
        Facet::Occupation => "Emploi",
        Facet::Available => "À pourvoir",
        Facet::Openings => "Nombre de postes",
        Facet::Contract => "Contrat",
        Facet::Conditions => "Conditions",
        Facet::Licence => "Permis",
        Facet::Diploma => "Diplôme",
        Facet::Residency => "Durée de résidence",
    }
}

/// The name of a facet's value: as the notices write it, else the site's own, else the words of its key.
#[must_use]
pub fn choice(facet: Facet, choice: &Choice) -> String {
    if !choice.written.is_empty() {
        return choice.written.clone();
    }
    Known::parse(facet, &choice.key).map_or_else(|| choice.key.replace('-', " "), known)
}

/// The name of the value of a facet that goes by a key.
#[must_use]
pub fn choice_name(of: Facet, key: &str, listing: &Listing) -> String {
    choice(of, &query::choice(of, key, listing))
}

/// The name of a value that the site names.
fn known(value: Known) -> String {
    match value {
        Known::Status(ApplicationStatus::Open) => "Ouvertes".to_owned(),
        Known::Status(ApplicationStatus::Undated) => "Sans date de clôture".to_owned(),
        Known::Status(ApplicationStatus::Closed) => "Closes".to_owned(),
        Known::Closing(days) => format!("Dans les {days}\u{a0}jours"),
        Known::Posted(days) => format!("Depuis {days}\u{a0}jours"),
        Known::Available(Start::Immediate) => "Immédiatement".to_owned(),
        Known::Available(Start::Asap) => "Dès que possible".to_owned(),
        Known::Available(Start::Month(year, month)) => format!("En {}", crate::text::date::month_of_year(year, month)),
        Known::Available(Start::Unstated) => "Non précisé dans l’avis".to_owned(),
        Known::Available(Start::Other) | Known::Residency(Years::Other) => "Autre".to_owned(),
        Known::Openings(Opening::One) => "Un seul poste".to_owned(),
        Known::Openings(Opening::Several) => "Plusieurs postes".to_owned(),
        Known::Condition(kind) => condition(kind).to_owned(),
        Known::Residency(Years::None) => "Aucune durée demandée".to_owned(),
        Known::Residency(Years::LessThan(years)) => format!("Moins de {}", plural(years as usize, "an", "ans")),
        Known::Residency(Years::AtLeast(years)) => format!("Au moins {}", plural(years as usize, "an", "ans")),
        Known::Residency(Years::ByGrade) => "Selon le grade".to_owned(),
        Known::Residency(Years::Unstated) => "Non précisée dans l’avis".to_owned(),
    }
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

/// The spans of days that a question asks for, in words.
pub fn spans(query: &Query) -> impl Iterator<Item = (Facet, String)> {
    SPANS.into_iter().filter(|facet| !query.span(*facet).is_open()).map(|facet| {
        let Span { from, to } = query.span(facet);
        (facet, span(from, to))
    })
}

/// A value that is asked for, with the name of its filter.
#[must_use]
pub fn named(of: Facet, value: &str) -> String {
    format!("{}\u{a0}: {value}", facet(of))
}

/// The label of one end of a span, in the order of its ends.
pub const SPAN_ENDS: [&str; 2] = ["Du", "Au"];

/// Offers the values of a filter that are hidden.
#[must_use]
pub fn more_choices(number: usize) -> String {
    format!("Afficher les {number} autres")
}

/// Hides them again.
pub const FEWER_CHOICES: &str = "En afficher moins";

/// The label of the box that searches among the values of a group of filters.
#[must_use]
pub fn search_choices(group: &str) -> String {
    format!("Chercher dans «\u{a0}{group}\u{a0}»")
}

/// No value of a filter has these letters.
pub const NO_CHOICE: &str = "Aucune valeur ne contient ces lettres.";

/// Heads the filters by place.
pub const PLACE: &str = "Lieu";

/// Heads the filters that are asked for less often.
pub const MORE_FILTERS: &str = "Plus de filtres";

/// Offers a span of days.
pub const CHOOSE_DAYS: &str = "Choisir des dates";

/// Behind the number of values of a group that are chosen, for who hears it.
#[must_use]
pub const fn chosen_values(number: usize) -> &'static str {
    if number < 2 { "choisi" } else { "choisis" }
}

/// The reader's own years, as a question has them.
#[must_use]
pub fn own_years(years: u8) -> String {
    format!("{}\u{a0}: {years}", super::YEARS)
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

/// How many offers answer; where none does, whether others have some of the words.
#[must_use]
pub fn found(number: usize, others: usize) -> String {
    match (number, others) {
        (0, 0) => "Aucune offre trouvée".to_owned(),
        (0, _) => "Aucune offre n’a tous ces mots".to_owned(),
        _ => super::offers(number),
    }
}

/// Heads so many offers that have only some of the words asked for.
#[must_use]
pub fn other_offers(number: usize) -> String {
    let number = if number < query::MOST_OTHERS { number.to_string() } else { format!("les {number} meilleures") };
    format!("Offres qui n’ont qu’une partie de ces mots ({number})")
}

/// Says as which words one that no notice has was sought.
#[must_use]
pub fn corrected(typed: &str, used: &[String]) -> String {
    let used: Vec<String> = used.iter().map(|word| format!("«\u{a0}{word}\u{a0}»")).collect();
    format!("Aucun avis ne dit «\u{a0}{typed}\u{a0}». Résultats pour {}.", used.join(", "))
}

/// Asks for a word instead of another one.
#[must_use]
pub fn rather(word: &str) -> String {
    format!("Chercher plutôt «\u{a0}{word}\u{a0}»")
}

/// Takes words as they are written and not as what follows.
#[must_use]
pub fn as_written(words: &str) -> String {
    format!("Chercher «\u{a0}{words}\u{a0}» tel quel, sans ")
}

/// A part of the question that might be left out, and how many offers there are without it.
#[must_use]
pub fn without(part: &str, offers: usize) -> String {
    format!("Sans {part}\u{a0}: {}", super::offers(offers))
}

/// Between two parts that might be left out.
pub const AND: &str = " et ";

/// Keeps a question that nothing answers yet.
pub const TELL_ME: &str = "Prévenez-moi\u{a0}: garder cette recherche";

/// Says which place words were taken for.
#[must_use]
pub fn place_meant(name: &str) -> String {
    format!("Lieu\u{a0}: {name}")
}

/// Says which kind of employer words were taken for.
#[must_use]
pub fn employer_meant(name: &str) -> String {
    format!("Employeur ou établissement\u{a0}: {name}")
}

/// Says what was sought beside the words typed.
#[must_use]
pub fn also_sought(words: &[String]) -> String {
    format!("Aussi cherché\u{a0}: {}", words.join(", "))
}

/// What a suggestion names.
#[must_use]
pub const fn named_as(named: Named) -> &'static str {
    match named {
        Named::Trade => "Métier",
        Named::Employer => "Employeur",
        Named::Commune => "Commune",
        Named::Reference => "Référence",
    }
}

/// Says that a word is in no notice.
#[must_use]
pub fn unknown_word(typed: &str) -> String {
    format!("Aucun avis ne dit «\u{a0}{typed}\u{a0}».")
}

/// What to say when a question of so many parts finds nothing.
#[must_use]
pub fn nothing_found(words: &str, filtered: bool, parts: usize) -> String {
    match (words, filtered, parts) {
        ("", ..) => "Aucune offre ne répond à ces filtres.".to_owned(),
        (_, true, _) => format!("Aucune offre ne répond à «\u{a0}{words}\u{a0}» avec ces filtres."),
        (_, _, 0 | 1) => {
            format!(
                "Aucune offre ne répond à «\u{a0}{words}\u{a0}». Vérifiez l’orthographe, ou essayez un métier proche."
            )
        }
        _ => format!("Aucune offre ne répond à «\u{a0}{words}\u{a0}». Essayez moins de mots."),
    }
}

/// A condition that a notice states, as a card has room for it; none for what its filter and its page tell.
#[must_use]
pub fn condition_tag(stated: &Condition) -> Option<String> {
    match (stated.kind, stated.months) {
        (ConditionKind::Permanent, _) => Some("CDI".to_owned()),
        (ConditionKind::FixedTerm, Some(months)) => Some(format!("CDD de {months}\u{a0}mois")),
        (ConditionKind::FixedTerm, None) => Some("CDD".to_owned()),
        (
            ConditionKind::PartTime
            | ConditionKind::Night
            | ConditionKind::Shift
            | ConditionKind::OnCall
            | ConditionKind::Housing
            | ConditionKind::Telework
            | ConditionKind::LicenceC
            | ConditionKind::LicenceD
            | ConditionKind::LicenceBoat
            | ConditionKind::NoDiploma
            | ConditionKind::Beginner,
            _,
        ) => Some(condition(stated.kind).to_owned()),
        (
            ConditionKind::Weekend
            | ConditionKind::LicenceA
            | ConditionKind::LicenceB
            | ConditionKind::DiplomaCap
            | ConditionKind::DiplomaBac
            | ConditionKind::DiplomaBac2
            | ConditionKind::DiplomaBac3
            | ConditionKind::DiplomaBac5
            | ConditionKind::DiplomaState
            | ConditionKind::English
            | ConditionKind::KanakLanguage,
            _,
        ) => None,
    }
}

/// The name of a condition that a notice states, as a filter has it.
const fn condition(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Permanent => "Durée indéterminée (CDI)",
        ConditionKind::FixedTerm => "Durée déterminée (CDD)",
        ConditionKind::PartTime => "Temps partiel",
        ConditionKind::Night => "Travail de nuit",
        ConditionKind::Shift => "Horaires décalés",
        ConditionKind::Weekend => "Week-ends ou jours fériés",
        ConditionKind::OnCall => "Astreintes",
        ConditionKind::Housing => "Logement",
        ConditionKind::Telework => "Télétravail",
        ConditionKind::LicenceA => "Permis A",
        ConditionKind::LicenceB => "Permis B",
        ConditionKind::LicenceC => "Permis C (poids lourds)",
        ConditionKind::LicenceD => "Permis D (transport en commun)",
        ConditionKind::LicenceBoat => "Permis bateau",
        ConditionKind::NoDiploma => "Sans diplôme",
        ConditionKind::DiplomaCap => "CAP ou BEP",
        ConditionKind::DiplomaBac => "Bac",
        ConditionKind::DiplomaBac2 => "Bac\u{a0}+\u{a0}2",
        ConditionKind::DiplomaBac3 => "Bac\u{a0}+\u{a0}3 ou 4",
        ConditionKind::DiplomaBac5 => "Bac\u{a0}+\u{a0}5",
        ConditionKind::DiplomaState => "Diplôme d’État",
        ConditionKind::English => "Anglais",
        ConditionKind::KanakLanguage => "Langue kanak",
        ConditionKind::Beginner => "Débutants acceptés",
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
    fn values_have_names() {
        let name = |facet, key: &str, written: &str| {
            choice(facet, &Choice { key: key.to_owned(), written: written.to_owned() })
        };
        assert_eq!(name(Facet::Residency, "moins-de-3-ans", ""), "Moins de 3\u{a0}ans");
        assert_eq!(name(Facet::Closing, "7-jours", ""), "Dans les 7\u{a0}jours");
        assert_eq!(name(Facet::Employer, "province-sud", "Province Sud"), "Province Sud");
        assert_eq!(name(Facet::Employer, "commune-de-nulle-part", ""), "commune de nulle part");
    }
}
