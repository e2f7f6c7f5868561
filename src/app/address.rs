//! The address bar: which page, which question; changed by the app, watched for the reader's moves.

use super::rows::Place;
use crate::offer::OfferId;
use crate::query::Query;
use leptos::prelude::window;
use web_sys::wasm_bindgen::JsValue;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// The list.
    List,
    /// An offer.
    Offer(OfferId),
    /// An address that leads nowhere.
    Nowhere,
}

/// How a new address enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// In the current one's place: while typing.
    Replace,
    /// As a step that Back undoes: a choice.
    Push,
}

/// The page and question of the address bar.
pub(super) fn current(base: &str) -> (Route, Query) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let search = location.search().unwrap_or_default();
    (route(base, &path), search.parse().unwrap_or_default())
}

/// The page of a path; the exact pages only, so that files and neighbours stay the browser's.
pub(super) fn route(base: &str, path: &str) -> Route {
    let Some(inner) = path.strip_prefix(base) else { return Route::Nowhere };
    match inner {
        "" | "index.html" => Route::List,
        _ => inner
            .strip_prefix("offres/")
            .map(|rest| rest.strip_suffix("index.html").unwrap_or(rest))
            .and_then(|rest| OfferId::parse(rest.strip_suffix('/').unwrap_or(rest)))
            .map_or(Route::Nowhere, Route::Offer),
    }
}

/// Whether the page stands in a frame of another one; the start script has read it in the address.
pub(super) fn embedded() -> bool {
    has("data-embedded")
}

/// What the start script says of a page whose address asks for other offers than those that the page has; until it is taken
/// off, no offers are seen.
const ASKED: &str = "data-asked";

/// Whether what the address asks for is not to be seen yet.
pub(super) fn is_unanswered() -> bool {
    has(ASKED)
}

/// Shows what answers the address.
pub(super) fn answer() {
    if let Some(page) = leptos::prelude::document().document_element() {
        drop(page.remove_attribute(ASKED));
    }
}

fn has(attribute: &str) -> bool {
    leptos::prelude::document().document_element().is_some_and(|page| page.has_attribute(attribute))
}

/// Puts an address in the bar.
pub(super) fn go(path_and_search: &str, entry: Entry) {
    let Ok(history) = window().history() else { return };
    let mut path_and_search = path_and_search.to_owned();
    if embedded() {
        path_and_search.push_str(if path_and_search.contains('?') { "&vue=integree" } else { "?vue=integree" });
    }
    let path_and_search = path_and_search.as_str();
    let done = match entry {
        Entry::Push => history.push_state_with_url(&JsValue::NULL, "", Some(path_and_search)),
        Entry::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(path_and_search))
        }
    };
    // A browser refuses when there are too many changes in a short time; the page still answers.
    drop(done);
}

/// Keeps the place that the reader is at in the history's current entry.
pub(super) fn remember(place: Place) {
    if let Ok(history) = window().history() {
        let words = format!("{} {} {}", place.top, place.rank, place.offset);
        drop(history.replace_state(&JsValue::from_str(&words), ""));
    }
}

/// The place that the history's current entry keeps.
pub(super) fn remembered() -> Option<Place> {
    let words = window().history().ok()?.state().ok()?.as_string()?;
    let mut words = words.split(' ');
    Some(Place {
        top: words.next()?.parse().ok()?,
        rank: words.next()?.parse().ok()?,
        offset: words.next()?.parse().ok()?,
    })
}
