//! Questions on the desk: those that are kept, and the one whose answer is taken away.

use super::{Tools, sheet_at};
use crate::browser::fetch;
use crate::query::{self, Listing, Query, Results};
use crate::search::Index;
use crate::view::favourites::{Kept, QUESTIONS_PLACE};
use crate::view::list::{named, spans};
use crate::wording;
use leptos::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// Loads the index of words, where a question has some, and the offers that may say a phrase.
pub(super) async fn prepare(desk: Tools, queries: &[Query]) {
    let asked: Vec<&str> = queries.iter().map(|query| query.text.as_str()).filter(|text| !text.is_empty()).collect();
    if asked.is_empty() {
        return;
    }
    let release = desk.release.get_value();
    let index = match desk.index.get_untracked() {
        Some(index) => index,
        None => match fetch::search(&release).await {
            Ok(index) => Arc::new(index),
            Err(reason) => return crate::browser::report(&reason),
        },
    };
    let phrased = asked.into_iter().map(|text| Index::ask(&index, text)).filter(|answer| !answer.phrases.is_empty());
    let mut doubtful: Vec<usize> = phrased.flat_map(|answer| answer.hits).map(|hit| hit.offer as usize).collect();
    doubtful.sort_unstable();
    desk.load_sheets(doubtful).await;
    desk.index.set(Some(index));
}

/// The question of the page's address.
pub(super) fn asked() -> Query {
    window().location().search().unwrap_or_default().parse().unwrap_or_default()
}

/// The answer to a question.
pub(super) fn answer(desk: Tools, query: &Query) -> Results {
    let (index, sheets) = (desk.index.read(), desk.sheets.read());
    let hits = index.as_ref().filter(|_| !query.text.is_empty()).map(|index| {
        let mut answer = Index::ask(index, &query.text);
        answer.keep_said(|position, phrase| {
            let sheet = sheet_at(&sheets, position as usize)?;
            Some(sheet.texts().any(|text| phrase.is_said_in(text)))
        });
        answer
    });
    desk.listing.with_value(|listing| query::apply(query, listing, hits.as_ref(), desk.today.get()))
}

/// The ids of the offers that answer the question of an address.
pub(super) fn ids(desk: Tools, address: &str) -> Vec<String> {
    let found = answer(desk, &address.parse().unwrap_or_default()).found;
    desk.listing.with_value(|listing| found.iter().map(|at| listing.ids[*at as usize].to_owned()).collect())
}

/// Keeps the question of the page's address, if it has one, and takes it out of the address, which names the place of what is
/// kept instead.
pub(super) async fn keep_asked(desk: Tools) {
    let asked = asked();
    let address = asked.to_string();
    if address.is_empty() {
        return;
    }
    // With those kept before: once the index is there, nothing is prepared any more.
    let mut queries = untrack(|| queries(&desk.keeping.questions()));
    queries.push(asked);
    prepare(desk, &queries).await;
    let seen = untrack(|| ids(desk, &address));
    let kept = desk.keeping.keep_question(&address, seen).await;
    let words = if kept { wording::QUESTION_KEPT } else { wording::NOT_KEPT_HERE };
    desk.keeping.undoable(words.to_owned(), Vec::new());
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        let here = format!("{path}#{QUESTIONS_PLACE}");
        drop(history.replace_state_with_url(&web_sys::wasm_bindgen::JsValue::NULL, "", Some(&here)));
    }
}

/// A question in words: what was typed, the names of the filters' values, and the days asked for.
pub(super) fn name(query: &Query, listing: &Listing) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !query.text.is_empty() {
        parts.push(wording::quoted(&query.text));
    }
    parts.extend(query.chosen.iter().map(|(facet, key)| wording::choice_name(*facet, key, listing)));
    parts.extend(spans(query).map(|(facet, days)| named(facet, &days)));
    if parts.is_empty() { wording::ALL_OFFERS.to_owned() } else { parts.join(", ") }
}

/// Questions by their addresses.
fn queries<T>(kept: &[(String, T)]) -> Vec<Query> {
    kept.iter().map(|(address, _)| address.parse().unwrap_or_default()).collect()
}

/// The questions that are kept, with what is new among their answers.
pub(super) fn kept(desk: Tools) -> Vec<Kept> {
    let all = desk.keeping.questions();
    let queries = queries(&all);
    let wanting = desk.index.with(Option::is_none) && queries.iter().any(|query| !query.text.is_empty());
    if wanting {
        let queries = queries.clone();
        crate::browser::spawn(async move { prepare(desk, &queries).await });
    }
    all.iter()
        .zip(&queries)
        .map(|((address, seen), query)| {
            let results = answer(desk, query);
            let ids = desk.listing.with_value(|listing| {
                let known: HashSet<&str> = seen.seen.iter().map(|(id, _)| id.as_str()).collect();
                results.found.iter().filter(|at| !known.contains(&listing.ids[**at as usize])).count()
            });
            Kept {
                address: address.clone(),
                name: desk.listing.with_value(|listing| name(query, listing)),
                found: results.found.len(),
                new: ids,
            }
        })
        .collect()
}
