//! A facet's values among the offers.

use super::{Column, FacetValue, StringColumn};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A facet's values among the offers: which there are, and which offer has which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct FacetColumn {
    /// The values' keys in the address, in the order in which they are offered; empty for values that only offers of
    /// other parts of the listing have.
    pub keys: StringColumn,
    /// Their names as the notices write them; empty for values that the site names.
    pub names: StringColumn,
    /// The positions, among the keys, of all offers' values, one offer after the other.
    values: Vec<u16>,
    /// The end of each offer's values.
    ends: Vec<u32>,
}

/// The column as it travels: small counts instead of growing ends compress to a fraction.
#[derive(Serialize, Deserialize)]
struct Wire {
    keys: StringColumn,
    names: StringColumn,
    counts: Vec<u16>,
    values: Vec<u16>,
}

impl FacetColumn {
    /// The column of the values that each offer has.
    #[must_use]
    pub fn new(per_offer: &[Vec<FacetValue>]) -> Self {
        // One key may be written in several ways: the first in order names it.
        let mut first: BTreeMap<String, &FacetValue> = BTreeMap::new();
        for value in per_offer.iter().flatten() {
            let known = first.entry(value.key()).or_insert(value);
            *known = value.min(known);
        }
        let mut offered: Vec<(&FacetValue, &str)> = first.iter().map(|(key, value)| (*value, key.as_str())).collect();
        offered.sort();
        let places: BTreeMap<&str, u16> = offered.iter().map(|(_, key)| *key).zip(0..).collect();
        let mut column = Self {
            keys: offered.iter().map(|(_, key)| *key).collect(),
            names: offered.iter().map(|(value, _)| value.name()).collect(),
            ..Self::default()
        };
        for own in per_offer {
            let mut own: Vec<u16> = own.iter().filter_map(|value| places.get(value.key().as_str()).copied()).collect();
            own.sort_unstable();
            own.dedup();
            column.push(&own);
        }
        column
    }

    fn push(&mut self, own: &[u16]) {
        self.values.extend_from_slice(own);
        self.ends.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// The positions, among the keys, of an offer's values.
    #[must_use]
    pub fn of(&self, offer: usize) -> &[u16] {
        let from = if offer == 0 { 0 } else { self.ends[offer - 1] as usize };
        &self.values[from..self.ends[offer] as usize]
    }
}

impl Column for FacetColumn {
    fn is_of(&self, offers: usize) -> bool {
        self.ends.len() == offers
    }

    /// As of any column; keys and names that none of these offers needs become empty.
    fn pick(&self, positions: &[u32]) -> Self {
        let mut picked = Self::default();
        for position in positions {
            picked.push(self.of(*position as usize));
        }
        let mut used = vec![false; self.keys.len()];
        for value in &picked.values {
            used[usize::from(*value)] = true;
        }
        let needed =
            |texts: &StringColumn| texts.iter().zip(&used).map(|(text, used)| if *used { text } else { "" }).collect();
        picked.keys = needed(&self.keys);
        picked.names = needed(&self.names);
        picked
    }

    fn append(&mut self, more: &Self) {
        let before = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let filled = |own: &StringColumn, more: &StringColumn| {
            own.iter().zip(more.iter()).map(|(own, more)| if own.is_empty() { more } else { own }).collect()
        };
        self.keys = filled(&self.keys, &more.keys);
        self.names = filled(&self.names, &more.names);
        self.values.extend(&more.values);
        self.ends.extend(more.ends.iter().map(|end| before + end));
    }
}

impl From<FacetColumn> for Wire {
    fn from(column: FacetColumn) -> Self {
        let count = |offer| u16::try_from(column.of(offer).len()).unwrap_or(u16::MAX);
        let counts = (0..column.ends.len()).map(count).collect();
        Self { counts, keys: column.keys, names: column.names, values: column.values }
    }
}

impl TryFrom<Wire> for FacetColumn {
    type Error = &'static str;

    fn try_from(Wire { keys, names, counts, values }: Wire) -> Result<Self, Self::Error> {
        let mut all = 0;
        let mut end = |count| {
            all += u32::from(count);
            all
        };
        let ends: Vec<u32> = counts.into_iter().map(&mut end).collect();
        let fits = all as usize == values.len()
            && names.len() == keys.len()
            && values.iter().all(|value| usize::from(*value) < keys.len());
        if fits { Ok(Self { keys, names, values, ends }) } else { Err("expected values within their keys") }
    }
}
