//! An offer in the list.

use super::Now;
use super::deadline_line::DeadlineLine;
use super::favourite_button::FavouriteButton;
use super::saved_state::SavedState;
use super::store::{Row, Store, use_store};
use crate::release::{FACT_BREAK, Listing};
use crate::saved::SavedOffer;
use crate::search::{self, Piece};
use crate::wording;
use leptos::prelude::*;

/// A row of the list: an offer, with its number for who is read to, since not all rows are in the page.
#[component]
pub(super) fn OfferRow(row: Row, number: Signal<usize>, length: Memo<usize>) -> impl IntoView {
    let live = use_store().live;
    view! {
        <li
            aria-posinset=move || live.get().then(|| number.get().to_string())
            aria-setsize=move || live.get().then(|| length.get().to_string())
        >
            <OfferCard position=row.position />
        </li>
    }
}

/// An offer in the list: title, employer, place, what is asked, and until when.
#[component]
pub fn OfferCard(
    /// The offer's position in the store's listing.
    position: u32,
) -> impl IntoView {
    let store = use_store();
    let at = position as usize;
    let listing = store.listing.get_untracked();
    let (id, title) = (listing.ids[at].to_owned(), listing.titles[at].to_owned());
    let term = listing.term(at);
    let status = Memo::new(move |_| store.listing.with(|listing| status(listing, at, store.now.get())));
    let saved = record(store, &id);
    let folded = move || saved.with(|record| record.hidden).then_some("");
    let excerpt = Memo::new(move |_| store.excerpt(position));
    let said = |class: &'static str, words: &str| {
        let words = words.to_owned();
        (!words.is_empty()).then(|| view! { <span class=class>{words}</span> })
    };
    let facts = listing.facts[at].split(FACT_BREAK).filter(|fact| !fact.is_empty()).map(str::to_owned);
    let (asked, priority) = (listing.residencies[at].to_owned(), listing.priority_years(at));
    let years = Memo::new(move |_| store.query.with(|query| query.years));
    let residency = move || format!("{}\u{a0}: {}", wording::LABEL_RESIDENCY, residency(&asked, priority, years.get()));
    let words = title.clone();
    let marked_title = move || marked(search::mark(&words, &store.marks.read()));
    view! {
        <article class="offer-card" data-status=move || status.get() data-folded=folded>
            <h3 class="offer-card-title"><a href=store.address(&id)><bdi>{marked_title}</bdi></a></h3>
            <p class="offer-card-where">
                {said("offer-card-employer", &listing.employers[at])}{said("offer-card-place", &listing.places[at])}
            </p>
            <ul class="offer-card-facts">
                {facts.map(|fact| view! { <li>{fact}</li> }).collect_view()}
                <li>{residency}</li>
            </ul>
            {move || Some(excerpt.get()).filter(|pieces| !pieces.is_empty()).map(|pieces| view! { <Excerpt pieces /> })}
            <DeadlineLine term />
            <CardActions id title />
        </article>
    }
}

/// What the reader may do with an offer of the list, and has done; on a static page its place is kept free.
#[component]
fn CardActions(id: String, title: String) -> impl IntoView {
    let store = use_store();
    let saved = record(store, &id);
    // Who has begun to apply has read it: one of the two, so that they stay on one line.
    let begun = move || saved.with(|record| !record.step.is_empty());
    let unread = move || saved.with(|record| !record.read) || begun();
    let hidden = Memo::new(move |_| saved.with(|record| record.hidden));
    let actions = move || {
        let (id, title) = (id.clone(), title.clone());
        if hidden.get() {
            return view! { <span>{wording::HIDDEN}</span><HideButton id title /> }.into_any();
        }
        view! {
            <FavouriteButton id=id.clone() title=title.clone() />
            <HideButton id title />
            <span class="offer-card-read" hidden=unread>{wording::READ}</span>
            <span class="offer-card-step" hidden=move || !begun()>{move || saved.with(|record| wording::step(&record.step))}</span>
        }
        .into_any()
    };
    view! { <p class="offer-card-mine">{move || store.live.get().then(&actions)}</p> }
}

/// The button that folds an offer away in the list, or unfolds it.
#[component]
pub fn HideButton(
    /// The offer's id.
    id: String,
    /// Its title, for who does not see what the button stands beside.
    title: String,
) -> impl IntoView {
    let saved = SavedState::of_page();
    let id = StoredValue::new(id);
    let hidden = Memo::new(move |_| saved.offer(&id.read_value()).hidden);
    let name = move || if hidden.get() { wording::UNHIDE } else { wording::HIDE };
    view! {
        <button
            type="button"
            class="quiet hide"
            aria-label=move || format!("{} – {title}", name())
            on:click=move |_| saved.toggle_hidden(id.get_value())
        >
            {name}
        </button>
    }
}

/// What is saved of an offer.
fn record(store: Store, id: &str) -> Memo<SavedOffer> {
    let id = id.to_owned();
    Memo::new(move |_| store.saved.offer(&id))
}

/// The key of what an offer is by now; none where the page does not know.
fn status(listing: &Listing, at: usize, now: Now) -> &'static str {
    let over =
        if listing.stands(at) { listing.deadline(at).and_then(|day| now.by_which_over(day)) } else { Some(now.day) };
    over.map_or("", |today| listing.status(at, today).key())
}

/// The part of an offer's text that answers the words.
#[component]
pub fn Excerpt(
    /// The text, with what is marked in it.
    pieces: Vec<Piece>,
) -> impl IntoView {
    view! { <p class="offer-card-excerpt">{marked(pieces)}</p> }
}

/// A text with its marked words.
fn marked(pieces: Vec<Piece>) -> AnyView {
    let piece = |piece: Piece| {
        if piece.marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}

/// What a notice asks, seen from a reader's own years when they are known.
#[must_use]
pub fn residency(asked: &str, priority_years: u32, years: Option<u8>) -> String {
    match years {
        Some(years) if priority_years > 0 && u32::from(years) >= priority_years => {
            wording::has_priority(priority_years)
        }
        _ => asked.to_owned(),
    }
}
