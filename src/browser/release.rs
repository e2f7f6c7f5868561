//! What the start script tells of the release that this page belongs to.

use crate::release::Manifest;
use web_sys::wasm_bindgen::JsValue;

/// The manifest that the start script left in `globalThis.release`.
pub(crate) fn of_page() -> Result<Manifest, JsValue> {
    let text = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("release"))?;
    let text = text.as_string().ok_or("the start script described no release")?;
    serde_json::from_str(&text).map_err(|_| super::fetch::NOT_OF_THIS_RELEASE.into())
}
