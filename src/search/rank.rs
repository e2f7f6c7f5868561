//! Which offers answer, and how well: BM25F over the fields, for the words meant by those typed.
//!
//! Each constant was chosen on eight seeds of known items, not on one; around these values the mean
//! reciprocal rank moves by less than a hundredth (`tests/bench/search.rs`).

use super::fields::{Field, FieldFrequency, SHORT_FIELDS};

/// Weight of a word in each short field, in the order of [`Field`], against 1 for once in the body.
/// Higher: where a word stands counts more than how many words are found. Lower: a mention in the
/// body counts like a title.
const WEIGHTS: [f32; SHORT_FIELDS as usize] = [6.0, 3.0, 4.0, 2.0, 2.0, 4.0];

/// What the classes of [`FieldFrequency`] count for in the body: none, once, two or three times, more.
/// Higher at the end: long texts that repeat a word win. All equal: only presence counts, and known
/// items are lost.
const IN_BODY: [f32; 4] = [0.0, 1.0, 1.6, 2.2];

/// How soon more of a word stops counting. Higher: fields add up for long. Lower: one mention is as
/// good as many.
const SATURATION: f32 = 2.0;

/// How much a long title dilutes its words. 1: fully, so that «Secrétaire» alone is first for its
/// word. 0: not at all.
const TITLE_DILUTION: f32 = 0.75;

/// How much a long body dilutes its words. 1: fully. 0: not at all.
const BODY_DILUTION: f32 = 0.5;

/// Words of the body that a step of its stored length stands for.
pub(super) const BODY_STEP: usize = 8;

/// Weight of a completion of the word still being typed. 1: as if typed out. 0: only whole words.
pub(super) const COMPLETED: f32 = 0.8;

/// Weight of a completion of a word that was left. Lower than [`COMPLETED`]: it was left for
/// complete. 0: an abbreviation finds nothing.
pub(super) const ABBREVIATED: f32 = 0.5;

/// Weight of a word one edit away; two edits count twice. 1: typing errors cost nothing. 0: they
/// find nothing.
pub(super) const MISSPELT: f32 = 0.6;

/// Weight of what notices write for a word that people say. 1: neighbours of a trade stand among those
/// of the trade. 0: they are not found.
pub(super) const SAID: f32 = 0.6;

/// Weight of what notices write for a condition, which is mostly the same in other words.
pub(super) const FACT: f32 = 0.8;

/// Weight of a word that people say for a trade, where only a body has it. 1: a text that mentions it stands before the
/// posts of that trade. 0: it is not found by it.
pub(super) const NAMED: f32 = 0.8;

/// Weight of a word of a phrase, where only a body has it. 1: any text that has all words stands before the posts of that
/// trade. 0: a text that says the phrase is not found by it.
pub(super) const PASSING: f32 = 0.4;

/// Weight of a word made of another one. 1: «comptabilité» is as good as «comptable». 0: it is not found.
pub(super) const DERIVED: f32 = 0.6;

/// What an offer gains for what it has of the question, by its worth: more than any score, so that
/// offers with all words come first, then those with most.
const HAS_WORTH: f32 = 171.0;

/// Worth of a word or a trade, of a place, and of a condition: where no offer has all, the trade says more than the place,
/// and the place more than the condition.
pub(super) const WORD: u32 = 3;
pub(super) const PLACE: u32 = 2;
pub(super) const CONDITION: u32 = 1;

/// The weights at work on one index.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// What a set of short fields without the title counts for, by mask.
    short: [f32; 1 << SHORT_FIELDS],
    /// What the title counts for, by its length.
    title: [f32; 256],
    /// What a word in the body counts for, by the body's length.
    body: [f32; 256],
    offers: f32,
}

impl Weights {
    /// The weights for offers with titles and bodies of these lengths.
    pub(super) fn new(titles: &[u8], bodies: &[u8]) -> Self {
        let mut short = [0.0; 1 << SHORT_FIELDS];
        for (mask, sum) in short.iter_mut().enumerate() {
            *sum = (1..WEIGHTS.len()).filter(|field| mask >> field & 1 != 0).map(|field| WEIGHTS[field]).sum();
        }
        let title = length_norm(titles, TITLE_DILUTION).map(|share| share * WEIGHTS[Field::Title as usize]);
        Self { short, title, body: length_norm(bodies, BODY_DILUTION), offers: count(titles.len()) }
    }

    /// How much a frequency says in an offer with a title and a body of these lengths: from 0 to 1.
    #[inline]
    pub(super) fn strength(&self, frequency: FieldFrequency, title: u8, body: u8) -> f32 {
        let mask = usize::from(frequency.0 & !Field::Body.mask());
        let mut sum = self.short[mask];
        if mask & 1 != 0 {
            sum += self.title[usize::from(title)];
        }
        sum += IN_BODY[usize::from(frequency.0 >> SHORT_FIELDS)] * self.body[usize::from(body)];
        sum / (SATURATION + sum)
    }

    /// How much a word says that so many offers hold: its inverse document frequency; never nothing.
    pub(super) fn idf(&self, holders: usize) -> f32 {
        let holders = count(holders).min(self.offers);
        logarithm(1.0 + (self.offers - holders + 0.5) / (holders + 0.5)).max(f32::EPSILON)
    }
}

/// What an offer scores that has so much of the question, with this sum of strengths.
pub(super) fn score(worth: u32, strength: f32) -> f32 {
    count(worth as usize) * HAS_WORTH + strength
}

/// Puts keys in descending order: the one sort of all that runs in the browser, so that it is linked once.
pub(crate) fn descend(keys: &mut [u64]) {
    keys.sort_unstable_by(|a, b| b.cmp(a));
}

/// The lower half of a key.
pub(super) fn low(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or_default()
}

/// By length, what is left of a word's weight: 1 at the mean length.
fn length_norm(lengths: &[u8], dilution: f32) -> [f32; 256] {
    let sum: usize = lengths.iter().map(|length| usize::from(*length)).sum();
    let mean = count(sum.max(1)) / count(lengths.len().max(1));
    let mut shares = [0.0; 256];
    for (length, share) in shares.iter_mut().enumerate() {
        *share = 1.0 / (1.0 - dilution + dilution * count(length) / mean);
    }
    shares
}

/// The logarithm to base 2, straight between powers of two: from the number's own bits, so the same
/// on every machine.
fn logarithm(number: f32) -> f32 {
    let bits = count((number.to_bits() >> 8) as usize);
    bits / 32_768.0 - 127.0
}

#[expect(clippy::cast_precision_loss, reason = "a rank needs no more than seven digits")]
fn count(number: usize) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_nearly_one() {
        for number in [1.0_f32, 2.0, 3.0, 10.0, 20_000.0] {
            assert!((logarithm(number) - number.log2()).abs() < 0.09, "{number}");
        }
    }

    #[test]
    fn a_title_says_more_than_a_body_and_all_more_than_some() {
        let weights = Weights::new(&[5, 5], &[40, 40]);
        let strength = |mask, times| weights.strength(FieldFrequency::new(mask, times), 5, 40);
        assert!(strength(1, 0) > strength(0, 9));
        assert!(strength(1, 1) > strength(1, 0));
        assert!(strength(0xff, 9) < 1.0);
        assert!(score(2 * WORD, 0.0) > score(WORD, 32.0 * weights.idf(1)));
    }
}
