//! The words of a question as they were typed: where folded words stand in it, and the question without them.

use super::stop;
use crate::text::{self, WordAt};
use std::ops::Range;

/// Whether a question has these folded words, one behind the other.
#[must_use]
pub fn has_words(question: &str, words: &str) -> bool {
    place(&text::words_at(question), words).is_some()
}

/// Folded words as a question writes them; as they are where it does not.
#[must_use]
pub fn as_typed<'a>(question: &'a str, words: &'a str) -> &'a str {
    let all = text::words_at(question);
    place(&all, words).map_or(words, |place| &question[bytes(&all, &place)])
}

/// A question with other words in the place of some folded ones: without them, and without the small words that lead to
/// them, where there are no others. `None` where it does not have them.
#[must_use]
pub fn replaced(question: &str, words: &str, others: &str) -> Option<String> {
    let all = text::words_at(question);
    let mut place = place(&all, words)?;
    if others.is_empty() {
        while place.start > 0 && stop::is_stop_word(&all[place.start - 1].word) {
            place.start -= 1;
        }
    }
    let Range { start, end } = bytes(&all, &place);
    let parts = [question[..start].trim_end(), others, question[end..].trim_start()];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// The first place, among the words of a question, where folded words stand.
fn place(all: &[WordAt<'_>], words: &str) -> Option<Range<usize>> {
    let wanted: Vec<&str> = words.split(' ').collect();
    let stands = |at: &[WordAt<'_>]| at.iter().map(|word| &*word.word).eq(wanted.iter().copied());
    let start = all.windows(wanted.len()).position(stands)?;
    Some(start..start + wanted.len())
}

/// The bytes of some words.
fn bytes(all: &[WordAt<'_>], place: &Range<usize>) -> Range<usize> {
    all[place.start].start..all[place.end - 1].end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_were_typed() {
        let question = "Femme de ménage à l’École, Koné";
        assert_eq!(as_typed(question, "femme de menage"), "Femme de ménage");
        assert_eq!(as_typed(question, "ecole"), "École");
        assert_eq!(as_typed(question, "maire"), "maire");
        assert!(has_words(question, "kone") && !has_words(question, "menage ecole") && !has_words(question, ""));
    }

    #[test]
    fn a_question_goes_without_words_or_with_others() {
        let without = |question, words| replaced(question, words, "").unwrap();
        assert_eq!(without("comptable à Koné", "kone"), "comptable");
        assert_eq!(without("comptable à Koné", "comptable"), "à Koné");
        assert_eq!(without("agent (école) Koné", "ecole"), "agent ( ) Koné");
        assert_eq!(without("pompier", "pompier"), "");
        assert_eq!(replaced("vieux pompiier, Koné", "pompiier", "pompier").unwrap(), "vieux pompier , Koné");
        assert_eq!(replaced("pompier", "kone", ""), None);
    }
}
