//! Acronyms that no notice explains, and those that one employer explains in different ways.

use crate::acronym::{Explained, abbreviates, gathered, key, texts};
use crate::finding::{Code, Finding};
use crate::gazetteer::{is_name, logos::is_logo};
use crate::offer::{Field, Offer};
use crate::text::{is_word_char, words_at};
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Lengths, in letters, of a word in capitals that is taken for an acronym.
const DOUBTFUL: std::ops::RangeInclusive<usize> = 3..=7;

/// What is doubtful about the acronyms of these offers, each with the offer's position: one in the
/// head that no notice explains, and one that the same employer explains in different ways.
#[must_use]
pub fn check(offers: &[&Offer], explained: &Explained) -> Vec<(usize, Finding)> {
    let known = explained.known();
    let words = written_small(offers);
    let mut doubts = Vec::new();
    for (at, offer) in offers.iter().enumerate() {
        let mut told = BTreeSet::new();
        // Names of places and persons stand in capitals too; titles and directions seldom hold any.
        for (field, text) in [(Field::Title, Some(&offer.title)), (Field::Department, offer.department.as_ref())] {
            let line = offer.origins.get(&field).map(|origin| origin.line);
            for acronym in text.into_iter().flat_map(|text| unexplained(text)) {
                let is_explained = known.contains_key(acronym) || names_its_unit(offer, acronym);
                if !is_explained && !words.contains(acronym) && told.insert(acronym) {
                    let found = acronym.to_owned();
                    doubts.push((at, Finding::new(Code::UnknownAcronym, line, &found)));
                }
            }
        }
    }
    doubts.extend(conflicts(offers, explained));
    doubts
}

/// Whether an acronym is that of the direction or of the employer that the offer names.
fn names_its_unit(offer: &Offer, acronym: &str) -> bool {
    let department = offer.department.as_deref();
    let behind_label = department.map(|department| format!("Direction {department}"));
    let names =
        [department, behind_label.as_deref(), offer.employer.as_ref().map(|employer| employer.written.as_str())];
    names.into_iter().flatten().any(|name| abbreviates(name, acronym))
}

/// The doubtful acronyms that some notice writes in small letters, and so are words: «WEB», «site web».
fn written_small(offers: &[&Offer]) -> BTreeSet<String> {
    let named = |offer: &&Offer| [Some(offer.title.clone()), offer.department.clone()];
    let doubtful: HashSet<String, RandomState> = offers
        .iter()
        .flat_map(named)
        .flatten()
        .flat_map(|text| unexplained(&text).into_iter().map(str::to_lowercase).collect::<Vec<_>>())
        .collect();
    let mut found = BTreeSet::new();
    for offer in offers {
        for text in texts(offer) {
            let words = text.split(|c: char| !is_word_char(c)).filter(|word| DOUBTFUL.contains(&word.len()));
            found.extend(words.filter(|word| doubtful.contains(*word)).map(str::to_uppercase));
        }
    }
    found
}

/// Acronyms that one employer explains in different ways: told to the offers that use the rarer one.
fn conflicts(offers: &[&Offer], explained: &Explained) -> Vec<(usize, Finding)> {
    let mut by_employer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, offer) in offers.iter().enumerate() {
        if let Some(employer) = &offer.employer {
            by_employer.entry(&employer.name).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for places in by_employer.values() {
        let known = gathered(places.iter().flat_map(|at| explained.of(offers[*at])));
        let several: BTreeMap<&str, &str> = known
            .iter()
            .filter_map(|(acronym, meanings)| Some((acronym.as_str(), meanings.split_first()?)))
            .filter(|(_, (first, others))| others.iter().any(|other| differs(first, other)))
            .map(|(acronym, (first, _))| (acronym, first.as_str()))
            .collect();
        for at in places {
            let own: BTreeMap<String, String> = explained.of(offers[*at]).iter().cloned().collect();
            for (acronym, meaning) in own {
                if let Some(usual) = several.get(acronym.as_str()).filter(|usual| differs(usual, &meaning)) {
                    let expected = Some(format!("{meaning} / {usual}"));
                    found.push((*at, Finding { expected, ..Finding::new(Code::AcronymConflict, None, &acronym) }));
                }
            }
        }
    }
    found
}

/// Whether two meanings are not only two spellings of one: less than half of their words agree, as
/// far as their first letters tell.
fn differs(one: &str, other: &str) -> bool {
    let stems = |text: &str| -> BTreeSet<String> {
        let key = key(text);
        key.split(' ').map(|word| word.chars().take(4).collect()).collect()
    };
    let (one, other) = (stems(one), stems(other));
    2 * one.intersection(&other).count() < one.len().max(other.len())
}

/// The acronyms of a text that is not in capitals itself, save names of the tables.
fn unexplained(text: &str) -> Vec<&str> {
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    let great = text.chars().filter(|c| c.is_uppercase()).count();
    if small <= great {
        return Vec::new();
    }
    let words = words_at(text);
    // Two words in capitals side by side are a name.
    let shouted =
        |at: usize| words.get(at).is_some_and(|word| text[word.start..word.end].chars().all(char::is_uppercase));
    let alone = |at: &usize| !(shouted(at + 1) || (*at > 0 && shouted(at - 1)));
    let written = (0..words.len()).filter(alone).map(|at| &text[words[at].start..words[at].end]);
    let capitals = |word: &&str| {
        DOUBTFUL.contains(&word.len())
            && word.chars().all(|c| c.is_ascii_uppercase())
            && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    };
    written.filter(capitals).filter(|word| !is_name(word) && !is_logo(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn an_acronym_of_the_direction_is_explained_by_it() {
        let check = |title: &str, expected: usize| {
            let text = format!(
                "# {title} – Chargé de clientèle\nRéférence : 3134-26-0001/SR\nDirection : de la poste et des services de proximité\n"
            );
            let offer = crate::assemble::read(&Document::new("a.md", &text)).value;
            let offers = [&offer];
            assert_eq!(super::check(&offers, &Explained::by(offers)).len(), expected, "{title}");
        };
        check("DPSP", 0);
        check("DSB", 1);
    }
}
