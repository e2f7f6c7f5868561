//! From a question to its answer and its address, and from page to page: what is asked, typed, clicked, and gone back to.

use super::program::Program;
use super::{address, scroll};
use crate::browser::{is_plain, spawn};
use crate::query::Query;
use crate::view::app::title;
use crate::view::site::page_title;
use crate::view::store::{Entry, Route};
use crate::view::virtual_list::BEGINNING;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, MouseEvent, Url};

/// How long a reader who types must pause, in milliseconds, until the words are written into the address: some browsers
/// refuse a hundred changes in half a minute.
const PAUSE: u32 = 200;

impl Program {
    /// Answers what is asked: a choice at once, words behind the next paint, so that no key waits for the answer to the one
    /// before. The latest question wins.
    pub(super) fn answer_asked(self) {
        let entry = self.store.asked.with(|asked| asked.last().map(|(_, entry)| *entry));
        match entry {
            Some(Entry::Push) => self.answer(),
            Some(Entry::Replace) if !self.deferred.get_value() => {
                self.deferred.set_value(true);
                let answer = move || {
                    Timeout::new(0, move || {
                        self.deferred.set_value(false);
                        self.answer();
                    })
                    .forget();
                };
                // A page that nobody sees is not painted.
                if document().hidden() { answer() } else { request_animation_frame(answer) }
            }
            Some(Entry::Replace) | None => {}
        }
    }

    /// Answers the questions that wait, one after another, so that each has its place in the history.
    fn answer(self) {
        for (query, entry) in self.store.asked.try_update(std::mem::take).unwrap_or_default() {
            self.answer_one(query, entry);
        }
    }

    fn answer_one(self, query: Query, entry: Entry) {
        if self.store.query.with_untracked(|now| *now == query) {
            return;
        }
        match entry {
            Entry::Push => {
                self.write_address();
                address::remember(scroll::place(self.store));
                address::go(&self.address_of(&query), entry);
            }
            Entry::Replace => {
                let write = Timeout::new(PAUSE, move || self.write_address());
                self.writing.set_value(Some(write));
            }
        }
        self.show(query);
    }

    /// Shows the answer to a question, from its beginning.
    fn show(self, query: Query) {
        self.store.window.set(0..BEGINNING);
        self.store.query.set(query);
        spawn(async move {
            leptos::task::tick().await;
            self.update_window();
        });
    }

    fn address_of(self, query: &Query) -> String {
        format!("{}{}", self.store.root(), query.search_part())
    }

    /// Answers the words typed last and writes them into the address, if they are not there yet.
    pub(super) fn write_address(self) {
        if self.store.asked.with_untracked(|asked| matches!(asked.as_slice(), [.., (_, Entry::Replace)])) {
            self.answer();
        }
        if self.writing.try_update_value(Option::take).flatten().is_some() {
            address::go(&self.store.query.with_untracked(|query| self.address_of(query)), Entry::Replace);
        }
    }

    /// Takes page and question from the address bar, after Back or a link.
    fn follow_address(self) {
        let store = self.store;
        self.writing.set_value(None);
        store.asked.set(Vec::new());
        let (route, query) = address::current(&store.root());
        // An offer's address holds no question: the list's stays for the way back.
        if route == Route::List {
            store.typed.set(query.text.clone());
            self.show(query);
        }
        if store.route.with_untracked(|before| *before != route) {
            // What was said of the last action belongs to its page.
            store.saved.toast.set(None);
        }
        store.route.set(route);
        spawn(self.load_offer());
        self.note_read();
    }

    /// Whether the address names a part of the page that is shown.
    fn is_within(self) -> bool {
        let (route, query) = address::current(&self.store.root());
        let same = route == self.store.route.get_untracked()
            && (route != Route::List || query == self.store.query.get_untracked());
        same && window().location().hash().is_ok_and(|part| !part.is_empty())
    }

