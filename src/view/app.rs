//! List and offer: the whole of the first program's pages.

use super::absent::Absent;
use super::detail::OfferDetail;
use super::list::ListPage;
use super::store::{Loading, Route, Store, use_store};
use super::toast::Toast;
use crate::query::Query;
use crate::wording;
use leptos::prelude::*;

/// The page that the route names, and what was done last.
#[component]
pub fn App() -> impl IntoView {
    let store = use_store();
    let lists = Memo::new(move |_| store.route.with(|route| *route == Route::List));
    view! {
        {move || if lists.get() { view! { <ListPage /> }.into_any() } else { view! { <OfferPage /> }.into_any() }}
        <Toast />
    }
}

/// The page of an offer, or of nothing.
#[component]
fn OfferPage() -> impl IntoView {
    let store = use_store();
    let back = Memo::new(move |_| format!("{}{}", store.root(), store.query.with(Query::search_part)));
    let years = Memo::new(move |_| store.query.with(|query| query.years));
    let similar = Memo::new(move |_| store.similar());
    let absent = move |heading: String, sentence: &'static str| {
        view! { <Absent heading sentence back=back.get_untracked() /> }.into_any()
    };
    move || {
        let site = store.catalogue.with_value(|catalogue| catalogue.site.clone());
        match (store.route.get(), store.detail.get()) {
            (Route::Offer(id), Some(Loading::Here(detail))) => {
                view! { <OfferDetail id=String::from(id) detail back years similar /> }.into_any()
            }
            (Route::List | Route::Nowhere, Some(Loading::Here(_))) | (_, None) => {
                let (heading, sentence) = absence(store);
                absent(heading.to_owned(), sentence)
            }
            (_, Some(Loading::Coming)) => absent(site, wording::OFFER_LOADING),
            (_, Some(Loading::Failed)) => absent(site, wording::OFFER_FAILED),
        }
    }
}

/// Says that there is no such offer. Without network nobody knows whether there is one by now.
fn absence(store: Store) -> (&'static str, &'static str) {
    if store.offline.get() {
        (wording::NOT_KEPT_PAGE, wording::NOT_KEPT_PAGE_HINT)
    } else {
        (wording::NOT_FOUND, wording::NOT_FOUND_HINT)
    }
}

/// What the page is about; none while nobody knows.
#[must_use]
pub fn title(store: Store) -> Option<String> {
    match (store.route.get(), store.detail.get()) {
        (Route::List, _) => Some(wording::LIST_HEADING.to_owned()),
        (_, Some(Loading::Here(detail))) => Some(detail.title.clone()),
        (_, None) => Some(absence(store).0.to_owned()),
        (_, Some(Loading::Failed)) => Some(String::new()),
        (_, Some(Loading::Coming)) => None,
    }
}
