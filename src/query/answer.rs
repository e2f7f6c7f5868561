//! The answer to a question: which offers, in which order, and how many each filter's value would leave.

use super::{Choice, FACETS, Facet, PAGE, Query, Sort, Status};
use crate::bundle::{Card, Listing};
use crate::day::Day;
use crate::search;
use crate::text;
use std::collections::BTreeMap;

/// The offers of a listing, made ready to be asked: what no question changes is computed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The newest day on which an offer was published.
    pub data_date: Option<Day>,
    /// The cards, in the bundle's order.
    pub cards: Vec<Card>,
    /// Place of each card in the French alphabet of titles.
    title_rank: Vec<u32>,
    /// Place of each card in the French alphabet of employers.
    employer_rank: Vec<u32>,
    /// For each filter that no day moves: its values, and for each card the places of its own among them.
    fixed: BTreeMap<Facet, Values>,
}

/// The values of a filter among some cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Values {
    choices: Vec<Choice>,
    of_card: Vec<Vec<u32>>,
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Positions of the offers found, in order: open ones first.
    pub found: Vec<u32>,
    /// How many of them are not closed: these stand first.
    pub open: usize,
    /// How many offers of the whole catalogue are not closed.
    pub open_in_all: usize,
    /// For each filter, its values with the offers each would give under the other filters; chosen
    /// values are always there.
    pub counts: BTreeMap<Facet, Vec<(Choice, usize)>>,
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

impl Catalogue {
    /// Makes a listing ready.
    #[must_use]
    pub fn new(listing: Listing) -> Self {
        let cards = listing.cards;
        let employer = |card: &Card| card.employer.as_ref().map_or_else(String::new, |employer| employer.name.clone());
        // Any day will do: the filters it would move are left out.
        let fixed = FACETS
            .into_iter()
            .filter(|facet| !facet.moves())
            .map(|facet| (facet, Values::of(facet, &cards, Day::in_noumea(0))))
            .collect();
        Self {
            data_date: listing.data_date,
            title_rank: ranks(&cards, |card| text::fold(&card.title)),
            employer_rank: ranks(&cards, |card| text::fold(&employer(card))),
            fixed,
            cards,
        }
    }

    /// How many offers are not closed on a day.
    #[must_use]
    pub fn open_on(&self, today: Day) -> usize {
        self.cards.iter().filter(|card| Status::of(card.deadline, today) != Status::Closed).count()
    }
}

impl Values {
    fn of(facet: Facet, cards: &[Card], today: Day) -> Self {
        let per_card: Vec<Vec<Choice>> = cards.iter().map(|card| facet.values(card, today)).collect();
        // One key may be written in several ways: the first way, in order, names it.
        let mut known: BTreeMap<&str, &Choice> = BTreeMap::new();
        for choice in per_card.iter().flatten() {
            let first = known.entry(&choice.key).or_insert(choice);
            if choice < *first {
                *first = choice;
            }
        }
        let mut choices: Vec<Choice> = known.into_values().cloned().collect();
        choices.sort_by_cached_key(|choice| (choice.rank, text::fold(&choice.name), choice.key.clone()));
        let places: BTreeMap<&str, u32> = choices.iter().map(|choice| choice.key.as_str()).zip(0..).collect();
        let of_card = per_card
            .iter()
            .map(|values| {
                let mut own: Vec<u32> =
                    values.iter().filter_map(|value| places.get(value.key.as_str()).copied()).collect();
                own.sort_unstable();
                own.dedup();
                own
            })
            .collect();
        Self { choices, of_card }
    }
}

/// For each card, the place of its key among all.
fn ranks(cards: &[Card], key: impl Fn(&Card) -> String) -> Vec<u32> {
    let mut order: Vec<(String, u32)> = cards.iter().map(key).zip(0..).collect();
    order.sort();
    let mut rank = vec![0; cards.len()];
    for (place, (_, card)) in (0..).zip(order) {
        rank[card as usize] = place;
    }
    rank
}

