//! Single keys that act at once. They act on what is on the page, whichever program drew it, and can be turned off
//! (WCAG 2.2, 2.1.4): a voice that dictates, or a hand that trembles, presses keys that nobody meant.

use super::storage::{self, local_storage};
use crate::view::shortcuts::{OPENER, SHEET, SWITCH};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

/// What is stored where a reader has turned the keys off.
const OFF: &str = "non";
/// The titles of the offers on the page.
const TITLES: &str = "main .offer-card-title a";
/// The star of the offer on its own page.
const STAR: &str = ".star";

/// The id of the search box, and its name.
const SEARCH: &str = "q";

/// The search box, on a page that has one.
pub(crate) fn search_box() -> Option<HtmlInputElement> {
    document().get_element_by_id(SEARCH)?.dyn_into().ok()
}

/// Listens to the keys of the site at `base`.
pub(crate) fn listen(base: &str) {
    let document = document();
    if let Some(switch) = switch() {
        remember(switch, format!("{} raccourcis", storage::name(base)));
    }
    if let Some(opener) = document.get_element_by_id(OPENER) {
        drop(opener.remove_attribute("hidden"));
    }
    super::on_click(OPENER, show);
    let options = EventListenerOptions::enable_prevent_default();
    let base = base.to_owned();
    EventListener::new_with_options(&document, "keydown", options, move |event| pressed(&base, event)).forget();
}

/// Sets the switch as it was left, under this name, and stores how it is set from now on.
fn remember(switch: HtmlInputElement, name: String) {
    if stored(&name) == Some(true) {
        switch.set_checked(false);
    }
    EventListener::new(&switch.clone(), "change", move |_| {
        // Without storage the choice holds until the page is left.
        if let Some(storage) = local_storage() {
            drop(if switch.checked() { storage.remove_item(&name) } else { storage.set_item(&name, OFF) });
        }
    })
    .forget();
}

/// Opens the sheet of shortcuts.
fn show() {
    if let Some(sheet) = sheet() {
        drop(sheet.show_modal());
    }
}

fn stored(name: &str) -> Option<bool> {
    Some(local_storage()?.get_item(name).ok()??.as_str() == OFF)
}

fn sheet() -> Option<HtmlDialogElement> {
    document().get_element_by_id(SHEET)?.dyn_into().ok()
}

fn switch() -> Option<HtmlInputElement> {
    document().get_element_by_id(SWITCH)?.dyn_into().ok()
}

fn pressed(base: &str, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let active = document().active_element();
    let writes = active.as_ref().is_some_and(writes);
    let off = switch().is_none_or(|switch| !switch.checked()) || sheet().is_none_or(|sheet| sheet.open());
    if writes || off || key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let done = match key.key().as_str() {
        "/" => search(base),
        "j" => step(active.as_ref(), 1),
        "k" => step(active.as_ref(), -1),
        "f" => star(active.as_ref()),
        "?" => {
            show();
            Some(())
        }
        _ => None,
    };
    if done.is_some() {
        event.prevent_default();
    }
}

/// Whether letters are words or choices here: they are in a field and in a list of choices, not on a box to tick.
pub(crate) fn writes(active: &Element) -> bool {
    match active.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.type_() != "checkbox",
        None => matches!(active.tag_name().as_str(), "SELECT" | "TEXTAREA"),
    }
}

/// Goes to the search box; on a page without one, to the list's.
fn search(base: &str) -> Option<()> {
    let Some(words) = search_box() else {
        return window().location().set_href(&format!("{base}#{SEARCH}")).ok();
    };
    words.select();
    words.focus().ok()
}

/// Goes from the offer that has the focus to another one; from none, to the first on the screen.
fn step(active: Option<&Element>, by: i32) -> Option<()> {
    let titles = document().query_selector_all(TITLES).ok()?;
    let title = |at: u32| titles.get(at)?.dyn_into::<HtmlElement>().ok();
    let own = active.and_then(card);
    let is_own = |at: &u32| own.is_some() && title(*at).as_deref().and_then(card) == own;
    let seen = |at: &u32| title(*at).is_some_and(|title| title.get_bounding_client_rect().top() >= 0.0);
    let next = match (0..titles.length()).find(is_own) {
        Some(at) => at.checked_add_signed(by)?,
        None => (0..titles.length()).find(seen)?,
    };
    title(next)?.focus().ok()
}

/// Gives or takes the star of the offer that has the focus, or of the page's own; there it takes the focus of what goes with it.
fn star(active: Option<&Element>) -> Option<()> {
    let within = match active.and_then(card) {
        Some(card) => card,
        None => document().query_selector("main .offer").ok()??,
    };
    let star: HtmlElement = within.query_selector(STAR).ok()??.dyn_into().ok()?;
    let beside = star.parent_element();
    if beside.is_some_and(|beside| active.is_some_and(|active| beside.contains(Some(active)))) {
        star.focus().ok()?;
    }
    star.click();
    Some(())
}

/// The offer of a list that something belongs to.
fn card(element: &Element) -> Option<Element> {
    element.closest(".offer-card").ok()?
}
