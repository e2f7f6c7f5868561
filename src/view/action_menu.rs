//! A menu of actions that are asked for less often than those beside it.

use super::icon::{Icon, IconImage};
use leptos::prelude::*;

/// The attribute of what unfolds and is closed when the reader turns to something else; the programs do it.
pub const DISMISSED: &str = "data-dismissed";

/// A button that unfolds further actions.
#[component]
pub fn ActionMenu(
    /// The button's name.
    name: String,
    /// The actions.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="action-menu" data-dismissed="">
            <summary class="icon-button" aria-label=name.clone() title=name><IconImage icon=Icon::More /></summary>
            <div class="action-menu-list">{children()}</div>
        </details>
    }
}
