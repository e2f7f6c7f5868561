//! The contract between compiler and browser: what is published, written once and derived both ways.
//!
//! `offers.json` is the public bundle. The app loads the same offers in levels: the [`Listing`]
//! (all that list, filters and sorts need), the search index, and [`Texts`] in chunks.

use crate::day::Day;
use crate::offer::{Availability, Employer, Offer, OfferId, Residency, Workplace};
use serde::{Deserialize, Serialize};

/// Version of the published schema; the browser refuses another one.
pub const SCHEMA: u32 = 1;

/// Offers a chunk of [`Texts`] holds at most.
pub const OFFERS_PER_CHUNK: usize = 64;

/// Everything that the notices say: `offers.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Bundle {
    /// Version of this schema: [`SCHEMA`].
    pub schema: u32,
    /// The newest day on which one of the offers was published: from which day the data are.
    #[cfg_attr(not(target_family = "wasm"), schemars(with = "Option<String>"))]
    pub data_date: Option<Day>,
    /// The offers, in the order of their documents' names.
    pub offers: Vec<Offer>,
}

/// What the list, the filters and the sorts need of every offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Version of the schema: [`SCHEMA`].
    pub schema: u32,
    /// From which day the data are.
    pub data_date: Option<Day>,
    /// One card an offer, in the bundle's order: the search index speaks of these positions.
    pub cards: Vec<Card>,
}

/// An offer as the list shows it; the same fields as in [`Offer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "documented in `Offer`")]
pub struct Card {
    pub id: OfferId,
    pub title: String,
    pub openings: u32,
    pub reference: Option<String>,
    pub employer: Option<Employer>,
    pub corps: Vec<String>,
    pub domain: Option<String>,
    pub residency: Option<Residency>,
    pub workplace: Option<Workplace>,
    pub availability: Option<Availability>,
    pub posted: Option<Day>,
    pub deadline: Option<Day>,
    pub earlier_deadlines: Vec<Day>,
    pub partial: bool,
    pub occupation: Option<String>,
}

/// Some offers in full: chunk `k` holds those at positions `k * OFFERS_PER_CHUNK …`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// The offers.
    pub offers: Vec<Offer>,
}

impl Bundle {
    /// The bundle of these offers, which are put in the order of their sources, with unique ids:
    /// a second offer of one reference gets a number behind it.
    #[must_use]
    pub fn new(mut offers: Vec<Offer>) -> Self {
        offers.sort_by(|a, b| a.source.cmp(&b.source));
        let mut taken = std::collections::BTreeSet::new();
        for offer in &mut offers {
            let wanted = offer.id.clone();
            let mut number = 2;
            while !taken.insert(offer.id.clone()) {
                offer.id = wanted.numbered(number);
                number += 1;
            }
        }
        let data_date = offers.iter().filter_map(|offer| offer.posted).max();
        Self { schema: SCHEMA, data_date, offers }
    }

    /// The list's level of the bundle.
    #[must_use]
    pub fn listing(&self) -> Listing {
        Listing { schema: self.schema, data_date: self.data_date, cards: self.offers.iter().map(Card::of).collect() }
    }

    /// The texts' level of the bundle, in chunks.
    #[must_use]
    pub fn texts(&self) -> Vec<Texts> {
        self.offers.chunks(OFFERS_PER_CHUNK).map(|offers| Texts { offers: offers.to_vec() }).collect()
    }
}

impl Card {
    /// The card of an offer.
    #[must_use]
    pub fn of(offer: &Offer) -> Self {
        Self {
            id: offer.id.clone(),
            title: offer.title.clone(),
            openings: offer.openings,
            reference: offer.reference.clone(),
            employer: offer.employer.clone(),
            corps: offer.corps.clone(),
            domain: offer.domain.clone(),
            residency: offer.residency.clone(),
            workplace: offer.workplace.clone(),
            availability: offer.availability.clone(),
            posted: offer.posted,
            deadline: offer.deadline,
            earlier_deadlines: offer.earlier_deadlines.clone(),
            partial: offer.partial,
            occupation: offer.occupation.clone(),
        }
    }
}
