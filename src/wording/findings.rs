//! Findings in words for the author of a notice: what is wrong, and what to do.

use crate::day::Day;
use crate::finding::{Code, Finding};
use crate::offer::{Field, Warning};

/// A finding in words for the notice's author.
#[must_use]
pub fn warning(finding: &Finding) -> Warning {
    let (message, hint) = sentences(finding);
    Warning {
        code: finding.code.as_str().to_owned(),
        field: finding.field,
        line: finding.line,
        message,
        hint: hint.to_owned(),
    }
}

#[expect(clippy::too_many_lines, reason = "a table, one row a code")]
fn sentences(finding: &Finding) -> (String, &'static str) {
    let found = finding.found.as_str();
    let expected = finding.expected.as_deref().unwrap_or_default();
    let missing = |what: &str| format!("l’avis n’indique pas {what}");
    match finding.code {
        Code::Unreadable => (
            "fichier endommagé, ou d’un autre format que ne le dit son nom".to_owned(),
            "l’ouvrir et l’enregistrer de nouveau en PDF, Word (.docx), OpenDocument (.odt), HTML ou texte",
        ),
        Code::Encrypted => {
            ("fichier protégé par un mot de passe".to_owned(), "l’enregistrer de nouveau sans mot de passe")
        }
        Code::Scanned => (
            "document sans texte, sans doute une image numérisée".to_owned(),
            "fournir le document d’origine, ou le passer à la reconnaissance de texte",
        ),
        Code::TooManyPages => (format!("{found}\u{a0}pages, trop pour un avis"), "fournir un document par avis"),
        Code::Inflated => (
            "fichier dont le contenu, une fois décompressé, est démesuré".to_owned(),
            "l’ouvrir et l’enregistrer de nouveau sans les images",
        ),
        Code::UnknownTable => (
            "tableau qui n’est pas un export des avis du portail de données ouvertes".to_owned(),
            "télécharger de nouveau l’export, ou retirer le fichier du dossier",
        ),
        Code::Empty => {
            ("document sans aucun mot".to_owned(), "vérifier que le document n’est pas une image ou une page blanche")
        }
        Code::TooLarge => {
            ("fichier trop volumineux pour un avis".to_owned(), "fournir un document par avis, sans images inutiles")
        }
        Code::OldEncoding => {
            (format!("texte enregistré dans un ancien codage ({found})"), "enregistrer le fichier en UTF-8")
        }
        Code::MixedEncoding => (
            format!("caractères d’un ancien codage au milieu du texte\u{a0}: {found}"),
            "vérifier ce passage, et enregistrer le fichier en UTF-8",
        ),
        Code::DoubleEncoding => (
            format!("texte encodé deux fois\u{a0}: «\u{a0}{found}\u{a0}», lu «\u{a0}{expected}\u{a0}»"),
            "enregistrer de nouveau le document d’origine en UTF-8",
        ),
        Code::UnreadFormat => (
            "fichier dans un format qui n’est pas lu".to_owned(),
            "l’enregistrer en PDF, Word (.docx), OpenDocument (.odt), HTML ou texte",
        ),
        Code::HiddenCharacters => (
            "caractères invisibles retirés".to_owned(),
            "recopier la ligne sans mise en forme si un mot semble manquer",
        ),
        Code::SuspiciousCharacters => (
            format!("caractères invisibles ou illisibles\u{a0}: {found}"),
            "retaper ce passage, ou exporter de nouveau le document",
        ),
        Code::MissingTitle => (missing("l’intitulé du poste"), "mettre l’intitulé sur la première ligne"),
        Code::MissingReference => (missing("sa référence"), "ajouter une ligne «\u{a0}Référence\u{a0}: … du …\u{a0}»"),
        Code::MissingEmployer => (missing("l’employeur"), "ajouter une ligne «\u{a0}Employeur\u{a0}: …\u{a0}»"),
        Code::MissingCorps => (missing("le corps"), "ajouter une ligne «\u{a0}Corps / Domaine\u{a0}: …\u{a0}»"),
        Code::MissingResidency => (
            missing("la durée de résidence exigée"),
            "ajouter la ligne, avec «\u{a0}/\u{a0}» si aucune durée n’est exigée",
        ),
        Code::MissingWorkplace => {
            (missing("le lieu de travail"), "ajouter une ligne «\u{a0}Lieu de travail\u{a0}: …\u{a0}» avec la commune")
        }
        Code::MissingAvailability => (
            missing("à partir de quand le poste est à pourvoir"),
            "ajouter une ligne «\u{a0}Poste à pourvoir\u{a0}: …\u{a0}»",
        ),
        Code::MissingPosted => {
            (missing("sa date de dépôt"), "ajouter une ligne «\u{a0}Date de dépôt de l’offre\u{a0}: …\u{a0}»")
        }
        Code::MissingDeadline => (
            missing("la date limite de candidature"),
            "ajouter une ligne «\u{a0}Date limite de candidature\u{a0}: …\u{a0}»",
        ),
        Code::EmptyField => {
            (format!("rien n’est écrit après «\u{a0}{found}\u{a0}»"), "compléter la ligne, ou écrire «\u{a0}/\u{a0}»")
        }
        Code::EmptySection => {
            (format!("rien n’est écrit sous «\u{a0}{found}\u{a0}»"), "compléter la partie, ou retirer son titre")
        }
        Code::UnreadValue => (
            format!("{}\u{a0}: aucune valeur lisible dans «\u{a0}{found}\u{a0}»", value_name(finding.field)),
            "écrire la valeur en clair sur cette ligne",
        ),
        Code::TwoAnswers => (
            format!(
                "deux réponses pour {}\u{a0}: «\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}»",
                value_name(finding.field),
                readable(found),
                readable(expected)
            ),
            "ne garder que la bonne",
        ),
        Code::DeducedDay => (
            format!(
                "{} n’est pas écrite en entier\u{a0}: «\u{a0}{found}\u{a0}», lu {}",
                value_name(finding.field),
                readable(expected)
            ),
            "écrire la date en entier",
        ),
        Code::WeekdayMismatch => (
            format!("le jour ne correspond pas à la date\u{a0}: «\u{a0}{found}\u{a0}» est un {expected}"),
            "vérifier le jour et la date",
        ),
        Code::NoSuchDay => (format!("«\u{a0}{found}\u{a0}» n’existe pas dans le calendrier"), "corriger la date"),
        Code::ImplausibleYear => (format!("année peu vraisemblable\u{a0}: «\u{a0}{found}\u{a0}»"), "vérifier l’année"),
        Code::DeadlineBeforePosting => (
            format!("la date limite «\u{a0}{found}\u{a0}» précède la date de dépôt ({expected})"),
            "vérifier les deux dates",
        ),
        Code::EarlierDeadlineLater => (
            format!(
                "la date limite «\u{a0}initialement prévue\u{a0}» «\u{a0}{found}\u{a0}» n’est pas antérieure à la nouvelle ({expected})"
            ),
            "vérifier les deux dates",
        ),
        Code::ShortWindow => {
            (format!("moins de 21 jours pour candidater\u{a0}: {found}"), "vérifier la date limite de candidature")
        }
        Code::UnknownCommune => {
            (format!("aucune commune reconnue dans «\u{a0}{found}\u{a0}»"), "nommer la commune du lieu de travail")
        }
        Code::UnknownEmployer => {
            (format!("employeur inconnu\u{a0}: «\u{a0}{found}\u{a0}»"), "écrire le nom complet de l’employeur")
        }
        Code::UnknownCorps => (format!("corps inconnu\u{a0}: «\u{a0}{found}\u{a0}»"), "écrire le nom complet du corps"),
        Code::UnknownAcronym => (
            format!("sigle non expliqué\u{a0}: «\u{a0}{found}\u{a0}»"),
            "écrire une fois le nom complet, suivi du sigle entre parenthèses",
        ),
        Code::JunkLine => (
            format!("ligne sans rapport avec l’avis, sans doute lue dans un logo\u{a0}: «\u{a0}{found}\u{a0}»"),
            "retirer la ligne",
        ),
        Code::MixedColumns => (
            format!("deux colonnes semblent mêlées\u{a0}: «\u{a0}{found}\u{a0}»"),
            "écrire chaque rubrique sur sa propre ligne",
        ),
        Code::AssignmentDoubtful => (
            format!("{}\u{a0}: «\u{a0}{found}\u{a0}» ou «\u{a0}{expected}\u{a0}»\u{a0}?", value_name(finding.field)),
            "écrire chaque valeur derrière sa rubrique",
        ),
        Code::StruckText => (
            format!("mots barrés dans l’avis, qui ne sont pas publiés\u{a0}: «\u{a0}{found}\u{a0}»"),
            "retirer les mots barrés, ou enlever la rature s’ils valent encore",
        ),
        Code::CutText => (
            format!("le texte s’arrête au milieu d’une phrase\u{a0}: «\u{a0}…{found}\u{a0}»"),
            "fournir le document complet",
        ),
        Code::DuplicateReference => {
            (format!("la référence «\u{a0}{found}\u{a0}» est aussi celle de {expected}"), "vérifier la référence")
        }
        Code::SeveralPosts => {
            (format!("l’avis propose plusieurs postes\u{a0}: {found}"), "vérifier le nombre de postes")
        }
        Code::AcronymConflict => (
            format!("le sigle «\u{a0}{found}\u{a0}» a plusieurs sens\u{a0}: {expected}"),
            "employer un seul nom par sigle",
        ),
        Code::SourcesDiffer => (
            format!(
                "{}\u{a0}: «\u{a0}{found}\u{a0}» dans l’avis, «\u{a0}{expected}\u{a0}» sur le portail ou dans une autre copie de l’avis",
                value_name(finding.field)
            ),
            "vérifier auprès de l’employeur, et corriger l’avis ou sa fiche sur le portail",
        ),
        Code::MissingDocument => (
            format!("l’avis officiel n’a pas pu être lu\u{a0}: {expected}"),
            "télécharger de nouveau les documents (offers fetch), ou placer l’avis officiel dans le dossier",
        ),
        Code::SharedDocument => (
            format!("le même document est aussi l’avis officiel de {expected}"),
            "vérifier l’adresse de l’avis officiel sur le portail",
        ),
        Code::UnknownStatus => (
            format!("statut inconnu\u{a0}: «\u{a0}{found}\u{a0}»"),
            "vérifier auprès de l’employeur si l’offre est toujours ouverte",
        ),
        Code::Announcement => (
            format!("communiqué, et non une offre\u{a0}: «\u{a0}{found}\u{a0}»"),
            "compléter le corps et les missions sur le portail si un poste est à pourvoir",
        ),
    }
}

