//! The listing of a bundle.

use crate::day::Day;
use crate::offer::{Offer, Term};
use crate::release::{Bundle, FACETS, FACT_BREAK, FacetColumn, Listing, StringColumn, stored_reference};
use crate::{text, wording};

impl Listing {
    /// The listing of a bundle.
    #[must_use]
    pub fn new(bundle: &Bundle) -> Self {
        let offers = &bundle.offers;
        let employer =
            |offer: &Offer| offer.employer.as_ref().map_or_else(String::new, |employer| employer.name.clone());
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
            places: column(&|offer| wording::place(offer.workplace.as_ref()).unwrap_or_default()),
            facts: column(&facts),
            residencies: column(&|offer| wording::residency(offer.residency.as_ref())),
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

/// What a card says of the post, its facts parted by [`FACT_BREAK`].
fn facts(offer: &Offer) -> String {
    let availability = offer.availability.as_ref().map(|availability| {
        format!("{}\u{a0}: {}", wording::LABEL_AVAILABILITY, wording::availability(Some(availability)))
    });
    let all = [
        (!offer.corps.is_empty()).then(|| offer.corps.join(", ")),
        offer.domain.clone(),
        (offer.openings > 1).then(|| wording::openings(offer.openings)),
        availability,
    ];
    all.into_iter()
        .flatten()
        .map(|fact| fact.replace(FACT_BREAK, " "))
        .collect::<Vec<_>>()
        .join(&FACT_BREAK.to_string())
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
