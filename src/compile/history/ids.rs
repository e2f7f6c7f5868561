//! Addresses that stay: an offer keeps the id under which it was published.

use crate::offer::{Offer, OfferId, stem};
use std::collections::{BTreeMap, BTreeSet};

/// By what an offer is known among those published before that have its reference, or its file's name: the
/// surest first.
const MARKS: [fn(&Offer, &Offer) -> bool; 3] =
    [|now, before| now.source == before.source, |now, before| now.title == before.title, |_, _| true];

/// Hexadecimal digits of the portal's own name of a document; no office names a file so.
const DIGITS: usize = 32;

/// The endings of exports, whose rows have their number behind the file's name.
const EXPORTS: [&str; 5] = [".csv/", ".tsv/", ".json/", ".jsonl/", ".ndjson/"];

/// Gives offers the ids that they had before, and the others ids that none had: where several have one reference,
/// the second keeps its number when the first leaves. Gives the ids of offers that were one of these: a row and its
/// document were two offers, before they were joined.
pub(super) fn keep(offers: &mut [Offer], before: &[Offer]) -> BTreeSet<OfferId> {
    let alone = |offer: &Offer| OfferId::of(offer.reference.as_deref(), &offer.source);
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, old) in before.iter().enumerate() {
        for key in keys(old) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let mut met: Vec<&mut Offer> = Vec::with_capacity(offers.len());
    for offer in offers {
        let olds: Vec<usize> = keys(offer).iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        match olds.iter().find(|at| !gone.contains(at)) {
            Some(&first) => {
                offer.id = before[first].id.clone();
                gone.extend(olds);
            }
            None => met.push(offer),
        }
    }
    let kept: BTreeSet<OfferId> = gone.iter().map(|at| before[*at].id.clone()).collect();
    let mut known: BTreeMap<OfferId, Vec<&Offer>> = BTreeMap::new();
    for (_, old) in before.iter().enumerate().filter(|(at, _)| !gone.contains(at)) {
        known.entry(alone(old)).or_default().push(old);
    }
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
    kept
}

/// What the portal knows an offer by, whatever its reference: the surest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Document(String),
    Row(String),
}

/// By what the portal knows an offer, also where an earlier version did not tell it.
fn keys(offer: &Offer) -> Vec<Key> {
    let names = || offer.sources.iter().chain(std::iter::once(&offer.source));
    let address = offer.official.as_deref().into_iter().map(stem);
    let is_key = |name: &&str| name.len() == DIGITS && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let documents = address.chain(names().map(|name| stem(name))).filter(is_key);
    let own = offer.row.iter().map(|row| row.id.as_str());
    let rows = own
        .chain(names().filter_map(|name| EXPORTS.iter().find_map(|ending| name.rsplit_once(ending)).map(|(_, id)| id)));
    // A row without a number of the portal's own is known by its place, which is another one next week.
    let rows = rows.filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
    let mut keys: Vec<Key> =
        documents.map(|name| Key::Document(name.to_owned())).chain(rows.map(|id| Key::Row(id.to_owned()))).collect();
    keys.sort();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble;
    use crate::document::Document;
    use crate::release::Bundle;

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
    fn an_offer_keeps_its_address_when_its_row_meets_its_document() {
        let document = format!("avis/{}.pdf", "0a".repeat(16));
        let joined = || Offer {
            source: document.clone(),
            sources: vec![document.clone(), "export.csv/55061".to_owned()],
            ..notice("a.md", "3134-24-1820/SR", "Pharmacien")
        };
        let alone = |source: &str, reference: &str| Offer {
            source: source.to_owned(),
            ..notice("a.md", reference, "Pharmacien")
        };
        let row = || alone("export.csv/55061", "24-1820");
        let file = || alone(&format!("documents/{}.pdf", "0a".repeat(16)), "3134-24-1820/SR");
        for (before, id, absorbed) in [
            (vec![row()], "24-1820", 1),
            (vec![file()], "3134-24-1820-sr", 1),
            (vec![row(), file()], "3134-24-1820-sr", 2),
            (vec![joined()], "3134-24-1820-sr", 1),
            (vec![alone("export.csv/55062", "24-1820")], "3134-24-1820-sr", 0),
        ] {
            let before = Bundle::new(before).offers;
            let mut now = Bundle::new(vec![joined()]).offers;
            assert_eq!(keep(&mut now, &before).len(), absorbed, "{before:?}");
            assert_eq!(now[0].id.as_str(), id, "{before:?}");
        }
        // And back again, when the document is no longer there.
        let before = Bundle::new(vec![joined()]).offers;
        let mut now = Bundle::new(vec![row()]).offers;
        keep(&mut now, &before);
        assert_eq!(now[0].id.as_str(), "3134-24-1820-sr");
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