/// A value as readers write it: a day in words.
fn readable(value: &str) -> String {
    value.parse::<Day>().map_or_else(|_| value.to_owned(), super::date)
}

/// What a value is called in a sentence about its doubt.
const fn value_name(field: Option<Field>) -> &'static str {
    match field {
        None => "une valeur",
        Some(Field::Title) => "l’intitulé",
        Some(Field::Openings) => "le nombre de postes",
        Some(Field::Reference) => "la référence",
        Some(Field::ReferenceDate) => "la date de la référence",
        Some(Field::Employer) => "l’employeur",
        Some(Field::Department) => "la direction",
        Some(Field::Corps) => "le corps",
        Some(Field::Domain) => "le domaine",
        Some(Field::Residency) => "la durée de résidence",
        Some(Field::Workplace) => "le lieu de travail",
        Some(Field::Communes) => "la commune",
        Some(Field::Province) => "la province",
        Some(Field::Availability) => "la date de prise de poste",
        Some(Field::Posted) => "la date de dépôt",
        Some(Field::Deadline) => "la date limite",
        Some(Field::DeadlineTime) => "l’heure limite",
        Some(Field::EarlierDeadlines) => "l’ancienne date limite",
        Some(Field::Status) => "l’état de l’avis",
        Some(Field::Official) => "l’adresse de l’avis officiel",
        Some(Field::Rome) => "le métier au répertoire ROME",
        Some(Field::Occupation) => "l’emploi au répertoire RESPNC",
        Some(Field::Contract) => "le contrat",
    }
}

