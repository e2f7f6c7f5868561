//! Offers like the one shown.

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
}

/// Links to open offers like the one shown; hidden where there are none.
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
                    <li>
                        <a href=offer_address(&root, &offer.id)>{offer.title}</a>
                        " "
                        <span class="similar-place">{offer.employer}</span>
                    </li>
                </For>
            </ul>
        </section>
    }
}
