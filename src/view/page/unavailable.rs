//! Pages that say what is missing: nothing at an address, nothing without network, nothing before a program has started.

use crate::view::absent::Absent;
use crate::view::use_root;
use crate::wording;
use leptos::prelude::*;

/// The page for addresses that lead nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <LoadingPage heading=wording::NOT_FOUND sentence=wording::NOT_FOUND_HINT /> }
}

/// The page in place of those that are not kept on the device, without network.
#[component]
pub fn NotKeptPage() -> impl IntoView {
    view! { <LoadingPage heading=wording::NOT_KEPT_PAGE sentence=wording::NOT_KEPT_PAGE_HINT /> }
}

/// A page that a program fills.
#[component]
pub fn LoadingPage(
    /// The heading.
    #[prop(into)]
    heading: String,
    /// What is said meanwhile.
    sentence: &'static str,
) -> impl IntoView {
    view! { <Absent heading sentence back=use_root() /> }
}
