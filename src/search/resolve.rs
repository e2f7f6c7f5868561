//! From the words typed to what stands for them: the same word, its family, completions, words made of
//! it, what notices write for it and, when none of these is known, what it is nearly.

use super::derive::derived;
use super::dictionary::{Dictionary, clipped};
use super::fields::{ANYWHERE, Field, NAMING};
use super::postings::Postings;
use super::question::MatchMode;
use super::rank::{self, Weights};
use super::said::{Entry, Kind, Said};
use super::spelling::{MOST_EDITS, Spelling};
use super::written::Written;
use super::{Told, stop};
use crate::text;
use crate::text::stem::stem;

/// Most completions of one word; the most frequent ones are taken. More: the first letters of a
/// word cost more. Fewer: they miss what is rare.
const MOST_COMPLETIONS: usize = 64;

/// Most corrections of one word.
const MOST_CORRECTIONS: usize = 24;

/// Most words that a corrected one is said to have been searched for as.
const MOST_TOLD: usize = 3;

/// Letters that each part has at least, of a word that is rather two in one than twice misspelt.
const LONG_PART: usize = 4;

/// Shortest word, in letters, that is corrected, and that is corrected twice.
const CORRECTED: [usize; 2] = [4, 8];

/// All fields but the body.
const SHORT: u8 = ANYWHERE & !Field::Body.mask();

/// How references are cut, by the digits of their parts: «3134-25-0834», «25-57722».
const REFERENCES: [&[usize]; 2] = [&[4, 2, 4], &[2, 5]];

/// One word of the question, as the index knows it.
pub(super) struct ResolvedTerm {
    /// What it is worth, where an offer has only some of the question: see [`rank::WORD`].
    pub(super) worth: u32,
    /// What stands for it.
    pub(super) families: Vec<Standing>,
    /// The words of a phrase, what stands for each: all of them together stand for it as well.
    pub(super) together: Vec<Vec<Standing>>,
    /// The words to mark for it.
    pub(super) marks: Vec<String>,
    /// What was made of it, where that is not plain.
    pub(super) told: Vec<Told>,
}

impl Default for ResolvedTerm {
    fn default() -> Self {
        Self { worth: rank::WORD, families: Vec::new(), together: Vec::new(), marks: Vec::new(), told: Vec::new() }
    }
}

/// Postings that stand for a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Their number.
    pub(super) family: u32,
    /// How much they say.
    pub(super) weight: f32,
    /// The fields in which they count, as a field mask.
    pub(super) fields: u8,
}

/// What words are looked up in.
pub(super) struct Lexicon<'a> {
    pub(super) dictionary: Dictionary<'a>,
    pub(super) postings: Postings<'a>,
    pub(super) said: Said<'a>,
    pub(super) written: Written<'a>,
    pub(super) weights: &'a Weights,
}

