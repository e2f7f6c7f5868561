//! The first program: list and offer. It hydrates the static page that loaded it and then answers every question itself.
//!
//! The start script (`boot.js`) leaves the release's description in `globalThis.release` and starts the module. The data
//! that the page needs are fetched, the components are hydrated as of the day on which the page was made, and then the
//! signals are set to what only this device knows: the day, what is saved, the question. The address owns the question.

mod address;
mod loader;
mod navigation;
mod program;
mod scroll;

use crate::browser::saved_store::SavedStore;
use crate::browser::{
    actions, begin, clock, dismiss, fetch, next_task, place, release, shortcuts, spawn, status_bar, worker,
};
use crate::query::Query;
use crate::view::Now;
use crate::view::app::App;
use crate::view::store::{Catalogue, Route, Store};
use crate::view::virtual_list::BEGINNING;
use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use program::Program;
use std::sync::Arc;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};

/// Starts the program. Called once, by the module's start.
pub fn start() {
    begin(run());
}

/// Loads what the page needs, then takes the static page over.
async fn run() -> Result<(), JsValue> {
    let release = release::of_page()?;
    let listing = fetch::listing(&release, 0).await?;
    let place = place()?;
    let owner = Owner::new();
    owner.set();
    let saved = SavedStore::new();
    let (route, query) = address::current(&release.base);
    let catalogue = Catalogue {
        root: release.base.clone(),
        site: release.site.clone(),
        chunking: release.chunking,
        samples: false,
    };
    let made = place.get_attribute("data-made").and_then(|day| day.parse().ok());
    let store = Store::new(catalogue, Arc::new(listing), made.unwrap_or_else(clock::today), route, saved.state);
    let program = Program::new(store, release, saved);
    store.typed.set(shortcuts::search_box().map(|input| input.value()).unwrap_or_default());
    program.reach_offer().await;
    next_task().await;
    if made.is_some() && query == Query::default() && is_untouched(&place) {
        program.hydrate(place).await;
    } else {
        program.mount(&place, query);
    }
    program.follow_signals();
    program.listen();
    program.update_window();
    spawn(program.open_saved());
    clock::run(program.today);
    spawn(program.load_the_rest());
    shortcuts::listen(&store.root());
    dismiss::listen();
    dismiss::let_toast_go(store.saved);
    next_task().await;
    program.release.with_value(|release| worker::run(status_bar::show(program.shell), release));
    std::mem::forget(owner);
    Ok(())
}

impl Program {
    /// Hydrates the static page, as of the day on which it was made, and goes on from there.
    async fn hydrate(self, place: HtmlElement) {
        hydrate_from(place, move || self.app()).forget();
        next_task().await;
        self.measure();
        next_task().await;
        self.go_live();
        // Offers may have closed since: the lists are measured once they show it.
        leptos::task::tick().await;
    }

    /// Mounts the page in the place of the static one, which shows something else than its address asks for; focus and caret
    /// stay in the search box, and open filters stay open.
    fn mount(self, place: &HtmlElement, query: Query) {
        let caret = shortcuts::search_box().filter(is_focused).and_then(|input| input.selection_start().ok()?);
        let opened = place.query_selector(".filters[open]").is_ok_and(|filters| filters.is_some());
        if self.store.typed.with_untracked(String::is_empty) {
            self.store.typed.set(query.text.clone());
        }
        self.store.query.set(query);
        self.store.window.set(0..BEGINNING);
        self.go_live();
        place.set_text_content(None);
        mount_to(place.clone(), move || self.app()).forget();
        if let (Some(at), Some(input)) = (caret, shortcuts::search_box()) {
            drop(input.focus());
            drop(input.set_selection_range(at, at));
        }
        if opened && let Ok(Some(filters)) = place.query_selector(".filters") {
            drop(filters.set_attribute("open", ""));
        }
    }

    fn app(self) -> impl IntoView {
        self.store.provide();
        provide_context(actions());
        view! { <App /> }
    }

    /// From now on the page knows the day.
    fn go_live(self) {
        self.store.now.set(Now { day: self.today.get_untracked(), live: true });
    }

    /// Keeps the signals that follow others.
    fn follow_signals(self) {
        let Self { store, shell, .. } = self;
        Effect::new(move |_| store.offline.set(shell.with(|shell| shell.offline)));
        Effect::new(move |_| {
            let day = self.today.get();
            if store.now.with_untracked(|now| now.day != day) {
                store.now.set(Now { day, live: true });
            }
        });
        Effect::new(move |_| self.answer_asked());
        Effect::new(move |_| self.arrive());
        // Words that were typed before the program was there.
        let typed = store.typed.get_untracked();
        if typed.trim() != store.query.with_untracked(|query| query.text.clone())
            && store.route.get_untracked() == Route::List
        {
            store.type_words(typed);
        }
    }
}

fn is_focused(input: &HtmlInputElement) -> bool {
    document().active_element().as_ref() == Some(input.unchecked_ref())
}

/// Whether a place holds as many elements as it was made with: a translator or an extension may have changed it, and what
/// was changed cannot be hydrated.
fn is_untouched(place: &HtmlElement) -> bool {
    let made = place.get_attribute("data-elements").and_then(|number| number.parse().ok());
    place.query_selector_all("*").is_ok_and(|all| made == Some(all.length()))
}
