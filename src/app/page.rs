//! The app's page: which view the address asks for, rendered again when what it shows changes.

use super::address::Route;
use super::events;
use super::store::{Arrival, Loading, Store};
use crate::view::Now;
use crate::view::detail::{Own, offer_absent, offer_detail};
use crate::view::identity::title as title_of;
use crate::view::keeping::toast;
use crate::view::list::{Asked, Rows, offer_list};
use crate::wording;
use leptos::prelude::*;

/// The whole app. A view rendered again changes only what differs in the page, so focus, caret and
/// what is scrolled to stay.
pub(super) fn app(store: Store) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(part) = title(store) {
            document().set_title(&title_of(&part, &store.site()));
            if let Some(Arrival(place)) = store.noted.try_update_value(|noted| noted.arrival.take()).flatten() {
                events::arrive(store, place);
            }
        }
    });
    move || view! { {main(store)} {toast(store.keeping.toast.read().as_ref())} }.into_any()
}

fn main(store: Store) -> AnyView {
    let now = Now { day: store.today.get(), live: true };
    let base = store.base();
    let query = store.query.read();
    let back = format!("{base}{}", query.search_part());
    match (&*store.route.read(), store.sheet()) {
        (Route::List, _) => {
            let results = store.results.get();
            let drawn = store.drawn.get();
            let (open, all) = (results.open, results.found.len());
            let rows = |from: usize, to: usize| {
                let drawn = drawn.start.clamp(from, to)..drawn.end.clamp(from, to);
                let height = store.noted.with_value(|noted| noted.height);
                let room = [height.room(drawn.start - from), height.room(to - drawn.end)];
                Rows {
                    positions: &results.found[from..to],
                    drawn: drawn.start - from..drawn.end - from,
                    room: Some(room),
                }
            };
            offer_list(Asked {
                listing: &store.listing.read(),
                query: &query,
                typed: store.typed.get(),
                results: &results,
                rows: [rows(0, open), rows(open, all)],
                notice: store.notice(),
                excerpt: &|position| store.excerpt(position, &results.marks),
                root: &base,
                now,
                kept: Some(&|id| store.keeping.record(id)),
                still: None,
            })
        }
        (Route::Offer(id), Some(Loading::Here(sheet))) => {
            let own = Own {
                id: id.as_str(),
                record: store.keeping.record(id.as_str()),
                root: &base,
                similar: store.similar(now.day),
            };
            offer_detail(&sheet, back, now, query.years, Some(own))
        }
        (_, None) | (Route::Nowhere, Some(Loading::Here(_))) => {
            offer_absent(wording::NOT_FOUND, wording::NOT_FOUND_HINT, back)
        }
        (_, Some(Loading::Coming)) => offer_absent(&store.site(), wording::OFFER_LOADING, back),
        (_, Some(Loading::Failed)) => offer_absent(&store.site(), wording::OFFER_FAILED, back),
    }
}

/// What the page is about; none while nobody knows.
fn title(store: Store) -> Option<String> {
    match (&*store.route.read(), store.sheet()) {
        (Route::List, _) => Some(wording::LIST_HEADING.to_owned()),
        (_, Some(Loading::Here(sheet))) => Some(sheet.title),
        (_, None) => Some(wording::NOT_FOUND.to_owned()),
        (_, Some(Loading::Failed)) => Some(String::new()),
        (_, Some(Loading::Coming)) => None,
    }
}
