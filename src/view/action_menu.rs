//! A menu of actions that are asked for less often than those beside it.

use super::icon::{Icon, IconImage};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::{Details, Summary};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// A button that unfolds further actions. Escape folds it and keeps the focus on the button; leaving it folds it too.
#[component]
pub fn ActionMenu(
    /// The button's name.
    name: String,
    /// The actions.
    children: Children,
) -> impl IntoView {
    let menu = NodeRef::<Details>::new();
    let button = NodeRef::<Summary>::new();
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            menu.set_open(false);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            if let Some(button) = button.get_untracked() {
                drop(button.focus());
            }
        }
    };
    let left = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        if to.is_some_and(|to| menu.get_untracked().is_some_and(|menu| !menu.contains(Some(&to)))) {
            close();
        }
    };
    view! {
        <details class="action-menu" node_ref=menu on:keydown=pressed on:focusout=left>
            <summary class="icon-button" node_ref=button aria-label=name.clone() title=name><IconImage icon=Icon::More /></summary>
            <div class="action-menu-list">{children()}</div>
        </details>
    }
}
