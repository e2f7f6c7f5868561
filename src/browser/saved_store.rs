//! What the reader has saved, kept in the browser's database and the same in all tabs.

use super::storage::{self, Database};
use super::{report, spawn};
use crate::day::Day;
use crate::release::Listing;
use crate::saved::visit::{News, Visit};
use crate::saved::{Change, SavedOffer, recent};
use crate::view::saved_state::{Commit, SavedState, SearchToSave};
use gloo::events::EventListener;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen_futures::JsFuture;
use web_sys::BroadcastChannel;
use web_sys::wasm_bindgen::JsValue;

/// Prefix of the database's keys for offers; the offer's id follows.
pub(crate) const OFFER: &str = "offre ";
/// Prefix of the database's keys for searches; the search's address follows.
const SEARCH: &str = "recherche ";
/// The database's key for this visit and the one before.
const VISITS: &str = "visites";
/// The database's key for the offers read last.
const RECENT: &str = "lues";

/// What the reader has saved. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct SavedStore {
    /// What the pages show and change of it; its changes are committed to the database.
    pub(crate) state: SavedState,
    /// The saved searches, by their addresses, each with the offers seen among its results.
    pub(crate) searches: RwSignal<BTreeMap<String, Visit>>,
    /// The last visit, on the page that shows the news since.
    last_visit: RwSignal<Option<Visit>>,
    database: StoredValue<Option<Database>>,
    /// Resolved once it is known whether there is a database.
    opening: StoredValue<(Promise, Option<Function>), LocalStorage>,
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
}

impl SavedStore {
    /// An empty store; [`Self::open`] fills it.
    pub(crate) fn new() -> Self {
        let (database, channel) = (StoredValue::new(None), StoredValue::new_local(None));
        let (searches, last_visit) = (RwSignal::default(), RwSignal::new(None));
        let mut resolve = None;
        let opening = Promise::new(&mut |done, _| resolve = Some(done));
        let opening = StoredValue::new_local((opening, resolve));
        let commit = move |(state, Commit { id, change, on_commit }): (SavedState, Commit)| {
            let store = Self { state, searches, last_visit, database, opening, channel };
            spawn(async move {
                let saved = store.change(&id, change).await;
                state.committed(id, on_commit, saved);
            });
        };
        let save = move |(state, SearchToSave { address, seen, link }): (SavedState, SearchToSave)| {
            let store = Self { state, searches, last_visit, database, opening, channel };
            spawn(async move {
                let saved = store.save_search(&address, seen).await;
                state.search_saved(Some(link), saved);
            });
        };
        let state = SavedState::new(Callback::new(commit), Callback::new(save));
        Self { state, searches, last_visit, database, opening, channel }
    }

    /// Opens the database of the site at `base` and listens to the other tabs. Without a database nothing can be saved, and
    /// each change says so.
    pub(crate) async fn open(self, base: &str) {
        self.read_hidden(base);
        let refused = match Database::open(base).await {
            Ok(database) => {
                self.database.set_value(Some(database));
                None
            }
            Err(reason) => Some(reason),
        };
        if let (_, Some(resolve)) = self.opening.get_value() {
            drop(resolve.call0(&JsValue::NULL));
        }
        if let Some(reason) = refused {
            return report(&reason);
        }
        if let Ok(channel) = BroadcastChannel::new(&storage::name(base)) {
            EventListener::new(&channel, "message", move |_| spawn(self.read())).forget();
            self.channel.set_value(Some(channel));
        }
        self.read().await;
    }

    /// The open database.
    pub(crate) fn database(self) -> Option<Database> {
        self.database.get_value()
    }

    /// The database, once it is known whether there is one: what a reader does before is not refused, it waits.
    async fn when_open(self) -> Option<Database> {
        drop(JsFuture::from(self.opening.with_value(|(opening, _)| opening.clone())).await);
        self.database()
    }

    /// Reads the database. What another release wrote and this one does not understand is left out.
    async fn read(self) {
        let Some(database) = self.database() else { return };
        let Ok(all) = database.all().await else { return };
        let (mut offers, mut searches) = (BTreeMap::new(), BTreeMap::new());
        for (key, text) in all {
            if let (Some(id), Ok(offer)) = (key.strip_prefix(OFFER), SavedOffer::parse(Some(&text))) {
                offers.insert(id.to_owned(), offer);
            } else if let (Some(address), Some(seen)) = (key.strip_prefix(SEARCH), Visit::parse(&text)) {
                searches.insert(address.to_owned(), seen);
            } else if key == RECENT {
                self.state.recent.set(recent::parse(&text));
            }
        }
        self.searches.set(searches);
        self.state.offers.set(offers);
        self.write_hidden();
    }

