//! The app's page: which view the address asks for, rendered again when what it shows changes.

use super::address::Route;
use super::frames::after_frame;
use super::store::{Loading, Store};
use super::{Slice, address, events};
use crate::browser::{actions, live};
use crate::query::{FACETS, Offered};
use crate::view::absent::Absent;
use crate::view::detail::OfferDetail;
use crate::view::filters::question_form;
use crate::view::list::{Asked, Rows, list_page, offer_list};
use crate::view::site::page_title;
use crate::view::toast::Toast;
use crate::view::{Now, Root, standing};
use crate::wording;
use leptos::prelude::*;
use std::sync::Arc;

/// The whole app: the page, and what was done last. A view rendered again changes only what differs in the page, so focus, caret and
/// what is scrolled to stay.
pub(super) fn app(store: Store, slice: Slice) -> [AnyView; 2] {
    Effect::new(move |_| {
        if let Some(part) = title(store) {
            document().set_title(&page_title(&part, &store.site()));
            if let Some(arrival) = store.noted.try_update_value(|noted| noted.arrival.take()).flatten() {
                events::arrive(store, arrival);
            }
        }
    });
    let lists = Memo::new(move |_| *store.route.read() == Route::List);
    let main = live(move || {
        if lists.get() {
            list_page(().into_any(), question(store, slice), live(move || answer(store, slice)))
        } else {
            live(move || offer(store, slice))
        }
    });
    [main, view! { <Toast /> }.into_any()]
}

/// What the page will show. A browser compiles functions when they are first called: those that make a page, those that make
/// an offer of it, and those that put both on the page need not be a single task.
pub(super) fn draft(store: Store, slice: Slice) -> AnyView {
    untrack(|| if store.route.get() == Route::List { answer(store, slice) } else { offer(store, slice) })
}

/// Filters that a frame fills: how many it takes until all of them tell of a new answer, and how long a key may have to wait.
const FILTERS: usize = 3;

/// The question's form, which follows the list in frames of its own, a few filters each, and once a reader who types pauses:
/// readers look at the offers first, and no key waits for the counts of all filters.
fn question(store: Store, slice: Slice) -> AnyView {
    let turn = RwSignal::new(0_u32);
    let waiting = StoredValue::new(false);
    let typing = move || store.noted.with_value(|noted| noted.typed.going_on);
    let behind_a_frame = move || {
        if waiting.try_update_value(|waiting| std::mem::replace(waiting, true)) == Some(false) {
            after_frame(move || {
                waiting.try_set_value(false);
                if !typing() {
                    turn.try_update(|turn| *turn = turn.wrapping_add(1));
                }
            });
        }
    };
    // What the filters show, and how many of them tell of the answer as it is now.
    let shown = StoredValue::new((Vec::<Offered>::new(), 0));
    let own = move || store.filters.with_untracked(|filters| filters.own);
    Effect::new(move |before: Option<bool>| {
        store.results.track();
        store.query.track();
        store.filters.track();
        shown.update_value(|shown| shown.1 = 0);
        match before {
            // At once: a form that answers before it is the app's own would ask without the filters chosen.
            Some(false) if own() => turn.update(|turn| *turn = turn.wrapping_add(1)),
            Some(_) => behind_a_frame(),
            None => {}
        }
        own()
    });
    live(move || {
        turn.track();
        slice.track();
        let form = || {
            let query = store.query.read();
            let results = store.results.read();
            let filters = store.filters.read();
            if !filters.own {
                return standing("form", "question");
            }
            let (listing, today) = (store.listing.read(), store.today.get());
            let mut shown = shown.write_value();
            let (offered, filled) = &mut *shown;
            // The first time all of them: the page has them already. So where nobody sees them, and waits for them.
            let end = if offered.is_empty() || address::is_unanswered() {
                FACETS.len()
            } else {
                FACETS.len().min(*filled + FILTERS)
            };
            let now = results.offered(&FACETS[*filled..end], &query, &listing, today, &filters.unfolded);
            offered.splice(*filled..end.min(offered.len()), now);
            *filled = end;
            if end < FACETS.len() {
                behind_a_frame();
            }
            question_form(&query, store.typed.get(), offered, results.found.len(), &store.base())
        };
        untrack(form)
    })
}

