//! What only a browser does for a page: printing, copying.

use super::spawn;
use crate::view::BrowserActions;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The actions, for the context of the views.
pub(crate) fn actions() -> BrowserActions {
    let copied = RwSignal::new(None);
    let copy = move |text: String| {
        let done = window().navigator().clipboard().write_text(&text);
        spawn(async move {
            if JsFuture::from(done).await.is_ok() {
                copied.set(Some(text));
            }
        });
    };
    BrowserActions { print: Callback::new(|()| drop(window().print())), copy: Callback::new(copy), copied }
}
