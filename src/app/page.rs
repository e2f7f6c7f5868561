//! The app's page: which view the address asks for.

use super::address::Route;
use super::store::{Loading, Store};
use crate::view::Now;
use crate::view::detail::{OfferAbsent, OfferDetail};
use crate::view::frame::Layout;
use crate::view::list::{Asked, OfferList};
use crate::wording;
use leptos::prelude::*;

/// The whole app.
#[component]
pub(super) fn App(
    /// The state.
    store: Store,
) -> impl IntoView {
    let root = store.release.with_value(|release| release.base.clone());
    let catalogue = store.catalogue.get_value();
    let now = Signal::derive(move || Now { day: store.today.get(), live: true });
    let route = Memo::new(move |_| store.route.get());
    let asked = Asked {
        query: store.query.into(),
        typed: store.typed.into(),
        results: store.results.into(),
        excerpts: Memo::new(move |_| store.excerpts()).into(),
        notice: Signal::derive(move || store.search_notice()),
    };
    let back = {
        let root = root.clone();
        Signal::derive(move || format!("{root}{}", store.query.with(crate::query::Query::search_part)))
    };
    Effect::new(move |_| {
        let part = match route.get() {
            Route::List => wording::LIST_HEADING.to_owned(),
            Route::Nowhere => wording::NOT_FOUND.to_owned(),
            Route::Offer(_) => match store.offer() {
                Loading::Here(Some(offer)) => offer.title,
                Loading::Here(None) => wording::NOT_FOUND.to_owned(),
                Loading::Coming | Loading::Failed => return,
            },
        };
        document().set_title(&wording::page_title(&part));
    });
    let years = Signal::derive(move || store.query.with(|query| query.years));
    view! {
        <Layout root=root.clone() data_date=catalogue.data_date shell=store.shell>
            {move || match route.get() {
                Route::List => view! { <OfferList catalogue=catalogue.clone() asked=asked root=root.clone() now=now /> }.into_any(),
                Route::Nowhere => absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, back),
                Route::Offer(_) => (move || match store.offer() {
                    Loading::Coming => absent(wording::SITE, wording::OFFER_LOADING, back),
                    Loading::Failed => absent(wording::SITE, wording::OFFER_FAILED, back),
                    Loading::Here(None) => absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, back),
                    Loading::Here(Some(offer)) => view! { <OfferDetail offer=offer back=back now=now years=years /> }.into_any(),
                })
                .into_any(),
            }}
        </Layout>
    }
}

fn absent(heading: &'static str, sentence: &'static str, back: Signal<String>) -> AnyView {
    view! { <OfferAbsent heading=heading sentence=sentence back=back /> }.into_any()
}
