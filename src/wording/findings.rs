//! Findings in words, one row a code: what such a finding is called, an example, what is wrong, and what to do.

use super::fields::within;
use crate::day::Day;
use crate::finding::{Code, Finding};
use crate::offer::Warning;

/// A finding in words for the notice's author.
#[must_use]
pub fn warning(finding: &Finding) -> Warning {
    let Told { message, hint, .. } = told(finding);
    Warning {
        code: finding.code.as_str().to_owned(),
        field: finding.field,
        line: finding.line,
        message,
        hint: hint.to_owned(),
    }
}

/// A kind of finding, for the authors of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: &'static str,
    /// A notice's words that raise it, or what such a file is like.
    pub example: &'static str,
    /// What to do.
    pub hint: &'static str,
}

/// A kind of finding, whatever was found.
#[must_use]
pub fn about(code: Code) -> About {
    let Told { name, example, hint, .. } = told(&Finding::new(code, None, ""));
    About { name, example, hint }
}

/// All there is to say of a finding.
struct Told {
    name: &'static str,
    example: &'static str,
    message: String,
    hint: &'static str,
}

#[expect(clippy::too_many_lines, reason = "a table, one row a code")]
fn told(finding: &Finding) -> Told {
    let found = finding.found.as_str();
    let expected = finding.expected.as_deref().unwrap_or_default();
    let missing = |what: &str| format!("l’avis n’indique pas {what}");
    match finding.code {
        Code::Unreadable => Told {
            name: "Fichier endommagé",
            example: "un PDF dont le téléchargement a été interrompu",
            message: "fichier endommagé, ou d’un autre format que ne le dit son nom".to_owned(),
            hint: "l’ouvrir et l’enregistrer de nouveau en PDF, Word (.docx), OpenDocument (.odt), HTML ou texte",
        },
        Code::Encrypted => Told {
            name: "Fichier protégé",
            example: "un PDF qui demande un mot de passe",
            message: "fichier protégé par un mot de passe".to_owned(),
            hint: "l’enregistrer de nouveau sans mot de passe",
        },
        Code::Scanned => Told {
            name: "Document numérisé",
            example: "un avis signé, puis passé au scanner",
            message: "document sans texte, sans doute une image numérisée".to_owned(),
            hint: "fournir le document d’origine, ou le passer à la reconnaissance de texte",
        },
        Code::TooManyPages => Told {
            name: "Trop de pages",
            example: "tous les avis d’une semaine réunis en un seul PDF",
            message: format!("{found}\u{a0}pages, trop pour un avis"),
            hint: "fournir un document par avis",
        },
        Code::Inflated => Told {
            name: "Contenu démesuré",
            example: "un document Word dont le texte décompressé dépasse 64\u{a0}Mo",
            message: "fichier dont le contenu, une fois décompressé, est démesuré".to_owned(),
            hint: "l’ouvrir et l’enregistrer de nouveau sans les images",
        },
        Code::UnknownTable => Told {
            name: "Tableau inconnu",
            example: "un fichier CSV sans la colonne libelleposte",
            message: "tableau qui n’est pas un export des avis du portail de données ouvertes".to_owned(),
            hint: "télécharger de nouveau l’export, ou retirer le fichier du dossier",
        },
        Code::Empty => Told {
            name: "Document vide",
            example: "un fichier sans aucun mot",
            message: "document sans aucun mot".to_owned(),
            hint: "vérifier que le document n’est pas une image ou une page blanche",
        },
        Code::TooLarge => Told {
            name: "Fichier trop volumineux",
            example: "un PDF de plus de 20\u{a0}Mo",
            message: "fichier trop volumineux pour un avis".to_owned(),
            hint: "fournir un document par avis, sans images inutiles",
        },
        Code::OldEncoding => Told {
            name: "Ancien codage",
            example: "un fichier texte enregistré en Windows-1252",
            message: format!("texte enregistré dans un ancien codage ({found})"),
            hint: "enregistrer le fichier en UTF-8",
        },
        Code::MixedEncoding => Told {
            name: "Codages mêlés",
            example: "une phrase collée d’un vieux logiciel dans un fichier en UTF-8",
            message: format!("caractères d’un ancien codage au milieu du texte\u{a0}: {found}"),
            hint: "vérifier ce passage, et enregistrer le fichier en UTF-8",
        },
        Code::DoubleEncoding => Told {
            name: "Texte encodé deux fois",
            example: "«\u{a0}RÃ©fÃ©rence\u{a0}» pour «\u{a0}Référence\u{a0}»",
            message: format!("texte encodé deux fois\u{a0}: «\u{a0}{found}\u{a0}», lu «\u{a0}{expected}\u{a0}»"),
            hint: "enregistrer de nouveau le document d’origine en UTF-8",
        },
        Code::UnreadFormat => Told {
            name: "Format non lu",
            example: "un avis enregistré en .doc, en .rtf ou en .xlsx",
            message: "fichier dans un format qui n’est pas lu".to_owned(),
            hint: "l’enregistrer en PDF, Word (.docx), OpenDocument (.odt), HTML ou texte",
        },
        Code::HiddenCharacters => Told {
            name: "Caractères invisibles",
            example: "un trait d’union conditionnel au milieu d’un mot",
            message: "caractères invisibles retirés".to_owned(),
            hint: "recopier la ligne sans mise en forme si un mot semble manquer",
        },
        Code::SuspiciousCharacters => Told {
            name: "Caractères illisibles",
            example: "«\u{a0}Charg\u{fffd} de mission\u{a0}»",
            message: format!("caractères invisibles ou illisibles\u{a0}: {found}"),
            hint: "retaper ce passage, ou exporter de nouveau le document",
        },
        Code::SpacedLetters => Told {
            name: "Lettres espacées",
            example: "«\u{a0}R U C H E R I S T E\u{a0}»",
            message: format!("mot écrit lettre à lettre\u{a0}: «\u{a0}{found}\u{a0}», lu «\u{a0}{expected}\u{a0}»"),
            hint: "écrire le mot sans espaces, et l’espacer par la mise en forme",
        },
        Code::MissingTitle => Told {
            name: "Intitulé absent",
            example: "un avis qui commence par sa référence",
            message: missing("l’intitulé du poste"),
            hint: "mettre l’intitulé sur la première ligne",
        },
        Code::MissingReference => Told {
            name: "Référence absente",
            example: "un avis sans ligne «\u{a0}Référence\u{a0}»",
            message: missing("sa référence"),
            hint: "ajouter une ligne «\u{a0}Référence\u{a0}: … du …\u{a0}»",
        },
        Code::MissingEmployer => Told {
            name: "Employeur absent",
            example: "un avis sans ligne «\u{a0}Employeur\u{a0}»",
            message: missing("l’employeur"),
            hint: "ajouter une ligne «\u{a0}Employeur\u{a0}: …\u{a0}»",
        },
        Code::MissingCorps => Told {
            name: "Corps absent",
            example: "un avis sans ligne «\u{a0}Corps / Domaine\u{a0}»",
            message: missing("le corps"),
            hint: "ajouter une ligne «\u{a0}Corps / Domaine\u{a0}: …\u{a0}»",
        },
        Code::MissingResidency => Told {
            name: "Durée de résidence absente",
            example: "un avis sans ligne «\u{a0}Durée de résidence\u{a0}»",
            message: missing("la durée de résidence exigée"),
            hint: "ajouter la ligne, avec «\u{a0}/\u{a0}» si aucune durée n’est exigée",
        },
        Code::MissingWorkplace => Told {
            name: "Lieu de travail absent",
            example: "un avis sans ligne «\u{a0}Lieu de travail\u{a0}»",
            message: missing("le lieu de travail"),
            hint: "ajouter une ligne «\u{a0}Lieu de travail\u{a0}: …\u{a0}» avec la commune",
        },
        Code::MissingAvailability => Told {
            name: "Date de prise de poste absente",
            example: "un avis sans ligne «\u{a0}Poste à pourvoir\u{a0}»",
            message: missing("à partir de quand le poste est à pourvoir"),
            hint: "ajouter une ligne «\u{a0}Poste à pourvoir\u{a0}: …\u{a0}»",
        },
        Code::MissingPosted => Told {
            name: "Date de dépôt absente",
            example: "un avis sans ligne «\u{a0}Date de dépôt de l’offre\u{a0}»",
            message: missing("sa date de dépôt"),
            hint: "ajouter une ligne «\u{a0}Date de dépôt de l’offre\u{a0}: …\u{a0}»",
        },
        Code::MissingDeadline => Told {
            name: "Date limite absente",
            example: "un avis sans ligne «\u{a0}Date limite de candidature\u{a0}»",
            message: missing("la date limite de candidature"),
            hint: "ajouter une ligne «\u{a0}Date limite de candidature\u{a0}: …\u{a0}»",
        },
        Code::EmptyField => Told {
            name: "Rubrique vide",
            example: "«\u{a0}Durée de résidence exigée pour le recrutement sur titre (1)\u{a0}:\u{a0}»",
            message: format!("rien n’est écrit après «\u{a0}{found}\u{a0}»"),
            hint: "compléter la ligne, ou écrire «\u{a0}/\u{a0}»",
        },
        Code::EmptySection => Told {
            name: "Partie vide",
            example: "«\u{a0}Caractéristiques particulières de l’emploi\u{a0}:\u{a0}», suivi aussitôt de «\u{a0}Profil du candidat\u{a0}»",
            message: format!("rien n’est écrit sous «\u{a0}{found}\u{a0}»"),
            hint: "compléter la partie, ou retirer son titre",
        },
        Code::UnreadValue => Told {
            name: "Valeur illisible",
            example: "«\u{a0}Date limite de candidature\u{a0}: voir l’annonce dans la presse\u{a0}»",
            message: format!("{}\u{a0}: aucune valeur lisible dans «\u{a0}{found}\u{a0}»", within(finding.field)),
            hint: "écrire la valeur en clair sur cette ligne",
        },
        Code::TwoAnswers => Told {
            name: "Deux réponses",
            example: "une date limite le 18 décembre dans l’en-tête, le 11 décembre dans le texte",
            message: format!(
                "deux réponses pour {}\u{a0}: «\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}»",
                within(finding.field),
                readable(found),
                readable(expected)
            ),
            hint: "ne garder que la bonne",
        },
        Code::DeducedDay => Told {
            name: "Date incomplète",
            example: "«\u{a0}Date limite de candidature\u{a0}: vendredi 18 décembre\u{a0}»",
            message: format!(
                "{} n’est pas écrite en entier\u{a0}: «\u{a0}{found}\u{a0}», lu {}",
                within(finding.field),
                readable(expected)
            ),
            hint: "écrire la date en entier",
        },
        Code::WeekdayMismatch => Told {
            name: "Jour et date en désaccord",
            example: "«\u{a0}vendredi 21 février 2024\u{a0}», qui est un mercredi",
            message: format!("le jour ne correspond pas à la date\u{a0}: «\u{a0}{found}\u{a0}» est un {expected}"),
            hint: "vérifier le jour et la date",
        },
        Code::NoSuchDay => Told {
            name: "Date inexistante",
            example: "«\u{a0}31 février 2026\u{a0}»",
            message: format!("«\u{a0}{found}\u{a0}» n’existe pas dans le calendrier"),
            hint: "corriger la date",
        },
        Code::ImplausibleYear => Told {
            name: "Année peu vraisemblable",
            example: "une clôture en 2029 pour un avis paru en 2026",
            message: format!("année peu vraisemblable\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "vérifier l’année",
        },
        Code::DeadlineBeforePosting => Told {
            name: "Clôture avant parution",
            example: "un avis déposé le 6 février, clos le 30 janvier de la même année",
            message: format!("la date limite «\u{a0}{found}\u{a0}» précède la date de dépôt ({expected})"),
            hint: "vérifier les deux dates",
        },
        Code::EarlierDeadlineLater => Told {
            name: "Report en arrière",
            example: "une clôture le 27 février, «\u{a0}initialement prévue le 6 mars\u{a0}» de la même année",
            message: format!(
                "la date limite «\u{a0}initialement prévue\u{a0}» «\u{a0}{found}\u{a0}» n’est pas antérieure à la nouvelle ({expected})"
            ),
            hint: "vérifier les deux dates",
        },
        Code::ShortWindow => Told {
            name: "Délai court",
            example: "un avis déposé le 11 juillet, clos le 25 juillet",
            message: format!("moins de 21 jours pour candidater\u{a0}: {found}"),
            hint: "vérifier la date limite de candidature",
        },
        Code::UnknownCommune => Told {
            name: "Commune introuvable",
            example: "«\u{a0}Lieu de travail\u{a0}: agence principale\u{a0}»",
            message: format!("aucune commune reconnue dans «\u{a0}{found}\u{a0}»"),
            hint: "nommer la commune du lieu de travail",
        },
        Code::UnknownEmployer => Told {
            name: "Employeur inconnu",
            example: "«\u{a0}Employeur\u{a0}: service du personnel\u{a0}»",
            message: format!("employeur inconnu\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "écrire le nom complet de l’employeur",
        },
        Code::UnknownCorps => Told {
            name: "Corps inconnu",
            example: "«\u{a0}Corps / Domaine\u{a0}: grille 1\u{a0}»",
            message: format!("corps inconnu\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "écrire le nom complet du corps",
        },
        Code::UnknownAcronym => Told {
            name: "Sigle non expliqué",
            example: "«\u{a0}Technicien de la CPMC\u{a0}», sans le nom complet ailleurs",
            message: format!("sigle non expliqué\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "écrire une fois le nom complet, suivi du sigle entre parenthèses",
        },
        Code::JunkLine => Told {
            name: "Ligne lue dans un logo",
            example: "«\u{a0}Le monde à portée de main\u{a0}» au-dessus de la référence",
            message: format!(
                "ligne sans rapport avec l’avis, sans doute lue dans un logo\u{a0}: «\u{a0}{found}\u{a0}»"
            ),
            hint: "retirer la ligne",
        },
        Code::MixedColumns => Told {
            name: "Colonnes mêlées",
            example: "«\u{a0}Corps / Domaine\u{a0}: Adjoint Direction de l’enseignement administratif\u{a0}»",
            message: format!("deux colonnes semblent mêlées\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "écrire chaque rubrique sur sa propre ligne",
        },
        Code::AssignmentDoubtful => Told {
            name: "Valeur près d’une autre rubrique",
            example: "une date limite écrite derrière «\u{a0}Date de dépôt\u{a0}», et l’inverse",
            message: format!(
                "{}\u{a0}: «\u{a0}{found}\u{a0}» ou «\u{a0}{expected}\u{a0}»\u{a0}?",
                within(finding.field)
            ),
            hint: "écrire chaque valeur derrière sa rubrique",
        },
        Code::StruckText => Told {
            name: "Texte barré",
            example: "une phrase rayée dans un document Word",
            message: format!("mots barrés dans l’avis, qui ne sont pas publiés\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "retirer les mots barrés, ou enlever la rature s’ils valent encore",
        },
        Code::CutText => Told {
            name: "Texte coupé",
            example: "un avis qui finit par «\u{a0}L’agent est chargé de\u{a0}»",
            message: format!("le texte s’arrête au milieu d’une phrase\u{a0}: «\u{a0}…{found}\u{a0}»"),
            hint: "fournir le document complet",
        },
        Code::DuplicateReference => Told {
            name: "Référence en double",
            example: "deux avis différents numérotés 3134-26-0001/SR",
            message: format!("la référence «\u{a0}{found}\u{a0}» est aussi celle de {expected}"),
            hint: "vérifier la référence",
        },
        Code::SeveralPosts => Told {
            name: "Plusieurs postes",
            example: "«\u{a0}04 SAGES-FEMMES\u{a0}»",
            message: format!("l’avis propose plusieurs postes\u{a0}: {found}"),
            hint: "vérifier le nombre de postes",
        },
        Code::AcronymConflict => Told {
            name: "Sigle à plusieurs sens",
            example: "CMS pour «\u{a0}centre médico-social\u{a0}» ici, pour un logiciel là",
            message: format!("le sigle «\u{a0}{found}\u{a0}» a plusieurs sens\u{a0}: {expected}"),
            hint: "employer un seul nom par sigle",
        },
        Code::SourcesDiffer => Told {
            name: "Sources en désaccord",
            example: "une clôture le 20\u{a0}juin dans l’avis, le 13\u{a0}juin sur le portail",
            message: format!(
                "{}\u{a0}: «\u{a0}{found}\u{a0}» dans l’avis, «\u{a0}{expected}\u{a0}» sur le portail ou dans une autre copie de l’avis",
                within(finding.field)
            ),
            hint: "vérifier auprès de l’employeur, et corriger l’avis ou sa fiche sur le portail",
        },
        Code::MissingDocument => Told {
            name: "Avis officiel manquant",
            example: "une ligne du portail dont le PDF n’existe plus",
            message: format!("l’avis officiel n’a pas pu être lu\u{a0}: {expected}"),
            hint: "télécharger de nouveau les documents (offers fetch), ou placer l’avis officiel dans le dossier",
        },
        Code::SharedDocument => Told {
            name: "Document partagé",
            example: "deux postes différents du portail qui renvoient au même PDF",
            message: format!("le même document est aussi l’avis officiel de {expected}"),
            hint: "vérifier l’adresse de l’avis officiel sur le portail",
        },
        Code::UnknownStatus => Told {
            name: "Statut inconnu",
            example: "«\u{a0}GELE\u{a0}» dans la colonne statut du portail",
            message: format!("statut inconnu\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "vérifier auprès de l’employeur si l’offre est toujours ouverte",
        },
        Code::Announcement => Told {
            name: "Communiqué",
            example: "une fermeture de fin d’année, publiée parmi les avis",
            message: format!("communiqué, et non une offre\u{a0}: «\u{a0}{found}\u{a0}»"),
            hint: "compléter le corps et les missions sur le portail si un poste est à pourvoir",
        },
    }
}

/// A value as readers write it: a day in words.
fn readable(value: &str) -> String {
    value.parse::<Day>().map_or_else(|_| value.to_owned(), super::date)
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
        Unavailable::Unread(code) => super::changes::lower(about(code).name),
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
    use std::collections::BTreeSet;

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

    #[test]
    fn every_code_has_a_name_of_its_own_and_an_example() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| about(*code).name).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for about in Code::ALL.iter().map(|code| about(*code)) {
            assert!(about.name.starts_with(char::is_uppercase) && !about.name.ends_with('.'), "{}", about.name);
            assert!(!about.example.is_empty() && !about.example.ends_with('.'), "{}", about.example);
            assert!(!about.hint.is_empty(), "{}", about.name);
        }
    }
}
