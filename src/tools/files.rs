//! Files that the browser makes for the reader, and the one it takes from him.

use super::{Tools, page};
use crate::browser::saved_store::SavedStore;
use crate::export::ics::{self, Deadline};
use crate::export::{csv, file_name};
use crate::saved::backup::Backup;
use crate::saved::{Change, SavedOffer};
use crate::wording;
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Types of the files.
const CALENDAR: &str = "text/calendar;charset=utf-8";
const CSV: &str = "text/csv;charset=utf-8";
const JSON: &str = "application/json";

/// Hands a file to the reader.
fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let address = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    document().body().ok_or("no body")?.append_child(&link)?;
    // After the reader's own click has come to its end: the listener to clicks cannot hear two at once.
    gloo::timers::callback::Timeout::new(0, move || {
        link.click();
        link.remove();
    })
    .forget();
    // The browser has taken what it needs by then.
    gloo::timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

fn hand(desk: Tools, name: &str, kind: &str, bytes: &[u8]) {
    let done = download(name, kind, bytes);
    desk.said.set(if done.is_ok() { wording::made(name) } else { wording::NOT_MADE.to_owned() });
}

/// The calendar file of some offers.
pub(super) fn calendar(desk: Tools, ids: &[String], name: &str) {
    let deadlines: Vec<Deadline> = desk.listing.with_value(|listing| {
        ids.iter()
            .filter_map(|id| {
                let at = listing.ids.iter().position(|known| known == id)?;
                let address = desk.offer_address(id);
                let description = format!("{}\n{address}", &listing.employers[at]);
                Some(Deadline { description, address, ..Deadline::of_listing(listing, at) })
            })
            .collect()
    });
    let file = ics::download(&deadlines);
    hand(desk, &file_name(name, "ics"), CALENDAR, file.as_bytes());
}

/// The ids of all favourites.
pub(super) fn starred(desk: Tools) -> Vec<String> {
    untrack(|| page::starred(desk, &desk.listing.get_value()).into_iter().map(|one| one.id).collect())
}

/// The table of some offers.
pub(super) fn table(desk: Tools, found: &[u32], as_json: bool) {
    let root = desk.whole_address();
    let rows: Vec<csv::Row> =
        desk.listing.with_value(|listing| found.iter().map(|at| csv::Row::of(listing, *at as usize, &root)).collect());
    if as_json {
        hand(desk, "offres.json", JSON, &csv::json(&rows));
    } else {
        hand(desk, "offres.csv", CSV, &csv::csv(&rows));
    }
}

/// Everything that is kept, in one file.
pub(super) fn export(desk: Tools) {
    let (offers, searches) = untrack(|| {
        let questions = desk
            .keeping
            .questions()
            .into_iter()
            .map(|(address, seen)| (address, seen.seen.into_iter().map(|(id, _)| id).collect()));
        (desk.keeping.records().into_iter().collect::<BTreeMap<_, _>>(), questions.collect::<BTreeMap<_, _>>())
    });
    hand(desk, "favoris-emploi-public-nc.json", JSON, Backup::new(offers, searches).print().as_bytes());
}

/// Adds what a file holds to what is kept; what was there before can be put back.
pub(super) async fn import(desk: Tools, file: File) {
    let keeping: SavedStore = desk.keeping;
    #[expect(clippy::cast_precision_loss, reason = "a few millions")]
    let small = file.size() <= crate::saved::backup::LARGEST as f64;
    let text = if small { JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) } else { None };
    let Some(backup) = text.and_then(|text| Backup::parse(&text).ok()) else {
        desk.said.set(wording::NOT_IMPORTED.to_owned());
        return;
    };
    let mut before: Vec<(String, SavedOffer)> = Vec::new();
    let mut kept = true;
    let number = backup.offers.len();
    for (id, record) in backup.offers {
        let was = untrack(|| keeping.record(&id));
        if was.clone().with(&Change::Join(record.clone())) == was {
            continue;
        }
        kept &= keeping.change(&id, Change::Join(record)).await;
        before.push((id, was));
    }
    for (address, seen) in backup.searches {
        kept &= keeping.keep_question(&address, seen).await;
    }
    desk.said.set(if kept { wording::imported(number) } else { wording::NOT_SAVED.to_owned() });
    keeping.undoable(wording::imported(number), before);
}
