//! What a reader keeps of an offer: the star, the fold, the note, how far the application is.

use super::part::{Part, part};
use crate::saved::SavedOffer;
use crate::wording;

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
