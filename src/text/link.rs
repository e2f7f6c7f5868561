//! Addresses within running text: e-mail, telephone, web. Knows nothing of notices and pages.
//!
//! A page may link only to an [`Href`], which is made here alone.

use super::{any_bytes, fold, is_hidden};

/// An address that a page may link to: `https:`, `http:`, `mailto:` or `tel:`, without the name of a user, and without
/// a character that nobody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Href(String);

impl Href {
    /// The address of a file or page: `https://…` or `http://…`; `None` for any other.
    #[must_use]
    pub fn web(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = !address.chars().any(is_refused);
        (plain && !host.is_empty() && !host.contains('@')).then(|| Self(address.to_owned()))
    }

    /// The address under which mail is sent.
    #[must_use]
    pub fn email(address: &str) -> Option<Self> {
        is_email(address).then(|| Self(format!("mailto:{address}")))
    }

    /// The number that is called; six digits are a number of New Caledonia.
    #[must_use]
    pub fn phone(written: &str) -> Option<Self> {
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let own = digits.strip_prefix("687").unwrap_or(&digits);
        (own.len() == 6).then(|| Self(format!("tel:+687{own}")))
    }

    /// The address of a text that is one, whatever its kind: `rh@exemple.nc`, `+687 24 63 19`, `www.exemple.nc`.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        match addresses(text).as_slice() {
            [one] if one.written == text => one.href(),
            _ => Self::web(text).or_else(|| text.starts_with("+687").then(|| Self::phone(text)).flatten()),
        }
    }

    /// The address, for an attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Characters that no address holds: white space, what nobody sees, and signs that end an address.
const fn is_refused(c: char) -> bool {
    c.is_whitespace() || is_hidden(c) || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number of New Caledonia.
    Phone,
    /// A web address.
    Web,
}

/// An address found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// What it leads to.
    pub kind: Kind,
    /// Byte offset of its first character.
    pub start: usize,
    /// The address as written.
    pub written: &'a str,
}

impl Address<'_> {
    /// The link that it makes.
    #[must_use]
    pub fn href(&self) -> Option<Href> {
        match self.kind {
            Kind::Email => Href::email(self.written),
            Kind::Phone => Href::phone(self.written),
            Kind::Web if self.written.starts_with("www.") => Href::web(&format!("https://{}", self.written)),
            Kind::Web => Href::web(self.written),
        }
    }
}

/// The addresses of a text, in order; none overlaps another.
#[must_use]
pub fn addresses(text: &str) -> Vec<Address<'_>> {
    let mut found = Vec::new();
    if may_hold_address(text) {
        words(text, &mut found);
    }
    if may_hold_phone(text) {
        let others = found.len();
        phones(text, &mut found);
        // Few: each goes to its place, and no sort is linked into a program for them.
        for at in others..found.len() {
            let one = found.remove(at);
            let place = found[..at].partition_point(|other| other.start < one.start);
            found.insert(place, one);
        }
    }
    found
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its words.
    pub text: &'a str,
    /// Where it leads to; none for plain words.
    pub href: Option<Href>,
}

/// A text in pieces: plain words, and addresses with where they lead to. Together they are the text.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for address in addresses(text) {
        let Some(href) = address.href() else { continue };
        if address.start > from {
            pieces.push(Piece { text: &text[from..address.start], href: None });
        }
        pieces.push(Piece { text: address.written, href: Some(href) });
        from = address.start + address.written.len();
    }
    if from < text.len() {
        pieces.push(Piece { text: &text[from..], href: None });
    }
    pieces
}

/// Whether a text may hold an e-mail or web address: told from its bytes.
fn may_hold_address(text: &str) -> bool {
    any_bytes(text, |&[one, next]| (next == b'@') | ((one == next) & ((one == b'/') | (one == b'w'))))
}

/// Whether a text may hold a telephone number: two digits beside each other.
fn may_hold_phone(text: &str) -> bool {
    any_bytes(text, |&[one, next]| one.is_ascii_digit() & next.is_ascii_digit())
}

/// Signs between which a word stands.
const BETWEEN_WORDS: [char; 11] = [' ', '\u{a0}', '\t', '\u{202f}', '(', '<', '>', '[', ']', '|', '\n'];

/// Signs that may stand right before an address.
const BEFORE_ADDRESS: [char; 7] = ['.', ':', '«', '"', '\'', '’', '/'];

/// Finds the addresses that are words.
fn words<'a>(text: &'a str, found: &mut Vec<Address<'a>>) {
    let mut start = 0;
    for word in text.split(BETWEEN_WORDS) {
        let after = text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        // A list of addresses may have no space between them; a web address may hold such a sign itself.
        let whole = is_web(word.trim_start_matches(BEFORE_ADDRESS));
        let mut within = start;
        for part in word.split_inclusive(|sign| !whole && matches!(sign, ',' | ';')) {
            let bare = part.trim_start_matches(BEFORE_ADDRESS);
            let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
            let at = within + part.len() - bare.len();
            within += part.len();
            let bare = without_closing_signs(bare);
            let kind = if is_email(bare) {
                Kind::Email
            } else if is_web(bare) {
                Kind::Web
            } else {
                continue;
            };
            found.push(Address { kind, start: at, written: bare });
        }
        start += word.len() + after;
    }
}

