//! A question that is a notice's reference, in any spelling: it means that notice alone.

use super::fields::{ANYWHERE, Field};
use super::question::{Clause, MatchMode, Role};
use super::reading::Part;
use super::resolve::{Lexicon, ResolvedTerm};

/// Digits that a question has at least, to be taken for a reference: «25» alone is a year, or hours.
const FEWEST_DIGITS: usize = 3;

/// Digits of a notice's number: «25-887» means «3134-25-0887».
const NUMBER: usize = 4;

/// The words of a question that may be a reference: plain ones with enough digits.
pub(super) fn words(clauses: &[Clause]) -> Option<Vec<(&str, MatchMode)>> {
    let plain = |clause: &Clause| clause.role == Role::Wanted && clause.fields == ANYWHERE;
    let words: Vec<(&str, MatchMode)> = clauses.iter().flat_map(Clause::reaching).skip_while(is_announced).collect();
    let digits = words.iter().flat_map(|(word, _)| word.bytes()).filter(u8::is_ascii_digit).count();
    (digits >= FEWEST_DIGITS && clauses.iter().all(plain)).then_some(words)
}

/// What may stand in front of a reference: «référence n° 3134-25-0834», «offre 887».
fn is_announced((word, _): &(&str, MatchMode)) -> bool {
    matches!(*word, "reference" | "ref" | "offre" | "avis" | "annonce" | "poste" | "n" | "no" | "numero" | "la" | "l")
}

/// What stands for the parts of a reference, where references stand; nothing when a part stands in no offer at all.
pub(super) fn part(words: &[(&str, MatchMode)], lexicon: &Lexicon<'_>) -> Part {
    Part {
        role: Role::Required,
        fields: Field::Reference.mask(),
        typed: None,
        resolved: resolved(words, lexicon).unwrap_or_default(),
    }
}

fn resolved(words: &[(&str, MatchMode)], lexicon: &Lexicon<'_>) -> Option<Vec<ResolvedTerm>> {
    let mut all = Vec::new();
    for (word, mode) in words {
        let mut parts = lexicon.as_typed(word, *mode);
        if let [one] = parts.as_mut_slice()
            && word.len() < NUMBER
            && word.bytes().all(|b| b.is_ascii_digit())
            && let Some(number) = lexicon.as_typed(&format!("{word:0>NUMBER$}"), MatchMode::Exact).pop()
        {
            one.families.extend(number.families);
            one.marks.extend(number.marks);
        }
        if parts.iter().any(|part| part.families.is_empty()) {
            return None;
        }
        all.append(&mut parts);
    }
    Some(all)
}
