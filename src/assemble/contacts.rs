//! Addresses in the text: e-mail, telephone, web.

use crate::document::Line;
use crate::offer::Contacts;
use crate::text::link::{Kind, addresses};

/// Addresses of one kind that a notice may hold.
const MOST_ADDRESSES: usize = 50;

/// Finds the addresses of a notice, each once, in order.
pub(super) fn contacts(lines: &[Line]) -> Contacts {
    let mut contacts = Contacts::default();
    for address in lines.iter().flat_map(|line| addresses(&line.text)) {
        let written = address.written;
        match address.kind {
            Kind::Email => add(&mut contacts.emails, written.to_owned()),
            Kind::Web => add(&mut contacts.links, written.to_owned()),
            Kind::Phone => {
                let number: String = written.chars().filter(char::is_ascii_digit).collect();
                add(&mut contacts.phones, format!("+687 {} {} {}", &number[..2], &number[2..4], &number[4..]));
            }
        }
    }
    contacts
}

fn add(list: &mut Vec<String>, found: String) {
    if list.len() < MOST_ADDRESSES && !list.contains(&found) {
        list.push(found);
    }
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
