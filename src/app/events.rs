//! Listeners at the page's root: what a reader does, turned into changes of the address and the store.

use super::address::{self, Entry, Route};
use super::rows::{self, Place};
use super::store::{Arrival, Store};
use crate::browser::{is_plain, shortcuts};
use crate::query::Query;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, MouseEvent};

/// Asks for what a reader has typed on the static page before the app takes it over.
pub(super) fn take_typed(store: Store) {
    if let Some(typed) = shortcuts::search_box().map(|input| input.value()).filter(|typed| !typed.is_empty()) {
        let query = Query { text: typed.trim().to_owned(), ..store.query.get_untracked() };
        store.typed.set(typed);
        store.ask(query, Entry::Replace);
    }
}

/// Listens to everything.
pub(super) fn listen(store: Store) {
    let document = document();
    on(&document, "input", move |event| form_changed(store, event));
    on(&document, "change", move |event| form_changed(store, event));
    on(&document, "submit", move |event| {
        if question_form(event).is_some() {
            event.prevent_default();
            // The list has answered already: to its offers, and away with the keyboard that hides them.
            let active = leptos::prelude::document().active_element();
            let count = leptos::prelude::document().get_element_by_id("count");
            if let Some(count) = count.filter(|_| active.as_ref().is_some_and(shortcuts::writes)) {
                drop(count.unchecked_ref::<HtmlElement>().focus());
            }
        }
    });
    on(&document, "click", move |event| clicked(store, event));
    if let Ok(history) = window().history() {
        drop(history.set_scroll_restoration(web_sys::ScrollRestoration::Manual));
    }
    let window = window();
    on(&window, "popstate", move |_| {
        // A link to a part of this very page is the browser's own.
        if store.is_within() {
            return;
        }
        let arrival = Arrival(store.route.get_untracked(), address::remembered());
        store.noted.update_value(|noted| noted.arrival = Some(arrival));
        store.follow_address();
    });
    on(&window, "pagehide", move |_| {
        store.write_address();
        address::remember(rows::place(store));
    });
    on(&window, "beforeprint", move |_| rows::all(store));
    on(&window, "afterprint", move |_| rows::look(store));
    for moved in ["scroll", "resize"] {
        EventListener::new(&window, moved, move |_| rows::look(store)).forget();
    }
}

/// Closes the filters, which hide the list on a small screen; the focus stays with them, just above it.
fn show_answer(button: &Element) {
    if let Ok(Some(filters)) = button.closest("details")
        && let Ok(Some(summary)) = filters.query_selector("summary")
    {
        drop(filters.remove_attribute("open"));
        drop(summary.unchecked_ref::<HtmlElement>().focus());
    }
}

fn on(target: &web_sys::EventTarget, name: &'static str, act: impl FnMut(&Event) + 'static) {
    EventListener::new_with_options(target, name, EventListenerOptions::enable_prevent_default(), act).forget();
}

/// The search form that an event is about.
fn question_form(event: &Event) -> Option<HtmlFormElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("#question").ok()??.dyn_into().ok()
}

/// The form's names and values are those of the address.
fn form_changed(store: Store, event: &Event) {
    let Some(form) = question_form(event) else { return };
    let typing = event.type_() == "input";
    let in_text = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| matches!(input.type_().as_str(), "search" | "number"));
    // A box or a choice speaks by its `change`, a text by its `input`: each of them once.
    if typing != in_text {
        return;
    }
    let Some((mut query, typed)) = read(&form) else { return };
    // The box of sorts always holds one: only a choice of the reader's own goes into the address.
    let chose_sort = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.id() == "tri");
    if !chose_sort {
        query.sort = store.query.with_untracked(|before| before.sort);
    }
    store.typed.set(typed);
    if typing {
        store.ask_typed(query);
    } else {
        store.ask(query, Entry::Push);
    }
}

/// The question in the form, and the words in its search box as typed.
fn read(form: &HtmlFormElement) -> Option<(Query, String)> {
    let data = FormData::new_with_form(form).ok()?;
    let mut pairs: Vec<(String, String)> = Vec::new();
    for entry in data.entries().into_iter().flatten() {
        let pair: js_sys::Array = entry.unchecked_into();
        if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
            pairs.push((name, value));
        }
    }
    let query = Query::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let typed = pairs.into_iter().find(|(name, _)| name == "q").map(|(_, value)| value);
    Some((query, typed.unwrap_or_default()))
}

