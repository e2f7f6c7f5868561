//! Length of residency that gives priority in recruitment «sur titre».

use super::{Head, Notes};
use crate::finding::Code;
use crate::label::Label;
use crate::offer;
use crate::offer::{Residency, ResidencyKind};
use crate::text::{number, words};

/// Reads the condition; `None` only where the label is absent.
pub(super) fn residency(head: Head<'_>, notes: &mut Notes) -> Option<Residency> {
    let Some(field) = head.first(Label::Residency) else {
        notes.doubt(Code::MissingResidency, None, "");
        return None;
    };
    notes.read(offer::Field::Residency, field.value_line());
    let text = field.values.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ; ");
    let (kind, years) = class(&text);
    if kind == ResidencyKind::Other && text.contains(char::is_alphabetic) {
        notes.unread(offer::Field::Residency, field.value_line(), &text);
    }
    Some(Residency { kind, years, text })
}

/// The class of a condition, and its years: the largest where several grades have several.
fn class(text: &str) -> (ResidencyKind, Option<u32>) {
    let lengths = lengths(text);
    let mut distinct = lengths.clone();
    distinct.sort_unstable_by_key(|(less, years)| (*years, *less));
    distinct.dedup();
    match distinct.as_slice() {
        [] if says_none(text) => (ResidencyKind::None, None),
        [] => (ResidencyKind::Other, None),
        [(true, years)] => (ResidencyKind::LessThan, Some(*years)),
        [(false, years)] => (ResidencyKind::AtLeast, Some(*years)),
        [.., (_, years)] => (ResidencyKind::Several, Some(*years)),
    }
}

fn says_none(text: &str) -> bool {
    let folded = crate::text::fold(text);
    folded.is_empty()
        || ["sans", "neant", "aucune", "aucun", "non", "so"].contains(&folded.split(' ').next().unwrap_or_default())
}

/// The lengths in years a text speaks of, each with whether it is «inférieure à».
fn lengths(text: &str) -> Vec<(bool, u32)> {
    let words: Vec<String> = words(text).collect();
    let mut found = Vec::new();
    let mut less = false;
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            "inferieure" | "inferieur" | "moins" => {
                // «au moins égale à» is the opposite of «moins de».
                less = word != "moins" || at == 0 || words[at - 1] != "au";
            }
            "superieure" | "superieur" | "minimum" => less = false,
            "an" | "ans" | "annees" | "annee" => {
                if let Some(years) = at.checked_sub(1).and_then(|before| number::number(&words[before])) {
                    found.push((less, years));
                    less = false;
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use ResidencyKind::{AtLeast, LessThan, None as Nothing, Other, Several};

    #[test]
    fn classes_the_conditions_of_the_notices() {
        for (text, kind, years) in [
            ("au moins égale à 10 ans.", AtLeast, Some(10)),
            ("au moins égale 5 ans", AtLeast, Some(5)),
            ("inférieure à 3 ans", LessThan, Some(3)),
            ("moins de 3 ans", LessThan, Some(3)),
            ("/", Nothing, None),
            ("", Nothing, None),
            ("sans", Nothing, None),
            ("Cf tableau ci-dessous", Other, None),
            ("Ingénieur 1er grade : au moins égale à 5 ans ; 2e grade : inférieure à 5 ans", Several, Some(5)),
            ("Technicien 1er et 2e grade : au moins égale à 10 ans", AtLeast, Some(10)),
            ("Pharmacien : au moins égale à 10 ans ; Médecin : inférieure à 3 ans", Several, Some(10)),
            ("au moins égale à dix ans", AtLeast, Some(10)),
        ] {
            assert_eq!(class(text), (kind, years), "{text}");
        }
    }
}
