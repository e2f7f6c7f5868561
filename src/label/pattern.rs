//! Patterns of folded words: how the tables of spellings are written.
//!
//! A pattern is a row of words: `word` must stand there, `word?` may, `one/other` is either, and
//! `[a b c]` is any number of those words in any order. Words are compared by
//! [`crate::text::nearness::close`].

use crate::text::WordAt;
use crate::text::nearness::{close, first_letters};
use std::collections::{BTreeMap, BTreeSet};

/// One pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Element>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    One { words: Vec<String>, optional: bool },
    Any(Vec<String>),
}

impl Pattern {
    /// Reads a pattern from its notation.
    #[must_use]
    pub fn new(notation: &str) -> Self {
        let mut elements = Vec::new();
        let mut bag: Option<Vec<String>> = None;
        for written in notation.split_whitespace() {
            let (opens, rest) = written.strip_prefix('[').map_or((false, written), |rest| (true, rest));
            let (closes, word) = rest.strip_suffix(']').map_or((false, rest), |rest| (true, rest));
            if opens {
                bag = Some(Vec::new());
            }
            if let Some(words) = &mut bag {
                words.push(word.to_owned());
                if closes {
                    elements.push(Element::Any(bag.take().unwrap_or_default()));
                }
                continue;
            }
            let (optional, word) = word.strip_suffix('?').map_or((false, word), |word| (true, word));
            elements.push(Element::One { words: word.split('/').map(str::to_owned).collect(), optional });
        }
        Self(elements)
    }

    /// The letters with which a fitting text can begin.
    fn first_letters(&self) -> BTreeSet<char> {
        match self.0.first() {
            Some(Element::One { words, .. } | Element::Any(words)) => {
                words.iter().filter_map(|word| word.chars().next()).collect()
            }
            None => BTreeSet::new(),
        }
    }

    /// How many of the words, from the first one, the pattern covers: as many as it can. `None`
    /// when it does not fit.
    #[must_use]
    pub fn covers(&self, words: &[WordAt]) -> Option<usize> {
        let mut at = 0;
        for element in &self.0 {
            match element {
                Element::One { words: wanted, optional } => {
                    if words.get(at).is_some_and(|word| wanted.iter().any(|w| close(w, &word.word))) {
                        at += 1;
                    } else if !optional {
                        return None;
                    }
                }
                Element::Any(wanted) => {
                    while words.get(at).is_some_and(|word| wanted.iter().any(|w| close(w, &word.word))) {
                        at += 1;
                    }
                }
            }
        }
        (at > 0).then_some(at)
    }
}

/// Patterns with what they stand for, asked by the first letter of a text.
#[derive(Debug)]
pub struct Patterns<T> {
    by_letter: BTreeMap<char, Vec<(T, Pattern)>>,
}

impl<T: Clone> Patterns<T> {
    /// A table of patterns, each of which begins with a word that must stand there.
    pub fn new(rows: impl Iterator<Item = (T, Pattern)>) -> Self {
        let mut by_letter: BTreeMap<char, Vec<(T, Pattern)>> = BTreeMap::new();
        for (meaning, pattern) in rows {
            for letter in pattern.first_letters() {
                by_letter.entry(letter).or_default().push((meaning.clone(), pattern.clone()));
            }
        }
        Self { by_letter }
    }

    /// The patterns that fit the words from the first one, each with the number of words it covers.
    pub fn fitting<'a>(&'a self, words: &'a [WordAt<'_>]) -> impl Iterator<Item = (usize, &'a T)> {
        let letters = first_letters(words.first().map_or("", |word| word.word.as_ref()));
        let rows = letters.filter_map(|letter| self.by_letter.get(&letter)).flatten();
        rows.filter_map(|(meaning, pattern)| Some((pattern.covers(words)?, meaning)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words_at;

    #[test]
    fn covers_as_much_as_it_can() {
        let check = |notation: &str, text: &str, expected: Option<usize>| {
            assert_eq!(Pattern::new(notation).covers(&words_at(text)), expected, "{notation} in {text}");
        };
        check("lieu/lieux de travail", "Lieux de travail : Nouméa", Some(3));
        check("date limite [de depot des] candidature", "Date limite de dépôt des candidatures", Some(6));
        check("corps [ou cadre d emploi domaine]", "Corps ou Cadre d’emploi /Domaine : Attaché", Some(6));
        check("poste/postes vacant? a pourvoir", "Poste à pourvoir", Some(3));
        check("lieu", "Lieux", None);
        check("missions?", "", None);
    }
}
