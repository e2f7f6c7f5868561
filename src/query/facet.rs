//! The filters: one row each. An offer has values of a filter; the chosen values of one filter are
//! alternatives, the filters together are conditions.

use super::listing::Listing;
use super::slug;
use crate::day::Day;
use crate::offer::{Availability, AvailabilityKind, Offer, Residency, ResidencyKind, without_grade};
use crate::wording;
use std::collections::BTreeSet;

/// A filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Open or closed, on Nouméa's day.
    Status,
    /// Days until the deadline.
    Closing,
    /// The canonical employer.
    Employer,
    /// The province of the workplace.
    Province,
    /// The commune of the workplace.
    Commune,
    /// The corps or grade.
    Corps,
    /// The professional domain.
    Domain,
    /// The occupation of the public register.
    Occupation,
    /// The class of residency asked for priority.
    Residency,
    /// From when the post is to be filled.
    Available,
    /// How many posts the notice offers.
    Openings,
    /// Days since publication.
    Posted,
}

/// The filters, in the order in which they are offered.
pub const FACETS: [Facet; 12] = [
    Facet::Status,
    Facet::Closing,
    Facet::Employer,
    Facet::Province,
    Facet::Commune,
    Facet::Corps,
    Facet::Domain,
    Facet::Occupation,
    Facet::Residency,
    Facet::Available,
    Facet::Openings,
    Facet::Posted,
];

/// A value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key in the address.
    pub key: String,
    /// Its name, for people.
    pub name: String,
}

/// Whether applications are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The deadline's day is not over in Nouméa.
    Open,
    /// The notice names no deadline.
    Undated,
    /// The deadline's day is over in Nouméa, or the notice no longer stands.
    Closed,
}

impl Status {
    /// The status on a day of an offer with such a deadline, whose notice `stands` or was cancelled, filled or the like.
    #[must_use]
    pub fn of(deadline: Option<Day>, stands: bool, today: Day) -> Self {
        match deadline {
            _ if !stands => Self::Closed,
            Some(deadline) if deadline < today => Self::Closed,
            Some(_) => Self::Open,
            None => Self::Undated,
        }
    }

    /// Its key in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        STATUSES[self as usize]
    }
}

const STATUSES: [&str; 3] = ["ouverte", "sans-date", "close"];

/// Steps of «closes within» and «posted since», in days, with their keys.
const STEPS: [i32; 4] = [7, 14, 30, 90];
const STEP_KEYS: [&str; 4] = ["7-jours", "14-jours", "30-jours", "90-jours"];