/// Answers a question. `hits` is what the search index says of its words; `None` without words.
#[must_use]
pub fn apply(query: &Query, catalogue: &Catalogue, hits: Option<&search::Answer>, today: Day) -> Results {
    let cards = &catalogue.cards;
    let moving: BTreeMap<Facet, Values> = FACETS
        .into_iter()
        .filter(|facet| facet.moves())
        .map(|facet| (facet, Values::of(facet, cards, today)))
        .collect();
    let values: Vec<(Facet, &Values)> = FACETS
        .into_iter()
        .filter_map(|facet| Some((facet, moving.get(&facet).or_else(|| catalogue.fixed.get(&facet))?)))
        .collect();
    let chosen: Vec<Option<Vec<bool>>> = values
        .iter()
        .map(|(facet, values)| {
            let keys = query.chosen.get(facet)?;
            Some(values.choices.iter().map(|choice| keys.contains(&choice.key)).collect())
        })
        .collect();

    let candidates: Vec<u32> = match hits {
        Some(answer) => {
            answer.hits.iter().map(|hit| hit.offer).filter(|offer| (*offer as usize) < cards.len()).collect()
        }
        None => (0..).zip(cards).map(|(place, _)| place).collect(),
    };
    let mut counts: Vec<Vec<usize>> = values.iter().map(|(_, values)| vec![0; values.choices.len()]).collect();
    let mut found: Vec<(u32, u32)> = Vec::new();
    for (rank, card) in (0..).zip(candidates) {
        let refusing: Vec<usize> = (0..values.len())
            .filter(|&place| {
                let own = &values[place].1.of_card[card as usize];
                chosen[place].as_ref().is_some_and(|wanted| !own.iter().any(|&value| wanted[value as usize]))
            })
            .take(2)
            .collect();
        // A card that only one filter refuses still counts for that filter's own values.
        for place in 0..values.len() {
            if refusing.is_empty() || refusing == [place] {
                for &value in &values[place].1.of_card[card as usize] {
                    counts[place][value as usize] += 1;
                }
            }
        }
        if refusing.is_empty() {
            found.push((card, rank));
        }
    }

    sort(&mut found, query.order(), catalogue, today);
    let closed = |card: u32| Status::of(cards[card as usize].deadline, today) == Status::Closed;
    let open = found.iter().filter(|(card, _)| !closed(*card)).count();
    Results {
        found: found.into_iter().map(|(card, _)| card).collect(),
        open,
        open_in_all: catalogue.open_on(today),
        counts: values
            .iter()
            .zip(counts)
            .map(|((facet, values), counts)| (*facet, offered(query, *facet, &values.choices, &counts)))
            .collect(),
        marks: hits.map(|answer| answer.marks.clone()).unwrap_or_default(),
    }
}

/// The values worth offering: those that would leave something, and those chosen, known or not.
fn offered(query: &Query, facet: Facet, choices: &[Choice], counts: &[usize]) -> Vec<(Choice, usize)> {
    let mut offered: Vec<(Choice, usize)> = choices
        .iter()
        .zip(counts)
        .filter(|(choice, count)| **count > 0 || query.has(facet, &choice.key))
        .map(|(choice, count)| (choice.clone(), *count))
        .collect();
    for key in query.chosen.get(&facet).into_iter().flatten() {
        if !choices.iter().any(|choice| choice.key == *key) {
            offered.push((Choice { rank: u32::MAX, key: key.clone(), name: key.replace('-', " ") }, 0));
        }
    }
    offered
}

