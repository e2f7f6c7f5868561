//! Listeners at the desk's root: what a reader does with buttons and fields.

use super::{Tools, files, question};
use crate::browser::{is_plain, saved_store};
use crate::wording;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, MouseEvent, ShareData};

/// Listens to everything.
pub(super) fn listen(desk: Tools) {
    let document = document();
    let on = |name: &'static str, act: fn(Tools, &Event)| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, name, options, move |event| act(desk, event)).forget();
    };
    on("click", clicked);
    on("input", |desk, event| saved_store::typed(desk.keeping, event));
    on("change", changed);
}

fn clicked(desk: Tools, event: &Event) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(Some(button)) = element.closest("[data-action]") else { return };
    let (action, id) = (button.get_attribute("data-action").unwrap_or_default(), button.get_attribute("data-id"));
    match (action.as_str(), id) {
        ("print", _) => drop(window().print()),
        ("star", Some(id)) => desk.keeping.star(id),
        ("undo", _) => desk.keeping.undo(),
        ("export", _) => files::export(desk),
        ("calendar-all", _) => files::calendar(desk, &files::starred(desk), wording::FAVOURITES_NAME),
        ("calendar", _) => {
            let id = super::asked("offre").unwrap_or_default();
            files::calendar(desk, std::slice::from_ref(&id), &id);
        }
        ("csv" | "json", _) => {
            let found = untrack(|| question::answer(desk, &question::asked())).found;
            files::table(desk, &found, action == "json");
        }
        ("share", _) => crate::browser::spawn(share(desk)),
        ("forget", Some(address)) => crate::browser::spawn(async move { desk.keeping.forget_question(&address).await }),
        ("look", Some(address)) => {
            // In this tab the link is followed once the answer is kept: WebKit suspends a page that leaves in the middle of a
            // transaction, and all pages after it wait for its end.
            let here = event.dyn_ref::<MouseEvent>().is_some_and(is_plain);
            if here {
                event.prevent_default();
            }
            let seen = untrack(|| question::ids(desk, &address));
            crate::browser::spawn(async move {
                desk.keeping.keep_question(&address, seen).await;
                if let (true, Some(href)) = (here, button.get_attribute("href")) {
                    drop(window().location().assign(&href));
                }
            });
        }
        _ => {}
    }
}

fn changed(desk: Tools, event: &Event) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    match (field.get_attribute("data-keep").as_deref(), field.get_attribute("data-id")) {
        (Some("compare"), Some(id)) => desk.chosen.update(|chosen| {
            chosen.retain(|other| *other != id);
            if field.checked() {
                chosen.push(id);
            }
        }),
        (Some("import"), _) => {
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                field.set_value("");
                crate::browser::spawn(files::import(desk, file));
            }
        }
        _ => {}
    }
}

/// Shares the page's offer by the device's own means, or copies its link.
async fn share(desk: Tools) {
    let Some(id) = super::asked("offre") else { return };
    let address = desk.offer_address(&id);
    let navigator = window().navigator();
    if js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(wording::SITE);
        data.set_url(&address);
        // Who closes the sheet wants nothing more.
        drop(JsFuture::from(navigator.share_with_data(&data)).await);
        return;
    }
    let copied = JsFuture::from(navigator.clipboard().write_text(&address)).await.is_ok();
    desk.said.set(if copied { wording::LINK_COPIED } else { wording::LINK_NOT_COPIED }.to_owned());
}
