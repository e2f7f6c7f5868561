//! The app's page: which view the address asks for, rendered again when what it shows changes.

use super::address::Route;
use super::store::{Loading, Store};
use crate::day::Day;
use crate::view::Now;
use crate::view::detail::{offer_absent, offer_detail};
use crate::view::frame::layout;
use crate::view::list::{Asked, offer_list};
use crate::wording;
use leptos::prelude::*;

/// The whole app. A view rendered again changes only what differs in the page, so focus, caret and
/// what is scrolled to stay.
pub(super) fn app(store: Store) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(part) = title(store) {
            document().set_title(&store.identity().title(&part));
        }
    });
    move || {
        let data_date = store.listing.with_value(|listing| listing.data_date).map(Day::from_number);
        layout(&store.identity(), &store.base(), data_date, store.shell.get(), main(store))
    }
}

fn main(store: Store) -> AnyView {
    let now = Now { day: store.today.get(), live: true };
    let base = store.base();
    let query = store.query.read();
    let back = format!("{base}{}", query.search_part());
    match (&*store.route.read(), store.sheet()) {
        (Route::List, _) => {
            let results = store.results.get();
            offer_list(Asked {
                listing: &store.listing.get_value(),
                query: &query,
                typed: store.typed.get(),
                results: &results,
                notice: store.search_notice(),
                excerpt: &|position| store.excerpt(position, &results.marks),
                root: &base,
                now,
                still: None,
            })
        }
        (_, None) => offer_absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, back),
        (_, Some(Loading::Here(sheet))) => offer_detail(&sheet, back, now, query.years),
        (_, Some(Loading::Coming)) => offer_absent(&store.identity().name, wording::OFFER_LOADING, back),
        (_, Some(Loading::Failed)) => offer_absent(&store.identity().name, wording::OFFER_FAILED, back),
    }
}

/// What the page is about; none while nobody knows.
fn title(store: Store) -> Option<String> {
    match (&*store.route.read(), store.sheet()) {
        (Route::List, _) => Some(wording::LIST_HEADING.to_owned()),
        (_, Some(Loading::Here(sheet))) => Some(sheet.title),
        (_, None) => Some(wording::NOT_FOUND.to_owned()),
        _ => None,
    }
}
