//! Tables of names with their other spellings, asked for the names within a text.

use crate::text::table::rows;
use crate::text::{fold, words_at};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Names by their spellings, folded.
#[derive(Debug, Default)]
pub struct Names {
    /// Spelling to the number of its name.
    spellings: HashMap<String, usize, RandomState>,
    /// Words of the longest spelling that begins with a word, by that word: most words of a text begin none.
    longest: HashMap<String, usize, RandomState>,
}

/// A table of names, a row each: the canonical name, then its other spellings.
#[derive(Debug, Default)]
pub struct Table {
    /// The canonical names, by their numbers.
    pub canonical: Vec<&'static str>,
    /// All their spellings.
    pub names: Names,
}

impl Table {
    /// Takes a table from its text.
    #[must_use]
    pub fn of(text: &'static str) -> Self {
        let mut table = Self::default();
        for (name, others) in rows(text) {
            let number = table.canonical.len();
            table.canonical.push(name);
            table.names.add(name, number);
            for spelling in spellings(others) {
                table.names.add(spelling, number);
            }
        }
        table
    }

    /// The canonical name that a text spells, as a whole.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<&'static str> {
        self.names.whole(text).map(|number| self.canonical[number])
    }
}

/// A name met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameAt {
    /// The number of the name.
    pub name: usize,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
}

impl Names {
    /// Adds a spelling of a name; the first name that claims a spelling keeps it.
    pub fn add(&mut self, spelling: &str, name: usize) {
        let spelling = fold(spelling);
        if !spelling.is_empty() {
            let first = spelling.split(' ').next().unwrap_or_default();
            let words = spelling.split(' ').count();
            if self.longest.get(first).is_none_or(|longest| *longest < words) {
                self.longest.insert(first.to_owned(), words);
            }
            self.spellings.entry(spelling).or_insert(name);
        }
    }

    /// The name that a text is, as a whole.
    #[must_use]
    pub fn whole(&self, text: &str) -> Option<usize> {
        self.spellings.get(&fold(text)).copied()
    }

    /// The names within a text, in order, the longest one at each place.
    #[must_use]
    pub fn within(&self, text: &str) -> Vec<NameAt> {
        let words = words_at(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mut spelling = String::new();
            let mut best = None;
            let longest = self.longest.get(words[at].word.as_ref()).copied().unwrap_or_default();
            for (count, word) in words[at..].iter().take(longest).enumerate() {
                if count > 0 {
                    spelling.push(' ');
                }
                spelling.push_str(&word.word);
                if let Some(name) = self.spellings.get(&spelling) {
                    best = Some((count + 1, *name));
                }
            }
            if let Some((count, name)) = best {
                found.push(NameAt { name, start: words[at].start, end: words[at + count - 1].end });
                at += count;
            } else {
                at += 1;
            }
        }
        found
    }

    /// The name with the most letters within a text.
    #[must_use]
    pub fn longest_within(&self, text: &str) -> Option<NameAt> {
        let found = self.within(text);
        found.into_iter().max_by_key(|name| (name.end - name.start, std::cmp::Reverse(name.start)))
    }
}

/// The spellings of a row: between semicolons.
pub fn spellings(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|spelling| !spelling.is_empty())
}

/// Asserts that a table holds each spelling once, folded; a row may repeat its own name.
#[cfg(test)]
pub(super) fn assert_spellings_are_unique(table: &str) {
    let mut seen = std::collections::BTreeSet::new();
    for (name, others) in rows(table) {
        let name = fold(name);
        assert!(seen.insert(name.clone()), "{name} stands twice");
        for spelling in spellings(others).filter(|spelling| *spelling != name) {
            assert_eq!(fold(spelling), spelling, "not folded");
            assert!(seen.insert(spelling.to_owned()), "{spelling} stands twice");
        }
    }
}