/// Reads the form for nobody: a browser compiles functions when they are first called, and that need not be at the first key.
pub(super) fn rehearse() {
    let form = document().get_element_by_id("question").and_then(|form| form.dyn_into().ok());
    drop(form.and_then(|form| read(&form)));
}

/// A click on one of the app's links or buttons.
fn clicked(store: Store, event: &Event) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if let Ok(Some(button)) = element.closest("[data-action]")
        && let Some(action) = button.get_attribute("data-action")
    {
        match action.as_str() {
            "show" => show_answer(&button),
            "unfold" => rows::unfold(store, &button),
            action => keep(store, action, &button),
        }
    }
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if let (true, Ok(Some(link))) = (is_plain(mouse) && !event.default_prevented(), element.closest("a[href]")) {
        follow(store, event, &link);
    }
}

/// Does what a button says with what the reader keeps.
fn keep(store: Store, action: &str, button: &Element) {
    let keeping = store.keeping.state;
    match (action, button.get_attribute("data-id")) {
        ("star", Some(id)) => keeping.toggle_star(id),
        ("hide", Some(id)) => keeping.toggle_hidden(id),
        _ => {}
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

/// Follows a link within the app; others, and links to files, stay the browser's.
fn follow(store: Store, event: &Event, link: &Element) {
    let rel = link.get_attribute("rel").unwrap_or_default();
    if rel.split(' ').any(|word| word == "external") || link.has_attribute("download") || link.has_attribute("target") {
        return;
    }
    let href = link.get_attribute("href").unwrap_or_default();
    // To a part of this very page, from an address that is written to its end. Firefox keeps what a link was resolved to and
    // begins its own move behind the click: where the address has changed by then it would load a page of before.
    if href.starts_with('#') {
        event.prevent_default();
        store.write_address();
        open_around(&href);
        drop(window().location().assign(&href));
        return;
    }
    if href.is_empty() {
        return;
    }
    let Ok(url) = web_sys::Url::new_with_base(&href, &window().location().href().unwrap_or_default()) else { return };
    let same_origin = window().location().origin().is_ok_and(|origin| origin == url.origin());
    let base = store.base();
    let route = address::route(&base, &url.pathname());
    if !same_origin || route == Route::Nowhere {
        return;
    }
    // A frame of another page is for the list only: an offer is read in a window of its own.
    if address::embedded() && route != Route::List {
        drop(link.set_attribute("target", "_blank"));
        return;
    }
    event.prevent_default();
    // A question changed by a link of the list leaves the reader where he is.
    if route != Route::List || store.route.get_untracked() != Route::List {
        let arrival = Arrival(store.route.get_untracked(), None);
        store.noted.update_value(|noted| noted.arrival = Some(arrival));
    }
    store.write_address();
    address::remember(rows::place(store));
    address::go(&format!("{}{}", url.pathname(), url.search()), Entry::Push);
    store.follow_address();
}

/// After a move to another page: to the place left there, or to the top. The focus goes to the heading; back in the list,
/// to the offer that was read.
pub(super) fn arrive(store: Store, Arrival(from, place): Arrival) {
    let to = store.route.get_untracked();
    rows::prepare(store, place);
    // The views change with the next turn of the reactive system.
    gloo::timers::callback::Timeout::new(0, move || {
        rows::go(store, place.unwrap_or(Place { top: 0, rank: 0, offset: 0 }));
        let find = |selector: &str| document().query_selector(selector).ok()?;
        let read = match &from {
            Route::Offer(id) if to == Route::List => find(&format!(".offers-list a[href$='/{id}/']")),
            _ => None,
        };
        let new = || (place.is_none() || to != Route::List).then(|| find("#contenu h1")).flatten();
        if let Some(element) = read.or_else(new) {
            if element.tag_name() == "H1" {
                // Not a part of the views: rendered again they take their attributes off for a moment, and the focus with one.
                drop(element.set_attribute("tabindex", "-1"));
            }
            rows::focus(element.unchecked_ref());
        }
    })
    .forget();
}
