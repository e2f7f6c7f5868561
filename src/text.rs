//! French text: folding to comparable words. Knows nothing of offers.
//!
//! One chain of functions serves the index, the query, the vocabulary and the tests, so that what
//! is written and what is asked always meet.

pub mod date;
pub mod nearness;
pub mod number;
pub mod stem;

use std::borrow::Cow;
use std::ops::Range;

/// Folds text for comparison: lower case, no accents, ligatures opened, every other sign a single
/// space, no space at the ends. Idempotent. «L’Île-d’Œuf» gives `l ile d oeuf`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for written in text.chars() {
        // Nearly all of French, and all the words of all the notices pass here.
        if let Some(letter) = plain(written) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(char::from(letter));
            continue;
        }
        if is_combining(written) {
            continue;
        }
        let mut letters = 0;
        for letter in fold_char(written) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(letter);
            letters += 1;
        }
        gap |= letters == 0;
    }
    folded
}

/// The folded words of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// A word of a text with the place where it stands: for highlights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordAt<'a> {
    /// The folded word. Most words are written as they fold, and need no room of their own.
    pub word: Cow<'a, str>,
    /// Byte offset of its first character in the text.
    pub start: usize,
    /// Byte offset behind its last character.
    pub end: usize,
}

/// The folded words of a text with their places; the same words as [`words`].
#[must_use]
pub fn words_at(text: &str) -> Vec<WordAt<'_>> {
    let mut found = Vec::with_capacity(text.len() / LETTERS);
    let mut open: Option<Range<usize>> = None;
    for (start, written) in text.char_indices() {
        let end = start + written.len_utf8();
        match &mut open {
            Some(word) if is_word_char(written) => word.end = end,
            Some(word) => {
                found.push(WordAt::new(text, word.clone()));
                open = None;
            }
            None if is_word_char(written) && !is_combining(written) => open = Some(start..end),
            None => {}
        }
    }
    found.extend(open.map(|word| WordAt::new(text, word)));
    found
}

/// Letters of a usual word with the sign behind it.
const LETTERS: usize = 6;

impl<'a> WordAt<'a> {
    fn new(text: &'a str, Range { start, end }: Range<usize>) -> Self {
        let written = &text[start..end];
        let plain = written.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
        let word = if plain { Cow::Borrowed(written) } else { Cow::Owned(fold(written)) };
        Self { word, start, end }
    }
}

/// Combining diacritical marks, as decomposed text (NFD) writes accents.
const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// «À» to «ÿ» as they fold; 0 where one letter does not say it.
const ACCENTED: &[u8; 64] = b"aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";

/// The same as [`fold_char`], at once, for the characters that fold to one letter and are written most.
fn plain(c: char) -> Option<u8> {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => u8::try_from(c).ok().map(|letter| letter.to_ascii_lowercase()),
        'À'..='ÿ' => ACCENTED.get(c as usize - 'À' as usize).copied().filter(|letter| *letter != 0),
        _ => None,
    }
}

/// The folded form of one character: nothing for signs, one letter or digit mostly, two for ligatures.
fn fold_char(c: char) -> impl Iterator<Item = char> {
    let folded: &'static str = match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' => "a",
        'Æ' | 'æ' => "ae",
        // Among the others, raised letters of ordinals: «1ᵉʳ», «2ⁿᵈ».
        'ᵐ' => "m",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' | 'ᵈ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẽ' | 'ẽ' | 'ᵉ' | 'ᴱ' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' | 'ⁿ' => "n",
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' | 'Ō'..='ő' | 'º' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' | 'ʳ' | 'ᴿ' => "r",
        'Ś'..='š' | 'ſ' | 'ˢ' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => "",
    };
    let plain = (folded.is_empty() && !is_sign(c)).then_some(c.to_ascii_lowercase());
    folded.chars().chain(plain)
}

/// Whether a character is part of a word, and not a sign between words.
#[must_use]
pub fn is_word_char(c: char) -> bool {
    // Nearly all letters are these.
    c.is_ascii_alphanumeric() || is_combining(c) || !is_sign(c)
}

/// Signs, spaces and pictures, by their blocks. The notices are in French and in Kanak languages,
/// which are written in Latin letters: what lies beyond them needs no table of all the world's
/// letters and their cases, which would weigh on every first visit; it is compared as it stands.
const fn is_sign(c: char) -> bool {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾' => false,
        // Between U+2DF and U+2E5 stand small raised letters, as before U+2B9: the «ʳ» of «1ᵉʳ».
        '\u{0}'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{2b9}'..='\u{2df}'
        | '\u{2e5}'..='\u{2ff}'
        // The one space outside the blocks of signs, of the Ogham script.
        | '\u{1680}'
        | '\u{2000}'..='\u{206f}'
        // Raised and lowered signs, as in «titre⁽¹⁾»; letters and digits of these kinds stand around them.
        | '\u{207a}'..='\u{207e}'
        | '\u{208a}'..='\u{208e}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}'
        | '\u{3000}'..='\u{303f}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'..='\u{10ffff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_french_and_kanak_spellings() {
        for (written, folded) in [
            ("Nouméa", "noumea"),
            ("NOUME\u{301}A", "noumea"),
            ("L’Île-d’Œuf", "l ile d oeuf"),
            ("Pwêêdi Wiimîâ", "pweedi wiimia"),
            ("Tuo Cèmuhî (Touho)", "tuo cemuhi touho"),
            ("25 -57722/MPRH", "25 57722 mprh"),
            ("sous\u{2011}directeur\u{a0}:", "sous directeur"),
            ("dʼemploi", "d emploi"),
            ("1ᵉʳ août, 1ᴱᴿ MARS, 2ⁿᵈ", "1er aout 1er mars 2nd"),
            ("Ⅳ", "Ⅳ"),
            ("  ", ""),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn what_folds_to_letters_is_part_of_a_word_and_no_space_is() {
        for c in '\0'..=char::MAX {
            assert!(plain(c).is_none_or(|letter| fold_char(c).eq([char::from(letter)])), "{c:?}");
            assert_eq!(is_word_char(c), is_combining(c) || fold_char(c).next().is_some(), "{c:?}");
            assert!(!c.is_whitespace() || !is_word_char(c), "{c:?}");
        }
    }

    #[test]
    fn places_of_words_cut_the_text_right() {
        let text = "Chargé(e) de l’Œuvre, NOUME\u{301}A";
        let cut: Vec<_> = words_at(text).into_iter().map(|w| (&text[w.start..w.end], w.word)).collect();
        assert_eq!(cut[0], ("Chargé", "charge".into()));
        assert_eq!(cut[4], ("Œuvre", "oeuvre".into()));
        assert_eq!(cut[5], ("NOUME\u{301}A", "noumea".into()));
    }
}
