//! The offers read last: their ids, the latest first, on one line with spaces between them.

/// How many are kept.
const KEPT: usize = 6;

/// The ids of a stored line.
#[must_use]
pub fn parse(stored: &str) -> Vec<String> {
    stored.split_terminator(' ').map(str::to_owned).collect()
}

/// The line after an offer was read.
#[must_use]
pub fn with(stored: Option<&str>, id: &str) -> String {
    let mut line = id.to_owned();
    let others = stored.unwrap_or_default().split_terminator(' ').filter(|other| *other != id);
    for other in others.take(KEPT - 1) {
        line.push(' ');
        line.push_str(other);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offer_read_last_comes_first_and_stands_once() {
        let mut line = None;
        for id in ["a", "b", "c", "a", "d", "e", "f", "g"] {
            line = Some(with(line.as_deref(), id));
        }
        assert_eq!(parse(&line.unwrap()), ["g", "f", "e", "d", "a", "c"]);
        assert_eq!(parse(""), [""; 0]);
    }
}
