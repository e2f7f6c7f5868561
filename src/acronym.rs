//! Acronyms, mined from the notices: «Direction de l’Enseignement … (DEFIJ)».

use crate::offer::{Block, Offer};
use crate::text::{WordAt, any_bytes, is_word_char, words_at};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Words that an acronym leaves out, or not.
const LITTLE: [&str; 20] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "pour", "par", "sur", "dans", "ou",
    "un", "une",
];

/// Letters that an acronym has at least and at most.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=10;

/// What each of some offers explains, by its source: looked for once, for all who ask.
#[derive(Debug)]
pub struct Explained(BTreeMap<String, Vec<(String, String)>>);

impl Explained {
    /// Looks for what these offers explain.
    #[must_use]
    pub fn by<'a>(offers: impl IntoIterator<Item = &'a Offer>) -> Self {
        let mut explained: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for offer in offers {
            let own: Vec<_> = texts(offer).flat_map(|text| self::explained(&text)).collect();
            if !own.is_empty() {
                explained.entry(offer.source.clone()).or_default().extend(own);
            }
        }
        Self(explained)
    }

    /// What one of them explains.
    pub(crate) fn of(&self, offer: &Offer) -> &[(String, String)] {
        self.0.get(&offer.source).map_or(&[], Vec::as_slice)
    }

    /// Every acronym that one of them explains, with its meanings, the most frequent first. A meaning
    /// is written as in the first notice that gives it; spellings that fold alike are one. An acronym
    /// with several meanings is a conflict for the reader to know of.
    #[must_use]
    pub fn known(&self) -> BTreeMap<String, Vec<String>> {
        gathered(self.0.values().flatten())
    }

    /// The acronyms that one of them writes, in their order, each with its meanings: its own, else those `known` from
    /// others. What is all in capitals tells no acronym from a word.
    #[must_use]
    pub fn used(&self, offer: &Offer, known: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
        let mut used = gathered(self.of(offer));
        for text in texts(offer).filter(|text| may_hold_acronym(text)) {
            let words = text.split(|c: char| !(is_word_char(c) || c == '-'));
            let acronyms = words.filter(|word| word.len() >= SHORTEST_ELSEWHERE && is_acronym(word));
            let met: Vec<_> = acronyms.filter_map(|word| known.get_key_value(word)).collect();
            // Few texts hold any: only those are asked how they are written.
            if met.is_empty() || is_shouted(&text) {
                continue;
            }
            for (acronym, meanings) in met {
                if !used.contains_key(acronym) {
                    used.insert(acronym.clone(), meanings.clone());
                }
            }
        }
        used
    }
}

/// Whether the words of a name begin with the letters of an acronym, little words aside: «DPSP» and «Direction de la poste
/// et des services de proximité».
pub(crate) fn abbreviates(name: &str, acronym: &str) -> bool {
    let words = words_at(name);
    let initials = words.iter().filter(|word| !LITTLE.contains(&word.word.as_ref()));
    let initials: String = initials.filter_map(|word| word.word.chars().next()).collect();
    initials.starts_with(&acronym.to_lowercase())
}

/// Acronyms with their meanings, the most frequent first.
pub(crate) fn gathered<'a>(explained: impl IntoIterator<Item = &'a (String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut meanings: BTreeMap<&str, BTreeMap<String, (usize, &str)>> = BTreeMap::new();
    for (acronym, meaning) in explained {
        let known = meanings.entry(acronym).or_default();
        let (count, _) = known.entry(key(meaning)).or_insert((0, meaning));
        *count += 1;
    }
    let sorted = |known: BTreeMap<String, (usize, &str)>| {
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort_by(|(key_a, (count_a, _)), (key_b, (count_b, _))| count_b.cmp(count_a).then(key_a.cmp(key_b)));
        known.into_iter().map(|(_, (_, meaning))| meaning.to_owned()).collect()
    };
    meanings.into_iter().map(|(acronym, known)| (acronym.to_owned(), sorted(known))).collect()
}

