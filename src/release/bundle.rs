//! What is published for everybody: every offer, in full.

use crate::day::Day;
use crate::offer::Offer;
use serde::{Deserialize, Serialize};

/// Version of the published schema.
pub const SCHEMA: u32 = 2;

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

impl Bundle {
    /// The bundle of these offers, which are put in the order of their sources, with unique ids:
    /// a second offer of one reference gets a number behind it.
    #[must_use]
    pub fn new(mut offers: Vec<Offer>) -> Self {
        offers.sort_by(|a, b| a.source.cmp(&b.source));
        let mut taken = std::collections::BTreeSet::new();
        for offer in &mut offers {
            offer.id = offer.id.clone().untaken(&mut taken);
        }
        let data_date = offers.iter().filter_map(|offer| offer.posted).max();
        Self { schema: SCHEMA, data_date, offers }
    }
}