/// A word without the signs that end the sentence or the bracket that it stands in.
fn without_closing_signs(word: &str) -> &str {
    let mut word = word;
    loop {
        let shorter = word.trim_end_matches(['.', ':', ',', ';', '!', '?', '…', '»', '"', '\'', '’']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if inner.matches('(').count() <= inner.matches(')').count() => inner,
            _ => shorter,
        };
        if shorter.len() == word.len() {
            return word;
        }
        word = shorter;
    }
}

/// Whether a word is an e-mail address; «Op@le» is none.
fn is_email(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else { return false };
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    !name.is_empty()
        && name.chars().all(safe)
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        && host.rsplit_once('.').is_some_and(|(domain, top)| !domain.is_empty() && top.len() >= 2)
}

/// Whether a word is a web address.
fn is_web(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let rest = rest.or_else(|| word.strip_prefix("www.")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.') && host.is_ascii() && !host.starts_with('.') && !host.contains('@')
}

/// Words that announce a telephone number.
const CALLS: [&str; 10] =
    ["tel", "telephone", "telephonique", "mobile", "portable", "fax", "687", "standard", "appeler", "joindre"];

/// Characters before a number in which the word that announces it may stand, and how many words they may be.
const NEAR: (usize, usize) = (80, 10);

/// Finds telephone numbers of New Caledonia: six digits in pairs, behind a word that says so.
fn phones<'a>(text: &'a str, found: &mut Vec<Address<'a>>) {
    let announced = |before: &str| {
        let near: String = before.chars().rev().take(NEAR.0).collect::<Vec<_>>().into_iter().rev().collect();
        fold(&near).rsplit(' ').take(NEAR.1).any(|word| CALLS.contains(&word))
    };
    let taken: Vec<(usize, usize)> =
        found.iter().map(|address| (address.start, address.start + address.written.len())).collect();
    let mut taken = taken.as_slice();
    let digits: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut at = 0;
    while at + 6 <= digits.len() {
        let (start, end) = (digits[at], digits[at + 5] + 1);
        while taken.first().is_some_and(|(_, to)| *to <= start) {
            taken = &taken[1..];
        }
        let within_another = taken.first().is_some_and(|(from, _)| *from < end);
        let alone_before = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '-');
        let alone_after = !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let alone = !within_another && alone_before && alone_after;
        if alone && is_in_pairs(&text[start..end]) && announced(&text[..start]) {
            found.push(Address { kind: Kind::Phone, start, written: &text[start..end] });
            at += 6;
        } else {
            at += 1;
        }
    }
}

/// Whether six digits are written together or in pairs: «24.63.19», «24 63 19», «246319».
fn is_in_pairs(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    matches!(shape.as_str(), "000000" | "00.00.00" | "00 00 00" | "00-00-00" | "00\u{a0}00\u{a0}00")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn links(text: &str) -> Vec<(&str, String)> {
        let links = pieces(text).into_iter();
        links.filter_map(|piece| Some((piece.text, piece.href?.as_str().to_owned()))).collect()
    }

    #[test]
    fn addresses_lead_somewhere_and_nothing_else_does() {
        let text = "M. Untel (Tél : 24.63.19 / mail : rh@exemple.nc), site www.exemple.nc. Référence 25-57722, Op@le, \
                    le 01.01.26, 98849 Nouméa, (687) 27 51 10, voir https://exemple.nc/a,b;c.";
        let expected = [
            ("24.63.19", "tel:+687246319"),
            ("rh@exemple.nc", "mailto:rh@exemple.nc"),
            ("www.exemple.nc", "https://www.exemple.nc"),
            ("27 51 10", "tel:+687275110"),
        ];
        let links = links(text);
        assert_eq!(links[..4], expected.map(|(text, href)| (text, href.to_owned())));
        assert_eq!(links[4].0, "https://exemple.nc/a,b;c");
    }

    #[test]
    fn signs_around_an_address_are_no_part_of_it() {
        for written in
            ["<rh@exemple.nc>", "«rh@exemple.nc»", "mailto:rh@exemple.nc.", "(rh@exemple.nc),", "a@b.nc;rh@exemple.nc"]
        {
            assert_eq!(links(written).last().map(|(text, _)| *text), Some("rh@exemple.nc"), "{written}");
        }
        assert_eq!(links("(https://exemple.nc/avis)").first().map(|(text, _)| *text), Some("https://exemple.nc/avis"));
    }

    #[test]
    fn only_harmless_addresses_are_links() {
        for refused in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://user@exemple.nc/",
            "https://exemple.nc/\u{202e}",
            "https://exemple.nc/a b",
            "http://",
            "https://exemple.nc/\"onclick=",
            "//exemple.nc",
            "",
        ] {
            assert_eq!(Href::web(refused), None, "{refused}");
        }
        assert_eq!(Href::of("+687 24 63 19").unwrap().as_str(), "tel:+687246319");
        assert_eq!(Href::of("www.exemple.nc").unwrap().as_str(), "https://www.exemple.nc");
        assert_eq!(Href::of("rh@exemple.nc").unwrap().as_str(), "mailto:rh@exemple.nc");
        assert_eq!(Href::of("bureau 12"), None);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "([a-z@./: (),;0-9é«»]|https://|www\\.|tél ){0,40}") {
            let whole: String = pieces(&text).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