impl Facet {
    /// The filter's name in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Status => "statut",
            Self::Closing => "cloture",
            Self::Posted => "parution",
            Self::Employer => "employeur",
            Self::Province => "province",
            Self::Commune => "commune",
            Self::Corps => "corps",
            Self::Domain => "domaine",
            Self::Occupation => "emploi",
            Self::Residency => "residence",
            Self::Available => "disponible",
            Self::Openings => "postes",
        }
    }

    /// The filter of a name in the address.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        FACETS.into_iter().find(|facet| facet.key() == name)
    }

    /// The keys of a filter whose values change with the day; none for the others.
    pub(super) const fn moving_keys(self) -> &'static [&'static str] {
        match self {
            Self::Status => &STATUSES,
            Self::Closing | Self::Posted => &STEP_KEYS,
            _ => &[],
        }
    }

    /// The places, among [`Self::moving_keys`], of the values that an offer has on a day.
    pub(super) fn moving_values(self, listing: &Listing, position: usize, today: Day) -> std::ops::Range<u32> {
        let within = |days: Option<i32>| {
            // Who is within seven days is within fourteen.
            let first = days.filter(|days| *days >= 0).and_then(|days| STEPS.iter().position(|step| days <= *step));
            first.map_or(0..0, |first| u32::try_from(first).unwrap_or(0)..4)
        };
        match self {
            Self::Status => {
                let place = listing.status(position, today) as u32;
                place..place + 1
            }
            Self::Closing => {
                let deadline = listing.deadline(position).filter(|_| listing.stands(position));
                within(deadline.map(|deadline| today.until(deadline)))
            }
            Self::Posted => within(listing.posted(position).map(|posted| posted.until(today))),
            _ => 0..0,
        }
    }

    /// The values that an offer has of a filter that no day moves, each with its place among its
    /// sisters where they have an order of their own.
    pub(super) fn fixed_values(self, offer: &Offer) -> Vec<(u32, Choice)> {
        match self {
            Self::Employer => named(offer.employer.iter().map(|employer| &employer.name)),
            Self::Province => {
                let provinces = offer.workplace.iter().filter_map(|place| place.province.as_deref());
                provinces.map(|name| (0, choice(&capitalised(&wording::province(name))))).collect()
            }
            Self::Commune => named(offer.workplace.iter().flat_map(|place| &place.communes)),
            Self::Corps => {
                // Notices write one grade in three ways, and who asks for engineers asks for all of them.
                let alone: BTreeSet<&str> = offer.corps.iter().map(|corps| without_grade(corps)).collect();
                named(&alone.into_iter().map(str::to_owned).collect::<Vec<_>>())
            }
            Self::Domain => named(&offer.domain),
            Self::Occupation => named(&offer.occupation),
            Self::Available => {
                let (rank, key) = available(offer.availability.as_ref());
                vec![self.told(rank, key)]
            }
            Self::Openings => {
                let key = if offer.openings > 1 { "plusieurs" } else { "un" };
                vec![self.told(offer.openings.min(2), key.to_owned())]
            }
            Self::Residency => {
                let (rank, key) = residency_class(offer.residency.as_ref());
                vec![self.told(rank, key)]
            }
            Self::Status | Self::Closing | Self::Posted => Vec::new(),
        }
    }

    /// A value that the site names itself.
    fn told(self, rank: u32, key: String) -> (u32, Choice) {
        (rank, Choice { name: wording::choice(self.key(), &key).unwrap_or_default(), key })
    }

    /// The day that a span of this filter is about; none for filters that have no spans.
    pub(super) const fn day(self, posted: Option<Day>, deadline: Option<Day>) -> Option<Day> {
        match self {
            Self::Posted => posted,
            Self::Closing => deadline,
            _ => None,
        }
    }
}

/// The key of an availability: at once, as soon as may be, or the month of its day; soonest first.
fn available(availability: Option<&Availability>) -> (u32, String) {
    let Some(availability) = availability else { return (u32::MAX, "non-precise".to_owned()) };
    match (availability.kind, availability.date) {
        (AvailabilityKind::Immediate, _) => (0, "immediatement".to_owned()),
        (AvailabilityKind::Asap, _) => (1, "des-que-possible".to_owned()),
        (AvailabilityKind::Date, Some(day)) => {
            let (year, month, _) = day.civil();
            (u32::try_from(year).unwrap_or(0) * 12 + month, format!("{year:04}-{month:02}"))
        }
        _ => (u32::MAX - 1, "autre".to_owned()),
    }
}

fn choice(name: &str) -> Choice {
    Choice { key: slug(name), name: name.to_owned() }
}

/// «attaché» and «Attaché» are one choice: it is shown with a capital.
fn named<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<(u32, Choice)> {
    names.into_iter().map(|name| (0, choice(&capitalised(name)))).collect()
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The key of a residency condition, lightest first: its class, with its years where one number says it.
fn residency_class(residency: Option<&Residency>) -> (u32, String) {
    let Some(residency) = residency.filter(|residency| !residency.text.trim().is_empty()) else {
        return (1000, "non-precisee".to_owned());
    };
    match (residency.kind, residency.years) {
        (ResidencyKind::None, _) => (0, "aucune".to_owned()),
        (ResidencyKind::LessThan, Some(years)) => (1, format!("moins-de-{years}-ans")),
        (ResidencyKind::AtLeast, Some(years)) => (1 + years.min(800), format!("{years}-ans")),
        (ResidencyKind::Several, _) => (900, "selon-le-grade".to_owned()),
        _ => (901, "autre".to_owned()),
    }
}
