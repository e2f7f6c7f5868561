//! The acronyms of an offer.

use crate::release::detail::Acronym;
use crate::view::use_root;
use crate::wording;
use leptos::prelude::*;

/// The acronyms of the offer with their meanings; hidden where it uses none.
#[component]
pub fn Acronyms(
    /// The acronyms.
    acronyms: Vec<Acronym>,
) -> impl IntoView {
    let hidden = acronyms.is_empty();
    let entry = |Acronym { short, meanings }: Acronym| {
        let meanings = meanings.into_iter().map(|meaning| view! { <dd>{meaning}</dd> });
        view! { <div class="term"><dt>{short}</dt>{meanings.collect_view()}</div> }
    };
    view! {
        <section class="offer-section" aria-labelledby="l-sigles" hidden=hidden>
            <h2 id="l-sigles">{wording::ACRONYMS}</h2>
            <dl class="terms">{acronyms.into_iter().map(entry).collect_view()}</dl>
            <p><a class="quiet" href=format!("{}glossaire/", use_root())>{wording::TO_GLOSSARY}</a></p>
        </section>
    }
}
