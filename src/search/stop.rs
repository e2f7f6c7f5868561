//! French words too small to tell one offer from another. They are not indexed; a question made of
//! nothing else is completed instead («la» still finds «laborantin»).

/// The small words, folded and sorted.
const SMALL: [&str; 36] = [
    "a", "au", "aux", "avec", "c", "ce", "ces", "d", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "l",
    "la", "le", "les", "leur", "n", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "ses", "son", "sur", "un",
    "une",
];

/// Whether a folded word is too small.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_are_sorted() {
        assert!(super::SMALL.is_sorted());
    }
}
