//! French stop words: too common to tell one offer from another. They are not indexed; a question made of
//! nothing else is completed instead («la» still finds «laborantin»).

/// The stop words, folded and sorted.
const STOP_WORDS: [&str; 36] = [
    "a", "au", "aux", "avec", "c", "ce", "ces", "d", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "l",
    "la", "le", "les", "leur", "n", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "ses", "son", "sur", "un",
    "une",
];

/// Whether a folded word is a stop word.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_sorted() {
        assert!(super::STOP_WORDS.is_sorted());
    }
}
