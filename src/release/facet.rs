//! The facets: what the list can be filtered by, and the values that an offer has of each.
//!
//! A facet has one row here, its values in [`Facet::values`], and its name in `wording`: a new one needs nothing else.

use crate::offer::{
    ApplicationStatus, Availability, AvailabilityKind, ConditionKind, Employer, Offer, Residency, ResidencyKind,
    without_grade,
};
use crate::text;
use std::collections::BTreeSet;

/// Declares the facets, each with its name in the address, in the order in which they are offered.
macro_rules! facets {
    ($($(#[doc = $doc:literal])+ $facet:ident = $key:literal,)*) => {
        /// A facet of the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Facet {
            $($(#[doc = $doc])+ $facet,)*
        }

        /// The facets, in the order in which they are offered.
        pub const FACETS: [Facet; [$($key),*].len()] = [$(Facet::$facet,)*];

        impl Facet {
            /// The facet's name in the address.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$facet => $key,)*
                }
            }
        }
    };
}

facets! {
    /// Open or closed, on Nouméa's day.
    Status = "statut",
    /// Days until the deadline.
    Closing = "cloture",
    /// The canonical employer.
    Employer = "employeur",
    /// The province of the workplace.
    Province = "province",
    /// The commune of the workplace.
    Commune = "commune",
    /// The corps or grade.
    Corps = "corps",
    /// The professional domain.
    Domain = "domaine",
    /// The occupation of the public register.
    Occupation = "emploi",
    /// The contract.
    Contract = "contrat",
    /// Hours, what comes with the post, languages, beginners.
    Conditions = "conditions",
    /// The driving licences asked for.
    Licence = "permis",
    /// The diploma asked for.
    Diploma = "diplome",
    /// The class of residency asked for priority.
    Residency = "residence",
    /// From when the post is to be filled.
    Available = "disponible",
    /// How many posts the notice offers.
    Openings = "postes",
    /// Days since publication.
    Posted = "parution",
}

impl Facet {
    /// The facet of a name in the address.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        FACETS.into_iter().find(|facet| facet.key() == name)
    }

    /// The facet that a stated condition is a value of.
    const fn of_condition(kind: ConditionKind) -> Self {
        match kind {
            ConditionKind::Permanent | ConditionKind::FixedTerm => Self::Contract,
            ConditionKind::PartTime
            | ConditionKind::Night
            | ConditionKind::Shift
            | ConditionKind::Weekend
            | ConditionKind::OnCall
            | ConditionKind::Housing
            | ConditionKind::Telework
            | ConditionKind::English
            | ConditionKind::KanakLanguage
            | ConditionKind::Beginner => Self::Conditions,
            ConditionKind::LicenceA
            | ConditionKind::LicenceB
            | ConditionKind::LicenceC
            | ConditionKind::LicenceD
            | ConditionKind::LicenceBoat => Self::Licence,
            ConditionKind::NoDiploma
            | ConditionKind::DiplomaCap
            | ConditionKind::DiplomaBac
            | ConditionKind::DiplomaBac2
            | ConditionKind::DiplomaBac3
            | ConditionKind::DiplomaBac5
            | ConditionKind::DiplomaState => Self::Diploma,
        }
    }

    /// The values that an offer has of a facet; none for facets whose values change with the day.
    #[must_use]
    pub fn values(self, offer: &Offer) -> Vec<FacetValue> {
        let known = |value| vec![FacetValue::Known(value)];
        match self {
            Self::Status | Self::Closing | Self::Posted => Vec::new(),
            Self::Employer => {
                let name = offer.employer.as_ref().map(Employer::shown_name);
                named(name.as_deref())
            }
            Self::Province => {
                let names = offer.workplace.iter().filter_map(|place| place.province.as_ref());
                names.map(|name| FacetValue::named(&name.replace(' ', "\u{a0}"))).collect()
            }
            Self::Commune => named(offer.workplace.iter().flat_map(|place| &place.communes).map(String::as_str)),
            Self::Corps => {
                // Notices write one grade in three ways, and who asks for engineers asks for all of them.
                let alone: BTreeSet<&str> = offer.corps.iter().map(|corps| without_grade(corps)).collect();
                named(alone)
            }
            Self::Domain => named(offer.domain.as_deref()),
            Self::Occupation => named(offer.occupation.as_deref()),
            Self::Contract | Self::Conditions | Self::Licence | Self::Diploma => {
                let kinds = offer.conditions.iter().map(|condition| condition.kind);
                kinds
                    .filter(|kind| Self::of_condition(*kind) == self)
                    .map(|kind| FacetValue::Known(Known::Condition(kind)))
                    .collect()
            }
            Self::Residency => known(Known::Residency(Years::of(offer.residency.as_ref()))),
            Self::Available => known(Known::Available(Start::of(offer.availability.as_ref()))),
            Self::Openings => known(Known::Openings(if offer.openings > 1 { Opening::Several } else { Opening::One })),
        }
    }
}

