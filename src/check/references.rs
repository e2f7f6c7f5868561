//! References that several notices bear.

use crate::finding::{Code, Finding};
use crate::offer::{Field, Offer};
use std::collections::BTreeMap;

/// Two notices of one reference are both kept, and both say so: only their author knows which one counts. Each finding with
/// the position of its offer; offers come with the names of their notices.
#[must_use]
pub fn check(offers: &[(&str, &Offer)]) -> Vec<(usize, Finding)> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (_, offer)) in offers.iter().enumerate() {
        if let Some(reference) = &offer.reference {
            holders.entry(reference).or_default().push(at);
        }
    }
    let mut findings = Vec::new();
    for (reference, places) in holders.into_iter().filter(|(_, places)| places.len() > 1) {
        for &at in &places {
            let line = offers[at].1.origins.get(&Field::Reference).map(|origin| origin.line);
            let others: Vec<&str> = places.iter().filter(|&&other| other != at).map(|&other| offers[other].0).collect();
            let finding = Finding::new(Code::DuplicateReference, line, reference).expecting(&others.join(", "));
            findings.push((at, finding));
        }
    }
    findings
}
