//! Search: one index, built natively, asked anywhere from its bytes, defined once.
//!
//! ```text
//! offers ── build ─▶ bytes ── open ─▶ Index ── ask ─▶ Answer { hits, marks, phrases }
//!                                       │
//!   question ─▶ clauses ─▶ words meant ─┴▶ postings ─▶ scores
//!   (question)            (reading: said, dictionary, spelling)  (rank)
//!
//! tables (*.txt) ── build ─▶ said: what people say, and the offers that answer it
//! ```
//!
//! # Invariants
//!
//! - Index and question go through the one chain of [`crate::text`].
//! - An index is read where it lies: opening it reads its header and the offers' lengths, nothing else.
//! - Any bytes can be asked without a panic; what lies outside of them is not found.
//! - Order is total: by score, then by the bundle's order.
//! - What has all words of a question stands before what lacks some, and is counted apart: a further
//!   word never adds an offer to those that have all.

mod build;
mod derive;
mod dictionary;
mod excerpt;
mod fields;
mod layout;
mod postings;
mod question;
mod rank;
mod reading;
mod reference;
mod resolve;
mod said;
mod spelling;
mod stop;
mod tables;
mod typed;
mod written;

pub use excerpt::{Piece, excerpt, mark};
pub use typed::{as_typed, has_words, replaced};

use crate::acronym::Explained;
use crate::offer::Offer;
use dictionary::Dictionary;
use layout::{Layout, Section, number_at};
use postings::Postings;
use question::{MOST_WORDS, Role};
use rank::Weights;
pub(crate) use rank::descend;
use reading::Part;
use resolve::{Lexicon, Standing};
use said::Said;
use std::borrow::Borrow;
use std::collections::BTreeMap;
pub(crate) use stop::is_stop_word;
use written::Written;

/// An index over the offers of a bundle, asked from its bytes.
#[derive(Clone, Debug)]
pub struct Index {
    bytes: Vec<u8>,
    layout: Layout,
    weights: Weights,
}

/// The bytes are no index of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIndex;

/// One offer that answers a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Position of the offer among those that the index was built over.
    pub offer: u32,
    /// How well it answers; higher is better, comparable within one answer.
    pub score: f32,
}

/// What a question finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The offers, best first; ties in the bundle's order. Those with all words stand first.
    pub hits: Vec<Hit>,
    /// How many of the hits have all words of the question, or what stands for them.
    pub whole: usize,
    /// What was made of the words, where that is not plain.
    pub told: Vec<Told>,
    /// What the question is made of, by its folded words, as far as it could do without.
    pub parts: Vec<String>,
    /// Folded words to mark in the texts shown: the words asked and those found for them.
    pub marks: Vec<String>,
    /// The phrases asked for. All hits have their words; the index keeps no order of words, which
    /// would treble it, so whoever holds the texts looks: [`Answer::keep_said`].
    pub phrases: Vec<Phrase>,
}

/// What was made of a word of the question. Whoever shows the answer says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// No offer has the word: these nearly like it were searched for instead, the most frequent one first.
    Corrected {
        /// The word, folded.
        typed: String,
        /// The words searched for instead, as notices write them.
        used: Vec<String>,
    },
    /// It was taken for a place: offers count that lie there.
    Place {
        /// The words, folded.
        typed: String,
        /// The place's name.
        name: String,
    },
    /// It was taken for a kind of employer, or of place of work.
    Employer {
        /// The words, folded.
        typed: String,
        /// The kind's name.
        name: String,
    },
    /// What notices write for it was searched for as well.
    Also {
        /// The words, folded.
        typed: String,
        /// What was searched for as well, as notices write it.
        words: Vec<String>,
    },
    /// No offer has the word.
    Unknown {
        /// The word, folded.
        typed: String,
        /// Words that offers have and that may be meant, as notices write them, the likeliest one first.
        near: Vec<String>,
    },
}

/// Words asked for one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    folded: String,
    open: bool,
}

impl Answer {
    /// Leaves out the hits that do not say the phrases asked for. `said` tells whether the offer at
    /// a position does, or `None` while its text is not at hand: then it stays.
    pub fn keep_said(&mut self, said: impl Fn(u32, &Phrase) -> Option<bool>) {
        let phrases = &self.phrases;
        let (mut rank, whole) = (0, self.whole);
        self.hits.retain(|hit| {
            let stays = phrases.iter().all(|phrase| said(hit.offer, phrase) != Some(false));
            self.whole -= usize::from(!stays && rank < whole);
            rank += 1;
            stays
        });
    }
}

impl Phrase {
    /// Whether a text says it, word behind word; while it is being typed, its last word may be a
    /// beginning.
    #[must_use]
    pub fn is_said_in(&self, text: &str) -> bool {
        excerpt::says(text, &self.folded, self.open)
    }
}