/// The texts of an offer in which a name may be explained. A label belongs to its value here:
/// «Direction : du développement durable (DDD)».
pub(crate) fn texts(offer: &Offer) -> impl Iterator<Item = Cow<'_, str>> {
    let header = offer.header.iter().map(|line| Cow::Owned([line.label.as_str(), " ", &line.text].concat()));
    let blocks = offer.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::texts);
    std::iter::once(Cow::Borrowed(offer.title.as_str()))
        .chain(header)
        .chain(blocks.map(|text| Cow::Borrowed(text.as_str())))
}

/// The words that make a meaning the same: all but the little ones.
pub(crate) fn key(meaning: &str) -> String {
    let words = words_at(meaning);
    let words = words.iter().map(|word| word.word.as_ref()).filter(|word| !LITTLE.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Letters that an acronym has at least where another notice explains it: «SI» may be a word.
const SHORTEST_ELSEWHERE: usize = 3;

/// Whether a text may hold an acronym of [`SHORTEST_ELSEWHERE`] letters, as [`is_acronym`] knows them: a capital, and at
/// most one small letter before the next one. Told from its bytes; that of a letter in several bytes may be asked for in vain.
fn may_hold_acronym(text: &str) -> bool {
    let goes_on = |byte: u8| byte.is_ascii_uppercase() | (byte == b'-') | (byte == b'\'');
    any_bytes(text, |&[first, second]| {
        let plain = first.is_ascii_uppercase() & goes_on(second);
        // «À» to «Þ», and behind them the small ones.
        let accented = (first == 0xc3) & matches!(second, 0x80..=0x9e);
        // Not «’», «–» and their like.
        let foreign = (first >= 0xc4) & ((first != 0xe2) | (second != 0x80));
        plain | accented | foreign
    })
    // «AeB», «AéB»
    || any_bytes(text, |&[first, _, third]| first.is_ascii_uppercase() & goes_on(third))
    || any_bytes(text, |&[first, small, _, fourth]| {
        first.is_ascii_uppercase() & matches!(small, 0xc2 | 0xc3) & goes_on(fourth)
    })
}

/// Whether a text is more in capitals than in small letters.
fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > text.chars().filter(|c| c.is_lowercase()).count()
}

/// The acronyms of a text that stand behind the words whose letters they take, with these words.
///
/// They may stand in brackets, or behind a dash («Direction de la vie éducative et associative - DVEA»).
fn explained(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    // Bytes are looked at, and not letters: all the words of all the notices pass here.
    for (open, _) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b' ')) {
        let here = &text[open..];
        let inside = if let Some(behind) = here.strip_prefix('(') {
            until(behind, |c| c == ')')
        } else if let Some(behind) = here.strip_prefix(" - ").or_else(|| here.strip_prefix(" – ")) {
            until(behind, |c| matches!(c, ' ' | ',' | '.' | ';' | ')'))
        } else {
            continue;
        };
        if !is_acronym(inside) {
            continue;
        }
        // Twice as many words as letters, and a few little ones, can be meant at most.
        let near: Vec<char> =
            text[..open].chars().rev().take(200).take_while(|c| !matches!(c, '(' | ')' | ';' | ':')).collect();
        let before: String = near.into_iter().rev().collect();
        if let Some(meaning) = meaning(&before, inside) {
            found.push((inside.to_owned(), meaning));
        }
    }
    found
}

/// Letters that are read for an acronym.
const REACH: usize = 14;

/// What stands before a sign, as far as an acronym may reach.
fn until(text: &str, closes: impl Fn(char) -> bool) -> &str {
    let end = text.char_indices().enumerate().find(|(count, (_, c))| *count == REACH || closes(*c));
    &text[..end.map_or(text.len(), |(_, (at, _))| at)]
}

/// Whether a text in brackets looks like an acronym: capitals, at most one small letter among them.
fn is_acronym(text: &str) -> bool {
    // Nearly all words show by their first letters that they are none.
    if text.chars().filter(|c| c.is_alphabetic() && !c.is_uppercase()).nth(1).is_some() {
        return false;
    }
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    LENGTHS.contains(&capitals) && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
}

