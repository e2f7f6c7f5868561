//! Fields to offer: values, normalised; doubts become findings. Pure and total.

use crate::document::Document;
use crate::finding::Reading;
use crate::offer::Offer;

/// Reads one notice. Never fails: what is doubtful is a finding, and every word stands somewhere
/// in the offer. The id is unique only after [`crate::bundle::Bundle::new`].
#[must_use]
pub fn read(document: &Document) -> Reading<Offer> {
    let _ = document;
    unimplemented!()
}
