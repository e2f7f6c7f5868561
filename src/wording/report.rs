//! What the program says to publishers: of the notices it read, and of the site it wrote.

use super::{date, plural};
use crate::day::Day;
use crate::offer::What;

/// While notices are read.
pub const READING: &str = "lecture des avis";
/// While a site is written.
pub const WRITING: &str = "écriture des pages";
/// While documents are downloaded.
pub const FETCHING: &str = "téléchargement des documents";
/// An address that leads nowhere.
pub const NO_ADDRESS: &str = "ce n’est pas une adresse du Web";
/// No connection.
pub const UNREACHABLE: &str = "le serveur est injoignable ou coupe la connexion";
/// No answer.
pub const TIMED_OUT: &str = "le serveur ne répond pas à temps";
/// Redirects without end.
pub const REDIRECTS: &str = "le serveur renvoie sans fin d’une adresse à l’autre";
/// Nothing in the answer.
pub const EMPTY_ANSWER: &str = "la réponse est vide";
/// A page in a document's place.
pub const PAGE_ANSWER: &str = "la réponse est une page Web";
/// Something else in a document's place.
pub const OTHER_ANSWER: &str = "la réponse n’est pas ce qui était attendu";
/// A part of a file.
pub const TRUNCATED_ANSWER: &str = "la réponse est incomplète";
/// Too much of a file.
pub const TOO_LARGE_ANSWER: &str = "la réponse est trop grande";
/// Before the value that a notice should have had.
pub const EXPECTED: &str = "attendu\u{a0}: ";
/// Heads the employers.
pub const BY_EMPLOYER: &str = "par employeur";
/// A site whose pages do not search, and how it would.
pub const WITHOUT_APP: &str =
    "site sans recherche\u{a0}: ce programme ne contient pas l’application, que --app DOSSIER peut donner";
/// No doubts at all.
pub const NO_FINDINGS: &str = "aucune remarque";

/// How many notices were read, and how many of them understood.
#[must_use]
pub fn read(notices: usize, offers: usize) -> String {
    format!("{}, {}", plural(notices, "avis lu", "avis lus"), plural(offers, "offre comprise", "offres comprises"))
}

/// Notices that are no offers of their own: read into another's, announcements, and those that could not be read.
#[must_use]
pub fn others(joined: usize, announcements: usize, unread: usize) -> String {
    let joined = (joined > 0).then(|| {
        plural(
            joined,
            "avis réuni à une autre source de la même offre",
            "avis réunis à une autre source de la même offre",
        )
    });
    let announcements = (announcements > 0).then(|| plural(announcements, "communiqué", "communiqués"));
    let unread = (unread > 0).then(|| plural(unread, "illisible", "illisibles"));
    joined.into_iter().chain(announcements).chain(unread).collect::<Vec<_>>().join(", ")
}

/// Files that are no notices; some of them by name.
#[must_use]
pub fn ignored(files: usize, named: &[&str]) -> String {
    let more = if files > named.len() { ", …" } else { "" };
    format!(
        "{} ({}{more})",
        plural(files, "autre fichier laissé de côté", "autres fichiers laissés de côté"),
        named.join(", ")
    )
}

/// A number of doubts.
#[must_use]
pub fn findings(number: usize) -> String {
    plural(number, "remarque", "remarques")
}

/// A number of notices.
#[must_use]
pub fn notices(number: usize) -> String {
    plural(number, "avis", "avis")
}

/// Where a row stands in an export.
#[must_use]
pub fn row(number: usize) -> String {
    format!("ligne {number} du tableau")
}

/// How the doubts are told one by one.
#[must_use]
pub fn one_by_one(folder: &str) -> String {
    format!("  une par une\u{a0}: offers check --from {folder}")
}

/// How many offers can be applied for on a day.
#[must_use]
pub fn open_and_closed(open: usize, closed: usize, today: Day) -> String {
    let closed = plural(closed, "close", "closes");
    format!("{}, {closed} au {}", plural(open, "offre ouverte", "offres ouvertes"), date(today))
}

/// What a publication found, beside the one before.
#[must_use]
pub fn changes(since: Day, counted: &[(What, usize)]) -> String {
    let what = |(what, number): &(What, usize)| match what {
        What::New => plural(*number, "nouvelle offre", "nouvelles offres"),
        What::Changed => plural(*number, "offre modifiée", "offres modifiées"),
        What::Postponed => plural(*number, "clôture reportée", "clôtures reportées"),
        What::Closed => plural(*number, "offre désormais close", "offres désormais closes"),
        What::Ended => plural(*number, "offre qui n’est plus ouverte", "offres qui ne sont plus ouvertes"),
        What::Gone => plural(*number, "avis retiré", "avis retirés"),
        What::Back => plural(*number, "avis publié à nouveau", "avis publiés à nouveau"),
    };
    let told: Vec<String> = counted.iter().map(what).collect();
    let told = if told.is_empty() { "aucun changement".to_owned() } else { told.join(", ") };
    format!("depuis la publication du {}\u{a0}: {told}", date(since))
}

