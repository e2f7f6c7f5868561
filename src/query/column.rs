//! A filter's values among the offers.

use super::facet::Choice;
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A filter's values among the offers: what they are, and which offer has which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The values' keys in the address, in the order in which they are offered; empty for those that
    /// only offers of other levels have.
    pub keys: Vec<String>,
    /// Their names, for people.
    pub names: Vec<String>,
    /// How many values each offer has.
    counts: Vec<u8>,
    /// The places, among the keys, of all offers' values, one offer behind the other.
    values: Vec<u16>,
    /// Where each offer's values end: told by the counts.
    #[serde(skip)]
    ends: Vec<u32>,
}

impl Column {
    /// The column of these values, each with its rank where they have an order of their own.
    pub(super) fn new(per_offer: &[Vec<(u32, Choice)>]) -> Self {
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
        let places: BTreeMap<&str, u16> = choices.iter().map(|(_, key)| *key).zip(0..).collect();
        let mut column = Self {
            keys: choices.iter().map(|(_, key)| (*key).to_owned()).collect(),
            names: choices.iter().map(|((_, _, name), _)| (*name).to_owned()).collect(),
            ..Self::default()
        };
        for own in per_offer {
            let mut own: Vec<u16> =
                own.iter().filter_map(|(_, choice)| places.get(choice.key.as_str()).copied()).collect();
            own.sort_unstable();
            own.dedup();
            column.put(&own);
        }
        column
    }

    fn put(&mut self, own: &[u16]) {
        let own = &own[..own.len().min(usize::from(u8::MAX))];
        self.values.extend_from_slice(own);
        self.counts.push(u8::try_from(own.len()).unwrap_or(u8::MAX));
        self.ends.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// The places, among the keys, of an offer's values.
    #[must_use]
    pub fn of(&self, offer: usize) -> &[u16] {
        let from = if offer == 0 { 0 } else { self.ends[offer - 1] as usize };
        &self.values[from..self.ends[offer] as usize]
    }

    /// The column of the offers at these positions, with the keys that they need.
    pub(super) fn pick(&self, positions: &[u32]) -> Self {
        let mut picked = Self::default();
        for position in positions {
            picked.put(self.of(*position as usize));
        }
        let mut used = vec![false; self.keys.len()];
        for value in &picked.values {
            used[usize::from(*value)] = true;
        }
        let needed = |texts: &[String]| {
            texts.iter().zip(&used).map(|(text, used)| if *used { text.clone() } else { String::new() }).collect()
        };
        picked.keys = needed(&self.keys);
        picked.names = needed(&self.names);
        picked
    }

    /// Puts the values of more offers of the same release behind these.
    pub(super) fn append(&mut self, more: Self) {
        let before = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        for (at, (key, name)) in more.keys.into_iter().zip(more.names).enumerate() {
            if self.keys[at].is_empty() {
                self.keys[at] = key;
                self.names[at] = name;
            }
        }
        self.counts.extend(more.counts);
        self.values.extend(more.values);
        self.ends.extend(more.ends.into_iter().map(|end| before + end));
    }

    /// Counts anew where each offer's values end; whether all is there and in its bounds.
    pub(super) fn settle(&mut self, offers: usize) -> bool {
        self.ends = self
            .counts
            .iter()
            .scan(0, |end, count| {
                *end += u32::from(*count);
                Some(*end)
            })
            .collect();
        self.counts.len() == offers
            && self.names.len() == self.keys.len()
            && self.ends.last().copied().unwrap_or(0) as usize == self.values.len()
            && self.values.iter().all(|value| usize::from(*value) < self.keys.len())
    }
}
