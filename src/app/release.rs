//! What the start script tells of the release that this page belongs to.

use serde::Deserialize;
use web_sys::wasm_bindgen::JsValue;

/// A release's files, as this page may fetch them. One tab never mixes two releases: every path
/// bears the hash of its content, and every fetch checks it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Release {
    /// Path of the site's root on its host, with slashes at both ends: `/depot/`.
    pub(crate) base: String,
    /// The site's name.
    pub(crate) site: String,
    /// The listing.
    pub(crate) listing: File,
    /// The search index.
    pub(crate) search: File,
    /// The texts, in chunks.
    pub(crate) texts: Vec<File>,
}

/// A file of the release.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct File {
    /// Path from the site's root.
    pub(crate) path: String,
    /// Its hash, as `fetch` takes it.
    pub(crate) integrity: String,
}

impl Release {
    /// The description left by the start script in `globalThis.release`.
    pub(crate) fn of_page() -> Result<Self, JsValue> {
        let text = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("release"))?;
        let text = text.as_string().ok_or("the start script described no release")?;
        super::load::parse(text.as_bytes())
    }
}
