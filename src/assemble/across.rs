//! Doubts that only several notices together raise.

use crate::finding::{Code, Finding};
use crate::offer::Offer;
use crate::wording::warning;
use std::collections::BTreeMap;

/// Adds to the warnings of each offer what the others make doubtful: the same reference twice.
/// Both offers stay. Applied twice, it adds nothing more.
pub fn across(offers: &mut [Offer]) {
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, offer) in offers.iter().enumerate() {
        if let Some(reference) = &offer.reference {
            bearers.entry(reference.to_lowercase()).or_default().push(at);
        }
    }
    for places in bearers.values().filter(|places| places.len() > 1) {
        let sources: Vec<String> = places.iter().map(|at| offers[*at].source.clone()).collect();
        for at in places {
            let offer = &mut offers[*at];
            let others: Vec<&str> = sources.iter().map(String::as_str).filter(|s| *s != offer.source).collect();
            let finding = Finding {
                line: offer.origins.get("reference").map(|origin| origin.line),
                code: Code::DuplicateReference,
                found: offer.reference.clone().unwrap_or_default(),
                expected: Some(others.join(", ")),
            };
            let warning = warning(&finding);
            if !offer.warnings.contains(&warning) {
                offer.warnings.push(warning);
            }
        }
    }
}
