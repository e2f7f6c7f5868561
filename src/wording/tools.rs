//! What the tools say: favourites, comparison, what can be taken away, map and calendar.

use super::offers;
use crate::day::Weekday;
use crate::text::date::WEEKDAYS;

/// Nothing is kept yet.
pub const FAVOURITES_EMPTY: &str = "Vous n’avez encore gardé aucune offre. Dans la liste ou sur la page d’une offre, l’étoile la garde ici, avec vos notes et l’avancement de votre candidature.";
/// Chooses an offer to be compared.
pub const COMPARE: &str = "Comparer";
/// How to compare.
pub const COMPARE_HINT: &str = "Cochez de deux à quatre offres pour les comparer côte à côte.";
/// Heads the comparison.
pub const COMPARE_HEADING: &str = "Comparer des offres";
/// Nothing to compare.
pub const COMPARE_EMPTY: &str = "Aucune offre à comparer\u{a0}: choisissez-en de deux à quatre dans vos favoris.";
/// How many offers are chosen for comparison, of at most so many.
#[must_use]
pub fn to_compare(number: usize, most: usize) -> String {
    match number {
        1 => "1\u{a0}offre choisie\u{a0}: cochez-en une autre pour comparer.".to_owned(),
        _ if number >= most => format!("{number}\u{a0}offres choisies, c’est le maximum."),
        _ => format!("{number}\u{a0}offres choisies sur {most}."),
    }
}
/// Leads to the comparison.
#[must_use]
pub fn compare(number: usize) -> String {
    format!("Comparer {}", offers(number))
}
/// The calendar file of all favourites.
pub const CALENDAR_ALL: &str = "Clôtures dans mon agenda (.ics)";
/// The calendar file of one offer.
pub const CALENDAR: &str = "Clôture dans mon agenda (.ics)";
/// Before a title in a calendar.
pub const AGENDA: &str = "Clôture des candidatures\u{a0}: ";
/// Heads the file of all that is kept.
pub const BACKUP: &str = "Sauvegarder ou déplacer";
/// What the file is for.
pub const BACKUP_HINT: &str = "Un seul fichier contient tout ce que vous gardez. Ouvrez-le sur un autre appareil\u{a0}: il s’ajoute à ce qui s’y trouve, sans rien effacer.";
/// Makes the file.
pub const EXPORT: &str = "Exporter";
/// Reads the file.
pub const IMPORT: &str = "Importer un fichier";
/// The file is none.
pub const NOT_IMPORTED: &str =
    "Ce fichier n’est pas une sauvegarde de ce site, ou vient d’une version plus récente. Rien n’a été changé.";
