//! Fetching the release's data. Every byte is checked against its hash by the browser.

use super::next_task;
use super::release::{File, Release};
use crate::bundle::packed::Packed;
use crate::query::Listing;
use crate::search::Index;
use crate::view::sheet::Sheet;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Request, RequestCache, RequestInit, Response};

/// A part of the listing.
pub(crate) async fn listing(release: &Release, part: usize) -> Result<Listing, JsValue> {
    let file = release.listing.get(part).ok_or("the release has no such part of the listing")?;
    unpacked(release, file, Listing::unpack).await?.ok_or_else(|| "the listing is of another schema".into())
}

/// All parts of the listing as one.
pub(crate) async fn whole_listing(release: &Release) -> Result<Listing, JsValue> {
    let mut whole = listing(release, 0).await?;
    for part in 1..release.listing.len() {
        whole.append(&listing(release, part).await?);
    }
    Ok(whole)
}

/// The search index.
pub(crate) async fn search(release: &Release) -> Result<Index, JsValue> {
    Index::open(bytes(release, &release.search).await?).map_err(|_| "the search index is of another version".into())
}

/// A chunk of texts.
pub(crate) async fn sheets(release: &Release, chunk: usize) -> Result<Vec<Sheet>, JsValue> {
    let file = release.texts.get(chunk).ok_or("the release has no such chunk of texts")?;
    unpacked(release, file, Sheet::unpack).await?.ok_or_else(|| "the texts are of another schema".into())
}

/// What a file holds. Each step is a task of its own: of a large archive, one for all would hold up a tap.
async fn unpacked<T>(release: &Release, file: &File, unpack: fn(Packed) -> Option<T>) -> Result<Option<T>, JsValue> {
    let bytes = bytes(release, file).await?;
    next_task().await;
    let packed = parse(&bytes)?;
    next_task().await;
    let unpacked = unpack(packed);
    next_task().await;
    Ok(unpacked)
}

/// Reads one of the release's own descriptions. What is wrong with one that has its checksum is a
/// matter for the compiler's tests: the browser needs no words for it.
pub(crate) fn parse(bytes: &[u8]) -> Result<Packed, JsValue> {
    serde_json::from_slice(bytes).map_err(|_| "the data are not of this release".into())
}

/// A file's bytes. A bad copy may lie in a cache for as long as its host allows, so the second try asks past it.
async fn bytes(release: &Release, file: &File) -> Result<Vec<u8>, JsValue> {
    match fetched(release, file, RequestCache::Default).await {
        Ok(bytes) => Ok(bytes),
        Err(_) => fetched(release, file, RequestCache::Reload).await,
    }
}

async fn fetched(release: &Release, file: &File, cache: RequestCache) -> Result<Vec<u8>, JsValue> {
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
