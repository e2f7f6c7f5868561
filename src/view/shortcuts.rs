//! The dialog of keyboard shortcuts, on every page that has a program. The program opens it.

use crate::wording::shortcuts as said;
use leptos::prelude::*;

/// The id of the dialog.
pub const SHEET: &str = "raccourcis";
/// The id of the button that opens it; shown once a program listens.
pub const OPENER: &str = "raccourcis-montrer";
/// The id of the box that turns the keys on and off.
pub const SWITCH: &str = "raccourcis-actifs";

/// The dialog, closed.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let keys =
        said::KEYS.map(|(key, does)| view! { <div class="shortcut"><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div> });
    view! {
        <dialog class="shortcuts" id=SHEET aria-labelledby="raccourcis-titre">
            <h2 class="shortcuts-heading" id="raccourcis-titre">{said::SHORTCUTS}</h2>
            <dl class="shortcuts-keys">{keys}</dl>
            <p><label class="shortcuts-switch"><input type="checkbox" id=SWITCH checked />{said::SHORTCUTS_ON}</label></p>
            <form method="dialog"><button type="submit" class="button">{said::CLOSE}</button></form>
        </dialog>
    }
}

/// The button that opens the dialog.
#[component]
pub fn ShortcutsButton() -> impl IntoView {
    view! { <button type="button" class="quiet" id=OPENER hidden>{said::SHORTCUTS}</button> }
}
