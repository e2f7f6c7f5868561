//! Every sentence shown to people, in French, plural rules included. Nowhere else stands French for readers
//! (`label::vocabulary` and its sisters hold the notices' own words).

use crate::finding::{Code, Finding};
use crate::offer::Warning;

/// A finding in words for the notice's author.
#[must_use]
pub fn warning(finding: &Finding) -> Warning {
    let (message, hint) = match finding.code {
        Code::Unreadable => ("fichier illisible", "fournir un document contenant du texte"),
        Code::Empty => ("document sans aucun mot", "vérifier que le document n’est pas une image ou une page blanche"),
        Code::TooLarge => ("fichier trop volumineux pour un avis", "fournir un document par avis, de moins de 5 Mo"),
        Code::OldEncoding => {
            ("texte enregistré dans un ancien codage (Windows-1252)", "enregistrer le fichier en UTF-8")
        }
        Code::HiddenCharacters => {
            ("caractères invisibles retirés", "recopier la ligne sans mise en forme si un mot semble manquer")
        }
        Code::DuplicateReference => {
            ("référence déjà portée par un autre avis", "vérifier la référence, ou retirer l’avis remplacé")
        }
    };
    Warning {
        code: finding.code.as_str().to_owned(),
        line: finding.line,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

/// Before the value that a notice should have had, in a report of findings.
pub const EXPECTED: &str = "attendu : ";
