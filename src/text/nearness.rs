//! Words that differ by a slip of the pen or of a scanner.

/// Whether two folded words are the same, or long enough to be told apart although one letter was
/// changed, added or dropped: «canditature», «residences». Short words must agree exactly.
#[must_use]
pub fn close(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 6 || long.len() - short.len() > 1 {
        return false;
    }
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let same_start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let same_end = short[same_start..].iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    same_start + same_end + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::close;

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
        ] {
            assert_eq!(close(one, other), expected, "{one} {other}");
            assert_eq!(close(other, one), expected, "{other} {one}");
        }
    }
}