/// A value of a facet, in the order in which values are offered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue {
    /// One that the site names.
    Known(Known),
    /// One that the notices name, in all the ways that fold to the same key.
    Named {
        /// The name, folded.
        folded: String,
        /// The name, with a capital.
        name: String,
    },
}

impl FacetValue {
    /// The value of a name: «attaché» and «Attaché» are one, shown with a capital.
    fn named(name: &str) -> Self {
        let mut letters = name.chars();
        let name = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
        Self::Named { folded: text::fold(&name), name }
    }

    /// The value's key in the address.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Known(value) => value.key(),
            Self::Named { folded, .. } => folded.replace(' ', "-"),
        }
    }

    /// The notices' name; empty for a value that the site names.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Known(_) => "",
            Self::Named { name, .. } => name,
        }
    }
}

fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<FacetValue> {
    names.into_iter().map(FacetValue::named).collect()
}

/// A value that the site names. The order is that in which values are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// Whether applications are taken.
    Status(ApplicationStatus),
    /// The deadline is within so many days.
    Closing(u32),
    /// A condition that the notice states.
    Condition(ConditionKind),
    /// What is asked of residency.
    Residency(Years),
    /// From when the post is to be filled.
    Available(Start),
    /// How many posts are offered.
    Openings(Opening),
    /// Published within so many days.
    Posted(u32),
}

/// A class of residency, lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Years {
    /// No years are asked.
    None,
    /// Fewer than so many years are enough.
    LessThan(u32),
    /// At least so many years.
    AtLeast(u32),
    /// Different years for different grades.
    ByGrade,
    /// Anything else.
    Other,
    /// The notice does not say.
    Unstated,
}

/// From when a post is to be filled, soonest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// At once.
    Immediate,
    /// As soon as possible.
    Asap,
    /// In this month of this year.
    Month(i32, u32),
    /// Anything else.
    Other,
    /// The notice does not say.
    Unstated,
}

/// How many posts a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// One.
    One,
    /// Several.
    Several,
}

/// The key of a condition in the address.
const fn condition_key(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Permanent => "cdi",
        ConditionKind::FixedTerm => "cdd",
        ConditionKind::PartTime => "temps-partiel",
        ConditionKind::Night => "nuit",
        ConditionKind::Shift => "horaires-decales",
        ConditionKind::Weekend => "week-end",
        ConditionKind::OnCall => "astreintes",
        ConditionKind::Housing => "logement",
        ConditionKind::Telework => "teletravail",
        ConditionKind::LicenceA => "a",
        ConditionKind::LicenceB => "b",
        ConditionKind::LicenceC => "c",
        ConditionKind::LicenceD => "d",
        ConditionKind::LicenceBoat => "bateau",
        ConditionKind::NoDiploma => "aucun",
        ConditionKind::DiplomaCap => "cap-bep",
        ConditionKind::DiplomaBac => "bac",
        ConditionKind::DiplomaBac2 => "bac-2",
        ConditionKind::DiplomaBac3 => "bac-3",
        ConditionKind::DiplomaBac5 => "bac-5",
        ConditionKind::DiplomaState => "etat",
        ConditionKind::English => "anglais",
        ConditionKind::KanakLanguage => "langue-kanak",
        ConditionKind::Beginner => "debutant",
    }
}

impl Years {
    fn of(residency: Option<&Residency>) -> Self {
        let Some(residency) = residency.filter(|residency| !residency.text.trim().is_empty()) else {
            return Self::Unstated;
        };
        match (residency.kind, residency.years) {
            (ResidencyKind::None, _) => Self::None,
            (ResidencyKind::LessThan, Some(years)) => Self::LessThan(years),
            (ResidencyKind::AtLeast, Some(years)) => Self::AtLeast(years),
            (ResidencyKind::Several, _) => Self::ByGrade,
            (ResidencyKind::LessThan | ResidencyKind::AtLeast, None) | (ResidencyKind::Other, _) => Self::Other,
        }
    }

    fn key(self) -> String {
        match self {
            Self::None => "aucune".to_owned(),
            Self::LessThan(years) => format!("moins-de-{years}-ans"),
            Self::AtLeast(years) => format!("{years}-ans"),
            Self::ByGrade => "selon-le-grade".to_owned(),
            Self::Other => "autre".to_owned(),
            Self::Unstated => "non-precisee".to_owned(),
        }
    }

