//! The list of offers that answer a question.

use super::filters::SearchForm;
use super::offer_card::OfferRow;
use super::store::{Part, Row, use_store};
use crate::query::{Facet, Query, Results, SPANS, Span};
use crate::search::Told;
use crate::wording;
use leptos::prelude::*;

/// The list's page: the question, and what answers it.
#[component]
pub fn ListPage() -> impl IntoView {
    view! {
        <div class="list-page">
            <h1 class="list-heading" tabindex="-1">{wording::LIST_HEADING}</h1>
            <SearchForm />
            <div class="results" data-asking=wording::SEARCH_LOADING>
                <ResultCount />
                <Chips />
                <ListActions />
                <NothingOpen />
                <NothingFound />
                <ToldLine />
                <OfferList part=Part::Open heading=wording::OPEN_OFFERS />
                <OfferList part=Part::Closed heading=wording::CLOSED_OFFERS />
            </div>
        </div>
    }
}

/// How many offers answer, how many of them are open if that is sure, and what is still on its way.
#[component]
pub fn ResultCount() -> impl IntoView {
    let store = use_store();
    let found = Memo::new(move |_| store.found());
    let open = Memo::new(move |_| store.results.with(|results| results.open));
    // What is over stays over; what was open when a static page was made may no longer be.
    let sure = move || store.live.get() || open.get() == 0;
    let of_them = move || wording::of_them_open(found.get(), open.get());
    let notice = Memo::new(move |_| store.notice());
    // What will be said meanwhile has its place before.
    let in_parts = store.catalogue.with_value(|catalogue| catalogue.chunking.listing().len() > 1);
    let awaited = move || (in_parts && notice.get().is_none()).then_some(wording::ARCHIVE_LOADING);
    view! {
        <div class="outcome">
            <p class="count" id="count" role="status" tabindex="-1" node_ref=store.count>
                {move || wording::offers(found.get())}
                <span data-later=move || (!sure()).then(of_them)>{move || sure().then(of_them)}</span>
            </p>
            <p class="notice" id="coming" data-later=awaited>{move || notice.get()}</p>
        </div>
    }
}

/// The chosen filters, each with a link that takes it off, and one that takes off everything.
#[component]
pub fn Chips() -> impl IntoView {
    let store = use_store();
    let nothing = Memo::new(move |_| store.asks_nothing());
    let chips = Memo::new(move |_| {
        let (query, listing) = (store.query.read(), store.listing.read());
        let values = query.chosen.iter().map(|(facet, key)| {
            (named(*facet, &wording::choice_name(*facet, key, &listing)), query.without(*facet, key).search_part())
        });
        let spans = spans(&query).map(|(facet, days)| (named(facet, &days), query.without_span(facet).search_part()));
        values.chain(spans).collect::<Vec<_>>()
    });
    let root = store.root();
    let chip = move |(name, address): (String, String)| view! { <Chip name href=format!("{root}{address}") /> };
    view! {
        <div class="chips" hidden=move || nothing.get()>
            <h2 class="visually-hidden">{wording::CHOSEN}</h2>
            <ul class="chips-list">
                <For each=move || chips.get() key=Clone::clone children=chip />
                <li><a class="chip-clear" href=store.root()>{wording::CLEAR}</a></li>
            </ul>
        </div>
    }
}

/// A chosen filter, with a link that takes it off.
#[component]
fn Chip(name: String, href: String) -> impl IntoView {
    view! {
        <li>
            <a class="chip" href=href>
                <span class="visually-hidden">{wording::REMOVE}</span>{name}<span class="chip-cross" aria-hidden="true">{CROSS}</span>
            </a>
        </li>
    }
}

/// Takes something off.
const CROSS: &str = "×";

/// What can be done with the answer as a whole; on a static page its place is kept free.
#[component]
fn ListActions() -> impl IntoView {
    let store = use_store();
    let search = Memo::new(move |_| store.query.with(Query::search_part));
    let link = move |place: &'static str| move || format!("{}{place}/{}", store.root(), search.get());
    let nothing = Memo::new(move |_| store.asks_nothing());
    let links = move || {
        view! {
            <a class="quiet" href=link("emporter")>{wording::RESULTS}</a>
            <a class="quiet" href=link("favoris") hidden=move || nothing.get()>{wording::KEEP_QUESTION}</a>
        }
    };
    view! { <p class="list-actions">{move || store.live.get().then(links)}</p> }
}

