//! What people say, as the index holds it: phrases, each of an entry; an entry's offers stand among
//! the postings, behind those of the words.
//!
//! The tables of [`super::tables`] are read when the index is built. Who asks has only what the index
//! keeps of them.

use super::dictionary::Dictionary;
use super::layout::{Layout, Section, number_at};
use super::spelling::Spelling;
use super::stop;
use crate::text::stem::stem;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A word that only asks.
    Request,
    /// A word that only asks where no other word stands before it.
    Lead,
    /// A commune or region.
    Place,
    /// A kind of employer or of place of work.
    Employer,
    /// What is asked of a post or offered with it.
    Fact,
    /// A trade or a field of work.
    Trade,
}

/// The kinds, in the order of their numbers.
const KINDS: [Kind; 6] = [Kind::Request, Kind::Lead, Kind::Place, Kind::Employer, Kind::Fact, Kind::Trade];

/// Parts two names of an entry.
pub(super) const NAME_BREAK: char = ';';
/// Ends the names of an entry.
pub(super) const NAMES_END: u8 = b'\n';
/// Entries of a block of names.
pub(super) const NAME_BLOCK: usize = 32;

/// An entry met in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its number.
    pub(super) number: u16,
    /// What it is about.
    pub(super) kind: Kind,
}

/// The entries of an index.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    phrases: Dictionary<'a>,
    entries: &'a [u8],
    kinds: &'a [u8],
    names: &'a [u8],
    name_blocks: &'a [u8],
    families: u32,
}

impl<'a> Said<'a> {
    /// The entries in the bytes of an index.
    pub(super) fn of(bytes: &'a [u8], layout: &Layout) -> Self {
        Self {
            phrases: Dictionary::of_said(bytes, layout),
            entries: layout.of(bytes, Section::SaidEntries),
            kinds: layout.of(bytes, Section::SaidKinds),
            names: layout.of(bytes, Section::SaidNames),
            name_blocks: layout.of(bytes, Section::SaidNameBlocks),
            families: u32::try_from(layout.counts.families).unwrap_or(u32::MAX),
        }
    }

    /// The entry of the longest phrase that the words begin with, and how many of them it takes.
    pub(super) fn begins(&self, words: &[&str]) -> Option<(Entry, usize)> {
        let mut best: Option<(Entry, usize)> = None;
        self.phrases.beginning(stem(words.first()?), &mut |found| {
            if let Some(taken) = covers(words, found.word, &|a, b| stem(a) == stem(b))
                && best.is_none_or(|(_, longest)| taken > longest)
                && let Some(entry) = self.entry(found.family)
                // Places have no plural, and what only asks is told from other words of its stem: «travail», «travailleur».
                && (!entry.kind.is_exact() || covers(words, found.word, &|a, b| a == b).is_some())
            {
                best = Some((entry, taken));
            }
        });
        best
    }

    /// Shows the phrases of one word that are nearly the one typed, with their entries.
    pub(super) fn near(&self, spelling: &Spelling, see: &mut dyn FnMut(&str, Entry)) {
        self.phrases.near(spelling, false, &mut |found, _, _| {
            if let Some(entry) = self.entry(found.family).filter(|_| !found.word.contains(' ')) {
                see(found.word, entry);
            }
        });
    }

    /// The number of the postings of an entry.
    pub(super) fn family(&self, entry: Entry) -> u32 {
        self.families.saturating_add(u32::from(entry.number))
    }

    /// What stands for an entry, as it is shown.
    pub(super) fn names(&self, entry: Entry) -> Vec<String> {
        let number = usize::from(entry.number);
        let block = number_at(self.name_blocks, 4 * (number / NAME_BLOCK)).map_or(usize::MAX, |at| at as usize);
        let mut block = self.names.get(block..).unwrap_or_default().split(|byte| *byte == NAMES_END);
        let own = block.nth(number % NAME_BLOCK).and_then(|own| std::str::from_utf8(own).ok()).unwrap_or_default();
        own.split(NAME_BREAK).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// The names of trades, as notices write them.
    pub(super) fn trades(&self) -> impl Iterator<Item = (&'a str, Entry)> {
        let names = std::str::from_utf8(self.names).unwrap_or_default().split(char::from(NAMES_END));
        let entries = (0_u16..).zip(self.kinds).zip(names);
        entries.filter(|((_, kind), _)| KINDS.get(usize::from(**kind)) == Some(&Kind::Trade)).flat_map(
            |((number, _), names)| {
                let entry = Entry { number, kind: Kind::Trade };
                names.split(NAME_BREAK).filter(|name| !name.is_empty()).map(move |name| (name, entry))
            },
        )
    }

    fn entry(&self, phrase: u32) -> Option<Entry> {
        let at = (phrase as usize).checked_mul(2)?;
        let number = u16::from_le_bytes(self.entries.get(at..at.checked_add(2)?)?.try_into().ok()?);
        let kind = KINDS.get(usize::from(*self.kinds.get(usize::from(number))?))?;
        Some(Entry { number, kind: *kind })
    }
}

impl Kind {
    /// Whether the words of its phrases are taken as they are written.
    const fn is_exact(self) -> bool {
        matches!(self, Self::Request | Self::Lead | Self::Place)
    }

    /// Whether words of this kind name nothing that an offer could have.
    pub(super) const fn asks(self) -> bool {
        matches!(self, Self::Request | Self::Lead)
    }
}

/// How many of the words a phrase takes that stands at their front; small words may stand between.
fn covers(words: &[&str], phrase: &str, same: &dyn Fn(&str, &str) -> bool) -> Option<usize> {
    let mut taken = 0;
    for (n, wanted) in phrase.split(' ').enumerate() {
        loop {
            let word = words.get(taken)?;
            taken += 1;
            if same(word, wanted) {
                break;
            }
            if n == 0 || !stop::is_stop_word(word) {
                return None;
            }
        }
    }
    Some(taken)
}
