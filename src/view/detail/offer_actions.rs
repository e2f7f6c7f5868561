//! The actions on an offer.

use crate::view::action_menu::ActionMenu;
use crate::view::favourite_button::FavouriteButton;
use crate::view::icon::{Icon, IconImage};
use crate::view::saved_state::SavedState;
use crate::view::{BrowserActions, use_root};
use crate::wording;
use leptos::prelude::*;

/// The actions on an offer: those asked for most often side by side, the rest in a menu.
#[component]
pub fn OfferActions(
    /// The offer's id.
    id: String,
    /// The offer's title.
    title: String,
    /// The offer's reference; empty where it has none.
    reference: String,
) -> impl IntoView {
    let (saved, root, actions) = (SavedState::of_page(), use_root(), BrowserActions::of_page());
    let (export, mine) = (format!("{root}emporter/?offre={id}"), format!("{root}favoris/#{id}"));
    let is_kept = {
        let id = id.clone();
        Memo::new(move |_| saved.offer(&id).is_kept())
    };
    let shared = title.clone();
    let said = move || Some(actions.outcome.get()).filter(|words| !words.is_empty());
    let has_reference = !reference.is_empty();
    let reference = StoredValue::new(reference);
    view! {
        <div class="offer-own">
            <FavouriteButton id title />
            <a class="icon-link" href=export.clone()><IconImage icon=Icon::Calendar /><span>{wording::AGENDA_NAME}</span></a>
            <button type="button" class="icon-link share" on:click=move |_| actions.share.run(shared.clone())>
                <IconImage icon=Icon::Share />
                <span>{wording::SHARE_NAME}</span>
            </button>
            <ActionMenu name=wording::MORE_ACTIONS.to_owned()>
                <a href=export>{wording::POSTER_NAME}</a>
                <button type="button" class="print" on:click=move |_| actions.print.run(())>{wording::PRINT}</button>
                <button type="button" hidden=!has_reference on:click=move |_| actions.copy.run(reference.get_value())>
                    {wording::COPY_REFERENCE}
                </button>
                <a href=move || is_kept.get().then(|| mine.clone()) hidden=move || !is_kept.get()>{wording::MINE}</a>
            </ActionMenu>
            <span role="status">{move || said().map(|words| view! { <span class="offer-said">{words}</span> })}</span>
        </div>
    }
}
