//! What both programs of the browser stand on: how a program begins and fails, the release's files, what is stored on the
//! device, the service worker, the clock, the keyboard shortcuts, light dismiss.
//!
//! With `app` and `tools`, the only modules that know a browser.

pub(crate) mod actions;
pub(crate) mod clock;
pub(crate) mod dismiss;
pub(crate) mod fetch;
pub(crate) mod release;
pub(crate) mod saved_store;
pub(crate) mod shortcuts;
pub(crate) mod status_bar;
mod storage;
pub(crate) mod worker;

pub(crate) use actions::actions;
use gloo::events::EventListener;
use leptos::prelude::*;
use std::pin::Pin;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MouseEvent};

/// The attribute of the document's element that a page has once its program runs, whichever program it is.
const RUNNING: &str = "data-running";

/// Begins a program: the page says that it runs, or what stopped it.
pub(crate) fn begin(program: impl Future<Output = Result<(), JsValue>> + 'static) {
    std::panic::set_hook(Box::new(|info| fatal(&info.to_string())));
    spawn(async {
        match program.await {
            Ok(()) => drop(document().document_element().map(|page| page.set_attribute(RUNNING, ""))),
            Err(reason) => {
                report(&reason);
                show_notice("app-failed");
            }
        }
    });
}

/// Begins something that takes its time. Boxed, so that a program holds one way to run a future, not one for each.
pub(crate) fn spawn(what: impl Future<Output = ()> + 'static) {
    let what: Pin<Box<dyn Future<Output = ()>>> = Box::pin(what);
    wasm_bindgen_futures::spawn_local(what);
}

/// The place of a program in its page.
pub(crate) fn place() -> Result<HtmlElement, JsValue> {
    let place = ["app", "contenu"].into_iter().find_map(|id| document().get_element_by_id(id));
    Ok(place.ok_or("no place for the program")?.unchecked_into())
}

/// Yields to the event loop. Skipped in hidden tabs, where browsers throttle timers to one a second.
pub(crate) async fn next_task() {
    if document().hidden() {
        return;
    }
    let waited = storage::promise(|resolve, _| drop(window().set_timeout_with_callback(resolve)));
    drop(JsFuture::from(waited).await);
}

/// Whether a click follows a link in this very tab.
pub(crate) fn is_plain(mouse: &MouseEvent) -> bool {
    mouse.button() == 0 && !mouse.ctrl_key() && !mouse.meta_key() && !mouse.shift_key() && !mouse.alt_key()
}

/// Does something at each click on an element of the page's frame, which no program renders.
pub(crate) fn on_click(id: &str, act: fn()) {
    if let Some(element) = document().get_element_by_id(id) {
        EventListener::new(&element, "click", move |_| act()).forget();
    }
}

/// Reports an error to the console.
pub(crate) fn report(reason: &JsValue) {
    web_sys::console::error_1(reason);
}

/// A panic leaves a half-alive page: says so, once, in plain DOM, and lets nothing more be saved.
fn fatal(reason: &str) {
    report(&JsValue::from_str(reason));
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(details) = document.and_then(|document| document.get_element_by_id("crash-details")) {
        details.set_text_content(Some(&format!("{reason}\n")));
    }
    show_notice("app-crashed");
}

/// Shows one of the page's ready-made notices.
fn show_notice(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(notice) = document.and_then(|document| document.get_element_by_id(id)) {
        drop(notice.remove_attribute("hidden"));
    }
}
