//! The answer to a question: which offers, in which order, and how many each filter's value would leave.

use super::facet::{Choice, FACETS, Facet, Status};
use super::listing::Listing;
use super::{PAGE, Query, Sort};
use crate::day::Day;
use crate::search;
use crate::wording;

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Positions of the offers found, in order: open ones first.
    pub found: Vec<u32>,
    /// How many of them are not closed: these stand first.
    pub open: usize,
    /// How many offers of the whole listing are not closed.
    pub open_in_all: usize,
    /// For each filter, in the order of [`FACETS`], its values with the offers each would give under
    /// the other filters; chosen values are always there.
    pub counts: Vec<Vec<(Choice, usize)>>,
    /// Words to mark in the texts shown.
    pub marks: Vec<String>,
}

impl Results {
    /// The offers of the pages asked for: the open ones, then the closed ones.
    #[must_use]
    pub fn shown(&self, query: &Query) -> (&[u32], &[u32]) {
        let shown = &self.found[..self.found.len().min(query.pages.0.saturating_mul(PAGE))];
        shown.split_at(self.open.min(shown.len()))
    }
}

/// Answers a question. `hits` is what the search index says of its words; `None` without words.
/// Linear in the offers asked about.
#[must_use]
pub fn apply(query: &Query, listing: &Listing, hits: Option<&search::Answer>, today: Day) -> Results {
    let keys: Vec<Vec<&str>> = FACETS.iter().map(|facet| keys_of(*facet, listing)).collect();
    // For each filter in use: which of its values are chosen.
    let wanted: Vec<Option<Vec<bool>>> = FACETS
        .iter()
        .zip(&keys)
        .map(|(facet, keys)| query.uses(*facet).then(|| keys.iter().map(|key| query.has(*facet, key)).collect()))
        .collect();
    let mut counts: Vec<Vec<usize>> = keys.iter().map(|keys| vec![0; keys.len()]).collect();
    let mut found: Vec<Place> = Vec::new();
    let mut own: [Vec<u32>; FACETS.len()] = Default::default();
    let candidates = hits.map_or(listing.len(), |answer| answer.hits.len());
    for rank in 0..candidates {
        let position = hits.map_or(rank, |answer| answer.hits[rank].offer as usize);
        if position >= listing.len() {
            continue;
        }
        let mut refusals = 0;
        let mut refusing = 0;
        for (facet, own) in own.iter_mut().enumerate() {
            values_of(facet, listing, position, today, own);
            if wanted[facet].as_ref().is_some_and(|wanted| !own.iter().any(|value| wanted[*value as usize])) {
                refusals += 1;
                refusing = facet;
            }
        }
        // An offer that only one filter refuses still counts for that filter's own values.
        for (facet, own) in own.iter().enumerate() {
            if refusals == 0 || refusals == 1 && refusing == facet {
                for value in own {
                    counts[facet][*value as usize] += 1;
                }
            }
        }
        if refusals == 0 {
            found.push(place(query.order(), listing, position, rank, today));
        }
    }
    found.sort_unstable();
    Results {
        open: found.iter().filter(|place| place.0 != Status::Closed as i64).count(),
        open_in_all: (0..listing.len()).filter(|&at| Status::of(listing.deadline(at), today) != Status::Closed).count(),
        counts: FACETS
            .iter()
            .enumerate()
            .map(|(at, facet)| offered(query, *facet, listing, &keys[at], &counts[at]))
            .collect(),
        marks: hits.map(|answer| answer.marks.clone()).unwrap_or_default(),
        found: found.into_iter().map(|place| place.4).collect(),
    }
}

/// What orders the offers: total, since the position stands last.
type Place = (i64, i64, i64, u32, u32);

fn place(order: Sort, listing: &Listing, position: usize, hit: usize, today: Day) -> Place {
    const LAST: i64 = i64::MAX;
    let deadline = listing.deadline(position);
    let status = Status::of(deadline, today);
    let newest = listing.posted(position).map_or(LAST, |posted| i64::from(posted.until(today)));
    let first = match order {
        Sort::Relevance => i64::try_from(hit).unwrap_or(LAST),
        // Soonest first while it is open; once closed, latest first.
        Sort::Deadline => deadline.map_or(LAST, |deadline| i64::from(today.until(deadline)).abs()),
        Sort::Newest => newest,
        Sort::Title => i64::from(listing.title_ranks[position]),
        Sort::Employer => i64::from(listing.employer_ranks[position]),
    };
    (status as i64, first, newest, listing.title_ranks[position], u32::try_from(position).unwrap_or(u32::MAX))
}

fn keys_of(facet: Facet, listing: &Listing) -> Vec<&str> {
    let moving = facet.moving_keys();
    if moving.is_empty() {
        listing.facets[facet as usize].keys.iter().map(String::as_str).collect()
    } else {
        moving.to_vec()
    }
}

/// Puts the places of an offer's values of a filter, given by its place in [`FACETS`], into `own`.
fn values_of(facet: usize, listing: &Listing, position: usize, today: Day, own: &mut Vec<u32>) {
    own.clear();
    match listing.facets[facet].values.get(position) {
        Some(values) => own.extend_from_slice(values),
        None => own.extend(FACETS[facet].moving_values(listing.posted(position), listing.deadline(position), today)),
    }
}

