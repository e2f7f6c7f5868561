//! The listing of a bundle.

use crate::day::Day;
use crate::offer::{Employer, Offer, Term};
use crate::release::{Bundle, FACETS, FACT_BREAK, FacetColumn, Listing, StringColumn, stored_reference};
use crate::{text, wording};
use std::collections::BTreeMap;

impl Listing {
    /// The listing of a bundle.
    #[must_use]
    pub fn new(bundle: &Bundle) -> Self {
        let offers = &bundle.offers;
        let employer = |offer: &Offer| offer.employer.as_ref().map_or_else(String::new, Employer::shown_name);
        let column = |value: &dyn Fn(&Offer) -> String| offers.iter().map(value).collect::<StringColumn>();
        let days = |day: &dyn Fn(&Offer) -> Option<Day>| offers.iter().map(day).collect();
        let terms: Vec<Term> = offers.iter().map(Term::of).collect();
        let ranks =
            |value: &dyn Fn(&Offer) -> String, shared| ranks(&offers.iter().map(value).collect::<Vec<_>>(), shared);
        let reference = |offer: &Offer| stored_reference(offer.reference.as_deref(), offer.id.as_str()).to_owned();
        Self {
            ids: column(&|offer| offer.id.to_string()),
            references: column(&reference),
            titles: column(&Offer::shown_title),
            employers: column(&employer),
            departments: departments(offers),
            places: column(&|offer| wording::short_place(offer.workplace.as_ref()).unwrap_or_default()),
            facts: column(&facts),
            tags: column(&tags),
            residencies: column(&|offer| wording::residency_alone(offer.residency.as_ref())),
            priority_years: offers.iter().map(Offer::priority_years).collect(),
            posted: days(&|offer| offer.posted),
            deadline_texts: terms.iter().map(|term| term.text.as_str()).collect(),
            deadlines: terms.iter().map(|term| term.day).collect(),
            replaced: terms.iter().map(|term| term.replaced).collect(),
            times: terms.iter().map(|term| term.time).collect(),
            statuses: terms.iter().map(|term| term.status).collect(),
            since: terms.iter().map(|term| term.since).collect(),
            doubtful: terms.iter().map(|term| term.doubtful).collect(),
            postponements: offers
                .iter()
                .map(|offer| u32::try_from(offer.postponements()).unwrap_or(u32::MAX))
                .collect(),
            touched: days(&Offer::touched),
            title_ranks: ranks(&|offer| text::fold(&offer.shown_title()), false),
            employer_ranks: ranks(&|offer| text::fold(&employer(offer)), true),
            facets: FACETS
                .map(|facet| FacetColumn::new(&offers.iter().map(|offer| facet.values(offer)).collect::<Vec<_>>())),
        }
    }
}

/// The departments that tell offers apart: of those that share title, employer and place with another one.
fn departments(offers: &[Offer]) -> StringColumn {
    let seen = |offer: &Offer| {
        let employer = offer.employer.as_ref().map(|employer| employer.name.clone());
        (offer.shown_title(), employer, wording::short_place(offer.workplace.as_ref()))
    };
    let mut numbers = BTreeMap::new();
    for offer in offers {
        *numbers.entry(seen(offer)).or_insert(0_usize) += 1;
    }
    let department = |offer: &Offer| match &offer.department {
        Some(department) if numbers[&seen(offer)] > 1 => department.clone(),
        Some(_) | None => String::new(),
    };
    offers.iter().map(department).collect()
}

/// What a card says of the profession: corps and domain.
fn facts(offer: &Offer) -> String {
    let corps = (!offer.corps.is_empty()).then(|| offer.corps.join(", "));
    parted([corps, offer.domain.clone()].into_iter().flatten())
}

/// What a card says of the post in a word or two: how many there are, and the conditions that the notice states.
fn tags(offer: &Offer) -> String {
    let openings = (offer.openings > 1).then(|| wording::openings(offer.openings));
    parted(openings.into_iter().chain(offer.conditions.iter().filter_map(wording::condition_tag)))
}

/// Texts parted by [`FACT_BREAK`].
fn parted(texts: impl Iterator<Item = String>) -> String {
    texts.map(|text| text.replace(FACT_BREAK, " ")).collect::<Vec<_>>().join(&FACT_BREAK.to_string())
}

/// For each key, its place among all; the same place for the same key, where they share it.
fn ranks(keys: &[String], shared: bool) -> Vec<u32> {
    let mut order: Vec<(&String, usize)> = keys.iter().zip(0..).collect();
    order.sort();
    let mut ranks = vec![0; keys.len()];
    let (mut rank, mut before) = (0, None);
    for (key, position) in order {
        if before.is_some_and(|before| !shared || before != key) {
            rank += 1;
        }
        before = Some(key);
        ranks[position] = rank;
    }
    ranks
}
