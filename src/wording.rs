//! Every sentence shown to people, in French, plural rules included. Nowhere else stands French for readers
//! (`label::vocabulary` and its sisters hold the notices' own words).

use crate::finding::{Code, Finding};
use crate::offer::Warning;

/// A finding in words for the notice's author.
#[must_use]
pub fn warning(finding: &Finding) -> Warning {
    let (message, hint) = match finding.code {
        Code::Unreadable => ("fichier illisible".to_owned(), "fournir un document contenant du texte".to_owned()),
    };
    Warning { code: finding.code.as_str().to_owned(), line: finding.line, message, hint }
}
