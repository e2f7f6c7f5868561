//! Which words an offer holds already, so that what two sources both say is shown once.

use crate::offer::{Block, Offer};
use crate::text::words;
use foldhash::fast::RandomState;
use std::collections::HashSet;
use std::hash::BuildHasher as _;

/// Words of the longest run that is compared.
const RUN: usize = 3;

/// Of ten runs of a text, how many must be held for the text to be held: a line may be broken elsewhere.
const MOST_RUNS: usize = 8;

/// The words of some texts, and their runs of two and three.
#[derive(Default)]
pub(super) struct Held {
    runs: HashSet<u64, RandomState>,
    hasher: RandomState,
}

impl Held {
    /// All that an offer shows.
    pub(super) fn by(offer: &Offer) -> Self {
        let mut held = Self::default();
        held.add(&offer.title);
        for line in &offer.header {
            held.add(&line.label);
            held.add(&line.text);
        }
        for section in &offer.sections {
            held.add(&section.heading);
            section.blocks.iter().flat_map(Block::texts).for_each(|text| held.add(text));
        }
        offer.unplaced.iter().for_each(|line| held.add(&line.text));
        held
    }

    /// Whether every word of a text is held, and nearly all of them side by side.
    pub(super) fn holds(&self, text: &str) -> bool {
        let words: Vec<String> = words(text).collect();
        let is_held = |run: &[String]| self.runs.contains(&self.hasher.hash_one(run));
        let length = words.len().min(RUN);
        if length == 0 {
            return true;
        }
        let runs = words.windows(length);
        let all = runs.len();
        words.windows(1).all(is_held) && 10 * runs.filter(|run| is_held(run)).count() >= MOST_RUNS * all
    }

    fn add(&mut self, text: &str) {
        let words: Vec<String> = words(text).collect();
        for length in 1..=RUN {
            for run in words.windows(length) {
                self.runs.insert(self.hasher.hash_one(run));
            }
        }
    }
}

/// The sentences of a text, each with the sign that ends it.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.match_indices(['.', ';', '!', '?', ':']).find_map(|(at, sign)| {
            let behind = at + sign.len();
            rest[behind..].starts_with(char::is_whitespace).then_some(behind)
        });
        let (sentence, others) = rest.split_at(end.unwrap_or(rest.len()));
        rest = others;
        (!sentence.is_empty()).then(|| sentence.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_where_its_words_stand_side_by_side() {
        let mut held = Held::default();
        held.add("Tenir le journal du phare, veiller sur la lanterne et la nettoyer");
        for (text, is_held) in [
            ("tenir le journal du phare", true),
            ("Lanterne", true),
            ("", true),
            ("le journal et la lanterne", false),
            ("tenir le journal de bord", false),
            ("phare lanterne", false),
        ] {
            assert_eq!(held.holds(text), is_held, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_behind_its_sentences() {
        let cut = |text: &'static str| sentences(text).collect::<Vec<_>>();
        assert_eq!(cut("Un. Deux ; trois"), ["Un.", "Deux ;", "trois"]);
        assert_eq!(cut("www.exemple.nc"), ["www.exemple.nc"]);
        assert_eq!(cut(""), [""; 0]);
    }
}
