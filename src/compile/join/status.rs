//! What became of a notice, in the words of a row. A table of words and who asks it; it knows no offer.

use crate::gazetteer::names::spellings;
use crate::offer::Status;
use crate::text::fold;
use crate::text::table::rows;

/// The words.
const WORDS: &str = include_str!("status.txt");

/// Where words stand: what follows the status in a row of the table.
const CELL: &str = " in a cell";
const COMMENT: &str = " in a comment";
const POSTPONEMENT: &str = " of a postponement";
const CHANGE: &str = " of a change";

/// What a comment says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comment {
    /// What became of the notice; `None` where the comment tells in no known words.
    pub(super) status: Option<Status>,
    /// Whether the deadline was moved.
    pub(super) is_postponed: bool,
}

/// The status that is a whole cell; `None` for unknown words.
pub(super) fn of_cell(cell: &str) -> Option<Status> {
    let cell = fold(cell);
    kinds(CELL).find(|(_, words)| spellings(words).any(|word| word == cell)).map(|(status, _)| status)
}

/// What a comment says. A correction that cancels another notice («annule et remplace») leaves its own one standing.
pub(super) fn of_comment(text: &str) -> Comment {
    let folded = format!(" {} ", fold(text));
    let says = |words: &str| spellings(words).any(|word| folded.contains(&format!(" {word} ")));
    let first = |kind: &'static str| kinds(kind).find(|(_, words)| says(words)).map(|(status, _)| status);
    let postponed = first(POSTPONEMENT);
    let status = of_cell(text).or_else(|| first(COMMENT)).or(postponed).or_else(|| first(CHANGE));
    Comment { status, is_postponed: postponed.is_some() }
}

/// The rows of a kind, with their status.
fn kinds(kind: &'static str) -> impl Iterator<Item = (Status, &'static str)> {
    rows(WORDS).filter_map(move |(head, words)| Some((Status::named(head.strip_suffix(kind)?)?, words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_of_the_table_is_read() {
        let read: usize = [CELL, COMMENT, POSTPONEMENT, CHANGE].iter().map(|kind| kinds(kind).count()).sum();
        assert_eq!(read, rows(WORDS).count());
        let mut seen = BTreeSet::new();
        for word in rows(WORDS).filter(|(head, _)| head.ends_with(CELL)).flat_map(|(_, words)| spellings(words)) {
            assert_eq!(fold(word), word);
            assert!(seen.insert(word), "{word} stands twice");
        }
    }

    #[test]
    fn a_cell_is_a_status_or_unknown() {
        for (cell, status) in [
            ("PUBLIE", Some(Status::Published)),
            ("Publié", Some(Status::Published)),
            ("ANNULE", Some(Status::Cancelled)),
            ("POURVU", Some(Status::Filled)),
            ("DEPUBLIE", Some(Status::Withdrawn)),
            ("RETIRÉ", Some(Status::Withdrawn)),
            ("SUSPENDU", Some(Status::Suspended)),
            ("CLOS", Some(Status::Closed)),
            ("CLOTURE", Some(Status::Closed)),
            ("BROUILLON", Some(Status::Draft)),
            ("EN_ATTENTE", Some(Status::Draft)),
            ("XYZ", None),
        ] {
            assert_eq!(of_cell(cell), status, "{cell}");
        }
    }

    #[test]
    fn a_comment_is_a_change_or_a_postponement() {
        let check = |text: &str, status: Option<Status>, is_postponed: bool| {
            assert_eq!(of_comment(text), Comment { status, is_postponed }, "{text}");
        };
        check("Modification de la date de clôture initialement prévue le 13/06/2025", Some(Status::Published), true);
        check("Rectificatif : report de la date limite", Some(Status::Corrected), true);
        check("Annule et remplace l’avis du 2 mai", Some(Status::Corrected), false);
        check("Avis annulé le 12/05/2026", Some(Status::Cancelled), false);
        check("POURVU", Some(Status::Filled), false);
        check("à pourvoir jusqu’à ce que le poste soit pourvu", None, false);
        check("Modification du lieu de travail", Some(Status::Corrected), false);
        check("Voir la fiche", None, false);
    }
}
