//! Open offers like one: of the same corps, domain, commune or employer, with words of its title.

use super::facet::{Facet, Status};
use super::listing::Listing;
use crate::day::Day;
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
        if at == position || Status::of(listing.deadline(at), today) == Status::Closed {
            continue;
        }
        let mut worth = WORD * words(at).iter().filter(|word| own.contains(word)).count();
        for (facet, more) in SHARED {
            let values = &listing.facets[facet as usize].values;
            if let (Some(one), Some(other)) = (values.get(at), values.get(position))
                && one.iter().any(|value| other.contains(value))
            {
                worth += more;
            }
        }
        let closes = listing.deadlines[at].unwrap_or(i32::MAX);
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
    use crate::query::Column;

    #[test]
    fn shows_open_offers_of_the_same_trade_first() {
        let column =
            |values: Vec<Vec<u32>>| Column { keys: vec![String::new(); 3], names: vec![String::new(); 3], values };
        let none = Column::default();
        let day = |text: &str| Some(text.parse::<Day>().unwrap().number());
        let listing = Listing {
            ids: ["a", "b", "c", "d", "e"].map(str::to_owned).into(),
            titles: ["Chargé d’études", "Chargée d’études rares", "Infirmier", "Secrétaire", "Chargé d’études"]
                .map(str::to_owned)
                .into(),
            deadlines: vec![day("2025-08-01"), day("2025-09-01"), day("2025-09-01"), None, day("2025-08-02")],
            facets: super::super::FACETS
                .map(|facet| {
                    if facet == Facet::Corps {
                        column(vec![vec![0], vec![1], vec![0], vec![2], vec![0]])
                    } else {
                        none.clone()
                    }
                })
                .into(),
            ..Listing::default()
        };
        // The fifth is closed, the fourth is nothing like it, and a feminine title is no other word of a stem.
        assert_eq!(similar(&listing, 0, "2025-08-20".parse().unwrap()), [2]);
    }
}
