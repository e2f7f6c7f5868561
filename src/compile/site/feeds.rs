//! Feeds and calendars: the newest offers and the deadlines, for everything and for each employer,
//! commune and corps. Addresses are whole where the site knows its own, else relative.

mod atom;
mod calendar;
mod json;

pub(super) use calendar::calendar;

use super::instant;
use crate::day::Day;
use crate::offer::Offer;
use crate::view::page;

/// Offers that a feed tells of at most.
const NEWEST: usize = 50;

/// A feed: what it is about, and its offers, newest first.
pub(super) struct Feed<'a> {
    /// What it is about.
    pub(super) title: String,
    /// Its folder, from the site's root: empty, or with its closing slash.
    pub(super) folder: String,
    /// The site's name.
    pub(super) site: &'a str,
    /// The site's address.
    pub(super) address: Option<&'a str>,
    /// The newest of them, with the days on which they last changed.
    pub(super) entries: Vec<(&'a Offer, Day)>,
    /// The day of the build.
    pub(super) today: Day,
}

impl<'a> Feed<'a> {
    /// The feed of some offers, `touched` telling when each last changed.
    pub(super) fn new(
        title: String,
        folder: String,
        site: &'a str,
        address: Option<&'a str>,
        offers: impl Iterator<Item = (&'a Offer, Option<Day>)>,
        today: Day,
    ) -> Self {
        // An offer whose day nobody knows cannot be told to be new.
        let mut entries: Vec<_> = offers.filter_map(|(offer, touched)| Some((offer, touched?))).collect();
        entries.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.id.cmp(&b.id)));
        entries.truncate(NEWEST);
        Self { title, folder, site, address, entries, today }
    }

    /// The feed as Atom.
    pub(super) fn atom(&self) -> anyhow::Result<Vec<u8>> {
        atom::print(self)
    }

    /// The feed as JSON Feed.
    pub(super) fn json(&self) -> anyhow::Result<Vec<u8>> {
        json::print(self)
    }

    /// Address of a path from the site's root.
    fn at(&self, path: &str) -> String {
        self.address.map_or_else(
            || format!("{}{path}", "../".repeat(self.folder.matches('/').count())),
            |address| format!("{address}{path}"),
        )
    }

    /// Address of an offer's page.
    fn page(&self, offer: &Offer) -> String {
        self.at(&format!("offres/{}/", offer.id))
    }

    /// When it last changed.
    fn updated(&self) -> String {
        instant::beginning(self.entries.first().map_or(self.today, |(_, touched)| *touched))
    }

    fn summary(&self, offer: &Offer) -> String {
        page::description(offer, self.today)
    }
}
