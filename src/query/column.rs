//! A filter's values among the offers.

use super::facet::Choice;
use super::texts::Texts;
use crate::bundle::packed::{Packed, Unpacked};
use crate::text;
use std::collections::BTreeMap;

/// A filter's values among the offers: what they are, and which offer has which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The values' keys in the address, in the order in which they are offered; empty for those that
    /// only offers of other levels have.
    pub keys: Texts,
    /// Their names, for people.
    pub names: Texts,
    /// The places, among the keys, of all offers' values, one offer behind the other.
    values: Vec<u16>,
    /// Where each offer's values end.
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
            keys: choices.iter().map(|(_, key)| *key).collect(),
            names: choices.iter().map(|((_, _, name), _)| *name).collect(),
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
        self.values.extend_from_slice(own);
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
        let needed =
            |texts: &Texts| texts.iter().zip(&used).map(|(text, used)| if *used { text } else { "" }).collect();
        picked.keys = needed(&self.keys);
        picked.names = needed(&self.names);
        picked
    }

    /// Puts the values of more offers of the same release behind these.
    pub(super) fn append(&mut self, more: &Self) {
        let before = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let filled = |own: &Texts, more: &Texts| {
            own.iter().zip(more.iter()).map(|(own, more)| if own.is_empty() { more } else { own }).collect()
        };
        self.keys = filled(&self.keys, &more.keys);
        self.names = filled(&self.names, &more.names);
        self.values.extend(&more.values);
        self.ends.extend(more.ends.iter().map(|end| before + end));
    }

    /// Puts the column where the browser will take it from.
    pub(super) fn pack(&self, packed: &mut Packed) {
        packed.word(&self.keys);
        packed.word(&self.names);
        for offer in 0..self.ends.len() {
            packed.number(self.of(offer).len());
        }
        for value in &self.values {
            packed.number(*value);
        }
    }

    /// Takes out the column of so many offers; `None` unless all is there and in its bounds.
    pub(super) fn unpack(packed: &mut Unpacked, offers: usize) -> Option<Self> {
        let (keys, names) = (Texts::from(packed.word()?), Texts::from(packed.word()?));
        let mut all = 0;
        let mut ends = Vec::with_capacity(offers);
        for count in packed.numbers(offers)? {
            all += u32::try_from(count).ok()?;
            ends.push(all);
        }
        let mut values = Vec::with_capacity(all as usize);
        for value in packed.numbers(all as usize)? {
            values.push(u16::try_from(value).ok().filter(|value| usize::from(*value) < keys.len())?);
        }
        (names.len() == keys.len()).then_some(Self { keys, names, values, ends })
    }
}
