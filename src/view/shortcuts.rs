//! The sheet of keyboard shortcuts: a dialog of every page that has a program, opened by the program.

use crate::wording::shortcuts as said;
use leptos::prelude::*;

/// The dialog.
pub const SHEET: &str = "raccourcis";
/// What opens it; seen once a program listens.
pub const OPENER: &str = "raccourcis-montrer";
/// Whether the keys act.
pub const SWITCH: &str = "raccourcis-actifs";

/// The sheet, closed.
#[must_use]
pub fn sheet() -> AnyView {
    let key = |(key, does): (&'static str, &'static str)| {
        view! { <div class="shortcut"><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div> }.into_any()
    };
    view! {
        <dialog class="shortcuts" id=SHEET aria-labelledby="raccourcis-titre">
            <h2 class="shortcuts-heading" id="raccourcis-titre">{said::SHORTCUTS}</h2>
            <dl class="shortcuts-keys">{said::KEYS.map(key).collect_view()}</dl>
            <p><label class="shortcuts-switch"><input type="checkbox" id=SWITCH checked />{said::SHORTCUTS_ON}</label></p>
            <form method="dialog"><button type="submit" class="button">{said::CLOSE}</button></form>
        </dialog>
    }
    .into_any()
}

/// The button that opens it.
#[must_use]
pub fn opener() -> AnyView {
    view! { <button type="button" class="quiet" id=OPENER data-action="shortcuts" hidden>{said::SHORTCUTS}</button> }
        .into_any()
}
