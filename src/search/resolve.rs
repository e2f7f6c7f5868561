//! From the words typed to the words meant: the same, its family, completions, what it is made of,
//! and, when none of these is known, what it is nearly.

use super::dictionary::{Dictionary, clipped};
use super::postings::Postings;
use super::question::Reach;
use super::rank::{self, Weights};
use super::spelling::Spelling;
use super::{Told, stop};
use crate::text::stem::stem;

/// Most completions of one word; the most frequent ones are taken. More: the first letters of a
/// word cost more. Fewer: they miss what is rare.
const MOST_COMPLETIONS: usize = 64;

/// Most corrections of one word.
const MOST_CORRECTIONS: usize = 24;

/// Most words that a corrected one is said to have been sought as.
const MOST_TOLD: usize = 3;

/// Letters that each part has at least, of a word that is rather two in one than twice misspelt.
const LONG_PART: usize = 4;

/// Shortest word, in letters, that is corrected, and that is corrected twice.
const CORRECTED: [usize; 2] = [4, 8];

/// How references are cut, by the digits of their parts: «3134-25-0834», «25-57722».
const REFERENCES: [&[usize]; 2] = [&[4, 2, 4], &[2, 5]];

/// One word of the question, as the index knows it.
#[derive(Default)]
pub(super) struct Sought {
    /// The families that stand for it, with the weight of each.
    pub(super) families: Vec<(u32, f32)>,
    /// The words to mark for it.
    pub(super) marks: Vec<String>,
    /// What was made of it, where that is not plain.
    pub(super) told: Option<Told>,
}

/// What words are sought in.
#[derive(Clone, Copy)]
pub(super) struct Lexicon<'a> {
    pub(super) dictionary: Dictionary<'a>,
    pub(super) postings: Postings<'a>,
    pub(super) weights: &'a Weights,
}