/// The values worth offering: those that would leave something, and those chosen, known or not.
fn offered(query: &Query, facet: Facet, listing: &Listing, keys: &[&str], counts: &[usize]) -> Vec<(Choice, usize)> {
    let names = &listing.facets[facet as usize].names;
    let mut offered: Vec<(Choice, usize)> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        if counts[at] > 0 || query.has(facet, key) {
            let name = names.get(at).cloned().or_else(|| wording::choice(facet.key(), key)).unwrap_or_default();
            offered.push((Choice { key: (*key).to_owned(), name }, counts[at]));
        }
    }
    for (_, key) in query.chosen.iter().filter(|(of, _)| *of == facet) {
        if !keys.contains(&key.as_str()) {
            offered.push((Choice { key: key.clone(), name: key.replace('-', " ") }, 0));
        }
    }
    offered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Bundle;
    use crate::document::Document;

    /// An offer as the reader of notices makes it.
    fn offer(
        id: &str,
        title: &str,
        employer: &str,
        commune: &str,
        posted: &str,
        deadline: &str,
    ) -> crate::offer::Offer {
        let document = Document::new(&format!("{id}.txt"), &format!("# {title}\n\nCorps : attaché\n"));
        let mut offer = crate::assemble::read(&document).value;
        offer.employer = Some(crate::offer::Employer { name: employer.into(), written: employer.into() });
        offer.workplace =
            Some(crate::offer::Workplace { text: commune.into(), communes: vec![commune.into()], province: None });
        offer.posted = posted.parse().ok();
        offer.deadline = deadline.parse().ok();
        offer
    }

    fn listing() -> Listing {
        Listing::new(&Bundle::new(vec![
            offer("a", "Zoologue", "Province Nord", "Koné", "2025-06-01", "2025-06-20"),
            offer("b", "Écologue", "Province Sud", "Nouméa", "2025-08-01", "2025-08-22"),
            offer("c", "Avocat", "Province Sud", "Bourail", "2025-07-01", "2025-07-25"),
            offer("d", "Documentaliste", "Vice-rectorat", "Nouméa", "2025-07-20", ""),
            offer("e", "Électricien", "Province Sud", "Nouméa", "2025-07-25", "2025-08-15"),
        ]))
    }

    fn answer(address: &str, today: &str) -> (String, Results) {
        let (listing, query) = (listing(), address.parse::<Query>().unwrap());
        assert!(listing.is_whole());
        let results = apply(&query, &listing, None, today.parse().unwrap());
        (results.found.iter().map(|&at| listing.ids[at as usize].as_str()).collect::<Vec<_>>().join(" "), results)
    }

    fn counts(results: &Results, facet: Facet) -> Vec<(&str, usize)> {
        results.counts[facet as usize].iter().map(|(choice, count)| (choice.key.as_str(), *count)).collect()
    }

    #[test]
    fn the_filters_stand_in_the_order_of_their_kinds() {
        assert!(FACETS.iter().enumerate().all(|(at, facet)| *facet as usize == at));
    }

    #[test]
    fn open_offers_come_first_and_soonest_then_closed_ones_latest_first() {
        let (found, results) = answer("", "2025-08-10");
        assert_eq!(found, "e b d c a");
        assert_eq!((results.open, results.open_in_all), (3, 3));
    }

    #[test]
    fn a_deadline_holds_to_the_end_of_its_day() {
        assert_eq!(answer("?statut=ouverte", "2025-08-22").0, "b");
        assert_eq!(answer("?statut=ouverte", "2025-08-23").0, "");
    }

    #[test]
    fn sorts_by_the_french_alphabet_within_the_status() {
        assert_eq!(answer("?tri=intitule", "2025-08-10").0, "b e d c a");
    }

    #[test]
    fn who_closes_within_seven_days_closes_within_fourteen() {
        let (_, results) = answer("", "2025-08-10");
        assert_eq!(
            counts(&results, Facet::Closing),
            [("7-jours", 1), ("14-jours", 2), ("30-jours", 2), ("90-jours", 2)]
        );
        assert_eq!(answer("?cloture=7-jours", "2025-08-10").0, "e");
    }

    #[test]
    fn counts_are_those_under_the_other_filters() {
        let (found, results) = answer("?employeur=province-sud&commune=noumea", "2025-08-10");
        assert_eq!(found, "e b");
        assert_eq!(counts(&results, Facet::Employer), [("province-sud", 2), ("vice-rectorat", 1)]);
        assert_eq!(counts(&results, Facet::Commune), [("bourail", 1), ("noumea", 2)]);
        assert_eq!(counts(&results, Facet::Status), [("ouverte", 2)]);
    }

    #[test]
    fn a_chosen_value_that_nothing_has_stays_to_be_taken_off() {
        let (found, results) = answer("?employeur=commune-de-nulle-part", "2025-08-10");
        assert_eq!(found, "");
        assert!(counts(&results, Facet::Employer).contains(&("commune-de-nulle-part", 0)));
    }
}
