//! The answer to a question: which offers, in which order, and how many each filter's value would leave.

use super::facet::Choice;
use super::{Query, SPANS, Sort, Status, order};
use crate::day::Day;
use crate::release::{FACETS, Facet, Listing};
use crate::search;

/// Values of a filter that are offered at first, and how many more there must be to hide any.
const FEW: usize = 5;
const WORTH_HIDING: usize = 2;

/// Offers with some of the words that are looked at behind those with all.
pub const MOST_OTHERS: usize = 100;

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Positions of the offers found, in order: open ones first.
    pub found: Vec<u32>,
    /// How many of them are not closed: these stand first.
    pub open: usize,
    /// How many offers of the whole listing are not closed.
    pub open_in_all: usize,
    /// Offers with some of the words, the best ones: they come after those found, which have all, and are not counted
    /// among them. Open ones first.
    pub others: Vec<u32>,
    /// What was made of the words, where that is not plain.
    pub told: Vec<search::Told>,
    /// What the words' question is made of, by its folded words, as far as it could do without.
    pub parts: Vec<String>,
    /// Words to mark in the texts shown.
    pub marks: Vec<String>,
    /// The offers that the words leave, and which filters refuse them.
    candidates: Vec<u32>,
    refusals: Refusals,
}

/// What a filter offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Its values with the offers each would give under the other filters; chosen ones are always there. Open offers are
    /// counted; where the words have none, or the status is asked for, all are.
    pub choices: Vec<(Choice, usize)>,
    /// How many further values would give something.
    pub more: usize,
}

impl Results {
    /// Of the offers found from one place to another, the open ones, then the closed ones.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> (&[u32], &[u32]) {
        let to = to.min(self.found.len());
        let from = from.min(to);
        let parting = self.open.clamp(from, to);
        (&self.found[from..parting], &self.found[parting..to])
    }

    /// How many offers of those found are open; where none is, how many there are.
    #[must_use]
    pub fn open_or_all(&self) -> usize {
        if self.open > 0 { self.open } else { self.found.len() }
    }

    /// The offer at a rank: of those found, then of the others.
    #[must_use]
    pub fn at(&self, rank: usize) -> Option<u32> {
        self.found.iter().chain(&self.others).nth(rank).copied()
    }

    /// What each of some filters offers; of those `unfolded`, all values. Query, listing and day are those of the answer.
    /// Counted when asked for: the list does not wait for it.
    #[must_use]
    pub fn offered(
        &self,
        facets: &[Facet],
        query: &Query,
        listing: &Listing,
        today: Day,
        unfolded: &[Facet],
    ) -> Vec<Offered> {
        let open = self.candidates.partition_point(|at| listing.status(*at as usize, today) != Status::Closed);
        let offered = |facet: &Facet| {
            let counts_all = open == 0 || *facet == Facet::Status || query.uses(Facet::Status);
            let counted = if counts_all { &self.candidates[..] } else { &self.candidates[..open] };
            let counts = self.refusals.counts(*facet, listing, counted, today);
            offered(query, *facet, listing, &counts, unfolded.contains(facet))
        };
        facets.iter().map(offered).collect()
    }
}

/// Answers a question. `hits` is what the search index says of its words; `None` without words.
/// Linear in the offers asked about.
#[must_use]
pub fn apply(query: &Query, listing: &Listing, hits: Option<&search::Answer>, today: Day) -> Results {
    answer(query, listing, &order(listing, query.order(), today), hits, today)
}

/// As [`apply`], with the offers in the question's order, for who keeps it.
#[must_use]
pub fn answer(query: &Query, listing: &Listing, order: &[u32], hits: Option<&search::Answer>, today: Day) -> Results {
    let (best, partial) =
        hits.map_or((&[][..], &[][..]), |answer| answer.hits.split_at(answer.whole.min(answer.hits.len())));
    let candidates = match hits {
        Some(_) => candidates(query, listing, order, best, today),
        None => order.to_vec(),
    };
    let refusals = Refusals::of(query, listing, &candidates, today);
    let found = refusals.left(&candidates);
    let others = by_status(listing, &partial[..partial.len().min(MOST_OTHERS)], today);
    let is_open = |position: u32| listing.status(position as usize, today) != Status::Closed;
    Results {
        open: found.partition_point(|position| is_open(*position)),
        open_in_all: order.partition_point(|position| is_open(*position)),
        others: Refusals::of(query, listing, &others, today).left(&others),
        told: hits.map(|answer| answer.told.clone()).unwrap_or_default(),
        parts: hits.map(|answer| answer.parts.clone()).unwrap_or_default(),
        marks: hits.map(|answer| answer.marks.clone()).unwrap_or_default(),
        found,
        candidates,
        refusals,
    }
}

