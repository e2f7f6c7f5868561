//! What only a browser does for a page: printing, copying, sharing.

use super::spawn;
use crate::view::BrowserActions;
use crate::wording;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;
use web_sys::wasm_bindgen::JsValue;

/// The actions, for the context of the views.
pub(crate) fn actions() -> BrowserActions {
    let outcome = RwSignal::new("");
    let copy = move |text: String| {
        spawn(async move {
            if copied(&text).await {
                outcome.set(wording::COPIED);
            }
        });
    };
    let share = move |title: String| {
        spawn(async move {
            if let Ok(address) = window().location().href() {
                outcome.set(shared(&title, &address).await);
            }
        });
    };
    BrowserActions {
        print: Callback::new(|()| drop(window().print())),
        copy: Callback::new(copy),
        share: Callback::new(share),
        outcome,
    }
}

/// Shares an address by the device's own means, or copies it; what was done, in a sentence.
pub(crate) async fn shared(title: &str, address: &str) -> &'static str {
    let navigator = window().navigator();
    if Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(address);
        // A rejection means that the reader closed the dialog.
        drop(JsFuture::from(navigator.share_with_data(&data)).await);
        return "";
    }
    if copied(address).await { wording::LINK_COPIED } else { wording::LINK_NOT_COPIED }
}

async fn copied(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
