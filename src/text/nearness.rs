//! Words that differ by a slip of the pen or of a scanner.

/// Whether two folded words are the same, or long enough to be told apart although one letter was
/// changed, added or dropped: «canditature», «residences». Short words must agree exactly.
#[must_use]
pub fn close(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let longer_by = long.len() - short.len();
    // Nearly all words are told apart here.
    if short.len() < 3 || longer_by > 2 {
        return false;
    }
    (short.len() >= 6 && longer_by <= 1 && differ_by_a_letter(short.as_bytes(), long.as_bytes()))
        || looks_like(short, long)
}

/// Whether two words differ by one letter at most: changed, added or dropped.
fn differ_by_a_letter(short: &[u8], long: &[u8]) -> bool {
    let same_start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let same_end = short[same_start..].iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    same_start + same_end + 1 >= long.len()
}

/// Whether two folded words look the same to a scanner: «Ernployeur», «travai1», «1ieu».
fn looks_like(short: &str, long: &str) -> bool {
    // The shapes first: nearly all words are told apart by their first letters.
    if !shapes(short).eq(shapes(long)) {
        return false;
    }
    let has_figure = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    let shortest = if has_figure(short) == has_figure(long) { 5 } else { 3 };
    short.len() >= shortest
}

/// A word's letters, with one sign for those that scanners take for each other.
fn shapes(word: &str) -> impl Iterator<Item = u8> + '_ {
    let mut letters = word.bytes().peekable();
    std::iter::from_fn(move || {
        Some(match letters.next()? {
            b'r' if letters.next_if_eq(&b'n').is_some() => b'm',
            b'v' if letters.next_if_eq(&b'v').is_some() => b'w',
            letter => shape(letter),
        })
    })
}

const fn shape(letter: u8) -> u8 {
    match letter {
        b'l' | b'1' => b'i',
        b'0' => b'o',
        b'5' => b's',
        b'8' => b'b',
        letter => letter,
    }
}

/// The letters for which a scanner may have taken the first one of a folded word, itself among them.
pub fn first_letters(word: &str) -> impl Iterator<Item = char> {
    let first = word.chars().next();
    let own = u8::try_from(first.unwrap_or_default()).unwrap_or_default();
    let alike = b"bilos".iter().filter(move |letter| **letter != own && shape(**letter) == shape(own));
    first.into_iter().chain(alike.map(|letter| char::from(*letter)))
}

#[cfg(test)]
mod tests {
    use super::{close, first_letters};

    #[test]
    fn a_first_letter_may_be_another() {
        let check =
            |word: &str, expected: &str| assert_eq!(first_letters(word).collect::<String>(), expected, "{word}");
        check("lieu", "li");
        check("1ieu", "1il");
        check("0ffre", "0o");
        check("corps", "c");
        check("", "");
    }

    #[test]
    fn forgives_one_slip_in_a_long_word() {
        for (one, other, expected) in [
            ("candidature", "canditature", true),
            ("candidature", "candidatures", true),
            ("reference", "refrence", true),
            ("travail", "travial", false),
            ("lieu", "lieux", false),
            ("corps", "corps", true),
            ("numerique", "numerotes", false),
            ("province", "providence", false),
            ("employeur", "ernployeur", true),
            ("travail", "travai1", true),
            ("lieu", "1ieu", true),
            ("corps", "c0rps", true),
            ("1", "l", false),
            ("sur", "5ur", true),
            ("titre", "tiers", false),
        ] {
            assert_eq!(close(one, other), expected, "{one} {other}");
            assert_eq!(close(other, one), expected, "{other} {one}");
        }
    }
}
