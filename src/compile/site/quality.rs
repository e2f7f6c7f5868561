//! What is doubtful in the notices, counted for the quality page, and which could not be read.

use super::groups::Groups;
use crate::compile::Compiled;
use crate::finding::Code;
use crate::offer::{Employer, Offer, OfferId};
use crate::release::Directory;
use crate::view::page::quality::{Count, EmployerQuality, Quality, Unread};
use crate::wording::{self, quality as words};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Counts the doubts of what was compiled. An employer's page has the name that it has in the directory.
pub(super) fn count(compiled: &Compiled, groups: &Groups) -> Quality {
    let bundle = &compiled.bundle;
    let mut newest: Vec<usize> = (0..bundle.offers.len()).collect();
    newest.sort_by_key(|&at| (Reverse(bundle.offers[at].posted), at));
    let mut employers: BTreeMap<String, Count> = BTreeMap::new();
    let mut codes: BTreeMap<Code, Count> = BTreeMap::new();
    let mut all = Count::default();
    for at in newest {
        let offer = &bundle.offers[at];
        let employer = offer.employer.as_ref().map_or_else(|| words::NO_EMPLOYER.to_owned(), Employer::shown_name);
        employers.entry(employer).or_default().add(at, offer.warnings.len());
        all.add(at, offer.warnings.len());
        for (code, doubts) in doubts(offer) {
            codes.entry(code).or_default().add(at, doubts);
        }
    }
    let mut unread = Vec::new();
    let findings = compiled.unread().flat_map(|notice| notice.findings.iter().map(move |finding| (notice, finding)));
    for (notice, finding) in findings {
        let count = codes.entry(finding.code).or_default();
        (count.notices, count.doubts) = (count.notices + 1, count.doubts + 1);
        unread.push(Unread { name: notice.name.clone(), why: wording::warning(finding) });
    }
    let slugs: BTreeMap<&str, &str> =
        groups.of(Directory::Employer).map(|(_, group)| (group.name.as_str(), group.slug.as_str())).collect();
    let mut taken = BTreeSet::new();
    let mut employers: Vec<EmployerQuality> = employers
        .into_iter()
        .map(|(name, count)| {
            let own = || OfferId::slug(&name).map_or_else(|| words::NO_EMPLOYER_SLUG.to_owned(), String::from);
            let mut slug = if name == words::NO_EMPLOYER {
                words::NO_EMPLOYER_SLUG.to_owned()
            } else {
                slugs.get(name.as_str()).map_or_else(own, |slug| (*slug).to_owned())
            };
            while !taken.insert(slug.clone()) {
                slug.push_str("-2");
            }
            EmployerQuality { name, slug, count }
        })
        .collect();
    employers.sort_by_key(|publisher| (Reverse(publisher.count.doubts), Reverse(publisher.count.notices)));
    let mut codes: Vec<(Code, Count)> = codes.into_iter().collect();
    codes.sort_by_key(|(code, count)| (Reverse(count.doubts), *code));
    Quality { employers, codes, all, unread }
}

impl Count {
    fn add(&mut self, at: usize, doubts: usize) {
        self.notices += 1;
        self.doubts += doubts;
        if doubts > 0 {
            self.doubtful.push(at);
        }
    }
}

/// The kinds of an offer's doubts, each with its number.
fn doubts(offer: &Offer) -> BTreeMap<Code, usize> {
    let mut counted = BTreeMap::new();
    for code in offer.warnings.iter().filter_map(|warning| Code::named(&warning.code)) {
        *counted.entry(code).or_default() += 1;
    }
    counted
}