impl Lexicon<'_> {
    /// What a folded word stands for: mostly one thing; several that must come together where it is
    /// several words in one («montdore», «3134250834»); one unknown thing when nothing is like it.
    /// A word that is nearly another one is rather that than two short ones: «secrétère» is no «secret».
    pub(super) fn resolve(&self, word: &str, reach: Reach) -> Vec<Sought> {
        let word = clipped(word);
        let known = self.as_typed(word, reach);
        if reach == Reach::Exact || known.iter().any(|sought| !sought.families.is_empty()) {
            return known;
        }
        let near = self.misspelt(word, reach, 1);
        if !near.families.is_empty() {
            return vec![near];
        }
        let (parts, shortest) = self.parts(word, reach);
        if shortest >= LONG_PART {
            return parts;
        }
        let near = self.misspelt(word, reach, 2);
        if near.families.is_empty() && !parts.is_empty() { parts } else { vec![near] }
    }

    /// What a word stands for as it is written; for digits also by the cuts of references.
    pub(super) fn as_typed(&self, word: &str, reach: Reach) -> Vec<Sought> {
        let word = clipped(word);
        let known = self.known(word, reach);
        if known.families.is_empty() && reach != Reach::Exact && word.bytes().all(|b| b.is_ascii_digit()) {
            for lengths in REFERENCES {
                let parts = self.all_known(&cut(word, lengths), reach);
                if !parts.is_empty() {
                    return parts;
                }
            }
        }
        vec![known]
    }

    /// The word's own family and its completions.
    fn known(&self, word: &str, reach: Reach) -> Sought {
        let mut sought = Sought::default();
        let own = self.kin(word, &mut sought.marks);
        let mut completions = Vec::new();
        // Hardly any word is short for another by its first letter alone.
        let completed = reach == Reach::Open || (reach == Reach::Left && word.chars().count() > 1);
        if completed {
            self.dictionary.beginning(word, |found| {
                if !own.contains(&found.family) {
                    completions.push(found.family);
                }
            });
        }
        if !own.is_empty() || !completions.is_empty() {
            sought.marks.push(word.to_owned());
        }
        let holders = self.put(&own, 1.0, 0, usize::MAX, &mut sought);
        let weight = if reach == Reach::Open { rank::COMPLETED } else { rank::ABBREVIATED };
        self.put(&completions, weight, holders, MOST_COMPLETIONS, &mut sought);
        sought
    }

    /// The families of a word's stem; the family's words are marks.
    fn kin(&self, word: &str, marks: &mut Vec<String>) -> Vec<u32> {
        let own = self.dictionary.family(word);
        let mut families = Vec::from_iter(own);
        let stem_of_word = stem(word);
        self.dictionary.beginning(stem_of_word, |found| {
            if own == Some(found.family) || stem(found.word) == stem_of_word {
                families.push(found.family);
                marks.push(found.word.to_owned());
            }
        });
        families
    }

    /// Adds families that share a weight, the most frequent ones. What they say is measured by all
    /// their holders together and those before: a rare completion of a common beginning is no rare
    /// word.
    fn put(&self, families: &[u32], weight: f32, before: usize, most: usize, sought: &mut Sought) -> usize {
        let count = |family: u32| self.postings.list(family).len();
        let mut by_count: Vec<u64> =
            families.iter().map(|family| (count(*family) as u64) << 32 | u64::from(!family)).collect();
        rank::descend(&mut by_count);
        by_count.dedup();
        by_count.truncate(most);
        let families = by_count.iter().map(|key| !rank::low(*key));
        let holders = families.clone().map(count).fold(before, usize::saturating_add);
        let weight = weight * self.weights.rarity(holders);
        sought.families.extend(families.map(|family| (family, weight)));
        holders
    }

    /// What these parts of a word stand for; nothing unless all of them are known.
    fn all_known(&self, parts: &[&str], reach: Reach) -> Vec<Sought> {
        let mut sought = Vec::with_capacity(parts.len());
        for (n, part) in parts.iter().enumerate() {
            let known = self.known(part, if n + 1 == parts.len() { reach } else { Reach::Exact });
            if known.families.is_empty() {
                return Vec::new();
            }
            sought.push(known);
        }
        sought
    }

    /// The two known words that a word is made of, and the letters of the shorter one. The shortest
    /// front that fits is taken.
    fn parts(&self, word: &str, reach: Reach) -> (Vec<Sought>, usize) {
        let whole = |part: &str| part.len() > 1 && (stop::is_small(part) || self.dictionary.family(part).is_some());
        for (at, _) in word.char_indices().skip(2) {
            let (front, back) = word.split_at(at);
            if whole(front) && whole(back) {
                let parts: Vec<&str> = [front, back].into_iter().filter(|part| !stop::is_small(part)).collect();
                return (self.all_known(&parts, reach), front.len().min(back.len()));
            }
        }
        (Vec::new(), 0)
    }

    /// What a word is nearly, with so many edits.
    fn misspelt(&self, word: &str, reach: Reach, edits: usize) -> Sought {
        let mut sought = Sought::default();
        let letters = word.chars().count();
        let shortest = CORRECTED.get(edits - 1).copied().unwrap_or(usize::MAX);
        let unknown = || Some(Told::Unknown { typed: word.to_owned() });
        let spelling = (letters >= shortest && !word.bytes().any(|b| b.is_ascii_digit()))
            .then(|| Spelling::new(word, edits))
            .flatten();
        let Some(spelling) = spelling else {
            sought.told = unknown();
            return sought;
        };
        let (mut whole, mut begun): (Vec<(u32, String)>, Vec<u32>) = (Vec::new(), Vec::new());
        self.dictionary.near(&spelling, reach == Reach::Open, |found, _, is_whole| {
            if is_whole {
                if whole.iter().all(|(family, _)| *family != found.family) {
                    whole.push((found.family, found.word.to_owned()));
                }
            } else if !begun.contains(&found.family) {
                begun.push(found.family);
            }
            if sought.marks.len() < MOST_CORRECTIONS && sought.marks.last().is_none_or(|mark| mark != found.word) {
                sought.marks.push(found.word.to_owned());
            }
        });
        begun.retain(|family| whole.iter().all(|(known, _)| known != family));
        let weight = (1..edits).fold(rank::MISSPELT, |weight, _| weight * rank::MISSPELT);
        let families: Vec<u32> = whole.iter().map(|(family, _)| *family).collect();
        let holders = self.put(&families, weight, 0, MOST_CORRECTIONS, &mut sought);
        let of = |family: u32| whole.iter().find(|(known, _)| *known == family).map(|(_, word)| word.clone());
        let used: Vec<String> = sought.families.iter().filter_map(|(family, _)| of(*family)).take(MOST_TOLD).collect();
        self.put(&begun, weight * rank::COMPLETED, holders, MOST_CORRECTIONS, &mut sought);
        sought.told = match (sought.families.is_empty(), used.is_empty()) {
            (true, _) => unknown(),
            (false, false) => Some(Told::Corrected { typed: word.to_owned(), used }),
            (false, true) => None,
        };
        sought
    }
}

/// A word cut into parts of these lengths, as far as it goes; what is too much stays with the last.
fn cut<'w>(word: &'w str, lengths: &[usize]) -> Vec<&'w str> {
    let mut parts = Vec::new();
    let mut rest = word;
    for (n, length) in lengths.iter().enumerate() {
        let at = if n + 1 == lengths.len() { rest.len() } else { (*length).min(rest.len()) };
        let Some((part, behind)) = rest.split_at_checked(at) else { break };
        if !part.is_empty() {
            parts.push(part);
        }
        rest = behind;
    }
    parts
}
