//! The actions on an offer.

use crate::view::favourite_button::FavouriteButton;
use crate::view::saved_state::SavedState;
use crate::view::use_root;
use crate::wording;
use leptos::prelude::*;

/// The actions on an offer. The link for saved offers alone comes last, so that it moves nothing; without a saved offer
/// it leads nowhere.
#[component]
pub fn OfferActions(
    /// The offer's id.
    id: String,
    /// The offer's title.
    title: String,
) -> impl IntoView {
    let (saved, root) = (SavedState::of_page(), use_root());
    let (export, mine) = (format!("{root}emporter/?offre={id}"), format!("{root}favoris/#{id}"));
    let is_kept = {
        let id = id.clone();
        Memo::new(move |_| saved.offer(&id).is_kept())
    };
    view! {
        <p class="offer-own">
            <a class="button" href=export>{wording::TAKE_AWAY}</a>
            <FavouriteButton id title />
            <a class="button" href=move || is_kept.get().then(|| mine.clone()) hidden=move || !is_kept.get()>{wording::MINE}</a>
        </p>
    }
}
