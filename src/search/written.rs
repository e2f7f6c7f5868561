//! Words as notices write them, with their accents: the dictionary holds them folded, and what was made of a
//! question is shown to people.
//!
//! Kept for the words of the fields that name a post, where they are written otherwise than they fold.

use super::fields::{Field, NAMING};
use crate::text;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Ends a word.
const WORD_END: u8 = b'\n';

/// The words met while an index is built: by their folded forms, how often each form is written.
#[derive(Default)]
pub(super) struct Forms(BTreeMap<String, BTreeMap<String, usize>>);

impl Forms {
    /// Takes up the words of a field. Those in plain capitals do not say which accents they have.
    pub(super) fn see(&mut self, field: Field, text: &str) {
        if field.mask() & NAMING == 0 {
            return;
        }
        for word in text::words_at(text) {
            let written = &text[word.start..word.end];
            if written.chars().any(|letter| letter.is_lowercase() || !letter.is_ascii()) {
                let forms = self.0.entry(word.word.into_owned()).or_default();
                *forms.entry(written.to_lowercase()).or_default() += 1;
            }
        }
    }

    /// The usual form of each word that is written otherwise than it folds; of two as usual, the one with accents.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let usual = self.0.iter().filter_map(|(folded, forms)| {
            let (form, _) = forms.iter().max_by_key(|(_, times)| **times)?;
            (form != folded).then_some(form)
        });
        usual.flat_map(|form| form.bytes().chain([WORD_END])).collect()
    }
}

/// The words in the bytes of an index.
#[derive(Clone, Copy)]
pub(super) struct Written<'a>(pub(super) &'a [u8]);

impl Written<'_> {
    /// A folded word as notices write it. The words stand in the order of their folded forms: it is found by halving.
    pub(super) fn form(self, word: &str) -> String {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let is_end = |byte: &u8| *byte == WORD_END;
            let start = self.0[low..middle].iter().rposition(is_end).map_or(low, |at| low + at + 1);
            let end = self.0[middle..high].iter().position(is_end).map_or(high, |at| middle + at);
            let Ok(form) = std::str::from_utf8(&self.0[start..end]) else { break };
            match text::fold(form).as_str().cmp(word) {
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
                Ordering::Equal => return form.to_owned(),
            }
        }
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_as_they_are_mostly_written() {
        let mut forms = Forms::default();
        forms.see(Field::Title, "MÉDECIN, CHARGE DE LA COMPTABILITE");
        forms.see(Field::Title, "Chargée de comptabilité, congres");
        forms.see(Field::Occupation, "Congrès");
        forms.see(Field::Body, "Élève");
        let bytes = forms.bytes();
        let form = |word: &str| Written(&bytes).form(word);
        assert_eq!(form("medecin"), "médecin");
        assert_eq!(form("comptabilite"), "comptabilité");
        assert_eq!(form("congres"), "congrès");
        assert_eq!(form("chargee"), "chargée");
        assert_eq!(form("charge"), "charge");
        assert_eq!(form("eleve"), "eleve");
        assert_eq!(Written(b"\xff\n").form("eleve"), "eleve");
        for written in std::str::from_utf8(&bytes).unwrap().lines() {
            assert_eq!(form(&text::fold(written)), written, "every word is found");
        }
    }
}
