//! Fetching the release's data. Every byte is checked against its hash by the browser.

use super::next_task;
use crate::release::{Asset, Column as _, Detail, Listing, Manifest};
use crate::search::Index;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Request, RequestCache, RequestInit, Response};

/// What is wrong with data that have their checksum is a matter for the compiler's tests: a reader needs no words for it.
pub(crate) const NOT_OF_THIS_RELEASE: &str = "the data are not of this release";

/// A part of the listing.
pub(crate) async fn listing(release: &Manifest, part: usize) -> Result<Listing, JsValue> {
    let file = release.listing.get(part).ok_or("the release has no such part of the listing")?;
    read(release, file, Listing::parse).await
}

/// All parts of the listing as one.
pub(crate) async fn whole_listing(release: &Manifest) -> Result<Listing, JsValue> {
    let mut whole = listing(release, 0).await?;
    for part in 1..release.listing.len() {
        whole.append(&listing(release, part).await?);
    }
    Ok(whole)
}

/// The search index.
pub(crate) async fn search(release: &Manifest) -> Result<Index, JsValue> {
    Index::open(bytes(release, &release.search).await?).map_err(|_| "the search index is of another version".into())
}

/// A chunk of offers in full.
pub(crate) async fn details(release: &Manifest, chunk: usize) -> Result<Vec<Detail>, JsValue> {
    let file = release.texts.get(chunk).ok_or("the release has no such chunk of texts")?;
    read(release, file, |json| serde_json::from_slice(json)).await
}

/// What a file holds. Reading it is a task of its own: a large archive must not hold up a tap.
async fn read<T>(release: &Manifest, file: &Asset, read: fn(&[u8]) -> serde_json::Result<T>) -> Result<T, JsValue> {
    let bytes = bytes(release, file).await?;
    next_task().await;
    let value = read(&bytes).map_err(|_| JsValue::from_str(NOT_OF_THIS_RELEASE));
    next_task().await;
    value
}

/// A file's bytes. A bad copy may lie in a cache for as long as its host allows, so the second try asks past it.
async fn bytes(release: &Manifest, file: &Asset) -> Result<Vec<u8>, JsValue> {
    match fetched(release, file, RequestCache::Default).await {
        Ok(bytes) => Ok(bytes),
        Err(_) => fetched(release, file, RequestCache::Reload).await,
    }
}

async fn fetched(release: &Manifest, file: &Asset, cache: RequestCache) -> Result<Vec<u8>, JsValue> {
    let init = RequestInit::new();
    init.set_integrity(&file.integrity);
    init.set_cache(cache);
    let request = Request::new_with_str_and_init(&format!("{}{}", release.base, file.path), &init)?;
    let response: Response =
        JsFuture::from(leptos::prelude::window().fetch_with_request(&request)).await?.unchecked_into();
    if !response.ok() {
        return Err(format!("{}: status {}", file.path, response.status()).into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
