//! The first level of the data: what list, filters and sorts need of every offer, in columns.
//!
//! Made natively; the browser takes it as it is. Columns of few types make a small reader, pack
//! well, and hold what no question changes: filters' values by number, alphabets as ranks, and
//! sentences ready to be shown.

use super::facet::{Choice, FACETS};
use crate::bundle::{Bundle, SCHEMA};
use crate::day::Day;
use crate::offer::Offer;
use crate::{text, wording};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the list needs of every offer. All columns have one value an offer, in the bundle's order:
/// the search index speaks of these positions. An empty text or zero stands for what a notice does
/// not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Version of the schema: [`SCHEMA`].
    pub schema: u32,
    /// From which day the data are; a day's number.
    pub data_date: Option<i32>,
    /// Ids.
    pub ids: Vec<String>,
    /// Titles.
    pub titles: Vec<String>,
    /// Canonical employers.
    pub employers: Vec<String>,
    /// Where the work is done, for people.
    pub places: Vec<String>,
    /// Corps, domain, number of posts, availability: for people, parted by line ends.
    pub facts: Vec<String>,
    /// What is asked of residency, for people.
    pub residencies: Vec<String>,
    /// Years of residency from which a reader has priority; 0 where no one number says it.
    pub priority_years: Vec<u32>,
    /// Days of publication, as numbers.
    pub posted: Vec<Option<i32>>,
    /// Deadlines, as numbers.
    pub deadlines: Vec<Option<i32>>,
    /// The deadlines that the present ones replaced.
    pub replaced: Vec<Option<i32>>,
    /// Places in the French alphabet of titles.
    pub title_ranks: Vec<u32>,
    /// Places in the French alphabet of employers.
    pub employer_ranks: Vec<u32>,
    /// The filters' values, in the order of [`FACETS`]; without any for those that a day moves.
    pub facets: Vec<Column>,
}

/// A filter's values among the offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The values' keys in the address, in the order in which they are offered.
    pub keys: Vec<String>,
    /// Their names, for people.
    pub names: Vec<String>,
    /// For each offer, the places of its own values.
    pub values: Vec<Vec<u32>>,
}

impl Listing {
    /// The list's level of a bundle.
    #[must_use]
    pub fn new(bundle: &Bundle) -> Self {
        let offers = &bundle.offers;
        let number = |day: Option<Day>| day.map(Day::number);
        let employer =
            |offer: &Offer| offer.employer.as_ref().map_or_else(String::new, |employer| employer.name.clone());
        let column = |value: &dyn Fn(&Offer) -> String| offers.iter().map(value).collect::<Vec<_>>();
        let days = |day: &dyn Fn(&Offer) -> Option<Day>| offers.iter().map(|offer| number(day(offer))).collect();
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
            title_ranks: ranks(&column(&|offer| text::fold(&offer.title))),
            employer_ranks: ranks(&column(&|offer| text::fold(&employer(offer)))),
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

    /// Whether every column has one value an offer: what else may come with a good checksum is not
    /// this release's listing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let texts = [&self.titles, &self.employers, &self.places, &self.facts, &self.residencies];
        let days = [&self.posted, &self.deadlines, &self.replaced];
        let numbers = [&self.priority_years, &self.title_ranks, &self.employer_ranks];
        let all = self.len();
        self.schema == SCHEMA
            && texts.iter().all(|column| column.len() == all)
            && days.iter().all(|column| column.len() == all)
            && numbers.iter().all(|column| column.len() == all)
            && self.facets.len() == FACETS.len()
            && self.facets.iter().all(|column| column.is_whole(all))
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

impl Column {
    fn new(per_offer: &[Vec<(u32, Choice)>]) -> Self {
        // One key may be written in several ways: the first way, in order, names it.
        let mut known: BTreeMap<&str, (u32, String, &str)> = BTreeMap::new();
        for (rank, choice) in per_offer.iter().flatten() {
            let way = (*rank, text::fold(&choice.name), choice.name.as_str());
            let first = known.entry(&choice.key).or_insert_with(|| way.clone());
            if way < *first {
                *first = way;
            }
        }
        let mut choices: Vec<((u32, String, &str), &str)> = known.into_iter().map(|(key, way)| (way, key)).collect();
        choices.sort();
        let places: BTreeMap<&str, u32> = choices.iter().map(|(_, key)| *key).zip(0..).collect();
        let values = per_offer.iter().map(|own| {
            let mut own: Vec<u32> =
                own.iter().filter_map(|(_, choice)| places.get(choice.key.as_str()).copied()).collect();
            own.sort_unstable();
            own.dedup();
            own
        });
        Self {
            keys: choices.iter().map(|(_, key)| (*key).to_owned()).collect(),
            names: choices.iter().map(|((_, _, name), _)| (*name).to_owned()).collect(),
            values: if choices.is_empty() { Vec::new() } else { values.collect() },
        }
    }

    fn is_whole(&self, offers: usize) -> bool {
        self.names.len() == self.keys.len()
            && (self.values.len() == offers || self.values.is_empty() && self.keys.is_empty())
            && self.values.iter().flatten().all(|value| (*value as usize) < self.keys.len())
    }
}

/// What a card says of the post, each fact on a line of its own.
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
    all.into_iter().flatten().map(|fact| fact.replace('\n', " ")).collect::<Vec<_>>().join("\n")
}

/// For each key, its place among all.
fn ranks(keys: &[String]) -> Vec<u32> {
    let mut order: Vec<(&String, usize)> = keys.iter().zip(0..).collect();
    order.sort();
    let mut ranks = vec![0; keys.len()];
    for (rank, (_, position)) in (0..).zip(order) {
        ranks[position] = rank;
    }
    ranks
}
