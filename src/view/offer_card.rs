//! An offer in the list.

use super::Now;
use super::action_menu::ActionMenu;
use super::deadline_line::DeadlineLine;
use super::favourite_button::FavouriteButton;
use super::saved_state::SavedState;
use super::store::{Row, Store, use_store};
use crate::release::{FACT_BREAK, Listing, StringColumn};
use crate::saved::{SavedOffer, Step};
use crate::search::{self, Piece};
use crate::wording;
use leptos::html::Button;
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
    let flag = move |of: fn(&SavedOffer) -> bool| move || saved.with(of).then_some("");
    let excerpt = Memo::new(move |_| store.excerpt(position));
    let said = |class: &'static str, words: &str| {
        let words = words.to_owned();
        (!words.is_empty()).then(|| view! { <span class=class>{words}</span> })
    };
    let items = |column: &StringColumn, class: &'static str| {
        let items = column[at].split(FACT_BREAK).filter(|item| !item.is_empty()).map(str::to_owned);
        items.map(|item| view! { <li class=class>{item}</li> }).collect_view()
    };
    let (asked, priority) = (listing.residencies[at].to_owned(), listing.priority_years(at));
    let years = Memo::new(move |_| store.query.with(|query| query.years));
    let words = title.clone();
    let marked_title = move || marked(search::mark(&words, &store.marks.read()));
    view! {
        <article
            class="offer-card"
            data-status=move || status.get()
            data-folded=flag(|saved| saved.hidden)
            data-read=flag(|saved| saved.read)
        >
            <h3 class="offer-card-title"><a href=store.address(&id)><bdi>{marked_title}</bdi></a></h3>
            <p class="offer-card-where">
                {said("offer-card-employer", &listing.employers[at])}
                {said("offer-card-place", &listing.places[at])}
                {said("offer-card-department", &listing.departments[at])}
            </p>
            <ul class="offer-card-facts">
                {items(&listing.facts, "offer-card-fact")}
                <li class="tag">{move || residency(&asked, priority, years.get())}</li>
                {items(&listing.tags, "tag")}
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
    let actions = move || {
        let (id, title) = (id.clone(), title.clone());
        store.live.get().then(|| view! { <LiveActions id title /> })
    };
    view! { <div class="offer-card-mine">{actions}</div> }
}

/// The actions themselves. Of a hidden offer, one alone is left.
#[component]
fn LiveActions(id: String, title: String) -> impl IntoView {
    let saved = record(use_store(), &id);
    let state = SavedState::of_page();
    let hidden = Memo::new(move |_| saved.with(|record| record.hidden));
    // Who has begun to apply has read it: one of the two.
    let done = move || {
        saved.with(|record| match Step::of(&record.step) {
            Step::None => record.read.then(|| wording::READ.to_owned()),
            step => Some(wording::step(step).to_owned()),
        })
    };
    // The button that was pressed is gone when the offer is hidden: the one in its place takes the focus.
    let unhide = NodeRef::<Button>::new();
    let moves_focus = StoredValue::new(false);
    Effect::new(move |_| {
        if hidden.get()
            && moves_focus.get_value()
            && let Some(unhide) = unhide.get()
        {
            moves_focus.set_value(false);
            drop(unhide.focus());
        }
    });
    let of_hidden = StoredValue::new(id.clone());
    let toggle = move |_| {
        moves_focus.set_value(!hidden.get_untracked());
        state.toggle_hidden(of_hidden.get_value());
    };
    let more = format!("{} – {title}", wording::MORE_ACTIONS);
    let unhide_name = format!("{} – {title}", wording::UNHIDE);
    view! {
        <span class="offer-card-done" hidden=move || hidden.get() || done().is_none()>{done}</span>
        <div class="offer-card-actions" hidden=hidden>
            <FavouriteButton id title />
            <ActionMenu name=more>
                <button type="button" class="hide" on:click=toggle>{wording::HIDE}</button>
            </ActionMenu>
        </div>
        <button
            type="button"
            class="quiet unhide"
            hidden=move || !hidden.get()
            node_ref=unhide
            aria-label=unhide_name
            on:click=toggle
        >
            {wording::UNHIDE}
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
