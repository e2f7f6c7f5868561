//! Files made in the browser and handed to the reader.

use super::store::Store;
use crate::wording;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Milliseconds after which the browser has read the file.
const READ: u32 = 60_000;

/// The type of a file.
#[derive(Clone, Copy)]
pub(super) enum FileType {
    Calendar,
    Csv,
    Json,
}

impl FileType {
    const fn mime(self) -> &'static str {
        match self {
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

impl Store {
    /// Hands a file to the reader, and says whether that was possible.
    pub(super) fn download(self, name: &str, kind: FileType, bytes: &[u8]) {
        let outcome = match download(name, kind, bytes) {
            Ok(()) => wording::made(name),
            Err(_) => wording::NOT_MADE.to_owned(),
        };
        self.outcome.set(outcome);
    }
}

fn download(name: &str, kind: FileType, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind.mime());
    let address = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    document().body().ok_or("no body")?.append_child(&link)?;
    link.click();
    link.remove();
    gloo::timers::callback::Timeout::new(READ, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}