/// Why an official document could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable<'a> {
    /// It is not in the folder, and nothing tells why.
    NotThere,
    /// Its file is there, and no text could be read from it.
    Unread(Code),
    /// Its address is none.
    Address,
    /// Its host is none of those that may be asked.
    Host(&'a str),
    /// Its host does not answer, or not to the end.
    NoAnswer,
    /// Its host answers with this HTTP status.
    Status(u16),
    /// What its host answers is no document.
    NoDocument,
    /// It is too large.
    TooLarge,
}

/// Why an official document could not be had, in words; and whether a copy of before was read in its place.
#[must_use]
pub fn unavailable(reason: Unavailable<'_>, is_kept: bool) -> String {
    let reason = match reason {
        Unavailable::NotThere => "absent du dossier".to_owned(),
        Unavailable::Unread(code) => super::changes::lower(super::about(code).name),
        Unavailable::Address => "adresse incorrecte".to_owned(),
        Unavailable::Host(host) => format!("hébergé ailleurs ({host})"),
        Unavailable::NoAnswer => "le portail n’a pas répondu".to_owned(),
        Unavailable::Status(status) => format!("le portail répond {status}"),
        Unavailable::NoDocument => "le portail n’a pas donné de document".to_owned(),
        Unavailable::TooLarge => "fichier trop volumineux".to_owned(),
    };
    if is_kept { format!("{reason}\u{a0}; sa copie précédente a été lue") } else { reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_and_a_hint_that_begin_low_and_end_without_a_stop() {
        for code in Code::ALL {
            let finding = Finding::new(*code, Some(1), "mot").expecting("autre");
            let warning = warning(&finding);
            for text in [&warning.message, &warning.hint] {
                assert!(text.starts_with(|c: char| c.is_lowercase() || c == '«'), "{text}");
                assert!(!text.ends_with(['.', ' ']), "{text}");
            }
        }
    }
}