impl Lexicon<'_> {
    /// What a folded word stands for: mostly one thing; several that must come together where it is
    /// several words in one («montdore», «3134250834»); one unknown thing when nothing is like it.
    /// A word that is nearly another one is rather that than two short ones: «secrétère» is no «secret».
    pub(super) fn resolve(&self, word: &str, mode: MatchMode) -> Vec<ResolvedTerm> {
        let word = clipped(word);
        let mut known = self.as_typed(word, mode);
        if mode == MatchMode::Exact {
            return known;
        }
        if let [known] = known.as_mut_slice() {
            let families = known.families.iter().map(|standing| self.postings.list(standing.family).len());
            self.add_derived(word, families.fold(0, usize::saturating_add), known);
        }
        if known.iter().any(|resolved| !resolved.families.is_empty()) {
            return known;
        }
        if let Some(near) = self.misspelt(word, mode, 1) {
            return vec![near];
        }
        let (parts, shortest) = self.parts(word, mode);
        if shortest >= LONG_PART {
            return parts;
        }
        match self.misspelt(word, mode, 2) {
            Some(near) => vec![near],
            None if parts.is_empty() => {
                let told = vec![Told::Unknown { typed: word.to_owned(), near: self.near(word) }];
                vec![ResolvedTerm { told, ..ResolvedTerm::default() }]
            }
            None => parts,
        }
    }

    /// What a folded word stands for that is taken as it is written.
    pub(super) fn written(&self, word: &str, mode: MatchMode) -> Vec<ResolvedTerm> {
        let mut known = self.as_typed(word, mode);
        if let [known] = known.as_mut_slice()
            && known.families.is_empty()
        {
            known.told.push(Told::Unknown { typed: word.to_owned(), near: self.near(word) });
        }
        known
    }

    /// What stands for a phrase that people say; `None` where it is to be taken word by word.
    pub(super) fn said(&self, entry: Entry, phrase: &str) -> Option<ResolvedTerm> {
        let typed = || phrase.to_owned();
        let family = self.said.family(entry);
        let holders = self.postings.list(family).len();
        let is_one_word = !phrase.contains(' ');
        let standing = |share: f32, holders: usize| Standing {
            family,
            weight: share * self.weights.idf(holders),
            fields: ANYWHERE,
        };
        let share = match entry.kind {
            Kind::Request | Kind::Lead => return None,
            Kind::Place | Kind::Employer if holders == 0 => return None,
            Kind::Place | Kind::Employer => {
                let name = self.said.names(entry).into_iter().next().unwrap_or_default();
                let marks = phrase.split(' ').filter(|word| !stop::is_stop_word(word)).map(str::to_owned);
                let marks = marks.chain(text::words(&name).filter(|word| !stop::is_stop_word(word))).collect();
                let told = if entry.kind == Kind::Place {
                    Told::Place { typed: typed(), name }
                } else {
                    Told::Employer { typed: typed(), name }
                };
                let families = vec![standing(1.0, holders)];
                return Some(ResolvedTerm {
                    worth: rank::PLACE,
                    families,
                    marks,
                    told: vec![told],
                    ..ResolvedTerm::default()
                });
            }
            Kind::Trade | Kind::Fact if holders == 0 && !is_one_word => return None,
            Kind::Trade => rank::SAID,
            Kind::Fact => rank::FACT,
        };
        let worth = if entry.kind == Kind::Fact { rank::CONDITION } else { rank::WORD };
        let mut resolved = ResolvedTerm { worth, ..ResolvedTerm::default() };
        let mut all = holders;
        if is_one_word {
            let own = self.stem_class(phrase, &mut resolved.marks);
            if !own.is_empty() {
                resolved.marks.push(typed());
            }
            // A rare word in passing says no more than what notices write for it in a title; in a title it does.
            let passing = if entry.kind == Kind::Trade { rank::NAMED } else { 1.0 };
            all = self.add_posting(&own, passing, holders, usize::MAX, &mut resolved);
            let idf = self.weights.idf(all.saturating_sub(holders));
            let own: Vec<Standing> =
                resolved.families.iter().map(|own| Standing { weight: idf, fields: SHORT, ..*own }).collect();
            resolved.families.extend(own);
            self.add_derived(phrase, all, &mut resolved);
        }
        if entry.kind == Kind::Trade && !is_one_word {
            let words = phrase.split(' ').filter(|word| !stop::is_stop_word(word));
            let known: Vec<ResolvedTerm> = words.map(|word| self.known(word, MatchMode::Exact)).collect();
            resolved.worth = rank::WORD * u32::try_from(known.len()).unwrap_or(1);
            for word in known {
                resolved.marks.extend(word.marks);
                // Words that a body has somewhere say less than a title that names the trade.
                let passing = |own: &Standing| Standing { weight: rank::PASSING * own.weight, ..*own };
                let short = |own: &Standing| Standing { fields: SHORT, ..*own };
                let families = word.families.iter().flat_map(|own| [passing(own), short(own)]);
                resolved.together.push(families.collect());
            }
        }
        if holders > 0 {
            resolved.families.push(standing(share, all));
            tell_also(phrase, self.said.names(entry), &mut resolved);
        }
        if resolved.families.is_empty() {
            resolved.told.push(Told::Unknown { typed: typed(), near: self.near(phrase) });
        }
        Some(resolved)
    }

    /// Adds the words that are made of a word, or that it is made of, as far as short fields have them.
    fn add_derived(&self, word: &str, before: usize, resolved: &mut ResolvedTerm) {
        let mut found = Vec::new();
        // They all begin alike, so that one walk finds them.
        let made = derived(word);
        let shared = made.iter().map(|made| alike(word, made)).min().unwrap_or_default();
        let mut families: Vec<Option<u32>> = vec![None; made.len()];
        if shared > 0 {
            self.dictionary.beginning(&word[..shared], &mut |found| {
                if let Some(place) = made.iter().position(|made| made == found.word) {
                    families[place] = Some(found.family);
                }
            });
        }
        for (made, family) in made.into_iter().zip(families) {
            let Some(family) = family else { continue };
            let holders = self.postings.list(family).filter(|(_, frequency)| frequency.0 & NAMING != 0).count();
            if holders > 0 && resolved.families.iter().all(|standing| standing.family != family) {
                let weight = rank::DERIVED * self.weights.idf(before.saturating_add(holders));
                resolved.families.push(Standing { family, weight, fields: NAMING });
                found.push(self.written.form(&made));
            }
        }
        tell_also(word, found, resolved);
    }

    /// What a word stands for as it is written; for digits also by the cuts of references.
    pub(super) fn as_typed(&self, word: &str, mode: MatchMode) -> Vec<ResolvedTerm> {
        let word = clipped(word);
        let known = self.known(word, mode);
        if known.families.is_empty() && mode != MatchMode::Exact && word.bytes().all(|b| b.is_ascii_digit()) {
            for lengths in REFERENCES {
                let parts = self.all_known(&cut(word, lengths), mode);
                if !parts.is_empty() {
                    return parts;
                }
            }
        }
        vec![known]
    }

    /// The word's own family and its completions.
    fn known(&self, word: &str, mode: MatchMode) -> ResolvedTerm {
        let mut resolved = ResolvedTerm::default();
        let own = self.stem_class(word, &mut resolved.marks);
        let mut completions = Vec::new();
        // Hardly any word is short for another by its first letter alone.
        let completed = mode == MatchMode::Open || (mode == MatchMode::Left && word.chars().count() > 1);
        if completed {
            self.dictionary.beginning(word, &mut |found| {
                if !own.contains(&found.family) {
                    completions.push(found.family);
                }
            });
        }
        if !own.is_empty() || !completions.is_empty() {
            resolved.marks.push(word.to_owned());
        }
        let holders = self.add_posting(&own, 1.0, 0, usize::MAX, &mut resolved);
        let weight = if mode == MatchMode::Open { rank::COMPLETED } else { rank::ABBREVIATED };
        self.add_posting(&completions, weight, holders, MOST_COMPLETIONS, &mut resolved);
        resolved
    }

    /// The families of a word's stem; the family's words are marks.
    fn stem_class(&self, word: &str, marks: &mut Vec<String>) -> Vec<u32> {
        let own = self.dictionary.family(word);
        let mut families = Vec::from_iter(own);
        let stem_of_word = stem(word);
        self.dictionary.beginning(stem_of_word, &mut |found| {
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
    fn add_posting(
        &self,
        families: &[u32],
        weight: f32,
        before: usize,
        most: usize,
        resolved: &mut ResolvedTerm,
    ) -> usize {
        let count = |family: u32| self.postings.list(family).len();
        let mut by_count: Vec<u64> =
            families.iter().map(|family| (count(*family) as u64) << 32 | u64::from(!family)).collect();
        rank::descend(&mut by_count);
        by_count.dedup();
        by_count.truncate(most);
        let families = by_count.iter().map(|key| !rank::low(*key));
        let holders = families.clone().map(count).fold(before, usize::saturating_add);
        let weight = weight * self.weights.idf(holders);
        resolved.families.extend(families.map(|family| Standing { family, weight, fields: ANYWHERE }));
        holders
    }

    /// What these parts of a word stand for; nothing unless all of them are known.
    fn all_known(&self, parts: &[&str], mode: MatchMode) -> Vec<ResolvedTerm> {
        let mut resolved = Vec::with_capacity(parts.len());
        for (n, part) in parts.iter().enumerate() {
            let known = self.known(part, if n + 1 == parts.len() { mode } else { MatchMode::Exact });
            if known.families.is_empty() {
                return Vec::new();
            }
            resolved.push(known);
        }
        resolved
    }

    /// The two known words that a word is made of, and the letters of the shorter one. The shortest
    /// front that fits is taken.
    fn parts(&self, word: &str, mode: MatchMode) -> (Vec<ResolvedTerm>, usize) {
        let whole = |part: &str| part.len() > 1 && (stop::is_stop_word(part) || self.dictionary.family(part).is_some());
        for (at, _) in word.char_indices().skip(2) {
            let (front, back) = word.split_at(at);
            if whole(front) && whole(back) {
                let parts: Vec<&str> = [front, back].into_iter().filter(|part| !stop::is_stop_word(part)).collect();
                return (self.all_known(&parts, mode), front.len().min(back.len()));
            }
        }
        (Vec::new(), 0)
    }

    /// What a word is nearly, with so many edits; `None` where that is nothing.
    fn misspelt(&self, word: &str, mode: MatchMode, edits: usize) -> Option<ResolvedTerm> {
        let mut resolved = ResolvedTerm::default();
        let letters = word.chars().count();
        let shortest = CORRECTED.get(edits - 1).copied().unwrap_or(usize::MAX);
        let is_correctable = letters >= shortest && !word.bytes().any(|b| b.is_ascii_digit());
        let spelling = is_correctable.then(|| Spelling::new(word, edits)).flatten()?;
        let (mut whole, mut begun): (Vec<(u32, String)>, Vec<u32>) = (Vec::new(), Vec::new());
        self.dictionary.near(&spelling, mode == MatchMode::Open, &mut |found, _, is_whole| {
            if is_whole {
                if whole.iter().all(|(family, _)| *family != found.family) {
                    whole.push((found.family, found.word.to_owned()));
                }
            } else if !begun.contains(&found.family) {
                begun.push(found.family);
            }
            if resolved.marks.len() < MOST_CORRECTIONS && resolved.marks.last().is_none_or(|mark| mark != found.word) {
                resolved.marks.push(found.word.to_owned());
            }
        });
        begun.retain(|family| whole.iter().all(|(known, _)| known != family));
        let mut said: Vec<(String, Entry)> = Vec::new();
        self.said.near(&spelling, &mut |phrase, entry| {
            if !entry.kind.asks() && said.iter().all(|(_, known)| *known != entry) {
                said.push((phrase.to_owned(), entry));
            }
        });
        let place = said.iter().find(|(_, entry)| matches!(entry.kind, Kind::Place | Kind::Employer));
        if let Some((phrase, entry)) = place
            && let Some(mut place) = self.said(*entry, phrase)
        {
            for told in &mut place.told {
                if let Told::Place { typed, .. } | Told::Employer { typed, .. } = told {
                    word.clone_into(typed);
                }
            }
            place.told.insert(0, Told::Corrected { typed: word.to_owned(), used: vec![phrase.clone()] });
            return Some(place);
        }
        let weight = (1..edits).fold(rank::MISSPELT, |weight, _| weight * rank::MISSPELT);
        let families: Vec<u32> = whole.iter().map(|(family, _)| *family).collect();
        let holders = self.add_posting(&families, weight, 0, MOST_CORRECTIONS, &mut resolved);
        let of = |family: u32| whole.iter().find(|(known, _)| *known == family).map(|(_, word)| word.clone());
        let mut used: Vec<String> = resolved.families.iter().filter_map(|standing| of(standing.family)).collect();
        self.add_posting(&begun, weight * rank::COMPLETED, holders, MOST_CORRECTIONS, &mut resolved);
        for (phrase, entry) in said.iter().take(MOST_TOLD) {
            if let Some(meant) = self.said(*entry, phrase).filter(|meant| !meant.families.is_empty()) {
                let fainter = |standing: Standing| Standing { weight: standing.weight * weight, ..standing };
                let family = self.said.family(*entry);
                let new = meant.families.into_iter().filter(|standing| standing.family == family);
                resolved.families.extend(new.map(fainter));
                resolved.marks.push(phrase.clone());
                if !used.contains(phrase) {
                    used.push(phrase.clone());
                }
            }
        }
        used.truncate(MOST_TOLD);
        if !used.is_empty() {
            let used = used.iter().map(|word| self.written.form(word)).collect();
            resolved.told.push(Told::Corrected { typed: word.to_owned(), used });
        }
        (!resolved.families.is_empty()).then_some(resolved)
    }

    /// Words that may be meant by one that no offer has: those with the fewest edits, then the most frequent ones. They are
    /// offered and not searched for, so they may be farther than a correction; the first letter is rarely wrong.
    fn near(&self, word: &str) -> Vec<String> {
        let is_correctable = word.chars().count() > CORRECTED[0] && !word.bytes().any(|b| b.is_ascii_digit());
        let Some(spelling) = is_correctable.then(|| Spelling::new(word, MOST_EDITS)).flatten() else {
            return Vec::new();
        };
        let mut found: Vec<(u64, String)> = Vec::new();
        self.dictionary.near(&spelling, false, &mut |near, edits, _| {
            if near.word.bytes().next() == word.bytes().next() {
                let holders = self.postings.list(near.family).len();
                let likely = ((MOST_EDITS - edits) as u64) << 32 | holders as u64;
                let place = found.partition_point(|(other, _)| *other >= likely);
                found.insert(place, (likely, near.word.to_owned()));
                found.truncate(MOST_TOLD);
            }
        });
        found.iter().map(|(_, word)| self.written.form(word)).collect()
    }
}

/// Tells what was also searched for, and marks it; not what the word finds by itself.
fn tell_also(typed: &str, words: Vec<String>, resolved: &mut ResolvedTerm) {
    let is_own = |name: &str| text::fold(name) == typed || text::words(name).any(|word| stem(&word) == stem(typed));
    let mut words: Vec<String> = words.into_iter().filter(|name| !is_own(name)).collect();
    if let Some(Told::Also { words: told, .. }) = resolved.told.last() {
        words.retain(|name| told.iter().all(|told| text::fold(told) != text::fold(name)));
    }
    if words.is_empty() {
        return;
    }
    resolved.marks.extend(words.iter().flat_map(|word| text::words(word)).filter(|word| !stop::is_stop_word(word)));
    match resolved.told.last_mut() {
        Some(Told::Also { words: told, .. }) => told.extend(words),
        _ => resolved.told.push(Told::Also { typed: typed.to_owned(), words }),
    }
}

/// How many bytes two words have in common at their beginning, in whole letters.
fn alike(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum()
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
