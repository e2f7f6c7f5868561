//! Browser edge: the static page taken over by an app that answers every question on the spot.
//!
//! The compiler's start script (`boot.js`) leaves the release's description in
//! `globalThis.release` and starts the module. The data of the page asked for are fetched first; then the app takes the
//! elements of the static page over and changes what differs, so nothing jumps and nothing flashes. The
//! address owns the question; one [`store::Store`] holds the rest; listeners at the page's root turn
//! events into changes of either.

mod address;
mod events;
mod frames;
mod page;
mod rows;
mod store;

use crate::browser::{begin, clock, fetch, next_task, place, release, shortcuts, spawn, status_bar, worker};
use crate::view::{make_room, take_over};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

/// Starts the app. Called once, by the module's start.
pub fn start() {
    begin(run());
}

/// Elements of the static page that one task takes over.
const ELEMENTS: usize = 24;

/// Which slice of the static page is taken over now: a view that tracks it is rendered again for each.
type Slice = RwSignal<u32>;

/// Loads what the page asked for needs, then takes the static page over: in small tasks.
async fn run() -> Result<(), JsValue> {
    next_task().await;
    let release = release::of_page()?;
    let listing = fetch::listing(&release, 0).await?;
    let (route, query) = address::current(&release.base);
    let owner = Owner::new();
    owner.set();
    let store = store::Store::new(release, listing, route, query);
    page::provide(store);
    store.reach_offer().await;
    spawn(store.keep());
    next_task().await;
    store.results.with_untracked(|_| ());
    next_task().await;

    let (place, slice) = (place()?, RwSignal::new(0));
    for rows in 0..2 {
        store.drawn.set(0..rows);
        drop(page::draft(store, slice));
        next_task().await;
    }
    store.drawn.set(rows::STANDING);
    in_slices(slice, move || take_over(place, move || page::app(store, slice))).await;
    in_slices(slice, move || {
        events::take_typed(store);
        store.filters.update(|filters| filters.own = true);
        events::listen(store);
        shortcuts::listen(&store.base());
    })
    .await;

    rows::look_soon(store);
    clock::run(store.today);
    store.load_the_rest();
    next_task().await;
    store.release.with_value(|release| worker::run(status_bar::show(store.shell), release));
    std::mem::forget(owner);
    Ok(())
}

/// Draws something in the place of the static page: no more of it in one task than [`ELEMENTS`].
async fn in_slices(slice: Slice, draw: impl FnOnce()) {
    make_room(ELEMENTS);
    draw();
    next_task().await;
    while make_room(ELEMENTS) {
        slice.update(|slice| *slice += 1);
        next_task().await;
    }
    make_room(usize::MAX);
}
