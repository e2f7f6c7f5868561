//! The last action, with a button that undoes it.

use super::icon::{Icon, IconImage};
use super::saved_state::SavedState;
use crate::wording;
use leptos::prelude::*;

/// The last action on what is saved; hidden until there is one, and, by the program, some seconds later. What it undoes can
/// be undone by the same control that did it, so nothing is lost with it.
#[component]
pub fn Toast() -> impl IntoView {
    let saved = SavedState::of_page();
    let can_undo = move || saved.toast.with(|toast| toast.as_ref().is_some_and(|toast| !toast.undo.is_empty()));
    let words = move || saved.toast.with(|toast| toast.as_ref().map(|toast| toast.words.clone()).unwrap_or_default());
    let link = move || saved.toast.with(|toast| toast.as_ref().and_then(|toast| toast.link.clone()));
    view! {
        <div class="toast" hidden=move || saved.toast.with(Option::is_none)>
            <p role="status">{words}</p>
            <a class="button" href=link hidden=move || link().is_none()>{wording::SEE_IT}</a>
            <button type="button" class="button" hidden=move || !can_undo() on:click=move |_| saved.undo()>
                {wording::UNDO}
            </button>
            <button
                type="button"
                class="icon-button toast-close"
                aria-label=wording::CLOSE_TOAST
                title=wording::CLOSE_TOAST
                on:click=move |_| saved.toast.set(None)
            >
                <IconImage icon=Icon::Cross />
            </button>
        </div>
    }
}
