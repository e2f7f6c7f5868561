//! Feeds and calendars: the newest offers and the deadlines, for everything and for each employer,
//! commune and corps. Addresses are whole where the site knows its own, else relative.

mod atom;
mod calendar;
mod json;

pub(super) use calendar::calendar;

use super::instant;
use crate::day::Day;
use crate::offer::{Change, Offer};
use crate::wording::{self, changes};
use std::borrow::Cow;

/// Offers, or changes, that a feed tells of at most.
const NEWEST: usize = 50;

/// A feed: what it is about, and what it tells, newest first.
pub(super) struct Feed<'a> {
    /// What it is about.
    pub(super) title: String,
    /// Its folder, from the site's root: empty, or with its closing slash.
    pub(super) folder: String,
    /// The name of its Atom file.
    pub(super) file: &'static str,
    /// The site's name.
    pub(super) site: &'a str,
    /// The site's address.
    pub(super) address: Option<&'a str>,
    /// The day of the build.
    pub(super) today: Day,
    /// What it tells.
    pub(super) entries: Vec<Entry<'a>>,
}

/// An offer, with what every list of links says of it.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// The offer.
    pub(super) offer: &'a Offer,
    /// A sentence on it.
    pub(super) sentence: &'a str,
}

/// What a feed tells.
pub(super) struct Entry<'a> {
    /// Its name among all that this project ever tells.
    id: String,
    title: String,
    /// The offer that it is about.
    offer: &'a Offer,
    /// Day of publication.
    published: Option<Day>,
    /// Day of the last change.
    updated: Day,
    summary: Cow<'a, str>,
}

impl<'a> Feed<'a> {
    /// The newest of some offers.
    pub(super) fn tell_offers(&mut self, offers: impl Iterator<Item = Told<'a>>) {
        // An offer whose day nobody knows cannot be told to be new.
        let mut newest: Vec<_> = offers.filter_map(|told| Some((told.offer.touched()?, told))).collect();
        newest.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.offer.id.cmp(&b.offer.id)));
        newest.truncate(NEWEST);
        let entry = |(updated, Told { offer, sentence }): (Day, Told<'a>)| Entry {
            id: instant::uuid_of_offer(offer.id.as_str()),
            title: wording::titled(offer.status, &offer.shown_title()),
            offer,
            published: offer.posted,
            updated,
            summary: sentence.into(),
        };
        self.entries = newest.into_iter().map(entry).collect();
    }

    /// The newest changes of some offers.
    pub(super) fn tell_changes(&mut self, offers: impl Iterator<Item = &'a Offer>) {
        let mut newest: Vec<(&Change, &Offer)> =
            offers.flat_map(|offer| offer.history.iter().map(move |change| (change, offer))).collect();
        newest.sort_by(|(one, a), (other, b)| other.day.cmp(&one.day).then_with(|| a.id.cmp(&b.id)));
        newest.truncate(NEWEST);
        let entry = |(change, offer): (&Change, &'a Offer)| Entry {
            id: instant::uuid(&format!("changement {} {} {}", offer.id, change.day, changes::what(change.what))),
            title: changes::title(change.what, &offer.shown_title()),
            offer,
            published: Some(change.day),
            updated: change.day,
            summary: changes::change(change).into(),
        };
        self.entries = newest.into_iter().map(entry).collect();
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
        instant::beginning(self.entries.first().map_or(self.today, |entry| entry.updated))
    }
}