/// What became of the files of a site.
#[must_use]
pub fn files(folder: &str, [written, unchanged, removed]: [usize; 3]) -> String {
    format!(
        "{} dans {folder} ({}, {}, {})",
        plural(written + unchanged, "fichier", "fichiers"),
        plural(written, "écrit", "écrits"),
        plural(unchanged, "inchangé", "inchangés"),
        plural(removed, "retiré", "retirés")
    )
}

/// What a first visit with everything takes.
#[must_use]
pub fn first_visit(kilobytes: usize) -> String {
    format!("{kilobytes}\u{a0}ko à charger pour tout avoir hors connexion (en gzip)")
}

/// The end, and what to do next.
#[must_use]
pub fn done(seconds: f32, look: &str) -> String {
    let seconds = format!("{seconds:.1}").replace('.', ",");
    format!("fait en {seconds}\u{a0}s\u{a0}; pour voir le site\u{a0}: {look}")
}

/// What a host answers in place of a file.
#[must_use]
pub fn status(number: u16) -> String {
    format!("le serveur répond {number}")
}

/// A host that is not to be asked.
#[must_use]
pub fn other_host(host: &str) -> String {
    format!("le serveur {host} n’est pas parmi ceux qui sont permis (avis.hotes)")
}

/// What was downloaded of an export.
#[must_use]
pub fn export(rows: usize, unchanged: bool) -> String {
    let unchanged = if unchanged { ", inchangé" } else { "" };
    format!("export du portail\u{a0}: {}{unchanged}", plural(rows, "ligne", "lignes"))
}

/// An export that could not be had.
#[must_use]
pub fn no_export(address: &str, why: &str) -> String {
    format!("l’export {address} n’a pas pu être téléchargé\u{a0}: {why}\u{a0}; tout reste comme avant")
}

/// Documents in their folder.
#[must_use]
pub fn documents(folder: &str, [new, replaced, unchanged]: [usize; 3]) -> String {
    format!(
        "{} dans {folder} ({}, {}, {})",
        plural(new + replaced + unchanged, "document", "documents"),
        plural(new, "nouveau", "nouveaux"),
        plural(replaced, "remplacé", "remplacés"),
        plural(unchanged, "inchangé", "inchangés")
    )
}

/// Rows that name no document.
#[must_use]
pub fn without_document(rows: usize) -> String {
    plural(rows, "ligne sans document", "lignes sans document")
}

/// Documents that could not be had.
#[must_use]
pub fn missing(documents: usize) -> String {
    plural(documents, "document n’a pas pu être téléchargé", "documents n’ont pas pu être téléchargés")
}

/// A document that could not be had.
#[must_use]
pub fn missing_document(rows: &str, address: &str, why: &str, kept: bool) -> String {
    let kept = if kept { "\u{a0}; la copie d’avant reste" } else { "" };
    format!("avis {rows}\u{a0}: {address}\u{a0}: {why}{kept}")
}

/// The end of a download, and what to do next.
#[must_use]
pub fn fetched(seconds: f32, next: &str) -> String {
    let seconds = format!("{seconds:.1}").replace('.', ",");
    format!("fait en {seconds}\u{a0}s\u{a0}; ensuite\u{a0}: {next}")
}

/// What to do with a new folder, which is this one or another.
#[must_use]
pub fn begun(elsewhere: Option<&str>) -> String {
    let enter = elsewhere.map(|folder| format!("  cd {folder}\n")).unwrap_or_default();
    format!(
        "ensuite (LISEZMOI.md dit le reste)\u{a0}:\n{enter}  offers fetch   les avis du portail\u{a0}; les vôtres se mettent dans avis/\n  offers build   le site\n  offers serve   pour le voir"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_is_in_french() {
        assert_eq!(read(1, 0), "1\u{a0}avis lu, 0\u{a0}offre comprise");
        assert_eq!(
            files("site", [0, 1200, 1]),
            "1\u{202f}200\u{a0}fichiers dans site (0\u{a0}écrit, 1\u{202f}200\u{a0}inchangés, 1\u{a0}retiré)"
        );
        let day: Day = "2025-08-01".parse().unwrap();
        assert_eq!(
            changes(day, &[(What::New, 2), (What::Gone, 1)]),
            "depuis la publication du 1er\u{a0}août\u{a0}2025\u{a0}: 2\u{a0}nouvelles offres, 1\u{a0}avis retiré"
        );
        assert_eq!(changes(day, &[]), "depuis la publication du 1er\u{a0}août\u{a0}2025\u{a0}: aucun changement");
        assert_eq!(done(1.25, "offers serve"), "fait en 1,2\u{a0}s\u{a0}; pour voir le site\u{a0}: offers serve");
    }
}