/// Says that no offer of all is open.
#[component]
fn NothingOpen() -> impl IntoView {
    let store = use_store();
    let shown = Memo::new(move |_| {
        let none = store.results.with(|results| results.open_in_all == 0 && !results.found.is_empty());
        none && store.asks_nothing()
    });
    view! { <Note class="none-open" strong=wording::NONE_OPEN shown sentence=|| wording::NONE_OPEN_HINT.to_owned() /> }
}

/// Says that nothing is found, or that there is nothing.
#[component]
fn NothingFound() -> impl IntoView {
    let store = use_store();
    let shown = Memo::new(move |_| store.found() == 0);
    let sentence = move || {
        if store.listing.with(|listing| listing.is_empty()) {
            wording::EMPTY.to_owned()
        } else {
            store.query.with(|query| wording::nothing_found(&query.text, query.filters() > 0))
        }
    };
    view! { <Note class="nothing" strong="" shown sentence /> }
}

/// What was made of the words, where each does not stand for itself.
#[component]
fn ToldLine() -> impl IntoView {
    let store = use_store();
    let sentences = Memo::new(move |_| store.results.with(|results| told(results)));
    let shown = Memo::new(move |_| sentences.with(|said| !said.is_empty()) && store.found() > 0);
    view! { <Note class="told" strong="" shown sentence=move || sentences.get() /> }
}

/// A sentence in the offers' place or above them.
#[component]
pub fn Note(
    /// The kind of sentence.
    class: &'static str,
    /// Words that come before it.
    strong: &'static str,
    /// Whether it is said.
    #[prop(into)]
    shown: Signal<bool>,
    /// The sentence.
    sentence: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let strong = (!strong.is_empty()).then(|| view! { <strong>{strong}</strong> });
    view! { <p class=class hidden=move || !shown.get()>{strong}" "{sentence}</p> }
}

/// One of the two lists, as far as it is drawn; nothing is seen of an empty one.
#[component]
fn OfferList(part: Part, heading: &'static str) -> impl IntoView {
    let store = use_store();
    let rows = Memo::new(move |_| store.rows(part));
    let length = Memo::new(move |_| store.length(part));
    let room = Memo::new(move |_| store.room(part));
    let [before, behind] = [0, 1].map(|end| move || room.with(|room| room.as_ref().map(|room| room[end].clone())));
    let row = move |row: Row| {
        let number = Signal::derive(move || {
            rows.with(|rows| rows.iter().find(|one| one.position == row.position).map_or(row.number, |one| one.number))
        });
        view! { <OfferRow row number length /> }
    };
    // In words so small that they take no line of their own: what stands below stays where it is when they go.
    let day = move || {
        let made = store.now.with_untracked(|now| now.day);
        (part == Part::Open && !store.live.get())
            .then(|| view! { <span class="offers-day">{wording::on_day(made)}</span> })
    };
    view! {
        <section class="offers" hidden=move || length.get() == 0>
            <h2 class="offers-heading">{heading}{day}</h2>
            <ol class="offers-list" style:padding-block-start=before style:padding-block-end=behind>
                <For each=move || rows.get() key=|row| row.position children=row />
            </ol>
        </section>
    }
}

/// What was made of the words, in sentences; nothing where each stands for itself.
fn told(results: &Results) -> String {
    let mut sentences: Vec<String> = results
        .told
        .iter()
        .map(|told| match told {
            Told::Corrected { typed, used } => wording::corrected(typed, used),
            Told::Unknown { typed } => wording::unknown_word(typed),
            Told::Place { name, .. } => wording::place_meant(name),
            Told::Employer { name, .. } => wording::employer_meant(name),
            Told::Also { words, .. } => wording::also_sought(words),
        })
        .collect();
    if results.partly {
        sentences.push(wording::PARTLY.to_owned());
    }
    sentences.join(" ")
}

/// The spans of days asked for, in words.
pub(crate) fn spans(query: &Query) -> impl Iterator<Item = (Facet, String)> {
    SPANS.into_iter().filter(|facet| !query.span(*facet).is_open()).map(|facet| {
        let Span { from, to } = query.span(facet);
        (facet, wording::span(from, to))
    })
}

/// A value that is asked for, with the name of its filter.
pub(crate) fn named(facet: Facet, value: &str) -> String {
    format!("{}\u{a0}: {value}", wording::facet(facet))
}
