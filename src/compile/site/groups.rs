//! The directories' groups: which offers have an employer, a commune, a corps or a month in common.

use crate::day::Day;
use crate::offer::OfferId;
use crate::query::{self, Listing, Query, Results};
use crate::release::{Bundle, Directory};
use crate::view::page::directory::Group;
use crate::wording;
use std::collections::{BTreeMap, BTreeSet};

/// The offers in the list's own order on a day, and their groups.
pub(super) struct Groups {
    /// All offers, open ones first.
    pub(super) all: Results,
    /// Directory by directory, each in the order in which it is shown.
    pub(super) groups: Vec<Group>,
}

impl Groups {
    /// Groups the offers of a bundle.
    pub(super) fn new(bundle: &Bundle, listing: &Listing, today: Day) -> Self {
        let all = query::apply(&Query::default(), listing, None, today);
        let mut groups = Vec::new();
        for kind in Directory::ALL {
            let mut of_kind = match kind.facet() {
                Some(facet) => {
                    let column = &listing.facets[facet as usize];
                    let named = column.keys.iter().zip(column.names.iter());
                    let mut groups: Vec<Group> = named.map(|(key, name)| empty(kind, key, name.to_owned())).collect();
                    for (rank, &position) in all.found.iter().enumerate() {
                        for &value in column.of(position as usize) {
                            groups[value as usize].add(bundle, position, rank < all.open);
                        }
                    }
                    groups
                }
                None => months(bundle, &all),
            };
            unique_slugs(&mut of_kind);
            groups.extend(of_kind);
        }
        Self { all, groups }
    }

    /// The groups of a directory.
    pub(super) fn of(&self, kind: Directory) -> impl Iterator<Item = (usize, &Group)> {
        self.groups.iter().enumerate().filter(move |(_, group)| group.kind == kind)
    }
}

fn empty(kind: Directory, key: &str, name: String) -> Group {
    let slug = OfferId::slug(key).unwrap_or_else(OfferId::unnamed).to_string();
    Group { kind, slug, key: key.to_owned(), name, found: Vec::new(), open: 0, posts: 0 }
}

impl Group {
    fn add(&mut self, bundle: &Bundle, position: u32, open: bool) {
        self.found.push(position);
        self.open += usize::from(open);
        self.posts += bundle.offers[position as usize].openings as usize;
    }
}

/// The months of publication, latest first.
fn months(bundle: &Bundle, all: &Results) -> Vec<Group> {
    let mut months: BTreeMap<(i32, u32), Group> = BTreeMap::new();
    for (rank, &position) in all.found.iter().enumerate() {
        if let Some(posted) = bundle.offers[position as usize].posted {
            let (year, month, _) = posted.civil();
            let group = months.entry((year, month)).or_insert_with(|| {
                empty(Directory::Month, &format!("{year:04}-{month:02}"), wording::pages::month(year, month))
            });
            group.add(bundle, position, rank < all.open);
        }
    }
    months.into_values().rev().collect()
}

/// Two names that have the same ASCII letters get a number behind their slug.
fn unique_slugs(groups: &mut [Group]) {
    let mut taken = BTreeSet::new();
    for group in groups {
        let wanted = group.slug.clone();
        let mut number = 2;
        while !taken.insert(group.slug.clone()) {
            group.slug = format!("{wanted}-{number}");
            number += 1;
        }
    }
}