    /// Names the page, and ends a move to it once it is there: at the place left there, or at the top. The focus goes to the
    /// heading; back in the list, to the offer that was read.
    pub(super) fn arrive(self) {
        let store = self.store;
        let Some(part) = title(store) else { return };
        document().set_title(&page_title(&part, &store.catalogue.with_value(|catalogue| catalogue.site.clone())));
        let Some((from, place)) = self.arrival.try_update_value(Option::take).flatten() else { return };
        let to = store.route.get_untracked();
        self.moving.set_value(true);
        scroll::prepare(store, place.unwrap_or_default());
        let arrived = move || {
            scroll::restore_scroll(store, place.unwrap_or_default());
            self.moving.set_value(false);
            self.update_window();
            let find = |selector: &str| document().query_selector(selector).ok()?;
            let read = match &from {
                Route::Offer(id) if to == Route::List => find(&format!(".offers-list a[href$='/{id}/']")),
                Route::Offer(_) | Route::List | Route::Nowhere => None,
            };
            // The list's is the first link of the navigation.
            if let Some(link) = find(".site-nav-list a") {
                drop(if to == Route::List {
                    link.set_attribute("aria-current", "page")
                } else {
                    link.remove_attribute("aria-current")
                });
            }
            let heading = || (place.is_none() || to != Route::List).then(|| find("#contenu h1")).flatten();
            if let Some(element) = read.or_else(heading) {
                if element.tag_name() == "H1" {
                    drop(element.set_attribute("tabindex", "-1"));
                }
                scroll::focus(element.unchecked_ref());
            }
        };
        // The components change with the next turn of the reactive system.
        Timeout::new(0, arrived).forget();
    }

    /// Listens to what concerns the page as a whole.
    pub(super) fn listen(self) {
        on(&document(), "click", move |event| self.clicked(event));
        if let Ok(history) = window().history() {
            drop(history.set_scroll_restoration(web_sys::ScrollRestoration::Manual));
        }
        let window = window();
        on(&window, "popstate", move |_| {
            // A link to a part of this very page is the browser's own.
            if !self.is_within() {
                let arrival = (self.store.route.get_untracked(), address::remembered());
                self.arrival.set_value(Some(arrival));
                self.follow_address();
            }
        });
        on(&window, "pagehide", move |_| {
            self.write_address();
            address::remember(scroll::place(self.store));
        });
        on(&window, "beforeprint", move |_| scroll::draw_all(self.store));
        on(&window, "afterprint", move |_| self.update_window());
        for moved in ["scroll", "resize"] {
            EventListener::new(&window, moved, move |_| self.update_window()).forget();
        }
    }

    /// Follows a link within the program; others, and links to files, stay the browser's.
    fn clicked(self, event: &Event) {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(is_plain);
        let Ok(Some(link)) = element.closest("a[href]") else { return };
        let rel = link.get_attribute("rel").unwrap_or_default();
        let is_external = rel.split(' ').any(|word| word == "external");
        if !is_plain
            || event.default_prevented()
            || is_external
            || link.has_attribute("download")
            || link.has_attribute("target")
        {
            return;
        }
        let href = link.get_attribute("href").unwrap_or_default();
        // To a part of this very page, from an address that is written to its end. Firefox keeps what a link was resolved to
        // and begins its own move behind the click: where the address has changed by then it would load a page of before.
        if href.starts_with('#') {
            event.prevent_default();
            self.write_address();
            open_around(&href);
            drop(window().location().assign(&href));
            return;
        }
        let here = window().location().href().unwrap_or_default();
        let Ok(url) = Url::new_with_base(&href, &here) else { return };
        let same_origin = window().location().origin().is_ok_and(|origin| origin == url.origin());
        let route = address::route(&self.store.root(), &url.pathname());
        if href.is_empty() || !same_origin || route == Route::Nowhere {
            return;
        }
        // A frame of another page is for the list only: an offer is read in a window of its own.
        if address::is_embedded() && route != Route::List {
            drop(link.set_attribute("target", "_blank"));
            return;
        }
        event.prevent_default();
        // A question changed by a link of the list leaves the reader where he is.
        let from = self.store.route.get_untracked();
        if route != Route::List || from != Route::List {
            self.arrival.set_value(Some((from, None)));
        }
        self.write_address();
        address::remember(scroll::place(self.store));
        address::go(&format!("{}{}", url.pathname(), url.search()), Entry::Push);
        self.follow_address();
    }
}

/// Opens the `<details>` around the target of a link within the page: not every browser does.
fn open_around(fragment: &str) {
    if let Ok(Some(target)) = document().query_selector(fragment)
        && let Ok(Some(details)) = target.closest("details")
    {
        drop(details.set_attribute("open", ""));
    }
}

fn on(target: &EventTarget, name: &'static str, act: impl FnMut(&Event) + 'static) {
    EventListener::new_with_options(target, name, EventListenerOptions::enable_prevent_default(), act).forget();
}