    fn parse(key: &str) -> Option<Self> {
        let plain =
            [Self::None, Self::ByGrade, Self::Other, Self::Unstated].into_iter().find(|known| known.key() == key);
        plain.or_else(|| {
            let years = key.strip_suffix("-ans")?;
            match years.strip_prefix("moins-de-") {
                Some(years) => years.parse().ok().map(Self::LessThan),
                None => years.parse().ok().map(Self::AtLeast),
            }
        })
    }
}

impl Start {
    fn of(availability: Option<&Availability>) -> Self {
        let Some(availability) = availability else { return Self::Unstated };
        match (availability.kind, availability.date) {
            (AvailabilityKind::Immediate, _) => Self::Immediate,
            (AvailabilityKind::Asap, _) => Self::Asap,
            (AvailabilityKind::Date, Some(day)) => {
                let (year, month, _) = day.civil();
                Self::Month(year, month)
            }
            (AvailabilityKind::Date, None) | (AvailabilityKind::Other, _) => Self::Other,
        }
    }

    fn key(self) -> String {
        match self {
            Self::Immediate => "immediatement".to_owned(),
            Self::Asap => "des-que-possible".to_owned(),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Other => "autre".to_owned(),
            Self::Unstated => "non-precise".to_owned(),
        }
    }

    fn parse(key: &str) -> Option<Self> {
        let plain =
            [Self::Immediate, Self::Asap, Self::Other, Self::Unstated].into_iter().find(|known| known.key() == key);
        plain.or_else(|| {
            let (year, month) = key.split_once('-')?;
            Some(Self::Month(year.parse().ok()?, month.parse().ok().filter(|month| (1..=12).contains(month))?))
        })
    }
}

impl Opening {
    const fn key(self) -> &'static str {
        match self {
            Self::One => "un",
            Self::Several => "plusieurs",
        }
    }
}

impl Known {
    /// The value's key in the address.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Status(status) => status.key().to_owned(),
            Self::Closing(days) | Self::Posted(days) => format!("{days}-jours"),
            Self::Condition(kind) => condition_key(kind).to_owned(),
            Self::Residency(years) => years.key(),
            Self::Available(start) => start.key(),
            Self::Openings(openings) => openings.key().to_owned(),
        }
    }

    /// The value of a facet that goes by this key in the address; `None` where the notices name the values, or none has
    /// this key.
    #[must_use]
    pub fn parse(facet: Facet, key: &str) -> Option<Self> {
        let days = || key.strip_suffix("-jours")?.parse().ok();
        match facet {
            Facet::Status => ApplicationStatus::ALL.into_iter().find(|known| known.key() == key).map(Self::Status),
            Facet::Closing => days().map(Self::Closing),
            Facet::Contract | Facet::Conditions | Facet::Licence | Facet::Diploma => {
                let mut kinds = ConditionKind::ALL.into_iter().filter(|kind| Facet::of_condition(*kind) == facet);
                kinds.find(|kind| condition_key(*kind) == key).map(Self::Condition)
            }
            Facet::Residency => Years::parse(key).map(Self::Residency),
            Facet::Available => Start::parse(key).map(Self::Available),
            Facet::Openings => {
                [Opening::One, Opening::Several].into_iter().find(|known| known.key() == key).map(Self::Openings)
            }
            Facet::Posted => days().map(Self::Posted),
            Facet::Employer | Facet::Province | Facet::Commune | Facet::Corps | Facet::Domain | Facet::Occupation => {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_leads_back_to_its_value(years in 0_u32..100, year in 1990_i32..2100, month in 1_u32..13) {
            let values = [
                (Facet::Status, Known::Status(ApplicationStatus::Undated)),
                (Facet::Closing, Known::Closing(years)),
                (Facet::Posted, Known::Posted(years)),
                (Facet::Openings, Known::Openings(Opening::Several)),
                (Facet::Diploma, Known::Condition(ConditionKind::DiplomaBac2)),
                (Facet::Licence, Known::Condition(ConditionKind::LicenceB)),
            ];
            let classes = [Years::None, Years::LessThan(years), Years::AtLeast(years), Years::ByGrade, Years::Unstated];
            let starts = [Start::Immediate, Start::Asap, Start::Month(year, month), Start::Other, Start::Unstated];
            let classes = classes.map(|class| (Facet::Residency, Known::Residency(class)));
            let starts = starts.map(|start| (Facet::Available, Known::Available(start)));
            for (facet, value) in values.into_iter().chain(classes).chain(starts) {
                prop_assert_eq!(Known::parse(facet, &value.key()), Some(value));
            }
        }
    }
}
