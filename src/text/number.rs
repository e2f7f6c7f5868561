//! Small numbers as French writes them.

/// Numerals in words, folded.
const NUMERALS: [(&str, u32); 21] = [
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
];

/// The number that a folded word is, in digits or in letters: «04», «trois».
#[must_use]
pub fn number(word: &str) -> Option<u32> {
    if !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    NUMERALS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// The number that a folded ordinal is: «1er», «2e», «3eme», «2nd».
#[must_use]
pub fn ordinal(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = &word[digits..];
    let known = matches!(ending, "er" | "ere" | "e" | "eme" | "ieme" | "nd" | "nde");
    if digits > 0 && known { number(&word[..digits]) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numerals_and_ordinals() {
        for (word, expected) in [("04", Some(4)), ("trois", Some(3)), ("zzz", None), ("", None), ("12345678", None)] {
            assert_eq!(number(word), expected, "{word}");
        }
        for (word, expected) in [("1er", Some(1)), ("2eme", Some(2)), ("er", None), ("12", None)] {
            assert_eq!(ordinal(word), expected, "{word}");
        }
    }
}
