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

/// The number that the first words of some are, written in letters, and how many words it takes: «dix-huit», «deux mille
/// vingt-six».
pub fn spelled<'a>(words: impl Iterator<Item = &'a str>) -> Option<(u32, usize)> {
    let (mut whole, mut part, mut count) = (0, 0, 0);
    for (at, word) in words.take(6).enumerate() {
        let joins = word == "et" && part >= 20;
        let value = NUMERALS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        match value {
            // «dix huit», «vingt et un», never «huit dix».
            Some(value) if part == 0 || (value < 10 && (part == 10 || (part >= 20 && part % 10 == 0))) => part += value,
            None if word == "mille" && part > 0 && whole == 0 => {
                whole = part * 1000;
                part = 0;
            }
            None if joins => continue,
            _ => break,
        }
        count = at + 1;
    }
    (count > 0).then_some((whole + part, count))
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
        for (text, expected) in [
            ("dix huit decembre", Some((18, 2))),
            ("vingt et un", Some((21, 3))),
            ("deux mille vingt six", Some((2026, 4))),
            ("trois postes", Some((3, 1))),
            ("postes", None),
        ] {
            assert_eq!(spelled(text.split(' ')), expected, "{text}");
        }
        for (word, expected) in [("1er", Some(1)), ("2eme", Some(2)), ("er", None), ("12", None)] {
            assert_eq!(ordinal(word), expected, "{word}");
        }
    }
}
