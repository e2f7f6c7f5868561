//! The way from the list to a page.

use crate::view::use_root;
use crate::wording::pages as wording;
use leptos::prelude::*;

/// The way from the list to a page: links with their names, then the page's own name.
#[component]
pub fn Breadcrumbs(
    /// The page between the list and this one: its address and name.
    parent: Option<(String, String)>,
    /// The page's own name.
    name: String,
) -> impl IntoView {
    let step = |(address, name): (String, String)| view! { <li><a href=address>{name}</a></li> };
    let list = (use_root(), wording::ALL_OFFERS.to_owned());
    view! {
        <nav class="breadcrumbs" aria-label=wording::WAY>
            <ol class="link-row">
                {step(list)}
                {parent.map(step)}
                <li aria-current="page">{name}</li>
            </ol>
        </nav>
    }
}
