//! Loading what the first view does without: the search index, the older offers, the texts.

use super::address;
use super::program::Program;
use crate::browser::{fetch, spawn};
use crate::release::Column as _;
use crate::saved::Change;
use crate::view::saved_state::OnCommit;
use crate::view::store::{Loading, Route};
use crate::view::virtual_list::BEGINNING;
use leptos::prelude::*;
use std::sync::Arc;

/// Chunks of texts that are fetched unasked, for excerpts and for reading without network: of a usual archive all, of a
/// larger one those of the offers that are not over. Others come when an offer is opened.
const CHUNKS_UNASKED: usize = 32;

impl Program {
    /// Loads what the first view did without: the index and the older offers, then the texts.
    pub(super) async fn load_the_rest(self) {
        let store = self.store;
        // Words in the address are answered first, with the excerpts of the offers seen: once they are, nothing moves.
        if store.query.with_untracked(|query| query.text.is_empty()) {
            address::show_answer();
            spawn(self.load_index());
        } else {
            self.load_index().await;
            self.load_first_texts().await;
            leptos::task::tick().await;
            address::show_answer();
        }
        if matches!(*store.archive.read_untracked(), Loading::Coming) {
            self.load_archive().await;
            leptos::task::tick().await;
            self.update_window();
            self.load_offer().await;
        }
        let (chunks, chunking) = self.release.with_value(|release| (release.texts.len(), release.chunking));
        let current = chunking.text_of(chunking.current()).0;
        let unasked = if chunks <= CHUNKS_UNASKED { chunks } else { current.min(CHUNKS_UNASKED) };
        for chunk in 0..unasked {
            self.load_chunk(chunk).await;
        }
    }

    /// Loads the page's offer, with the older offers when it may be one of them.
    pub(super) async fn reach_offer(self) {
        let is_unknown = untrack(|| self.store.position().is_none());
        if self.store.route.get_untracked() != Route::List && is_unknown {
            self.load_archive().await;
        }
        self.load_offer().await;
    }

    /// Loads the text of the page's offer, if it has one and it is not there.
    pub(super) async fn load_offer(self) {
        if let Some(position) = untrack(|| self.store.position()) {
            self.load_chunk(self.store.text_of(position).0).await;
        }
    }

    /// Opens what the reader has saved, and notes that the page's offer is read.
    pub(super) async fn open_saved(self) {
        self.saved.open(&self.store.root()).await;
        self.note_read();
    }

    /// Notes that the page's offer is read.
    pub(super) fn note_read(self) {
        let saved = self.saved.state;
        let Route::Offer(id) = self.store.route.get_untracked() else { return };
        if untrack(|| self.store.position().is_none()) {
            return;
        }
        let id = id.as_str().to_owned();
        if !untrack(|| saved.offer(&id).read) {
            saved.commit(id.clone(), Change::Read, OnCommit::Nothing);
        }
        spawn(self.saved.note_recent(id));
    }

    async fn load_index(self) {
        let index = fetch::search(&self.release.get_value()).await;
        self.store.index.set(index.map_or(Loading::Failed, |index| Loading::Here(Arc::new(index))));
    }

    /// Loads the parts of the listing that the first view did without, one behind the other.
    async fn load_archive(self) {
        let (release, store) = (self.release.get_value(), self.store);
        for part in 1..release.listing.len() {
            let Ok(more) = fetch::listing(&release, part).await else {
                return store.archive.set(Loading::Failed);
            };
            store.listing.update(|listing| Arc::make_mut(listing).append(&more));
        }
        store.archive.set(Loading::Here(()));
    }

    /// Loads the texts of the first offers that answer.
    async fn load_first_texts(self) {
        let first = self
            .store
            .results
            .with_untracked(|results| results.found.iter().take(BEGINNING).copied().collect::<Vec<_>>());
        for position in first {
            self.load_chunk(self.store.text_of(position as usize).0).await;
        }
    }

    async fn load_chunk(self, chunk: usize) {
        let wanted = matches!(self.store.chunks.read_untracked().get(chunk), Some(None | Some(Loading::Failed)));
        if wanted {
            let set = |state| self.store.chunks.update(|chunks| chunks[chunk] = Some(state));
            set(Loading::Coming);
            let loaded = fetch::details(&self.release.get_value(), chunk).await;
            set(loaded.map_or(Loading::Failed, |details| Loading::Here(Arc::new(details))));
        }
    }
}