    /// Until the database is read, the offers that the start script has hidden stay hidden.
    fn read_hidden(self, base: &str) {
        let stored =
            storage::local_storage().and_then(|stored| stored.get_item(&hidden_key(&storage::name(base))).ok()?);
        // One by one: collecting them would link a sort of its own.
        let mut offers = BTreeMap::new();
        for id in stored.unwrap_or_default().split_terminator(' ') {
            offers.insert(id.to_owned(), SavedOffer { hidden: true, ..SavedOffer::default() });
        }
        self.state.offers.set(offers);
    }

    /// Writes for the start script which offers are hidden: it hides them before the page is seen, and no database can be read
    /// by then.
    fn write_hidden(self) {
        let (Some(database), Some(storage)) = (self.database(), storage::local_storage()) else { return };
        let offers = self.state.offers.read_untracked();
        let ids: Vec<&str> = offers.iter().filter(|(_, offer)| offer.hidden).map(|(id, _)| id.as_str()).collect();
        let key = hidden_key(&database.name());
        drop(if ids.is_empty() { storage.remove_item(&key) } else { storage.set_item(&key, &ids.join(" ")) });
    }

    /// Changes what is saved of an offer. Whether it could be.
    pub(crate) async fn change(self, id: &str, change: Change) -> bool {
        let Some(database) = self.when_open().await else { return false };
        let make = move |stored: Option<String>| Some(SavedOffer::parse(stored.as_deref()).ok()?.with(&change).print());
        match database.change(&format!("{OFFER}{id}"), Box::new(make)).await {
            Ok(text) => {
                if let Ok(offer) = SavedOffer::parse(Some(&text)) {
                    self.state.offers.update(|offers| drop(offers.insert(id.to_owned(), offer)));
                    self.write_hidden();
                }
                self.notify_tabs();
                true
            }
            Err(reason) => {
                report(&reason);
                false
            }
        }
    }

    /// Notes that an offer is read now: it becomes the first of those read last.
    pub(crate) async fn note_recent(self, id: String) {
        let Some(database) = self.when_open().await else { return };
        let make = move |stored: Option<String>| Some(recent::with(stored.as_deref(), &id));
        if let Ok(line) = database.change(RECENT, Box::new(make)).await {
            self.state.recent.set(recent::parse(&line));
            self.notify_tabs();
        }
    }

    /// Tells the other tabs to read the database again.
    pub(crate) fn notify_tabs(self) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                drop(channel.post_message(&JsValue::NULL));
            }
        });
    }

    /// Saves a search, with the offers seen among its results. Whether it could be saved.
    pub(crate) async fn save_search(self, address: &str, seen: Vec<String>) -> bool {
        let Some(database) = self.when_open().await else { return false };
        let text = Visit::of_answer(seen).print();
        let saved = database.change(&format!("{SEARCH}{address}"), Box::new(|_| Some(text))).await.is_ok();
        self.read().await;
        self.notify_tabs();
        saved
    }

    /// Deletes a saved search.
    pub(crate) async fn delete_search(self, address: &str) {
        let Some(database) = self.when_open().await else { return };
        if let Err(reason) = database.remove(&format!("{SEARCH}{address}")).await {
            report(&reason);
        }
        self.read().await;
        self.notify_tabs();
    }

    /// Records this visit, and finds the one before.
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of any date fit")]
    pub(crate) async fn record_visit(self, listing: &Listing) {
        let Some(database) = self.when_open().await else { return };
        let now = Visit::of(listing, js_sys::Date::now() as i64);
        let make = move |stored: Option<String>| {
            let (text, before) = now.after(stored.as_deref());
            self.last_visit.set(before);
            Some(text)
        };
        drop(database.change(VISITS, Box::new(make)).await);
    }

    /// What has changed since the last visit. Tracks the signal.
    pub(crate) fn news(self, listing: &Listing, today: Day) -> News {
        self.last_visit.with(|last| last.as_ref().map_or_else(News::default, |last| News::since(last, listing, today)))
    }
}

/// The key of the hidden offers' ids in local storage.
fn hidden_key(site: &str) -> String {
    format!("{site} masquees")
}
