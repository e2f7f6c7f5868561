//! Remarks about the notice: doubts, changes.

use leptos::prelude::*;

/// Sentences about the notice, folded below a heading; hidden where there are none.
#[component]
pub fn Remarks(
    /// The heading.
    heading: &'static str,
    /// The sentences.
    sentences: Vec<String>,
) -> impl IntoView {
    let hidden = sentences.is_empty();
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <details class="doubts" hidden=hidden>
            <summary>{heading}</summary>
            <ul>{items.collect_view()}</ul>
        </details>
    }
}