/// The shortest run of words right before an acronym whose beginnings spell it; little words lend
/// their letters only where no run does without.
fn meaning(before: &str, acronym: &str) -> Option<String> {
    let words = words_at(before);
    let letters: String = words_at(acronym).into_iter().map(|word| word.word).collect();
    let first = letters.chars().next()?;
    for little_words_spell in [false, true] {
        for start in (words.len().saturating_sub(3 * letters.len())..words.len()).rev() {
            let starts_right = words[start].word.starts_with(first) && !LITTLE.contains(&words[start].word.as_ref());
            if starts_right && spells(&words[start..], &letters, little_words_spell) {
                return Some(before[words[start].start..].trim().trim_matches(['"', '«', '»', ' ']).to_owned());
            }
        }
    }
    None
}

/// Whether words spell an acronym: each gives its first letters in turn, every great word at least
/// one; little words may be passed over. The letters that may have been spelled so far are a set of
/// counts, so that the work does not grow with the ways to spell.
fn spells(words: &[WordAt], letters: &str, little_words_spell: bool) -> bool {
    let letters = letters.as_bytes();
    let mut spelled = vec![false; letters.len() + 1];
    spelled[0] = true;
    for word in words {
        let little = LITTLE.contains(&word.word.as_ref());
        let mut next = if little { spelled.clone() } else { vec![false; letters.len() + 1] };
        let gives = !little || little_words_spell;
        for from in (0..letters.len()).filter(|from| gives && spelled[*from]) {
            let shared = word.word.bytes().zip(&letters[from..]).take(3).take_while(|(a, b)| a == *b).count();
            for count in 1..=shared {
                next[from + count] = true;
            }
        }
        spelled = next;
    }
    spelled[letters.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finds_the_words_an_acronym_stands_for() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = explained(text);
            let found: Vec<_> = found.iter().map(|(a, m)| (a.as_str(), m.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        };
        let defij = "Direction de l’Enseignement, de la Formation, de l’Insertion et de la Jeunesse";
        check(&format!("{defij} (DEFIJ)"), &[("DEFIJ", defij)]);
        check(
            "Au sein du service de la protection de l’enfance (SPE), le bureau",
            &[("SPE", "service de la protection de l’enfance")],
        );
        check(
            "la direction de la sécurité civile et de la gestion des risques (DSCGR)",
            &[("DSCGR", "direction de la sécurité civile et de la gestion des risques")],
        );
        check(
            "Direction de la vie éducative et associative - DVEA",
            &[("DVEA", "Direction de la vie éducative et associative")],
        );
        check("DT - Technicien de la cellule production - CPMC", &[]);
        check("le poste (CDD) et le service (B)", &[]);
        check("Tuo Cèmuhî (Touho)", &[]);
        check("agent (EPENC)", &[]);
    }

    #[test]
    fn bytes_tell_of_every_capital() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_uppercase()) {
            assert!(may_hold_acronym(&format!("{c}{c}{c}")), "{c:?}");
        }
        for text in ["être à l’écoute – et Disponible", "Direction du Budget", "B. A"] {
            assert!(!may_hold_acronym(text), "{text}");
        }
        for text in ["ÉtÉ", "AÉ", "aAB", "AµB", "-AB"] {
            assert!(may_hold_acronym(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn bytes_tell_of_every_acronym(text in "[A-Ca-cÉéŒµ '’–-]{0,12}") {
            let words = text.split(|c: char| !(is_word_char(c) || c == '-'));
            for word in words.filter(|word| word.len() >= SHORTEST_ELSEWHERE && is_acronym(word)) {
                prop_assert!(may_hold_acronym(&text), "{word}");
            }
        }
    }

    #[test]
    fn an_offer_tells_what_its_acronyms_mean() {
        let offer = |name: &str, text: &str| crate::assemble::read(&crate::document::Document::new(name, text)).value;
        let one = offer(
            "1.txt",
            "# Agent\n\nMissions :\n- Aider le Service de la protection de l’enfance (SPE), et le SI.\n",
        );
        let two =
            offer("2.txt", "# Chef\n\nMissions :\n- Travailler avec le SPE et la DEFIJ.\n- PRENDRE PART AU SPE.\n");
        let explained = Explained::by([&one, &two]);
        let known = explained.known();
        let spe = |meaning: &str| BTreeMap::from([("SPE".to_owned(), vec![meaning.to_owned()])]);
        assert_eq!(explained.used(&two, &known), spe("Service de la protection de l’enfance"));
        assert_eq!(
            explained.used(&one, &spe("Société des poissons d’eau")),
            spe("Service de la protection de l’enfance")
        );
    }
}
