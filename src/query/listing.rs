//! The first level of the data: what list, filters and sorts need of every offer, in columns.
//!
//! Made natively; the browser takes it as it is. Columns of few types make a small reader, pack
//! well, and hold what no question changes: filters' values by number, alphabets as ranks, and
//! sentences ready to be shown. It comes in parts: the offers that can still be answered, then the
//! archive, each part behind the one before.

use super::column::Column;
use super::facet::FACETS;
use super::texts::Texts;
use crate::bundle::{Bundle, SCHEMA};
use crate::day::Day;
use crate::offer::Offer;
use crate::{text, wording};
use serde::{Deserialize, Serialize};

/// Parts the facts of a card.
pub const FACT_BREAK: char = '\t';

/// What the list needs of every offer. All columns have one value an offer, in the order of the
/// release's levels: the search index speaks of these positions. An empty text or zero stands for
/// what a notice does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Version of the schema: [`SCHEMA`].
    pub schema: u32,
    /// From which day the data are; a day's number.
    pub data_date: Option<i32>,
    /// Ids.
    pub ids: Texts,
    /// Titles.
    pub titles: Texts,
    /// Canonical employers.
    pub employers: Texts,
    /// Where the work is done, for people.
    pub places: Texts,
    /// Corps, domain, number of posts, availability: for people, parted by [`FACT_BREAK`].
    pub facts: Texts,
    /// What is asked of residency, for people.
    pub residencies: Texts,
    /// Years of residency from which a reader has priority; 0 where no one number says it.
    pub priority_years: Vec<u32>,
    /// Days of publication, as numbers.
    pub posted: Vec<Option<i32>>,
    /// Deadlines, as numbers.
    pub deadlines: Vec<Option<i32>>,
    /// The deadlines that the present ones replaced.
    pub replaced: Vec<Option<i32>>,
    /// Places in the French alphabet of titles: each offer its own.
    pub title_ranks: Vec<u32>,
    /// Places in the French alphabet of employers: each employer its own.
    pub employer_ranks: Vec<u32>,
    /// The filters' values, in the order of [`FACETS`]; without any for those that a day moves.
    pub facets: Vec<Column>,
}

impl Listing {
    /// The list's level of a bundle.
    #[must_use]
    pub fn new(bundle: &Bundle) -> Self {
        let offers = &bundle.offers;
        let number = |day: Option<Day>| day.map(Day::number);
        let employer =
            |offer: &Offer| offer.employer.as_ref().map_or_else(String::new, |employer| employer.name.clone());
        let column = |value: &dyn Fn(&Offer) -> String| offers.iter().map(value).collect::<Texts>();
        let days = |day: &dyn Fn(&Offer) -> Option<Day>| offers.iter().map(|offer| number(day(offer))).collect();
        let folded = |value: &dyn Fn(&Offer) -> String| offers.iter().map(value).collect::<Vec<_>>();
        Self {
            schema: SCHEMA,
            data_date: number(bundle.data_date),
            ids: column(&|offer| offer.id.to_string()),
            titles: column(&|offer| offer.title.clone()),
            employers: column(&employer),
            places: column(&|offer| wording::place(offer.workplace.as_ref()).unwrap_or_default()),
            facts: column(&facts),
            residencies: column(&|offer| wording::residency(offer.residency.as_ref())),
            priority_years: offers.iter().map(Offer::priority_years).collect(),
            posted: days(&|offer| offer.posted),
            deadlines: days(&Offer::last_day),
            replaced: days(&|offer| offer.earlier_deadlines.last().copied()),
            title_ranks: ranks(&folded(&|offer| text::fold(&offer.title)), false),
            employer_ranks: ranks(&folded(&|offer| text::fold(&employer(offer))), true),
            facets: FACETS
                .into_iter()
                .map(|facet| Column::new(&offers.iter().map(|offer| facet.fixed_values(offer)).collect::<Vec<_>>()))
                .collect(),
        }
    }

    /// How many offers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The offers at these positions, in this order: a part of the listing.
    #[must_use]
    pub fn pick(&self, positions: &[u32]) -> Self {
        let numbers = |column: &[u32]| positions.iter().map(|at| column[*at as usize]).collect();
        let days = |column: &[Option<i32>]| positions.iter().map(|at| column[*at as usize]).collect();
        Self {
            schema: self.schema,
            data_date: self.data_date,
            ids: self.ids.pick(positions),
            titles: self.titles.pick(positions),
            employers: self.employers.pick(positions),
            places: self.places.pick(positions),
            facts: self.facts.pick(positions),
            residencies: self.residencies.pick(positions),
            priority_years: numbers(&self.priority_years),
            posted: days(&self.posted),
            deadlines: days(&self.deadlines),
            replaced: days(&self.replaced),
            title_ranks: numbers(&self.title_ranks),
            employer_ranks: numbers(&self.employer_ranks),
            facets: self.facets.iter().map(|column| column.pick(positions)).collect(),
        }
    }

    /// Puts the next part of the same listing behind this one.
    pub fn append(&mut self, more: Self) {
        self.ids.append(&more.ids);
        self.titles.append(&more.titles);
        self.employers.append(&more.employers);
        self.places.append(&more.places);
        self.facts.append(&more.facts);
        self.residencies.append(&more.residencies);
        self.priority_years.extend(more.priority_years);
        self.posted.extend(more.posted);
        self.deadlines.extend(more.deadlines);
        self.replaced.extend(more.replaced);
        self.title_ranks.extend(more.title_ranks);
        self.employer_ranks.extend(more.employer_ranks);
        for (column, more) in self.facets.iter_mut().zip(more.facets) {
            column.append(more);
        }
    }

    /// A listing that was read, made ready; `None` unless every column has one value an offer: what
    /// else may come with a good checksum is not this release's listing.
    #[must_use]
    pub fn settled(mut self) -> Option<Self> {
        let texts = [&self.titles, &self.employers, &self.places, &self.facts, &self.residencies];
        let days = [&self.posted, &self.deadlines, &self.replaced];
        let numbers = [&self.priority_years, &self.title_ranks, &self.employer_ranks];
        let all = self.len();
        let whole = self.schema == SCHEMA
            && texts.iter().all(|column| column.len() == all)
            && days.iter().all(|column| column.len() == all)
            && numbers.iter().all(|column| column.len() == all)
            && self.facets.len() == FACETS.len()
            && self.facets.iter_mut().all(|column| column.settle(all));
        whole.then_some(self)
    }

    /// Day of publication of the offer at a position.
    #[must_use]
    pub fn posted(&self, position: usize) -> Option<Day> {
        self.posted[position].map(Day::from_number)
    }

    /// Deadline of the offer at a position.
    #[must_use]
    pub fn deadline(&self, position: usize) -> Option<Day> {
        self.deadlines[position].map(Day::from_number)
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
