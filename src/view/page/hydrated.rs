//! The part of a page that its program hydrates.

use crate::day::Day;
use crate::view::app::App;
use crate::view::store::Store;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// List or offer, as of the day of the build, with what the program must know of it: that day, and how many elements there
/// are, for a page that something else has changed since cannot be hydrated.
#[component]
pub fn HydratedApp(
    /// What the page shows.
    store: Store,
    /// The day of the build.
    today: Day,
) -> impl IntoView {
    store.provide();
    let html = view! { <App /> }.to_html();
    let opens = |pair: &[u8]| pair[0] == b'<' && pair[1].is_ascii_alphabetic();
    let elements = html.as_bytes().windows(2).filter(|pair| opens(pair)).count();
    InertElement::new(format!(r#"<div id="app" data-made="{today}" data-elements="{elements}">{html}</div>"#))
}
