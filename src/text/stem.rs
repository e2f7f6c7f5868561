//! A light French stemmer over folded words.
//!
//! It only cuts endings, so a stem is always the beginning of its word: the words of one stem stand
//! close together in a sorted dictionary, and a stem needs no entry of its own. Snowball's French
//! stemmer rewrites endings, wants the accents that folding takes away, and brings every other
//! language along.

/// Endings that only tell gender or number, tried in order behind the plural and the silent e.
const ENDINGS: [&str; 8] = ["tric", "teur", "eus", "eur", "iv", "if", "al", "au"];

/// Letters that must be left in front of one of [`ENDINGS`].
const KEPT: usize = 4;

/// Shortest word whose plural or silent e is cut.
const SHORTEST: usize = 4;

/// The stem of a folded word: «infirmières» and «infirmier» share one, and so do «directrice» and
/// «directeur», «sociaux» and «sociale», «chargée» and «chargés». Words with digits keep their form.
#[must_use]
pub fn stem(word: &str) -> &str {
    if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word;
    }
    let mut stem = word;
    if !stem.ends_with("ss") {
        stem = stem.strip_suffix(['s', 'x']).unwrap_or(stem);
    }
    while let Some(shorter) = stem.strip_suffix('e').filter(|shorter| shorter.len() >= 3) {
        stem = shorter;
    }
    let bare = ENDINGS.iter().find_map(|ending| {
        let bare = stem.strip_suffix(ending).filter(|bare| bare.len() >= KEPT)?;
        (*ending != "au" || !bare.ends_with('e')).then_some(bare)
    });
    stem = bare.unwrap_or(stem);
    match stem.as_bytes() {
        [front @ .., a, b] if a == b && front.len() >= 3 => stem.get(..stem.len() - 1).unwrap_or(stem),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn number_and_gender_meet() {
        for family in [
            &["infirmier", "infirmiere", "infirmieres", "infirmiers"][..],
            &["technicien", "technicienne", "techniciens"],
            &["directeur", "directrice", "directeurs", "directrices"],
            &["charge", "chargee", "charges", "chargees"],
            &["administratif", "administrative", "administratives"],
            &["social", "sociale", "sociaux"],
            &["chauffeur", "chauffeuse"],
            &["chef", "cheffe", "chefs"],
            &["agent", "agente", "agents"],
            &["professionnel", "professionnelle"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
            }
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in
            [("agence", "agent"), ("directeur", "direction"), ("bureau", "bur"), ("2025", "202"), ("pas", "pa")]
        {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn a_stem_begins_its_word(word in "[a-zé0-9]{0,14}") {
            prop_assert!(word.starts_with(stem(&word)));
        }
    }
}