/// The offers that the words leave, in the question's order.
fn candidates(query: &Query, listing: &Listing, order: &[u32], hits: &[search::Hit], today: Day) -> Vec<u32> {
    if query.order() == Sort::Relevance {
        return by_status(listing, hits, today);
    }
    let mut is_hit = vec![false; listing.len()];
    for hit in hits {
        if let Some(is_hit) = is_hit.get_mut(hit.offer as usize) {
            *is_hit = true;
        }
    }
    order.iter().copied().filter(|offer| is_hit[*offer as usize]).collect()
}

/// Hits in their order, the open ones first. What is not here yet cannot be shown.
fn by_status(listing: &Listing, hits: &[search::Hit], today: Day) -> Vec<u32> {
    let mut by_status: [Vec<u32>; 3] = Default::default();
    for offer in hits.iter().map(|hit| hit.offer).filter(|offer| (*offer as usize) < listing.len()) {
        by_status[listing.status(offer as usize, today) as usize].push(offer);
    }
    by_status.concat()
}

/// For each candidate, which conditions refuse it: 0 none, 1 several, else the only one's number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Refusals(Vec<u8>);

/// More than one condition refuses.
const SEVERAL: u8 = 1;

/// The number of the condition that a filter is, or is part of: provinces and communes are one.
const fn condition(facet: Facet) -> u8 {
    let facet = if matches!(facet, Facet::Commune) { Facet::Province } else { facet };
    SEVERAL + 1 + facet as u8
}

/// The values that take an offer where places are chosen. The narrower ones win: a province of which a commune is chosen
/// stands for that commune alone.
fn places(mut provinces: Vec<bool>, communes: Vec<bool>, listing: &Listing) -> Vec<(Facet, Vec<bool>)> {
    for (province, _) in provinces_of_communes(listing).into_iter().zip(&communes).filter(|(_, chosen)| **chosen) {
        if let Some(province) = province {
            provinces[province] = false;
        }
    }
    vec![(Facet::Province, provinces), (Facet::Commune, communes)]
}

/// The province of each commune of a listing, both as places among the keys of their filters; none where no offer tells.
#[must_use]
pub fn provinces_of_communes(listing: &Listing) -> Vec<Option<usize>> {
    let [provinces, communes] = [Facet::Province, Facet::Commune].map(|facet| &listing.facets[facet as usize]);
    let mut of = vec![None; communes.keys.len()];
    for at in 0..listing.len() {
        if let [province] = provinces.of(at) {
            for commune in communes.of(at) {
                of[usize::from(*commune)] = Some(usize::from(*province));
            }
        }
    }
    of
}

impl Refusals {
    fn of(query: &Query, listing: &Listing, candidates: &[u32], today: Day) -> Self {
        let mut refusals = Self(vec![0; candidates.len()]);
        let wanted_of = |facet| keys_of(facet, listing).map(|key| query.has(facet, key)).collect::<Vec<bool>>();
        // Each condition once.
        let is_told = |facet: Facet| facet == Facet::Commune && query.uses(Facet::Province);
        for facet in FACETS.into_iter().filter(|facet| query.uses(*facet) && !is_told(*facet)) {
            let wanted = if condition(facet) == condition(Facet::Province) {
                places(wanted_of(Facet::Province), wanted_of(Facet::Commune), listing)
            } else {
                vec![(facet, wanted_of(facet))]
            };
            refusals.refuse(candidates, condition(facet), |at| {
                let mut any = false;
                for (facet, wanted) in &wanted {
                    see_values(*facet, listing, at, today, |value| any |= wanted[value]);
                }
                any
            });
        }
        for (number, facet) in (condition(FACETS[FACETS.len() - 1]) + 1..).zip(SPANS) {
            let span = query.span(facet);
            if !span.is_open() {
                refusals.refuse(candidates, number, |at| {
                    span.has(if facet == Facet::Posted { listing.posted(at) } else { listing.deadline(at) })
                });
            }
        }
        refusals
    }

