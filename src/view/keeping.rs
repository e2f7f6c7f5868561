//! What a reader keeps of an offer: the star, the fold, the note, how far the application is.

use crate::keep::{Record, STEPS};
use crate::wording;
use leptos::prelude::*;

/// What a page shows of what is kept of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// What is on the device.
    pub record: Record,
    /// The note as it stands in its field.
    pub note: String,
    /// Whether the last change is on the device, in words.
    pub said: &'static str,
}

/// What was done last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// In words.
    pub words: String,
    /// How to take it back: offers' ids, and what was kept of them before.
    pub undo: Vec<(String, Record)>,
}

/// The button that makes an offer a favourite.
#[must_use]
pub fn star_button(id: &str, title: &str, star: bool) -> AnyView {
    view! {
        <button
            type="button" class="star" data-action="star" data-id=id.to_owned()
            aria-pressed=if star { "true" } else { "false" } aria-label=format!("{} – {title}", wording::STAR)
        >
            <span class="star-mark" aria-hidden="true">{if star { "★" } else { "☆" }}</span>
            <span class="star-name">{if star { wording::STARRED } else { wording::STAR }}</span>
        </button>
    }
    .into_any()
}

/// The button that folds an offer away in the list.
#[must_use]
pub fn hide_button(id: &str, title: &str, hidden: bool) -> AnyView {
    let name = if hidden { wording::UNHIDE } else { wording::HIDE };
    view! {
        <button type="button" class="quiet" data-action="hide" data-id=id.to_owned() aria-label=format!("{name} – {title}")>
            {name}
        </button>
    }
    .into_any()
}

/// What a card of the list shows of it.
#[must_use]
pub fn card_part(id: &str, title: &str, record: &Record) -> AnyView {
    view! {
        <p class="offer-card-mine">
            {star_button(id, title, record.star)}
            {hide_button(id, title, false)}
            <span class="offer-card-read" hidden=!record.read>{wording::READ}</span>
            <span class="offer-card-step" hidden=record.step.is_empty()>{wording::step(&record.step)}</span>
        </p>
    }
    .into_any()
}

/// An offer that is folded away in the list.
#[must_use]
pub fn folded(id: &str, title: &str, address: String) -> AnyView {
    view! {
        <article class="offer-card offer-card-folded">
            <h3 class="offer-card-title"><a href=address><bdi>{title.to_owned()}</bdi></a></h3>
            <p class="offer-card-mine"><span>{wording::HIDDEN}</span>{hide_button(id, title, true)}</p>
        </article>
    }
    .into_any()
}

/// The reader's own part of an offer's page: step and note, and whether they are kept.
#[must_use]
pub fn own_part(id: &str, mine: &Mine) -> AnyView {
    let Mine { record, note, said } = mine;
    let (step_id, note_id) = (format!("etape-{id}"), format!("note-{id}"));
    view! {
        <div class="mine" data-id=id.to_owned()>
            <p class="hint">{wording::MINE_HINT}</p>
            <p class="field">
                <label for=step_id.clone()>{wording::STEP}</label>
                <select id=step_id data-keep="step" prop:value=record.step.clone()>
                    {STEPS.into_iter().map(|step| view! {
                        <option value=step selected=record.step == step>{wording::step(step)}</option>
                    }.into_any()).collect_view()}
                </select>
            </p>
            <p class="field">
                <label for=note_id.clone()>{wording::NOTE}</label>
                <textarea id=note_id rows="4" maxlength="20000" data-keep="note" prop:value=note.clone()></textarea>
            </p>
            <p class="mine-said" role="status">{*said}</p>
        </div>
    }
    .into_any()
}

/// What was done last, with a button that takes it back.
#[must_use]
pub fn toast(toast: Option<&Toast>) -> AnyView {
    let undo = toast.is_some_and(|toast| !toast.undo.is_empty());
    view! {
        <div class="toast" hidden=toast.is_none()>
            <p role="status">{toast.map_or_else(String::new, |toast| toast.words.clone())}</p>
            <button type="button" class="button" data-action="undo" hidden=!undo>{wording::UNDO}</button>
        </div>
    }
    .into_any()
}
