//! What has changed since the last visit.

use super::store::use_store;
use crate::saved::visit::News;
use crate::view::offer_address;
use crate::wording;
use leptos::prelude::*;

/// Offers of one kind listed at most; their number is given in any case.
const MOST: usize = 50;

/// The offers that are new, postponed or closed since the last visit; hidden where there are none.
#[component]
pub fn NewsSinceVisit() -> impl IntoView {
    let store = use_store();
    let news = Memo::new(move |_| store.saved.news(&store.listing(), store.now.get().day));
    view! {
        <section class="since" aria-labelledby="l-depuis" hidden=move || news.with(News::is_empty)>
            <h2 id="l-depuis" class="since-heading">{wording::SINCE}</h2>
            <NewsList offers=Memo::new(move |_| news.with(|news| news.new.clone())) words=wording::new />
            <NewsList offers=Memo::new(move |_| news.with(|news| news.postponed.clone())) words=wording::postponed />
            <NewsList offers=Memo::new(move |_| news.with(|news| news.closed.clone())) words=wording::closed />
        </section>
    }
}

/// One kind of news.
#[component]
fn NewsList(
    /// Positions of the offers.
    offers: Memo<Vec<u32>>,
    /// How many they are, in words.
    words: fn(usize) -> String,
) -> impl IntoView {
    let (listing, root) = (use_store().listing(), use_store().root());
    let link = move |position: u32| {
        let at = position as usize;
        view! { <li><a href=offer_address(&root, &listing.ids[at])>{listing.titles[at].to_owned()}</a></li> }
    };
    view! {
        <details class="since-part" hidden=move || offers.with(Vec::is_empty)>
            <summary>{move || words(offers.with(Vec::len))}</summary>
            <ul class="since-list">
                <For each=move || offers.get().into_iter().take(MOST) key=|position| *position children=link />
            </ul>
        </details>
    }
}
