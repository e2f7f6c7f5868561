//! What each kind of doubt is called, and an example of it: for the report and the quality page.
//!
//! What to do about it stands with its sentence, in [`super::warning`].

use crate::finding::{Code, Finding};

/// A kind of doubt, for the authors of notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: &'static str,
    /// A notice's words that raise it, or what such a file is like.
    pub example: &'static str,
    /// What to do.
    pub hint: String,
}

/// What there is to know of a code.
#[must_use]
pub fn about(code: Code) -> About {
    let (name, example) = described(code);
    let any = Finding::new(code, None, "");
    About { name, example, hint: super::warning(&any).hint }
}

fn described(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Unreadable => ("Fichier endommagé", "un PDF dont le téléchargement a été interrompu"),
        Code::Encrypted => ("Fichier protégé", "un PDF qui demande un mot de passe"),
        Code::Scanned => ("Document numérisé", "un avis signé, puis passé au scanner"),
        Code::TooManyPages => ("Trop de pages", "tous les avis d’une semaine réunis en un seul PDF"),
        Code::Inflated => ("Contenu démesuré", "un document Word dont le texte décompressé dépasse 64\u{a0}Mo"),
        Code::UnknownTable => ("Tableau inconnu", "un fichier CSV sans la colonne libelleposte"),
        Code::Empty => ("Document vide", "un fichier sans aucun mot"),
        Code::TooLarge => ("Fichier trop volumineux", "un PDF de plus de 20\u{a0}Mo"),
        Code::OldEncoding => ("Ancien codage", "un fichier texte enregistré en Windows-1252"),
        Code::MixedEncoding => ("Codages mêlés", "une phrase collée d’un vieux logiciel dans un fichier en UTF-8"),
        Code::DoubleEncoding => ("Texte encodé deux fois", "«\u{a0}RÃ©fÃ©rence\u{a0}» pour «\u{a0}Référence\u{a0}»"),
        Code::UnreadFormat => ("Format non lu", "un avis enregistré en .doc, en .rtf ou en .xlsx"),
        Code::HiddenCharacters => ("Caractères invisibles", "un trait d’union conditionnel au milieu d’un mot"),
        Code::SuspiciousCharacters => ("Caractères illisibles", "«\u{a0}Charg\u{fffd} de mission\u{a0}»"),
        Code::MissingTitle => ("Intitulé absent", "un avis qui commence par sa référence"),
        Code::MissingReference => ("Référence absente", "un avis sans ligne «\u{a0}Référence\u{a0}»"),
        Code::MissingEmployer => ("Employeur absent", "un avis sans ligne «\u{a0}Employeur\u{a0}»"),
        Code::MissingCorps => ("Corps absent", "un avis sans ligne «\u{a0}Corps / Domaine\u{a0}»"),
        Code::MissingResidency => ("Durée de résidence absente", "un avis sans ligne «\u{a0}Durée de résidence\u{a0}»"),
        Code::MissingWorkplace => ("Lieu de travail absent", "un avis sans ligne «\u{a0}Lieu de travail\u{a0}»"),
        Code::MissingAvailability => {
            ("Date de prise de poste absente", "un avis sans ligne «\u{a0}Poste à pourvoir\u{a0}»")
        }
        Code::MissingPosted => ("Date de dépôt absente", "un avis sans ligne «\u{a0}Date de dépôt de l’offre\u{a0}»"),
        Code::MissingDeadline => ("Date limite absente", "un avis sans ligne «\u{a0}Date limite de candidature\u{a0}»"),
        Code::EmptyField => {
            ("Rubrique vide", "«\u{a0}Durée de résidence exigée pour le recrutement sur titre (1)\u{a0}:\u{a0}»")
        }
        Code::EmptySection => (
            "Partie vide",
            "«\u{a0}Caractéristiques particulières de l’emploi\u{a0}:\u{a0}», suivi aussitôt de «\u{a0}Profil du candidat\u{a0}»",
        ),
        Code::UnreadValue => {
            ("Valeur illisible", "«\u{a0}Date limite de candidature\u{a0}: voir l’annonce dans la presse\u{a0}»")
        }
        Code::TwoAnswers => {
            ("Deux réponses", "une date limite le 18 décembre dans l’en-tête, le 11 décembre dans le texte")
        }
        Code::DeducedDay => ("Date incomplète", "«\u{a0}Date limite de candidature\u{a0}: vendredi 18 décembre\u{a0}»"),
        Code::WeekdayMismatch => {
            ("Jour et date en désaccord", "«\u{a0}vendredi 21 février 2024\u{a0}», qui est un mercredi")
        }
        Code::NoSuchDay => ("Date inexistante", "«\u{a0}31 février 2026\u{a0}»"),
        Code::ImplausibleYear => ("Année peu vraisemblable", "une clôture en 2029 pour un avis paru en 2026"),
        Code::DeadlineBeforePosting => {
            ("Clôture avant parution", "un avis déposé le 6 février, clos le 30 janvier de la même année")
        }
        Code::EarlierDeadlineLater => (
            "Report en arrière",
            "une clôture le 27 février, «\u{a0}initialement prévue le 6 mars\u{a0}» de la même année",
        ),
        Code::ShortWindow => ("Délai court", "un avis déposé le 11 juillet, clos le 25 juillet"),
        Code::UnknownCommune => ("Commune introuvable", "«\u{a0}Lieu de travail\u{a0}: agence principale\u{a0}»"),
        Code::UnknownEmployer => ("Employeur inconnu", "«\u{a0}Employeur\u{a0}: service du personnel\u{a0}»"),
        Code::UnknownCorps => ("Corps inconnu", "«\u{a0}Corps / Domaine\u{a0}: grille 1\u{a0}»"),
        Code::UnknownAcronym => {
            ("Sigle non expliqué", "«\u{a0}Technicien de la CPMC\u{a0}», sans le nom complet ailleurs")
        }
        Code::JunkLine => {
            ("Ligne lue dans un logo", "«\u{a0}Le monde à portée de main\u{a0}» au-dessus de la référence")
        }
        Code::MixedColumns => (
            "Colonnes mêlées",
            "«\u{a0}Corps / Domaine\u{a0}: Adjoint Direction de l’enseignement administratif\u{a0}»",
        ),
        Code::AssignmentDoubtful => (
            "Valeur près d’une autre rubrique",
            "une date limite écrite derrière «\u{a0}Date de dépôt\u{a0}», et l’inverse",
        ),
        Code::StruckText => ("Texte barré", "une phrase rayée dans un document Word"),
        Code::CutText => ("Texte coupé", "un avis qui finit par «\u{a0}L’agent est chargé de\u{a0}»"),
        Code::DuplicateReference => ("Référence en double", "deux avis différents numérotés 3134-26-0001/SR"),
        Code::SeveralPosts => ("Plusieurs postes", "«\u{a0}04 SAGES-FEMMES\u{a0}»"),
        Code::AcronymConflict => {
            ("Sigle à plusieurs sens", "CMS pour «\u{a0}centre médico-social\u{a0}» ici, pour un logiciel là")
        }
        Code::SourcesDiffer => {
            ("Sources en désaccord", "une clôture le 20\u{a0}juin dans l’avis, le 13\u{a0}juin sur le portail")
        }
        Code::MissingDocument => ("Avis officiel manquant", "une ligne du portail dont le PDF n’existe plus"),
        Code::SharedDocument => ("Document partagé", "deux postes différents du portail qui renvoient au même PDF"),
        Code::UnknownStatus => ("Statut inconnu", "«\u{a0}GELE\u{a0}» dans la colonne statut du portail"),
        Code::Announcement => ("Communiqué", "une fermeture de fin d’année, publiée parmi les avis"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

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
