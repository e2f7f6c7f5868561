//! What became of an offer from one publication to the next.

use super::Offer;
use crate::day::Day;
use serde::{Deserialize, Serialize};

/// A change that a publication found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Change {
    /// Day of the publication that found it.
    #[cfg_attr(not(target_family = "wasm"), schemars(with = "String"))]
    pub day: Day,
    /// What happened.
    pub what: What,
    /// The fields that are no longer what they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Changed>,
}

/// What can happen to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub enum What {
    /// It is published for the first time.
    New,
    /// Something in it is different.
    Changed,
    /// Its deadline is later than it was.
    Postponed,
    /// Its deadline has passed since the publication before.
    Closed,
    /// It was cancelled, filled, withdrawn, suspended or closed before its deadline.
    Ended,
    /// Its notice is no longer among those published.
    Gone,
    /// Its notice is among those published again, or open again.
    Back,
}

/// A field that is no longer what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Changed {
    /// The field's name.
    pub field: String,
    /// What it said; null where it said nothing, or is too long to be told.
    pub before: Option<String>,
    /// What it says; as above.
    pub after: Option<String>,
}

impl Offer {
    /// The day from which on the notice is no longer among those published; none while it is.
    #[must_use]
    pub fn gone(&self) -> Option<Day> {
        let last = self.history.iter().rfind(|change| matches!(change.what, What::Gone | What::Back))?;
        (last.what == What::Gone).then_some(last.day)
    }

    /// The day on which the offer last changed, as far as anybody knows.
    #[must_use]
    pub fn touched(&self) -> Option<Day> {
        self.history.iter().map(|change| change.day).chain(self.posted).chain(self.status_date).max()
    }
}
