//! Addresses in the text: e-mail, telephone, web.

use crate::document::Line;
use crate::offer::Contacts;
use crate::text::{any_bytes, fold};

/// Addresses of one kind that a notice may hold.
const MOST_ADDRESSES: usize = 50;

/// Finds the addresses of a notice, each once, in order.
pub(super) fn contacts(lines: &[Line]) -> Contacts {
    let mut contacts = Contacts::default();
    for line in lines {
        let signs = [' ', '\u{a0}', '(', ')', '<', '>', '[', ']', '|', ';', ','];
        let words = may_hold_address(&line.text).then(|| line.text.split(signs));
        for word in words.into_iter().flatten() {
            let word = word.trim_matches(['.', ':', '«', '»', '"', '\'', '’']);
            let word = word.strip_prefix("mailto:").unwrap_or(word);
            if is_email(word) {
                add(&mut contacts.emails, word.to_owned());
            } else if is_link(word) {
                add(&mut contacts.links, word.to_owned());
            }
        }
        phones(&line.text, &mut contacts.phones);
    }
    contacts
}

/// Whether a text may hold an e-mail or web address: told from its bytes.
fn may_hold_address(text: &str) -> bool {
    any_bytes(text, |&[one, next]| (next == b'@') | ((one == next) & ((one == b'/') | (one == b'w'))))
}

fn add(list: &mut Vec<String>, found: String) {
    if list.len() < MOST_ADDRESSES && !list.contains(&found) {
        list.push(found);
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
fn is_link(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let host = rest.or_else(|| word.strip_prefix("www.")).unwrap_or_default();
    host.contains('.') && host.is_ascii() && !host.starts_with('.')
}

/// Telephone numbers of New Caledonia: six digits in pairs, behind a word that says so.
fn phones(text: &str, found: &mut Vec<String>) {
    let announced = |before: &str| {
        let near: String = before.chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
        let folded = fold(&near);
        let words: Vec<&str> = folded.rsplit(' ').take(10).collect();
        words.iter().any(|word| {
            matches!(
                *word,
                "tel"
                    | "telephone"
                    | "telephonique"
                    | "mobile"
                    | "portable"
                    | "fax"
                    | "687"
                    | "standard"
                    | "appeler"
                    | "joindre"
            )
        })
    };
    let digits: Vec<(usize, u8)> = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).collect();
    let mut at = 0;
    while at + 6 <= digits.len() {
        let (start, end) = (digits[at].0, digits[at + 5].0 + 1);
        let alone_before = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '-');
        let alone_after = !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        if alone_before && alone_after && is_in_pairs(&text[start..end]) && announced(&text[..start]) {
            let number: String = digits[at..at + 6].iter().map(|(_, digit)| char::from(*digit)).collect();
            add(found, format!("+687 {} {} {}", &number[..2], &number[2..4], &number[4..]));
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

    #[test]
    fn finds_addresses_and_nothing_else() {
        let text = "M. Untel (Tél : 24.63.19 / mail : rh@exemple.nc), site www.exemple.nc. Référence 25-57722, Op@le, \
                    le 01.01.26, 98849 Nouméa, (687) 27 51 10";
        let found = contacts(&[Line::plain(1, text)]);
        assert_eq!(found.emails, ["rh@exemple.nc"]);
        assert_eq!(found.phones, ["+687 24 63 19", "+687 27 51 10"]);
        assert_eq!(found.links, ["www.exemple.nc"]);
    }
}
