//! Light dismiss: menus and sheets close when the reader turns to something else, and the last action's notice goes by itself.

use crate::view::action_menu::DISMISSED;
use crate::view::saved_state::SavedState;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, KeyboardEvent};

/// How long the notice of the last action stays, in milliseconds.
const STAYS: u32 = 8_000;

/// Closes what is open when the focus or a press goes elsewhere, or Escape is pressed; Escape leaves the focus on what opened it.
pub(crate) fn listen() {
    for kind in ["focusin", "pointerdown", "keydown"] {
        EventListener::new(&document(), kind, turned).forget();
    }
}

fn turned(event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>();
    if key.is_some_and(|key| key.key() != "Escape") {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(all) = document().query_selector_all(&format!("[{DISMISSED}][open]")) else { return };
    for at in 0..all.length() {
        let Some(one) = all.item(at).and_then(|one| one.dyn_into::<HtmlDetailsElement>().ok()) else { continue };
        // A press on the element itself, and on nothing in it, is one on the page behind a sheet.
        let is_within = one.contains(Some(&target)) && target != *one.unchecked_ref::<Element>();
        if key.is_some() && is_within {
            one.set_open(false);
            if let Ok(Some(opener)) = one.query_selector("summary") {
                drop(opener.dyn_into::<HtmlElement>().map(|opener| opener.focus()));
            }
        } else if key.is_none() && !is_within {
            one.set_open(false);
        }
    }
}

/// Takes the notice of the last action away after a while, unless the pointer or the focus is on it.
pub(crate) fn let_toast_go(saved: SavedState) {
    Effect::new(move |_| {
        if saved.toast.with(Option::is_some) {
            wait(saved);
        }
    });
}

fn wait(saved: SavedState) {
    let shown = saved.toast.get_untracked();
    let over = move || {
        if saved.toast.get_untracked() != shown {
            return;
        }
        let is_held = document().query_selector(".toast:is(:hover, :focus-within)").is_ok_and(|toast| toast.is_some());
        if is_held { wait(saved) } else { saved.toast.set(None) }
    };
    Timeout::new(STAYS, over).forget();
}
