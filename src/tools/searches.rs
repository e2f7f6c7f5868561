//! The saved searches, with their new results.

use super::address;
use super::store::{Store, use_store};
use crate::browser::{is_plain, spawn};
use crate::query::Query;
use crate::wording::{self, named, spans};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::collections::HashSet;
use web_sys::wasm_bindgen::JsValue;

/// The id of the section's heading.
const HEADING_ID: &str = "l-recherches";

/// The saved searches.
#[component]
pub fn SavedSearches() -> impl IntoView {
    let store = use_store();
    let addresses = Memo::new(move |_| store.saved.searches.with(|saved| saved.keys().cloned().collect::<Vec<_>>()));
    Effect::new(move |_| {
        let queries: Vec<Query> = addresses.with(|all| all.iter().map(|address| parse(address)).collect());
        spawn(async move { store.prepare(&queries).await });
    });
    view! {
        <section class="desk-part" aria-labelledby=HEADING_ID>
            <h2 id=HEADING_ID>{wording::QUESTIONS}</h2>
            <p class="hint" hidden=move || !addresses.with(Vec::is_empty)>{wording::QUESTIONS_EMPTY}</p>
            <ul class="questions-list">
                <For each=move || addresses.get() key=Clone::clone let(address)><SavedSearch address /></For>
            </ul>
        </section>
    }
}

/// A saved search: its link, how many offers answer it, how many of these are new, and the button that deletes it.
#[component]
fn SavedSearch(
    /// Its address, without the `?`.
    address: String,
) -> impl IntoView {
    let store = use_store();
    let query = parse(&address);
    let name = store.name(&query);
    let href = format!("{}?{address}", store.root());
    let address = StoredValue::new(address);
    let results = Memo::new(move |_| store.ids(&store.results(&query).found));
    let seen = move || store.saved.searches.with(|saved| address.with_value(|address| saved.get(address).cloned()));
    let new = Memo::new(move |_| {
        let seen = seen().unwrap_or_default().seen;
        let seen: HashSet<&str> = seen.iter().map(|(id, _)| id.as_str()).collect();
        results.with(|ids| ids.iter().filter(|id| !seen.contains(id.as_str())).count())
    });
    let follow = {
        let href = href.clone();
        // In this tab, the link is followed once the results are saved as seen: WebKit suspends a page that leaves during a
        // transaction, and later pages wait for the transaction's end.
        move |event: MouseEvent| {
            let here = is_plain(&event).then(|| href.clone());
            if here.is_some() {
                event.prevent_default();
            }
            spawn(async move {
                store.saved.save_search(&address.get_value(), results.get_untracked()).await;
                if let Some(href) = here {
                    drop(window().location().assign(&href));
                }
            });
        }
    };
    let delete = move |_| spawn(async move { store.saved.delete_search(&address.get_value()).await });
    view! {
        <li class="question-kept">
            <a href=href on:click=follow>{name.clone()}</a>
            " "
            <span class="hint">{move || wording::offers(results.with(Vec::len))}</span>
            " "
            <strong class="question-new" hidden=move || new.get() == 0>{move || wording::new(new.get())}</strong>
            " "
            <button type="button" class="quiet" aria-label=wording::forget(&name) on:click=delete>{wording::FORGET}</button>
        </li>
    }
}

impl Store {
    /// Saves the search of the page's address, if it has one, and replaces it there by the place of the saved searches.
    pub(super) async fn save_search_of_address(self) {
        let query = address::query();
        let written = query.to_string();
        if written.is_empty() {
            return;
        }
        self.prepare(std::slice::from_ref(&query)).await;
        let seen = untrack(|| self.ids(&self.results(&query).found));
        let saved = self.saved.save_search(&written, seen).await;
        self.saved.state.search_saved(None, saved);
        if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
            let here = format!("{path}#{HEADING_ID}");
            drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&here)));
        }
    }

    /// A search in words: the text, the names of the filters' values, and the days.
    pub(super) fn name(self, query: &Query) -> String {
        let listing = self.listing();
        let text = (!query.text.is_empty()).then(|| wording::quoted(&query.text));
        let chosen = query.chosen.iter().map(|(facet, key)| wording::choice_name(*facet, key, &listing));
        let days = spans(query).map(|(facet, days)| named(facet, &days));
        let parts: Vec<String> = text.into_iter().chain(chosen).chain(days).collect();
        if parts.is_empty() { wording::ALL_OFFERS.to_owned() } else { parts.join(", ") }
    }
}

fn parse(address: &str) -> Query {
    address.parse().unwrap_or_default()
}
