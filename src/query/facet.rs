//! The filters: one row each. A card has values of a filter; the chosen values of one filter are
//! alternatives, the filters together are conditions.

use super::slug;
use crate::bundle::Card;
use crate::day::Day;
use crate::offer::{Residency, ResidencyKind};

/// A filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Open or closed, on Nouméa's day.
    Status,
    /// Days until the deadline.
    Closing,
    /// Days since publication.
    Posted,
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
    /// The class of residency asked for priority.
    Residency,
}

/// The filters, as offered.
pub const FACETS: [Facet; 9] = [
    Facet::Status,
    Facet::Closing,
    Facet::Employer,
    Facet::Province,
    Facet::Commune,
    Facet::Corps,
    Facet::Domain,
    Facet::Residency,
    Facet::Posted,
];

/// A value of a filter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Its place among its sisters where they have an order of their own; else 0.
    pub rank: u32,
    /// Its key in the address.
    pub key: String,
    /// Its name as the notices write it; empty where `wording` names it by its key.
    pub name: String,
}

/// Whether applications are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The deadline's day is not over in Nouméa.
    Open,
    /// The notice names no deadline.
    Undated,
    /// The deadline's day is over in Nouméa.
    Closed,
}

impl Status {
    /// The status on a day.
    #[must_use]
    pub fn of(deadline: Option<Day>, today: Day) -> Self {
        match deadline {
            Some(deadline) if deadline < today => Self::Closed,
            Some(_) => Self::Open,
            None => Self::Undated,
        }
    }

    /// Its key in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "ouverte",
            Self::Undated => "sans-date",
            Self::Closed => "close",
        }
    }
}

/// Steps of «closes within» and «posted since», in days.
const STEPS: [(i32, &str); 4] = [(7, "7-jours"), (14, "14-jours"), (30, "30-jours"), (90, "90-jours")];

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
            Self::Residency => "residence",
        }
    }

    /// The filter of a name in the address.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        FACETS.into_iter().find(|facet| facet.key() == name)
    }

    /// Whether a card's values of this filter change with the day.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(self, Self::Status | Self::Closing | Self::Posted)
    }

    /// The values that a card has of this filter.
    #[must_use]
    pub fn values(self, card: &Card, today: Day) -> Vec<Choice> {
        match self {
            Self::Status => {
                let status = Status::of(card.deadline, today);
                vec![keyed(status as u32, status.key())]
            }
            Self::Closing => within(card.deadline.map(|deadline| today.until(deadline))),
            Self::Posted => within(card.posted.map(|posted| posted.until(today))),
            Self::Employer => named(card.employer.iter().map(|employer| &employer.name)),
            Self::Province => named(card.workplace.iter().filter_map(|place| place.province.as_ref())),
            Self::Commune => named(card.workplace.iter().flat_map(|place| &place.communes)),
            Self::Corps => named(&card.corps),
            Self::Domain => named(&card.domain),
            Self::Residency => vec![residency_choice(card.residency.as_ref())],
        }
    }
}

fn keyed(rank: u32, key: &str) -> Choice {
    Choice { rank, key: key.to_owned(), name: String::new() }
}

fn named<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<Choice> {
    names.into_iter().map(|name| Choice { rank: 0, key: slug(name), name: capitalised(name) }).collect()
}

/// The steps that a number of days, counted from today, lies within; none for days gone by.
fn within(days: Option<i32>) -> Vec<Choice> {
    let Some(days) = days.filter(|days| *days >= 0) else { return Vec::new() };
    (0..).zip(STEPS).filter(|(_, (step, _))| days <= *step).map(|(rank, (_, key))| keyed(rank, key)).collect()
}

/// «attaché» and «Attaché» are one choice: it is shown with a capital.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The key of a residency condition: its class, with its years where one number says it.
#[must_use]
pub fn residency_key(residency: Option<&Residency>) -> String {
    residency_choice(residency).key
}

fn residency_choice(residency: Option<&Residency>) -> Choice {
    let Some(residency) = residency.filter(|residency| !residency.text.trim().is_empty()) else {
        return keyed(1000, "non-precisee");
    };
    match (residency.kind, residency.years) {
        (ResidencyKind::None, _) => keyed(0, "aucune"),
        (ResidencyKind::LessThan, Some(years)) => keyed(1, &format!("moins-de-{years}-ans")),
        (ResidencyKind::AtLeast, Some(years)) => keyed(1 + years, &format!("{years}-ans")),
        (ResidencyKind::Several, _) => keyed(900, "selon-le-grade"),
        _ => keyed(901, "autre"),
    }
}
