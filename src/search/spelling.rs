//! Which words are nearly a given one: an automaton of Damerau and Levenshtein.
//!
//! A letter wrong, missing or too much is one edit, and so are two neighbours swapped (no letter is
//! edited twice). The automaton is the bit-parallel one of Wu and Manber: a state is a few numbers,
//! so nothing is built but a table of the word's own letters, and states are copied as the
//! dictionary is walked.

/// Most edits that are ever allowed.
pub(super) const MOST_EDITS: usize = 2;

/// Longest word that is corrected, in bytes: one bit each in a state, and one for the beginning.
const LONGEST: usize = 62;

/// A word as it was typed, and how many edits may lie between it and the one meant.
pub(super) struct Spelling {
    /// For each letter, the places behind which it stands in the word.
    places: [u64; 256],
    end: u64,
    edits: usize,
}

/// Where the automaton stands behind some letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// Bit `i` of `reached[e]`: the letters are the word's first `i` with at most `e` edits.
    reached: [u64; MOST_EDITS + 1],
    /// As `reached`, with the last letter taken for the second one of a swap that is still open.
    swapping: [u64; MOST_EDITS],
}

impl Spelling {
    /// `None` for words too long to be corrected.
    pub(super) fn new(word: &str, edits: usize) -> Option<Self> {
        let mut places = [0; 256];
        if word.len() > LONGEST {
            return None;
        }
        for (place, letter) in word.bytes().enumerate() {
            places[usize::from(letter)] |= 2_u64 << place;
        }
        Some(Self { places, end: 1 << word.len(), edits: edits.min(MOST_EDITS) })
    }

    /// The state before the first letter.
    pub(super) fn start() -> State {
        State { reached: std::array::from_fn(|edits| (2 << edits) - 1), swapping: [0; MOST_EDITS] }
    }

    /// The state behind one more letter.
    pub(super) fn next(&self, state: &State, letter: u8) -> State {
        let here = self.places[usize::from(letter)];
        let [zero, single, double] = state.reached;
        // The same letter, a letter too much, another letter, a letter missing, the first letter of a swap.
        let edited = |reached: u64, fewer: u64, fewer_here: u64, swapping: u64| {
            (reached << 1) & here | fewer | fewer << 1 | fewer_here << 1 | swapping & (here << 1)
        };
        let exact = (zero << 1) & here;
        let once = edited(single, zero, exact, state.swapping[0]);
        let twice = edited(double, single, once, state.swapping[1]);
        State { reached: [exact, once, twice], swapping: [(zero << 2) & here, (single << 2) & here] }
    }

    /// The fewest edits that make the letters so far the word; `None` when too many.
    pub(super) fn edits(&self, state: &State) -> Option<usize> {
        (0..=self.edits).find(|edits| state.reached[*edits] & self.end != 0)
    }

    /// Whether no further letters can lead to the word.
    pub(super) fn is_lost(&self, state: &State) -> bool {
        // A swap that is open began where fewer edits had led: it is a letter too much as well.
        state.reached[self.edits] == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook's table: optimal string alignment.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let same = usize::from(a[i - 1] != b[j - 1]);
                    let mut best = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + same);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(table[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        table[a.len()][b.len()]
    }

    fn edits(word: &str, text: &str, most: usize) -> (Option<usize>, bool) {
        let spelling = Spelling::new(word, most).unwrap();
        let state = text.bytes().fold(Spelling::start(), |state, letter| spelling.next(&state, letter));
        (spelling.edits(&state), spelling.is_lost(&state))
    }

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(edits("infirmier", "infrimier", 1).0, Some(1));
        assert_eq!(edits("noumea", "nuomea", 2).0, Some(1));
    }

    proptest! {
        #[test]
        fn the_automaton_is_the_table(a in "[abc]{0,7}", b in "[abc]{0,7}", most in 0_usize..=2) {
            let (found, lost) = edits(&a, &b, most);
            let wanted = distance(a.as_bytes(), b.as_bytes());
            prop_assert_eq!(found, (wanted <= most).then_some(wanted));
            prop_assert!(!(lost && found.is_some()));
        }
    }
}
