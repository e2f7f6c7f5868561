//! What an offer's fields are called: one row a field.

use crate::offer::Field;

/// A field's names.
struct Names {
    /// Above or before its value.
    label: &'static str,
    /// In a sentence about its doubt, with its article.
    within: &'static str,
    /// In a list of what was changed.
    changed: &'static str,
}

const fn names(field: Field) -> Names {
    match field {
        Field::Title => Names { label: "Intitulé", within: "l’intitulé", changed: "intitulé" },
        Field::Openings => {
            Names { label: "Nombre de postes", within: "le nombre de postes", changed: "nombre de postes" }
        }
        Field::Reference => Names { label: "Référence", within: "la référence", changed: "référence" },
        Field::ReferenceDate => {
            Names { label: "Date de la référence", within: "la date de la référence", changed: "référence" }
        }
        Field::Employer => Names { label: "Employeur", within: "l’employeur", changed: "employeur" },
        Field::Department => {
            Names { label: "Direction ou service", within: "la direction", changed: "direction ou service" }
        }
        Field::Corps => Names { label: "Corps ou grade", within: "le corps", changed: "corps ou grade" },
        Field::Domain => Names { label: "Domaine", within: "le domaine", changed: "domaine" },
        Field::Residency => {
            Names { label: "Durée de résidence", within: "la durée de résidence", changed: "durée de résidence" }
        }
        Field::Workplace => {
            Names { label: "Lieu de travail", within: "le lieu de travail", changed: "lieu de travail" }
        }
        Field::Communes => Names { label: "Commune", within: "la commune", changed: "commune" },
        Field::Province => Names { label: "Province", within: "la province", changed: "province" },
        Field::Availability => Names {
            label: "À pourvoir",
            within: "la date de prise de poste",
            changed: "date à laquelle le poste est à pourvoir",
        },
        Field::Posted => Names { label: "Parution", within: "la date de dépôt", changed: "parution" },
        Field::Deadline => Names { label: "Clôture des candidatures", within: "la date limite", changed: "clôture" },
        Field::DeadlineTime => {
            Names { label: "Heure de clôture", within: "l’heure limite", changed: "heure ou terme de la clôture" }
        }
        Field::EarlierDeadlines => Names {
            label: "Anciennes dates de clôture",
            within: "l’ancienne date limite",
            changed: "anciennes dates de clôture",
        },
        Field::Status => Names { label: "État de l’avis", within: "l’état de l’avis", changed: "statut" },
        Field::Official => {
            Names { label: "Avis officiel", within: "l’adresse de l’avis officiel", changed: "avis officiel" }
        }
        Field::Rome => Names {
            label: "Emploi au répertoire (ROME)",
            within: "le métier au répertoire ROME",
            changed: "emploi ROME",
        },
        Field::Occupation => Names {
            label: "Emploi au répertoire (RESPNC)",
            within: "l’emploi au répertoire RESPNC",
            changed: "emploi au répertoire",
        },
        Field::Contract => Names { label: "Contrat", within: "le contrat", changed: "contrat" },
    }
}

/// The label of a field's value.
#[must_use]
pub const fn label(field: Field) -> &'static str {
    names(field).label
}

/// A value in a sentence about its doubt.
pub(super) const fn within(field: Option<Field>) -> &'static str {
    match field {
        Some(field) => names(field).within,
        None => "une valeur",
    }
}

/// A field in a list of what was changed.
pub(super) const fn changed(field: Field) -> &'static str {
    names(field).changed
}