    /// The candidates that no condition refuses.
    fn left(&self, candidates: &[u32]) -> Vec<u32> {
        candidates.iter().zip(&self.0).filter(|(_, by)| **by == 0).map(|(at, _)| *at).collect()
    }

    fn refuse(&mut self, candidates: &[u32], number: u8, takes: impl Fn(usize) -> bool) {
        for (by, at) in self.0.iter_mut().zip(candidates) {
            if !takes(*at as usize) {
                *by = if *by == 0 { number } else { SEVERAL };
            }
        }
    }

    /// How many candidates each value of a filter would give: an offer that only this filter refuses
    /// still counts for its values.
    fn counts(&self, facet: Facet, listing: &Listing, candidates: &[u32], today: Day) -> Vec<usize> {
        let mut counts = vec![0; keys_of(facet, listing).count()];
        let own = condition(facet);
        for (by, at) in self.0.iter().zip(candidates) {
            if *by == 0 || *by == own {
                see_values(facet, listing, *at as usize, today, |value| counts[value] += 1);
            }
        }
        counts
    }
}

fn keys_of(facet: Facet, listing: &Listing) -> impl Iterator<Item = &str> {
    let fixed = listing.facets[facet as usize].keys.iter();
    facet.moving_keys().iter().copied().chain(fixed)
}

/// Shows the places, among a filter's keys, of an offer's values.
fn see_values(facet: Facet, listing: &Listing, position: usize, today: Day, mut see: impl FnMut(usize)) {
    if facet.moving_keys().is_empty() {
        for value in listing.facets[facet as usize].of(position) {
            see(usize::from(*value));
        }
    } else {
        for value in facet.moving_values(listing, position, today) {
            see(value as usize);
        }
    }
}

/// The values worth offering: those that would leave something, and those chosen, known or not. Of
/// many, those that would leave most. Where a day moves the values all of them are: what none has today some may have
/// tomorrow, and a page that is open by then, or was made the day before, must not jump.
fn offered(query: &Query, facet: Facet, listing: &Listing, counts: &[usize], all: bool) -> Offered {
    let moving = !facet.moving_keys().is_empty();
    let mut worth: Vec<(usize, &str)> = keys_of(facet, listing)
        .enumerate()
        .filter(|(at, key)| moving || counts[*at] > 0 || query.has(facet, key))
        .collect();
    let many = worth.len();
    if !all && many >= FEW + WORTH_HIDING {
        let mut by_count: Vec<u64> = worth.iter().map(|(at, _)| counts[*at] as u64).collect();
        search::descend(&mut by_count);
        let least = by_count[FEW - 1];
        let mut ties = by_count[..FEW].iter().filter(|count| **count == least).count();
        worth.retain(|(at, key)| {
            let level = counts[*at] as u64 == least && ties > 0;
            ties -= usize::from(level);
            counts[*at] as u64 > least || level || query.has(facet, key)
        });
    }
    let more = many - worth.len();
    let choice = |key: &str, at: Option<usize>| choice_at(facet, key, at, listing);
    let mut choices: Vec<(Choice, usize)> =
        worth.into_iter().map(|(at, key)| (choice(key, Some(at)), counts[at])).collect();
    for (_, key) in query.chosen.iter().filter(|(of, _)| *of == facet) {
        if !keys_of(facet, listing).any(|known| known == key) {
            choices.push((choice(key, None), 0));
        }
    }
    Offered { choices, more }
}

/// The value of a facet that goes by a key, known or not.
#[must_use]
pub fn choice(facet: Facet, key: &str, listing: &Listing) -> Choice {
    let at = keys_of(facet, listing).position(|known| known == key);
    choice_at(facet, key, at, listing)
}