impl Index {
    /// The bytes of an index over these offers; the same offers give the same bytes.
    #[must_use]
    pub fn build<O: Borrow<Offer>>(offers: &[O]) -> Vec<u8> {
        Self::build_with(offers, &Explained::by(offers.iter().map(Borrow::borrow)).known())
    }

    /// As [`Self::build`], with what these offers explain by acronyms, for who knows it already.
    #[must_use]
    pub fn build_with<O: Borrow<Offer>>(offers: &[O], acronyms: &BTreeMap<String, Vec<String>>) -> Vec<u8> {
        build::build(&offers.iter().map(Borrow::borrow).collect::<Vec<_>>(), acronyms)
    }

    /// Takes an index from its bytes, without parsing them.
    ///
    /// # Errors
    /// When they are not an index of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, NotAnIndex> {
        let layout = Layout::read(&bytes).ok_or(NotAnIndex)?;
        let weights = Weights::new(layout.of(&bytes, Section::TitleLengths), layout.of(&bytes, Section::BodyLengths));
        Ok(Self { bytes, layout, weights })
    }

    /// The offers that answer a question typed by a person. Total: any text is a question; one
    /// without words is answered by nothing, one that only excludes by all others.
    #[must_use]
    pub fn ask(&self, question: &str) -> Answer {
        self.ask_as_written(question, &[])
    }

    /// As [`Self::ask`], with some of its folded words taken as they are written: for no place, no kind of employer, nothing
    /// that notices write otherwise, and for no misspelling.
    #[must_use]
    pub fn ask_as_written(&self, question: &str, written: &[String]) -> Answer {
        let clauses = question::parse(question);
        let phrases = clauses
            .iter()
            .filter(|clause| clause.phrase && clause.role == Role::Required && clause.words.len() > 1)
            .map(|clause| Phrase { folded: clause.words.join(" "), open: clause.open })
            .collect();
        let lexicon = Lexicon {
            dictionary: Dictionary::of(&self.bytes, &self.layout),
            postings: Postings::of(&self.bytes, &self.layout),
            said: Said::of(&self.bytes, &self.layout),
            written: Written(self.layout.of(&self.bytes, Section::Written)),
            weights: &self.weights,
        };
        if let Some(words) = reference::words(&clauses) {
            let part = reference::part(&words, &lexicon);
            let mut tally = Tally::new(self);
            tally.count(&part, lexicon.postings);
            let (hits, whole) = tally.hits();
            if whole > 0 && !part.resolved.is_empty() {
                let marks = gathered(part.resolved.into_iter().flat_map(|word| word.marks));
                return Answer { hits: hits[..whole].to_vec(), whole, marks, phrases, ..Answer::default() };
            }
        }
        let mut tally = Tally::new(self);
        let (mut marks, mut told, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        for mut part in reading::read(&clauses, &lexicon, written) {
            parts.extend(part.typed.take().filter(|_| !part.resolved.is_empty()));
            if part.role != Role::Excluded {
                for word in &mut part.resolved {
                    marks.append(&mut word.marks);
                    told.append(&mut word.told);
                }
            }
            tally.count(&part, lexicon.postings);
        }
        let (hits, whole) = tally.hits();
        Answer { hits, whole, told, parts, marks: gathered(marks.into_iter()), phrases }
    }

    /// What notices call trades, as they write it, with the offers that answer each.
    #[must_use]
    pub fn trades(&self) -> Vec<(String, usize)> {
        let postings = Postings::of(&self.bytes, &self.layout);
        let said = Said::of(&self.bytes, &self.layout);
        said.trades().map(|(name, entry)| (name.to_owned(), postings.list(said.family(entry)).len())).collect()
    }
}

/// Words in the order of their first coming, each once.
fn gathered(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut gathered: Vec<String> = Vec::new();
    for word in words {
        if !gathered.contains(&word) {
            gathered.push(word);
        }
    }
    gathered
}

/// What each offer of the index has gathered while a question is asked.
struct Tally<'a> {
    titles: &'a [u8],
    bodies: &'a [u8],
    positions: &'a [u8],
    weights: &'a Weights,
    /// Sum of the strengths of its words.
    strength: Vec<f32>,
    /// The question's words that it has, a bit each.
    has: Vec<u32>,
    /// The best strength of the word at hand.
    best: Vec<f32>,
    touched: Vec<u32>,
    excluded: Vec<u32>,
    required: u32,
    /// What the question's words are worth, in order.
    worths: Vec<u32>,
    excludes: bool,
}

impl<'a> Tally<'a> {
    fn new(index: &'a Index) -> Self {
        let of = |section| index.layout.of(&index.bytes, section);
        let offers = index.layout.counts.offers;
        Self {
            titles: of(Section::TitleLengths),
            bodies: of(Section::BodyLengths),
            positions: of(Section::Positions),
            weights: &index.weights,
            strength: vec![0.0; offers],
            has: vec![0; offers],
            best: vec![0.0; offers],
            touched: Vec::new(),
            excluded: Vec::new(),
            required: 0,
            worths: Vec::new(),
            excludes: false,
        }
    }

