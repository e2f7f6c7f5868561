//! The last action, with a button that undoes it.

use super::saved_state::SavedState;
use crate::wording;
use leptos::prelude::*;

/// The last action on what is saved; hidden until there is one.
#[component]
pub fn Toast() -> impl IntoView {
    let saved = SavedState::of_page();
    let can_undo = move || saved.toast.with(|toast| toast.as_ref().is_some_and(|toast| !toast.undo.is_empty()));
    let words = move || saved.toast.with(|toast| toast.as_ref().map(|toast| toast.words.clone()).unwrap_or_default());
    view! {
        <div class="toast" hidden=move || saved.toast.with(Option::is_none)>
            <p role="status">{words}</p>
            <button type="button" class="button" hidden=move || !can_undo() on:click=move |_| saved.undo()>
                {wording::UNDO}
            </button>
        </div>
    }
}
