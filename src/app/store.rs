//! The app's state: what was loaded, what is asked, what day it is.

use super::address::{self, Entry, Route};
use super::release::Release;
use super::{clock, load};
use crate::bundle::{Listing, OFFERS_PER_CHUNK};
use crate::day::Day;
use crate::offer::{Block, Offer};
use crate::query::{self, Catalogue, Query, Results};
use crate::search::{self, Index, Piece};
use crate::view::frame::Shell;
use crate::wording;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Characters of an excerpt.
const EXCERPT: usize = 160;

/// Chunks of texts that are fetched unasked, for excerpts and for reading without network; more
/// than these come when an offer is opened.
const CHUNKS_UNASKED: usize = 32;

/// A file that may still be on its way.
#[derive(Clone, Debug)]
pub(super) enum Loading<T> {
    /// Not there yet.
    Coming,
    /// There.
    Here(T),
    /// It could not be had.
    Failed,
}

/// Everything that the views show, in signals. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Store {
    /// The release's files.
    pub(super) release: StoredValue<Release>,
    /// The offers' cards.
    pub(super) catalogue: StoredValue<Arc<Catalogue>>,
    /// Position of each offer by its id.
    positions: StoredValue<BTreeMap<String, u32>>,
    /// The search index.
    index: RwSignal<Loading<Arc<Index>>>,
    /// Chunks of texts.
    texts: RwSignal<BTreeMap<usize, Loading<Arc<Vec<Offer>>>>>,
    /// The page.
    pub(super) route: RwSignal<Route>,
    /// The question.
    pub(super) query: RwSignal<Query>,
    /// The words in the search box, as typed.
    pub(super) typed: RwSignal<String>,
    /// Today in Nouméa.
    pub(super) today: RwSignal<Day>,
    /// Connection, worker, update.
    pub(super) shell: RwSignal<Shell>,
    /// What the index says of the question's words.
    hits: Memo<Option<search::Answer>>,
    /// The answer.
    pub(super) results: Memo<Results>,
}

impl Store {
    /// The state of a page that has just loaded its listing.
    pub(super) fn new(release: Release, listing: Listing, route: Route, query: Query) -> Self {
        let positions = listing.cards.iter().map(|card| card.id.to_string()).zip(0..).collect();
        let catalogue = Arc::new(Catalogue::new(listing));
        let index: RwSignal<Loading<Arc<Index>>> = RwSignal::new(Loading::Coming);
        let typed = RwSignal::new(query.text.clone());
        let query = RwSignal::new(query);
        let today = RwSignal::new(clock::today());
        let words = Memo::new(move |_| query.with(|query| query.text.clone()));
        let hits = Memo::new(move |_| {
            let words = words.get();
            match &*index.read() {
                Loading::Here(index) if !words.is_empty() => Some(Index::ask(index, &words)),
                _ => None,
            }
        });
        let results = {
            let catalogue = catalogue.clone();
            Memo::new(move |_| {
                query.with(|query| hits.with(|hits| query::apply(query, &catalogue, hits.as_ref(), today.get())))
            })
        };
        Self {
            release: StoredValue::new(release),
            catalogue: StoredValue::new(catalogue),
            positions: StoredValue::new(positions),
            index,
            texts: RwSignal::new(BTreeMap::new()),
            route: RwSignal::new(route),
            query,
            typed,
            today,
            shell: RwSignal::new(Shell::default()),
            hits,
            results,
        }
    }

