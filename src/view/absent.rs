//! Shown in place of an offer or page that is missing or loading.

use crate::wording;
use leptos::prelude::*;

/// A heading, a sentence, and the way to the list.
#[component]
pub fn Absent(
    /// The heading.
    heading: String,
    /// The sentence.
    sentence: &'static str,
    /// The address of the list.
    back: String,
) -> impl IntoView {
    view! {
        <div class="absent">
            <h1>{heading}</h1>
            <p role="status">{sentence}</p>
            <p><a class="button" href=back>{wording::TO_THE_LIST}</a></p>
        </div>
    }
}
