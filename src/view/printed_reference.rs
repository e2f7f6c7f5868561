//! An offer's reference, by which it is asked for on paper.

use crate::offer::Field;
use crate::wording;
use leptos::prelude::*;

/// The reference of an offer; nothing where its notice has none.
#[component]
pub fn PrintedReference(
    /// The reference.
    reference: Option<String>,
) -> impl IntoView {
    let words = |reference| format!("{}\u{a0}: {reference}", wording::label(Field::Reference));
    reference.map(|reference| view! { <p class="printed-reference">{words(reference)}</p> })
}