    fn count(&mut self, part: &Part, postings: Postings<'_>) {
        if part.role == Role::Excluded {
            self.excludes = true;
            return self.exclude(part, postings);
        }
        for word in &part.resolved {
            if self.worths.len() == MOST_WORDS {
                return;
            }
            let bit = 1 << self.worths.len();
            self.worths.push(word.worth);
            if part.role == Role::Required {
                self.required |= bit;
            }
            self.weigh(&word.families, part.fields, postings);
            if !word.together.is_empty() {
                self.weigh_together(&word.together, part.fields, postings);
            }
            for offer in self.touched.drain(..) {
                let offer = offer as usize;
                self.strength[offer] += std::mem::take(&mut self.best[offer]);
                self.has[offer] |= bit;
            }
        }
    }

    /// Gathers in `best` and `touched` how strongly each offer holds all of some words, where that is stronger than
    /// what it has.
    fn weigh_together(&mut self, words: &[Vec<Standing>], fields: u8, postings: Postings<'_>) {
        let best = std::mem::replace(&mut self.best, vec![0.0; self.strength.len()]);
        let touched = std::mem::take(&mut self.touched);
        let mut held: Vec<(f32, usize)> = vec![(0.0, 0); self.strength.len()];
        for word in words {
            self.weigh(word, fields, postings);
            for offer in self.touched.drain(..) {
                let (strength, words) = &mut held[offer as usize];
                *strength += std::mem::take(&mut self.best[offer as usize]);
                *words += 1;
            }
        }
        (self.best, self.touched) = (best, touched);
        for (offer, (best, (strength, held))) in (0_u32..).zip(self.best.iter_mut().zip(held)) {
            if held == words.len() && strength > *best {
                if *best == 0.0 {
                    self.touched.push(offer);
                }
                *best = strength;
            }
        }
    }

    /// Gathers in `best` and `touched` how strongly each offer holds the word that these stand for.
    fn weigh(&mut self, word: &[Standing], fields: u8, postings: Postings<'_>) {
        for standing in word {
            for (offer, shape) in postings.list(standing.family) {
                let at = offer as usize;
                let (Some(best), Some(title), Some(body)) =
                    (self.best.get_mut(at), self.titles.get(at), self.bodies.get(at))
                else {
                    break;
                };
                if shape.0 & fields & standing.fields != 0 {
                    let strength = standing.weight * self.weights.strength(shape, *title, *body);
                    if *best == 0.0 {
                        self.touched.push(offer);
                    }
                    *best = best.max(strength);
                }
            }
        }
    }

    /// Excludes the offers that have all the words of a part.
    fn exclude(&mut self, part: &Part, postings: Postings<'_>) {
        let mut left: Option<Vec<u32>> = None;
        for word in &part.resolved {
            self.weigh(&word.families, part.fields, postings);
            let mut kept = left.unwrap_or_else(|| self.touched.clone());
            kept.retain(|offer| self.best[*offer as usize] > 0.0);
            left = Some(kept);
            for offer in self.touched.drain(..) {
                self.best[offer as usize] = 0.0;
            }
        }
        self.excluded.extend(left.unwrap_or_default());
    }

    /// The offers that answer, best first, and how many of them have all words.
    fn hits(mut self) -> (Vec<Hit>, usize) {
        if self.worths.is_empty() && self.excludes {
            self.has.fill(1);
            self.worths.push(rank::WORD);
        }
        let worth = |has: u32| -> u32 {
            (0..).zip(&self.worths).filter(|(word, _)| has >> word & 1 != 0).map(|(_, worth)| worth).sum()
        };
        let mut whole = 0;
        for offer in &self.excluded {
            self.has[*offer as usize] = 0;
        }
        // One number orders two hits: a positive score's bits rise with it, and the position, turned
        // round, breaks ties.
        let mut ranked: Vec<u64> = Vec::new();
        for (offer, (has, strength)) in self.has.iter().zip(&self.strength).enumerate() {
            if *has != 0
                && has & self.required == self.required
                && let Some(position) = number_at(self.positions, 4 * offer)
            {
                whole += usize::from(has.count_ones() as usize == self.worths.len());
                let score = rank::score(worth(*has), *strength);
                ranked.push(u64::from(score.to_bits()) << 32 | u64::from(!position));
            }
        }
        rank::descend(&mut ranked);
        let hit = |key: &u64| Hit { offer: !rank::low(*key), score: f32::from_bits(rank::low(key >> 32)) };
        (ranked.iter().map(hit).collect(), whole)
    }
}
