//! The state of the tools' pages, and what a reader can do on them.

use super::address;
use crate::browser::saved_store::SavedStore;
use crate::browser::{clock, fetch, report};
use crate::query::{self, Query, Results};
use crate::release::{Detail, Listing, Manifest};
use crate::search::Index;
use crate::view::Now;
use crate::view::tools::Tool;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The state of a page, given as context. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Store {
    /// The time; while a static page is hydrated, as the page has it.
    pub(super) now: RwSignal<Now>,
    /// What the reader has saved.
    pub(super) saved: SavedStore,
    /// The outcome of the last action on a file or link, in words.
    pub(super) outcome: RwSignal<String>,
    listing: StoredValue<Arc<Listing>>,
    release: StoredValue<Manifest>,
    /// The search index, once a question needs it.
    index: RwSignal<Option<Arc<Index>>>,
    /// The offers that were loaded in full, by their positions.
    details: RwSignal<BTreeMap<usize, Arc<Detail>>>,
}

/// The store of the page.
pub(super) fn use_store() -> Store {
    expect_context()
}

impl Store {
    /// The store of a page.
    pub(super) fn new(release: Manifest, listing: Listing) -> Self {
        Self {
            now: RwSignal::new(Now { day: clock::today(), live: true }),
            saved: SavedStore::new(),
            outcome: RwSignal::default(),
            listing: StoredValue::new(Arc::new(listing)),
            release: StoredValue::new(release),
            index: RwSignal::new(None),
            details: RwSignal::default(),
        }
    }

    /// Loads what a page needs before it is shown. What the map and the calendar need is there.
    pub(super) async fn load(self, tool: Tool) {
        match tool {
            Tool::Favourites => {
                self.saved.open(&self.root()).await;
                self.save_search_of_address().await;
                self.saved.record_visit(&self.listing()).await;
            }
            Tool::Compare => {
                self.saved.open(&self.root()).await;
                self.load_details(address::compared().iter().filter_map(|id| self.position(id))).await;
            }
            Tool::Export => match address::offer() {
                Some(id) => self.load_details(self.position(&id)).await,
                None => self.prepare(&[address::query()]).await,
            },
            Tool::Map | Tool::Calendar => {}
        }
    }

    /// All offers.
    pub(super) fn listing(self) -> Arc<Listing> {
        self.listing.get_value()
    }

    /// The release's files.
    pub(super) fn release(self) -> Manifest {
        self.release.get_value()
    }

    /// Path of the site's root.
    pub(super) fn root(self) -> String {
        self.release.with_value(|release| release.base.clone())
    }

    /// The site's whole address.
    pub(super) fn site_address(self) -> String {
        format!("{}{}", window().location().origin().unwrap_or_default(), self.root())
    }

    /// The position of an offer in the listing.
    pub(super) fn position(self, id: &str) -> Option<usize> {
        self.listing.with_value(|listing| listing.ids.iter().position(|known| known == id))
    }

    /// The offer at a position in full, if it was loaded.
    pub(super) fn detail(self, position: usize) -> Option<Arc<Detail>> {
        self.details.with_untracked(|details| details.get(&position).cloned())
    }

    /// Loads the offers at these positions in full. What cannot be loaded is reported.
    pub(super) async fn load_details(self, positions: impl IntoIterator<Item = usize>) {
        let release = self.release();
        let mut chunks: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for position in positions {
            let (chunk, place) = release.chunking.text_of(position);
            chunks.entry(chunk).or_default().push((position, place));
        }
        for (chunk, wanted) in chunks {
            match fetch::details(&release, chunk).await {
                Ok(mut details) => self.details.update(|known| {
                    let found = |(position, place): (usize, usize)| {
                        Some((position, Arc::new(std::mem::take(details.get_mut(place)?))))
                    };
                    known.extend(wanted.into_iter().filter_map(found));
                }),
                Err(reason) => report(&reason),
            }
        }
    }

    /// Loads what the questions' answers need: the search index where a question has words, and the offers that may contain
    /// a phrase.
    pub(super) async fn prepare(self, queries: &[Query]) {
        let worded: Vec<&Query> = queries.iter().filter(|query| !query.text.is_empty()).collect();
        if worded.is_empty() {
            return;
        }
        let index = match self.index.get_untracked() {
            Some(index) => index,
            None => match fetch::search(&self.release()).await {
                Ok(index) => Arc::new(index),
                Err(reason) => return report(&reason),
            },
        };
        let answers = worded.into_iter().map(|query| index.ask_as_written(&query.text, &query.as_written));
        let phrases = answers.filter(|answer| !answer.phrases.is_empty());
        let offers: BTreeSet<usize> = phrases.flat_map(|answer| answer.hits).map(|hit| hit.offer as usize).collect();
        let missing = self
            .details
            .with_untracked(|known| offers.into_iter().filter(|at| !known.contains_key(at)).collect::<Vec<_>>());
        self.load_details(missing).await;
        self.index.set(Some(index));
    }

    /// The answer to a question; without what [`Self::prepare`] loads, its words are ignored. Tracks the signals.
    pub(super) fn results(self, query: &Query) -> Results {
        let (index, details) = (self.index.read(), self.details.read());
        let words = index.as_ref().filter(|_| !query.text.is_empty()).map(|index| {
            let mut answer = index.ask_as_written(&query.text, &query.as_written);
            answer.keep_said(|position, phrase| {
                let detail = details.get(&(position as usize))?;
                Some(detail.texts().any(|text| phrase.is_said_in(text)))
            });
            answer
        });
        let today = self.now.get().day;
        self.listing.with_value(|listing| query::apply(query, listing, words.as_ref(), today))
    }

    /// The ids of the offers at these positions.
    pub(super) fn ids(self, positions: &[u32]) -> Vec<String> {
        self.listing.with_value(|listing| positions.iter().map(|at| listing.ids[*at as usize].to_owned()).collect())
    }
}
