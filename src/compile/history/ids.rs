//! Addresses that stay: an offer keeps the id under which it was published.

use crate::offer::{Offer, OfferId};
use std::collections::{BTreeMap, BTreeSet};

/// By what an offer is known among those published before that have its reference, or its file's name: the
/// surest first.
const MARKS: [fn(&Offer, &Offer) -> bool; 3] =
    [|now, before| now.source == before.source, |now, before| now.title == before.title, |_, _| true];

/// Gives offers the ids that they had before, and the others ids that none had: where several have one reference,
/// the second keeps its number when the first leaves.
pub(super) fn keep(offers: &mut [Offer], before: &[Offer]) {
    let alone = |offer: &Offer| OfferId::of(offer.reference.as_deref(), &offer.source);
    let mut known: BTreeMap<OfferId, Vec<&Offer>> = BTreeMap::new();
    for old in before {
        known.entry(alone(old)).or_default().push(old);
    }
    let mut met: Vec<&mut Offer> = offers.iter_mut().collect();
    for same in MARKS {
        met.retain_mut(|offer| {
            let Some(alike) = known.get_mut(&alone(offer)) else { return true };
            let Some(at) = alike.iter().position(|old| same(offer, old)) else { return true };
            offer.id = alike.remove(at).id.clone();
            false
        });
    }
    let mut taken: BTreeSet<OfferId> = before.iter().map(|old| old.id.clone()).collect();
    for offer in met {
        offer.id = alone(offer).untaken(&mut taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble;
    use crate::bundle::Bundle;
    use crate::document::Document;

    fn notice(name: &str, reference: &str, title: &str) -> Offer {
        assemble::read(&Document::new(name, &format!("# {title}\n\nRéférence : {reference} du 04/07/2025\n"))).value
    }

    fn check(before: &[[&str; 3]], now: &[[&str; 3]], expected: &[&str]) {
        let offers = |rows: &[[&str; 3]]| {
            Bundle::new(rows.iter().map(|[name, reference, title]| notice(name, reference, title)).collect()).offers
        };
        let mut kept = offers(now);
        keep(&mut kept, &offers(before));
        assert_eq!(kept.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>(), expected, "{before:?} {now:?}");
    }

    #[test]
    fn an_offer_keeps_its_address_whoever_leaves_or_comes() {
        let (one, two, three) = (
            ["a.md", "3134-25-1/SG", "Juriste"],
            ["b.md", "3134-25-1/SG", "Médecin"],
            ["c.md", "3134-25-1/SG", "Jardinier"],
        );
        check(&[], &[one, two], &["3134-25-1-sg", "3134-25-1-sg-2"]);
        check(&[one, two], &[one, two], &["3134-25-1-sg", "3134-25-1-sg-2"]);
        check(&[one, two], &[two], &["3134-25-1-sg-2"]);
        check(&[two], &[one, two], &["3134-25-1-sg-2", "3134-25-1-sg"]);
        check(&[one, two], &[two, three], &["3134-25-1-sg-2", "3134-25-1-sg"]);
        // A notice under another name is known by its title, and one alone by its reference.
        check(&[one, two], &[["z.md", "3134-25-1/SG", "Médecin"]], &["3134-25-1-sg-2"]);
        check(&[one], &[["z.md", "3134-25-1/SG", "Juriste (H/F)"]], &["3134-25-1-sg"]);
        check(&[one], &[["a.md", "3134-25-2/SG", "Juriste"]], &["3134-25-2-sg"]);
    }
}
