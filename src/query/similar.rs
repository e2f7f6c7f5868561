//! Open offers like one: of the same corps, domain, commune or employer, with words of its title.

use super::Status;
use crate::day::Day;
use crate::release::{Facet, Listing};
use crate::text;

/// What offers may share, and how much each counts: who looks for a post looks for its trade first.
const SHARED: [(Facet, usize); 4] = [(Facet::Corps, 4), (Facet::Domain, 2), (Facet::Commune, 1), (Facet::Employer, 1)];
/// How much a word of both titles counts.
const WORD: usize = 3;
/// Least likeness worth showing.
const LEAST: usize = 4;
/// Words shorter than this are in all titles.
const LETTERS: usize = 4;
/// Most offers shown.
const MOST: usize = 5;

/// The open offers most like the one at a position, best first; other offers than itself.
#[must_use]
pub fn similar(listing: &Listing, position: usize, today: Day) -> Vec<u32> {
    let words = |at: usize| -> Vec<String> {
        text::words(&listing.titles[at]).filter(|word| word.chars().count() >= LETTERS).collect()
    };
    let own = words(position);
    // Best first; of equals, the one that closes first.
    let mut best: Vec<(usize, i32, u32)> = Vec::new();
    for (at, number) in (0..listing.len()).zip(0..) {
        if at == position || listing.status(at, today) == Status::Closed {
            continue;
        }
        let mut worth = WORD * words(at).iter().filter(|word| own.contains(word)).count();
        for (facet, more) in SHARED {
            let column = &listing.facets[facet as usize];
            if column.of(at).iter().any(|value| column.of(position).contains(value)) {
                worth += more;
            }
        }
        let closes = listing.deadline(at).map_or(i32::MAX, Day::number);
        let place = best.iter().position(|(than, before, _)| worth > *than || worth == *than && closes < *before);
        if worth >= LEAST {
            best.insert(place.unwrap_or(best.len()), (worth, closes, number));
            best.truncate(MOST);
        }
    }
    best.into_iter().map(|(.., number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Bundle;

    #[test]
    fn shows_open_offers_of_the_same_trade_first() {
        let offer = |id: &str, title: &str, corps: &str, deadline: &str| {
            let notice = format!("# {title}\n\nRéférence : {id}\n\nCorps : {corps}\n");
            let mut offer = crate::assemble::read(&crate::document::Document::new(id, &notice)).value;
            offer.deadline = deadline.parse().ok();
            offer
        };
        let listing = Listing::new(&Bundle::new(vec![
            offer("a", "Chargé d’études", "Attaché", "2025-08-01"),
            offer("b", "Chargée d’études rares", "Rédacteur", "2025-09-01"),
            offer("c", "Infirmier", "Attaché", "2025-09-01"),
            offer("d", "Secrétaire", "Adjoint", ""),
            offer("e", "Chargé d’études", "Attaché", "2025-08-02"),
        ]));
        assert_eq!(listing.titles.iter().nth(2), Some("Infirmier"));
        let found = similar(&listing, 0, "2025-08-20".parse().unwrap());
        // The fifth is closed, the fourth is nothing like it, and a feminine title is no other word of a stem.
        assert_eq!(found, [2]);
    }
}
