//! The address bar: which page, which question; changed by the program, watched for the reader's moves.

use crate::offer::OfferId;
use crate::query::Query;
use crate::view::store::{Entry, Route};
use crate::view::virtual_list::Place;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

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
pub(super) fn is_embedded() -> bool {
    document().document_element().is_some_and(|page| page.has_attribute("data-embedded"))
}

/// Shows the offers of a page whose address asks for others than the static page has; the start script has hidden those.
pub(super) fn show_answer() {
    if let Some(page) = document().document_element() {
        drop(page.remove_attribute("data-asked"));
    }
}

/// Puts an address in the bar.
pub(super) fn go(path_and_search: &str, entry: Entry) {
    let Ok(history) = window().history() else { return };
    let mut address = path_and_search.to_owned();
    if is_embedded() {
        address.push_str(if address.contains('?') { "&vue=integree" } else { "?vue=integree" });
    }
    let done = match entry {
        Entry::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Entry::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&address))
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
