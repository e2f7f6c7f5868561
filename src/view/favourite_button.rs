//! The star that makes an offer a favourite.

use super::icon::{Icon, IconImage};
use super::saved_state::SavedState;
use crate::wording;
use leptos::prelude::*;

/// The button that makes an offer a favourite. Its words stay the same in both states, so that nothing beside it moves; in the
/// list its icon stands alone, and its name is for who does not see it.
#[component]
pub fn FavouriteButton(
    /// The offer's id.
    id: String,
    /// The offer's title.
    title: String,
) -> impl IntoView {
    let saved = SavedState::of_page();
    let id = StoredValue::new(id);
    let star = Memo::new(move |_| saved.offer(&id.read_value()).star);
    view! {
        <button
            type="button"
            class="star"
            title=wording::STAR
            aria-pressed=move || star.get().to_string()
            aria-label=format!("{} – {title}", wording::STAR)
            on:click=move |_| saved.toggle_star(id.get_value())
        >
            <IconImage icon=Icon::Star />
            <span class="star-name">{wording::FAVOURITE}</span>
        </button>
    }
}
