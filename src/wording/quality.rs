//! What the quality page says.

use super::plural;

/// Its name and heading.
pub const QUALITY: &str = "Qualité des avis";
/// What it is for.
pub const PURPOSE: &str = "Ces remarques sont faites par le programme qui lit les avis. Elles aident les employeurs à publier des avis complets, et n’enlèvent rien à la valeur d’une offre\u{a0}: l’avis reste tel qu’il a été écrit.";
/// Heads the employers.
pub const BY_EMPLOYER: &str = "Par employeur";
/// Heads the kinds.
pub const BY_CODE: &str = "Par remarque";
/// Heads the column of kinds.
pub const KIND: &str = "Remarque";
/// Heads the number of notices.
pub const NOTICES: &str = "Avis";
/// Heads the number of notices with doubts.
pub const DOUBTFUL: &str = "À revoir";
/// Heads the number of doubts.
pub const DOUBTS: &str = "Remarques";
/// Heads what each kind means.
pub const MEANINGS: &str = "Ce que signifie chaque remarque";
/// The employer of notices that name none.
pub const NO_EMPLOYER: &str = "Employeur non précisé";
/// The page's name in addresses for those.
pub const NO_EMPLOYER_SLUG: &str = "sans-employeur";

/// How many notices, and what was found in them.
#[must_use]
pub fn intro(notices: usize, doubtful: usize, doubts: usize) -> String {
    let read = plural(notices, "avis lu", "avis lus");
    if doubts == 0 {
        return format!("{read}, sans aucune remarque.");
    }
    let [clean, doubtful, doubts] = [
        plural(notices - doubtful.min(notices), "avis sans remarque", "avis sans remarque"),
        plural(doubtful, "à compléter ou à vérifier", "à compléter ou à vérifier"),
        plural(doubts, "remarque", "remarques"),
    ];
    format!("{read}\u{a0}: {clean}, {doubtful} ({doubts}).")
}

/// Heads the files that could not be read.
pub const UNREAD: &str = "Fichiers non lus";

/// What that means.
#[must_use]
pub fn unread(files: usize) -> String {
    if files == 1 {
        return "Ce fichier n’a pas pu être lu\u{a0}: aucune offre du site n’en est tirée.".to_owned();
    }
    format!("Ces {files}\u{a0}fichiers n’ont pas pu être lus\u{a0}: aucune offre du site n’en est tirée.")
}

/// Why, behind a file's name.
#[must_use]
pub fn because(clause: &str) -> String {
    format!("\u{a0}: {clause}.")
}

/// The heading of an employer's page.
#[must_use]
pub fn of_employer(name: &str) -> String {
    format!("{QUALITY}\u{a0}: {name}")
}

/// An example of a kind.
#[must_use]
pub fn example(example: &str) -> String {
    format!("Exemple\u{a0}: {example}.")
}

/// What to do about a kind.
#[must_use]
pub fn advice(hint: &str) -> String {
    format!("À faire\u{a0}: {hint}.")
}

/// Offers that are not named.
#[must_use]
pub fn others(number: usize) -> String {
    format!("et {}", plural(number, "autre offre", "autres offres"))
}

/// A clause as a sentence of its own, without its stop.
#[must_use]
pub fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
