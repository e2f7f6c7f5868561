//! The list of offers that answer a question.

use super::Now;
use super::filters::QuestionForm;
use super::offer_card::OfferCard;
use crate::query::{Catalogue, Facet, Query, Results};
use crate::search::Piece;
use crate::wording;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A question and its answer, as they change.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The question.
    pub query: Signal<Query>,
    /// The words in the search box, as typed.
    pub typed: Signal<String>,
    /// The answer.
    pub results: Signal<Results>,
    /// Where the texts answer the words, by the offers' positions.
    pub excerpts: Signal<BTreeMap<u32, Vec<Piece>>>,
    /// What to say of the words' search: on its way, failed, or nothing.
    pub notice: Signal<&'static str>,
}

/// The list's page: search, filters, what is chosen, and the offers, open ones first.
#[component]
pub fn OfferList(
    /// The offers.
    catalogue: Arc<Catalogue>,
    /// The question and its answer.
    asked: Asked,
    /// Path to the site's root.
    root: String,
    /// The time.
    #[prop(into)]
    now: Signal<Now>,
) -> impl IntoView {
    let Asked { query, results, notice, .. } = asked;
    let empty = catalogue.cards.is_empty();
    let shown = Memo::new(move |_| {
        results.with(|results| {
            let (open, closed) = query.with(|query| results.shown(query));
            (open.to_vec(), closed.to_vec())
        })
    });
    let live = move || now.get().live;
    let none_open =
        move || live() && !empty && results.with(|results| results.open_in_all == 0 && !results.found.is_empty());
    let more = {
        let root = root.clone();
        move || {
            let (open, closed) = shown.get();
            (open.len() + closed.len() < results.with(|results| results.found.len())).then(|| {
                let address = format!("{root}{}", query.get().with_more().search_part());
                view! { <p class={"more"}><a class="button" href=address data-action="more">{wording::MORE}</a></p> }
            })
        }
    };
    view! {
        <div class="list-page">
            <h1 class="list-heading">{wording::LIST_HEADING}</h1>
            <p class="no-script">{wording::NO_SCRIPT}</p>
            <QuestionForm asked=asked root=root.clone() />
            <div class="results">
                <p class="count" id="count" role="status">{move || results.with(|results| wording::count(results, live()))}</p>
                <p class="notice" role="status">{move || notice.get()}</p>
                <Chosen query=query results=results root=root.clone() />
                {move || none_open().then(|| view! {
                    <div class={"none-open"}><p><strong>{wording::NONE_OPEN}</strong></p><p>{wording::NONE_OPEN_HINT}</p></div>
                })}
                {move || {
                    let nothing = results.with(|results| results.found.is_empty());
                    nothing.then(|| if empty { wording::EMPTY.to_owned() } else { query.with(wording::nothing_found) })
                        .map(|sentence| view! { <p class={"nothing"}>{sentence}</p> })
                }}
                <Offers
                    heading=Signal::derive(move || if live() { wording::OPEN_OFFERS } else { wording::ALL_OFFERS })
                    positions=Signal::derive(move || shown.get().0)
                    catalogue=catalogue.clone() asked=asked root=root.clone() now=now
                />
                <Offers
                    heading=wording::CLOSED_OFFERS
                    positions=Signal::derive(move || shown.get().1)
                    catalogue=catalogue asked=asked root=root now=now
                />
                {more}
            </div>
        </div>
    }
}

/// Some offers under a heading; nothing where there are none.
#[component]
fn Offers(
    /// The heading.
    #[prop(into)]
    heading: Signal<&'static str>,
    /// The offers' positions.
    positions: Signal<Vec<u32>>,
    /// All offers.
    catalogue: Arc<Catalogue>,
    /// The question and its answer.
    asked: Asked,
    /// Path to the site's root.
    root: String,
    /// The time.
    now: Signal<Now>,
) -> impl IntoView {
    let years = Memo::new(move |_| asked.query.with(|query| query.years));
    let marks = Memo::new(move |_| asked.results.with(|results| results.marks.clone()));
    let hidden = move || positions.with(Vec::is_empty);
    view! {
        <section class="offers" hidden=hidden>
            <h2 class="offers-heading">{move || heading.get()}</h2>
            <ol class="offers-list">
                <For each=move || positions.get() key=|position| *position let:position>
                    {catalogue.cards.get(position as usize).cloned().map(|card| view! {
                        <li>
                            <OfferCard
                                card=card root=root.clone() now=now years=years marks=marks
                                excerpt=Signal::derive(move || asked.excerpts.with(|found| found.get(&position).cloned().unwrap_or_default()))
                            />
                        </li>
                    })}
                </For>
            </ol>
        </section>
    }
}

/// The chosen filters, each with a link that takes it off.
#[component]
fn Chosen(
    /// The question.
    query: Signal<Query>,
    /// Its answer, which knows the filters' names.
    results: Signal<Results>,
    /// Path to the site's root.
    root: String,
) -> impl IntoView {
    let clear = root.clone();
    let chips = Memo::new(move |_| {
        query.with(|query| {
            let mut chips: Vec<(String, String)> = Vec::new();
            for (facet, keys) in &query.chosen {
                for key in keys {
                    let name = results.with(|results| chip_name(results, *facet, key));
                    chips.push((name, query.without(*facet, key).search_part()));
                }
            }
            chips
        })
    });
    view! {
        <div class="chips" hidden=move || query.with(|query| query.chosen.is_empty() && query.text.is_empty())>
            <h2 class="visually-hidden">{wording::CHOSEN}</h2>
            <ul class="chips-list">
                <For each=move || chips.get() key=Clone::clone let((name, address))>
                    <li>
                        <a class="chip" href=format!("{root}{address}")>
                            <span class="visually-hidden">{wording::REMOVE}" "</span>
                            {name}
                            <span class={"chip-cross"} aria-hidden="true">{"×"}</span>
                        </a>
                    </li>
                </For>
                <li><a class="chip-clear" href=clear>{wording::CLEAR}</a></li>
            </ul>
        </div>
    }
}

fn chip_name(results: &Results, facet: Facet, key: &str) -> String {
    let known = results.counts.get(&facet).and_then(|counts| counts.iter().find(|(choice, _)| choice.key == key));
    known.map_or_else(
        || key.replace('-', " "),
        |(choice, _)| format!("{}\u{a0}: {}", wording::facet(facet), wording::choice(facet, choice)),
    )
}