/// What answers the question.
fn answer(store: Store, slice: Slice) -> AnyView {
    slice.track();
    let results = store.results.get();
    let drawn = store.drawn.get();
    let (open, all) = (results.open, results.found.len());
    let rows = |from: usize, to: usize| {
        let drawn = drawn.start.clamp(from, to)..drawn.end.clamp(from, to);
        let height = store.noted.with_value(|noted| noted.height);
        let room = [height.room(drawn.start - from), height.room(to - drawn.end)];
        Rows { positions: &results.found[from..to], drawn: drawn.start - from..drawn.end - from, room: Some(room) }
    };
    let asked = Asked {
        listing: &store.listing.read(),
        query: &store.query.read(),
        results: &results,
        rows: [rows(0, open), rows(open, all)],
        notice: store.notice(),
        in_parts: store.release.with_value(|release| (release.listing.len() > 1).then_some(release.chunking.all())),
        excerpt: &|position| store.excerpt(position, &results.marks),
        root: &store.base(),
        now: Now { day: store.today.get(), live: true },
        kept: Some(&|id| store.keeping.state.offer(id)),
    };
    offer_list(asked, None)
}

/// Gives the views what they ask their context for.
pub(super) fn provide(store: Store) {
    let now = move || Now { day: store.today.get(), live: true };
    let signal = RwSignal::new(untrack(now));
    Effect::new(move |_| signal.set(now()));
    provide_context(signal);
    provide_context(Root(store.base()));
    provide_context(store.keeping.state);
    provide_context(actions());
}

/// The page of an offer, or of nothing.
fn offer(store: Store, slice: Slice) -> AnyView {
    slice.track();
    let back = move || format!("{}{}", store.base(), store.query.read().search_part());
    let absent = |heading: String, sentence: &'static str| view! { <Absent heading sentence back=back() /> }.into_any();
    match (&*store.route.read(), store.sheet()) {
        (Route::Offer(id), Some(Loading::Here(detail))) => {
            let similar = Memo::new(move |_| store.similar(store.today.get()));
            let years = Memo::new(move |_| store.query.read().years);
            view! {
                <OfferDetail
                    id=String::from(id.clone())
                    detail=Arc::new(detail)
                    back=Signal::derive(back)
                    years
                    similar
                />
            }
            .into_any()
        }
        // Without network nobody knows whether there is such an offer by now.
        (_, None) | (Route::List | Route::Nowhere, Some(Loading::Here(_))) if store.shell.read().offline => {
            absent(wording::NOT_KEPT_PAGE.to_owned(), wording::NOT_KEPT_PAGE_HINT)
        }
        (_, None) | (Route::List | Route::Nowhere, Some(Loading::Here(_))) => {
            absent(wording::NOT_FOUND.to_owned(), wording::NOT_FOUND_HINT)
        }
        (_, Some(Loading::Coming)) => absent(store.site(), wording::OFFER_LOADING),
        (_, Some(Loading::Failed)) => absent(store.site(), wording::OFFER_FAILED),
    }
}

/// What the page is about; none while nobody knows.
fn title(store: Store) -> Option<String> {
    match (&*store.route.read(), store.sheet()) {
        (Route::List, _) => Some(wording::LIST_HEADING.to_owned()),
        (_, Some(Loading::Here(sheet))) => Some(sheet.title),
        (_, None) if store.shell.read().offline => Some(wording::NOT_KEPT_PAGE.to_owned()),
        (_, None) => Some(wording::NOT_FOUND.to_owned()),
        (_, Some(Loading::Failed)) => Some(String::new()),
        (_, Some(Loading::Coming)) => None,
    }
}
