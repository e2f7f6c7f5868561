//! What a reader keeps of an offer: the star, the fold, the note, how far the application is.

use super::part::{Part, part};
use crate::saved::{STEPS, SavedOffer};
use crate::wording;
use leptos::prelude::*;

/// What a page shows of what is kept of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// What is on the device.
    pub record: SavedOffer,
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
    pub undo: Vec<(String, SavedOffer)>,
}

/// The button that makes an offer a favourite. It says the same either way, so that nothing beside it moves.
pub(super) fn star_button(id: &str, title: &str, star: bool) -> Part {
    let (pressed, mark) = if star { ("true", "★") } else { ("false", "☆") };
    part("button")
        .set("type", "button")
        .class("star")
        .set("data-action", "star")
        .set("data-id", id.to_owned())
        .set("aria-pressed", pressed)
        .set("aria-label", format!("{} – {title}", wording::STAR))
        .part(part("span").class("star-mark").set("aria-hidden", "true").words(mark))
        .part(part("span").class("star-name").words(wording::FAVOURITE))
}

/// The button that folds an offer away in the list.
pub(super) fn hide_button(id: &str, title: &str, hidden: bool) -> Part {
    let name = if hidden { wording::UNHIDE } else { wording::HIDE };
    part("button")
        .set("type", "button")
        .class("quiet")
        .set("data-action", "hide")
        .set("data-id", id.to_owned())
        .set("aria-label", format!("{name} – {title}"))
        .words(name)
}

/// What a card of the list shows of it; on a static page its place is kept free.
pub(super) fn card_part(id: &str, title: &str, record: Option<&SavedOffer>) -> Part {
    let mine = part("p").class("offer-card-mine");
    let Some(record) = record else { return mine };
    // Who has begun to apply has read it: one of the two, so that they stay on one line.
    let begun = !record.step.is_empty();
    let step = part("span").class("offer-card-step").flag("hidden", !begun);
    mine.part(star_button(id, title, record.star))
        .part(hide_button(id, title, false))
        .part(part("span").class("offer-card-read").flag("hidden", !record.read || begun).words(wording::READ))
        .part(step.words(wording::step(&record.step)))
}

/// An offer that is folded away in the list.
pub(super) fn folded(id: &str, title: &str, address: String) -> Part {
    let link = part("a").set("href", address).part(part("bdi").words(title.to_owned()));
    let mine = part("p").class("offer-card-mine").part(part("span").words(wording::HIDDEN));
    part("article")
        .class("offer-card")
        .set("data-folded", "")
        .part(part("h3").class("offer-card-title").part(link))
        .part(mine.part(hide_button(id, title, true)))
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
    let words = toast.map_or_else(String::new, |toast| toast.words.clone());
    let button = part("button").set("type", "button").class("button").set("data-action", "undo").flag("hidden", !undo);
    part("div")
        .class("toast")
        .flag("hidden", toast.is_none())
        .part(part("p").set("role", "status").words(words))
        .part(button.words(wording::UNDO))
        .into_any()
}