/// The value at a position among a facet's keys.
fn choice_at(facet: Facet, key: &str, at: Option<usize>, listing: &Listing) -> Choice {
    let names = &listing.facets[facet as usize].names;
    let written = at.filter(|at| *at < names.len()).map(|at| names[at].to_owned()).unwrap_or_default();
    Choice { key: key.to_owned(), written }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::release::{Bundle, Column as _};

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
        let results = apply(&query, &listing, None, today.parse().unwrap());
        (results.found.iter().map(|&at| &listing.ids[at as usize]).collect::<Vec<_>>().join(" "), results)
    }

    fn counts(address: &str, today: &str, facet: Facet) -> Vec<(String, usize)> {
        let (listing, query, today) = (listing(), address.parse::<Query>().unwrap(), today.parse().unwrap());
        let offered = apply(&query, &listing, None, today).offered(&FACETS, &query, &listing, today, &[]);
        offered[facet as usize].choices.iter().map(|(choice, count)| (choice.key.clone(), *count)).collect()
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
    fn what_was_cancelled_or_filled_is_not_open() {
        let today = "2025-08-10".parse().unwrap();
        let mut offers = vec![
            offer("a", "Zoologue", "Province Nord", "Koné", "2025-06-01", "2025-08-20"),
            offer("b", "Avocat", "Province Sud", "Koné", "2025-06-01", "2025-08-25"),
            offer("c", "Attaché", "Province Sud", "Koné", "2025-06-01", ""),
        ];
        offers[0].status = crate::offer::Status::Cancelled;
        offers[1].status = crate::offer::Status::Corrected;
        offers[2].status = crate::offer::Status::Filled;
        let listing = Listing::new(&Bundle::new(offers));
        let ids = |address: &str| {
            let results = apply(&address.parse().unwrap(), &listing, None, today);
            let found: Vec<&str> = results.found.iter().map(|at| &listing.ids[*at as usize]).collect();
            (found.join(" "), results.open)
        };
        assert_eq!(ids(""), ("b a c".to_owned(), 1));
        assert_eq!(ids("?statut=ouverte").0, "b");
        assert_eq!(ids("?statut=close").0, "a c");
        assert_eq!(ids("?cloture=30-jours").0, "b");
        assert_eq!(listing.term(0).status, crate::offer::Status::Cancelled);
    }

    #[test]
    fn sorts_by_the_french_alphabet_within_the_status() {
        assert_eq!(answer("?tri=intitule", "2025-08-10").0, "b e d c a");
    }

    #[test]
    fn spans_have_both_their_ends() {
        assert_eq!(answer("?cloture-du=2025-07-25&cloture-au=2025-08-15", "2025-08-10").0, "e c");
        assert_eq!(answer("?parution-du=2025-07-20", "2025-08-10").0, "e b d");
        assert_eq!(answer("?cloture-au=2025-06-20", "2025-08-10").0, "a");
        assert_eq!(answer("?cloture-du=2025-08-15&cloture-au=2025-07-25", "2025-08-10").0, "");
        assert_eq!(counts("?cloture-du=2025-08-01", "2025-08-10", Facet::Commune), [("noumea".to_owned(), 2)]);
    }

    #[test]
    fn few_values_are_offered_at_first() {
        let many: Vec<_> = (0..20_u8)
            .map(|n| offer(&format!("{n:02}"), "Agent", &format!("Employeur {}", char::from(b'A' + n)), "Poya", "", ""))
            .chain([offer("zz", "Agent", "Employeur T", "Poya", "", "")])
            .collect();
        let listing = Listing::new(&Bundle::new(many));
        let today = "2025-08-10".parse().unwrap();
        let query: Query = "?employeur=employeur-s".parse().unwrap();
        let results = apply(&query, &listing, None, today);
        let few = results.offered(&FACETS, &query, &listing, today, &[])[Facet::Employer as usize].clone();
        let keys: Vec<&str> = few.choices.iter().map(|(choice, _)| choice.key.rsplit('-').next().unwrap()).collect();
        assert_eq!((keys.join(""), few.more), ("abcdst".to_owned(), 14));
        let all = results.offered(&FACETS, &query, &listing, today, &[Facet::Employer]);
        assert_eq!(all[Facet::Employer as usize].choices.len(), 20);
    }

    #[test]
    fn of_a_province_and_its_communes_the_narrower_wins() {
        let place = |id: &str, commune: &str, province: &str| {
            let mut offer = offer(id, "Agent", "Employeur", commune, "", "");
            offer.workplace.as_mut().unwrap().province = Some(province.into());
            offer
        };
        let listing = Listing::new(&Bundle::new(vec![
            place("a", "Koné", "Province Nord"),
            place("b", "Poya", "Province Nord"),
            place("c", "Nouméa", "Province Sud"),
            place("d", "Dumbéa", "Province Sud"),
        ]));
        let today = "2025-08-10".parse().unwrap();
        let found = |address: &str| {
            let results = apply(&address.parse().unwrap(), &listing, None, today);
            results.found.iter().map(|at| &listing.ids[*at as usize]).collect::<String>()
        };
        assert_eq!(found("?province=province-nord"), "ab");
        assert_eq!(found("?province=province-nord&commune=kone"), "a");
        assert_eq!(found("?province=province-nord&commune=noumea"), "abc");
        assert_eq!(found("?province=province-nord&province=province-sud&commune=kone"), "acd");
        let query: Query = "?commune=kone".parse().unwrap();
        let results = apply(&query, &listing, None, today);
        let offered = results.offered(&FACETS, &query, &listing, today, &[]);
        let counts = |facet: Facet| offered[facet as usize].choices.iter().map(|one| one.1).collect::<Vec<_>>();
        assert_eq!((counts(Facet::Province), counts(Facet::Commune)), (vec![2, 2], vec![1, 1, 1, 1]));
    }

    #[test]
    fn closed_offers_are_counted_where_none_is_open_or_the_status_is_asked_for() {
        let today = "2025-08-10";
        let employers = |address: &str| counts(address, today, Facet::Employer);
        assert_eq!(employers(""), [("province-sud".to_owned(), 2), ("vice-rectorat".to_owned(), 1)]);
        assert_eq!(employers("?statut=close"), [("province-nord".to_owned(), 1), ("province-sud".to_owned(), 1)]);
        let closed = listing().pick(&[0, 2]);
        let (query, today) = (Query::default(), today.parse().unwrap());
        let offered = apply(&query, &closed, None, today).offered(&[Facet::Commune], &query, &closed, today, &[]);
        assert_eq!(offered[0].choices.len(), 2, "none is open");
    }

    #[test]
    fn parts_of_a_listing_make_it_whole() {
        let listing = listing();
        let whole = listing.pick(&[0, 1, 2, 3, 4]);
        assert_eq!(whole, listing);
        let mut read = Listing::default();
        for (n, part) in [&[0, 1][..], &[2], &[3, 4]].into_iter().enumerate() {
            let part = Listing::parse(&serde_json::to_vec(&listing.pick(part)).unwrap()).unwrap();
            if n == 0 { read = part } else { read.append(&part) }
        }
        assert_eq!(read, listing);
        assert_eq!(listing.pick(&[4, 0]).pick(&[1, 0]).titles, listing.pick(&[0, 4]).titles);
    }

    #[test]
    fn who_closes_within_seven_days_closes_within_fourteen() {
        assert_eq!(
            counts("", "2025-08-10", Facet::Closing),
            [("7-jours", 1), ("14-jours", 2), ("30-jours", 2), ("90-jours", 2)].map(|(key, n)| (key.to_owned(), n))
        );
        assert_eq!(answer("?cloture=7-jours", "2025-08-10").0, "e");
    }

    #[test]
    fn counts_are_those_under_the_other_filters() {
        let address = "?employeur=province-sud&commune=noumea";
        assert_eq!(answer(address, "2025-08-10").0, "e b");
        let counted = |facet| {
            counts(address, "2025-08-10", facet)
                .iter()
                .map(|(key, n)| format!("{key} {n}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(counted(Facet::Employer), "province-sud 2, vice-rectorat 1");
        assert_eq!(counted(Facet::Commune), "noumea 2");
        assert_eq!(counted(Facet::Status), "ouverte 2, sans-date 0, close 0");
    }

    #[test]
    fn a_chosen_value_that_nothing_has_stays_to_be_taken_off() {
        let address = "?employeur=commune-de-nulle-part";
        assert_eq!(answer(address, "2025-08-10").0, "");
        assert!(counts(address, "2025-08-10", Facet::Employer).contains(&("commune-de-nulle-part".to_owned(), 0)));
        assert_eq!(choice(Facet::Employer, "commune-de-nulle-part", &listing()).written, "");
        assert_eq!(choice(Facet::Employer, "province-sud", &listing()).written, "Province Sud");
    }
}