/// What the file brought.
#[must_use]
pub fn imported(number: usize) -> String {
    format!("Fichier ajouté\u{a0}: {}.", offers(number))
}
/// A file was made.
#[must_use]
pub fn made(name: &str) -> String {
    format!("Fichier créé\u{a0}: {name}")
}
/// A file could not be made.
pub const NOT_MADE: &str = "Le fichier n’a pas pu être créé par ce navigateur.";
/// Heads the questions that are kept.
pub const QUESTIONS: &str = "Mes recherches";
/// No question is kept.
pub const QUESTIONS_EMPTY: &str = "Gardez une recherche depuis la liste\u{a0}: vous verrez ici ses nouvelles offres.";
/// Keeps a question.
pub const KEEP_QUESTION: &str = "Garder cette recherche";
/// A question is kept.
pub const QUESTION_KEPT: &str = "Recherche enregistrée dans vos favoris.";
/// Forgets a question.
pub const FORGET: &str = "Oublier";
/// Forgets this one.
#[must_use]
pub fn forget(name: &str) -> String {
    format!("{FORGET} la recherche {name}")
}
/// All offers, as a question.
pub const ALL_OFFERS: &str = "Toutes les offres";
/// Words as they were typed.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("«\u{a0}{words}\u{a0}»")
}
/// An offer that the site has no longer.
#[must_use]
pub fn gone(id: &str) -> String {
    format!("Offre retirée du site ({id})")
}
/// What the page for taking away is for.
pub const TAKE_AWAY_HINT: &str = "Partager une offre, noter sa clôture, l’imprimer en affiche, ou emporter une liste.";
/// Back to an offer.
pub const BACK_TO_OFFER: &str = "Retour à l’offre";
/// Shares the link.
pub const SHARE: &str = "Partager le lien";
/// The link was copied.
pub const LINK_COPIED: &str = "Lien copié.";
/// The link could be neither shared nor copied.
pub const LINK_NOT_COPIED: &str = "Le lien n’a pas pu être copié\u{a0}: sélectionnez-le ci-dessus.";
/// Label of the link.
pub const LINK: &str = "Lien vers l’offre";
/// Prints the poster.
pub const PRINT_POSTER: &str = "Imprimer l’affiche";
/// The poster.
pub const POSTER: &str = "Affiche à imprimer";
/// Heads the poster.
pub const POSTER_KIND: &str = "Avis de vacance de poste";
/// Foot of the poster; `apply` where the page says how to apply.
#[must_use]
pub const fn poster_foot(apply: bool) -> &'static str {
    if apply { "L’avis complet, et comment postuler\u{a0}:" } else { "L’avis complet\u{a0}:" }
}
/// Describes the code.
pub const CODE: &str = "Code QR qui mène à l’offre";
/// Heads the results to be taken away.
pub const RESULTS: &str = "Télécharger ou imprimer la liste";
/// Prints them.
pub const PRINT_LIST: &str = "Imprimer la liste";
/// As a table.
pub const CSV: &str = "Tableau (CSV)";
/// As data.
pub const JSON: &str = "Données (JSON)";
/// Only so many are printed.
#[must_use]
pub fn printed(number: usize) -> String {
    format!("La liste imprimée s’arrête aux {} premières\u{a0}; les fichiers contiennent tout.", offers(number))
}
/// Heads of the table's columns.
pub const TABLE_HEADS: [&str; 11] = [
    "Intitulé",
    "Employeur",
    "Lieu",
    "Résidence",
    "Parution",
    "Clôture",
    "Heure de clôture",
    "État de l’avis",
    "Référence",
    "Identifiant",
    "Adresse",
];
/// The map.
pub const MAP: &str = "Les offres par commune";
/// Its name in the navigation.
pub const MAP_NAME: &str = "Carte";
/// What it is for.
pub const MAP_HINT: &str = "Les offres d’emploi public sur la carte des 33 communes de Nouvelle-Calédonie.";
/// What is counted.
pub const MAP_OPEN: &str = "Chaque nombre compte les offres ouvertes. Choisissez une commune pour voir sa liste.";
/// What is counted where none is open.
pub const MAP_ALL: &str = "Aucune offre n’est ouverte\u{a0}: chaque nombre compte toutes les offres, closes comprises.";
/// Describes the map.
pub const MAP_LABEL: &str = "Carte des communes";
/// Heads the map's twin.
pub const MAP_LIST: &str = "Les communes en liste";
/// What the map is.
pub const MAP_NOTE: &str = "Une offre de plusieurs communes compte dans chacune.";
/// The calendar.
pub const CALENDAR_HEADING: &str = "Le calendrier des clôtures";
/// Its name in the navigation.
pub const CALENDAR_NAME: &str = "Calendrier";
/// What it is for.
pub const CALENDAR_HINT: &str = "Jour par jour, les offres dont les candidatures se terminent.";
/// No closing in the month.
pub const CALENDAR_EMPTY: &str = "Aucune clôture ce mois-ci.";
/// The ways to other months.
pub const CALENDAR_WAYS: &str = "Autres mois";
/// To the month before with closings.
#[must_use]
pub fn before(month: &str) -> String {
    format!("← {month}")
}
/// To the month after with closings.
#[must_use]
pub fn after(month: &str) -> String {
    format!("{month} →")
}
/// A weekday.
#[must_use]
pub fn weekday(day: Weekday) -> &'static str {
    WEEKDAYS[day as usize]
}
/// What so many are, on a day of the calendar.
#[must_use]
pub const fn closings(number: usize) -> &'static str {
    if number < 2 { "clôture" } else { "clôtures" }
}
