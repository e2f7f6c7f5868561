//! The fields of an offer: one row each.
//!
//! What else there is to say of a field is matched exhaustively: its names for people in `wording::fields`, its spellings
//! in notices in `label::vocabulary`, its weight in the search in `search::fields`.

use serde::de::IntoDeserializer as _;
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Serialize};

/// Declares the fields, each with its name in `offers.json`, in the order of `offers.json`.
macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident = $key:literal,)*) => {
        /// A value that is read from a notice, by its name in `offers.json`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
        pub enum Field {
            $($(#[doc = $doc])+ #[serde(rename = $key)] $field,)*
        }

        impl Field {
            /// Every field, in the order of `offers.json`.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$field,)*];
        }
    };
}

fields! {
    /// The post's title.
    Title = "title",
    /// The number of posts.
    Openings = "openings",
    /// The reference.
    Reference = "reference",
    /// The day of the reference.
    ReferenceDate = "reference_date",
    /// The employer.
    Employer = "employer",
    /// The direction or service.
    Department = "department",
    /// The corps.
    Corps = "corps",
    /// The professional domain.
    Domain = "domain",
    /// The length of residency.
    Residency = "residency",
    /// The workplace, as written.
    Workplace = "workplace",
    /// The communes of the workplace.
    Communes = "communes",
    /// The province of the workplace.
    Province = "province",
    /// From when the post is to be filled.
    Availability = "availability",
    /// The day of publication.
    Posted = "posted",
    /// The deadline.
    Deadline = "deadline",
    /// The hour of the deadline.
    DeadlineTime = "deadline_time",
    /// The deadlines that were replaced.
    EarlierDeadlines = "earlier_deadlines",
    /// What became of the notice.
    Status = "status",
    /// The address of the official document.
    Official = "official",
    /// The occupation in ROME.
    Rome = "rome",
    /// The occupation in RESPNC.
    Occupation = "occupation",
    /// The contract.
    Contract = "contract",
}

impl Field {
    /// The field of this name in `offers.json`.
    #[must_use]
    pub fn named(written: &str) -> Option<Self> {
        let written: StrDeserializer<'_, serde::de::value::Error> = written.into_deserializer();
        Self::deserialize(written).ok()
    }
}