    /// What to say of the words' search while it cannot answer.
    pub(super) fn search_notice(self) -> &'static str {
        if self.query.with(|query| query.text.is_empty()) {
            return "";
        }
        match &*self.index.read() {
            Loading::Coming => wording::SEARCH_LOADING,
            Loading::Failed => wording::SEARCH_FAILED,
            Loading::Here(_) => "",
        }
    }

    /// The offer of the page, as far as it is loaded.
    pub(super) fn offer(self) -> Loading<Option<Offer>> {
        let Route::Offer(id) = self.route.get() else { return Loading::Here(None) };
        let Some(position) = self.positions.with_value(|positions| positions.get(id.as_str()).copied()) else {
            return Loading::Here(None);
        };
        match self.texts.read().get(&chunk_of(position)) {
            None | Some(Loading::Coming) => Loading::Coming,
            Some(Loading::Failed) => Loading::Failed,
            Some(Loading::Here(offers)) => Loading::Here(offers.get(position as usize % OFFERS_PER_CHUNK).cloned()),
        }
    }

    /// Where the texts of the offers shown answer the question's words.
    pub(super) fn excerpts(self) -> BTreeMap<u32, Vec<Piece>> {
        let marks = self.hits.with(|hits| hits.as_ref().map(|hits| hits.marks.clone()).unwrap_or_default());
        if marks.is_empty() {
            return BTreeMap::new();
        }
        let (open, closed) = self.results.with(|results| {
            self.query.with(|query| {
                let (open, closed) = results.shown(query);
                (open.to_vec(), closed.to_vec())
            })
        });
        let texts = self.texts.read();
        let excerpt = |position: u32| {
            let Some(Loading::Here(offers)) = texts.get(&chunk_of(position)) else { return None };
            let pieces = search::excerpt(&body(offers.get(position as usize % OFFERS_PER_CHUNK)?), &marks, EXCERPT);
            (!pieces.is_empty()).then_some((position, pieces))
        };
        open.into_iter().chain(closed).filter_map(excerpt).collect()
    }

    /// Changes the question, and the address with it.
    pub(super) fn ask(self, query: Query, entry: Entry) {
        if self.query.with_untracked(|now| *now == query) {
            return;
        }
        let base = self.release.with_value(|release| release.base.clone());
        address::go(&format!("{base}{}", query.search_part()), entry);
        self.query.set(query);
    }

    /// Takes page and question from the address bar, after Back or a link.
    pub(super) fn follow_address(self) {
        let (route, query) = self.release.with_value(|release| address::current(&release.base));
        // An offer's address holds no question: the list's stays for the way back.
        if route == Route::List {
            self.typed.set(query.text.clone());
            self.query.set(query);
        }
        self.route.set(route);
        wasm_bindgen_futures::spawn_local(self.ensure_offer());
    }

    /// Loads the text of the page's offer, if it has one and it is not there.
    pub(super) async fn ensure_offer(self) {
        let Route::Offer(id) = self.route.get_untracked() else { return };
        if let Some(position) = self.positions.with_value(|positions| positions.get(id.as_str()).copied()) {
            self.ensure_chunk(chunk_of(position)).await;
        }
    }

    async fn ensure_chunk(self, chunk: usize) {
        let wanted = matches!(self.texts.read_untracked().get(&chunk), None | Some(Loading::Failed));
        if wanted {
            self.texts.update(|texts| drop(texts.insert(chunk, Loading::Coming)));
            let loaded = load::texts(&self.release.get_value(), chunk).await;
            let state = loaded.map_or(Loading::Failed, |texts| Loading::Here(Arc::new(texts.offers)));
            self.texts.update(|texts| drop(texts.insert(chunk, state)));
        }
    }

    /// Loads what the first view did without: the index, then the texts.
    pub(super) fn load_the_rest(self) {
        wasm_bindgen_futures::spawn_local(async move {
            let release = self.release.get_value();
            let index = load::search(&release).await;
            self.index.set(index.map_or(Loading::Failed, |index| Loading::Here(Arc::new(index))));
            for chunk in 0..release.texts.len().min(CHUNKS_UNASKED) {
                self.ensure_chunk(chunk).await;
            }
        });
    }
}

const fn chunk_of(position: u32) -> usize {
    position as usize / OFFERS_PER_CHUNK
}

/// An offer's running text, for excerpts.
fn body(offer: &Offer) -> String {
    let mut text = String::new();
    for block in offer.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph { text: words } | Block::Heading { text: words } => {
                text.push_str(words);
                text.push(' ');
            }
            Block::List { items } => {
                for item in items {
                    text.push_str(item);
                    text.push(' ');
                }
            }
        }
    }
    text
}
