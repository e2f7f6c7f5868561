//! Offers like the one shown.

use crate::offer::Term;
use crate::view::deadline_line::DeadlineLine;
use crate::view::{offer_address, use_root};
use crate::wording;
use leptos::prelude::*;

/// An open offer like the one shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimilarOffer {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its employer.
    pub employer: String,
    /// Where the work is done.
    pub place: String,
    /// Until when it may be applied for.
    pub term: Term,
}

/// Cards of open offers like the one shown; hidden where there are none.
#[component]
pub fn SimilarOffers(
    /// The offers.
    similar: Signal<Vec<SimilarOffer>>,
) -> impl IntoView {
    let root = use_root();
    view! {
        <section class="similar" aria-labelledby="l-semblables" hidden=move || similar.with(Vec::is_empty)>
            <h2 id="l-semblables">{wording::SIMILAR}</h2>
            <ul class="similar-list">
                <For each=move || similar.get() key=|offer| offer.id.clone() let(offer)>
                    <li class="similar-card">
                        <a class="similar-title" href=offer_address(&root, &offer.id)>{offer.title}</a>
                        <p class="offer-card-where">
                            <span class="offer-card-employer">{offer.employer}</span>
                            {(!offer.place.is_empty()).then(|| view! { <span class="offer-card-place">{offer.place}</span> })}
                        </p>
                        <DeadlineLine term=offer.term />
                    </li>
                </For>
            </ul>
        </section>
    }
}
