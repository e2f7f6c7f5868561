//! French text: folding to comparable words. Knows nothing of offers.
//!
//! One chain of functions serves the index, the query, the vocabulary and the tests, so that what
//! is written and what is asked always meet.

pub mod date;
pub mod hour;
pub mod link;
pub mod markup;
pub mod nearness;
pub mod number;
pub mod stem;
pub mod table;
pub mod vocabulary;

use std::borrow::Cow;

/// Folds text for comparison: lower case, no accents, ligatures opened, every other sign a single
/// space, no space at the ends. Idempotent. «L’Île-d’Œuf» gives `l ile d oeuf`.
#[must_use]
pub fn fold(text: &str) -> String {
    // What a character folds to takes no more bytes than it does, and a space stands for one sign at the least.
    let mut folded = Vec::with_capacity(text.len());
    let mut gap = false;
    for written in text.chars() {
        // Nearly all of French, and all the words of all the notices pass here.
        if let Some(letter) = plain(written) {
            if gap && !folded.is_empty() {
                folded.push(b' ');
            }
            gap = false;
            folded.push(letter);
            continue;
        }
        if written.is_ascii() {
            gap = true;
            continue;
        }
        if is_combining(written) {
            continue;
        }
        let mut letters = 0;
        for letter in fold_char(written) {
            if gap && !folded.is_empty() {
                folded.push(b' ');
            }
            gap = false;
            folded.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            letters += 1;
        }
        gap |= letters == 0;
    }
    // Whole characters in, whole characters out.
    String::from_utf8(folded).unwrap_or_default()
}

/// Whether somewhere in a text so many bytes are such. Looks go through to the end, whatever they meet, and so take many
/// bytes in a step: a fraction of the price of its characters, if what is asked is made of comparisons and `&` and `|` only.
pub(crate) fn any_bytes<const N: usize>(text: &str, are_such: impl Fn(&[u8; N]) -> bool) -> bool {
    text.as_bytes().array_windows().fold(false, |found, bytes| found | are_such(bytes))
}

/// Whether a character is one that nobody sees, or that hides or turns the text around it.
pub(crate) const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
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
    let mut start = 0;
    while start < text.len() {
        let (length, is_folded) = first_word(&text[start..]);
        let end = start + length;
        let written = &text[start..end];
        if length > 0 {
            let word = if is_folded { Cow::Borrowed(written) } else { Cow::Owned(fold(written)) };
            found.push(WordAt { word, start, end });
        }
        // And the sign behind it.
        start = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Letters of a usual word with the sign behind it.
const LETTERS: usize = 6;

/// Bytes of the word with which a text begins, none where a sign stands there, and whether it is written as it folds.
fn first_word(text: &str) -> (usize, bool) {
    let (mut end, mut is_folded) = (0, true);
    while let Some(byte) = text.as_bytes().get(end) {
        end += match byte {
            b'a'..=b'z' | b'0'..=b'9' => 1,
            b'A'..=b'Z' => {
                is_folded = false;
                1
            }
            0..=0x7f => break,
            _ => {
                is_folded = false;
                let is_letter = |c: &char| if is_combining(*c) { end > 0 } else { !is_sign(*c) };
                match text[end..].chars().next().filter(is_letter) {
                    Some(letter) => letter.len_utf8(),
                    None => break,
                }
            }
        };
    }
    (end, is_folded)
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
        // Letters that a typesetter joined: «ﬁn», «oﬃce».
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    };
    let plain = (folded.is_empty() && !is_sign(c)).then_some(c.to_ascii_lowercase());
    folded.chars().chain(plain)
}

/// Whether a character is part of a word, and not a sign between words.
#[must_use]
pub fn is_word_char(c: char) -> bool {
    // Nearly all characters are these.
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_combining(c) || !is_sign(c) }
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