/// Orders the offers found, given with their places among the words' hits: total and stable.
fn sort(found: &mut [(u32, u32)], order: Sort, catalogue: &Catalogue, today: Day) {
    let by_deadline = |card: &Card| match Status::of(card.deadline, today) {
        Status::Closed => card.deadline.map(|deadline| i64::from(deadline.until(today))),
        _ => card.deadline.map(|deadline| i64::from(today.until(deadline))),
    };
    found.sort_by_cached_key(|&(position, hit)| {
        let place = position as usize;
        let card = &catalogue.cards[place];
        let newest = card.posted.map_or(i64::MAX, |posted| i64::from(posted.until(today)));
        let first = match order {
            Sort::Relevance => i64::from(hit),
            Sort::Deadline => by_deadline(card).unwrap_or(i64::MAX),
            Sort::Newest => newest,
            Sort::Title => i64::from(catalogue.title_rank[place]),
            Sort::Employer => i64::from(catalogue.employer_rank[place]),
        };
        (Status::of(card.deadline, today), first, newest, catalogue.title_rank[place], position)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::{Employer, OfferId, Workplace};

    fn card(id: &str, title: &str, employer: &str, commune: &str, posted: &str, deadline: &str) -> Card {
        Card {
            id: OfferId::parse(id).unwrap(),
            title: title.into(),
            openings: 1,
            reference: None,
            employer: Some(Employer { name: employer.into(), written: employer.into() }),
            corps: vec!["attaché".into()],
            domain: None,
            residency: None,
            workplace: Some(Workplace { text: commune.into(), communes: vec![commune.into()], province: None }),
            availability: None,
            posted: posted.parse().ok(),
            deadline: deadline.parse().ok(),
            earlier_deadlines: Vec::new(),
            partial: false,
            occupation: None,
        }
    }

    fn catalogue() -> Catalogue {
        Catalogue::new(Listing {
            schema: 1,
            data_date: None,
            cards: vec![
                card("a", "Zoologue", "Province Nord", "Koné", "2025-06-01", "2025-06-20"),
                card("b", "Écologue", "Province Sud", "Nouméa", "2025-08-01", "2025-08-22"),
                card("c", "Avocat", "Province Sud", "Bourail", "2025-07-01", "2025-07-25"),
                card("d", "Documentaliste", "Vice-rectorat", "Nouméa", "2025-07-20", ""),
                card("e", "Électricien", "Province Sud", "Nouméa", "2025-07-25", "2025-08-15"),
            ],
        })
    }

    fn answer(address: &str, today: &str) -> (Vec<String>, Results) {
        let (catalogue, query) = (catalogue(), address.parse::<Query>().unwrap());
        let results = apply(&query, &catalogue, None, today.parse().unwrap());
        (results.found.iter().map(|&place| catalogue.cards[place as usize].id.to_string()).collect(), results)
    }

    #[test]
    fn open_offers_come_first_and_soonest_then_closed_ones_latest_first() {
        let (found, results) = answer("", "2025-08-10");
        assert_eq!(found, ["e", "b", "d", "c", "a"]);
        assert_eq!((results.open, results.open_in_all), (3, 3));
    }

    #[test]
    fn a_deadline_holds_to_the_end_of_its_day() {
        assert_eq!(answer("?statut=ouverte", "2025-08-22").0, ["b"]);
        assert!(answer("?statut=ouverte", "2025-08-23").0.is_empty());
    }

    #[test]
    fn sorts_by_the_french_alphabet_within_the_status() {
        assert_eq!(answer("?tri=intitule", "2025-08-10").0, ["b", "e", "d", "c", "a"]);
    }

    #[test]
    fn counts_are_those_under_the_other_filters() {
        let (found, results) = answer("?employeur=province-sud&commune=noumea", "2025-08-10");
        assert_eq!(found, ["e", "b"]);
        let count = |facet: Facet| -> Vec<(String, usize)> {
            results.counts[&facet].iter().map(|(choice, count)| (choice.key.clone(), *count)).collect()
        };
        assert_eq!(count(Facet::Employer), [("province-sud".into(), 2), ("vice-rectorat".into(), 1)]);
        assert_eq!(count(Facet::Commune), [("bourail".into(), 1), ("noumea".into(), 2)]);
        assert_eq!(count(Facet::Status), [("ouverte".into(), 2)]);
    }

    #[test]
    fn a_chosen_value_that_nothing_has_stays_to_be_taken_off() {
        let (found, results) = answer("?employeur=commune-de-nulle-part", "2025-08-10");
        assert!(found.is_empty());
        assert!(
            results.counts[&Facet::Employer]
                .iter()
                .any(|(choice, count)| choice.name == "commune de nulle part" && *count == 0)
        );
    }
}
