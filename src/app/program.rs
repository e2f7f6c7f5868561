//! What the program holds beside the store: the release's files, what is saved, and what is under way.

use crate::browser::clock;
use crate::browser::saved_store::SavedStore;
use crate::day::Day;
use crate::release::Manifest;
use crate::view::layout::UiState;
use crate::view::store::{Route, Store};
use crate::view::virtual_list::Place;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// What the program holds. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Program {
    /// What the components read.
    pub(super) store: Store,
    /// The release's files.
    pub(super) release: StoredValue<Manifest>,
    /// What the reader has saved.
    pub(super) saved: SavedStore,
    /// Today in Nouméa.
    pub(super) today: RwSignal<Day>,
    /// The state of the connection.
    pub(super) shell: RwSignal<UiState>,
    /// A move to another page that is not done yet: from which page, and the place to scroll to, unless it is a new page.
    pub(super) arrival: StoredValue<Option<(Route, Option<Place>)>>,
    /// Whether the page is on its way to another place.
    pub(super) moving: StoredValue<bool>,
    /// Whether typed words wait for the next paint.
    pub(super) deferred: StoredValue<bool>,
    /// Writes the question into the address; none where it is written.
    pub(super) writing: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Program {
    /// The program of a page; nothing is under way.
    pub(super) fn new(store: Store, release: Manifest, saved: SavedStore) -> Self {
        Self {
            store,
            release: StoredValue::new(release),
            saved,
            today: RwSignal::new(clock::today()),
            shell: RwSignal::default(),
            arrival: StoredValue::new(None),
            moving: StoredValue::new(false),
            deferred: StoredValue::new(false),
            writing: StoredValue::new_local(None),
        }
    }
}
